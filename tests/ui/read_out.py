"""Everything that stands in a window of Qt's own, also where it is not to be seen at this moment."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QMessageBox,
    QTabWidget,
    QWidget,
)

from dilator_app.ui.qt_dialogs import FileRow


def read_out(window: QWidget) -> set[str]:
    """Return every text of the window, of its tabs, lists, menus and hints; not what stands in fields."""
    return {text for widget in (window, *window.findChildren(QWidget)) for text in _texts(widget) if text}


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton | QMessageBox):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model():
        yield from _cells(widget, widget.model(), widget.rootIndex())
    yield from (action.text().partition("\t")[0] for action in widget.actions())


def _cells(view: QAbstractItemView, model: QAbstractItemModel, root: QModelIndex) -> Iterator[str]:
    drawn = view.itemDelegate()
    for column in range(model.columnCount(root)):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount(root)):
            index = model.index(row, column, root)
            told = drawn.told(index) if isinstance(drawn, FileRow) else None
            yield str(index.data() or "") if told is None else told
