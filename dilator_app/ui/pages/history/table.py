"""The table of sessions: rows of 40 px, hairlines, a pain cell of the ramp, marks for a note and an edit."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dilator_app import tokens, words
from dilator_app.domain.scales import Breathing
from dilator_app.domain.session import Session
from dilator_app.i18n import _, clock_time
from dilator_app.ui import focus, icons, theme
from dilator_app.ui.pages.history import columns
from dilator_app.ui.pages.history.columns import AT_THE_END, CHECK, INDENT, PAIN_CELL
from dilator_app.ui.pages.history.model import (
    SESSION_ROLE,
    Column,
    SessionTable,
    column_title,
    has_note,
    has_sign,
    is_edited,
)
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.pain_scale import pain_cell

_FIRST_INDENT = 17
_TIME_GAP = 8
_HEADER = 43
_ARROW = 16
_PENCIL = 14
_STAR = 7
_LOW = 10  # beside a star
_BEFORE_MARK = 4  # so that it does not touch the word before it, which may be long
_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_TRAILING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class SessionView(QTableView):
    """Shows a `SessionTable`. Enter opens, Delete asks to remove, several rows can be chosen."""

    opened = Signal(object)  # Session
    entered = Signal()  # what was opened is to have the keyboard
    remove_requested = Signal(object)  # list[Session]
    several_chosen = Signal(int)  # how many are chosen

    def __init__(self, table: SessionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.setModel(table)
        self.setItemDelegate(_RowDelegate(self))
        self.setAccessibleName(_("Sessions"))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalHeader(_Header(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(tokens.measure("control", "row"))
        self._dress_header()
        self.clicked.connect(self._on_clicked)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(Column.DATE, Qt.SortOrder.DescendingOrder)
        header.setMinimumSectionSize(min(columns.widths(inches=False).values()))
        for column in Column:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._share_width()
        theme.signals.changed.connect(self._share_width)
        self._table.modelReset.connect(self._share_width)
        header.sortIndicatorChanged.connect(self._table.sort)

    def hide_pain(self, *, hidden: bool) -> None:
        """Leave the pain column out."""
        self.setColumnHidden(Column.PAIN, hidden)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns again."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column its width, and the insertion answers what is left; nothing is narrower than its words."""
        header, widths = self.horizontalHeader(), columns.widths(inches=self._table.inches)
        others = sum(w for c, w in widths.items() if c is not Column.INSERTION and not self.isColumnHidden(c))
        widths[Column.INSERTION] = max(widths[Column.INSERTION], self.viewport().width() - others)
        for column, width in widths.items():
            header.resizeSection(column, width)

    def chosen(self) -> list[Session]:
        """Return the chosen sessions, top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        found = (self._table.session_at(row) for row in rows)
        return [session for session in found if session is not None]

    def choose(self, session_id: object) -> bool:
        """Choose and show a session; return False when it is not in the table."""
        row = self._table.row_of(session_id)
        if row is None:
            return False
        index = self._table.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def stand_on(self, row: int) -> None:
        """Stand on a row, or on the last one, without choosing it."""
        row = min(row, self._table.rowCount() - 1)
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._table.index(row, 0), flags)

    def selectionChanged(self, chosen: QItemSelection, before: QItemSelection) -> None:
        """Tell how many are chosen."""
        super().selectionChanged(chosen, before)
        self.several_chosen.emit(len(self.selectionModel().selectedRows()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a row for whoever comes by Tab: a table in which nothing is chosen seems to take no keys."""
        super().focusInEvent(event)
        came_by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if came_by_tab and not self.chosen() and self._table.rowCount():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self._table.index(max(0, self.currentIndex().row()), 0), flags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, ask to remove with Delete."""
        chosen = self.chosen()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen:
            self.opened.emit(chosen[0])
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete and chosen:
            self.remove_requested.emit(chosen)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        session = self._table.session_at(index.row())
        if session is not None and len(self.chosen()) == 1:
            self.opened.emit(session)


class _Header(QHeaderView):
    """Column titles above their cells, with the direction of the order beside the one that gives it.

    It is one stop of the Tab key: arrows move along the titles, Space orders by the one they stand on.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(_HEADER)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Order of the sessions"))
        self._at = 0

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the title that gives the order."""
        super().focusInEvent(event)
        self._stand_on(self.sortIndicatorSection())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, order with Space; a second time turns the order round."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = {Qt.Key.Key_Right: -1 if mirrored else 1, Qt.Key.Key_Left: 1 if mirrored else -1}.get(
            Qt.Key(event.key())
        )
        if step is not None:
            shown = [n for n in range(self.count()) if not self.isSectionHidden(n)]
            self._stand_on(shown[(shown.index(self._at) + step) % len(shown)])
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
            turned = self.sortIndicatorSection() == self._at and self.sortIndicatorOrder() == up
            self.setSortIndicator(self._at, down if turned else up)
            self._stand_on(self._at)
        else:
            super().keyPressEvent(event)

    def focus_outline(self) -> tuple[QRect, int]:
        """Return where the focus ring runs: around the title that the arrows stand on."""
        left, width = self.sectionViewportPosition(self._at), self.sectionSize(self._at)
        return QRect(left, 4, width, self.height() - 8), tokens.measure("radius", "small")

    def _stand_on(self, section: int) -> None:
        self._at = section if 0 <= section < self.count() else 0
        title = str(self.model().headerData(self._at, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole))
        if self.sortIndicatorSection() == self._at:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            title = _("{column}, rising") if up else _("{column}, falling")
            title = title.format(column=column_title(Column(self._at)))
        self.setAccessibleDescription(title)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, title))
        focus.moved(self)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one title and the line below it."""
        look = theme.current()
        column = Column(section)
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("border-strong"))
        indent = _FIRST_INDENT if column is Column.DATE else INDENT
        room = QRectF(rect).adjusted(indent, 0, -INDENT if column in AT_THE_END else 0, 0)
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        font = look.font("small", strong=True)
        aligned = _TRAILING if column in AT_THE_END else _LEADING
        paint.words(painter, room, text, font, look.color("text-muted"), aligned)
        if self.sortIndicatorSection() == section and text:
            self._paint_direction(painter, room, text, column)
        painter.restore()

    def _paint_direction(self, painter: QPainter, room: QRectF, text: str, column: Column) -> None:
        used = painter.fontMetrics().horizontalAdvance(text)
        name = "sort-down" if self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder else "sort-up"
        left = room.right() - used - _ARROW - 2 if column in AT_THE_END else room.left() + used + 4
        icons.paint(painter, QRectF(left, room.center().y() - _ARROW / 2, _ARROW, _ARROW), name, "text-muted")


class _RowDelegate(QStyledItemDelegate):
    """Draws a cell from the whole session, so that pain and time have their own look."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground, line and content."""
        session = index.data(SESSION_ROLE)
        if not isinstance(session, Session):
            return
        look = theme.current()
        rect = QRect(option.rect)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.color("selection"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("border"))
        column = Column(index.column())
        indent = _FIRST_INDENT if column is Column.DATE else INDENT
        room = QRectF(rect).adjusted(indent, 0, -INDENT if column in AT_THE_END else 0, -1)
        self._paint_content(painter, room, session, column, str(index.data() or ""))
        painter.restore()

    def _paint_content(self, painter: QPainter, room: QRectF, session: Session, column: Column, text: str) -> None:
        look = theme.current()
        quiet = text == words.NOT_ANSWERED
        ink = look.color("text-muted" if quiet else "text")
        font = look.font("control")
        if column is Column.DATE:
            _paint_date(painter, room, session, text)
        elif column is Column.PAIN and session.highest_pain is not None:
            _paint_pain(painter, room, session.highest_pain)
        elif column is Column.BREATHING and session.breathing is Breathing.DONE:
            spot = QRectF(room.left() - 2, room.center().y() - 10, 20, 20)
            icons.paint(painter, spot, "check", "text")
            paint.words(painter, room.adjusted(CHECK, 0, 0, 0), text, font, ink, _LEADING)
        elif column is Column.MARKS:
            _paint_marks(painter, room, session)
        else:
            aligned = _TRAILING if column in AT_THE_END else _LEADING
            if column is Column.SIZE:  # a name that is too long keeps both ends, in whichever direction it runs
                text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideMiddle, room.width() + 1)
            paint.words(painter, room, text, font, ink, aligned)


def _paint_date(painter: QPainter, room: QRectF, session: Session, text: str) -> None:
    look = theme.current()
    font = look.font("control")
    paint.words(painter, room, text, font, look.color("text"), _LEADING)
    if session.started_at is None:
        return
    painter.setFont(font)
    used = painter.fontMetrics().horizontalAdvance(text) + _TIME_GAP
    at = clock_time(session.started_at.time())
    paint.words(painter, room.adjusted(used, 0, 0, 0), at, look.font("small"), look.color("text-muted"), _LEADING)


def _paint_pain(painter: QPainter, room: QRectF, pain: int) -> None:
    look = theme.current()
    width, height = PAIN_CELL
    cell = QRectF(room.left(), round(room.center().y() - height / 2), width, height)
    pain_cell(painter, cell, pain, look.font("control", strong=True))
    rest = room.adjusted(width + INDENT, 0, 0, 0)
    paint.words(painter, rest, words.pain_word(pain), look.font("control"), look.color("text"), _LEADING)


def _paint_marks(painter: QPainter, room: QRectF, session: Session) -> None:
    """Draw a star for a safety sign, then the note and the pencil, side by side and small where there are both."""
    small = _LOW if has_sign(session) else _PENCIL
    both = has_note(session) and is_edited(session)
    left, middle = room.left() - INDENT + (0 if both else _BEFORE_MARK), room.center().y()
    if has_sign(session):
        look = theme.current()
        paint.words(
            painter, room.adjusted(-INDENT, 0, 0, 0), "*", look.font("body", strong=True), look.color("text"), _LEADING
        )
        left = room.left() - INDENT + _STAR
    if has_note(session):
        size = small if both else icons.SIZE
        icons.paint(painter, QRectF(left, middle - size / 2, size, size), "note", "text")
    if is_edited(session):
        start = left + small if both else left + (icons.SIZE - small) / 2
        icons.paint(painter, QRectF(start, middle - small / 2, small, small), "pencil", "text-muted")
