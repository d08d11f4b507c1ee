"""The tables of the newest schema.

Identifiers are UUID texts, days ISO dates, moments ISO UTC with microseconds, booleans 0 and 1, lengths micrometres,
times seconds. Everything that a person may leave out may be null. Migrations never import this module.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text

HEAD = "0002"
"""The newest revision."""
KNOWN_REVISIONS = ("0001", "0002")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _stamps() -> list[Column[str]]:
    return [
        Column("id", Text, primary_key=True),
        Column("recorded_at", Text, nullable=False),
        Column("changed_at", Text, nullable=False),
        Column("edited_at", Text),
        Column("deleted_at", Text),
    ]


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _flag(name: str) -> list[Column[int] | CheckConstraint]:
    return [Column(name, Integer, nullable=False, server_default="0"), _within(name, 0, 1)]


def _answer(name: str) -> list[Column[int] | CheckConstraint]:
    """Return a yes-or-no that may stay unanswered."""
    return [Column(name, Integer), _within(name, 0, 1)]


def _scale(name: str, low: int = 0, high: int = 10) -> list[Column[int] | CheckConstraint]:
    return [Column(name, Integer), _within(name, low, high)]


def _within(name: str, low: int, high: int) -> CheckConstraint:
    return CheckConstraint(f"{name} BETWEEN {low} AND {high}", name=name)


def _one_of(name: str, *values: str) -> CheckConstraint:
    quoted = ", ".join(f"'{v}'" for v in values)
    return CheckConstraint(f"{name} IN ({quoted})", name=name)


dilator_set = Table(
    "dilator_set",
    metadata,
    *_stamps(),
    _text("name"),
    _text("maker"),
    *_flag("is_current"),
)

dilator = Table(
    "dilator",
    metadata,
    Column("id", Text, primary_key=True),
    Column("set_id", Text, ForeignKey("dilator_set.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    _text("label"),
    *_scale("diameter_um", 1_000, 60_000),
    *_scale("length_um", 1_000, 400_000),
    _text("colour"),
    _text("material"),
    *_flag("retired"),
)

plan = Table(
    "plan",
    metadata,
    *_stamps(),
    Column("starts_on", Text, nullable=False),
    Column("size_id", Text, ForeignKey("dilator.id")),
    Column("size_up_to_id", Text, ForeignKey("dilator.id")),
    Column("warm_up_id", Text, ForeignKey("dilator.id")),
    *_scale("warm_up_minutes", 1, 60),
    *_scale("minutes", 1, 60),
    *_scale("per_week", 1, 21),
    Column("in_s", Integer, nullable=False),
    _within("in_s", 3, 8),
    Column("out_s", Integer, nullable=False),
    _within("out_s", 3, 8),
    Column("breaths", Integer, nullable=False),
    _within("breaths", 0, 60),
    Column("comfort_limit", Integer, nullable=False),
    _within("comfort_limit", 0, 10),
    Column("insertion_cue", Text, nullable=False),
    _one_of("insertion_cue", "in_breath", "out_breath", "none"),
    _text("sore_day"),
    _text("own_words"),
    _text("contact"),
    *_scale("rule_sessions", 1, 30),
    *_scale("rule_pain"),
    *_flag("rule_breathing"),
    *_flag("rule_no_sign"),
    *_flag("rule_time"),
    *_flag("drops"),
    *_flag("contract_relax"),
    *_scale("review_weeks", 1, 52),
    CheckConstraint("rule_pain <= comfort_limit", name="rule_within_limit"),
    CheckConstraint("(rule_sessions IS NULL) = (rule_pain IS NULL)", name="rule_whole"),
)

plan_origin = Table(
    "plan_origin",
    metadata,
    Column("plan_id", Text, ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
    Column("line", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    _one_of("kind", "clinician", "person", "default"),
    _text("who"),
    Column("day", Text),
)

rest = Table(
    "rest",
    metadata,
    *_stamps(),
    Column("first_day", Text, nullable=False),
    Column("last_day", Text),
    _text("words"),
    CheckConstraint("last_day >= first_day", name="order"),
)

session = Table(
    "session",
    metadata,
    *_stamps(),
    Column("day", Text, nullable=False, index=True),
    Column("started_at", Text),
    *_scale("utc_offset_min", -1080, 1080),
    Column("how", Text, nullable=False),
    _one_of("how", "guided", "quick", "paper", "import"),
    Column("entered", Text),
    _one_of("entered", "during", "same_day", "later"),
    *_flag("size_unsaid"),
    *_scale("unsaid_seconds", 0, 86_400),
    *_scale("breathing_seconds", 0, 86_400),
    *_flag("stopped"),
    *_scale("worst_pain"),
    *_scale("pain_after"),
    *_scale("anxiety_before"),
    Column("insertion", Text),
    _one_of("insertion", "easy", "fairly_easy", "some_effort", "hard", "outside_only"),
    Column("breathing", Text),
    _one_of("breathing", "done", "partly", "no"),
    *_flag("safety_answered"),
    Column("bleeding", Text),
    _one_of("bleeding", "spotting", "bleeding"),
    Column("bleeding_day", Text),
    Column("pain_lasted_day", Text),
    Column("fever_discharge_day", Text),
    Column("faint_panic_day", Text),
    *_answer("lubricant"),
    *_answer("numbing_gel"),
    *_answer("someone_with_me"),
    _text("note_to_self"),
    _text("note_for_therapist"),
    CheckConstraint("(started_at IS NULL) = (utc_offset_min IS NULL)", name="moment_whole"),
)

session_step = Table(
    "session_step",
    metadata,
    Column("session_id", Text, ForeignKey("session.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("dilator_id", Text, ForeignKey("dilator.id"), nullable=False, index=True),
    Column("role", Text, nullable=False),
    _one_of("role", "warm_up", "main", "smaller"),
    *_scale("seconds", 0, 86_400),
    *_scale("worst_pain"),
    Column("how_far", Text),
    _one_of("how_far", "outside", "tip", "part", "all"),
)

session_tick = Table(
    "session_tick",
    metadata,
    Column("session_id", Text, ForeignKey("session.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("words", Text, nullable=False),
)

goal = Table(
    "goal",
    metadata,
    *_stamps(),
    _text("words"),
    Column("position", Integer, nullable=False),
    *_flag("retired"),
)

goal_rating = Table(
    "goal_rating",
    metadata,
    *_stamps(),
    Column("goal_id", Text, nullable=False, index=True),
    Column("day", Text, nullable=False),
    Column("value", Integer, nullable=False),
    _within("value", 0, 10),
)

own_step = Table(
    "own_step",
    metadata,
    *_stamps(),
    _text("words"),
    Column("position", Integer, nullable=False),
    *_flag("retired"),
)

own_step_try = Table(
    "own_step_try",
    metadata,
    *_stamps(),
    Column("step_id", Text, nullable=False, index=True),
    Column("day", Text, nullable=False),
    *_scale("pain"),
    *_scale("anxiety"),
    _text("note_to_self"),
)

appointment = Table(
    "appointment",
    metadata,
    *_stamps(),
    Column("day", Text, nullable=False),
    Column("at", Text),
    *_scale("utc_offset_min", -1080, 1080),
    _text("with_whom"),
    _text("agreed"),
    *_flag("about_this"),
    *_flag("cancelled"),
)

question = Table(
    "question",
    metadata,
    *_stamps(),
    _text("words"),
    Column("appointment_id", Text),
    *_flag("asked"),
)

setting = Table(
    "setting",
    metadata,
    *_stamps(),
    Column("key", Text, nullable=False, unique=True),
    _text("value"),
)

tombstone = Table(
    "tombstone",
    metadata,
    *_stamps(),
    Column("kind", Text, nullable=False),
)
"""What is left of a removed record once its content is scrubbed: enough to keep a merge from bringing it back."""

draft = Table(
    "draft",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("payload", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
)

export_made = Table(
    "export_made",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("path", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False),
)

secret = Table(
    "secret",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("recovery_key", Text, nullable=False),
    CheckConstraint("id = 1", name="single"),
)
