"""How easy a page is to read: Flesch reading ease and the longest sentence. English alone so far.

Counted are sentences and list items of at least four words. Names of muscles and of medicines cannot be made shorter:
each counts once a page, where it is first met. Everything else counts every time.
"""

import re
from dataclasses import dataclass

from dilator_app.education.page import Page

LEAST_EASE = 60.0
MOST_WORDS = 25
_LEAST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_MUSCLES = "pubococcygeus bulbocavernosus puborectalis levator ani diaphragm"
_MEDICINES = "botox lidocaine oestrogen"
_NAMES = frozenset(f"{_MUSCLES} {_MEDICINES}".split())
_VOWELS = re.compile(r"[aeiouy]+")
# Where the rule below counts wrong, among the words of the pages. Short names are said letter by letter.
_COUNTED = {
    1: "rules",
    2: (
        "being cc doing elsewhere flatmates forecast going gp iv ky lifelong likely quiet rarely reacts "
        "settled something sometimes soreness spasm tr widely"
    ),
    3: (
        "anyone area copying desire diaphragm dsm earlier easier hrt idea iowa manual nhs orgasm period "
        "reassures sexual vegetable"
    ),
    4: "biofeedback anxiety diagnosis experience graduated petroleum society",
    5: "dyspareunia gpppd vulvodynia wikipedia",
    6: "endometriosis episiotomy physiotherapist pubococcygeus radiotherapy",
}
_SYLLABLES = {word: count for count, words in _COUNTED.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured on one page."""

    sentences: int
    words: int
    ease: float
    longest: int  # words of the longest sentence, of any length
    longest_text: str


def measure(page: Page) -> Reading:
    """Return how easy an English page is to read."""
    sentences = words = syllables = 0
    met: set[str] = set()
    longest = ""
    for sentence in page.sentences:
        found = words_of(sentence.text)
        if len(found) > len(words_of(longest)):
            longest = sentence.text
        if len(found) < _LEAST_WORDS:
            continue
        counted = [word for word in found if not (word in _NAMES and word in met)]
        met |= _NAMES.intersection(found)
        sentences += 1
        words += len(counted)
        syllables += sum(map(syllables_of, counted))
    ease = 206.835 - 1.015 * words / sentences - 84.6 * syllables / words
    return Reading(sentences, words, ease, len(words_of(longest)), longest)


def words_of(text: str) -> list[str]:
    """Return the words and numbers of ``text`` in lower case."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def syllables_of(word: str) -> int:
    """Return how many syllables an English word has; a number counts as it is spoken, roughly one a digit."""
    if word[0].isdigit():
        return sum(character.isdigit() for character in word)
    word = word.removesuffix("'s").replace("'", "")
    if word in _SYLLABLES:
        return _SYLLABLES[word]
    count = len(_VOWELS.findall(word))
    silent_e = word.endswith("e") and not word.endswith(("le", "ee", "ie", "oe", "ue", "ye"))
    vowel_le = word.endswith("le") and len(word) > 2 and word[-3] in "aeiouy"
    silent_es = word.endswith("es") and len(word) > 3 and word[-3] not in "aeiouysxzcg"
    silent_ed = word.endswith("ed") and len(word) > 3 and word[-3] not in "aeioutdy"
    spoken_es = word.endswith(("ches", "shes", "les"))
    count -= (silent_e or vowel_le) + (silent_es and not spoken_es) + silent_ed
    return max(1, count)
