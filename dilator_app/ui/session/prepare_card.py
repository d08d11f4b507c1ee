"""The card of Prepare: the size to begin with, what comes, what the plan says, and three ways to make it gentler."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.domain.dilators import Dilator, up_to
from dilator_app.domain.plan import OriginKind, Plan, PlanLine
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _, day, ngettext
from dilator_app.ui.session.area import QuietArea
from dilator_app.ui.session.look import Scale, SessionButton, SessionLink, fit_line
from dilator_app.ui.session.size_choice import OutlineChoice, SizeGrid
from dilator_app.ui.session.stage import Want
from dilator_app.ui.widgets.card import Card, Hairline

_WIDTH, _SIDES = 452, 30
_NARROW_WINDOW, _NARROW = 1180, 424
_SIZE_ROLES = ("session-title", "session-heading", "session-body")
_BUTTON, _BUTTON_ROLE = 62, "title-2"
_UNDER_SIZES = 6
_HEAD = 62  # two lines above the sizes


class SizeCard(Card):
    """Says what the person wants by `wanted`, as the stage does."""

    wanted = Signal(str, object)
    rearranged = Signal()
    """Sizes were opened or put away: other parts may have room now."""

    def __init__(
        self,
        scale: Scale,
        preferences: Preferences,
        plan: Plan | None,
        dilators: Sequence[Dilator],
        first_sizes: Sequence[Dilator],
    ) -> None:
        """``first_sizes`` are shown where none is preselected; the others stand behind Other sizes."""
        super().__init__(padding=(_SIDES, 20))
        self._scale, self._preferences, self._dilators = scale, preferences, tuple(dilators)
        self._first_sizes = tuple(first_sizes)
        self._told = "", 0
        self._choosing = self._shows_all = self._has_size = self._has_smaller = self._has_plan_words = False
        self.outlines = OutlineChoice(_NARROW - 2 * _SIDES, inches=preferences.inches)
        self.outlines.picked.connect(self._on_picked)
        self.outlines.hide()
        self.column.addLayout(self._size_line())
        self.what = scale.label("", "session-label", "text-muted", wrap=True)
        self.column.addWidget(self.what)
        self.column.addSpacing(8)
        self.column.addWidget(self.outlines, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(14)
        self.column.addWidget(Hairline())
        self.column.addSpacing(13)
        self._area = self._below(plan)
        self.column.addWidget(self._area, 1)
        self.column.addSpacing(12)
        self._add_buttons()
        self.column.setContentsMargins(_SIDES, 20, _SIDES, 28)
        self.set_room(_NARROW_WINDOW)

    def _size_line(self) -> QHBoxLayout:
        self.size_label = self._scale.label("", "session-title")
        self.beside = self._scale.label(_("to start with"), "session-label", "text-muted")
        self.beside.setContentsMargins(0, 0, 0, self._scale.px(8))
        line = QHBoxLayout()
        line.setSpacing(20)
        line.addWidget(self.size_label)
        line.addWidget(self.beside, 1, alignment=Qt.AlignmentFlag.AlignBottom)
        return line

    def _below(self, plan: Plan | None) -> QuietArea:
        """Return what scrolls where there is too little room: the sizes while one is chosen, else the plan's words."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.above_words = self._scale.label("", "session-small", "text-muted", wrap=True)
        self.other = SessionLink(_("Other sizes"), self._scale)
        self.other.clicked.connect(self._toggle_sizes)
        head = QHBoxLayout()
        head.addWidget(self.above_words, 1)
        head.addWidget(self.other, alignment=Qt.AlignmentFlag.AlignTop)
        self.sizes = SizeGrid(self._scale, inches=self._preferences.inches, height=_BUTTON, role=_BUTTON_ROLE)
        self.sizes.chosen.connect(self._on_picked)
        self.plan_words = QWidget()
        self._plan_title = self._fill_plan(plan)
        column.addLayout(head)
        column.addSpacing(1)
        column.addWidget(self.sizes)
        column.addWidget(self.plan_words)
        column.addStretch()
        return QuietArea(content, _("From your plan"))

    def _fill_plan(self, plan: Plan | None) -> str:
        """Show the clinician's own words with where they come from; return what stands above them."""
        column = QVBoxLayout(self.plan_words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if plan is None:
            return _("These are app defaults. No clinician has set them for you.")
        if not plan.own_words:
            return ""
        self._has_plan_words = True
        said = self._scale.label(_("“{words}”").format(words=plan.own_words), "session-button", wrap=True, light=True)
        column.addWidget(said)
        column.addWidget(self._scale.label(_origin(plan), "session-small", "text-muted", wrap=True))
        return _("From your plan")

    def _add_buttons(self) -> None:
        scale = self._scale
        self.smaller = SessionButton("", scale, icon="minus", height=_BUTTON, role=_BUTTON_ROLE, elides=True)
        self.plain = SessionButton(_("Plain screen"), scale, icon="plain-screen", height=_BUTTON, role=_BUTTON_ROLE)
        self.plain.setCheckable(True)
        self.sound = SessionButton("", scale, icon="sound-off", height=_BUTTON, role=_BUTTON_ROLE)
        self.smaller.clicked.connect(lambda: self._want(Want.GO_SMALLER))
        self.plain.clicked.connect(lambda: self._want(Want.PLAIN))
        self.sound.clicked.connect(lambda: self._want(Want.SOUND))
        self.column.addWidget(self.smaller)
        self.column.addSpacing(12)
        self.switches = QWidget()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.switches)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.setSpacing(12)
        self._pair.addWidget(self.plain, 1)
        self._pair.addWidget(self.sound, 1)
        self.column.addWidget(self.switches)
        self.note = scale.label("", "session-small", "text-muted", wrap=True)
        self.note.setContentsMargins(0, 8, 0, 0)
        self.note.hide()
        self.column.addWidget(self.note)

    def _want(self, what: Want, value: object = None) -> None:
        self.wanted.emit(what.value, value)

    def _on_picked(self, dilator: object) -> None:
        self._want(Want.CHOOSE_SIZE, dilator)

    def _toggle_sizes(self) -> None:
        """Open all sizes, or put them away where one is chosen."""
        self._choosing = not (self._choosing and self._has_size)
        self._shows_all = self._choosing
        if not self._choosing:  # before the sizes go: the keyboard would go on to the header
            self.other.setFocus(Qt.FocusReason.TabFocusReason)
        self._show_below()
        self.other.setVisible(self._has_size)
        self.rearranged.emit()
        if self._choosing:
            self.sizes.setFocus(Qt.FocusReason.TabFocusReason)

    def close_sizes(self) -> bool:
        """Put the sizes away where they were opened and one is chosen; return whether that was so."""
        was_open = self._choosing and self._has_size
        if was_open:
            self._toggle_sizes()
        return was_open

    @property
    def is_choosing(self) -> bool:
        """Whether the sizes are shown."""
        return self._choosing

    @property
    def spares_sound(self) -> bool:
        """Whether the button for the sound takes a row of its own and cannot be pressed."""
        return not self.sound.isEnabled() and self._pair.direction() == QBoxLayout.Direction.TopToBottom

    @property
    def says_both(self) -> bool:
        """Whether the plan's words stand under the sizes, where both have room."""
        return self._choosing and self._has_plan_words

    def _show_below(self) -> None:
        self._area.setMinimumHeight(self._scale.px(_HEAD) + 2 * _BUTTON + 12 if self._choosing else 0)
        self.sizes.setVisible(self._choosing)
        self.sizes.set_sizes(self._dilators if self._shows_all else self._first_sizes)
        self.smaller.setVisible(self._has_smaller and not self._choosing)
        if not self._choosing:
            self.switches.show()
        self.plan_words.setContentsMargins(0, _UNDER_SIZES if self.says_both else 0, 0, 0)
        self.plan_words.setVisible(self.says_both or (not self._choosing and bool(self._plan_title)))
        self.above_words.setText(_("Choose where to begin") if self._choosing else self._plan_title)
        self.other.setText(_("Keep this size") if self._choosing and self._has_size else _("Other sizes"))

    def needed(self, *, whole: bool) -> int:
        """Return how high the card must be; ``whole``: so high that nothing in it scrolls."""
        layout = self.layout()
        if layout is None:
            return 0
        layout.activate()
        has_lines = layout.hasHeightForWidth()
        lines = layout.totalMinimumHeightForWidth(self.width()) if has_lines else layout.totalMinimumSize().height()
        least = lines + 2  # the card's own line
        if not whole:
            return least
        counted = max(self._area.minimumSizeHint().height(), self._area.minimumHeight())
        return least + max(0, self._area.wanted(self.width() - 2 * _SIDES) - counted)

    def set_room(self, window: int) -> None:
        """Take the width that is right for a window so wide."""
        narrow = window < _NARROW_WINDOW
        self.setFixedWidth(_NARROW if narrow else min(self._scale.px(_WIDTH), window * 2 // 5))
        self._stand_in_pairs()

    def _stand_in_pairs(self) -> None:
        """Take the drawings from the two switches where their words would be cut, then put one below the other."""
        switches, room = (self.plain, self.sound), self.minimumWidth() - 2 * _SIDES - self._pair.spacing()
        fits = False
        for bare in (False, True):
            for button in switches:
                button.set_bare(bare=bare and not fits)
            fits = fits or sum(button.sizeHint().width() for button in switches) <= room
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    # --- showing -----------------------------------------------------------------------------------------------------
    def has_outlines(self, state: Practice) -> bool:
        """Return whether outlines were chosen and there is a size to draw them up to."""
        return not self._preferences.numbers_only and state.dilator is not None

    def show_state(self, state: Practice) -> None:
        """Show the size to begin with, and what comes."""
        inches, chosen, breathing = self._preferences.inches, state.dilator, state.is_breathing_session
        name = words.size(chosen, inches=inches) if chosen else _("Your size")
        room = self.width() - 2 * _SIDES
        fit_line(self.size_label, self._scale, room, _SIZE_ROLES, _("Breathing session") if breathing else name)
        self.beside.setText(_("after a warm-up") if state.warm_up_first else _("to start with"))
        besides = self.size_label.sizeHint().width() + self.beside.sizeHint().width() + 20 <= room
        self.beside.setVisible(chosen is not None and not breathing and besides)
        self._tell_what_comes(self._what_comes(state), room)
        self._has_size = chosen is not None
        if chosen is None and not breathing and not self._choosing:
            self._choosing = True
        waiting = not self._shows_all and len(self._first_sizes) < len(self._dilators)
        self.other.setVisible(not breathing and (len(self._dilators) > 1 if self._has_size else waiting))
        self._has_smaller = state.smaller is not None
        self._show_below()
        self.sizes.setVisible(self._choosing and not breathing)
        self.sizes.show_chosen(chosen)
        if self.has_outlines(state) and chosen is not None:
            self.outlines.offer(up_to(chosen, self._dilators), chosen)
        smaller = state.smaller
        if smaller is not None:
            self.smaller.say(_("Smaller: {size}").format(size=words.size(smaller, inches=inches)))

    def _tell_what_comes(self, text: str, room: int) -> None:
        """Write what comes, and keep the height that it needs in a card with so much ``room``."""
        if (text, room) != self._told:
            self._told = text, room
            self.what.setText(text)
            self.what.setMinimumHeight(0)  # else it would never need less than it needed before
            self.what.setMinimumHeight(self.what.heightForWidth(room))

    def _what_comes(self, state: Practice) -> str:
        frame = state.frame
        breaths = ngettext("{n} breath", "{n} breaths", frame.breaths).format(n=frame.breaths)
        if state.is_breathing_session and not self._dilators:
            return _("No {thing} is entered yet. The page Plan has a place for your set.").format(
                thing=words.thing(self._preferences.word)
            )
        if state.is_breathing_session:
            return breaths
        warm_up = self._warm_up(state)
        if frame.minutes is None:
            return warm_up + breaths
        before = (frame.warm_up_s or 0) // 60 if warm_up else 0  # as the clock counts them: one after the other
        about = words.about_minutes(frame.minutes, before)
        if frame.breaths == 0:
            return warm_up + about
        if before:
            return warm_up + _("{breaths}, {about_minutes}").format(breaths=breaths, about_minutes=about)
        return warm_up + _("{breaths}, then {about_minutes}").format(breaths=breaths, about_minutes=about)

    def _warm_up(self, state: Practice) -> str:
        """Return a line that says with which smaller size it begins; nothing without one."""
        first, main, seconds = state.warm_up_first, state.dilator, state.frame.warm_up_s
        if first is None or main is None:
            return ""
        inches, n = self._preferences.inches, (seconds or 0) // 60
        text = (
            ngettext("{first} for {n} minute, then {main}", "{first} for {n} minutes, then {main}", n)
            if n
            else _("{first} first, then {main}")
        )
        return text.format(first=words.size(first, inches=inches), main=words.size(main, inches=inches), n=n) + "\n"

    def show_sound(self, *, on: bool, silent: str) -> None:
        """Write the state of the sound on its button, or why it cannot be pressed."""
        self.sound.say(silent or (_("Sound: on") if on else _("Sound: off")), "sound-on" if on else "sound-off")
        self.sound.setEnabled(not silent)
        if not silent:
            self.sound.show()
        self._stand_in_pairs()

    def show_plain(self, *, on: bool) -> None:
        """Show with a tick that the plain screen was asked for."""
        self.plain.setChecked(on)
        self.plain.say(_("Plain screen"), "check" if on else "plain-screen")

    def show_note(self, *, plain: bool) -> bool:
        """Write below the switches how the rest comes back on the plain screen; return whether there is anything."""
        way_back = _("Any key or a click brings the rest back for ten seconds.") if plain else ""
        self.plain.setToolTip(way_back)
        self.plain.setAccessibleDescription(way_back)
        self.note.setText(way_back)
        self.note.setMinimumHeight(self.note.heightForWidth(self.width() - 2 * _SIDES) if self.note.text() else 0)
        return bool(self.note.text())


def _origin(plan: Plan) -> str:
    origin = plan.origins[PlanLine.OWN_WORDS]
    if origin.kind is OriginKind.CLINICIAN and origin.who and origin.day:
        return _("{name}, {day}, entered by you").format(name=origin.who, day=day(origin.day, "d MMMM"))
    return words.origin(origin, changed=False)
