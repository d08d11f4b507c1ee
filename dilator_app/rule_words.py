"""The plan's rule in words: what it says, what each session does to it and why, and that it is matched.

The rule has one wording wherever it is written. Nothing here names a size to go on to.
"""

from collections.abc import Iterable
from datetime import date

from dilator_app.domain.guide import Reason, Verdict
from dilator_app.domain.plan import Rule
from dilator_app.i18n import _, day, ngettext, pgettext


def rule(value: Rule) -> str:
    """Return the rule in its one wording, without who gave it."""
    parts = [
        ngettext(
            "{n} session at this size, worst pain {pain} or less",
            "{n} sessions in a row at this size, worst pain {pain} or less",
            value.sessions,
        ).format(n=value.sessions, pain=value.worst_pain)
    ]
    if value.breathing_done:
        parts.append(pgettext("rule", "breathing done"))
    if value.no_safety_sign:
        parts.append(pgettext("rule", "no safety sign"))
    if value.planned_time:
        parts.append(pgettext("rule", "planned time reached"))
    return pgettext("between the parts of a rule", ", ").join(parts) + "."


def verdict(value: Verdict) -> str:
    """Return what a session does to the rule's row, as it stands in a table."""
    words = {
        Verdict.COUNTS: pgettext("rule", "counts"),
        Verdict.PASSED_OVER: pgettext("rule", "passed over"),
        Verdict.ENDS_THE_ROW: pgettext("rule", "ends the row"),
    }
    return words[value]


def reason(value: Reason) -> str:
    """Return why a session does not count for the rule."""
    words = {
        Reason.BREATHING_SESSION: pgettext("rule", "breathing session"),
        Reason.SIZE_NOT_GIVEN: pgettext("rule", "size not answered"),
        Reason.OTHER_SIZE: pgettext("rule", "another size"),
        Reason.OUTSIDE_ONLY: pgettext("rule", "outside only"),
        Reason.NUMBING_GEL: pgettext("rule", "with numbing gel"),
        Reason.PAIN_NOT_GIVEN: pgettext("rule", "pain not answered"),
        Reason.BREATHING_NOT_GIVEN: pgettext("rule", "breathing not answered"),
        Reason.SAFETY_NOT_GIVEN: pgettext("rule", "safety question not answered"),
        Reason.TIME_NOT_GIVEN: pgettext("rule", "time not given"),
        Reason.PAIN_ABOVE: pgettext("rule", "pain above the number in the rule"),
        Reason.BREATHING_NOT_DONE: pgettext("rule", "breathing partly or not done"),
        Reason.SAFETY_SIGN: pgettext("rule", "a safety sign"),
        Reason.TIME_SHORT: pgettext("rule", "shorter than planned"),
    }
    return words[value]


def reasons(values: Iterable[Reason]) -> str:
    """Return the reasons of one session; without any it fits."""
    return pgettext("between the parts of a rule", ", ").join(map(reason, values)) or pgettext("rule", "fits the rule")


def rule_matched(sessions: int, size: str, plan_day: date, guide: str) -> str:
    """Return the one line about a matched rule (care M2). ``guide`` is who decides with the person, if named."""
    return ngettext(
        "The last session at {size} matches the rule in your plan of {day}. What comes next is for you and {guide} "
        "to decide.",
        "The last {n} sessions at {size} match the rule in your plan of {day}. What comes next is for you and {guide} "
        "to decide.",
        sessions,
    ).format(n=sessions, size=size, day=day(plan_day, "d MMMM"), guide=guide or _("your care team"))
