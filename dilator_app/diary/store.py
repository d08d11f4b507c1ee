"""Records in and out of the tables: which mapping serves which kind, and the few queries that all kinds share."""

import contextlib
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, Table, bindparam, delete, select
from sqlalchemy.dialects.sqlite import Insert, insert

from dilator_app.diary import cells, rows_other, rows_plan, rows_session, tables
from dilator_app.diary.cells import Values
from dilator_app.domain.appointments import Appointment, Question
from dilator_app.domain.changes import Kind
from dilator_app.domain.dilators import Dilator, DilatorSet
from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry
from dilator_app.domain.plan import Plan, Rest
from dilator_app.domain.preferences import Setting
from dilator_app.domain.records import Record, Stamps
from dilator_app.domain.session import Session
from dilator_app.errors import DiaryDamaged

R = TypeVar("R", bound=Record)
Dilators = Mapping[str, Dilator]


@dataclass(frozen=True)
class Part(Generic[R]):
    """How the parts of a record are stored, one row each: they merge with it and are written anew each time."""

    table: Table
    parent: Column[str]
    order: Column[Any]
    values: Callable[[R], list[Values]]
    part: Callable[[Sequence[Any], Dilators], Any]


@dataclass(frozen=True)
class Mapper(Generic[R]):
    """How one kind of record is stored. ``sort`` is its natural order, oldest or first first."""

    kind: Kind
    record_type: type[R]
    table: Table
    sort: tuple[ColumnElement[Any], ...]
    values: Callable[[R], Values]
    record: Callable[[Sequence[Any], Sequence[list[Any]], Dilators], R]
    parts: tuple[Part[R], ...] = ()
    names_dilators: bool = False


_DILATORS = Part(
    tables.dilator,
    tables.dilator.c.set_id,
    tables.dilator.c.position,
    rows_plan.dilator_values,
    rows_plan.dilator,
)
_ORIGINS = Part(
    tables.plan_origin,
    tables.plan_origin.c.plan_id,
    tables.plan_origin.c.line,
    rows_plan.origin_values,
    rows_plan.origin,
)
_STEPS = Part(
    tables.session_step,
    tables.session_step.c.session_id,
    tables.session_step.c.position,
    rows_session.step_values,
    rows_session.step,
)
_TICKS = Part(
    tables.session_tick,
    tables.session_tick.c.session_id,
    tables.session_tick.c.position,
    rows_session.tick_values,
    rows_session.tick,
)

_S = tables.session.c

MAPPERS: tuple[Mapper[Any], ...] = (
    Mapper(
        Kind.DILATOR_SET,
        DilatorSet,
        tables.dilator_set,
        (tables.dilator_set.c.recorded_at,),
        rows_plan.set_values,
        rows_plan.set_record,
        (_DILATORS,),
    ),
    Mapper(
        Kind.PLAN,
        Plan,
        tables.plan,
        (tables.plan.c.starts_on, tables.plan.c.changed_at),
        rows_plan.plan_values,
        rows_plan.plan_record,
        (_ORIGINS,),
        names_dilators=True,
    ),
    Mapper(Kind.REST, Rest, tables.rest, (tables.rest.c.first_day,), rows_other.rest_values, rows_other.rest_record),
    Mapper(
        Kind.SESSION,
        Session,
        tables.session,
        (_S.day, _S.started_at.is_(None), _S.started_at, _S.recorded_at),
        rows_session.values,
        rows_session.record,
        (_STEPS, _TICKS),
        names_dilators=True,
    ),
    Mapper(
        Kind.GOAL,
        Goal,
        tables.goal,
        (tables.goal.c.position, tables.goal.c.recorded_at),
        rows_other.ladder_values,
        rows_other.goal_record,
    ),
    Mapper(
        Kind.GOAL_RATING,
        GoalRating,
        tables.goal_rating,
        (tables.goal_rating.c.day, tables.goal_rating.c.recorded_at),
        rows_other.rating_values,
        rows_other.rating_record,
    ),
    Mapper(
        Kind.OWN_STEP,
        OwnStep,
        tables.own_step,
        (tables.own_step.c.position, tables.own_step.c.recorded_at),
        rows_other.ladder_values,
        rows_other.own_step_record,
    ),
    Mapper(
        Kind.OWN_STEP_TRY,
        OwnStepTry,
        tables.own_step_try,
        (tables.own_step_try.c.day, tables.own_step_try.c.recorded_at),
        rows_other.try_values,
        rows_other.try_record,
    ),
    Mapper(
        Kind.APPOINTMENT,
        Appointment,
        tables.appointment,
        (tables.appointment.c.day, tables.appointment.c.at),
        rows_other.appointment_values,
        rows_other.appointment_record,
    ),
    Mapper(
        Kind.QUESTION,
        Question,
        tables.question,
        (tables.question.c.recorded_at,),
        rows_other.question_values,
        rows_other.question_record,
    ),
    Mapper(
        Kind.SETTING,
        Setting,
        tables.setting,
        (tables.setting.c.key,),
        rows_other.setting_values,
        rows_other.setting_record,
    ),
)
_BY_TYPE: dict[type[Record], Mapper[Any]] = {mapper.record_type: mapper for mapper in MAPPERS}


def mapper_of(record_type: type[R]) -> Mapper[R]:
    """Return how records of this type are stored."""
    return _BY_TYPE[record_type]


# --- writing ---------------------------------------------------------------------------------------------------------
def write(connection: Connection, records: Iterable[Record]) -> None:
    """Store ``records`` whole, in place of older forms of them or of their tombstones. Their stamps must be set.

    Sets are written before the plans and sessions that name their dilators.
    """
    by_type: dict[type[Record], dict[UUID, Record]] = {}
    for record in records:
        by_type.setdefault(type(record), {})[record.id] = record
    for mapper in MAPPERS:
        if mapper.record_type in by_type:
            _write_kind(connection, mapper, list(by_type[mapper.record_type].values()))


def _write_kind(connection: Connection, mapper: Mapper[R], records: list[R]) -> None:
    ids = [{"which": str(record.id)} for record in records]
    connection.execute(_upsert(mapper.table), [_row(mapper, record) for record in records])
    connection.execute(delete(tables.tombstone).where(tables.tombstone.c.id == bindparam("which")), ids)
    for part in mapper.parts:
        rows = [row for record in records for row in part.values(record)]
        if part.table is tables.dilator:
            for record in records:
                _drop_dilators(connection, str(record.id), keep=[row["id"] for row in part.values(record)])
        else:
            connection.execute(delete(part.table).where(part.parent == bindparam("which")), ids)
        if rows:
            connection.execute(_upsert(part.table), rows)


def _row(mapper: Mapper[R], record: R) -> Values:
    assert record.stamps is not None  # noqa: S101 - the diary stamps before it writes
    return {"id": str(record.id), **cells.stamps_values(record.stamps), **mapper.values(record)}


@cache
def _upsert(table: Table) -> Insert:
    """Return an insert that changes the row which is there already; a replacement would take its children along."""
    statement = insert(table)
    keys = list(table.primary_key)
    changed = {column.name: statement.excluded[column.name] for column in table.c if column not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)


def _drop_dilators(connection: Connection, set_id: str, keep: list[str]) -> None:
    """Take out the dilators that are no longer in a set; one that sessions or plans name is retired instead."""
    gone = (tables.dilator.c.set_id == set_id) & tables.dilator.c.id.not_in(keep)
    named = tables.dilator.c.id.in_(_named_dilators())
    connection.execute(tables.dilator.update().where(gone & named).values(retired=1))
    connection.execute(delete(tables.dilator).where(gone & ~named))


def _named_dilators() -> Any:
    plan = tables.plan.c
    columns = [tables.session_step.c.dilator_id, plan.size_id, plan.size_up_to_id, plan.warm_up_id]
    first, *others = [select(column).where(column.is_not(None)) for column in columns]
    return first.union(*others)


def scrub_removed(connection: Connection) -> None:
    """Turn removed records into tombstones. A set whose dilators are still named keeps its content."""
    # Sets come last, after the sessions and plans that may have been all that named them.
    for mapper in sorted(MAPPERS, key=lambda m: m.kind is Kind.DILATOR_SET):
        table = mapper.table
        gone: ColumnElement[bool] = table.c.deleted_at.is_not(None)
        if mapper.kind is Kind.DILATOR_SET:
            used = select(tables.dilator.c.set_id).where(tables.dilator.c.id.in_(_named_dilators()))
            gone = gone & table.c.id.not_in(used)
        columns = [table.c[name] for name in ("id", *cells.STAMPS)]
        found = connection.execute(select(*columns).where(gone)).mappings()
        stones = [{**row, "kind": mapper.kind.value} for row in found]
        if stones:
            connection.execute(_upsert(tables.tombstone), stones)
            connection.execute(delete(table).where(gone))


def any_removed(connection: Connection) -> bool:
    """Return whether there is a removed record whose content is still there."""
    queries = (select(m.table.c.id).where(m.table.c.deleted_at.is_not(None)).limit(1) for m in MAPPERS)
    return any(connection.execute(query).first() for query in queries)


# --- reading ---------------------------------------------------------------------------------------------------------
def stored_stamps(connection: Connection, records: Sequence[Record]) -> dict[UUID, Stamps]:
    """Return the stamps of those of ``records`` that are stored, removed or not, or of which a tombstone is."""
    found: dict[UUID, Stamps] = {}
    known = {str(record.id): record.id for record in records}
    for table in (tables.tombstone, *{mapper_of(type(record)).table for record in records}):
        query = select(table.c.id, *(table.c[name] for name in cells.STAMPS))
        if len(known) <= _FEW:
            query = query.where(table.c.id.in_(list(known)))
        found |= {known[row[0]]: cells.stamps(*row[1:]) for row in connection.execute(query) if row[0] in known}
    return found


def says_the_same(connection: Connection, record: Record) -> bool:
    """Return whether ``record`` is stored with this very content, stamps aside, and was not removed."""
    mapper = mapper_of(type(record))
    here = read(connection, mapper, mapper.table.c.id == str(record.id), mapper.table.c.deleted_at.is_(None))
    return bool(here) and _content(mapper, here[0]) == _content(mapper, record)


def _content(mapper: Mapper[R], record: R) -> tuple[Values, list[list[Values]]]:
    return mapper.values(record), [part.values(record) for part in mapper.parts]


def read(connection: Connection, mapper: Mapper[R], *conditions: Any, limit: int | None = None) -> list[R]:
    """Return the records that fit ``conditions``, in their natural order; one query for each table.

    With ``limit`` the newest come first. Raises `DiaryDamaged` for content that no version of the program writes.
    """
    query = select(mapper.table).where(*conditions)
    if limit is None:
        query = query.order_by(*mapper.sort)
    else:
        query = query.order_by(*(column.desc() for column in mapper.sort)).limit(limit)
    with _without_collecting():
        rows = connection.execute(query).all()
        dilators = read_dilators(connection) if mapper.names_dilators and rows else {}
        ids = [row[0] for row in rows]
        try:
            found = [_parts(connection, part, ids, dilators) for part in mapper.parts]
            return [mapper.record(row, [parts[row[0]] for parts in found], dilators) for row in rows]
        except (ValueError, KeyError) as error:
            raise DiaryDamaged from error


def read_kept(connection: Connection, record_type: type[R], *conditions: Any, limit: int | None = None) -> list[R]:
    """Return what `read` does of the records that were not removed."""
    mapper = mapper_of(record_type)
    return read(connection, mapper, mapper.table.c.deleted_at.is_(None), *conditions, limit=limit)


@contextlib.contextmanager
def _without_collecting() -> Iterator[None]:
    """Let the garbage collector rest: all that is made here stays alive, and walking it costs half of a long read."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


_FEW = 500
"""Up to this many records are asked for by id; for more the whole table is read from front to back, which is faster."""


def _parts(connection: Connection, part: Part[Any], ids: list[str], dilators: Dilators) -> dict[str, list[Any]]:
    """Return the parts of the records with these ids, each list in its order."""
    query = select(part.table).order_by(part.order)
    if len(ids) <= _FEW:
        query = query.where(part.parent.in_(ids))
    place = list(part.table.c).index(part.parent)
    found: dict[str, list[Any]] = {record_id: [] for record_id in ids}
    for row in connection.execute(query).all():
        of_record = found.get(row[place])
        if of_record is not None:
            of_record.append(part.part(row, dilators))
    return found


def read_dilators(connection: Connection) -> dict[str, Dilator]:
    """Return every dilator by its id, also those of removed sets: old sessions show them."""
    return {row.id: rows_plan.dilator(row) for row in connection.execute(select(tables.dilator))}
