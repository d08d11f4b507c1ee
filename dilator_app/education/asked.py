"""What is asked for: the words of a query, and the words of the pages that stand for them."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’")
_BEGUN, _MISTYPED = 4, 5
"""So many letters has a word that is taken for the beginning of an everyday word, and one that is taken for another."""

Token = tuple[str, int, int]
"""A folded word, its first character in a text, and the one after its last."""


class Asked:
    """Finds the beginnings of words that a query asks for."""

    def __init__(
        self,
        everyday: Mapping[str, Sequence[str]],
        vocabulary: Sequence[str],
        names: Collection[str],
        small: frozenset[str],
        subject: frozenset[str],
        stem: Callable[[str], str],
    ) -> None:
        """Take the words that stand for everyday ones, and, sorted, all words of the pages.

        ``names`` are what pages are about: a word that was typed wrongly is taken for one of them and for no other.
        ``subject`` is what all of them are about, whether they name it or not.
        """
        self._vocabulary, self._small, self._subject, self._stem = vocabulary, small, subject, stem
        keys = {tuple(token for token, __, __ in tokens(key)): key for key in everyday}
        means = {key: tuple(map(folded, everyday[written])) for key, written in keys.items()}
        self._phrases = {key: words for key, words in means.items() if len(key) > 1}
        self._means = {key[0]: words for key, words in means.items() if len(key) == 1}
        self._longest = max(map(len, self._phrases), default=0)
        self._names = sorted(name for name in {*names, *self._means} if len(name) >= _MISTYPED - 1)

    def groups(self, query: str) -> list[tuple[str, ...]]:
        """Return, for every word or phrase of the query, the beginnings that stand for it.

        Small words say nothing beside others, and the name of the subject nothing beside words that are not small.
        """
        words = [token for token, __, __ in tokens(query)]
        found: list[tuple[str, ...]] = []
        rest: list[str] = []
        at = 0
        while at < len(words):
            phrase = self._phrase_at(words, at)
            if phrase:
                found.append(self._phrases[phrase])
            else:
                rest.append(words[at])
            at += len(phrase) or 1
        telling = [word for word in rest if word not in self._small]
        apart = [word for word in telling if word not in self._subject]
        return list(dict.fromkeys([*found, *map(self._of_word, apart or ([] if found else telling or rest))]))

    def _phrase_at(self, words: list[str], at: int) -> tuple[str, ...]:
        """Return the longest phrase that begins there; an empty one where none does."""
        lengths = range(min(self._longest, len(words) - at), 1, -1)
        return next((p for length in lengths if (p := tuple(words[at : at + length])) in self._phrases), ())

    def _of_word(self, word: str) -> tuple[str, ...]:
        own = (self._stem(word), *self._meant(word))
        if any(map(self._begins_one, own)):
            return own
        begun = [key for key in self._means if key.startswith(word)] if len(word) >= _BEGUN else []
        if begun:
            return tuple(dict.fromkeys(other for key in begun for other in self._means[key]))
        near = [name for name in self._names if nearly(word, name)] if len(word) >= _MISTYPED else []
        return tuple(dict.fromkeys(other for name in near for other in (name, *self._meant(name)))) or own

    def _meant(self, word: str) -> tuple[str, ...]:
        return self._means.get(word) or self._means.get(self._stem(word), ())

    def _begins_one(self, beginning: str) -> bool:
        place = bisect_left(self._vocabulary, beginning)
        return place < len(self._vocabulary) and self._vocabulary[place].startswith(beginning)


def nearly(typed: str, meant: str) -> bool:
    """Return whether one letter is wrong, missing or too many, or two are swapped; never the first one."""
    if typed[0] != meant[0] or abs(len(typed) - len(meant)) > 1:
        return False
    pairs = enumerate(zip(typed, meant, strict=False))
    at = next((place for place, (one, other) in pairs if one != other), min(len(typed), len(meant)))
    if len(typed) == len(meant):
        swapped = typed[at : at + 2] == meant[at : at + 2][::-1] and typed[at + 2 :] == meant[at + 2 :]
        return swapped or typed[at + 1 :] == meant[at + 1 :]
    longer, shorter = sorted((typed, meant), key=len, reverse=True)
    return longer[at + 1 :] == shorter[at:]


def tokens(text: str) -> list[Token]:
    """Return the folded words of ``text``; a word with a hyphen is found by each of its parts too."""
    found = []
    for match in _WORD.finditer(text):
        word = folded(match.group())
        found.append((word, match.start(), match.end()))
        found += [(part, match.start(), match.end()) for part in word.split("-")[1:]]
    return found


def folded(word: str) -> str:
    """Return ``word`` in small letters without accents and apostrophes."""
    plain = unicodedata.normalize("NFD", word.casefold().translate(_APOSTROPHES))
    return "".join(character for character in plain if not unicodedata.combining(character))
