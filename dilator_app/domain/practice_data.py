"""A running session as plain JSON data, so that it survives a lock, a kill or a flat battery."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.dilators import Dilator, Size
from dilator_app.domain.practice_state import Frame, Practice, RunningStep, Stage
from dilator_app.domain.scales import HowFar
from dilator_app.domain.session import Role

_PLAIN = ("position", "label", "diameter_um", "length_um", "colour", "material", "retired")


def to_data(state: Practice) -> dict[str, Any]:
    """Return the state as plain JSON data; `from_data` continues identically.

    Its dilators come along: the set may be edited before anybody comes back to the session.
    """
    frame = state.frame
    return {
        "id": str(state.id),
        "started_at": state.started_at.isoformat(),
        "dilators": {str(d.id): {name: getattr(d, name) for name in _PLAIN} for d in state.dilators},
        "frame": {
            "set": [str(d.id) for d in frame.set_],
            "warm_up": _id(frame.warm_up),
            "warm_up_s": frame.warm_up_s,
            "minutes": frame.minutes,
            "pattern": [frame.pattern.in_s, frame.pattern.out_s],
            "breaths": frame.breaths,
            "comfort_limit": frame.comfort_limit,
            "go_on_by_itself": frame.go_on_by_itself,
        },
        "looked_at": state.looked_at,
        "stage": state.stage.value,
        "dilator": _id(state.dilator),
        "is_breathing_session": state.is_breathing_session,
        "running": state.running,
        "resting": state.resting,
        "above_limit": state.above_limit,
        "breathing_s": state.breathing_s,
        "visit_s": state.visit_s,
        "visits": state.visits,
        "steps": [_step_data(step) for step in state.steps],
        "pain_now": state.pain_now,
        "asked": [[size.diameter_um, str(size.own_id) if size.own_id else None, n] for size, n in state.asked],
        "anxiety_before": state.anxiety_before,
        "gap_s": state.gap_s,
        "stopped": state.stopped,
        "ended_at": state.ended_at,
        "ended_in": state.ended_in and state.ended_in.value,
    }


def _id(dilator: Dilator | None) -> str | None:
    return str(dilator.id) if dilator else None


def _step_data(step: RunningStep) -> dict[str, Any]:
    return {
        "dilator": str(step.dilator.id),
        "role": step.role.value,
        "seconds": step.seconds,
        "pains": list(step.pains),
        "how_far": step.how_far and step.how_far.value,
    }


def from_data(data: Mapping[str, Any], known: Mapping[UUID, Dilator]) -> Practice:
    """Return the state behind `to_data`. Raises ``KeyError``, ``TypeError`` or ``ValueError`` for data that is none.

    ``known`` are the dilators as they are now. One that is gone stays where it was used and is no longer offered.
    """
    frame, kept = data["frame"], data["dilators"]

    def found(name: str | None) -> Dilator | None:
        return one(name) if name else None

    def one(name: str) -> Dilator:
        return known.get(UUID(name)) or Dilator(id=UUID(name), **kept[name])

    return Practice(
        id=UUID(data["id"]),
        started_at=datetime.fromisoformat(data["started_at"]),
        frame=Frame(
            set_=tuple(known[UUID(name)] for name in frame["set"] if UUID(name) in known),
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
        above_limit=data["above_limit"],
        breathing_s=data["breathing_s"],
        visit_s=data["visit_s"],
        visits=data["visits"],
        steps=tuple(_step(step, one(step["dilator"])) for step in data["steps"]),
        pain_now=data["pain_now"],
        asked=tuple((Size(um, UUID(own) if own else None), n) for um, own, n in data["asked"]),
        anxiety_before=data["anxiety_before"],
        gap_s=data["gap_s"],
        stopped=data["stopped"],
        ended_at=data["ended_at"],
        ended_in=Stage(data["ended_in"]) if data["ended_in"] else None,
    )


def _step(data: Mapping[str, Any], dilator: Dilator) -> RunningStep:
    how_far = HowFar(data["how_far"]) if data["how_far"] else None
    return RunningStep(dilator, Role(data["role"]), data["seconds"], tuple(data["pains"]), how_far)
