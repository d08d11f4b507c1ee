"""The editor of a set: anything the person names, in millimetres or inches, with the confirmed sets to begin from."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from dilator_app import presets, words
from dilator_app.diary.diary import Diary
from dilator_app.domain import dilators
from dilator_app.domain.dilators import Dilator, DilatorSet
from dilator_app.i18n import _
from dilator_app.ui import messages
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.pages.plan.size_row import SizeRow
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import ComboBox
from dilator_app.ui.widgets.segmented import SegmentedControl

_COLUMNS = 5
_LEAST_ROWS = 4


class SetDialog(DraftDialog):
    """Edits the current set, or makes the first one. Sizes with sessions are retired, never lost."""

    def __init__(self, diary: Diary, bus: Bus, undo: UndoStack, parent: QWidget | None = None) -> None:
        super().__init__(_("Your set"), diary, "set", parent, width=760)
        self._diary, self._bus, self._undo = diary, bus, undo
        self._set = diary.current_set()
        self._inches = diary.preferences().inches
        self._used = diary.dilators_in_use()
        self._shared: dict[str, presets.Preset] = {p.id: p for p in presets.load()}
        self.rows: list[SizeRow] = []
        self._build()
        self._fill(list(self._set.in_use) if self._set else [])
        self.take_up_draft()

    def _build(self) -> None:
        self.unit = SegmentedControl([(False, _("mm")), (True, _("inches"))], dense=True, clearable=False)
        self.unit.set_value(self._inches)
        self.unit.setAccessibleName(_("Unit"))
        self.unit.changed.connect(self._change_unit)
        self.preset = ComboBox([(p.id, p.name) for p in self._shared.values()], placeholder=_("Begin with a known set"))
        self.preset.setAccessibleName(_("Begin with a known set"))
        self.preset.chosen.connect(self._ask_for_preset)
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
        self.column.addLayout(self._grid)
        self.add_button = Button(_("Add a size"), kind="quiet", icon="plus")
        self.add_button.clicked.connect(self._add_empty)
        self.column.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)

    # --- rows --------------------------------------------------------------------------------------------------------
    def _fill(self, listed: list[Dilator]) -> None:
        self.rows = [self._row(d) for d in listed]
        while len(self.rows) < _LEAST_ROWS:
            self.rows.append(self._row(None))
        self._arrange()

    def _row(self, dilator: Dilator | None) -> SizeRow:
        return SizeRow(dilator, inches=self._inches, remove=self._remove)

    def _arrange(self) -> None:
        """Put the rows into the grid, and into the order of the Tab key."""
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
        stops = [self.preset, *(w for row in self.rows for w in (*row.fields, row.remove)), self.add_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _add_empty(self) -> None:
        self.problem.hide()
        if len(self.rows) >= dilators.MOST_DILATORS:
            self.say_problem(_too_many(), self.add_button)
            return
        self.rows.append(self._row(None))
        self._arrange()
        self.go_to(self.rows[-1].label)

    def _remove(self, row: SizeRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        self._arrange()
        after = self.rows[min(place, len(self.rows) - 1)].remove if self.rows else self.add_button
        after.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_for_preset(self, preset_id: object) -> None:
        """Take the place of any line only when the person says so."""
        replaced = [row for row in self.rows if not row.is_empty() and row not in self._rows_in_use()]
        self.preset.set_value(None)
        if not replaced:
            self._take_preset(preset_id)
            return
        messages.ask(
            self,
            _("Take the known set?"),
            _("Its sizes would take the place of the lines that stand here now. Sizes with sessions stay."),
            agree=_("Take it"),
            decline=_("Keep my lines"),
            agreed=lambda: self._take_preset(preset_id),
        )

    def _rows_in_use(self) -> list[SizeRow]:
        """Return the lines that stay whatever is chosen: sessions or a plan name their sizes."""
        return [row for row in self.rows if row.dilator is not None and row.dilator.id in self._used]

    def _take_preset(self, preset_id: object) -> None:
        preset = self._shared[str(preset_id)]
        self.source.setText(_("Source: {source}").format(source=preset.source))
        self.source.show()
        kept = self._rows_in_use()
        sizes = {row.dilator.size for row in kept if row.dilator is not None}
        self.rows = [*kept, *(self._row(d) for d in preset.set.dilators if d.size not in sizes)]
        self._arrange()

    def _change_unit(self, inches: object) -> None:
        self._inches = bool(inches)
        for row in self.rows:
            row.diameter.show_in(inches=self._inches)
            row.length.show_in(inches=self._inches)

    # --- drafts ------------------------------------------------------------------------------------------------------
    def snapshot(self) -> dict[str, Any]:
        """Return what stands in the rows."""
        rows = [
            [str(row.dilator.id) if row.dilator else "", *(field.text() for field in row.fields)]
            for row in self.rows
            if row.dilator or not row.is_empty()
        ]
        return {"inches": self._inches, "rows": rows}

    def restore(self, state: dict[str, Any]) -> None:
        """Put the rows back."""
        self._inches = state["inches"]
        self.unit.set_value(self._inches)
        known = {str(d.id): d for d in (self._set.dilators if self._set else ())}
        self.rows = []
        for dilator_id, *texts in state["rows"]:
            row = self._row(known.get(dilator_id))
            for field, kept in zip(row.fields, texts, strict=True):
                field.setText(kept)
            self.rows.append(row)
        self._arrange()

    # --- saving ------------------------------------------------------------------------------------------------------
    def save(self) -> None:
        """Check every line, ask once where a correction reaches back, then store."""
        self.problem.hide()
        try:
            read = [row.read(place) for place, row in enumerate(self.rows)]
        except FieldProblem as problem:
            self.say_problem(problem.words, problem.field)
            return
        kept = [dilator for dilator in read if dilator is not None]
        if (twin := self._second_of_the_same(read)) is not None:
            name = words.dilator_name(read[twin] or kept[0], inches=self._inches)
            said = _("Two lines are “{name}”. Please give one another name, so that you can tell them apart.")
            self.say_problem(said.format(name=name), self.rows[twin].label)
            return
        made = dilators.taken_up_again(kept, self._set.dilators if self._set else ())
        if not made:
            self.say_problem(_("Please name at least one size."), self.rows[0].label if self.rows else None)
            return
        if len(made) + len(self._gone(made)) > dilators.MOST_DILATORS:
            self.say_problem(_too_many())
            return
        if all(d.diameter_um is not None for d in made):
            made.sort(key=lambda d: d.diameter_um or 0)
        made = [replace(d, position=place) for place, d in enumerate(made)]
        if any(self._is_corrected(d) for d in made):
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

    @staticmethod
    def _second_of_the_same(read: list[Dilator | None]) -> int | None:
        """Return the first line that shows the same words as one above it."""
        seen: set[tuple[str, int | None]] = set()
        for place, dilator in enumerate(read):
            if dilator is None:
                continue
            shown = dilator.label.casefold(), dilator.diameter_um
            if shown in seen:
                return place
            seen.add(shown)
        return None

    def _gone(self, made: list[Dilator]) -> list[Dilator]:
        """Return what is no longer in the list and must stay in the set, for sessions or a plan name it."""
        kept = {d.id for d in made}
        return [d for d in self._set.dilators if d.id not in kept and d.id in self._used] if self._set else []

    def _is_corrected(self, dilator: Dilator) -> bool:
        before = next((d for d in self._set.dilators if d.id == dilator.id), None) if self._set else None
        return before is not None and before.id in self._used and before.diameter_um != dilator.diameter_um

    def _store(self, made: list[Dilator]) -> None:
        retired = [replace(d, retired=True, position=len(made) + n) for n, d in enumerate(self._gone(made))]
        changed = replace(self._set or DilatorSet(), dilators=(*made, *retired))
        change = self._diary.save(changed)
        before, new = ([self._set], []) if self._set else ([], [changed])
        self._undo.push_saved(self._diary, before=before, made=new)
        preferences = self._diary.preferences()
        unit = self._diary.save_preferences(replace(preferences, inches=self._inches))
        self.accept()
        self._bus.announce(change)
        self._bus.announce(unit)


def _too_many() -> str:
    return _("A set holds at most {n} sizes, those of earlier sessions included.").format(n=dilators.MOST_DILATORS)
