"""The one connection: who may use it when, what happens when the disk fails, and when the journal is folded in."""

import contextlib
import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from dilator_app.diary import cipher
from dilator_app.errors import FernlightError

if TYPE_CHECKING:
    from sqlalchemy import Engine

_log = logging.getLogger("fernlight.diary")


class Access:
    """One engine, one connection and one lock that is held for the whole of every transaction, reads too.

    The pool rolls the shared connection back whenever anybody returns it, so nobody else may be in the middle of
    something. Any thread may call any method.
    """

    def __init__(self, database: Path, key: cipher.Key | None) -> None:
        self.lock = threading.RLock()
        self._database = database
        self._key = key
        self._closed = False
        self._engine: Engine | None = None
        self._open()

    def _open(self) -> "Engine":
        if self._closed:
            raise RuntimeError("the diary is closed")
        if self._engine is None:
            self._engine = cipher.engine(self._database, self._key)
        return self._engine

    def close(self) -> None:
        """Close the file and forget the key."""
        with self.lock:
            self._closed = True
            self._drop()
            self._key = None

    def _drop(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
        self._engine = None

    @property
    def engine(self) -> "Engine":
        """The engine, open; for migrations, which need more than one transaction. Hold `lock`."""
        return self._open()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run one transaction. Raises a `FernlightError` for a known problem; then nothing of it counts as stored.

        It is stored whole or not at all. When the disk fails in the very last step and goes on failing, nobody can
        tell which before it works again: then it may be there after all, and doing it again must do no harm.
        """
        with self.lock:
            try:
                with self._open().begin() as connection:
                    yield connection
            except DBAPIError as error:
                self._renew_after(error)
                problem = cipher.known_problem(error)
                if problem is None:
                    raise
                raise problem from error

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Run one transaction and then fold the journal into the file.

        One flipped bit in a left-over journal would silently drop every later commit. A failing checkpoint is not a
        failing save: the journal still holds what was committed.
        """
        with self.lock:
            with self.transaction() as connection:
                yield connection
            self._fold_journal()

    def _fold_journal(self) -> None:
        try:
            cipher.fold_journal(self._open())
        except cipher.driver_error() as error:
            if cipher.known_problem(error) is None:
                raise
            _log.warning("The journal could not be folded in")
            self._renew_after(error)

    def _renew_after(self, error: BaseException) -> None:
        """Replace a connection that an I/O error made useless. Without success the next transaction tries again."""
        if cipher.result_code(error) not in cipher.POISONING:
            return
        self._drop()
        with contextlib.suppress(FernlightError):
            self._open()
