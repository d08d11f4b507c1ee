"""Whatever may be entered comes back as it was entered."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dilator_app.diary import store
from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Kind
from dilator_app.domain.records import Record
from tests import strategies
from tests.conftest import Template
from tests.makers import NOW, FixedClock


@pytest.fixture(scope="module")
def shelf(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Diary]:
    """One diary for all examples: what one of them stores must not touch the next."""
    diary = template.open(template.copy(tmp_path_factory.mktemp("shelf") / "diary"), FixedClock())
    yield diary
    diary.close()


def read_back(diary: Diary, record: Record) -> Record:
    mapper = store.mapper_of(type(record))
    (found,) = diary._read(type(record), mapper.table.c.id == str(record.id))
    return found


def assert_unchanged(entered: Record, found: Record) -> None:
    """By value and by how it is written out: equal moments of two zones are equal to Python, and not to a person."""
    assert found.stamps is not None
    plain = replace(found, stamps=None)
    assert plain == entered
    assert repr(plain) == repr(entered)
    for field in fields(entered):
        before, after = getattr(entered, field.name), getattr(found, field.name)
        if isinstance(before, datetime):
            assert after.timestamp() == before.timestamp()
            assert after.utcoffset() == before.utcoffset()
            assert (after.date(), after.time()) == (before.date(), before.time())


@settings(max_examples=60)
@given(st.data())
def test_any_session_comes_back_unchanged(shelf, data):
    the_set = data.draw(strategies.sets())
    listed = data.draw(st.lists(strategies.sessions(list(the_set.dilators)), min_size=1, max_size=4))
    shelf.save(*listed, the_set)  # in whatever order
    for session in listed:
        assert_unchanged(session, read_back(shelf, session))


@settings(max_examples=60)
@given(st.data())
def test_any_set_and_plan_come_back_unchanged(shelf, data):
    the_set = data.draw(strategies.sets())
    plan = data.draw(strategies.plans(list(the_set.dilators)))
    shelf.save(the_set, plan)
    assert_unchanged(the_set, read_back(shelf, the_set))
    assert_unchanged(plan, read_back(shelf, plan))


@st.composite
def small_records(draw):
    goal, step = draw(strategies.goals()), draw(strategies.own_steps())
    appointment = draw(strategies.appointments())
    kinds = [strategies.ratings(goal), strategies.tries(step), strategies.questions(appointment), strategies.rests()]
    return [goal, step, appointment, *(draw(kind) for kind in kinds)]


@settings(max_examples=60)
@given(small_records())
def test_any_other_record_comes_back_unchanged(shelf, records):
    shelf.save(*records)
    for record in records:
        assert_unchanged(record, read_back(shelf, record))


@settings(max_examples=60)
@given(strategies.preferences())
def test_any_choices_come_back_unchanged(shelf, preferences):
    shelf.save_preferences(preferences)
    assert shelf.preferences() == preferences


@settings(max_examples=60)
@given(st.data())
def test_an_edited_session_leaves_nothing_of_its_older_form(shelf, data):
    the_set = data.draw(strategies.sets())
    one = strategies.sessions(list(the_set.dilators))
    old = data.draw(one)
    new = replace(data.draw(one), id=old.id)
    shelf.save(the_set, old)
    shelf.save(new)
    assert_unchanged(new, read_back(shelf, new))


@settings(max_examples=60)
@given(st.data())
def test_any_record_is_still_there_in_another_process_as_it_were(template, tmp_path_factory, data):
    """Closed and opened again, as after a lock."""
    folder = template.copy(tmp_path_factory.mktemp("closed") / "diary")
    the_set = data.draw(strategies.sets())
    session = data.draw(strategies.sessions(list(the_set.dilators)))
    diary = template.open(folder, FixedClock())
    diary.save(the_set, session)
    diary.close()
    diary = template.open(folder, FixedClock())
    assert_unchanged(session, read_back(diary, session))
    diary.close()


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_moments_sort_as_text_as_they_do_in_time(one, other):
    from dilator_app.diary import cells

    assert (cells.moment_text(one) < cells.moment_text(other)) == (one < other)
    assert cells.moment(cells.moment_text(one)) == one


def test_a_whole_sample_diary_survives_closing(diary, template, clock):
    from dilator_app import sample

    sample.fill(diary, NOW.date())
    before = {mapper.kind: diary._read(mapper.record_type) for mapper in store.MAPPERS}
    folder = diary.folder
    diary.close()
    again = template.open(folder, clock)
    after = {mapper.kind: again._read(mapper.record_type) for mapper in store.MAPPERS}
    again.close()
    assert before.keys() == set(Kind)
    assert after == before
    assert repr(after) == repr(before)
