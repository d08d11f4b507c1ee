"""Step 2: a passphrase and its recovery key; or, after a plain warning, none."""

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QHBoxLayout, QWidget

from dilator_app import passphrase
from dilator_app.clock import Clock
from dilator_app.diary.cipher import LEAST_LENGTH, normalise
from dilator_app.diary.folder import DiaryFolder
from dilator_app.errors import CouldNotWrite, WrongUse
from dilator_app.i18n import _, current_language
from dilator_app.ui import jobs, messages
from dilator_app.ui.key_part import KeyPart
from dilator_app.ui.welcome.step import Step, inner
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Hairline, label
from dilator_app.ui.widgets.fields import PassphraseField, StrengthBar
from dilator_app.ui.widgets.form import titled

if TYPE_CHECKING:
    from dilator_app.diary.diary import Diary


class ProtectStep(Step):
    """Makes the diary when it is left forwards."""

    created = Signal(object)  # Diary
    went_back = Signal()

    def __init__(self, folder: DiaryFolder, clock: Clock, recovery_key: str) -> None:
        super().__init__(2)
        self._folder, self._clock = folder, clock
        self._key = recovery_key
        self._build()
        self._check()

    # --- building ----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        column = self.column
        column.addWidget(label(_("Protect your diary"), "title-2"))
        self.gap(17)
        column.addLayout(self._title_row())
        column.addWidget(
            label(
                _("Four or five unrelated words work well. You will type it each time you open Fernlight."),
                "body",
                "text-muted",
                wrap=True,
            )
        )
        self.gap(16)
        column.addLayout(self._fields())
        self.gap(10)
        column.addLayout(self._strength_row())
        self.gap(22)
        column.addWidget(Hairline())
        self.gap(26)
        self.key_part = KeyPart(self._key, self._folder)
        column.addWidget(self.key_part)
        self.gap(14)
        column.addWidget(
            Banner(
                _(
                    "If you lose both the passphrase and this key, the diary cannot be opened again. There is no "
                    "reset, and nobody else has a copy."
                ),
                "notice",
                role="body",
            )
        )
        self.gap(27, in_foot=True)
        self.foot.addLayout(self._buttons())
        self.gap(10, in_foot=True)
        self.without = Button(_("Go on without a passphrase"), kind="link")
        self.without.clicked.connect(self._warn)
        self.foot.addWidget(self.without, alignment=Qt.AlignmentFlag.AlignRight)
        QWidget.setTabOrder(self.passphrase, self.again)
        QWidget.setTabOrder(self.again, self.passphrase.eye())

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(_("Choose a passphrase"), "title-3"))
        row.addStretch()
        self.suggest = Button(_("Suggest random words"), kind="link")
        self.suggest.clicked.connect(self._suggest)
        row.addWidget(self.suggest)
        return row

    def _fields(self) -> QGridLayout:
        self.passphrase = PassphraseField()
        self.passphrase.setAccessibleName(_("Passphrase"))
        self.again = PassphraseField(eye=False)
        self.again.setAccessibleName(_("Type it again"))
        self.differs = label("", "small", "danger", wrap=True)
        self.differs.hide()
        self.again.editingFinished.connect(self._say_difference)
        for field in (self.passphrase, self.again):
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self.go_on)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.addLayout(titled(_("Passphrase"), self.passphrase), 0, 0)
        grid.addLayout(titled(_("Type it again"), self.again), 0, 1)
        grid.addWidget(self.differs, 1, 1)
        return grid

    def _strength_row(self) -> QHBoxLayout:
        self.bar = StrengthBar()
        self.strength_words = label("", "small", wrap=True)
        self.strength_words.setMinimumHeight(22)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.bar)
        row.addWidget(self.strength_words, 1)
        return row

    def _buttons(self) -> QBoxLayout:
        self.kept = QCheckBox(_("I have put my recovery key somewhere safe"))
        self.kept.toggled.connect(self._check)
        self.later = Button(_("Later"), kind="quiet")
        self.later.clicked.connect(self._create)
        self.back = Button(_("Back"), kind="quiet")
        self.back.clicked.connect(self.went_back)
        self.next_button = Button(_("Continue"), kind="primary", size="large")
        self.next_button.clicked.connect(self.go_on)
        about_key, onwards = QHBoxLayout(), QHBoxLayout()
        about_key.addWidget(self.kept)
        about_key.addWidget(self.later)
        about_key.addStretch()
        onwards.addStretch()
        onwards.addWidget(self.back)
        onwards.addWidget(self.next_button)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.addLayout(about_key)
        self._ways.addLayout(onwards)
        return self._ways

    def arrange(self, room: QSize, *, narrow: bool) -> None:
        """Put the ways onwards beside the tick where there is room, or below it."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._ways.setDirection(across)
        fits = self._ways.minimumSize().width() <= inner(room.width(), narrow=narrow)
        self._ways.setDirection(across if fits else down)
        super().arrange(room, narrow=narrow)

    # --- the passphrase ----------------------------------------------------------------------------------------------
    def _suggest(self) -> None:
        words_ = passphrase.suggest(current_language())
        self.passphrase.setText(words_)
        self.passphrase.set_shown(shown=True)
        self.again.clear()
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        typed = self.passphrase.text()
        same = bool(typed) and typed == self.again.text()
        self.again.set_marked(marked=same)
        if not self._is_other(typed):
            self._say_difference()
        self.bar.set_strength(0, "")
        ready = False
        self.passphrase.setAccessibleDescription("")
        if not typed:
            self.strength_words.setText("")
        elif len(typed) < LEAST_LENGTH or not _usable(typed):
            self.strength_words.setText(_("A passphrase has at least {n} characters.").format(n=LEAST_LENGTH))
        else:
            found = passphrase.strength(typed)
            text = _strength_words(found.score)
            self.bar.set_strength(max(1, found.score), text)
            self.strength_words.setText(text)
            ready = same
        self._ready = ready
        self.next_button.setEnabled(ready and self.kept.isChecked())
        self.later.setEnabled(ready)

    def _is_other(self, typed: str) -> bool:
        """Return whether what is repeated can no longer become the same."""
        return bool(self.again.text()) and not typed.startswith(self.again.text())

    def _say_difference(self) -> None:
        """Say beside the field that the two differ, once the hands have left it; take it back once they agree."""
        typed, again = self.passphrase.text(), self.again.text()
        words_ = _("The two are not the same. Please type this one again.") if again and again != typed else ""
        if words_ and not self._is_other(typed) and self.again.hasFocus():
            words_ = ""  # it may still become the same
        self.differs.setText(words_)
        self.differs.setVisible(bool(words_))
        self.again.setAccessibleDescription(words_)

    def go_on(self) -> None:
        """Make the diary when everything is there; else go where something is missing."""
        if not self._ready:
            self._go_to_what_is_missing()
        elif not self.kept.isChecked():
            self.kept.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._create()

    def _go_to_what_is_missing(self) -> None:
        usable = len(self.passphrase.text()) >= LEAST_LENGTH and _usable(self.passphrase.text())
        field = self.again if usable else self.passphrase
        self.go_to(field)
        if not self.passphrase.text():
            self.strength_words.setText(_("Please type a passphrase first, or go on without one."))
            self.passphrase.setAccessibleDescription(self.strength_words.text())
        if usable and self.again.text():
            self.again.selectAll()
            self.differs.setText(_("The two are not the same. Please type this one again."))
            self.differs.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter from anywhere in the step."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
            return
        super().keyPressEvent(event)

    # --- making the diary --------------------------------------------------------------------------------------------
    def _create(self) -> None:
        if self._ready:
            self._start(self.passphrase.text(), kept=self.kept.isChecked())

    def _warn(self) -> None:
        message = messages.ask(
            self,
            _("Without a passphrase"),
            _(
                "Then anyone who uses this computer, or finds its disk, can read the diary. You can add a passphrase "
                "by beginning a new diary later."
            ),
            agree=_("Go on without"),
            decline=_("Choose a passphrase"),
            agreed=lambda: self._start(None, kept=False),
            prefers_no=True,  # two presses of Enter on the way here must not make an open diary
        )
        message.rejected.connect(lambda: self.go_to(self.passphrase))

    def _start(self, secret: str | None, *, kept: bool) -> None:
        self.setEnabled(False)
        self.strength_words.setText(_("Making your diary. This takes a few seconds."))
        work = _maker(self._folder, self._clock, secret, self._key, kept=kept)
        jobs.run(self, work, self.created.emit, self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        self._check()
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)  # a disabled step has lost the keyboard
        messages.show_problem(self, error)


def _usable(typed: str) -> bool:
    try:
        return len(normalise(typed)) >= LEAST_LENGTH
    except WrongUse:
        return False


def _strength_words(score: int) -> str:
    texts = (
        _("This would be guessed quickly. Longer is safer."),
        _("This could be guessed with some effort. Longer is safer."),
        _("Fair. One more word would make it stronger."),
        _("Good. Hard to guess."),
        _("Strong. Very hard to guess."),
    )
    return texts[score]


def _maker(
    folder: DiaryFolder, clock: Clock, secret: str | None, recovery_key: str, *, kept: bool
) -> Callable[[], "Diary"]:
    def work() -> "Diary":
        from dataclasses import replace

        from dilator_app.diary.diary import Diary

        diary = Diary.create(folder, secret, clock, recovery_key=recovery_key)
        with contextlib.suppress(CouldNotWrite):  # the diary stands; Settings asks for the tick again
            diary.save_preferences(replace(diary.preferences(), recovery_key_kept=kept))
        return diary

    return work
