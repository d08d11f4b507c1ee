"""The pages of the sidebar: which there are, and how each is made. A page is made when it is first looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dilator_app.i18n import N_

if TYPE_CHECKING:
    from dilator_app.clock import Clock
    from dilator_app.diary.diary import Diary
    from dilator_app.settings import SettingsFile
    from dilator_app.ui.bus import Bus
    from dilator_app.ui.pages.page import Page
    from dilator_app.ui.undo import UndoStack


@dataclass(frozen=True, slots=True)
class Rooms:
    """What pages get in their constructor."""

    diary: "Diary"
    bus: "Bus"
    clock: "Clock"
    undo: "UndoStack"
    settings: "SettingsFile"
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the sidebar; ``title`` is translated where it is shown."""

    name: str
    icon: str
    title: str
    make: Callable[[Rooms], "Page"]


def _today(rooms: Rooms) -> "Page":
    from dilator_app.ui.pages.today.page import TodayPage

    return TodayPage(rooms.diary, rooms.bus, rooms.clock, rooms.undo)


def _history(rooms: Rooms) -> "Page":
    from dilator_app.ui.pages.history.page import HistoryPage

    return HistoryPage(rooms.diary, rooms.bus, rooms.clock, rooms.undo)


def _progress(rooms: Rooms) -> "Page":
    from dilator_app.ui.pages.progress.page import ProgressPage

    return ProgressPage(rooms.diary, rooms.bus, rooms.clock)


def _appointment(rooms: Rooms) -> "Page":
    from dilator_app.ui.pages.appointment.page import AppointmentPage

    return AppointmentPage(rooms.diary, rooms.bus, rooms.clock, rooms.undo, sample=rooms.is_sample)


def _learn(rooms: Rooms) -> "Page":
    from dilator_app.ui.pages.learn.page import LearnPage

    return LearnPage(rooms.diary, rooms.bus, rooms.clock, rooms.undo)


def _plan(rooms: Rooms) -> "Page":
    from dilator_app.ui.pages.plan.page import PlanPage

    return PlanPage(rooms.diary, rooms.bus, rooms.clock, rooms.undo)


def _settings(rooms: Rooms) -> "Page":
    from dilator_app.ui.pages.settings.page import SettingsPage

    return SettingsPage(rooms.diary, rooms.bus, rooms.clock, rooms.settings)


ENTRIES: tuple[Entry, ...] = (
    Entry("today", "today", N_("Today"), _today),
    Entry("history", "history", N_("History"), _history),
    Entry("progress", "progress", N_("Progress"), _progress),
    Entry("appointment", "appointment", N_("Appointment"), _appointment),
    Entry("learn", "learn", N_("Learn"), _learn),
    Entry("plan", "plan", N_("Plan"), _plan),
    Entry("settings", "settings", N_("Settings"), _settings),
)
