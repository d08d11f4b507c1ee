"""The therapist view: a window of its own that fills the screen and shows what the person chose to show."""

from datetime import date
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from dilator_app.diary.diary import Diary
from dilator_app.i18n import _
from dilator_app.report.choices import PeriodKind
from dilator_app.ui import focus, jobs, messages, theme
from dilator_app.ui.therapist_view.cells import SMALLEST, words
from dilator_app.ui.therapist_view.one_session import SessionLarge
from dilator_app.ui.therapist_view.overview import ROOMY, TIGHT, Overview
from dilator_app.ui.therapist_view.reading import PERIODS, About, Known, read
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.buttons import Button, Size
from dilator_app.ui.widgets.card import Label

_SMALLEST = (1280, 720)
"""The screen at which everything has its least size; larger screens have it larger."""
_LARGE_BUTTONS = 1.45
_MARGINS = (40, 20, 40, 18)
_GAP = 12
_SMALLER = (1.0, 0.93, 0.86, 0.8)
"""So much smaller than the screen would allow an overview may be, if then all of it is seen without scrolling."""


class TherapistWindow(QWidget):
    """Reads the diary once and shows it since the last appointment. Esc and its button close it."""

    closed = Signal()

    def __init__(self, diary: Diary, day: date, *, practise: bool = False) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("therapist-view")
        self.setWindowTitle("Fernlight")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.known: Known | None = None
        self.about: About | None = None
        self.period = PeriodKind.SINCE_LAST
        self.enlarged: int | None = None
        self._practise = practise
        self._scale = 0.0
        self._built_for = QSize()
        self._over = False
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self._add_keys()
        focus.install(self)
        self._reading = jobs.run(self, partial(read, diary, day), self._on_read, self._on_failed)

    def _add_keys(self) -> None:
        slots = {
            "Left": partial(self.step, -1),
            "Right": partial(self.step, 1),
            "Home": partial(self.enlarge, 0),
            "End": partial(self.enlarge, -1),
            "Escape": self.leave_innermost,
            "Up": partial(self._scroll, -1),
            "Down": partial(self._scroll, 1),
            "F1": self._list_keys,
        }
        for keys, slot in slots.items():
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    # --- reading -----------------------------------------------------------------------------------------------------
    def _on_read(self, known: Known) -> None:
        self.known = known
        self.show_period(PeriodKind.SINCE_LAST)

    def _on_failed(self, error: BaseException) -> None:
        messages.show_problem(self, error)

    def show_period(self, kind: PeriodKind) -> None:
        """Show another period."""
        if self.known is None:
            return
        self.period = kind
        self.about = self.known.about(kind)
        self.enlarged = None
        self._build()

    # --- one session -------------------------------------------------------------------------------------------------
    def step(self, by: int) -> None:
        """Enlarge the session before or after; the first arrow begins with the newest one."""
        if self.about is None or not self.about.summary.sessions:
            return
        last = len(self.about.summary.sessions) - 1
        self.enlarge(last if self.enlarged is None else min(max(self.enlarged + by, 0), last))

    def enlarge(self, place: int) -> None:
        """Show one session large, by its place in the period; negative places count from the newest."""
        if self.about is None or not self.about.summary.sessions:
            return
        self.enlarged = place % len(self.about.summary.sessions)
        self._build()
        session = self.about.summary.sessions[self.enlarged]
        told = [session.heading, *(f"{cell.caption}: {cell.value}" for cell in session.cells), session.told]
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, ". ".join(filter(None, told))))

    def _enlarge_session(self, session_id: object) -> None:
        if self.about is not None:
            ids = [session.id for session in self.about.summary.sessions]
            self.enlarge(ids.index(session_id))  # type: ignore[arg-type]

    def leave_innermost(self) -> None:
        """Go back from one session to all of them, and from there close the view."""
        if self.enlarged is not None:
            self.enlarged = None
            self._build()
        else:
            self.close()

    def _scroll(self, by: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.singleStep() * 3)

    def _list_keys(self) -> None:
        """List the keys of the view, as large as everything else in it."""
        from dilator_app.ui import key_list

        scale = self._scale

        def large(text: str, role: str, *, strong: bool = False, wrap: bool = False) -> Label:
            return words(text, SMALLEST if role == "control" else role, scale, strong=strong, wrap=wrap)

        shown = key_list.KeyList(self, listed=key_list.keys_of_therapist_view(), words=large, scale=scale)
        shown.close_button.set_size(self._button_size)
        shown.open()

    # --- showing -----------------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make everything as large as the screen allows."""
        super().resizeEvent(event)
        if self.size() != self._built_for:
            self._build()

    def _scale_that_fits(self) -> float:
        width, height = _SMALLEST
        return max(1.0, round(min(self.width() / width, self.height() / height), 2))

    def _build(self) -> None:
        self._scale, self._built_for = self._scale_that_fits(), self.size()
        if self.about is None:
            return
        margins = [round(margin * self._scale) for margin in _MARGINS]
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*margins)
        column.setSpacing(round(_GAP * self._scale))
        if self._practise:
            column.addWidget(self._practice_line())
        column.addLayout(self._head(self.about))
        width = self.width() - margins[0] - margins[2]
        used = column.totalHeightForWidth(self.width()) + column.spacing()
        column.addWidget(self._body(self.about, width, self.height() - used), 1)
        self._area.setWidget(content)
        self.setAccessibleName(self.about.summary.title)
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # Tab goes to the first button

    def focus_outline(self) -> tuple[QRect, int]:
        """Draw no ring around the whole view."""
        return QRect(), 0

    def _body(self, about: About, width: int, height: int) -> QWidget:
        if self.enlarged is not None:
            return SessionLarge(about.summary.sessions[self.enlarged], self._scale)
        overview = self._overview_for(about, width, height)
        overview.session_chosen.connect(self._enlarge_session, Qt.ConnectionType.QueuedConnection)
        return overview

    def _overview_for(self, about: About, width: int, height: int) -> Overview:
        """Return the overview as large as it fits; one that fits in no way is scrolled and stays large."""
        smaller = dict.fromkeys(max(1.0, self._scale * part) for part in _SMALLER)
        for scale, spacing in ((self._scale, ROOMY), *((scale, TIGHT) for scale in smaller)):
            overview = Overview(about, scale, spacing)
            if overview.height_needed(width) <= height:
                return overview
        return Overview(about, self._scale, TIGHT)

    def _practice_line(self) -> Banner:
        line = Banner(_("Practice. This is everything that will be seen."), "notice")
        for child in line.findChildren(QWidget):
            child.setFont(theme.current().font("lead", scale=self._scale))
        return line

    @property
    def _button_size(self) -> Size:
        return "session" if self._scale >= _LARGE_BUTTONS else "large"

    def _head(self, about: About) -> QHBoxLayout:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(words(about.summary.title, "title-1", self._scale))
        titles.addWidget(words(about.summary.subtitle, "lead", self._scale, "text-muted"))
        size = self._button_size
        self.period_button = Button(_("Change period"), size=size)
        self.period_button.clicked.connect(self._offer_periods)
        self.close_button = Button(_("Close view  Esc"), kind="primary", size=size)
        self.close_button.setAccessibleName(_("Close view"))
        self.close_button.clicked.connect(self.close)
        head = QHBoxLayout()
        head.setSpacing(round(12 * self._scale))
        head.addLayout(titles, 1)
        head.addWidget(self.period_button, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _offer_periods(self) -> None:
        menu = self.period_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.period_button.mapToGlobal(self.period_button.rect().bottomLeft()))

    def period_menu(self) -> QMenu:
        """Return the periods to choose from."""
        names = {
            PeriodKind.SINCE_LAST: _("Since last appointment"),
            PeriodKind.FOUR_WEEKS: _("Last 4 weeks"),
            PeriodKind.THREE_MONTHS: _("Last 3 months"),
            PeriodKind.YEAR: _("Last 12 months"),
            PeriodKind.EVERYTHING: _("Everything"),
        }
        menu = QMenu(self)
        menu.setFont(theme.current().font("lead", scale=self._scale))
        for kind in PERIODS:
            action = menu.addAction(names[kind], partial(self.show_period, kind))
            action.setCheckable(True)
            action.setChecked(kind is self.period)
        return menu

    # --- closing -----------------------------------------------------------------------------------------------------
    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell once that it is over, however it was closed."""
        super().closeEvent(event)
        if not self._over:
            self._over = True
            self.closed.emit()

    def put_away(self) -> None:
        """Vanish without a word: whoever calls decides what comes next."""
        self._over = True
        self._reading.cancel()
        self.known = self.about = None
        self.hide()
        self.deleteLater()
