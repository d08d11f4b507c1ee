"""Search as one types: every word of the query must occur, as the beginning of a word, somewhere on the page."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from dilator_app.education.asked import Asked, Token, tokens
from dilator_app.education.library import Library, Term
from dilator_app.education.marks import Mark
from dilator_app.education.page import Page, Question, Sentence

_TITLE, _KEYWORD, _HEADING, _SUMMARY, _QUESTION, _SENTENCE = 12, 8, 5, 5, 2, 1
_MOST_FROM_SENTENCES = 4
_WHOLE = 2

Span = tuple[int, int]
"""Where a word stands in a text: first character and the one after the last."""
_Place = tuple[int, int]  # an entry and one of its lines


@dataclass(frozen=True, slots=True)
class Hit:
    """A page, or a word of the glossary, and the line that shows why it was found, with who says it."""

    target: Page | Term
    excerpt: str
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...] = ()  # none behind a title, a summary or a question: these state nothing
    title_spans: tuple[Span, ...] = ()  # in the title, or the word, above that line


@dataclass(frozen=True, slots=True)
class _Line:
    """A text of a page, its words, and how much it says about the page. The first of all is its title."""

    text: str
    tokens: tuple[Token, ...]
    weight: int
    marks: tuple[Mark, ...] = ()
    explains: bool = True  # it can stand below the title to show why the page was found


class Index:
    """The words of a library, read once."""

    def __init__(self, library: Library) -> None:
        self._stem = _STEMS.get(library.language, _stem)
        self._small = _SMALL_WORDS.get(library.language, frozenset())
        subject = _SUBJECT.get(library.language, frozenset())
        self._entries: list[tuple[Page | Term, list[_Line]]] = [(page, _lines_of(page)) for page in library.pages]
        self._entries += [(term, _lines_of_term(term)) for term in library.glossary]
        self._places: dict[str, list[_Place]] = defaultdict(list)
        self._whole: dict[str, set[_Place]] = defaultdict(set)
        for entry, (__, lines) in enumerate(self._entries):
            for number, line in enumerate(lines):
                for token in {token for token, __, __ in line.tokens}:
                    self._places[token].append((entry, number))
                    self._whole[self._stem(token)].add((entry, number))
        self._vocabulary = sorted(self._places)
        self._asked = Asked(library.synonyms, self._vocabulary, self._names(), self._small, subject, self._stem)

    def find(self, query: str) -> list[Hit]:
        """Return what fits ``query``, best first; nothing for a query without words."""
        wanted = self._asked.groups(query)
        if not wanted:
            return []
        met = [self._met(beginnings) for beginnings in wanted]
        none: frozenset[_Place] = frozenset()
        whole = [none.union(*(self._whole.get(word, none) for word in beginnings)) for beginnings in wanted]
        entries = sorted(set.intersection(*(set(lines) for lines in met)))
        found = []
        for entry in entries:
            exact = [
                {number for number in lines[entry] if (entry, number) in ones}
                for lines, ones in zip(met, whole, strict=True)
            ]
            found.append(_scored(*self._entries[entry], [lines[entry] for lines in met], exact, wanted))
        return [hit for __, hit in sorted(found, key=lambda pair: -pair[0])]

    def spans(self, text: str, query: str) -> tuple[Span, ...]:
        """Return where words of ``query`` stand in ``text``."""
        return _spans(tokens(text), self._asked.groups(query))

    def _names(self) -> set[str]:
        lines = (line for __, lines in self._entries for line in lines if line.weight > _QUESTION)
        return {token for line in lines for token, __, __ in line.tokens} - self._small

    def _met(self, beginnings: tuple[str, ...]) -> dict[int, dict[int, float]]:
        """Return the lines, by entry, that hold a word with one of these beginnings, and how much of it was typed.

        Words that stand everywhere are met when they are typed to their end.
        """
        met: dict[int, dict[int, float]] = defaultdict(dict)
        for beginning in beginnings:
            for word in islice(self._vocabulary, bisect_left(self._vocabulary, beginning), None):
                if not word.startswith(beginning):
                    break
                if word in self._small and word != beginning:
                    continue
                typed = len(beginning) / len(word)
                for entry, number in self._places[word]:
                    met[entry][number] = max(typed, met[entry].get(number, 0))
        return met


def _scored(
    target: Page | Term,
    lines: list[_Line],
    met: list[dict[int, float]],
    whole: list[set[int]],
    wanted: list[tuple[str, ...]],
) -> tuple[float, Hit]:
    """Return how well a page fits, and its line that holds most of the words.

    A line that holds a word whole says more than one with a longer word that begins like it, and the more of that word
    is typed, the more it says. Of several keywords that fit, the best counts.
    """
    score = keyword = 0.0
    sentences = 0
    best: tuple[tuple[int, int], _Line] | None = None
    for number in sorted(set().union(*met)):
        line, fitting = lines[number], sum(number in numbers for numbers in met)
        exact = sum(number in numbers for numbers in whole)
        says = line.weight * (sum(numbers.get(number, 0) for numbers in met) + _WHOLE * exact)
        if line.weight == _SENTENCE:
            sentences += 1
        elif line.weight == _KEYWORD:
            keyword = max(keyword, says)
        else:
            score += says
        if line.explains and (best is None or (fitting, exact) > best[0]):
            best = (fitting, exact), line
    in_title = _spans(lines[0].tokens, wanted)
    if isinstance(target, Term) and in_title:  # the word itself was found: what it means says more than its other names
        best = None
    shown = best[1] if best else _shown_without(target, lines)
    hit = Hit(target, shown.text, _spans(shown.tokens, wanted), shown.marks, in_title)
    return score + keyword + min(sentences, _MOST_FROM_SENTENCES), hit


def _shown_without(target: Page | Term, lines: list[_Line]) -> _Line:
    """Return the summary of a page, the meaning of a word."""
    wanted = _SENTENCE if isinstance(target, Term) else _SUMMARY
    return next((line for line in lines if line.weight == wanted), lines[-1])


def _spans(tokens: Iterable[Token], wanted: list[tuple[str, ...]]) -> tuple[Span, ...]:
    return tuple((start, end) for token, start, end in tokens if any(token.startswith(word) for word in wanted))


def _lines_of(page: Page) -> list[_Line]:
    lines = [_line(page.title, _TITLE, explains=False), _line(page.summary, _SUMMARY)]
    lines += [_line(word, _KEYWORD, explains=False) for word in page.keywords]
    lines += [_line(heading, _HEADING) for heading in page.headings]
    lines += [_line(block.words, _QUESTION) for block in page.blocks if isinstance(block, Question)]
    return lines + [_of_sentence(sentence) for sentence in page.sentences]


def _lines_of_term(term: Term) -> list[_Line]:
    names = [_line(term.words, _HEADING, explains=False), *(_line(name, _HEADING) for name in term.also)]
    return names + [_of_sentence(sentence) for sentence in term.sentences]


def _of_sentence(sentence: Sentence) -> _Line:
    return _line(sentence.text, _SENTENCE, sentence.marks)


def _line(text: str, weight: int, marks: tuple[Mark, ...] = (), *, explains: bool = True) -> _Line:
    return _Line(text, tuple(tokens(text)), weight, marks, explains)


def _stem(word: str) -> str:
    """Return ``word`` without the s of a plural, so that it finds one thing as well."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "sui" else word


def _spanish_stem(word: str) -> str:
    """Return ``word`` without the ending of a plural, with which dilatadores finds a dilatador as well."""
    if len(word) > 5 and word.endswith("es") and word[-3] in "dlnrz":
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] in "aeo" else word


_STEMS = {"es": _spanish_stem}
_ENGLISH_SMALL = (
    "a am an and are as at be by can cannot cant couldnt didnt do does doesnt dont for from get getting gets how i if "
    "im in into is it its may me my no not of on one or out so some than that the their them then there these they "
    "this to up was we what when where which who why will with wont you your"
)
_SPANISH_SMALL = (
    "a al algo asi como con consigo cual cuando cuanto cada de del donde e el en es esta estas este esto ha hay la las "
    "le lo los mas me mi mucha muy ni no o otra otro para pero por porque puede puedes puedo que quien se ser si sin "
    "sobre son su sus te tu un una unas unos y ya"
)
_SUBJECT = {"en": frozenset({"vaginismus"}), "es": frozenset({"vaginismo"})}
_SMALL_WORDS = {"en": frozenset(_ENGLISH_SMALL.split()), "es": frozenset(_SPANISH_SMALL.split())}
