"""Reflect: how it went, everything optional, prefilled with what happened and nothing else."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dilator_app import clinical, words
from dilator_app.clock import Clock
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import Sign
from dilator_app.domain.session import MOST_TICKS, Session
from dilator_app.i18n import _
from dilator_app.ui.icons import IconView
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton
from dilator_app.ui.session.stage import StageView
from dilator_app.ui.session_fields import FieldProblem, Layout, SessionFields
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, Hairline, label
from dilator_app.ui.widgets.fields import TextLine
from dilator_app.ui.widgets.form import titled
from dilator_app.ui.widgets.source_mark import SourceMark


class ReflectView(StageView):
    """One form, readable at a desk's distance; nothing in it waits for an answer."""

    own_tick_added = Signal(str)

    def __init__(self, scale: Scale, preferences: Preferences, dilators: Sequence[Dilator], clock: Clock) -> None:
        super().__init__(scale, preferences)
        self.fields = SessionFields(dilators, preferences, clock, Layout(scale=44), self)
        self.fields.changed.connect(lambda: self.want("answers_changed"))
        self._session: Session | None = None
        self.column.addSpacing(4)
        self.column.addLayout(self._title())
        self.column.addSpacing(10)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(14)
        inner.addLayout(self._cards(), 1)
        inner.addWidget(self._safety_card())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(holder)
        self.column.addWidget(area, 1)
        self.problem = label("", "body", "danger", wrap=True)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.column.addSpacing(20)
        self._add_footer()

    # --- building ----------------------------------------------------------------------------------------------------
    def _title(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(20)
        line.addWidget(self.scale.label(_("How did it go?"), "session-heading"))
        line.addWidget(
            label(_("Answer what you like. Everything here can be left blank or changed later."), "lead", "text-muted"),
            alignment=Qt.AlignmentFlag.AlignVCenter,
        )
        line.addStretch()
        return line

    def _cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._left_card(), 590)
        row.addWidget(self._right_card(), 590)
        return row

    def _left_card(self) -> Card:
        fields = self.fields
        card = Card(padding=(24, 16))
        self._inserting = QWidget()
        inserting = titled(_("How was inserting?"), fields.insertion)
        inserting.setContentsMargins(0, 0, 0, 0)
        self._inserting.setLayout(inserting)
        card.column.addWidget(self._inserting)
        card.column.addSpacing(12)
        card.column.addLayout(titled(_("Anxiety before"), fields.anxiety))
        card.column.addSpacing(12)
        self.from_session = label("", "small", "text-muted")
        pain = titled(_("Strongest pain"), fields.pain)
        pain.addWidget(self.from_session)
        card.column.addLayout(pain)
        card.column.addSpacing(12)
        card.column.addLayout(titled(_("Pain afterwards"), fields.pain_after))
        card.column.addStretch()
        return card

    def _right_card(self) -> Card:
        fields, chosen = self.fields, self.preferences
        card = Card(padding=(24, 16))
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addLayout(titled(_("Breathing"), fields.breathing), 3)
        extras = (
            (chosen.ask_lubricant, _("Lubricant"), fields.lubricant),
            (chosen.ask_numbing_gel, _("Numbing gel"), fields.numbing_gel),
            (chosen.ask_someone, _("Someone with me"), fields.someone),
        )
        for is_asked, title, field in extras:
            if is_asked:
                row.addLayout(titled(title, field), 2)
        card.column.addLayout(row)
        card.column.addSpacing(12)
        card.column.addLayout(self._what_helped())
        card.column.addSpacing(12)
        card.column.addLayout(self._notes(), 1)
        card.column.addSpacing(10)
        card.column.addWidget(Hairline())
        card.column.addSpacing(8)
        card.column.addLayout(self._facts())
        return card

    def _what_helped(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(label(_("What helped"), "control", strong=True))
        self._tick_grid = QGridLayout()
        self._tick_grid.setVerticalSpacing(8)
        for number, box in enumerate(self.fields.ticks):
            self._tick_grid.addWidget(box, number // 3, number % 3)
        column.addLayout(self._tick_grid)
        self.own_words = Button(_("your own words"), kind="link")
        self.own_words.clicked.connect(self._open_own_words)
        self.own_tick = TextLine(dense=True)
        self.own_tick.setPlaceholderText(_("something that helped"))
        self.own_tick.setAccessibleName(_("Something that helped"))
        self.own_tick.returnPressed.connect(self._add_own_tick)
        self.own_tick.hide()
        place = len(self.fields.ticks)
        if place < MOST_TICKS:
            self._tick_grid.addWidget(self.own_words, place // 3, place % 3)
            column.addWidget(self.own_tick)
        return column

    def _open_own_words(self) -> None:
        self.own_tick.show()
        self.own_tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_own_tick(self) -> None:
        typed = " ".join(self.own_tick.text().split())
        if not typed:
            return
        box = QCheckBox(typed)
        box.setChecked(True)
        place = len(self.fields.ticks)
        self.fields.add_tick(box)
        self._tick_grid.addWidget(box, place // 3, place % 3)
        place += 1
        if place < MOST_TICKS:
            self._tick_grid.addWidget(self.own_words, place // 3, place % 3)
        else:
            self.own_words.hide()
        self.own_tick.clear()
        self.own_tick.hide()
        self.own_tick_added.emit(typed)
        self.want("answers_changed")

    def _notes(self) -> QHBoxLayout:
        fields = self.fields
        row = QHBoxLayout()
        row.setSpacing(18)
        own = titled(_("Note to yourself"), fields.note_to_self)
        promise = QHBoxLayout()
        promise.setSpacing(6)
        promise.addWidget(IconView("lock", "text-muted", 18))
        promise.addWidget(label(_("No view or page ever contains it."), "caption", "text-muted", wrap=True), 1)
        own.addLayout(promise)
        row.addLayout(own, 1)
        row.addLayout(
            titled(
                fields.therapist_note_title(),
                fields.note_for_therapist,
                _("In the therapist view, and on the report if you choose."),
            ),
            1,
        )
        for note in (fields.note_to_self, fields.note_for_therapist):
            note.submitted.connect(self.forward)
        return row

    def _facts(self) -> QVBoxLayout:
        self.facts = label("", "body")
        self.change = Button(_("Change"), kind="link")
        self.change.clicked.connect(self._open_change)
        line = QHBoxLayout()
        line.addWidget(self.facts)
        line.addStretch()
        line.addWidget(self.change)
        self._change_row = QWidget()
        row = QHBoxLayout(self._change_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.fields.size, 1)
        row.addWidget(self.fields.minutes)
        self._change_row.hide()
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self._change_row)
        return column

    def _open_change(self) -> None:
        self._change_row.show()
        self.change.hide()
        self.fields.size.setFocus(Qt.FocusReason.TabFocusReason)

    def _safety_card(self) -> Card:
        card = Card(padding=(24, 12))
        row = QHBoxLayout()
        title = label(_("Did any of these happen?"), "control", strong=True, wrap=True)
        title.setFixedWidth(176)
        row.addWidget(title)
        row.addSpacing(20)
        row.addWidget(self.fields.safety, 1)
        card.column.addLayout(row)
        self._sign_lines = QVBoxLayout()
        self._sign_lines.setSpacing(6)
        card.column.addLayout(self._sign_lines)
        self.fields.safety.changed.connect(self._show_sign_lines)
        return card

    def _show_sign_lines(self, ticked: object) -> None:
        """Say beside the boxes at once what a ticked sign means."""
        while self._sign_lines.count():
            item = self._sign_lines.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        keys = ticked if isinstance(ticked, frozenset) else frozenset()
        for sign in Sign:
            if sign.value in keys:
                self._sign_lines.addWidget(_sign_line(sign))

    def _add_footer(self) -> None:
        self.without = SessionButton(_("Save without answers"), self.scale, "quiet", height=68)
        self.without.clicked.connect(lambda: self.want("save_without_answers"))
        self.carry_on = SessionButton(_("Continue"), self.scale, height=68)
        self.carry_on.clicked.connect(lambda: self.want("carry_on"))
        self.save = SessionButton(_("Save session"), self.scale, "primary", height=68)
        self.save.clicked.connect(self.forward)
        self.set_footer(Footer((self.without,), (self.carry_on, self.save), low=True))

    # --- showing -----------------------------------------------------------------------------------------------------
    def load(self, session: Session, state: Practice) -> None:
        """Show what happened, and nothing that did not."""
        self._session = session
        self.fields.load(session)
        self._inserting.setVisible(bool(session.steps))
        given = session.highest_pain is not None
        self.from_session.setText(_("from this session") if given else "")
        self.from_session.setVisible(given)
        self.facts.setText(_facts_words(session, state, inches=self.preferences.inches))

    def restore(self, answers: dict[str, Any]) -> None:
        """Put answers back that a draft kept."""
        self.fields.restore(answers)
        self._show_sign_lines(self.fields.safety.value())

    def show_state(self, state: Practice, now: float) -> None:
        """Offer Continue for as long as Stop can be taken back."""
        self.carry_on.setVisible(state.can_continue(now))

    def read(self) -> Session | None:
        """Return the session with its answers; None after naming what is wrong."""
        try:
            return self.fields.read()
        except FieldProblem as problem:
            self.problem.setText(problem.words)
            self.problem.show()
            problem.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return None

    def forward(self) -> None:
        """Save the session with its answers."""
        self.want("save")


def _facts_words(session: Session, state: Practice, *, inches: bool) -> str:
    """Return what happened in one line: ``10 min of about 10, at 22 mm``."""
    minutes = words.minutes(session.seconds)
    planned = state.frame.minutes
    if session.is_breathing_session:
        return _("{minutes} min of breathing").format(minutes=minutes)
    size = words.size(session.main_dilator, inches=inches)
    if planned is None:
        return _("{minutes} min, at {size}").format(minutes=minutes, size=size)
    return _("{minutes} min of about {planned}, at {size}").format(minutes=minutes, planned=planned, size=size)


def _sign_line(sign: Sign) -> QWidget:
    statement = clinical.about_sign(sign)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 8, 0, 0)
    row.addWidget(IconView("info", "on-notice"), alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(statement.text, "control", wrap=True), 1)
    row.addWidget(SourceMark(statement.source.shown), alignment=Qt.AlignmentFlag.AlignTop)
    return holder
