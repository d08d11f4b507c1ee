"""The newest sessions, and those that the next start goes by."""

from datetime import date

from sqlalchemy import Connection, exists, func, or_, select

from dilator_app.diary import store, tables
from dilator_app.domain.latest import latest_first
from dilator_app.domain.session import How, Session

_FIRST_LOOK = 8  # sessions; eight times as many with each further look


def newest_sessions(connection: Connection, how_many: int) -> list[Session]:
    """Return the newest sessions, newest first."""
    column = tables.session.c
    days = select(column.day).where(column.deleted_at.is_(None)).order_by(column.day.desc())
    # The index finds the day of the last of them; without it every session would be sorted.
    earliest = days.limit(1).offset(how_many - 1).scalar_subquery()
    return store.read_kept(connection, Session, column.day >= func.coalesce(earliest, ""), limit=how_many)


def since_last_size(connection: Connection) -> list[Session]:
    """Return what `Diary.since_last_size` says."""
    how_many = _FIRST_LOOK
    while True:
        found = newest_sessions(connection, how_many)
        last = next((s.day for s in found if s.steps), None)
        if last is not None:
            since = store.read_kept(connection, Session, tables.session.c.day >= last.isoformat())
            return latest_first((*since, *_unsettled_before(connection, last)))
        if len(found) < how_many:
            return latest_first(found)
        how_many *= 8


def _unsettled_before(connection: Connection, day: date) -> list[Session]:
    """Return the sessions before ``day`` that say whether a sign is settled: see `latest.settles`."""
    column = tables.session.c
    with_dilator = exists().where(tables.session_step.c.session_id == column.id)
    answered = or_(column.how == How.GUIDED.value, column.safety_answered == 1)
    days = select(column.day).where(column.deleted_at.is_(None), with_dilator, answered).order_by(column.day.desc())
    settled: str = connection.scalar(days.limit(1)) or date.min.isoformat()
    since = min(settled, day.isoformat())
    noticed = (column.bleeding_day, column.pain_lasted_day, column.fever_discharge_day, column.faint_panic_day)
    asked = or_(column.day == settled, *(on >= since for on in noticed))
    return store.read_kept(connection, Session, column.day < day.isoformat(), asked)
