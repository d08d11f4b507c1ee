"""The History page."""

from collections.abc import Hashable
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import NOTHING, Kind
from dilator_app.domain.dilators import Size
from dilator_app.domain.scales import PainBand, SafetyAnswer
from dilator_app.domain.session import Session
from dilator_app.errors import CouldNotWrite
from dilator_app.i18n import _, day, ngettext
from dilator_app.ui import messages, theme
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import Draft, WhileTyping
from dilator_app.ui.pages.history.model import Filter, SessionTable
from dilator_app.ui.pages.history.panel import SessionPanel
from dilator_app.ui.pages.history.safety_dialog import SafetyDialog
from dilator_app.ui.pages.history.table import SessionView
from dilator_app.ui.pages.page import Page, SinceThen
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, label, row
from dilator_app.ui.widgets.fields import ComboBox, SearchField
from dilator_app.ui.widgets.placing import place

_BREATHING, _UNSAID = "breathing", "unsaid"
_SILENT = "silent"
_PERIODS: tuple[tuple[str, int], ...] = (("4w", 28), ("3m", 91), ("1y", 365))
_GATHER_MS = 60
_LEAST_TABLE = 170  # its head and three sessions


class HistoryPage(Page):
    """All sessions, newest first."""

    watches = frozenset({Kind.SESSION, Kind.DILATOR_SET, Kind.SETTING})

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack) -> None:
        super().__init__(diary, bus, clock)
        self._undo = undo
        self.table = SessionTable()
        self.view = SessionView(self.table)
        self._removed: frozenset[UUID] = frozenset()
        self.panel = SessionPanel(clock)
        self.panel.hide()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_GATHER_MS)
        self._keeping = WhileTyping(self.keep_draft, self)
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
        self.catch_up_button = Button(_("Catch up"), kind="quiet", icon="table")
        self.catch_up_button.setToolTip(_("Several days in one grid"))
        head.addWidget(self.catch_up_button)
        self.add_button = Button(_("Add a past session"), icon="plus")
        head.addWidget(self.add_button)
        column.addLayout(head)
        column.addSpacing(16)
        column.addLayout(self._filters())
        column.addSpacing(14)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(16)
        frame = Card(padding=(1, 1))
        self._empty = label("", "body", "text-muted", wrap=True)
        self._empty.setContentsMargins(24, 16, 24, 16)
        frame.column.addWidget(self._empty)
        frame.column.addWidget(self.view, 1)
        frame.column.addSpacing(8)
        self._body.addWidget(frame, 1)
        self._body.addWidget(self.panel)
        column.addLayout(self._body, 1)

    def _filters(self) -> QGridLayout:
        self.period = ComboBox(
            [("3m", _("Last 3 months")), ("4w", _("Last 4 weeks")), ("1y", _("Last 12 months")), ("all", _("All time"))]
        )
        self.sizes = ComboBox([("", _("All sizes"))])
        self.pain = ComboBox(_pain_options())
        self.search = SearchField(_("Search your notes"))
        self.period.setAccessibleName(_("Period"))
        self.sizes.setAccessibleName(_("Size"))
        self.pain.setAccessibleName(_("Pain"))
        for field in (self.period, self.sizes, self.pain, self.search):
            field.setFont(theme.current().font("control"))
        self.period.setMinimumWidth(160)
        self.sizes.setMinimumWidth(122)
        self.pain.setMinimumWidth(160)
        self.count = label("", "body", "text-muted")
        self.remove_button = Button(_("Remove"), kind="remove", dense=True)
        self.remove_button.hide()
        self._count = row(self.count, self.remove_button, spacing=4)
        self._count.setContentsMargins(6, 0, 0, 0)
        lists = row(self.period, self.sizes, self.pain, spacing=10)
        self._filter_grid = QGridLayout()
        self._filter_grid.setSpacing(10)
        self._filter_grid.addLayout(lists, 0, 0)
        self._filter_grid.setColumnStretch(1, 1)
        return self._filter_grid

    def arrange(self, *, narrow: bool) -> None:
        """Put the panel beside the table or below it, and the search beside the lists or below them."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._body.setDirection(down if narrow else across)
        self.panel.set_wide(wide=narrow)
        self.view.setMinimumHeight(_LEAST_TABLE if narrow else 0)
        self._filter_grid.removeItem(self._count)
        place(self._filter_grid, self.search, *((1, 0, 3) if narrow else (0, 1)))
        self._filter_grid.addLayout(self._count, 0, 2)
        stops = (self.pain, self.search, self.remove_button, self.view, self.view.horizontalHeader(), self.panel)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.catch_up_button.clicked.connect(lambda: self.request_page.emit("catch_up", None))
        for combo in (self.period, self.sizes, self.pain):
            combo.chosen.connect(self._filter)
        self.search.textChanged.connect(self._on_typed)
        self._typing.timeout.connect(self._filter)
        self.view.opened.connect(self.open_session)
        self.view.entered.connect(self.panel.enter)
        self.view.remove_requested.connect(self.remove)
        self.view.several_chosen.connect(self._say_chosen)
        self.remove_button.clicked.connect(self._remove_chosen)
        self.panel.closed.connect(self.close_panel)
        self.panel.cancelled.connect(self._cancel)
        self.panel.save_requested.connect(self._save)
        self.panel.remove_requested.connect(self.remove)
        self.panel.edited.connect(self._keeping.soon)
        self.panel.safety_requested.connect(self._ask_for_safety)

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
        kinds: list[tuple[Hashable, str]] = [(_BREATHING, _("Breathing sessions"))]
        if self.table.has_size_unsaid():
            kinds.append((_UNSAID, _("Size not given")))
        self.sizes.set_options([("", _("All sizes")), *sizes, *kinds])
        self._filter()
        self._follow_change()
        self._stand_on_what_came_back()

    def _stand_on_what_came_back(self) -> None:
        """Go to the first session that an undo has brought back; the toast took the keyboard with it."""
        back = [row for row in map(self.table.row_of, self._removed) if row is not None]
        if not back:
            return
        self._removed = frozenset()
        session = self.table.session_at(min(back))
        if session is not None and self.isVisible():
            self.view.choose(session.id)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_change(self) -> None:
        """Let the panel show what now holds of its session, unless the person is in the middle of changing it."""
        session = self.panel.session
        if self.panel.isHidden() or session is None:
            return
        now = self.diary.session(session.id)
        if now is None:
            self._hide_panel()
        elif now != session and not self.panel.is_touched():
            self._fill_panel(now)
        self.view.choose(session.id)

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
                size_unsaid=size == _UNSAID,
                band=pain if isinstance(pain, PainBand) else None,
                pain_not_answered=pain == _SILENT,
                words=self.search.text(),
            )
        )
        shown = self.table.rowCount()
        self._say_chosen(0)
        self.view.setVisible(shown > 0)
        self._empty.setVisible(shown == 0)
        self._empty.setText(
            _("No session fits these choices. Nothing was lost.")
            if self.table.holds_any()
            else _("Nothing here yet, and that is fine. After your first saved session it appears here.")
        )

    def _say_chosen(self, how_many: int) -> None:
        """Say how many sessions are shown, or how many are chosen to be removed together."""
        several = how_many > 1
        shown = words.sessions(self.table.rowCount())
        self.count.setText(ngettext("{n} chosen", "{n} chosen", how_many).format(n=how_many) if several else shown)
        self.remove_button.setVisible(several)

    def _remove_chosen(self) -> None:
        self.remove(self.view.chosen())

    def show_target(self, target: object) -> None:
        """Open the session with this id, whatever the filters hide; to add something, at its safety question."""
        self.ensure_fresh()
        wanted = target.session_id if isinstance(target, SinceThen) else target
        session = self.diary.session(wanted) if isinstance(wanted, UUID) else None
        if session is None:
            return
        if self.table.row_of(session.id) is None:
            self.period.set_value("all")
            self.sizes.set_value("")
            self.pain.set_value("")
            self.search.clear()
            self._filter()
        self.open_session(session)
        if isinstance(target, SinceThen):
            QTimer.singleShot(0, self.panel, self.panel.enter_at_safety)  # once it has its place

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()

    def _add(self) -> None:
        self.request_page.emit("quick_log", None)

    # --- changing ----------------------------------------------------------------------------------------------------
    def open_session(self, session: Session) -> None:
        """Show a session in the panel, with what was typed about it before and not saved."""
        if not self._keep():
            return
        self.view.choose(session.id)
        self._fill_panel(session)
        kept = self._draft(session).read(self.panel.snapshot())
        if kept is not None:
            self.panel.restore(kept)
        self.panel.show()

    def _fill_panel(self, session: Session) -> None:
        dilator_set = self.diary.current_set()
        self.panel.show_session(session, dilator_set.in_use if dilator_set else (), self.diary.preferences())

    def close_panel(self) -> None:
        """Close the panel; what was typed in it is kept for the next time."""
        if self._keep():
            self._hide_panel()

    def _cancel(self) -> None:
        if self.panel.session is not None:
            self._draft(self.panel.session).drop()
        self._hide_panel()

    def _hide_panel(self) -> None:
        self.panel.hide()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draft(self, session: Session) -> Draft:
        return Draft(self.diary, f"session {session.id}")

    def keep_draft(self) -> None:
        """Keep what stands in the panel and is not saved. Raises `CouldNotWrite`."""
        session = self.panel.session
        if session is None or not self.panel.isVisibleTo(self):
            return
        if self.panel.is_touched():
            self._draft(session).keep(self.panel.snapshot())
        else:
            self._draft(session).drop()

    def _ask_for_safety(self, answer: SafetyAnswer | None) -> None:
        session = self.panel.session
        if session is not None:
            dialog = SafetyDialog(answer, session, self.diary, self.clock, self.window())
            dialog.answered.connect(self.panel.take_safety)
            dialog.open()

    def _keep(self) -> bool:
        """Keep the draft and return whether that went well; if not, the panel stays as it is."""
        try:
            self.keep_draft()
        except CouldNotWrite as problem:
            messages.show_problem(self.window(), problem)
            return False
        return True

    def _save(self, before: Session, after: Session) -> None:
        change = self.diary.save(after) if after != before else NOTHING
        self._draft(before).drop()
        self._hide_panel()
        if change != NOTHING:
            self._undo.push_saved(self.diary, before=[before])
            self.bus.announce(change)
        self.view.choose(after.id)
        self._say_what_new_signs_mean(before, after)

    def _say_what_new_signs_mean(self, before: Session, after: Session) -> None:
        """Say of a sign that was added later what is said of one that is ticked in the session (care M5)."""
        known = before.safety.signs if before.safety else frozenset()
        new = (after.safety.signs if after.safety else frozenset()) - known
        if new:
            from dilator_app.ui.session.contact import open_card  # few need it, and all wait for what is loaded

            open_card(self.diary, today(self.clock), new, self.window())

    def remove(self, sessions: list[Session]) -> None:
        """Ask for the removal of sessions, and stay near where they were."""
        row = self.table.row_of(sessions[0].id) or 0
        self.panel.hide()
        self.removal_requested.emit(_removed_words(sessions), sessions)
        self._removed = frozenset(session.id for session in sessions)
        self.view.stand_on(row)
        # Without a row left the table is not there; a field that got the keyboard would keep Ctrl+Z for its own words.
        (self.view if self.view.isVisible() else self).setFocus(Qt.FocusReason.OtherFocusReason)


def _removed_words(sessions: list[Session]) -> str:
    if len(sessions) == 1:
        return _("Session of {day} removed.").format(day=day(sessions[0].day, "EEE d MMMM"))
    return ngettext("{n} session removed.", "{n} sessions removed.", len(sessions)).format(n=len(sessions))


def _pain_options() -> list[tuple[Hashable, str]]:
    return [
        ("", _("All pain values")),
        (PainBand.NONE, _("0, none")),
        (PainBand.MILD, _("1 to 3, mild")),
        (PainBand.MODERATE, _("4 to 6, moderate")),
        (PainBand.STRONG, _("7 to 10, strong")),
        (_SILENT, _("Not answered")),
    ]
