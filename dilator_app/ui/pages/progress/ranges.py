"""Which stretch of time the charts show, and the two days of one that is chosen freely."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dilator_app.domain.appointments import Period
from dilator_app.i18n import _, pgettext
from dilator_app.report.progress import Range
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import DateField
from dilator_app.ui.widgets.segmented import SegmentedControl


def range_control() -> SegmentedControl:
    """Return the ranges side by side, three months chosen."""
    control = SegmentedControl(
        [
            (Range.FOUR_WEEKS, _("4 weeks")),
            (Range.THREE_MONTHS, _("3 months")),
            (Range.ALL, pgettext("all the time", "All")),
            (Range.SINCE_APPOINTMENT, _("Since last appointment")),
            (Range.OWN_DATES, _("Own dates")),
        ],
        clearable=False,
        fitted=True,
    )
    control.setAccessibleName(_("Range"))
    control.set_value(Range.THREE_MONTHS)
    return control


class OwnDates(QWidget):
    """The first and the last day of one's own choice, in a line that stands there while they are in use."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        long_ago = date(2000, 1, 1)
        self.first, self.last = DateField(long_ago), DateField(long_ago)
        self._problem = label("", "small", "text-muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for words, field in ((_("First day"), self.first), (_("Last day"), self.last)):
            name = label(words, "control")
            name.setBuddy(field)
            field.setAccessibleName(words)
            field.changed.connect(self._on_changed)
            field.problem_changed.connect(self._say_problem)
            line.addWidget(name)
            line.addWidget(field)
            line.addSpacing(10)
        line.addWidget(self._problem, 1)

    def show_period(self, period: Period, latest: date) -> None:
        """Show the days of a period; none after ``latest`` can be chosen."""
        for field, day in ((self.first, period.first), (self.last, period.last)):
            field.blockSignals(True)
            field.set_latest(latest)
            field.set_day(day)
            field.blockSignals(False)
        self._say_problem()

    def period(self) -> Period | None:
        """Return the days chosen; None while the first lies after the last."""
        first, last = self.first.day(), self.last.day()
        return Period(first, last) if first is not None and last is not None and first <= last else None

    def _on_changed(self) -> None:
        self._say_problem()
        if self.period() is not None:
            self.changed.emit()

    def _say_problem(self) -> None:
        misread = self.first.problem() or self.last.problem()
        self._problem.setText(misread or ("" if self.period() else _("The first day lies after the last one.")))
