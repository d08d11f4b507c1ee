"""Goals and own steps over time. What a person calls them stands there as it was written, cut where it is long."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from dilator_app.domain.appointments import Period
from dilator_app.domain.goals import GoalRating, OwnStep, OwnStepTry
from dilator_app.domain.plan import Rest
from dilator_app.domain.series import MOST_MARKS, runs
from dilator_app.report import chart_words_of_goals, letters
from dilator_app.report.charts import markers
from dilator_app.report.charts.chart import Chart, LegendItem, Mark, Sample
from dilator_app.report.charts.frame import SCREEN_SIZE, WIDEST_NAMES, Frame, Margins, days_across
from dilator_app.report.charts.style import ChartStyle, Look
from dilator_app.report.own_series import GoalOverTime, OwnStepOverTime

if TYPE_CHECKING:
    from matplotlib.figure import FigureBase

_RATING_LINES = (0, 2, 4, 6, 8, 10)
_BETWEEN = 6.0
_ABOVE = 8.0


# --- goals -----------------------------------------------------------------------------------------------------------
def goals_over_time(
    goals: Sequence[GoalOverTime],
    period: Period,
    rests: Iterable[Rest],
    style: ChartStyle,
    *,
    size: tuple[float, float] = SCREEN_SIZE,
    figure: "FigureBase | None" = None,
) -> Chart:
    """Draw every rating with the marker of its goal; lines join ratings of one goal no more than a week apart."""
    pairs = sorted(((r, one.goal) for one in goals for r in one.ratings), key=lambda pair: pair[0].day)
    drawn = pairs[-MOST_MARKS:]
    fewer = chart_words_of_goals.newest_marks(len(drawn), len(pairs)) if len(drawn) < len(pairs) else ""
    frame = Frame(style, size, Margins(), days_across(period), (0, 10), figure, fewer)
    frame.lines([(value, str(value)) for value in _RATING_LINES])
    frame.base_line()
    frame.rests(rests, period)
    frame.dates(period)
    looks = goal_looks(goals, style)
    for one in goals:
        mine = [rating for rating, goal in drawn if goal.id == one.goal.id]
        frame.faint_lines([[_spot(r) for r in run] for run in runs(mine, lambda _rating: None) if len(run) > 1])
        markers.draw(frame.axes, style, looks[one.goal.id], [_spot(rating) for rating in mine])
    marks = (Mark(*_spot(r), None, partial(chart_words_of_goals.goal_mark, goal, r)) for r, goal in drawn)
    return Chart(frame.figure, frame.axes, tuple(marks), goals_over_time_legend(goals, style), fewer)


def goal_looks(goals: Sequence[GoalOverTime], style: ChartStyle) -> dict[UUID, Look]:
    """Return a marker for each goal, of one colour: it is the marker that tells them apart."""
    return {one.goal.id: style.own_look(place) for place, one in enumerate(goals)}


def goals_over_time_legend(goals: Sequence[GoalOverTime], style: ChartStyle) -> tuple[LegendItem, ...]:
    """Return the goals with their markers."""
    looks = goal_looks(goals, style)
    return tuple(
        LegendItem(chart_words_of_goals.quoted(one.goal.words), Sample.MARKER, looks[one.goal.id]) for one in goals
    )


def _spot(rating: GoalRating) -> tuple[float, float]:
    return float(rating.day.toordinal()), float(rating.value)


# --- own steps -------------------------------------------------------------------------------------------------------
def own_steps_over_time(
    steps: Sequence[OwnStepOverTime],
    period: Period,
    rests: Iterable[Rest],
    style: ChartStyle,
    *,
    pain: bool = True,
    size: tuple[float, float] = SCREEN_SIZE,
    figure: "FigureBase | None" = None,
) -> Chart:
    """Draw every try at the rung of its step, with its pain and anxiety above it where there is room.

    Only steps that were tried have a rung: no chart points upwards. Without ``pain`` no pain is drawn or told.
    """
    tries = sorted(
        ((t, one.step, rung) for rung, one in enumerate(steps) for t in one.tries), key=lambda each: each[0].day
    )
    drawn = tries[-MOST_MARKS:]
    fewer = chart_words_of_goals.newest_marks(len(drawn), len(tries)) if len(drawn) < len(tries) else ""
    names = letters.cut_apart([one.step.words for one in steps], style.text_size, size[0] * WIDEST_NAMES)
    widest = letters.room_for(names, style.text_size)
    margins = Margins(left=max(Margins().left, widest / style.unit + 14))
    frame = Frame(style, size, margins, days_across(period), (-0.6, max(len(steps), 1) - 0.4), figure, fewer)
    frame.lines([(float(rung), name) for rung, name in enumerate(names)])
    frame.base_line()
    frame.rests(rests, period)
    frame.dates(period)
    spots = [(float(t.day.toordinal()), float(rung)) for t, _, rung in drawn]
    markers.dots(frame.axes, style, spots, colour=style.own)
    _write_ratings(frame, drawn, pain=pain)
    return Chart(
        figure=frame.figure,
        axes=frame.axes,
        marks=tuple(
            Mark(x, y, None, partial(chart_words_of_goals.own_step_mark, step, t, pain=pain))
            for (x, y), (t, step, _) in zip(spots, drawn, strict=True)
        ),
        legend=own_steps_over_time_legend(steps, pain=pain),
        thinned=fewer,
    )


def own_steps_over_time_legend(steps: Iterable[OwnStepOverTime], *, pain: bool = True) -> tuple[LegendItem, ...]:
    """Return what the numbers above the marks are, where there are any."""
    tries = (one for step in steps for one in step.tries)
    if not any(chart_words_of_goals.beside_a_try(one, pain=pain) for one in tries):
        return ()
    return (LegendItem(chart_words_of_goals.above_each_mark(pain=pain)),)


def _write_ratings(frame: Frame, tries: Sequence[tuple[OwnStepTry, OwnStep, int]], *, pain: bool) -> None:
    """Write the numbers above the marks, the newest first, leaving out what would touch another."""
    style = frame.style
    first, last = frame.axes.get_xlim()
    a_day = frame.width / (last - first)
    above = frame.shifted(frame.axes.transData, 0, _ABOVE)
    free_until: dict[int, float] = {}
    for one, _, rung in reversed(tries):
        words = chart_words_of_goals.beside_a_try(one, pain=pain)
        half = (letters.width(words, style.text_size, strong=True) + _BETWEEN * style.unit) / 2
        x = one.day.toordinal() * a_day
        if words and x + half <= free_until.get(rung, float("inf")):
            frame.write(one.day.toordinal(), rung, words, above, strong=True)
            free_until[rung] = x - half
