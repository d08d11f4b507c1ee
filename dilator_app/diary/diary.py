"""The one door to the data."""

import contextlib
import logging
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, insert, select
from sqlalchemy.exc import DBAPIError

from dilator_app.clock import Clock
from dilator_app.diary import cipher, recovery, schema, store, tables
from dilator_app.diary.folder import DiaryFolder
from dilator_app.domain.appointments import Appointment, Question
from dilator_app.domain.changes import NOTHING, Change, Kind
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry
from dilator_app.domain.plan import Plan, Rest, in_force
from dilator_app.domain.preferences import Preferences, Setting
from dilator_app.domain.records import Record, Stamps, next_change
from dilator_app.domain.session import Session
from dilator_app.errors import DiaryExists, NoDiary, WrongPassphrase
from dilator_app.settings import write_whole

if TYPE_CHECKING:
    from sqlalchemy import Engine

_log = logging.getLogger("fernlight.diary")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Export:
    """A file that left the diary."""

    path: str
    kind: str
    at: datetime


class Diary:
    """Everything a person logs. Open it with `create`, `unlock` or `unlock_with_recovery_key`; then read and save.

    One engine, one connection and one lock that is held for the whole of every transaction, reads too: the pool rolls
    the shared connection back whenever anybody returns it. Any thread may call any method.
    """

    def __init__(self, folder: DiaryFolder, key: cipher.Key | None, clock: Clock) -> None:
        self.folder = folder
        self._key = key
        self._clock = clock
        self._lock = threading.RLock()
        self._engine: Engine | None = cipher.engine(folder.database, key)
        try:
            with self._transaction() as connection:
                schema.check(connection)
        except BaseException:
            self.close()
            raise

    # --- opening and closing -----------------------------------------------------------------------------------------
    @classmethod
    def create(cls, folder: DiaryFolder, passphrase: str | None, clock: Clock) -> "Diary":
        """Make a new diary, encrypted unless ``passphrase`` is None.

        Raises `DiaryExists`, `CouldNotWrite` or `WrongUse`.
        """
        if folder.holds_a_diary():
            raise DiaryExists
        folder.make()
        key = cipher.new_key(passphrase) if passphrase is not None else None
        schema.create(folder, key)
        return cls(folder, key, clock)

    @classmethod
    def unlock(cls, folder: DiaryFolder, passphrase: str | None, clock: Clock) -> "Diary":
        """Open a diary. ``passphrase`` is ignored where none was set.

        Raises `NoDiary`, `WrongPassphrase`, `DiaryDamaged`, `DiaryInUse`, `DiaryTooNew` or `CouldNotWrite`.
        """
        if not folder.holds_a_diary():
            raise NoDiary
        if not folder.is_encrypted():
            return cls(folder, None, clock)
        if passphrase is None:
            raise WrongPassphrase
        return cls(folder, cipher.unlock_key(folder, passphrase), clock)

    @classmethod
    def unlock_with_recovery_key(cls, folder: DiaryFolder, recovery_key: str, clock: Clock) -> "Diary":
        """Open a diary with its recovery key; takes some seconds. Raises what `unlock` raises."""
        if not folder.holds_a_diary():
            raise NoDiary
        try:
            wrapped = folder.recovery.read_bytes()
        except OSError as error:
            raise WrongPassphrase from error
        return cls.unlock(folder, recovery.unwrap(wrapped, recovery_key), clock)

    def close(self) -> None:
        """Close the file and forget the key. The diary cannot be used afterwards."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None
            self._key = None

    @property
    def is_encrypted(self) -> bool:
        """Whether a passphrase was set."""
        return self._key is not None

    # --- transactions ------------------------------------------------------------------------------------------------
    @contextlib.contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._lock:
            if self._engine is None:
                raise RuntimeError("the diary is closed")
            try:
                with self._engine.begin() as connection:
                    yield connection
            except DBAPIError as error:
                problem = cipher.known_problem(error)
                if cipher.result_code(error) in cipher.POISONING:
                    self._reopen()
                if problem is None:
                    raise
                raise problem from error

    def _reopen(self) -> None:
        """Replace a connection that an I/O error made useless. Without success the next call tries again."""
        if self._engine is None:
            return
        self._engine.dispose()
        with contextlib.suppress(Exception):
            self._engine = cipher.engine(self.folder.database, self._key)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Run one transaction and then fold the journal into the file.

        One flipped bit in a left-over journal would silently drop every later commit. A failing checkpoint is not a
        failing save: the journal still holds what was committed.
        """
        with self._lock:
            with self._transaction() as connection:
                yield connection
            try:
                self._fold_journal()
            except Exception as error:
                if cipher.known_problem(error) is None:
                    raise
                _log.warning("The journal could not be folded in")
                if cipher.result_code(error) in cipher.POISONING:
                    self._reopen()

    def _fold_journal(self) -> None:
        if self._engine is None:
            return
        pooled = self._engine.raw_connection()
        try:
            pooled.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            pooled.close()

    def _utc_now(self) -> datetime:
        return self._clock.now().astimezone(UTC)

    # --- writing records ---------------------------------------------------------------------------------------------
    def save(self, *records: Record) -> Change:
        """Store new or changed records in one transaction; the stamps are set here.

        A record that is stored already counts as edited by the person. Raises `CouldNotWrite`; then nothing changed.
        """
        now = self._utc_now()
        with self._writing() as connection:
            for record in records:
                stored = self._stored_stamps(connection, record)
                store.write(connection, replace(record, stamps=_stamps_for_save(stored, now)))
        return _change(records)

    def put_back(self, *records: Record) -> Change:
        """Store earlier forms of records again, as undo does: the edit mark is the one that they carry."""
        now = self._utc_now()
        with self._writing() as connection:
            for record in records:
                stored = self._stored_stamps(connection, record)
                own = record.stamps or Stamps(now, now)
                changed = next_change(stored.changed_at, now) if stored else now
                store.write(connection, replace(record, stamps=replace(own, changed_at=changed, deleted_at=None)))
        return _change(records)

    def remove(self, *records: Record) -> Change:
        """Remove records. Their content stays until `forget_removed`, so `bring_back` can undo it."""
        return self._mark_removed(records, removed=True)

    def bring_back(self, *records: Record) -> Change:
        """Undo `remove`; the edit mark does not move. Records whose content is gone stay removed."""
        return self._mark_removed(records, removed=False)

    def _mark_removed(self, records: Iterable[Record], *, removed: bool) -> Change:
        now = self._utc_now()
        listed = tuple(records)
        with self._writing() as connection:
            for record in listed:
                stored = self._stored_stamps(connection, record)
                if stored is None:
                    continue
                changed = next_change(stored.changed_at, now)
                stamps = replace(stored, changed_at=changed, deleted_at=changed if removed else None)
                table = store.mapper_of(type(record)).table
                connection.execute(table.update().where(table.c.id == str(record.id)), store.stamps_values(stamps))
        return _change(listed)

    def forget_removed(self) -> None:
        """Scrub the content of removed records; a tombstone keeps id, kind and stamps.

        A set whose dilators are still named by sessions keeps its content.
        """
        if not self._any_removed():
            return
        with self._writing() as connection:
            for mapper in store.MAPPERS:
                table = mapper.table
                gone: ColumnElement[bool] = table.c.deleted_at.is_not(None)
                if mapper.kind is Kind.DILATOR_SET:
                    used = select(tables.dilator.c.set_id).where(
                        tables.dilator.c.id.in_(select(tables.session_step.c.dilator_id))
                    )
                    gone = gone & table.c.id.not_in(used)
                rows = connection.execute(select(table).where(gone)).all()
                for row in rows:
                    stone = {"id": row.id, "kind": mapper.kind.value, **store.stamps_values(store.stamps_of(row))}
                    connection.execute(insert(tables.tombstone).prefix_with("OR REPLACE"), stone)
                connection.execute(delete(table).where(gone))

    def _any_removed(self) -> bool:
        with self._transaction() as connection:
            return any(
                connection.execute(select(m.table.c.id).where(m.table.c.deleted_at.is_not(None)).limit(1)).first()
                for m in store.MAPPERS
            )

    @staticmethod
    def _stored_stamps(connection: Connection, record: Record) -> Stamps | None:
        table = store.mapper_of(type(record)).table
        columns = [table.c[name] for name in ("recorded_at", "changed_at", "edited_at", "deleted_at")]
        row = connection.execute(select(*columns).where(table.c.id == str(record.id))).first()
        return store.stamps_of(row) if row else None

    # --- reading records ---------------------------------------------------------------------------------------------
    def _read(self, record_type: type[R], *conditions: Any, limit: int | None = None) -> list[R]:
        mapper = store.mapper_of(record_type)
        with self._transaction() as connection:
            return store.read(connection, mapper, mapper.table.c.deleted_at.is_(None), *conditions, limit=limit)

    def sessions(self, first: date | None = None, last: date | None = None) -> list[Session]:
        """Return the sessions from ``first`` to ``last``, both included and both optional, oldest first."""
        day = tables.session.c.day
        conditions = []
        if first is not None:
            conditions.append(day >= first.isoformat())
        if last is not None:
            conditions.append(day <= last.isoformat())
        return self._read(Session, *conditions)

    def newest_sessions(self, how_many: int = 1) -> list[Session]:
        """Return the newest sessions, newest first."""
        return self._read(Session, limit=how_many)

    def session(self, session_id: UUID) -> Session | None:
        """Return one session; None when it is gone."""
        found = self._read(Session, tables.session.c.id == str(session_id))
        return found[0] if found else None

    def since_last_size(self) -> list[Session]:
        """Return the newest sessions back to the newest one with a dilator, newest first; what the offer needs."""
        how_many = 8
        while True:
            found = self.newest_sessions(how_many)
            with_size = next((n for n, s in enumerate(found) if s.steps), None)
            if with_size is not None:
                return found[: with_size + 1]
            if len(found) < how_many:
                return found
            how_many *= 8

    def count_sessions(self) -> int:
        """Return how many sessions there are."""
        table = tables.session
        with self._transaction() as connection:
            return len(connection.execute(select(table.c.id).where(table.c.deleted_at.is_(None))).all())

    def sets(self) -> list[DilatorSet]:
        """Return all sets, oldest first."""
        return self._read(DilatorSet)

    def current_set(self) -> DilatorSet | None:
        """Return the set in use: the newest one marked current, else the newest."""
        sets = self.sets()
        candidates = [s for s in sets if s.is_current] or sets
        return candidates[-1] if candidates else None

    def plans(self) -> list[Plan]:
        """Return all versions of the plan, oldest first."""
        return self._read(Plan)

    def plan_on(self, day: date) -> Plan | None:
        """Return the version in force on ``day``."""
        return in_force(self.plans(), day)

    def rests(self) -> list[Rest]:
        """Return all rests, oldest first."""
        return self._read(Rest)

    def goals(self) -> list[Goal]:
        """Return all goals in the person's order."""
        return self._read(Goal)

    def goal_ratings(self) -> list[GoalRating]:
        """Return all ratings, oldest first."""
        return self._read(GoalRating)

    def own_steps(self) -> list[OwnStep]:
        """Return all own steps in the person's order."""
        return self._read(OwnStep)

    def own_step_tries(self) -> list[OwnStepTry]:
        """Return all tries, oldest first."""
        return self._read(OwnStepTry)

    def appointments(self) -> list[Appointment]:
        """Return all appointments, oldest first."""
        return self._read(Appointment)

    def questions(self) -> list[Question]:
        """Return all questions, oldest first."""
        return self._read(Question)

    # --- preferences -------------------------------------------------------------------------------------------------
    def preferences(self) -> Preferences:
        """Return the person's choices."""
        return Preferences.from_values({s.key: s.value for s in self._read(Setting)})

    def save_preferences(self, preferences: Preferences) -> Change:
        """Store the choices that differ from what is stored."""
        stored = {s.key: s for s in self._read(Setting)}
        defaults = Preferences().to_values()
        changed = [
            replace(stored[key], value=value) if key in stored else Setting(key=key, value=value)
            for key, value in preferences.to_values().items()
            if (stored[key].value if key in stored else defaults[key]) != value
        ]
        return self.save(*changed) if changed else NOTHING

    # --- drafts, exports, recovery key: never exported, never merged -------------------------------------------------
    def save_draft(self, kind: str, payload: str) -> None:
        """Keep an unfinished form or session, in place of an older one of that kind."""
        row = {"kind": kind, "payload": payload, "changed_at": store.moment_text(self._utc_now())}
        with self._writing() as connection:
            connection.execute(insert(tables.draft).prefix_with("OR REPLACE"), row)

    def draft(self, kind: str) -> str | None:
        """Return the unfinished form or session of that kind."""
        with self._transaction() as connection:
            return connection.scalar(select(tables.draft.c.payload).where(tables.draft.c.kind == kind))

    def drop_draft(self, kind: str) -> None:
        """Forget the draft of that kind."""
        if self.draft(kind) is None:
            return
        with self._writing() as connection:
            connection.execute(delete(tables.draft).where(tables.draft.c.kind == kind))

    def note_export(self, path: str, kind: str) -> None:
        """Remember that a file left the diary."""
        row = {"path": path, "kind": kind, "at": store.moment_text(self._utc_now())}
        with self._writing() as connection:
            connection.execute(insert(tables.export_made), row)

    def exports(self) -> list[Export]:
        """Return the files that left the diary, oldest first."""
        with self._transaction() as connection:
            rows = connection.execute(select(tables.export_made).order_by(tables.export_made.c.id)).all()
        return [Export(row.path, row.kind, store.moment(row.at)) for row in rows]

    def recovery_key(self) -> str | None:
        """Return the recovery key; None where there is none."""
        with self._transaction() as connection:
            return connection.scalar(select(tables.secret.c.recovery_key))

    def set_recovery_key(self, recovery_key: str, passphrase: str) -> None:
        """Write ``recovery.age`` for ``passphrase`` and keep the key so that it can be shown again. Takes seconds.

        Raises `CouldNotWrite`; then the old file and key still hold.
        """
        wrapped = recovery.wrap(cipher.normalise(passphrase), recovery_key)
        write_whole(self.folder.recovery, wrapped)
        with self._writing() as connection:
            row = {"id": 1, "recovery_key": recovery.normalise(recovery_key)}
            connection.execute(insert(tables.secret).prefix_with("OR REPLACE"), row)


def _stamps_for_save(stored: Stamps | None, now: datetime) -> Stamps:
    if stored is None:
        return Stamps(recorded_at=now, changed_at=now)
    changed = next_change(stored.changed_at, now)
    return Stamps(recorded_at=stored.recorded_at, changed_at=changed, edited_at=changed)


def _change(records: Iterable[Record]) -> Change:
    listed = tuple(records)
    kinds = frozenset(store.mapper_of(type(record)).kind for record in listed)
    return Change(kinds, frozenset(record.id for record in listed))
