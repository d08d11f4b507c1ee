"""What saving, removing and undoing do to a record and to its stamps."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from sqlalchemy import select

from dilator_app.diary import tables
from dilator_app.domain.changes import NOTHING, Kind
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.records import Stamps
from dilator_app.domain.scales import NONE_OF_THESE
from dilator_app.domain.session import Session
from tests.makers import (
    NOW,
    TODAY,
    days_ago,
    make_appointment,
    make_dilator,
    make_goal,
    make_plan,
    make_question,
    make_rating,
    make_rest,
    make_session,
    make_set,
    make_step,
    warm_up,
)

AT_FIRST = NOW.astimezone(UTC)


@pytest.fixture
def filled(diary):
    """A diary with a set."""
    diary.save(make_set())
    return diary


def stamps_of(diary, session):
    return diary.session(session.id).stamps


# --- stamps ----------------------------------------------------------------------------------------------------------
def test_a_new_record_is_recorded_now_and_not_edited(filled):
    session = make_session(22)
    filled.save(session)
    assert stamps_of(filled, session) == Stamps(recorded_at=AT_FIRST, changed_at=AT_FIRST)


def test_a_changed_record_is_edited_and_keeps_when_it_was_recorded(filled, clock):
    session = make_session(22)
    filled.save(session)
    clock.advance(hours=1)
    filled.save(replace(session, worst_pain=3))
    later = AT_FIRST + timedelta(hours=1)
    assert stamps_of(filled, session) == Stamps(recorded_at=AT_FIRST, changed_at=later, edited_at=later)


def test_saving_without_a_change_is_no_edit(filled, clock):
    session = make_session(22, pain=3, ticks=("music",))
    filled.save(session)
    clock.advance(hours=1)
    assert filled.save(filled.session(session.id)) == NOTHING
    assert stamps_of(filled, session).edited_at is None
    assert stamps_of(filled, session).changed_at == AT_FIRST


def test_the_same_moment_at_another_offset_is_a_change(filled, clock):
    session = make_session(22, at="20:00")
    filled.save(session)
    clock.advance(hours=1)
    elsewhere = replace(session, started_at=session.started_at.astimezone(UTC))
    assert elsewhere == session
    filled.save(elsewhere)
    assert filled.session(session.id).started_at.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "change",
    [
        {"worst_pain": 4},
        {"safety": NONE_OF_THESE},
        {"ticks": ("warm bath",)},
        {"note_to_self": "Longer breathing first."},
        {"steps": ()},
        {"steps": (make_step(22, pain=1),)},
        {"steps": (warm_up(22),)},
        {"day": days_ago(1)},
    ],
)
def test_every_change_of_content_marks_it_as_edited(filled, change):
    session = make_session(22)
    filled.save(session)
    change_made = filled.save(replace(session, **change))
    assert change_made.touches(Kind.SESSION)
    assert stamps_of(filled, session).edited_at is not None


def test_stamps_that_somebody_else_wrote_are_not_believed(filled):
    session = make_session(22, stamps=Stamps(AT_FIRST - timedelta(days=9), AT_FIRST, AT_FIRST, AT_FIRST))
    filled.save(session)
    assert stamps_of(filled, session) == Stamps(recorded_at=AT_FIRST, changed_at=AT_FIRST)


def test_changes_never_run_backwards_when_the_clock_is_set_back(filled, clock):
    session = make_session(22)
    filled.save(session)
    clock.set(NOW - timedelta(days=400))
    for pain in (1, 2):
        before = stamps_of(filled, session).changed_at
        filled.save(replace(session, worst_pain=pain))
        assert stamps_of(filled, session).changed_at == before + timedelta(microseconds=1)
    before = stamps_of(filled, session).changed_at
    filled.remove(session)
    filled.bring_back(session)
    assert stamps_of(filled, session).changed_at > before


def test_entries_saved_together_keep_the_order_in_which_they_were_given(filled):
    untimed = [make_session(22, note_to_self=str(n)) for n in range(40)]
    filled.save(*untimed)
    assert [s.note_to_self for s in filled.sessions()] == [str(n) for n in range(40)]
    assert [s.note_to_self for s in filled.newest_sessions(40)] == [str(39 - n) for n in range(40)]
    recorded = [s.stamps.recorded_at for s in filled.sessions()]
    assert recorded == sorted(set(recorded))  # also elsewhere, where only the stamps tell
    assert recorded[0] == AT_FIRST


def test_of_one_record_given_twice_the_last_form_is_kept(filled):
    session = make_session(18, 22, ticks=("a", "b"))
    filled.save(session, replace(session, steps=(), ticks=("b",)))
    found = filled.session(session.id)
    assert found.steps == ()
    assert found.ticks == ("b",)


# --- what a save says ------------------------------------------------------------------------------------------------
def test_a_save_says_which_kinds_and_records_it_touched(diary):
    the_set, plan = make_set(), make_plan()
    change = diary.save(the_set, plan)
    assert change.kinds == {Kind.DILATOR_SET, Kind.PLAN}
    assert change.ids == {the_set.id, plan.id}
    assert change.touches(Kind.PLAN, Kind.GOAL)
    assert not change.touches(Kind.GOAL)


def test_nothing_is_saved_when_one_of_several_cannot_be(filled):
    good, stranger = make_session(22), make_session(make_step(make_dilator(33)))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        filled.save(good, stranger)
    assert filled.sessions() == []
    filled.save(good)
    assert filled.count_sessions() == 1


def test_records_may_be_given_in_any_order(diary):
    diary.save(make_session(22), make_plan(22), make_set())
    assert diary.count_sessions() == 1


# --- removing, bringing back, forgetting -----------------------------------------------------------------------------
def test_a_removed_record_is_gone_and_comes_back_as_it_was(filled, clock):
    session = make_session(warm_up(15), 22, pain=3, ticks=("music",), note_to_self="a word")
    filled.save(session)
    before = filled.session(session.id)
    clock.advance(seconds=5)
    assert filled.remove(session).touches(Kind.SESSION)
    assert filled.session(session.id) is None
    assert filled.sessions() == filled.newest_sessions() == []
    assert filled.count_sessions() == 0
    filled.bring_back(session)
    after = filled.session(session.id)
    assert replace(after, stamps=None) == replace(before, stamps=None)
    assert after.stamps.edited_at is None
    assert after.stamps.deleted_at is None
    assert after.stamps.changed_at > before.stamps.changed_at


def test_undoing_an_edit_takes_the_edit_mark_back_too(filled, clock):
    session = make_session(22, pain=3)
    filled.save(session)
    before = filled.session(session.id)
    clock.advance(minutes=1)
    filled.save(replace(session, worst_pain=4))
    filled.put_back(before)
    after = filled.session(session.id)
    assert (after.worst_pain, after.stamps.edited_at) == (3, None)
    assert after.stamps.changed_at > AT_FIRST + timedelta(minutes=1)


def test_undoing_the_second_edit_leaves_the_mark_of_the_first(filled, clock):
    session = make_session(22, pain=3)
    filled.save(session)
    clock.advance(minutes=1)
    filled.save(replace(session, worst_pain=4))
    first_edit = filled.session(session.id)
    clock.advance(minutes=1)
    filled.save(replace(session, worst_pain=5))
    filled.put_back(first_edit)
    assert stamps_of(filled, session).edited_at == first_edit.stamps.edited_at


def test_a_removed_record_that_is_put_back_is_there_again(filled):
    session = make_session(22, pain=3)
    filled.save(session)
    before = filled.session(session.id)
    filled.remove(session)
    filled.put_back(before)
    assert replace(filled.session(session.id), stamps=None) == session


def test_removing_what_was_never_saved_does_nothing(filled):
    filled.remove(make_session(22))
    filled.bring_back(make_session(22))
    filled.forget_removed()
    assert filled.sessions() == []


def rows(diary, table):
    with diary._access.transaction() as connection:
        return connection.execute(select(table)).mappings().all()


def test_forgetting_leaves_id_kind_and_stamps(filled, clock):
    session = make_session(22, ticks=("music",), note_to_self="a word")
    filled.save(session)
    clock.advance(hours=1)
    filled.remove(session)
    filled.forget_removed()
    (stone,) = rows(filled, tables.tombstone)
    assert set(stone) == {"id", "recorded_at", "changed_at", "edited_at", "deleted_at", "kind"}
    assert (stone["id"], stone["kind"]) == (str(session.id), "session")
    assert stone["deleted_at"] == stone["changed_at"] == "2026-11-12T20:40:00.000000Z"
    for table in (tables.session, tables.session_step, tables.session_tick):
        assert rows(filled, table) == []


def test_what_is_forgotten_cannot_be_brought_back(filled):
    session = make_session(22)
    filled.save(session)
    filled.remove(session)
    filled.forget_removed()
    filled.bring_back(session)
    assert filled.session(session.id) is None


def test_what_was_not_removed_is_not_forgotten(filled):
    kept = make_session(22)
    filled.save(kept)
    filled.forget_removed()
    assert filled.session(kept.id) is not None
    assert rows(filled, tables.tombstone) == []


def test_a_forgotten_record_that_is_saved_again_has_no_tombstone_and_a_later_stamp(filled, clock):
    session = make_session(22)
    filled.save(session)
    filled.remove(session)
    filled.forget_removed()
    (stone,) = rows(filled, tables.tombstone)
    clock.set(NOW - timedelta(days=1))
    filled.put_back(session)
    assert rows(filled, tables.tombstone) == []
    assert stamps_of(filled, session).changed_at.isoformat() > stone["changed_at"].replace("Z", "+00:00")


def test_every_kind_can_be_removed_and_forgotten(diary):
    the_set, goal, appointment = make_set(), make_goal(), make_appointment()
    records = [
        the_set,
        make_plan(),
        make_rest(),
        make_session(22),
        goal,
        make_rating(goal),
        appointment,
        make_question(),
    ]
    diary.save(*records)
    diary.remove(*records)
    diary.forget_removed()
    assert {stone["id"] for stone in rows(diary, tables.tombstone)} == {str(r.id) for r in records}
    for table in tables.metadata.sorted_tables:
        if table is not tables.tombstone:
            assert rows(diary, table) == []


def test_a_removed_set_that_a_session_names_keeps_its_content(filled):
    session = make_session(22, pain=3)
    filled.save(session)
    filled.remove(*filled.sets())
    filled.forget_removed()
    assert filled.sets() == []
    assert filled.session(session.id).main_dilator == make_dilator(22)


@pytest.mark.parametrize(
    "plan", [make_plan(22), make_plan(None, size_up_to=make_dilator(22)), make_plan(None, warm_up=None)]
)
def test_a_removed_set_that_a_plan_names_keeps_its_content(diary, plan):
    diary.save(make_set(), plan)
    diary.remove(*diary.sets())
    diary.forget_removed()
    assert diary.plans()[0].size == plan.size


def test_a_set_goes_with_the_last_session_that_named_it(filled):
    session = make_session(22)
    filled.save(session)
    filled.remove(session, *filled.sets())
    filled.forget_removed()
    assert rows(filled, tables.dilator) == []


# --- sets ------------------------------------------------------------------------------------------------------------
def test_a_dilator_with_sessions_is_retired_never_removed(filled):
    session = make_session(22)
    filled.save(session)
    the_set = filled.current_set()
    filled.save(replace(the_set, dilators=tuple(d for d in the_set.dilators if d.diameter_mm not in (22.0, 25.0))))
    after = filled.current_set()
    assert [d.diameter_mm for d in after.in_use] == [12.0, 15.0, 18.0]
    assert [d.diameter_mm for d in after.dilators if d.retired] == [22.0]
    assert filled.session(session.id).main_dilator.id == make_dilator(22).id


def test_correcting_a_diameter_corrects_all_its_sessions(filled):
    session = make_session(22)
    filled.save(session)
    the_set = filled.current_set()
    corrected = tuple(replace(d, diameter_um=22_500) if d.diameter_mm == 22.0 else d for d in the_set.dilators)
    filled.save(replace(the_set, dilators=corrected))
    assert filled.session(session.id).main_dilator.diameter_mm == 22.5


def test_dilators_may_change_places(filled):
    the_set = filled.current_set()
    turned = tuple(replace(d, position=99 - d.position) for d in the_set.dilators)
    filled.save(replace(the_set, dilators=turned))
    assert [d.diameter_mm for d in filled.current_set().dilators] == [25.0, 22.0, 18.0, 15.0, 12.0]


# --- preferences -----------------------------------------------------------------------------------------------------
def test_only_choices_that_differ_are_stored(diary):
    assert diary.save_preferences(Preferences()) == NOTHING
    change = diary.save_preferences(Preferences(inches=True))
    assert change.kinds == {Kind.SETTING}
    assert len(rows(diary, tables.setting)) == 1
    assert diary.save_preferences(Preferences(inches=True)) == NOTHING
    diary.save_preferences(Preferences())
    assert diary.preferences() == Preferences()


def test_a_session_needs_nothing_but_its_day(filled):
    bare = Session(day=TODAY)
    filled.save(bare)
    assert replace(filled.session(bare.id), stamps=None) == bare
