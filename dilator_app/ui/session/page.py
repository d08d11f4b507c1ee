"""The session page: draws the running state, brings it up to the moment, and keeps every event."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import practice
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.offer import sizes_to_begin_with
from dilator_app.domain.plan import in_force
from dilator_app.domain.practice import Frame, Practice, Stage
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.session import Session
from dilator_app.ui.bus import Bus
from dilator_app.ui.session import keys
from dilator_app.ui.session.actions import Actions, Happens
from dilator_app.ui.session.awake import holds_awake
from dilator_app.ui.session.breathe import BreatheView
from dilator_app.ui.session.check_first import AskFirstView, HardDayView
from dilator_app.ui.session.header import SessionHeader
from dilator_app.ui.session.keeper import Keeper
from dilator_app.ui.session.opening import Opening
from dilator_app.ui.session.overlay import Overlay
from dilator_app.ui.session.pain import NotePainView
from dilator_app.ui.session.plain import PlainView
from dilator_app.ui.session.practise import PractiseView
from dilator_app.ui.session.record import Kept
from dilator_app.ui.session.reflect import ReflectView
from dilator_app.ui.session.rehearsal import RehearsalView
from dilator_app.ui.session.saved import SavedView
from dilator_app.ui.session.sounds import Sounds
from dilator_app.ui.session.stage import StageView, Want
from dilator_app.ui.session.views import Views, kind_for
from dilator_app.ui.widgets.typed_number import TypedNumber

_LOOK_MS = 250
_SETTLES_S = 0.5  # after a stage has come, until Enter goes on from it
_ASIDE = (AskFirstView, RehearsalView, HardDayView, SavedView)
"""Views that do not follow the running state."""
_TAP_PAUSES = (BreatheView, PractiseView, NotePainView)


class SessionPage(QWidget):
    """One guided session from Prepare to Saved. The state machine decides; this page draws and keeps."""

    left = Signal()
    """The session is over, or was never begun."""
    hide_requested = Signal()
    question_requested = Signal()
    holds_awake = Signal(bool)
    """While True the idle lock is off and the screen stays awake."""

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, *, reduced_motion: bool = False) -> None:
        super().__init__()
        self.setObjectName("session")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # it hears the keys; as a stop of Tab it would show nothing
        self._clock = clock
        here = today(clock)
        self.plan = in_force(diary.plans(), here)
        current = diary.current_set()
        self.dilators: tuple[Dilator, ...] = current.in_use if current else ()
        recent = diary.since_last_size()
        last = next((s.ended_with for s in recent if s.ended_with), None)
        self.usual_size = last or (self.plan.size if self.plan else None)
        self.state: Practice | None = None
        self.view: QWidget | None = None
        first_sizes = sizes_to_begin_with(self.plan, recent, self.dilators)
        self.views = Views(diary, clock, self.plan, self.dilators, first_sizes, reduced_motion=reduced_motion)
        self.overlay = Overlay(clock.monotonic)
        self.typed = TypedNumber()
        self._build()
        self.keeper = Keeper(diary, bus, clock.monotonic, self.header.show_problem)
        self._sounds = Sounds(self)
        self._actions = Actions(self, diary, Opening(diary, self.plan, recent, clock.now()), self._sounds)
        self._touched_at = self._seen_at = clock.monotonic()
        self._seen_wall = clock.now()
        self._awake = self._typed = False
        self._place: tuple[Stage, bool, bool] | None = None
        self._placed_at = 0.0

    def _build(self) -> None:
        self.header = SessionHeader()
        self.header.hide_button.clicked.connect(self.hide_requested)
        self.header.leave_plain.clicked.connect(self.toggle_plain)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def preferences(self) -> Preferences:
        """The person's choices, as they were when the session began."""
        return self.views.preferences

    # --- beginning ---------------------------------------------------------------------------------------------------
    def begin(self, dilator: Dilator | None, *, is_breathing_session: bool = False) -> None:
        """Begin in Prepare. Without a set it is a breathing session."""
        state = practice.begin(
            Frame.of_plan(self.plan, self.dilators),
            self._clock.now(),
            self._clock.monotonic(),
            dilator=dilator,
            is_breathing_session=is_breathing_session or not self.dilators,
        )
        state = self.keeper.take_up_prepared(state, self.dilators)
        self.views.ticked = self.keeper.ticked
        self._run(practice.ask_to_go_on_by_itself(state, asked=self.preferences.go_on_by_itself))
        self._actions.open_session()

    def take_up(self, kept: Kept, *, away_s: float) -> None:
        """Go on with a session that a lock or a restart interrupted; the time away waits for an answer."""
        self.keeper.take_up(kept)
        self._run(practice.moved_in_time(kept.state, self._clock.monotonic(), away_s=away_s))
        self._after_event()

    def finish_now(self, kept: Kept) -> None:
        """Open Reflect for a session that a restart interrupted."""
        now = self._clock.monotonic()
        self.keeper.take_up(kept)
        self._run(practice.finish(practice.moved_in_time(kept.state, now, away_s=0.0), now))
        self._after_event()

    def _run(self, state: Practice) -> None:
        self.state = state
        self._sounds.switch(on=self.preferences.sound)
        self._touch()
        self._timer.start()

    # --- showing -----------------------------------------------------------------------------------------------------
    def show_view(self, view: QWidget) -> None:
        """Put ``view`` in the place of the one that is up."""
        old, self.view = self.view, view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        if isinstance(view, StageView):
            view.wanted.connect(lambda what, value: self.do(Want(what), value))
        pacer = getattr(view, "pacer", None)
        if pacer is not None:
            pacer.phase_changed.connect(self._on_phase)
            pacer.announce.connect(self.announce)
            pacer.set_announcing(self.preferences.speak_breath)
        self.header.setVisible(not isinstance(view, PlainView))
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_stage(self) -> None:
        """Show the view that fits the state; make it when another one is up."""
        state = self.now_state()
        self.overlay.fit(state)
        if self._place != (place := (state.stage, state.is_warming_up, self.overlay.sizes)):
            self._place, self._placed_at = place, self._clock.monotonic()
        kind = kind_for(state, self.overlay)
        if not isinstance(self.view, kind):
            self.show_view(self._reflect(state) if kind is ReflectView else self.views.make(kind, state))
            self.show_switches()
        if self.header.show_stage(state):
            self.announce(self.header.steps.accessibleName())
        if isinstance(self.view, StageView | PlainView):
            self.view.show_state(state, self._clock.monotonic())
        if isinstance(self.view, PractiseView):
            self.view.show_noted(self.overlay.just_noted)
        if isinstance(self.view, PlainView):
            self.view.show_way_back(shown=self.overlay.says_way_back())
        self.header.show_plain(on=self.overlay.plain and state.stage in practice.MOVING)

    def _reflect(self, state: Practice) -> ReflectView:
        view = self.views.reflect(state, self.keeper.answers, again=self.keeper.was_saved)
        view.own_tick_added.connect(self._actions.keep_own_tick)
        return view

    def show_switches(self) -> None:
        """Write on the buttons of the view whether sound and plain screen are on."""
        if isinstance(self.view, StageView):
            self.view.show_switches(sound=self._sounds.on, silent=self._sounds.why_silent(), plain=self.overlay.plain)

    def show_saved(self, session: Session) -> None:
        """Show what was saved. From here on the idle lock counts again."""
        view = self.views.saved(session, self.now_state())
        self.show_view(view)
        self.header.show_end(self.now_state())
        self.announce(view.title.text())
        self._hold_awake(over=True)
        view.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def now_state(self) -> Practice:
        """Return the state of the session that has begun."""
        if self.state is None:
            raise RuntimeError("no session has begun")
        return self.state

    def has_just_changed(self) -> bool:
        """Return whether a stage in which time passes has only just come, so that Enter may mean the one before."""
        return self.now_state().stage in practice.MOVING and self._clock.monotonic() - self._placed_at < _SETTLES_S

    def can_carry_on(self) -> bool:
        """Return whether Continue stands there, which takes Stop back."""
        return isinstance(self.view, ReflectView) and self.now_state().can_continue(self._clock.monotonic())

    def announce(self, text: str) -> None:
        """Let a screen reader say ``text``."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # --- time --------------------------------------------------------------------------------------------------------
    def _on_phase(self, phase: object) -> None:
        self._sounds.cue(phase)
        self.look()

    def look(self) -> None:
        """Bring the state up to now and show it; the timer and the pacer only prompt this."""
        if self.state is None or isinstance(self.view, _ASIDE):
            return
        before = self.state
        self.state = self._looked(before)
        if self.state.stage is not before.stage or self.state.gap_s != before.gap_s:
            self._after_event()
            return
        if self._typed or (self.keeper.is_due and (self.state.is_counting or self.keeper.has_more)):
            self.keep()
        self._hold_awake()
        self.overlay.close_what_is_due()
        self.show_stage()

    def _looked(self, state: Practice) -> Practice:
        """Return the state at this moment. Time in which the computer slept waits, also where no clock ran in it."""
        now, wall = self._clock.monotonic(), self._clock.now()
        slept = (wall - self._seen_wall).total_seconds() - (now - self._seen_at)
        self._seen_at, self._seen_wall = now, wall
        state = practice.look(state, now)
        return practice.wait(state, slept) if slept > practice.LONGEST_STRETCH_S else state

    def _touch(self) -> None:
        self._touched_at = self._clock.monotonic()
        self._hold_awake()

    def _hold_awake(self, *, over: bool = False) -> None:
        untouched = self._clock.monotonic() - self._touched_at
        saved = isinstance(self.view, SavedView)
        awake = not over and not saved and self.state is not None and holds_awake(self.state, untouched)
        if awake != self._awake:
            self._awake = awake
            self.holds_awake.emit(awake)

    # --- events ------------------------------------------------------------------------------------------------------
    def note_pain(self, pain: int) -> None:
        """Note a number, as its key does."""
        self.do(Want.NOTE_PAIN, pain)

    def toggle_plain(self) -> None:
        """Show the plain screen, or leave it, as its key does."""
        self.do(Want.PLAIN)

    def do(self, what: Want, value: object = None) -> None:
        """Do what the person wants."""
        self._touch()
        self._actions.do(what, value)

    def happen(self, happens: Happens) -> None:
        """Let something happen to the state."""
        self.state = happens(self._looked(self.now_state()), self._clock.monotonic())
        self._after_event()

    def _after_event(self) -> None:
        """Keep what happened, store a session that ended, and show it. Where nothing happened at all, leave."""
        state = self.now_state()
        if state.stage is not Stage.REFLECT or isinstance(self.view, ReflectView) or self.keeper.was_saved:
            self.keep()
        else:
            session = practice.to_session(state)
            if session is None:
                self.leave()
                return
            self.keeper.keep_ended(session, state)
        self.show_stage()

    def keep_answers(self) -> None:
        """Keep an answer at once; of words that are being typed, a moment later what stands there then."""
        if isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            self._typed = True
        else:
            self.keep()

    def keep(self) -> None:
        """Put on the disk what there is."""
        self._typed = False
        self.keeper.ticked = self.views.ticked
        if isinstance(self.view, ReflectView) and self.now_state().stage is Stage.REFLECT:
            self.keeper.answers = self.view.answers()
        self.keeper.keep(self.now_state())

    def leave(self) -> None:
        """End the page. A session that is saved is in the diary; of one that never began nothing is kept."""
        self._timer.stop()
        if self.now_state().has_begun:
            self.keeper.forget()
        else:
            self.keeper.forget_prepared()
        self._hold_awake(over=True)
        self.left.emit()

    def suspend(self) -> None:
        """Commit the draft, for a lock or the end of the program; neither waits for the disk. Nothing is shown."""
        self._timer.stop()
        if self.state is None or isinstance(self.view, _ASIDE):
            return
        self.state = self._looked(self.state)
        self.keep()

    # --- keys and clicks ---------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the session's keys; see `dilator_app.ui.session.keys`."""
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def peek(self) -> None:
        """Bring everything back for a while on the plain screen."""
        self._touch()
        self.overlay.peek()
        self.show_stage()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pause on a click on any empty place; on the plain screen bring the rest back."""
        if isinstance(self.view, PlainView):
            self.peek()
        elif isinstance(self.view, _TAP_PAUSES) and self.now_state().is_counting:
            self.do(Want.PAUSE_OR_RESUME)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Count a double click as one."""
