"""A person in a session: what she presses, how time passes, what she reads."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from dilator_app.domain.plan import Plan, PlanLine, WarmUp
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.records import Record
from dilator_app.domain.session import Session
from dilator_app.ui.inactivity import Inactivity
from dilator_app.ui.session.page import SessionPage
from tests.desk import Desk
from tests.makers import CLINICIAN, make_dilator, make_plan, make_set

SIZES = make_set(12, 15, 18, 22, 25)
_BETWEEN_LOOKS_S = 5
"""How often the program looks at the clock here; really it does so four times a second."""


def a_plan(**fields: Any) -> Plan:
    """Five breaths of ten seconds, then about ten minutes with 22 mm."""
    known = {"minutes": 10, "breaths": 5, "comfort_limit": 3, "contact": "Ines Okafor, 555 0100"}
    return make_plan(22, **{**known, **fields})


def warm_up_plan(**fields: Any) -> Plan:
    return a_plan(warm_up=WarmUp(make_dilator(18), 2), **fields)


def clinicians_words(said: str, **fields: Any) -> Plan:
    return a_plan(own_words=said, origins={PlanLine.OWN_WORDS: CLINICIAN}, **fields)


class Sitting:
    """One person at one window; sessions do not fill the screen, whose size here says nothing."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def set_up(self, *records: Record, **choices: Any) -> "Sitting":
        """Put a set and these records into the diary, and choose what is given by name."""
        diary = self.desk.diary
        chosen = Preferences(**{"full_screen_session": False, **choices})
        change = diary.save(SIZES, *records)
        diary.save_preferences(chosen)
        self.desk.view.rooms.bus.announce(change)
        self.desk.page("today")
        return self

    # --- what is there -----------------------------------------------------------------------------------------------
    @property
    def page(self) -> SessionPage:
        page = self.desk.view.session.page
        assert page is not None, "no session is on"
        return page

    @property
    def is_on(self) -> bool:
        return self.desk.window.view is not None and self.desk.view.session.page is not None

    @property
    def view(self) -> QWidget:
        assert self.page.view is not None
        return self.page.view

    @property
    def read(self) -> str:
        """All that can be read in the session."""
        return self.desk.words(self.page)

    @property
    def stage(self) -> str:
        """The step that the header names."""
        return self.page.header.steps.accessibleName()

    @property
    def saved(self) -> Session:
        """The one session in the diary."""
        (session,) = self.desk.diary.sessions()
        return session

    # --- what is done ------------------------------------------------------------------------------------------------
    def begins(self, button: str = "Start") -> "Sitting":
        """Press a button on Today; where the list comes first, go on from it."""
        self.desk.click(button)
        if self.desk.dialogs():
            self.desk.click("Go on")
        return self

    def presses(self, *buttons: str) -> "Sitting":
        for button in buttons:
            box = next(
                (b for b in self.desk.front.findChildren(QCheckBox) if b.isVisible() and b.text() == button), None
            )
            if box is None:
                self.desk.click(button)
            else:  # on the box: a cell of a grid is wider than its words
                QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(12, box.height() // 2))
                QApplication.processEvents()
        return self

    def types(self, *keys: str) -> "Sitting":
        self.desk.press(*keys)
        return self

    def taps_an_empty_place(self) -> "Sitting":
        """Click where nothing is."""
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
        QApplication.processEvents()
        return self

    def lives(self, seconds: float) -> "Sitting":
        """Let time pass while the program looks on."""
        left = seconds
        idle = self.desk.window.findChild(Inactivity)
        while left > 0:
            step = min(_BETWEEN_LOOKS_S, left)
            self.desk.clock.advance(seconds=step)
            left -= step
            self.page.look()
            idle.look()
        QApplication.processEvents()
        return self

    def sleeps(self, seconds: float) -> "Sitting":
        """Let time pass while nothing of the program runs."""
        self.desk.clock.advance(seconds=seconds)
        self.page.look()
        QApplication.processEvents()
        return self

    def practises(self, seconds: float = 0) -> "Sitting":
        """Go through Prepare and Breathe, then practise for a while."""
        return self.begins().presses("Start breathing").lives(50).presses("Go on").lives(seconds)
