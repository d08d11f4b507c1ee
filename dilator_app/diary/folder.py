"""The folder of one diary: which file is what, and who may use it."""

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from dilator_app.errors import CouldNotWrite, DiaryInUse

PLAIN_HEADER = b"SQLite format 3\0"
"""How every SQLite file begins that is not encrypted."""


@dataclass(frozen=True, slots=True)
class DiaryFolder:
    """Names of what lies in a diary's folder. Nothing else in it is needed to read the diary elsewhere."""

    path: Path

    @property
    def database(self) -> Path:
        """The diary itself: SQLCipher 4, or plain SQLite when no passphrase was chosen."""
        return self.path / "diary.db"

    @property
    def key_check(self) -> Path:
        """Tells a wrong passphrase from a damaged file."""
        return self.path / "key.check"

    @property
    def recovery(self) -> Path:
        """The passphrase under the recovery key, in the age format."""
        return self.path / "recovery.age"

    @property
    def lock(self) -> Path:
        """Held by whoever uses the diary, locked or not."""
        return self.path / "diary.lock"

    def holds_a_diary(self) -> bool:
        """Return whether there is a diary, in whatever state. Raises `CouldNotWrite` where nobody may look."""
        try:
            return self.database.exists()
        except OSError as error:
            raise CouldNotWrite.from_os(error) from error

    def is_empty(self) -> bool:
        """Return whether the diary's file has no content: it is damaged then, never new."""
        try:
            return self.database.stat().st_size == 0
        except OSError as error:
            raise CouldNotWrite.from_os(error) from error

    def is_encrypted(self) -> bool:
        """Return whether a passphrase is needed. An empty or unreadable file counts as encrypted: it is damaged.

        Ask before the diary is opened: on POSIX, closing the file would drop the lock that SQLite holds on it.
        """
        try:
            with self.database.open("rb") as stream:
                return stream.read(len(PLAIN_HEADER)) != PLAIN_HEADER
        except OSError:
            return True

    def make(self) -> None:
        """Create the folder for this user alone. Raises `CouldNotWrite`."""
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise CouldNotWrite.from_os(error) from error


class Held:
    """The right to use a diary's folder, from construction to `release` or the end of the process.

    Raises `DiaryInUse` while somebody else has it, and `CouldNotWrite`; a missing folder is not made. It is the
    system's own lock on an open file, written out because the first window waits for it: a library takes 13 ms to load.
    """

    def __init__(self, folder: DiaryFolder) -> None:
        self._file: int | None = None
        try:
            file = os.open(folder.lock, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise CouldNotWrite.from_os(error) from error
        try:
            _lock(file)
        except OSError as error:
            os.close(file)
            raise DiaryInUse if error.errno in _SOMEBODY_HAS_IT else CouldNotWrite.from_os(error) from error
        self._file = file

    def release(self) -> None:
        """Let others use the folder."""
        file, self._file = self._file, None
        if file is not None:
            os.close(file)  # which lets go of the lock

    def __enter__(self) -> "Held":
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


_SOMEBODY_HAS_IT = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})


def _lock(file: int) -> None:
    """Lock an open file, or raise ``OSError`` at once."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
