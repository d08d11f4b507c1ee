"""Progress: what the diary holds over time, each part as a chart, a sentence and a table."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dilator_app import sample, tokens
from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Kind
from dilator_app.errors import CouldNotWrite
from dilator_app.i18n import _, first_weekday
from dilator_app.report.chart_words import enumeration
from dilator_app.report.progress import Cut, Range, Record
from dilator_app.settings import write_whole
from dilator_app.ui import jobs, leaving, messages
from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.page import Page
from dilator_app.ui.pages.progress.charts import ChartKind, Wanted, kinds
from dilator_app.ui.pages.progress.empty import EmptyProgress
from dilator_app.ui.pages.progress.example import ExampleLine, example
from dilator_app.ui.pages.progress.grid import CHART_HEIGHTS, ChartsArea
from dilator_app.ui.pages.progress.ranges import OwnDates, range_control
from dilator_app.ui.pages.progress.reading import Read, read
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label, row
from dilator_app.ui.widgets.chart_card import PICTURE_KINDS, ChartCard

_GAP = 16
_FIRST_SCREEN = 4


class ProgressPage(Page):
    """Reads the diary once in a thread, keeps the series, and cuts them anew when another range is chosen."""

    watches = frozenset(Kind) - {Kind.QUESTION}

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(diary, bus, clock, parent)
        self._read: Read | None = None
        self._example: Read | None = None
        """The sample's charts, for as long as they are shown in the place of a diary without a session."""
        self._job: jobs.Job | None = None
        self.range = range_control()
        self.range.changed.connect(self._on_range)
        self.own_dates = OwnDates()
        self.own_dates.changed.connect(self._show)
        self.therapist_view = Button(_("Therapist view"), icon="user")
        self.therapist_view.clicked.connect(self._ask_for_therapist_view)
        self._kinds = {kind.name: kind for kind in kinds()}
        self.cards = {kind.name: self._card(kind, place) for place, kind in enumerate(self._kinds.values())}
        self._area = ChartsArea(self.cards)
        self._empty = EmptyProgress()
        self._empty.today.clicked.connect(lambda: self.request_page.emit("today", None))
        self._empty.add.clicked.connect(lambda: self.request_page.emit("quick_log", None))
        self._empty.example.clicked.connect(self.show_example)
        self.example_line = ExampleLine()
        self.example_line.back.clicked.connect(self.leave_example)
        self._lay_out()

    # --- building ----------------------------------------------------------------------------------------------------
    def _card(self, kind: ChartKind, place: int) -> ChartCard:
        save = partial(self._save_picture, kind.name)
        card = ChartCard(kind.title, save, draws_when_seen=place >= _FIRST_SCREEN)
        card.session_chosen.connect(self._on_session_chosen)
        return card

    def _lay_out(self) -> None:
        self._controls = QWidget()
        self._controls.setLayout(row(self.range, self.therapist_view, spacing=_GAP))
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(_GAP)
        self._title = label(_("Progress"), "title-1")
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self._controls, 0, Qt.AlignmentFlag.AlignLeading)
        self._views = QStackedWidget()
        self._views.addWidget(self._area)
        self._views.addWidget(self._empty)
        self._above = QVBoxLayout()
        self._above.setSpacing(_GAP)
        self._above.addLayout(self._head)
        self._above.addWidget(self.example_line)
        self.example_line.hide()
        self._above.addWidget(self.own_dates)
        self.own_dates.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 21, 0, 20)
        whole.setSpacing(_GAP)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        whole.addLayout(self._above)
        whole.addWidget(self._views, 1)
        self._views.hide()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the room for the narrow arrangement, whichever there is now: else a wide page could never shrink."""
        side = tokens.measure("layout", "margin-x")
        return QSize(self._controls.minimumSizeHint().width() + 2 * side, CHART_HEIGHTS[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the margins and the number of columns to the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = max(tokens.measure("layout", "margin-x"), (self.width() - tokens.measure("layout", "content-max")) // 2)
        whole = self.layout()
        if whole is not None:
            whole.setContentsMargins(side, 21, 0, 20)  # the scroll bar stands in the margin
        self._above.setContentsMargins(0, 0, side, 0)
        self._empty.setContentsMargins(0, 0, side, 0)
        inside = self.width() - 2 * side
        beside = self._controls.sizeHint().width() + self._title.sizeHint().width() + 2 * _GAP <= inside
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(across if beside else down)
        wide = self.width() >= tokens.measure("layout", "content-max") - tokens.measure("layout", "sidebar")
        self._area.arrange(columns=2 if wide else 1, margin=side)

    # --- reading -----------------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the diary again, in a thread; what stands there stays until the answer is here."""
        if self._job is not None:
            self._job.cancel()
        work = partial(read, self.diary, today(self.clock), first_weekday())
        self._job = jobs.run(self, work, self._on_read, self._on_failed)

    def _on_read(self, found: Read) -> None:
        self._job = None
        self._read = found
        if found.record is not None:
            self._example = None  # there is something of one's own now
        self._show()

    def _on_failed(self, error: BaseException) -> None:
        self._job = None
        messages.show_problem(self, error)

    # --- an example --------------------------------------------------------------------------------------------------
    def show_example(self) -> None:
        """Show the sample's charts in the place of an empty page; nothing of them touches the diary."""
        if self._read is None or self._read.record is not None:
            return
        day = sample.last_day(self.clock.now())
        work = partial(example, day, first_weekday(), hide_pain=self._read.hide_pain, inches=self._read.inches)
        self._job = jobs.run(self, work, self._on_example, self._on_failed)

    def _on_example(self, found: Read) -> None:
        self._job = None
        self._example = found
        self._show()
        self.example_line.begin()

    def leave_example(self) -> None:
        """Go back to the person's own diary."""
        if self._example is None:
            return
        self._example = None
        self._show()
        self._empty.example.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the example with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._example is not None:
            self.leave_example()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin with the person's own diary when this page is shown again."""
        super().hideEvent(event)
        if not event.spontaneous() and self._example is not None:
            self._example = None
            self._show()

    def _on_session_chosen(self, session_id: UUID) -> None:
        if self._example is None:  # no session stands behind an invented mark
            self.request_page.emit("history", session_id)

    # --- showing -----------------------------------------------------------------------------------------------------
    @property
    def _shown(self) -> Read | None:
        return self._example or self._read

    def _on_range(self, chosen: object) -> None:
        record = self._shown.record if self._shown else None
        if chosen is Range.OWN_DATES and record is not None and self.own_dates.isHidden():
            shown = self._area.period or record.period_of(Range.THREE_MONTHS)
            self.own_dates.show_period(shown, record.period_of(Range.ALL).last)
        self._show()

    def _show(self) -> None:
        shown = self._shown
        if shown is None:
            return
        record = shown.record
        self._controls.setVisible(record is not None)
        self.therapist_view.setVisible(self._example is None)
        self.example_line.setVisible(self._example is not None)
        self._views.setCurrentIndex(0 if record else 1)
        chosen = Range(self.range.value())
        self.own_dates.setVisible(record is not None and chosen is Range.OWN_DATES)
        if record is not None:
            wanted = Wanted(record, self._cut(record, chosen), inches=shown.inches, pain=not shown.hide_pain)
            self._show_charts(wanted)
            self._area.say_above(self._unbounded(record, chosen))
        self._fit()
        self._views.show()

    def _cut(self, record: Record, chosen: Range) -> Cut:
        days = self.own_dates.period() if chosen is Range.OWN_DATES else None
        return record.cut_days(days) if days else record.cut(chosen)

    @staticmethod
    def _unbounded(record: Record, chosen: Range) -> str:
        if chosen is Range.SINCE_APPOINTMENT and record.last_appointment is None:
            return _("No appointment is noted before today, so this begins with your first session.")
        return ""

    def _show_charts(self, wanted: Wanted) -> None:
        cut = wanted.cut
        offered = [kind for kind in self._kinds.values() if wanted.pain or not kind.is_pain]
        shown = [kind for kind in offered if kind.has is None or kind.has(cut)]
        self._area.show_cards([kind.name for kind in shown], cut.period)
        for kind in shown:
            self.cards[kind.name].show_chart(kind.make(wanted))
            self.cards[kind.name].offer_files(offered=self._example is None)
        self._area.say_below(_left_out([kind.missed for kind in offered if kind not in shown]))

    # --- the view for somebody else ----------------------------------------------------------------------------------
    def _ask_for_therapist_view(self) -> None:
        self.request_therapist_view.emit(False)

    # --- saving a picture --------------------------------------------------------------------------------------------
    def _save_picture(self, chart: str, ending: str, encode: Callable[[str], bytes]) -> None:
        name = _("chart-{day}").format(day=today(self.clock).isoformat())
        suggestion = leaving.suggestion(f"{name}.{ending}", leaving.PICTURES)
        kind = _("Picture (*.png)") if ending == "png" else _("Drawing (*.svg)")
        messages.ask_where_to_save(
            self,
            _("Save the chart"),
            suggestion,
            kind,
            lambda path: self._write_picture(chart, path, encode(_kind_of(path) or ending)),
        )

    def _write_picture(self, chart: str, path: Path, content: bytes) -> None:
        try:
            write_whole(path, content)
            self.diary.note_export(str(path), "chart")
        except CouldNotWrite as problem:
            messages.show_problem(self, problem)
            return
        self.cards[chart].tell(leaving.saved_words(path))


def _kind_of(path: Path) -> str:
    """Return what a name says that the file is; empty where it says nothing that can be written."""
    ending = path.suffix.lower().lstrip(".")
    return ending if ending in PICTURE_KINDS else ""


def _left_out(missed: list[str]) -> str:
    """Return which charts are not there because there is nothing to draw in them; empty when all are."""
    if not missed:
        return ""
    return _("Not shown, since nothing was noted for it in this time: {things}.").format(things=enumeration(missed))
