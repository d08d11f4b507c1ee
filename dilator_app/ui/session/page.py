"""The session page: draws the running state, turns keys and clicks into events, and keeps every event."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dilator_app import clinical, words
from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import practice
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.offer import is_away, sign_since_last_size
from dilator_app.domain.plan import InsertionCue, in_force
from dilator_app.domain.practice import Frame, Practice, Stage
from dilator_app.domain.scales import CONTACT_SIGNS, HowFar, Sign
from dilator_app.domain.series import week_of
from dilator_app.domain.session import Session
from dilator_app.i18n import _, first_weekday
from dilator_app.ui import messages
from dilator_app.ui.bus import Bus
from dilator_app.ui.session import keys
from dilator_app.ui.session.breathe import BreatheView
from dilator_app.ui.session.contact import AskFirstView, CheckFirstDialog, ContactDialog
from dilator_app.ui.session.header import SessionHeader
from dilator_app.ui.session.look import Scale
from dilator_app.ui.session.panels import AboveLimitView, NotePainView, TimeAwayView
from dilator_app.ui.session.plain import PlainView
from dilator_app.ui.session.practise import PractiseView
from dilator_app.ui.session.prepare import PrepareView
from dilator_app.ui.session.record import Kept, Recorder
from dilator_app.ui.session.reflect import ReflectView
from dilator_app.ui.session.rehearsal import RehearsalView
from dilator_app.ui.session.saved import SavedView
from dilator_app.ui.session.sounds import Sounds
from dilator_app.ui.session.stage import StageView

_LOOK_MS = 250
_KEEP_EVERY_S = 2.0
_PAIN_CLOSES_S = 8.0
_PEEK_S = 10.0
_AWAKE_AFTER_PLAN_S = 600
_OFTEN = 3


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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._diary, self._bus, self._clock = diary, bus, clock
        self._reduced = reduced_motion
        self._recorder = Recorder(diary)
        self.preferences = diary.preferences()
        self._scale = Scale(larger=self.preferences.larger_session_text)
        self.plan = in_force(diary.plans(), today(clock))
        current = diary.current_set()
        self._dilators = current.in_use if current else ()
        self._recent = diary.since_last_size()
        self.state: Practice | None = None
        self.view: QWidget | None = None
        self._answers: dict[str, Any] | None = None
        self._pain_open = False
        self._pain_closes_at: float | None = None
        self._plain = False
        self._peek_until = 0.0
        self._kept_at = 0.0
        self._let_go = False
        self._sounds = Sounds(self)
        self._build()

    def _build(self) -> None:
        names = (_("Prepare"), _("Breathe"), _("Practise"), _("Reflect"))
        self.header = SessionHeader(names)
        self.header.hide_button.clicked.connect(self.hide_requested)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._on_look)

    # --- beginning ---------------------------------------------------------------------------------------------------
    def begin(self, dilator: Dilator | None, *, is_breathing_session: bool = False) -> None:
        """Begin in Prepare; where something is to be asked first, ask it."""
        now = self._clock.monotonic()
        frame = Frame.of_plan(self.plan, self._dilators)
        state = practice.begin(
            frame, self._clock.now(), now, dilator=dilator, is_breathing_session=is_breathing_session
        )
        self.state = practice.ask_to_go_on_by_itself(state, asked=self.preferences.go_on_by_itself)
        self.holds_awake.emit(True)
        self._timer.start()
        signs = self._recent_signs()
        if signs & CONTACT_SIGNS and not is_breathing_session:
            self._show_ask_first(fever=Sign.FEVER_DISCHARGE in signs)
            return
        self._show_stage()
        if self._must_check_first() and not is_breathing_session:
            self._open_check_first()

    def take_up(self, kept: Kept, *, away_s: float) -> None:
        """Go on with a session that a lock or a restart interrupted; the time away waits for an answer."""
        self.state = practice.moved_in_time(kept.state, self._clock.monotonic(), away_s=away_s)
        self._answers = kept.answers
        self.holds_awake.emit(True)
        self._timer.start()
        self._show_stage()

    def finish_now(self, kept: Kept) -> None:
        """Open Reflect for a session that a restart interrupted."""
        now = self._clock.monotonic()
        state = practice.moved_in_time(kept.state, now, away_s=0.0)
        self.state = state if state.stage is Stage.REFLECT else practice.go_on(_at_its_end(state), now)
        self._answers = kept.answers
        self.holds_awake.emit(True)
        self._timer.start()
        self._after_event()

    def _recent_signs(self) -> frozenset[Sign]:
        found = [s.safety.signs for s in self._recent if s.safety is not None]
        return frozenset().union(*found)

    def _must_check_first(self) -> bool:
        """Return whether the list comes by itself: a new plan, a sign, or a time away."""
        plan, _sep, when = self.preferences.checked_first.partition(" ")
        if plan != self._plan_name():
            return True
        again = sign_since_last_size(self._recent) or is_away(self._recent, today(self._clock))
        return again and when != today(self._clock).isoformat()

    def _plan_name(self) -> str:
        return str(self.plan.id) if self.plan else "none"

    def _open_check_first(self) -> None:
        dialog = CheckFirstDialog(self.window())
        dialog.answered.connect(self._on_checked)
        dialog.open()

    def _on_checked(self, ticked: bool) -> None:
        if ticked:
            self._show_ask_first(fever=False)
            return
        name = f"{self._plan_name()} {today(self._clock).isoformat()}"
        self._diary.save_preferences(replace(self._diary.preferences(), checked_first=name))

    def _show_ask_first(self, *, fever: bool) -> None:
        view = AskFirstView(self.plan, fever=fever)
        view.breathing_chosen.connect(self._begin_breathing)
        view.gone_on.connect(self._show_stage)
        view.left.connect(self._leave)
        self._show(view)

    def _begin_breathing(self) -> None:
        self.begin(None, is_breathing_session=True)

    # --- showing -----------------------------------------------------------------------------------------------------
    def _show(self, view: QWidget) -> None:
        old, self.view = self.view, view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        if isinstance(view, StageView):
            view.wanted.connect(self._on_wanted)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        if not isinstance(view, ReflectView | SavedView):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_stage(self) -> None:
        """Show the view that fits the state; make it when another one is up."""
        state = self._now_state()
        wanted = self._wanted_view(state)
        if not isinstance(self.view, wanted):
            self._make(wanted, state)
        self._update_header(state)
        self._refresh_view()

    def _wanted_view(self, state: Practice) -> type[QWidget]:
        if state.gap_s > 0:
            return TimeAwayView
        if state.panel is not None:
            return AboveLimitView
        if self._plain and not self._peeking() and state.stage in (Stage.BREATHE, Stage.PRACTISE):
            return PlainView
        if self._pain_open and state.stage is Stage.PRACTISE:
            return NotePainView
        return {
            Stage.PREPARE: PrepareView,
            Stage.BREATHE: BreatheView,
            Stage.PRACTISE: PractiseView,
            Stage.REFLECT: ReflectView,
        }[state.stage]

    def _make(self, wanted: type[QWidget], state: Practice) -> None:
        scale, chosen, monotonic = self._scale, self.preferences, self._clock.monotonic
        view: QWidget
        if wanted is PrepareView:
            view = self._make_prepare()
        elif wanted is BreatheView:
            plan = self.plan
            view = BreatheView(
                scale,
                chosen,
                state,
                monotonic,
                reduced_motion=self._reduced,
                drops=bool(plan and plan.drops),
                contract_relax=bool(plan and plan.contract_relax),
            )
            view.begin_visit(state)
            self._connect_pacer(view.pacer)
        elif wanted is PractiseView:
            cue = self.plan.insertion_cue if self.plan else InsertionCue.NONE
            view = PractiseView(scale, chosen, state, monotonic, reduced_motion=self._reduced, cue=cue)
            view.begin_visit()
            self._connect_pacer(view.pacer)
        elif wanted is PlainView:
            view = PlainView(state, monotonic, reduced_motion=self._reduced)
            view.begin(state.visit_s if state.stage is Stage.BREATHE else 0.0)
            self._connect_pacer(view.pacer)
        elif wanted is ReflectView:
            view = self._make_reflect(state)
        else:
            view = wanted(scale, chosen)  # type: ignore[arg-type]
        self.header.setVisible(wanted is not PlainView)
        self._show(view)
        if isinstance(view, BreatheView | PrepareView):
            view.show_sound(on=self._sounds.on, available=self._sounds.are_available())

    def _make_prepare(self) -> PrepareView:
        lines = (
            self.preferences.checklist
            if self.preferences.has_own_checklist
            else tuple(s.text for s in clinical.checklist())
        )
        view = PrepareView(self._scale, self.preferences, self.plan, self._dilators, lines)
        view.show_often_ticked(self._often_ticked())
        return view

    def _often_ticked(self) -> list[str]:
        """Return the ticks of the last months, most used first."""
        here = today(self._clock)
        counts: dict[str, int] = {}
        for session in self._diary.sessions(here - timedelta(days=91), here):
            for tick in session.ticks:
                counts[tick] = counts.get(tick, 0) + 1
        ranked = sorted(counts, key=lambda tick: -counts[tick])
        return [tick for tick in ranked if counts[tick] > 1][:_OFTEN]

    def _make_reflect(self, state: Practice) -> ReflectView:
        view = ReflectView(self._scale, self.preferences, self._dilators, self._clock)
        view.own_tick_added.connect(self._keep_own_tick)
        session = self._diary.session(state.id) or practice.to_session(state)
        if session is not None:
            view.load(session, state)
        if self._answers is not None:
            view.restore(self._answers)
        return view

    def _connect_pacer(self, pacer: Any) -> None:
        pacer.phase_changed.connect(self._on_phase)
        pacer.announce.connect(self._announce)

    def _on_phase(self, phase: object) -> None:
        self._sounds.cue(phase)
        self._on_look()

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _update_header(self, state: Practice) -> None:
        breathing = state.is_breathing_session
        names = [_("Prepare"), _("Breathe"), *([] if breathing else [_("Practise")]), _("Reflect")]
        self.header.steps.set_names(names)
        order = [Stage.PREPARE, Stage.BREATHE, *([] if breathing else [Stage.PRACTISE]), Stage.REFLECT]
        saved = isinstance(self.view, SavedView)
        self.header.steps.set_current(len(names) if saved else order.index(state.stage))

    def _refresh_view(self) -> None:
        state, now = self._now_state(), self._clock.monotonic()
        if isinstance(self.view, StageView):
            self.view.show_state(state, now)
        elif isinstance(self.view, PlainView):
            self.view.show_state(state)

    def _now_state(self) -> Practice:
        assert self.state is not None  # noqa: S101 - nothing is shown before a session begins
        return self.state

    # --- time --------------------------------------------------------------------------------------------------------
    def _on_look(self) -> None:
        """Bring the state up to now; the timer and the pacer only prompt this."""
        if self.state is None or isinstance(self.view, AskFirstView | RehearsalView | SavedView):
            return
        now = self._clock.monotonic()
        before = self.state
        self.state = practice.look(before, now)
        if self._pain_closes_at is not None and now >= self._pain_closes_at:
            self.close_pain()
        if self.state.stage is not before.stage or self.state.gap_s != before.gap_s:
            self._after_event()
            return
        if now - self._kept_at >= _KEEP_EVERY_S and self.state != before:
            self._keep()
        if not self._let_go and _is_long_past(self.state):
            self._let_go = True
            self.holds_awake.emit(False)
        if isinstance(self.view, self._wanted_view(self.state)):
            self._refresh_view()
        else:
            self._show_stage()

    def _keep(self) -> None:
        self._kept_at = self._clock.monotonic()
        if isinstance(self.view, ReflectView):
            self._answers = self.view.fields.snapshot()
        self._recorder.keep(self._now_state(), self._answers)

    # --- events ------------------------------------------------------------------------------------------------------
    def _on_wanted(self, what: str, value: object) -> None:
        handler = self._handlers().get(what)
        if handler is not None:
            handler(value)

    def _handlers(self) -> dict[str, Callable[[Any], None]]:
        return {
            "not_today": lambda _v: self._not_today(),
            "go_on": lambda _v: self._go_on(),
            "choose_size": self._choose_size,
            "go_smaller": lambda _v: self.go_smaller(),
            "to_main_size": lambda _v: self._event(practice.to_main_size),
            "back_to_breathing": lambda _v: self._event(practice.back_to_breathing),
            "pause_or_resume": lambda _v: self.pause_or_resume(),
            "resume": lambda _v: self._event(practice.resume),
            "take_out": lambda _v: self._event(practice.take_out),
            "open_pain": lambda _v: self.open_pain(),
            "close_pain": lambda _v: self.close_pain(),
            "note_pain": self.note_pain,
            "note_how_far": self._note_how_far,
            "note_anxiety": self._note_anxiety,
            "count_gap": self._count_gap,
            "stop": lambda _v: self.stop(),
            "carry_on": lambda _v: self._event(practice.carry_on),
            "plain": lambda _v: self.toggle_plain(),
            "sound": lambda _v: self.toggle_sound(),
            "when_not_to_start": lambda _v: self._open_check_first(),
            "when_to_contact": lambda _v: ContactDialog(self.plan, self.window()).open(),
            "rehearse": lambda _v: self._rehearse(),
            "answers_changed": lambda _v: self._keep(),
            "save": lambda _v: self._save(with_answers=True),
            "save_without_answers": lambda _v: self._save(with_answers=False),
            "change_answer": lambda _v: self._change_answer(),
            "add_question": lambda _v: self._add_question(),
            "done": lambda _v: self._leave(),
        }

    def _event(self, event: Callable[[Practice, float], Practice]) -> None:
        self.state = event(self._now_state(), self._clock.monotonic())
        self._after_event()

    def _after_event(self) -> None:
        """Keep what happened, store a session that ended, and show it."""
        state = self._now_state()
        if state.stage is not Stage.PRACTISE or state.panel is not None:
            self._pain_open, self._pain_closes_at = False, None
        if state.stage is Stage.REFLECT:
            self._plain = False
            if not isinstance(self.view, ReflectView):
                self._store(practice.to_session(state))
        self._keep()
        self._show_stage()

    def _go_on(self) -> None:
        state = self._now_state()
        if state.stage is Stage.BREATHE and not state.is_breathing_session and not (state.dilator or state.steps):
            self.state = practice.stop(practice.look(state, self._clock.monotonic()), self._clock.monotonic())
            self.state = _without_stop(self.state)
            self._after_event()
            return
        self._event(practice.go_on)

    def _choose_size(self, dilator: Dilator) -> None:
        state = self._now_state()
        base = state.step.dilator if state.step else self._last_size()
        skipped = practice.skipped_sizes(base, dilator, self._dilators) if base else ()
        if skipped and base is not None:
            self._ask_about_jump(base, dilator)
            return
        self._event(lambda s, now: practice.choose_size(s, dilator, now))

    def _last_size(self) -> Dilator | None:
        return next((s.ended_with for s in self._recent if s.ended_with), None)

    def _ask_about_jump(self, base: Dilator, dilator: Dilator) -> None:
        inches = self.preferences.inches
        jump = _("From {before} to {after}.").format(
            before=words.size(base, inches=inches), after=words.size(dilator, inches=inches)
        )
        if base.diameter_um is not None and dilator.diameter_um is not None:
            jump = _("From {before} to {after}: {jump} wider, over a size of your set.").format(
                before=words.size(base, inches=inches),
                after=words.size(dilator, inches=inches),
                jump=words.length(dilator.diameter_um - base.diameter_um, inches=inches),
            )
        messages.ask(
            self.window(),
            _("A larger step"),
            jump,
            agree=_("Use it"),
            decline=_("Choose another"),
            agreed=lambda: self._event(lambda s, now: practice.choose_size(s, dilator, now)),
        )

    def pause_or_resume(self) -> None:
        """Hold the time, or let it run again."""
        state = self._now_state()
        going = state.running and not state.resting and state.panel is None
        self._event(practice.pause if going else practice.resume)

    def stop(self) -> None:
        """Stop for today: what there is is saved at once, and can be taken back for ten seconds."""
        if self._now_state().stage is Stage.PREPARE:
            self._leave()
        else:
            self._event(practice.stop)

    def open_pain(self) -> None:
        """Open the scale."""
        self._pain_open = True
        self._show_stage()
        if isinstance(self.view, NotePainView):
            self.view.pain.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_pain_open(self) -> bool:
        """Whether the scale lies over Practise."""
        return self._pain_open

    def go_smaller(self) -> None:
        """Change to the next smaller size."""
        self._event(practice.go_smaller)

    def close_pain(self) -> None:
        """Fold the scale away."""
        self._pain_open, self._pain_closes_at = False, None
        self._show_stage()

    def note_pain(self, pain: int) -> None:
        """Note a number; the open scale closes by itself some seconds later."""
        if self._pain_open:
            self._pain_closes_at = self._clock.monotonic() + _PAIN_CLOSES_S
        else:
            at_limit = self._now_state().frame.comfort_limit == pain
            self._pain_open = at_limit
            self._pain_closes_at = self._clock.monotonic() + _PAIN_CLOSES_S if at_limit else None
        self._event(lambda s, now: practice.note_pain(s, pain, now))

    def _note_how_far(self, value: object) -> None:
        how_far = value if isinstance(value, HowFar) else None
        self.state = practice.note_how_far(self._now_state(), how_far)
        self._keep()

    def _note_anxiety(self, value: object) -> None:
        self.state = practice.note_anxiety(self._now_state(), value if isinstance(value, int) else None)

    def _count_gap(self, counts: object) -> None:
        self._event(lambda s, now: practice.count_gap(s, now, counts=bool(counts)))

    def toggle_plain(self) -> None:
        """Show the plain screen, or leave it."""
        self._plain = not self._plain
        self._peek_until = 0.0
        self._show_stage()

    def _peeking(self) -> bool:
        return self._clock.monotonic() < self._peek_until

    def toggle_sound(self) -> None:
        """Switch the cues and write it on the button."""
        on = self._sounds.switch(on=not self._sounds.on)
        self._diary.save_preferences(replace(self._diary.preferences(), sound=on))
        if isinstance(self.view, BreatheView | PrepareView):
            self.view.show_sound(on=on, available=self._sounds.are_available())

    def _rehearse(self) -> None:
        view = RehearsalView(self._scale)
        view.ended.connect(self._show_stage)
        self._show(view)

    # --- ending ------------------------------------------------------------------------------------------------------
    def _store(self, session: Session | None) -> None:
        if session is not None:
            self._bus.announce(self._recorder.store(session))

    def _keep_own_tick(self, tick: str) -> None:
        chosen = self._diary.preferences()
        self._diary.save_preferences(replace(chosen, own_ticks=(*chosen.own_ticks, tick)))

    def _save(self, *, with_answers: bool) -> None:
        state = self._now_state()
        session = practice.to_session(state)
        if with_answers and isinstance(self.view, ReflectView):
            session = self.view.read()
        if session is None:
            return
        self._store(session)
        self._recorder.forget()
        self._show_saved(session)

    def _show_saved(self, session: Session) -> None:
        here = today(self._clock)
        week = self._diary.sessions(week_of(here, first_weekday()), here)
        view = SavedView(self._scale, self.preferences, session, self._now_state(), self.plan, week, here)
        self._show(view)
        self._update_header(self._now_state())
        self.holds_awake.emit(False)
        view.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_answer(self) -> None:
        self._answers = None
        self._make(ReflectView, self._now_state())
        self._show_stage()

    def _add_question(self) -> None:
        self._leave()
        self.question_requested.emit()

    def _not_today(self) -> None:
        self._leave()

    def _leave(self) -> None:
        self._timer.stop()
        if self.state is not None and not isinstance(self.view, ReflectView):
            self._recorder.forget()
        self.holds_awake.emit(False)
        self.left.emit()

    def suspend(self) -> None:
        """Commit the draft; for a lock or the end of the program. Nothing is shown afterwards."""
        self._timer.stop()
        if self.state is None or isinstance(self.view, SavedView):
            return
        self.state = practice.look(self.state, self._clock.monotonic())
        self._keep()

    # --- keys and clicks ---------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the session's keys; see `dilator_app.ui.session.keys`."""
        if isinstance(self.view, RehearsalView) and self.view.press(event):
            return
        if isinstance(self.view, PlainView) and event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
            self._peek()
            return
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pause on a click on any empty place; on the plain screen bring the rest back."""
        if isinstance(self.view, PlainView):
            self._peek()
        elif isinstance(self.view, BreatheView | PractiseView) and self._now_state().running:
            self._event(practice.pause)
        super().mousePressEvent(event)

    def _peek(self) -> None:
        self._peek_until = self._clock.monotonic() + _PEEK_S
        self._show_stage()


def _is_long_past(state: Practice) -> bool:
    """Return whether ten minutes have passed after the planned time in Practise."""
    planned = state.frame.minutes
    return (
        state.stage is Stage.PRACTISE and planned is not None and state.practised_s > planned * 60 + _AWAKE_AFTER_PLAN_S
    )


def _at_its_end(state: Practice) -> Practice:
    """Return a state from which the one way forward is Reflect."""
    stage = Stage.PRACTISE if state.steps else state.stage
    return replace(state, stage=stage, is_breathing_session=state.is_breathing_session or not state.steps)


def _without_stop(state: Practice) -> Practice:
    return replace(state, stopped=False)
