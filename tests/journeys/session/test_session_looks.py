"""A session dark, full-screen, still, with sound, and in the words that were chosen."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dilator_app.domain.plan import WarmUp
from dilator_app.domain.preferences import Preferences, Word
from dilator_app.ui import theme
from dilator_app.ui.session.look import LARGER
from dilator_app.ui.session.sounds import Sounds
from dilator_app.ui.widgets.breath_drawing import BreathDrawing
from tests.cut import cut_off
from tests.journeys.session.sitting import a_plan, clinicians_words
from tests.makers import make_dilator


# --- dark, full screen, still ----------------------------------------------------------------------------------------
def test_a_session_can_be_dark_on_its_own(sitting):
    sitting.set_up(a_plan(), dark_session=True).begins()
    assert theme.current().name == "dark"
    sitting.presses("Not today")

    assert theme.current().name == "light"


def test_high_contrast_stays_what_it_is_in_a_dark_session(sitting, qapp):
    theme.apply(qapp, "high-contrast")
    sitting.set_up(a_plan(), dark_session=True).begins()

    assert theme.current().name == "high-contrast"


def test_a_session_fills_the_screen_and_gives_the_window_back(sitting):
    sitting.set_up(a_plan(), full_screen_session=True).begins()
    assert sitting.desk.window.isFullScreen()
    sitting.presses("Not today")

    assert not sitting.desk.window.isFullScreen()


def test_a_lock_leaves_neither_the_full_screen_nor_the_dark(sitting):
    sitting.set_up(a_plan(), full_screen_session=True, dark_session=True).practises(30).types("Ctrl+L")

    assert not sitting.desk.window.isFullScreen()
    assert theme.current().name == "light"


def test_with_less_motion_the_circle_keeps_its_size_and_everything_else_is_said(sitting, desk):
    desk.settings.change(reduced_motion=True)
    sitting.set_up(a_plan()).begins().presses("Start breathing")
    scales = set()
    for _second in range(12):
        scales.add(sitting.view.pacer.crown_scale())
        sitting.lives(1)
    assert len(scales) == 1
    assert "Breathe in…" in sitting.read
    assert "Breath 2 of 5" in sitting.read


@pytest.mark.parametrize("size", [(1280, 766), (1024, 646)])
def test_whoever_chose_it_sees_the_body_breathe_beside_the_same_words(sitting, size):
    sitting.set_up(a_plan(), draw_body=True).begins().presses("Start breathing")
    sitting.desk.window.resize(*size)
    sitting.lives(2)
    assert isinstance(sitting.view.pacer, BreathDrawing)
    assert "Breathe in…" in sitting.read
    drawn_in = sitting.view.pacer.fullness()
    sitting.lives(4)
    assert sitting.view.pacer.fullness() != drawn_in
    assert cut_off(sitting.view) == []


def test_time_and_bar_can_be_hidden(sitting):
    sitting.set_up(a_plan(), show_time_bar=False).practises(60)
    assert (sitting.view.clock.isVisible(), sitting.view.bar.isVisible()) == (True, False)


def test_neither_time_nor_bar_leaves_the_breath(sitting):
    sitting.set_up(a_plan(), show_clock=False).practises(60)

    assert not sitting.view.clock.isVisible()
    assert "\u2068" not in sitting.read, "no time is written anywhere"
    assert sitting.view.breath.isVisible()


# --- awake and sound -------------------------------------------------------------------------------------------------
def test_the_screen_is_kept_awake_from_start_to_saved(sitting, desk):
    sitting.set_up(a_plan()).begins()
    assert desk.window._watch.awake.held
    sitting.presses("Start breathing").lives(20).presses("Stop for today")
    assert desk.window._watch.awake.held
    sitting.presses("Save session")

    assert not desk.window._watch.awake.held


def test_without_a_device_there_is_no_sound_button_in_breathe_and_nothing_breaks(sitting, monkeypatch):
    monkeypatch.setattr(Sounds, "why_silent", staticmethod(lambda: "No sound device"))
    sitting.set_up(a_plan(), sound=True).begins()
    assert "No sound device" in sitting.read
    sitting.presses("Start breathing").types("M").lives(20)

    assert "ound" not in sitting.read
    assert sitting.page.state.breathing_s == 20
    assert sitting.desk.diary.preferences().sound, "a device that is away changes no choice"


@pytest.fixture
def played(monkeypatch):
    """The cues that were played, on a computer with a device."""
    cues = []
    monkeypatch.setattr(Sounds, "why_silent", staticmethod(lambda: ""))
    monkeypatch.setattr(Sounds, "_load", lambda self: self._effects.update({"loaded": None}))
    monkeypatch.setattr(Sounds, "cue", lambda self, phase: cues.append(phase.value) if self.on else None)
    return cues


def test_sound_is_off_until_it_is_switched_on_and_its_button_says_which(sitting, desk, played):
    sitting.set_up(a_plan()).begins().presses("Start breathing").lives(20)
    assert "Sound: off" in sitting.read
    assert played == []

    sitting.types("M")
    assert "Sound: on" in sitting.read
    assert desk.diary.preferences().sound
    for _second in range(10):
        desk.clock.advance(seconds=1)
        sitting.view.pacer._on_tick()
    assert played == ["out", "in"] or played == ["in", "out"]
    sitting.presses("Sound: on")
    assert "Sound: off" in sitting.read


# --- words -----------------------------------------------------------------------------------------------------------
def test_drops_and_contract_relax_are_said_where_the_plan_has_them_and_nowhere_else(sitting):
    sitting.set_up(a_plan(drops=True)).begins().presses("Start breathing")
    assert "Pelvic drop: let the pelvic floor go with the in-breath." in sitting.read
    assert "Tighten lightly" not in sitting.read


def test_contract_relax_is_said_where_the_plan_switched_it_on(sitting):
    sitting.set_up(a_plan(contract_relax=True)).begins().presses("Start breathing")

    assert "Tighten lightly, then let go with the in-breath." in sitting.read
    assert "Pelvic drop" not in sitting.read


def test_in_the_smallest_window_a_line_of_the_list_stays_whole_beside_the_scale_for_anxiety(sitting, desk):
    desk.window.resize(1024, 680)
    sitting.set_up(clinicians_words("Insert on the out-breath.")).begins().presses("Note anxiety")
    view = sitting.view
    first = view.ticks[0]

    assert not view.tick_what_helps.isVisible(), "what may be missed stays away"
    assert first.visibleRegion().boundingRect().height() == first.height()
    assert view.anxiety.visibleRegion().boundingRect() == view.anxiety.rect()


def test_a_window_that_grows_shows_prepare_as_if_it_had_been_large_from_the_beginning(sitting, desk):
    sitting.set_up(
        clinicians_words(
            "Insert on the out-breath. Stop and breathe when it burns.", warm_up=WarmUp(make_dilator(18), 2)
        ),
        larger_session_text=True,
    )

    def laid_out(*sizes):
        for size in sizes:
            desk.window.resize(*size)
            sitting.lives(1)
        parts = sitting.view.card.findChildren(QWidget)
        return [part.geometry().getRect() for part in parts if part.isVisible()]

    desk.window.resize(1366, 768)
    sitting.begins()
    at_once = laid_out((1366, 768))
    sitting.presses("Not today")
    desk.window.resize(1024, 680)
    desk.click("Start")

    assert laid_out((1024, 680), (1366, 768)) == at_once


def test_the_clinicians_words_stand_in_prepare_with_who_said_them(sitting):
    sitting.set_up(clinicians_words("Rest at the opening first.")).begins()

    assert "“Rest at the opening first.”" in sitting.read
    assert "Ines Okafor, 15 October, entered by you" in sitting.read


def test_how_far_is_asked_only_where_it_was_chosen(sitting):
    sitting.set_up(a_plan()).practises(30)

    assert not sitting.view.how_far.isVisible()


def test_how_far_belongs_to_the_step(sitting):
    sitting.set_up(a_plan(), ask_how_far=True).practises(30)
    next(c for c in sitting.view.how_far.choices if c.text() == "the tip").click()
    sitting.presses("To reflect", "Save session")

    assert sitting.saved.steps[0].how_far.value == "tip"


def test_a_trainer_is_called_a_trainer(sitting, desk):
    desk.diary.save_preferences(Preferences(full_screen_session=False, word=Word.TRAINER))
    desk.page("today")
    desk.click("Start")
    if desk.dialogs():
        desk.click("Go on")

    assert "No trainer is entered yet." in sitting.read
    assert "dilator" not in sitting.read.lower()


@pytest.mark.parametrize("larger", [False, True], ids=["as the tokens say", "a quarter larger"])
def test_on_a_large_screen_the_plain_screen_writes_the_time_as_large_as_the_tokens_say(sitting, larger):
    sitting.set_up(a_plan(), larger_session_text=larger).practises(60)
    sitting.desk.window.resize(2560, 1400)
    sitting.types("P")
    QApplication.processEvents()

    drawn_at = sitting.view.pacer.height() / sitting.view.pacer.sizeHint().height()
    assert drawn_at == pytest.approx(LARGER if larger else 1.0, abs=0.01)


def test_the_count_in_the_circle_is_as_large_as_the_tokens_say(sitting):
    sitting.set_up(a_plan()).begins()
    sitting.desk.window.resize(1280, 766)
    sitting.presses("Start breathing")
    QApplication.processEvents()
    pacer = sitting.view.pacer

    assert min(pacer.width(), pacer.height()) / pacer.sizeHint().height() == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("opened_by", ["When not to start", "When to contact"])
def test_no_line_of_the_lists_that_matter_most_is_cut(sitting, desk, opened_by):
    sitting.set_up(a_plan(contact="Ines Okafor, 555 0100, weekdays. Out of hours: the number on the clinic's letter."))
    if opened_by == "When not to start":
        sitting.begins().presses(opened_by)
    else:
        sitting.practises(30).types("8").presses(opened_by)
    dialog = desk.dialog()
    QApplication.processEvents()

    assert cut_off(dialog) == []


def test_what_a_ticked_sign_means_comes_into_view_at_once(sitting):
    sitting.set_up(a_plan()).practises(30)
    sitting.desk.window.resize(1280, 766)
    sitting.presses("To reflect", "More bleeding than that", "Pain that did not settle")
    QApplication.processEvents()
    lines = [w for w in sitting.view.findChildren(QLabel) if w.isVisible() and "contact your care team" in w.text()]

    assert len(lines) == 2
    assert all(line.visibleRegion().boundingRect().height() == line.height() for line in lines)


def test_reflect_stands_the_same_whether_the_window_was_resized_or_not(sitting):
    sitting.set_up(a_plan()).desk.window.resize(1366, 768)
    sitting.practises(60).presses("To reflect")
    QApplication.processEvents()

    def places():
        return [card.geometry().x() for card in sitting.view._side_by_side]

    first = places()
    assert first[0] < first[1], "side by side"
    for width in (1700, 1366):
        sitting.desk.window.resize(width, 768)
        QApplication.processEvents()
    assert places() == first
