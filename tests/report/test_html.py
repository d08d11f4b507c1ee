"""The page as HTML: what a screen reader, a browser and a suspicious mind find in it."""

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from dilator_app import tokens
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.plan import InsertionCue
from dilator_app.report import one_page
from dilator_app.report.html import as_html
from dilator_app.report.summary_page import TIGHTNESS, Facts, Material, Section, page_data
from tests.domain.random_diaries import random_diary
from tests.makers import (
    TODAY,
    days_ago,
    make_appointment,
    make_dilator,
    make_goal,
    make_plan,
    make_question,
    make_rating,
    make_session,
    make_step,
)
from tests.report.materials import A_NAME, LONG_WORDS, busy, everything_at_once, last_days, sample_material
from tests.report.reading import opened, text_of
from tests.report.reading_html import numbers, read

FOUR_WEEKS = last_days(28)
EVERYTHING = replace(
    FOUR_WEEKS, notes=True, session_list=True, name="M. R.", recipient="Ines Okafor", helps="Slowly, please."
)
MARKUP = '</p><script>alert(1)</script><img src=x onerror=alert(1)> & "quoted" <b>bold</b> {{x}} &amp;'


@pytest.fixture(scope="module")
def sample_page():
    return read(as_html(sample_material(), EVERYTHING))


def test_a_word_of_two_hundred_letters_breaks_wherever_a_person_wrote_it():
    """Tables scroll in a box of their own; everything else that holds a person's words may break anywhere."""
    long = "W" * 200
    page = as_html(Material(questions=[make_question(long)]), replace(EVERYTHING, helps=long))
    holders = set(re.findall(rf"<(\w+)>[^<]*<bdi[^>]*>{long}", page))
    (rule,) = re.findall(r"([\w,]+)\{overflow-wrap:anywhere\}", page)
    assert holders
    assert holders <= set(rule.split(","))


# --- for a screen reader ---------------------------------------------------------------------------------------------
def test_it_says_its_language_its_direction_and_its_neutral_title(sample_page):
    assert (sample_page.attributes["lang"], sample_page.attributes["dir"]) == ("en", "ltr")
    assert sample_page.one("title").inside == ["Practice summary"]
    spanish = read(as_html(sample_material(), replace(FOUR_WEEKS, language="es")))
    assert spanish.attributes["lang"] == "es"


def test_headings_go_down_one_step_at_a_time_from_one_at_the_top(sample_page):
    levels = [int(n.name[1]) for n in sample_page.all() if re.fullmatch("h[1-6]", n.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_head_body_and_foot_are_marked_as_such(sample_page):
    assert [len(list(sample_page.all(name))) for name in ("header", "main", "footer")] == [1, 1, 1]
    assert "Kept by the patient. Nobody is alerted by it." in sample_page.one("footer").text


def test_every_heading_names_its_block(sample_page):
    ids = [n.attributes["id"] for n in sample_page.all("h2")]
    assert len(set(ids)) == len(ids)
    named = {n.attributes.get("aria-labelledby") for n in sample_page.all("section")}
    assert named - {None} <= set(ids)


def test_every_table_has_a_name_and_every_head_its_scope(sample_page):
    ids = {n.attributes["id"] for n in sample_page.all("h2")}
    tables = list(sample_page.all("table"))
    assert len(tables) == 6
    for table in tables:
        assert table.attributes["aria-labelledby"] in ids
        assert {h.attributes["scope"] for h in table.all("th")} <= {"col", "row", "colgroup"}
        assert list(table.one("thead").all("th"))


def test_every_row_has_as_many_cells_as_the_head_has_columns(sample_page):
    for table in sample_page.all("table"):
        head = next(table.one("thead").all("tr"))
        columns = sum(int(c.attributes.get("colspan", 1)) for c in head.inside)
        for row in table.one("tbody").all("tr"):
            assert len(row.inside) == columns, table.attributes["aria-labelledby"]


def test_the_chart_is_one_picture_that_says_what_it_shows(sample_page):
    chart = next(n for n in sample_page.all("svg") if n.attributes.get("role") == "img")
    assert "At 22 mm: first three 3, 3 with numbing gel, 4; last three 2, 3, 2." in chart.attributes["aria-label"]
    assert "The dashed line is the comfort limit, 3." in chart.attributes["aria-label"]
    assert not list(chart.all("text"))


def test_what_is_drawn_beside_words_is_not_read_out(sample_page):
    marks = [n for n in sample_page.all() if n.attributes.get("class") in ("mark", "bar")]
    assert len(marks) == 6
    assert all(n.attributes["aria-hidden"] == "true" for n in marks)


def test_words_of_a_person_may_run_in_their_own_direction():
    material = Material(questions=[make_question("האם זה בסדר?")])
    words = next(n for n in read(as_html(material, FOUR_WEEKS)).all("bdi") if "האם" in n.text)
    assert words.attributes["dir"] == "auto"
    assert words.text == "האם זה בסדר?"


def test_wide_tables_and_the_chart_scroll_by_keyboard(sample_page):
    for box in sample_page.all("div"):
        if box.attributes.get("class") == "wide":
            assert box.attributes["tabindex"] == "0"
            assert box.attributes["role"] == "region"


def test_its_colours_are_the_tokens_and_can_be_read():
    light = tokens.colours("light")
    style = read(as_html(Material(), FOUR_WEEKS)).one("style").inside[0]
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", style)) <= set(light.values())


# --- for a suspicious mind -------------------------------------------------------------------------------------------
def everywhere(words):
    """A diary in which every field of one's own says ``words``."""
    goal = make_goal(words[:80])
    dilator = make_dilator(None, label=words[:80])
    plan = make_plan(22, TODAY - timedelta(9), sore_day=words, insertion_cue=InsertionCue.IN_BREATH)
    return Material(
        sessions=[make_session(make_step(dilator, pain=2), note_for_therapist=words, note_to_self="secret")],
        plans=[plan],
        goals=[goal],
        ratings=[make_rating(goal)],
        questions=[make_question(words)],
        appointments=[make_appointment(TODAY + timedelta(1), with_whom=words[:80])],
        sets=[DilatorSet(dilators=(dilator,))],
    )


def test_no_word_of_a_person_is_markup():
    options = replace(EVERYTHING, name=MARKUP[:80], recipient=MARKUP[:80], helps=MARKUP)
    document = as_html(everywhere(MARKUP), options)
    page = read(document)
    assert not {"script", "img", "b", "iframe", "link", "form", "object"} & {n.name for n in page.all()}
    assert not [n for n in page.all() if any(key.startswith("on") for key in n.attributes)]
    assert page.text.count("<script>alert(1)</script>") >= 6
    assert "&lt;script&gt;" in document


def test_nothing_is_loaded_and_nothing_could_run(sample_page):
    document = as_html(sample_material(), EVERYTHING)
    assert "://" not in document
    assert not [n for n in sample_page.all() if {"src", "srcset", "action", "formaction"} & n.attributes.keys()]
    links = [v for n in sample_page.all() for k, v in n.attributes.items() if k in ("href", "xlink:href")]
    assert all(link.startswith("#") for link in links)
    assert "url(http" not in document
    assert "@import" not in document
    policy = next(n for n in sample_page.all("meta") if n.attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_the_same_page_is_the_same_file():
    assert as_html(sample_material(), EVERYTHING) == as_html(sample_material(), EVERYTHING)


def test_as_it_stands_it_names_nobody_and_holds_no_note():
    material = sample_material()
    text = read(as_html(material, FOUR_WEEKS)).text
    assert "For Ines" not in text
    assert not [s for s in material.sessions if s.note_for_therapist and s.note_for_therapist in text]


def test_a_note_to_oneself_is_in_no_file_whatever_was_chosen(sample_page):
    text = sample_page.text
    assert "After the spotting I went back to 18 mm" in text
    assert not [s for s in sample_material().sessions if s.note_to_self and s.note_to_self in text]


# --- the same content ------------------------------------------------------------------------------------------------
def printed_numbers(material, options):
    """Every number of the file but what a reader counts: pages, questions, and the counts inside the bar."""
    made = one_page.as_pdf(material, options)
    pages = range(len(opened(made).pages))
    text = " ".join(re.sub(r"Page \d+ of \d+$", "", text_of(made, page)) for page in pages)
    text = text.split("How these figures are counted")[0]
    data = page_data(Facts(material, options))
    counts = [band["count"] for band in data.get("bar", {"bands": []})["bands"]]
    inside = Counter(str(count) for count in counts if count and count / sum(counts) >= 0.06)
    asked = Counter(str(n + 1) for n, _ in enumerate(data.get("questions", {"items": []})["items"]))
    earlier = Counter(re.findall(r"and (\d+) earlier\.", text))  # days that HTML names one by one
    return Counter(numbers(text)) - inside - asked - earlier


def html_numbers(material, options):
    page = read(as_html(material, options))
    main = page.text.split("How these figures are counted")[0]
    return Counter(numbers(main)) + Counter(numbers(page.one("footer").text))


@pytest.mark.parametrize("options", [FOUR_WEEKS, EVERYTHING, replace(FOUR_WEEKS, pain=False)])
def test_every_number_of_the_sample_is_the_one_in_the_file(options):
    material = sample_material()
    assert html_numbers(material, options) == printed_numbers(material, options)


def of_random(seed):
    diary = random_diary(seed)
    material = Material(sessions=diary.sessions, plans=diary.plans, rests=diary.rests)
    return material, replace(last_days(min(diary.period.days, 28)), language="en")


@pytest.mark.parametrize("seed", range(12))
def test_every_number_of_a_random_diary_is_the_one_in_the_file(seed):
    material, options = of_random(seed)
    assert not printed_numbers(material, options) - html_numbers(material, options)
    facts = Facts(material, options)
    signs = facts.now.safety.signs.values()
    if len(facts.sessions) <= 28 and all(len(days) <= TIGHTNESS[0].dates for days in signs):  # nothing is left out
        assert html_numbers(material, options) == printed_numbers(material, options)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(12, 120))
def test_every_number_of_many_random_diaries_is_the_one_in_the_file(seed):
    test_every_number_of_a_random_diary_is_the_one_in_the_file(seed)


def test_safety_stands_first_whatever_the_order_of_the_rest():
    backwards = tuple(reversed(Section))
    page = read(as_html(sample_material(), replace(FOUR_WEEKS, order=backwards)))
    titles = [n.text for n in page.all("h2")]
    assert titles[0] == "Safety"
    wanted = ["Plan of 15 October", "Day by day", "By size", "Pain by session, 0 to 10", "Key figures", "In short"]
    assert [t for t in titles if t in wanted] == wanted


@pytest.mark.parametrize("section", Section)
def test_every_section_can_be_left_out_and_stand_alone(section):
    material = sample_material()
    alone = read(as_html(material, replace(FOUR_WEEKS, sections=frozenset({section}))))
    without = read(as_html(material, replace(FOUR_WEEKS, sections=frozenset(Section) - {section})))
    titles = {n.text for n in alone.all("h2")}
    own = titles - {"Safety", "Above the comfort limit of 3", "Stopped early", "How these figures are counted"}
    assert own
    assert not own & {n.text for n in without.all("h2")}


def test_nothing_is_shortened():
    options = replace(last_days(365), name=A_NAME, recipient=A_NAME, notes=True)
    text = read(as_html(everything_at_once(), options)).text
    assert "…" not in text
    assert A_NAME[:80] in text
    assert " ".join(LONG_WORDS.split()) in text
    assert "too long for this page" not in text
    assert "could not be printed" not in text


def test_characters_that_paper_lacks_stay_as_they_were_typed():
    text = read(as_html(Material(questions=[make_question("👩🏽‍⚕️ 漢字 مرحبا")]), FOUR_WEEKS)).text
    assert "👩🏽‍⚕️ 漢字 مرحبا" in text
    assert "■" not in text


def test_an_empty_diary_says_so_and_invents_nothing():
    page = read(as_html(Material(), FOUR_WEEKS))
    assert "No sessions in this period." in page.by_id("in-short").text + page.one("main").text
    assert not list(page.all("svg"))


def test_a_year_of_three_a_day_is_one_document():
    page = read(as_html(busy(182), last_days(364, session_list=True, notes=True)))
    assert len(list(page.all("tr"))) > 1092


def test_invented_entries_say_so():
    page = read(as_html(sample_material(), replace(FOUR_WEEKS, sample=True)))
    assert "Sample, invented. Not an example to follow." in page.one("header").text


def test_every_figure_has_its_definition(sample_page):
    defined = [n.text for n in sample_page.all("section") if n.attributes.get("aria-labelledby") == "method"]
    for name in ("Above the comfort limit", "Sessions a week", "Largest size within", "Pain by size", "Middle values"):
        assert name in defined[0]
    assert "Pain by size" not in read(as_html(sample_material(), replace(FOUR_WEEKS, pain=False))).text


def test_where_i_began_stands_there_on_request():
    sessions = [make_session(22, day=days_ago(20), pain=6), make_session(22, day=days_ago(1), pain=2)]
    page = read(as_html(Material(sessions=sessions), last_days(28, began=True)))
    assert "First at 22 mm, 23 October: pain 6" in " ".join(page.text.split())
    assert "Last at 22 mm, 11 November: pain 2" in " ".join(page.text.split())
