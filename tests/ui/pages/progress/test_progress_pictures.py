"""Charts as files, and how they are drawn in each look and size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from dilator_app.domain.goals import OwnStep, OwnStepTry
from dilator_app.domain.scales import HowFar
from dilator_app.report.progress import Range
from dilator_app.ui import jobs, theme
from dilator_app.ui.pages.progress.page import ProgressPage
from tests.makers import NOW, TODAY, make_session, make_step
from tests.ui.pages.progress.looking import PAGE, choose, keep, settle, shown, sizes_of


# --- pictures --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("action", "begins"), [(-2, b"\x89PNG"), (-1, b"<?xml")])
def test_a_chart_is_saved_under_a_neutral_name_and_noted(qtbot, sample_page, plain_diary, tmp_path, action, begins):
    menu = sample_page.cards["pain"].menu()
    menu.actions()[action].trigger()
    (dialog,) = sample_page.findChildren(QFileDialog)
    suggested = dialog.selectedFiles()[0].rsplit("/", 1)[-1]
    assert suggested.startswith("chart-2026-11-12.")
    target = tmp_path / suggested
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    assert target.read_bytes().startswith(begins)
    (export,) = plain_diary.exports()
    assert (export.path, export.at) == (str(target), NOW)
    told = sample_page.cards["pain"]._told
    assert told.isVisible()
    assert told.text() == f"Saved as {suggested}. The file is outside the diary now, and yours to guard."
    choose(sample_page, Range.ALL)
    assert not told.isVisible()


@pytest.mark.parametrize(
    ("action", "name", "begins"),
    [(-2, "c.svg", b"<?xml"), (-1, "c.PNG", b"\x89PNG"), (-2, "chart of may", b"\x89PNG"), (-1, "c.v2", b"<?xml")],
)
def test_the_ending_that_was_typed_says_what_the_file_is(sample_page, tmp_path, action, name, begins):
    sample_page.cards["pain"].menu().actions()[action].trigger()
    (dialog,) = sample_page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / name))
    dialog.reject()
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_place_that_takes_no_file_is_told_about(qtbot, sample_page, plain_diary, tmp_path):
    target = tmp_path / "file"
    target.write_bytes(b"")
    sample_page._write_picture("pain", target / "chart.png", b"picture")
    shown = [w for w in sample_page.findChildren(QWidget) if w.isWindow() and w.isVisible()]
    assert len(shown) == 1
    assert plain_diary.exports() == []
    shown[0].close()


# --- looks and sizes -------------------------------------------------------------------------------------------------
def test_a_new_look_draws_the_charts_and_legends_anew(qapp, sample_page):
    canvas = sample_page.cards["pain"].canvas
    before = sample_page.cards["pain"]._legend._items[0].look.colour
    theme.apply(qapp, "dark")
    QApplication.processEvents()
    assert canvas.chart.figure.get_facecolor()[:3] == pytest.approx(
        theme.current().color("surface-raised").getRgbF()[:3]
    )
    after = sample_page.cards["pain"]._legend._items[0].look.colour
    assert (before, after) == ("#337644", "#98DBA4")


def test_cards_stand_two_by_two_and_below_each_other_where_it_is_narrow(sample_page):
    def corners():
        QApplication.processEvents()
        return [(card.x(), card.y()) for card in shown(sample_page)]

    wide = corners()
    assert len({x for x, _ in wide}) == 2
    assert len({y for _, y in wide}) == 4
    sample_page.resize(812, 646)
    narrow = corners()
    assert len({x for x, _ in narrow}) == 1
    assert [y for _, y in narrow] == sorted({y for _, y in narrow})
    sample_page.resize(*PAGE)
    assert corners() == wide


def test_a_chart_is_drawn_for_the_size_that_it_has(sample_page):
    sample_page.resize(1300, 900)
    QApplication.processEvents()
    canvas = sample_page.cards["size"].canvas
    width, height = canvas.figure.get_size_inches() * canvas.figure.dpi
    assert (round(width), round(height)) == (canvas.width(), canvas.height())
    bottom = canvas.chart.axes.get_position().y0 * canvas.height()
    assert bottom == pytest.approx(31.5)


def test_what_nobody_sees_is_not_drawn(qtbot, open_page, plain_diary):
    keep(plain_diary, make_session(22, pain=1))
    page = open_page()
    page.hide()
    choose(page, Range.ALL)
    assert page.cards["size"].canvas._stale
    page.show()
    QApplication.processEvents()
    assert not page.cards["size"].canvas._stale


def test_a_page_that_goes_while_it_reads_is_not_told(qtbot, plain_diary, bus, clock):
    page = ProgressPage(plain_diary, bus, clock)
    page.show()
    page.close()
    page.deleteLater()
    jobs.wait_for_all()
    QApplication.processEvents()


# --- every chart as a file -------------------------------------------------------------------------------------------
def test_every_chart_can_be_saved_as_a_file(qtbot, sample_page, plain_diary, tmp_path, bus):
    step = OwnStep(words="With a mirror")
    far = make_session(make_step(sizes_of(plain_diary)[0], how_far=HowFar.TIP), day=TODAY, pain=1)
    bus.announce(plain_diary.save(step, OwnStepTry(step_id=step.id, day=TODAY, pain=3, anxiety=5), far))
    settle(qtbot, sample_page)
    assert len(shown(sample_page)) == 9
    for number, card in enumerate(shown(sample_page)):
        ending, begins = (("png", b"\x89PNG"), ("svg", b"<?xml"))[number % 2]
        card._save(ending)
        dialog = sample_page.findChildren(QFileDialog)[-1]
        assert dialog.selectedFiles()[0].endswith(f"/chart-2026-11-12.{ending}")
        target = tmp_path / f"{number}.{ending}"
        dialog.fileSelected.emit(str(target))
        dialog.reject()
        assert target.read_bytes().startswith(begins)
    assert len(plain_diary.exports()) == 9


def test_the_link_offers_both_kinds_of_file(qtbot, sample_page):
    card = sample_page.cards["pain"]
    qtbot.mouseClick(card.save_link, Qt.MouseButton.LeftButton)
    (menu,) = [menu for menu in card.findChildren(QMenu) if menu.isVisible()]
    assert [action.text() for action in menu.actions()] == ["Save as picture (PNG)…", "Save as drawing (SVG)…"]
    menu.close()
