"""Where the values of a plan come from, in words: under the title, on each line, and beside a new value."""

from collections.abc import Mapping, Sequence

from dilator_app import words
from dilator_app.domain.plan import OriginKind, Plan, PlanLine, is_changed_by_person
from dilator_app.domain.plan_lines import LINES
from dilator_app.i18n import _, day, pgettext
from dilator_app.ui.widgets.origin_mark import OriginMark

_WITHOUT_DEFAULT = frozenset({PlanLine.SIZE, PlanLine.SORE_DAY, PlanLine.OWN_WORDS, PlanLine.CONTACT, PlanLine.RULE})
"""The lines on which the app says nothing of its own."""


def show_marks(marks: Mapping[PlanLine, OriginMark], plan: Plan, plans: Sequence[Plan]) -> None:
    """Mark every line; a default says which range the sources give. ``plans`` are all versions."""
    for line, mark in marks.items():
        origin = plan.origins[line]
        if origin.kind is OriginKind.DEFAULT:
            mark.set_origin("" if line in _WITHOUT_DEFAULT else words.default_range(line), own=False, whole=True)
        else:
            changed = is_changed_by_person(line, origin, plans)
            mark.set_origin(words.origin(origin, changed=changed), own=origin.kind is OriginKind.PERSON)


def line_origin(plan: Plan, line: int, plans: Sequence[Plan]) -> tuple[str, bool]:
    """Return where the values of a line come from, each origin once, and whether one of them is the person's own."""
    said = [(part, plan.origins[part]) for part in LINES[line - 1] if plan.says(part)]
    texts = [words.origin(o, changed=is_changed_by_person(part, o, plans)) for part, o in said]
    own = any(o.kind is OriginKind.PERSON for _part, o in said)
    return pgettext("between origins", "; ").join(dict.fromkeys(texts)), own


def where_from(plan: Plan | None) -> str:
    """Return the line under the title."""
    if plan is None or all(o.kind is OriginKind.DEFAULT for o in plan.origins.values()):
        return _("These are app defaults. No clinician has set them for you. Ask your care team.")
    clinician = plan.clinician
    if clinician is None:
        return _("Entered by you. No clinician has set these numbers for you.")
    when = day(clinician.day or plan.starts_on, "d MMMM y")
    if not clinician.who:
        return _("From your care team, {day}, entered by you").format(day=when)
    return _("From {name}, {day}, entered by you").format(name=clinician.who, day=when)
