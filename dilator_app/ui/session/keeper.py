"""What is on the disk while a session runs. Where the disk takes nothing the session goes on, and it is tried again."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from dilator_app import problem_words
from dilator_app.diary.diary import Diary
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.practice import Practice
from dilator_app.domain.session import Session
from dilator_app.errors import CouldNotWrite
from dilator_app.ui.bus import Bus
from dilator_app.ui.session import prepared
from dilator_app.ui.session.record import Kept, Recorder

_EVERY_S = 1.0
_HAPPENS = frozenset({"size", "minutes", "pain", "breathing"})
"""Answers that the running session gives by itself."""


class Keeper:
    """Keeps one running session, its answers, and in the end the session itself."""

    def __init__(
        self, diary: Diary, bus: Bus, monotonic: Callable[[], float], say_problem: Callable[[str], None]
    ) -> None:
        self._diary, self._bus, self._monotonic = diary, bus, monotonic
        self._recorder = Recorder(diary)
        self._say_problem = say_problem
        self.ticked: frozenset[str] = frozenset()
        """The lines of the checklist that are ticked; they are dropped with the first breath."""
        self._offered: UUID | None = None
        self._has_prepared = True  # as far as is known, until the draft of Prepare was dropped
        self.answers: dict[str, Any] | None = None
        self.was_saved = False
        """The session is in the diary already, and an answer is being changed."""
        self._to_store: Session | None = None
        self._has_failed = False
        self._kept_at = 0.0

    def take_up_prepared(self, state: Practice, dilators: Sequence[Dilator]) -> Practice:
        """Return a session that begins, with what was given today in a Prepare that a lock or a kill ended."""
        self._offered = state.dilator.id if state.dilator else None
        found = prepared.prepared(self._diary, state.started_at.date())
        if found is None:
            return state
        self.ticked = found.ticked
        return found.put_into(state, dilators)

    def take_up(self, kept: Kept) -> None:
        """Go on with what another run kept."""
        self.answers, self.was_saved = kept.answers, kept.was_saved

    @property
    def is_due(self) -> bool:
        """Whether a second has passed since the last time."""
        return self._monotonic() - self._kept_at >= _EVERY_S

    @property
    def has_more(self) -> bool:
        """Whether there is something that the disk has not taken yet."""
        return self._to_store is not None or self._has_failed

    def is_worth_coming_back_to(self, state: Practice) -> bool:
        """Whether a lock must remember the session: it has begun, or something was given in Prepare."""
        return state.has_begun or self._prepared(state).says_something

    def _prepared(self, state: Practice) -> prepared.Prepared:
        return prepared.Prepared.of(state, self._offered, self.ticked)

    def keep(self, state: Practice) -> str:
        """Put ``state`` on the disk, and the session before it where that is still to come. Return any problem."""
        self._kept_at = self._monotonic()

        def write() -> None:
            if self._to_store is not None:
                self._bus.announce(self._recorder.store(self._to_store))
                self._to_store = None
            if not state.has_begun:
                prepared.keep(self._diary, self._prepared(state))
                return
            self._recorder.keep(Kept(state, self.answers, self.was_saved))
            if self._has_prepared:
                prepared.forget(self._diary)
                self._has_prepared = False

        problem = self.attempt(write)
        self._has_failed = bool(problem)
        return problem

    def forget_what_happened(self) -> None:
        """Drop the answers that only say how the session went so far, when it goes on after all."""
        if self.answers is not None:
            self.answers = {name: value for name, value in self.answers.items() if name not in _HAPPENS}

    def keep_ended(self, session: Session | None, state: Practice) -> None:
        """Store a session that ended, before any question about it is answered."""
        self._to_store = session
        self.keep(state)

    def save(self, session: Session) -> str:
        """Store the session with its answers and drop the draft. Return any problem."""

        def write() -> None:
            self._bus.announce(self._recorder.store(session))
            self._recorder.forget()

        problem = self.attempt(write)
        if not problem:
            self.was_saved, self.answers, self._to_store = True, None, None
        return problem

    def forget(self) -> None:
        """Drop the draft; what is in the diary stays there."""
        self.attempt(self._recorder.forget)

    def forget_prepared(self) -> None:
        """Drop what was given in Prepare: it was left."""
        self.attempt(lambda: prepared.forget(self._diary))

    def attempt(self, write: Callable[[], object]) -> str:
        """Write; return the problem in words where the disk does not take it, and say it."""
        problem = ""
        try:
            write()
        except CouldNotWrite as error:
            problem = problem_words.explain(error).happened
        self._say_problem(problem)
        return problem
