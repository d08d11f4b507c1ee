"""Whatever letters a person's words are made of, and however long they are: no page ever stops."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dilator_app.domain import text
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.plan import Origin, OriginKind, PlanLine, WarmUp
from dilator_app.report import html, one_page, plan_sheet
from dilator_app.report.page.facts import Facts
from dilator_app.report.plan_sheet import SheetOptions
from dilator_app.report.summary_page import Material
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
from tests.report.materials import last_days
from tests.report.reading import opened

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
