"""The editor of a set: anything the person names, in millimetres or inches, with the confirmed sets to begin from."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dilator_app import presets
from dilator_app.diary.diary import Diary
from dilator_app.domain import dilators, text
from dilator_app.domain.dilators import Dilator, DilatorSet
from dilator_app.i18n import _, number
from dilator_app.ui import messages
from dilator_app.ui.bus import Bus
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import ComboBox, TextLine
from dilator_app.ui.widgets.form import FormDialog
from dilator_app.ui.widgets.segmented import SegmentedControl

_COLUMNS = 5
_LEAST_ROWS = 4


class SizeRow:
    """The fields of one dilator."""

    def __init__(self, dilator: Dilator | None, *, inches: bool, remove: Callable[["SizeRow"], None]) -> None:
        self.dilator = dilator
        self.label = _line(dilator.label if dilator else "", _("Name"))
        self.diameter = _line(shown(dilator.diameter_um if dilator else None, inches=inches), _("Diameter"))
        self.length = _line(shown(dilator.length_um if dilator else None, inches=inches), _("Length"))
        self.colour = _line(dilator.colour if dilator else "", _("Colour"))
        self.material = _line(dilator.material if dilator else "", _("Material"))
        self.remove = Button("", kind="quiet", icon="close")
        self.remove.setAccessibleName(_("Remove this size"))
        self.remove.clicked.connect(lambda: remove(self))

    @property
    def fields(self) -> tuple[TextLine, ...]:
        """The fields in reading order."""
        return self.label, self.diameter, self.length, self.colour, self.material

    def is_empty(self) -> bool:
        """Return whether nothing is typed in it."""
        return not any(field.text().strip() for field in self.fields)


class SetDialog(FormDialog):
    """Edits the current set, or makes the first one. Sizes with sessions are retired, never lost."""

    def __init__(self, diary: Diary, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(_("Your set"), parent, width=760)
        self._diary, self._bus = diary, bus
        self._set = diary.current_set()
        self._inches = diary.preferences().inches
        self._used = diary.dilators_in_use()
        self._shared: dict[str, presets.Preset] = {p.id: p for p in presets.load()}
        self.rows: list[SizeRow] = []
        self._build()
        self._fill(list(self._set.in_use) if self._set else [])

    def _build(self) -> None:
        self.unit = SegmentedControl([(False, _("mm")), (True, _("inches"))], dense=True, clearable=False)
        self.unit.set_value(self._inches)
        self.unit.setAccessibleName(_("Unit"))
        self.unit.changed.connect(self._change_unit)
        self.preset = ComboBox([(p.id, p.name) for p in self._shared.values()], placeholder=_("Begin with a known set"))
        self.preset.setAccessibleName(_("Begin with a known set"))
        self.preset.chosen.connect(self._take_preset)
        head = QHBoxLayout()
        head.addWidget(self.unit)
        head.addStretch()
        head.addWidget(self.preset)
        self.column.addLayout(head)
        self.source = label("", "caption", "text-muted", wrap=True)
        self.source.hide()
        self.column.addWidget(self.source)
        self.column.addWidget(
            label(
                _("Sizes vary by maker. A line can be anything you name; without a diameter it keeps its place here."),
                "small",
                "text-muted",
                wrap=True,
            )
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(5, 5, 5, 5)
        outer.addLayout(self._grid)
        self.add_button = Button(_("Add a size"), kind="quiet", icon="plus")
        self.add_button.clicked.connect(self._add_empty)
        outer.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        outer.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(holder)
        area.setMinimumHeight(300)
        self.column.addWidget(area, 1)

    # --- rows --------------------------------------------------------------------------------------------------------
    def _fill(self, listed: list[Dilator]) -> None:
        self.rows = [self._row(d) for d in listed]
        while len(self.rows) < _LEAST_ROWS:
            self.rows.append(self._row(None))
        self._arrange()

    def _row(self, dilator: Dilator | None) -> SizeRow:
        return SizeRow(dilator, inches=self._inches, remove=self._remove)

    def _arrange(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None and not any(widget in (*r.fields, r.remove) for r in self.rows):
                widget.deleteLater()
        titles = (_("Name"), _("Diameter"), _("Length"), _("Colour"), _("Material"))
        for place, title in enumerate(titles):
            self._grid.addWidget(label(title, "small", "text-muted"), 0, place)
        for number_, row in enumerate(self.rows, 1):
            for place, field in enumerate(row.fields):
                self._grid.addWidget(field, number_, place)
            self._grid.addWidget(row.remove, number_, _COLUMNS)

    def _add_empty(self) -> None:
        self.rows.append(self._row(None))
        self._arrange()
        self.rows[-1].label.setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, row: SizeRow) -> None:
        self.rows.remove(row)
        self._arrange()

    def _take_preset(self, preset_id: object) -> None:
        preset = self._shared[str(preset_id)]
        self.source.setText(_("Source: {source}").format(source=preset.source))
        self.source.show()
        kept = [row for row in self.rows if row.dilator is not None and row.dilator.id in self._used]
        self.rows = [*kept, *(self._row(d) for d in preset.set.dilators)]
        self._arrange()

    def _change_unit(self, inches: object) -> None:
        """Show the same sizes in the other unit; what cannot be read stays as it was typed."""
        before, self._inches = self._inches, bool(inches)
        for row in self.rows:
            for field in (row.diameter, row.length):
                if not field.text().strip():
                    continue
                try:
                    um = read_length(field.text(), inches=before)
                except ValueError:
                    continue
                field.setText(shown(um, inches=self._inches))

    # --- saving ------------------------------------------------------------------------------------------------------
    def save(self) -> None:
        """Check every line, ask once where a correction reaches back, then store."""
        made: list[Dilator] = []
        for row in self.rows:
            if row.is_empty():
                continue
            dilator = self._read(row, len(made))
            if dilator is None:
                return
            made.append(dilator)
        if not made:
            self.say_problem(_("Please name at least one size."), self.rows[0].label if self.rows else None)
            return
        if all(d.diameter_um is not None for d in made):
            made.sort(key=lambda d: d.diameter_um or 0)
        made = [replace(d, position=place) for place, d in enumerate(made)]
        corrected = [d for d in made if self._is_corrected(d)]
        if corrected:
            messages.ask(
                self,
                _("Correct the sessions too?"),
                _("This changes the size in every session that used it. Nothing else about them changes."),
                agree=_("Correct them"),
                decline=_("Go back"),
                agreed=lambda: self._store(made),
            )
            return
        self._store(made)

    def _read(self, row: SizeRow, place: int) -> Dilator | None:
        """Return the dilator of a row; None after saying what is wrong with it."""
        lengths: dict[str, int | None] = {}
        limits = {"diameter_um": (row.diameter, 60), "length_um": (row.length, 400)}
        for name, (field, most) in limits.items():
            typed = field.text().strip()
            try:
                lengths[name] = self._length(typed, most, self._before(row, name))
            except ValueError:
                self.say_problem(self._number_words(most), field)
                return None
        name_ = row.label.text()
        if lengths["diameter_um"] is None and not name_.strip():
            self.say_problem(_("Please give this size a name or a diameter."), row.label)
            return None
        base = row.dilator or Dilator(label="x")
        return replace(
            base,
            position=place,
            label=name_,
            diameter_um=lengths["diameter_um"],
            length_um=lengths["length_um"],
            colour=row.colour.text(),
            material=row.material.text(),
        )

    def _length(self, typed: str, most: int, before: int | None) -> int | None:
        """Return a typed length; None for nothing. Raises ``ValueError`` when it is no number or out of range."""
        if not typed:
            return None
        um = read_length(typed, inches=self._inches, before=before)
        if not dilators.UM_PER_MM <= um <= most * dilators.UM_PER_MM:
            raise ValueError("out of range")
        return um

    def _before(self, row: SizeRow, name: str) -> int | None:
        return getattr(row.dilator, name) if row.dilator else None

    def _number_words(self, most: int) -> str:
        if not self._inches:
            return _("Please use a number from 1 to {most}, for example 22.").format(most=most)
        top = number(dilators.in_inches(most * 1000), 2)
        return _("Please use a number from 0.04 to {most}, for example 0.875.").format(most=top)

    def _is_corrected(self, dilator: Dilator) -> bool:
        before = next((d for d in self._set.dilators if d.id == dilator.id), None) if self._set else None
        return before is not None and before.id in self._used and before.diameter_um != dilator.diameter_um

    def _store(self, made: list[Dilator]) -> None:
        kept = {d.id for d in made}
        gone = [d for d in self._set.dilators if d.id not in kept] if self._set else []
        retired = [
            replace(d, retired=True, position=len(made) + place)
            for place, d in enumerate(d for d in gone if d.id in self._used)
        ]
        base = self._set or DilatorSet()
        preferences = self._diary.preferences()
        change = self._diary.save(replace(base, dilators=(*made, *retired)))
        if preferences.inches != self._inches:
            self._diary.save_preferences(replace(preferences, inches=self._inches))
        self.accept()
        self._bus.announce(change)


def shown(um: int | None, *, inches: bool) -> str:
    """Return a length as it is typed, without its unit."""
    if um is None:
        return ""
    return number(dilators.in_inches(um), 3) if inches else number(dilators.in_mm(um), 1)


def read_length(typed: str, *, inches: bool, before: int | None = None) -> int:
    """Return micrometres. A number that reads as ``before`` did keeps it to the last digit. Raises ``ValueError``."""
    if before is not None and typed.strip() == shown(before, inches=inches):
        return before
    return dilators.inches_from_typed(typed) if inches else dilators.mm_from_typed(typed)


def _line(value: str, name: str) -> TextLine:
    field = TextLine(value, dense=True)
    field.setMaxLength(text.LINE_LENGTH)
    field.setAccessibleName(name)
    return field
