"""Sets with their dilators, and versions of the plan with the origins of their lines: values and records."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from dilator_app.diary import cells
from dilator_app.diary.cells import Values, iso
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.dilators import Dilator, DilatorSet
from dilator_app.domain.plan import InsertionCue, Origin, OriginKind, Plan, PlanLine, Rule, WarmUp


# --- sets ------------------------------------------------------------------------------------------------------------
def set_values(record: DilatorSet) -> Values:
    """Return the columns of a set."""
    return {"name": record.name, "maker": record.maker, "is_current": record.is_current}


def dilator_values(record: DilatorSet) -> list[Values]:
    """Return the columns of its dilators."""
    return [
        {
            "id": str(d.id),
            "set_id": str(record.id),
            "position": d.position,
            "label": d.label,
            "diameter_um": d.diameter_um,
            "length_um": d.length_um,
            "colour": d.colour,
            "material": d.material,
            "retired": d.retired,
        }
        for d in record.dilators
    ]


def dilator(row: Any, _: object = None) -> Dilator:
    """Return the dilator in a row."""
    return Dilator(
        id=UUID(row.id),
        position=row.position,
        label=row.label,
        diameter_um=row.diameter_um,
        length_um=row.length_um,
        colour=row.colour,
        material=row.material,
        retired=bool(row.retired),
    )


def set_record(row: Any, parts: Sequence[list[Any]], _: object) -> DilatorSet:
    """Return the set in a row, with its dilators."""
    return DilatorSet(
        id=UUID(row.id),
        stamps=cells.stamps(*row[1:5]),
        name=row.name,
        maker=row.maker,
        is_current=bool(row.is_current),
        dilators=tuple(parts[0]),
    )


# --- plan ------------------------------------------------------------------------------------------------------------
def plan_values(record: Plan) -> Values:
    """Return the columns of a version of the plan."""
    rule = record.rule
    return {
        "starts_on": iso(record.starts_on),
        "size_id": str(record.size.id) if record.size else None,
        "size_up_to_id": str(record.size_up_to.id) if record.size_up_to else None,
        "warm_up_id": str(record.warm_up.dilator.id) if record.warm_up else None,
        "warm_up_minutes": record.warm_up.minutes if record.warm_up else None,
        "minutes": record.minutes,
        "per_week": record.per_week,
        "in_s": record.pattern.in_s,
        "out_s": record.pattern.out_s,
        "breaths": record.breaths,
        "comfort_limit": record.comfort_limit,
        "insertion_cue": record.insertion_cue.value,
        "sore_day": record.sore_day,
        "own_words": record.own_words,
        "contact": record.contact,
        "rule_sessions": rule.sessions if rule else None,
        "rule_pain": rule.worst_pain if rule else None,
        "rule_breathing": bool(rule and rule.breathing_done),
        "rule_no_sign": bool(rule and rule.no_safety_sign),
        "rule_time": bool(rule and rule.planned_time),
        "drops": record.drops,
        "contract_relax": record.contract_relax,
        "review_weeks": record.review_weeks,
    }


def origin_values(record: Plan) -> list[Values]:
    """Return the columns of the origins of its lines."""
    return [
        {
            "plan_id": str(record.id),
            "line": line.value,
            "kind": origin.kind.value,
            "who": origin.who,
            "day": iso(origin.day),
        }
        for line, origin in record.origins.items()
    ]


def origin(row: Any, _: object) -> tuple[PlanLine, Origin]:
    """Return the line and its origin in a row."""
    return PlanLine(row.line), Origin(OriginKind(row.kind), row.who, cells.day(row.day))


def plan_record(row: Any, parts: Sequence[list[Any]], dilators: Mapping[str, Dilator]) -> Plan:
    """Return the version of the plan in a row."""
    rule = None
    if row.rule_sessions is not None:
        rule = Rule(
            sessions=row.rule_sessions,
            worst_pain=row.rule_pain,
            breathing_done=bool(row.rule_breathing),
            no_safety_sign=bool(row.rule_no_sign),
            planned_time=bool(row.rule_time),
        )
    return Plan(
        id=UUID(row.id),
        stamps=cells.stamps(*row[1:5]),
        starts_on=date.fromisoformat(row.starts_on),
        size=dilators[row.size_id] if row.size_id else None,
        size_up_to=dilators[row.size_up_to_id] if row.size_up_to_id else None,
        warm_up=WarmUp(dilators[row.warm_up_id], row.warm_up_minutes) if row.warm_up_id else None,
        minutes=row.minutes,
        per_week=row.per_week,
        pattern=BreathPattern(row.in_s, row.out_s),
        breaths=row.breaths,
        comfort_limit=row.comfort_limit,
        insertion_cue=InsertionCue(row.insertion_cue),
        sore_day=row.sore_day,
        own_words=row.own_words,
        contact=row.contact,
        rule=rule,
        drops=bool(row.drops),
        contract_relax=bool(row.contract_relax),
        review_weeks=row.review_weeks,
        origins=dict(parts[0]),
    )
