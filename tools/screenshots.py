"""Draw every screen with the sample diary, at a fixed moment, in the size of the mock-ups: ``make screenshots``.

    python tools/screenshots.py [--mockups FOLDER] [--docs] [--language CODE] [NAME ...]

Pictures go to ``build/screenshots``, those in another language than English to a folder of its name there. With a
folder of mock-ups, also named by FERNLIGHT_MOCKUPS, ``build/compare`` gets each mock-up beside its screen. ``--docs``
also writes the small pictures of the README.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Europe/Madrid"
if hasattr(time, "tzset"):
    time.tzset()

# The zone and the platform are chosen before anything looks at them.
import gallery
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QLineEdit

from dilator_app import i18n
from dilator_app.clock import today
from dilator_app.diary import recovery
from dilator_app.domain.session import Session, Step
from dilator_app.i18n import ngettext
from dilator_app.report import paper_log, plan_sheet
from dilator_app.report.page.facts import Paper
from dilator_app.report.plan_sheet import SheetOptions
from dilator_app.ui import fern, theme
from dilator_app.ui.tour import appointment, pages, session
from dilator_app.ui.tour.appointment import PAGE_PPI
from dilator_app.ui.tour.stage import FOUR_WORDS, Stage, StillClock
from dilator_app.ui.tour.waiting import settle, without_idle_remarks

SCREENSHOTS, COMPARE, DOCS = ROOT / "build/screenshots", ROOT / "build/compare", ROOT / "docs/images"
ZONE = ZoneInfo("Europe/Madrid")
BEFORE, AFTER = (20, 40), (20, 55)
BAR = 34
WIDTH, HEIGHT = 1280, 800
_DIFFERENT = 24
"""How far apart, of 255, one of the three colours of a pixel must be to count as different."""
_SHOT = 640
_PASSPHRASE = "quiet lamp river fern soon"


# --- screens that only mock-ups have ---------------------------------------------------------------------------------
def _welcome(stage: Stage) -> QImage:
    pages.welcome(stage)
    fields = [f for f in stage.window.findChildren(QLineEdit) if f.isVisible()]
    for field in fields:
        field.setText(_PASSPHRASE)
    fields[0].setFocus(Qt.FocusReason.TabFocusReason)
    stage.press("I have put my recovery key somewhere safe")
    return stage.picture()


def _lock(stage: Stage) -> QImage:
    """Show the lock page of a diary with a recovery key, as it comes after a while without use."""
    view = stage.open()
    view.rooms.diary.set_recovery_key(recovery.new(), FOUR_WORDS)
    stage.window.lock(
        ngettext(
            "Locked after {n} minute without use. Nothing was lost.",
            "Locked after {n} minutes without use. Nothing was lost.",
            5,
        ).format(n=5)
    )
    stage.window.lock_page.passphrase.setText("eleven dots")
    return stage.picture()


def _history(stage: Stage) -> QImage:
    """Show a session of 7 November beside the table, after another one was removed."""
    diary = stage.open().rooms.diary
    by_day = {session.day.isoformat(): session for session in diary.sessions()}
    shown = by_day["2026-11-07"]
    removed = Session(day=shown.day.replace(day=8), steps=(Step(shown.steps[0].dilator),))
    diary.save(removed)
    view = stage.open()
    view.show_page("history")
    page = view.page("history")
    settle()
    page.remove([removed])  # type: ignore[attr-defined]
    view.show_page("history", shown.id)
    return stage.picture()


def _report(stage: Stage) -> QImage:
    return QImage.fromData(appointment.report_pages(stage)[0])


def _plan_sheet(_stage: Stage) -> QImage:
    return QImage.fromData(plan_sheet.as_picture(SheetOptions(), PAGE_PPI))


def _paper_log(_stage: Stage) -> QImage:
    return QImage.fromData(paper_log.as_picture(Paper.A4, PAGE_PPI))


def _therapist_view_1920(stage: Stage) -> QImage:
    return appointment.therapist_view(stage, QSize(1920, 1080))


def _therapist_view_720(stage: Stage) -> QImage:
    return appointment.therapist_view(stage, QSize(1280, 720))


class Screen(NamedTuple):
    """One picture: the mock-up's name without its look, when it is, what it shows and on which diary."""

    name: str
    at: tuple[int, int]
    show: Callable[[Stage], QImage]
    has_diary: bool = True
    is_full: bool = True
    has_bar: bool = True
    before: bool = False  # the diary is that before the session of the day
    looks: Sequence[theme.Choice] = ("light", "dark")


SCREENS: Sequence[Screen] = (
    Screen("01-welcome", BEFORE, _welcome, has_diary=False),
    Screen("02-lock", BEFORE, _lock),
    Screen("03-today", BEFORE, pages.today_page, looks=("light",)),
    Screen("04-today", BEFORE, pages.today_page, looks=("dark",)),
    Screen("05-session-prepare", BEFORE, session.prepare),
    Screen("06-session-breathe", BEFORE, session.breathe),
    Screen("07-session-practise", BEFORE, session.practise, looks=("light",)),
    Screen("08-session-reflect", BEFORE, session.reflect),
    Screen("09-session-saved", AFTER, session.saved, before=True),
    Screen("10-history", AFTER, _history),
    Screen("11-progress", AFTER, pages.progress),
    Screen("12-therapist-view", AFTER, appointment.therapist_view, has_bar=False),
    Screen("13-report-builder", AFTER, appointment.appointment),
    Screen("14-report-page", AFTER, _report, has_bar=False, looks=("light",)),
    Screen("15-learn", AFTER, pages.learn),
    Screen("16-learn-article", AFTER, pages.learn_article),
    Screen("17-dilators-plan", AFTER, pages.plan),
    Screen("18-settings-privacy", AFTER, pages.settings),
    Screen("19-progress-empty", AFTER, pages.progress, is_full=False),
    Screen("46-progress-example", AFTER, pages.progress_example, is_full=False),
    Screen("23-today", BEFORE, pages.today_page, looks=("high-contrast",)),
    Screen("24-session-practise", BEFORE, session.practise, looks=("dark",)),
    Screen("25-session-pain-high", AFTER, session.pain_high, before=True),
    Screen("26-session-note-pain", AFTER, session.note_pain, before=True),
    Screen("27-session-plain", AFTER, session.plain, before=True),
    Screen("28-plan-sheet", AFTER, _plan_sheet, has_bar=False, looks=("light",)),
    Screen("30-quick-log", AFTER, pages.quick_log),
    Screen("31-progress-below", AFTER, pages.progress_below),
    Screen("32-therapist-view-1920", AFTER, _therapist_view_1920, has_bar=False),
    Screen("33-therapist-view-720", AFTER, _therapist_view_720, has_bar=False, looks=("light",)),
    Screen("34-therapist-view-session", AFTER, appointment.therapist_view_session, has_bar=False),
    Screen("35-therapist-view-closed", AFTER, appointment.therapist_view_closed),
    Screen("36-catch-up", AFTER, pages.catch_up),
    Screen("37-new-plan", AFTER, pages.new_plan),
    Screen("38-how-counted", AFTER, pages.how_counted),
    Screen("39-plan-sheet-dialog", AFTER, pages.plan_sheet),
    Screen("41-appointment-more", AFTER, appointment.appointment_more),
    Screen("42-appointments", AFTER, appointment.appointments),
    Screen("43-agreed", AFTER, appointment.agreed),
    Screen("44-questions", AFTER, appointment.questions),
    Screen("45-files", AFTER, appointment.saved_files),
    Screen("40-paper-log", AFTER, _paper_log, has_bar=False, looks=("light",)),
)


# --- drawing ---------------------------------------------------------------------------------------------------------
def draw(screen: Screen, look: theme.Choice) -> QImage:
    """Return one screen in one look, with the bar of a window above it."""
    clock = StillClock(datetime(2026, 11, 12, *screen.at, tzinfo=ZONE))
    before = screen.before or screen.at == BEFORE
    with Stage(clock, look, has_diary=screen.has_diary, is_full=screen.is_full, before_last_session=before) as stage:
        assert today(clock).isoformat() == "2026-11-12"
        inside = screen.show(stage)
        return with_bar(inside) if screen.has_bar else inside


def with_bar(inside: QImage) -> QImage:
    """Return a window's inside below the neutral title bar of the mock-ups."""
    look = theme.current()
    whole = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(whole)
    painter.fillRect(whole.rect(), look.color("surface"))
    painter.fillRect(QRect(0, 0, WIDTH, BAR), look.color("surface-sunken"))
    painter.fillRect(QRect(0, BAR - 1, WIDTH, 1), look.color("border"))
    painter.drawPixmap(13, 9, fern.leaf_mark(16, 1))
    painter.setFont(look.font("small"))
    painter.setPen(look.color("text-muted"))
    painter.drawText(QRect(38, 0, 300, BAR - 2), Qt.AlignmentFlag.AlignVCenter, "Fernlight")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("text"), 1.2))
    painter.drawLine(1160, 17, 1170, 17)
    painter.drawRect(QRectF(1206, 12.5, 9, 9))
    painter.drawLine(1252, 12, 1262, 22)
    painter.drawLine(1262, 12, 1252, 22)
    painter.drawImage(0, BAR, inside)
    painter.end()
    return whole


def difference(mine: QImage, theirs: QImage) -> float:
    """Return how many of a hundred pixels are clearly of another colour."""
    from PIL import Image, ImageChops

    here, there = (
        Image.frombytes("RGBA", (image.width(), image.height()), image.constBits())
        for image in (picture.convertToFormat(QImage.Format.Format_RGBA8888) for picture in (mine, theirs))
    )
    bands = ImageChops.difference(here.convert("RGB"), there.convert("RGB").resize(here.size)).split()
    strongest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return 100 * sum(strongest.histogram()[_DIFFERENT + 1 :]) / (here.width * here.height)


def beside(mockup: QImage, mine: QImage) -> QImage:
    """Return a mock-up on the left and the screen on the right."""
    both = QImage(mockup.width() + mine.width() + 8, max(mockup.height(), mine.height()), QImage.Format.Format_RGB32)
    both.fill(QColor("black"))
    painter = QPainter(both)
    painter.drawImage(0, 0, mockup)
    painter.drawImage(mockup.width() + 8, 0, mine)
    painter.end()
    return both


def mockup_of(name: str, look: str, folder: Path) -> Path | None:
    """Return the mock-up of a screen; one mock-up shows its screen in one look."""
    number = name[:2]
    named = sorted(folder.glob(f"{number}-*.png"))
    shown = next((known for known in ("dark", "high-contrast") if named and known in named[0].stem), "light")
    return named[0] if named and shown == look else None


def _wanted(names: Sequence[str]) -> Iterator[tuple[Screen, theme.Choice]]:
    for screen in SCREENS:
        if not names or any(screen.name.startswith(name) for name in names):
            yield from ((screen, look) for look in screen.looks)


def _docs(pictures: dict[str, QImage]) -> None:
    """Write the README's pictures: half the size, with few colours, so that they stay small."""
    from PIL import Image

    DOCS.mkdir(parents=True, exist_ok=True)
    for source, name in (
        ("03-today-light", "today"),
        ("11-progress-light", "progress"),
        ("14-report-page-light", "report"),
    ):
        picture = pictures.get(source)
        if picture is None:
            continue
        picture.save(str(DOCS / f"{name}.png"))
        with Image.open(DOCS / f"{name}.png") as whole:
            width = _SHOT if whole.width > whole.height else _SHOT * 3 // 4
            small = whole.convert("RGB").resize((width, width * whole.height // whole.width), Image.Resampling.LANCZOS)
            small.quantize(64, dither=Image.Dither.NONE).save(DOCS / f"{name}.png", optimize=True)


def main() -> int:
    """Draw, compare and say what came of it."""
    parser = argparse.ArgumentParser(description="Draw every screen with the sample diary.")
    parser.add_argument("names", nargs="*", help="only screens whose names begin so")
    parser.add_argument("--mockups", type=Path, default=os.environ.get("FERNLIGHT_MOCKUPS"))
    parser.add_argument("--docs", action="store_true", help="also write the pictures of the README")
    parser.add_argument("--language", default="en", choices=i18n.languages(), help="what the program speaks")
    asked = parser.parse_args()
    app = QApplication(["fernlight"])
    without_idle_remarks()
    app.setQuitOnLastWindowClosed(False)
    i18n.activate(asked.language, "en_GB" if asked.language == "en" else None)
    folder = SCREENSHOTS if asked.language == "en" else SCREENSHOTS / asked.language
    folder.mkdir(parents=True, exist_ok=True)
    pictures: dict[str, QImage] = {}
    failed = 0
    for screen, look in _wanted(asked.names):
        name = f"{screen.name}-{look}"
        try:
            pictures[name] = draw(screen, look)
        except Exception as error:  # one screen that fails must not hide the others
            failed += 1
            print(f"{name:<28} failed: {type(error).__name__} {error}", flush=True)
            continue
        pictures[name].save(str(folder / f"{name}.png"))
        print(f"{name:<28} {_compared(screen.name, look, pictures[name], asked.mockups)}", flush=True)
    if not asked.names or "21" in asked.names:
        _components(app, asked.mockups)
    if asked.docs:
        _docs(pictures)
    print(
        f"Pictures in {os.path.relpath(folder)}"
        + (f", beside the mock-ups in {os.path.relpath(COMPARE)}" if asked.mockups else "")
    )
    return 1 if failed else 0


def _components(app: QApplication, mockups: Path | None) -> None:
    looks: Sequence[theme.Choice] = ("light", "dark", "high-contrast")
    for look in looks:
        picture = gallery.draw(app, look)
        picture.save(str(SCREENSHOTS / f"21-components-{look}.png"))
        print(f"{'21-components-' + look:<28} {_compared('21-components', look, picture, mockups)}", flush=True)


def _compared(name: str, look: str, mine: QImage, mockups: Path | None) -> str:
    theirs = mockup_of(name, look, Path(mockups)) if mockups else None
    if theirs is None:
        return ""
    COMPARE.mkdir(parents=True, exist_ok=True)
    mockup = QImage(str(theirs))
    beside(mockup, mine).save(str(COMPARE / f"{name[:2]}.png"))
    return f"{difference(mine, mockup):5.2f} % of the pixels differ from the mock-up"


if __name__ == "__main__":
    sys.exit(main())
