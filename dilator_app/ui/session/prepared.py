"""What was given in Prepare, kept until the first breath: a lock or a kill takes none of it away.

It is a draft of its own. Nothing has begun yet, so nobody is asked what becomes of it: Prepare shows it again on the
same day, and leaving Prepare drops it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from dilator_app.diary.diary import Diary
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.practice import Practice

DRAFT = "prepare"


@dataclass(frozen=True, slots=True)
class Prepared:
    """The answers of one Prepare. ``offered`` is the size that stood there first, ``chosen`` what stood there last."""

    session_id: UUID
    day: date
    offered: UUID | None
    chosen: UUID | None
    is_breathing_session: bool
    anxiety: int | None
    ticked: frozenset[str]

    @classmethod
    def of(cls, state: Practice, offered: UUID | None, ticked: frozenset[str]) -> "Prepared":
        """Return what ``state`` and the ticked lines say."""
        return cls(
            session_id=state.id,
            day=state.started_at.date(),
            offered=offered,
            chosen=state.dilator.id if state.dilator else None,
            is_breathing_session=state.is_breathing_session,
            anxiety=state.anxiety_before,
            ticked=ticked,
        )

    @property
    def says_something(self) -> bool:
        """Whether anything was given."""
        return bool(self.ticked) or self.anxiety is not None or self.chosen != self.offered

    def put_into(self, state: Practice, dilators: Sequence[Dilator]) -> Practice:
        """Return ``state`` with these answers. A size comes back where the same one is offered as it was then."""
        state = replace(state, anxiety_before=self.anxiety)
        offered = state.dilator.id if state.dilator else None
        chosen = next((d for d in dilators if d.id == self.chosen), None)
        if state.is_breathing_session or offered != self.offered or chosen is None:
            return state
        return replace(state, dilator=chosen)


def keep(diary: Diary, prepared: Prepared) -> None:
    """Commit the answers; without any drop the draft. Raises `CouldNotWrite`."""
    if not prepared.says_something:
        forget(diary)
        return
    payload = {
        "session": str(prepared.session_id),
        "day": prepared.day.isoformat(),
        "offered": _text(prepared.offered),
        "chosen": _text(prepared.chosen),
        "is_breathing_session": prepared.is_breathing_session,
        "anxiety": prepared.anxiety,
        "ticked": sorted(prepared.ticked),
    }
    diary.save_draft(DRAFT, json.dumps(payload, ensure_ascii=False))


def forget(diary: Diary) -> None:
    """Drop the draft. Raises `CouldNotWrite`."""
    diary.drop_draft(DRAFT)


def prepared(diary: Diary, day: date) -> Prepared | None:
    """Return what was given on ``day`` and has not begun yet; None where there is nothing that can be read."""
    payload = diary.draft(DRAFT)
    if payload is None:
        return None
    try:
        data = json.loads(payload)
        read = Prepared(
            session_id=UUID(str(data["session"])),
            day=date.fromisoformat(data["day"]),
            offered=_id(data["offered"]),
            chosen=_id(data["chosen"]),
            is_breathing_session=bool(data["is_breathing_session"]),
            anxiety=data["anxiety"],
            ticked=frozenset(data["ticked"]),
        )
    except (KeyError, TypeError, ValueError):
        return None
    return read if read.day == day else None


def _text(dilator_id: UUID | None) -> str | None:
    return str(dilator_id) if dilator_id else None


def _id(text: str | None) -> UUID | None:
    return UUID(str(text)) if text else None
