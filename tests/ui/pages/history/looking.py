"""Three sessions in a table, and how a row is opened."""

from PySide6.QtCore import QPoint, Qt

from dilator_app.domain.scales import Breathing, Insertion
from dilator_app.ui.pages.history.model import Column
from tests.desk import Desk
from tests.makers import days_ago, make_session, make_set, make_step

SIZES = make_set()


def column(page, which: Column) -> list[str]:
    model = page.table
    return [model.data(model.index(row, which)) for row in range(model.rowCount())]


def dates(page) -> list[str]:
    return column(page, Column.DATE)


def click_row(desk: Desk, page, row: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    spot = page.view.visualRect(page.table.index(row, Column.DATE)).center()
    desk.qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, modifier, QPoint(spot))


def open_row(desk: Desk, page, row: int):
    click_row(desk, page, row)
    assert page.panel.isVisible()
    return page.panel


THREE = (
    make_session(
        make_step(22, minutes=8),
        day=days_ago(1),
        at="20:40",
        pain=3,
        anxiety_before=4,
        insertion=Insertion.SOME_EFFORT,
        breathing=Breathing.DONE,
        note_to_self="Took longer to relax.",
    ),
    make_session(
        make_step(18, minutes=10),
        day=days_ago(3),
        pain=6,
        anxiety_before=2,
        insertion=Insertion.EASY,
        breathing=Breathing.NO,
        note_for_therapist="Stings at first",
    ),
    make_session(day=days_ago(40), breathing=Breathing.PARTLY, breathing_seconds=300),
)
