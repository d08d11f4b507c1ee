"""Puts a language in force for the whole program: our texts, Qt's own, and the local forms of dates and numbers."""

import struct
from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from dilator_app import i18n

_NAME = "fernlight-qt-words"
_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _SOURCE, _CONTEXT = 1, 3, 6, 7


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
    qts, ours = QTranslator(app), QTranslator(app)  # the one that comes last is asked first
    if qts.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qts)
    if ours.load(_our_words(language)):
        app.installTranslator(ours)
    for translator in (qts, ours):
        translator.setObjectName(_NAME)


@cache
def _our_words(language: str) -> bytes:
    """Return our words for what Qt says. Qt reads them where they lie, so they are kept for good."""
    from dilator_app.ui.qt_words import QT_TEXTS

    said = i18n.catalogue(language).pgettext
    return as_qm((context, text, said(context, text)) for context, text in QT_TEXTS)


def as_qm(texts: Iterable[tuple[str, str, str]]) -> bytes:
    """Return texts, each with Qt's class before and the translation after it, in the format that Qt reads.

    A translator of our own would do as well, but Qt asks from threads too, and must not wait for Python there.
    """
    messages, places = b"", []
    for context, text, translation in texts:
        places.append((_hash(text.encode()), len(messages)))
        parts = (
            (_TRANSLATION, translation.encode("utf-16-be")),
            (_SOURCE, text.encode()),
            (_CONTEXT, context.encode()),
        )
        messages += b"".join(_part(kind, said) for kind, said in parts) + bytes((_END,))
    index = b"".join(struct.pack(">II", *place) for place in sorted(places))
    return _MAGIC + _part(_HASHES, index) + _part(_MESSAGES, messages)


def _part(kind: int, content: bytes) -> bytes:
    return struct.pack(">BI", kind, len(content)) + content


def _hash(text: bytes) -> int:
    """Return the ELF hash, by which Qt finds a text."""
    found = 0
    for byte in text:
        found = (found << 4) + byte
        high = found & 0xF0000000
        found = (found ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return found or 1
