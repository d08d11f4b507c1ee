"""The pages to read, with a diary and without one."""

import pytest

from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.learn.page import LearnPage
from dilator_app.ui.read_alone import ReadAlone
from dilator_app.ui.undo import UndoStack
from tests.ui.pages.learn.reading import PAGE, settle


@pytest.fixture
def bus():
    return Bus()


@pytest.fixture
def learn(qtbot, plain_diary, bus, clock):
    """Learn in an open diary."""
    page = LearnPage(plain_diary, bus, clock, UndoStack())
    qtbot.addWidget(page)
    page.resize(*PAGE)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    settle()
    return page


@pytest.fixture
def reader(learn):
    return learn.reader


@pytest.fixture
def alone(qtbot):
    """The reader before there is a diary."""
    page = ReadAlone()
    qtbot.addWidget(page)
    page.resize(1280, 766)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    settle()
    return page
