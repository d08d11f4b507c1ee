"""What Progress shows, and handling it."""

from PySide6.QtWidgets import QApplication

from tests.makers import make_set

PAGE = (1068, 766)


def settle(qtbot, page):
    qtbot.waitUntil(lambda: page._job is None, timeout=20_000)
    QApplication.processEvents()


def keep(diary, *records):
    """Save records after the set whose dilators they name."""
    return diary.save(make_set(12, 15, 18, 22), *records)


def shown(page):
    return [card for card in page.cards.values() if card.isVisible()]


def seen(page):
    """Scroll to every card, so that each is drawn, and return them."""
    for card in shown(page):
        page._area.ensureWidgetVisible(card)
        QApplication.processEvents()
        QApplication.processEvents()
    return shown(page)


def wishes_of(page):
    found = []
    page.request_page.connect(lambda name, target: found.append((name, target)))
    return found


def press(qtbot, widget, *keys):
    for key in keys:
        qtbot.keyClick(widget, key)


def choose(page, range_):
    page.range.choose(next(choice for choice in page.range.choices if choice.value is range_))
    QApplication.processEvents()


def rows_of(card):
    model = card._table.model()
    return [
        tuple(model.data(model.index(row, column)) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def sizes_of(diary):
    current = diary.current_set()
    assert current is not None
    return current.dilators
