"""Importing this module loads Qt and leaves Python's own ``import`` in force; import it before anything of PySide6.

PySide6 puts an import of its own in Python's place. It reads the source text of every module that is loaded from then
on, to see whether that asks for PySide's ``__feature__`` switches, and keeps all of it: 10 MiB by the time a diary is
open, 30 MiB with charts, and a part of every start. Nothing here asks for those switches.
"""

import builtins

_own = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 - between the two lines, that is the point

builtins.__import__ = _own
