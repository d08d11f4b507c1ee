"""Everything that is typed or picked: text, passphrase, numbers, days, lists.

Each name loads its module when it is first asked for: the lock window needs two of them, and start-up is a budget.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dilator_app.ui.widgets.fields.combo_box import ComboBox
    from dilator_app.ui.widgets.fields.day import DateField
    from dilator_app.ui.widgets.fields.moment import TimeField
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

_HOMES = {
    "ComboBox": "combo_box",
    "DateField": "day",
    "TimeField": "moment",
    "PassphraseField": "passphrase",
    "StrengthBar": "passphrase",
    "Stepper": "stepper",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'text')}"), name)
