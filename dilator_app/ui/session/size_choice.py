"""Choosing a size in the session: numbers, or outlines by choice. Going up over a size of the set asks once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.preferences import Preferences
from dilator_app.ui.widgets.size_picker import SizeOption, SizePicker


class SizeChoice(QWidget):
    """Chips of sizes; which ones is the caller's to say."""

    chosen = Signal(object)  # Dilator

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._inches = preferences.inches
        self._by_id: dict[object, Dilator] = {}
        self.picker = SizePicker(outlines=not preferences.numbers_only, clearable=False)
        self.picker.changed.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.picker)
        self.hide()

    def set_sizes(self, dilators: Sequence[Dilator], chosen: Dilator | None) -> None:
        """Offer these sizes."""
        self._by_id = {d.id: d for d in dilators}
        self.picker.set_sizes([SizeOption(d.id, _short(d, inches=self._inches), d.diameter_mm) for d in dilators])
        self.picker.set_value(chosen.id if chosen else None)

    def choose(self, dilator: Dilator) -> None:
        """Mark a size as chosen, without a signal."""
        self.picker.set_value(dilator.id)

    def _on_changed(self, key: object) -> None:
        if key in self._by_id:
            self.chosen.emit(self._by_id[key])


def _short(dilator: Dilator, *, inches: bool) -> str:
    """Return a size without its unit where it has one: the chips stand close together."""
    text = words.size(dilator, inches=inches)
    return text if dilator.diameter_um is None else text.rsplit(" ", 1)[0]
