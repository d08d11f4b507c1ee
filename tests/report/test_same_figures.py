"""One figure, one number: in Progress, in its tables, in the therapist view, in the PDF's text and in the HTML."""

import pytest

from dilator_app.domain.plan import in_force
from dilator_app.domain.scales import Insertion
from dilator_app.domain.series import anxiety_points
from dilator_app.domain.session import in_order
from dilator_app.i18n import number
from dilator_app.report import one_page, progress_charts
from dilator_app.report import words as page_words
from dilator_app.report.html import as_html
from dilator_app.report.page.facts import Facts, Material, PageOptions
from dilator_app.report.progress import Record
from dilator_app.report.therapist_view import therapist_summary
from tests.domain.random_diaries import random_diary
from tests.makers import TODAY
from tests.report.materials import last_days, sample_material
from tests.report.reading import text_of
from tests.report.reading_html import read


def of_random(seed):
    diary = random_diary(seed)
    material = Material(sessions=in_order(diary.sessions), plans=diary.plans, rests=diary.rests)
    return material, PageOptions(period=diary.period, today=TODAY)


def of_sample():
    return sample_material(), last_days(28)


DIARIES = {"sample": of_sample, **{f"random {seed}": lambda seed=seed: of_random(seed) for seed in (2, 8)}}


class Everywhere:
    """One period of one diary, in every form that it takes."""

    def __init__(self, material, options):
        self.facts = Facts(material, options)
        self.summary = self.facts.now
        self.view = therapist_summary(self.facts)
        self.pdf = text_of(one_page.as_pdf(material, options))
        self.html = read(as_html(material, options))
        sessions = in_order(material.sessions)
        plan = in_force(material.plans, TODAY)
        used = [step.dilator for s in sessions for step in s.steps]
        self.record = Record.of(
            sessions,
            rests=material.rests,
            appointments=material.appointments,
            dilators=used,
            known=used,
            plan_size=plan.size if plan else None,
            today=TODAY,
            first_weekday=0,
        )
        self.cut = self.record.cut_days(options.period)

    def say_everywhere(self, words):
        """Fail where a form does not hold ``words``."""
        view = [cell.value for cell in (*self.view.safety, *self.view.figures)]
        captions = [cell.caption for cell in self.view.safety]
        assert any(words in text for text in (*view, *captions)), f"view: {words}"
        assert words in self.pdf, f"PDF: {words}"
        assert words in self.html.text, f"HTML: {words}"


@pytest.fixture(scope="module", params=DIARIES)
def everywhere(request):
    return Everywhere(*DIARIES[request.param]())


def test_shares_of_sessions_are_the_same_everywhere(everywhere):
    summary = everywhere.summary
    assert summary.sessions > 0
    everywhere.say_everywhere(page_words.share(summary.safety.answered))
    if summary.limit.above.of:
        everywhere.say_everywhere(page_words.share(summary.limit.above))
    if summary.breathing_done.of:
        everywhere.say_everywhere(page_words.share(summary.breathing_done))


def test_the_number_of_sessions_is_the_same_everywhere(everywhere):
    n = everywhere.summary.sessions
    assert any(cell.value.startswith(f"{n} in ") for cell in everywhere.view.figures)
    assert f"{n} session" in everywhere.pdf
    assert f"{n} session" in everywhere.html.text
    assert len(everywhere.cut.sessions) == n
    assert sum(week.sessions for week in everywhere.cut.weeks) == n


def html_rows(page):
    """The cells of the table by size behind the name of each size."""
    section = next(part for part in page.all("section") if part.attributes.get("aria-labelledby") == "sizes")
    rows = [[cell.text for cell in row.all() if cell.name in ("th", "td")] for row in section.all("tr")]
    return {row[0]: row[1:] for row in rows}


def test_the_row_of_each_size_is_the_same_on_every_page_and_in_every_table(everywhere):
    facts, cut = everywhere.facts, everywhere.cut
    pain_table = progress_charts.pain_at_each_size(everywhere.record, cut).table
    pain = {row[0]: dict(zip(pain_table.header, row, strict=True)) for row in pain_table.rows}
    insertion = {row[0]: row for row in progress_charts.insertion_at_each_size(cut).table.rows}
    rows = {row[0]: row for row in everywhere.view.sizes.rows}
    in_html = html_rows(everywhere.html)
    for figures in everywhere.summary.sizes:
        size = facts.size(figures.dilator)
        counts = [str(figures.insertion.get(answer, 0)) for answer in Insertion]
        ends, gel = page_words.ends(figures), str(figures.numbing_gel)
        above = page_words.share(figures.above_limit) if figures.above_limit.of else "–"
        minutes = in_html[size][1]
        assert in_html[size][0] == str(figures.sessions)
        assert in_html[size][2:7] == counts
        assert (in_html[size][7].rstrip("*"), in_html[size][9], in_html[size][10]) == (ends, above, gel)
        assert [cell.rstrip("*") for cell in rows[size][1:3]] == [str(figures.sessions), minutes]
        assert (rows[size][4].rstrip("*"), rows[size][5], rows[size][6]) == (ends, above, gel)
        on_paper = " ".join([size, str(figures.sessions), minutes, *counts, in_html[size][7]])
        assert on_paper in everywhere.pdf
        if figures.pain.n:
            there = pain[size]
            assert there["Values"] == number(figures.pain.n, 0)
            assert there["Middle value"] == ("–" if figures.pain.median is None else number(figures.pain.median))
            assert there.get("With gel", "0") == number(sum(figures.with_gel), 0)
        if sum(figures.insertion.values()):
            assert list(insertion[size][1:]) == counts


def test_the_marks_are_the_values_that_the_figures_are_made_of(everywhere):
    summary, cut = everywhere.summary, everywhere.cut
    assert sorted(p.pain for p in cut.pains) == sorted(v for figures in summary.sizes for v in figures.pain.values)
    assert [p.anxiety for p in cut.anxieties] == list(summary.anxiety.values)
    assert list(cut.anxieties) == anxiety_points(cut.sessions)
    for figures in summary.sizes:
        there = [p.pain for p in cut.pains if p.dilator.size == figures.dilator.size]
        assert there == list(figures.pain.values)


def test_what_progress_says_of_the_last_three_is_what_the_view_says(everywhere):
    latest = everywhere.summary.latest
    if latest is None:
        pytest.skip("no size in this period")
    said = progress_charts.pain_over_time(everywhere.record, everywhere.cut).sentence
    given = [str(value) for value in latest.pain if value is not None]
    assert all(value in said for value in given)
    shown = ["–" if value is None else str(value) for value in latest.pain]
    values = page_words.listed(page_words.marked(shown, latest.with_gel))
    assert any(cell.caption.startswith("pain") and cell.value == values for cell in everywhere.view.figures)
