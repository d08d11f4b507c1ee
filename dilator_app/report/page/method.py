"""How every figure is counted, for whoever wants to know exactly."""

from dilator_app.domain.plan import DEFAULT_COMFORT_LIMIT
from dilator_app.domain.spread import FOR_A_MEDIAN, FOR_QUARTILES
from dilator_app.domain.summary import COMFORTABLE_SESSIONS
from dilator_app.i18n import _
from dilator_app.report.page.facts import Facts
from dilator_app.report.page.texts import Data


def method(facts: Facts) -> Data:
    """Return each figure that the page can have with its definition; a page without pain has none of pain."""
    items = [*_counts(), *(_pain() if facts.options.pain else []), *_values()]
    return {"title": _("How these figures are counted"), "items": [list(item) for item in items]}


def _counts() -> list[tuple[str, str]]:
    return [
        (
            _("Session"),
            _(
                "One practice. A breathing session is one without a dilator; the others are with a size, or with none "
                "given."
            ),
        ),
        (
            _("Safety question"),
            _("Leaving it is not an answer and never counts as none. A sign has the day on which it was noticed."),
        ),
        (
            _("Above the comfort limit"),
            _(
                "Sessions whose strongest pain was above the limit of their day, of those with a pain value, breathing "
                "sessions left out; before there was a plan the app default, {limit}."
            ).format(limit=DEFAULT_COMFORT_LIMIT),
        ),
        (
            _("Stopped early"),
            _("Ended with the Stop button, whatever the time: known only of sessions that the program guided."),
        ),
        (
            _("By week, month or more"),
            _(
                "“2 of 5” counts the 5 sessions where it is known, – means that it is known of none. One number "
                "alone counts all sessions; above the comfort limit, all but breathing sessions."
            ),
        ),
        (
            _("Sessions a week"),
            _("Over whole weeks, Monday to Sunday, with a plan on every day and without a day of rest."),
        ),
        (
            _("Largest size within the comfort limit"),
            _(
                "The largest size with at least {n} sessions in which pain was given there and within the limit of "
                "their day. Sessions with numbing gel and outside only do not count."
            ).format(n=COMFORTABLE_SESSIONS),
        ),
        (
            _("Minutes"),
            _(
                "All sizes but the warm-up, pauses left out, where a time was given; to the nearest whole minute, "
                "and <1 for less than one."
            ),
        ),
        (_("Breathing done"), _("The breathing exercise, of the sessions in which that was answered.")),
        (_("Anxiety"), _("Before the session, 0 to 10, where given.")),
        (_("Insertion"), _("The answer of the session; with several sizes it stands at each.")),
        (
            _("Numbing gel"),
            _(
                "Sessions at that size with numbing gel; open marks in the chart. Their pain values stand with † and "
                "count like the others; the largest size within the comfort limit and the rule leave them out."
            ),
        ),
        (
            _("Added or changed later"),
            _("Entries that were made, or changed last, after the day of the session; each once."),
        ),
    ]


def _pain() -> list[tuple[str, str]]:
    return [
        (
            _("Strongest pain"),
            _(
                "The highest value of each session that was no breathing session, 0 none to 10 worst imaginable; all "
                "sizes together. One that was given in the warm-up is the session’s and stands at no size."
            ),
        ),
        (
            _("Pain by size"),
            _(
                "The worst pain given at that size. A single value for a session counts where it was given, else at "
                "its largest size, marked with a star. The warm-up never counts, and no figure compares sizes."
            ),
        ),
    ]


def _values() -> list[tuple[str, str]]:
    return [
        (
            _("Middle values"),
            _(
                "Under {few} values all of them in order; from {few} the median with the range; from {more} the "
                "quartiles too, by linear interpolation (type 7); always how many there are. A size stands beside "
                "itself in the period before where both have {few} pain values."
            ).format(few=FOR_A_MEDIAN, more=FOR_QUARTILES),
        ),
    ]
