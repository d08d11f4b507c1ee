"""The sample sets no example (care M14): small steps, a rest, a step back that stays, and blanks."""

from datetime import timedelta

import pytest

from dilator_app import i18n, sample
from dilator_app.domain.appointments import Appointment, Question, last_appointment
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.goals import Goal
from dilator_app.domain.plan import DEFAULT_COMFORT_LIMIT, OriginKind, Plan, Rest, in_force
from dilator_app.domain.session import Session
from tests.makers import NOW, TODAY
from tests.spanish import GENDERED, UNKIND


@pytest.fixture(scope="module")
def records():
    return sample.records(TODAY)


def of(records, kind):
    return [r for r in records if isinstance(r, kind)]


@pytest.fixture(scope="module")
def sessions(records):
    return sorted(of(records, Session), key=lambda s: s.started_at)


def test_it_says_that_it_is_invented_and_no_example():
    assert sample.load()["note"].startswith("Invented. Not an example to follow.")


def test_it_stays_at_two_sizes_over_ten_weeks(sessions):
    assert len({size for s in sessions for size in s.sizes}) <= 2
    assert timedelta(weeks=9) <= sessions[-1].day - sessions[0].day <= timedelta(weeks=11)
    assert sessions[-1].day == TODAY


def test_it_has_a_rest_in_which_nothing_was_expected_and_nothing_done(records, sessions):
    (rest,) = of(records, Rest)
    assert rest.last_day is not None
    assert not [s for s in sessions if rest.covers(s.day)]
    assert sessions[0].day < rest.first_day < sessions[-1].day


def test_it_has_breathing_sessions_and_blanks(sessions):
    assert [s for s in sessions if s.is_breathing_session]
    for field in ("worst_pain", "insertion", "breathing", "safety", "anxiety_before"):
        assert [s for s in sessions if getattr(s, field) is None], f"{field} is always answered"
        assert [s for s in sessions if getattr(s, field) is not None]


def test_it_has_a_step_back_that_stays(sessions):
    sizes = [s.main_dilator.diameter_um for s in sessions if s.main_dilator]
    back = next(n for n in range(1, len(sizes)) if sizes[n] < sizes[n - 1])
    assert sizes[back : back + 3] == [sizes[back]] * 3


def test_the_size_changes_once_upwards_on_the_date_of_an_appointment_with_a_new_plan(records, sessions):
    plans = sorted(of(records, Plan), key=lambda p: p.starts_on)
    sizes = [plan.size for plan in plans]
    larger = [n for n in range(1, len(sizes)) if sizes[n].diameter_um > sizes[n - 1].diameter_um]
    assert len(larger) == 1
    begins = plans[larger[0]].starts_on
    assert begins in {a.day for a in of(records, Appointment)}
    assert plans[larger[0]].clinician.kind is OriginKind.CLINICIAN
    first = next(s for s in sessions if s.main_dilator == sizes[larger[0]])
    assert first.day >= begins


def test_no_session_is_larger_than_the_plan(records, sessions):
    plans = of(records, Plan)
    for session in sessions:
        for step in session.steps:
            assert step.dilator.diameter_um <= in_force(plans, session.day).size.diameter_um


def test_at_most_one_session_in_ten_is_above_the_limit(records, sessions):
    plans = of(records, Plan)
    above = 0
    for session in sessions:
        plan = in_force(plans, session.day)
        above += (session.highest_pain or 0) > (plan.comfort_limit if plan else DEFAULT_COMFORT_LIMIT)
    assert above <= len(sessions) / 10


def test_its_set_says_so_too(records):
    (the_set,) = of(records, DilatorSet)
    assert "invented" in the_set.name.lower()


def test_it_has_an_appointment_behind_and_one_ahead(records):
    appointments = of(records, Appointment)
    assert last_appointment(appointments, TODAY) is not None
    assert [a for a in appointments if a.day > TODAY]


@pytest.mark.parametrize("days", [-400, -1, 0, 1, 200])
def test_it_ends_on_whatever_day_it_is(days):
    today = TODAY + timedelta(days=days)
    moved = of(sample.records(today), Session)
    assert max(s.day for s in moved) == today
    assert len(moved) == len(of(sample.records(TODAY), Session))


def test_it_fills_a_diary_once_and_whole(diary, records):
    sample.fill(diary, TODAY)
    assert diary.count_sessions() == len(of(records, Session))
    assert diary.preferences().welcome_done
    assert diary.current_set() is not None
    assert diary.plan_on(TODAY) is not None
    assert not [s for s in diary.sessions() if s.stamps.edited_at]


def test_the_last_session_can_be_left_out(diary, records):
    sample.fill(diary, TODAY, without_last_session=True)
    assert diary.count_sessions() == len(of(records, Session)) - 1
    assert TODAY not in {s.day for s in diary.sessions()}


def test_the_diary_remembers_that_it_is_invented(diary):
    sample.fill(diary, TODAY)
    assert diary.preferences().is_sample


def test_for_pictures_the_mark_can_be_left_out(diary):
    sample.fill(diary, TODAY, marked=False)
    assert not diary.preferences().is_sample


def texts_of(records):
    """Return what the invented person wrote."""
    for record in records:
        match record:
            case Session():
                yield from (record.note_to_self, record.note_for_therapist, *record.ticks)
            case Plan():
                yield from (record.sore_day, record.own_words, record.contact)
            case Goal() | Question():
                yield record.words
            case DilatorSet():
                yield record.name


def test_whoever_reads_spanish_looks_at_a_spanish_sample(records):
    with i18n.speaking("es"):
        spanish = {text for text in texts_of(sample.records(TODAY)) if text}
    english = {text for text in texts_of(records) if text}
    assert len(spanish) == len(english)
    assert not spanish & english
    assert [text for text in spanish if GENDERED.search(text) or UNKIND.search(text)] == []
    assert "Una citología sin miedo" in spanish


@pytest.mark.parametrize("at", [(0, 37), (8, 0), (20, 39), (20, 40), (23, 59)])
def test_no_session_of_the_sample_is_still_to_come(at):
    now = NOW.replace(hour=at[0], minute=at[1])
    newest = max(of(sample.records(sample.last_day(now)), Session), key=lambda session: session.started_at)
    assert newest.started_at.replace(tzinfo=None) <= now.replace(tzinfo=None)
    assert now.date() - newest.day <= timedelta(days=1)
