"""The safety question: five signs and "None of these". Untouched means not answered, which is not "none"."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from dilator_app.ui import theme

_GAP = 11
_COLUMN_GAP = 24


@dataclass(frozen=True, slots=True)
class SignOption:
    """One sign: its key, its words, and the keys that cannot be true together with it."""

    key: str
    label: str
    excludes: frozenset[str] = frozenset()


class SafetyRow(QWidget):
    """Tick boxes in ``columns``; ``changed`` carries ``None`` (not answered) or the ticked keys, empty for none.

    Arrows go from box to box, Home to the first one, End to "None of these"; Space ticks.
    """

    changed = Signal(object)
    GAP = _COLUMN_GAP
    """Between two columns."""

    def __init__(
        self,
        signs: Sequence[SignOption],
        none_label: str,
        *,
        columns: int = 3,
        scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scale = scale
        self._excludes = {sign.key: sign.excludes for sign in signs}
        self._boxes = {sign.key: _box(sign.label, scale) for sign in signs}
        self._none = _box(none_label, scale)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_COLUMN_GAP)
        grid.setVerticalSpacing(_GAP)
        for index, box in enumerate(self.boxes()):
            grid.addWidget(box, index // columns, index % columns)
            box.clicked.connect(self._on_clicked)
            box.installEventFilter(self)
        self._columns, self._grid = columns, grid
        self._write_none()

    def set_columns(self, columns: int) -> None:
        """Stand in other columns."""
        if columns == self._columns:
            return
        self._columns = columns
        for index, box in enumerate(self.boxes()):
            self._grid.addWidget(box, index // columns, index % columns)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to another box with the keyboard."""
        boxes = self.boxes()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in boxes:
            to = self._box_after(event.key(), boxes.index(watched))
            if to is not None:
                boxes[max(0, min(to, len(boxes) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _box_after(self, key: int, here: int) -> int | None:
        """Return where a key leads from the box ``here``, None for a key that leads nowhere."""
        onwards = -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Left: -onwards,
            Qt.Key.Key_Right: onwards,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return len(self._boxes)
        step = steps.get(Qt.Key(key))
        return here + step if step is not None else None

    def value(self) -> frozenset[str] | None:
        """Return ``None`` while not answered, else the keys of the ticked signs."""
        ticked = frozenset(key for key, box in self._boxes.items() if box.isChecked())
        return ticked if ticked or self._none.isChecked() else None

    def set_value(self, value: Iterable[str] | None) -> None:
        """Show an answer, without a signal."""
        ticked = frozenset(value or ())
        for key, box in self._boxes.items():
            box.setChecked(key in ticked)
        self._none.setChecked(value is not None and not ticked)
        self._write_none()

    def boxes(self) -> list[QCheckBox]:
        """Return the tick boxes, "None of these" last."""
        return [*self._boxes.values(), self._none]

    def _on_clicked(self) -> None:
        touched = self.sender()
        if touched is self._none and self._none.isChecked():
            for box in self._boxes.values():
                box.setChecked(False)
        for key, box in self._boxes.items():
            if touched is box and box.isChecked():
                self._none.setChecked(False)
                for other in self._excludes[key] & self._boxes.keys():
                    self._boxes[other].setChecked(False)
        self._write_none()
        self.changed.emit(self.value())

    def _write_none(self) -> None:
        """Make the answer "None of these" as visible as any other."""
        self._none.setFont(theme.current().font("body", strong=self._none.isChecked(), scale=self._scale))


def _box(text: str, scale: float) -> QCheckBox:
    box = QCheckBox(text)
    box.setProperty("dense", True)
    box.setFont(theme.current().font("body", scale=scale))
    return box


if __name__ == "__main__":
    from dilator_app.ui.widgets.alone import show

    some = [
        SignOption("spotting", "A little", frozenset({"more"})),
        SignOption("more", "More", frozenset({"spotting"})),
    ]
    sys.exit(show(lambda: [SafetyRow(some, "None of these")]))
