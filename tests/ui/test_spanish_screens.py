"""Every screen in Spanish: nothing is cut, and nothing is left in English."""

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from dilator_app import i18n
from dilator_app.ui.tour import screens
from dilator_app.ui.tour.stage import Stage, StillClock
from tests.cut import cut_off
from tests.test_spanish import pairs
from tests.ui.test_long_language import readable

EVENING = datetime(2026, 11, 12, 20, 40, tzinfo=UTC)
SCREENS = {screen.name: screen for screen in screens.SCREENS}
NAMES_SOURCES = {"15-learn", "16-learn-article"}
"""Titles of English documents stand on them."""
ENGLISH_WORD = re.compile(r"\b(the|and|your|you|with|of|this|what|from|not|is|are|save|open|close)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def english():
    """The English texts, without those that Spanish has as well."""
    said = pairs()
    return {one for one, other in said if one != other} - {other for _, other in said}


@pytest.mark.long
@pytest.mark.parametrize("name", SCREENS)
def test_in_spanish_nothing_is_cut_and_nothing_is_left_in_english(qtbot, english, name):
    with i18n.speaking("es"), Stage(StillClock(EVENING), has_diary=SCREENS[name].has_diary) as stage:
        SCREENS[name].show(stage)
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        texts = [text for window in shown for text in readable(window)]
        cut = [line for window in shown for line in cut_off(window)]
    assert texts
    assert [text for text in texts if text in english] == []
    assert name in NAMES_SOURCES or [text for text in texts if ENGLISH_WORD.search(text)] == []
    assert cut == []


def test_an_english_text_on_a_spanish_screen_would_be_found(english):
    assert "Quick log" in english
    assert ENGLISH_WORD.search("Write down what you like")
    assert "Plan" not in english
