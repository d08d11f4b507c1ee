"""Problems in words: what happened, what is safe, what to do. Window and command line tell them alike."""

from dataclasses import dataclass
from typing import NamedTuple

from dilator_app.errors import (
    CouldNotWrite,
    DiaryDamaged,
    DiaryExists,
    DiaryInUse,
    DiaryTooNew,
    FernlightError,
    InputRefused,
    NoDiary,
    NoRecoveryKey,
    WriteProblem,
    WrongPassphrase,
    WrongUse,
)
from dilator_app.i18n import _


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened, what is safe, what to do; ``title`` is the first of them in a few words."""

    title: str
    happened: str
    safe: str
    todo: str

    @property
    def text(self) -> str:
        """All of it, for the command line."""
        return " ".join(part for part in (self.happened, self.safe, self.todo) if part)


class _Write(NamedTuple):
    happened: str
    todo: str


def explain(error: FernlightError) -> Explanation:
    """Return the words for a known problem."""
    match error:
        case NoRecoveryKey():
            return Explanation(
                _("This diary has no recovery key"),
                _("This diary has no recovery key: its folder holds no file that one could open."),
                _("Nothing was changed."),
                _("Open it with the passphrase; Settings makes a recovery key then."),
            )
        case WrongPassphrase():
            return Explanation(
                _("That did not match"),
                _("That did not match. Check Caps Lock, or use the recovery key."),
                _("Nothing was changed."),
                "",
            )
        case DiaryDamaged():
            return Explanation(
                _("The diary file is damaged"),
                _("The diary file cannot be read to the end. That is not because of a passphrase."),
                _("Nothing has been deleted. The file stays where it is, as it is."),
                _("If you keep a copy of the diary folder elsewhere, put that copy in its place."),
            )
        case DiaryInUse():
            return Explanation(
                _("The diary is in use"),
                _("Another window or program has this diary open."),
                _("Nothing was changed."),
                _("Close the other one, then try again."),
            )
        case DiaryTooNew():
            return Explanation(
                _("The diary is newer than this program"),
                _("A later version of Fernlight wrote this diary."),
                _("Nothing was changed."),
                _("Please install the newest version and open it with that."),
            )
        case NoDiary():
            return Explanation(
                _("There is no diary here"),
                _("There is no diary in this folder."),
                "",
                _("Check the folder, or begin a new diary."),
            )
        case DiaryExists():
            return Explanation(
                _("There is a diary already"),
                _("This folder already holds a diary."),
                _("It was not touched."),
                _("Open it, or choose another folder."),
            )
        case InputRefused():
            return Explanation(
                _("The file was not read in"),
                _("The file was not read in: {reason}").format(reason=error.reason),
                _("Nothing in the diary was changed."),
                "",
            )
        case WrongUse():
            return _wrong_use(error)
        case CouldNotWrite():
            words = _could_not_write(error.problem)
            return Explanation(
                _("It could not be saved"), words.happened, _("What was saved before is safe."), words.todo
            )
        case _:
            return unexpected()


def _wrong_use(error: WrongUse) -> Explanation:
    hints = {
        "passphrase": _("A passphrase has at least 8 characters."),
        "passphrases-differ": _("The two passphrases differ."),
        "no-passphrase-source": _("There is no terminal to ask for a passphrase. Give one with --passphrase-file."),
        "secret-file": _("The file with the passphrase, key or password cannot be read as text."),
        "standard-input-twice": _("Standard input can be read once: give one of the two secrets in a file."),
        "pdf-password": _("A password for a PDF has at least one character and at most 127 bytes."),
        "html-password": _("An HTML file cannot have a password. A PDF can."),
        "format-ending": _("The ending of the file says one kind, --format another. Leave one of the two out."),
        "unknown-ending": _("A report is a .pdf or an .html file. For another name, --format says which kind."),
        "new-options": _("These options do not go together with a new diary."),
        "recovery-key-in-window": _("The window asks for the recovery key itself."),
        "since": _("The first day must not lie after the last one, or before 1900."),
        "until": _("The last day must not lie in the future."),
    }
    happened = hints.get(error.hint, error.hint)
    return Explanation(happened, happened, "", "")


def _could_not_write(problem: WriteProblem) -> _Write:
    words = {
        WriteProblem.FULL: _Write(
            _("The disk is full."), _("Free some space, then save again. What you typed is still here.")
        ),
        WriteProblem.READ_ONLY: _Write(
            _("This place can be read, not written."), _("Choose another folder, or allow writing to this one.")
        ),
        WriteProblem.NO_FOLDER: _Write(_("That folder does not exist."), _("Choose another folder.")),
        WriteProblem.DENIED: _Write(
            _("This computer does not allow writing there."), _("Choose another folder, or allow writing to this one.")
        ),
        WriteProblem.FAILED: _Write(
            _("The disk did not take it."), _("Check the disk or stick, then save again. What you typed is still here.")
        ),
    }
    return words[problem]


def unexpected() -> Explanation:
    """Return the words for a bug."""
    return Explanation(
        _("Something went wrong inside Fernlight"),
        _("Something went wrong inside Fernlight."),
        _("Your diary is as it was at the last save, and what you typed is still here."),
        _("You can go on. The log, which holds no entry of yours, says what happened."),
    )
