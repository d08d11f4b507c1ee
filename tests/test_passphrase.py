"""Suggested passphrases: random words of the language, enough of them, easy to type."""

import re
from math import log2

import pytest

from dilator_app import passphrase, paths
from tests.spanish import GENDERED, UNKIND

SPANISH = [w for w in (paths.resources() / "passphrase" / "es.txt").read_text("utf-8").splitlines() if w[0] != "#"]


@pytest.mark.parametrize(("language", "count"), [("en", 5), ("es", 6), ("eo", 5)])
def test_a_suggestion_has_words_enough_and_is_another_one_each_time(language, count):
    suggested = {passphrase.suggest(language) for _ in range(20)}
    assert len(suggested) == 20
    assert all(len(words.split()) == count for words in suggested)


def test_spanish_words_are_suggested_in_spanish():
    assert set(passphrase.suggest("es").split()) <= set(SPANISH)
    assert 6 * log2(len(SPANISH)) >= passphrase.BITS


def test_the_spanish_words_are_typed_without_accents_stand_once_and_hurt_nobody():
    assert sorted(set(SPANISH)) == SPANISH
    assert [word for word in SPANISH if not re.fullmatch("[a-z]{3,10}", word)] == []
    assert [word for word in SPANISH if GENDERED.search(word) or UNKIND.search(word)] == []


def test_a_suggestion_is_hard_to_guess():
    for language in ("en", "es"):
        assert passphrase.strength(passphrase.suggest(language)).score == 4
