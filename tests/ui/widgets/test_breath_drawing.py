"""The body that breathes along with the pacer."""

import re

import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer

from dilator_app.domain.breathing import BreathPattern
from dilator_app.ui import drawings, theme
from dilator_app.ui.widgets.breath_drawing import BreathDrawing

PATTERN = BreathPattern(in_s=4, out_s=6)


@pytest.fixture
def body(qtbot, clock):
    """The drawing on the screen, at the beginning of the first breath."""
    made = BreathDrawing(PATTERN, clock.monotonic)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    made.start()
    return made


def picture(body) -> QImage:
    return body.grab().toImage()


def outline(image: QImage, row: int) -> int:
    """Return where in a row the line of the belly stands: its first dark pixel from the front."""
    ink = QColor(theme.current().hex("text"))
    return next(x for x in range(image.width()) if abs(image.pixelColor(x, row).value() - ink.value()) < 40)


def floor_of_pelvis(image: QImage) -> int:
    """Return how low the pelvic floor reaches in the middle: the lowest pixel of its colour."""
    accent = QColor(theme.current().hex("accent"))
    middle = round(image.width() * 0.5)
    rows = range(image.height() - 1, image.height() // 2, -1)
    return next(y for y in rows if abs(image.pixelColor(middle, y).green() - accent.green()) < 8)


def test_the_belly_comes_forward_and_the_pelvic_floor_goes_down_on_the_in_breath(body, clock):
    out = picture(body)
    clock.advance(seconds=4)
    inward = picture(body)
    belly = round(out.height() * 0.57)
    assert outline(inward, belly) < outline(out, belly) - 10
    assert floor_of_pelvis(inward) > floor_of_pelvis(out) + 10


def test_it_is_halfway_between_when_the_breath_is(body, clock):
    places = []
    for seconds in (0, 2, 2):
        clock.advance(seconds=seconds)
        places.append(floor_of_pelvis(picture(body)))
    out, halfway, inward = places
    assert out < halfway < inward


def test_with_reduced_motion_it_is_one_still_picture_for_each_way(body, clock):
    body.set_reduced_motion(True)
    at_first = picture(body)
    clock.advance(seconds=3)
    assert picture(body) == at_first
    clock.advance(seconds=2)
    assert floor_of_pelvis(picture(body)) < floor_of_pelvis(at_first)


def test_it_keeps_its_shape_in_any_room(body):
    body.resize(QSize(700, 300))
    wide = picture(body)
    paper = wide.pixelColor(2, 2)
    columns = [x for x in range(wide.width()) if any(wide.pixelColor(x, y) != paper for y in range(0, 300, 7))]
    assert columns[-1] - columns[0] < 300 / drawings.body_shape()


@pytest.mark.parametrize("look", ["light", "dark", "high-contrast"])
def test_it_takes_the_colours_of_the_look_and_shows_no_numbers(qapp, look):
    theme.apply(qapp, look)
    drawn = drawings.breathing_body(0.3, theme.current())
    assert b"@" not in drawn
    assert b"<text" not in drawn
    assert theme.current().hex("accent").encode() in drawn
    assert QSvgRenderer(QByteArray(drawn)).isValid()


def test_both_drawings_are_made_of_the_same_lines(qapp):
    out, inward = (re.sub(r"-?[\d.]+", "#", drawings._body(name)) for name in ("breath-out", "breath-in"))
    assert out == inward


def test_the_ends_of_the_breath_are_the_two_drawings_of_the_page(qapp):
    look = theme.current()
    for fullness, name in ((0, "breath-out"), (1, "breath-in")):
        drawn = drawings.breathing_body(fullness, look).decode()
        lines = re.findall(
            r' d="([^"]+)"', re.sub(r'<g id="signs">.*</g>', "", drawings._source(name), flags=re.DOTALL)
        )
        numbers = [[float(n) for n in re.findall(r"-?[\d.]+", line)] for line in lines]
        shown = [[float(n) for n in re.findall(r"-?[\d.]+", line)] for line in re.findall(r' d="([^"]+)"', drawn)]
        assert shown == [pytest.approx(line, abs=0.01) for line in numbers]
