"""What Settings says about sessions: how they look, sound and ask."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _, pgettext
from dilator_app.ui.pages.settings.rows import SettingCard
from dilator_app.ui.session.checklist import ChecklistDialog
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.fields import TextLine
from dilator_app.ui.widgets.segmented import SegmentedControl
from dilator_app.ui.widgets.switch import Switch

TIME_AND_BAR, TIME, NEITHER = "time and bar", "time", "neither"


class SessionSettings:
    """The cards of one section. ``save`` takes preferences by name, as the page's own does."""

    def __init__(self, diary: Diary, save: Callable[..., None]) -> None:
        self._diary, self._save = diary, save
        self._switches: dict[str, Switch] = {}
        self.cards: list[QWidget] = [self._looks(), self._buttons(), self._own_words()]

    # --- building ----------------------------------------------------------------------------------------------------
    def _looks(self) -> QWidget:
        card = SettingCard(_("How a session looks"))
        self._add(card, "larger_session_text", _("Larger text"), _("a quarter larger in every stage"))
        self._add(card, "dark_session", _("Dark"), _("for sessions, whatever the rest looks like"))
        self._add(card, "full_screen_session", _("Full screen"), "")
        self._add(
            card,
            "draw_body",
            _("Draw the body in Breathe"),
            _("a side view of the body, instead of the ring"),
        )
        self.shown = SegmentedControl(
            [(TIME_AND_BAR, _("Time and bar")), (TIME, pgettext("what is shown", "Time")), (NEITHER, _("Neither"))],
            clearable=False,
        )
        self.shown.changed.connect(
            lambda shown: self._save(show_clock=shown != NEITHER, show_time_bar=shown == TIME_AND_BAR)
        )
        card.add_row(_("While you practise, show"), "", self.shown)
        self.outlines = Switch()
        self.outlines.toggled.connect(lambda on: self._save(numbers_only=not on))
        card.add_row(
            _("Outlines of sizes"), _("beside the numbers; never of a size above the one offered"), self.outlines
        )
        return card

    def _buttons(self) -> QWidget:
        card = SettingCard(_("Sound, keys and questions"))
        self._add(card, "sound", _("Sound"), _("a soft cue at each turn of the breath"))
        self._add(card, "speak_breath", _("A screen reader says each breath"), "")
        self._add(
            card, "single_keys", _("Single keys"), _("N, 0 to 9, End, −, P and M in a session; each has a button, too")
        )
        self._add(card, "ask_how_far", _("How far"), _("outside, the tip, part or all; always optional"))
        return card

    def _own_words(self) -> QWidget:
        card = SettingCard(_("In your own words"))
        self.checklist = Button(_("Change"))
        self.checklist.clicked.connect(self._change_checklist)
        card.add_row(_("Getting comfortable"), _("the list at the beginning of a session"), self.checklist)
        self.hard_day = TextLine(dense=True)
        self.hard_day.setMaxLength(text.QUESTION_LENGTH)
        self.hard_day.setAccessibleName(_("A line for a hard day"))
        self.hard_day.editingFinished.connect(lambda: self._save(hard_day_line=self.hard_day.text()))
        card.add_row(
            _("A line for a hard day"), _("a sentence to yourself, shown when you choose Rest, Stop or Not today")
        )
        card.column.addWidget(self.hard_day)
        card.column.addSpacing(8)
        return card

    def _add(self, card: SettingCard, name: str, title: str, what: str) -> None:
        switch = Switch()
        switch.toggled.connect(lambda on: self._save(**{name: on}))
        self._switches[name] = switch
        card.add_row(title, what, switch)

    def _change_checklist(self) -> None:
        dialog = ChecklistDialog(self._diary, self.checklist.window())
        dialog.chosen.connect(lambda lines, own: self._save(checklist=lines, has_own_checklist=own))
        dialog.open()

    # --- showing -----------------------------------------------------------------------------------------------------
    def show_choices(self, chosen: Preferences) -> None:
        """Show what holds."""
        for name, switch in self._switches.items():
            switch.setChecked(_is_on(chosen, name))
        self.outlines.setChecked(not chosen.numbers_only)
        self.shown.set_value(TIME_AND_BAR if chosen.show_time_bar and chosen.show_clock else _time(chosen))
        self.hard_day.setText(chosen.hard_day_line)


def _is_on(chosen: Preferences, name: str) -> bool:
    value: Any = getattr(chosen, name)
    return bool(value)


def _time(chosen: Preferences) -> str:
    return TIME if chosen.show_clock else NEITHER
