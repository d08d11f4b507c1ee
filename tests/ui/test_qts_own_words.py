"""What Qt says by itself, in its dialogs and menus, is said in the language in force, and to *tú*."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QFileSystemModel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
)

from dilator_app.ui import speech
from dilator_app.ui.qt_dialogs import FileRow
from dilator_app.ui.qt_words import QT_TEXTS
from tests.spanish import GENDERED, NOT_TU, UNKIND
from tests.ui.read_out import read_out

USTED = re.compile(r"\b(?:desea|su|sus|elija|verifique|compruebe|introduzca|intente|está seguro)\b", re.IGNORECASE)
NO_WORDS = re.compile(r"[\W\d_]*|mm|in|pt|CC|DD|P̸|[AB]\d+|(?:JIS|ANSI|Super) ?[A-E]\d*|\d+ x \d+ in|PRC \d+K|\d+ bytes")
"""Figures, units and the names of papers."""
THE_SAME = re.compile(
    r"Color|Legal|PDF|Quarto|[AB]\d (?:Extra|Plus)|Folio \(8.27 x 13 in\)|Cicero \(CC\)|Didot \(DD\)|\d+ \(\dx\d\)"
    r"|Alias"
)
"""Words that Spanish has as well."""


@pytest.fixture(autouse=True)
def put_back(language_put_back, qtbot):
    """Every test ends in the language in which it began."""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "f1").mkdir()
    (tmp_path / "f2.pdf").write_bytes(b"%PDF-1.7")
    return tmp_path


def file_dialog(qtbot, folder):
    dialog = QFileDialog(None, "", str(folder))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    qtbot.addWidget(dialog)
    dialog.show()
    (model,) = dialog.findChildren(QFileSystemModel)
    qtbot.waitUntil(lambda: model.rowCount(model.index(str(folder))) == 2)
    dialog.setItemDelegate(FileRow(dialog))  # as whoever looks after Qt's dialogs does
    return dialog


def said_by_the_file_dialog(qtbot, folder):
    return read_out(file_dialog(qtbot, folder))


def said_by_the_print_dialog(qtbot, _folder):
    """Its options unfolded, and the properties of its printer, which has all its tabs in a window of its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    said = read_out(dialog)

    def read_and_close():
        properties = QApplication.activeModalWidget()
        said.update(read_out(properties))
        properties.close()

    QTimer.singleShot(0, dialog, read_and_close)
    dialog.findChild(QAbstractButton, "properties").click()
    dialog.close()
    return said


def said_by_the_menus_of_fields(qtbot, _folder):
    fields = (QLineEdit(), QPlainTextEdit(), QTextBrowser())
    for field in fields:
        qtbot.addWidget(field)
    return {text for field in fields for text in read_out(field.createStandardContextMenu())}


@pytest.mark.parametrize(
    "said", [said_by_the_file_dialog, said_by_the_print_dialog, said_by_the_menus_of_fields], ids=lambda f: f.__name__
)
def test_nothing_that_qt_says_stays_english_in_spanish(qtbot, folder, said):
    speech.speak("en")
    english = said(qtbot, folder)
    speech.speak("es")
    spanish = said(qtbot, folder)
    names = {"f1", "f2.pdf", folder.name, Path.home().name}
    same = {text for text in english & spanish - names if not (NO_WORDS.fullmatch(text) or THE_SAME.fullmatch(text))}
    assert {text for text in same if not text.startswith("/")} == set()
    assert [text for text in spanish if USTED.search(text) or NOT_TU.search(text)] == []
    speech.speak("en")
    assert said(qtbot, folder) == english


def test_a_file_has_one_name_in_spanish_whoever_speaks():
    speech.speak("es")
    title = QCoreApplication.translate("QPrintDialog", "Print To File ...")
    assert title == "Imprimir en un archivo..."
    assert not [words for place in QT_TEXTS if "fichero" in (words := QCoreApplication.translate(*place))]


def test_an_english_word_of_a_spanish_dialog_would_be_found(qtbot, folder):
    english = said_by_the_file_dialog(qtbot, folder) | said_by_the_print_dialog(qtbot, folder)
    assert {"&Look in:", "Files of &type:", "Folder", "Pages", "Page &Set:", "Advanced", "Page &order:"} <= english
    assert not any(THE_SAME.fullmatch(text) or NO_WORDS.fullmatch(text) for text in ("Pages", "Folder", "Advanced"))


def test_a_file_that_is_there_is_asked_about_in_the_way_the_program_speaks(qtbot, folder):
    speech.speak("es")
    dialog = file_dialog(qtbot, folder)
    dialog.findChild(QLineEdit, "fileNameEdit").setText("f2.pdf")
    asked = []

    def read_and_decline():
        question = QApplication.activeModalWidget()
        asked.append(question.text())
        question.button(QMessageBox.StandardButton.No).click()

    QTimer.singleShot(0, dialog, read_and_decline)
    dialog.accept()
    assert asked == ["f2.pdf ya existe.\n¿Quieres reemplazarlo?"]
    assert (folder / "f2.pdf").read_bytes() == b"%PDF-1.7"


def test_qt_says_each_of_our_words_in_spanish_and_its_own_in_english():
    speech.speak("es")
    said = {(context, text): QCoreApplication.translate(context, text) for context, text in QT_TEXTS}
    assert [text for (_, text), words in said.items() if text == words] == []
    assert [words for words in said.values() if any(w.search(words) for w in (USTED, NOT_TU, GENDERED, UNKIND))] == []
    speech.speak("en")
    assert [text for context, text in QT_TEXTS if QCoreApplication.translate(context, text) != text] == []


def test_qts_numbers_follow_the_language_while_the_program_runs(qtbot):
    speech.speak("es")
    assert QLocale().toString(1.5) == "1,5"
    speech.speak("en")
    assert QLocale().toString(1.5) == "1.5"
