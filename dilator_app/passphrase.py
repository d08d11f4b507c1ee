"""How strong a passphrase is, and a suggestion of random words. The English words come from the EFF list, those of
another language from the resources, the strength from zxcvbn; all of it runs here and asks nobody."""

import functools
import secrets
from dataclasses import dataclass
from math import ceil, log2

from dilator_app import paths

WEAK = 2
"""Below this zxcvbn score one plain sentence is shown; the passphrase is allowed all the same."""
_SEEN = 72
"""zxcvbn raises over 72 characters: cap what it sees, not the passphrase."""
BITS = 60
"""What a suggestion is worth at least; the shorter a list, the more words it takes."""


@dataclass(frozen=True, slots=True)
class Strength:
    """zxcvbn's score from 0 to 4."""

    score: int

    @property
    def is_weak(self) -> bool:
        """Whether it would be guessed with little effort."""
        return self.score < WEAK


def strength(passphrase: str) -> Strength:
    """Return how hard ``passphrase`` is to guess."""
    if not passphrase:
        return Strength(0)
    from zxcvbn import zxcvbn

    return Strength(int(zxcvbn(passphrase[:_SEEN])["score"]))


@functools.cache
def _word_list(language: str) -> tuple[str, ...]:
    own = paths.resources() / "passphrase" / f"{language}.txt"
    if own.exists():
        lines = own.read_text(encoding="utf-8").splitlines()
        return tuple(line for line in lines if not line.startswith("#"))
    from xkcdpass import xkcd_password

    file = xkcd_password.locate_wordfile("eff-long")
    return tuple(xkcd_password.generate_wordlist(wordfile=file, min_length=3, max_length=9))


def suggest(language: str = "en") -> str:
    """Return random words of ``language``, English ones where there is no list: five or six of them."""
    known = _word_list(language)
    return " ".join(secrets.choice(known) for _ in range(ceil(BITS / log2(len(known)))))
