"""A day and a time of day, as people write them."""

import re
from datetime import date, time

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QSizePolicy, QWidget

from dilator_app import i18n, tokens
from dilator_app.ui import theme
from dilator_app.ui.widgets.fields.text import TextLine

_NEVER = QDate(1900, 1, 1)  # stands for "no day" where that is an answer
_WEEKDAY = re.compile(r"dddd,?\s*")
_WORDS_BETWEEN = re.compile(r"\s+'[^']*'\s+")
_TIME = re.compile(r"(\d{1,2})\s*[:.h]?\s*(\d{2})?\s*([ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)
_WIDTH = 140
_CALENDAR_EDGE = 5  # its line, and a little paper


class DateField(QDateEdit):
    """A day with a calendar to pick it from; with ``empty`` (words such as "open") it can also be no day.

    While it is no day, the calendar opens on the month of ``opens_on``.
    """

    changed = Signal(object)  # date, or None

    def __init__(
        self,
        day: date | None,
        *,
        empty: str | None = None,
        opens_on: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if day is None and empty is None:
            raise ValueError("no day, and no words for that")
        self._empty = empty is not None
        self._opens_on = opens_on
        self.setProperty("dense", True)
        self.setFont(theme.current().font("control"))
        self.setLocale(QLocale(i18n.current_locale()))
        self.setDisplayFormat(_display_format(self.locale()))
        self.setMinimumDate(_NEVER)
        if empty is not None:
            self.setSpecialValueText(empty or " ")
        self.setCalendarPopup(True)
        self._dress_calendar()
        self.calendarWidget().installEventFilter(self)
        theme.signals.changed.connect(self._dress_calendar)
        self.set_day(day)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.dateChanged.connect(self._tell)

    def day(self) -> date | None:
        """Return the day, ``None`` when there is none."""
        shown = self.date()
        return None if self._empty and shown == _NEVER else date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date | None) -> None:
        """Show a day, or none."""
        self.setDate(_NEVER if day is None else QDate(day.year, day.month, day.day))

    def set_latest(self, day: date) -> None:
        """Allow no day after ``day``."""
        self.setMaximumDate(QDate(day.year, day.month, day.day))

    def sizeHint(self) -> QSize:
        """Return room for the longest day and the height of all controls."""
        return QSize(max(_WIDTH, super().sizeHint().width()), tokens.measure("control", "height"))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a day is never cut off."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll unless the person is in this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave "no day" with a digit or an arrow, for the day at hand; go back to it with Delete."""
        if self._empty and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_day(None)
            return
        steps = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if self.day() is None and (event.text().isdigit() or steps):
            self.set_day(self._opens_on or date.today())  # noqa: DTZ011 - a place to begin, no fact
            self.setSelectedSection(QDateEdit.Section.DaySection)
            if steps:
                return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the calendar on a month of use while no day is chosen."""
        if event.type() == QEvent.Type.Show and self.day() is None and self._opens_on is not None:
            self.calendarWidget().setCurrentPage(self._opens_on.year, self._opens_on.month)
        return super().eventFilter(watched, event)

    def _dress_calendar(self) -> None:
        """Give weekends no alarming red and no strange font."""
        look = theme.current()
        calendar = self.calendarWidget()
        calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        calendar.setContentsMargins(_CALENDAR_EDGE, _CALENDAR_EDGE, _CALENDAR_EDGE, _CALENDAR_EDGE)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek(i18n.first_weekday() + 1))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(look.color("text"))
        head.setForeground(look.color("text-muted"))
        head.setBackground(look.color("surface-raised"))
        calendar.setHeaderTextFormat(head)
        for weekday in Qt.DayOfWeek:
            calendar.setWeekdayTextFormat(weekday, plain)

    def _tell(self, _day: QDate) -> None:
        self.changed.emit(self.day())


class TimeField(TextLine):
    """A time of day or nothing. "20:40", "2040", "20.40", "8.40 pm" and "20" are all understood."""

    changed = Signal(object)  # time, or None; only for what is understood

    def __init__(self, value: time | None = None, parent: QWidget | None = None) -> None:
        super().__init__(dense=True, parent=parent)
        self.set_value(value)
        self.editingFinished.connect(self._tidy)
        self._told = value

    def value(self) -> time | None:
        """Return the time, ``None`` when the field is empty or not understood."""
        return read_time(self.text())

    def set_value(self, value: time | None) -> None:
        """Show a time in the locale's way, or nothing."""
        self.setText("" if value is None else i18n.clock_time(value))
        self._told = value

    def is_understood(self) -> bool:
        """Return whether the field is empty or holds a time."""
        return not self.text().strip() or self.value() is not None

    def _tidy(self) -> None:
        if not self.is_understood():
            return
        before, now = self._told, self.value()
        self.set_value(now)
        if now != before:
            self.changed.emit(now)


def read_time(text: str) -> time | None:
    """Return the time that ``text`` names, ``None`` when it names none."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _display_format(locale: QLocale) -> str:
    """Return the long form of a day without weekday or words between, the month short: 7 Nov 2026, 7 nov 2026."""
    long = _WEEKDAY.sub("", locale.dateFormat(QLocale.FormatType.LongFormat))
    return _WORDS_BETWEEN.sub(" ", long).replace("MMMM", "MMM")
