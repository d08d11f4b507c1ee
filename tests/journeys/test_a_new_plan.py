"""A plan sheet comes home: entered, caught up with, counted and looked back at by keyboard alone."""

from dilator_app.domain.plan import Origin, OriginKind, PlanLine
from dilator_app.domain.scales import Breathing
from dilator_app.ui.catch_up import CatchUp
from dilator_app.ui.pages.plan.counted_dialog import CountedDialog
from dilator_app.ui.pages.plan.history_dialog import PlanHistoryDialog
from tests.desk import Desk, name_of
from tests.makers import TODAY, days_ago, make_rule, make_set
from tests.ui.conftest import desk, new_desk

__all__ = ["desk", "new_desk"]

NOUR = Origin(OriginKind.CLINICIAN, "Nour", TODAY)


def press_on(desk: Desk, name: str) -> None:
    """Go to a button with the Tab key and press it."""
    desk.tab_to(name)
    desk.press("Space")


def test_a_sheet_is_entered_interrupted_saved_counted_and_taken_back(desk: Desk):
    desk.diary.save(make_set())
    # The sheet: who it is from, then line after line, with one Tab between them.
    desk.press("Ctrl+6")
    press_on(desk, "New plan from a sheet")
    desk.press("Shift+Tab", "Shift+Tab")
    assert name_of(desk.focused) == "Name"
    desk.type("Nour")
    desk.tab_to("Line 1, Size to practise at, new")
    desk.press("Tab", "Tab")
    desk.type("about 10 minutes")
    desk.press("Tab")
    desk.type("3 a week")
    # Somebody comes in: the diary locks, and nothing typed is lost.
    desk.press("Ctrl+L")
    desk.settle()
    press_on(desk, "Open")
    desk.settle()
    desk.press("Ctrl+6")
    desk.tab_to("Line 1, Size to practise at, new")
    size = desk.diary.current_set().in_use[1]
    desk.type(f"{size.diameter_mm:g}")
    desk.tab_to("Line 11, When to talk about the next size, new")
    desk.type("2 in a row, pain 2, breathing done")
    desk.press("Return")
    (plan,) = desk.diary.plans()
    assert (plan.size, plan.minutes, plan.per_week) == (size, 10, 3)
    assert plan.rule == make_rule(2, 2, breathing_done=True)
    assert plan.origins[PlanLine.MINUTES] == plan.origins[PlanLine.SIZE] == NOUR
    assert plan.origins[PlanLine.COMFORT_LIMIT].kind is OriginKind.DEFAULT
    assert "Partly from Nour, 12 November 2026, entered by you." in desk.words()
    # Two days from a piece of paper.
    desk.press("Ctrl+N")
    press_on(desk, "Catch up: several days")
    desk.dialog(CatchUp)
    for day in ("Tue 10 November", "Wed 11 November"):
        desk.tab_to(f"Size, {day}")
        desk.press("Home", "Down", "Down")
        desk.press("Tab", "9", "Tab", "2", "Tab", "Y")
    desk.press("Return")
    first, second = desk.diary.sessions()
    assert (first.day, second.day) == (days_ago(2), days_ago(1))
    given = {(s.main_dilator, s.seconds, s.worst_pain, s.breathing) for s in (first, second)}
    assert given == {(size, 9 * 60, 2, Breathing.DONE)}
    # What the rule makes of them stands on the Plan page alone.
    press_on(desk, "How is this counted?")
    assert "count; the rule speaks of 2." in desk.words(desk.dialog(CountedDialog))
    desk.press("Return")
    # A change of one's own stands under one's own name, and the plan of the sheet is one version back.
    desk.clock.advance(days=1)
    desk.tab_to("About how often")
    desk.press("Up", "Return")
    press_on(desk, "Versions of your plan")
    said = desk.words(desk.dialog(PlanHistoryDialog))
    assert "About how often: 4 a week\nchanged by you, 13 Nov; before: 3 a week" in said
    assert "In force on 12 November 2026" in said
    desk.press("Return")
    desk.press("Ctrl+Z")
    assert [p.per_week for p in desk.diary.plans()] == [3]
