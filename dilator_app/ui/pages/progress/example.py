"""How Progress will look, with the invented entries of the sample. None of them ever stands in the diary."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from dilator_app import sample
from dilator_app.domain.appointments import Appointment
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.goals import Goal, GoalRating
from dilator_app.domain.plan import Plan, Rest
from dilator_app.domain.session import Session
from dilator_app.i18n import _
from dilator_app.ui.pages.progress.reading import Entries, Read, made_from
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import row


def example(day: date, week_begins: int, *, hide_pain: bool, inches: bool) -> Read:
    """Return what Progress would read from the sample, were it a diary that ends on ``day``."""
    records = sample.records(day)
    (its_set,) = (record for record in records if isinstance(record, DilatorSet))
    entries = Entries(
        sessions=[record for record in records if isinstance(record, Session)],
        sets=[its_set],
        current=its_set,
        plans=[record for record in records if isinstance(record, Plan)],
        rests=[record for record in records if isinstance(record, Rest)],
        appointments=[record for record in records if isinstance(record, Appointment)],
        goals=[record for record in records if isinstance(record, Goal)],
        ratings=[record for record in records if isinstance(record, GoalRating)],
    )
    return made_from(entries, day, week_begins, hide_pain=hide_pain, inches=inches)


class ExampleLine(QWidget):
    """Stands above the example for as long as it is shown: what it is, and the way back."""

    def __init__(self) -> None:
        super().__init__()
        words = _("Invented. Not an example to follow.")
        self.banner = Banner(words, "notice")
        self.back = Button(_("Back to your own diary"))
        self.back.setAccessibleDescription(_("Esc leads back, too."))
        line = row(self.banner, self.back, spacing=16)
        line.setStretch(0, 1)
        self.setLayout(line)

    def begin(self) -> None:
        """Take the keyboard, so that one key leads back, and say what this is."""
        self.show()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.banner, self.banner.text()))
