"""Which charts Progress has, in their order, and which of them have something to show."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dilator_app.i18n import _, pgettext
from dilator_app.report import progress_charts
from dilator_app.report.progress import Cut, Record
from dilator_app.report.shown import Shown


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the charts are wanted."""

    record: Record
    cut: Cut
    inches: bool
    pain: bool


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One chart: its name in the program, its title, and how it comes about.

    The first four stand there always; the others when ``has`` finds something, else ``missed`` names them.
    """

    name: str
    title: str
    make: Callable[[Wanted], Shown]
    has: Callable[[Cut], bool] | None = None
    missed: str = ""
    is_pain: bool = False


def kinds() -> Iterator[ChartKind]:
    """Yield every chart in its order, in the language in force."""
    yield ChartKind(
        "size",
        _("Size over time"),
        lambda w: progress_charts.size_over_time(w.record, w.cut, inches=w.inches),
    )
    yield ChartKind(
        "pain",
        _("Pain over time"),
        lambda w: progress_charts.pain_over_time(w.record, w.cut, inches=w.inches),
        is_pain=True,
    )
    yield ChartKind("weeks", _("Sessions each week"), lambda w: progress_charts.sessions_each_week(w.record, w.cut))
    yield ChartKind(
        "at_each_size",
        _("Pain at each size"),
        lambda w: progress_charts.pain_at_each_size(w.record, w.cut, inches=w.inches),
        is_pain=True,
    )
    yield from _of_answers()
    yield from _of_own_words()


def _of_answers() -> Iterator[ChartKind]:
    yield ChartKind(
        "insertion",
        _("Insertion at each size"),
        lambda w: progress_charts.insertion_at_each_size(w.cut, inches=w.inches),
        has=lambda cut: bool(cut.insertions),
        missed=pgettext("nothing was noted for", "insertion"),
    )
    yield ChartKind(
        "breathing",
        _("Breathing each week"),
        lambda w: progress_charts.breathing_each_week(w.record, w.cut),
        has=lambda cut: any(week.answered for week in cut.weeks),
        missed=pgettext("nothing was noted for", "breathing"),
    )
    yield ChartKind(
        "anxiety",
        _("Anxiety before sessions"),
        lambda w: progress_charts.anxiety_over_time(w.record, w.cut),
        has=lambda cut: bool(cut.anxieties),
        missed=pgettext("nothing was noted for", "anxiety"),
    )


def _of_own_words() -> Iterator[ChartKind]:
    yield ChartKind(
        "goals",
        _("Goals"),
        lambda w: progress_charts.goals_over_time(w.record, w.cut),
        has=lambda cut: bool(cut.ratings),
        missed=pgettext("nothing was noted for", "goals"),
    )
    yield ChartKind(
        "own_steps",
        _("Own steps"),
        lambda w: progress_charts.own_steps_over_time(w.record, w.cut, pain=w.pain),
        has=lambda cut: bool(cut.tries),
        missed=pgettext("nothing was noted for", "own steps"),
    )
