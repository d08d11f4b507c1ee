"""The set below the plan."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QBoxLayout, QWidget

from dilator_app import words
from dilator_app.domain.dilators import Dilator
from dilator_app.i18n import _
from dilator_app.ui.pages.plan.sideways import Sideways
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, label, row
from dilator_app.ui.widgets.size_picker import SizeOption, SizePicker


class SetCard(Card):
    """Arrows choose a size for the plan; it is stored with the plan, not before."""

    def __init__(self) -> None:
        super().__init__(padding=(20, 7))
        self.unit = label("", "small", "text-muted")
        self.picker = SizePicker(clearable=False)
        self.picker.setAccessibleName(_("Your set"))
        self.button = Button(_("Change"), kind="quiet", icon="pencil")
        sizes = row(label(_("Your set"), "title-3"), self.unit, Sideways(self.picker), self.button, spacing=10)
        sizes.addStretch()
        note = label(
            _("Fernlight counts and never chooses a size. Numbers that you change are marked as yours."),
            "small",
            "text-muted",
            wrap=True,
        )
        note.setMinimumWidth(250)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(10)
        self._row.addLayout(sizes, 1)
        self._row.addWidget(note)
        self.column.addLayout(self._row)

    def arrange(self, *, narrow: bool) -> None:
        """Put the note beside the sizes or below them."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)

    def put_after(self, *links: QWidget) -> None:
        """Let ``links`` follow in the order of the Tab key: the sizes, made anew with each set, would come after them.

        The sizes themselves stay where they are. The picker hands the keyboard on to them, and it must come first.
        """
        for before, after in pairwise((*self.picker.choices, self.button, *links)):
            QWidget.setTabOrder(before, after)

    def show_set(self, dilators: Sequence[Dilator], chosen: Dilator | None, *, inches: bool) -> None:
        """Show the sizes in use, and which of them the plan names."""
        measured = bool(dilators) and all(d.diameter_um is not None for d in dilators)
        self.unit.setText((_("in") if inches else _("mm")) if measured else "")
        self.picker.set_sizes(
            [SizeOption(d.id, _bare(words.size(d, inches=inches), has_unit=measured)) for d in dilators]
        )
        self.picker.set_value(chosen.id if chosen else None)
        self.picker.setVisible(bool(dilators))
        self.button.setText(_("Change") if dilators else _("Add your sizes"))
        self.button.set_icon("pencil" if dilators else "plus")


def _bare(size: str, *, has_unit: bool) -> str:
    """Return a size without its unit, which stands at the start of the row."""
    return size.rsplit(" ", 1)[0] if has_unit else size
