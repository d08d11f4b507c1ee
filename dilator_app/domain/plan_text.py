"""The plan as twelve plain lines, to copy into a message, and such lines read back from a reply.

The lines are those of the Plan page and of the plan sheet. A line that is empty or left out changes nothing; a dash
says "nothing" on purpose. What does not read as a line of a plan is kept as it was written: nothing is lost, and
nothing is applied here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dilator_app.domain.plan import Origin, OriginKind, Plan, PlanLine, Rule, with_origins
from dilator_app.domain.plan_lines import LINES, NOTHING, TEXTS, LineReader, NotUnderstoodError, Understood, Vocabulary

_INDENT = "   "
_NUMBERED = re.compile(r"\s{0,2}(\d{1,2})\s*[.):](?:\s+(.*)|\s*)")
_BARE = re.compile(r"\s{0,2}(\d{1,2})\s+(.*)")
_QUOTED = re.compile(r"(?:>\s?)+")


class RuleAboveLimitError(ValueError):
    """The pain of the rule would lie above the comfort limit."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text taken apart."""

    lines: Mapping[int, str]
    """What stands on each numbered line."""
    quoted: Mapping[int, str]
    """Lines that came back in quotation marks, as a reply quotes what it answers, and not without them."""
    loose: tuple[str, ...]
    """The lines that are none of a plan, or that were there twice."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says about a plan."""

    fields: Mapping[str, object]
    lines: frozenset[PlanLine]
    understood: tuple[int, ...]
    """The numbers of the lines that were read."""
    kept: tuple[str, ...]
    """The lines that were not, or not wholly, understood, as they were written."""
    no_such_size: tuple[str, ...] = ()
    """Sizes that were named and that no dilator has."""


def as_text(names: Sequence[str], values: Sequence[str]) -> str:
    """Return the twelve lines. A value of several lines goes on below its own, indented."""
    written: list[str] = []
    for number, (name, value) in enumerate(zip(names, values, strict=True), 1):
        first, *more = (value or NOTHING).split("\n")
        written += [f"{number}. {name}: {first}", *(_INDENT + line for line in more)]
    return "\n".join(written)


def read(text: str, reader: LineReader) -> Reading:
    """Return what ``text`` says about the reader's plan. A quoted line counts where it differs from that plan."""
    pasted = taken_apart(text, reader.vocabulary)
    fields: dict[str, object] = {}
    lines: set[PlanLine] = set()
    understood: list[int] = []
    kept: list[str] = []
    no_such_size: list[str] = []
    for number, said, is_quoted in _in_order(pasted):
        if not said.strip():
            continue
        try:
            line = reader.read(number, said)
        except NotUnderstoodError as problem:
            if not is_quoted:
                kept.append(_as_written(number, said, reader.vocabulary))
                no_such_size += [problem.size] if problem.size else []
            continue
        if not _is_news(line, reader.base) and (is_quoted or reader.says_nothing(said)):
            continue
        fields |= line.fields
        lines |= line.lines
        understood.append(number)
        if not line.is_whole:
            kept.append(_as_written(number, said, reader.vocabulary))
    return Reading(fields, frozenset(lines), tuple(understood), (*kept, *pasted.loose), tuple(no_such_size))


def applied(base: Plan, fields: Mapping[str, object], lines: Iterable[PlanLine], origin: Origin) -> Plan:
    """Return ``base`` with what was read. What ``lines`` speak of comes from ``origin``, also where it is the same.

    Raises `RuleAboveLimitError`, and ``ValueError`` for a text that is too long.
    """
    rule, limit = fields.get("rule", base.rule), fields.get("comfort_limit", base.comfort_limit)
    if isinstance(rule, Rule) and isinstance(limit, int) and rule.worst_pain > limit:
        raise RuleAboveLimitError
    origins = dict(base.origins)
    if rule and origins[PlanLine.RULE].kind is OriginKind.DEFAULT:
        origins[PlanLine.RULE] = origin
    said = replace(base, **fields, origins=origins)  # type: ignore[arg-type]  # the readers know the types
    return with_origins(base, said, origin, lines)


# --- taking apart ----------------------------------------------------------------------------------------------------
def taken_apart(text: str, vocabulary: Vocabulary) -> Pasted:
    """Return the numbered lines of ``text`` and the others."""
    raw = [line.removesuffix("\r") for line in text.split("\n")]
    filled = [line for line in raw if line.strip()]
    all_quoted = bool(filled) and all(_QUOTED.match(line) for line in filled)
    own: dict[int, str] = {}
    quoted: dict[int, str] = {}
    loose: list[str] = []
    open_text: tuple[dict[int, str], int] | None = None
    blank: list[str] = []
    for line in raw:
        mark = _QUOTED.match(line)
        plain = line[mark.end() :] if mark else line
        is_quoted = mark is not None and not all_quoted
        into = quoted if is_quoted else own
        if not plain.strip():
            blank.append(plain.removeprefix(_INDENT))
            continue
        entry = _entry(plain, vocabulary)
        if open_text is not None and plain.startswith((_INDENT, "\t")):
            texts, number = open_text
            more = plain.removeprefix("\t" if plain.startswith("\t") else _INDENT)
            texts[number] = "\n".join((texts[number], *blank, more))
        elif entry is not None and entry[0] not in into:
            into[entry[0]] = entry[1]
            open_text = (into, entry[0]) if entry[0] in TEXTS else None
        else:
            open_text = None
            if not is_quoted:
                loose.append(plain.strip())
        blank = []
    return Pasted(own, {number: said for number, said in quoted.items() if number not in own}, tuple(loose))


def _entry(line: str, vocabulary: Vocabulary) -> tuple[int, str] | None:
    """Return the number of a line and what it says after its name; None when it is no line of a plan."""
    numbered = _NUMBERED.fullmatch(line)
    if numbered and 1 <= int(numbered[1]) <= len(LINES):
        number, rest = int(numbered[1]), numbered[2] or ""
        said = _after_name(rest, (name for n, name in vocabulary.names if n == number))
        if said is not None:
            return number, said
        # A name that is not this line's makes the number doubtful; words may hold a colon of their own.
        return None if ":" in rest and number not in TEXTS else (number, rest)
    bare = _BARE.fullmatch(line)
    for number, name in vocabulary.names:
        said = _after_name(line.strip(), (name,))
        if said is None and bare and int(bare[1]) == number:  # "5 Breathing: …", as it is copied from paper
            said = _after_name(bare[2], (name,))
        if said is not None:
            return number, said
    return None


def _after_name(line: str, names: Iterable[str]) -> str | None:
    """Return what stands behind one of ``names`` and a colon; None where none of them stands there."""
    for name in names:
        head, tail = line[: len(name)], line[len(name) :].lstrip()
        if head.casefold() == name.casefold() and (not tail or tail.startswith(":")):
            return tail.removeprefix(":").lstrip()
    return None


def _in_order(pasted: Pasted) -> Iterator[tuple[int, str, bool]]:
    for number in range(1, len(LINES) + 1):
        if number in pasted.lines:
            yield number, pasted.lines[number], False
        elif number in pasted.quoted:
            yield number, pasted.quoted[number], True


def _is_news(line: Understood, plan: Plan) -> bool:
    return any(getattr(plan, name) != value for name, value in line.fields.items())


def _as_written(number: int, said: str, vocabulary: Vocabulary) -> str:
    name = next(name for n, name in vocabulary.names if n == number)
    return f"{name}: {said.strip()}"
