import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QImage, QPainter
from PySide6.QtWidgets import QPushButton

from dilator_app import paths
from dilator_app.ui import icons, theme

NAMES = [
    "today",
    "history",
    "progress",
    "appointment",
    "learn",
    "plan",
    "settings",
    "hide",
    "eye",
    "lock",
    "play",
    "leaf",
    "moon",
    "plus",
    "minus",
    "check",
    "chevron-down",
    "chevron-right",
    "chevron-left",
    "chevron-up",
    "search",
    "close",
    "note",
    "undo",
    "print",
    "download",
    "info",
    "trash",
    "laptop",
    "user",
    "pencil",
    "shield",
    "calendar",
    "pause",
    "stop",
    "sound-off",
    "sound-on",
    "copy",
    "table",
    "sort-down",
    "sort-up",
    "plain-screen",
]


def inks(image):
    seen = set()
    for x in range(image.width()):
        for y in range(image.height()):
            colour = image.pixelColor(x, y)
            if colour.alpha() == 255:
                seen.add(colour.name())
    return seen


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_colour_asked_for_and_in_no_other(qapp, name):
    image = icons.pixmap(name, "accent", 40).toImage()
    assert inks(image) == {"#2a6650"}


@pytest.mark.parametrize("name", NAMES)
def test_no_drawing_holds_a_colour_of_its_own(name):
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 20 20"' in text
    assert "#" not in text


def test_an_icon_is_sharp_on_a_screen_with_twice_the_pixels(qapp):
    drawn = icons.pixmap("lock", "text", 20, 2.0)
    assert (drawn.width(), drawn.deviceIndependentSize().width()) == (40, 20)


def test_the_same_icon_is_drawn_once(qapp):
    assert icons.pixmap("lock").cacheKey() == icons.pixmap("lock").cacheKey()


def test_a_followed_icon_changes_with_the_look(qapp, qtbot):
    button, action = QPushButton(), QAction()
    qtbot.addWidget(button)
    for target in (button, action):
        icons.follow(target, "stop")
    theme.apply(qapp, "dark")
    for target in (button, action):
        assert inks(target.icon().pixmap(20, 20).toImage()) == {"#e7ece6"}


def test_a_disabled_icon_is_paler(qapp):
    drawn = icons.icon("stop").pixmap(20, 20, QIcon.Mode.Disabled)
    assert inks(drawn.toImage()) == {"#8b928b"}


@pytest.mark.parametrize(
    ("name", "turns"), [("chevron-right", True), ("undo", True), ("check", False), ("leaf", False)]
)
def test_only_what_points_somewhere_is_mirrored(qapp, name, turns):
    def drawn(direction):
        image = QImage(20, 20, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        icons.paint(painter, QRectF(0, 0, 20, 20), name, "text")
        painter.end()
        return image

    there, back = drawn(Qt.LayoutDirection.LeftToRight), drawn(Qt.LayoutDirection.RightToLeft)
    assert (there != back) is turns
