"""What the pages ask for, in the order in which they show it."""

from datetime import time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, event, insert, select

from dilator_app.diary import tables
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.scales import NONE_OF_THESE, Sign
from dilator_app.domain.session import in_order
from tests.makers import (
    NOW,
    TODAY,
    FixedClock,
    days_ago,
    make_appointment,
    make_dilator,
    make_goal,
    make_own_step,
    make_plan,
    make_question,
    make_rating,
    make_rest,
    make_session,
    make_set,
    make_try,
    signs,
)
from tests.strategies import SIZES, sessions


@pytest.fixture
def filled(diary):
    diary.save(make_set())
    return diary


def test_an_empty_diary_has_nothing_of_anything(diary):
    assert diary.sessions() == diary.newest_sessions(5) == diary.since_last_size() == []
    assert diary.current_set() is diary.plan_on(TODAY) is diary.session(make_set().id) is None
    assert diary.count_sessions() == 0
    assert diary.exports() == []
    assert diary.recovery_key() is None


def test_sessions_of_a_period_hold_both_its_days(filled):
    filled.save(*[make_session(22, day=days_ago(n)) for n in range(6)])

    def days(**period):
        return [(TODAY - s.day).days for s in filled.sessions(**period)]

    assert days() == [5, 4, 3, 2, 1, 0]
    assert days(first=days_ago(3)) == [3, 2, 1, 0]
    assert days(last=days_ago(3)) == [5, 4, 3]
    assert days(first=days_ago(3), last=days_ago(2)) == [3, 2]
    assert days(first=TODAY + timedelta(days=1)) == []


@settings(max_examples=25)
@given(st.lists(sessions(SIZES, st.dates(days_ago(2), TODAY), words=False), max_size=6))
def test_the_file_and_the_domain_agree_on_the_order(template, tmp_path_factory, listed):
    diary = template.open(template.copy(tmp_path_factory.mktemp("order") / "diary"), FixedClock())
    diary.save(DilatorSet(dilators=tuple(SIZES)), *listed)
    found = diary.sessions()
    assert found == in_order(found)
    assert diary.newest_sessions(99) == found[::-1]
    for how_many in range(1, 4):
        assert diary.newest_sessions(how_many) == found[::-1][:how_many]
    diary.close()


def test_the_newest_are_the_newest_although_many_lie_on_their_day(filled):
    filled.save(*[make_session(22, pain=n % 11, at=f"{n // 60:02}:{n % 60:02}") for n in range(120)])
    filled.save(*[make_session(22, day=days_ago(1)) for _ in range(5)])
    assert [s.worst_pain for s in filled.newest_sessions(3)] == [119 % 11, 118 % 11, 117 % 11]
    assert len(filled.newest_sessions(122)) == 122
    assert len(filled.newest_sessions(999)) == 125


def test_removed_sessions_are_not_among_the_newest(filled):
    listed = [make_session(22, day=days_ago(n), note_to_self=str(n)) for n in range(5)]
    filled.save(*listed)
    filled.remove(*listed[:3])
    assert [s.note_to_self for s in filled.newest_sessions(3)] == ["3", "4"]


@pytest.mark.parametrize("breathing", [0, 1, 7, 8, 70])
def test_the_offer_looks_back_to_the_last_session_with_a_dilator(filled, breathing):
    sized = make_session(18, day=days_ago(200))
    filled.save(sized, make_session(22, day=days_ago(201)))
    filled.save(*[make_session(day=days_ago(n)) for n in range(breathing)])
    found = filled.since_last_size()
    assert len(found) == breathing + 1
    assert found[-1].id == sized.id


def test_the_whole_last_day_with_a_dilator_and_older_sessions_with_a_newer_sign_are_among_them(filled):
    morning, evening = make_session(22), make_session(18, at="20:00", safety=NONE_OF_THESE)
    spotted = make_session(22, day=days_ago(9), safety=signs(Sign.SPOTTING))
    settled = make_session(22, day=days_ago(9), safety=signs(Sign.PAIN_LASTED, day=days_ago(9)))
    filled.save(morning, evening, spotted, settled)
    assert {s.id for s in filled.since_last_size()} == {morning.id, evening.id, spotted.id}


def test_a_sign_that_no_answer_has_come_after_is_among_them_however_old_it_is(filled):
    spotted = make_session(22, day=days_ago(9), safety=signs(Sign.SPOTTING, day=days_ago(9)))
    silent = [make_session(22, day=days_ago(n)) for n in range(8)]
    filled.save(spotted, *silent)
    assert {s.id for s in filled.since_last_size()} == {spotted.id, silent[0].id}


def test_without_any_dilator_it_looks_back_to_the_beginning(filled):
    filled.save(*[make_session(day=days_ago(n)) for n in range(20)])
    assert len(filled.since_last_size()) == 20


@pytest.mark.parametrize("many", [1, 499, 500, 501, 1200])
def test_steps_and_ticks_are_those_of_their_session_however_many_there_are(filled, many):
    filled.save(*[make_session(*[18, 22][: n % 3], day=days_ago(n), ticks=(f"tick {n}",)) for n in range(many)])
    filled.save(make_session(15, day=days_ago(5000)))
    found = filled.sessions(first=days_ago(4000))
    assert len(found) == many
    for session in found:
        n = (TODAY - session.day).days
        assert session.ticks == (f"tick {n}",)
        assert [s.dilator.diameter_mm for s in session.steps] == [18.0, 22.0][: n % 3]


def test_steps_stand_in_their_order_however_the_rows_lie(filled):
    session = make_session(15, 18, 22, 18, ticks=("one", "two", "three"))
    filled.save(session)
    with filled._access.writing() as connection:
        for table in (tables.session_step, tables.session_tick):
            rows = connection.execute(select(table)).mappings().all()
            connection.execute(delete(table))
            for row in reversed(rows):
                connection.execute(insert(table), dict(row))
    found = filled.session(session.id)
    assert found.steps == session.steps
    assert found.ticks == session.ticks


def test_a_page_asks_as_often_for_many_sessions_as_for_few(filled):
    asked = []
    event.listen(filled._access.engine, "before_cursor_execute", lambda *of_it: asked.append(of_it[2]))

    def questions(read):
        asked.clear()
        read()
        return len(asked)

    filled.save(make_session(18, 22))
    reads = [filled.sessions, filled.count_sessions, lambda: filled.newest_sessions(8), filled.since_last_size]
    few = [questions(read) for read in reads]
    filled.save(*[make_session(18, 22, day=days_ago(n)) for n in range(700)])
    assert [questions(read) for read in reads] == few


def test_the_current_set_is_the_newest_that_is_marked(diary, clock):
    first = make_set(name="first")
    diary.save(first)
    assert diary.current_set().name == "first"
    clock.advance(days=1)
    diary.save(make_set(12, name="second", is_current=False))
    assert diary.current_set().name == "first"
    clock.advance(days=1)
    diary.save(make_set(15, name="third"))
    assert diary.current_set().name == "third"
    assert [s.name for s in diary.sets()] == ["first", "second", "third"]


def test_without_a_mark_the_newest_set_is_in_use(diary, clock):
    diary.save(make_set(12, name="first", is_current=False))
    clock.advance(days=1)
    diary.save(make_set(15, name="second", is_current=False))
    assert diary.current_set().name == "second"


def test_the_dilators_in_use_are_those_that_a_session_or_a_plan_names(filled):
    assert filled.dilators_in_use() == frozenset()
    session = make_session(15, 18)
    filled.save(session, make_plan(22, size_up_to=make_dilator(25)))
    filled.remove(session)
    assert filled.dilators_in_use() == {make_dilator(mm).id for mm in (15, 18, 22, 25)}


def test_the_plan_on_a_day_is_the_version_in_force(filled, clock):
    filled.save(make_plan(18, starts_on=days_ago(30)))
    filled.save(make_plan(22, starts_on=days_ago(3)))
    assert filled.plan_on(TODAY).size.diameter_mm == 22.0
    assert filled.plan_on(days_ago(4)).size.diameter_mm == 18.0
    assert filled.plan_on(days_ago(31)) is None
    assert [p.size.diameter_mm for p in filled.plans()] == [18.0, 22.0]


def test_the_other_records_stand_in_their_order(diary):
    late, early = make_goal("late", position=1), make_goal("early", position=0)
    steps = [make_own_step("second", position=2), make_own_step("first", position=1)]
    diary.save(late, early, *steps)
    diary.save(make_rating(early, 5, TODAY), make_rating(early, 4, days_ago(3)))
    diary.save(make_try(steps[0], TODAY, pain=1), make_try(steps[0], days_ago(1), pain=2))
    diary.save(make_rest(TODAY), make_rest(days_ago(9), days_ago(8)))
    diary.save(
        make_appointment(TODAY, at=time(14)),
        make_appointment(TODAY, at=time(9)),
        make_appointment(TODAY),
        make_appointment(days_ago(1), at=time(23)),
    )
    diary.save(make_question("one"), make_question("two"), make_question("three"))
    assert [g.words for g in diary.goals()] == ["early", "late"]
    assert [s.words for s in diary.own_steps()] == ["first", "second"]
    assert [r.value for r in diary.goal_ratings()] == [4, 5]
    assert [t.pain for t in diary.own_step_tries()] == [2, 1]
    assert [r.first_day for r in diary.rests()] == [days_ago(9), TODAY]
    assert [a.at for a in diary.appointments()] == [time(23), None, time(9), time(14)]
    assert [q.words for q in diary.questions()] == ["one", "two", "three"]


# --- drafts and exports ----------------------------------------------------------------------------------------------
def test_a_draft_is_kept_replaced_and_dropped_by_kind(diary, template, clock):
    diary.save_draft("session", '{"stage": "breathe"}')
    diary.save_draft("form", "a form")
    diary.save_draft("session", '{"stage": "practise"}')
    folder = diary.folder
    diary.close()
    again = template.open(folder, clock)
    assert again.draft("session") == '{"stage": "practise"}'
    again.drop_draft("session")
    again.drop_draft("session")
    assert again.draft("session") is None
    assert again.draft("form") == "a form"
    again.close()


def test_a_draft_may_hold_anything(diary):
    for payload in ("", "\u2066RTL\u2069 👩🏽‍⚕️ ' \" \\ %", "x" * 1_000_000):
        diary.save_draft("form", payload)
        assert diary.draft("form") == payload


def test_exports_are_listed_oldest_first_with_their_moment(diary, clock):
    diary.note_export("/media/stick/report.pdf", "pdf")
    clock.advance(hours=1)
    diary.note_export("/media/stick/report.pdf", "pdf")
    assert [(e.path, e.kind, e.at) for e in diary.exports()] == [
        ("/media/stick/report.pdf", "pdf", NOW),
        ("/media/stick/report.pdf", "pdf", NOW + timedelta(hours=1)),
    ]
