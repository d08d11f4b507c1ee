"""The numbered lines of a plan, and each of them read as people write it: by hand, in a reply, in inches.

Nothing is guessed: a line that does not read as what belongs on it is not understood, and whoever asked keeps its
words. Which words are known is the caller's to say.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dilator_app.domain.breathing import LONGEST_S, SHORTEST_S, BreathPattern
from dilator_app.domain.dilators import UM_PER_INCH, UM_PER_MM, Dilator, compare
from dilator_app.domain.plan import InsertionCue, Plan, PlanLine, Rule, WarmUp

LINES: tuple[tuple[PlanLine, ...], ...] = (
    *((line,) for line in tuple(PlanLine)[:11]),
    (PlanLine.DROPS, PlanLine.CONTRACT_RELAX, PlanLine.REVIEW),
)
"""What stands on each numbered line, the first on line 1."""

SIZE, WARM_UP, MINUTES, PER_WEEK, BREATHING, COMFORT_LIMIT, CUE, SORE_DAY, OWN_WORDS, CONTACT, RULE, ALSO = range(1, 13)
TEXTS: Mapping[int, str] = {SORE_DAY: "sore_day", OWN_WORDS: "own_words", CONTACT: "contact"}
"""The lines that hold words, and the field of each."""

NOTHING = "–"
"""Stands on a line that says "nothing" on purpose."""
DASHES = frozenset({NOTHING, "-", "—"})

_SIMPLE = r"\d{1,6}(?:[.,]\d{1,6})?"
_NUMBER = re.compile(_SIMPLE)
_WITH_FRACTIONS = rf"\d{{1,3}}\s+\d{{1,3}}/\d{{1,3}}|\d{{1,3}}/\d{{1,3}}|{_SIMPLE}"
_UNIT = r"mm\b|inch(?:es)?\b|in\b|[\"″”]"
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE_END = re.compile(r"[,;.]\s")
_SHORTEST_STEM = 4
_TOLERANCE_UM = {UM_PER_MM: 50, UM_PER_INCH: 13}
"""Half of the last digit that is ever shown."""
_ALSO_LINES = {"drops": PlanLine.DROPS, "contract_relax": PlanLine.CONTRACT_RELAX, "review_weeks": PlanLine.REVIEW}


class NotUnderstoodError(ValueError):
    """What was written does not read as what belongs on the line. ``size`` is one that no dilator has."""

    def __init__(self, size: str = "") -> None:
        super().__init__(size)
        self.size = size


class LargerFirstError(NotUnderstoodError):
    """Two sizes, the larger one first: which of them is meant to be practised at is not guessed."""

    def __init__(self, smaller: Dilator, larger: Dilator) -> None:
        super().__init__()
        self.smaller, self.larger = smaller, larger


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words that are read, lower case, in whatever languages the caller speaks.

    A word of four letters or more also stands for every word that begins with it: ``breath`` for ``breaths``.
    """

    names: Sequence[tuple[int, str]]
    """What the lines are called, with their numbers. A line may have several names; the first is its usual one."""
    none: frozenset[str]
    into: frozenset[str]
    out: frozenset[str]
    breaths: frozenset[str]
    pain: frozenset[str]
    minutes: frozenset[str]
    weeks: frozenset[str]
    planned_time: frozenset[str]
    sign: frozenset[str]
    drops: frozenset[str]
    contract: frozenset[str]
    again: frozenset[str]
    filler: frozenset[str]
    """Words that add nothing to a number, such as "about"."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line says: the fields of the plan that it sets, and the plan's lines that it speaks of."""

    fields: Mapping[str, object]
    lines: frozenset[PlanLine]
    is_whole: bool = True
    """Whether every word was understood. If not, the words beside the value are worth keeping."""


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads lines for one plan. ``dilators`` are the sizes that can be named; ``inches`` is the usual unit."""

    vocabulary: Vocabulary
    dilators: tuple[Dilator, ...]
    base: Plan
    inches: bool = False

    def read(self, number: int, said: str) -> Understood:
        """Return what ``said`` means on line ``number``. Raises `NotUnderstoodError`."""
        if number in TEXTS:
            return self._made(number, {TEXTS[number]: "" if said.strip() in DASHES else said.strip()})
        readers = {
            SIZE: self._sizes,
            WARM_UP: self._warm_up,
            MINUTES: self._minutes,
            PER_WEEK: self._per_week,
            BREATHING: self._breathing,
            COMFORT_LIMIT: self._comfort_limit,
            CUE: self._cue,
            RULE: self._rule,
            ALSO: self._also,
        }
        return readers[number](said.strip())

    def says_nothing(self, said: str) -> bool:
        """Return whether ``said`` is a dash or a word for none."""
        return said.strip() in DASHES or said.strip().casefold() in self.vocabulary.none

    # --- the lines ---------------------------------------------------------------------------------------------------
    def _sizes(self, said: str) -> Understood:
        if self.says_nothing(said):
            return self._made(SIZE, {"size": None, "size_up_to": None})
        found, rest = self._find_sizes(said, most=2)
        if not found or _numbers(rest):
            raise NotUnderstoodError
        if len(found) == 2 and compare(found[1], found[0], self.dilators) == -1:
            raise LargerFirstError(found[1], found[0])
        up_to = found[1] if len(found) == 2 else None
        return self._made(SIZE, {"size": found[0], "size_up_to": up_to}, rest)

    def _warm_up(self, said: str) -> Understood:
        if self.says_nothing(said):
            return self._made(WARM_UP, {"warm_up": None})
        found, rest = self._find_sizes(said, most=1)
        given = _numbers(rest)
        if not found or len(given) > 1:
            raise NotUnderstoodError
        minutes = _whole(given[0], 1, 60) if given else None
        return self._made(WARM_UP, {"warm_up": WarmUp(found[0], minutes)}, rest)

    def _minutes(self, said: str) -> Understood:
        return self._one_number(MINUTES, "minutes", said, 60, never=self.vocabulary.weeks)

    def _per_week(self, said: str) -> Understood:
        return self._one_number(PER_WEEK, "per_week", said, 21, never=self.vocabulary.minutes)

    def _one_number(self, number: int, field: str, said: str, most: int, never: frozenset[str]) -> Understood:
        if self.says_nothing(said):
            return self._made(number, {field: None})
        if _names(never, said):
            raise NotUnderstoodError
        return self._made(number, {field: _whole(_only(_numbers(said)), 1, most)}, said)

    def _breathing(self, said: str) -> Understood:
        given = _numbers(said)
        kinds = [kind for kind in map(self._breath_part, _words(said)) if kind]
        usual = ["in", "out", "breaths"]
        if kinds == usual[: len(kinds)] and len(given) in (2, 3):  # a number behind the others says what comes next
            kinds = usual[: len(given)]
        if not given or len(kinds) != len(given) or len(set(kinds)) != len(kinds):
            raise NotUnderstoodError
        parts = dict(zip(kinds, given, strict=True))
        now = self.base.pattern
        pattern = BreathPattern(
            _whole(parts.get("in", Fraction(now.in_s)), SHORTEST_S, LONGEST_S),
            _whole(parts.get("out", Fraction(now.out_s)), SHORTEST_S, LONGEST_S),
        )
        breaths = _whole(parts.get("breaths", Fraction(self.base.breaths)), 0, 60)
        return self._made(BREATHING, {"pattern": pattern, "breaths": breaths}, said)

    def _breath_part(self, word: str) -> str:
        known = self.vocabulary
        parts = (("in", known.into), ("out", known.out), ("breaths", known.breaths))
        return next((part for part, words in parts if _is_one_of(word, words)), "")

    def _comfort_limit(self, said: str) -> Understood:
        limit = _whole(_only(_out_of_ten(_numbers(said), 1)), 0, 10)
        return self._made(COMFORT_LIMIT, {"comfort_limit": limit}, said)

    def _cue(self, said: str) -> Understood:
        if self.says_nothing(said):
            return self._made(CUE, {"insertion_cue": InsertionCue.NONE})
        on_in, on_out = _names(self.vocabulary.into, said), _names(self.vocabulary.out, said)
        if on_in == on_out:
            raise NotUnderstoodError
        return self._made(CUE, {"insertion_cue": InsertionCue.IN_BREATH if on_in else InsertionCue.OUT_BREATH}, said)

    def _rule(self, said: str) -> Understood:
        if self.says_nothing(said):
            return self._made(RULE, {"rule": None})
        given = _out_of_ten(_numbers(said), 2)
        if len(given) != 2:
            raise NotUnderstoodError
        if _names(self.vocabulary.pain, _NUMBER.split(said, maxsplit=1)[0]):
            given.reverse()
        rule = Rule(
            _whole(given[0], 1, 30),
            _whole(given[1], 0, 10),
            breathing_done=self._asks_for(self.vocabulary.breaths, said),
            no_safety_sign=_names(self.vocabulary.sign, said),
            planned_time=self._asks_for(self.vocabulary.planned_time, said),
        )
        return self._made(RULE, {"rule": rule}, said)

    def _asks_for(self, condition: frozenset[str], said: str) -> bool:
        """Return whether a clause names the condition and does not take it back."""
        for clause in _clauses(said):
            if _names(condition, clause):
                return _names(self.vocabulary.sign, clause) or not _names(self.vocabulary.none, clause)
        return False

    def _also(self, said: str) -> Understood:
        if said in DASHES:
            return self._made(ALSO, {"drops": False, "contract_relax": False, "review_weeks": None})
        fields: dict[str, object] = {}
        for clause in _clauses(said):
            fields |= self._clause(clause)
        return Understood(fields, frozenset(_ALSO_LINES[name] for name in fields), self._is_whole(said))

    def _clause(self, clause: str) -> dict[str, object]:
        known, given = self.vocabulary, _numbers(clause)
        is_no = _names(known.none, clause) or any(dash in clause.split() for dash in DASHES)
        if _names(known.again | known.weeks, clause):
            return {"review_weeks": None if is_no and not given else self._weeks(clause, given)}
        if not given and _names(known.drops, clause):
            return {"drops": not is_no}
        if not given and _names(known.contract, clause):
            return {"contract_relax": not is_no}
        raise NotUnderstoodError

    def _weeks(self, clause: str, given: list[Fraction]) -> int:
        """Return the weeks between two looks; "every week" has no number."""
        if not given and _names(self.vocabulary.weeks, clause):
            return 1
        return _whole(_only(given), 1, 52)

    # --- sizes -------------------------------------------------------------------------------------------------------
    def _find_sizes(self, said: str, most: int) -> tuple[list[Dilator], str]:
        """Return the sizes that ``said`` names and the rest of it. Raises `NotUnderstoodError` for one that is none."""
        matches = list(self._size_pattern().finditer(said))[:most]
        units = [match["unit"] for match in matches if match["unit"]]
        found = [self._dilator(match, units[0] if units else None) for match in matches]
        rest = said[matches[-1].end() :] if matches else said
        between = [said[a.end() : b.start()] for a, b in itertools.pairwise(matches)]
        before = said[: matches[0].start()] if matches else ""
        return found, " ".join((before, *between, rest))

    def _size_pattern(self) -> "re.Pattern[str]":
        labels = sorted({d.label for d in self._preferred() if d.label}, key=len, reverse=True)
        named = "|".join(re.escape(label) for label in labels) or "(?!)"
        return re.compile(
            rf"(?<!\w)(?P<label>{named})(?!\w|\s*(?:{_UNIT}))|(?P<number>{_WITH_FRACTIONS})\s*(?P<unit>{_UNIT})?",
            re.IGNORECASE,
        )

    def _dilator(self, match: "re.Match[str]", unit_beside: str | None) -> Dilator:
        if match["label"]:
            return next(d for d in self._preferred() if d.label.casefold() == match["label"].casefold())
        written = match["unit"] or unit_beside
        if written:
            units = [UM_PER_MM if written.casefold() == "mm" else UM_PER_INCH]
        else:
            units = [UM_PER_MM, UM_PER_INCH]
            units.sort(key=lambda unit: (unit == UM_PER_INCH) != (self.inches or "/" in match["number"]))
        for unit in units:
            um = _value(match["number"]) * unit
            near = [
                (abs(d.diameter_um - um), place, d)
                for place, d in enumerate(self._preferred())
                if d.diameter_um is not None and abs(d.diameter_um - um) <= _TOLERANCE_UM[unit]
            ]
            if near:
                return min(near, key=lambda entry: entry[:2])[2]
        raise NotUnderstoodError(match[0].strip())

    def _preferred(self) -> list[Dilator]:
        """Return the sizes, those that the plan names first: of two equal ones it means its own."""
        now = (self.base.size, self.base.size_up_to, self.base.warm_up.dilator if self.base.warm_up else None)
        return [*(d for d in now if d), *self.dilators]

    # --- what was made of it -----------------------------------------------------------------------------------------
    def _made(self, number: int, fields: dict[str, object], said: str = "") -> Understood:
        return Understood(fields, frozenset(LINES[number - 1]), self._is_whole(said))

    def _is_whole(self, said: str) -> bool:
        return all(_is_one_of(word, self.vocabulary.filler) for word in _words(said))


def _words(said: str) -> Iterator[str]:
    return (match[0].casefold() for match in _WORD.finditer(said))


def _names(known: frozenset[str], said: str) -> bool:
    return any(_is_one_of(word, known) for word in _words(said))


def _is_one_of(word: str, known: frozenset[str]) -> bool:
    return word in known or any(len(stem) >= _SHORTEST_STEM and word.startswith(stem) for stem in known)


def _clauses(said: str) -> list[str]:
    return [clause for clause in _CLAUSE_END.split(said + " ") if clause.strip()]


def _numbers(said: str) -> list[Fraction]:
    return [_value(match[0]) for match in _NUMBER.finditer(said)]


def _value(written: str) -> Fraction:
    whole, _, part = written.rpartition(" ")
    if "/" not in part:
        return Fraction(written.replace(",", "."))
    above, below = part.split("/")
    if not int(below):
        raise NotUnderstoodError
    return int(whole or 0) + Fraction(int(above), int(below))


def _out_of_ten(given: list[Fraction], wanted: int) -> list[Fraction]:
    """Return the numbers without the end of the scale that somebody wrote behind the last of them: 3 of 10."""
    return given[:-1] if len(given) == wanted + 1 and given[-1] == 10 else given


def _only(given: list[Fraction]) -> Fraction:
    if len(given) != 1:
        raise NotUnderstoodError
    return given[0]


def _whole(value: Fraction, low: int, high: int) -> int:
    if value.denominator != 1 or not low <= value <= high:
        raise NotUnderstoodError
    return int(value)
