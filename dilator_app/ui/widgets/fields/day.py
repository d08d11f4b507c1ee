"""A day, typed as one writes it or picked from a calendar."""

import re
import sys
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QSizePolicy, QWidget

from dilator_app import i18n, tokens
from dilator_app.i18n import _
from dilator_app.ui import screens, theme
from dilator_app.ui.widgets.fields.inner_button import ROOM, InnerButton
from dilator_app.ui.widgets.fields.text import TextLine
from dilator_app.ui.widgets.fields.written_day import read_day

_WEEKDAY = re.compile(r"dddd,?\s*")
_WORDS_BETWEEN = re.compile(r"\s+'[^']*'\s+")
_WIDTH = 140
_AROUND = 24  # what stands left and right of the words
_CALENDAR_EDGE = 5  # its line, and a little paper
_ONE_DAY = timedelta(days=1)
_LONGEST = date(2026, 9, 28)


class DateField(TextLine):
    """A day with a calendar to pick it from; with ``empty`` (words such as "open") it can also be no day.

    What is typed is read when the field is left and shown in the locale's way. What is not understood stays as it was
    typed: `day` gives nothing for it and `problem` says so, so that whoever saves asks `typed.day` and never guesses.
    While it is no day, calendar and arrows begin at ``opens_on``, without one at the day that stood there first.
    """

    changed = Signal(object)  # date, or None; only for what is understood
    problem_changed = Signal(str)  # when the field is left: what is wrong, or nothing

    def __init__(
        self,
        day: date | None,
        *,
        empty: str | None = None,
        opens_on: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(dense=True, parent=parent)
        if day is None and empty is None:
            raise ValueError("no day, and no words for that")
        begin = opens_on or day
        if begin is None:
            raise ValueError("no day, and none to begin at")
        self._empty = empty
        self._opens_on = begin
        self._latest: date | None = None
        self._today: date | None = None
        self._shown = day
        self._told_problem = ""
        self._calendar: QCalendarWidget | None = None
        self.setLocale(QLocale(i18n.current_locale()))
        self._format = _display_format(self.locale())
        self._locale_name = i18n.current_locale()
        self.calendar_button = InnerButton(self, "appointment", _("Choose from a calendar"))
        self.calendar_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+Down is its key
        self.calendar_button.clicked.connect(self.open_calendar)
        self.keep_clear(at_end=ROOM)
        self.setText(self._words(day))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editingFinished.connect(self._settle)
        self.textEdited.connect(self._forget_problem)

    # --- what stands there -------------------------------------------------------------------------------------------
    def day(self) -> date | None:
        """Return the day as it stands there now; ``None`` when there is none, or none that can be used."""
        found = self._read()
        return None if self._is_too_late(found) else found

    def understood(self) -> date | None:
        """Return the day that was understood last, for what is drawn while the person is still typing another."""
        return self._shown

    def set_day(self, day: date | None) -> None:
        """Show a day, or none."""
        before, self._shown = self._shown, day
        self.setText(self._words(day))
        self._tell_problem("")
        if day != before:
            self.changed.emit(day)

    def set_latest(self, day: date) -> None:
        """Let the person choose no day after ``day``; one that was stored stays as it is."""
        self._latest = day

    def set_today(self, day: date) -> None:
        """Read a day without a year as the one nearest to ``day``; after `set_latest` it is the latest one allowed."""
        self._today = day

    def problem(self) -> str:
        """Return what is wrong with what stands there, nothing when it is a day, or no day where that can be."""
        found = self._read()
        if found is None:
            example = self._words(self._shown or self._opens_on)
            return "" if self._is_empty() else _("Please use a day such as {day}.").format(day=example)
        if self._latest is not None and self._is_too_late(found):
            return _("Please choose a day no later than {day}.").format(day=self._words(self._latest))
        return ""

    def draft(self) -> str | None:
        """Return what stands there, to be kept: the day, or what was typed and is none."""
        day = self.day()
        return day.isoformat() if day else None if self._is_empty() else self.text()

    def set_draft(self, kept: str | None) -> None:
        """Put a `draft` back."""
        try:
            self.set_day(date.fromisoformat(kept) if kept else None)
        except ValueError:
            self.setText(kept or "")

    def _read(self) -> date | None:
        text = self.text()
        if text == self._words(self._shown):
            return self._shown
        near = self._shown or self._opens_on
        return None if self._is_empty() else read_day(text, near, self._latest, self._locale_name, self._today)

    def _is_too_late(self, day: date | None) -> bool:
        return day is not None and self._latest is not None and day > self._latest and day != self._shown

    def _is_empty(self) -> bool:
        return self._empty is not None and self.text().strip() in ("", self._empty.strip())

    def _words(self, day: date | None) -> str:
        if day is None:
            return self._empty or ""
        return self.locale().toString(QDate(day.year, day.month, day.day), self._format)

    # --- typing ------------------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a day with the arrows, open the calendar with Alt+Down; Delete on all of it means no day."""
        key, with_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        is_delete = key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if key == Qt.Key.Key_Down and with_alt:
            self.open_calendar()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Up else -1)
        elif self._empty is not None and is_delete and self.selectedText() == self.text():
            self.set_day(None)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll unless the person is in this field."""
        turned = event.angleDelta().y()
        if self.hasFocus() and turned:
            self._step(1 if turned > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let typing replace the whole day, unless the pointer says where to begin."""
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason):
            self.selectAll()

    def _step(self, days: int) -> None:
        day = self.day()
        if day is None and not self._is_empty():
            return  # what is typed and not understood is the person's
        to = day + days * _ONE_DAY if day else self._opens_on
        self.set_day(min(to, self._latest) if self._latest else to)
        self.selectAll()

    def _settle(self) -> None:
        """Show what was understood in the locale's way, or say that it was not."""
        problem = self.problem()
        if not problem:
            self.set_day(self.day())
        self._tell_problem(problem)

    def _forget_problem(self, _text: str) -> None:
        self._tell_problem("")

    def _tell_problem(self, words: str) -> None:
        if words == self._told_problem:
            return
        self._told_problem = words
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.setProperty("wrong", bool(words))
        self.style().unpolish(self)
        self.style().polish(self)
        self.problem_changed.emit(words)

    # --- the calendar ------------------------------------------------------------------------------------------------
    def calendarWidget(self) -> QCalendarWidget:
        """Return the calendar, made when it is first asked for."""
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlags(Qt.WindowType.Popup)
            self._calendar.setLocale(self.locale())
            self._calendar.setDateEditEnabled(False)
            self._calendar.clicked.connect(self._pick)
            self._calendar.activated.connect(self._pick)
            self._dress_calendar()
            theme.signals.changed.connect(self._dress_calendar)
        return self._calendar

    def open_calendar(self) -> None:
        """Open the calendar below, on the day that stands there or a month of use."""
        calendar = self.calendarWidget()
        if self._latest is not None:
            calendar.setMaximumDate(QDate(self._latest.year, self._latest.month, self._latest.day))
        on = self.day() or self._shown or self._opens_on
        calendar.setSelectedDate(QDate(on.year, on.month, on.day))
        calendar.setCurrentPage(on.year, on.month)
        calendar.adjustSize()
        calendar.move(self._place_of(calendar.size()))
        calendar.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place_of(self, size: QSize) -> QPoint:
        """Return where the calendar opens: below the field, above it where the screen ends."""
        room = screens.room(self)
        below = self.mapToGlobal(QPoint(0, self.height()))
        top = below.y() if below.y() + size.height() <= room.bottom() else below.y() - self.height() - size.height()
        left = below.x() + self.width() - size.width() if self.isRightToLeft() else below.x()
        return QPoint(max(room.left(), min(left, room.right() - size.width())), max(room.top(), top))

    def _pick(self, picked: QDate) -> None:
        self.calendarWidget().hide()
        self.set_day(date(picked.year(), picked.month(), picked.day()))
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _dress_calendar(self) -> None:
        """Give weekends no alarming red and no strange font."""
        look = theme.current()
        calendar = self.calendarWidget()
        calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        calendar.setFont(look.font("control"))
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

    # --- room --------------------------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        """Return room for the longest day and the height of all controls."""
        words = max(self.fontMetrics().horizontalAdvance(words) for words in (self._words(_LONGEST), self._empty or ""))
        return QSize(max(_WIDTH, words + _AROUND + ROOM), tokens.measure("control", "height"))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a day is never cut off."""
        return self.sizeHint()


def _display_format(locale: QLocale) -> str:
    """Return the long form of a day without weekday or words between, the month short: 7 Nov 2026, 7 nov 2026."""
    long = _WEEKDAY.sub("", locale.dateFormat(QLocale.FormatType.LongFormat))
    return _WORDS_BETWEEN.sub(" ", long).replace("MMMM", "MMM")


if __name__ == "__main__":
    from dilator_app.ui.widgets.alone import show

    sys.exit(show(lambda: [DateField(_LONGEST), DateField(None, empty="open", opens_on=_LONGEST)]))
