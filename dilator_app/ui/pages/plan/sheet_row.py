"""One numbered line while a plan is entered from a sheet: what stands there now, and one field for what is new."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dilator_app import plan_words, words
from dilator_app.domain import plan_lines, text
from dilator_app.domain.plan_lines import LargerFirstError, LineReader, NotUnderstoodError, Understood
from dilator_app.i18n import _, number
from dilator_app.ui import typed
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.widgets.card import Label, label
from dilator_app.ui.widgets.fields import NoteField, TextLine
from dilator_app.ui.widgets.origin_mark import OriginMark

_COLUMNS = ((22, 0), (140, 0), (190, 2), (260, 3))  # least width, and share of what is more


class SheetRow(QObject):
    """The widgets of one line, laid into a grid that all lines share. One field is one stop of the Tab key."""

    changed = Signal()
    submitted = Signal()  # Ctrl+Enter in a note

    def __init__(self, line: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = line
        self.field: TextLine | NoteField = _note() if line in plan_lines.TEXTS else _line()
        self.field.setPlaceholderText(_example(line))
        name = plan_words.line_name(line)
        self.field.setAccessibleName(_("Line {n}, {name}, new").format(n=line, name=name))
        self.now = label("", "control", wrap=True)
        self.mark = OriginMark()
        self.told = label("", "small", "text-muted", wrap=True)
        self.told.hide()
        self._name = name
        self.field.textChanged.connect(self._on_changed)
        if isinstance(self.field, NoteField):
            self.field.submitted.connect(self.submitted)

    def lay_into(self, grid: QGridLayout, at: int) -> None:
        """Stand in row ``at``: number, name, what stands there now, and the field."""
        index = label(number(self.line, 0), "small", "text-muted")
        grid.addLayout(_down(index), at, 0)
        grid.addLayout(_down(label(self._name, "body", strong=True, wrap=True)), at, 1)
        now = _down(self.now)
        now.insertWidget(1, self.mark, alignment=Qt.AlignmentFlag.AlignLeading)  # which lets the column grow
        grid.addLayout(now, at, 2)
        grid.addLayout(_down(self.field, self.told, top=0), at, 3)

    def show_now(self, value: str, origin: str, *, own: bool) -> None:
        """Show what stands on the line and where it comes from."""
        self.now.setText(value)
        self.mark.set_origin(origin, own=own)
        self.field.setAccessibleDescription(_("Now: {value}").format(value=value))

    # --- what is typed -----------------------------------------------------------------------------------------------
    def text(self) -> str:
        """Return what is typed."""
        return self.field.text()

    def set_text(self, words: str) -> None:
        """Write into the field."""
        if isinstance(self.field, NoteField):
            self.field.set_text(words)
        else:
            self.field.setText(words)

    def read(self, reader: LineReader) -> Understood | None:
        """Return what is typed, as it is understood; None for an empty line. Raises `FieldProblem`."""
        said = typed.note(self.field) if isinstance(self.field, NoteField) else self.field.text()
        if not said.strip():
            return None
        try:
            return reader.read(self.line, said)
        except LargerFirstError as problem:
            raise FieldProblem(self.field, _larger_first(problem, inches=reader.inches)) from problem
        except NotUnderstoodError as problem:
            raise FieldProblem(self.field, _not_understood(self.line, problem.size)) from problem

    def tell(self, reader: LineReader, shown: Callable[[Understood], str]) -> None:
        """Say below the field how it is read; ``shown`` puts what was understood into words."""
        try:
            understood = self.read(reader)
        except FieldProblem as problem:
            self._say(problem.words)
            return
        if understood is None or self.line in plan_lines.TEXTS:
            self._say("")
        elif understood.is_whole:
            self._say(_("Read as: {value}").format(value=shown(understood)))
        else:
            self._say(_("Read as: {value}. Other words belong on line 9.").format(value=shown(understood)))

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _on_changed(self, *_args: object) -> None:
        self.changed.emit()


def columns(grid: QGridLayout) -> None:
    """Share out the width of a grid of such rows."""
    for column, (least, share) in enumerate(_COLUMNS):
        grid.setColumnMinimumWidth(column, least)
        grid.setColumnStretch(column, share)


def _down(*widgets: QWidget, top: int = 9) -> QVBoxLayout:
    """Return widgets one below the other, the first beside the first line of the field."""
    column = QVBoxLayout()
    column.setContentsMargins(0, top, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch()
    return column


def _line() -> TextLine:
    field = TextLine(dense=True)
    field.setMaxLength(text.QUESTION_LENGTH)
    return field


def _note() -> NoteField:
    return NoteField(lines=2, max_length=text.NOTE_LENGTH)


def _example(line: int) -> str:
    """Return what belongs on a line. No sizes: the program names none of its own."""
    examples = {
        plan_lines.SIZE: _("a size, or two with “up to” between"),
        plan_lines.WARM_UP: _("a size and minutes, or a dash"),
        plan_lines.MINUTES: _("minutes"),
        plan_lines.PER_WEEK: _("times a week"),
        plan_lines.BREATHING: _("seconds in, seconds out, breaths"),
        plan_lines.COMFORT_LIMIT: _("0 to 10"),
        plan_lines.CUE: _("in-breath, out-breath or none"),
        plan_lines.CONTACT: _("name, telephone, out of hours"),
        plan_lines.RULE: _("sessions in a row, pain up to, conditions"),
        plan_lines.ALSO: _("pelvic drops yes, every 4 weeks"),
    }
    return examples.get(line, "")


def _larger_first(problem: LargerFirstError, *, inches: bool) -> str:
    return _("The smaller size stands first: {smaller} up to {larger}.").format(
        smaller=words.size(problem.smaller, inches=inches), larger=words.size(problem.larger, inches=inches)
    )


def _not_understood(line: int, size: str) -> str:
    if size:
        return _("No size of your set is {size}. Your set can be changed with the link above.").format(size=size)
    return _("This cannot be read yet. It takes: {example}.").format(example=_example(line))


def heading(words: str) -> Label:
    """Return the head of a column."""
    return label(words, "small", "text-muted", strong=True)
