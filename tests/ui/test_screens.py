"""Which of several screens something is on."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import dilator_app

TWO_SCREENS = {
    "screens": [
        {"name": "small", "x": 0, "y": 0, "width": 1024, "height": 680, "logicalDpi": 96, "dpr": 1},
        {"name": "large", "x": 1024, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1},
    ]
}
ASKS = """
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from dilator_app.ui import screens

app = QApplication([])
window = QWidget()
dialog = QDialog(QDialog(window))
for left in (100, 1500):
    window.setGeometry(left, 100, 400, 300)
    window.show()
    print(*screens.whole(window).getRect(), *screens.whole(dialog).getRect())
lost = QWidget()
lost.move(9000, 9000)
print(*screens.whole(lost).getRect())
"""


def test_a_window_and_the_dialog_that_will_come_over_it_are_on_one_screen(tmp_path):
    (tmp_path / "screens.json").write_text(json.dumps(TWO_SCREENS))
    env = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"}
    told = subprocess.run([sys.executable, "-c", ASKS], env=env, check=True, capture_output=True, text=True, timeout=60)
    small, large = "0 0 1024 680", "1024 0 1920 1080"
    *together, outside = told.stdout.splitlines()
    assert together == [f"{small} {small}", f"{large} {large}"]
    assert outside in (small, large)


def test_no_widget_is_asked_for_its_screen_which_would_go_with_it():
    asked = [
        f"{path.name}:{node.lineno}"
        for path in Path(dilator_app.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "screen"
    ]
    assert asked == []
