"""The plan as twelve lines, and replies as people write them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app import plan_words
from dilator_app.domain import plan_text, text
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.dilators import UM_PER_INCH, compare
from dilator_app.domain.plan import InsertionCue, OriginKind, Plan, PlanLine, WarmUp
from dilator_app.domain.plan_lines import DASHES, TEXTS, LargerFirstError, LineReader, NotUnderstoodError
from dilator_app.domain.plan_text import RuleAboveLimitError
from tests.makers import CLINICIAN, TODAY, make_dilator, make_plan, make_rule
from tests.strategies import NASTY, plans

INCHES = (0.5, 0.625, 0.875)
SIZES = (
    *(make_dilator(mm) for mm in (12, 15, 18, 22, 22.5, 25)),
    *(replace(make_dilator(1), label=f"no. {n}", diameter_um=round(n * UM_PER_INCH)) for n in INCHES),
    make_dilator(None, label="finger"),
    make_dilator(None, label="Speculum, small"),
)
EMPTY = Plan(starts_on=TODAY)


def written(plan: Plan, *, inches: bool = False) -> str:
    values = [plan_words.line_value(plan, number, inches=inches) for number in range(1, 13)]
    return plan_text.as_text(plan_words.line_names(), values)


def reader(base: Plan = EMPTY, *, inches: bool = False) -> LineReader:
    return LineReader(plan_words.vocabulary(), SIZES, base, inches)


def reading(reply: str, base: Plan = EMPTY) -> plan_text.Reading:
    return plan_text.read(reply, reader(base))


def fields(number: int, said: str, base: Plan = EMPTY, *, inches: bool = False):
    return dict(reader(base, inches=inches).read(number, said).fields)


# --- there -----------------------------------------------------------------------------------------------------------
def test_a_plan_is_twelve_numbered_lines_in_the_order_of_the_sheet():
    plan = make_plan(
        22,
        warm_up=WarmUp(make_dilator(18), 2),
        minutes=10,
        breaths=18,
        insertion_cue=InsertionCue.OUT_BREATH,
        sore_day="Breathing, or 18 mm.",
        rule=make_rule(3, 2, breathing_done=True, no_safety_sign=True),
    )
    assert written(plan).split("\n") == [
        "1. Size to practise at: 22 mm",
        "2. Warm-up: 18 mm for 2 minutes",
        "3. About how long: 10 minutes",
        "4. About how often: 4 a week",
        "5. Breathing: 4 s in, 6 s out, 18 breaths",
        "6. Comfort limit: 3 of 10",
        "7. Insertion cue: Out-breath",
        "8. On a sore day: Breathing, or 18 mm.",
        "9. Words from the care team: –",
        "10. When to contact, and how: –",
        "11. When to talk about the next size: 3 sessions in a row at this size, worst pain 2 or less, breathing done, "
        "no safety sign",
        "12. Also: pelvic drops no, contract and relax no, look at the plan again every 4 weeks",
    ]


def test_there_is_no_rule_where_nobody_gave_one():
    assert "11. When to talk about the next size: –" in written(EMPTY)
    assert reading(written(EMPTY)).fields["minutes"] == 15
    assert "rule" not in reading(written(EMPTY)).fields


# --- and back --------------------------------------------------------------------------------------------------------
def in_order(plan: Plan) -> Plan:
    """The plan as a page would let it be entered: an upper size stands above a first one."""
    sizes = plan.size, plan.size_up_to
    if None in sizes or compare(sizes[1], sizes[0], SIZES) not in (0, 1):
        return replace(plan, size_up_to=None)
    return plan


@given(plans(list(SIZES)).map(in_order), st.booleans())
def test_whatever_a_plan_says_comes_back_from_its_text(plan, inches):
    for field in TEXTS.values():
        if getattr(plan, field) in DASHES:
            plan = replace(plan, **{field: ""})
    found = plan_text.read(written(plan, inches=inches), reader(inches=inches))
    assert found.kept == ()
    back = plan_text.applied(EMPTY, found.fields, found.lines, CLINICIAN)
    assert {line: back.value(line) for line in PlanLine} == {line: plan.value(line) for line in PlanLine}


@given(st.text(st.characters(), max_size=200) | st.sampled_from(NASTY))
def test_no_text_whatever_is_too_strange_to_be_pasted(pasted):
    found = reading(pasted)
    plan = plan_text.applied(EMPTY, found.fields, found.lines, CLINICIAN)
    assert {line for line in PlanLine if plan.origins[line].kind is OriginKind.CLINICIAN} == found.lines


@given(plans(list(SIZES)).map(in_order), st.sampled_from(["> ", ">> ", "> > "]))
def test_a_quoted_copy_of_the_plan_itself_says_nothing_new(plan, mark):
    quoted = "\n".join(mark + line for line in written(plan).split("\n"))
    found = reading("Looks good to me.\n" + quoted, plan)
    assert (dict(found.fields), found.kept) == ({}, ("Looks good to me.",))


# --- replies ---------------------------------------------------------------------------------------------------------
def test_a_reply_says_what_it_names_and_leaves_the_rest():
    found = reading("Hello!\n\n3) 12 min\n4. about 3x a week\nBreathing: 5 in, 7 out\n\nSee you then, Ines")
    assert found.fields == {"minutes": 12, "per_week": 3, "pattern": BreathPattern(5, 7), "breaths": 5}
    assert found.lines == {PlanLine.MINUTES, PlanLine.PER_WEEK, PlanLine.BREATHING}
    assert found.kept == ("Hello!", "See you then, Ines")


def test_a_number_without_its_dot_is_read_where_the_lines_name_follows():
    found = reading("5 Breathing: 4 in, 7 out\n3 times a day is too much")
    assert found.fields == {"pattern": BreathPattern(4, 7), "breaths": 5}
    assert found.kept == ("3 times a day is too much",)


def test_what_stands_in_a_reply_holds_over_what_it_quotes():
    found = reading("3. 12\n> 3. About how long: 20 minutes\n> 4. About how often: 5 a week\n> as you wrote")
    assert found.fields == {"minutes": 12, "per_week": 5}
    assert found.kept == ()


def test_a_reply_that_is_quoted_from_top_to_bottom_is_read_all_the_same():
    assert reading("> 3. 15 minutes\n> Take care").lines == {PlanLine.MINUTES}
    assert reading("> 3. 15 minutes\n> Take care").kept == ("Take care",)


def test_a_line_that_is_not_understood_is_kept_in_its_own_words():
    found = reading("3. as long as it feels right\n4. 3-4 a week")
    assert found.fields == {}
    assert found.kept == ("About how long: as long as it feels right", "About how often: 3-4 a week")


def test_words_beside_a_number_are_kept_too():
    found = reading("3. 10 minutes, shorter when sore")
    assert found.fields == {"minutes": 10}
    assert found.kept == ("About how long: 10 minutes, shorter when sore",)


@pytest.mark.parametrize("nonsense", ["lorem ipsum\ndolor sit amet", "🌿🌿🌿", "13. thirteen\n0. nothing", "22 mm"])
def test_nonsense_is_kept_line_by_line_and_changes_no_number(nonsense):
    found = reading(nonsense)
    assert (dict(found.fields), found.kept) == ({}, tuple(nonsense.split("\n")))


def test_a_number_with_another_lines_name_is_not_trusted():
    found = reading("3. Comfort limit: 4")
    assert (dict(found.fields), found.kept) == ({}, ("3. Comfort limit: 4",))


def test_a_line_given_twice_holds_once_and_the_second_is_kept():
    found = reading("3. 10\n3. 12")
    assert (found.fields["minutes"], found.kept) == (10, ("3. 12",))


def test_a_dash_says_nothing_on_purpose_and_an_empty_line_changes_nothing():
    base = make_plan(22, minutes=10, sore_day="Rest")
    assert reading("3. –\n8. -", base).fields == {"minutes": None, "sore_day": ""}
    assert reading("3. About how long:\n8. On a sore day:", base).fields == {}


def test_a_line_with_the_same_value_counts_as_said_again():
    assert reading("3. 10 minutes", make_plan(22, minutes=10)).lines == {PlanLine.MINUTES}


def test_words_of_several_lines_stay_together():
    note = "First this.\n\n   Then that.\n9. and no ninth line"
    found = reading(written(make_plan(22, own_words=note, contact="Ines\nweekdays")))
    assert (found.fields["own_words"], found.fields["contact"]) == (note, "Ines\nweekdays")


# --- lines -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("said", "size", "up_to"),
    [
        ("22 mm", 22, None),
        ("22", 22, None),
        ("22,5mm", 22.5, None),
        ("22 up to 25 mm", 22, 25),
        ("18-22 mm", 18, 22),
        ("FINGER", None, None),
    ],
)
def test_sizes_are_read_in_millimetres_and_by_name(said, size, up_to):
    found = fields(1, said)
    named = make_dilator(None, label="finger") if size is None else make_dilator(size)
    assert found == {"size": named, "size_up_to": make_dilator(up_to) if up_to else None}


@pytest.mark.parametrize("said", ["7/8 in", '0.875"', "0,875 inches", "no. 0.875"])
def test_sizes_are_read_in_inches(said):
    assert fields(1, said)["size"].diameter_um == 22_225


def test_a_size_without_its_unit_is_tried_in_the_usual_one_first():
    assert fields(1, "0.5", inches=True)["size"].diameter_um == 12_700
    assert fields(1, "22", inches=True)["size"].diameter_um == 22_000


@pytest.mark.parametrize("said", ["99 mm", "25 to 22 mm", "22 mm 25 mm 18 mm", "large", "1/0 in"])
def test_what_is_no_size_of_the_set_is_not_understood(said):
    with pytest.raises(NotUnderstoodError):
        fields(1, said)


def test_two_sizes_the_larger_first_are_named_and_not_turned_round():
    with pytest.raises(LargerFirstError) as raised:
        fields(1, "25 to 22 mm")
    assert (raised.value.smaller.diameter_mm, raised.value.larger.diameter_mm) == (22, 25)


def test_a_size_that_no_dilator_has_is_named():
    assert reading("1. 23 mm").no_such_size == ("23 mm",)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("18 mm for 2 minutes", WarmUp(make_dilator(18), 2)),
        ("18, 2", WarmUp(make_dilator(18), 2)),
        ("finger 3 min", WarmUp(make_dilator(None, label="finger"), 3)),
        ("15 mm", WarmUp(make_dilator(15))),
        ("none", None),
    ],
)
def test_a_warm_up_is_a_size_and_perhaps_minutes(said, expected):
    assert fields(2, said, make_plan(22, warm_up=WarmUp(make_dilator(12))))["warm_up"] == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("4 s in, 6 s out, 18 breaths", (4, 6, 18)),
        ("in 4 out 6", (4, 6, 5)),
        ("3 5 10", (3, 5, 10)),
        ("12 breaths", (4, 6, 12)),
    ],
)
def test_breathing_keeps_what_is_not_said(said, expected):
    found = fields(5, said)
    assert (found["pattern"].in_s, found["pattern"].out_s, found["breaths"]) == expected


@pytest.mark.parametrize(("said", "limit"), [("3", 3), ("3 of 10", 3), ("3/10", 3), ("10", 10), ("0", 0)])
def test_the_comfort_limit_may_name_its_scale(said, limit):
    assert fields(6, said) == {"comfort_limit": limit}


@pytest.mark.parametrize(
    ("said", "cue"),
    [
        ("in-breath", InsertionCue.IN_BREATH),
        ("when you exhale", InsertionCue.OUT_BREATH),
        ("none", InsertionCue.NONE),
    ],
)
def test_a_cue_is_one_half_of_the_breath(said, cue):
    assert fields(7, said)["insertion_cue"] is cue


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("3 in a row, pain 2", make_rule(3, 2)),
        ("pain 2 or less, 3 sessions, breathing", make_rule(3, 2, breathing_done=True)),
        ("3, 2/10, no safety sign, planned time", make_rule(3, 2, no_safety_sign=True, planned_time=True)),
        ("4 times, 1, breathing: no", make_rule(4, 1)),
        ("no", None),
    ],
)
def test_a_rule_is_two_numbers_and_what_is_named(said, expected):
    assert fields(11, said)["rule"] == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("pelvic drops yes", {"drops": True}),
        ("contract and relax: yes; review in 6 weeks", {"contract_relax": True, "review_weeks": 6}),
        ("drops no, look again every week", {"drops": False, "review_weeks": 1}),
        ("look again soon", None),
        ("–", {"drops": False, "contract_relax": False, "review_weeks": None}),
        ("more water", None),
    ],
)
def test_the_last_line_says_what_it_names(said, expected):
    if expected is None:
        with pytest.raises(NotUnderstoodError):
            fields(12, said)
    else:
        assert fields(12, said) == expected


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (3, "4 a week"),
        (3, "61"),
        (3, "7.5"),
        (4, "10 minutes"),
        (4, "22"),
        (5, "4"),
        (5, "2 in"),
        (6, "11"),
        (7, "in out"),
    ],
)
def test_what_does_not_belong_on_a_line_is_not_guessed(number, said):
    with pytest.raises(NotUnderstoodError):
        fields(number, said)


# --- applying --------------------------------------------------------------------------------------------------------
def test_what_was_read_comes_from_whoever_wrote_it_and_the_rest_keeps_its_origin():
    found = reading("3. 15 minutes\n6. 2")
    plan = plan_text.applied(EMPTY, found.fields, found.lines, CLINICIAN)
    assert plan.origins[PlanLine.MINUTES] == plan.origins[PlanLine.COMFORT_LIMIT] == CLINICIAN
    assert plan.origins[PlanLine.PER_WEEK].kind is OriginKind.DEFAULT


def test_a_rule_never_lies_above_the_comfort_limit():
    with pytest.raises(RuleAboveLimitError):
        plan_text.applied(make_plan(22, rule=make_rule(3, 2)), {"comfort_limit": 1}, [], CLINICIAN)


def test_words_that_are_too_long_are_refused_and_not_cut():
    found = reading("9. " + "x" * (text.NOTE_LENGTH + 1))
    with pytest.raises(ValueError, match="4001 characters"):
        plan_text.applied(EMPTY, found.fields, found.lines, CLINICIAN)


@pytest.mark.parametrize("said", ["5 in 7 out 12", "5, 7, 12", "in 5 out 7 breaths 12"])
def test_a_breathing_line_needs_no_word_behind_every_number(said):
    assert fields(5, said) == {"pattern": BreathPattern(5, 7), "breaths": 12}


def test_of_the_last_line_only_what_is_spoken_of_is_put_into_words():
    plan = make_plan(22, drops=True)
    assert plan_words.line_value(plan, 12, spoken_of={PlanLine.DROPS}) == "pelvic drops yes"
