"""Somebody, or nobody, at a terminal."""

import io


class Terminal(io.TextIOWrapper):
    """Standard input with ``typed`` in it; somebody sits at it or not."""

    def __init__(self, typed="", *, somebody=False):
        super().__init__(io.BytesIO(typed.encode()))
        self._somebody = somebody

    def isatty(self):
        return self._somebody


def no_window(*_arguments, **_options):
    raise AssertionError("no window was asked for")
