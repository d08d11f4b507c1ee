"""The page that is filled in by hand."""

import pytest

from dilator_app import words
from dilator_app.domain.scales import Breathing, Sign
from dilator_app.report import paper_log
from dilator_app.report.page.facts import Paper
from tests.report.reading import kinds, opened, text_of

ENTRIES = 6


@pytest.fixture(scope="module", params=Paper)
def page(request) -> bytes:
    return paper_log.as_pdf(request.param)


def test_it_is_one_page(page):
    assert len(opened(page).pages) == 1


def test_it_asks_what_quick_log_asks_in_its_words_and_order(page):
    asked = (
        "Date",
        "Size",
        "Minutes",
        "Strongest pain",
        "Breathing exercise done?",
        "Did any of these happen?",
        "Note to yourself",
    )
    shown = text_of(page)
    for question in asked:
        assert shown.count(question) == ENTRIES
    places = [shown.index(question) for question in asked]
    assert places == sorted(places)


def test_every_answer_can_be_ticked_and_silence_stays_possible(page):
    shown = text_of(page)
    for answer in (*map(words.breathing_answer, Breathing), *map(words.sign, Sign), "None of these"):
        assert shown.count(answer) >= ENTRIES
    assert "0 none, 10 worst imaginable" in shown
    assert "everything but the date can be left blank" in shown


def test_it_holds_nothing_of_a_diary_and_no_name(page):
    assert " mm" not in text_of(page)
    assert b"ernlight" not in page
    assert opened(page).metadata == {"/Title": "Paper log", "/Creator": "Typst 0.15.0"}
    assert paper_log.FILE_NAME == "paper-log.pdf"


def test_it_says_when_to_stop_and_that_nobody_is_told(page):
    assert "Severe pain, or pain that does not settle: stop and contact your care team." in text_of(page)
    assert "Nobody is alerted by this page." in text_of(page)


def test_it_is_tagged(page):
    assert "/H1" in kinds(page)
    assert opened(page).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_picture_for_the_printer_is_the_same_page():
    assert paper_log.as_picture(Paper.A4, 72).startswith(b"\x89PNG")
