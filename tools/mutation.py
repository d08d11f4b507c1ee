"""Changes the rules in small ways, one at a time, and asks the tests: `python tools/mutation.py`.

What is changed and which tests are asked stands in ``pyproject.toml`` under ``tool.mutmut``. It happens in a copy under
``build/mutation``; what survived is printed, and fewer than `LEAST_NOTICED` noticed changes end with 1.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEAST_NOTICED = 0.9
_COPIED = ("dilator_app", "resources", "tests", "pyproject.toml")


def main() -> int:
    """Run all of it; return the exit code."""
    if sys.platform == "win32":
        print("The rules are changed where processes can fork; Windows has no such thing.")
        return 0
    place = _fresh_copy(ROOT / "build" / "mutation")
    _mutmut(place, "run")
    _mutmut(place, "export-cicd-stats")
    counts = json.loads((place / "mutants" / "mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    noticed = counts["killed"] + counts["timeout"] + counts["segfault"]
    for name in _survivors(place):
        print(_mutmut(place, "show", name), flush=True)
    print(f"{noticed} of {counts['total']} changes were noticed; at least {LEAST_NOTICED:.0%} are asked for.")
    return 0 if noticed >= LEAST_NOTICED * counts["total"] > 0 else 1


def _fresh_copy(place: Path) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, place)
    return place


def _survivors(place: Path) -> list[str]:
    listed = (line.strip() for line in _mutmut(place, "results").splitlines())
    return [name for name, _, state in (line.partition(": ") for line in listed) if state in ("survived", "no tests")]


def _mutmut(place: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments], cwd=place, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stdout + done.stderr)[-4000:]
        sys.exit(f"mutmut {' '.join(arguments)} ended with {done.returncode}:\n{said}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
