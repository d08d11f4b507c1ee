"""The short words beside a chart: what its lines, marks and bars mean, and for how long one of them stands."""

from dilator_app.domain.scales import HowFar
from dilator_app.domain.series import Stretch
from dilator_app.i18n import _, ngettext, number, pgettext


def comfort_limit(limit: int, *, app_default: bool = False) -> str:
    """Return the words beside the comfort limit's line."""
    if app_default:
        return _("comfort limit {limit} (app default)").format(limit=number(limit, 0))
    return _("comfort limit {limit}").format(limit=number(limit, 0))


def rest() -> str:
    """Return the quiet word in a rest."""
    return pgettext("a week", "rest")


def with_a_size() -> str:
    """Return what a filled bar means."""
    return _("with a size")


def size_not_given() -> str:
    """Return what an empty bar means."""
    return _("size not given")


def breathing_session() -> str:
    """Return what a hatched bar means."""
    return _("breathing session")


def middle_value() -> str:
    """Return what the two short lines beside the marks mean."""
    return _("middle value")


def middle_half() -> str:
    """Return what the thin box around marks means."""
    return _("middle half")


def with_gel() -> str:
    """Return what an open marker means."""
    return _("open: with numbing gel")


def several_sizes() -> str:
    """Return what a small star beside a mark means."""
    return _("star: several sizes, not known at which")


def stretch_words(stretch: Stretch) -> str:
    """Return how long the stretch is for which one mark stands."""
    names = {
        Stretch.DAY: pgettext("one mark for", "each day"),
        Stretch.WEEK: pgettext("one mark for", "each week"),
        Stretch.MONTH: pgettext("one mark for", "each month"),
        Stretch.QUARTER: pgettext("one mark for", "each three months"),
        Stretch.YEAR: pgettext("one mark for", "each year"),
        Stretch.FIVE_YEARS: pgettext("one mark for", "each five years"),
    }
    return names[stretch]


def one_pain_mark(stretch: Stretch) -> str:
    """Return for how long a mark stands where there are too many to draw; the table has them all."""
    return _("one mark for {stretch} and size: the highest pain").format(stretch=stretch_words(stretch))


def one_dot(stretch: Stretch) -> str:
    """Return for how long a dot stands where there are too many to draw; the table has them all."""
    return _("one dot for {stretch} and size").format(stretch=stretch_words(stretch))


def part_of_the_way() -> str:
    """Return what a ring in the chart of sizes means."""
    return _("ring: outside, the tip or part")


def how_far(value: HowFar) -> str:
    """Return how far a size went in."""
    names = {
        HowFar.OUTSIDE: pgettext("how far", "outside"),
        HowFar.TIP: pgettext("how far", "the tip"),
        HowFar.PART: pgettext("how far", "part"),
        HowFar.ALL: pgettext("how far", "all"),
    }
    return names[value]


def one_mark(sessions: int) -> str:
    """Return what one mark of "pain at each size" stands for."""
    return ngettext("one mark for each session", "one mark for up to {n} sessions", sessions).format(
        n=number(sessions, 0)
    )


def one_bar(weeks: int) -> str:
    """Return what one bar stands for when it is more than a week."""
    return ngettext("each bar: {n} week", "each bar: the average of {n} weeks", weeks).format(n=number(weeks, 0))
