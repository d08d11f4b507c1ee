"""Translation and local forms of dates and numbers.

Sentences are whole and go through `_`, `ngettext` or `pgettext`; nothing is glued together. English is the source,
so an untranslated text is still a text.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from dilator_app import paths

if TYPE_CHECKING:
    import gettext

SOURCE_LANGUAGE = "en"
_DAY_FIRST = re.compile("(EEEE?)? ?d (MMMM?)( y)?")
_DOMAIN = "fernlight"
_OWN_NAMES = {"en": "English", "es": "Español"}  # the first window shows them, before there is time for Babel


@dataclass(slots=True)
class _Spoken:
    """A catalogue, and the locale for dates and numbers (``en_GB``, ``es``)."""

    catalogue: "gettext.NullTranslations | None" = None  # none: the source texts, which cost no import at start-up
    locale: str = "en_GB"
    country: str = ""  # the computer's, where that is known


_program = _Spoken()
_here: ContextVar[_Spoken] = ContextVar("spoken here")
"""What is spoken for a while instead. Every thread has its own, so that a worker never changes the window."""


def languages() -> tuple[str, ...]:
    """Return the codes of all languages that ship, English first."""
    folder = paths.resources() / "locale"
    translated = sorted(p.parent.parent.name for p in folder.glob(f"*/LC_MESSAGES/{_DOMAIN}.mo"))
    return (SOURCE_LANGUAGE, *translated)


def activate(language: str, locale: str | None = None) -> None:
    """Use ``language`` for texts and ``locale`` for dates and numbers (default: the language's own)."""
    spoken = _spoken_in(language, locale)
    _program.catalogue, _program.locale, _program.country = spoken.catalogue, spoken.locale, ""


def speak(chosen: str) -> None:
    """Put the language that the person chose in force, or, where nothing is chosen, the computer's.

    Dates and numbers follow the computer's own locale wherever that is one of the language.
    """
    language, locale = system_language()
    activate(chosen or language, locale if chosen in ("", language) else None)
    _program.country = _country_in(_computers_locale())


@contextmanager
def speaking(language: str, locale: str | None = None) -> Iterator[None]:
    """Use ``language`` and ``locale`` until the block ends, in this thread alone.

    Without a ``locale`` the one in force stays where it is one of the language.
    """
    if locale is None and current_language() == language:
        locale = current_locale()
    token = _here.set(_spoken_in(language, locale))
    try:
        yield
    finally:
        _here.reset(token)


def _spoken_in(language: str, locale: str | None) -> _Spoken:
    if language == SOURCE_LANGUAGE:
        return _Spoken(None, locale or "en_GB")
    return _Spoken(catalogue(language), locale or language)


def _spoken() -> _Spoken:
    return _here.get(_program)


@lru_cache(maxsize=8)
def catalogue(language: str) -> "gettext.NullTranslations":
    """Return the catalogue of ``language``; English and unknown languages give the source texts."""
    import gettext

    return gettext.translation(_DOMAIN, paths.resources() / "locale", languages=[language], fallback=True)


def current_locale() -> str:
    """Return the locale in force, for example ``en_GB``."""
    return _spoken().locale


def current_language() -> str:
    """Return the language in force, for example ``en``."""
    return current_locale().split("_")[0]


def name_of(language: str) -> str:
    """Return what a language calls itself, as a list shows it: ``Español``."""
    if language in _OWN_NAMES:
        return _OWN_NAMES[language]
    from babel import Locale

    return str(Locale.parse(language).get_display_name()).capitalize()


def country() -> str:
    """Return the code of the computer's country, whatever language was chosen, or of the locale in force."""
    return _program.country or _country_in(current_locale())


def system_language() -> tuple[str, str]:
    """Return the language that ships and fits this computer best, and the computer's own locale."""
    name = _computers_locale() or "en_GB"
    language = name.split("_")[0].lower()
    shipped = language if language in languages() else SOURCE_LANGUAGE
    fits = name.startswith(shipped) and "_" in name and name.replace("_", "").isalpha()
    return shipped, name if fits else ("en_GB" if shipped == SOURCE_LANGUAGE else shipped)


def _computers_locale() -> str:
    """Return the name of the computer's locale, which may be one that ships in no language; empty where it has none.

    Python reads "C.UTF-8", the locale of a computer that has none, as that of the United States.
    """
    import locale

    has_none = locale.setlocale(locale.LC_CTYPE).partition(".")[0] in ("C", "POSIX")
    return ("" if has_none else locale.getlocale()[0] or "").partition(".")[0] or _named_by_environment()


def _country_in(locale: str) -> str:
    code = locale.partition("_")[2]
    return code if code.isalpha() else ""


def _named_by_environment() -> str:
    """Return what the environment asks for where the system has no such locale installed, and so speaks none."""
    asked = next((name for name in map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG")) if name), "")
    return asked.partition(".")[0].partition("@")[0]


def _(text: str) -> str:
    """Return the translation of ``text``."""
    catalogue = _spoken().catalogue
    return catalogue.gettext(text) if text and catalogue else text


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of the text that fits ``n``; the caller fills the placeholders."""
    catalogue = _spoken().catalogue
    if catalogue is None:
        return one if n == 1 else many
    return catalogue.ngettext(one, many, n)


def pgettext(context: str, text: str) -> str:
    """Return the translation of ``text`` as it is meant in ``context``."""
    catalogue = _spoken().catalogue
    return catalogue.pgettext(context, text) if catalogue else text


def N_(text: str) -> str:
    """Mark ``text`` for extraction; the place that shows it translates it."""
    return text


def NP_(context: str, text: str) -> tuple[str, str]:
    """Mark ``text`` for extraction as it is meant in ``context``, and return both."""
    return context, text


def day(value: date, pattern: str = "EEE d MMM") -> str:
    """Return ``value`` in the locale's words; ``pattern`` is a CLDR pattern in English order.

    >>> day(date(2026, 11, 12), "EEEE d MMMM")
    'Thursday 12 November'
    """
    from babel import dates

    return dates.format_date(value, _localised(pattern), locale=current_locale())


def _localised(pattern: str) -> str:
    """Return ``pattern`` in the order of the locale, with the words that it puts between day and month."""
    if current_locale() == "en_US":
        return _DAY_FIRST.sub(_month_first, pattern)
    if current_language() == "es":
        return (
            pattern.replace("EEEE d", "EEEE, d")
            .replace("d MMMM y", "d 'de' MMMM 'de' y")
            .replace("d MMMM", "d 'de' MMMM")
        )
    return pattern


def _month_first(found: "re.Match[str]") -> str:
    weekday, month, year = found.groups()
    return f"{weekday}, {month} d{', y' if year else ''}" if weekday else f"{month} d{', y' if year else ''}"


def heading(text: str) -> str:
    """Return ``text`` with the capital that begins a heading, in a language that writes its days small."""
    return text[:1].upper() + text[1:]


def clock_time(value: time | datetime) -> str:
    """Return a time of day as ``20:40``, or with am and pm where the locale has them."""
    from babel import dates

    plain = value.timetz() if isinstance(value, datetime) else value
    return dates.format_time(plain.replace(tzinfo=None), "short", locale=current_locale())


def number(value: float, decimals: int = 1) -> str:
    """Return ``value`` with at most ``decimals`` decimals and the locale's decimal mark."""
    from babel import numbers

    pattern = "0." + "#" * decimals if decimals else "0"
    return numbers.format_decimal(value, format=pattern, locale=current_locale())


def first_weekday() -> int:
    """Return the locale's first day of the week, 0 for Monday to 6 for Sunday."""
    from babel import Locale

    return int(Locale.parse(current_locale()).first_week_day)


def load_locale() -> None:
    """Load what dates and numbers need, some 20 ms of work; without it the first date shown does that."""
    first_weekday()
    weekday_names()
    day(date(2000, 1, 1))
    clock_time(time(12))
    number(1.5)


def weekday_names() -> list[str]:
    """Return the short names of the days, Monday first."""
    from babel import Locale

    names = Locale.parse(current_locale()).days["stand-alone"]["abbreviated"]
    return [str(names[index]) for index in range(7)]
