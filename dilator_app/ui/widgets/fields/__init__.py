"""Everything that is typed or picked: text, passphrase, numbers, dates, lists."""

from dilator_app.ui.widgets.fields.combo_box import ComboBox
from dilator_app.ui.widgets.fields.moment import DateField, TimeField
from dilator_app.ui.widgets.fields.passphrase import PassphraseField, StrengthBar
from dilator_app.ui.widgets.fields.stepper import Stepper
from dilator_app.ui.widgets.fields.text import FieldWithError, NoteField, SearchField, TextLine

__all__ = [
    "ComboBox",
    "DateField",
    "FieldWithError",
    "NoteField",
    "PassphraseField",
    "SearchField",
    "Stepper",
    "StrengthBar",
    "TextLine",
    "TimeField",
]
