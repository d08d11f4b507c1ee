"""What a screen reader finds in a session, and what is said aloud."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLineEdit, QPlainTextEdit, QWidget

from dilator_app.ui.session.asides import TimeAwayView
from dilator_app.ui.session.breathe import BreatheView
from dilator_app.ui.session.practise import PractiseView
from tests.desk import name_of
from tests.journeys.session.sitting import a_plan, warm_up_plan

ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.Slider,
    QAccessible.Role.Link,
    QAccessible.Role.ComboBox,
    QAccessible.Role.SpinBox,
    QAccessible.Role.StaticText,
    QAccessible.Role.Client,
    QAccessible.Role.Grouping,
    QAccessible.Role.ButtonMenu,
}


def stops(inside: QWidget) -> list[QWidget]:
    """Return what the keyboard can reach."""
    found = [w for w in inside.findChildren(QWidget) if w.isVisible() and w.isEnabled() and w.focusPolicy()]
    return [w for w in found if isinstance(w, QAbstractButton | QAbstractSlider | QLineEdit | QPlainTextEdit)]


def assert_all_have_name_and_role(inside: QWidget) -> None:
    for widget in stops(inside):
        spoken = QAccessible.queryAccessibleInterface(widget)
        assert spoken is not None, widget
        assert spoken.role() in ROLES, (widget, spoken.role())
        assert name_of(widget) or widget.accessibleName(), widget


def test_every_control_of_every_stage_has_a_name_and_a_role(sitting, desk, clock):
    seen = 0

    def look():
        nonlocal seen
        assert_all_have_name_and_role(sitting.page)
        seen += 1

    sitting.set_up(warm_up_plan(), ask_how_far=True, ask_lubricant=True, ask_someone=True, own_ticks=("music",))
    sitting.begins()
    look()
    sitting.presses("Note anxiety")
    look()
    sitting.presses("Start breathing").lives(20)
    look()
    sitting.presses("Go on").lives(20)
    look()
    sitting.presses("Go on: 22 mm", "Note pain")
    look()
    sitting.presses("Close", "Other sizes")
    look()
    sitting.presses("Close").types("8")
    look()
    sitting.presses("Continue").sleeps(400)
    assert isinstance(sitting.view, TimeAwayView)
    look()
    sitting.presses("It counts", "To reflect")
    look()
    sitting.presses("Faint or panicky", "Save session")
    look()
    assert seen == 10


def test_pacer_and_timer_have_names_and_say_where_they_are(sitting):
    sitting.set_up(a_plan()).begins().presses("Start breathing").lives(23)
    pacer = QAccessible.queryAccessibleInterface(sitting.view.pacer)
    assert pacer.text(QAccessible.Text.Name) == "Breathing pacer"
    assert sitting.view.pacer.moment().breath == 3

    sitting.presses("Go on").lives(125)
    assert sitting.view.clock.accessibleName() == "2 minutes so far"


@pytest.fixture
def said(monkeypatch):
    """Everything that is announced, as a screen reader hears it."""
    heard = []
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: heard.append(event.message()) if isinstance(event, QAccessibleAnnouncementEvent) else None,
    )
    return heard


def breathes(sitting, clock, seconds):
    """Let every frame of ``seconds`` come."""
    for _frame in range(round(seconds * 10)):
        clock.advance(seconds=0.1)
        pacer = getattr(sitting.view, "pacer", None)
        if pacer is not None:
            pacer._on_tick()
        sitting.page.look()


@pytest.mark.parametrize("kind", [BreatheView, PractiseView], ids=["in Breathe", "in Practise"])
def test_no_more_than_one_announcement_a_breath(sitting, clock, said, kind):
    sitting.set_up(a_plan()).begins().presses("Start breathing")
    if kind is PractiseView:
        sitting.lives(50).presses("Go on")
    said.clear()
    breathes(sitting, clock, 100)

    assert isinstance(sitting.view, kind)
    assert 9 <= len(said) <= 10, said
    assert set(said) == {"Breathe in"}


def test_the_breath_can_be_left_unspoken(sitting, clock, said):
    sitting.set_up(a_plan(), speak_breath=False).begins().presses("Start breathing")
    said.clear()
    breathes(sitting, clock, 60)

    assert said == []


def test_each_new_stage_is_said_once(sitting, said):
    sitting.set_up(a_plan(), speak_breath=False).practises(20).presses("To reflect", "Save session")

    assert [s for s in said if s.startswith("Step")] == [
        "Step 1 of 4: Prepare",
        "Step 2 of 4: Breathe",
        "Step 3 of 4: Practise",
        "Step 4 of 4: Reflect",
    ]
    assert said[-1] == "Saved."


def test_a_number_that_its_key_noted_is_said(sitting, said):
    sitting.set_up(a_plan(), speak_breath=False).practises(20).types("2")

    assert said[-1] == "Noted: 2"
    QCoreApplication.processEvents()
