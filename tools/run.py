"""Open the program (``make run``). Where there is no display, its screens are written as pictures instead."""

import os
import sys
from pathlib import Path

from dilator_app import app

TOUR = Path(__file__).resolve().parent.parent / "build" / "tour"


def main() -> int:
    """Return the exit code."""
    if app.has_display():
        return app.main()
    where = Path(os.path.relpath(TOUR))
    print(f"There is no display here, so every screen and the sample report go to {where} as files.", flush=True)
    write_tour()
    print(f"Done: {len(list(TOUR.iterdir()))} files in {where}")
    return 0


def write_tour() -> None:
    """Draw the tour without a screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from dilator_app.clock import SystemClock
    from dilator_app.ui.tour import screens, waiting

    drawing = QApplication(["fernlight"])
    waiting.without_idle_remarks()
    drawing.setQuitOnLastWindowClosed(False)
    screens.write_tour(TOUR, SystemClock().now())


if __name__ == "__main__":
    sys.exit(main())
