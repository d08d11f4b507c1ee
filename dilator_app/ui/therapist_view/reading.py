"""What the therapist view reads from the diary, in one go and in a thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dilator_app.diary.diary import Diary
from dilator_app.report.charts import ChartStyle, Draw, LegendItem
from dilator_app.report.choices import PageChoices, PeriodKind
from dilator_app.report.page.facts import Facts, Material, PageOptions
from dilator_app.report.therapist_view import TherapistSummary, therapist_summary

PERIODS = (
    PeriodKind.SINCE_LAST,
    PeriodKind.FOUR_WEEKS,
    PeriodKind.THREE_MONTHS,
    PeriodKind.YEAR,
    PeriodKind.EVERYTHING,
)


@dataclass(frozen=True, slots=True)
class Known:
    """The records, read once, and how they are to be shown."""

    material: Material
    inches: bool
    pain: bool  # what was chosen for the page holds here too
    sample: bool
    today: date

    def about(self, kind: PeriodKind) -> "About":
        """Return what the view shows of a period."""
        options = PageOptions(
            period=PageChoices(period=kind).days(self.material, self.today),
            today=self.today,
            pain=self.pain,
            notes=True,
            inches=self.inches,
            sample=self.sample,
        )
        return About.of(Facts(self.material, options))


@dataclass(frozen=True, slots=True)
class About:
    """One period: its words, and its chart with the legend."""

    summary: TherapistSummary
    facts: Facts
    draw: Draw
    legend: Callable[[ChartStyle], tuple[LegendItem, ...]]
    has_chart: bool
    is_pain: bool

    @classmethod
    def of(cls, facts: Facts) -> "About":
        """Return the words and the chart of ``facts``: pain by session, or where there is none to show, size."""
        from dilator_app.ui.therapist_view import chart

        pain = facts.options.pain and bool(facts.pain_points)
        draw, legend = (chart.of_pain if pain else chart.of_sizes)(facts)
        return cls(
            therapist_summary(facts), facts, draw, legend, facts.now.sessions > facts.now.breathing_sessions, pain
        )


def read(diary: Diary, day: date) -> Known:
    """Read all that the view can show and load what it is drawn with."""
    from dilator_app.ui import chart_loading  # noqa: F401  # loads matplotlib where it delays nobody

    preferences = diary.preferences()
    material = Material(
        sessions=diary.sessions(last=day),
        plans=diary.plans(),
        rests=diary.rests(),
        appointments=diary.appointments(),
        sets=diary.sets(),
    )
    pain = PageChoices.from_text(preferences.page_choices).pain
    return Known(material, preferences.inches, pain, preferences.is_sample, day)
