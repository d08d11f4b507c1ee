"""What must hold for every page that ships, and that a mistake in one is found."""

import re
from dataclasses import replace

import pytest

from dilator_app.education import check, library
from dilator_app.education.marks import Kind, Mark
from dilator_app.education.page import Disagreement, Drawing, ExamCard, Paragraph, Question, Sentence, WordCard
from tests.education import fingerprints

PAGES = [page.name for page in library.load(library.folder()).pages]
WANTED = {
    "what-it-is", "how-common", "who-helps", "treatment", "breath", "squeeze", "dilators", "lubricant", "going-back",
    "when-to-stop", "privacy", "fear", "partner", "words", "trauma", "symptoms", "causes", "types", "severity",
    "anatomy", "response", "myths", "dryness", "exam", "medicines", "evidence", "about",
}  # fmt: skip


def everything_shown(page):
    """Return every text of a page, statements or not."""
    yield from (page.title, page.summary, page.opens_with, *page.headings)
    yield from (sentence.text for sentence in page.sentences)
    yield from (block.words for block in page.blocks if isinstance(block, Question))
    yield from (block.title for block in page.blocks if isinstance(block, Drawing | WordCard))


def with_sentence(english, name, sentence):
    """Return the pages with one more sentence at the end of a page."""
    pages = tuple(
        replace(p, blocks=(*p.blocks, Paragraph((sentence,)))) if p.name == name else p for p in english.pages
    )
    return replace(english, pages=pages)


def test_every_page_that_was_asked_for_is_there(english):
    assert set(PAGES) == WANTED


def test_nothing_is_wrong_with_any_page(english):
    assert check.problems(english) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_sentence_carries_a_mark(english, name):
    assert all(sentence.marks for sentence in english.page(name).sentences)


def test_a_sentence_without_a_mark_is_found(english):
    wrong = with_sentence(english, "breath", Sentence("It helps everyone.", (), 99))
    assert "breath, line 99: no source mark" in check.problems(wrong)


def test_a_second_sentence_on_a_line_is_found(english):
    wrong = with_sentence(english, "breath", Sentence("It helps. It helps everyone.", (Mark(Kind.APP),), 99))
    assert any("more than one sentence on a line" in problem for problem in check.problems(wrong))


def test_an_unknown_source_is_found(english):
    wrong = with_sentence(english, "breath", Sentence("It helps.", (Mark(Kind.OUTSIDE, "nobody.example"),), 99))
    assert "breath, line 99: unknown source nobody.example" in check.problems(wrong)


def test_a_link_that_leads_nowhere_is_found(english):
    wrong = with_sentence(english, "breath", Sentence("See [this](term:nothing).", (Mark(Kind.APP),), 99))
    assert "breath, line 99: the link “this” leads nowhere" in check.problems(wrong)


def test_a_page_about_practice_begins_with_whose_direction_to_practise_under(english):
    practice = [page for page in english.pages if page.topic == "practice"]
    assert practice
    assert all(page.about_practice for page in practice)
    for page in practice:
        assert page.sentences[0].text == "Do this under the direction of your care team."
        assert page.sentences[0].marks == (Mark(Kind.MEDLINEPLUS, "medlineplus", 76),)


def test_exams_trauma_and_severity_open_with_one_line_that_says_so(english):
    assert english.page("exam").opens_with == "This page describes exams."
    for name in ("trauma", "severity", "causes"):
        assert english.page(name).opens_with.startswith("This page ")


def test_exams_trauma_and_severity_are_never_next_and_never_under_start_here(english):
    warned = {page.name for page in english.pages if page.opens_with}
    assert warned == {"exam", "trauma", "severity", "causes"}
    offered = {following.name for page in english.pages if (following := english.next_after(page))}
    assert not warned & offered
    assert not [page.name for page in english.pages if page.topic == library.START and page.opens_with]


def test_next_leads_through_all_other_pages_to_the_last(english):
    page, walked = english.pages[0], [english.pages[0].name]
    while following := english.next_after(page):
        page = following
        walked.append(page.name)
    assert walked == [p.name for p in english.pages if not p.opens_with]


def test_every_page_offers_a_question_but_the_one_about_the_pages(english):
    without = [p.name for p in english.pages if not any(isinstance(b, Question) for b in p.blocks)]
    assert without == ["about"]


def test_there_are_cards_for_a_friend_a_partner_and_a_doctor_and_one_for_an_exam(english):
    cards = [block.title for block in english.page("words").blocks if isinstance(block, WordCard)]
    assert cards == ["For a friend", "For a partner", "For a doctor"]
    (card,) = [block for block in english.page("exam").blocks if isinstance(block, ExamCard)]
    assert card.sentences[0].text == "I have vaginismus."


def test_every_drawing_has_a_long_description_and_anatomy_is_shown_by_choice(english):
    drawings = {b.name: b for page in english.pages for b in page.blocks if isinstance(b, Drawing)}
    assert drawings.keys() == {"breath-in", "breath-out", "anatomy-outside", "anatomy-inside"}
    assert all(len(drawing.sentences) >= 3 for drawing in drawings.values())
    assert {name for name, drawing in drawings.items() if drawing.by_choice} == {"anatomy-outside", "anatomy-inside"}


def test_the_numbers_in_a_drawing_are_those_of_its_description(english):
    for page in english.pages:
        for block in page.blocks:
            if isinstance(block, Drawing):
                drawn = (library.folder() / "drawings" / f"{block.name}.svg").read_text(encoding="utf-8")
                numbers = sorted(int(n) for n in re.findall(r">(\d+)</text>", drawn))
                assert [int(s.text.split()[0]) for s in block.sentences] == numbers


def test_a_drawing_names_colours_and_loads_nothing(english):
    for file in (library.folder() / "drawings").glob("*.svg"):
        drawn = file.read_text(encoding="utf-8")
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b", drawn)
        assert drawn.count("http") == 1  # the name of the SVG language itself


def test_the_notice_says_what_the_pages_are_not_for_and_that_no_clinician_has_read_them(english):
    notice = " ".join(sentence.text for sentence in english.notice)
    assert "not for emergencies, and not for diagnosis or treatment" in notice
    assert "call your local emergency number" in notice
    assert "No clinician has reviewed these pages yet." in notice


def test_the_dates_of_the_sources_and_the_rights_are_told(english):
    about = " ".join(sentence.text for sentence in english.page("about").sentences)
    assert "reviewed on 19 April 2018" in about
    assert "23 March 2020" in about
    assert "belongs to A.D.A.M." in about
    assert "CC BY-SA" in about
    assert "Our copy has no date." in about
    assert english.documents["medlineplus"].dated.isoformat() == "2018-04-19"
    assert english.documents["wikipedia"].dated is None


# --- own words -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", PAGES)
def test_no_run_of_words_is_copied_from_a_source(english, name):
    known = fingerprints.known()
    page = english.page(name)
    assert fingerprints.copied(" ".join(sentence.text for sentence in page.sentences), known) == []
    for text in everything_shown(page):
        assert fingerprints.copied(text, known) == []


def test_no_run_of_words_is_copied_into_glossary_or_notice(english):
    known = fingerprints.known()
    assert fingerprints.copied(" ".join(sentence.text for sentence in english.notice), known) == []
    for term in english.glossary:
        for sentence in term.sentences:
            assert fingerprints.copied(sentence.text, known) == []


def test_a_copied_sentence_would_be_found():
    known = fingerprints.known()
    assert len(known) > 3000
    told = "It is a spasm of the muscles surrounding the vagina that occurs against your will."
    assert fingerprints.copied(told, known)


# --- voice -----------------------------------------------------------------------------------------------------------
GENDERED = re.compile(
    r"\b(wom[ae]n|m[ae]n|girls?|boys?|fe?male|lad(y|ies)|she|her|hers|he|his|him|wife|wives|husbands?|mothers?|"
    r"mr|mrs|ms|gentlem[ae]n|feminine|masculine|womanhood|virgin|frigid)\b",
    re.IGNORECASE,
)
UNKIND = re.compile(
    r"\b(only|should|failed|failure|missed|must not|you must|suffer\w*|victims?|normal sex)\b|!", re.IGNORECASE
)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_takes_a_gender_for_granted(english, name):
    for text in everything_shown(english.page(name)):
        assert not GENDERED.search(text), text


@pytest.mark.parametrize("name", PAGES)
def test_no_page_orders_blames_or_exclaims(english, name):
    for text in everything_shown(english.page(name)):
        assert not UNKIND.search(text), text


def test_glossary_and_notice_keep_the_voice_too(english):
    texts = [s.text for s in english.notice] + [s.text for t in english.glossary for s in t.sentences]
    assert not [text for text in texts if GENDERED.search(text) or UNKIND.search(text)]


def test_keywords_may_be_what_somebody_would_type_and_are_never_shown(english):
    assert "virgin" in english.page("myths").keywords


def test_every_disagreement_has_two_sides_and_what_fernlight_does(english):
    for page in english.pages:
        for block in page.blocks:
            if isinstance(block, Disagreement):
                assert len(block.sides) >= 2
                assert any("Fernlight" in sentence.text for sentence in block.here)
