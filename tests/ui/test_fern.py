import runpy
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from dilator_app import tokens
from dilator_app.ui import fern, theme
from dilator_app.ui.frond import FROND, SPRIG, frond, frond_parts

ROOT = Path(__file__).resolve().parents[2]
ARTS = [fern.LockArt, fern.WelcomeArt, fern.CardArt, fern.EmptyArt]
LOOKS = ["light", "dark", "high-contrast"]
PAPER = QColor("white")


def painted(art: QWidget, size: QSize) -> QImage:
    """Return what ``art`` paints at ``size`` on white."""
    if art.maximumSize() != art.minimumSize():
        art.resize(size)
    image = QImage(art.size(), QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    art.render(painter, QPoint(), QRegion(art.rect()), QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def colours(image: QImage) -> dict[str, int]:
    found: dict[str, int] = {}
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return found


# --- the frond -------------------------------------------------------------------------------------------------------
def test_a_frond_is_the_same_every_time():
    assert frond(300, 0.2) == frond(300, 0.2)


def test_a_frond_stands_on_its_foot_and_ends_in_a_point_above_it():
    around = frond(300, 0.2).boundingRect()
    assert around.bottom() == pytest.approx(0, abs=3)
    assert around.top() == pytest.approx(-300 * 1.02, abs=6)
    assert around.left() < -60 < 60 < around.right()


def test_leaflets_grow_and_then_shrink_to_a_point():
    lengths = [FROND.leaflet(index / (FROND.pairs - 1)) for index in range(FROND.pairs)]
    longest = lengths.index(max(lengths))
    assert lengths[: longest + 1] == sorted(lengths[: longest + 1])
    assert lengths[longest:] == sorted(lengths[longest:], reverse=True)
    assert lengths[-1] < lengths[longest] / 10


@pytest.mark.parametrize("habit", [FROND, SPRIG])
def test_a_frond_has_a_stem_and_pairs_and_no_holes(habit):
    whole = frond(300, 0.25, habit)
    parts = frond_parts(300, 0.25, habit)
    assert len(parts) == 1 + 2 * habit.pairs + (1 if habit.spear else 0)
    assert all(whole.contains(part.pointAtPercent(0)) or part is parts[0] for part in parts[1:])


# --- the drawings ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", ARTS)
def test_every_drawing_wears_the_look_in_force(qtbot, qapp, kind, look):
    theme.apply(qapp, look)
    art = kind()
    qtbot.addWidget(art)
    found = colours(painted(art, QSize(1004, 560)))
    if kind is fern.LockArt:
        assert len(found) > 1
        return
    for token in ("leaf-1", "leaf-2"):
        assert found.get(theme.current().hex(token).lower(), 0) > 500


@pytest.mark.parametrize("kind", ARTS)
def test_a_drawing_is_in_nobodys_way(qtbot, kind):
    art = kind()
    qtbot.addWidget(art)
    assert art.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert art.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert (art.accessibleName(), art.accessibleDescription()) == ("", "")


@pytest.mark.parametrize("size", [(1024, 646), (1280, 766), (1366, 734), (1920, 1046), (2560, 1406), (1024, 1200)])
def test_the_lock_page_keeps_its_middle_free(qtbot, size):
    art = fern.LockArt()
    qtbot.addWidget(art)
    image = painted(art, QSize(*size))
    column = image.copy((size[0] - 410) // 2, 0, 410, size[1] * 3 // 4)
    assert set(colours(column)) == {PAPER.name()}


def test_the_lock_page_is_drawn_alike_on_both_sides(qtbot):
    art = fern.LockArt()
    qtbot.addWidget(art)
    image = painted(art, QSize(1280, 766))
    for x, y in ((100, 750), (200, 500), (60, 600), (320, 600), (410, 640)):
        assert image.pixelColor(x, y).lightness() == pytest.approx(image.pixelColor(1279 - x, y).lightness(), abs=12)


def test_a_cursor_that_blinks_elsewhere_costs_no_fern():
    image = QImage(1280, 766, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    fern.paint_lock(painter, QRectF(image.rect()), exposed=QRectF(440, 333, 400, 48))
    painter.end()
    assert set(colours(image)) == {PAPER.name()}


def test_the_card_is_painted_inside_its_line_and_its_corner(qtbot):
    art = fern.CardArt()
    qtbot.addWidget(art)
    image = painted(art, QSize(1004, 312))
    assert all(image.pixelColor(x, 311) == PAPER for x in range(1004))
    assert all(image.pixelColor(1003, y) == PAPER for y in range(312))
    assert all(image.pixelColor(1003 - step, 311 - step) == PAPER for step in range(3))
    assert len(colours(image)) > 2


def test_the_card_leaves_its_words_free_in_either_direction(qtbot):
    art = fern.CardArt()
    qtbot.addWidget(art)
    assert set(colours(painted(art, QSize(1004, 312)).copy(0, 0, 780, 312))) == {PAPER.name()}
    art.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = painted(art, QSize(1004, 312))
    assert set(colours(mirrored.copy(224, 0, 780, 312))) == {PAPER.name()}
    assert len(colours(mirrored)) > 2


def test_the_empty_page_stands_on_a_line(qtbot):
    art = fern.EmptyArt()
    qtbot.addWidget(art)
    image = painted(art, QSize())
    row = [image.pixelColor(x, image.height() - 1).name() for x in range(image.width())]
    assert row.count(theme.current().hex("border").lower()) == 260


# --- the tile --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("size", fern.ICON_SIZES)
def test_the_icon_shows_a_leaf_on_a_tile_in_every_size(size):
    image = fern.app_icon().pixmap(QSize(size, size)).toImage()
    assert image.size() == QSize(size, size)
    brand = tokens.load()["brand"]
    found = [image.pixelColor(x, y) for x in range(size) for y in range(size)]
    assert sum(colour.name() == brand["icon-tile"].lower() for colour in found) > size * size / 3
    assert sum(colour.lightness() > 150 and colour.alpha() == 255 for colour in found) > size * size / 40
    assert image.pixelColor(0, 0).alpha() < 128


@pytest.mark.parametrize("dpr", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_the_tile_is_sharp_on_every_screen(dpr):
    tile = fern.app_tile(32, dpr)
    assert tile.devicePixelRatio() == dpr
    assert tile.width() == round(32 * dpr)
    assert tile.toImage().pixelColor(tile.rect().center() + QPoint(round(10 * dpr), 0)).alpha() == 255


def test_the_tile_keeps_its_colours_in_every_look(qapp):
    pictures = []
    for look in LOOKS:
        theme.apply(qapp, look)
        pictures.append(fern.app_tile(72, 1).toImage())
    assert pictures[0] == pictures[1] == pictures[2]


def test_the_drawing_that_ships_is_the_one_that_is_painted():
    drawn = runpy.run_path(str(ROOT / "tools" / "draw_icon.py"))["svg"]()
    assert (ROOT / "resources" / "icons" / "fernlight.svg").read_text(encoding="utf-8") == drawn


def test_the_leaf_alone_wears_the_look(qapp):
    light = fern.leaf_mark(18, 1).toImage()
    theme.apply(qapp, "dark")
    assert fern.leaf_mark(18, 1).toImage() != light
