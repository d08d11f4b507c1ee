"""The floor: a bare window, up to its first paint."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

app = QApplication(sys.argv)
window = QMainWindow()
window.show()
QTimer.singleShot(0, lambda: (print(time.monotonic(), flush=True), app.quit()))
app.exec()
