"""The floor: a bare window, up to its first paint. It says when that was, and how much memory was used at most."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    def paintEvent(self, _event: QPaintEvent) -> None:
        QTimer.singleShot(0, app.quit)


app = QApplication(sys.argv)
window = Window()
window.show()
app.exec()
painted = time.monotonic()
if __name__ == "__main__":
    import json

    from bench.memory import peak_mib

    print(json.dumps({"painted": painted, "peak_mib": peak_mib()}))
