"""Our copy of the Wikipedia text has lost words. What rests on one of them says so, and never stands as if it had not.

The words were looked up, one sentence after the other, beside the copy. Those that another text has are printed as
restored; where nothing has them, the pages tell of the gap.
"""

import re

import pytest

from dilator_app.education import claims, library
from dilator_app.education.marks import Kind

RESTORED = {
    5: ("first tries", "intenta el coito por primera vez"),
    7: ("tampon", "tamp[óo]n"),
    8: ("trouble with other people", "problemas con otras personas"),
    12: ("no studies|[Nn]o one knows", "No hay estudios|sabe"),
    20: ("when something goes in", "cuando algo entra"),
    21: (r"\bwall\b", r"\bmuro\b"),
    31: ("no cause is found", "ninguna causa"),
    32: ("will hurt|fear of pain", "duela|miedo al dolor"),
    35: ("[Ee]pisiotomy", "[Ee]pisiotomía"),
    39: ("has ever been able", "nunca ha podido"),
    41: ("until you try", "hasta que lo intentes"),
    52: ("most severe", "más grave"),
    59: ("and an exam", "en un examen"),
    60: ("no physical problem", "ningún problema físico"),
    61: ("cause you distress", "causan malestar"),
    71: ("may not help|make overactive muscles worse", "puede no ayudar|empeorar"),
    73: ("dilators", "dilatadores"),
    78: ("Breathe (in|out)|let the belly rise", "Toma aire|Suelta el aire"),
    87: ("surgery", "cirugía"),
    91: ("than nothing", "que nada"),
    93: ("with treatment", "con tratamiento"),
}
"""Words of the pages that stand, by claim, where our copy has lost its own: in English, and in Spanish."""


def test_every_claim_whose_lost_word_is_printed_again_tells_where_the_word_was_found():
    table = claims.load(library.folder())
    assert {number for number, claim in table.items() if claim.restored} == RESTORED.keys()


@pytest.mark.parametrize("number", RESTORED)
def test_a_sentence_with_the_lost_word_is_marked_as_restored_and_never_as_plain(pages, number):
    pattern = re.compile(RESTORED[number][["en", "es"].index(pages.language)], re.IGNORECASE)
    found = [use for use in claims.uses(pages.pages)[number] if pattern.search(use.sentence.text)]
    assert any(use.mark.kind is Kind.RESTORED for use in found)
    plain = [use.sentence.text for use in found if use.mark.kind is Kind.WIKIPEDIA]
    assert not [text for text in plain if number not in others(text, pages)]


def others(text, pages):
    """Return the claims for which a sentence is marked as restored."""
    sentence = next(s for page in pages.pages for s in page.sentences if s.text == text)
    return {mark.claim for mark in sentence.marks if mark.kind is Kind.RESTORED}


ADDED = {
    34: "soreness|irritación",
    66: "mild|suaves",
    67: "work best|most effective|mejor (va|funciona)",
    94: "clinician|danger|peligro|otra profesión",
}
"""What a source does not say, though a page once said it in its name."""


@pytest.mark.parametrize("number", ADDED)
def test_nothing_is_said_in_the_name_of_a_source_that_it_does_not_say(pages, number):
    shown = [use.sentence for use in claims.uses(pages.pages).get(number, [])]
    shown += [s for term in pages.glossary for s in term.sentences if number in {m.claim for m in s.marks}]
    shown += [s for s in pages.notice if number in {m.claim for m in s.marks}]
    assert shown
    assert not [s.text for s in shown if re.search(ADDED[number], s.text)]


@pytest.mark.parametrize("number", [86])
def test_what_a_provider_may_tell_is_not_promised(pages, number):
    promised = re.compile(r"\bwill (tell|hear|be told)\b|te hablará|oirás|te van a", re.IGNORECASE)
    assert not [u.sentence.text for u in claims.uses(pages.pages)[number] if promised.search(u.sentence.text)]
    assert not [h for page in pages.pages for h in page.headings if promised.search(h)]


def test_the_box_about_exams_says_that_medlineplus_asks_for_a_full_one(pages):
    (box,) = [b for b in pages.page("exam").disagreements if b.row == 4]
    needed = {"en": "needed", "es": "hacen falta"}[pages.language]
    assert [s for s in box.sides if needed in s.text and 58 in {mark.claim for mark in s.marks}]
