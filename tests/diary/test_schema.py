"""The tables as the migrations make them, as the program knows them, and on the way from one to the other."""

import shutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from dilator_app.diary import schema, tables
from dilator_app.diary.diary import Diary
from tests.makers import days_ago, make_plan, make_session, make_set

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("session", recreate="always") as batch:
        batch.add_column(sa.Column("weather", sa.Text()))
    with op.batch_alter_table("dilator_set", recreate="always") as batch:
        batch.add_column(sa.Column("gift", sa.Text()))
    {more}
"""


def test_the_migrated_schema_is_the_one_that_the_program_knows(diary):
    with diary._access.transaction() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_every_column_is_as_the_program_would_make_it(diary):
    engine = create_engine("sqlite://")
    tables.metadata.create_all(engine)
    with diary._access.transaction() as connection:
        migrated, made = inspect(connection), inspect(engine)
        for table in tables.metadata.sorted_tables:
            # Their order differs: what a later revision adds stands last.
            columns, columns_made = ({str(c) for c in one.get_columns(table.name)} for one in (migrated, made))
            assert columns == columns_made
            keys, keys_made = ({str(k) for k in one.get_foreign_keys(table.name)} for one in (migrated, made))
            assert keys == keys_made
    engine.dispose()


def names_of_constraints(inspector, name):
    found = {c["name"] for c in inspector.get_check_constraints(name)}
    found |= {c["name"] for c in inspector.get_foreign_keys(name)}
    found |= {c["name"] for c in inspector.get_unique_constraints(name)}
    return found | {inspector.get_pk_constraint(name)["name"]}


def test_every_constraint_has_its_name_and_says_the_same(diary):
    with diary._access.transaction() as connection:
        inspector = inspect(connection)
        for table in tables.metadata.sorted_tables:
            assert names_of_constraints(inspector, table.name) == {str(c.name) for c in table.constraints}
            here = {c["name"]: c["sqltext"] for c in inspector.get_check_constraints(table.name)}
            known = {str(c.name): str(c.sqltext) for c in table.constraints if hasattr(c, "sqltext")}
            assert here == known
            assert {i["name"] for i in inspector.get_indexes(table.name)} == {i.name for i in table.indexes}


def test_the_newest_revision_is_known(diary):
    assert tables.KNOWN_REVISIONS[-1] == tables.HEAD
    with diary._access.transaction() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == tables.HEAD


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE session SET worst_pain = 11",
        "UPDATE session SET insertion = 'perfect'",
        "UPDATE session SET started_at = NULL, utc_offset_min = 60",
        "UPDATE session SET stopped = 2",
        "UPDATE session_step SET dilator_id = 'nobody'",
        "UPDATE session_step SET role = 'largest'",
        "UPDATE plan SET comfort_limit = 1, rule_sessions = 3, rule_pain = 2",
        "UPDATE plan SET rule_sessions = 3",
        "UPDATE dilator SET diameter_um = 60001",
        "DELETE FROM dilator_set",
    ],
)
def test_the_file_itself_refuses_what_cannot_be(diary, change):
    diary.save(make_set(), make_plan(22), make_session(22))
    with pytest.raises(IntegrityError), diary._access.transaction() as connection:
        connection.execute(text(change))
    assert diary.count_sessions() == 1


# --- on the way to a later schema ------------------------------------------------------------------------------------
@pytest.fixture
def later(tmp_path, monkeypatch):
    """Let there be one more revision, which rebuilds two tables that others point at."""

    def make(more="pass"):
        scripts = tmp_path / "migrations"
        shutil.copytree(schema.MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "0003_next.py").write_text(NEXT.format(more=more))
        monkeypatch.setattr(schema, "MIGRATIONS", scripts)
        monkeypatch.setattr(tables, "HEAD", "0003")
        monkeypatch.setattr(tables, "KNOWN_REVISIONS", (*tables.KNOWN_REVISIONS, "0003"))

    return make


@pytest.fixture
def filled(folder, template, clock):
    diary = template.open(folder, clock)
    diary.save(make_set(), make_plan(22), make_session(18, 22, pain=3, ticks=("music",)))
    diary.close()
    return folder


@pytest.fixture
def of_first_revision(folder, template, clock):
    """A diary as the first revision made it, with two sessions."""
    diary = template.open(folder, clock)
    diary.save(make_set(), make_session(18, 22, pain=3, ticks=("music",)), make_session(15, pain=1, day=days_ago(2)))
    with diary._access.transaction() as connection:
        for column in ("size_unsaid", "unsaid_seconds"):
            connection.execute(text(f"ALTER TABLE session DROP COLUMN {column}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    diary.close()
    return folder


def test_a_diary_of_the_first_revision_opens_with_all_that_it_held(of_first_revision, template, clock):
    diary = template.open(of_first_revision, clock)
    assert version(diary) == tables.HEAD
    assert [(s.worst_pain, len(s.steps), s.ticks) for s in diary.sessions()] == [(1, 1, ()), (3, 2, ("music",))]
    unsaid = make_session(size_unsaid=True, unsaid_seconds=60)
    diary.save(unsaid)
    assert diary.session(unsaid.id).unsaid_seconds == 60
    diary.close()


def test_a_diary_of_the_first_revision_that_has_the_columns_already_opens_too(filled, template, clock):
    diary = template.open(filled, clock)
    with diary._access.transaction() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    diary.close()
    again = template.open(filled, clock)
    assert version(again) == tables.HEAD
    assert len(again.sessions()) == 1
    again.close()


def version(diary):
    with diary._access.transaction() as connection:
        return connection.scalar(text("SELECT version_num FROM alembic_version"))


def test_rebuilding_a_table_takes_none_of_its_children_along(filled, template, clock, later):
    later()
    diary = template.open(filled, clock)
    (session,) = diary.sessions()
    assert len(session.steps) == 2
    assert session.ticks == ("music",)
    assert diary.plans()[0].size == diary.current_set().dilators[3]
    assert version(diary) == "0003"
    with diary._access.transaction() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    diary.close()


@pytest.mark.parametrize(
    "more", ['op.execute("DELETE FROM dilator")', 'op.execute("nonsense")', 'raise RuntimeError("half way")']
)
def test_a_migration_that_fails_leaves_the_diary_as_it_was(filled, template, clock, later, monkeypatch, more):
    later(more)
    with pytest.raises(Exception, match=r"lost|nonsense|half way"):
        template.open(filled, clock)
    monkeypatch.undo()
    diary = template.open(filled, clock)
    assert version(diary) == tables.HEAD
    assert len(diary.sessions()[0].steps) == 2
    diary.close()


def test_a_new_diary_is_made_by_all_migrations(tmp_path, clock, later):
    from dilator_app.diary.folder import DiaryFolder

    later()
    diary = Diary.create(DiaryFolder(tmp_path / "new"), None, clock)
    assert version(diary) == "0003"
    diary.save(make_session())
    diary.close()
