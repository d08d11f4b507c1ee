"""Making a new file, and bringing an older one up to date."""

import contextlib
import os
import secrets
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from dilator_app.diary import cipher, tables
from dilator_app.diary.folder import PLAIN_HEADER, DiaryFolder
from dilator_app.errors import CouldNotWrite, DiaryDamaged, DiaryTooNew

if TYPE_CHECKING:
    from alembic.config import Config


def create(folder: DiaryFolder, key: cipher.Key | None) -> None:
    """Make the database of a new diary beside its final name and move it there when it is whole.

    Raises `CouldNotWrite`. A key that failed to encrypt would leave a plain file, so the header is looked at.
    """
    part = folder.path / f".{secrets.token_hex(8)}.part"
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        engine = cipher.engine(part, key)
        try:
            with engine.begin() as connection:
                migrate(connection)
        finally:
            engine.dispose()
        with part.open("rb") as stream:
            plain = stream.read(len(PLAIN_HEADER)) == PLAIN_HEADER
        if plain != (key is None):
            raise RuntimeError("the new file is not as encrypted as it should be")
        if key is not None:
            cipher.write_key_check(folder.key_check, key)
        part.replace(folder.database)
    except OSError as error:
        raise CouldNotWrite.from_os(error) from error
    except DBAPIError as error:
        raise cipher.known_problem(error) or error from error
    finally:
        for left in folder.path.glob(part.name + "*"):
            with contextlib.suppress(OSError):
                left.unlink()


def check(connection: Connection) -> None:
    """Bring an older schema up to date. Raises `DiaryTooNew`, or `DiaryDamaged` for a file that is no diary."""
    try:
        revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    except DBAPIError as error:
        raise cipher.known_problem(error) or DiaryDamaged() from error
    if revision == tables.HEAD:
        return
    if revision is None:
        raise DiaryDamaged
    if revision not in tables.KNOWN_REVISIONS:
        raise DiaryTooNew
    migrate(connection)


def migrate(connection: Connection) -> None:
    """Run the migrations that ``connection`` still needs, inside its transaction."""
    from alembic import command

    command.upgrade(_config(connection), "head")


def _config(connection: Connection) -> "Config":
    from importlib.resources import files

    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("dilator_app.diary") / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
