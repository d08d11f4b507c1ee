"""Work in threads: it comes back to whoever asked, or to nobody, and never destroys a widget."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dilator_app.errors import WrongPassphrase
from dilator_app.ui import garbage, jobs
from tests.desk import dispose


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    jobs.wait_for_all()


class Told(list):
    """Hears what a job says, and in which thread."""

    def done(self, result) -> None:
        self.append(("done", result, threading.current_thread() is threading.main_thread()))

    def failed(self, error) -> None:
        self.append(("failed", type(error), threading.current_thread() is threading.main_thread()))


def test_a_result_comes_back_in_the_thread_of_the_window(owner, qtbot):
    told, seen = Told(), []
    jobs.run(owner, lambda: seen.append(threading.current_thread()) or 42, told.done, told.failed)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("done", 42, True)]
    assert seen[0] is not threading.main_thread()


def test_a_problem_comes_back_as_one(owner, qtbot):
    told = Told()

    def work():
        raise WrongPassphrase

    jobs.run(owner, work, told.done, told.failed)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("failed", WrongPassphrase, True)]


def test_what_was_cancelled_says_nothing(owner, qtbot, qapp):
    told, go = Told(), threading.Event()
    job = jobs.run(owner, go.wait, told.done, told.failed)
    job.cancel()
    go.set()
    jobs.wait_for_all()
    qapp.processEvents()
    assert told == []


def test_nobody_is_told_once_the_owner_is_gone(qapp):
    told, go, owner = Told(), threading.Event(), QObject()
    jobs.run(owner, go.wait, told.done, told.failed)
    dispose(owner)
    go.set()
    jobs.wait_for_all()
    qapp.processEvents()
    assert told == []


def test_nothing_keeps_the_work_once_it_is_done(owner, qtbot):
    class Secret:
        def __call__(self) -> None:
            pass

    work, told = Secret(), Told()
    kept = weakref.ref(work)
    jobs.run(owner, work, told.done, told.failed)
    del work
    qtbot.waitUntil(lambda: bool(told))
    jobs.wait_for_all()
    qtbot.waitUntil(lambda: kept() is None)


def test_garbage_is_looked_for_in_the_thread_of_the_window_alone(owner, qtbot, qapp):
    collector, threads = garbage.Collector(owner), []

    class Widget(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.itself = self

        def __del__(self) -> None:
            threads.append(threading.current_thread())

    def litter() -> None:
        for _n in range(30_000):
            circle: list = []
            circle.append(circle)

    collector.start()
    try:
        Widget()
        told = Told()
        jobs.run(owner, litter, told.done, told.failed)
        qtbot.waitUntil(lambda: bool(told))
        assert threads == []
        garbage.look()
        assert threads == [threading.main_thread()]
    finally:
        collector.stop()
    assert gc.isenabled()
    gc.disable()  # as the fixture found it
