"""Which days the page is about."""

from collections.abc import Hashable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.domain.appointments import Appointment
from dilator_app.i18n import _, day
from dilator_app.report.choices import PeriodKind
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import ComboBox, DateField
from dilator_app.ui.widgets.form import titled

_FOUR_WEEKS = timedelta(27)


class PeriodChoice(QWidget):
    """A list of periods, and two days where the person chooses them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = ComboBox()
        self.list.setAccessibleName(_("Period"))
        self.list.chosen.connect(self._on_chosen)
        self._today = date(2000, 1, 1)
        self.first, self.last = DateField(self._today), DateField(self._today)
        self._days = QWidget()
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 6, 0, 0)
        days.setSpacing(12)
        for field, name in ((self.first, _("First day")), (self.last, _("Last day"))):
            field.setAccessibleName(name)
            field.changed.connect(self.changed)
            field.problem_changed.connect(self._say_problem)
            days.addLayout(titled(name, field))
        days.addStretch()
        self._days.hide()
        self._problem = label("", "small", "danger", wrap=True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(titled(_("Period"), self.list, role="body"))
        column.addWidget(self._days)
        column.addWidget(self._problem)

    def offer(self, last_visit: Appointment | None, today: date) -> None:
        """Offer what the diary knows; what is chosen stays chosen."""
        since = (
            _("Since last appointment, {day}").format(day=day(last_visit.day, "d MMM"))
            if last_visit
            else _("Last 4 weeks (no appointment before)")
        )
        options: list[tuple[Hashable, str]] = [
            (PeriodKind.SINCE_LAST, since),
            (PeriodKind.FOUR_WEEKS, _("Last 4 weeks")),
            (PeriodKind.THREE_MONTHS, _("Last 3 months")),
            (PeriodKind.YEAR, _("Last 12 months")),
            (PeriodKind.EVERYTHING, _("Since the first session")),
            (PeriodKind.OWN, _("Own dates")),
        ]
        self.list.set_options(options)
        self._today = today
        for field in (self.first, self.last):
            field.set_latest(today)

    def show_period(self, kind: PeriodKind, first: date | None, last: date | None) -> None:
        """Show a choice; own dates that were never chosen begin as the last four weeks."""
        self.list.set_value(kind)
        self.first.set_day(first or self._today - _FOUR_WEEKS)
        self.last.set_day(last or self._today)
        self._days.setVisible(kind is PeriodKind.OWN)

    def kind(self) -> PeriodKind:
        """Return which period is chosen."""
        kind = self.list.value()
        return kind if isinstance(kind, PeriodKind) else PeriodKind.SINCE_LAST

    def days(self) -> tuple[date | None, date | None]:
        """Return the own dates that were understood last; None where another period is chosen."""
        return (self.first.understood(), self.last.understood()) if self.kind() is PeriodKind.OWN else (None, None)

    def _say_problem(self) -> None:
        misread = self.first.problem() or self.last.problem()
        self._problem.setText(misread)
        self._problem.setVisible(bool(misread))

    def _on_chosen(self, kind: object) -> None:
        self._days.setVisible(kind is PeriodKind.OWN)
        self.changed.emit()
