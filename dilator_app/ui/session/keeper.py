"""What is on the disk while a session runs. Where the disk takes nothing the session goes on, and it is tried again."""

from collections.abc import Callable
from typing import Any

from dilator_app import problem_words
from dilator_app.diary.diary import Diary
from dilator_app.domain.practice import Practice
from dilator_app.domain.session import Session
from dilator_app.errors import CouldNotWrite
from dilator_app.ui.bus import Bus
from dilator_app.ui.session.record import Kept, Recorder

_EVERY_S = 1.0
_HAPPENS = frozenset({"size", "minutes", "pain", "breathing"})
"""Answers that the running session gives by itself."""


class Keeper:
    """Keeps one running session, its answers, and in the end the session itself."""

    def __init__(
        self, diary: Diary, bus: Bus, monotonic: Callable[[], float], say_problem: Callable[[str], None]
    ) -> None:
        self._recorder, self._bus, self._monotonic = Recorder(diary), bus, monotonic
        self._say_problem = say_problem
        self.answers: dict[str, Any] | None = None
        self.was_saved = False
        """The session is in the diary already, and an answer is being changed."""
        self._to_store: Session | None = None
        self._kept_at = 0.0

    def take_up(self, kept: Kept) -> None:
        """Go on with what another run kept."""
        self.answers, self.was_saved = kept.answers, kept.was_saved

    @property
    def is_due(self) -> bool:
        """Whether a second has passed since the last time."""
        return self._monotonic() - self._kept_at >= _EVERY_S

    @property
    def has_more(self) -> bool:
        """Whether a session has ended that the disk has not taken yet."""
        return self._to_store is not None

    def keep(self, state: Practice) -> str:
        """Put ``state`` on the disk, and the session before it where that is still to come. Return any problem."""
        self._kept_at = self._monotonic()

        def write() -> None:
            if self._to_store is not None:
                self._bus.announce(self._recorder.store(self._to_store))
                self._to_store = None
            self._recorder.keep(Kept(state, self.answers, self.was_saved))

        return self.attempt(write)

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

    def attempt(self, write: Callable[[], object]) -> str:
        """Write; return the problem in words where the disk does not take it, and say it."""
        problem = ""
        try:
            write()
        except CouldNotWrite as error:
            problem = problem_words.explain(error).happened
        self._say_problem(problem)
        return problem
