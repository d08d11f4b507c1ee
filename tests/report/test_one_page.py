"""One page, whatever a diary holds, and what stands where on it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dilator_app import i18n
from dilator_app.report import one_page, pdf
from dilator_app.report.summary_page import TIGHTNESS, Facts, Material, Paper, Section, page_data
from tests import strategies
from tests.makers import TODAY, days_ago, make_appointment, make_session
from tests.report.four_weeks import FOUR_WEEKS
from tests.report.materials import A_NAME, busy, everything_at_once, fifteen_sizes, last_days, sample_material
from tests.report.reading import opened, pieces, text_of


def stand_in_this_order(text, blocks):
    places = [text.index(block) for block in blocks]
    return places == sorted(places)


# --- what stands where -----------------------------------------------------------------------------------------------
def test_the_blocks_stand_in_the_order_of_the_page_safety_first(sample_pdf):
    text = text_of(sample_pdf)
    blocks = [
        "Practice summary",
        "Made on 12 November 2026",
        "Safety Question answered in 13 of 14 sessions.",
        "Above the comfort limit of",
        "Stopped early 1: 21 October, after 6 of 10 min.",
        "In short Now 22 mm.",
        "Questions for today 1 Is it all right",
        "What this is for “A smear test without fear”",
        "Key figures This period 4 weeks before",
        "Strongest pain, 12 of 13 sessions with a size",
        "Pain by session, 0 to 10",
        "Insertion, how often",
        "Day by day",
        "Plan of 15 October",
        "Rule for talking about the next size",
        "Notes",
        "Self-reported; made with Fernlight",
        "Kept by the patient. Nobody is alerted by it.",
        "Page 1 of 1",
    ]
    assert stand_in_this_order(text, blocks)


def test_another_order_leaves_safety_first():
    order = (Section.PLAN, Section.CALENDAR, Section.SIZES, Section.CHART, Section.FIGURES, Section.QUESTIONS)
    text = text_of(one_page.as_pdf(sample_material(), replace(FOUR_WEEKS, order=order)))
    blocks = [
        "Safety",
        "Plan of 15",
        "Day by day",
        "Insertion, how",
        "Pain by",
        "Key figures",
        "Questions for",
        "In short",
    ]
    assert stand_in_this_order(text, blocks)


def test_what_helps_stands_in_the_head():
    text = text_of(one_page.as_pdf(sample_material(), replace(FOUR_WEEKS, helps="Please explain each step.")))
    assert text.index("What helps me at appointments: Please explain each step.") < text.index("Safety")


def test_the_pages_of_the_list_end_with_how_the_figures_are_counted():
    made = one_page.as_pdf(sample_material(), replace(FOUR_WEEKS, session_list=True))
    assert "How these figures are counted Session: One practice." in text_of(made, 1)


def test_as_it_stands_the_file_names_nobody_and_holds_no_note(sample_pdf):
    material = sample_material()
    text = text_of(sample_pdf)
    for session in material.sessions:
        for note in (session.note_to_self, session.note_for_therapist):
            assert not note or note not in text
    assert "For Ines" not in text


def test_a_note_to_oneself_is_in_no_file_whatever_was_chosen():
    material = sample_material()
    options = replace(FOUR_WEEKS, notes=True, session_list=True, name="M. R.", recipient="Ines Okafor")
    made = one_page.as_pdf(material, options)
    text = " ".join(text_of(made, page) for page in range(len(opened(made).pages)))
    assert "After the spotting I went back to 18 mm" in text
    assert not [s.note_to_self for s in material.sessions if s.note_to_self and s.note_to_self in text]


def test_the_session_list_stands_on_pages_of_its_own(sample_pdf):
    made = one_page.as_pdf(sample_material(), replace(FOUR_WEEKS, session_list=True))
    assert len(opened(made).pages) == 2
    assert text_of(made) == text_of(sample_pdf).replace("Page 1 of 1", "Page 1 of 2")
    assert text_of(made, 1).endswith("Page 2 of 2")
    year = one_page.as_pdf(busy(365), last_days(365, session_list=True))
    assert "Day Sizes and minutes" in text_of(year, len(opened(year).pages) - 1)


# --- one page, whatever stands on it ---------------------------------------------------------------------------------
PAGES = {
    "the sample": (sample_material(), FOUR_WEEKS),
    "nothing": (Material(), last_days(28)),
    "one session": (Material(sessions=[make_session(18, pain=4)]), last_days(28)),
    "one breathing session": (Material(sessions=[make_session()]), last_days(1)),
    "one day": (busy(1), last_days(1)),
    "four weeks, three a day": (busy(28), last_days(28, notes=True, name="M. R.")),
    "twelve months, three a day": (busy(365), last_days(365, notes=True, name=A_NAME, recipient=A_NAME)),
    "fifteen sizes, long questions": (fifteen_sizes(), last_days(365, name=A_NAME)),
    "more than anybody writes": (
        everything_at_once(),
        last_days(365, notes=True, name=A_NAME, recipient=A_NAME, began=True, helps="Please wait for my yes. " * 8),
    ),
    "ten years": (busy(28), last_days(3652)),
    "a century": (busy(28), last_days(36500)),
}


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", PAGES)
def test_it_is_one_page_and_nothing_leaves_it(name, paper):
    material, options = PAGES[name]
    made = one_page.as_pdf(material, replace(options, paper=paper))
    sheet = opened(made).pages[0].mediabox
    assert (round(sheet.width), round(sheet.height)) == ((595, 842) if paper is Paper.A4 else (612, 792))
    nothing_leaves(made, "Page 1 of 1")


def nothing_leaves(made, last):
    """Look whether everything stands on the one sheet, its last words are there and no letter is small."""
    (sheet,) = opened(made).pages
    width, height = float(sheet.mediabox.width), float(sheet.mediabox.height)
    assert text_of(made).endswith(last)
    for piece in pieces(made):
        assert 30 < piece.x < width - 30, piece
        assert 18 < piece.y < height - 15, piece
        assert piece.size >= 7.99, piece


@pytest.mark.skipif("es" not in i18n.languages(), reason="no other language ships yet")
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    "name", ["twelve months, three a day", "fifteen sizes, long questions", "more than anybody writes"]
)
def test_it_is_one_page_in_a_language_with_longer_words_too(name, paper):
    material, options = PAGES[name]
    wordy = replace(options, paper=paper, language="es", began=True, helps="Por favor, paso a paso. " * 8)
    nothing_leaves(one_page.as_pdf(material, wordy), "Página 1 de 1")


def test_questions_of_full_length_fifteen_sizes_and_a_year_are_not_cut():
    text = text_of(one_page.as_pdf(fifteen_sizes(), last_days(365, paper=Paper.LETTER)))
    for question in fifteen_sizes().questions[:5]:
        assert question.words in text


def roomiest(material, options):
    """The form that a look at every one of them would choose."""
    facts = Facts(material, options)
    height = 792.0 if options.paper is Paper.LETTER else 841.89
    return next(t for t in TIGHTNESS if pdf.room_needed(page_data(facts, t)) <= height)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", PAGES)
def test_the_roomiest_form_that_fits_is_taken(name, paper):
    material, options = PAGES[name]
    options = replace(options, paper=paper)
    taken, _spare, _data = next(one_page._candidates(Facts(material, options), ours_alone=False))
    assert TIGHTNESS[taken] == roomiest(material, options)


def test_the_sample_is_roomy():
    assert roomiest(sample_material(), FOUR_WEEKS) in TIGHTNESS[:2]


NEARBY = st.dates(days_ago(60), TODAY)
VISIT = make_appointment(TODAY + timedelta(3))


@st.composite
def materials(draw):
    """A small diary in which every field may hold anything or nothing."""
    used = draw(st.lists(strategies.dilators(), min_size=1, max_size=10))

    def some(kind):
        return draw(st.lists(kind, max_size=5))

    return Material(
        sessions=some(strategies.sessions(used, NEARBY)),
        plans=some(strategies.plans(used, NEARBY)),
        rests=some(strategies.rests(NEARBY)),
        goals=some(strategies.goals()),
        appointments=[VISIT],
        questions=some(strategies.questions(VISIT)),
        sets=some(strategies.sets()),
    )


ANY_PAGE = (
    materials(),
    strategies.lines(),
    st.sampled_from(Paper),
    st.integers(1, 400),
    st.permutations(list(Section)),
)


@settings(max_examples=20)
@given(*ANY_PAGE)
def test_whatever_a_diary_holds_gives_one_page(material, words, paper, length, order):
    assert_one_page(material, words, paper, length, order)


@pytest.mark.long
@settings(max_examples=400)
@given(*ANY_PAGE)
def test_whatever_very_many_diaries_hold_gives_one_page(material, words, paper, length, order):
    assert_one_page(material, words, paper, length, order)


def assert_one_page(material, words, paper, length, order):
    options = last_days(
        length, notes=True, name=words, recipient=words, helps=words, began=True, paper=paper, order=tuple(order)
    )
    assert len(opened(one_page.as_pdf(material, options)).pages) == 1


def test_every_section_alone_makes_a_page():
    for section in Section:
        options = replace(FOUR_WEEKS, sections=frozenset({section}))
        assert text_of(one_page.as_pdf(sample_material(), options)).startswith("Practice summary")


def test_a_visit_today_does_not_empty_the_page():
    material = replace(sample_material(), appointments=[make_appointment(TODAY), make_appointment(days_ago(28))])
    assert "since the last appointment" in text_of(one_page.as_pdf(material, FOUR_WEEKS))
    assert TODAY - timedelta(27) == FOUR_WEEKS.period.first


def same_after_another(material, *wishes):
    """Ask one maker for pages one after the other, and compare each with one that was made alone."""
    maker = one_page.PageMaker(material)
    for options in wishes:
        assert maker.as_pdf(options) == one_page.as_pdf(material, options), options


def test_a_page_is_the_same_whatever_was_made_before_it():
    chart_alone = replace(FOUR_WEEKS, sections=frozenset({Section.CHART}))
    same_after_another(sample_material(), chart_alone, FOUR_WEEKS, replace(FOUR_WEEKS, inches=True, pain=False))


@pytest.mark.long
@pytest.mark.parametrize("material", [sample_material(), busy(28)], ids=["the sample", "busy"])
def test_a_page_is_the_same_whatever_pages_were_made_before_it(material):
    same_after_another(
        material,
        FOUR_WEEKS,
        replace(FOUR_WEEKS, sections=frozenset({Section.CHART})),
        replace(FOUR_WEEKS, paper=Paper.LETTER, pain=False),
        replace(FOUR_WEEKS, inches=True, notes=True),
        last_days(365),
        FOUR_WEEKS,
    )
