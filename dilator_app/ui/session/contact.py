"""The card "When to contact": the lines with their sources, the person's own contact, and who is told."""

from collections.abc import Set

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import clinical
from dilator_app.domain.plan import Plan
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import CONTACT_SIGNS, Sign
from dilator_app.i18n import _
from dilator_app.ui import fern, focus
from dilator_app.ui.session.area import QuietArea
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton
from dilator_app.ui.session.stage import StageView, Want
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, label
from dilator_app.ui.widgets.form import FormDialog
from dilator_app.ui.widgets.own_words import in_italics
from dilator_app.ui.widgets.source_mark import SourceMark

_DIALOG = 880
_TO_WORDS = 32  # from the edge of a tick box to its words


def statement_row(statement: clinical.Statement, *, role: str = "body") -> QWidget:
    """Return one sentence with its source beside it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(label(statement.text, role, wrap=True), 1)
    row.addWidget(SourceMark(statement.source.shown), alignment=Qt.AlignmentFlag.AlignTop)
    return holder


class ContactCard(Card):
    """When to stop and contact somebody, whom, and that nobody is told."""

    def __init__(self, plan: Plan | None, *, with_list: bool = True, fever: bool = False) -> None:
        super().__init__(padding=(28, 22))
        self.column.setSpacing(10)
        if with_list:
            self.column.addWidget(label(_("When to stop and contact your care team"), "title-3"))
            for statement in clinical.when_to_contact():
                self.column.addWidget(statement_row(statement))
        if fever:
            self.column.addWidget(statement_row(clinical.fever()))
        contact = plan.contact if plan else ""
        self.column.addSpacing(6)
        self.column.addWidget(label(_("Your contact"), "body", strong=True))
        self.column.addWidget(
            label(contact or _("None is entered yet. Plan, line 10, has a place for it."), "lead", wrap=True)
        )
        self.column.addSpacing(6)
        self.column.addWidget(label(clinical.nobody_is_told(), "body", wrap=True))
        self.column.addWidget(statement_row(clinical.emergency()))


def has_card(signs: Set[Sign]) -> bool:
    """Return whether a card follows these signs; spotting alone has its one line."""
    return bool(signs & (CONTACT_SIGNS | {Sign.FEVER_DISCHARGE}))


def card_for(plan: Plan | None, signs: Set[Sign]) -> ContactCard:
    """Return the card; a sign without a source of its own brings its one line and no list."""
    return ContactCard(plan, with_list=bool(signs & CONTACT_SIGNS), fever=Sign.FEVER_DISCHARGE in signs)


class ContactDialog(QDialog):
    """The card by itself, from "When to contact", or after ``signs`` that were added to a session later."""

    def __init__(self, plan: Plan | None, parent: QWidget | None = None, *, signs: Set[Sign] | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Fernlight")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_DIALOG)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        if signs is None:
            column.addWidget(statement_row(clinical.severe_pain(), role="lead"))
            column.addWidget(ContactCard(plan))
        else:
            self._add_signs(column, plan, signs)
        close = Button(_("OK"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        focus.install(self)

    def _add_signs(self, column: QVBoxLayout, plan: Plan | None, signs: Set[Sign]) -> None:
        for sign in Sign:
            if sign in signs and sign is not Sign.FEVER_DISCHARGE:  # what is said of that one stands in the card
                column.addWidget(statement_row(clinical.about_sign(sign), role="lead"))
        if has_card(signs):
            column.addWidget(card_for(plan, signs))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that all lines need at this width."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))


class CheckFirstDialog(FormDialog):
    """When not to start before somebody was asked. Nothing is blocked; a ticked line leads to the card."""

    answered = Signal(bool)  # True: something was ticked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("When not to start"), parent, save=_("Go on"), width=760)
        self.column.addWidget(
            label(_("If one of these is so, ask first. Tick what is."), "body", "text-muted", wrap=True)
        )
        self.boxes: list[QCheckBox] = []
        for statement in clinical.check_first():
            box = QCheckBox(statement.text)
            self.boxes.append(box)
            line = QVBoxLayout()
            line.setSpacing(2)
            line.addWidget(box)
            source = QHBoxLayout()
            source.setContentsMargins(_TO_WORDS, 0, 0, 0)
            source.addWidget(SourceMark(statement.source.shown))
            source.addStretch()
            line.addLayout(source)
            self.column.addLayout(line)
        self.column.addWidget(Banner(_("Nothing that you tick here is stored."), "reassurance", "lock"))
        self.cancel_button.setText(_("Back"))

    def save(self) -> None:
        """Say whether anything was ticked."""
        ticked = any(box.isChecked() for box in self.boxes)
        self.accept()
        self.answered.emit(ticked)


class AskFirstView(StageView):
    """Shown at the next start after a sign: breathing is the main button, and nothing is blocked."""

    def __init__(self, scale: Scale, preferences: Preferences, plan: Plan | None, *, fever: bool) -> None:
        super().__init__(scale, preferences)
        self.column.addSpacing(3)
        self.column.addWidget(scale.label(_("Before you start"), "session-heading"))
        self.column.addSpacing(12)
        self.column.addWidget(QuietArea(ContactCard(plan, fever=fever), _("When to contact")), 1)
        self.column.addSpacing(20)
        self.not_today = SessionButton(_("Not today"), scale)
        self.asked = SessionButton(_("I have asked; go on"), scale)
        self.breathing = SessionButton(_("Breathing session"), scale, "primary", "leaf")
        self.not_today.clicked.connect(lambda: self.want(Want.NOT_TODAY))
        self.asked.clicked.connect(lambda: self.want(Want.ASKED))
        self.breathing.clicked.connect(self.forward)
        self.set_footer(Footer((self.not_today,), (self.asked, self.breathing)))

    def forward(self) -> None:
        """Begin a breathing session instead."""
        self.want(Want.BREATHING_SESSION)


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
