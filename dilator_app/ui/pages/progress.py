"""Progress: size, pain and sessions over time, each as a chart, a sentence and a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dilator_app import tokens
from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Kind
from dilator_app.domain.plan import in_force
from dilator_app.domain.session import Session
from dilator_app.errors import CouldNotWrite
from dilator_app.i18n import _, first_weekday, pgettext
from dilator_app.report import progress_charts
from dilator_app.report.progress import Cut, Range, Record
from dilator_app.settings import write_whole
from dilator_app.ui import fern, jobs, messages
from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.page import Page
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label, row
from dilator_app.ui.widgets.chart_card import ChartCard
from dilator_app.ui.widgets.segmented import SegmentedControl

_GAP = 16
_CARD_HEIGHTS = (300, 480)  # a lower window scrolls, a higher one stays empty below
_PAIN = ("pain", "at_each_size")


@dataclass(frozen=True, slots=True)
class _Read:
    """What one look into the diary gave; without a record there is no session."""

    record: Record | None
    hide_pain: bool
    inches: bool


class ProgressPage(Page):
    """Reads the diary once in a thread, keeps the series, and cuts them anew when another range is chosen."""

    watches = frozenset({Kind.SESSION, Kind.REST, Kind.DILATOR_SET, Kind.PLAN, Kind.APPOINTMENT, Kind.SETTING})

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(diary, bus, clock, parent)
        self._read: _Read | None = None
        self._job: jobs.Job | None = None
        self._arranged: tuple[bool, list[str]] | None = None
        self.range = _range_control()
        self.range.changed.connect(self._show)
        self._note = label("", "small", "text-muted", wrap=True)
        self.cards = {
            "size": self._card(_("Size over time")),
            "pain": self._card(_("Pain over time")),
            "weeks": self._card(_("Sessions each week")),
            "at_each_size": self._card(_("Pain at each size")),
        }
        self._empty = _Empty()
        self._empty.today.clicked.connect(lambda: self.request_page.emit("today", None))
        self._empty.add.clicked.connect(lambda: self.request_page.emit("quick_log", None))
        self._lay_out()

    # --- building ----------------------------------------------------------------------------------------------------
    def _card(self, title: str) -> ChartCard:
        card = ChartCard(title, self._save_picture)
        card.setMinimumHeight(_CARD_HEIGHTS[0])
        card.setMaximumHeight(_CARD_HEIGHTS[1])
        card.session_chosen.connect(lambda session_id: self.request_page.emit("history", session_id))
        return card

    def _lay_out(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(_GAP)
        self._title = label(_("Progress"), "title-1")
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self.range, 0, Qt.AlignmentFlag.AlignLeading)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        charts_column = QWidget()
        column = QVBoxLayout(charts_column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._note)
        column.addLayout(self._grid, 1)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(charts_column)
        self._views = QStackedWidget()
        self._views.addWidget(area)
        self._views.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setSpacing(_GAP)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        whole.addLayout(self._head)
        whole.addWidget(self._views, 1)
        self._views.hide()
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the room for the narrow arrangement, whichever there is now: else a wide page could never shrink."""
        side = tokens.measure("layout", "margin-x")
        return QSize(self.range.minimumSizeHint().width() + 2 * side, _CARD_HEIGHTS[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the margins and the number of columns to the width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        side = max(tokens.measure("layout", "margin-x"), (self.width() - tokens.measure("layout", "content-max")) // 2)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(side, 21, side, 20)
        inside = self.width() - 2 * side
        beside = self.range.sizeHint().width() + self._title.sizeHint().width() + 2 * _GAP <= inside
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(across if beside else down)
        wide = self.width() >= tokens.measure("layout", "content-max") - tokens.measure("layout", "sidebar")
        if self._arranged == (wide, self._names()):
            return
        self._arranged = (wide, self._names())
        for place, name in enumerate(self._names()):
            self._grid.addWidget(self.cards[name], *(divmod(place, 2) if wide else (place, 0)))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)

    def _names(self) -> list[str]:
        """Return the cards that the person sees, in their order."""
        hidden = _PAIN if self._read is not None and self._read.hide_pain else ()
        return [name for name in self.cards if name not in hidden]

    # --- reading -----------------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the diary again, in a thread; what stands there stays until the answer is here."""
        if self._job is not None:
            self._job.cancel()
        work = partial(_read, self.diary, today(self.clock), first_weekday())
        self._job = jobs.run(self, work, self._on_read, self._on_failed)

    def _on_read(self, read: _Read) -> None:
        self._job = None
        self._read = read
        self._show()

    def _on_failed(self, error: BaseException) -> None:
        self._job = None
        messages.show_problem(self, error)

    # --- showing -----------------------------------------------------------------------------------------------------
    def _show(self) -> None:
        if self._read is None:
            return
        record = self._read.record
        self.range.setVisible(record is not None)
        self._views.setCurrentIndex(0 if record else 1)
        for name, card in self.cards.items():
            card.setVisible(name in self._names())
        if record is not None:
            chosen = Range(self.range.value())
            self._show_note(record, chosen)
            self._show_charts(record, record.cut(chosen), inches=self._read.inches)
        self._arrange()
        self._views.show()

    def _show_note(self, record: Record, chosen: Range) -> None:
        unbounded = chosen is Range.SINCE_APPOINTMENT and record.last_appointment is None
        self._note.setText(_("No appointment is noted before today, so this begins with your first session."))
        self._note.setVisible(unbounded)

    def _show_charts(self, record: Record, cut: Cut, *, inches: bool) -> None:
        self.cards["size"].show_chart(progress_charts.size_over_time(record, cut, inches=inches))
        self.cards["weeks"].show_chart(progress_charts.sessions_each_week(record, cut))
        if "pain" in self._names():
            self.cards["pain"].show_chart(progress_charts.pain_over_time(record, cut, inches=inches))
            self.cards["at_each_size"].show_chart(progress_charts.pain_at_each_size(record, cut, inches=inches))

    # --- saving a picture --------------------------------------------------------------------------------------------
    def _save_picture(self, ending: str, content: bytes) -> None:
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        name = _("chart-{day}").format(day=today(self.clock).isoformat())
        suggestion = Path(pictures) / f"{name}.{ending}"
        kind = _("Picture (*.png)") if ending == "png" else _("Drawing (*.svg)")
        messages.ask_where_to_save(
            self, _("Save the chart"), suggestion, kind, lambda path: self._write_picture(path, content)
        )

    def _write_picture(self, path: Path, content: bytes) -> None:
        try:
            write_whole(path, content)
            self.diary.note_export(str(path), "chart")
        except CouldNotWrite as problem:
            messages.show_problem(self, problem)


def _read(diary: Diary, day: date, week_begins: int) -> _Read:
    """Read all that the page shows and load what it is drawn with; runs in a thread."""
    from dilator_app.ui import chart_loading  # noqa: F401  # loads matplotlib where it delays nobody

    preferences = diary.preferences()
    sessions = diary.sessions()
    record = _record(diary, sessions, day, week_begins) if sessions else None
    return _Read(record, preferences.hide_pain, preferences.inches)


def _record(diary: Diary, sessions: Sequence[Session], day: date, week_begins: int) -> Record:
    sets = diary.sets()
    current = diary.current_set()
    plan = in_force(diary.plans(), day)
    used = {step.dilator.id: step.dilator for session in sessions for step in session.steps}
    return Record.of(
        sessions,
        rests=diary.rests(),
        appointments=diary.appointments(),
        dilators=current.dilators if current else (),
        known=[*(dilator for one in sets for dilator in one.dilators), *used.values()],
        plan_size=plan.size if plan else None,
        today=day,
        first_weekday=week_begins,
    )


def _range_control() -> SegmentedControl:
    control = SegmentedControl(
        [
            (Range.FOUR_WEEKS, _("4 weeks")),
            (Range.THREE_MONTHS, _("3 months")),
            (Range.ALL, pgettext("all the time", "All")),
            (Range.SINCE_APPOINTMENT, _("Since last appointment")),
        ],
        clearable=False,
    )
    control.setAccessibleName(_("Range"))
    control.set_value(Range.THREE_MONTHS)
    return control


class _Empty(QWidget):
    """A page without sessions: a fern, one line, and two ways forward."""

    def __init__(self) -> None:
        super().__init__()
        self.today = Button(_("Go to Today"), kind="primary", size="large")
        self.add = Button(_("Add a past session"), size="large")
        title = label(_("Nothing here yet, and that is fine"), "session-button")
        sentence = label(_("After your first saved session it appears here."), "lead", "text-muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        for widget, above in ((fern.EmptyArt(), 0), (title, 24), (sentence, 6)):
            column.addSpacing(above)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(27)
        buttons = row(self.today, self.add)
        buttons.insertStretch(0)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch(2)
