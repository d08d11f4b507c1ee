"""Everything that the therapist view says can be read, on each usual screen and in both languages."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication

from dilator_app import i18n
from dilator_app.domain.scales import Breathing, SafetyAnswer
from dilator_app.domain.session import How
from dilator_app.ui.widgets.chart_canvas import ChartCanvas
from dilator_app.ui.widgets.table import Table
from tests.cut import cut_off
from tests.desk import Desk
from tests.layout_items import stale_items
from tests.makers import TODAY, days_ago, make_plan, make_session, make_set, make_step, warm_up
from tests.ui.therapist_view.looking import open_view, words_of

SCREENS = [QSize(1280, 720), QSize(1366, 768), QSize(1920, 1080)]
LATE = "For you: " + "The second size felt easier when I breathed out first. " * 12


def several_sizes(**fields):
    steps = (warm_up(15, minutes=1), make_step(22, 3, 1), make_step(18, 1, 1))
    return make_session(*steps, breathing=Breathing.PARTLY, safety=SafetyAnswer.of([], TODAY), **fields)


def three_sizes():
    """Sessions at three sizes, with the answers and the words that make the overview long."""
    first = [make_session(15, pain=2, day=days_ago(14), numbing_gel=True), make_session(18, pain=1, day=days_ago(9))]
    later = [make_session(22, pain=n % 5, day=days_ago(n), breathing=Breathing.DONE) for n in range(1, 8)]
    told = make_session(22, pain=6, day=days_ago(8), note_for_therapist="The warm-up helped.", numbing_gel=True)
    plans = [make_plan(22, date(2026, 10, 15), comfort_limit=3), make_plan(22, days_ago(3), comfort_limit=4)]
    return [make_set(), *plans, *first, *later, told, several_sizes(stopped=True, how=How.GUIDED)]


@pytest.fixture
def view_of(qtbot, plain_diary, tmp_path, clock):
    """Open the view over these records, on a screen of this size."""
    made = []

    def show(size: QSize, *records):
        made.append(Desk(qtbot, plain_diary.folder, clock, tmp_path / "other.toml").open(plain_diary, *records))
        view = open_view(made[0])
        view.showNormal()
        view.resize(size)
        settle()
        return view

    yield show
    made[0].put_away()


def settle() -> None:
    for _round in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size.width()}x{size.height()}")
def test_a_session_with_several_sizes_is_whole_when_it_is_enlarged(view_of, size, language):
    with i18n.speaking(language):
        view = view_of(size, make_set(), several_sizes(note_for_therapist=LATE))
        view.enlarge(0)
        settle()
        assert cut_off(view) == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size.width()}x{size.height()}")
def test_an_overview_with_three_sizes_is_whole_down_to_the_size_of_now(view_of, size, language):
    with i18n.speaking(language):
        view = view_of(size, *three_sizes())
        assert cut_off(view) == []
        (canvas,) = (c for c in view.findChildren(ChartCanvas) if c.isVisible())
        axis = [text.get_text() for text in canvas.chart.figure.texts]
        assert [n for n in ("0", "2", "4", "6", "8", "10") if n in axis] == ["0", "2", "4", "6", "8", "10"]
        assert lowest_of_the_table(view) <= view.height()


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size.width()}x{size.height()}")
def test_the_sample_in_spanish_is_seen_without_scrolling(unlocked, size):
    with i18n.speaking("es"):
        view = open_view(unlocked)
        view.showNormal()
        view.resize(size)
        settle()
        assert view._area.verticalScrollBar().maximum() == 0


def lowest_of_the_table(view) -> int:
    """Return where the last row ends, without scrolling."""
    (table,) = (table for table in view.findChildren(Table) if table.isVisible())
    return table.mapTo(view, QPoint(0, table.height())).y()


def test_sessions_of_one_day_are_told_apart_by_their_time(view_of):
    morning, evening = several_sizes(at="08:05"), make_session(22, pain=1, at="20:40")
    alone = make_session(22, pain=2, day=days_ago(1), at="09:15")
    view = view_of(SCREENS[0], make_set(), alone, morning, evening)
    headings = []
    for place in range(3):
        view.enlarge(place)
        settle()
        headings.append(next(line for line in words_of(view).splitlines() if "November" in line and "day " in line))
    assert headings == ["Wednesday 11 November", "Thursday 12 November, 08:05", "Thursday 12 November, 20:40"]


def test_what_is_built_anew_leaves_python_no_item_that_is_gone(view_of):
    """See `tests.layout_items`."""
    view = view_of(SCREENS[0], make_set(), make_session(22, pain=1), several_sizes(at="08:05"))
    for size in (*SCREENS, *reversed(SCREENS)):
        view.resize(size)
        view.step(1)
        settle()
        view.leave_innermost()
        settle()
    assert stale_items() == 0
