"""The only dialogs: problems, questions, and the system's file dialogs. All open without blocking."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QWidget

from dilator_app import log, problem_words
from dilator_app.errors import FernlightError
from dilator_app.i18n import _
from dilator_app.ui import focus, qt_dialogs
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fitted_dialog import FittedDialog

_WIDTH = 460


class Message(FittedDialog):
    """What happened, what is safe, what to do, and at most two buttons."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        paragraphs: list[str],
        *,
        agree: str,
        decline: str = "",
        prefers_no: bool = False,
    ) -> None:
        super().__init__(parent, width=_WIDTH, to_read=title)
        self.head.addWidget(label(title, "title-2", wrap=True))
        for text in paragraphs:
            self.column.addWidget(label(text, "body", wrap=True))
        self.foot.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.addStretch()
        self.decline_button = Button(decline, kind="primary" if prefers_no else "secondary") if decline else None
        self.agree_button = Button(agree, kind="secondary" if prefers_no else "primary")
        self.agree_button.clicked.connect(self.accept)
        main = self.agree_button
        if self.decline_button:
            self.decline_button.clicked.connect(self.reject)
            main = self.decline_button if prefers_no else self.agree_button
            buttons.addWidget(self.agree_button if prefers_no else self.decline_button)
        main.setDefault(True)
        buttons.addWidget(main)
        self.foot.addLayout(buttons)
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join(paragraphs))
        focus.install(self)
        main.setFocus(Qt.FocusReason.OtherFocusReason)


def show_problem(parent: QWidget | None, problem: BaseException, *, about: str = "") -> Message:
    """Tell about a known problem, or, for anything else, that something went wrong inside the program.

    ``about`` names the folder or file that it is about, where that helps.
    """
    told = problem_words.explain(problem) if isinstance(problem, FernlightError) else problem_words.unexpected()
    happened = told.happened if told.happened.rstrip(".") != told.title else ""
    texts = [text for text in (happened, about, told.safe, told.todo) if text]
    message = Message(parent, told.title, texts, agree=_("OK"))
    message.open()
    return message


def ask(
    parent: QWidget,
    title: str,
    text: str,
    *,
    agree: str,
    decline: str,
    agreed: Callable[[], Any],
    prefers_no: bool = False,
) -> Message:
    """Ask a question; ``agreed`` is called on yes. ``prefers_no``: Enter says no, where no is the gentler answer."""
    message = Message(parent, title, [text], agree=agree, decline=decline, prefers_no=prefers_no)
    message.accepted.connect(agreed)
    message.open()
    return message


def ask_where_to_save(
    parent: QWidget, title: str, suggestion: Path, kind: str, chosen: Callable[[Path], Any]
) -> QFileDialog:
    """Open the system's save dialog; ``chosen`` gets the path. ``kind`` is a filter such as ``PDF (*.pdf)``."""
    qt_dialogs.look_after()
    dialog = QFileDialog(parent, title, str(suggestion.parent), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggestion.suffix.lstrip("."))
    dialog.selectFile(suggestion.name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
    return dialog


class UnexpectedErrors:
    """One frame for bugs: a log without personal text, one message, and the open form stays as it is."""

    def __init__(self, window: Callable[[], QWidget | None]) -> None:
        self._window = window
        self._showing = False

    def install(self) -> None:
        """Receive every exception that nobody handled."""
        sys.excepthook = self.handle

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log and tell, once at a time."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, FernlightError):
            show_problem(self._window(), error)
            return
        log.unexpected(error)
        if self._showing or QApplication.instance() is None:
            return
        self._showing = True
        message = show_problem(self._window(), error)
        message.finished.connect(self._on_closed)

    def _on_closed(self) -> None:
        self._showing = False
