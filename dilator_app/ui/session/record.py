"""Keeping the running session: every event is on disk before the next one, and the session is stored when it ends."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import NOTHING, Change
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.practice import Practice
from dilator_app.domain.practice_data import from_data, to_data
from dilator_app.domain.session import Session

DRAFT = "session"


class Kept:
    """A session that was begun and not finished, as the draft holds it."""

    def __init__(self, state: Practice, answers: dict[str, Any] | None) -> None:
        self.state = state
        self.answers = answers


class Recorder:
    """Writes the draft and the session of one run through the diary."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def keep(self, state: Practice, answers: Mapping[str, Any] | None = None) -> None:
        """Commit the state as a draft. In Prepare there is nothing to keep."""
        if state.visits == 0:
            return
        payload = {"state": to_data(state), "answers": dict(answers) if answers is not None else None}
        self._diary.save_draft(DRAFT, json.dumps(payload, ensure_ascii=False))

    def forget(self) -> None:
        """Drop the draft: the session is stored, or was never begun."""
        self._diary.drop_draft(DRAFT)

    def store(self, session: Session) -> Change:
        """Store the session, or put it in place of its earlier form; neither counts as a later edit."""
        before = self._diary.session(session.id)
        if before is None:
            return self._diary.save(replace(session, stamps=None))
        return self._diary.put_back(replace(session, stamps=before.stamps))

    def remove(self, session_id: UUID) -> Change:
        """Remove a session that was stored already, when it is discarded after all."""
        stored = self._diary.session(session_id)
        return self._diary.remove(stored) if stored else NOTHING


def kept(diary: Diary) -> Kept | None:
    """Return the session that waits in the draft; None where there is none that can be read."""
    payload = diary.draft(DRAFT)
    if payload is None:
        return None
    dilators: dict[UUID, Dilator] = {d.id: d for s in diary.sets() for d in s.dilators}
    try:
        data = json.loads(payload)
        return Kept(from_data(data["state"], dilators), data["answers"])
    except (KeyError, ValueError):
        return None
