"""What the person chose once about how the program asks, shows and names things. It lies in the diary."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from dilator_app.domain import text
from dilator_app.domain.records import Record, set_field
from dilator_app.domain.session import MOST_TICKS

MOST_LINES = 8
LEAST_READING, MOST_READING = 85, 160
"""The smallest and the largest letters of an education page, in percent of the usual ones."""


class Word(StrEnum):
    """What the things of a set are called."""

    DILATOR = "dilator"
    TRAINER = "trainer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Record):
    """One stored choice: a key and a JSON value."""

    key: str
    value: str

    def __post_init__(self) -> None:
        json.loads(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """All choices, with what holds until somebody chooses."""

    word: Word = Word.DILATOR
    guide: str = ""  # who guides the practice: a name, role or word; empty: "care team"
    inches: bool = False
    numbers_only: bool = True
    hide_pain: bool = False
    show_week_plan: bool = True
    ask_lubricant: bool = False
    ask_numbing_gel: bool = False
    ask_someone: bool = False
    own_ticks: tuple[str, ...] = ()
    ask_how_far: bool = False
    checklist: tuple[str, ...] = ()
    has_own_checklist: bool = False  # else the lines that ship, in the language in force
    hard_day_line: str = ""  # a sentence from a good day, shown with Rest, Stop and Not today
    single_keys: bool = True
    sound: bool = False
    larger_session_text: bool = False
    dark_session: bool = False
    full_screen_session: bool = True
    draw_body: bool = False  # in Breathe: diaphragm and pelvic floor from the side, instead of the ring
    show_clock: bool = True
    show_time_bar: bool = True
    go_on_by_itself: bool = False
    speak_breath: bool = True  # a screen reader says each breath
    checked_first: str = ""  # the plan version whose "check first" was answered, and when
    pages_read: tuple[str, ...] = ()  # names of education pages
    reading_percent: int = 100  # the size of their letters
    exam_card: str = ""  # own words to hand over before an exam; empty: those that ship
    appointment_help: str = ""  # what helps at appointments, in own words, for the head of the page
    page_choices: str = ""  # what was chosen about the page last; see `report.choices`
    leave_view_by_click: bool = False  # after the therapist view a click opens the diary again, not the passphrase
    is_sample: bool = False  # filled with the invented diary: every page says so
    recovery_key_kept: bool = False  # the person said that it is somewhere safe
    welcome_done: bool = False

    def __post_init__(self) -> None:
        set_field(self, "guide", text.line(self.guide))
        ticks = tuple(dict.fromkeys(filter(None, (text.line(t) for t in self.own_ticks))))
        if len(ticks) > MOST_TICKS:
            raise ValueError(f"at most {MOST_TICKS} ticks")
        set_field(self, "own_ticks", ticks)
        lines = tuple(dict.fromkeys(filter(None, (text.line(item) for item in self.checklist))))
        if len(lines) > MOST_LINES:
            raise ValueError(f"at most {MOST_LINES} lines")
        set_field(self, "checklist", lines)
        read = (text.line(name) for name in self.pages_read)
        set_field(self, "pages_read", tuple(dict.fromkeys(filter(None, read))))
        set_field(self, "reading_percent", min(max(self.reading_percent, LEAST_READING), MOST_READING))
        set_field(self, "checked_first", text.line(self.checked_first))
        set_field(self, "exam_card", text.note(self.exam_card))
        set_field(self, "page_choices", text.note(self.page_choices))
        set_field(self, "appointment_help", text.line(self.appointment_help, text.QUESTION_LENGTH))
        set_field(self, "hard_day_line", text.line(self.hard_day_line, text.QUESTION_LENGTH))

    @classmethod
    def from_values(cls, stored: Mapping[str, str]) -> "Preferences":
        """Return the choices behind stored JSON values; unknown keys and values of another kind are passed over."""
        chosen: dict[str, Any] = {}
        for entry in fields(cls):
            if entry.name not in stored:
                continue
            value = json.loads(stored[entry.name])
            default = entry.default
            if isinstance(default, tuple) and isinstance(value, list):
                chosen[entry.name] = tuple(str(item) for item in value)
            elif isinstance(default, Word) and value in list(Word):
                chosen[entry.name] = Word(value)
            elif type(value) is type(default):
                chosen[entry.name] = value
        return cls(**chosen)

    def to_values(self) -> dict[str, str]:
        """Return every choice as JSON, ready to store."""
        return {entry.name: json.dumps(getattr(self, entry.name), ensure_ascii=False) for entry in fields(self)}
