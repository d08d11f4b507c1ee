"""The catalogues hold every text that the program has now, and the program reads what the catalogues say."""

import io

import pytest
from babel.messages.pofile import read_po

from tools import translations


@pytest.fixture(scope="module", params=translations.LANGUAGES)
def language(request):
    return request.param


def test_every_text_of_the_program_is_translated(language):
    assert translations.untranslated(translations.updated(language)) == []


def test_no_translation_is_left_over_from_a_text_that_is_gone(language):
    there = {(m.context, m.id) for m in translations.read(language) if m.id}
    wanted = {(m.context, m.id) for m in translations.extracted() if m.id}
    assert there - wanted == set()


def test_what_the_program_reads_is_what_the_translator_wrote(language):
    written = translations.po_file(language).read_bytes()
    compiled = translations.as_mo(read_po(io.BytesIO(written), locale=language))
    assert translations.po_file(language).with_suffix(".mo").read_bytes() == compiled
