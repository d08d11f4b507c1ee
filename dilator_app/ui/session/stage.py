"""What every stage shares: it shows a state and says what the person wants; it decides nothing."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app import tokens, words
from dilator_app.domain.practice import Practice, Stage
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton


class Want(StrEnum):
    """What a person can want of the session."""

    NOT_TODAY = "not_today"
    ASKED = "asked"
    BREATHING_SESSION = "breathing_session"
    GO_ON = "go_on"
    CHOOSE_SIZE = "choose_size"
    GO_SMALLER = "go_smaller"
    TO_MAIN_SIZE = "to_main_size"
    OPEN_SIZES = "open_sizes"
    CLOSE_SIZES = "close_sizes"
    TICK = "tick"
    GO_ON_BY_ITSELF = "go_on_by_itself"
    BACK_TO_BREATHING = "back_to_breathing"
    PAUSE_OR_RESUME = "pause_or_resume"
    RESUME = "resume"
    TAKE_OUT = "take_out"
    OPEN_PAIN = "open_pain"
    CLOSE_PAIN = "close_pain"
    NOTE_PAIN = "note_pain"
    NOTE_HOW_FAR = "note_how_far"
    NOTE_ANXIETY = "note_anxiety"
    COUNT_GAP = "count_gap"
    STOP = "stop"
    CARRY_ON = "carry_on"
    FINISH = "finish"
    PLAIN = "plain"
    SOUND = "sound"
    WHEN_NOT_TO_START = "when_not_to_start"
    WHEN_TO_CONTACT = "when_to_contact"
    CHANGE_LIST = "change_list"
    REHEARSE = "rehearse"
    END_REHEARSAL = "end_rehearsal"
    ANSWERS_CHANGED = "answers_changed"
    SAVE = "save"
    SAVE_WITHOUT_ANSWERS = "save_without_answers"
    LEAVE_AS_IT_WAS = "leave_as_it_was"
    CHANGE_ANSWER = "change_answer"
    ADD_QUESTION = "add_question"
    DONE = "done"


class StageView(QWidget):
    """A stage: content with the session's margins, and its footer.

    Where the room is short, parts go in the order of `droppable`; nothing shrinks.
    """

    wanted = Signal(str, object)
    """What the person wants, a `Want`, and what goes with it."""

    def __init__(self, scale: Scale, preferences: Preferences) -> None:
        super().__init__()
        self.scale, self.preferences = scale, preferences
        self.column = QVBoxLayout()
        margin = tokens.measure("layout", "session-margin")
        self.column.setContentsMargins(margin, 0, margin, 0)
        self.column.setSpacing(0)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addLayout(self.column, 1)
        self._hidden: set[QWidget] = set()
        self._fitting = False

    def set_footer(self, footer: Footer) -> None:
        """Put the strip with the buttons at the bottom."""
        self._outer.addWidget(footer)

    def want(self, what: Want, value: object = None) -> None:
        """Say what the person wants."""
        self.wanted.emit(what.value, value)

    def show_state(self, state: Practice, now: float) -> None:
        """Show ``state`` as it is at ``now``."""

    def show_switches(self, *, sound: bool, silent: str, plain: bool) -> None:
        """Show whether sound and plain screen are on, where there are buttons for them; ``silent``: why none can be."""

    def forward(self) -> None:
        """Do what the right-hand button does."""

    def enter(self) -> None:
        """Do what Enter means where no button has the keyboard: what the right-hand button does."""
        self.forward()

    def step_back(self) -> None:
        """Do what Esc means where no time passes: close what is open, else leave. Where time passes it stops."""

    # --- room --------------------------------------------------------------------------------------------------------
    def droppable(self) -> Sequence[QWidget]:
        """Return the parts that go when the room is short, the first to go first."""
        return ()

    def show_part(self, part: QWidget, *, shown: bool) -> None:
        """Show a part that may have to go for want of room; the room decides last."""
        if shown == (part not in self._hidden):
            return
        if shown:
            self._hidden.discard(part)
        else:
            self._hidden.add(part)
        if part in self.droppable():
            self.fit()
        else:
            part.setVisible(shown)
            self.fit()

    def fit(self) -> None:
        """Let parts go, one after the other, until the rest has room."""
        parts = self.droppable()
        if self._fitting or not parts:
            return
        self._fitting = True
        self.drop(parts, lambda: needed_height(self) <= self.height())
        self._fitting = False

    def drop(self, parts: Sequence[QWidget], has_room: Callable[[], bool]) -> bool:
        """Let as few of ``parts`` go as are in the way; return whether the rest has room."""
        for dropped in range(len(parts) + 1):
            for place, part in enumerate(parts):
                part.setVisible(place >= dropped and part not in self._hidden)
            layout = self.layout()
            if layout is not None:
                layout.activate()
            if has_room():
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again what has room."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again what has room: fonts are final now."""
        super().showEvent(event)
        self.fit()


def needed_height(view: QWidget) -> int:
    """Return how high ``view`` must be at its width for everything in it that cannot scroll."""
    layout = view.layout()
    if layout is None:
        return 0
    layout.activate()
    if layout.hasHeightForWidth():
        return layout.totalMinimumHeightForWidth(view.width())
    return layout.totalMinimumSize().height()


class MovingStage(StageView):
    """A stage in which time passes: Stop and Pause stand in their places, and the one way forward in its own."""

    def add_footer(self, *between: QWidget) -> None:
        """Put Stop, Pause and the way forward at the bottom, and ``between`` before the last."""
        self.stop = SessionButton(_("Stop for today"), self.scale, icon="stop")
        self.pause = SessionButton(_("Pause"), self.scale, icon="pause")
        self.next_button = SessionButton(_("Go on"), self.scale, icon="chevron-right", icon_after=True, elides=True)
        self._leads_to_main = False
        self.stop.clicked.connect(lambda: self.want(Want.STOP))
        self.pause.clicked.connect(lambda: self.want(Want.PAUSE_OR_RESUME))
        self.next_button.clicked.connect(self.forward)
        self.set_footer(Footer((self.stop, self.pause), (*between, self.next_button)))

    def show_going(self, state: Practice) -> None:
        """Write on the buttons what they do now."""
        going = state.running and not state.resting
        self.pause.say(_("Pause") if going else _("Resume"), "pause" if going else "play")
        self._leads_to_main = state.leads_to_main_size
        self.next_button.say(_forward_words(state, inches=self.preferences.inches))

    def forward(self) -> None:
        """Take the one way forward; from the warm-up that is the size that was chosen."""
        self.want(Want.TO_MAIN_SIZE if self._leads_to_main else Want.GO_ON)


def _forward_words(state: Practice, *, inches: bool) -> str:
    if state.leads_to_main_size and state.dilator is not None:
        return _("Go on: {size}").format(size=words.size(state.dilator, inches=inches))
    if state.stage is Stage.BREATHE and not state.is_breathing_session:
        return _("Go on")
    return _("Finish") if state.is_past_planned else _("To reflect")
