"""All screens in a language that is 40 % longer: nothing is cut, and nothing is said that no translator was given."""

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from dilator_app.ui.tour import screens
from dilator_app.ui.tour.stage import Stage, StillClock
from tests import pseudo
from tests.cut import cut_off

EVENING = datetime(2026, 11, 12, 20, 40, tzinfo=UTC)
SCREENS = {screen.name: screen for screen in screens.SCREENS}
IN_ENGLISH_ALONE = {"15-learn", "16-learn-article"}
"""Their texts are pages, which have files of their own in each language."""

# What the sample diary says, what is a name, and what Babel writes.
NOT_TRANSLATED = re.compile(
    r"Fernlight|MedlinePlus|Ines Okafor|Ines|Okafor|English|Español|Ctrl|Shift|Esc|Tab|F1|Enter|PDF|HTML|CSV|A4|Letter"
    r"|(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?|Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?"
    r"|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?|/\S+"
)


def readable(root: QWidget) -> list[str]:
    """Return every text that can be read in ``root``; what a person typed stands in fields, which are left out."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget.parentWidget(), QLineEdit):
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            found.append(widget.text())
        for said in (widget.accessibleName(), widget.toolTip()):
            found.append(said)
    return [text for text in found if text]


def untranslated(text: str, diary_says: set[str]) -> bool:
    """Return whether letters stand outside every pair of brackets that are neither the diary's nor a date's."""
    for own in sorted(diary_says, key=len, reverse=True):
        text = text.replace(own, "")
    depth, outside = 0, []
    for letter in re.sub(r"<[^>]+>|&\w+;", "", text):
        depth += (letter == pseudo.OPENING) - (letter == pseudo.CLOSING)
        outside.append(letter if depth == 0 else " ")
    return bool(re.search(r"[^\W\d_]{2,}", NOT_TRANSLATED.sub("", "".join(outside))))


def sample_words(stage: Stage) -> set[str]:
    """Return every text that the sample diary itself holds."""
    view = stage.window.view
    if view is None:
        return set()
    diary = view.rooms.diary
    records = [*diary.sessions(), *diary.plans(), *diary.goals(), *diary.questions(), *diary.appointments()]
    records += [*diary.sets(), *diary.rests(), diary.preferences().own_ticks]
    return set(_strings(records))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, dict):
        return [s for pair in value.items() for one in pair for s in _strings(one)]
    if isinstance(value, list | tuple | set | frozenset):
        return [s for one in value for s in _strings(one)]
    slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
    return [s for name in slots for s in _strings(getattr(value, name, None))]


@pytest.mark.parametrize("name", SCREENS)
def test_in_a_longer_language_nothing_is_cut_and_nothing_is_left_in_english(qtbot, name):
    with pseudo.spoken(), Stage(StillClock(EVENING), has_diary=SCREENS[name].has_diary) as stage:
        SCREENS[name].show(stage)
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        assert shown
        cut = [line for window in shown for line in cut_off(window)]
        own = sample_words(stage)
        english = [t for window in shown for t in readable(window) if untranslated(t, own)]
    assert cut == []
    assert english == [] or name in IN_ENGLISH_ALONE
