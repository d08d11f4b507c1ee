"""The lock page: discreet, and the first thing that is drawn."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from dilator_app.clock import Clock
from dilator_app.diary.folder import DiaryFolder
from dilator_app.errors import FernlightError, WrongPassphrase, WrongUse
from dilator_app.i18n import _, ngettext, pgettext
from dilator_app.settings import SettingsFile
from dilator_app.ui import loading, qt_numbers
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import PassphraseField, TextLine

if TYPE_CHECKING:
    from dilator_app.diary.diary import Diary

_COLUMN = 400
_TILE = 72
FREE_TRIES = 5
LONGEST_WAIT_S = 30


def back_off_s(failures: int) -> int:
    """Return how long to wait after ``failures`` wrong passphrases: nothing for five, then 1 s doubling to 30 s."""
    return 0 if failures < FREE_TRIES else min(LONGEST_WAIT_S, 2 ** (failures - FREE_TRIES))


class LockPage(QWidget):
    """Asks for the passphrase or the recovery key and opens the diary in a thread."""

    opened = Signal(object)  # Diary
    opened_for_therapist = Signal(object)  # Diary, for the view alone
    sample_requested = Signal()
    breathe_requested = Signal()

    def __init__(self, folder: DiaryFolder, store: SettingsFile, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lock")
        self._folder, self._store, self._clock = folder, store, clock
        self._busy = self._is_sample = self._is_for_therapist = False
        self._asks = folder.is_encrypted()
        self._art: QWidget | None = None
        self._happened = ""
        self._build()
        loading.after_first_paint(self, self._decorate)
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._wait.timeout.connect(self._show_wait)

    # --- building ----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        self._tile = QLabel()
        self._tile.setMinimumHeight(_TILE)
        self._tile.setProperty("alignment", qt_numbers.ALIGN_H_CENTRE)
        name = label("Fernlight", "title-1")
        name.setProperty("alignment", qt_numbers.ALIGN_H_CENTRE)
        self.message = label("", "small", "text-muted", wrap=True)
        self.message.setProperty("alignment", qt_numbers.ALIGN_H_CENTRE)
        self.message.setMinimumHeight(40)

        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(10)
        column.addWidget(self._tile)
        column.addSpacing(12)
        column.addWidget(name)
        column.addSpacing(28)
        column.addWidget(self._entry())
        column.addSpacing(21)
        self.unlock_button = Button(_("Unlock"), kind="primary", size="large")
        self.unlock_button.clicked.connect(self.unlock)
        column.addWidget(self.unlock_button)
        column.addSpacing(15)
        column.addLayout(self._links())
        column.addSpacing(8)
        column.addLayout(_centred(self._way_for_therapist()))
        column.addSpacing(14)
        column.addWidget(self.message)
        column.addStretch(10)
        self._middle = middle = QWidget()
        middle.setFixedWidth(_COLUMN + 10)
        column.setContentsMargins(5, 0, 5, 0)
        middle.setLayout(column)
        self._offer_therapist()
        outer = QHBoxLayout(self)
        outer.addStretch()
        outer.addWidget(middle)
        outer.addStretch()

    def _decorate(self) -> None:
        """Draw what nobody needs for typing, once the field stands on the screen."""
        from dilator_app.ui import fern

        self._tile.setPixmap(fern.app_tile(_TILE, self.devicePixelRatioF()))
        self._art = fern.LockArt(self)
        self._place_art()
        self._art.show()

    def _place_art(self) -> None:
        if self._art is not None:
            self._art.setGeometry(self.rect())
            self._art.lower()
            # The ferns keep clear of the middle: there a blinking cursor need not draw them anew.
            self._art.setMask(QRegion(self.rect()) - QRegion(self._middle.geometry()))

    def _entry(self) -> QWidget:
        """Return the two ways in, one shown at a time."""
        self.passphrase = PassphraseField(large=True)
        self.passphrase.setAccessibleName(_("Passphrase"))
        self.passphrase.returnPressed.connect(self.unlock)
        self.recovery_key = TextLine(large=True)
        self.recovery_key.setAccessibleName(_("Recovery key"))
        self.recovery_key.setPlaceholderText("XXXX XXXX XXXX XXXX XXXX XXXX")
        self.recovery_key.returnPressed.connect(self.unlock)
        holder = QWidget()
        self._ways = QStackedLayout(holder)
        for title, field in ((_("Passphrase"), self.passphrase), (_("Recovery key"), self.recovery_key)):
            page = QWidget()
            layout = QVBoxLayout(page)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(6)
            heading = label(title, "body-strong")
            heading.setBuddy(field)
            layout.addWidget(heading)
            layout.addWidget(field)
            self._ways.addWidget(page)
        holder.setVisible(self._asks)
        self._holder = holder
        return holder

    def _links(self) -> QVBoxLayout:
        self.other_way = Button(_("Use the recovery key instead"), kind="link", size="large")
        self.other_way.clicked.connect(self._change_way)
        self.breathe = Button(_("Breathe"), kind="link", size="large")
        self.breathe.clicked.connect(self.breathe_requested)
        layout = QVBoxLayout()
        layout.setSpacing(8)
        layout.addLayout(_centred(self.other_way))
        layout.addLayout(_centred(self.breathe))
        return layout

    def _way_for_therapist(self) -> Button:
        """Return the way past Today; it shows once something was typed, so that the page at rest names nobody."""
        self.for_therapist = Button(_("Open for my therapist"), kind="link", size="large")
        self.for_therapist.clicked.connect(self.unlock_for_therapist)
        policy = self.for_therapist.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.for_therapist.setSizePolicy(policy)
        for field in (self.passphrase, self.recovery_key):
            field.textChanged.connect(self._offer_therapist)
        return self.for_therapist

    def _offer_therapist(self) -> None:
        typed = self.passphrase.text() or self.recovery_key.text()
        self.for_therapist.setVisible(not self._is_sample and bool(typed or not self._asks))

    # --- showing -----------------------------------------------------------------------------------------------------
    def prepare(self, reason: str = "", *, sample: bool = False) -> None:
        """Get ready for the next unlock; ``reason`` says why the diary is locked.

        With ``sample`` the page asks for nothing: what opens is invented.
        """
        self._is_sample = sample
        encrypted = self._asks = not sample and self._folder.is_encrypted()
        self._holder.setVisible(encrypted)
        self.other_way.setVisible(encrypted and self._folder.recovery.exists())
        self.other_way.setText(_("Use the recovery key instead"))
        self.unlock_button.setText(_("Unlock") if encrypted else pgettext("the diary", "Open"))
        self._offer_therapist()
        self.passphrase.clear()
        self.recovery_key.clear()
        self._ways.setCurrentIndex(0)
        self._set_busy(busy=False)
        self._happened = ""
        self._say(reason)
        if encrypted and self._seconds_left():
            self._wait.start()
            self._show_wait()

    def focus_entry(self) -> None:
        """Put the cursor where typing begins."""
        field = self.passphrase if self._ways.currentIndex() == 0 else self.recovery_key
        target: QWidget = field if self._asks else self.unlock_button
        target.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawing behind the column."""
        super().resizeEvent(event)
        self._place_art()

    # --- unlocking ---------------------------------------------------------------------------------------------------
    def unlock(self) -> None:
        """Try what was typed."""
        self._unlock(for_therapist=False)

    def unlock_for_therapist(self) -> None:
        """Try what was typed, and show what opens in the therapist view without passing Today."""
        self._unlock(for_therapist=True)

    def _unlock(self, *, for_therapist: bool) -> None:
        if self._is_sample:
            self.sample_requested.emit()
            return
        if self._busy or (self._asks and self._seconds_left()):
            return
        from dilator_app.diary import recovery
        from dilator_app.ui import jobs

        by_key = self._ways.currentIndex() == 1
        typed = self.recovery_key.text() if by_key else self.passphrase.text()
        if self._asks and not typed:
            self.focus_entry()
            return
        if by_key and not recovery.is_well_formed(typed):
            self._say(_slip_in(typed), strong=True)
            return
        self._is_for_therapist = for_therapist
        self._set_busy(busy=True)
        self._say(_("This takes a few seconds.") if by_key else "")
        jobs.run(self, _opener(self._folder, self._clock, typed, by_key=by_key), self._on_opened, self._on_failed)

    def unlock_with(self, passphrase: str) -> None:
        """Unlock without typing, for a passphrase file."""
        self.passphrase.setText(passphrase)
        self.unlock()

    def _on_opened(self, diary: "Diary") -> None:
        self._store.change(failed_unlocks=0, last_failed_unlock=0.0)
        self.passphrase.clear()
        self.recovery_key.clear()
        (self.opened_for_therapist if self._is_for_therapist else self.opened).emit(diary)

    def _on_failed(self, error: BaseException) -> None:
        from dilator_app import problem_words

        self._set_busy(busy=False)
        if isinstance(error, WrongPassphrase | WrongUse):  # what can be no passphrase is not this one either
            failures = self._store.settings.failed_unlocks + 1
            self._store.change(failed_unlocks=failures, last_failed_unlock=self._clock.now().timestamp())
            if self._seconds_left():
                self._wait.start()
            by_key = self._ways.currentIndex() == 1
            happened = problem_words.explain(WrongPassphrase()).happened
            self._happened = _("That key did not match. Check it against your copy.") if by_key else happened
            self._say(self._happened, strong=True)
        else:
            told = problem_words.explain(error) if isinstance(error, FernlightError) else problem_words.unexpected()
            self._say(told.text, strong=True)
        self.focus_entry()
        self.passphrase.selectAll()

    def _say(self, text: str, *, strong: bool = False) -> None:
        """Write below the button and tell a screen reader; ``strong`` for what must not be overlooked."""
        self.message.setText(text)
        self.message.set_ink("text" if strong else "text-muted")
        if text and self.isVisible():
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.unlock_button.setEnabled(not busy)
        self.passphrase.setEnabled(not busy)
        self.recovery_key.setEnabled(not busy)

    def _seconds_left(self) -> int:
        settings = self._store.settings
        waited = self._clock.now().timestamp() - settings.last_failed_unlock
        left = back_off_s(settings.failed_unlocks) - waited
        return int(left + 0.999) if waited >= 0 and left > 0 else 0

    def _show_wait(self) -> None:
        left = self._seconds_left()
        if left:
            text = ngettext("You can try again in {n} second.", "You can try again in {n} seconds.", left)
            wait = text.format(n=left)
            self.message.setText(f"{self._happened}\n{wait}" if self._happened else wait)
            self.message.set_ink("text" if self._happened else "text-muted")
            return
        self._wait.stop()
        self._say("\n".join(filter(None, (self._happened, _("You can try again now.")))), strong=True)

    def _change_way(self) -> None:
        to_key = self._ways.currentIndex() == 0
        self._ways.setCurrentIndex(1 if to_key else 0)
        self.other_way.setText(_("Use the passphrase instead") if to_key else _("Use the recovery key instead"))
        self._happened = ""
        self.message.setText("")
        self.focus_entry()


def _centred(widget: QWidget) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.addStretch()
    layout.addWidget(widget)
    layout.addStretch()
    return layout


def _slip_in(typed: str) -> str:
    """Return what is wrong with a recovery key that cannot be one."""
    from dilator_app.diary import recovery

    if len(recovery.normalise(typed)) == recovery.RANDOM_SYMBOLS + 1:
        return _("One of the letters or digits does not fit. Check the key against your copy.")
    return _("That is not a whole recovery key yet. It has 24 letters and digits.")


def _opener(folder: DiaryFolder, clock: Clock, typed: str, *, by_key: bool) -> Callable[[], "Diary"]:
    def work() -> "Diary":
        # SQLAlchemy comes with this import: it loads here, in the thread, not before the first paint.
        from dilator_app.diary.diary import Diary

        way = Diary.unlock_with_recovery_key if by_key else Diary.unlock
        diary = way(folder, typed, clock)
        diary.forget_removed()
        return diary

    return work
