"""What segments, sizes and choice rows share: one of several, chosen by click, arrows or Space, and taken back."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from dilator_app import tokens


class Choice(QRadioButton):
    """One answer. It speaks to screen readers as a radio button; its group draws it and decides."""

    def __init__(self, value: Hashable, text: str, group: "ChoiceGroup") -> None:
        super().__init__(text, group)
        self.value = value
        self._group = group
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clicked.connect(self._on_clicked)

    def show_chosen(self, *, chosen: bool) -> None:
        """Show whether this is the answer."""
        # Exclusive buttons are what readers announce as radio buttons, but Qt lets nobody un-choose them.
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def nextCheckState(self) -> None:
        """Leave the decision to the group, where Qt would toggle."""

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere, not only on the words."""
        return self.rect().contains(pos)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Count a double click as one: it must not take back what it chose."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows and Delete to the group."""
        if not self._group.press(event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let the group show that the pointer is here."""
        super().enterEvent(event)
        self._group.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Let the group show that the pointer has left."""
        super().leaveEvent(event)
        self._group.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing: the group draws."""

    def focus_outline(self) -> tuple[QRect, int]:
        """Return where the focus ring runs: around the group, which is one stop of the Tab key."""
        return self._group.outline_of(self)

    def _on_clicked(self) -> None:
        group = self._group
        group.choose(None if self.isChecked() and group.clearable else self)


class ChoiceGroup(QWidget):
    """Answers of which at most one is chosen. Subclasses place and draw them.

    Where an answer may stay away (``clearable``), Delete or a click on the chosen one takes it back.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, clearable: bool = True) -> None:
        super().__init__(parent)
        self.clearable = clearable
        self.choices: list[Choice] = []

    def set_options(self, options: Sequence[tuple[Hashable, str]]) -> None:
        """Replace the answers; what was chosen stays chosen if it is still among them."""
        before = self.value()
        for old in self.choices:
            old.setParent(None)
            old.deleteLater()
        self.choices = [Choice(value, text, self) for value, text in options]
        self._show_chosen(before)
        self.arrange()
        for choice in self.choices:
            choice.show()
        self.updateGeometry()

    def value(self) -> object | None:
        """Return the chosen value, ``None`` while nothing is chosen."""
        chosen = self._chosen()
        return None if chosen is None else chosen.value

    def set_value(self, value: Hashable | None) -> None:
        """Choose ``value`` without a signal; ``None``, or a value that is no answer, chooses nothing."""
        self._show_chosen(value)

    def choose(self, choice: "Choice | None") -> None:
        """Choose as the person does, with a signal."""
        value = None if choice is None else choice.value
        if value != self.value():
            self._show_chosen(value)
            self.changed.emit(value)

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; ``False`` if it is none of the group's."""
        step = self._step_of(Qt.Key(event.key()))
        if step:
            self._move(step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.clearable:
            self.choose(None)
        else:
            return False
        return True

    # --- room --------------------------------------------------------------------------------------------------------
    def arrange(self) -> None:
        """Place the answers in the room that there is, in the direction of the layout."""
        raise NotImplementedError

    def is_mirrored(self) -> bool:
        """Say whether the first answer stands on the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the answers in the new room."""
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Mirror the order when the direction of the layout changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.arrange()

    def outline_of(self, choice: Choice) -> tuple[QRect, int]:
        """Return the focus outline in the coordinates of ``choice``."""
        return self.rect().translated(-choice.pos()), tokens.measure("radius", "control")

    def _chosen(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.isChecked()), None)

    def _show_chosen(self, value: Hashable | None) -> None:
        for choice in self.choices:
            choice.show_chosen(chosen=value is not None and choice.value == value)
        entry = self._chosen() or (self.choices[0] if self.choices else None)
        for choice in self.choices:
            policy = Qt.FocusPolicy.StrongFocus if choice is entry else Qt.FocusPolicy.ClickFocus
            choice.setFocusPolicy(policy)
        self.setFocusProxy(entry)  # type: ignore[arg-type]  # None takes the proxy away
        self.update()

    def _move(self, step: int) -> None:
        chosen = self._chosen()
        if chosen is None:
            target = self.choices[0 if step > 0 else -1]
        else:
            target = self.choices[(self.choices.index(chosen) + step) % len(self.choices)]
        self.choose(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _step_of(self, key: Qt.Key) -> int:
        mirrored = self.is_mirrored()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: -1 if mirrored else 1,
            Qt.Key.Key_Left: 1 if mirrored else -1,
        }
        return steps.get(key, 0) if self.choices else 0
