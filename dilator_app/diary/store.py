"""Rows to dataclasses and back: the only place that knows both."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Row, Table, delete, insert, select

from dilator_app.diary import tables
from dilator_app.domain.appointments import Appointment, Question
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.changes import Kind
from dilator_app.domain.dilators import Dilator, DilatorSet
from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry
from dilator_app.domain.plan import InsertionCue, Origin, OriginKind, Plan, PlanLine, Rest, Rule, WarmUp
from dilator_app.domain.preferences import Setting
from dilator_app.domain.records import Record, Stamps
from dilator_app.domain.scales import Breathing, HowFar, Insertion, Noticed, SafetyAnswer, Sign
from dilator_app.domain.session import Entered, How, Role, Session, Step

R = TypeVar("R", bound=Record)
Values = dict[str, Any]
Dilators = Mapping[str, Dilator]
_NO_ROWS: tuple[Row[Any], ...] = ()


def moment_text(moment: datetime) -> str:
    """Return a UTC moment as text that sorts like the moment."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def moment(text: str) -> datetime:
    """Return the UTC moment behind `moment_text`."""
    return datetime.fromisoformat(text)


def stamps_values(stamps: Stamps) -> Values:
    """Return the stamp columns."""
    return {
        "recorded_at": moment_text(stamps.recorded_at),
        "changed_at": moment_text(stamps.changed_at),
        "edited_at": stamps.edited_at and moment_text(stamps.edited_at),
        "deleted_at": stamps.deleted_at and moment_text(stamps.deleted_at),
    }


def stamps_of(row: Row[Any]) -> Stamps:
    """Return the stamps in a row."""
    return Stamps(
        recorded_at=moment(row.recorded_at),
        changed_at=moment(row.changed_at),
        edited_at=moment(row.edited_at) if row.edited_at else None,
        deleted_at=moment(row.deleted_at) if row.deleted_at else None,
    )


def _iso(value: date | time | None) -> str | None:
    return value.isoformat() if value is not None else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _yes_no(value: int | None) -> bool | None:
    return None if value is None else bool(value)


@dataclass(frozen=True)
class Mapper(Generic[R]):
    """How one kind of record is stored. ``children`` merge with it and are written anew each time."""

    kind: Kind
    record_type: type[R]
    table: Table
    values: Callable[[R], Values]
    record: Callable[[Row[Any], Mapping[Table, Iterable[Row[Any]]], Dilators], R]
    children: Mapping[Table, Callable[[R], list[Values]]] = field(default_factory=dict)


# --- sets ------------------------------------------------------------------------------------------------------------
def _set_values(record: DilatorSet) -> Values:
    return {"name": record.name, "maker": record.maker, "is_current": record.is_current}


def _dilator_values(record: DilatorSet) -> list[Values]:
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


def dilator_of(row: Row[Any]) -> Dilator:
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


def _set_record(row: Row[Any], children: Mapping[Table, Iterable[Row[Any]]], _: Dilators) -> DilatorSet:
    return DilatorSet(
        id=UUID(row.id),
        stamps=stamps_of(row),
        name=row.name,
        maker=row.maker,
        is_current=bool(row.is_current),
        dilators=tuple(dilator_of(child) for child in children[tables.dilator]),
    )


# --- plan ------------------------------------------------------------------------------------------------------------
def _plan_values(record: Plan) -> Values:
    rule = record.rule
    return {
        "starts_on": _iso(record.starts_on),
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


def _origin_values(record: Plan) -> list[Values]:
    return [
        {
            "plan_id": str(record.id),
            "line": line.value,
            "kind": origin.kind.value,
            "who": origin.who,
            "day": _iso(origin.day),
        }
        for line, origin in record.origins.items()
    ]


def _plan_record(row: Row[Any], children: Mapping[Table, Iterable[Row[Any]]], dilators: Dilators) -> Plan:
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
        stamps=stamps_of(row),
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
        origins={
            PlanLine(o.line): Origin(OriginKind(o.kind), o.who, _day(o.day)) for o in children[tables.plan_origin]
        },
    )


# --- session ---------------------------------------------------------------------------------------------------------
def _session_values(record: Session) -> Values:
    started = record.started_at
    offset = started.utcoffset() if started else None
    answer = record.safety
    bleeding = next((s for s in (Sign.SPOTTING, Sign.BLEEDING) if answer and s in answer.signs), None)
    return {
        "day": _iso(record.day),
        "started_at": moment_text(started) if started else None,
        "utc_offset_min": int(offset.total_seconds() // 60) if offset is not None else None,
        "how": record.how.value,
        "entered": record.entered and record.entered.value,
        "breathing_seconds": record.breathing_seconds,
        "stopped": record.stopped,
        "worst_pain": record.worst_pain,
        "pain_after": record.pain_after,
        "anxiety_before": record.anxiety_before,
        "insertion": record.insertion and record.insertion.value,
        "breathing": record.breathing and record.breathing.value,
        "safety_answered": answer is not None,
        "bleeding": bleeding and bleeding.value,
        "bleeding_day": _iso(answer.day_of(bleeding)) if answer and bleeding else None,
        "pain_lasted_day": _iso(answer.day_of(Sign.PAIN_LASTED)) if answer else None,
        "fever_discharge_day": _iso(answer.day_of(Sign.FEVER_DISCHARGE)) if answer else None,
        "faint_panic_day": _iso(answer.day_of(Sign.FAINT_PANIC)) if answer else None,
        "lubricant": record.lubricant,
        "numbing_gel": record.numbing_gel,
        "someone_with_me": record.someone_with_me,
        "note_to_self": record.note_to_self,
        "note_for_therapist": record.note_for_therapist,
    }


def _step_values(record: Session) -> list[Values]:
    return [
        {
            "session_id": str(record.id),
            "position": position,
            "dilator_id": str(step.dilator.id),
            "role": step.role.value,
            "seconds": step.seconds,
            "worst_pain": step.worst_pain,
            "how_far": step.how_far and step.how_far.value,
        }
        for position, step in enumerate(record.steps)
    ]


def _tick_values(record: Session) -> list[Values]:
    return [
        {"session_id": str(record.id), "position": position, "words": words}
        for position, words in enumerate(record.ticks)
    ]


def _started(row: Row[Any]) -> datetime | None:
    if row.started_at is None:
        return None
    return moment(row.started_at).astimezone(timezone(timedelta(minutes=row.utc_offset_min)))


def _safety(row: Row[Any]) -> SafetyAnswer | None:
    if not row.safety_answered:
        return None
    days = [
        (Sign(row.bleeding), row.bleeding_day) if row.bleeding else None,
        (Sign.PAIN_LASTED, row.pain_lasted_day),
        (Sign.FEVER_DISCHARGE, row.fever_discharge_day),
        (Sign.FAINT_PANIC, row.faint_panic_day),
    ]
    return SafetyAnswer(tuple(Noticed(pair[0], date.fromisoformat(pair[1])) for pair in days if pair and pair[1]))


def _session_record(row: Row[Any], children: Mapping[Table, Iterable[Row[Any]]], dilators: Dilators) -> Session:
    return Session(
        id=UUID(row.id),
        stamps=stamps_of(row),
        day=date.fromisoformat(row.day),
        started_at=_started(row),
        how=How(row.how),
        entered=Entered(row.entered) if row.entered else None,
        steps=tuple(
            Step(
                dilators[s.dilator_id],
                Role(s.role),
                s.seconds,
                s.worst_pain,
                HowFar(s.how_far) if s.how_far else None,
            )
            for s in children[tables.session_step]
        ),
        breathing_seconds=row.breathing_seconds,
        stopped=bool(row.stopped),
        worst_pain=row.worst_pain,
        pain_after=row.pain_after,
        anxiety_before=row.anxiety_before,
        insertion=Insertion(row.insertion) if row.insertion else None,
        breathing=Breathing(row.breathing) if row.breathing else None,
        safety=_safety(row),
        lubricant=_yes_no(row.lubricant),
        numbing_gel=_yes_no(row.numbing_gel),
        someone_with_me=_yes_no(row.someone_with_me),
        ticks=tuple(t.words for t in children[tables.session_tick]),
        note_to_self=row.note_to_self,
        note_for_therapist=row.note_for_therapist,
    )


# --- the others: one row each ----------------------------------------------------------------------------------------
def _rest_values(record: Rest) -> Values:
    return {"first_day": _iso(record.first_day), "last_day": _iso(record.last_day), "words": record.words}


def _rest_record(row: Row[Any], _: object, __: object) -> Rest:
    return Rest(
        id=UUID(row.id),
        stamps=stamps_of(row),
        first_day=date.fromisoformat(row.first_day),
        last_day=_day(row.last_day),
        words=row.words,
    )


def _ladder_values(record: Goal | OwnStep) -> Values:
    return {"words": record.words, "position": record.position, "retired": record.retired}


def _goal_record(row: Row[Any], _: object, __: object) -> Goal:
    return Goal(
        id=UUID(row.id), stamps=stamps_of(row), words=row.words, position=row.position, retired=bool(row.retired)
    )


def _own_step_record(row: Row[Any], _: object, __: object) -> OwnStep:
    return OwnStep(
        id=UUID(row.id), stamps=stamps_of(row), words=row.words, position=row.position, retired=bool(row.retired)
    )


def _rating_values(record: GoalRating) -> Values:
    return {"goal_id": str(record.goal_id), "day": _iso(record.day), "value": record.value}


def _rating_record(row: Row[Any], _: object, __: object) -> GoalRating:
    return GoalRating(
        id=UUID(row.id),
        stamps=stamps_of(row),
        goal_id=UUID(row.goal_id),
        day=date.fromisoformat(row.day),
        value=row.value,
    )


def _try_values(record: OwnStepTry) -> Values:
    return {
        "step_id": str(record.step_id),
        "day": _iso(record.day),
        "pain": record.pain,
        "anxiety": record.anxiety,
        "note_to_self": record.note_to_self,
    }


def _try_record(row: Row[Any], _: object, __: object) -> OwnStepTry:
    return OwnStepTry(
        id=UUID(row.id),
        stamps=stamps_of(row),
        step_id=UUID(row.step_id),
        day=date.fromisoformat(row.day),
        pain=row.pain,
        anxiety=row.anxiety,
        note_to_self=row.note_to_self,
    )


def _appointment_values(record: Appointment) -> Values:
    return {
        "day": _iso(record.day),
        "at": _iso(record.at),
        "utc_offset_min": record.utc_offset_min,
        "with_whom": record.with_whom,
        "agreed": record.agreed,
        "about_this": record.about_this,
        "cancelled": record.cancelled,
    }


def _appointment_record(row: Row[Any], _: object, __: object) -> Appointment:
    return Appointment(
        id=UUID(row.id),
        stamps=stamps_of(row),
        day=date.fromisoformat(row.day),
        at=time.fromisoformat(row.at) if row.at else None,
        utc_offset_min=row.utc_offset_min,
        with_whom=row.with_whom,
        agreed=row.agreed,
        about_this=bool(row.about_this),
        cancelled=bool(row.cancelled),
    )


def _question_values(record: Question) -> Values:
    appointment = str(record.appointment_id) if record.appointment_id else None
    return {"words": record.words, "appointment_id": appointment, "asked": record.asked}


def _question_record(row: Row[Any], _: object, __: object) -> Question:
    return Question(
        id=UUID(row.id),
        stamps=stamps_of(row),
        words=row.words,
        appointment_id=UUID(row.appointment_id) if row.appointment_id else None,
        asked=bool(row.asked),
    )


def _setting_values(record: Setting) -> Values:
    return {"key": record.key, "value": record.value}


def _setting_record(row: Row[Any], _: object, __: object) -> Setting:
    return Setting(id=UUID(row.id), stamps=stamps_of(row), key=row.key, value=row.value)


MAPPERS: tuple[Mapper[Any], ...] = (
    Mapper(
        Kind.DILATOR_SET, DilatorSet, tables.dilator_set, _set_values, _set_record, {tables.dilator: _dilator_values}
    ),
    Mapper(Kind.PLAN, Plan, tables.plan, _plan_values, _plan_record, {tables.plan_origin: _origin_values}),
    Mapper(Kind.REST, Rest, tables.rest, _rest_values, _rest_record),
    Mapper(
        Kind.SESSION,
        Session,
        tables.session,
        _session_values,
        _session_record,
        {tables.session_step: _step_values, tables.session_tick: _tick_values},
    ),
    Mapper(Kind.GOAL, Goal, tables.goal, _ladder_values, _goal_record),
    Mapper(Kind.GOAL_RATING, GoalRating, tables.goal_rating, _rating_values, _rating_record),
    Mapper(Kind.OWN_STEP, OwnStep, tables.own_step, _ladder_values, _own_step_record),
    Mapper(Kind.OWN_STEP_TRY, OwnStepTry, tables.own_step_try, _try_values, _try_record),
    Mapper(Kind.APPOINTMENT, Appointment, tables.appointment, _appointment_values, _appointment_record),
    Mapper(Kind.QUESTION, Question, tables.question, _question_values, _question_record),
    Mapper(Kind.SETTING, Setting, tables.setting, _setting_values, _setting_record),
)
_BY_TYPE: dict[type[Record], Mapper[Any]] = {mapper.record_type: mapper for mapper in MAPPERS}
BY_KIND: dict[Kind, Mapper[Any]] = {mapper.kind: mapper for mapper in MAPPERS}

_PARENT_COLUMN = {
    tables.dilator: tables.dilator.c.set_id,
    tables.plan_origin: tables.plan_origin.c.plan_id,
    tables.session_step: tables.session_step.c.session_id,
    tables.session_tick: tables.session_tick.c.session_id,
}
_CHILD_ORDER = {
    tables.dilator: tables.dilator.c.position,
    tables.plan_origin: tables.plan_origin.c.line,
    tables.session_step: tables.session_step.c.position,
    tables.session_tick: tables.session_tick.c.position,
}


def mapper_of(record_type: type[R]) -> Mapper[R]:
    """Return how records of this type are stored."""
    return _BY_TYPE[record_type]


def write(connection: Connection, record: Record) -> None:
    """Store ``record`` whole, in place of an older form of it. Its stamps must be set."""
    mapper = mapper_of(type(record))
    assert record.stamps is not None  # noqa: S101 - the diary stamps before it writes
    row = {"id": str(record.id), **stamps_values(record.stamps), **mapper.values(record)}
    known = connection.execute(select(mapper.table.c.id).where(mapper.table.c.id == row["id"])).first()
    if known is None:
        connection.execute(insert(mapper.table), row)
    else:
        connection.execute(mapper.table.update().where(mapper.table.c.id == row["id"]), row)
    for child, values in mapper.children.items():
        _write_children(connection, child, row["id"], values(record))


def _write_children(connection: Connection, child: Table, parent_id: str, rows: list[Values]) -> None:
    if child is tables.dilator:
        _write_dilators(connection, parent_id, rows)
        return
    connection.execute(delete(child).where(_PARENT_COLUMN[child] == parent_id))
    if rows:
        connection.execute(insert(child), rows)


def _write_dilators(connection: Connection, set_id: str, rows: list[Values]) -> None:
    """Write the dilators of a set one by one: sessions point at them, so none may vanish for a moment."""
    table = tables.dilator
    kept = [row["id"] for row in rows]
    connection.execute(delete(table).where(table.c.set_id == set_id, table.c.id.not_in(kept)))
    known = set(connection.scalars(select(table.c.id).where(table.c.set_id == set_id)))
    for row in rows:
        if row["id"] in known:
            connection.execute(table.update().where(table.c.id == row["id"]), row)
        else:
            connection.execute(insert(table), row)


def read(connection: Connection, mapper: Mapper[R], *conditions: Any, limit: int | None = None) -> list[R]:
    """Return the records that fit ``conditions``, in the table's natural order; one query for each table.

    With ``limit`` the newest come first.
    """
    query = select(mapper.table).where(*conditions)
    query = query.order_by(*_order(mapper.table, newest_first=limit is not None))
    if limit is not None:
        query = query.limit(limit)
    rows = connection.execute(query).all()
    ids = None if not conditions and limit is None else [row.id for row in rows]
    by_child = {child: _children(connection, child, mapper.table, conditions, ids) for child in mapper.children}
    needs_dilators = mapper.kind in (Kind.SESSION, Kind.PLAN)
    dilators = read_dilators(connection) if needs_dilators else {}
    return [
        mapper.record(row, {child: grouped.get(row.id, _NO_ROWS) for child, grouped in by_child.items()}, dilators)
        for row in rows
    ]


_FEW = 500


def _children(
    connection: Connection, child: Table, parent: Table, conditions: tuple[Any, ...], ids: list[str] | None
) -> dict[str, list[Row[Any]]]:
    column = _PARENT_COLUMN[child]
    query = select(child)
    if ids is not None and len(ids) <= _FEW:
        query = query.where(column.in_(ids))
    elif conditions:
        query = query.where(column.in_(select(parent.c.id).where(*conditions)))
    grouped: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(query.order_by(column, _CHILD_ORDER[child])):
        grouped.setdefault(getattr(row, column.name), []).append(row)
    return grouped


def read_dilators(connection: Connection) -> dict[str, Dilator]:
    """Return every dilator by its id, also those of removed sets: old sessions show them."""
    return {row.id: dilator_of(row) for row in connection.execute(select(tables.dilator))}


_SORT_COLUMNS: dict[Table, tuple[str, ...]] = {
    tables.dilator_set: ("recorded_at",),
    tables.plan: ("starts_on", "changed_at"),
    tables.rest: ("first_day",),
    tables.session: ("day",),
    tables.goal: ("position", "recorded_at"),
    tables.goal_rating: ("day", "recorded_at"),
    tables.own_step: ("position", "recorded_at"),
    tables.own_step_try: ("day", "recorded_at"),
    tables.appointment: ("day", "at"),
    tables.question: ("recorded_at",),
    tables.setting: ("key",),
}


def _order(table: Table, *, newest_first: bool) -> list[Any]:
    columns: list[Any] = [table.c[name] for name in _SORT_COLUMNS[table]]
    if table is tables.session:
        columns += [table.c.started_at.is_(None), table.c.started_at, table.c.recorded_at]
    return [column.desc() for column in columns] if newest_first else columns
