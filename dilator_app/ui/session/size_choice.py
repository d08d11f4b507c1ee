"""Choosing a size in the session: chips that are met from a distance, or outlines where the person chose them."""

from collections.abc import Hashable, Sequence
from math import ceil

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app import tokens, words
from dilator_app.domain.dilators import Dilator
from dilator_app.i18n import _
from dilator_app.ui.session.look import Scale
from dilator_app.ui.widgets.chip import draw_chip
from dilator_app.ui.widgets.choice import Choice, ChoiceGroup
from dilator_app.ui.widgets.size_picker import SizeOption, SizePicker

_GAP = 12
_SIDES = 18


class Chips(ChoiceGroup):
    """Answers in as many rows as they need. Arrows choose at once."""

    def __init__(self, scale: Scale, *, height: int, role: str, clearable: bool = False, sides: int = _SIDES) -> None:
        super().__init__(clearable=clearable)
        self._scale, self._chip, self._role, self._sides = scale, height, role, sides
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # Fixed would be one row
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_value(self, value: Hashable | None) -> None:
        """Mark the answer that holds, without a signal; the same as before costs nothing."""
        if self.value() != value:
            self.set_value(value)

    # --- room --------------------------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        """Return room for three chips side by side."""
        width = 3 * max((self._width(choice) for choice in self.choices), default=0) + 2 * _GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for one chip."""
        return QSize(4 * self._chip, self._chip)

    def hasHeightForWidth(self) -> bool:
        """Say that narrower rows are more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def arrange(self) -> None:
        """Place the chips, row by row."""
        for choice, place in zip(self.choices, self._places(self.width()), strict=True):
            if self.is_mirrored():
                place.moveLeft(self.width() - place.right() - 1)
            choice.setGeometry(place)
        self.updateGeometry()

    def _places(self, width: int) -> list[QRect]:
        places, left, top = [], 0, 0
        for choice in self.choices:
            own = min(self._width(choice), width)
            if left and left + own > width:
                left, top = 0, top + self._chip + _GAP
            places.append(QRect(left, top, own, self._chip))
            left += own + _GAP
        return places

    def _width(self, choice: Choice) -> int:
        metrics = QFontMetricsF(self._scale.font(self._role, strong=True))
        return max(round(1.3 * self._chip), ceil(metrics.horizontalAdvance(choice.text())) + 2 * self._sides)

    # --- drawing -----------------------------------------------------------------------------------------------------
    def outline_of(self, choice: Choice) -> tuple[QRect, int]:
        """Put the focus ring around the one size that the arrows stand on."""
        return choice.rect(), tokens.measure("radius", "control")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chips."""
        painter = QPainter(self)
        for choice in self.choices:
            draw_chip(painter, choice, self._scale.font(self._role, strong=True), self._sides)


class SizeGrid(Chips):
    """Sizes as chips. Which ones is the caller's to say."""

    chosen = Signal(object)  # Dilator

    def __init__(self, scale: Scale, *, inches: bool, height: int, role: str, arrows_choose: bool = True) -> None:
        """``arrows_choose``: else they only go from size to size, where a choice takes the person on at once."""
        super().__init__(scale, height=height, role=role)
        self._inches, self._arrows_choose = inches, arrows_choose
        self._by_id: dict[object, Dilator] = {}
        self.setAccessibleName(_("Size"))
        self.changed.connect(self._on_changed)

    def set_sizes(self, dilators: Sequence[Dilator]) -> None:
        """Offer these sizes."""
        if [d.id for d in dilators] == list(self._by_id):
            return
        self._by_id = {d.id: d for d in dilators}
        self.set_options([(d.id, words.dilator_name(d, inches=self._inches)) for d in dilators])

    def show_chosen(self, dilator: Dilator | None) -> None:
        """Mark the size that holds, without a signal."""
        self.show_value(dilator.id if dilator else None)

    def choose_focused(self, focused: QWidget | None) -> bool:
        """Choose the size that has the keyboard; return whether one has it."""
        choice = next((choice for choice in self.choices if choice is focused), None)
        if choice is not None:
            self.choose(choice)
        return choice is not None

    def _move(self, step: int) -> None:
        if self._arrows_choose:
            super()._move(step)
            return
        here = next((place for place, choice in enumerate(self.choices) if choice.hasFocus()), 0)
        self.choices[(here + step) % len(self.choices)].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_changed(self, key: object) -> None:
        if key in self._by_id:
            self.chosen.emit(self._by_id[key])


class OutlineChoice(SizePicker):
    """The offered size and smaller ones as outlines, as many of the largest as stand side by side."""

    picked = Signal(object)  # Dilator

    def __init__(self, room: int, *, inches: bool) -> None:
        super().__init__(outlines=True, clearable=False)
        self._room, self._inches = room, inches
        self._by_id: dict[object, Dilator] = {}
        self.setAccessibleName(_("Size"))
        self.changed.connect(self._on_changed)

    def offer(self, dilators: Sequence[Dilator], chosen: Dilator | None) -> None:
        """Draw these sizes; those without a diameter cannot be drawn."""
        drawn = [d for d in dilators if d.diameter_um is not None]
        if [d.id for d in drawn] != list(self._by_id):
            self._by_id = {d.id: d for d in drawn}
            self.set_sizes(self._options(drawn))
            while drawn and self.sizeHint().width() > self._room:
                drawn = drawn[1:]
                self.set_sizes(self._options(drawn))
        wanted = chosen.id if chosen else None
        if self.value() != wanted:
            self.set_value(wanted)

    def _options(self, dilators: Sequence[Dilator]) -> list[SizeOption]:
        # The outlines stand close together: their numbers carry no unit.
        return [SizeOption(d.id, words.size(d, inches=self._inches).rsplit(" ", 1)[0], d.diameter_mm) for d in dilators]

    def _on_changed(self, key: object) -> None:
        if key in self._by_id:
            self.picked.emit(self._by_id[key])
