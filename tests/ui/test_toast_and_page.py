"""What stands at the end of a page can be reached while the toast stands before it."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QScrollArea

from dilator_app.domain.changes import NOTHING
from tests.desk import Desk
from tests.makers import make_plan, make_set


@pytest.fixture
def plan(desk: Desk):
    desk.diary.save(make_set(), make_plan(22, comfort_limit=3))
    return desk.page("plan")


def area_of(page) -> QScrollArea:
    return next(a for a in page.findChildren(QScrollArea) if a.isVisible() and a.verticalScrollBar().maximum() > 0)


def on_the_window(desk: Desk, widget) -> QRect:
    return QRect(widget.mapTo(desk.window, QPoint(0, 0)), widget.size())


def covered(desk: Desk, page) -> list[str]:
    toast = on_the_window(desk, desk.toast)
    buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    return [b.text() for b in buttons if on_the_window(desk, b).intersects(toast)]


def test_the_links_at_the_end_of_plan_can_be_scrolled_out_from_behind_the_toast(plan, desk):
    plan.fields.comfort_limit.set_number(2)
    desk.click("Save plan")
    bar = area_of(plan).verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.settle()
    assert covered(desk, plan) == []
    desk.toast.close_now()
    desk.settle()
    without = bar.maximum()
    plan.fields.comfort_limit.set_number(1)
    desk.click("Save plan")
    desk.settle()
    assert bar.maximum() == without + desk.toast.needed_room()


def test_who_is_at_the_end_already_sees_it_all(plan, desk):
    bar = area_of(plan).verticalScrollBar()
    plan.fields.comfort_limit.set_number(2)
    desk.settle()
    bar.setValue(bar.maximum())
    desk.click("Save plan")
    desk.settle()
    assert covered(desk, plan) == []


def test_a_page_that_does_not_scroll_stays_as_it_is(desk):
    desk.diary.save(make_set(), make_plan(22, comfort_limit=3))
    today = desk.page("today")
    before = today.grab().toImage()
    desk.view.rooms.undo.push(lambda: NOTHING, lambda: NOTHING, "Saved.")
    desk.settle()
    assert today.grab().toImage().size() == before.size()
    assert not any(a.verticalScrollBar().maximum() > 0 for a in today.findChildren(QScrollArea) if a.isVisible())
