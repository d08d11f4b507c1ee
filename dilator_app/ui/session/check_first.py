"""Before a session begins: when not to start, and the card that follows a ticked line or a sign."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dilator_app import clinical
from dilator_app.domain.plan import Plan
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _
from dilator_app.ui import fern, focus
from dilator_app.ui.icons import IconView
from dilator_app.ui.session.area import QuietArea
from dilator_app.ui.session.big_tick import BigTick
from dilator_app.ui.session.contact import FAR, ContactCard, session_width
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton
from dilator_app.ui.session.stage import StageView, Want
from dilator_app.ui.widgets.fitted_dialog import FittedDialog
from dilator_app.ui.widgets.own_words import in_italics
from dilator_app.ui.widgets.source_mark import SourceMark

_LOCK = 26


class CheckFirstDialog(FittedDialog):
    """When not to start before somebody was asked. Nothing is blocked; a ticked line leads to the card."""

    answered = Signal(tuple)
    """The lines that were ticked."""

    def __init__(self, scale: Scale, window: QWidget, *, why: str = "") -> None:
        """Say ``why`` the list comes by itself; nothing where the person asked for it."""
        super().__init__(window, width=session_width(window))
        self._scale = scale
        self.head.addWidget(scale.label(_("When not to start"), "session-heading", wrap=True))
        column = self.column
        if why:
            column.addWidget(scale.label(why, "session-label", "text-muted", wrap=True))
        asked = _("If one of these is so, ask first. Tick what is.")
        column.addWidget(scale.label(asked, "session-label", wrap=True))
        self.boxes: list[BigTick] = []
        for statement in clinical.check_first():
            self._add(statement)
        column.addLayout(self._promise())
        column.addStretch()
        self.back = SessionButton(_("Back"), scale, "quiet")
        self.back.clicked.connect(self.reject)
        self.go_on = SessionButton(_("Go on"), scale, "primary", "chevron-right", icon_after=True)
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self._answer)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch()
        buttons.addWidget(self.go_on)
        self.foot.addLayout(buttons)
        focus.install(self)

    def _add(self, statement: clinical.Statement) -> None:
        box = BigTick(statement.text, self._scale)
        self.boxes.append(box)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(box, 1)
        line.addWidget(SourceMark(statement.source.shown, self._scale.factor), alignment=Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(line)

    def _promise(self) -> QHBoxLayout:
        said = self._scale.label(_("Which lines you tick is stored nowhere."), "session-label", "text-muted", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(IconView("lock", "text-muted", _LOCK))
        line.addWidget(said, 1)
        return line

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first line."""
        super().showEvent(event)
        self.boxes[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _answer(self) -> None:
        """Say what was ticked."""
        ticked = tuple(box.words for box in self.boxes if box.isChecked())
        self.accept()
        self.answered.emit(ticked)


class AskFirstView(StageView):
    """Shown after a ticked line, and at the next start after a sign: it says why, and blocks nothing."""

    def __init__(self, scale: Scale, preferences: Preferences, plan: Plan | None, why: str, *, fever: bool) -> None:
        super().__init__(scale, preferences)
        self.why = scale.label(why, "session-body", wrap=True)
        card = ContactCard(plan, scale, FAR, fever=fever)
        self.column.addSpacing(3)
        self.column.addWidget(scale.label(_("Before you start"), "session-heading"))
        self.column.addWidget(self.why)
        self.column.addSpacing(12)
        self.column.addWidget(QuietArea(card, _("When to contact")), 1)
        self.column.addSpacing(20)
        self.not_today = SessionButton(_("Not today"), scale)
        self.asked = SessionButton(_("I have asked; go on"), scale)
        self.breathing = SessionButton(_("Breathing session"), scale, "primary", "leaf")
        self.not_today.clicked.connect(self.step_back)
        self.asked.clicked.connect(lambda: self.want(Want.ASKED))
        self.breathing.clicked.connect(self.forward)
        self.set_footer(Footer((self.not_today,), (self.asked, self.breathing)))

    def forward(self) -> None:
        """Begin a breathing session instead."""
        self.want(Want.BREATHING_SESSION)

    def step_back(self) -> None:
        """Leave; nothing is recorded."""
        self.want(Want.NOT_TODAY)


class HardDayView(StageView):
    """A sentence that the person wrote on a good day, shown once after Not today."""

    def __init__(self, scale: Scale, preferences: Preferences) -> None:
        super().__init__(scale, preferences)
        self.line = in_italics(scale.label(preferences.hard_day_line, "session-heading", wrap=True, light=True))
        self.line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch()
        self.column.addWidget(fern.SavedArt(), alignment=Qt.AlignmentFlag.AlignHCenter)
        self.column.addSpacing(28)
        self.column.addWidget(self.line)
        self.column.addStretch(2)
        self.done = SessionButton(_("Done"), scale, "primary")
        self.done.clicked.connect(self.forward)
        self.set_footer(Footer((), (self.done,)))

    def forward(self) -> None:
        """Leave."""
        self.want(Want.DONE)

    def step_back(self) -> None:
        """Leave as well."""
        self.forward()
