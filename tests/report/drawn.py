"""Charts of a few points, and what can be read from a drawn one."""

from datetime import date, timedelta
from uuid import uuid4

from hypothesis import strategies as st

from dilator_app.domain.appointments import Period
from dilator_app.domain.series import PainPoint, SizePoint, Week
from dilator_app.report import charts
from dilator_app.report.charts import ChartStyle
from dilator_app.report.points import pain_at_sizes
from tests.makers import TODAY, days_ago, make_dilator

STYLE = ChartStyle.of_theme("light")
SIZES = [make_dilator(mm) for mm in (12, 15, 18, 22, 25, 28, 32)]
PERIOD = Period(days_ago(90), TODAY)


def size_point(day: date = TODAY, mm: float = 22) -> SizePoint:
    return SizePoint(day, make_dilator(mm), uuid4())


def pain_point(
    day: date = TODAY, mm: float = 22, pain: int = 3, *, gel: bool = False, several: bool = False
) -> PainPoint:
    return PainPoint(day, make_dilator(mm), pain, gel, several, uuid4())


def in_time(points):
    return sorted(points, key=lambda p: p.day)


days = st.integers(0, 90).map(days_ago)
mms = st.sampled_from([12, 18, 22])
pain_points = st.lists(
    st.builds(pain_point, days, mms, st.integers(0, 10), gel=st.booleans(), several=st.booleans()), max_size=40
).map(in_time)
size_points = st.lists(st.builds(size_point, days, mms), max_size=40).map(in_time)


def pain_chart(points, **how):
    return charts.pain_over_time(points, PERIOD, how.pop("rests", ()), STYLE, SIZES, **how)


def size_chart(points, **how):
    return charts.size_over_time(points, PERIOD, how.pop("rests", ()), STYLE, how.pop("dilators", SIZES), **how)


def at_each_size(points):
    return charts.pain_at_each_size(pain_at_sizes(points), STYLE, SIZES)


def lines_of(chart):
    """The lines between data points; grid and foot stand in other coordinates."""
    from matplotlib.collections import LineCollection

    found = [c for c in chart.axes.collections if isinstance(c, LineCollection)]
    return [seg.tolist() for c in found if c.get_transform() == chart.axes.transData for seg in c.get_segments()]


def markers_of(chart):
    """Each drawn set of marks: marker, face and edge colour, and places. Ticks and stars stand in other coordinates."""
    lines = [line for line in chart.axes.lines if line.get_transform() == chart.axes.transData]
    return [
        (line.get_marker(), line.get_markerfacecolor(), line.get_markeredgecolor(), line.get_xydata().tolist())
        for line in lines
        if line.get_marker() not in ("None", None)
    ]


def words_of(chart):
    return [text.get_text() for text in chart.figure.texts]


def spot(point):
    return [point.day.toordinal(), point.pain]


MIXED = in_time(pain_point(days_ago(n * 2), (18, 22)[n % 2], n % 5, gel=n == 3) for n in range(30))

MONDAY = date(2026, 8, 31)


def weeks(*counts):
    return [Week(MONDAY + timedelta(weeks=n), size, breathing) for n, (size, breathing) in enumerate(counts)]


def boxes(patch):
    vertices = patch.get_path().vertices.reshape(-1, 5, 2)
    return [(round(float(box[0][0] + box[1][0]) / 2, 6), box[0][1], box[2][1]) for box in vertices]
