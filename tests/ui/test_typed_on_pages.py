"""What is typed on a page and not saved, when the computer stops: a second later it is on the disk."""

import shutil

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from dilator_app.diary.folder import DiaryFolder
from dilator_app.domain.scales import Sign
from dilator_app.errors import CouldNotWrite, WriteProblem
from dilator_app.ui.drafts import WhileTyping
from dilator_app.ui.pages.history.safety_dialog import SafetyDialog
from dilator_app.ui.pages.plan.paste_dialog import PasteDialog
from tests.desk import Desk
from tests.makers import make_plan, make_session, make_set

TOLD = "This is what you had typed before. Nothing was lost."


@pytest.fixture
def restart(desk, qtbot, tmp_path, plain_template, clock):
    """Let a second pass, then begin again with what lies on the disk, as after a battery that went flat."""
    begun: list[Desk] = []

    def stop_and_start() -> Desk:
        for typing in desk.window.findChildren(WhileTyping):
            typing.keep_now()
        copy = DiaryFolder(tmp_path / f"after {len(begun)}")
        shutil.copytree(desk.folder.path, copy.path)
        other = Desk(qtbot, copy, clock, tmp_path / "other settings.toml").open(plain_template.open(copy, clock))
        begun.append(other)
        return other

    yield stop_and_start
    for other in begun:
        other.put_away()


def write(field: QLineEdit | QPlainTextEdit, words: str, desk: Desk) -> None:
    field.setFocus()
    desk.type(words)


def test_words_on_the_plan_are_there_after_a_restart(desk, restart):
    desk.diary.save(make_set(), make_plan(22))
    write(desk.page("plan").fields.contact, "call the clinic", desk)
    again = restart()
    assert again.page("plan").fields.contact.text() == "call the clinic"
    assert again.page("plan").save_button.isEnabled()


def test_a_plan_that_was_put_back_as_it_was_is_no_draft_any_more(desk, restart):
    desk.diary.save(make_set(), make_plan(22, minutes=10))
    page = desk.page("plan")
    page.fields.minutes.set_number(11)
    desk.press("Ctrl+L")
    desk.click("Open")
    desk.settle()
    page = desk.page("plan")
    assert page.fields.minutes.number() == 11
    page.fields.minutes.set_number(10)
    again = restart()
    assert again.diary.draft("plan") is None
    assert not again.page("plan").save_button.isEnabled()


def test_the_lines_of_a_new_plan_are_there_after_a_restart(desk, restart):
    desk.diary.save(make_set(), make_plan(22))
    page = desk.page("plan")
    page.show_new_plan()
    write(page.new_plan.rows[2].field, "12 minutes", desk)
    again = restart()
    assert again.page("plan").is_new_plan
    assert again.page("plan").new_plan.rows[2].text() == "12 minutes"


def test_what_was_changed_in_historys_panel_is_there_after_a_restart(desk, restart):
    session = make_session(22, pain=3)
    desk.diary.save(make_set(), session)
    page = desk.page("history")
    page.open_session(session)
    write(page.panel.fields.note_to_self, "a warm room", desk)
    again = restart()
    page = again.page("history")
    page.open_session(session)
    assert page.panel.fields.note_to_self.text() == "a warm room"
    assert TOLD in again.words()


def test_a_sign_that_was_ticked_and_not_confirmed_is_there_the_next_time(desk, restart):
    session = make_session(22, pain=3)
    desk.diary.save(make_set(), session)
    page = desk.page("history")
    page.open_session(session)
    page.panel.safety_button.showPopup()
    asked = desk.dialog(SafetyDialog)
    asked.signs.boxes()[0].click()
    again = restart()
    page = again.page("history")
    page.open_session(session)
    page.panel.safety_button.showPopup()
    assert again.dialog(SafetyDialog).signs.value() == frozenset({Sign.SPOTTING.value})
    asked.discard()


def test_a_name_for_the_page_is_there_after_a_restart_and_the_diary_learns_it_when_the_page_is_left(desk, restart):
    desk.page("appointment")
    desk.settle()
    desk.click("Full name")
    desk.type("M. Rivera")
    assert desk.diary.preferences().page_choices == ""
    again = restart()
    assert again.page("appointment").choices.name.text() == "M. Rivera"
    again.settle()
    again.page("today")
    assert "M. Rivera" in again.diary.preferences().page_choices
    assert again.diary.draft("page") is None


def test_a_line_in_settings_that_nobody_left_is_saved_at_the_next_look(desk, restart):
    page = desk.page("settings")
    write(page.session.hard_day, "One breath is enough.", desk)
    again = restart()
    assert again.diary.preferences().hard_day_line == ""
    again.page("settings")
    assert again.diary.preferences().hard_day_line == "One breath is enough."
    assert again.diary.draft("settings") is None


def test_nothing_typed_in_settings_keeps_nothing_at_a_lock(desk):
    desk.diary.save(make_set())
    desk.page("settings")
    desk.press("Ctrl+L")
    desk.click("Open")
    desk.settle()
    assert desk.diary.draft("settings") is None


def test_the_words_of_the_exam_card_are_there_after_a_restart_and_keeping_them_ends_the_draft(desk, restart):
    from dilator_app.ui.pages.learn.cards import ExamCardView

    def card(of: Desk) -> ExamCardView:
        of.view.show_page("learn", "exam")
        return of.view.page("learn").findChild(ExamCardView)

    desk.diary.save(make_set())
    field = card(desk).field
    before = field.text()
    field.moveCursor(field.textCursor().MoveOperation.End)
    write(field, " Slowly, please.", desk)
    again = restart()
    shown = card(again)
    assert shown.field.text() == before + " Slowly, please."
    shown.keep_button.click()
    assert again.diary.preferences().exam_card == before + " Slowly, please."
    assert again.diary.draft("exam card") is None


def test_the_last_second_of_typing_is_kept_at_a_lock(desk):
    from dilator_app.ui.pages.learn.cards import ExamCardView

    desk.diary.save(make_set())
    desk.view.show_page("learn", "exam")
    write(desk.view.page("learn").findChild(ExamCardView).field, "Now ", desk)
    desk.press("Ctrl+L")
    desk.click("Open")
    desk.settle()
    desk.view.show_page("learn", "exam")
    assert "Now" in desk.view.page("learn").findChild(ExamCardView).field.text()


# --- a reply beside what was typed -----------------------------------------------------------------------------------
@pytest.fixture
def typed(desk):
    """A new plan with 12 minutes typed on line 3, left with Esc."""
    desk.diary.save(make_set(), make_plan(22, minutes=10, own_words="Rest first."))
    page = desk.page("plan")
    page.show_new_plan()
    write(page.new_plan.rows[2].field, "12 minutes", desk)
    write(page.new_plan.rows[8].field, "Breathe out.", desk)
    desk.press("Esc")
    return page


def paste(desk, reply):
    desk.click("Paste a reply")
    desk.dialog(PasteDialog).field.set_text(reply)
    desk.click("Look at it")


def test_a_reply_leaves_the_lines_that_were_typed_before_and_that_it_does_not_speak_of(typed, desk):
    paste(desk, "4. 3 times a week\nSlowly.")
    rows = typed.new_plan.rows
    assert (rows[2].text(), rows[3].text()) == ("12 minutes", "3 a week")
    assert rows[8].text() == "Breathe out.\nSlowly."


def test_a_reply_takes_the_place_of_a_typed_line_only_when_told_to(typed, desk):
    paste(desk, "3. 15 min\n4. 3 times a week")
    assert "You had typed something else on line 3. The reply would take its place." in desk.words()
    desk.click("Keep what I typed")
    rows = typed.new_plan.rows
    assert (rows[2].text(), rows[3].text()) == ("12 minutes", "3 a week")
    desk.press("Esc")
    paste(desk, "3. 15 min")
    desk.click("Take it")
    assert rows[2].text() == "15 minutes"


def test_a_reply_says_that_the_plan_itself_holds_words_that_are_not_saved(desk):
    desk.diary.save(make_set(), make_plan(22))
    page = desk.page("plan")
    write(page.fields.contact, "call the clinic", desk)
    paste(desk, "3. 15 min")
    assert "What you changed on the plan itself and have not saved is still there." in desk.words()
    desk.click("Save plan")
    assert page.fields.contact.text() == "call the clinic"
    paste(desk, "3. 12 min")
    assert "What you changed on the plan itself and have not saved is still there." in desk.words()


def test_what_a_reply_adds_to_the_own_words_is_added_to_what_was_typed_there(desk):
    desk.diary.save(make_set(), make_plan(22, own_words="Rest first."))
    page = desk.page("plan")
    page.fields.own_words.moveCursor(page.fields.own_words.textCursor().MoveOperation.End)
    write(page.fields.own_words, " Then breathe.", desk)
    paste(desk, "Slowly.")
    desk.click("Save plan")
    assert page.fields.own_words.text() == "Rest first. Then breathe.\nSlowly."
    desk.click("Save plan")
    assert desk.diary.plans()[-1].own_words == "Rest first. Then breathe.\nSlowly."


def test_a_full_disk_leaves_what_was_typed_on_the_plan_and_in_a_new_one(desk, monkeypatch, qtbot):
    desk.diary.save(make_set(), make_plan(22))
    page = desk.page("plan")

    def full(*_records):
        raise CouldNotWrite(WriteProblem.FULL)

    write(page.fields.contact, "call the clinic", desk)
    with monkeypatch.context() as broken:
        broken.setattr(desk.diary, "save", full)
        with pytest.raises(CouldNotWrite):
            page.save()
    assert page.fields.contact.text() == "call the clinic"
    assert page.save_button.isEnabled()
    page.refresh()
    assert page.fields.contact.text() == "call the clinic"

    page.show_new_plan()
    write(page.new_plan.rows[2].field, "12", desk)
    with monkeypatch.context() as broken:
        broken.setattr(desk.diary, "save", full)
        with qtbot.captureExceptions() as caught:
            page.new_plan.save()
    assert [kind for kind, *_rest in caught] == [CouldNotWrite]
    assert page.is_new_plan
    assert page.new_plan.rows[2].text() == "12"
