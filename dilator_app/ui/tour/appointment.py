"""The Appointment page, its forms, the therapist view and the report as pictures."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from dilator_app.report import one_page
from dilator_app.ui.pages.appointment.page import AppointmentPage
from dilator_app.ui.pages.page import Page
from dilator_app.ui.therapist_view.window import TherapistWindow
from dilator_app.ui.tour.stage import Stage, with_dialogs
from dilator_app.ui.tour.waiting import settle, the, wait_until

THERAPIST_SIZE = QSize(1280, 800)
PAGE_PPI = 150


def therapist_view(stage: Stage, size: QSize = THERAPIST_SIZE, *, enlarged: bool = False) -> QImage:
    """The view for the therapist, as large as a screen of ``size``; ``enlarged`` shows the newest session large."""
    page = the(Page, stage.page("progress"))
    page.request_therapist_view.emit(False)
    shown = next(w for w in QApplication.topLevelWidgets() if isinstance(w, TherapistWindow) and w.isVisible())
    wait_until(lambda: shown.about is not None)
    shown.showNormal()
    shown.resize(size)
    settle()
    if enlarged:
        shown.step(-1)
    settle()
    settle()
    return shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def therapist_view_session(stage: Stage) -> QImage:
    """One session in the therapist view."""
    return therapist_view(stage, enlarged=True)


def therapist_view_closed(stage: Stage) -> QImage:
    """The plain page after it."""
    therapist_view(stage)
    next(w for w in QApplication.topLevelWidgets() if isinstance(w, TherapistWindow) and w.isVisible()).close()
    return stage.picture()


def appointment(stage: Stage) -> QImage:
    """The report's preview beside what it can hold."""
    _appointment_page(stage)
    return stage.picture()


def appointment_more(stage: Stage) -> QImage:
    """What is seldom chosen about the page, unfolded."""
    page = _appointment_page(stage)
    page.choices.show_more(shown=True)
    page.choices_card.fit()
    settle()
    page.choices_card.area.ensureWidgetVisible(page.choices.more.language)
    shown = stage.picture()
    page.choices.show_more(shown=False)
    return shown


def appointments(stage: Stage) -> QImage:
    """Every appointment."""
    page = _appointment_page(stage)
    page.visits.show_all(page.material.appointments)
    return with_dialogs(stage)


def agreed(stage: Stage) -> QImage:
    """What was agreed at the first appointment, with the questions for it."""
    page = _appointment_page(stage)
    visit = min(page.material.appointments, key=lambda a: a.day)
    page.visits.ask_agreed(visit, [replace(q, appointment_id=visit.id) for q in page.material.questions])
    return with_dialogs(stage)


def questions(stage: Stage) -> QImage:
    """The questions to take along."""
    _appointment_page(stage).open_questions()
    return with_dialogs(stage)


def saved_files(stage: Stage) -> QImage:
    """The files that left the diary."""
    page = _appointment_page(stage)
    stage.open().rooms.diary.note_export("/media/stick/summary-2026-11-12.pdf", "pdf")
    page.choices.more.files_requested.emit()
    return with_dialogs(stage)


def _appointment_page(stage: Stage) -> AppointmentPage:
    page = the(AppointmentPage, stage.page("appointment"))
    wait_until(lambda: bool(page.card.what.text()))
    return page


def report_pages(stage: Stage) -> list[bytes]:
    """Return the report's pages as PNG, as the file would show them."""
    page = _appointment_page(stage)
    return one_page.as_pictures(page.material, page.options(), PAGE_PPI)


def save_report(stage: Stage, file: Path) -> None:
    """Write the report as a file, the way the page's button does."""
    page = _appointment_page(stage)
    page.save_to(file)
    wait_until(lambda: page.save_button.isEnabled() and file.exists())
