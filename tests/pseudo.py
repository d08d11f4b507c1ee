"""A language for tests: each text is 40 % longer and in brackets; a text without them is untranslated."""

import gettext
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager

from dilator_app import i18n

OPENING, CLOSING = "[", "]"
_LONGER = 0.4
_UNIT = 5
_KEPT = re.compile(r"(\{[^}]*\}|<[^>]+>)")
_FILLER = "éöñçåøüîêâ"


def lengthened(text: str) -> str:
    """Return ``text`` in brackets with words behind it; white space at its ends, placeholders and tags stay."""
    inner = text.strip()
    if not inner:
        return text
    letters = len(_KEPT.sub("", inner))
    unit = "{" in inner and letters <= _UNIT  # ``{mm} mm`` is as long in every language
    wanted = 0 if unit else max(1, math.ceil(letters * _LONGER) - len(OPENING + CLOSING))
    filler = " ".join(_FILLER[: min(6, wanted - start)] for start in range(0, wanted, 7))
    behind = f" {filler}" if filler and letters > 12 else filler
    start = text[: len(text) - len(text.lstrip())]
    end = text[len(text.rstrip()) :]
    return f"{start}{OPENING}{inner}{behind}{CLOSING}{end}"


class Pseudo(gettext.NullTranslations):
    """The catalogue of that language."""

    def gettext(self, message: str) -> str:
        return lengthened(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return lengthened(one if n == 1 else many)

    def pgettext(self, context: str, message: str) -> str:
        return lengthened(message)


@contextmanager
def spoken() -> Iterator[None]:
    """Let the whole program speak it until the block ends; dates and numbers stay English."""
    before = i18n._program.catalogue
    i18n._program.catalogue = Pseudo()
    try:
        yield
    finally:
        i18n._program.catalogue = before
