"""Making a new file, and bringing an older one up to date."""

import contextlib
import os
import secrets
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from dilator_app.diary import cipher, tables
from dilator_app.diary.access import Access
from dilator_app.diary.folder import PLAIN_HEADER, DiaryFolder
from dilator_app.errors import CouldNotWrite, DiaryDamaged, DiaryExists, DiaryTooNew

if TYPE_CHECKING:
    from alembic.config import Config

_PART = ".new"


def create(folder: DiaryFolder, key: cipher.Key | None) -> None:
    """Make the database of a new diary beside its final name and move it there when it is whole.

    Raises `DiaryExists` or `CouldNotWrite`. A key that failed to encrypt would leave a plain file, so the header is
    looked at.
    """
    part = folder.path / f".{secrets.token_hex(8)}{_PART}"
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        engine = cipher.engine(part, key, new=True)
        try:
            with engine.begin() as connection:
                migrate(connection)
            # Closing would do it too, and would not tell when it could not.
            cipher.fold_journal(engine)
        finally:
            engine.dispose()
        with part.open("rb") as stream:
            plain = stream.read(len(PLAIN_HEADER)) == PLAIN_HEADER
        if plain != (key is None):
            raise RuntimeError("the new file is not as encrypted as it should be")
        _move(part, folder)
    except (OSError, DBAPIError, cipher.driver_error(), CouldNotWrite) as error:
        # Whoever made a diary here meanwhile swept this one away: then any step of it may have failed.
        if folder.holds_a_diary():
            raise DiaryExists from error
        raise _problem(error) from error
    finally:
        _remove_all(folder, part.name + "*")
    sweep(folder)


def _problem(error: Exception) -> Exception:
    """Return what to tell of an error; one that nobody foresaw stays what it is."""
    if isinstance(error, OSError):
        return CouldNotWrite.from_os(error)
    return cipher.known_problem(error) or error


def sweep(folder: DiaryFolder) -> None:
    """Remove what attempts to make a diary left that were killed; one that goes on fails, as there is a diary."""
    _remove_all(folder, f".*{_PART}*")


def undo_create(folder: DiaryFolder) -> None:
    """Remove a diary that was made just now and to which nobody has written."""
    for file in (folder.database, folder.key_check):
        with contextlib.suppress(OSError):
            file.unlink()


def _remove_all(folder: DiaryFolder, pattern: str) -> None:
    for left in folder.path.glob(pattern):
        with contextlib.suppress(OSError):
            left.unlink()


def _move(part: Path, folder: DiaryFolder) -> None:
    """Give ``part`` the diary's name, for good. Raises ``FileExistsError`` rather than replace what is there."""
    if folder.holds_a_diary():
        raise FileExistsError
    # SQLite would read the journal of a diary that is gone into the one that takes its name.
    _remove_all(folder, f"{folder.database.name}-*")
    try:
        os.link(part, folder.database)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        part.rename(folder.database)
    if os.name == "posix":
        place = os.open(folder.path, os.O_RDONLY)
        with contextlib.suppress(OSError):  # some file systems cannot; the next save syncs the file itself
            os.fsync(place)
        os.close(place)


def bring_up_to_date(access: Access) -> None:
    """Migrate an older diary. Raises `DiaryTooNew`, or `DiaryDamaged` for a file that is no diary.

    Rebuilding a table while foreign keys are enforced would silently delete its children, and the pragma does nothing
    inside a transaction: it is switched off before, the references are checked, and only then it is committed.
    """
    with access.lock:
        with access.transaction() as connection:
            revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
        if revision == tables.HEAD:
            return
        if revision is None:
            raise DiaryDamaged
        if revision not in tables.KNOWN_REVISIONS:
            raise DiaryTooNew
        _pragma(access, "foreign_keys = OFF")
        try:
            with access.transaction() as connection:
                migrate(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise RuntimeError("a migration lost what other rows point at")
        finally:
            _pragma(access, "foreign_keys = ON")


def _pragma(access: Access, setting: str) -> None:
    with contextlib.closing(access.engine.raw_connection()) as pooled:
        pooled.cursor().execute(f"PRAGMA {setting}")


_one_at_a_time = threading.Lock()
"""Alembic keeps what it is working on in its modules: two threads would migrate each other's diary."""


def migrate(connection: Connection) -> None:
    """Run the migrations that ``connection`` still needs, inside its transaction."""
    from alembic import command

    with _one_at_a_time:
        command.upgrade(_config(connection), "head")


MIGRATIONS = Path(__file__).parent / "migrations"


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
