"""What a reader keeps between two visits: in the diary where there is one, else nothing."""

from dataclasses import replace
from functools import partial
from typing import Protocol

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.appointments import Appointment, Question, next_appointment
from dilator_app.domain.changes import NOTHING, Change
from dilator_app.i18n import _, day
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import Draft
from dilator_app.ui.undo import UndoStack

USUAL_PERCENT = 100


class Shelf(Protocol):
    """A place for read marks, the size of the letters, the words of the exam card, and questions."""

    keeps: bool
    """Whether anything is kept; what is not kept is not offered."""

    def pages_read(self) -> frozenset[str]:
        """Return the names of the pages that were read."""
        ...

    def mark_read(self, name: str, *, read: bool) -> None:
        """Keep that a page was read, or that it was not."""
        ...

    def reading_percent(self) -> int:
        """Return the size of the letters, 100 for the usual one."""
        ...

    def set_reading_percent(self, percent: int) -> None:
        """Keep the size of the letters."""
        ...

    def exam_card(self) -> str:
        """Return the person's own words for an exam; empty where there are none."""
        ...

    def set_exam_card(self, words: str) -> bool:
        """Keep the words for an exam; return whether others were kept. Raises ``ValueError`` where they are too long.

        Ctrl+Z takes it back outside of a text field.
        """
        ...

    def exam_draft(self) -> Draft | None:
        """Return the place of words that are still being typed; None where nothing is kept."""
        ...

    def questions(self) -> list[str]:
        """Return the questions for the next appointment."""
        ...

    def visit(self) -> str:
        """Return for when the questions are: ``For Ines Okafor, Thu 19 November``; empty without an appointment."""
        ...

    def add_question(self, words: str) -> None:
        """Take a question along."""
        ...


class NoShelf:
    """Before there is a diary: the size holds while the reader is open, nothing else is kept."""

    keeps = False

    def __init__(self) -> None:
        self._percent = USUAL_PERCENT

    def pages_read(self) -> frozenset[str]:
        """Return nothing."""
        return frozenset()

    def mark_read(self, name: str, *, read: bool) -> None:
        """Forget it at once."""

    def reading_percent(self) -> int:
        """Return the size of the letters."""
        return self._percent

    def set_reading_percent(self, percent: int) -> None:
        """Hold the size of the letters while the reader is open."""
        self._percent = percent

    def exam_card(self) -> str:
        """Return nothing."""
        return ""

    def set_exam_card(self, words: str) -> bool:
        """Forget it at once."""
        return False

    def exam_draft(self) -> None:
        """Return nothing."""

    def questions(self) -> list[str]:
        """Return nothing."""
        return []

    def visit(self) -> str:
        """Return nothing."""
        return ""

    def add_question(self, words: str) -> None:
        """Forget it at once."""


class DiaryShelf:
    """Keeps everything in the open diary and tells the other pages about it."""

    keeps = True

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack) -> None:
        self._diary, self._bus, self._clock, self._undo = diary, bus, clock, undo

    def pages_read(self) -> frozenset[str]:
        """Return the names of the pages that were read."""
        return frozenset(self._diary.preferences().pages_read)

    def mark_read(self, name: str, *, read: bool) -> None:
        """Keep that a page was read, or that it was not."""
        others = tuple(one for one in self._diary.preferences().pages_read if one != name)
        self._prefer(pages_read=(*others, name) if read else others)

    def reading_percent(self) -> int:
        """Return the size of the letters."""
        return self._diary.preferences().reading_percent

    def set_reading_percent(self, percent: int) -> None:
        """Keep the size of the letters."""
        self._prefer(reading_percent=percent)

    def exam_card(self) -> str:
        """Return the person's own words."""
        return self._diary.preferences().exam_card

    def set_exam_card(self, words: str) -> bool:
        """Keep the words for an exam, with a way back."""
        before, cleaned = self.exam_card(), text.note(words)
        if cleaned == before:
            return False
        diary = self._diary

        def put(words: str) -> Change:
            return diary.save_preferences(replace(diary.preferences(), exam_card=words))

        self._prefer(exam_card=cleaned)
        self._undo.push(partial(put, before), partial(put, cleaned), _("Saved."))
        return True

    def exam_draft(self) -> Draft:
        """Return the place of words that are still being typed."""
        return Draft(self._diary, "exam card")

    def appointment(self) -> Appointment | None:
        """Return the next appointment."""
        return next_appointment(self._diary.appointments(), today(self._clock))

    def questions(self) -> list[str]:
        """Return the open questions for the next appointment, and those for whichever comes."""
        following = self.appointment()
        wanted = {None, following.id if following else None}
        return [q.words for q in self._diary.questions() if not q.asked and q.appointment_id in wanted]

    def visit(self) -> str:
        """Return for when the questions are."""
        following = self.appointment()
        if following is None:
            return ""
        when = day(following.day, "EEE d MMMM")
        if following.with_whom:
            return _("For {name}, {day}").format(name=following.with_whom, day=when)
        return _("For {day}").format(day=when)

    def add_question(self, words: str) -> None:
        """Take a question along; one that is there already is not added twice."""
        if words in self.questions():
            return
        following = self.appointment()
        question = Question(words=words, appointment_id=following.id if following else None)
        self._bus.announce(self._diary.save(question))
        self._undo.push_saved(self._diary, made=[question])

    def _prefer(self, **choice: object) -> None:
        change = self._diary.save_preferences(replace(self._diary.preferences(), **choice))  # type: ignore[arg-type]
        if change != NOTHING:
            self._bus.announce(change)
