"""A sign that is written down outside a session says at once what it means, and the card follows (care M4, M5)."""

import pytest

from dilator_app import i18n
from dilator_app.domain.scales import Sign
from dilator_app.ui.catch_up import CatchUp
from dilator_app.ui.quick_log import QuickLog
from dilator_app.ui.session.check_first import AskFirstView
from dilator_app.ui.session.contact import ContactDialog
from tests.cut import cut_off
from tests.desk import Desk
from tests.makers import days_ago, make_plan, make_session, make_set

CONTACT = "Ines Okafor, 555 0100"


@pytest.fixture
def person(desk: Desk) -> Desk:
    """Somebody with a plan that says whom to contact, and one session."""
    desk.diary.save(make_set(), make_plan(22, contact=CONTACT), make_session(22, day=days_ago(3)))
    return desk


def newest(desk: Desk):
    return desk.diary.newest_sessions(1)[0]


def test_in_quick_log_a_ticked_sign_says_at_once_what_it_means(person):
    person.press("Ctrl+N")
    assert "contact your care team" not in person.words()
    person.click("More bleeding than that")
    assert "More than light pink spotting: stop, and contact your care team." in person.words()
    assert "whik.co.uk; vejthani.com" in person.words()

    person.click("None of these")
    assert "contact your care team" not in person.words()


def test_after_quick_log_the_card_comes_with_whom_to_contact_and_at_the_next_start_again(person):
    person.press("Ctrl+N")
    person.click("Faint or panicky")
    person.click("Save")
    said = person.words(person.dialog(ContactDialog))
    assert newest(person).safety.signs == {Sign.FAINT_PANIC}
    assert CONTACT in said
    assert "Feeling faint or panicky, shaking, or being sick" in said
    assert "Fernlight tells nobody. Your care team knows only if you contact them." in said
    person.press("Return")
    assert person.dialogs() == []

    person.page("today").refresh()
    person.click("Start")
    assert isinstance(person.view.session.page.view, AskFirstView)


def test_after_fever_alone_the_card_has_its_one_sourced_line(person):
    person.press("Ctrl+N")
    person.click("Fever, or unusual discharge")
    person.click("Save")
    said = person.words(person.dialog(ContactDialog))

    assert said.count("An active pelvic infection is on the list of reasons not to start.") == 1
    assert "Bleeding that is fresh" not in said


@pytest.mark.parametrize("answer", ["None of these", None])
def test_without_a_sign_nothing_follows(person, answer):
    person.press("Ctrl+N", "3")
    if answer:
        person.click(answer)
    person.click("Save")

    assert person.dialogs() == []


def test_a_sign_in_a_draft_says_what_it_means_when_the_form_comes_back(person):
    person.press("Ctrl+N")
    person.click("Pain that did not settle")
    person.press("Escape", "Ctrl+N")

    assert isinstance(person.dialog(), QuickLog)
    assert "Pain that does not settle: stop, and contact your care team." in person.words()


def test_in_catch_up_the_card_follows_for_all_lines_together(person):
    person.view.open_catch_up()
    lines = person.dialog(CatchUp).lines
    for line, place in ((lines[0], 1), (lines[3], 4)):
        line.breathing.setCurrentIndex(1)
        line.size.setCurrentIndex(line.size.count() - 1)
        line.safety.boxes()[place].click()
    person.click("Save all")
    said = person.words(person.dialog(ContactDialog))

    assert "More than light pink spotting: stop, and contact your care team." in said
    assert "Stop, and talk to somebody professional before you go on." in said
    assert said.count(CONTACT) == 1


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("sign", list(Sign))
def test_what_a_sign_means_stands_whole_and_scrolls_nowhere(desk, language, sign):
    with i18n.speaking(language):
        dialog = ContactDialog(None, desk.window, {sign})
        dialog.open()
        desk.settle()
    assert dialog.middle.verticalScrollBar().maximum() == 0
    assert cut_off(dialog) == []
    dialog.reject()
