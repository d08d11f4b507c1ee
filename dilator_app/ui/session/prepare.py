"""Prepare: getting comfortable, what the plan says, the size to begin with."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from dilator_app import clinical, tokens
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.plan import Plan
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _
from dilator_app.ui import icons
from dilator_app.ui.session.area import QuietArea
from dilator_app.ui.session.big_tick import BigTick
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton, SessionLink
from dilator_app.ui.session.prepare_card import SizeCard
from dilator_app.ui.session.stage import StageView, Want, needed_height
from dilator_app.ui.widgets.pain_scale import PainScale
from dilator_app.ui.widgets.source_mark import SourceMark
from dilator_app.ui.widgets.switch import Switch

_LIST_GAP, _LEAST_LIST_GAP = 28, 8
_BESIDE = 48  # between the list and the card
_LEAST_LIST, _LEAST_LARGER = 160, 140  # two lines of it, before the title has room; larger ones as far as they fit
_LEAST_OPEN, _LEAST_OPEN_LARGER = 92, 82  # one line of it while the scale for anxiety is open
_ABOVE_CARD, _BELOW_CARD = 2, 26


class PrepareView(StageView):
    """The first stage. Nothing in it is required; what is ticked is kept no longer than until the first breath."""

    def __init__(
        self,
        scale: Scale,
        preferences: Preferences,
        plan: Plan | None,
        dilators: Sequence[Dilator],
        first_sizes: Sequence[Dilator],
        checklist: Sequence[str],
    ) -> None:
        super().__init__(scale, preferences)
        self.card = SizeCard(scale, preferences, plan, dilators, first_sizes)
        self.card.wanted.connect(self.wanted)
        self.card.rearranged.connect(self.fit)
        row = QHBoxLayout()
        row.setSpacing(_BESIDE)
        row.addLayout(self._left(checklist), 1)
        row.addWidget(self.card)
        self.column.addSpacing(_ABOVE_CARD)
        self.column.addLayout(row, 1)
        self.column.addSpacing(_BELOW_CARD)
        self.not_today = SessionButton(_("Not today"), scale)
        self.not_today.setMinimumWidth(208)
        self.not_today.clicked.connect(lambda: self.want(Want.NOT_TODAY))
        self.start = SessionButton("", scale, "primary", "chevron-right", icon_after=True)
        self.start.clicked.connect(self.forward)
        self.set_footer(Footer((self.not_today,), (self.start,)))

    # --- the left side -----------------------------------------------------------------------------------------------
    def _left(self, checklist: Sequence[str]) -> QVBoxLayout:
        self.title = self.scale.label(_("Getting comfortable"), "session-title", wrap=True)
        self.anxiety = PainScale(52, plain=True, ends=(_("0 calm"), _("10 very anxious")))
        self.anxiety.setAccessibleName(_("Anxiety now"))
        self.anxiety.changed.connect(lambda value: self.want(Want.NOTE_ANXIETY, value))
        self.anxiety.hide()
        self.by_itself = Switch(_("Go on to practising by itself"))
        self.by_itself.setFont(self.scale.font("session-small"))
        self.by_itself.toggled.connect(lambda asked: self.want(Want.GO_ON_BY_ITSELF, asked))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(self._direction())
        column.addSpacing(18)
        column.addWidget(self.title)
        column.addSpacing(3)
        column.addLayout(self._under_title())
        column.addSpacing(8)
        column.addItem(_at_most(27))
        column.addWidget(self._list(checklist), 1)
        column.addWidget(self.anxiety)
        column.addSpacing(6)
        column.addWidget(self.by_itself)
        column.addSpacing(6)
        column.addItem(_at_most(8))
        column.addLayout(self._links())
        return column

    def _direction(self) -> QHBoxLayout:
        statement = clinical.direction()
        said = self.scale.label(statement.text, "session-label", wrap=True)
        said.setMaximumWidth(said.fontMetrics().horizontalAdvance(statement.text) + 2)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(icons.IconView("shield", "accent", 26))
        line.addWidget(said, 100)
        line.addWidget(SourceMark(statement.source.shown, self.scale.factor))
        line.addStretch(1)
        return line

    def _under_title(self) -> QHBoxLayout:
        self.change_list = SessionLink(_("Change the list"), self.scale)
        self.change_list.clicked.connect(lambda: self.want(Want.CHANGE_LIST))
        line = QHBoxLayout()
        line.setSpacing(20)
        words = _("Tick what helps. None of it is required.")
        self.tick_what_helps = self.scale.label(words, "session-label", "text-muted", wrap=True)
        line.addWidget(self.tick_what_helps, 100)
        line.addStretch(1)
        line.addWidget(self.change_list, alignment=Qt.AlignmentFlag.AlignBottom)
        return line

    def _list(self, checklist: Sequence[str]) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.ticks = [BigTick(line, self.scale) for line in checklist]
        for number, tick in enumerate(self.ticks):
            tick.toggled.connect(lambda _on: self.want(Want.TICK, self.ticked()))
            if number:
                column.addSpacing(_LEAST_LIST_GAP)
                column.addItem(_at_most(_LIST_GAP - _LEAST_LIST_GAP))
            column.addWidget(tick)
        self.often = self.scale.label("", "session-small", "text-muted", wrap=True)
        self.often.hide()
        self.often.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self.often)
        column.addStretch()
        self._list_area = QuietArea(content, _("Getting comfortable"))
        self._keep_list_open()
        return self._list_area

    def _keep_list_open(self) -> None:
        """Keep two lines of the list in view, and one while the scale for anxiety is open."""
        folded, larger = self.anxiety.isHidden(), self.scale.factor > 1
        leasts = (_LEAST_LIST, _LEAST_LARGER) if folded else (_LEAST_OPEN, _LEAST_OPEN_LARGER)
        least = leasts[larger]
        self._list_area.setMinimumHeight(least if self.ticks else 0)

    def _links(self) -> QVBoxLayout:
        self.when_not = SessionLink(_("When not to start"), self.scale, "session-label")
        self.when_not.clicked.connect(lambda: self.want(Want.WHEN_NOT_TO_START))
        self.note_anxiety = SessionLink(_("Note anxiety"), self.scale)
        self.note_anxiety.clicked.connect(self._toggle_anxiety)
        self.rehearse = SessionLink(_("Try the buttons"), self.scale)
        self.rehearse.clicked.connect(lambda: self.want(Want.REHEARSE))
        self._first_links, self._more_links = QHBoxLayout(), QHBoxLayout()
        for line, links in (
            (self._first_links, (self.when_not, self.note_anxiety, self.rehearse)),
            (self._more_links, ()),
        ):
            line.setSpacing(32)
            for link in links:
                line.addWidget(link, alignment=Qt.AlignmentFlag.AlignVCenter)
            line.addStretch()
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(self._first_links)
        column.addLayout(self._more_links)
        return column

    def _place_links(self) -> None:
        """Put as many links side by side as have room, the others below."""
        links = (self.when_not, self.note_anxiety, self.rehearse)
        room = self.width() - self.card.width() - _BESIDE - 2 * self.column.contentsMargins().left()
        taken = -self._first_links.spacing()
        for place, link in enumerate(links):
            taken += self._first_links.spacing() + link.sizeHint().width()
            fits = link is self.when_not or taken <= room
            old, new = (self._more_links, self._first_links) if fits else (self._first_links, self._more_links)
            if new.indexOf(link) < 0:
                old.removeWidget(link)
                before = sum(new.indexOf(other) >= 0 for other in links[:place])
                new.insertWidget(before, link, alignment=Qt.AlignmentFlag.AlignVCenter)

    def _toggle_anxiety(self) -> None:
        unfolded = self.anxiety.isHidden()
        if not unfolded:  # before the scale goes: the keyboard would go on to the next part
            self.note_anxiety.setFocus(Qt.FocusReason.TabFocusReason)
        self.unfold_anxiety(unfolded=unfolded)
        if unfolded:
            self.anxiety.setFocus(Qt.FocusReason.TabFocusReason)

    def unfold_anxiety(self, *, unfolded: bool) -> None:
        """Show the scale for anxiety, or put it away."""
        self.anxiety.setVisible(unfolded)
        self.by_itself.setVisible(self.by_itself not in self._hidden)  # it may have gone for want of room
        self._say_anxiety()
        self._keep_list_open()
        self.fit()

    def _say_anxiety(self) -> None:
        """Write the number on the link while the scale is folded away."""
        noted = self.anxiety.value() if self.anxiety.isHidden() else None
        told = _("Note anxiety") if noted is None else _("Anxiety: {n}").format(n=noted)
        if self.note_anxiety.text() != told:
            self.note_anxiety.setText(told)
            self._place_links()

    def show_often_ticked(self, ticks: Sequence[str]) -> None:
        """Say what the person often ticked, most used first; no claim that it works."""
        self.often.setVisible(bool(ticks))
        self.often.setText(_("You often ticked: {ticks}.").format(ticks=", ".join(ticks)))

    def ticked(self) -> frozenset[str]:
        """Return the lines of the checklist that are ticked."""
        return frozenset(tick.words for tick in self.ticks if tick.isChecked())

    def tick(self, lines: frozenset[str]) -> None:
        """Tick lines again that were ticked before something else was looked at."""
        for tick in self.ticks:
            tick.setChecked(tick.words in lines)

    # --- room --------------------------------------------------------------------------------------------------------
    def droppable(self) -> Sequence[QWidget]:
        """Let the outlines go first, then what else may be missed; the list and the plan's words scroll."""
        return (*self._of_card(), *self._of_list())

    def _of_list(self) -> Sequence[QWidget]:
        also = () if self.anxiety.isHidden() else (self.by_itself,)
        return (self.title, self.tick_what_helps, *also)

    def _of_card(self) -> tuple[QWidget, ...]:
        card = self.card
        return (card.outlines, card.note, card.what, *((card.switches,) if card.is_choosing else ()))

    def fit(self) -> None:
        """Let parts go on the side that is short of room; on the card first those that keep the plan's words whole."""
        if self._fitting:
            return
        self._fitting = True
        footer = tokens.measure("control", "session-footer")
        room = self.height() - footer - _ABOVE_CARD - _BELOW_CARD
        card = self.card
        lesser = self._of_card()[:2]
        card.sound.show()  # it may have gone in a narrower window
        lesser += (card.sound,) if card.spares_sound else ()
        lesser += (card.switches,) if card.says_both else ()
        self.drop(lesser, lambda: card.needed(whole=True) <= room)
        gone = [part for part in lesser if part.isHidden()]
        parts = [part for part in self._of_card() if part not in gone]
        self.drop(parts, lambda: card.needed(whole=False) <= room)
        self.drop(self._of_list(), lambda: needed_height(self) <= self.height())
        self._fitting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the card the width that it has room for."""
        self.card.set_room(self.width())
        self._place_links()
        super().resizeEvent(event)

    # --- showing -----------------------------------------------------------------------------------------------------
    def show_state(self, state: Practice, now: float) -> None:
        """Show the size to begin with, and what comes."""
        before = self.card.what.minimumHeight(), self.card.says_both
        self.card.show_state(state)
        if (self.card.what.minimumHeight(), self.card.says_both) != before:
            self.fit()
        self.show_part(self.card.outlines, shown=self.card.has_outlines(state))
        with_size = not state.is_breathing_session
        self.show_part(self.by_itself, shown=with_size and state.frame.breaths > 0)
        if self.by_itself.isChecked() != state.frame.go_on_by_itself:
            self.by_itself.setChecked(state.frame.go_on_by_itself)
        straight = with_size and state.dilator is not None and state.frame.breaths == 0
        self.start.say(_("Start") if straight else _("Start breathing"))
        if self.anxiety.value() != state.anxiety_before:
            self.anxiety.set_value(state.anxiety_before)
        self._say_anxiety()

    def show_switches(self, *, sound: bool, silent: str, plain: bool) -> None:
        """Show whether sound and plain screen are on."""
        self.card.show_sound(on=sound, silent=silent)
        self.card.show_plain(on=plain)
        self.show_part(self.card.note, shown=self.card.show_note(plain=plain))

    def forward(self) -> None:
        """Go on to Breathe."""
        self.want(Want.GO_ON)

    def step_back(self) -> None:
        """Fold away what is open, else leave; nothing is recorded."""
        if not self.anxiety.isHidden():
            self._toggle_anxiety()
        elif not self.card.close_sizes():
            self.want(Want.NOT_TODAY)


def _at_most(height: int) -> QSpacerItem:
    """Return a gap that gives way before anything is cut."""
    return QSpacerItem(0, height, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)
