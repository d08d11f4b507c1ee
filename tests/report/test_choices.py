"""What is chosen about the page comes back the next time, and means the same on every day."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app import i18n
from dilator_app.domain import text
from dilator_app.domain.appointments import Period
from dilator_app.domain.preferences import Preferences
from dilator_app.report.choices import NameKind, PageChoices, PeriodKind, usual_paper
from dilator_app.report.page.facts import Material, Paper, Section
from tests import strategies
from tests.makers import TODAY, days_ago, make_appointment, make_session

VISIT = make_appointment(TODAY + timedelta(7), with_whom="Ines Okafor")
MATERIAL = Material(sessions=[make_session(22, day=days_ago(400))], appointments=[VISIT])


def options(choices, material=MATERIAL, preferences=None):
    return choices.options(material, preferences or Preferences(), TODAY, sample=False)


@st.composite
def choices(draw):
    """Any choice that the page can make."""
    return PageChoices(
        period=draw(st.sampled_from(PeriodKind)),
        first=draw(st.none() | st.dates()),
        last=draw(st.none() | st.dates()),
        name_kind=draw(st.sampled_from(NameKind)),
        name=text.line(draw(strategies.lines())),  # as it comes from the field
        sections=draw(st.frozensets(st.sampled_from(Section))),
        order=tuple(draw(st.permutations(list(Section)))),
        recipient=draw(st.booleans()),
        helps=draw(st.booleans()),
        began=draw(st.booleans()),
        pain=draw(st.booleans()),
        notes=draw(st.booleans()),
        session_list=draw(st.booleans()),
        paper=draw(st.none() | st.sampled_from(Paper)),
        language=draw(st.sampled_from(["", "en", "es"])),
    )


@given(choices())
def test_every_choice_comes_back_as_it_was(chosen):
    assert PageChoices.from_text(chosen.to_text()) == chosen
    assert PageChoices.from_text(Preferences(page_choices=chosen.to_text()).page_choices) == chosen


@given(choices())
def test_whatever_is_chosen_is_a_page_that_does_not_reach_into_the_future(chosen):
    made = options(chosen)
    assert made.period.first <= made.period.last <= TODAY
    assert sorted(made.in_order) == sorted(Section)


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        "null",
        '{"period": "next year", "off": "all", "order": ["colours"], "pain": "no", "paper": 3}',
        '{"first": "2026-13-40", "name": 7, "language": null}',
    ],
)
def test_what_is_not_understood_is_passed_over(kept):
    assert PageChoices.from_text(kept) == PageChoices()


def test_a_part_that_an_older_version_did_not_know_stands_there_and_last():
    kept = PageChoices.from_text('{"order": ["plan", "chart"], "off": ["sizes"]}')
    assert kept.order[:2] == (Section.PLAN, Section.CHART)
    assert kept.sections == frozenset(Section) - {Section.SIZES}


def test_until_something_is_chosen_the_page_names_nobody_and_holds_no_note():
    made = options(PageChoices(name="M. R."), preferences=Preferences(appointment_help="Please wait for my yes."))
    assert (made.name, made.recipient, made.helps) == ("", "", "")
    assert not made.notes
    assert not made.session_list


def test_names_and_words_stand_there_once_they_are_chosen():
    chosen = PageChoices(name="M. R.", name_kind=NameKind.INITIALS, recipient=True, helps=True)
    made = options(chosen, preferences=Preferences(appointment_help="Please wait for my yes."))
    assert (made.name, made.recipient, made.helps) == ("M. R.", "Ines Okafor", "Please wait for my yes.")
    assert options(chosen, Material()).recipient == ""


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (PeriodKind.SINCE_LAST, days_ago(27)),
        (PeriodKind.FOUR_WEEKS, days_ago(27)),
        (PeriodKind.THREE_MONTHS, days_ago(90)),
        (PeriodKind.YEAR, days_ago(364)),
        (PeriodKind.EVERYTHING, days_ago(400)),
    ],
)
def test_periods_end_today(kind, first):
    assert options(PageChoices(period=kind)).period == Period(first, TODAY)


def test_own_dates_may_be_given_in_either_order():
    chosen = PageChoices(period=PeriodKind.OWN, first=days_ago(3), last=days_ago(9))
    assert options(chosen).period == Period(days_ago(9), days_ago(3))
    assert options(replace(chosen, first=None)).period == Period(days_ago(27), days_ago(9))


@pytest.mark.parametrize(("locale", "paper"), [("en_GB", Paper.A4), ("en_US", Paper.LETTER), ("es", Paper.A4)])
def test_the_paper_is_that_of_the_country_until_it_is_chosen(locale, paper):
    with i18n.speaking(locale.split("_")[0], locale):
        assert usual_paper() is paper
        assert options(PageChoices()).paper is paper
        assert options(PageChoices(paper=Paper.A4)).paper is Paper.A4


def test_the_page_may_speak_another_language_and_one_that_does_not_ship_is_passed_over():
    assert options(PageChoices(language="en")).language == "en"
    assert options(PageChoices(language="xx")).language == "en"
