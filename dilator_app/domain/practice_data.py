"""A running session as plain JSON data, so that a draft survives a lock, a kill or a flat battery."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.dilators import Dilator, Size
from dilator_app.domain.practice import Frame, Panel, Practice, RunningStep, Stage
from dilator_app.domain.scales import HowFar
from dilator_app.domain.session import Role


def to_data(state: Practice) -> dict[str, Any]:
    """Return the state as plain JSON data, ids in place of dilators; `from_data` continues identically."""
    frame = state.frame
    return {
        "id": str(state.id),
        "started_at": state.started_at.isoformat(),
        "frame": {
            "set": [str(d.id) for d in frame.set_],
            "warm_up": str(frame.warm_up.id) if frame.warm_up else None,
            "warm_up_s": frame.warm_up_s,
            "minutes": frame.minutes,
            "pattern": [frame.pattern.in_s, frame.pattern.out_s],
            "breaths": frame.breaths,
            "comfort_limit": frame.comfort_limit,
            "go_on_by_itself": frame.go_on_by_itself,
        },
        "looked_at": state.looked_at,
        "stage": state.stage.value,
        "dilator": str(state.dilator.id) if state.dilator else None,
        "is_breathing_session": state.is_breathing_session,
        "running": state.running,
        "resting": state.resting,
        "panel": state.panel and state.panel.value,
        "breathing_s": state.breathing_s,
        "visit_s": state.visit_s,
        "visits": state.visits,
        "steps": [
            {
                "dilator": str(s.dilator.id),
                "role": s.role.value,
                "seconds": s.seconds,
                "worst_pain": s.worst_pain,
                "how_far": s.how_far and s.how_far.value,
            }
            for s in state.steps
        ],
        "pain_now": state.pain_now,
        "asked_at": [[size.diameter_um, str(size.own_id) if size.own_id else None, n] for size, n in state.asked_at],
        "anxiety_before": state.anxiety_before,
        "gap_s": state.gap_s,
        "stopped": state.stopped,
        "ended_at": state.ended_at,
        "ended_in": state.ended_in and state.ended_in.value,
    }


def from_data(data: Mapping[str, Any], dilators: Mapping[UUID, Dilator]) -> Practice:
    """Return the state behind `to_data`. Raises ``KeyError`` or ``ValueError`` for data that is none."""
    frame = data["frame"]

    def found(name: str | None) -> Dilator | None:
        return dilators[UUID(name)] if name else None

    return Practice(
        id=UUID(data["id"]),
        started_at=datetime.fromisoformat(data["started_at"]),
        frame=Frame(
            set_=tuple(dilators[UUID(name)] for name in frame["set"]),
            warm_up=found(frame["warm_up"]),
            warm_up_s=frame["warm_up_s"],
            minutes=frame["minutes"],
            pattern=BreathPattern(*frame["pattern"]),
            breaths=frame["breaths"],
            comfort_limit=frame["comfort_limit"],
            go_on_by_itself=frame["go_on_by_itself"],
        ),
        looked_at=data["looked_at"],
        stage=Stage(data["stage"]),
        dilator=found(data["dilator"]),
        is_breathing_session=data["is_breathing_session"],
        running=data["running"],
        resting=data["resting"],
        panel=Panel(data["panel"]) if data["panel"] else None,
        breathing_s=data["breathing_s"],
        visit_s=data["visit_s"],
        visits=data["visits"],
        steps=tuple(
            RunningStep(
                dilators[UUID(s["dilator"])],
                Role(s["role"]),
                s["seconds"],
                s["worst_pain"],
                HowFar(s["how_far"]) if s["how_far"] else None,
            )
            for s in data["steps"]
        ),
        pain_now=data["pain_now"],
        asked_at=tuple((Size(um, UUID(own) if own else None), n) for um, own, n in data["asked_at"]),
        anxiety_before=data["anxiety_before"],
        gap_s=data["gap_s"],
        stopped=data["stopped"],
        ended_at=data["ended_at"],
        ended_in=Stage(data["ended_in"]) if data["ended_in"] else None,
    )
