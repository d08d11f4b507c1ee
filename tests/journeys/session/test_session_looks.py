"""What can be read from where: sizes of letters, small windows, dark, plain and still."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dilator_app import tokens
from dilator_app.domain.plan import InsertionCue
from dilator_app.domain.preferences import Preferences, Word
from dilator_app.ui import theme
from dilator_app.ui.session.look import LARGER, SessionButton
from dilator_app.ui.session.sounds import Sounds
from dilator_app.ui.session.stage import Want
from dilator_app.ui.widgets.breath_drawing import BreathDrawing
from tests.cut import cut_off
from tests.journeys.session.sitting import a_plan, clinicians_words, warm_up_plan
from tests.makers import days_ago, make_dilator, make_session

LONG_WORDS = (
    "Rest at the opening for a few breaths first. Move on with an out-breath, and no further than is easy. " * 3
)


def px(widget: QWidget) -> int:
    return widget.font().pixelSize()


def role(name: str, factor: float = 1.0) -> int:
    return round(tokens.type_px(name) * factor)


# --- the letters -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("larger", [False, True], ids=["as the tokens say", "a quarter larger"])
def test_the_sizes_of_the_tokens_are_the_sizes_on_the_screen(sitting, larger):
    factor = LARGER if larger else 1.0
    sitting.set_up(warm_up_plan(), larger_session_text=larger)
    sitting.desk.window.resize(1600, 900)
    sitting.begins()
    assert px(sitting.view.title) == role("session-title", factor)
    assert px(sitting.view.card.size_label) == role("session-title", factor)
    assert {px(tick) for tick in sitting.view.ticks} == {role("session-body", factor)}
    assert px(sitting.view.start) == role("session-button", factor)

    sitting.presses("Start breathing").lives(10)
    assert px(sitting.view.phase) == role("session-phase", factor)
    assert px(sitting.view.words) == role("session-title", factor)
    assert px(sitting.view.breath) == role("session-label", factor)

    sitting.presses("Go on").lives(10).presses("Go on: 22 mm")
    assert px(sitting.view.size_label) == role("session-figure", factor)
    assert px(sitting.view.clock) == role("session-timer", factor)
    assert px(sitting.view.breath) == role("session-title", factor)
    assert px(sitting.view.note_pain) == role("session-body", factor)
    assert {px(b) for b in (sitting.view.stop, sitting.view.pause)} == {role("session-button", factor)}

    sitting.types("5")
    assert px(sitting.view.words) == role("session-heading", factor)
    assert px(sitting.view.smaller) == role("session-body", factor)


def test_the_tokens_are_what_the_drawings_say():
    sizes = {
        name: tokens.type_px(f"session-{name}") for name in ("label", "button", "body", "title", "figure", "phase")
    }

    assert sizes == {"label": 26, "button": 28, "body": 34, "title": 54, "figure": 76, "phase": 84}
    assert (tokens.type_px("session-count"), tokens.type_px("session-timer")) == (96, 160)


def test_no_words_that_are_needed_in_practise_are_smaller_than_34(sitting):
    sitting.set_up(a_plan()).practises(60)
    view = sitting.view
    needed = [view.size_label, view.clock, view.breath, view.smaller, view.note_pain]

    assert min(map(px, needed)) >= 34


def test_nothing_in_practise_is_smaller_than_what_may_be_missed(sitting):
    sitting.set_up(a_plan()).practises(60)
    links = {"Other sizes", "Back to breathing"}
    shown = [w for w in sitting.view.findChildren(QLabel) if w.isVisible() and w.text().strip()]

    assert min(px(w) for w in shown if w.text() not in links) >= 26


def test_targets_are_large_enough_for_a_hand(sitting):
    sitting.set_up(a_plan()).practises(60)
    buttons = [b for b in sitting.view.findChildren(SessionButton) if b.isVisible()]

    assert min(b.height() for b in buttons) >= 76


# --- every stage, in every size of window ----------------------------------------------------------------------------
def only_closer(line: str) -> bool:
    """Return whether a label lacks no more than the gap between two of its lines."""
    lacking = re.search(r"is (\d+) high, its lines need (\d+)", line)
    return lacking is not None and int(lacking[2]) - int(lacking[1]) <= 6


def stages(sitting) -> Iterator[str]:
    """Go through a session in which everything is asked, and name each picture on the way."""
    yield "prepare"
    sitting.presses("Other sizes")
    yield "other sizes in prepare"
    sitting.presses("Keep this size", "Note anxiety")
    yield "note anxiety"
    sitting.presses("Try the buttons")
    yield "rehearsal"
    sitting.presses("Stop for today", "Start breathing").lives(15)
    yield "breathe"
    sitting.presses("Go on").lives(30)
    yield "warm-up"
    sitting.presses("Go on: 22 mm").lives(400)
    yield "practise"
    sitting.presses("Note pain").types("3")
    yield "note pain at the limit"
    sitting.presses("Close", "Other sizes")
    yield "other sizes"
    sitting.presses("Close").types("8")
    yield "above the limit"
    sitting.presses("Take it out and rest")
    yield "resting"
    sitting.sleeps(900)
    yield "time away" if not sitting.page.state.resting else "still resting"
    sitting.presses("Stop for today")
    yield "reflect"
    sitting.presses("More bleeding than that", "Pain that did not settle")
    yield "reflect with signs"
    sitting.presses("Save session")
    yield "saved with signs"


SIZES = [(1280, 766), (1366, 768), (1366, 694), (1024, 680)]


@pytest.mark.parametrize(
    ("size", "larger"),
    [
        pytest.param(size, larger, marks=pytest.mark.long if size != (1024, 680) and not larger else ())
        for size in SIZES
        for larger in (False, True)
        if not (larger and size == (1366, 768))
    ],
    ids=lambda value: "larger" if value is True else "" if value is False else f"{value[0]} x {value[1]}",
)
def test_nothing_is_cut_in_any_stage(sitting, size, larger):
    sitting.set_up(
        warm_up_plan(own_words=LONG_WORDS, drops=True, contract_relax=True),
        make_session(18, day=days_ago(3), ticks=("music", "warm bath")),
        make_session(18, day=days_ago(2), ticks=("music", "warm bath")),
        larger_session_text=larger,
        ask_how_far=True,
        ask_lubricant=True,
        ask_numbing_gel=True,
        ask_someone=True,
        numbers_only=False,
        own_ticks=("music", "warm bath", "longer breathing", "a pillow", "a warm room"),
        hard_day_line="One breath is enough for today, and tomorrow is another day.",
    )
    sitting.desk.window.resize(*size)
    sitting.desk.click("Start")
    sitting.desk.click("Go on")
    if sitting.page.state.dilator != make_dilator(22):
        sitting.page.do(Want.CHOOSE_SIZE, make_dilator(22))
    found = {}
    for stage in stages(sitting):
        QApplication.processEvents()
        found[stage] = cut_off(sitting.page)
    if larger and size == (1024, 680):  # lines may stand a little closer there; no letter is cut
        found = {stage: [line for line in cut if not only_closer(line)] for stage, cut in found.items()}

    assert {stage: cut for stage, cut in found.items() if cut} == {}


def test_where_the_height_is_short_parts_go_in_their_order_and_none_shrinks(sitting):
    sitting.set_up(a_plan(insertion_cue=InsertionCue.IN_BREATH), ask_how_far=True).practises(60)
    window, view = sitting.desk.window, sitting.view
    gone = []
    for height in range(900, tokens.load()["layout"]["window-min"][1] - 1, -4):
        window.resize(1024, height)
        QApplication.processEvents()
        dropped = [n for n in ("under", "bar", "pacer") if not getattr(view, n).isVisible()]
        gone += [n for n in dropped if n not in gone]
        assert (px(view.clock), px(view.size_label), px(view.breath)) == (160, 76, 54)

    assert gone
    assert gone == ["under", "bar", "pacer"][: len(gone)]


def test_outlines_are_the_first_to_go(sitting):
    sitting.set_up(a_plan(), numbers_only=False).begins()
    window, view = sitting.desk.window, sitting.view
    window.resize(1366, 900)
    sitting.desk.qtbot.wait(0)
    assert view.card.outlines.isVisible()
    window.setMinimumSize(0, 0)
    for height in range(900, 500, -4):
        window.resize(1366, height)
        sitting.desk.qtbot.wait(0)
        if not view.title.isVisible():
            break

    assert not view.card.outlines.isVisible()


def test_outlines_reach_up_to_the_offered_size_and_no_further(sitting):
    sitting.set_up(a_plan(size=make_dilator(18)), numbers_only=False).begins()
    sitting.desk.window.resize(1366, 900)

    assert [c.text() for c in sitting.view.card.outlines.choices] == ["12", "15", "18"]


def test_sizes_are_numbers_alone_until_outlines_are_chosen(sitting):
    sitting.set_up(a_plan()).begins()

    assert not sitting.view.card.outlines.isVisible()


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
    monkeypatch.setattr(Sounds, "are_available", staticmethod(lambda: False))
    sitting.set_up(a_plan(), sound=True).begins()
    assert "Sound: off" in sitting.read
    sitting.presses("Start breathing").types("M").lives(20)

    assert "Sound" not in sitting.read
    assert sitting.page.state.breathing_s == 20
    assert sitting.desk.diary.preferences().sound, "a device that is away changes no choice"


@pytest.fixture
def played(monkeypatch):
    """The cues that were played, on a computer with a device."""
    cues = []
    monkeypatch.setattr(Sounds, "are_available", staticmethod(lambda: True))
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
