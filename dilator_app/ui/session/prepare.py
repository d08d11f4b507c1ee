"""Prepare: getting comfortable, what the plan says, the size to begin with."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from dilator_app import clinical, words
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.plan import Plan, PlanLine
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _, day, ngettext
from dilator_app.ui import icons, theme
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton
from dilator_app.ui.session.size_choice import SizeChoice
from dilator_app.ui.session.stage import StageView
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, Hairline
from dilator_app.ui.widgets.pain_scale import PainScale
from dilator_app.ui.widgets.source_mark import SourceMark

_TICK = 46
_LIST_GAP = 28


class BigTick(QCheckBox):
    """A tick box that can be met from a distance."""

    def __init__(self, text: str, scale: Scale) -> None:
        super().__init__(text)
        self.setFont(theme.current().font("session-body", scale=scale.factor))
        self.setProperty("session", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return room for box and words."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + _TICK + 26, _TICK)


class PrepareView(StageView):
    """The first stage. Nothing in it is required, and nothing is recorded in it."""

    def __init__(
        self,
        scale: Scale,
        preferences: Preferences,
        plan: Plan | None,
        dilators: Sequence[Dilator],
        checklist: Sequence[str],
    ) -> None:
        super().__init__(scale, preferences)
        self._plan, self._dilators = plan, tuple(dilators)
        row = QHBoxLayout()
        row.setSpacing(48)
        row.addLayout(self._left(checklist), 1)
        row.addWidget(self._card())
        self.column.addSpacing(2)
        self.column.addLayout(row, 1)
        self.column.addSpacing(26)
        self.not_today = SessionButton(_("Not today"), scale)
        self.not_today.clicked.connect(lambda: self.want("not_today"))
        self.start = SessionButton(_("Start breathing"), scale, "primary", "chevron-right", icon_after=True)
        self.start.clicked.connect(self.forward)
        self.set_footer(Footer((self.not_today,), (self.start,)))

    # --- the left side -----------------------------------------------------------------------------------------------
    def _left(self, checklist: Sequence[str]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(self._direction())
        column.addSpacing(22)
        column.addWidget(self.scale.label(_("Getting comfortable"), "session-title"))
        column.addWidget(
            self.scale.label(_("Tick what helps. None of it is required."), "session-label", "text-muted", wrap=True)
        )
        column.addSpacing(24)
        self.ticks = [BigTick(line, self.scale) for line in checklist]
        for tick in self.ticks:
            column.addWidget(tick)
            column.addSpacing(_LIST_GAP)
        self.often = self.scale.label("", "session-small", "text-muted", wrap=True)
        self.often.hide()
        column.addWidget(self.often)
        self.anxiety = PainScale(52, plain=True, ends=(_("0 calm"), _("10 very anxious")))
        self.anxiety.setAccessibleName(_("Anxiety now"))
        self.anxiety.changed.connect(lambda value: self.want("note_anxiety", value))
        self.anxiety.hide()
        column.addStretch()
        column.addWidget(self.anxiety)
        column.addSpacing(8)
        column.addLayout(self._links())
        return column

    def _direction(self) -> QHBoxLayout:
        statement = clinical.direction()
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(icons.IconView("shield", "accent", 26))
        line.addWidget(self.scale.label(statement.text, "session-label"))
        line.addWidget(SourceMark(statement.source.shown))
        line.addStretch()
        return line

    def _links(self) -> QHBoxLayout:
        self.when_not = Button(_("When not to start"), kind="link", size="session")
        self.when_not.clicked.connect(lambda: self.want("when_not_to_start"))
        self.note_anxiety = Button(_("Note anxiety"), kind="link", size="session")
        self.note_anxiety.clicked.connect(self._toggle_anxiety)
        self.rehearse = Button(_("Try the buttons"), kind="link", size="session")
        self.rehearse.clicked.connect(lambda: self.want("rehearse"))
        line = QHBoxLayout()
        line.setSpacing(32)
        for link in (self.when_not, self.note_anxiety, self.rehearse):
            line.addWidget(link)
        line.addStretch()
        return line

    def _toggle_anxiety(self) -> None:
        self.anxiety.setVisible(self.anxiety.isHidden())
        if not self.anxiety.isHidden():
            self.anxiety.setFocus(Qt.FocusReason.TabFocusReason)

    def show_often_ticked(self, ticks: Sequence[str]) -> None:
        """Say what the person often ticked, most used first; no claim that it works."""
        self.often.setVisible(bool(ticks))
        self.often.setText(_("You often ticked: {ticks}.").format(ticks=", ".join(ticks)))

    # --- the card ----------------------------------------------------------------------------------------------------
    def _card(self) -> Card:
        card = Card(padding=(30, 26))
        card.setFixedWidth(452)
        card.column.addLayout(self._size_line())
        self.what = self.scale.label("", "session-label", "text-muted", wrap=True)
        card.column.addWidget(self.what)
        self.choice = SizeChoice(self.preferences)
        self.choice.chosen.connect(lambda dilator: self.want("choose_size", dilator))
        card.column.addWidget(self.choice)
        card.column.addSpacing(18)
        card.column.addWidget(Hairline())
        card.column.addSpacing(16)
        self._add_plan(card)
        card.column.addStretch()
        self.smaller = SessionButton("", self.scale, icon="minus", height=62)
        self.smaller.clicked.connect(lambda: self.want("go_smaller"))
        self.plain = SessionButton(_("Plain screen"), self.scale, icon="plain-screen", height=62)
        self.plain.clicked.connect(lambda: self.want("plain"))
        self.sound = SessionButton("", self.scale, icon="sound-off", height=62)
        self.sound.clicked.connect(lambda: self.want("sound"))
        card.column.addWidget(self.smaller)
        card.column.addSpacing(12)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(self.plain)
        pair.addWidget(self.sound)
        card.column.addLayout(pair)
        return card

    def _size_line(self) -> QHBoxLayout:
        self.size_label = self.scale.label("", "session-title")
        self.beside = self.scale.label(_("to start with"), "session-label", "text-muted")
        self.other = Button(_("Other sizes"), kind="link", size="large")
        self.other.clicked.connect(self._show_other_sizes)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.size_label)
        line.addWidget(self.beside, alignment=Qt.AlignmentFlag.AlignBottom)
        line.addStretch()
        line.addWidget(self.other, alignment=Qt.AlignmentFlag.AlignBottom)
        return line

    def _add_plan(self, card: Card) -> None:
        plan = self._plan
        words_ = plan.own_words if plan else ""
        if plan is None or not words_:
            text = _("These are app defaults. No clinician has set them for you.") if plan is None else ""
            card.column.addWidget(self.scale.label(text, "session-small", "text-muted", wrap=True))
            return
        card.column.addWidget(self.scale.label(_("From your plan"), "session-small", "text-muted"))
        card.column.addWidget(self.scale.label(_("“{words}”").format(words=words_), "session-label", wrap=True))
        origin = plan.origins[PlanLine.OWN_WORDS]
        said = words.origin(origin, changed=False)
        if origin.who and origin.day:
            said = _("{name}, {day}, entered by you").format(name=origin.who, day=day(origin.day, "d MMMM"))
        card.column.addSpacing(6)
        card.column.addWidget(self.scale.label(said, "session-small", "text-muted", wrap=True))

    def _show_other_sizes(self) -> None:
        self.choice.set_sizes(self._dilators, None)
        self.choice.show()
        self.other.hide()

    # --- showing -----------------------------------------------------------------------------------------------------
    def show_state(self, state: Practice, now: float) -> None:
        """Show the size to begin with, and what comes."""
        inches = self.preferences.inches
        chosen = state.dilator
        breathing = state.is_breathing_session
        self.size_label.setText(
            _("Breathing session") if breathing else words.size(chosen, inches=inches) if chosen else _("Your size")
        )
        self.beside.setVisible(chosen is not None and not breathing)
        self.other.setVisible(not breathing and chosen is not None and self.choice.isHidden())
        self.what.setText(_what_comes(state))
        if chosen is None and not breathing:
            self.choice.set_sizes(self._dilators, None)
            self.choice.show()
        elif chosen is not None and self.choice.isVisible():
            self.choice.choose(chosen)
        smaller = state.smaller
        self.smaller.setVisible(smaller is not None)
        if smaller is not None:
            self.smaller.setText(_("Smaller: {size}").format(size=words.size(smaller, inches=inches)))
        self.anxiety.set_value(state.anxiety_before)

    def show_sound(self, *, on: bool, available: bool) -> None:
        """Write the state of the sound on its button."""
        self.sound.setText(_("Sound: on") if on else _("Sound: off"))
        self.sound.set_icon("sound-on" if on else "sound-off")
        self.sound.setEnabled(available)

    def forward(self) -> None:
        """Go on to Breathe."""
        self.want("go_on")


def _what_comes(state: Practice) -> str:
    frame = state.frame
    breaths = ngettext("{n} breath", "{n} breaths", frame.breaths).format(n=frame.breaths)
    if state.is_breathing_session or frame.minutes is None:
        return breaths
    if frame.breaths == 0:
        return _("about {minutes} minutes").format(minutes=frame.minutes)
    return _("{breaths}, then about {minutes} minutes").format(breaths=breaths, minutes=frame.minutes)
