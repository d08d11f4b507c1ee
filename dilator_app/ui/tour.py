"""The program's screens as pictures, without a screen: a real window with real widgets on an invented diary.

Whoever calls this has chosen Qt's platform before (``offscreen`` where there is no display).
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QEventLoop, QSize, QTimer, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QScrollArea, QWidget

from dilator_app import sample
from dilator_app.clock import today
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.i18n import _, number
from dilator_app.report import one_page
from dilator_app.settings import SettingsFile
from dilator_app.ui import jobs, loading, theme
from dilator_app.ui.main_view import MainView
from dilator_app.ui.pages.appointment.page import AppointmentPage
from dilator_app.ui.pages.page import Page
from dilator_app.ui.pages.plan.page import PlanPage
from dilator_app.ui.therapist_view.window import TherapistWindow
from dilator_app.ui.window import Window

SIZE = QSize(1280, 766)
"""The window's inside on a screen of 1280 x 800."""
THERAPIST_SIZE = QSize(1280, 800)
PAGE_PPI = 150
_PATIENCE_S = 60
_LOOK_MS = 10
_STEP_S = 50.0
SECRET = "quiet fern morning river"  # noqa: S105 - of a diary that is invented and gone at the end


class StillClock:
    """A clock that stands still until it is moved, so that pictures do not depend on the hour."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._monotonic = 0.0

    def now(self) -> datetime:
        """Return the moment at which it stands."""
        return self._now

    def at(self, day: date, time: time) -> datetime:
        """Return a local day and time under the computer's zone rules."""
        return datetime.combine(day, time).astimezone()

    def monotonic(self) -> float:
        """Return what has passed since it was made."""
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Let time pass for whoever measures it."""
        self._monotonic += seconds


def without_idle_remarks() -> None:
    """Keep back what the offscreen platform says at every window: that it has no window manager."""
    qInstallMessageHandler(
        lambda _kind, _context, text: None if text.startswith("This plugin does not support") else print(text)  # noqa: T201
    )


class NothingCameError(Exception):
    """What a picture waits for did not come."""


def wait_until(done: Callable[[], bool]) -> None:
    """Let the program work, its threads included, until ``done``. Raises `NothingCameError` after a minute."""
    since = QElapsedTimer()
    since.start()
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(_LOOK_MS)
    timer.timeout.connect(lambda: loop.quit() if done() or since.hasExpired(_PATIENCE_S * 1000) else None)
    if not done():
        timer.start()
        loop.exec()
        timer.stop()
        if not done():
            raise NothingCameError


def settle() -> None:
    """Let everything happen that is waiting to happen."""
    turns = iter(range(3))
    wait_until(lambda: next(turns, None) is None)


class Stage:
    """A window on a folder of its own, gone when the block ends."""

    def __init__(
        self,
        clock: StillClock,
        look: theme.Choice = "light",
        *,
        has_diary: bool = True,
        is_full: bool = True,
        before_last_session: bool = False,
        says_sample: bool = False,
    ) -> None:
        self.clock = clock
        self._folder = Path(tempfile.mkdtemp(prefix="fernlight-"))
        self.diary_folder = DiaryFolder(self._folder / "diary")
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101
        theme.register_fonts()
        theme.register_later_fonts()
        theme.apply(app, look)
        self._says_sample = says_sample
        if has_diary:
            diary = Diary.create(self.diary_folder, SECRET, clock)
            if is_full:
                sample.fill(diary, today(clock), without_last_session=before_last_session, marked=says_sample)
            diary.close()
        settings = SettingsFile(self._folder / "settings.toml")
        settings.change(theme=look, reduced_motion=False)
        self.window = Window(self.diary_folder, settings, clock)
        self.window.resize(SIZE)
        self.window.show()
        settle()

    def __enter__(self) -> "Stage":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End everything and remove the folder."""
        self.window.lock()
        self.window.close()
        jobs.wait_for_all()
        loading.wait_for_all()
        self.window.deleteLater()
        settle()
        shutil.rmtree(self._folder, ignore_errors=True)

    # --- doing what a person does ------------------------------------------------------------------------------------
    def open(self) -> MainView:
        """Open the diary, if it is not open yet, and return what shows it."""
        if self.window.view is None:
            if self._says_sample:
                self.window.open_sample()
            else:
                self.window.open_diary(Diary.unlock(self.diary_folder, SECRET, self.clock))
            wait_until(lambda: self.window.view is not None)
            self.window.resize(SIZE)
            settle()
        assert self.window.view is not None  # noqa: S101
        return self.window.view

    def page(self, name: str) -> QWidget:
        """Show a page of the sidebar and return it."""
        view = self.open()
        view.show_page(name)
        settle()
        return view.page(name)

    def press(self, words: str) -> None:
        """Press the visible button that says ``words``, in whatever language it says them."""
        said = {words, _(words)}
        buttons = [b for b in self.window.findChildren(QAbstractButton) if b.isVisible()]
        found = [b for b in buttons if b.text() in said or b.accessibleName() in said]  # a long name may be cut
        if not found:
            raise NothingCameError(words)
        found[-1].click()
        settle()

    def wait(self, seconds: float) -> None:
        """Let time pass in small steps, and the program look at the clock after each: a leap would be a gap."""
        left = seconds
        while left > 0:
            self.clock.advance(min(left, _STEP_S))
            left -= _STEP_S
            running = self.open().session.page
            if running is not None:
                running.look()
            settle()

    # --- looking -----------------------------------------------------------------------------------------------------
    def picture(self) -> QImage:
        """Return what the window shows once nothing changes any more; a full screen is as large as any other."""
        if self.window.size() != SIZE:
            self.window.showNormal()
            self.window.resize(SIZE)
        settle()
        jobs.wait_for_all()
        settle()
        return self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


# --- the screens -----------------------------------------------------------------------------------------------------
def lock(stage: Stage) -> QImage:
    """The lock page with nothing typed."""
    return stage.picture()


def welcome(stage: Stage) -> QImage:
    """The welcome's second step."""
    stage.press("Begin my diary")
    return stage.picture()


def today_page(stage: Stage) -> QImage:
    """Today."""
    stage.page("today")
    return stage.picture()


def quick_log(stage: Stage) -> QImage:
    """Today with the quick log in front of it."""
    stage.page("today")
    stage.open().open_quick_log()
    return _with_dialogs(stage)


def _with_dialogs(stage: Stage) -> QImage:
    """The window with the dialogs in front of it, which close afterwards."""
    settle()
    shown = stage.picture()
    dialogs = [d for d in stage.window.findChildren(QDialog) if d.isVisible()]
    for dialog in dialogs:
        dialog.render(shown, dialog.mapTo(stage.window, dialog.rect().topLeft()))
    for dialog in dialogs:
        dialog.close()
    return shown


def history(stage: Stage) -> QImage:
    """History with one session open beside the table."""
    sessions = stage.open().rooms.diary.sessions()
    stage.open().show_page("history", sessions[-4].id)
    return stage.picture()


def progress(stage: Stage) -> QImage:
    """The four charts."""
    from dilator_app.ui.widgets.chart_canvas import ChartCanvas

    page = stage.page("progress")
    wait_until(lambda: any(c.isVisible() for c in page.findChildren(ChartCanvas)) or _says_nothing_yet(page))
    stage.picture()  # what is drawn first may still change its room
    return stage.picture()


def progress_below(stage: Stage) -> QImage:
    """The charts below the first four."""
    progress(stage)
    area = stage.page("progress").findChild(QScrollArea)
    assert area is not None  # noqa: S101
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    stage.picture()  # what comes into sight is drawn now
    return stage.picture()


def therapist_view(stage: Stage, size: QSize = THERAPIST_SIZE, *, enlarged: bool = False) -> QImage:
    """The view for the therapist, as large as a screen of ``size``; ``enlarged`` shows the newest session large."""
    page = stage.page("progress")
    assert isinstance(page, Page)  # noqa: S101
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


def _says_nothing_yet(page: QWidget) -> bool:
    said = _("Nothing here yet, and that is fine")
    return any(words.isVisible() and words.text().startswith(said) for words in page.findChildren(QLabel))


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
    return _with_dialogs(stage)


def agreed(stage: Stage) -> QImage:
    """What was agreed at the first appointment, with the questions for it."""
    page = _appointment_page(stage)
    visit = min(page.material.appointments, key=lambda a: a.day)
    page.visits.ask_agreed(visit, [replace(q, appointment_id=visit.id) for q in page.material.questions])
    return _with_dialogs(stage)


def questions(stage: Stage) -> QImage:
    """The questions to take along."""
    _appointment_page(stage).open_questions()
    return _with_dialogs(stage)


def saved_files(stage: Stage) -> QImage:
    """The files that left the diary."""
    page = _appointment_page(stage)
    stage.open().rooms.diary.note_export("/media/stick/summary-2026-11-12.pdf", "pdf")
    page.choices.more.files_requested.emit()
    return _with_dialogs(stage)


def _appointment_page(stage: Stage) -> AppointmentPage:
    page = stage.page("appointment")
    assert isinstance(page, AppointmentPage)  # noqa: S101
    wait_until(lambda: bool(page.card.what.text()))
    return page


def learn(stage: Stage) -> QImage:
    """The pages to read."""
    stage.page("learn")
    return stage.picture()


def learn_article(stage: Stage) -> QImage:
    """One page, read."""
    stage.open().show_page("learn", "squeeze")
    stage.open().setFocus()  # the ring belongs to whoever came by key
    return stage.picture()


def plan(stage: Stage) -> QImage:
    """The plan and the set."""
    stage.page("plan")
    return stage.picture()


def new_plan(stage: Stage) -> QImage:
    """A new plan on its way from a sheet: the old value beside the new."""
    page = stage.page("plan")
    assert isinstance(page, PlanPage)  # noqa: S101
    page.show_new_plan()
    for line, said in ((3, "12 minutes"), (5, "5 in, 7 out, 12"), (6, "two")):
        page.new_plan.rows[line - 1].set_text(said)
    return stage.picture()


def plan_sheet(stage: Stage) -> QImage:
    """The sheet before it is printed."""
    page = stage.page("plan")
    assert isinstance(page, PlanPage)  # noqa: S101
    page.beside.open_plan_sheet()
    return _with_dialogs(stage)


def how_counted(stage: Stage) -> QImage:
    """The rule against the sessions."""
    page = stage.page("plan")
    assert isinstance(page, PlanPage)  # noqa: S101
    page.beside.open_counted()
    wait_until(lambda: any(dialog.isVisible() for dialog in stage.window.findChildren(QDialog)))
    return _with_dialogs(stage)


def catch_up(stage: Stage) -> QImage:
    """Several days in one grid."""
    stage.page("history")
    stage.open().open_catch_up()
    return _with_dialogs(stage)


def settings(stage: Stage) -> QImage:
    """Settings from their beginning."""
    stage.page("settings")
    return stage.picture()


def session_prepare(stage: Stage) -> QImage:
    """A session's first stage, after the question that comes once with each plan."""
    stage.open()
    stage.press("Start")
    if any(dialog.isVisible() for dialog in stage.window.findChildren(QDialog)):
        stage.press("Go on")
    return stage.picture()


def session_breathe(stage: Stage) -> QImage:
    """Breathing with the pacer."""
    session_prepare(stage)
    stage.press("Start breathing")
    stage.wait(42)
    return stage.picture()


def session_practise(stage: Stage) -> QImage:
    """Practising."""
    _practise(stage)
    return stage.picture()


def _practise(stage: Stage) -> None:
    session_breathe(stage)
    stage.press("Go on")
    stage.wait(120)
    stage.press(_("Go on: {size}").format(size=_("{mm} mm").format(mm=number(22, 1))))
    stage.wait(384)


def session_note_pain(stage: Stage) -> QImage:
    """The pain scale, opened in a session."""
    _practise(stage)
    stage.press("Note pain")
    return stage.picture()


def session_pain_high(stage: Stage) -> QImage:
    """What comes when the pain noted is above the comfort limit."""
    _practise(stage)
    running = stage.open().session.page
    assert running is not None  # noqa: S101
    running.note_pain(5)
    return stage.picture()


def session_plain(stage: Stage) -> QImage:
    """The plain screen: the breath and the time, no size."""
    _practise(stage)
    running = stage.open().session.page
    assert running is not None  # noqa: S101
    running.toggle_plain()
    return stage.picture()


def session_reflect(stage: Stage) -> QImage:
    """Looking back."""
    _practise(stage)
    stage.press("To reflect")
    return stage.picture()


def session_saved(stage: Stage) -> QImage:
    """After a session."""
    session_reflect(stage)
    stage.press("Save session")
    return stage.picture()


class Screen(NamedTuple):
    """One picture of the tour: its name, how it comes about, and whether it needs a diary."""

    name: str
    show: Callable[[Stage], QImage]
    has_diary: bool = True


SCREENS: Sequence[Screen] = (
    Screen("01-welcome", welcome, has_diary=False),
    Screen("02-lock", lock),
    Screen("03-today", today_page),
    Screen("04-quick-log", quick_log),
    Screen("05-session-prepare", session_prepare),
    Screen("06-session-breathe", session_breathe),
    Screen("07-session-practise", session_practise),
    Screen("08-session-reflect", session_reflect),
    Screen("09-session-saved", session_saved),
    Screen("10-history", history),
    Screen("11-progress", progress),
    Screen("11-progress-below", progress_below),
    Screen("12-therapist-view", therapist_view),
    Screen("12-therapist-view-session", therapist_view_session),
    Screen("12-therapist-view-closed", therapist_view_closed),
    Screen("13-appointment", appointment),
    Screen("13-appointment-more", appointment_more),
    Screen("13-appointments", appointments),
    Screen("13-agreed", agreed),
    Screen("13-questions", questions),
    Screen("13-files", saved_files),
    Screen("15-learn", learn),
    Screen("16-learn-article", learn_article),
    Screen("10-catch-up", catch_up),
    Screen("17-plan", plan),
    Screen("17-plan-new", new_plan),
    Screen("17-plan-counted", how_counted),
    Screen("17-plan-sheet", plan_sheet),
    Screen("18-settings", settings),
)


def report_pages(stage: Stage) -> list[bytes]:
    """Return the report's pages as PNG, as the file would show them."""
    page = _appointment_page(stage)
    return one_page.as_pictures(page.material, page.options(), PAGE_PPI)


def save_report(stage: Stage, file: Path) -> None:
    """Write the report as a file, the way the page's button does."""
    page = _appointment_page(stage)
    page.save_to(file)
    wait_until(lambda: page.save_button.isEnabled() and file.exists())


def write_tour(folder: Path, now: datetime, looks: Iterable[theme.Choice] = ("light", "dark")) -> list[Path]:
    """Write every screen of ``looks`` and the sample's report, all at ``now``, into ``folder``; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for look in looks:
        for screen in SCREENS:
            with Stage(StillClock(now), look, has_diary=screen.has_diary, says_sample=screen.name > "02-lock") as stage:
                file = folder / f"{screen.name}-{look}.png"
                screen.show(stage).save(str(file))
                written.append(file)
    with Stage(StillClock(now), "light", says_sample=True) as stage:
        save_report(stage, folder / "sample-report.pdf")
        (folder / "sample-report.png").write_bytes(report_pages(stage)[0])
    return [*written, folder / "sample-report.pdf", folder / "sample-report.png"]
