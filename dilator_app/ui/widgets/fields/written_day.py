"""A day as people write it. What could be two days, or none, is no day: nothing is guessed."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*([-/. ])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{2})|\.)?")
_BARE_DAY = re.compile(r"(\d{1,2})\.?")
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = frozenset({"de", "del", "of", "the"})
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_SHORTEST_NAME = 3
_EARLIEST, _LATEST_YEAR = 1900, 2199
_THIS_CENTURY = 2000
_LEAP_GAP = 8
"""After so many years at most there is a 29 February again."""
_DAY_DIGITS, _YEAR_DIGITS = 2, 4


def read_day(text: str, near: date, latest: date | None, locale: str, today: date | None = None) -> date | None:
    """Return the day that ``text`` names, ``None`` when it names none, or more than one.

    A day without a year is the last such day up to ``latest``, whatever stood there before; without a ``latest`` it is
    the one nearest to ``today``, or to ``near`` where that is not known. A bare number is a day of the month of
    ``near``. Numbers follow the order of ``locale`` where both orders would give a day.
    """
    around = today or near
    written = " ".join(text.split())
    if match := _YEAR_FIRST.fullmatch(written):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _BARE_DAY.fullmatch(written):
        return _day(near.year, near.month, int(match[1]))
    if match := _NUMBERS.fullmatch(written):
        found = {_dated(month, day, match[4], around, latest) for day, month in _orders(match, locale)}
        found.discard(None)
        return found.pop() if len(found) == 1 else None
    return _read_words(written, around, latest, (locale, "en", "es"))


def _orders(match: re.Match[str], locale: str) -> list[tuple[int, int]]:
    """Return day and month in the order of the locale, in both where that order gives no day or is not known."""
    first, second = int(match[1]), int(match[3])
    day_first, month_first = (first, second), (second, first)
    order = _order_of(locale)
    can_be_both = max(first, second) <= 12
    if can_be_both and order == "d":
        return [day_first]
    if can_be_both and order == "m" and match[2] in "/-":
        return [month_first]
    return [day_first, month_first]


def _read_words(written: str, around: date, latest: date | None, locales: tuple[str, ...]) -> date | None:
    parts = [_plain(part) for part in _PARTS.findall(written)]
    numbers = [part for part in parts if part.isdigit()]
    names = [part for part in parts if not part.isdigit() and part not in _BETWEEN | _ENDINGS]
    if not 1 <= len(numbers) <= 2 or not 1 <= len(names) <= 2:
        return None
    month = _month(names[-1], locales)
    if len(numbers[0]) == _YEAR_DIGITS and len(numbers) > 1:
        numbers.reverse()
    year = numbers[1] if len(numbers) > 1 else None
    if month is None or len(numbers[0]) > _DAY_DIGITS or (year and len(year) not in (_DAY_DIGITS, _YEAR_DIGITS)):
        return None
    found = _dated(month, int(numbers[0]), year, around, latest)
    if found is not None and len(names) > 1 and names[0] not in _weekdays(locales)[found.weekday()]:
        return None
    return found


def _dated(month: int, day: int, year: str | None, around: date, latest: date | None) -> date | None:
    if year is not None:
        return _day(int(year) + (_THIS_CENTURY if len(year) == _DAY_DIGITS else 0), month, day)
    if latest is not None:
        past = (_day(latest.year - n, month, day) for n in range(_LEAP_GAP + 1))
        return next((found for found in past if found is not None and found <= latest), None)
    nearby = [found for n in (-1, 0, 1) if (found := _day(around.year + n, month, day)) is not None]
    return min(nearby, key=lambda found: abs(found - around), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    if not _EARLIEST < year <= _LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(word: str) -> str:
    """Return ``word`` small and without accents."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _month(name: str, locales: tuple[str, ...]) -> int | None:
    """Return the month with this name, or with one that begins so."""
    if len(name) < _SHORTEST_NAME:
        return None
    found = {number for number, names in _months(locales).items() for one in names if one.startswith(name)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=8)
def _months(locales: tuple[str, ...]) -> dict[int, set[str]]:
    from babel import Locale

    found: dict[int, set[str]] = {number: set() for number in range(1, 13)}
    for locale in locales:
        for form in Locale.parse(locale).months["format"].values():
            for number, name in form.items():
                if len(name) >= _SHORTEST_NAME:
                    found[number].add(_plain(name.strip(".")))
    return found


@lru_cache(maxsize=8)
def _weekdays(locales: tuple[str, ...]) -> list[set[str]]:
    from babel import Locale

    found: list[set[str]] = [set() for _weekday in range(7)]
    for locale in locales:
        for form in Locale.parse(locale).days["format"].values():
            for number, name in form.items():
                found[number].add(_plain(name.strip(".")))
    return found


@lru_cache(maxsize=8)
def _order_of(locale: str) -> str:
    """Return what the locale writes first, ``d`` or ``m``; ``y`` where that leaves the order of the two open."""
    from babel import Locale

    pattern = str(Locale.parse(locale).date_formats["short"].pattern).lower()
    return min("dmy", key=pattern.index)
