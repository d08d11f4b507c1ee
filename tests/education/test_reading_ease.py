"""Plain language, measured in both languages."""

from dataclasses import replace

import pytest

from dilator_app.education import library, readability
from dilator_app.education.marks import Kind, Mark
from dilator_app.education.page import Paragraph, Question, Sentence

PAGES = [page.name for page in library.load(library.folder()).pages]
COUNTED_BY_HAND = {
    "en": {
        1: "a breath floor pain dry rules tried helped names clothes brush",
        2: "pelvic muscle tampon tighten wanted open people widely spasm reacts silence able apple little kegels",
        3: "vagina dilator sexual orgasm together important medical oestrogen silicone diaphragm already",
        4: "vaginismus anxiety experience graduated moisturiser",
        5: "gynaecologist dyspareunia vulvodynia wikipedia",
        6: "physiotherapist endometriosis pubococcygeus bulbocavernosus",
    },
    "es": {
        1: "y muy que quien si hay pues seis",
        2: "aire suelo cuerpo miedo cuando guía agua día aún leer ahí cuello duele fernlight",
        3: "vagina músculo tamaño terapia ahora reúne cuidado prohíbe ansiedad",
        4: "vaginismo excitación enseguida dilatador lubricación wikipedia",
        5: "fisioterapia endometriosis",
        6: "fisioterapeuta bulbocavernoso pubococcígeo ginecología episiotomía",
    },
}
BY_HAND = [(language, count, words) for language, by in COUNTED_BY_HAND.items() for count, words in by.items()]
LEAST = {"en": 60, "es": 65}
"""Plain English of Flesch; fairly easy Spanish of the INFLESZ scale."""


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_easy_to_read(pages, name):
    assert readability.measure(pages.page(name), pages.language).ease >= LEAST[pages.language]


@pytest.mark.parametrize("name", PAGES)
def test_no_sentence_is_longer_than_25_words(pages, name):
    page = pages.page(name)
    read = readability.measure(page, pages.language)
    assert read.longest <= readability.MOST_WORDS == 25, read.longest_text
    for block in page.blocks:
        if isinstance(block, Question):
            assert len(readability.words_of(block.words)) <= readability.MOST_WORDS


def test_glossary_and_notice_are_short_too(pages):
    shared = [*pages.notice, *(s for term in pages.glossary for s in term.sentences)]
    assert max(len(readability.words_of(s.text)) for s in shared) <= readability.MOST_WORDS


@pytest.mark.parametrize(("language", "count", "words"), BY_HAND)
def test_syllables_are_counted_as_they_are_spoken(language, count, words):
    counted = {word: readability.SCALES[language].syllables_of(word) for word in words.split()}
    assert counted == dict.fromkeys(words.split(), count)


def test_spanish_is_measured_with_the_formula_made_for_it(spanish):
    page = page_of(spanish, "Toma aire y deja que suba el vientre.")  # 8 words of 13 syllables
    assert readability.measure(page, "es").ease == pytest.approx(206.835 - 62.3 * 13 / 8 - 8)


def page_of(english, *texts):
    sentences = tuple(Sentence(text, (Mark(Kind.APP),)) for text in texts)
    return replace(english.pages[0], blocks=(Paragraph(sentences),))


def test_short_pieces_do_not_count_and_cannot_make_a_page_look_easy(english):
    hard = "Involuntary contraction interferes considerably with penetration."
    alone = readability.measure(page_of(english, hard))
    assert readability.measure(page_of(english, hard, "Yes.", "So it is.", "Go on.")).ease == alone.ease
    assert alone.ease < 0


def test_the_name_of_a_muscle_counts_once_a_page(english):
    once = readability.measure(page_of(english, "One of them is the pubococcygeus."))
    twice = readability.measure(
        page_of(english, "One of them is the pubococcygeus.", "One of them is the pubococcygeus.")
    )
    assert (once.words, twice.words) == (6, 11)
    assert twice.ease > once.ease
