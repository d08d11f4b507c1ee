"""Measure: ``python -m bench [--runs N]``. Every run of the program follows a run of the floor."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench import diaries, table
from bench.passphrase import PASSPHRASE
from bench.table import Figure

HERE = Path(__file__).resolve().parent
BUILD = HERE.parent / "build"
_LEAST_RUNS = 10
_SAVES = 60
_OF_THE_JOURNEY = (
    "unlock_today",
    "progress_first_view",
    "progress_range",
    "pdf_four_weeks",
    "pdf_ten_years",
    "preview_change",
    "preview_gap",
)
_SETTINGS = 'theme = "light"\nlanguage = "en"\n'


class Bench:
    """Runs the processes in a home of their own and gathers what they say."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(BUILD / "bench-data" / "cache"),  # fonts are listed once in a computer's life
            "PYTHONPATH": str(HERE.parent),
        }
        if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            self._environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        (home / "config" / "fernlight").mkdir(parents=True)
        (home / "config" / "fernlight" / "settings.toml").write_text(_SETTINGS, encoding="utf-8")
        self.figures = {name: Figure(name) for name in table.TARGETS}

    @property
    def platform(self) -> str:
        """What Qt draws on."""
        return self._environment.get("QT_QPA_PLATFORM", "the display")

    def _run(self, *arguments: str) -> tuple[float, Any]:
        """Run a Python process; return when it began and what it printed last."""
        begin = time.monotonic()
        done = subprocess.run(
            [sys.executable, *arguments], env=self._environment, cwd=HERE.parent, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"{arguments} failed:\n{done.stderr}{self._log()}")
        return begin, done.stdout.splitlines()[-1] if done.stdout else ""

    def _log(self) -> str:
        """Return what the program wrote down of its own mistakes."""
        return "".join(file.read_text(encoding="utf-8") for file in self._home.rglob("log.txt"))

    def _program(self, how_far: str) -> tuple[float, dict[str, float]]:
        begin, said = self._run(str(HERE / "program.py"), how_far, str(self._home))
        return begin, json.loads(said)

    def _floor(self) -> tuple[float, float]:
        """Return seconds to the first paint and MiB."""
        begin, said = self._run(str(HERE / "floor.py"))
        figures = json.loads(said)
        return figures["painted"] - begin, figures["peak_mib"]

    def warm_up(self) -> None:
        """Let caches fill; what a computer does once is not what is measured."""
        self._floor()
        self._program("whole")

    def start(self) -> None:
        """Floor and lock window, turn about."""
        seconds, _ = self._floor()
        begin, said = self._program("first-paint")
        self._note("lock_window", said["painted"] - begin, seconds)

    def whole(self) -> None:
        """Floor and a whole journey through the program, turn about."""
        seconds, mib = self._floor()
        _, said = self._program("whole")
        for name in _OF_THE_JOURNEY:
            self._note(name, said[name], seconds)
        for name in ("memory_unlocked", "memory_charts"):
            self._note(name, said[name], mib)

    def ranges(self) -> None:
        """Floor and the charts of a very large diary, turn about."""
        seconds, _ = self._floor()
        _, said = self._program("ranges")
        self._note("progress_range_many", said["progress_range"], seconds)

    def report(self) -> None:
        """Floor and `fernlight report` in a process of its own, turn about."""
        seconds, _ = self._floor()
        secret = self._home / "passphrase"
        secret.write_text(PASSPHRASE, encoding="utf-8")
        begin = time.monotonic()
        self._run("-m", "dilator_app", "--passphrase-file", str(secret), "report", "-o", str(self._home / "cold.pdf"))
        self._note("report_cold", time.monotonic() - begin, seconds)

    def saving(self, small: Path, large: Path) -> None:
        """One save in a large diary and in a small one, turn about."""
        _, said = self._run(str(HERE / "saving.py"), str(small), str(large), str(_SAVES))
        few, many = json.loads(said)
        self.figures["save_growth"].measured, self.figures["save_growth"].against = many, few

    def _note(self, name: str, measured: float, against: float) -> None:
        self.figures[name].measured.append(measured)
        self.figures[name].against.append(against)


def main() -> int:
    """Measure everything and tell."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure speed and memory against a bare window.")
    parser.add_argument("--runs", type=int, default=12, help=f"runs of each figure, at least {_LEAST_RUNS}")
    runs = max(_LEAST_RUNS, parser.parse_args().runs)
    data = BUILD / "bench-data"
    ten_years, few, many = (diaries.ready(n, data) for n in (diaries.TEN_YEARS, diaries.FEW, diaries.MANY))
    with tempfile.TemporaryDirectory(prefix="fernlight-bench-") as folder:
        home = Path(folder)
        bench = Bench(home)
        diaries.copy(ten_years, home / "data" / "fernlight")
        bench.warm_up()
        for _ in range(runs):
            bench.start()
        for _ in range(runs):
            bench.whole()
        for _ in range(runs):
            bench.report()
        shutil.rmtree(home / "data")
        diaries.copy(many, home / "data" / "fernlight")
        for _ in range(runs):
            bench.ranges()
        shutil.rmtree(home / "data")
        bench.saving(diaries.copy(few, home / "few").path, diaries.copy(many, home / "many").path)
    print(f"Python {sys.version.split()[0]}, Qt draws on: {bench.platform}, {runs} runs of each, {_SAVES} saves")
    table.write(list(bench.figures.values()), BUILD / "bench.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
