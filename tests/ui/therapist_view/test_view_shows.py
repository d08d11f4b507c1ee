"""What the therapist view shows, as a whole and of one session."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

from dilator_app import i18n
from dilator_app.domain.dilators import Dilator, DilatorSet
from dilator_app.domain.session import Role
from dilator_app.report.choices import PeriodKind
from dilator_app.ui import theme
from dilator_app.ui.widgets.chart_canvas import ChartCanvas
from dilator_app.ui.widgets.chart_legend import ChartLegend
from dilator_app.ui.widgets.table import Table
from tests.desk import Desk
from tests.makers import days_ago, make_session, make_step
from tests.ui.therapist_view.looking import CLOSED, no_view_is_there, open_view, own_words, press, shown, words_of


# --- what it shows ---------------------------------------------------------------------------------------------------
def test_it_shows_the_figures_the_chart_and_the_sizes_and_nobody(unlocked):
    view = open_view(unlocked)
    seen = words_of(view)
    for words in ("Since 15 October 2026", "1 of 12, highest 4", "14 in 4 weeks", "2, 3, 2", "12 of 13"):
        assert words in seen
    assert "At 22 mm: first three 3, 3 with numbing gel, 4; last three 2, 3, 2." in seen
    assert "Okafor" not in seen
    (canvas,) = view.findChildren(ChartCanvas)
    assert len(canvas.chart.marks) == 12
    assert "comfort limit 3" in [text.get_text() for text in canvas.figure.texts]
    (table,) = view.findChildren(Table)
    model = table.model()
    assert [model.data(model.index(1, column)) for column in range(3)] == ["22 mm", "9", "8 (5–10)"]


def fonts_of(view: QWidget) -> list[int]:
    found = [w for w in view.findChildren(QWidget) if isinstance(w, QLabel | QAbstractButton) and w.isVisible()]
    legends = [round(w.font().pixelSize()) for w in view.findChildren(ChartLegend)]
    tables = [f for t in view.findChildren(Table) for f in (t.font(), t.horizontalHeader().font())]
    canvases = [
        round(text.get_fontproperties().get_size()) for c in view.findChildren(ChartCanvas) for text in c.figure.texts
    ]
    return [*(w.font().pixelSize() for w in found), *legends, *(font.pixelSize() for font in tables), *canvases]


@pytest.mark.parametrize(
    ("size", "scale"),
    [(QSize(1920, 1080), 1.5), (QSize(1280, 800), 1.0), (QSize(1280, 720), 1.0), (QSize(1024, 640), 1)],
)
def test_nothing_is_smaller_than_eighteen_pixels_and_all_of_it_grows_with_the_screen(unlocked, size, scale):
    view = open_view(unlocked)
    view.showNormal()
    view.resize(size)
    QApplication.processEvents()
    QApplication.processEvents()
    assert min(fonts_of(view)) >= 18
    texts = [w.font().pixelSize() for w in view.findChildren(QLabel) if w.isVisible()]
    assert min(texts) >= 18 * scale


@pytest.mark.parametrize("size", [QSize(1920, 1080), QSize(1280, 800), QSize(1280, 720)])
def test_the_sample_fits_without_scrolling(unlocked, size):
    view = open_view(unlocked)
    view.showNormal()
    view.resize(size)
    unlocked.qtbot.waitUntil(lambda: view._area.verticalScrollBar().maximum() == 0)
    (canvas,) = view.findChildren(ChartCanvas)
    assert canvas.height() >= 136 * view._scale


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", [QSize(1920, 1080), QSize(1280, 720)])
def test_no_answer_in_the_table_by_size_is_cut(unlocked, size, language):
    with i18n.speaking(language):
        view = open_view(unlocked)
        view.showNormal()
        view.resize(size)
        unlocked.qtbot.waitUntil(lambda: not cut_answers(view))


def cut_answers(view):
    """Return what does not fit its cell of the table by size."""
    (table,) = (table for table in view.findChildren(Table) if table.isVisible())
    cells = [table.model().index(row, place) for row in range(table.model().rowCount()) for place in range(7)]
    return [cell.data() for cell in cells if not fits(table, cell)] or table.verticalScrollBar().maximum()


def fits(table, cell):
    room = table.visualRect(cell).adjusted(8, 0, -8 - 4 * (cell.column() == 0), 0)
    needed = QFontMetrics(table.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, str(cell.data()))
    return needed.width() <= room.width() and needed.height() <= room.height()


def test_the_menu_of_periods_is_as_large_and_changes_everything(unlocked):
    view = open_view(unlocked)
    menu = view.period_menu()
    assert menu.font().pixelSize() >= 18
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Since last appointment"]
    (everything,) = [action for action in menu.actions() if action.text() == "Everything"]
    everything.trigger()
    QApplication.processEvents()
    assert view.period is PeriodKind.EVERYTHING
    assert "From 1 September 2026" in words_of(view)
    assert len(view.findChildren(ChartCanvas)[-1].chart.marks) == 28
    menu.deleteLater()


def test_the_button_opens_the_menu(unlocked):
    view = open_view(unlocked)
    unlocked.qtbot.mouseClick(view.period_button, Qt.MouseButton.LeftButton)
    (menu,) = [m for m in view.findChildren(QMenu) if m.isVisible()]
    menu.close()


# --- one session -----------------------------------------------------------------------------------------------------
def test_arrows_enlarge_one_session_and_esc_goes_back_before_it_leaves(unlocked):
    view = open_view(unlocked)
    press(view, Qt.Key.Key_Left)
    assert "Thursday 12 November" in words_of(view)
    assert not view.findChildren(ChartCanvas) or not any(c.isVisible() for c in view.findChildren(ChartCanvas))
    press(view, Qt.Key.Key_Left)
    assert "Wednesday 11 November" in words_of(view)
    press(view, Qt.Key.Key_Home)
    assert "Saturday 17 October" in words_of(view)
    press(view, Qt.Key.Key_Left)
    assert "Saturday 17 October" in words_of(view)
    press(view, Qt.Key.Key_End, Qt.Key.Key_Right)
    assert "Thursday 12 November" in words_of(view)
    assert min(fonts_of(view)) >= 18
    press(view, Qt.Key.Key_Escape)
    assert view.isVisible()
    assert "Pain by session, 0 to 10" in words_of(view)
    press(view, Qt.Key.Key_Escape)
    assert no_view_is_there()


def test_a_pain_of_a_warm_up_that_the_chart_has_not_is_said_above_it(unlocked):
    dilator = next(s.main_dilator for s in unlocked.diary.sessions() if s.main_dilator)
    unlocked.diary.save(make_session(make_step(dilator, role=Role.WARM_UP, pain=9), pain=9, day=days_ago(0)))
    view = open_view(unlocked)
    assert "Pain by session, without the warm-up, 0 to 10" in words_of(view)
    assert "highest 9" in words_of(view)


def test_what_was_written_for_the_therapist_stands_large_with_its_session(unlocked):
    view = open_view(unlocked)
    told = next(n for n, s in enumerate(view.about.summary.sessions) if s.told)
    view.enlarge(told)
    QApplication.processEvents()
    assert "For you: After the spotting I went back to 18 mm for four sessions. It felt calmer." in words_of(view)


def test_a_screen_reader_hears_the_session(unlocked, monkeypatch):
    view = open_view(unlocked)
    heard = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event))
    press(view, Qt.Key.Key_Left)
    (said,) = [event.message() for event in heard if hasattr(event, "message")]
    assert said.startswith("Thursday 12 November. Sizes and minutes: 22 mm 10 min. Strongest pain: 2")


def test_a_double_click_on_a_mark_enlarges_its_session(unlocked):
    view = open_view(unlocked)
    (canvas,) = view.findChildren(ChartCanvas)
    canvas.session_chosen.emit(canvas.chart.marks[0].session_id)
    QApplication.processEvents()
    assert "Saturday 17 October" in words_of(view)


def test_an_empty_diary_has_no_session_to_enlarge(qtbot, plain_diary, tmp_path, clock):
    made = Desk(qtbot, plain_diary.folder, clock, tmp_path / "other.toml").open(plain_diary)
    made.window.show_to_therapist()
    view = shown(made)
    assert "No sessions in this period." in words_of(view)
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Home)
    assert view.enlarged is None
    made.put_away()


# --- practising ------------------------------------------------------------------------------------------------------
def test_practising_says_that_this_is_everything_that_will_be_seen(unlocked):
    unlocked.view.page("today").request_therapist_view.emit(True)
    view = shown(unlocked)
    assert "Practice. This is everything that will be seen." in words_of(view)
    press(view, Qt.Key.Key_Escape)
    assert own_words(unlocked).startswith(CLOSED)


def test_what_is_practised_is_what_is_shown(unlocked):
    unlocked.diary.save_preferences(replace(unlocked.diary.preferences(), leave_view_by_click=True))
    seen = []
    for practise in (True, False):
        unlocked.view.page("today").request_therapist_view.emit(practise)
        view = shown(unlocked)
        seen.append([line for line in words_of(view).splitlines() if not line.startswith("Practice.")])
        press(view, Qt.Key.Key_Escape)
        unlocked.click("Open my diary")
    assert seen[0] == seen[1]


# --- more than the sample --------------------------------------------------------------------------------------------
def test_fifteen_sizes_and_any_words_scroll_and_are_never_read_as_markup(qtbot, plain_diary, tmp_path, clock):
    label = "<b>*_#$@`\\ שלום \N{FAMILY} " + "very long " * 4
    things = tuple(Dilator(position=n, label=label[: 20 + n], diameter_um=8000 + 2000 * n) for n in range(15))
    told = "<script>alert(1)</script> **bold** " + "so many words " * 60
    sessions = [
        make_session(make_step(one, pain=n % 11, minutes=7), day=days_ago(15 - n), note_for_therapist=told)
        for n, one in enumerate(things)
    ]
    made = Desk(qtbot, plain_diary.folder, clock, tmp_path / "other.toml").open(
        plain_diary, DilatorSet(dilators=things), *sessions
    )
    view = open_view(made)
    view.showNormal()
    view.resize(1280, 800)
    QApplication.processEvents()
    assert told[:200] in words_of(view)
    assert view._area.verticalScrollBar().maximum() > 0
    assert view._area.widget().width() <= view.width()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view._area.verticalScrollBar().value() > 0
    press(view, Qt.Key.Key_Left)
    assert told.strip() in words_of(view)
    made.put_away()


def test_another_look_reaches_the_view(unlocked, qapp):
    theme.apply(qapp, "dark")
    view = open_view(unlocked)
    (canvas,) = view.findChildren(ChartCanvas)
    ground = theme.current().color("surface-raised").getRgbF()[:3]
    assert canvas.chart.figure.get_facecolor()[:3] == pytest.approx(ground)
