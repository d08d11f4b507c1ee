"""What the privacy page promises and no other test shows."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_TOUR = """
import sys
from pathlib import Path
from datetime import datetime, timezone
from PySide6.QtWidgets import QApplication
from dilator_app.ui.tour import screens, waiting
app = QApplication([])
app.setQuitOnLastWindowClosed(False)
waiting.without_idle_remarks()
print(len(screens.write_tour(Path(sys.argv[1]), datetime(2026, 11, 12, 20, 40, tzinfo=timezone.utc), ("light",))))
"""


def can_trace() -> bool:
    strace = shutil.which("strace")
    return (
        strace is not None and subprocess.run([strace, "-o", os.devnull, "true"], capture_output=True).returncode == 0
    )


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.skipif(not can_trace(), reason="strace is not here, or may not look at processes")
def test_a_whole_tour_opens_no_network_socket(tmp_path):
    calls = tmp_path / "calls"
    done = subprocess.run(
        ["strace", "-f", "-e", "trace=socket", "-o", calls, sys.executable, "-c", _TOUR, tmp_path / "tour"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.splitlines()[-1]) > 10
    assert "AF_INET" not in calls.read_text()


def test_no_module_can_see_hear_or_ask_for_a_gender():
    sees_or_hears = re.compile(
        r"QCamera|QAudioInput|QAudioSource|QMediaCapture|QMediaRecorder|QScreenCapture|QtWebEngine"
    )
    asks = re.compile(r"_\(\"[^\"]*\b(gender|sex)\b(?! therapist)", re.IGNORECASE)
    for module in (ROOT / "dilator_app").rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        assert not sees_or_hears.search(text), module
        assert "sex therapist" in text or not asks.search(text), module
