"""The whole main job with the keyboard alone: set up, log, lock, unlock, look back, hand over."""

import re
from datetime import date

from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from dilator_app.domain.scales import NONE_OF_THESE, Breathing, Sign
from dilator_app.ui.pages.history.model import Column
from dilator_app.ui.quick_log import QuickLog
from dilator_app.ui.session.contact import ContactDialog
from tests.desk import Desk, name_of
from tests.makers import TODAY, days_ago, signs

PASSPHRASE = "quiet lamp river fern soon"
NOTE = "Took longer to relax."


# --- what the hands do -----------------------------------------------------------------------------------------------
def set_up(desk: Desk) -> None:
    """Go through the welcome: a passphrase, a recovery key, the first of the known sets."""
    desk.press("Return")
    desk.settle()
    desk.type(PASSPHRASE)
    desk.press("Return")
    desk.type(PASSPHRASE)
    desk.press("Return")
    assert name_of(desk.focused) == "I have put my recovery key somewhere safe"
    desk.press("Space", "Return")
    desk.settle()
    desk.tab_to("Add your sizes")
    desk.press("Space")
    desk.tab_to("Begin with a known set")
    desk.press("Down", "Return")
    desk.tab_to("Open Fernlight")
    desk.press("Return")
    desk.settle()


def log_session(desk: Desk, *, day: date, size: str, minutes: int | None, pain: int | None) -> None:
    """Open the quick log and fill in these; it stays open."""
    desk.press("Ctrl+N")
    if pain is not None:
        desk.press(str(pain))
    desk.tab_to("Date")
    desk.type(f"{day.day:02}")
    desk.tab_to("Size")
    choose(desk, size)
    if minutes is not None:
        desk.tab_to("Minutes")
        desk.type(str(minutes))


def choose(desk: Desk, size: str) -> None:
    """Go along the list of sizes with the arrows until it says ``size``."""
    field = desk.dialog(QuickLog).fields.size
    for key in ("Up", "Down"):
        for _ in range(field.count()):
            if size in field.currentText():
                return
            desk.press(key)
    raise AssertionError(f"no {size} among {[field.itemText(n) for n in range(field.count())]}")


def log_three(desk: Desk) -> None:
    log_session(desk, day=days_ago(4), size="15 mm", minutes=8, pain=4)
    desk.tab_to("Yes")
    desk.press("Space")
    desk.tab_to("None of these")
    desk.press("Space", "Return")

    log_session(desk, day=days_ago(2), size="22 mm", minutes=12, pain=3)
    desk.tab_to("Yes")
    desk.press("Right", "Right")
    desk.tab_to("A little pink spotting")
    desk.press("Space")
    desk.tab_to("More")
    desk.press("Space")
    desk.tab_to("Note to yourself")
    desk.type(NOTE)
    desk.press("Ctrl+Return")
    desk.dialog(ContactDialog)  # what spotting means, said once it is saved
    desk.press("Return")

    log_session(desk, day=TODAY, size="Breathing session", minutes=None, pain=None)
    desk.press("Return")
    assert desk.dialogs() == []


def lock_and_unlock(desk: Desk) -> None:
    desk.press("Ctrl+L")
    desk.settle()
    assert desk.window.view is None
    assert "15 mm" not in desk.words()
    desk.type(PASSPHRASE)
    desk.press("Return")
    desk.settle()


def save_page(desk: Desk, name: str) -> None:
    """Save the page for the appointment; the file dialog is the one that Qt draws where there is no other."""
    desk.press("Ctrl+4")
    desk.settle()
    desk.tab_to("Save as PDF")
    desk.press("Space")
    desk.dialog(QFileDialog)
    assert name_of(desk.focused) == "File name:"
    desk.press("Ctrl+A")
    desk.type(name)
    desk.press("Return")
    desk.qtbot.waitUntil(lambda: desk.dialogs() == [])
    desk.settle()


# --- what the eyes find ----------------------------------------------------------------------------------------------
def history_rows(desk: Desk) -> list[dict[Column, str]]:
    desk.press("Ctrl+2")
    desk.settle()
    model = desk.shown_page.table
    return [{c: model.index(row, c).data() or "" for c in Column} for row in range(model.rowCount())]


def chart_table(desk: Desk, title: str) -> list[tuple[str, ...]]:
    """Show a chart of Progress as a table, by keyboard, and read it."""
    desk.tab_to(f"{title}: show as table")
    desk.press("Space")
    card = next(card for card in desk.shown_page.cards.values() if card.title == title)
    model = card._table.model()
    return [tuple(model.index(r, c).data() for c in range(model.columnCount())) for r in range(model.rowCount())]


def check_page(file, sessions) -> None:
    """Read the file back with a library and compare every figure on it with the sessions."""
    (sheet,) = PdfReader(file).pages
    said = " ".join(sheet.extract_text().split())
    with_size = [s for s in sessions if s.steps]
    pains = [s.worst_pain for s in with_size]
    answered = [s for s in sessions if s.safety is not None]
    assert said.startswith("Practice summary 16 October to 12 November 2026")
    assert numbers(r"Question answered in (\d+) of (\d+) sessions", said) == [len(answered), len(sessions)]
    assert "A little pink spotting: 10 November." in said
    above = [pain for pain in pains if pain > 3]
    assert numbers(r"(\d+) of (\d+) sessions with a pain value; highest (\d+), 8 November", said) == [
        len(above),
        len(pains),
        max(pains),
    ]
    assert numbers(r"(\d+) sessions in 4 weeks \((\d+) breathing session\)", said) == [3, 1]
    assert numbers(r"Minutes with a size (\d+), (\d+) \(n (\d+)\)", said) == [8, 12, 2]
    assert numbers(r"Breathing done, where answered (\d+) of (\d+)", said) == [1, 2]
    assert numbers(r"0: (\d+) 1–3: (\d+) 4–6: (\d+) 7–10: (\d+)", said) == [0, 1, 1, 0]
    for session in with_size:
        size, pain = round(session.main_dilator.diameter_mm), session.worst_pain
        assert re.search(rf"{size} mm 1 {session.seconds // 60} – – – – – {pain} ", said), f"no row for {size} mm"
    assert "4 15 mm" in said
    assert "3 22 mm * breathing" in said  # the calendar: spotting has its mark, then a breathing session
    assert "No plan is entered." in said
    assert NOTE not in said
    assert "Ines" not in said


def numbers(pattern: str, said: str) -> list[int]:
    found = re.search(pattern, said)
    assert found, f"{pattern} is not in {said}"
    return [int(number) for number in found.groups()]


# --- the journey -----------------------------------------------------------------------------------------------------
def test_from_the_welcome_to_the_page_for_the_therapist_by_keyboard_alone(newcomer: Desk, tmp_path):
    desk = newcomer
    set_up(desk)
    log_three(desk)
    lock_and_unlock(desk)

    # What the diary holds is exactly what was typed.
    sessions = first, second, third = desk.diary.sessions()
    assert [s.day for s in sessions] == [days_ago(4), days_ago(2), TODAY]
    assert [[step.dilator.diameter_mm for step in s.steps] for s in sessions] == [[15], [22], []]
    assert [(s.worst_pain, s.seconds) for s in sessions] == [(4, 480), (3, 720), (None, None)]
    assert [s.breathing for s in sessions] == [Breathing.DONE, Breathing.PARTLY, None]
    assert first.safety == NONE_OF_THESE
    assert second.safety == signs(Sign.SPOTTING, day=days_ago(2))
    assert third.safety is None
    assert [s.note_to_self for s in sessions] == ["", NOTE, ""]

    # History shows the three, the newest first.
    rows = history_rows(desk)
    assert [row[Column.DATE] for row in rows] == ["Thu 12 Nov", "Tue 10 Nov", "Sun 8 Nov"]
    assert [row[Column.SIZE] for row in rows] == ["breathing", "22 mm", "15 mm"]
    assert [row[Column.MINUTES] for row in rows] == ["–", "12", "8"]
    assert [row[Column.PAIN] for row in rows] == ["–", "3", "4"]
    assert [row[Column.BREATHING] for row in rows] == ["–", "partly", "done"]

    # Progress has the same numbers, in its sentences and behind its charts.
    desk.press("Ctrl+3")
    desk.settle()
    desk.qtbot.waitUntil(lambda: desk.shown_page.cards["pain"].canvas is not None, timeout=20_000)
    assert desk.shown_page.cards["size"].summary == "22 mm now. 15 mm on 8 November."
    assert [row[:2] for row in chart_table(desk, "Size over time")] == [
        ("Sun 8 Nov 2026", "15 mm"),
        ("Tue 10 Nov 2026", "22 mm"),
    ]
    assert [row[:3] for row in chart_table(desk, "Pain over time")] == [
        ("Sun 8 Nov 2026", "15 mm", "4"),
        ("Tue 10 Nov 2026", "22 mm", "3"),
    ]

    # The page for the therapist says the same, and nothing that was meant for oneself.
    page = tmp_path / "for-the-visit.pdf"
    save_page(desk, str(page))
    check_page(page, sessions)
    assert [export.kind for export in desk.diary.exports()] == ["pdf"]
