"""A word of its own typed into every text field of every form: none is found anywhere but in the ciphertext."""

import re
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from sqlalchemy import select

from dilator_app.diary import tables
from dilator_app.domain.preferences import Preferences
from dilator_app.ui.navigation import ENTRIES
from dilator_app.ui.quick_log import QuickLog
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.fields import NoteField, PassphraseField, SearchField, TextLine, TimeField
from tests.desk import Desk, name_of
from tests.makers import (
    PASSPHRASE,
    TODAY,
    days_ago,
    make_appointment,
    make_goal,
    make_own_step,
    make_plan,
    make_question,
    make_rest,
    make_session,
    make_set,
)
from tests.traces import find, quiet_place

__all__ = ["quiet_place"]

WRONG = "zqx wrong passphrase word"
LEAVE = re.compile(
    r"^(Start|Choose a size|New plan from a sheet|Breathing session|Hide now|Lock|Print.*|.*PDF.*|.*HTML.*|"
    r".*save as a file|Therapist view|Show .*|Diary|Try the buttons|.*[Ss]ave .*|Copy.*|Erase.*|Remove.*|Read first)$"
)
"""What opens no form, or leaves this window."""
END = re.compile(r"^(OK|Save|Cancel|Close|Done|Back|Rest|Choose.*|Put away)$")
"""What ends a form."""
MUST_BE_MET = {
    "Note to yourself",
    "For my therapist",
    "Goal",
    "Name",
    "Length",
    "Colour",
    "Material",
    "With whom",
    "What was agreed",
    "Add a question",
    "Who guides your practice?",
    "Own tick 6",
    "A line for a hard day",
}
"""Fields without which this walk has not been everywhere."""


@pytest.fixture
def desk(qtbot, quiet_place, folder, template, clock) -> Iterator[Desk]:
    """An encrypted diary with something of every kind, without a word in it."""
    diary = template.open(folder, clock)
    made = Desk(qtbot, folder, clock, quiet_place / "settings.toml")
    made.open(
        diary,
        make_set(),
        make_plan(22),
        make_goal("x"),
        make_own_step("x"),
        make_rest(days_ago(60), days_ago(50)),
        make_session(22, day=days_ago(1), pain=3),
        make_appointment(days_ago(20), agreed="x"),
        make_appointment(TODAY.replace(day=20)),
        make_question("x"),
    )
    diary.save_preferences(Preferences(own_ticks=("x",), ask_someone=True))
    yield made
    made.put_away()


class Typist:
    """Types a new word into every field that it meets."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.words: list[str] = []
        self.typed: dict[str, str] = {}  # word -> field
        self._met: set[tuple[str, ...]] = set()

    def fields(self, inside: QWidget) -> list[QLineEdit | QPlainTextEdit]:
        found: list[QLineEdit | QPlainTextEdit] = [
            f
            for kind in (TextLine, NoteField, PassphraseField)
            for f in inside.findChildren(kind)
            if f.isVisible() and f.isEnabled() and not f.isReadOnly() and not isinstance(f, TimeField)
        ]
        return found

    def fill(self, inside: QWidget) -> QWidget | None:
        """Type into all fields inside; return the last one."""
        last = None
        for number, field in enumerate(self.fields(inside)):
            word = f"zqx{len(self.words):03}word{number}"
            field.window().activateWindow()
            field.setFocus()
            self.desk.qtbot.waitUntil(field.hasFocus)
            field.selectAll()
            self.desk.type(word)
            self.words.append(word)
            if not isinstance(field, SearchField | PassphraseField):
                self.typed[word] = name_of(field) or type(field.window()).__name__
            last = field
        return last

    def work_through(self, dialog: QWidget) -> None:
        """Fill a form, and those that its buttons open; save it with the key that saves, or close it."""
        for said in dict.fromkeys(said_by(button) for button in self._buttons(dialog)):
            button = next((b for b in self._buttons(dialog) if said_by(b) == said), None)
            if button is not None and not END.match(said):
                self._press(button, self.desk.dialogs())
            if not shiboken6.isValid(dialog) or not dialog.isVisible():
                return
        self.finish(self.fill(dialog))

    def _press(self, button: Button, before: list[QDialog]) -> None:
        button.click()
        self.desk.settle()
        opened = [d for d in self.desk.dialogs() if d not in before]
        if opened:
            self.finish(self.fill(opened[-1]), less=len(before))

    def finish(self, last: QWidget | None, less: int = 0) -> None:
        """Save with the key that saves; close what stays open above ``less`` dialogs, whatever it asks."""
        if last is not None:
            last.setFocus()
            self.desk.press("Ctrl+Return" if isinstance(last, NoteField) else "Return")
            self.desk.settle()
        for _ in range(4):
            if len(self.desk.dialogs()) > less:
                self.desk.front.activateWindow()
                self.desk.press("Escape")
                self.desk.settle()

    def walk(self, name: str) -> None:
        """Fill a page, and every form that one of its buttons opens."""
        page = self.desk.page(name)
        self.desk.settle()
        self.fill(page)
        for said in dict.fromkeys(said_by(button) for button in self._buttons(page)):
            button = next((b for b in self._buttons(page) if said_by(b) == said), None)
            if button is None:
                continue
            button.click()
            self.desk.settle()
            if self.desk.dialogs():
                self.work_through(self.desk.front)
            else:
                self.fill(page)
            if self.desk.shown_page is not page:
                self.desk.page(name)
                self.desk.settle()

    def _buttons(self, page: QWidget) -> list[Button]:
        return [b for b in page.findChildren(Button) if b.isVisible() and b.isEnabled() and not LEAVE.match(said_by(b))]


def said_by(button: Button) -> str:
    return button.accessibleName() or button.text()


def all_texts(desk: Desk) -> str:
    """Everything that the diary holds, read through its own connection."""
    with desk.diary._access.transaction() as connection:
        return "\n".join(
            str(row) for table in tables.metadata.sorted_tables for row in connection.execute(select(table)).all()
        )


def test_words_typed_into_every_field_lie_in_the_ciphertext_alone(desk, quiet_place):
    typist = Typist(desk)
    desk.press("Ctrl+N")
    desk.click("More")
    typist.finish(typist.fill(desk.dialog(QuickLog)))
    for entry in ENTRIES:
        typist.walk(entry.name)
    for section in desk.page("settings").sections.findChildren(QAbstractButton):
        section.click()
        typist.fill(desk.shown_page)
    desk.view.show_page("history", desk.diary.newest_sessions(1)[0].id)
    typist.fill(desk.shown_page)
    assert find(typist.words, quiet_place) == set()

    desk.press("Ctrl+L")
    desk.settle()
    assert find(typist.words, quiet_place) == set()
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not desk.window]

    desk.type(WRONG)
    desk.press("Return")
    desk.settle()
    assert "That did not match." in desk.words()
    assert find([WRONG], quiet_place) == set()

    # They were not merely thrown away: the diary has them, as entries or as drafts.
    desk.type(PASSPHRASE)
    desk.press("Return")
    desk.settle()
    held = all_texts(desk)
    kept = {field for word, field in typist.typed.items() if word in held}
    assert kept >= MUST_BE_MET, f"only in {sorted(kept)}"
    desk.window.close()
    assert find(typist.words, quiet_place) == set()
    assert (quiet_place / "settings.toml").exists()


def test_the_search_would_find_them_in_a_diary_without_a_passphrase(qtbot, quiet_place, plain_diary, clock):
    desk = Desk(qtbot, plain_diary.folder, clock, quiet_place / "settings.toml").open(plain_diary)
    typist = Typist(desk)
    desk.press("Ctrl+N")
    desk.click("More")
    typist.finish(typist.fill(desk.dialog(QuickLog)))
    desk.put_away()
    assert find(typist.words, quiet_place) == {"diary.db"}
