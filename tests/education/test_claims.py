"""Every claim of the two sources has its place, or a reason why it has none."""

from dataclasses import replace
from pathlib import Path

from dilator_app.education import check, claims, library
from dilator_app.education.marks import Kind, Mark
from dilator_app.education.page import Paragraph, Sentence
from tools import claims as tool

ROOT = Path(__file__).parents[2]
LEFT_OUT = {17, 25, 38}
DAMAGED_ALONE = {82}
"""Claims of which nothing but the gap can be printed."""


def test_all_claims_are_in_the_table():
    assert list(claims.load(library.folder())) == list(range(1, 97))


def test_every_claim_is_on_a_page_or_left_out_with_a_reason(english):
    table = claims.load(library.folder())
    assert {number for number, claim in table.items() if claim.left_out} == LEFT_OUT
    assert all(claim.left_out for number, claim in table.items() if number in LEFT_OUT)
    assert claims.uses(english.pages).keys() == table.keys() - LEFT_OUT


def test_a_claim_that_no_page_carries_is_found(english):
    without = replace(english, pages=tuple(page for page in english.pages if page.name != "severity"))
    assert "claim 48: no page carries it" in check.problems(without)


def adding(english, *marks):
    sentence = Sentence("Something.", marks, 99)
    first, *others = english.pages
    return replace(english, pages=(replace(first, blocks=(*first.blocks, Paragraph((sentence,)))), *others))


def test_a_claim_that_its_source_does_not_make_is_found(english):
    wrong = check.problems(adding(english, Mark(Kind.MEDLINEPLUS, "medlineplus", 21)))
    assert "what-it-is, line 99: A21: that source does not say it" in wrong


def test_a_restored_word_that_nothing_confirms_is_found(english):
    wrong = check.problems(adding(english, Mark(Kind.RESTORED, "wikipedia", 82)))
    assert "what-it-is, line 99: B82r: nothing confirms the lost word" in wrong


def test_a_claim_that_was_left_out_cannot_come_back_unseen(english):
    wrong = check.problems(adding(english, Mark(Kind.WIKIPEDIA, "wikipedia", 25)))
    assert any(problem.startswith("what-it-is, line 99: B25: this claim is left out") for problem in wrong)


def test_a_claim_that_does_not_exist_is_found(english):
    assert "what-it-is, line 99: B97: there is no such claim" in check.problems(
        adding(english, Mark(Kind.WIKIPEDIA, "wikipedia", 97))
    )


def test_what_rests_on_a_guess_alone_is_printed_as_the_gap_it_is(english):
    uses = claims.uses(english.pages)
    for number in DAMAGED_ALONE:
        assert {use.mark.kind for use in uses[number]} == {Kind.DAMAGED}
    for number, found in uses.items():
        for use in found:
            if use.mark.kind is Kind.DAMAGED:
                assert any(
                    word in use.sentence.text for word in ("damage", "lost", "seem to pull apart", "no longer says")
                ), number


def test_what_a_source_does_as_a_whole_is_bound_to_no_claim_and_said_in_few_places(english):
    told = [(page.name, sentence.text) for page, sentence in claims.of_whole_sources(english.pages)]
    assert told == [
        ("trauma", "Our copy does not say what the study counted as that, nor its name or year."),
        ("medicines", "In another place it has lost the name of a medicine that is used for depression."),
        ("about", "MedlinePlus writes about one sex, and says the person just once."),
        ("about", "Wikipedia mixes several words."),
    ]
    bound = {use.sentence.text for found in claims.uses(english.pages).values() for use in found}
    assert not bound & {text for __, text in told}


def test_every_disagreement_is_on_a_page_but_the_one_that_readers_never_meet(english):
    rows = claims.load_rows(library.folder())
    assert list(rows) == list(range(1, 20))
    assert [number for number, row in rows.items() if row.left_out] == [16]
    shown = [block.row for page in english.pages for block in page.disagreements]
    assert sorted(shown) == sorted(rows.keys() - {16})


def test_the_tables_in_docs_are_those_of_the_pages(english, spanish):
    assert (ROOT / "docs" / "claims.md").read_text(encoding="utf-8") == tool.claim_table(english)
    assert (ROOT / "docs" / "reading-ease.md").read_text(encoding="utf-8") == tool.reading_table(english, spanish)
