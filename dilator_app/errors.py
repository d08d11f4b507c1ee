"""The known problems, in one family. Everything outside it is a bug.

FernlightError
├── WrongUse           an option or a value that makes no sense
├── WrongPassphrase    neither this passphrase nor this key opens the diary
│   └── NoRecoveryKey  the diary has no recovery key that could open it
├── DiaryDamaged       right passphrase, but the file cannot be read
├── DiaryInUse         another program holds the diary
├── DiaryTooNew        written by a later version
├── NoDiary            nothing there to open
├── DiaryExists        there is one already
├── InputRefused       a file that was to be read in; nothing changed
└── CouldNotWrite      full, read-only, no such folder, not allowed, or the disk failed

A class carries facts, never a sentence and never a diary entry; `dilator_app.problem_words` says what happened, what is
safe and what to do. ``exit_code`` is what the command line ends with.
"""

from enum import StrEnum


class WriteProblem(StrEnum):
    """Why a write did not happen."""

    FULL = "full"
    READ_ONLY = "read_only"
    NO_FOLDER = "no_folder"
    DENIED = "denied"
    FAILED = "failed"


class FernlightError(Exception):
    """A problem that can happen to a person who did nothing wrong."""

    exit_code = 1


class WrongUse(FernlightError):
    """An option or value that makes no sense; ``hint`` says which."""

    exit_code = 2

    def __init__(self, hint: str) -> None:
        super().__init__(hint)
        self.hint = hint


class WrongPassphrase(FernlightError):
    """Neither this passphrase nor this recovery key opens the diary."""

    exit_code = 3


class NoRecoveryKey(WrongPassphrase):
    """No recovery key was ever made for the diary, or the file that it opens is gone."""


class DiaryDamaged(FernlightError):
    """The passphrase is right, or not needed, and the file still cannot be read."""

    exit_code = 4


class DiaryInUse(FernlightError):
    """Another program, or another window, holds the diary."""

    exit_code = 5


class InputRefused(FernlightError):
    """A file that was to be read in is not what it should be; ``line`` is 1-based where known."""

    exit_code = 6

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


class CouldNotWrite(FernlightError):
    """A file could not be written. What was stored before is untouched."""

    exit_code = 7

    def __init__(self, problem: WriteProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem

    @classmethod
    def from_os(cls, error: OSError) -> "CouldNotWrite":
        """Return the problem behind an ``OSError`` of a write."""
        import errno
        from pathlib import Path

        problems = {
            errno.ENOSPC: WriteProblem.FULL,
            errno.EDQUOT: WriteProblem.FULL,
            errno.EFBIG: WriteProblem.FULL,
            errno.EROFS: WriteProblem.READ_ONLY,
            errno.ENOENT: WriteProblem.NO_FOLDER,
            errno.ENOTDIR: WriteProblem.NO_FOLDER,
            errno.EEXIST: WriteProblem.NO_FOLDER,  # a file has the folder's name
            errno.EACCES: WriteProblem.DENIED,
            errno.EPERM: WriteProblem.DENIED,
            errno.EISDIR: WriteProblem.DENIED,
        }
        problem = problems.get(error.errno or 0, WriteProblem.FAILED)
        place = error.filename
        if error.errno == errno.ENOENT and isinstance(place, str) and Path(place).parent.is_dir():
            problem = WriteProblem.DENIED  # the folder is there and takes no new file, as /proc
        return cls(problem)


class DiaryTooNew(FernlightError):
    """The diary was written by a later version of the program."""

    exit_code = 8


class NoDiary(FernlightError):
    """There is no diary in that folder."""

    exit_code = 9


class DiaryExists(FernlightError):
    """There is a diary in that folder already."""

    exit_code = 10
