"""A dialog whose middle scrolls where the window is too low for it, while its head and its buttons stay in sight."""

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QVBoxLayout, QWidget

from dilator_app.ui import screens
from dilator_app.ui.widgets.column_area import RING, ColumnArea

_SIDE, _TOP, _BOTTOM = 28, 24, 22
_GAP = 14
_LEAST_MIDDLE, _LEAST_WINDOW = 120, 480
_FROM_SCREEN = 80  # what title bar and task bar take


class FittedDialog(QDialog):
    """``head`` above, ``column`` in the middle and ``foot`` below, as high as they need and no higher than the window.

    A middle that is all words names itself with ``to_read``: where it must be scrolled it is a stop of the Tab key.
    """

    _is_built = False  # Qt asks about events while the dialog is being made

    def __init__(self, parent: QWidget | None = None, *, width: int, to_read: str = "") -> None:
        super().__init__(parent)
        self._width = width
        self.is_to_read = bool(to_read)
        self._sought: QWidget | None = None
        self._seeking = QTimer(self)  # at 0 ms it comes after every layout, and what was just made has its place
        self._seeking.setSingleShot(True)
        self._seeking.setInterval(0)
        self._seeking.timeout.connect(self._scroll_to_sought)
        self.setWindowTitle("Fernlight")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(width)
        self.middle = _Middle(to_read)
        self.column = self.middle.column
        self.head, self.foot = QVBoxLayout(), QVBoxLayout()
        for part in (self.head, self.foot):
            part.setContentsMargins(RING, 0, RING, 0)
            part.setSpacing(_GAP)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(_SIDE - RING, _TOP, _SIDE - RING, _BOTTOM)
        self._outer.setSpacing(_GAP - RING)
        self._outer.addLayout(self.head)
        self._outer.addWidget(self.middle, 1)
        self._outer.addLayout(self.foot)
        self._is_built = True

    def go_to(self, field: QWidget) -> None:
        """Give ``field`` the keyboard and bring it into sight, also where it was made just now."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sought = field
        self._seeking.start()

    def _scroll_to_sought(self) -> None:
        sought, self._sought = self._sought, None
        if sought is not None and shiboken6.isValid(sought) and self.middle.isAncestorOf(sought):
            self.middle.ensureWidgetVisible(sought, RING, min(sought.height(), _LEAST_MIDDLE // 2))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the right height before the place is chosen."""
        self._fit()
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Fit anew when something inside has changed."""
        done = super().event(event)
        if self._is_built and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by pages, wherever the keyboard is."""
        steps = {
            Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
            Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.middle.verticalScrollBar().triggerAction(step)

    def _fit(self) -> None:
        margins = self._outer.contentsMargins()
        around = margins.left() + margins.right()
        room = self._room()
        self.setFixedWidth(min(max(self._width, self.middle.least_width() + around), max(self._width, room.width())))
        self.middle.look_at(self.width() - around)
        has_lines = self._outer.hasHeightForWidth()
        wanted = self._outer.totalHeightForWidth(self.width()) if has_lines else self._outer.totalSizeHint().height()
        self.middle.have_bar(needed=wanted > room.height())
        self.setFixedHeight(min(wanted, room.height()))
        screen, frame = screens.room(self), self.frameGeometry()
        if self.isVisible() and frame.bottom() > screen.bottom():  # it grew where it stood
            self.move(self.x(), max(screen.top(), screen.bottom() - frame.height()))

    def _room(self) -> QSize:
        """Return how large it may be: as the window under it, whatever dialogs lie between them."""
        under = self.parentWidget()
        while isinstance(under, QDialog):
            under = under.parentWidget()
        screen = screens.room(self).size() - QSize(0, _FROM_SCREEN)
        if under is None or not under.window().isVisible():
            return screen
        window = under.window().size()
        return QSize(window.width(), min(screen.height(), max(window.height(), _LEAST_WINDOW)))


class _Middle(ColumnArea):
    """As high as its content at the width that it was last told."""

    def __init__(self, name: str) -> None:
        super().__init__(spacing=_GAP)
        self._wanted = 0
        if name:
            self.setAccessibleName(name)
            self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def _on_range(self, low: int, high: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if high > low else Qt.FocusPolicy.NoFocus)

    def look_at(self, width: int) -> None:
        """Find out how high the content is at ``width``."""
        wanted = self.height_at(width)
        if wanted != self._wanted:
            self._wanted = wanted
            self.updateGeometry()

    def have_bar(self, *, needed: bool) -> None:
        """Have a bar only where there is something to scroll.

        One that came while the dialog was still lower would take width from the words, which then need more height.
        """
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)

    def event(self, event: QEvent) -> bool:
        """Tell the dialog when the content has changed."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return done

    def sizeHint(self) -> QSize:
        """Return the content's height."""
        return QSize(self.column.totalSizeHint().width(), self._wanted)

    def minimumSizeHint(self) -> QSize:
        """Return a height that still shows something."""
        return QSize(0, min(self._wanted, _LEAST_MIDDLE))
