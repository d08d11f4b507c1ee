"""The fern on Today is decoration: it gives way to words, in every window and language."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from dilator_app import i18n
from dilator_app.domain.plan import WarmUp
from dilator_app.ui import fern
from dilator_app.ui.widgets.card import Label
from tests.desk import Desk
from tests.makers import make_dilator, make_plan, make_set

SIZES = ((1024, 646), (1180, 700), (1280, 694), (1366, 694), (1440, 866))
LONG = {"minutes": 10, "breaths": 18, "warm_up": WarmUp(make_dilator(15), 2)}


def offer(desk: Desk):
    """Return Today's wide card."""
    QApplication.processEvents()
    return desk.page("today")._offer


def leaves(card) -> QImage:
    """Return what of the fern is drawn, on nothing."""
    drawn = QImage(card.size(), QImage.Format.Format_ARGB32)
    drawn.fill(Qt.GlobalColor.transparent)
    art = card.findChild(fern.CardArt)
    if art.isVisible():
        art.render(drawn, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)  # no ground below it
    return drawn


def has_leaf(drawn: QImage, place: QRect) -> bool:
    part = drawn.copy(place)
    return any(part.pixelColor(x, y).alpha() for y in range(0, part.height(), 3) for x in range(0, part.width(), 2))


def written(words: Label) -> QRect:
    """Return where the letters of ``words`` are, without the room around them."""
    flags = int(Qt.TextFlag.TextWordWrap) if words.wordWrap() else 0
    shown = words.fontMetrics().boundingRect(QRect(0, 0, words.width(), 9999), flags, words.text())
    left = words.width() - shown.width() if words.isRightToLeft() else 0
    return QRect(words.x() + left, words.y(), shown.width(), words.height())


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_no_word_stands_on_a_leaf(request, language, direction):
    with i18n.speaking(language):
        desk = request.getfixturevalue("desk")
        desk.diary.save(make_set(), make_plan(22, **LONG))
        desk.window.setLayoutDirection(direction)
        for width, height in SIZES:
            desk.window.resize(width, height)
            card = offer(desk)
            drawn = leaves(card)
            for words in card.findChildren(Label):
                if words.isVisible() and words.text():
                    assert not has_leaf(drawn, written(words)), (width, words.text())


def test_the_fern_stands_where_there_is_room_and_leaves_where_there_is_none(desk):
    desk.diary.save(make_set(), make_plan(22, **LONG))
    desk.window.resize(1280, 694)
    card = offer(desk)
    assert has_leaf(leaves(card), card.rect())
    desk.window.resize(1024, 646)
    assert not has_leaf(leaves(offer(desk)), card.rect())
    desk.window.resize(1280, 694)
    assert has_leaf(leaves(offer(desk)), card.rect())


def test_the_fern_leaves_when_the_words_become_longer(desk):
    desk.window.resize(1024, 646)
    desk.diary.save(make_set(), make_plan(22, minutes=10))
    card = offer(desk)
    change = desk.diary.save(make_plan(22, **LONG))
    desk.view.rooms.bus.announce(change)
    assert not has_leaf(leaves(offer(desk)), card.rect())
