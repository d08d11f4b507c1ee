"""Puts a language in force for the whole program: our texts, Qt's own, and the local forms of dates and numbers."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from dilator_app import i18n

_NAME = "fernlight-qt-words"


def speak(chosen: str) -> None:
    """Speak ``chosen``, or the computer's language where it is empty; whatever is made from now on speaks it."""
    i18n.speak(chosen)
    teach_qt()


def teach_qt() -> None:
    """Let what Qt itself says, in a file dialog or a menu of a text field, be said in the language in force."""
    app = QApplication.instance()
    if app is None:
        return
    for old in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(i18n.current_locale()))
    language = i18n.current_language()
    if language == i18n.SOURCE_LANGUAGE:
        return
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
