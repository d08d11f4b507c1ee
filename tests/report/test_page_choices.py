"""What stands on the page, in which order, and what its foot says about it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dilator_app import words
from dilator_app.domain.plan import Origin, OriginKind, PlanLine
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import NONE_OF_THESE, Breathing
from dilator_app.domain.session import Entered
from dilator_app.report import words as page_words
from dilator_app.report.printable import MARK, printable
from dilator_app.report.summary_page import TIGHTNESS, Facts, Material, Section, page_data
from tests.makers import (
    NOW,
    days_ago,
    make_dilator,
    make_goal,
    make_plan,
    make_question,
    make_session,
    make_step,
    stamped,
    warm_up,
)
from tests.report.materials import LONG_WORDS, busy, everything_at_once, last_days
from tests.report.on_the_page import (
    SAMPLE,
    SAMPLE_OPTIONS,
    cells,
    every_text,
    foot,
    make_dilator_step,
    page,
    row_of,
    safety,
)


# --- foot ------------------------------------------------------------------------------------------------------------
def test_the_foot_says_how_the_entries_came_about_and_what_the_program_is_not():
    data = page(
        make_session(22, entered=Entered.DURING),
        make_session(22, entered=Entered.SAME_DAY, stamps=stamped(edited=NOW + timedelta(days=1))),
        make_session(22, entered=Entered.LATER),
    )
    told = foot(data)
    assert "Self-reported; made with Fernlight on 12 November 2026." in told
    assert "Entries made: 1 during the session, 1 the same day, 1 later." in told
    assert "2 entries were added or changed later." in told
    assert "Kept by the patient. Nobody is alerted by it." in told
    assert words.intended_use() in told
    assert "half of the 9 values are at or below it" in told


def test_a_text_that_is_cut_ends_in_an_ellipsis_and_is_counted():
    session = make_session(22, note_for_therapist=LONG_WORDS * 10)
    data = page(session, options=last_days(28, notes=True))
    assert data["written"]["items"][0][1].endswith("…")
    assert "1 text was too long for this page; “…” stands for what is left out." in foot(data)
    assert "too long" not in foot(page(session))


def test_every_text_that_is_cut_is_counted_once_wherever_it_stands():
    thing = make_dilator(None, label="a thing with a name that is far too long to be written out", position=1)
    other = make_dilator(None, label="another thing with a name that is longer than a column", position=2)
    who = Origin(OriginKind.CLINICIAN, "Dr. Somebody With A Very Long Name Indeed Of Somewhere Far", days_ago(40))
    plan = make_plan(None, starts_on=days_ago(40), minutes=10, origins={PlanLine.MINUTES: who, PlanLine.PER_WEEK: who})
    sessions = [
        make_session(make_step(which), pain=2, day=days_ago(n)) for n, which in enumerate((thing, other, thing))
    ]
    data = page(*sessions, plans=[plan], tightness=TIGHTNESS[-1])
    assert len([text for text in every_text(data).split('"') if "…" in text]) > 3
    assert "3 texts were too long for this page; “…” stands for what is left out." in foot(data)


def test_a_block_that_has_no_room_is_named():
    sessions = [make_session(22, pain=2, day=days_ago(n)) for n in range(3)]
    options = last_days(28, began=True)
    assert "Without room" not in foot(page(*sessions, options=options))
    told = foot(page(*sessions, options=options, tightness=TIGHTNESS[-1]))
    assert "Without room on this page: Pain by session, 0 to 10, Week by week, Where I began." in told
    assert "Without room" not in foot(page(options=options, tightness=TIGHTNESS[-1]))


def test_more_values_than_a_plan_changed_through_are_told_from_the_newest():
    assert page_words.in_time([10]) == "10"
    assert page_words.in_time([8, 10, 12]) == "8, then 10, then 12"
    assert page_words.in_time([8, 10, 12, 15]) == "…, then 10, then 12, then 15"


def test_a_question_within_its_limit_is_cut_by_the_last_steps_alone():
    question = make_question("why " * 49 + "not?")
    for tightness in TIGHTNESS[:-6]:
        assert page(questions=[question], tightness=tightness)["questions"]["items"] == [question.words]


def test_characters_without_a_font_become_a_mark_and_are_counted():
    data = page(goals=[make_goal("漢字 and 😀")])
    assert data["goals"]["items"][0]["words"] == f"“{MARK}{MARK} and {MARK}”"
    assert "3 characters could not be printed and stand as ■." in foot(data)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("ünï – “…” → ≤ Ελληνικά кириллица", "ünï – “…” → ≤ Ελληνικά кириллица"),
        ("עברית العربية", "עברית العربية"),
        ("👩‍👩‍👧 and 👍🏽", f"{MARK} and {MARK}"),
        ("re\u202everse\x07d", "reversed"),
        ("a\tb\nc", "a b c"),
    ],
)
def test_what_the_fonts_have_is_printed_as_it_is(text, shown):
    assert printable(text) == (shown, shown.count(MARK))


# --- what is on the page ---------------------------------------------------------------------------------------------
def test_safety_stays_when_everything_else_is_left_out():
    options = last_days(28, sections=frozenset())
    data = page(make_session(22, pain=3), questions=[make_question()], options=options)
    blocks = {"in_short", "questions", "goals", "figures", "bar", "chart", "sizes", "calendar", "plan", "list"}
    assert not blocks & set(data)
    assert safety(data)[0][0] == "Safety"


@pytest.mark.parametrize("section", Section)
def test_each_section_can_be_left_out_on_its_own(section):
    facts = Facts(SAMPLE, replace(SAMPLE_OPTIONS, sections=frozenset(Section) - {section}))
    assert section.value not in page_data(facts)


def test_pain_can_be_left_out_everywhere_but_in_the_safety_block():
    options = last_days(28, pain=False, session_list=True)
    data = page(make_session(make_step(22, pain=8)), plans=[make_plan()], options=options)
    assert "highest 8" in safety(data)[1][1]
    assert not {"bar", "chart"} & set(data)
    assert data["sizes"]["pain"] is False
    assert "pain" not in data["in_short"]["text"]
    assert cells(data) == [[["", "22 mm"]]]
    assert not [name for name, _width in data["list"]["columns"] if "pain" in name.lower()]


def test_the_session_list_has_a_row_for_each_session_and_tells_silence_from_none():
    options = last_days(28, session_list=True)
    data = page(
        make_session(warm_up(18, minutes=2), make_step(22, minutes=8), pain=3, breathing=Breathing.DONE),
        make_session(day=days_ago(1), safety=NONE_OF_THESE),
        make_session(day=days_ago(2), size_unsaid=True, unsaid_seconds=480),
        options=options,
    )
    rows = sorted(data["list"]["rows"], key=lambda row: row[1], reverse=True)
    assert rows.pop(0)[1] == "size not given 8 min"
    assert rows[0][1] == "breathing session"
    assert rows[0][-2] == "none of these"
    assert rows[1][1] == "18 mm 2 min (warm-up), 22 mm 8 min"
    assert rows[1][-2] == "–"


def test_sizes_can_stand_in_inches():
    inches = Preferences(inches=True).inches
    data = page(make_session(make_dilator_step(22.225), pain=1), options=last_days(28, inches=inches))
    assert row_of(data, "0.875 in")


@pytest.mark.parametrize("material", [busy(28), everything_at_once(), Material()])
def test_every_step_of_tightness_says_the_same_figures(material):
    facts = Facts(material, last_days(28))
    said = [page_data(facts, tightness) for tightness in TIGHTNESS]
    assert all(data.get("figures") == said[0].get("figures") for data in said)


# --- order, help and method ------------------------------------------------------------------------------------------
def test_sections_stand_in_the_chosen_order_and_the_others_after_them():
    order = page(options=last_days(28, order=(Section.PLAN, Section.CHART)))["order"]
    assert order[:2] == ["plan", "chart"]
    assert sorted(order) == sorted(Section)


def test_what_helps_at_appointments_stands_in_the_head_if_wanted():
    assert page()["header"]["helps"] == []
    head = page(options=last_days(28, helps="Please explain each step first."))["header"]
    assert head["helps"] == ["What helps me at appointments:", "Please explain each step first."]


def test_the_list_comes_with_the_definition_of_every_figure():
    assert "method" not in page(make_session(22))
    items = page(make_session(22), options=last_days(28, session_list=True))["method"]["items"]
    assert all(len(item) == 2 and all(item) for item in items)
    without_pain = page(make_session(22), options=last_days(28, session_list=True, pain=False))["method"]["items"]
    assert {name for name, _ in items} - {name for name, _ in without_pain} == {"Strongest pain", "Pain by size"}
