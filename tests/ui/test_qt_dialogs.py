"""Qt's own dialogs, which are used where the system has none."""

import gc
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialogButtonBox,
    QFileSystemModel,
    QLineEdit,
    QPushButton,
    QStyleOptionViewItem,
    QTabWidget,
    QTreeView,
    QWidget,
)

from dilator_app.ui import focus, messages, printing, screens, speech, theme

LOOKS = ["light", "dark", "high-contrast"]
SAVES = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from dilator_app.ui import messages

def answered(dialog):
    dialog.findChild(QLineEdit, "fileNameEdit").setText("page.pdf")
    dialog.accept()
    dialog.deleteLater()
    del dialog
    app.sendPostedEvents(None, 52)

app = QApplication([])
window, home = QWidget(), Path.home()
if sys.argv[1] == "as Qt does it":
    dialog = QFileDialog(window, "", str(home / "zqxfolder"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.open()
    answered(dialog)
else:
    saved = lambda path: path.write_bytes(b"%PDF-1.7")
    answered(messages.ask_where_to_save(window, "", home / "zqxfolder" / "page.pdf", "PDF (*.pdf)", saved))
    assert (home / "zqxfolder" / "page.pdf").exists()
"""


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def asked(qtbot, window, tmp_path):
    """The dialog that asks where to save, with a folder and a file in it."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "letters").mkdir()
    (folder / "list.txt").write_bytes(b"x" * 1500)
    dialog = messages.ask_where_to_save(window, "", folder / "page.txt", "Text (*.txt)", lambda _path: None)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    dialog.findChild(QLineEdit, "fileNameEdit").completer().popup().hide()
    dialog.close()


def files_that_tell(home: Path, word: str) -> list[str]:
    """Return the files below ``home`` in which ``word`` stands."""
    return [str(file) for file in home.rglob("*") if file.is_file() and word.encode() in file.read_bytes()]


def save_in_a_folder(home: Path, how: str) -> None:
    (home / "zqxfolder").mkdir(parents=True)
    env = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    env |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", SAVES, how], env=env, check=True, capture_output=True, timeout=60)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system's own dialogs are used there")
def test_no_file_tells_in_which_folder_a_page_was_saved(tmp_path):
    save_in_a_folder(tmp_path / "one", "as Qt does it")
    assert files_that_tell(tmp_path / "one", "zqxfolder") != []
    save_in_a_folder(tmp_path / "two", "as we do it")
    assert files_that_tell(tmp_path / "two", "zqxfolder") == []


@pytest.mark.parametrize("look", LOOKS)
def test_what_a_field_offers_to_complete_can_be_read(qapp, qtbot, asked, look):
    theme.apply(qapp, look)
    field = asked.findChild(QLineEdit, "fileNameEdit")
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, "l")
    offered = field.completer().popup()
    qtbot.waitUntil(offered.isVisible)
    drawn = offered.grab().toImage()
    there = {QColor(drawn.pixel(x, y)).name() for x in range(drawn.width()) for y in range(drawn.height())}
    assert {theme.current().hex(token).lower() for token in ("surface-raised", "border-strong")} <= there


@pytest.mark.usefixtures("language_put_back")
@pytest.mark.parametrize(("language", "size"), [("es", "1,46 KiB"), ("en", "1.46 KiB")])
def test_size_and_date_are_written_in_the_language_in_force(qtbot, asked, language, size):
    speech.speak(language)
    (model,) = asked.findChildren(QFileSystemModel)
    qtbot.waitUntil(lambda: model.rowCount(model.index(asked.directory().path())) == 2)
    row = model.index(asked.directory().filePath("list.txt"))
    view = asked.findChild(QAbstractItemView, "treeView")

    def shown(column):
        option = QStyleOptionViewItem()
        view.itemDelegate().initStyleOption(option, row.siblingAtColumn(column))
        return option.text

    changed = datetime.fromtimestamp(Path(model.filePath(row)).stat().st_mtime)
    assert [shown(column) for column in (0, 1)] == ["list.txt", size]
    assert shown(3) == QLocale().toString(changed, QLocale.FormatType.ShortFormat)


def test_the_names_of_the_columns_are_whole_and_all_of_them_in_sight(asked):
    files = asked.findChild(QTreeView)
    columns = files.header()
    assert [n for n in range(4) if columns.sectionSize(n) < columns.sectionSizeHint(n)] == []
    assert columns.length() <= files.viewport().width()


def test_every_dialog_of_qts_has_the_ring_around_what_has_the_keyboard(qtbot, window):
    dialog = printing.print_text(window, "a few words")
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    button = dialog.findChild(QPushButton, "properties")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = dialog.findChildren(focus.FocusRing)
    assert ring.isVisible()
    assert ring.geometry().center() == button.mapTo(dialog, button.rect().center())
    dialog.reject()


@pytest.mark.qt_log_ignore("QFont::setPointSizeF", extend=True)  # of the small sheet that Qt draws there
def test_the_properties_of_a_printer_stay_on_a_low_screen_with_their_buttons(qtbot, window):
    dialog = printing.print_text(window, "a few words")
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    seen = {}

    def look(properties):
        properties.activateWindow()
        qtbot.waitUntil(lambda: focus.is_installed(properties))
        QApplication.processEvents()
        room = screens.room(properties).height() - 80
        (tabs,) = properties.findChildren(QTabWidget, "tabs")
        (buttons,) = properties.findChildren(QDialogButtonBox)
        seen["fits"] = max(properties.height(), properties.minimumSizeHint().height()) <= room
        seen["buttons"] = properties.rect().contains(buttons.geometry())
        seen["words"] = tabs.height() >= tabs.minimumSizeHint().height() and tabs.isVisibleTo(properties)

    def look_and_close():
        properties = QApplication.activeModalWidget()
        try:
            look(properties)
        finally:
            properties.reject()

    QTimer.singleShot(0, dialog, look_and_close)
    dialog.findChild(QPushButton, "properties").click()
    assert seen == {"fits": True, "buttons": True, "words": True}
    dialog.reject()


@pytest.mark.qt_log_ignore("QFont::setPointSizeF", extend=True)
def test_a_look_for_garbage_leaves_an_open_dialog_its_ring_and_the_computer_its_screen(qtbot, window):
    dialog = printing.print_text(window, "a few words")
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    seen, gone = {}, []
    QGuiApplication.primaryScreen().destroyed.connect(lambda: gone.append("the screen"))

    def wait_for_the_ring():
        properties = QApplication.activeModalWidget()
        properties.activateWindow()
        qtbot.waitUntil(lambda: focus.is_installed(properties))

    def look_and_close():
        wait_for_the_ring()
        gc.collect()
        properties = QApplication.activeModalWidget()
        (button,) = [b for b in properties.findChildren(QPushButton) if b.isDefault()]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        (ring,) = properties.findChildren(focus.FocusRing)
        seen["around"] = ring.geometry().center() - button.mapTo(properties, button.rect().center())
        properties.reject()

    QTimer.singleShot(0, dialog, look_and_close)
    dialog.findChild(QPushButton, "properties").click()
    dialog.reject()
    gc.collect()
    assert seen == {"around": QPoint(0, 0)}
    assert gone == []
