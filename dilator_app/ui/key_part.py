"""The recovery key: shown in groups, printed, or saved to a stick."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.diary import recovery
from dilator_app.diary.folder import DiaryFolder
from dilator_app.errors import FernlightError
from dilator_app.i18n import _
from dilator_app.settings import write_whole
from dilator_app.ui import messages, printing, theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label

_KEY_HEIGHT = 59


class KeyBoxes(QWidget):
    """The key in groups of four, large enough to copy by hand."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._groups = recovery.grouped(key)
        self.setFixedHeight(_KEY_HEIGHT)
        self.setAccessibleName(_("Recovery key"))
        self.setAccessibleDescription(", ".join(" ".join(group) for group in self._groups))

    def sizeHint(self) -> QSize:
        """Return room for six groups."""
        return QSize(730, _KEY_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw one box with a line between groups. The key reads from left to right in every language."""
        look = theme.current()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = tokens.measure("radius", "control")
        paint.box(painter, rect, look.color("surface-raised"), look.color("border-strong"), radius)
        width = self.width() / len(self._groups)
        font = look.font("title-2")
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 1.5)
        for place, group in enumerate(self._groups):
            left = round(place * width)
            if place:
                painter.fillRect(left, 1, 1, self.height() - 2, look.color("border"))
            paint.words(painter, QRectF(left, 0, width, self.height()), group, font, look.color("text"))


class KeyPart(QWidget):
    """Title, key, and the ways to keep it."""

    def __init__(self, key: str, folder: DiaryFolder) -> None:
        super().__init__()
        self._key, self._folder = key, folder
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(_("Keep your recovery key"), "title-3"))
        column.addSpacing(2)
        column.addWidget(
            label(
                _(
                    "If you forget the passphrase, this key is the only other way in. Print it or write it down, and "
                    "keep it away from this computer."
                ),
                "body",
                "text-muted",
                wrap=True,
            )
        )
        column.addSpacing(14)
        column.addWidget(KeyBoxes(key))
        column.addSpacing(12)
        column.addLayout(self._ways())

    def _ways(self) -> QHBoxLayout:
        self.print_button = Button(_("Print"), icon="print")
        self.print_button.clicked.connect(self._print)
        self.save_button = Button(_("Save to a USB stick"), icon="download")
        self.save_button.clicked.connect(self._ask_where)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        easy = label(_("No O, I, L, 0 or 1, so it is easy to copy by hand."), "small", "text-muted", wrap=True)
        easy.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(easy, 1)
        return row

    def text(self) -> str:
        """Return what is printed and saved: the key and how it is read, no word about the diary."""
        return _(
            "Recovery key\n\n{key}\n\nCapitals or not, with or without spaces or hyphens: all the same.\n"
            "Keep it away from the computer."
        ).format(key="  ".join(recovery.grouped(self._key)))

    def _print(self) -> None:
        printing.print_text(self, self.text())

    def _ask_where(self) -> None:
        messages.ask_where_to_save(
            self, _("Save to a USB stick"), Path.home() / _("recovery-key.txt"), _("Text (*.txt)"), self._save
        )

    def _save(self, path: Path) -> None:
        if self._is_beside_the_diary(path):
            messages.ask(
                self,
                _("Keep the key away from the diary"),
                _("That folder holds the diary. Whoever finds it there finds both. Another place is safer."),
                agree=_("Save it there"),
                decline=_("Choose another place"),
                agreed=lambda: self._write(path),
            )
            return
        self._write(path)

    def _is_beside_the_diary(self, path: Path) -> bool:
        home = self._folder.path.resolve()
        return home == path.parent.resolve() or home in path.resolve().parents

    def _write(self, path: Path) -> None:
        try:
            write_whole(path, self.text().encode("utf-8"))
        except FernlightError as error:
            messages.show_problem(self, error)
