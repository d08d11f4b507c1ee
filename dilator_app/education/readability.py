"""How easy a page is to read, and its longest sentence.

English is measured with Flesch's reading ease, Spanish with Szigriszt Pazos' perspicuity (1993), which is Flesch's
formula fitted to Spanish. What its figures mean for patients is told by the INFLESZ scale (Barrio Cantalejo and others,
2008): from 55 on a text is normal, from 65 on fairly easy.

Counted are sentences and list items of at least four words. Names of muscles and of medicines cannot be made shorter:
each counts once a page, where it is first met. Everything else counts every time.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dilator_app.education import syllables
from dilator_app.education.page import Page

MOST_WORDS = 25
_LEAST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Scale:
    """How a language is measured: a text of no length has 206.835, and what makes it hard to read takes off."""

    name: str
    least: float  # what every page has
    for_words: float  # taken off for each word of the middle sentence length
    for_syllables: float  # taken off for each syllable of the middle word length
    syllables: Callable[[str], int]
    names: frozenset[str]

    def ease(self, sentences: int, words: int, spoken: int) -> float:
        """Return how easy so many sentences, words and syllables are to read; more is easier."""
        return 206.835 - self.for_words * words / sentences - self.for_syllables * spoken / words

    def syllables_of(self, word: str) -> int:
        """Return how many syllables a word in lower case has, or a number as it is spoken."""
        return syllables.of_number(word) if word[0].isdigit() else self.syllables(word)


_ENGLISH_NAMES = "pubococcygeus bulbocavernosus puborectalis levator ani diaphragm botox lidocaine oestrogen"
_SPANISH_NAMES = "pubococcígeo bulbocavernoso puborrectal diafragma bótox lidocaína estrógeno"
SCALES = {
    "en": Scale("Flesch", 60.0, 1.015, 84.6, syllables.of_english, frozenset(_ENGLISH_NAMES.split())),
    "es": Scale("Szigriszt Pazos", 65.0, 1.0, 62.3, syllables.of_spanish, frozenset(_SPANISH_NAMES.split())),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured on one page."""

    sentences: int
    words: int
    ease: float
    longest: int  # words of the longest sentence, of any length
    longest_text: str


def measure(page: Page, language: str = "en") -> Reading:
    """Return how easy a page in ``language`` is to read."""
    scale = SCALES[language]
    sentences = words = spoken = 0
    met: set[str] = set()
    longest = ""
    for sentence in page.sentences:
        found = words_of(sentence.text)
        if len(found) > len(words_of(longest)):
            longest = sentence.text
        if len(found) < _LEAST_WORDS:
            continue
        counted = [word for word in found if not (word in scale.names and word in met)]
        met |= scale.names.intersection(found)
        sentences += 1
        words += len(counted)
        spoken += sum(map(scale.syllables_of, counted))
    return Reading(sentences, words, scale.ease(sentences, words, spoken), len(words_of(longest)), longest)


def words_of(text: str) -> list[str]:
    """Return the words and numbers of ``text`` in lower case."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]
