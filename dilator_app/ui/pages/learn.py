"""Learn: what the program is for, what it is not, and where its statements come from."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.clock import Clock
from dilator_app.diary.diary import Diary
from dilator_app.i18n import _
from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.page import Page, scrolling
from dilator_app.ui.widgets.card import Card, label

_READING_WIDTH = 640
_PADDING = 28


class LearnPage(Page):
    """A reading column."""

    watches = frozenset()

    def __init__(self, diary: Diary, bus: Bus, clock: Clock) -> None:
        super().__init__(diary, bus, clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 24)
        column.addWidget(label(_("Learn"), "title-1"))
        column.addSpacing(10)
        column.addWidget(scrolling(reading_column(), to_read=_("Learn")), 1)

    def refresh(self) -> None:
        """Nothing here depends on the diary."""


def reading_column() -> QWidget:
    """Return the texts; they need no diary, so the welcome shows them too."""
    holder = QWidget()
    holder.setMaximumWidth(_READING_WIDTH + 2 * _PADDING)
    outer = QVBoxLayout(holder)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(16)
    for title, paragraphs in _texts():
        card = Card(padding=(_PADDING, 22))
        card.column.addWidget(label(title, "title-3"))
        for text, source in paragraphs:
            card.column.addSpacing(8)
            card.column.addWidget(label(text, "body", wrap=True, selectable=True))
            card.column.addWidget(label(source, "caption", "text-muted", wrap=True))
        outer.addWidget(card)
    outer.addStretch()
    return holder


def _texts() -> list[tuple[str, list[tuple[str, str]]]]:
    medlineplus = _("MedlinePlus, reviewed 19 April 2018")
    ours = _("About this program")
    return [
        (
            _("Before you practise"),
            [
                (
                    _(
                        "Exercises with dilators are meant to be done under the direction of a sex therapist, a "
                        "physical therapist or another health care provider."
                    ),
                    medlineplus,
                ),
                (_("A team can help: a gynaecologist, a physical therapist and a sexual counsellor."), medlineplus),
            ],
        ),
        (
            _("What this program cannot do"),
            [
                (words.intended_use(), ours),
                (
                    _(
                        "Health texts such as these are not for emergencies, and not for diagnosis or treatment. For "
                        "those, see a licensed clinician. In an emergency, call your local emergency number."
                    ),
                    _("After the notice of MedlinePlus, which names 911 for the United States"),
                ),
            ],
        ),
        (
            _("Where statements come from"),
            [
                (
                    _(
                        "Every statement about health carries its source. Two documents stand behind them: the page "
                        "“Vaginismus” of MedlinePlus (A.D.A.M.), and an undated text of Wikipedia."
                    ),
                    ours,
                ),
                (_("No clinician has reviewed these texts yet."), ours),
            ],
        ),
    ]
