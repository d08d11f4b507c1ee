"""What leaves the diary as a file: where it is offered a place, and what is said of it afterwards."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from dilator_app.i18n import _

DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
PICTURES = QStandardPaths.StandardLocation.PicturesLocation


def suggestion(name: str, place: QStandardPaths.StandardLocation = DOCUMENTS) -> Path:
    """Return where a file of that name would go; the person's home where the system knows no such place."""
    return Path(QStandardPaths.writableLocation(place) or Path.home()) / name


def saved_words(file: Path) -> str:
    """Return what is said of a file that was saved."""
    return _("Saved as {name}. The file is outside the diary now, and yours to guard.").format(name=file.name)
