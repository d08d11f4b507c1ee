"""What was typed, as it will be stored. What cannot be stored is named, and nothing is ever cut off."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from dilator_app.domain import text
from dilator_app.i18n import _, ngettext
from dilator_app.ui.widgets.fields import DateField, NoteField, Stepper


class FieldProblem(ValueError):
    """Something that cannot be stored; ``field`` is the widget to go to, ``words`` says what would be right."""

    def __init__(self, field: QWidget, words: str) -> None:
        super().__init__(words)
        self.field = field
        self.words = words


def note(field: NoteField) -> str:
    """Return a text of several lines. Raises `FieldProblem` when it is too long."""
    cleaned = text.clean(field.text())
    _check(field, len(cleaned) - text.NOTE_LENGTH)
    return cleaned


def line(field: QLineEdit, limit: int = text.LINE_LENGTH) -> str:
    """Return a text of one line. Raises `FieldProblem` when it is too long: some letters take more room when stored."""
    cleaned = " ".join(text.clean(field.text()).split())
    _check(field, len(cleaned) - limit)
    return cleaned


def optional_day(field: DateField) -> date | None:
    """Return the day, ``None`` where the person left it open. Raises `FieldProblem` when it is not understood."""
    if words := field.problem():
        raise FieldProblem(field, words)
    return field.day()


def day(field: DateField) -> date:
    """Return the day. Raises `FieldProblem` when there is none, or none that is understood."""
    found = optional_day(field)
    if found is None:
        raise FieldProblem(field, _("Please give a day."))
    return found


def number(field: Stepper) -> int | None:
    """Return the number, ``None`` where there is none. Raises `FieldProblem` for what was typed and is no number."""
    if words := field.refusal():
        raise FieldProblem(field, words)
    return field.number()


def _check(field: QWidget, over: int) -> None:
    if over <= 0:
        return
    words = ngettext("This is too long by {n} character.", "This is too long by {n} characters.", over)
    raise FieldProblem(field, words.format(n=over))
