"""Letters and targets of a session are large enough, in every stage and size of window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from dilator_app import tokens
from dilator_app.domain.plan import InsertionCue
from dilator_app.ui.session.area import QuietArea
from dilator_app.ui.session.look import LARGER, SessionButton
from dilator_app.ui.session.stage import Want
from tests.cut import cut_off
from tests.journeys.session.measuring import px, role
from tests.journeys.session.sitting import a_plan, clinicians_words, warm_up_plan
from tests.makers import days_ago, make_dilator, make_session

LONG_WORDS = (
    "Rest at the opening for a few breaths first. Move on with an out-breath, and no further than is easy. " * 3
)


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


def test_a_source_keeps_off_the_sentence_above_it(sitting):
    sitting.set_up(a_plan()).practises(60).types("8")
    said, source = sitting.view.severe, sitting.view.source
    lines = said.contentsRect().translated(said.pos())

    assert source.isVisible()
    assert source.geometry().top() - lines.bottom() >= 8


def test_two_lines_of_the_list_are_whole_in_the_smallest_window(sitting):
    sitting.set_up(a_plan())
    sitting.desk.window.resize(1024, 680)
    sitting.begins()
    QApplication.processEvents()

    assert all(tick.visibleRegion().boundingRect().size() == tick.size() for tick in sitting.view.ticks[:2])


# --- the clinician's words in Prepare --------------------------------------------------------------------------------
SAID = "“Rest at the opening for a few breaths first.”"


def said_whole(sitting) -> bool:
    """Say whether the clinician's words can be read without scrolling."""
    QApplication.processEvents()
    said = next((w for w in sitting.view.findChildren(QLabel) if w.text() == SAID), None)
    return said is not None and said.isVisible() and said.visibleRegion().boundingRect().size() == said.size()


@pytest.mark.parametrize("size", [(1366, 768), (1600, 900)], ids=lambda size: f"{size[0]} x {size[1]}")
def test_the_clinicians_words_stand_under_the_sizes_while_none_is_chosen(sitting, size):
    sitting.set_up(clinicians_words(SAID.strip("“”"), size=None))
    sitting.desk.window.resize(*size)
    sitting.begins()

    assert "Choose where to begin" in sitting.read
    assert said_whole(sitting)
    assert all(not chip.visibleRegion().isEmpty() for chip in sitting.view.card.sizes.choices)


def test_without_room_for_both_the_sizes_stand_first_and_the_words_are_scrolled_to(sitting):
    sitting.set_up(clinicians_words(SAID.strip("“”"), size=None), larger_session_text=True)
    sitting.desk.window.resize(1024, 680)
    sitting.begins()
    chips = sitting.view.card.sizes.choices

    assert all(chip.visibleRegion().boundingRect().size() == chip.size() for chip in chips)
    area = sitting.view.card.findChild(QuietArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert said_whole(sitting)
    sitting.presses("12 mm", "Keep this size")
    assert SAID in sitting.read


def test_the_clinicians_words_are_whole_in_the_smallest_window_with_larger_text(sitting):
    sitting.set_up(clinicians_words(SAID.strip("“”")), larger_session_text=True)
    sitting.desk.window.resize(1024, 680)
    sitting.begins()

    assert said_whole(sitting)
