"""The recovery key: 24 symbols that open ``recovery.age``, which holds the passphrase.

The file is age's own passphrase format, so any ``age`` opens it. Wrapping and unwrapping take seconds by design.
"""

import secrets

from dilator_app.errors import WrongPassphrase

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no O, I, L, 0 or 1: easy to copy by hand
RANDOM_SYMBOLS = 23
GROUP = 4


def new() -> str:
    """Return a fresh key: 23 random symbols (113.9 bits) and one check symbol."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_SYMBOLS))
    return body + _check_symbol(body)


def _check_symbol(body: str) -> str:
    # 31 symbols and different weights: one wrong symbol and two swapped neighbours are always found.
    total = sum((place + 1) * ALPHABET.index(symbol) for place, symbol in enumerate(body))
    return ALPHABET[total % len(ALPHABET)]


def normalise(typed: str) -> str:
    """Return the 24 symbols of a typed key: capitals, without spaces and hyphens."""
    return "".join(typed.upper().replace("-", "").split())


def is_well_formed(typed: str) -> bool:
    """Return whether ``typed`` can be a recovery key; a slip of one symbol or a swap is noticed."""
    key = normalise(typed)
    return (
        len(key) == RANDOM_SYMBOLS + 1
        and all(symbol in ALPHABET for symbol in key)
        and key[-1] == _check_symbol(key[:-1])
    )


def grouped(key: str) -> list[str]:
    """Return the key in groups of four, as it is shown and printed."""
    return [key[at : at + GROUP] for at in range(0, len(key), GROUP)]


def wrap(passphrase: str, key: str) -> bytes:
    """Return ``passphrase`` encrypted under the recovery ``key``. Takes some seconds without the GIL."""
    from pyrage import passphrase as age

    wrapped: bytes = age.encrypt(passphrase.encode("utf-8"), normalise(key))
    return wrapped


def unwrap(wrapped: bytes, key: str) -> str:
    """Return the passphrase inside ``wrapped``. Raises `WrongPassphrase` when the key does not open it."""
    import pyrage
    from pyrage import passphrase as age

    try:
        opened: bytes = age.decrypt(wrapped, normalise(key))
    except pyrage.DecryptError as error:
        raise WrongPassphrase from error
    return opened.decode("utf-8")
