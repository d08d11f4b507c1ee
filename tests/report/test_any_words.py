"""Whatever letters a person's words are made of, and however long they are: no page ever stops."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from dilator_app.domain import text
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.plan import Origin, OriginKind, PlanLine, WarmUp
from dilator_app.domain.scales import Breathing, Insertion, SafetyAnswer, Sign
from dilator_app.domain.session import Entered, Role, Step
from dilator_app.report import html, one_page, plan_sheet
from dilator_app.report.page.facts import Facts, Paper
from dilator_app.report.page.figures import MOST_SIZES
from dilator_app.report.plan_sheet import SheetOptions
from dilator_app.report.summary_page import TIGHTNESS, Material, page_data
from dilator_app.report.therapist_view import therapist_summary
from tests.makers import (
    TODAY,
    days_ago,
    make_appointment,
    make_dilator,
    make_goal,
    make_plan,
    make_question,
    make_rating,
    make_rest,
    make_rule,
    make_session,
    make_set,
    make_step,
)
from tests.report.materials import full_plan, last_days
from tests.report.reading import beside_the_paper, opened, printed_over, text_of

ALPHABETS = {
    "arabic": "موسع ",
    "arabic in one word": "م",
    "arabic with marks": "مُ",
    "a name with one right-to-left letter": "Dr Wolfeschlegelsteinhausenbergerdorff م",
    "hebrew": "מרחיב ",
    "hebrew with points": "מַ",
    "emoji": "👩🏽‍⚕️🫶",
    "mark-up": "#$*_@<>\\{}[]&%",
    "brackets that turn": "(م[22]א)",
    "isolates": "\u2066م\u2069\u2068",
    "capitals": "W",
    "chinese": "扩张器",
}
WIDE = "MW㎜"
QUICK_FORMS = {("es", Paper.LETTER, "M", 365), ("en", Paper.A4, "W", 28)}
QUICK = {"arabic with marks", "a name with one right-to-left letter", "mark-up"}
EACH = pytest.mark.parametrize(
    "letters",
    [
        pytest.param(letters, id=name, marks=() if name in QUICK else pytest.mark.long)
        for name, letters in ALPHABETS.items()
    ],
)


def as_long_as_it_may_be(letters: str, limit: int = text.LINE_LENGTH, first: str = "") -> str:
    return (first + letters * limit)[:limit].strip()


def everything_in(letters: str) -> tuple[Material, dict[str, str]]:
    """A diary with every text that is ever printed, each as long as it may be, and the texts of the page's options."""
    line = as_long_as_it_may_be(letters)
    note = as_long_as_it_may_be(letters, text.NOTE_LENGTH)
    question = as_long_as_it_may_be(letters, text.QUESTION_LENGTH)
    sizes = [
        make_dilator(None, label=as_long_as_it_may_be(letters, first=str(n)), position=n, colour=line, material=line)
        for n in range(3)
    ]
    goal = make_goal(line)
    plan = replace(
        make_plan(None, size=sizes[1], size_up_to=sizes[2], warm_up=WarmUp(sizes[0], 2), rule=make_rule()),
        sore_day=note,
        own_words=note,
        contact=note,
        origins=dict.fromkeys(PlanLine, Origin(OriginKind.CLINICIAN, line, days_ago(20))),
    )
    sessions = [
        make_session(make_step(sizes[n % 3], pain=n), day=days_ago(n), ticks=(line,), note_for_therapist=note)
        for n in range(6)
    ]
    material = Material(
        sessions=sessions,
        plans=[plan],
        rests=[make_rest(days_ago(20), days_ago(18), words=line)],
        goals=[goal],
        ratings=[make_rating(goal, n, days_ago(n)) for n in range(3)],
        appointments=[make_appointment(TODAY + timedelta(3), with_whom=line, agreed=note)],
        questions=[make_question(question) for _ in range(5)],
        sets=[replace(make_set(), name=line, maker=line), DilatorSet(dilators=tuple(sizes))],
    )
    return material, {"name": line, "recipient": line, "helps": question}


@EACH
def test_no_words_ever_stop_a_page(letters):
    material, named = everything_in(letters)
    options = last_days(28, notes=True, session_list=True, began=True, **named)

    assert opened(one_page.as_pdf(material, options)).pages
    assert html.as_html(material, options).endswith("</html>\n")
    assert therapist_summary(Facts(material, options)).sizes.rows


@EACH
def test_no_words_ever_stop_a_plan_sheet(letters):
    material, _named = everything_in(letters)
    options = SheetOptions(material.plans[0], material.plans)

    assert len(opened(plan_sheet.as_pdf(options)).pages) == 1
    assert plan_sheet.as_picture(options, 36)
    assert plan_sheet.losses(options)


# --- the widest letters ----------------------------------------------------------------------------------------------
SIZES = 12


def in_wide_letters(letter: str, days: int) -> tuple[Material, dict[str, str]]:
    """A diary with more than anybody writes, in letters as wide as there are, whose sizes have no diameter."""

    def words(limit: int, number: int = 0) -> str:
        return f"{number:02}".ljust(limit, letter)

    sizes = [make_dilator(None, label=f"{n:02}".rjust(text.LINE_LENGTH, letter), position=n) for n in range(SIZES)]

    def steps(n: int) -> tuple[Step, ...]:
        """Sometimes nobody knows at which of two sizes it hurt, sometimes it hurt most at the warm-up."""
        main, other = sizes[n % SIZES], sizes[(n + 5) % SIZES]
        if n % 4 == 0:
            return make_step(main, minutes=5 + n % 9), make_step(other)
        return make_step(other, role=Role.WARM_UP, pain=n % 7), make_step(main, minutes=5 + n % 9, pain=n % 6)

    answered = [
        make_session(
            *steps(n),
            day=days_ago(n),
            pain=n % 11 if n % 4 == 0 and n % 8 else None,
            anxiety_before=n % 11,
            insertion=list(Insertion)[n % 5],
            breathing=list(Breathing)[n % 3],
            safety=SafetyAnswer.of(list(Sign)[1:] if n % 2 else [Sign.SPOTTING], days_ago(n)),
            stopped=True,
            numbing_gel=n % 3 == 0,
            entered=list(Entered)[n % 3],
            note_for_therapist=words(text.NOTE_LENGTH),
        )
        for n in range(2 * days)
    ]
    unsaid = [make_session(size_unsaid=True, day=days_ago(7 * n), pain=4) for n in range(days // 7)]
    origins = {
        line: Origin(OriginKind.CLINICIAN, words(text.LINE_LENGTH, n), days_ago(30 + n))
        for n, line in enumerate(PlanLine)
    }
    plan = replace(
        full_plan(days_ago(2 * days)),
        size=sizes[1],
        size_up_to=sizes[2],
        warm_up=WarmUp(sizes[0], 2),
        sore_day=words(text.NOTE_LENGTH),
        own_words=words(text.NOTE_LENGTH),
        contact=words(text.NOTE_LENGTH),
        origins=origins,
    )
    later = [
        replace(plan, id=uuid4(), starts_on=days_ago(days - n), minutes=10 + n, per_week=3 + n, comfort_limit=2 + n)
        for n in range(1, 5)
    ]
    goals = [make_goal(words(text.LINE_LENGTH, n)) for n in range(4)]
    material = Material(
        sessions=[*answered, *unsaid],
        plans=[plan, *later],
        rests=[make_rest(days_ago(20), days_ago(18), words=words(text.LINE_LENGTH))],
        goals=goals,
        ratings=[make_rating(goal, n, days_ago(n)) for goal in goals for n in (1, 8)],
        appointments=[make_appointment(TODAY + timedelta(3), with_whom=words(text.LINE_LENGTH))],
        questions=[make_question(words(text.QUESTION_LENGTH, n)) for n in range(6)],
        sets=[DilatorSet(dilators=tuple(sizes))],
    )
    line = words(text.LINE_LENGTH - 1) + "🌸"
    return material, {"name": line, "recipient": line, "helps": words(text.QUESTION_LENGTH)}


def _one_form(*values, quick=False):
    return pytest.param(*values, marks=() if quick else pytest.mark.long)


@pytest.mark.parametrize(
    ("language", "paper", "letter", "days"),
    [
        _one_form(language, paper, letter, days, quick=(language, paper, letter, days) in QUICK_FORMS)
        for language in ("en", "es")
        for paper in Paper
        for letter in WIDE
        for days in (28, 84, 365, 3650)
    ],
)
def test_the_widest_letters_stand_on_one_page_each_in_its_place(language, paper, letter, days):
    material, named = in_wide_letters(letter, days)
    options = last_days(days, language=language, paper=paper, notes=True, began=True, sample=True, **named)
    made = one_page.as_pdf(material, options)

    assert len(opened(made).pages) == 1
    assert printed_over(made) == []
    assert beside_the_paper(made) == []


@pytest.mark.parametrize("letter", WIDE)
def test_no_two_sizes_in_the_widest_letters_read_alike_in_any_form_of_the_page(letter):
    material, named = in_wide_letters(letter, 28)
    for tightness in TIGHTNESS:
        data = page_data(Facts(material, last_days(28, **named)), tightness)
        rows = [row["size"] for row in data["sizes"]["rows"][:-1]]
        assert len(set(rows)) == len(rows) == MOST_SIZES
        legend = [words for _sign, words in data["chart"]["legend"][:SIZES]] if "chart" in data else []
        assert len(set(legend)) == len(legend)


@pytest.mark.parametrize("sizes", [1, 2, 4, SIZES])
@pytest.mark.parametrize("letter", ["W", pytest.param("M", marks=pytest.mark.long)])
def test_wide_names_of_sizes_leave_everything_else_its_place_also_where_there_is_room(letter, sizes):
    named = [make_dilator(None, label=f"{n:02}".rjust(text.LINE_LENGTH, letter), position=n) for n in range(sizes)]
    sessions = [
        make_session(make_step(named[n % sizes], minutes=8 + n % 5), day=days_ago(n), pain=n % 4, anxiety_before=n % 11)
        for n in range(56)
    ]
    material = Material(
        sessions=sessions,
        plans=[make_plan(None, days_ago(60), size=named[-1], warm_up=WarmUp(named[0], 2))],
        sets=[DilatorSet(dilators=tuple(named))],
    )
    made = one_page.as_pdf(material, last_days(28))

    assert len(opened(made).pages) == 1
    assert printed_over(made) == []
    assert beside_the_paper(made) == []
    assert "Breathing done, where answered" in text_of(made)
