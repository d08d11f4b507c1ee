"""The person's own words on the page, whatever characters they are made of."""

import unicodedata
from dataclasses import replace

import pytest

from dilator_app.report import one_page, pdf
from dilator_app.report.printable import _ENGINE_FONTS
from dilator_app.report.summary_page import Facts, Material, page_data
from tests import strategies
from tests.makers import (
    days_ago,
    make_dilator,
    make_goal,
    make_plan,
    make_question,
    make_rating,
    make_session,
    make_set,
    make_step,
)
from tests.report.materials import last_days
from tests.report.reading import opened, pieces, text_of
from tests.report.test_one_page import PAGES

MARKUP = r"#let x = [*b* _e_ $y$ @ref <lab> \n] // /* ~ `raw` -- ' \" {} = -"


# --- the person's words ----------------------------------------------------------------------------------------------
def test_markup_is_printed_as_it_was_typed_in_every_field():
    thing = make_dilator(None, label="#*_@<>$\\", position=1)
    goal = make_goal(f"goal {MARKUP}"[:80])
    material = Material(
        sessions=[make_session(make_step(thing), pain=1, note_for_therapist=f"note {MARKUP}")],
        plans=[make_plan(sore_day=f"sore {MARKUP}", starts_on=days_ago(40))],
        goals=[goal],
        ratings=[make_rating(goal)],
        questions=[make_question(f"question {MARKUP}")],
        sets=[make_set()],
    )
    options = last_days(28, name=f"name {MARKUP}", recipient=f"for {MARKUP}", notes=True)
    text = text_of(one_page.as_pdf(material, options)).replace(" ", "")
    for field in ("goal", "note", "sore", "question", "name", "for"):
        assert f"{field} {MARKUP}".replace(" ", "")[:60] in text
    assert text.count("#*_@<>$\\") >= 4  # in short, above the chart, by size, day by day


@pytest.mark.parametrize("words", strategies.NASTY)
def test_no_character_stops_a_page(words):
    session = make_session(make_step(make_dilator(None, label=words[:80] + "x"[: 80 - len(words)])), pain=2)
    material = Material(
        sessions=[replace(session, note_for_therapist=words)],
        goals=[make_goal(f"a {words}"[:80])],
        questions=[make_question(f"a {words}")],
    )
    made = one_page.as_pdf(material, last_days(28, name=words, recipient=words, notes=True))
    assert len(opened(made).pages) == 1


def test_every_character_that_counts_as_printable_is_printable():
    codes = [chr(code) for first, last in _ENGINE_FONTS for code in range(first, last + 1)]
    alone = [c for c in codes if unicodedata.category(c) not in ("Cn", "Mn", "Mc")]
    words = [" ".join(alone[at : at + 90]) for at in range(0, len(alone), 90)]
    for at in range(0, len(words), 5):
        questions = [make_question(w) for w in words[at : at + 5]]
        data = page_data(Facts(Material(questions=questions), last_days(28)))
        assert "could not be printed" not in " ".join(data["foot"]["sentences"])
        assert pdf.render(data, None)


def test_a_letter_and_a_mark_that_no_font_joins_become_marks():
    material = Material(goals=[make_goal("".join(map(chr, range(0x5B0, 0x5C8))))])
    text = text_of(one_page.as_pdf(material, last_days(28)))
    assert "could not be printed" in text


def test_right_to_left_words_are_printed_and_emoji_counted():
    material = Material(goals=[make_goal("בדיקה בלי פחד 😀")])
    text = text_of(one_page.as_pdf(material, last_days(28)))
    assert "1 character could not be printed and stands as ■." in text


def test_words_from_right_to_left_keep_their_numbers_and_marks_in_place():
    material = Material(questions=[make_question("האם אפשר להישאר עם 22 mm?")])
    made = one_page.as_pdf(material, last_days(28))
    found = {piece.text.strip(): piece.x for piece in pieces(made) if piece.text.strip()}
    word = next(x for text, x in found.items() if "האם"[::-1] in text or "האם" in text)
    question_mark = next(x for text, x in found.items() if text.startswith("?") or text.endswith("?"))
    assert question_mark < word


def test_a_long_name_without_a_space_is_broken_and_stays_on_the_sheet():
    made = one_page.as_pdf(Material(), last_days(28, name="M" * 400))
    runs = [word for word in text_of(made).split() if "MM" in word]
    assert sum(map(len, runs)) >= 60
    assert max(map(len, runs)) <= 30


def test_the_number_of_the_page_is_never_broken():
    for material, options in PAGES.values():
        lines = {round(piece.y) for piece in pieces(one_page.as_pdf(material, options)) if "Page 1 of" in piece.text}
        assert len(lines) == 1
