"""One period on one screen: safety, figures, what was written, the chart, the sizes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dilator_app.i18n import _
from dilator_app.report import words as page_words
from dilator_app.report.charts import ChartStyle
from dilator_app.report.page.figures import sizes_with_a_row
from dilator_app.ui import theme
from dilator_app.ui.therapist_view.cells import SMALLEST, CellRow, words
from dilator_app.ui.therapist_view.reading import About
from dilator_app.ui.widgets import elided
from dilator_app.ui.widgets.card import Card
from dilator_app.ui.widgets.chart_legend import ChartLegend, paint_marker
from dilator_app.ui.widgets.table import Table
from dilator_app.ui.widgets.table_model import TableModel

CHART_SCALE = 18 / 14
"""A chart's words are 14 pixels high in its own scale, and here never lower than 18."""
_CHART_LEAST = 145
"""So high a chart has room for all the labels of its axis from 0 to 10."""
_MOST_TOLD = 3
_MARKER = 14.0
_CELL_SIDE, _CELL_ENDS = 12, 6  # around the words of a cell


@dataclass(frozen=True, slots=True)
class Spacing:
    """The room between cards, in a row of the table, and above and below what stands in a card."""

    gap: int
    row: int
    ends: int


ROOMY, TIGHT = Spacing(12, 40, 10), Spacing(8, 34, 6)


class Overview(QWidget):
    """Shows ``about``, everything ``scale`` times as large as on the smallest screen."""

    session_chosen = Signal(object)  # UUID

    def __init__(self, about: About, scale: float, spacing: Spacing = ROOMY) -> None:
        super().__init__()
        self._about, self._scale, self._spacing = about, scale, spacing
        self._table: _WholeTable | None = None
        summary = about.summary
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(spacing.gap * scale))
        column.addWidget(CellRow(summary.safety, "safety", scale, ends=spacing.ends))
        if summary.figures:
            column.addWidget(CellRow(summary.figures, "figures", scale, ends=spacing.ends))
        for told in summary.told[:_MOST_TOLD]:
            column.addLayout(self._told(told.heading, told.text))
        if about.has_chart:
            column.addWidget(self._chart(), 1)
        if summary.sizes.rows:
            column.addWidget(self._sizes())
        column.addStretch()

    def height_needed(self, width: int) -> int:
        """Return how high everything stands in ``width``, the chart at its least height and every row at its own."""
        if self._table is not None:
            self._table.fit(width - 2 * self._table_sides)
        return self.heightForWidth(width)

    @property
    def _table_sides(self) -> int:
        return round(12 * self._scale)

    def _told(self, heading: str, text: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(round(25 * self._scale), 0, round(25 * self._scale), 0)
        line.setSpacing(round(6 * self._scale))
        heading_label = words(heading, SMALLEST, self._scale, "text-muted", wrap=False)
        line.addWidget(heading_label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(text, SMALLEST, self._scale), 1)
        return line

    def _chart(self) -> Card:
        from dilator_app.ui.widgets.chart_canvas import ChartCanvas

        scale, summary = self._scale, self._about.summary
        card = Card(padding=(round(24 * scale), round(self._spacing.ends * scale)))
        now = self._about.facts.now
        title = page_words.pain_chart_title(now) if self._about.is_pain else _("Size by session")
        head = QHBoxLayout()
        head.setSpacing(round(18 * scale))
        head.addWidget(words(title, "title-3", scale, wrap=False))
        trend = summary.trend if self._about.is_pain else ""
        head.addWidget(words(trend, SMALLEST, scale, "text-muted"), 1)
        legend = ChartLegend(scale=scale * CHART_SCALE)
        style = ChartStyle.of_colours(theme.current().hex)
        legend.set_items(self._about.legend(style))
        room = self._room_for_legend(legend)
        if room:
            legend.setFixedWidth(room)
            head.addWidget(legend)
        card.column.addLayout(head)
        if not room:
            card.column.addWidget(legend)
        canvas = ChartCanvas(self._about.draw, scale=scale * CHART_SCALE)
        canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # arrows belong to the window
        canvas.setAccessibleName(title)
        canvas.setAccessibleDescription(trend)
        canvas.setMinimumHeight(round(_CHART_LEAST * scale))
        canvas.session_chosen.connect(self.session_chosen)
        canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        card.column.addWidget(canvas, 1)
        return card

    def _room_for_legend(self, legend: ChartLegend) -> int:
        """Return how wide a legend beside the title stands; 0 where a line of its own is better."""
        needed = legend.needed_width()
        return needed if needed <= round(420 * self._scale) else 0

    def _sizes(self) -> Card:
        scale, summary = self._scale, self._about.summary
        row = round(self._spacing.row * scale)
        card = Card(padding=(self._table_sides, round(4 * scale)))
        self._table = table = _WholeTable(row)
        look = theme.current()
        table.setFont(look.font("lead", scale=scale))
        header = table.horizontalHeader()
        header.setFont(look.font(SMALLEST, strong=True, scale=scale))
        header.setFixedHeight(row)
        table.verticalHeader().setDefaultSectionSize(row)
        table.setModel(TableModel(summary.sizes, table, self._mark))
        table.setIconSize(self._mark_size())
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setSelectionMode(Table.SelectionMode.NoSelection)
        table.setAccessibleName(_("By size"))
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_INSERTION, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_SIZE, QHeaderView.ResizeMode.Fixed)
        table.setFixedHeight(row * (len(summary.sizes.rows) + 1) + 2)
        card.column.addWidget(table)
        if summary.size_note:
            card.column.addWidget(words(summary.size_note, SMALLEST, scale, "text-muted"))
        return card

    def _mark_size(self) -> QSize:
        side = round(2 * _MARKER * self._scale)
        return QSize(side, side)

    def _mark(self, row: int) -> QPixmap | None:
        """Return the marker of a size, as it stands in the chart; the row of the other sizes has none."""
        own, _others = sizes_with_a_row(self._about.facts)
        if row >= len(own):
            return None
        facts = self._about.facts
        looks = ChartStyle.of_colours(theme.current().hex).looks(facts.known_dilators)
        ratio = self.devicePixelRatioF()
        size = self._mark_size()
        drawn = QPixmap(size * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(size.width() / 2, size.height() / 2)
        paint_marker(painter, looks[own[row].dilator.size], middle, _MARKER * self._scale)
        painter.end()
        return drawn


_SIZE, _INSERTION = 0, 3
_SHARE_OF_NAMES = 0.24
_LINES_OF_A_NAME = 2
_SURE_OF_TWO_LINES = 1.6
"""What two lines hold of a name at least, wherever it breaks."""
_LETTERS_OF_AN_ANSWER = 15


class _Names(QStyledItemDelegate):
    """Draws names of sizes on two lines at most; those that would read alike there stand on one, their ends kept."""

    _paints = False  # what the column would need is asked of the same option

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a name."""
        self._paints = True
        super().paint(painter, option, index)
        self._paints = False

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Show what there is room for."""
        super().initStyleOption(option, index)
        if not self._paints:
            return
        model, metrics = index.model(), option.fontMetrics
        names = [str(model.index(row, index.column()).data()) for row in range(model.rowCount())]
        room = option.rect.width() - 2 * _CELL_SIDE - option.decorationSize.width()
        option.text = names_in(names, metrics, room)[index.row()]


def names_in(names: Sequence[str], metrics: QFontMetrics, room: int) -> list[str]:
    """Return each name whole where two lines of ``room`` tell it from the others, else cut to one line."""
    begun = elided.apart(names, metrics, round(_SURE_OF_TWO_LINES * room))
    on_one_line = elided.apart(names, metrics, room, by_ends=True)

    def is_told(name: str, start: str) -> bool:
        breaks = max(map(metrics.horizontalAdvance, name.split())) <= room
        return breaks and name.startswith(start.removesuffix("…"))

    return [
        name if is_told(name, start) else short for name, start, short in zip(names, begun, on_one_line, strict=True)
    ]


class _WholeTable(Table):
    """A table as high as its rows, in which answers that are too long for their column take a second line.

    A long name has its share of the width and two lines; a tool tip has what is too much for them.
    """

    def __init__(self, row: int) -> None:
        super().__init__()
        self._row = row
        self.setWordWrap(True)
        self.setItemDelegateForColumn(_SIZE, _Names(self))

    def updateGeometries(self) -> None:
        """Break the answers anew whenever the columns have other widths."""
        super().updateGeometries()
        if self.model() is not None and self.isVisible():  # before that the columns have no width of their own
            self._fit_names(self.viewport().width())
            self._fit(self.columnWidth(_INSERTION))

    def fit(self, width: int) -> None:
        """Be as high as its rows are in ``width``, before it is shown."""
        self._fit(width - self._fit_names(width) - self._others())

    def _others(self) -> int:
        columns = range(self.model().columnCount())
        return sum(self._natural(n) for n in columns if n not in (_SIZE, _INSERTION))

    def _natural(self, column: int) -> int:
        return max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))

    def _natural_head(self) -> int:
        return self.horizontalHeader().sectionSizeHint(_SIZE) + self.iconSize().width()

    def _fit_names(self, width: int) -> int:
        """Give the names what they need, but no more than their share and than leaves room for answers."""
        answers = self.fontMetrics().averageCharWidth() * _LETTERS_OF_AN_ANSWER + 2 * _CELL_SIDE
        share = min(round(width * _SHARE_OF_NAMES), width - self._others() - answers)
        names = min(self._natural(_SIZE), max(share, self._natural_head()))
        if self.columnWidth(_SIZE) != names:
            self.setColumnWidth(_SIZE, names)
        return names

    def _fit(self, column: int) -> None:
        model, room = self.model(), column - 2 * _CELL_SIDE
        metrics, wraps = QFontMetrics(self.font()), int(Qt.TextFlag.TextWordWrap)
        height = self.horizontalHeader().height() + 2
        for row in range(model.rowCount()):
            said = str(model.index(row, _INSERTION).data())
            needed = metrics.boundingRect(QRect(0, 0, max(room, 1), 0), wraps, said).height()
            needed = max(needed, self._name_height(row, metrics))
            high = max(self._row, needed + _CELL_ENDS)
            if self.rowHeight(row) != high:
                self.setRowHeight(row, high)
            height += high
        if self.height() != height:
            self.setFixedHeight(height)

    def _name_height(self, row: int, metrics: QFontMetrics) -> int:
        name = str(self.model().index(row, _SIZE).data())
        room = self.columnWidth(_SIZE) - 2 * _CELL_SIDE - self.iconSize().width()
        lines = 1 if metrics.horizontalAdvance(name) <= room else _LINES_OF_A_NAME
        return metrics.lineSpacing() * lines
