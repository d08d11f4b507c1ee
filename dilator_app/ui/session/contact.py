"""The card "When to contact": the lines with their sources, the person's own contact, and who is told."""

from collections.abc import Set
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import clinical
from dilator_app.diary.diary import Diary
from dilator_app.domain.plan import Plan, in_force
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import CONTACT_SIGNS, Sign
from dilator_app.i18n import _
from dilator_app.ui import focus
from dilator_app.ui.icons import IconView
from dilator_app.ui.session.look import Scale, SessionButton
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card
from dilator_app.ui.widgets.fitted_dialog import FittedDialog
from dilator_app.ui.widgets.source_mark import SourceMark

_DIALOG, _WIDEST, _BESIDE = 880, 1120, 48
_AT_A_DESK = Scale(larger=False)


class Roles(NamedTuple):
    """The type roles of the card."""

    heading: str
    line: str
    contact: str
    note: str


NEAR = Roles("title-3", "body", "lead", "body")
"""At a desk."""
FAR = Roles("session-body", "session-button", "session-body", "session-label")
"""In a session, readable lying down."""


def statement_row(statement: clinical.Statement, scale: Scale = _AT_A_DESK, role: str = "body") -> QWidget:
    """Return one sentence with its source beside it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(scale.label(statement.text, role, wrap=True, light=True), 1)
    row.addWidget(SourceMark(statement.source.shown, scale.factor), alignment=Qt.AlignmentFlag.AlignTop)
    return holder


def name_of_guide(plan: Plan | None, preferences: Preferences) -> str:
    """Return the name that was given to whoever guides the practice; nothing where none was."""
    clinician = plan.clinician if plan else None
    return preferences.guide or (clinician.who if clinician else "")


def sign_line(sign: Sign, scale: Scale = _AT_A_DESK, role: str = "control", *, who: str = "") -> QWidget:
    """Return what a sign means, with who says it; ``who`` is `name_of_guide`."""
    holder = statement_row(clinical.about_sign(sign, who), scale, role)
    row = holder.layout()
    if isinstance(row, QHBoxLayout):
        row.setContentsMargins(0, 8, 0, 0)
        row.insertWidget(0, IconView("info", "on-notice"), alignment=Qt.AlignmentFlag.AlignTop)
    return holder


class SignLines(QWidget):
    """What the ticked signs mean, one line each; nothing while none is ticked."""

    def __init__(self, scale: Scale = _AT_A_DESK, *, who: str = "") -> None:
        super().__init__()
        self._scale, self._who = scale, who
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._shown: frozenset[Sign] = frozenset()
        self.hide()

    def show_signs(self, signs: Set[Sign]) -> None:
        """Say it of ``signs``."""
        if signs == self._shown:
            return
        self._shown = frozenset(signs)
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sign in Sign:
            if sign in signs:
                self._column.addWidget(sign_line(sign, self._scale, who=self._who))
        self.setVisible(bool(signs))


class ContactCard(Card):
    """When to stop and contact somebody, whom, and that nobody is told."""

    def __init__(
        self,
        plan: Plan | None,
        scale: Scale = _AT_A_DESK,
        roles: Roles = NEAR,
        *,
        with_list: bool = True,
        fever: bool = False,
    ) -> None:
        super().__init__(padding=(28, 22))
        self._scale, self._roles = scale, roles
        self.column.setSpacing(10)
        if roles is FAR:  # whom to contact is in view without scrolling
            self._add_contact(plan)
            self.column.addSpacing(6)
        self._add_lines(with_list=with_list, fever=fever)
        self.column.addSpacing(6)
        if roles is not FAR:
            self._add_contact(plan)
            self.column.addSpacing(6)
        self.column.addWidget(scale.label(clinical.nobody_is_told(), roles.note, wrap=True))
        self.column.addWidget(statement_row(clinical.emergency(), scale, roles.note))

    def _add_lines(self, *, with_list: bool, fever: bool) -> None:
        scale, roles = self._scale, self._roles
        if with_list:
            title = _("When to stop and contact your care team")
            self.column.addWidget(scale.label(title, roles.heading, wrap=True, strong=True))
            for statement in clinical.when_to_contact():
                self.column.addWidget(statement_row(statement, scale, roles.line))
        if fever:
            self.column.addWidget(statement_row(clinical.fever(), scale, roles.line))

    def _add_contact(self, plan: Plan | None) -> None:
        scale, roles = self._scale, self._roles
        none = _("None is entered yet. Plan, line 10, has a place for it.")
        self.column.addWidget(scale.label(_("Your contact"), roles.note, strong=True))
        self.column.addWidget(scale.label((plan.contact if plan else "") or none, roles.contact, wrap=True))


def has_card(signs: Set[Sign]) -> bool:
    """Return whether a card follows these signs; spotting alone has its one line."""
    return bool(signs & (CONTACT_SIGNS | {Sign.FEVER_DISCHARGE}))


def card_for(plan: Plan | None, signs: Set[Sign], scale: Scale = _AT_A_DESK, roles: Roles = NEAR) -> ContactCard:
    """Return the card; a sign without a source of its own brings its one line and no list."""
    fever = Sign.FEVER_DISCHARGE in signs
    return ContactCard(plan, scale, roles, with_list=bool(signs & CONTACT_SIGNS), fever=fever)


def session_width(window: QWidget) -> int:
    """Return how wide a dialog over a session is: as its large lines want to be, inside ``window``."""
    return min(_WIDEST, window.width() - _BESIDE)


class ContactDialog(FittedDialog):
    """The card by itself, after ``signs`` that were added to a session later."""

    def __init__(self, plan: Plan | None, parent: QWidget | None, signs: Set[Sign], who: str = "") -> None:
        super().__init__(parent, width=_DIALOG, to_read=_("When to contact"))
        for sign in Sign:
            if sign in signs and sign is not Sign.FEVER_DISCHARGE:  # what is said of that one stands in the card
                self.column.addWidget(statement_row(clinical.about_sign(sign, who), role="lead"))
        if has_card(signs):
            self.column.addWidget(card_for(plan, signs))
        elif plan is not None and plan.contact:
            self.column.addWidget(_AT_A_DESK.label(_("Your contact"), NEAR.note, strong=True))
            self.column.addWidget(_AT_A_DESK.label(plan.contact, NEAR.contact, wrap=True))
        close = Button(_("OK"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.foot.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        focus.install(self)


def open_card(diary: Diary, on: date, signs: Set[Sign], parent: QWidget | None) -> None:
    """Open the card where signs were written down outside a session (care M4, M5)."""
    if signs:
        plan = in_force(diary.plans(), on)
        ContactDialog(plan, parent, signs, name_of_guide(plan, diary.preferences())).open()


class WhenToContact(FittedDialog):
    """The card over a session, from "When to contact"."""

    def __init__(self, plan: Plan | None, scale: Scale, window: QWidget) -> None:
        super().__init__(window, width=session_width(window), to_read=_("When to contact"))
        severe = clinical.severe_pain()
        self.column.addWidget(scale.label(severe.text, "session-body", wrap=True))
        mark = SourceMark(severe.source.shown, scale.factor)
        self.column.addWidget(mark, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(ContactCard(plan, scale, FAR))
        self._close = SessionButton(_("OK"), scale, "primary")
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        self.foot.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignRight)
        focus.install(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the button: pages scroll from there too."""
        super().showEvent(event)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)
