"""The locked PySide6 keeps its references to ``None``: 6.12.0 lost them on Python 3.11, and aborted."""

import os
import subprocess
import sys
from importlib.metadata import version

CALLS = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Sender(QObject):
    said = Signal(int)

application = QCoreApplication([])
sender, heard = Sender(), []
sender.said.connect(heard.append)
before = sys.getrefcount(None)
for number in range(50_000):
    sender.setObjectName("x")
for number in range(50_000):
    sender.said.emit(number)
assert len(heard) == 50_000
# Other things may come and go; a lost reference a call would be 100 000.
assert abs(sys.getrefcount(None) - before) < 1_000, sys.getrefcount(None) - before
print("survived")
"""


def test_fifty_thousand_calls_and_as_many_signals_do_no_harm():
    run = subprocess.run(
        [sys.executable, "-c", CALLS],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert (run.returncode, run.stdout.strip()) == (0, "survived"), run.stderr


def test_all_three_packages_are_the_locked_ones():
    assert {version(name) for name in ("PySide6_Essentials", "PySide6_Addons", "shiboken6")} == {"6.11.3"}
