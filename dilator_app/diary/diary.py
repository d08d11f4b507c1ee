"""The one door to the data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import delete, func, insert, select

from dilator_app.clock import Clock
from dilator_app.diary import cells, cipher, recent, recovery, schema, store, tables
from dilator_app.diary.access import Access
from dilator_app.diary.folder import DiaryFolder
from dilator_app.domain.appointments import Appointment, Question
from dilator_app.domain.changes import NOTHING, Change
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry
from dilator_app.domain.plan import Plan, Rest, in_force
from dilator_app.domain.preferences import Preferences, Setting
from dilator_app.domain.records import Record, Stamps, next_change
from dilator_app.domain.session import Session
from dilator_app.errors import CouldNotWrite, DiaryDamaged, DiaryExists, NoDiary, NoRecoveryKey, WrongPassphrase
from dilator_app.settings import write_whole

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Export:
    """A file that left the diary."""

    path: str
    kind: str
    at: datetime


class Diary:
    """Everything a person logs. Open it with `create`, `unlock` or `unlock_with_recovery_key`; then read and save.

    Any thread may call any method.
    """

    def __init__(self, folder: DiaryFolder, key: cipher.Key | None, clock: Clock) -> None:
        self.folder = folder
        self.is_encrypted = key is not None
        self._key = key
        self._clock = clock
        self._access = Access(folder.database, key)
        try:
            schema.bring_up_to_date(self._access)
        except BaseException:
            self.close()
            raise

    # --- opening and closing -----------------------------------------------------------------------------------------
    @classmethod
    def create(
        cls, folder: DiaryFolder, passphrase: str | None, clock: Clock, *, recovery_key: str | None = None
    ) -> "Diary":
        """Make a new diary, encrypted unless ``passphrase`` is None; a ``recovery_key`` takes seconds more.

        Raises `DiaryExists`, `CouldNotWrite` or `WrongUse`; there is no diary then that was not there before.
        """
        if folder.holds_a_diary():
            raise DiaryExists
        folder.make()
        key = cipher.new_key(passphrase) if passphrase is not None else None
        schema.create(folder, key)
        try:
            if key is not None:
                cipher.write_key_check(folder.key_check, key)
            diary = cls(folder, key, clock)
            if passphrase is not None and recovery_key is not None:
                diary._set_first_recovery_key(recovery_key, passphrase)
        except CouldNotWrite:
            schema.undo_create(folder)
            raise
        return diary

    @classmethod
    def unlock(cls, folder: DiaryFolder, passphrase: str | None, clock: Clock) -> "Diary":
        """Open a diary. ``passphrase`` is ignored where none was set.

        Raises `NoDiary`, `WrongPassphrase`, `DiaryDamaged`, `DiaryInUse`, `DiaryTooNew` or `CouldNotWrite`.
        """
        if not folder.holds_a_diary():
            raise NoDiary
        if folder.is_empty():
            raise DiaryDamaged
        if not folder.is_encrypted():
            return cls(folder, None, clock)
        if passphrase is None:
            raise WrongPassphrase
        candidates = cipher.candidates(folder, passphrase)
        unreadable = DiaryDamaged()
        for key in candidates.keys:
            try:
                diary = cls(folder, key, clock)
            except DiaryDamaged as error:
                if not cipher.could_be_wrong_key(error):
                    raise
                unreadable = error
            else:
                cipher.mend_key_check(folder.key_check, key)
                schema.sweep(folder)
                return diary
        raise unreadable if candidates.vouched else WrongPassphrase from unreadable

    @classmethod
    def unlock_with_recovery_key(cls, folder: DiaryFolder, recovery_key: str, clock: Clock) -> "Diary":
        """Open a diary with its recovery key; takes some seconds. Raises what `unlock` raises, and `NoRecoveryKey`."""
        if not folder.holds_a_diary():
            raise NoDiary
        if not folder.recovery.exists():
            raise NoRecoveryKey
        if not recovery.is_well_formed(recovery_key):
            raise WrongPassphrase
        try:
            wrapped = folder.recovery.read_bytes()
        except OSError as error:
            raise WrongPassphrase from error
        return cls.unlock(folder, recovery.unwrap(wrapped, recovery_key), clock)

    def close(self) -> None:
        """Close the file and forget the key. The diary cannot be used afterwards."""
        self._access.close()
        self._key = None

    def _utc_now(self) -> datetime:
        return self._clock.now().astimezone(UTC)

    # --- writing records ---------------------------------------------------------------------------------------------
    def save(self, *records: Record) -> Change:
        """Store new or changed records in one transaction; the stamps are set here.

        A record that is stored already with other content counts as edited by the person; one whose content is the
        same is left alone, so saving again after a failure does no harm. Raises `CouldNotWrite`.
        """
        now = self._utc_now()
        with self._access.writing() as connection:
            stored = store.stored_stamps(connection, records)
            written = [r for r in records if r.id not in stored or not store.says_the_same(connection, r)]
            # A microsecond apart, so that entries without a time keep the order in which they were given.
            moments = (now + timedelta(microseconds=place) for place in range(len(written)))
            store.write(
                connection,
                [
                    replace(record, stamps=_stamps_for_save(stored.get(record.id), moment))
                    for record, moment in zip(written, moments, strict=True)
                ],
            )
        return _change(written)

    def put_back(self, *records: Record) -> Change:
        """Store earlier forms of records again, as undo does: the edit mark is the one that they carry."""
        now = self._utc_now()
        with self._access.writing() as connection:
            stored = store.stored_stamps(connection, records)
            store.write(connection, [_stamped_for_undo(record, stored.get(record.id), now) for record in records])
        return _change(records)

    def remove(self, *records: Record) -> Change:
        """Remove records. Their content stays until `forget_removed`, so `bring_back` can undo it."""
        return self._mark_removed(records, removed=True)

    def bring_back(self, *records: Record) -> Change:
        """Undo `remove`; the edit mark does not move. Records whose content is gone stay removed."""
        return self._mark_removed(records, removed=False)

    def _mark_removed(self, records: Sequence[Record], *, removed: bool) -> Change:
        now = self._utc_now()
        with self._access.writing() as connection:
            stored = store.stored_stamps(connection, records)
            for record in records:
                if record.id not in stored:
                    continue
                changed = next_change(stored[record.id].changed_at, now)
                stamps = replace(stored[record.id], changed_at=changed, deleted_at=changed if removed else None)
                table = store.mapper_of(type(record)).table
                connection.execute(table.update().where(table.c.id == str(record.id)), cells.stamps_values(stamps))
        return _change(records)

    def forget_removed(self) -> None:
        """Scrub the content of removed records; a tombstone keeps id, kind and stamps.

        A set whose dilators are still named by sessions or plans keeps its content.
        """
        with self._access.transaction() as connection:
            if not store.any_removed(connection):
                return
        with self._access.writing() as connection:
            store.scrub_removed(connection)

    def as_stored(self, *records: Record) -> list[Record]:
        """Return these records in the form that is stored now; those that are not stored, or removed, are left out."""
        with self._access.transaction() as connection:
            return [
                found
                for record in records
                for found in store.read_kept(
                    connection, type(record), store.mapper_of(type(record)).table.c.id == str(record.id)
                )
            ]

    # --- reading records ---------------------------------------------------------------------------------------------
    def _read(self, record_type: type[R], *conditions: Any, limit: int | None = None) -> list[R]:
        with self._access.transaction() as connection:
            return store.read_kept(connection, record_type, *conditions, limit=limit)

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
        with self._access.transaction() as connection:
            return recent.newest_sessions(connection, how_many)

    def session(self, session_id: UUID) -> Session | None:
        """Return one session; None when it is gone."""
        found = self._read(Session, tables.session.c.id == str(session_id))
        return found[0] if found else None

    def since_last_size(self) -> list[Session]:
        """Return what the next start goes by, the last one first: all since the last day with a dilator, that day too.

        Older sessions are among them where a sign in them is not settled yet, and those of the day that settles it.
        """
        with self._access.transaction() as connection:
            return recent.since_last_size(connection)

    def count_sessions(self) -> int:
        """Return how many sessions there are."""
        query = select(func.count()).select_from(tables.session).where(tables.session.c.deleted_at.is_(None))
        with self._access.transaction() as connection:
            return connection.scalar(query) or 0

    def sets(self) -> list[DilatorSet]:
        """Return all sets, oldest first."""
        return self._read(DilatorSet)

    def current_set(self) -> DilatorSet | None:
        """Return the set in use: the newest one marked current, else the newest."""
        sets = self.sets()
        candidates = [s for s in sets if s.is_current] or sets
        return candidates[-1] if candidates else None

    def dilators_in_use(self) -> frozenset[UUID]:
        """Return the ids of all dilators that a session or a plan names, also a removed one that can come back."""
        step, plan = tables.session_step.c.dilator_id, tables.plan.c
        columns = (step, plan.size_id, plan.size_up_to_id, plan.warm_up_id)
        with self._access.transaction() as connection:
            found = [connection.scalars(select(column).distinct()).all() for column in columns]
        return frozenset(UUID(name) for names in found for name in names if name)

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
        with self._access.lock:
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
        row = {"kind": kind, "payload": payload, "changed_at": cells.moment_text(self._utc_now())}
        with self._access.writing() as connection:
            connection.execute(insert(tables.draft).prefix_with("OR REPLACE"), row)

    def draft(self, kind: str) -> str | None:
        """Return the unfinished form or session of that kind."""
        with self._access.transaction() as connection:
            return connection.scalar(select(tables.draft.c.payload).where(tables.draft.c.kind == kind))

    def drop_draft(self, kind: str) -> None:
        """Forget the draft of that kind."""
        if self.draft(kind) is None:
            return
        with self._access.writing() as connection:
            connection.execute(delete(tables.draft).where(tables.draft.c.kind == kind))

    def note_export(self, path: str, kind: str) -> None:
        """Remember that a file left the diary."""
        row = {"path": path, "kind": kind, "at": cells.moment_text(self._utc_now())}
        with self._access.writing() as connection:
            connection.execute(insert(tables.export_made), row)

    def exports(self) -> list[Export]:
        """Return the files that left the diary, oldest first."""
        with self._access.transaction() as connection:
            rows = connection.execute(select(tables.export_made).order_by(tables.export_made.c.id)).all()
        return [Export(row.path, row.kind, cells.moment(row.at)) for row in rows]

    def recovery_key(self) -> str | None:
        """Return the recovery key; None where there is none."""
        with self._access.transaction() as connection:
            return connection.scalar(select(tables.secret.c.recovery_key))

    def _set_first_recovery_key(self, recovery_key: str, passphrase: str) -> None:
        try:
            self.set_recovery_key(recovery_key, passphrase)
        except CouldNotWrite:
            self.close()
            raise

    def set_recovery_key(self, recovery_key: str, passphrase: str) -> None:
        """Write ``recovery.age`` for ``passphrase`` and keep the key so that it can be shown again. Takes seconds.

        Raises `WrongPassphrase` for a passphrase that does not open this diary, and `CouldNotWrite`; in both cases
        the old file and key still hold.
        """
        if self._key is None or cipher.derive(passphrase, self._key.salt) != self._key:
            raise WrongPassphrase
        wrapped = recovery.wrap(cipher.normalise(passphrase), recovery_key)
        file = self.folder.recovery
        old = file.read_bytes() if file.is_file() else None
        write_whole(file, wrapped)
        try:
            with self._access.writing() as connection:
                row = {"id": 1, "recovery_key": recovery.normalise(recovery_key)}
                connection.execute(insert(tables.secret).prefix_with("OR REPLACE"), row)
        except BaseException:
            if old is None:
                file.unlink()
            else:
                write_whole(file, old)
            raise


def _stamps_for_save(stored: Stamps | None, now: datetime) -> Stamps:
    if stored is None:
        return Stamps(recorded_at=now, changed_at=now)
    changed = next_change(stored.changed_at, now)
    return Stamps(recorded_at=stored.recorded_at, changed_at=changed, edited_at=changed)


def _stamped_for_undo(record: R, stored: Stamps | None, now: datetime) -> R:
    own = record.stamps or Stamps(now, now)
    changed = next_change(stored.changed_at, now) if stored else now
    return replace(record, stamps=replace(own, changed_at=changed, deleted_at=None))


def _change(records: Iterable[Record]) -> Change:
    listed = tuple(records)
    kinds = frozenset(store.mapper_of(type(record)).kind for record in listed)
    return Change(kinds, frozenset(record.id for record in listed))
