"""Which files left the diary: they are outside it, and nobody but the person can guard or delete them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app.diary.diary import Export
from dilator_app.i18n import _, clock_time, day
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Hairline, label, row
from dilator_app.ui.widgets.form import ShownDialog


class SavedFiles(ShownDialog):
    """The newest first. A file that was moved or renamed since stands here under its old name."""

    def __init__(self, files: Sequence[Export], parent: QWidget | None = None) -> None:
        title = _("Files you saved")
        super().__init__(title, parent, width=560, to_read=title)
        told = (
            _("They are outside the diary: deleting them, or giving them away, is up to you.")
            if files
            else _("None so far. What you save from the diary is listed here.")
        )
        self.column.addWidget(label(told, "body", "text-muted", wrap=True))
        self.column.setSpacing(10)
        for place, file in enumerate(reversed(files)):
            if place:
                self.column.addWidget(Hairline())
            self.column.addLayout(self._row(file))

    def _row(self, file: Export) -> QVBoxLayout:
        path, when = Path(file.path), file.at.astimezone()
        show = Button(_("Show the folder"), kind="link")
        show.setAccessibleName(_("Show the folder of {name}").format(name=path.name))
        show.clicked.connect(partial(_open_folder, path))
        head = row(label(path.name, "body", wrap=True, strong=True), show)
        head.setStretch(0, 1)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addLayout(head)
        moment = _("{day}, {time}").format(day=day(when.date(), "EEE d MMMM y"), time=clock_time(when))
        for words in (moment, str(path.parent)):
            texts.addWidget(label(words, "small", "text-muted", wrap=True))
        return texts


def _open_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
