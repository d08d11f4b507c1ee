"""F1: the keys, in one list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from dilator_app.i18n import _, pgettext
from dilator_app.ui import focus
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Label, label
from dilator_app.ui.widgets.fitted_dialog import FittedDialog

_WIDTH = 800


def keys() -> list[tuple[str, str]]:
    """Return every key that works anywhere, with what it does."""
    return [
        ("Ctrl+H", _("Hide the window and lock the diary, also over every dialog that Fernlight draws")),
        ("Ctrl+L", _("Lock the diary")),
        ("Ctrl+1 … Ctrl+7", _("Go to a page")),
        ("Ctrl+N", _("Quick log")),
        ("Ctrl+F", _("Search your notes; in Learn, the pages")),
        ("Ctrl+P · Ctrl++ · Ctrl+−", _("In Learn: print the page, larger letters, smaller letters")),
        ("Alt+→ · Alt+←", _("In Learn: the next page, back to the list")),
        ("Ctrl+P · Alt+↑ · Alt+↓", _("In Appointment: print the page, move a part of it up, down")),
        ("Ctrl+Z", _("Take back the last removal or change; in a text field, the last words")),
        ("Ctrl+Shift+Z", _("Do again what was taken back")),
        ("Ctrl+Q", _("Leave Fernlight")),
        ("F1", _("This list")),
        ("0 … 9", _("Choose a number on a scale; 1 and 0 typed together are 10")),
        (
            _row("←", "→", "↑", "↓", _home(), _end()),
            _("In a row of ticks: another one; End is “None of these”; Space ticks"),
        ),
        ("↑ · ↓ · Alt+↓", _("In a date: a day later, a day earlier, the calendar; or type it")),
        (pgettext("a key", "Delete"), _("Take an answer back; in History, remove the chosen sessions")),
        (_enter(), _("The button with the focus, else the main one of a form; in a note, Ctrl+Enter")),
        (_escape(), _("Close what is in front; what you typed is kept")),
        (_row(_space(), _escape(), _enter()), _("In a session: pause or go on, stop, the right-hand button")),
        ("Ctrl+Z", _("In a session: within ten seconds of Stop, continue")),
        (_row("N", "0 … 9", _end(), "−"), _("In a session: note pain, a number of pain, 10, a smaller size")),
        (
            _row("←", "→", _home(), _end()),
            _("In a chart: the session at the cursor; in the therapist view: one session, large"),
        ),
        ("P · M", _("In a session: plain screen, sound")),
    ]


def keys_before_a_diary() -> list[tuple[str, str]]:
    """Return the keys of the pages that stand before an open diary. The lock page is one: they name nothing private."""
    return [
        ("Ctrl+H", _("Hide the window")),
        ("Ctrl+Q", _("Leave Fernlight")),
        (_row(_tab(), f"{_shift()}+{_tab()}"), _("The next field or button, the one before")),
        (_enter(), _("The button with the focus, else the main one")),
        (_escape(), _("Close what is in front, or go back")),
        ("F1", _("This list")),
    ]


def keys_of_therapist_view() -> list[tuple[str, str]]:
    """Return the keys of the view that somebody else looks at too: they name nothing private."""
    return [
        (_row("←", "→"), _("One session, large: the one before, the one after")),
        (_row(_home(), _end()), _("The first session, the newest one")),
        (_row("↑", "↓"), _("Scroll up, scroll down")),
        (_row(_tab(), f"{_shift()}+{_tab()}"), _("The next field or button, the one before")),
        (_escape(), _("Back to all sessions; from there, close the view")),
        ("Ctrl+H", _("Hide the window")),
        ("F1", _("This list")),
    ]


def _row(*names: str) -> str:
    return " · ".join(names)


def _home() -> str:
    return pgettext("a key", "Home")


def _end() -> str:
    return pgettext("a key", "End")


def _space() -> str:
    return pgettext("a key", "Space")


def _enter() -> str:
    return pgettext("a key", "Enter")


def _tab() -> str:
    return pgettext("a key", "Tab")


def _shift() -> str:
    return pgettext("a key", "Shift")


def _escape() -> str:
    return pgettext("a key", "Esc")


class KeyList(FittedDialog):
    """Shows the list; any of Esc, Enter and the button closes it.

    ``listed`` are the keys of a place that has its own, and ``words`` writes them there ``scale`` times as large.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        before_a_diary: bool = False,
        listed: Sequence[tuple[str, str]] = (),
        words: Callable[..., Label] = label,
        scale: float = 1.0,
    ) -> None:
        super().__init__(parent, width=round(_WIDTH * scale), to_read=_("Keys"))
        self.head.addWidget(words(_("Keys"), "title-2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (key, meaning) in enumerate(listed or (keys_before_a_diary() if before_a_diary else keys())):
            grid.addWidget(words(key, "control", strong=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(meaning, "control", wrap=True), row, 1)
        self.column.addLayout(grid)
        self.close_button = Button(_("OK"), kind="primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self.foot.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignRight)
        focus.install(self)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)


def list_keys_over(dialog: QWidget, *, before_a_diary: bool) -> None:
    """Open the list in front of a dialog, unless that is the list."""
    if not isinstance(dialog, KeyList):
        KeyList(dialog, before_a_diary=before_a_diary).open()
