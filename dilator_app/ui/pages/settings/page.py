"""The Settings page."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from dilator_app import __version__, i18n, words
from dilator_app.clock import Clock
from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.changes import Kind
from dilator_app.domain.preferences import Preferences, Word
from dilator_app.domain.session import MOST_TICKS
from dilator_app.i18n import _, ngettext
from dilator_app.settings import LOCK_MINUTES, SettingsFile
from dilator_app.ui import speech, theme
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import Draft, WhileTyping
from dilator_app.ui.pages.page import Page
from dilator_app.ui.pages.settings.key_dialog import KeyDialog
from dilator_app.ui.pages.settings.make_key_dialog import MakeKeyDialog
from dilator_app.ui.pages.settings.rows import SettingCard
from dilator_app.ui.pages.settings.sections import SectionList
from dilator_app.ui.pages.settings.session import SessionSettings
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import ComboBox, TextLine
from dilator_app.ui.widgets.segmented import SegmentedControl
from dilator_app.ui.widgets.switch import Switch

_SECTION_OF_LANGUAGE = 2


class SettingsPage(Page):
    """Computer settings lie in a plain file, personal ones in the diary; each takes effect at once."""

    watches = frozenset({Kind.SETTING})

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, settings: SettingsFile) -> None:
        super().__init__(diary, bus, clock)
        self._settings = settings
        self._loading = False
        self._switches: dict[str, Switch] = {}
        self.sections = SectionList()
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 23, 32, 24)
        column.addWidget(label(_("Settings"), "title-1"))
        column.addSpacing(10)
        body = QHBoxLayout()
        body.setSpacing(28)
        body.addWidget(self.sections)
        body.addWidget(self.stack, 1)
        column.addLayout(body, 1)
        self._add_section(_("Privacy and data"), self._privacy())
        self._add_section(_("Words and questions"), self._words())
        self._add_section(_("Reading and display"), self._display())
        self.session = SessionSettings(self.diary, self._save)
        self._add_section(_("Sessions"), self.session.cards)
        self._add_section(_("About"), self._about())
        self.sections.chosen.connect(self.stack.setCurrentIndex)
        self._draft = Draft(diary, "settings")
        self._is_shown = self._is_edited = False
        self._keeping = WhileTyping(self.keep_draft, self)
        for line in (self.guide, *self.ticks, self.session.hard_day):
            line.textEdited.connect(self._on_edited)

    def _add_section(self, title: str, cards: list[QWidget]) -> None:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for card in cards:
            layout.addWidget(card)
        layout.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        self.stack.addWidget(area)
        self.sections.add(title)

    # --- privacy -----------------------------------------------------------------------------------------------------
    def _privacy(self) -> list[QWidget]:
        private = SettingCard(_("Keep it private"))
        self.lock_after = ComboBox(
            [(n, ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in LOCK_MINUTES], dense=True
        )
        self.lock_after.chosen.connect(self._on_lock_after)
        encrypted = self.diary.is_encrypted  # without a passphrase nothing is locked, it is closed
        private.add_row(
            _("Lock automatically") if encrypted else _("Close automatically"),
            _("after this long without use, and when the computer has slept"),
            self.lock_after,
        )
        private.add_row(
            _("Hide-now key"),
            _("hides the window and locks the diary; not while the system's own file or print dialog is in front")
            if encrypted
            else _("hides the window and closes the diary, except while the system's file or print dialog is in front"),
            label("Ctrl+H", "body", strong=True),
        )
        private.add_row(
            _("Hide pain"),
            _("on Today, in History and on Progress; it stays in the diary and in the report"),
            self._switch("hide_pain"),
        )
        if encrypted:
            private.add_row(
                _("After the therapist view a click is enough"),
                _("else its last page asks for your passphrase again, since somebody may still see your screen"),
                self._switch("leave_view_by_click"),
            )
        data = SettingCard(_("Your data"))
        show = Button(_("Show the folder"))
        show.clicked.connect(self._show_folder)
        data.add_row(_("Diary"), str(self.diary.folder.path), show)
        self.show_key_button = Button(_("Show"))
        self.show_key_button.clicked.connect(self._show_key)
        self.make_key_button = Button(_("Make a recovery key"))
        self.make_key_button.clicked.connect(self._make_key)
        what = _("the only other way in, if you forget the passphrase")
        if not encrypted:
            none = _("this diary has none, so it is not encrypted: anyone who uses this computer can read it")
            data.add_row(_("Passphrase"), none)
            what = _("this diary has no passphrase, so it needs no key")
        data.add_row(_("Recovery key"), what, self.show_key_button, self.make_key_button)
        return [private, data]

    def _on_lock_after(self, minutes: Any) -> None:
        self._settings.change(lock_after_minutes=int(minutes))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.diary.folder.path)))

    def _make_key(self) -> None:
        dialog = MakeKeyDialog(self.diary, self.window())
        dialog.made.connect(self._on_key_made)
        dialog.open()

    def _on_key_made(self, _key: str) -> None:
        self._offer_key()
        self._show_key()

    def _offer_key(self) -> None:
        has_key = self.diary.recovery_key() is not None
        self.show_key_button.setVisible(has_key)
        # Nobody knows the random passphrase of the throw-away sample.
        can_make = self.diary.is_encrypted and not self.diary.preferences().is_sample
        self.make_key_button.setVisible(not has_key and can_make)

    def _show_key(self) -> None:
        key = self.diary.recovery_key()
        if key is not None:
            KeyDialog(key, self.diary, self.bus, self.window()).open()

    # --- words and questions -----------------------------------------------------------------------------------------
    def _words(self) -> list[QWidget]:
        spoken = SettingCard(_("Words"))
        self.word = SegmentedControl([(Word.DILATOR, _("Dilator")), (Word.TRAINER, _("Trainer"))], clearable=False)
        self.word.changed.connect(lambda word: self._save(word=word))
        spoken.add_row(_("The things of your set are called"), "", self.word)
        self.guide = TextLine(dense=True)
        self.guide.setMaxLength(text.LINE_LENGTH)
        self.guide.setPlaceholderText(_("care team"))
        self.guide.editingFinished.connect(lambda: self._save(guide=self.guide.text()))
        spoken.add_row(_("Who guides your practice?"), _("a name, a role or a word of your own"), self.guide)
        asked = SettingCard(_("What would you like to note?"))
        for name, title in (
            ("ask_lubricant", _("Lubricant")),
            ("ask_numbing_gel", _("Numbing gel")),
            ("ask_someone", _("Someone with me")),
        ):
            asked.add_row(title, "", self._switch(name))
        ticks = SettingCard(_("Your own ticks"))
        self.ticks = [TextLine(dense=True) for _n in range(MOST_TICKS)]
        for number, field in enumerate(self.ticks, 1):
            field.setMaxLength(text.LINE_LENGTH)
            field.setAccessibleName(_("Own tick {n}").format(n=number))
            field.editingFinished.connect(self._on_ticks)
        ticks.add_row(
            _("Things to tick after a session, such as “music”"), _("up to six; they are counted, nothing more")
        )
        for field in self.ticks:
            ticks.column.addWidget(field)
            ticks.column.addSpacing(6)
        return [spoken, asked, ticks]

    def _on_ticks(self) -> None:
        self._save(own_ticks=tuple(field.text() for field in self.ticks if field.text().strip()))

    # --- display -----------------------------------------------------------------------------------------------------
    def _display(self) -> list[QWidget]:
        spoken = SettingCard(_("Language"))
        self.language = ComboBox(
            [("", _("Like the computer")), *((code, i18n.name_of(code)) for code in i18n.languages())], dense=True
        )
        self.language.chosen.connect(self._on_language)
        spoken.add_row(
            _("Language of the program"), _("in force at once; what you wrote stays as it is"), self.language
        )
        look = SettingCard(_("Display"))
        self.look = ComboBox(
            [
                ("system", _("Like the computer")),
                ("light", _("Light")),
                ("dark", _("Dark")),
                ("high-contrast", _("High contrast")),
            ],
            dense=True,
        )
        self.look.chosen.connect(self._on_look)
        look.add_row(_("Look"), "", self.look)
        self.motion = Switch()
        self.motion.toggled.connect(lambda on: self._settings.change(reduced_motion=on))
        look.add_row(_("Less motion"), _("the breathing circle changes once a second instead of moving"), self.motion)
        self.unit = SegmentedControl([(False, _("mm")), (True, _("inches"))], clearable=False)
        self.unit.changed.connect(lambda inches: self._save(inches=inches))
        look.add_row(_("Sizes in"), "", self.unit)
        look.add_row(
            _("Your plan's number beside the week"),
            _("on Today: “Your plan: about 4.”"),
            self._switch("show_week_plan"),
        )
        return [spoken, look]

    def _on_language(self, language: Any) -> None:
        if self._loading or language == self._settings.settings.language:
            return
        self._settings.change(language=language)
        speech.speak(language)
        self.language_changed.emit()

    def show_target(self, target: object) -> None:
        """Open the section that holds what was asked for."""
        if target == "language":
            self.sections.open(_SECTION_OF_LANGUAGE)
            self.language.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_look(self, name: Any) -> None:
        self._settings.change(theme=name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, name)

    # --- about -------------------------------------------------------------------------------------------------------
    def _about(self) -> list[QWidget]:
        about = SettingCard(_("Fernlight {version}").format(version=__version__))
        for paragraph in (
            words.intended_use(),
            _("No patient and no clinician has taken part in making it yet, and no clinician has reviewed its texts."),
            _("It opens no network connection, has no account, and looks for no update by itself."),
            _(
                "It cannot protect an unlocked computer, it cannot protect against harmful software, and it cannot "
                "keep a passphrase that somebody forces from you. A file that you export is yours to guard."
            ),
            _(
                "Free software under the MIT licence. Typefaces: Source Sans Pro and IBM Plex Sans Arabic, SIL Open "
                "Font License 1.1."
            ),
        ):
            about.column.addWidget(label(paragraph, "body", wrap=True, selectable=True))
            about.column.addSpacing(8)
        return [about]

    # --- showing and saving ------------------------------------------------------------------------------------------
    def _switch(self, name: str) -> Switch:
        switch = Switch()
        switch.toggled.connect(lambda on: self._save(**{name: on}))
        self._switches[name] = switch
        return switch

    def refresh(self) -> None:
        """Show what holds."""
        self._loading = True
        chosen = self.diary.preferences()
        for name, switch in self._switches.items():
            switch.setChecked(getattr(chosen, name))
        self.word.set_value(chosen.word)
        self.guide.setText(chosen.guide)
        for field, tick in zip(self.ticks, (*chosen.own_ticks, *[""] * MOST_TICKS), strict=False):
            field.setText(tick)
        self.unit.set_value(chosen.inches)
        self.session.show_choices(chosen)
        settings = self._settings.settings
        self.lock_after.set_value(settings.lock_after_minutes)
        self.look.set_value(settings.theme)
        self.language.set_value(settings.language)
        self.motion.setChecked(settings.reduced_motion)
        self._offer_key()
        self._loading = False
        if not self._is_shown:
            self._is_shown = True
            self._take_up_draft()

    # --- drafts ------------------------------------------------------------------------------------------------------
    def _on_edited(self) -> None:
        self._is_edited = True
        self._keeping.soon()

    def _typed(self) -> dict[str, Any]:
        ticks = [field.text() for field in self.ticks if field.text().strip()]
        return {"guide": self.guide.text(), "ticks": ticks, "hard_day": self.session.hard_day.text()}

    def keep_draft(self) -> None:
        """Keep a line that is still being typed; it is saved when it is left. Raises `CouldNotWrite`."""
        if not self._is_edited:
            return
        chosen, typed = self.diary.preferences(), self._typed()
        stored = {"guide": chosen.guide, "ticks": list(chosen.own_ticks), "hard_day": chosen.hard_day_line}
        if typed == stored:
            self._draft.drop()
        else:
            self._draft.keep(typed)

    def _take_up_draft(self) -> None:
        """Save what was being typed when the computer stopped: nobody was left to leave the line."""
        kept = self._draft.read(self._typed())
        if kept is not None:
            self._save(guide=kept["guide"], own_ticks=tuple(kept["ticks"]), hard_day_line=kept["hard_day"])
            self._draft.drop()

    def _save(self, **values: Any) -> None:
        if self._loading:
            return
        before: Preferences = self.diary.preferences()
        self.bus.announce(self.diary.save_preferences(replace(before, **values)))
