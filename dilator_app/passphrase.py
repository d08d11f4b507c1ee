"""How strong a passphrase is, and a suggestion of random words. The words come from the EFF list, the strength from
zxcvbn; both run here and ask nobody."""

import functools
import secrets
from dataclasses import dataclass

WEAK = 2
"""Below this zxcvbn score one plain sentence is shown; the passphrase is allowed all the same."""
_SEEN = 72
"""zxcvbn raises over 72 characters: cap what it sees, not the passphrase."""
WORDS = 5


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
def _word_list() -> tuple[str, ...]:
    from xkcdpass import xkcd_password

    file = xkcd_password.locate_wordfile("eff-long")
    return tuple(xkcd_password.generate_wordlist(wordfile=file, min_length=3, max_length=9))


def suggest() -> str:
    """Return five random words: some 64 bits."""
    return " ".join(secrets.choice(_word_list()) for _ in range(WORDS))
