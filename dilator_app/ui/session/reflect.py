"""Reflect: how it went, everything optional, prefilled with what happened and nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.clock import Clock
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import Sign
from dilator_app.domain.session import Session
from dilator_app.i18n import _
from dilator_app.ui.session.area import QuietArea
from dilator_app.ui.session.contact import SignLines
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton
from dilator_app.ui.session.reflect_parts import Facts, FromSession, Notes, WhatHelped, titled
from dilator_app.ui.session.stage import StageView, Want
from dilator_app.ui.session_fields import FieldProblem, Layout, SessionFields
from dilator_app.ui.widgets.card import Card, Hairline
from dilator_app.ui.widgets.own_words import in_italics

_LAYOUT = Layout(scale=44, lesser_scale=40, show_ends_afterwards=False)
_BUTTON, _BUTTON_ROLE = 68, "title-2"
_GAP = 12
_QUESTION, _TO_ANSWERS = 176, 28  # the width of the question beside its answers, and from it to them
_SAFETY_SIDE = 24
_REVEALING_MS = 300  # for the layout to find its new height
_ROOM_FOR_TWO = 1270  # the width from which the two cards stand side by side


class ReflectView(StageView):
    """One form, readable at a desk's distance; nothing in it waits for an answer.

    ``again``: the session is saved already and an answer is being changed.
    """

    own_tick_added = Signal(str)

    def __init__(
        self,
        scale: Scale,
        preferences: Preferences,
        dilators: Sequence[Dilator],
        clock: Clock,
        *,
        again: bool = False,
    ) -> None:
        super().__init__(scale, preferences)
        self._happened: dict[str, Any] = {}
        self._again = again
        self._reveals_signs = False
        self._revealing = QTimer(self)
        self._revealing.setSingleShot(True)
        self._revealing.setInterval(_REVEALING_MS)
        self._revealing.timeout.connect(self._on_revealed)
        self.fields = SessionFields(dilators, preferences, clock, replace(_LAYOUT, letters=scale.factor), self)
        self.fields.changed.connect(self._on_changed)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(14)
        inner.addWidget(self._hard_day_line())
        inner.addLayout(self._cards(), 1)
        inner.addWidget(self._safety_card())
        self.problem = scale.label("", "body", "danger", wrap=True)
        self.problem.hide()
        self.column.addLayout(self._title())
        self.column.addSpacing(10)
        self._area = QuietArea(holder, _("How did it go?"))
        self._bar = self._area.verticalScrollBar()
        self._bar.rangeChanged.connect(self._on_range)
        self.column.addWidget(self._area, 1)
        self.column.addWidget(self.problem)
        self.column.addSpacing(22)
        self._add_footer()

    def _on_changed(self) -> None:
        self.problem.hide()
        self._offer_without()
        self.want(Want.ANSWERS_CHANGED)

    def _offer_without(self) -> None:
        """Offer to save without answers only while there is none that it would throw away."""
        self.without.setVisible(self._again or not self.has_answers())

    # --- building ----------------------------------------------------------------------------------------------------
    def _title(self) -> QHBoxLayout:
        said = self.scale.label(
            _("Answer what you like. Everything here can be left blank or changed later."),
            "lead",
            "text-muted",
            wrap=True,
        )
        said.setContentsMargins(0, 0, 0, 6)
        line = QHBoxLayout()
        line.setSpacing(20)
        line.addWidget(self.scale.label(_("How did it go?"), "session-heading"))
        line.addWidget(said, 1, alignment=Qt.AlignmentFlag.AlignBottom)
        return line

    def _hard_day_line(self) -> QWidget:
        self.hard_day = in_italics(self.scale.label("", "lead", "accent-text", wrap=True))
        self.hard_day.hide()
        return self.hard_day

    def _cards(self) -> QHBoxLayout:
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self._side_by_side = (self._left_card(), self._right_card())
        for card in self._side_by_side:
            self._row.addWidget(card, 1)
        return self._row

    def _left_card(self) -> Card:
        fields, scale = self.fields, self.scale
        self.pain_mark, self.anxiety_mark = FromSession(fields.pain, scale), FromSession(fields.anxiety, scale)
        self._inserting = QWidget()
        inserting = titled(scale, _("How was inserting?"), fields.insertion)
        inserting.setContentsMargins(0, 0, 0, _GAP)
        self._inserting.setLayout(inserting)
        self.helped = WhatHelped(fields, scale)
        self.helped.own_tick_added.connect(self._on_own_tick)
        card = Card(padding=(24, 18))
        column = card.column
        column.addWidget(self._inserting)
        column.addWidget(self.helped)
        column.addSpacing(_GAP)
        column.addLayout(titled(scale, _("Anxiety before"), fields.anxiety, self.anxiety_mark))
        column.addSpacing(_GAP)
        column.addLayout(titled(scale, _("Strongest pain"), fields.pain, self.pain_mark))
        column.addStretch()
        column.setContentsMargins(24, 18, 24, 24)
        return card

    def _right_card(self) -> Card:
        fields, chosen, scale = self.fields, self.preferences, self.scale
        self.breathing_mark = FromSession(fields.breathing, scale)
        card = Card(padding=(24, 18))
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addLayout(titled(scale, _("Breathing"), fields.breathing, self.breathing_mark), 4)
        extras = (
            (chosen.ask_lubricant, _("Lubricant"), fields.lubricant),
            (chosen.ask_numbing_gel, _("Numbing gel"), fields.numbing_gel),
            (chosen.ask_someone, _("Someone with me"), fields.someone),
        )
        for is_asked, title, field in extras:
            if is_asked:
                row.addLayout(titled(scale, title, field), 3)
        self.notes = Notes(fields, scale)
        self.notes.submitted.connect(self.forward)
        self.facts = Facts(fields, scale)
        column = card.column
        column.addLayout(titled(scale, _("Pain afterwards"), fields.pain_after))
        column.addSpacing(_GAP)
        column.addLayout(row)
        column.addSpacing(_GAP)
        column.addWidget(self.notes, 1)
        column.addSpacing(12)
        column.addWidget(Hairline())
        column.addSpacing(10)
        column.addWidget(self.facts)
        column.setContentsMargins(24, 18, 24, 16)
        return card

    def _on_own_tick(self, typed: str) -> None:
        self.own_tick_added.emit(typed)
        self._on_changed()

    def _safety_card(self) -> Card:
        card = Card(padding=(_SAFETY_SIDE, 13))
        self._question = self.scale.label(_("Did any of these happen?"), "body", strong=True, wrap=True)
        self._question_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._question_row.addWidget(self._question)
        self._question_row.addWidget(self.fields.safety, 1)
        card.column.addLayout(self._question_row)
        self._sign_lines = SignLines(self.scale, who=self.preferences.guide)
        card.column.addWidget(self._sign_lines)
        self.fields.safety.changed.connect(self._on_sign)
        return card

    def _on_sign(self, ticked: object) -> None:
        self._reveals_signs = bool(ticked)
        self._revealing.start()
        self._show_sign_lines(ticked)

    def _on_revealed(self) -> None:
        self._reveals_signs = False

    def _on_range(self, _low: int, high: int) -> None:
        """Bring the lines of a sign into view that was ticked just now; they stand at the end."""
        if self._reveals_signs:
            self._bar.setValue(high)

    def _show_sign_lines(self, ticked: object) -> None:
        """Say beside the boxes at once what a ticked sign means."""
        keys = ticked if isinstance(ticked, frozenset) else frozenset()
        self._sign_lines.show_signs({Sign(key) for key in keys})

    def _add_footer(self) -> None:
        words = _("Leave as it was") if self._again else _("Save without answers")
        wanted = Want.LEAVE_AS_IT_WAS if self._again else Want.SAVE_WITHOUT_ANSWERS
        self.without = SessionButton(words, self.scale, "quiet", height=_BUTTON, role=_BUTTON_ROLE)
        self.without.clicked.connect(lambda: self.want(wanted))
        self.carry_on = SessionButton(_("Continue"), self.scale, height=_BUTTON)
        self.carry_on.clicked.connect(lambda: self.want(Want.CARRY_ON))
        self.carry_on.hide()
        self.save = SessionButton(_("Save session"), self.scale, "primary", height=_BUTTON)
        self.save.setMinimumWidth(242)
        self.save.clicked.connect(self.forward)
        self.set_footer(Footer((self.without,), (self.carry_on, self.save), low=True))

    def _arrange(self) -> None:
        """Let the right-hand card drop under the left one in a narrow window.

        The room is reckoned from the width of the view: that of the scrolled part is known only after it is laid out.
        """
        margins = self.column.contentsMargins()
        inside = self.width() - margins.left() - margins.right() - self._bar.sizeHint().width()
        needed = sum(card.minimumSizeHint().width() for card in self._side_by_side) + self._row.spacing()
        beside = self.width() >= self.scale.px(_ROOM_FOR_TWO) and inside >= needed
        self._row.setDirection(QHBoxLayout.Direction.LeftToRight if beside else QHBoxLayout.Direction.TopToBottom)
        self._arrange_signs(inside - 2 * (_SAFETY_SIDE + 1))  # within the card's line

    def _arrange_signs(self, room: int) -> None:
        """Put the question above its answers where they do not stand beside it, then the answers in two columns."""
        safety, question = self.fields.safety, self.scale.px(_QUESTION)
        widest = max(box.sizeHint().width() for box in safety.boxes())
        of_three, of_two = (columns * widest + (columns - 1) * safety.GAP for columns in (3, 2))
        beside = question + _TO_ANSWERS + of_three <= room
        safety.set_columns(3 if beside or of_three <= room or of_two > room else 2)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._question_row.setDirection(direction)
        self._question_row.setSpacing(_TO_ANSWERS if beside else 8)
        self._question.setMinimumWidth(question if beside else 0)
        self._question.setMaximumWidth(question if beside else room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the cards in the new room."""
        self._arrange()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange the cards with the fonts and the answers that are shown."""
        self._arrange()
        super().showEvent(event)

    # --- showing -----------------------------------------------------------------------------------------------------
    def load(self, session: Session, state: Practice) -> None:
        """Show what happened, and nothing that did not."""
        self.fields.load(session)
        self._happened = self.fields.snapshot()
        self._inserting.setVisible(bool(session.steps))
        for mark in (self.pain_mark, self.anxiety_mark, self.breathing_mark):
            mark.remember()
        self.facts.show_session(session, state, inches=self.preferences.inches)
        self.hard_day.setText(self.preferences.hard_day_line)
        self.hard_day.setVisible(session.stopped and bool(self.preferences.hard_day_line))
        self._show_sign_lines(self.fields.safety.value())

    def answers(self) -> dict[str, Any]:
        """Return what the person has changed or given so far; what stands there by itself is no answer."""
        return {name: value for name, value in self.fields.snapshot().items() if value != self._happened[name]}

    def has_answers(self) -> bool:
        """Return whether the person has changed or given anything."""
        return bool(self._happened) and bool(self.answers())

    def restore(self, answers: dict[str, Any]) -> None:
        """Put answers back that a draft kept."""
        self.fields.restore({**self._happened, **answers})
        for mark in (self.pain_mark, self.anxiety_mark, self.breathing_mark):
            mark.look()
        self._show_sign_lines(self.fields.safety.value())
        self._offer_without()

    def show_state(self, state: Practice, now: float) -> None:
        """Offer Continue for as long as Stop can be taken back."""
        self.carry_on.setVisible(state.can_continue(now))

    def read(self) -> Session | None:
        """Return the session with its answers; None after naming what is wrong."""
        try:
            return self.fields.read()
        except FieldProblem as problem:
            self.say_problem(problem.words)
            self.facts.open()
            problem.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return None

    def say_problem(self, text: str) -> None:
        """Name what is wrong; the form stays as it is."""
        self.problem.setText(text)
        self.problem.show()

    def forward(self) -> None:
        """Save the session with its answers."""
        self.want(Want.SAVE)
