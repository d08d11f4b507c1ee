"""The person's own words on the page, whatever characters they are made of."""

import io
import unicodedata
from dataclasses import replace

import pytest
from PIL import Image

from dilator_app.domain.plan import Origin, OriginKind, PlanLine
from dilator_app.report import one_page, pdf
from dilator_app.report.printable import _ENGINE_FONTS, _arabic, isolated, printable
from dilator_app.report.summary_page import TIGHTNESS, Facts, Material, page_data
from tests import strategies
from tests.makers import (
    days_ago,
    make_dilator,
    make_goal,
    make_plan,
    make_question,
    make_rating,
    make_rule,
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
    codes += map(chr, sorted(_arabic()))
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


def test_arabic_is_set_in_a_font_that_goes_with_ours_and_stands_in_the_file():
    made = one_page.as_pdf(Material(questions=[make_question("هل يمكنني البقاء؟")]), last_days(28, name="مريم"))
    assert "could not be printed" not in text_of(made)
    assert {"هل", "يمكنني", "البقاء؟", "مريم"} <= set(text_of(made).split())  # each letter once, whatever its dots
    fonts = [font.get_object() for font in opened(made).pages[0]["/Resources"]["/Font"].values()]
    assert {str(font["/BaseFont"]).split("+")[1].split("-")[0] for font in fonts} == {
        "SourceSansPro",
        "IBMPlexSansArabic",
    }


def test_words_from_right_to_left_do_not_carry_ours_along():
    label = "הגדול שלי 22"
    session = make_session(make_step(make_dilator(None, label=label)), pain=2, note_for_therapist="קשה 7")
    sessions = [session, make_session(make_step(make_dilator(None, label=label)), day=days_ago(3))]
    data = page_data(Facts(Material(sessions=sessions), last_days(28, notes=True)))
    assert data["in_short"]["text"].startswith(f"Now \u2068{label}\u2069. Last 2 there:")
    assert data["written"]["items"] == [["For you, 12 November:", "\u2068קשה 7\u2069"]]
    assert "could not be printed" not in " ".join(data["foot"]["sentences"])
    made = one_page.as_pdf(Material(sessions=sessions), last_days(28, notes=True))
    now = next(piece for piece in pieces(made) if piece.text.strip().startswith("Now"))
    on_the_line = sorted((p.x, p.text.strip()) for p in pieces(made) if abs(p.y - now.y) < 1 and p.x > now.x)
    assert on_the_line[0][1].startswith("22")
    assert on_the_line[-1][1].lstrip(" .").startswith("Last 2 there")


def test_what_a_person_typed_of_the_kind_never_opens_what_is_not_closed():
    assert printable("a\u2068b") == ("ab", 0)
    assert printable("a\u2068b\u2069", ours_alone=True) == ("ab", 0)
    assert isolated("22 mm") == "22 mm"


def test_the_number_of_the_page_stands_at_the_far_edge():
    for material, options in PAGES.values():
        made = one_page.as_pdf(material, options)
        right = float(opened(made).pages[0].mediabox.width) - 34.9
        (last,) = [piece for piece in pieces(made) if piece.text.strip().endswith("Page 1 of 1")][-1:]
        assert last.x + 36 * 0.8 < right + 1
        assert last.x > right - 60


def test_a_long_name_without_a_space_is_broken_and_stays_on_the_sheet():
    made = one_page.as_pdf(Material(), last_days(28, name="M" * 400))
    runs = [word for word in text_of(made).split() if "MM" in word]
    assert sum(map(len, runs)) >= 60
    assert max(map(len, runs)) <= 30


def test_the_number_of_the_page_is_never_broken():
    for material, options in PAGES.values():
        lines = {round(piece.y) for piece in pieces(one_page.as_pdf(material, options)) if "Page 1 of" in piece.text}
        assert len(lines) == 1


ONE_WORD = {"capitals": "W" * 80, "capitals with one letter from right to left": "מ" + "W" * 79, "hebrew": "ש" * 80}
BESIDE_THE_PLAN = range(358, 376)
"""Between the column of the plan and that of the notes, in points from the left."""

_TWO_LINES = (PlanLine.SIZE, PlanLine.RULE)


@pytest.mark.parametrize("name", ONE_WORD.values(), ids=ONE_WORD.keys())
@pytest.mark.parametrize("compact", [False, True], ids=["in a table", "as running text"])
def test_a_clinicians_name_in_one_word_stays_in_the_column_of_the_plan(name, compact):
    who = Origin(OriginKind.CLINICIAN, name, days_ago(40))
    plan = make_plan(
        22, starts_on=days_ago(40), rule=make_rule(), origins=dict.fromkeys(_TWO_LINES, who), sore_day=name
    )
    material = Material(sessions=[make_session(22, day=days_ago(3))], plans=[plan])
    form = next(form for form in TIGHTNESS if form.compact is compact)
    data = page_data(Facts(material, last_days(28)), form)

    (page,) = pdf.pictures(data, None, 72)
    printed = pieces(pdf.render(data, None))
    (top,) = (piece.y for piece in printed if piece.text.strip() == "Notes")
    bottom = min(piece.y for piece in printed if "or less" in piece.text)
    with Image.open(io.BytesIO(page)) as picture:
        between = picture.convert("L").crop(
            (BESIDE_THE_PLAN[0], picture.height - round(top), BESIDE_THE_PLAN[-1], picture.height - round(bottom) + 2)
        )
    assert between.height > 60
    assert between.getextrema() == (255, 255)
