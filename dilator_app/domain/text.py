"""What a person may type: how long, and which characters survive."""

import re
import unicodedata

NOTE_LENGTH = 4000
LINE_LENGTH = 80
QUESTION_LENGTH = 200

_LINE_END = re.compile("\r\n?")
_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""The categories Cc and Cs without newline and tab."""


def clean(text: str) -> str:
    """Return ``text`` in NFC without control characters (newline and tab stay) and lone surrogates.

    Line ends become ``\\n``; white space at both ends goes.
    """
    kept = _DROPPED.sub("", _LINE_END.sub("\n", text))
    return unicodedata.normalize("NFC", kept).strip()


def note(text: str) -> str:
    """Return a cleaned text of several lines. Raises ``ValueError`` over `NOTE_LENGTH`."""
    return _limited(clean(text), NOTE_LENGTH)


def line(text: str, limit: int = LINE_LENGTH) -> str:
    """Return a cleaned text on one line. Raises ``ValueError`` over ``limit`` characters."""
    return _limited(" ".join(clean(text).split()), limit)


def _limited(text: str, limit: int) -> str:
    if len(text) > limit:
        raise ValueError(f"{len(text)} characters, at most {limit}")
    return text
