"""What is asked of the Plan page again and again."""

from dilator_app.domain.plan import Origin, OriginKind, PlanLine
from tests.desk import Desk
from tests.makers import CLINICIAN, TODAY, make_plan, make_set

SIZES = make_set()
ME = Origin(OriginKind.PERSON, day=TODAY)
NOUR = Origin(OriginKind.CLINICIAN, "Nour", TODAY)


def from_clinician(**fields):
    """A plan of 15 October whose every line came from the clinician."""
    return make_plan(22, minutes=10, origins=dict.fromkeys(PlanLine, CLINICIAN), **fields)


def saved(desk: Desk):
    return desk.diary.plans()[-1]


def mark(page, line: PlanLine) -> str:
    return page._marks[line].text()


# --- a new plan, line by line ----------------------------------------------------------------------------------------
def told(page, line: int) -> str:
    """Return what stands below a line of a new plan."""
    row = page.new_plan.rows[line - 1]
    return row.told.text() if row.told.isVisible() else ""
