"""No form is higher than the smallest window: its buttons are always in sight."""

import pytest
from PySide6.QtWidgets import QApplication

from dilator_app.domain.goals import OwnStep
from dilator_app.domain.scales import SafetyAnswer, Sign
from dilator_app.ui.catch_up import CatchUp
from dilator_app.ui.navigation import Rooms
from dilator_app.ui.pages.appointment.dialog import AppointmentDialog
from dilator_app.ui.pages.goals_dialog import GoalsDialog
from dilator_app.ui.pages.history.safety_dialog import SafetyDialog
from dilator_app.ui.pages.plan.own_steps_dialog import OwnStepsDialog
from dilator_app.ui.pages.plan.rests_dialog import RestsDialog
from dilator_app.ui.pages.plan.set_dialog import SetDialog
from dilator_app.ui.pages.plan.try_form import TryForm
from dilator_app.ui.pages.rest_form import RestForm
from dilator_app.ui.widgets.form import FormDialog
from tests.desk import Desk
from tests.makers import TODAY, days_ago, make_rest, make_set

SMALLEST = 1024, 680


def _form(kind: type[FormDialog], rooms: Rooms, desk: Desk) -> FormDialog:
    base = rooms.diary, rooms.bus, rooms.clock, rooms.undo, desk.window
    if kind is SafetyDialog:
        return SafetyDialog(SafetyAnswer.of([Sign.BLEEDING], TODAY), TODAY, rooms.clock, desk.window)
    if kind is SetDialog:
        return SetDialog(rooms.diary, rooms.bus, rooms.undo, desk.window)
    if kind is TryForm:
        return TryForm(OwnStep(words="Sit with it"), None, *base)
    return kind(None, *base) if kind in (AppointmentDialog, RestForm) else kind(*base)


@pytest.mark.parametrize(
    "kind",
    [CatchUp, AppointmentDialog, GoalsDialog, RestForm, SetDialog, RestsDialog, OwnStepsDialog, TryForm, SafetyDialog],
)
def test_a_form_fits_the_smallest_window_with_its_buttons_in_sight(desk, kind):
    desk.window.resize(*SMALLEST)
    desk.diary.save(make_set(), *(make_rest(days_ago(20 * n + 30), days_ago(20 * n + 25)) for n in range(12)))
    shown = _form(kind, desk.view.rooms, desk)
    shown.open()
    QApplication.processEvents()
    shown.say_problem("Please use a day such as 12 Nov 2026.")
    QApplication.processEvents()
    shown.adjustSize()
    button = shown.save_button
    assert shown.height() <= SMALLEST[1]
    assert shown.rect().contains(button.mapTo(shown, button.rect().bottomRight()))
    shown.done(0)
