"""The sessions as a table: what stands in each cell, what it sorts by, and which rows a filter keeps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dilator_app import words
from dilator_app.domain.dilators import Dilator, Size, ordered_sizes
from dilator_app.domain.scales import PainBand, pain_band
from dilator_app.domain.session import Session, order_key
from dilator_app.i18n import _, clock_time, day, pgettext

Index = QModelIndex | QPersistentModelIndex
SESSION_ROLE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """The columns from start to end."""

    DATE = 0
    SIZE = 1
    MINUTES = 2
    PAIN = 3
    ANXIETY = 4
    INSERTION = 5
    BREATHING = 6
    MARKS = 7


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sessions to show; every part left out lets all pass."""

    first: date | None = None
    size: Size | None = None
    breathing_sessions: bool = False
    size_unsaid: bool = False
    band: PainBand | None = None
    pain_not_answered: bool = False
    words: str = ""

    def keeps(self, session: Session) -> bool:
        """Return whether ``session`` is shown."""
        if self.first is not None and session.day < self.first:
            return False
        if self.breathing_sessions and not session.is_breathing_session:
            return False
        if self.size_unsaid and not session.size_unsaid:
            return False
        if self.size is not None and self.size not in {s.dilator.size for s in session.steps}:
            return False
        return self._keeps_pain(session.highest_pain) and self._keeps_words(session)

    def _keeps_pain(self, pain: int | None) -> bool:
        if self.pain_not_answered:
            return pain is None
        return self.band is None or (pain is not None and pain_band(pain) is self.band)

    def _keeps_words(self, session: Session) -> bool:
        wanted = self.words.casefold().split()
        if not wanted:
            return True
        text = "\n".join((session.note_to_self, session.note_for_therapist, *session.ticks)).casefold()
        return all(word in text for word in wanted)


class SessionTable(QAbstractTableModel):
    """The filtered sessions in the chosen order. It holds the whole list, so that typing filters at once."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Session] = []
        self._shown: list[Session] = []
        self._filter = Filter()
        self._column = Column.DATE
        self._descending = True
        self.inches = False

    # --- content -----------------------------------------------------------------------------------------------------
    def set_sessions(self, sessions: Sequence[Session]) -> None:
        """Show other sessions under the same filter and order."""
        self._all = list(sessions)
        self._show()

    def set_filter(self, chosen: Filter) -> None:
        """Keep only what ``chosen`` lets pass."""
        self._filter = chosen
        self._show()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; equal values stand in order of time."""
        self._column, self._descending = Column(column), order == Qt.SortOrder.DescendingOrder
        self._show()

    def _show(self) -> None:
        self.beginResetModel()
        kept = [s for s in self._all if self._filter.keeps(s)]
        kept.sort(key=order_key, reverse=True)
        self._shown = _sorted_by(kept, _SORT_BY[self._column], descending=self._descending)
        self.endResetModel()

    def holds_any(self) -> bool:
        """Return whether there is any session, shown or not."""
        return bool(self._all)

    def session_at(self, row: int) -> Session | None:
        """Return the session in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, session_id: object) -> int | None:
        """Return the row of a session, None when the filter hides it."""
        return next((row for row, s in enumerate(self._shown) if s.id == session_id), None)

    def sizes(self) -> list[Dilator]:
        """Return one dilator for each size among all sessions, smallest first."""
        return ordered_sizes(step.dilator for s in self._all for step in s.steps)

    def has_size_unsaid(self) -> bool:
        """Return whether there is a session whose size nobody has said."""
        return any(s.size_unsaid for s in self._all)

    # --- Qt ----------------------------------------------------------------------------------------------------------
    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many sessions are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column_title(Column(section))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column_title(Column(section)) or _("Safety sign, note, edited")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, the whole session, or what a screen reader says."""
        session = self.session_at(index.row())
        if session is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(session, column, inches=self.inches)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_text(session, column, inches=self.inches)
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment(column)
            case Qt.ItemDataRole.ToolTipRole if column is Column.MARKS:
                return spoken_text(session, column, inches=self.inches)
            case _ if role == SESSION_ROLE:
                return session
        return None


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Return how a column is aligned: numbers at their end."""
    ends = Column.SIZE, Column.MINUTES, Column.ANXIETY
    side = Qt.AlignmentFlag.AlignRight if column in ends else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def column_title(column: Column) -> str:
    """Return the words of a column's head."""
    titles = {
        Column.DATE: _("Date"),
        Column.SIZE: _("Size"),
        Column.MINUTES: pgettext("column", "Min"),
        Column.PAIN: _("Pain"),
        Column.ANXIETY: _("Anxiety"),
        Column.INSERTION: _("Insertion"),
        Column.BREATHING: pgettext("column", "Breathing"),
        Column.MARKS: "",
    }
    return titles[column]


def cell_text(session: Session, column: Column, *, inches: bool) -> str:
    """Return what stands in a cell; a dash for what was not answered."""
    match column:
        case Column.DATE:
            return day(session.day, "d MMM" if _clock_is_long() else "EEE d MMM")
        case Column.SIZE:
            dilator = session.main_dilator
            return no_size() if session.is_breathing_session else words.size(dilator, inches=inches)
        case Column.MINUTES:
            return words.minutes(session.shown_seconds)
        case Column.PAIN:
            return words.NOT_ANSWERED if session.highest_pain is None else str(session.highest_pain)
        case Column.ANXIETY:
            return words.NOT_ANSWERED if session.anxiety_before is None else str(session.anxiety_before)
        case Column.INSERTION:
            return words.insertion(session.insertion)
        case Column.BREATHING:
            return words.breathing(session.breathing)
        case Column.MARKS:
            return ""


def _clock_is_long() -> bool:
    """Return whether the locale writes AM or PM after a time: then there is no room for the weekday beside it."""
    return any(sign.isalpha() for sign in clock_time(time(22, 20)))


def no_size() -> str:
    """Return what stands in the place of a size when there was none."""
    return pgettext("instead of a size", "breathing")


def spoken_text(session: Session, column: Column, *, inches: bool) -> str:
    """Return a cell as a screen reader says it."""
    text = cell_text(session, column, inches=inches)
    if column is Column.MARKS:
        marks = (
            _("with a safety sign") if has_sign(session) else "",
            _("with a note") if has_note(session) else "",
            _("edited") if is_edited(session) else "",
        )
        return ", ".join(mark for mark in marks if mark)
    if text == words.NOT_ANSWERED:
        return _("not answered")
    if column is Column.DATE and session.started_at is not None:
        return f"{text} {clock_time(session.started_at.time())}"
    if column is Column.PAIN and session.highest_pain is not None:
        return f"{text}, {words.pain_word(session.highest_pain)}"
    return text


def has_sign(session: Session) -> bool:
    """Return whether a safety sign was noted, spotting included."""
    return session.safety is not None and bool(session.safety.signs)


def has_note(session: Session) -> bool:
    """Return whether either note says something."""
    return bool(session.note_to_self or session.note_for_therapist)


def is_edited(session: Session) -> bool:
    """Return whether the person changed it after it was saved."""
    return session.stamps is not None and session.stamps.edited_at is not None


def _sorted_by(sessions: list[Session], value: Callable[[Session], Any], *, descending: bool) -> list[Session]:
    """Return ``sessions`` by ``value``; what was not answered stands last either way."""
    answered = [s for s in sessions if value(s) is not None]
    silent = [s for s in sessions if value(s) is None]
    answered.sort(key=value, reverse=descending)
    return answered + silent


_SORT_BY: dict[Column, Callable[[Session], Any]] = {
    Column.DATE: order_key,
    Column.SIZE: lambda s: _place(s.main_dilator),
    Column.MINUTES: lambda s: s.shown_seconds,
    Column.PAIN: lambda s: s.highest_pain,
    Column.ANXIETY: lambda s: s.anxiety_before,
    Column.INSERTION: lambda s: s.insertion and list(type(s.insertion)).index(s.insertion),
    Column.BREATHING: lambda s: s.breathing and list(type(s.breathing)).index(s.breathing),
    Column.MARKS: lambda s: (not has_sign(s), not has_note(s), not is_edited(s)),
}


def _place(dilator: Dilator | None) -> tuple[int, int] | None:
    return (dilator.diameter_um or 0, dilator.position) if dilator else None
