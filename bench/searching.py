"""Types everyday words into the search of Learn and times each key until the list is drawn: ``-m bench.searching``."""

import os
import statistics
import sys
import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dilator_app import i18n
from dilator_app.ui import theme

TARGET_MS = 50
WORDS = {
    ("en", "en_GB"): ("tampon", "smear", "brick wall", "Kegel", "what do I say to a friend"),
    ("es", "es_ES"): ("tampones", "citologia", "muro", "Kegel", "sequedad", "que le digo a mi pareja"),
}


def main() -> int:
    """Print a line for each language; end with 1 when a key took longer than it may."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["bench"])
    theme.register_fonts()
    theme.apply(app, "light")
    slowest = 0.0
    for (language, locale), words in WORDS.items():
        i18n.activate(language, locale)
        taken, worked = zip(*_keys(words), strict=True)
        slowest = max(slowest, *taken)
        told = f"median {statistics.median(taken):.1f} ms, slowest {max(taken):.1f} ms of {len(taken)} keys"
        own = f"of the processor {statistics.median(worked):.1f} and {max(worked):.1f} ms"
        print(f"{language}: {told}; at most {TARGET_MS} ms; {own}")
    return int(slowest > TARGET_MS)


def _keys(words: tuple[str, ...]) -> list[tuple[float, float]]:
    """Return for each key how long it took, and how long the processor worked on it: less where others work too."""
    from dilator_app.ui.pages.learn.reader import LearnReader

    reader = LearnReader()
    reader.resize(1068, 766)
    reader.show()
    reader.focus_search()
    QApplication.processEvents()
    taken = []
    for word in words:
        for key in (*word, *[Qt.Key.Key_Backspace] * len(word)):
            begin, began = time.monotonic(), time.process_time()
            if isinstance(key, str):
                QTest.keyClicks(reader.search, key)
            else:
                QTest.keyClick(reader.search, key)
            QApplication.processEvents()
            taken.append((1000 * (time.monotonic() - begin), 1000 * (time.process_time() - began)))
    reader.close()
    return taken


if __name__ == "__main__":
    sys.exit(main())
