"""The History page."""

from collections.abc import Hashable
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from dilator_app import words
from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Kind
from dilator_app.domain.dilators import Size
from dilator_app.domain.scales import PainBand
from dilator_app.domain.session import Session
from dilator_app.i18n import _
from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.history.model import Filter, SessionTable
from dilator_app.ui.pages.history.panel import SessionPanel
from dilator_app.ui.pages.history.table import SessionView
from dilator_app.ui.pages.page import Page
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, label
from dilator_app.ui.widgets.fields import ComboBox, SearchField

_BREATHING = "breathing"
_SILENT = "silent"
_PERIODS: tuple[tuple[str, int], ...] = (("4w", 28), ("3m", 91), ("1y", 365))
_GATHER_MS = 60


class HistoryPage(Page):
    """All sessions, newest first."""

    watches = frozenset({Kind.SESSION, Kind.DILATOR_SET, Kind.SETTING})
    removed = Signal(object)  # list[Session]: they are gone and can come back

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack) -> None:
        super().__init__(diary, bus, clock)
        self._undo = undo
        self.table = SessionTable()
        self.view = SessionView(self.table)
        self.panel = SessionPanel(clock)
        self.panel.hide()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_GATHER_MS)
        self._build()
        self._connect()

    # --- building ----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 24)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(label(_("History"), "title-1"))
        head.addStretch()
        self.add_button = Button(_("Add a past session"), icon="plus")
        head.addWidget(self.add_button)
        column.addLayout(head)
        column.addSpacing(16)
        column.addLayout(self._filters())
        column.addSpacing(14)
        body = QHBoxLayout()
        body.setSpacing(16)
        frame = Card(padding=(1, 1))
        self._empty = label("", "body", "text-muted", wrap=True)
        self._empty.setContentsMargins(24, 16, 24, 16)
        frame.column.addWidget(self._empty)
        frame.column.addWidget(self.view, 1)
        frame.column.addSpacing(8)
        body.addWidget(frame, 1)
        body.addWidget(self.panel)
        column.addLayout(body, 1)

    def _filters(self) -> QHBoxLayout:
        self.period = ComboBox(
            [("3m", _("Last 3 months")), ("4w", _("Last 4 weeks")), ("1y", _("Last 12 months")), ("all", _("All time"))]
        )
        self.sizes = ComboBox([("", _("All sizes"))])
        self.pain = ComboBox(_pain_options())
        self.search = SearchField(_("Search your notes"))
        self.period.setAccessibleName(_("Period"))
        self.sizes.setAccessibleName(_("Size"))
        self.pain.setAccessibleName(_("Pain"))
        self.period.setMinimumWidth(160)
        self.sizes.setMinimumWidth(122)
        self.pain.setMinimumWidth(160)
        self.count = label("", "body", "text-muted")
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self.period, self.sizes, self.pain):
            row.addWidget(widget)
        row.addWidget(self.search, 1)
        row.addSpacing(6)
        row.addWidget(self.count)
        return row

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        for combo in (self.period, self.sizes, self.pain):
            combo.chosen.connect(self._filter)
        self.search.textChanged.connect(self._on_typed)
        self._typing.timeout.connect(self._filter)
        self.view.opened.connect(self.open_session)
        self.view.remove_requested.connect(self.remove)
        self.panel.closed.connect(self.close_panel)
        self.panel.save_requested.connect(self._save)
        self.panel.remove_requested.connect(self.remove)

    # --- showing -----------------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Read every session once; filtering and sorting work on the list."""
        preferences = self.diary.preferences()
        self.table.inches = preferences.inches
        self.view.hide_pain(hidden=preferences.hide_pain)
        self.pain.setVisible(not preferences.hide_pain)
        self.table.set_sessions(self.diary.sessions())
        sizes: list[tuple[Hashable, str]] = [
            (d.size, words.size(d, inches=preferences.inches)) for d in self.table.sizes()
        ]
        self.sizes.set_options([("", _("All sizes")), *sizes, (_BREATHING, _("Breathing sessions"))])
        self._filter()

    def _on_typed(self) -> None:
        self._typing.start()

    def _filter(self) -> None:
        size, pain = self.sizes.value(), self.pain.value()
        days = dict(_PERIODS).get(str(self.period.value()))
        first: date | None = today(self.clock) - timedelta(days=days) if days else None
        self.table.set_filter(
            Filter(
                first=first,
                size=size if isinstance(size, Size) else None,
                breathing_sessions=size == _BREATHING,
                band=pain if isinstance(pain, PainBand) else None,
                pain_not_answered=pain == _SILENT,
                words=self.search.text(),
            )
        )
        shown = self.table.rowCount()
        self.count.setText(words.sessions(shown))
        self._empty.setVisible(shown == 0)
        self._empty.setText(
            _("No session fits these choices. Nothing was lost.")
            if self.diary.count_sessions()
            else _("Nothing here yet, and that is fine. After your first saved session it appears here.")
        )

    def show_target(self, target: object) -> None:
        """Open the session with this id, whatever the filters hide."""
        self.ensure_fresh()
        if not isinstance(target, UUID):
            return
        session = self.diary.session(target)
        if session is None:
            return
        if self.table.row_of(target) is None:
            self.period.set_value("all")
            self.sizes.set_value("")
            self.pain.set_value("")
            self.search.clear()
            self._filter()
        self.open_session(session)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()

    def _add(self) -> None:
        self.request_page.emit("quick_log", None)

    # --- changing ----------------------------------------------------------------------------------------------------
    def open_session(self, session: Session) -> None:
        """Show a session in the panel."""
        self.view.choose(session.id)
        dilator_set = self.diary.current_set()
        self.panel.show_session(session, dilator_set.in_use if dilator_set else (), self.diary.preferences())
        self.panel.show()

    def close_panel(self) -> None:
        """Close the panel without a change."""
        self.panel.hide()
        self.view.setFocus()

    def _save(self, before: Session, after: Session) -> None:
        if after != before:
            change = self.diary.save(after)
            self._undo.push(lambda: self.diary.put_back(before))
            self.bus.announce(change)
        self.close_panel()

    def remove(self, sessions: list[Session]) -> None:
        """Remove sessions; whoever holds the page offers to bring them back."""
        change = self.diary.remove(*sessions)
        self.panel.hide()
        self.bus.announce(change)
        self.removed.emit(sessions)


def _pain_options() -> list[tuple[Hashable, str]]:
    return [
        ("", _("All pain values")),
        (PainBand.NONE, _("0, none")),
        (PainBand.MILD, _("1 to 3, mild")),
        (PainBand.MODERATE, _("4 to 6, moderate")),
        (PainBand.STRONG, _("7 to 10, strong")),
        (_SILENT, _("Not answered")),
    ]
