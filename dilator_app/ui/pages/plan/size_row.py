"""One line of the set's editor: the fields of one thing, and its lengths in either unit."""

from collections.abc import Callable
from dataclasses import replace

from dilator_app.domain import dilators, text
from dilator_app.domain.dilators import Dilator
from dilator_app.i18n import _, number
from dilator_app.ui import typed
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.fields import TextLine


class LengthField:
    """A diameter or length. What it showed comes back to the last digit, however often the unit changes."""

    def __init__(self, um: int | None, name: str, most: int, *, inches: bool) -> None:
        self.most = most
        self._um, self._inches = um, inches
        self.line = _line(shown(um, inches=inches), name)
        self._shown = self.line.text()

    def read(self) -> int | None:
        """Return micrometres, None for nothing. Raises ``ValueError`` for no number and for one out of range."""
        typed = self.line.text().strip()
        if typed == self._shown:
            return self._um
        if not typed:
            return None
        um = dilators.inches_from_typed(typed) if self._inches else dilators.mm_from_typed(typed)
        if not dilators.UM_PER_MM <= um <= self.most * dilators.UM_PER_MM:
            raise ValueError("out of range")
        return um

    def show_in(self, *, inches: bool) -> None:
        """Show the same length in the other unit; what cannot be read stays as it was typed."""
        try:
            self._um = self.read()
        except ValueError:
            self._um, self._shown = None, ""
        else:
            self._shown = shown(self._um, inches=inches)
            self.line.setText(self._shown)
        self._inches = inches

    def refusal(self, error: ValueError) -> str:
        """Return why what is typed cannot be stored, as which numbers can."""
        if isinstance(error, dilators.TooFineError):
            if self._inches:
                return _("Please use at most three decimals, for example {n}.").format(n=number(0.875, 3))
            return _("Please use at most one decimal, for example {n}.").format(n=number(12.5, 1))
        if not self._inches:
            return _("Please use a number from 1 to {most}, for example 22.").format(most=self.most)
        top = number(dilators.in_inches(self.most * dilators.UM_PER_MM), 2)
        return _("Please use a number from 0.04 to {most}, for example 0.875.").format(most=top)


class SizeRow:
    """The fields of one dilator."""

    def __init__(self, dilator: Dilator | None, *, inches: bool, remove: Callable[["SizeRow"], None]) -> None:
        self.dilator = dilator
        self.label = _line(dilator.label if dilator else "", _("Name"))
        self.diameter = LengthField(dilator.diameter_um if dilator else None, _("Diameter"), 60, inches=inches)
        self.length = LengthField(dilator.length_um if dilator else None, _("Length"), 400, inches=inches)
        self.colour = _line(dilator.colour if dilator else "", _("Colour"))
        self.material = _line(dilator.material if dilator else "", _("Material"))
        self.remove = Button("", kind="quiet", icon="close")
        self.remove.leave_enter_to_form()
        self.remove.setAccessibleName(_("Remove this size"))
        self.remove.clicked.connect(lambda: remove(self))

    @property
    def fields(self) -> tuple[TextLine, ...]:
        """The fields in reading order."""
        return self.label, self.diameter.line, self.length.line, self.colour, self.material

    def is_empty(self) -> bool:
        """Return whether nothing is typed in it."""
        return not any(field.text().strip() for field in self.fields)

    def read(self, place: int) -> Dilator | None:
        """Return the dilator, None for an empty row. Raises `FieldProblem`."""
        if self.is_empty():
            return None
        lengths: list[int | None] = []
        for field in (self.diameter, self.length):
            try:
                lengths.append(field.read())
            except ValueError as error:
                raise FieldProblem(field.line, field.refusal(error)) from error
        name = typed.line(self.label)
        if lengths[0] is None and not name:
            raise FieldProblem(self.label, _("Please give this size a name or a diameter."))
        return replace(
            self.dilator or Dilator(label="x"),
            position=place,
            label=name,
            diameter_um=lengths[0],
            length_um=lengths[1],
            colour=typed.line(self.colour),
            material=typed.line(self.material),
        )


def shown(um: int | None, *, inches: bool) -> str:
    """Return a length as it is typed, without its unit."""
    if um is None:
        return ""
    return number(dilators.in_inches(um), 3) if inches else number(dilators.in_mm(um), 1)


def _line(value: str, name: str) -> TextLine:
    field = TextLine(value, dense=True)
    field.setMaxLength(text.LINE_LENGTH)
    field.setAccessibleName(name)
    return field
