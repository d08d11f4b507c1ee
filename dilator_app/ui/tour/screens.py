"""Every screen of the program, in the order of the tour, and the whole tour as files."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QImage

from dilator_app.ui import theme
from dilator_app.ui.tour import appointment, pages, session
from dilator_app.ui.tour.stage import Stage, StillClock


class Screen(NamedTuple):
    """One picture of the tour: its name, how it comes about, and whether it needs a diary."""

    name: str
    show: Callable[[Stage], QImage]
    has_diary: bool = True


SCREENS: Sequence[Screen] = (
    Screen("01-welcome", pages.welcome, has_diary=False),
    Screen("02-lock", pages.lock),
    Screen("03-today", pages.today_page),
    Screen("04-quick-log", pages.quick_log),
    Screen("05-session-prepare", session.prepare),
    Screen("06-session-breathe", session.breathe),
    Screen("07-session-practise", session.practise),
    Screen("08-session-reflect", session.reflect),
    Screen("09-session-saved", session.saved),
    Screen("10-history", pages.history),
    Screen("11-progress", pages.progress),
    Screen("11-progress-below", pages.progress_below),
    Screen("12-therapist-view", appointment.therapist_view),
    Screen("12-therapist-view-session", appointment.therapist_view_session),
    Screen("12-therapist-view-closed", appointment.therapist_view_closed),
    Screen("13-appointment", appointment.appointment),
    Screen("13-appointment-more", appointment.appointment_more),
    Screen("13-appointments", appointment.appointments),
    Screen("13-agreed", appointment.agreed),
    Screen("13-questions", appointment.questions),
    Screen("13-files", appointment.saved_files),
    Screen("15-learn", pages.learn),
    Screen("16-learn-article", pages.learn_article),
    Screen("10-catch-up", pages.catch_up),
    Screen("17-plan", pages.plan),
    Screen("17-plan-new", pages.new_plan),
    Screen("17-plan-counted", pages.how_counted),
    Screen("17-plan-sheet", pages.plan_sheet),
    Screen("18-settings", pages.settings),
)


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
        appointment.save_report(stage, folder / "sample-report.pdf")
        (folder / "sample-report.png").write_bytes(appointment.report_pages(stage)[0])
    return [*written, folder / "sample-report.pdf", folder / "sample-report.png"]
