"""Keeping the running session: every event is on disk before the next one, and the session is stored when it ends."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import NOTHING, Change
from dilator_app.domain.dilators import Dilator, DilatorSet
from dilator_app.domain.practice import Practice
from dilator_app.domain.practice_data import from_data, to_data
from dilator_app.domain.session import Session, Step

DRAFT = "session"


@dataclass(frozen=True, slots=True)
class Kept:
    """A session that was begun and not finished, as the draft holds it."""

    state: Practice
    answers: dict[str, Any] | None
    was_saved: bool = False
    """It is in the diary already, and an answer was being changed."""


class Recorder:
    """Writes the draft and the session of one run through the diary. Everything raises `CouldNotWrite`."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def keep(self, kept: Kept) -> None:
        """Commit the state as a draft."""
        payload = {"state": to_data(kept.state), "answers": kept.answers, "was_saved": kept.was_saved}
        self._diary.save_draft(DRAFT, json.dumps(payload, ensure_ascii=False))

    def forget(self) -> None:
        """Drop the draft: the session is stored, or was never begun."""
        self._diary.drop_draft(DRAFT)

    def store(self, session: Session) -> Change:
        """Store the session, or put it in place of its earlier form; neither counts as a later edit."""
        session = replace(session, steps=tuple(self._with_known_dilator(step) for step in session.steps))
        before = self._diary.session(session.id)
        if before is None:
            return self._diary.save(replace(session, stamps=None))
        return self._diary.put_back(replace(session, stamps=before.stamps))

    def _with_known_dilator(self, step: Step) -> Step:
        """Return ``step`` with a dilator that the diary knows.

        The set may have been edited since: the same size stands in for a dilator that is gone, else it comes back as
        one that is no longer offered.
        """
        known = _dilators(self._diary)
        if step.dilator.id in known:
            return step
        same = next((d for d in known.values() if d.size == step.dilator.size), None)
        if same is None:
            same = replace(step.dilator, id=uuid4(), retired=True)
            current = self._diary.current_set() or DilatorSet()
            self._diary.save(replace(current, dilators=(*current.dilators, same)))
        return replace(step, dilator=same)

    def remove(self, session_id: UUID) -> Change:
        """Remove a session that was stored already, when it is discarded after all."""
        stored = self._diary.session(session_id)
        return self._diary.remove(stored) if stored else NOTHING


def kept(diary: Diary) -> Kept | None:
    """Return the session that waits in the draft; None where there is none that can be read."""
    payload = diary.draft(DRAFT)
    if payload is None:
        return None
    try:
        data: Mapping[str, Any] = json.loads(payload)
        return Kept(from_data(data["state"], _dilators(diary)), data["answers"], data["was_saved"])
    except (KeyError, TypeError, ValueError):
        return None


def _dilators(diary: Diary) -> dict[UUID, Dilator]:
    return {d.id: d for s in diary.sets() for d in s.dilators}
