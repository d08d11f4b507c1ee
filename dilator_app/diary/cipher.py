"""Keys, the one keyed connection, and a wrong passphrase told from a damaged file.

The file is SQLCipher 4 with its defaults, so the passphrase opens it in SQLCipher's own shell. Here the key is derived
once (PBKDF2-HMAC-SHA512, 256 000 rounds, some 80 ms) and handed over raw together with the salt: that also opens a
file whose first 16 bytes are destroyed, and it keeps the passphrase itself out of memory after unlocking.
"""

import contextlib
import hashlib
import hmac
import os
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dilator_app.diary.folder import DiaryFolder
from dilator_app.errors import (
    CouldNotWrite,
    DiaryDamaged,
    DiaryInUse,
    FernlightError,
    NoDiary,
    WriteProblem,
    WrongUse,
)
from dilator_app.settings import write_whole

if TYPE_CHECKING:
    import sqlalchemy

LEAST_LENGTH = 8
ROUNDS = 256_000
SALT_BYTES = 16
KEY_BYTES = 32
CACHE_KIB = 16 * 1024  # ten years of sessions fit: no page is deciphered twice
SMALLEST_FILE = 512  # the smallest page that SQLite knows
_CHECK_TEXT = b"fernlight 1"
_ENTRY_BYTES = SALT_BYTES + 32
_RAW_KEY = re.compile(r"\s*x'[0-9a-f]*'\s*", re.IGNORECASE)

# Primary result codes of SQLite.
_IOERR, _CORRUPT, _NOTADB = 10, 11, 26

POISONING = frozenset({_IOERR, _CORRUPT, _NOTADB})
"""After one of these every later query on the connection may fail: close it and open another."""


@dataclass(frozen=True, slots=True)
class Key:
    """The raw key of a diary and the salt that stands in its file. Never printed."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def pragma(self) -> str:
        """The value of SQLCipher's ``key`` pragma."""
        return f"\"x'{self.raw.hex()}{self.salt.hex()}'\""


def normalise(passphrase: str) -> str:
    """Return the passphrase in the form that is used everywhere (NFKC). Raises `WrongUse` for what cannot be one."""
    normal = unicodedata.normalize("NFKC", passphrase)
    if "\0" in normal or _RAW_KEY.fullmatch(normal):
        raise WrongUse("passphrase")
    try:
        normal.encode("utf-8")
    except UnicodeEncodeError as error:
        raise WrongUse("passphrase") from error
    return normal


def derive(passphrase: str, salt: bytes) -> Key:
    """Return the key that SQLCipher derives from ``passphrase`` with ``salt``. Takes some 80 ms without the GIL."""
    secret = normalise(passphrase).encode("utf-8")
    return Key(hashlib.pbkdf2_hmac("sha512", secret, salt, ROUNDS, KEY_BYTES), salt)


def new_key(passphrase: str) -> Key:
    """Return a key with a fresh salt. Raises `WrongUse` for a passphrase under `LEAST_LENGTH` characters."""
    if len(normalise(passphrase)) < LEAST_LENGTH:
        raise WrongUse("passphrase")
    return derive(passphrase, os.urandom(SALT_BYTES))


def _entry(key: Key) -> bytes:
    return key.salt + hmac.digest(key.raw, _CHECK_TEXT, "sha256")


def write_key_check(file: Path, *keys: Key) -> None:
    """Store what tells whether a passphrase is right; it gives a guesser nothing that the diary does not."""
    write_whole(file, b"".join(_entry(key) for key in keys))


def mend_key_check(file: Path, key: Key) -> None:
    """Let ``key.check`` vouch for the key that opened the diary, and for no other, where it does not yet."""
    if _content(file) != _entry(key):
        with contextlib.suppress(CouldNotWrite):
            write_key_check(file, key)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _entries(file: Path) -> list[bytes]:
    content = _content(file)
    whole = len(content) - len(content) % _ENTRY_BYTES
    return [content[at : at + _ENTRY_BYTES] for at in range(0, whole, _ENTRY_BYTES)]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The keys that ``passphrase`` may stand for, likeliest first, and whether ``key.check`` vouches for it."""

    keys: tuple[Key, ...]
    vouched: bool


def candidates(folder: DiaryFolder, passphrase: str) -> Candidates:
    """Return what to try; opening decides.

    The salt stands at the beginning of the file and again in ``key.check``: either may be destroyed, missing or of
    another time. A check that fits vouches for the passphrase unless it has several entries, as in the middle of a
    change of passphrase. Raises `DiaryDamaged` for a file too short to have a salt, and `CouldNotWrite` where it may
    not be read.
    """
    try:
        with folder.database.open("rb") as stream:
            salt = stream.read(SALT_BYTES)
    except OSError as error:
        raise CouldNotWrite.from_os(error) from error
    if len(salt) < SALT_BYTES:
        raise DiaryDamaged
    entries = _entries(folder.key_check)
    salts = dict.fromkeys((salt, *(entry[:SALT_BYTES] for entry in entries)))
    keys = {each: derive(passphrase, each) for each in salts}
    fitting = [key for key in keys.values() if any(hmac.compare_digest(_entry(key), entry) for entry in entries)]
    likely = dict.fromkeys([keys[salt], *fitting])
    return Candidates(tuple(likely), vouched=bool(fitting) and len(entries) == 1)


def connect(database: Path, key: Key | None, *, new: bool = False) -> Any:
    """Return the one connection to ``database``: exclusive, durable, quiet. Raises a `FernlightError`.

    ``key`` is None for a diary without a passphrase. SQLite would make a diary of a missing or empty file; only
    ``new`` allows that. The order of the pragmas matters: exclusive before the first read (some pragmas read too), a
    read at once, since exclusive alone locks nothing, and nothing is written before the file is known to be a diary.
    """
    from sqlcipher3 import dbapi2

    if not new:
        _look_at(database)
    connection = None
    try:
        connection = dbapi2.connect(str(database), timeout=0, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f"PRAGMA key = {key.pragma}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if not new and "alembic_version" not in tables:
            raise DiaryDamaged  # noqa: TRY301 - the same clean-up as for any other failure to open
        if connection.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
            raise CouldNotWrite(WriteProblem.READ_ONLY)  # noqa: TRY301
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, dbapi2.Error):
            raise known_problem(error) or error from error
        raise
    return connection


def _look_at(database: Path) -> None:
    """Raise what is wrong with a file that no key can make a diary. SQLite would call a read-only one a disk error.

    It is not opened for that: on POSIX, closing it would drop a lock that this program holds on it.
    """
    try:
        size = database.stat().st_size
    except FileNotFoundError as error:
        raise NoDiary from error
    except OSError as error:
        raise CouldNotWrite.from_os(error) from error
    if not os.access(database, os.R_OK):
        raise CouldNotWrite(WriteProblem.DENIED)
    if not os.access(database, os.W_OK):
        raise CouldNotWrite(WriteProblem.READ_ONLY)
    if size < SMALLEST_FILE:
        raise DiaryDamaged


def engine(database: Path, key: Key | None, *, new: bool = False) -> "sqlalchemy.Engine":
    """Return the engine with its one connection, already open. Raises a `FernlightError`.

    Transactions begin explicitly, and exception texts never carry parameters: those are the person's words. Where
    SQLAlchemy gives the connection up, as after Ctrl+C in the middle of a query, it opens another.
    """
    import sqlalchemy
    from sqlalchemy import event
    from sqlalchemy.pool import StaticPool
    from sqlcipher3 import dbapi2

    made = sqlalchemy.create_engine(
        "sqlite://",
        creator=lambda: connect(database, key, new=new),
        module=dbapi2,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    made.raw_connection().close()

    def begin(connection: sqlalchemy.Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    event.listen(made, "begin", begin)
    return made


def fold_journal(opened: "sqlalchemy.Engine") -> None:
    """Move what was committed from the journal into the file and empty the journal. Raises the driver's error."""
    with contextlib.closing(opened.raw_connection()) as pooled:
        cursor = pooled.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.close()


def driver_error() -> type[Exception]:
    """Return the class of every error that the driver raises."""
    from sqlcipher3 import dbapi2

    error: type[Exception] = dbapi2.Error
    return error


def could_be_wrong_key(error: DiaryDamaged) -> bool:
    """Return whether a wrong key gives this very error too: then the first page cannot be read."""
    return error.__cause__ is not None and result_code(error.__cause__) == _NOTADB


def result_code(error: BaseException) -> int | None:
    """Return SQLite's primary result code of a driver error, also of one that SQLAlchemy wrapped."""
    driver_error = getattr(error, "orig", None) or error
    extended = getattr(driver_error, "sqlite_errorcode", None)
    return extended & 0xFF if isinstance(extended, int) else None


def known_problem(error: BaseException) -> FernlightError | None:
    """Return the known problem behind a driver error; None means it is a bug."""
    match result_code(error):
        case 5 | 6:  # busy, locked
            return DiaryInUse()
        case 11 | 26:  # corrupt, not a database
            return DiaryDamaged()
        case 13:
            return CouldNotWrite(WriteProblem.FULL)
        case 8:
            return CouldNotWrite(WriteProblem.READ_ONLY)
        case 10:
            return CouldNotWrite(WriteProblem.FAILED)
        case 3 | 14:  # not permitted, cannot open
            return CouldNotWrite(WriteProblem.DENIED)
        case _:
            return None
