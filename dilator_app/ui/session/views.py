"""Which view a state asks for, and how each is made."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import practice
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.plan import Plan
from dilator_app.domain.practice import MOVING, Practice, Stage
from dilator_app.domain.series import week_of
from dilator_app.domain.session import Session
from dilator_app.i18n import first_weekday
from dilator_app.ui.session.above_limit import AboveLimitView
from dilator_app.ui.session.asides import SizesView, TimeAwayView
from dilator_app.ui.session.breathe import BreatheView, large_pacer
from dilator_app.ui.session.checklist import lines_of
from dilator_app.ui.session.look import Scale
from dilator_app.ui.session.overlay import Overlay
from dilator_app.ui.session.pain import NotePainView
from dilator_app.ui.session.plain import PlainView
from dilator_app.ui.session.practise import PractiseView
from dilator_app.ui.session.prepare import PrepareView
from dilator_app.ui.session.reflect import ReflectView
from dilator_app.ui.session.rehearsal import RehearsalView
from dilator_app.ui.session.saved import SavedView

_SOME_MONTHS = timedelta(days=91)
_OFTEN = 3


def kind_for(state: Practice, overlay: Overlay) -> type[QWidget]:
    """Return the view that fits: what must be answered first, then what was opened, then the stage itself."""
    if state.stage in MOVING:
        if state.gap_s > 0:
            return TimeAwayView
        if state.above_limit:
            return AboveLimitView
        if overlay.shows_plain(state):
            return PlainView
        if overlay.sizes:
            return SizesView
        if overlay.pain:
            return NotePainView
    return {
        Stage.PREPARE: PrepareView,
        Stage.BREATHE: BreatheView,
        Stage.PRACTISE: PractiseView,
        Stage.REFLECT: ReflectView,
    }[state.stage]


class Views:
    """Makes the views of one session."""

    def __init__(
        self,
        diary: Diary,
        clock: Clock,
        plan: Plan | None,
        dilators: tuple[Dilator, ...],
        first_sizes: tuple[Dilator, ...],
        *,
        reduced_motion: bool,
    ) -> None:
        """``first_sizes`` are those that are shown where none is preselected; the others wait behind Other sizes."""
        self._diary, self._clock, self._plan, self._dilators = diary, clock, plan, dilators
        self._first_sizes = first_sizes
        self._reduced = reduced_motion
        self.preferences = diary.preferences()
        self.scale = Scale(larger=self.preferences.larger_session_text)
        self.ticked: frozenset[str] = frozenset()  # of the checklist

    def make(self, kind: type[QWidget], state: Practice) -> QWidget:
        """Return a new view of ``kind`` for a stage that is not Reflect."""
        if kind is PrepareView:
            return self._prepare(state)
        moving: dict[type[QWidget], Callable[..., QWidget]] = {BreatheView: BreatheView, PractiseView: PractiseView}
        if kind in moving:
            return moving[kind](
                self.scale, self.preferences, state, self._plan, self._clock.monotonic, reduced_motion=self._reduced
            )
        if kind is PlainView:
            return PlainView(self.scale, self.preferences, state, self._clock.monotonic, reduced_motion=self._reduced)
        about_pain: dict[type[QWidget], Callable[..., QWidget]] = {
            view: view for view in (AboveLimitView, NotePainView)
        }
        if kind in about_pain:
            return about_pain[kind](self.scale, self.preferences, self._plan)
        if kind is SizesView:
            return SizesView(self.scale, self.preferences, self._first_sizes)
        return TimeAwayView(self.scale, self.preferences)

    def _prepare(self, state: Practice) -> PrepareView:
        chosen = self.preferences
        view = PrepareView(self.scale, chosen, self._plan, self._dilators, self._first_sizes, lines_of(chosen))
        view.show_often_ticked(self._often_ticked())
        view.tick(self.ticked)
        view.unfold_anxiety(unfolded=state.anxiety_before is not None)
        return view

    def _often_ticked(self) -> list[str]:
        """Return the ticks of the last months, most used first."""
        here = today(self._clock)
        counts: dict[str, int] = {}
        for session in self._diary.sessions(here - _SOME_MONTHS, here):
            for tick in session.ticks:
                counts[tick] = counts.get(tick, 0) + 1
        ranked = sorted(counts, key=lambda tick: -counts[tick])
        return [tick for tick in ranked if counts[tick] > 1][:_OFTEN]

    def reflect(self, state: Practice, answers: dict[str, Any] | None, *, again: bool) -> ReflectView:
        """Return the form with what happened in it, and with the answers that were given already."""
        view = ReflectView(self.scale, self.preferences, self._dilators, self._clock, again=again)
        session = self._diary.session(state.id) or practice.to_session(state)
        if session is not None:
            view.load(session, state)
        if answers is not None:
            view.restore(answers)
        return view

    def rehearsal(self, state: Practice) -> RehearsalView:
        """Return a place to try the buttons in, where nothing is recorded."""
        pacer = large_pacer(state.frame.pattern, self._clock.monotonic, drawn_body=self.preferences.draw_body)
        pacer.set_reduced_motion(self._reduced)
        return RehearsalView(self.scale, self.preferences, pacer)

    def saved(self, session: Session, state: Practice) -> SavedView:
        """Return the last view, with the week in which the session began."""
        first = week_of(session.day, first_weekday())
        week = self._diary.sessions(first, first + timedelta(days=6))
        return SavedView(self.scale, self.preferences, session, state, self._plan, week)
