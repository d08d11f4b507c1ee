"""Shows the recovery key again."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from dilator_app.diary.diary import Diary
from dilator_app.i18n import _
from dilator_app.ui.bus import Bus
from dilator_app.ui.key_part import KeyPart
from dilator_app.ui.widgets.form import FormDialog


class KeyDialog(FormDialog):
    """The key, the ways to keep it, and whether it is kept."""

    def __init__(self, key: str, diary: Diary, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(_("Recovery key"), parent, save=_("OK"), width=800)
        self._diary, self._bus = diary, bus
        self.column.addWidget(KeyPart(key, diary.folder))
        self.kept = QCheckBox(_("I have put my recovery key somewhere safe"))
        self.kept.setChecked(diary.preferences().recovery_key_kept)
        self.column.addWidget(self.kept)

    def save(self) -> None:
        """Remember whether it is kept."""
        preferences = replace(self._diary.preferences(), recovery_key_kept=self.kept.isChecked())
        change = self._diary.save_preferences(preferences)
        self.accept()
        self._bus.announce(change)
