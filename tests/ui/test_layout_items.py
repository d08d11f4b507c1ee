"""Pages that move their parts, and dialogs that come and go, leave Python no item that is gone."""

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dilator_app import sample
from dilator_app.ui.navigation import ENTRIES
from dilator_app.ui.widgets.placing import line_up
from tests.desk import dispose
from tests.layout_items import stale_items
from tests.makers import TODAY
from tests.ui.all_dialogs import MAKERS, full_diary


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_a_page_that_is_made_narrow_and_wide_again_leaves_none(desk, name):
    sample.fill(desk.diary, TODAY, marked=False)
    desk.page(name)
    desk.settle()
    for size in ((1024, 680), (1366, 694), (1024, 680), (1280, 766)):
        desk.window.resize(*size)
        QApplication.processEvents()
    assert stale_items() == 0


@pytest.mark.parametrize("kind", MAKERS, ids=lambda kind: kind.__name__)
def test_a_dialog_that_came_and_went_leaves_none(desk, kind):
    desk.diary.save(*full_diary())
    dialog = MAKERS[kind](desk)
    dialog.open()
    desk.settle()
    assert stale_items() == 0
    dialog.done(0)
    dispose(dialog)
    assert stale_items() == 0


def test_one_that_is_left_would_be_found(qtbot, every_widget_stands_in_one_place):
    inner, outer = QHBoxLayout(), QVBoxLayout(window := QWidget())
    qtbot.addWidget(window)
    inner.addWidget(moved := QLabel("moved"))
    outer.addLayout(inner)
    assert stale_items() == 0
    inner.addWidget(moved)
    inner.addWidget(QLabel("in its place"))
    assert stale_items() == 1
    assert every_widget_stands_in_one_place.pop() == "QLabel ''"


def test_a_widget_in_two_places_would_be_found(qtbot, every_widget_stands_in_one_place):
    box = QVBoxLayout(window := QWidget())
    qtbot.addWidget(window)
    box.addWidget(first := QLabel("first"))
    box.addWidget(QLabel("second"))
    line_up(box, first, 1)
    assert every_widget_stands_in_one_place == []
    box.insertWidget(0, first)
    assert every_widget_stands_in_one_place.pop() == "QLabel ''"
