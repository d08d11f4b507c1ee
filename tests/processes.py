"""Other processes, for what one process cannot show: being killed, being somebody else, holding a file."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

_SECONDS = 60
"""Longer than any of them takes on the busiest machine; it only ends a test that would hang."""

_context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
if os.name == "posix":
    _context.set_forkserver_preload(["tests.preload"])


class Other:
    """A running process and the line to it."""

    def __init__(self, work: Callable[..., None], arguments: tuple[Any, ...]) -> None:
        self._here, there = _context.Pipe()
        self._process = _context.Process(target=_run, args=(work, there, arguments), daemon=True)
        self._process.start()
        there.close()

    def hear(self) -> Any:
        """Return what it said next. Raises ``EOFError`` once it is dead and everything it said was heard."""
        if not self._here.poll(_SECONDS):
            raise TimeoutError("the other process says nothing")
        return self._here.recv()

    def hear_within(self, seconds: float) -> bool:
        """Return whether it says something within ``seconds``."""
        return self._here.poll(seconds)

    def hear_all(self) -> list[Any]:
        """Return everything it still says until it ends; a sentence that its death cut off is lost."""
        heard = []
        while True:
            try:
                heard.append(self.hear())
            except (EOFError, ConnectionResetError):
                return heard

    def say(self, what: Any) -> None:
        """Say something to it."""
        self._here.send(what)

    def kill(self) -> None:
        """Kill it as a flat battery would: it gets no chance to do anything."""
        self._process.kill()
        self._process.join(_SECONDS)

    @property
    def exit_code(self) -> int | None:
        """How it ended; negative for a signal."""
        self._process.join(_SECONDS)
        return self._process.exitcode

    def close(self) -> None:
        """Make sure that it is gone."""
        self._here.close()
        self.kill()


@contextmanager
def another(work: Callable[..., None], *arguments: Any) -> Iterator[Other]:
    """Run ``work(line, *arguments)`` in a process of its own until the block ends."""
    other = Other(work, arguments)
    try:
        yield other
    finally:
        other.close()


def _run(work: Callable[..., None], line: Connection, arguments: tuple[Any, ...]) -> None:
    work(line, *arguments)
    line.close()
