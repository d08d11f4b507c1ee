from itertools import pairwise
from math import cos, radians, sin

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from dilator_app.domain.breathing import BreathPattern, Phase
from dilator_app.ui import theme
from dilator_app.ui.widgets.breathing_pacer import BreathingPacer
from dilator_app.ui.widgets.small_pacers import PlainPacer, SmallPacer
from tests.makers import FixedClock

PATTERN = BreathPattern(in_s=4, out_s=6)
KINDS = [BreathingPacer, SmallPacer, PlainPacer]
FRAMES_A_SECOND = 30


@pytest.fixture
def shown(qtbot, clock):
    """Return a maker of pacers that are on the screen and have not begun."""

    def make(kind=BreathingPacer, pattern=PATTERN, side=560):
        pacer = kind(pattern, clock.monotonic)
        qtbot.addWidget(pacer)
        if kind is not SmallPacer:
            pacer.resize(side, side)
        pacer.show()
        return pacer

    return make


def timers_running(pacer: QWidget) -> list[QTimer]:
    return [timer for timer in pacer.findChildren(QTimer) if timer.isActive()]


def frame(pacer: QWidget) -> None:
    """Do what the timer does, now."""
    for timer in timers_running(pacer):
        timer.timeout.emit()


def breathe(pacer: QWidget, clock: FixedClock, seconds: float) -> None:
    for _ in range(round(seconds * FRAMES_A_SECOND)):
        clock.advance(seconds=1 / FRAMES_A_SECOND)
        frame(pacer)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def segments(pacer: BreathingPacer) -> list[str]:
    """Return what each segment of the ring shows, clockwise from the top: lit, ahead or track."""
    names = {theme.current().hex(t).lower(): n for t, n in (("accent", "lit"), ("leaf-2", "ahead"), ("track", "track"))}
    image, unit, count = picture(pacer), pacer.height() / 560, pacer.pattern.period_s
    angles = [radians(360 * (index + 0.5) / count) for index in range(count)]
    middle = pacer.rect().center()
    places = [QPoint(round(256 * unit * sin(angle)), round(-256 * unit * cos(angle))) for angle in angles]
    return [names[image.pixelColor(middle + place).name()] for place in places]


# --- what is drawn ---------------------------------------------------------------------------------------------------
def test_one_segment_lights_each_second(shown, clock):
    pacer = shown()
    assert segments(pacer) == ["track"] * 10
    pacer.start()
    assert segments(pacer) == ["lit"] + ["ahead"] * 3 + ["track"] * 6
    clock.advance(seconds=2.5)
    assert segments(pacer) == ["lit"] * 3 + ["ahead"] + ["track"] * 6
    clock.advance(seconds=2)
    assert segments(pacer) == ["lit"] * 5 + ["ahead"] * 5
    clock.advance(seconds=5.5)
    assert segments(pacer) == ["lit"] + ["ahead"] * 3 + ["track"] * 6


@pytest.mark.parametrize("pattern", [BreathPattern(3, 3), BreathPattern(8, 8), BreathPattern(5, 7)])
def test_the_ring_has_a_segment_for_each_second_of_any_pattern(shown, pattern):
    pacer = shown(pattern=pattern)
    pacer.start()
    assert segments(pacer) == ["lit"] + ["ahead"] * (pattern.in_s - 1) + ["track"] * pattern.out_s


def test_after_the_computer_slept_the_next_picture_is_right(shown, clock):
    pacer, awake = shown(), shown()
    pacer.start()
    clock.advance(seconds=1)
    frame(pacer)
    clock.advance(hours=2, seconds=5.5)
    awake.start(elapsed_s=6.5)
    assert segments(pacer) == ["lit"] * 7 + ["ahead"] * 3
    assert picture(pacer) == picture(awake)


@pytest.mark.parametrize("kind", KINDS)
def test_the_circle_grows_with_the_in_breath_and_shrinks_with_the_out_breath(shown, clock, kind):
    pacer = shown(kind)
    pacer.start()
    seen = []
    for _ in range(10):
        seen.append(pacer.fullness())
        clock.advance(seconds=1)
    assert seen[:5] == sorted(seen[:5])
    assert seen[4:] == sorted(seen[4:], reverse=True)
    assert (seen[0], seen[4]) == (0, 1)


@pytest.mark.parametrize("side", [280, 333, 560, 901])
@pytest.mark.parametrize("at", [0.1, 3.1, 4.1, 9.1])
def test_a_frame_between_two_seconds_leaves_the_rest_whole(shown, clock, side, at):
    pacer = shown(side=side)
    pacer.start()
    clock.advance(seconds=at)
    screen = _painted(pacer)
    clock.advance(seconds=0.8)
    _painted(pacer, screen, pacer.changing())
    # Qt rounds a scaled picture a little differently where a clip cuts it: two steps of 255 at most.
    assert np.abs(_values(screen) - _values(_painted(pacer))).max() <= 2


def _values(image: QImage) -> np.ndarray:
    return np.frombuffer(bytes(image.constBits()), np.uint8).astype(int)


def _painted(pacer: QWidget, image: QImage | None = None, region: QRegion | None = None) -> QImage:
    """Paint ``region`` of a pacer (default: all) over ``image`` (default: a new one)."""
    if image is None:
        image = QImage(pacer.size(), QImage.Format.Format_RGB32)
    part = region or QRegion(pacer.rect())
    painter = QPainter(image)
    pacer.render(painter, part.boundingRect().topLeft(), part)
    painter.end()
    return image


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("look", ["dark", "high-contrast"])
def test_a_new_look_repaints_all(shown, qapp, kind, look):
    pacer = shown(kind)
    pacer.start()
    light = picture(pacer)
    theme.apply(qapp, look)
    dressed, fresh = picture(pacer), shown(kind)
    fresh.start()
    assert dressed != light
    assert dressed == picture(fresh)


def test_it_is_drawn_at_every_size(shown):
    pacer = shown()
    pacer.start()
    for size in (QSize(280, 280), QSize(900, 400), QSize(561, 777)):
        pacer.resize(size)
        assert picture(pacer).pixelColor(pacer.rect().center() + QPoint(0, round(pacer._unit() * 206))).isValid()


def test_the_plain_circle_shows_the_time(shown):
    pacer = shown(PlainPacer)
    before = picture(pacer)
    pacer.set_text("6:24")
    assert picture(pacer) != before


# --- when it works ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", KINDS)
def test_no_timer_runs_unless_breaths_go_on_before_somebodys_eyes(shown, kind):
    pacer = shown(kind)
    assert not timers_running(pacer)
    pacer.start()
    assert timers_running(pacer)
    pacer.hide()
    assert not timers_running(pacer)
    pacer.show()
    assert timers_running(pacer)
    pacer.pause()
    assert not timers_running(pacer)
    pacer.hide()
    pacer.show()
    assert not timers_running(pacer)
    pacer.resume()
    assert timers_running(pacer)
    pacer.stop()
    assert not timers_running(pacer)


def test_starting_unseen_waits_for_the_screen(qtbot, clock):
    pacer = BreathingPacer(PATTERN, clock.monotonic)
    qtbot.addWidget(pacer)
    pacer.start()
    assert not timers_running(pacer)
    clock.advance(seconds=3)
    with qtbot.waitSignal(pacer.breath_started, check_params_cb=lambda breath: breath == 1):
        pacer.show()
    assert timers_running(pacer)
    assert pacer.elapsed() == 3


def test_the_breaths_go_on_while_hidden(shown, clock):
    pacer = shown()
    pacer.start()
    pacer.hide()
    clock.advance(seconds=12)
    pacer.show()
    assert pacer.moment().breath == 2


def test_a_pause_stands_still_and_goes_on_at_the_same_place(shown, clock):
    pacer = shown()
    pacer.start()
    clock.advance(seconds=2.5)
    pacer.pause()
    before = picture(pacer)
    clock.advance(minutes=3)
    assert picture(pacer) == before
    assert pacer.elapsed() == 2.5
    pacer.pause()
    pacer.resume()
    pacer.resume()
    clock.advance(seconds=1)
    assert pacer.elapsed() == 3.5


def test_stopping_forgets_and_resuming_does_not_begin(shown, clock):
    pacer = shown()
    pacer.resume()
    assert not pacer.is_running()
    pacer.start()
    clock.advance(seconds=5)
    pacer.stop()
    assert (pacer.elapsed(), pacer.moment(), pacer.is_running()) == (0, None, False)
    pacer.resume()
    assert not pacer.is_running()


# --- reduced motion --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", KINDS)
def test_reduced_motion_keeps_the_size(shown, clock, kind):
    pacer = shown(kind)
    pacer.set_reduced_motion(True)
    pacer.start()
    sizes = set()
    for _ in range(50):
        sizes.add(pacer.fullness())
        clock.advance(seconds=0.37)
    assert sizes == {0.5}


def test_reduced_motion_changes_once_a_second(shown, clock):
    pacer = shown()
    pacer.set_reduced_motion(True)
    pacer.start()
    clock.advance(seconds=1.1)
    first = picture(pacer)
    clock.advance(seconds=0.8)
    assert picture(pacer) == first
    clock.advance(seconds=0.2)
    assert picture(pacer) != first
    frame(pacer)
    assert timers_running(pacer)[0].interval() == pytest.approx(900, abs=1)


# --- what it tells ---------------------------------------------------------------------------------------------------
def test_each_breath_and_each_phase_is_told_once(shown, clock):
    pacer, breaths, phases = shown(), [], []
    pacer.breath_started.connect(breaths.append)
    pacer.phase_changed.connect(phases.append)
    pacer.start()
    breathe(pacer, clock, 24.5)
    assert breaths == [1, 2, 3]
    assert phases == [Phase.IN, Phase.OUT] * 2 + [Phase.IN, Phase.OUT]
    assert all(before is not after for before, after in pairwise(phases))


def test_after_a_jump_only_the_present_is_told(shown, clock):
    pacer, breaths = shown(), []
    pacer.breath_started.connect(breaths.append)
    pacer.start()
    clock.advance(minutes=10)
    frame(pacer)
    assert breaths == [1, 61]


def test_at_most_one_announcement_a_breath(shown, clock):
    pacer, said = shown(), []
    pacer.announce.connect(said.append)
    pacer.start()
    breathe(pacer, clock, 29.9)
    assert said == ["Breathe in"] * 3


def test_announcements_can_be_silenced(shown, clock):
    pacer, said = shown(), []
    pacer.announce.connect(said.append)
    pacer.set_announcing(False)
    pacer.start()
    breathe(pacer, clock, 20)
    assert said == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_reader_finds_name_and_value(shown, clock, kind):
    pacer = shown(kind)
    assert (pacer.accessibleName(), pacer.accessibleDescription()) == ("Breathing pacer", "")
    pacer.start()
    assert pacer.accessibleDescription() == "Breathe in, 1"
    breathe(pacer, clock, 6.5)
    assert pacer.accessibleDescription() == "Breathe out, 3"
    pacer.stop()
    assert pacer.accessibleDescription() == ""


@pytest.mark.parametrize("look", ["light", "dark", "high-contrast"])
def test_what_the_large_pacer_fills_itself_is_the_page_around_it(qtbot, qapp, clock, look):
    theme.apply(qapp, look)
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 400)
    pacer = BreathingPacer(BreathPattern(), clock.monotonic, page)
    pacer.setGeometry(50, 50, 300, 300)
    page.show()
    image = page.grab().toImage()
    assert image.pixel(52, 52) == image.pixel(10, 10)
