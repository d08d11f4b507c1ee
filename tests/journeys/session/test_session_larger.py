"""Larger text reaches every stage, and nothing is cut by it in the smallest window."""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QPlainTextEdit, QWidget

from dilator_app import i18n, tokens
from dilator_app.domain.plan import InsertionCue
from dilator_app.domain.scales import Sign
from dilator_app.ui.session.look import LARGER, SessionButton
from dilator_app.ui.session.rehearsal import RehearsalView
from dilator_app.ui.session.size_choice import SizeGrid
from dilator_app.ui.session.stage import Want
from dilator_app.ui.widgets.choice import Choice
from dilator_app.ui.widgets.pain_scale import PainScale
from dilator_app.ui.widgets.segmented import SegmentedControl
from tests.cut import cut_off
from tests.desk import Desk
from tests.journeys.session.sitting import SIZES as FIVE
from tests.journeys.session.sitting import a_plan, clinicians_words
from tests.makers import days_ago, make_dilator, make_session, make_set, signs
from tests.processes import another

SIZES = [(1280, 766), (1366, 694), (1024, 680)]


# --- the letters -----------------------------------------------------------------------------------------------------
def letters(inside: QWidget) -> dict[str, int]:
    """Return how large each text is written."""
    found = {}
    for widget in inside.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, Choice):  # those are drawn by their group
            continue
        if isinstance(widget, PainScale):
            found[f"numbers of {widget.accessibleName()}"] = widget._number_font(strong=True).pixelSize()
        elif isinstance(widget, SegmentedControl):
            found[f"segments of {widget.accessibleName()}"] = widget.letters()
        elif isinstance(widget, QPlainTextEdit):
            found[f"typed in {widget.accessibleName()}"] = widget.font().pixelSize()
        elif isinstance(widget, QLabel | QAbstractButton) and widget.text().strip():
            found[widget.text()] = widget.font().pixelSize()
    return found


def stage_by_stage(sitting) -> Iterator[str]:
    """Go through all stages, what lies before and what lies over them included."""
    sitting.desk.click("Start")
    yield "when not to start"
    sitting.presses("An open wound in the vagina")
    sitting.desk.click("Go on")
    yield "before you start"
    sitting.presses("I have asked; go on")
    yield "prepare"
    sitting.presses("Try the buttons")
    yield "rehearsal"
    sitting.presses("Stop for today", "Start breathing").lives(50)
    yield "breathe"
    sitting.presses("Go on").lives(60)
    yield "practise"
    sitting.presses("Note pain").types("3")
    yield "note pain"
    sitting.types("8")
    yield "above the limit"
    sitting.presses("Note a higher number")
    yield "a higher number"
    sitting.presses("When to contact")
    yield "when to contact"
    sitting.types("Escape")
    sitting.presses("Take it out and rest")
    yield "resting"
    sitting.presses("Stop for today", "Hard")
    yield "reflect"
    sitting.presses("None of these", "Save session")
    yield "saved"


def front(sitting) -> QWidget:
    """Return what is in front: a dialog over the session, or the session's stage."""
    dialogs = sitting.desk.dialogs()
    return dialogs[-1] if dialogs else sitting.view


def test_everything_is_a_quarter_larger_in_every_stage(sitting, desk):
    seen = {}
    for larger in (False, True):
        sitting.set_up(
            clinicians_words("Rest at the opening for a few breaths first."),
            larger_session_text=larger,
            ask_lubricant=True,
            own_ticks=("music",),
        )
        desk.window.resize(1920, 1040)
        for stage in stage_by_stage(sitting):
            QApplication.processEvents()
            seen[stage, larger] = letters(front(sitting))
        sitting.presses("Done")
    stages = {stage for stage, _larger in seen}
    assert len(stages) == 13
    for stage in stages:
        small, large = seen[stage, False], seen[stage, True]
        both = small.keys() & large.keys()
        assert len(both) >= len(small) - 2, stage
        too_small = {text: (small[text], large[text]) for text in both if large[text] < small[text] * LARGER - 1}
        assert too_small == {}, stage


# --- nothing is cut --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("larger", [False, True], ids=["", "larger"])
@pytest.mark.parametrize(
    "size",
    [SIZES[-1], *(pytest.param(size, marks=pytest.mark.long) for size in SIZES[:-1])],
    ids=lambda size: f"{size[0]} x {size[1]}",
)
def test_nothing_is_cut_before_over_and_after_the_stages(sitting, size, larger):
    sitting.set_up(clinicians_words("Rest at the opening for a few breaths first."), larger_session_text=larger)
    sitting.desk.window.resize(*size)
    found = {}
    for stage in stage_by_stage(sitting):
        QApplication.processEvents()
        found[stage] = cut_off(front(sitting))
    assert {stage: cut for stage, cut in found.items() if cut} == {}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
@pytest.mark.parametrize("larger", [False, True], ids=["", "larger"])
@pytest.mark.parametrize("relax", [False, True], ids=["", "contract-relax"])
def test_what_the_plan_asks_for_in_a_breath_stands_whole_without_a_touch(sitting, desk, language, size, larger, relax):
    desk.window.resize(*size)
    sitting.set_up(a_plan(drops=True, contract_relax=relax), larger_session_text=larger)
    with i18n.speaking(language):
        desk.view.session.begin(FIVE.dilators[3], is_breathing_session=False)
        sitting.page.do(Want.GO_ON)
        sitting.lives(5)
        assert cut_off(sitting.page) == []
        sitting.lives(5)
        assert cut_off(sitting.page) == []
    said = sitting.view.also

    assert said.text().startswith(("Pelvic drop", "Soltar"))
    assert said.visibleRegion().boundingRect() == said.rect()
    assert sitting.view.pacer.width() >= 280
    assert sitting.view.breath.isVisible(), "the count of the breaths goes last"


@pytest.mark.parametrize("cue", InsertionCue)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
def test_larger_text_never_writes_the_breath_smaller(sitting, desk, language, size, cue):
    desk.window.resize(*size)
    letters = []
    for larger in (False, True):
        sitting.set_up(a_plan(insertion_cue=cue), larger_session_text=larger)
        with i18n.speaking(language):
            desk.view.session.begin(FIVE.dilators[3], is_breathing_session=False)
            sitting.page.do(Want.GO_ON)
            sitting.page.do(Want.GO_ON)
            QApplication.processEvents()
        for _breath in range(3):
            sitting.lives(4)
            parts = (sitting.view.breath, sitting.view.clock, sitting.view.cue)
            letters.append([part.font().pixelSize() for part in parts])
            assert cut_off(sitting.page) == []
        sitting.page.leave()

    usual, larger = letters[:3], letters[3:]
    assert all(a <= b for row, other in zip(usual, larger, strict=True) for a, b in zip(row, other, strict=True))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
@pytest.mark.parametrize("larger", [False, True], ids=["", "larger"])
def test_a_rest_is_called_a_rest_in_every_window(sitting, desk, language, size, larger):
    desk.window.resize(*size)
    sitting.set_up(a_plan(), larger_session_text=larger).practises(60).types("5")
    with i18n.speaking(language):
        sitting.page.do(Want.TAKE_OUT)
        QApplication.processEvents()
    said = sitting.view.role

    assert said.text().startswith(("Resting", "Descansando"))
    assert said.visibleRegion().boundingRect().size() == said.size()
    assert cut_off(sitting.page) == []


@pytest.mark.parametrize("larger", [False, True], ids=["", "larger"])
def test_saved_shows_a_breathing_session_whole(sitting, larger):
    sitting.set_up(a_plan(), larger_session_text=larger)
    sitting.desk.window.resize(*SIZES[-1])
    sitting.begins("Breathing session").presses("Start breathing").lives(50).presses("Finish", "Save session")
    QApplication.processEvents()

    assert "Breathing session" in sitting.read
    assert cut_off(sitting.view) == []


@pytest.mark.parametrize("larger", [False, True], ids=["", "larger"])
def test_each_of_fifteen_sizes_can_be_read_and_reached(sitting, desk, larger):
    sitting.set_up(a_plan(), larger_session_text=larger)
    desk.diary.save(replace(FIVE, dilators=make_set(*range(8, 38, 2)).dilators))
    desk.window.resize(*SIZES[-1])
    sitting.begins().presses("Other sizes")
    assert_all_can_be_reached(desk, sitting.view.card.sizes, 15)

    sitting.presses("Keep this size", "Start breathing").lives(50).presses("Go on").lives(5).presses("Other sizes")
    assert_all_can_be_reached(desk, sitting.view.sizes, 15)


def assert_all_can_be_reached(desk: Desk, sizes: SizeGrid, count: int) -> None:
    """Every chip lies inside its group, whole, and comes into view when the keyboard stands on it."""
    desk.front.activateWindow()
    desk.qtbot.waitUntil(desk.front.isActiveWindow)
    assert len(sizes.choices) == count
    for choice in sizes.choices:
        assert sizes.rect().contains(choice.geometry()), choice.text()
        choice.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert choice.visibleRegion().boundingRect().size() == choice.size(), choice.text()


def test_saved_after_a_sign_is_written_to_be_read_from_afar(sitting):
    sitting.set_up(a_plan(), larger_session_text=True).practises(60).presses("To reflect", "Faint or panicky")
    sitting.presses("Save session")
    lines = [w for w in sitting.view.findChildren(QLabel) if w.isVisible() and "shaking" in w.text()]

    assert [w.font().pixelSize() for w in lines] == [round(28 * LARGER)]


def test_the_card_before_a_start_is_written_to_be_read_from_afar(sitting, desk):
    sitting.set_up(a_plan(), make_session(22, day=days_ago(1), safety=signs(Sign.FAINT_PANIC, day=days_ago(1))))
    desk.click("Start")
    sizes = letters(sitting.view)

    assert sizes["Noted on Wednesday 11 November: faint or panicky."] == 34
    assert sizes["Ines Okafor, 555 0100"] == 34
    assert sizes["Feeling faint or panicky, shaking, or being sick"] == 28
    marks = {w.text() for w in sitting.view.findChildren(QLabel) if w.property("ink") == "text-muted"}
    assert min(px for text, px in sizes.items() if text not in marks) >= 26, "only the names of sources are smaller"


def test_the_lines_of_when_not_to_start_are_written_to_be_read_from_afar(sitting, desk):
    sitting.set_up(a_plan())
    desk.click("Start")
    boxes = desk.dialog().findChildren(QCheckBox)

    assert {box.font().pixelSize() for box in boxes} == {34}


@pytest.mark.parametrize("larger", [False, True], ids=["", "larger"])
def test_the_question_about_a_larger_step_is_written_to_be_read_from_afar(sitting, desk, larger):
    factor = LARGER if larger else 1.0
    sitting.set_up(a_plan(size=make_dilator(15)), larger_session_text=larger).practises(60).presses("Other sizes")
    desk.window.resize(*SIZES[-1])
    next(chip for chip in sitting.view.sizes.choices if chip.text() == "22 mm").click()
    asked = letters(desk.dialog())

    assert asked["From 15 mm to 22 mm: 7 mm wider, past 18 mm."] == round(34 * factor)
    assert asked["A larger step"] >= round(34 * factor)
    assert min(asked.values()) >= 28 * factor - 1
    assert {b.height() for b in desk.dialog().findChildren(SessionButton)} == {76}
    assert cut_off(desk.dialog()) == []


def test_the_rehearsal_breathes_and_stands_with_its_button(sitting):
    sitting.set_up(a_plan()).begins().presses("Try the buttons")
    assert isinstance(sitting.view, RehearsalView)
    assert sitting.view.circle.isVisible()
    assert sitting.view.circle.is_running()
    sitting.presses("Pause")
    assert not sitting.view.circle.is_running()
    sitting.presses("Resume")
    assert sitting.view.circle.is_running()


# --- another scale of the screen -------------------------------------------------------------------------------------
def measure_ink(line, factor):
    """Draw digits in the session's roles on a screen of this scale, and say how high they stand on it."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR=factor)
    from PySide6.QtWidgets import QApplication

    from dilator_app.ui import theme
    from dilator_app.ui.session.look import Scale

    app = QApplication([])
    theme.register_fonts()
    theme.apply(app, "light")
    heights = {}
    for role in ("session-body", "session-title", "session-figure", "session-timer"):
        shown = Scale(larger=False).label("1", role)
        shown.ensurePolished()
        drawn = shown.grab().toImage()
        paper = drawn.pixel(0, 0)
        inked = [y for y in range(drawn.height()) if any(drawn.pixel(x, y) != paper for x in range(drawn.width()))]
        heights[role] = inked[-1] - inked[0] + 1
    line.send((heights, drawn.devicePixelRatio()))


def test_on_a_screen_of_double_scale_letters_have_twice_the_pixels():
    drawn = {}
    for factor in ("1", "2"):
        with another(measure_ink, factor) as other:
            drawn[factor] = other.hear()
    (single, at_one), (double, at_two) = drawn["1"], drawn["2"]

    assert (at_one, at_two) == (1, 2)
    for role, height in single.items():
        assert double[role] == pytest.approx(2 * height, abs=2)
        assert height == pytest.approx(0.65 * tokens.type_px(role), rel=0.05), "a digit is two thirds of its letters"
