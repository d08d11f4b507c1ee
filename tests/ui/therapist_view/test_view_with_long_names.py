"""A size with a name of eighty letters: everything else of the therapist view can still be read and pressed."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication

from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.scales import Insertion
from dilator_app.ui.widgets.chart_legend import ChartLegend
from dilator_app.ui.widgets.table import Table
from tests.cut import cut_off
from tests.desk import Desk
from tests.makers import days_ago, make_dilator, make_plan, make_session, make_step
from tests.pictures import pixels
from tests.ui.therapist_view.looking import open_view, words_of

SCREENS = [QSize(1024, 680), QSize(1280, 800), QSize(1366, 768)]
FIFTY = "The speculum that the nurse gave me, the small one"
EIGHTY = "The speculum that the nurse gave me, the small one and some more words to eighty"
NAMES = {"fifty": FIFTY, "eighty": EIGHTY, "one word": "Speculum" * 10, "mark-up": "<b>" * 26}


def sizes(long):
    labels = ("finger", long, "18 mm thing", long[:70] + " other")
    return [make_dilator(None, label=label, position=place) for place, label in enumerate(labels)]


def records(long, now):
    dilators = sizes(long)
    order = [d for d in dilators if d.label != now] + [d for d in dilators if d.label == now]
    days = [
        make_session(
            make_step(order[n * 4 // 24], minutes=10),
            day=days_ago(24 - n),
            pain=n % 6,
            insertion=list(Insertion)[n % 5],
        )
        for n in range(24)
    ]
    return [DilatorSet(dilators=tuple(dilators)), make_plan(None, days_ago(40), size=order[-1]), *days]


@pytest.fixture
def view_of(qtbot, plain_diary, tmp_path, clock):
    made = []

    def show(size, *things):
        made.append(Desk(qtbot, plain_diary.folder, clock, tmp_path / "other.toml").open(plain_diary, *things))
        view = open_view(made[0])
        view.showNormal()
        view.resize(size)
        for _round in range(4):
            QApplication.processEvents()
        return view

    yield show
    made[0].put_away()


@pytest.mark.parametrize("long", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size.width()}x{size.height()}")
def test_a_long_name_as_the_size_of_now_widens_nothing(view_of, size, long):
    view = view_of(size, *records(long, long))
    assert cut_off(view) == []
    content = view._area.widget()
    assert content.width() == view._area.viewport().width()
    end = view.close_button.mapTo(view, QPoint(view.close_button.width(), 0)).x()
    assert end <= view.width()
    assert long in words_of(view)
    assert columns_outside(view) == []


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size.width()}x{size.height()}")
def test_answers_keep_a_column_that_can_be_read_beside_long_names(view_of, size):
    view = view_of(size, *records(EIGHTY, "finger"))
    (table,) = (table for table in view.findChildren(Table) if table.isVisible())
    assert table.columnWidth(3) >= table.fontMetrics().horizontalAdvance("some effort 3,")
    assert columns_outside(view) == []
    assert table.model().index(1, 0).data(table_tip()) == f"<qt>{EIGHTY}</qt>"


def test_a_legend_keeps_both_ends_of_a_long_name_and_tells_all_of_it(view_of):
    view = view_of(SCREENS[0], *records(EIGHTY, "finger"))
    (legend,) = (one for one in view.findChildren(ChartLegend) if one.isVisible())
    assert EIGHTY in legend.text()
    legend.resize(300, legend.height())
    shown = legend.shown()
    assert any("…" in words and words.startswith("The") and words.endswith("eighty") for words in shown)
    assert EIGHTY in legend.toolTip()


@pytest.mark.parametrize(
    "name", ["{}" + EIGHTY[1:], EIGHTY[:70] + " other {}", EIGHTY[:38] + "{}" + EIGHTY[39:], "W" * 79 + "{}"]
)
def test_no_two_long_names_look_alike_in_the_table_by_size(view_of, name):
    dilators = [make_dilator(None, label=name.format(n), position=n) for n in range(5)]
    days = [make_session(make_step(d, minutes=10, pain=2), day=days_ago(d.position)) for d in dilators]
    view = view_of(SCREENS[1], DilatorSet(dilators=tuple(dilators)), *days)
    (table,) = (table for table in view.findChildren(Table) if table.isVisible())
    table.model()._mark_of = lambda _row: None  # the marks tell them apart too
    cells = [table.visualRect(table.model().index(row, 0)) for row in range(5)]
    assert len({pixels(table.viewport().grab(cell.adjusted(0, 1, 0, -2))) for cell in cells}) == 5


def table_tip():
    from PySide6.QtCore import Qt

    return Qt.ItemDataRole.ToolTipRole


def columns_outside(view):
    (table,) = (table for table in view.findChildren(Table) if table.isVisible())
    inside = QRect(QPoint(0, 0), table.viewport().size())
    model = table.model()
    return [n for n in range(model.columnCount()) if not inside.contains(table.visualRect(model.index(0, n)))]


@pytest.mark.parametrize("long", NAMES.values(), ids=NAMES)
def test_one_session_with_a_long_name_is_whole_when_it_is_enlarged(view_of, long):
    view = view_of(SCREENS[0], *records(long, long))
    view.enlarge(-1)
    QApplication.processEvents()
    assert cut_off(view) == []
    assert long in words_of(view)
