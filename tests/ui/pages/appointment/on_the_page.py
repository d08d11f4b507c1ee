"""Drawing, saving and reading the page."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from dilator_app.domain.scales import NONE_OF_THESE, Breathing
from dilator_app.ui.pages.appointment.list_dialog import AppointmentList
from tests.desk import Desk
from tests.makers import days_ago, make_plan, make_rule, make_session, make_set

SIZES = make_set()


def change(desk: Desk, when: str) -> None:
    """Open an appointment from the list of all of them."""
    desk.click("Appointments", desk.shown_page)
    desk.click(f"Change {when}", desk.dialog(AppointmentList))


def drawn(desk: Desk, page) -> None:
    """Wait until the preview shows what is chosen."""
    desk.qtbot.waitUntil(lambda: not page.is_drawing, timeout=20_000)
    QApplication.processEvents()  # what is said beside it finds its room


def save(desk: Desk, page, path: Path) -> None:
    page.save_to(path)
    desk.settle()


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def matching(*days: int):
    sessions = [make_session(22, day=days_ago(n), pain=2, breathing=Breathing.DONE, safety=NONE_OF_THESE) for n in days]
    return make_plan(22, rule=make_rule(3, 2, breathing_done=True, no_safety_sign=True)), *sessions
