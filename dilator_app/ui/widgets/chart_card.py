"""A card with one chart: title, one sentence, legend, and the same as a table."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QContextMenuEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QMenu, QSizePolicy, QStackedWidget, QWidget

from dilator_app.i18n import _
from dilator_app.report import charts
from dilator_app.report.charts import Draw
from dilator_app.report.shown import Shown
from dilator_app.ui import theme
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, label
from dilator_app.ui.widgets.chart_legend import ChartLegend
from dilator_app.ui.widgets.table import Table
from dilator_app.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from dilator_app.ui.widgets.chart_canvas import ChartCanvas

PICTURE_KINDS: Mapping[str, Callable[..., bytes]] = {"png": charts.png, "svg": charts.svg}
SavePicture = Callable[[str, Callable[[str], bytes]], Any]
"""Offers to save a picture: the ending of its file's name, and what gives the bytes of either of `PICTURE_KINDS`."""

_PADDING = (22, 14, 20, 11)
_ROWS_LOOKED_AT = 20  # for the width of columns


class ChartCard(Card):
    """Shows what `show_chart` is given. The canvas is made then, with matplotlib.

    With ``draws_when_seen`` it is made when the card is painted for the first time: nobody may ever scroll that far.
    """

    session_chosen = Signal(object)  # UUID
    _ready = False  # a card can be told of a new look while it is being made

    def __init__(
        self,
        title: str,
        save_picture: SavePicture | None = None,
        *,
        draws_when_seen: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.canvas: ChartCanvas | None = None
        self._draws_when_seen = draws_when_seen
        self._save_picture = save_picture
        self._shown: Shown | None = None
        self._summary = label("", "control", wrap=True)
        self._legend = ChartLegend()
        self._toggle = Button("", kind="link")
        self._toggle.clicked.connect(self._on_toggled)
        self.save_link = Button(_("Save"), kind="link")
        self.save_link.setAccessibleName(_("{title}: save as a file").format(title=title))
        self.save_link.clicked.connect(self._offer_files)
        self._offers_files = save_picture is not None
        if save_picture is None:
            self.save_link.hide()  # never shown while it has no parent: that would be a window
        self._told = label("", "small", "text-muted", wrap=True)
        self._told.hide()
        self._table = Table()
        self._table.activated.connect(self._on_row_activated)
        self._views = QStackedWidget()
        self._views.addWidget(self._table)
        self._views.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lay_out()
        self._name_toggle()
        self._ready = True

    def _lay_out(self) -> None:
        self.column.setContentsMargins(*_PADDING)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(label(self.title, "title-3", wrap=True), 1)
        head.addWidget(self.save_link)
        head.addWidget(self._toggle)
        self.column.addLayout(head)
        self.column.addSpacing(5)
        self.column.addWidget(self._summary)
        self.column.addWidget(self._told)
        self.column.addSpacing(6)
        self.column.addWidget(self._legend)
        self.column.addSpacing(3)
        self.column.addWidget(self._views, 1)

    # --- what it shows -----------------------------------------------------------------------------------------------
    def show_chart(self, shown: Shown) -> None:
        """Show a chart, its sentence and legend, and its table if the person switched to it."""
        self._shown = shown
        self._summary.setText(shown.sentence)
        self._told.hide()
        self._fill_legend()
        self._table.setAccessibleName(self.title)
        self._table.setAccessibleDescription(shown.sentence)
        if self.canvas is not None or not self._draws_when_seen:
            self._canvas(shown.draw).setAccessibleDescription(shown.sentence)
        if self.shows_table:
            self._fill_table()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Make the canvas, once the card is seen."""
        super().paintEvent(event)
        if self.canvas is None and self._shown is not None:
            QTimer.singleShot(0, self, self._draw_now)

    def _draw_now(self) -> None:
        if self.canvas is None and self._shown is not None:
            self._canvas(self._shown.draw).setAccessibleDescription(self._shown.sentence)

    def tell(self, words: str) -> None:
        """Say something about what was just done with the chart, until another one is shown."""
        self._told.setText(words)
        self._told.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _canvas(self, draw: Draw) -> "ChartCanvas":
        if self.canvas is not None:
            self.canvas.show_chart(draw)
            return self.canvas
        from dilator_app.ui.widgets.chart_canvas import ChartCanvas

        canvas = ChartCanvas(draw)
        canvas.setAccessibleName(self.title)
        canvas.session_chosen.connect(self.session_chosen)
        self._views.insertWidget(0, canvas)
        self._views.setCurrentWidget(canvas)
        QWidget.setTabOrder(self._toggle, canvas)
        self.canvas = canvas
        return canvas

    @property
    def summary(self) -> str:
        """The sentence that it shows."""
        return self._summary.text()

    def _fill_legend(self) -> None:
        if self._shown is not None:
            style = charts.ChartStyle.of_colours(theme.current().hex)
            self._legend.set_items(self._shown.legend(style))

    def changeEvent(self, event: QEvent) -> None:
        """Take the legend's colours from the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._ready:
            self._fill_legend()

    # --- as a table --------------------------------------------------------------------------------------------------
    @property
    def shows_table(self) -> bool:
        """Whether the person switched to the table."""
        return self.canvas is not None and self._views.currentWidget() is self._table

    def _on_toggled(self) -> None:
        if self.canvas is None:
            return
        if self.shows_table:
            self._views.setCurrentWidget(self.canvas)
        else:
            self._fill_table()
            self._views.setCurrentWidget(self._table)
        self._legend.setVisible(not self.shows_table)
        self._name_toggle()

    def _name_toggle(self) -> None:
        if self.shows_table:
            self._toggle.setText(_("Show as chart"))
            self._toggle.setAccessibleName(_("{title}: show as chart").format(title=self.title))
        else:
            self._toggle.setText(_("Show as table"))
            self._toggle.setAccessibleName(_("{title}: show as table").format(title=self.title))

    def _fill_table(self) -> None:
        if self._shown is None:
            return
        before = self._table.model()
        self._table.setModel(TableModel(self._shown.table, self._table))
        if before is not None:
            before.deleteLater()
        columns = self._table.horizontalHeader()
        columns.setResizeContentsPrecision(_ROWS_LOOKED_AT)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the table's last column to the room."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Let the last column fill the room, unless the columns need more than that and must be scrolled."""
        columns = self._table.horizontalHeader()
        columns.setStretchLastSection(False)
        columns.setStretchLastSection(columns.length() < self._table.viewport().width())

    def _on_row_activated(self, index: QModelIndex) -> None:
        if self._shown is not None and self._shown.table.session_ids:
            self.session_chosen.emit(self._shown.table.session_ids[index.row()])

    # --- as a file ---------------------------------------------------------------------------------------------------
    def offer_files(self, *, offered: bool) -> None:
        """Let the chart be saved as a picture, or not while it shows what is nobody's."""
        self._offers_files = offered and self._save_picture is not None
        self.save_link.setVisible(self._offers_files)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the table and, where pictures can be saved, those."""
        self._open(self.menu(), event.globalPos())

    def _open(self, menu: QMenu, spot: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(spot)

    def menu(self) -> QMenu:
        """Return the menu of the card."""
        menu = QMenu(self)
        menu.addAction(self._toggle.text(), self._on_toggled)
        if self._offers_files and self._shown is not None:
            menu.addSeparator()
            self._add_files(menu)
        return menu

    def _add_files(self, menu: QMenu) -> None:
        menu.addAction(_("Save as picture (PNG)…"), lambda: self._save("png"))
        menu.addAction(_("Save as drawing (SVG)…"), lambda: self._save("svg"))

    def _offer_files(self) -> None:
        menu = QMenu(self)
        self._add_files(menu)
        self._open(menu, self.save_link.mapToGlobal(self.save_link.rect().bottomLeft()))

    def _save(self, ending: str) -> None:
        if self._save_picture is None or self._shown is None:
            return
        drawn = charts.picture(self._shown.draw, self.title, self.summary)
        self._save_picture(ending, lambda kind: PICTURE_KINDS[kind](drawn))
