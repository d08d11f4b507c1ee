"""Where the values of a plan come from, in words: under the title, on each line, and beside a new value."""

from collections.abc import Mapping, Sequence

from dilator_app import words
from dilator_app.domain.plan import Origin, OriginKind, Plan, PlanLine, is_changed_by_person
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
    """Return the line under the title: all whom the plan comes from, so that no name stands for another's numbers.

    Whom to contact is the person's to enter in every plan, and what stands on line 12 is only what the app would do.
    """
    kinds = {o.kind for line, o in plan.origins.items() if line is not PlanLine.CONTACT} if plan else set()
    if plan is None or kinds <= {OriginKind.DEFAULT}:
        return _("These are app defaults. No clinician has set them for you. Ask your care team.")
    in_part = any(plan.is_app_default(part) and plan.says(part) for line in LINES[:-1] for part in line)
    if plan.clinician is not None:
        own = OriginKind.PERSON in kinds
        said = _from_clinician(plan.clinician, day(plan.dated, "d MMMM y"), in_part=in_part, own=own)
    else:
        said = _("Partly entered by you.")
        if not in_part:
            return _("Entered by you. No clinician has set these numbers for you.")
    rest = _("The rest are app defaults; no clinician has set them for you.")
    return f"{said} {rest}" if in_part else said


def _from_clinician(clinician: Origin, when: str, *, in_part: bool, own: bool) -> str:
    whole = (
        (_("From your care team, {day}, entered by you"), _("From {name}, {day}, entered by you")),
        (
            _("From your care team, {day}, entered by you, with changes of your own"),
            _("From {name}, {day}, entered by you, with changes of your own"),
        ),
    )
    part = (
        (_("Partly from your care team, {day}, entered by you."), _("Partly from {name}, {day}, entered by you.")),
        (
            _("Partly from your care team, {day}, entered by you, with changes of your own."),
            _("Partly from {name}, {day}, entered by you, with changes of your own."),
        ),
    )
    text = (part if in_part else whole)[own][bool(clinician.who)]
    return text.format(name=clinician.who, day=when)
