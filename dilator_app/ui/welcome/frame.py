"""The frame of the welcome: what the program is on the left, the current step on the right."""

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dilator_app.clock import Clock
from dilator_app.diary import recovery
from dilator_app.diary.folder import DiaryFolder
from dilator_app.errors import CouldNotWrite
from dilator_app.i18n import _
from dilator_app.settings import SettingsFile
from dilator_app.ui import fern, theme
from dilator_app.ui.icons import IconView
from dilator_app.ui.welcome.first_set import FirstSetStep
from dilator_app.ui.welcome.protect import ProtectStep
from dilator_app.ui.welcome.start import StartStep
from dilator_app.ui.welcome.step import Gaps
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label

if TYPE_CHECKING:
    from dilator_app.diary.diary import Diary

_SIDE, _NARROW_SIDE = 430, 344
_SIDE_START, _SIDE_END = 40, 24
"""What is left free on either side of its words."""
_ENOUGH = (1180, 760)
"""Width and height of a window in which nothing needs to stand closer."""
_TILE = 32


class Welcome(QWidget):
    """Leads to a first diary. Nothing is stored before the second step ends."""

    created = Signal(object)  # Diary: it exists from here on, open
    finished = Signal(object)  # Diary
    sample_requested = Signal()
    breathe_requested = Signal()
    read_requested = Signal()
    language_changed = Signal()

    def __init__(
        self, folder: DiaryFolder, settings: SettingsFile, clock: Clock, *, resume: "Diary | None" = None
    ) -> None:
        super().__init__()
        self._folder, self._settings, self._clock = folder, settings, clock
        self._recovery_key = recovery.new()  # one for the whole welcome: who goes back may have written it down
        self.step: StartStep | ProtectStep | FirstSetStep | None = None
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QScrollArea.Shape.NoFrame)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab scrolls to where it goes
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._beside = self._side()
        layout.addWidget(self._beside)
        layout.addWidget(self._room, 1)
        if resume is not None:
            self._show_first_set(resume)
        else:
            self._show_start()

    def _side(self) -> "_Side":
        side = _Side()
        self.read_button = Button(_("Read first"))
        self.breathe_button = Button(_("Breathe first"))
        self.read_button.clicked.connect(self.read_requested)
        self.breathe_button.clicked.connect(self.breathe_requested)
        side.add_ways(self.read_button, self.breathe_button)
        return side

    def keep_draft(self) -> None:
        """Keep what was typed in the last step, whose diary is about to close."""
        if isinstance(self.step, FirstSetStep):
            with contextlib.suppress(CouldNotWrite):  # a lock does not wait for the disk
                self.step.keep_draft()

    # --- steps -------------------------------------------------------------------------------------------------------
    def _show(self, step: StartStep | ProtectStep | FirstSetStep) -> None:
        self.step = step
        self._room.setWidget(step)
        self._arrange()
        step.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let everything stand closer in a small window."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow, low = self.width() < _ENOUGH[0], self.height() < _ENOUGH[1]
        beside = _NARROW_SIDE if narrow else _SIDE
        self._beside.setFixedWidth(beside)
        self._beside.arrange(beside, low=low)
        if self.step is not None:
            self.step.arrange(QSize(self.width() - beside, self.height()), narrow=narrow)

    def _show_start(self) -> None:
        step = StartStep(self._folder)
        step.went_on.connect(self._show_protect)
        step.sample_requested.connect(self.sample_requested)
        step.language_chosen.connect(self._speak)
        self._show(step)
        _focus_soon(step.next_button)

    def _speak(self, language: str) -> None:
        from dilator_app.ui import speech  # most people's computers speak their language already

        self._settings.change(language=language)
        speech.speak(language)
        self.language_changed.emit()

    def _show_protect(self) -> None:
        step = ProtectStep(self._folder, self._clock, self._recovery_key)
        step.went_back.connect(self._show_start)
        step.created.connect(self.created)
        step.created.connect(self._show_first_set)
        self._show(step)
        _focus_soon(step.passphrase)

    def _show_first_set(self, diary: "Diary") -> None:
        self._beside.say_protection(encrypted=diary.is_encrypted)
        step = FirstSetStep(diary)
        step.finished.connect(lambda: self.finished.emit(diary))
        self._show(step)
        _focus_soon(step.open_button)


def is_begun(diary: "Diary") -> bool:
    """Return whether the welcome has nothing left to ask: it was finished, or the diary is in use already."""
    return diary.preferences().welcome_done or diary.current_set() is not None or diary.count_sessions() > 0


def _focus_soon(widget: QWidget) -> None:
    """Put the focus there once the step is on the screen."""
    QTimer.singleShot(0, widget, lambda: widget.setFocus(Qt.FocusReason.OtherFocusReason))


class _Side(QFrame):
    """What the program is, in four lines, above the ferns."""

    def __init__(self) -> None:
        super().__init__()
        self._art = fern.WelcomeArt(self)
        self._gaps = Gaps()
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE_START, 44, _SIDE_END, 24)
        column.setSpacing(0)
        gap = self._gaps.add
        column.addLayout(self._brand())
        gap(column, 32)
        column.addWidget(label(_("A private place\nfor your practice"), "title-1", wrap=True))
        gap(column, 26)
        self._protection = _Promise("lock", *_protected())
        for promise in (
            _Promise("laptop", _("Stays on this computer"), _("No account, no internet, no tracking.")),
            self._protection,
            _Promise("hide", _("Discreet"), _("A plain name and icon. Ctrl+H hides it.")),
            _Promise("trash", _("Yours to keep or erase"), _("It is a folder of files that belong to you.")),
        ):
            column.addWidget(promise)
            gap(column, 21)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.setSpacing(12)
        gap(column, 10)
        column.addLayout(self._ways)
        column.addStretch()

    def _brand(self) -> QHBoxLayout:
        tile = QLabel()
        tile.setPixmap(fern.app_tile(_TILE, self.devicePixelRatioF()))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(tile)
        row.addWidget(label("Fernlight", "title-2"))
        row.addStretch()
        return row

    def say_protection(self, *, encrypted: bool) -> None:
        """Say of the diary that was made what holds for it."""
        if encrypted:
            self._protection.say("lock", *_protected())
        else:
            self._protection.say("info", *_unprotected())

    def add_ways(self, *buttons: Button) -> None:
        """Put the buttons below the promises."""
        for button in buttons:
            self._ways.addWidget(button)
        self._ways.addStretch()

    def arrange(self, width: int, *, low: bool) -> None:
        """Put the ways side by side where there is room, and let everything stand closer in a low window."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._ways.setDirection(across)
        fits = self._ways.minimumSize().width() <= width - _SIDE_START - _SIDE_END
        self._ways.setDirection(across if fits else down)
        self._gaps.fit(low=low)
        column = self.layout()
        if column is not None:
            column.setContentsMargins(_SIDE_START, 20 if low else 44, _SIDE_END, 8 if low else 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ferns at the bottom."""
        super().resizeEvent(event)
        self._art.setGeometry(self.rect())
        self._art.lower()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line beside the step."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("surface-sunken"))
        edge = 0 if self.isRightToLeft() else self.width() - 1
        painter.fillRect(edge, 0, 1, self.height(), look.color("border"))


def _protected() -> tuple[str, str]:
    return _("Locked with your passphrase"), _("Encrypted: without your passphrase it cannot be read.")


def _unprotected() -> tuple[str, str]:
    return _("No passphrase"), _("Not encrypted: anyone who uses this computer can read it.")


class _Promise(QWidget):
    """An icon, what is promised, and what that means."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__()
        self._icon = IconView(icon, "accent", 24)
        self._title = label(title, "body", strong=True, wrap=True)
        self._text = label(text, "body", "text-muted", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def say(self, icon: str, title: str, text: str) -> None:
        """Say something else."""
        self._icon.set_icon(icon)
        self._title.setText(title)
        self._text.setText(text)
