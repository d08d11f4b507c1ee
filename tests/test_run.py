"""``make run`` where there is no display: one plain line, and the screens as files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def without_display(home: Path) -> dict[str, str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {**{k: v for k, v in os.environ.items() if k not in hidden}, "HOME": str(home)}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a display")
def test_without_a_display_it_says_so_in_one_line_and_draws(tmp_path):
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import run; run.write_tour = lambda: run.TOUR.mkdir(parents=True, exist_ok=True); run.main()",
        ],
        env={**without_display(tmp_path), "PYTHONPATH": str(ROOT / "tools")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    first, *_ = said.stdout.splitlines()
    assert first == ("There is no display here, so every screen and the sample report go to build/tour as files.")
    assert not said.stderr


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a display")
def test_the_tour_shows_every_screen_in_two_looks_and_the_summary(tmp_path):
    from dilator_app.ui import tour

    done = subprocess.run(
        [sys.executable, "tools/run.py"], env=without_display(tmp_path), cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    written = {file.name: file for file in (ROOT / "build" / "tour").iterdir()}
    for screen in tour.SCREENS:
        for look in ("light", "dark"):
            assert written[f"{screen.name}-{look}.png"].read_bytes().startswith(b"\x89PNG")
    assert written["sample-report.pdf"].read_bytes().startswith(b"%PDF")
