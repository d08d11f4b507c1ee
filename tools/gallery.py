"""Draw the components page from the real widgets, in every look, and beside the mock-up if there is one.

    python tools/gallery.py [--mockups FOLDER] [--out FOLDER]

The folder of mock-ups can also be named by the environment variable FERNLIGHT_MOCKUPS.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLabel, QRadioButton, QWidget

from dilator_app import tokens
from dilator_app.ui import fern, focus, theme
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.buttons import Button, Kind
from dilator_app.ui.widgets.card import Card, label
from dilator_app.ui.widgets.fields import ComboBox, FieldWithError, TextLine
from dilator_app.ui.widgets.pain_scale import PainScale
from dilator_app.ui.widgets.segmented import SegmentedControl
from dilator_app.ui.widgets.size_picker import SizeOption, SizePicker
from dilator_app.ui.widgets.switch import Switch
from dilator_app.ui.widgets.toast import Toast
from dilator_app.ui.widgets.week_dots import WeekDots

_PAGE = "21"
_SIZE = (1280, 800)
_PADDING = 21
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("primary", "Save session"),
    ("secondary", "Choose a size"),
    ("quiet", "Not now"),
    ("destructive", "Erase"),
)


class Gallery(QWidget):
    """The page. Rings that a person would see one at a time are all shown at once."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(*_SIZE)
        self._ringed: list[QWidget] = []
        tile = QLabel()
        tile.setPixmap(fern.app_tile(34, self.devicePixelRatioF()))
        self._put(tile, 36, 22)
        self._put(label("Components and states", "title-1"), 84, 18)
        self._card("Buttons", QRect(36, 72, 801, 286), self._buttons)
        self._card("Fields", QRect(851, 72, 393, 286), self._fields)
        self._card("Choices", QRect(36, 372, 393, 195), self._choices)
        self._card("Week dots", QRect(443, 372, 394, 195), self._week)
        self._card("Size picker, outlines shown", QRect(851, 372, 393, 195), self._sizes)
        self._card("Pain scale", QRect(36, 581, 801, 207), self._pain)
        self._card("Messages", QRect(851, 581, 393, 207), self._messages)

    def show_rings(self) -> None:
        """Put a focus ring around everything that the page shows as focused."""
        for widget in self._ringed:
            focus.install(self).follow(widget)

    def _put(self, widget: QWidget, left: int, top: int, parent: QWidget | None = None) -> None:
        widget.setParent(parent or self)
        widget.adjustSize()
        widget.move(left, top)

    def _card(self, title: str, place: QRect, fill: Callable[[Card], None]) -> None:
        card = Card(self)
        card.setGeometry(place)
        self._put(label(title, "title-3"), _PADDING, 13, card)
        fill(card)

    def _buttons(self, card: Card) -> None:
        for column, state in enumerate(("Rest", "Hover", "Pressed", "Keyboard focus", "Disabled")):
            left = int(_PADDING + column * 151.8)
            self._put(label(state, "small", "text-muted"), left, 45, card)
            for line, (kind, text) in enumerate(_KINDS):
                button = Button(text, kind, dense=True)
                button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, state == "Hover")
                button.setDown(state == "Pressed")
                button.setEnabled(state != "Disabled")
                self._put(button, left - (4 if kind == "quiet" else 0), 74 + 49 * line, card)
                if state == "Keyboard focus":
                    self._ringed.append(button)

    def _fields(self, card: Card) -> None:
        rest = ComboBox([(1, "Rest")])
        focused, disabled = TextLine("Keyboard focus"), TextLine("Disabled")
        wrong = FieldWithError(TextLine("abc"))
        wrong.set_error("Please use a number from 5 to 60, for example 22.")
        disabled.setEnabled(False)
        rest.setFixedWidth(351)
        for widget, top in ((rest, 51), (focused, 103), (wrong, 155), (disabled, 232)):
            self._put(widget, _PADDING, top, card)
            widget.resize(351, widget.heightForWidth(351) if widget.hasHeightForWidth() else widget.sizeHint().height())
        self._ringed.append(focused)

    def _choices(self, card: Card) -> None:
        segments = SegmentedControl([(1, "Yes"), (2, "Partly"), (3, "No")])
        segments.set_value(1)
        self._put(segments, _PADDING, 49, card)
        segments.resize(351, 40)
        ticked, not_ticked = QCheckBox("Ticked"), QCheckBox("Not")
        one, other = QRadioButton("One"), QRadioButton("Other")
        for box in (ticked, one):
            box.setAutoExclusive(False)
            box.setChecked(True)
        other.setAutoExclusive(False)
        for widget, left in ((ticked, 21), (not_ticked, 122), (one, 202), (other, 285)):
            self._put(widget, left, 102, card)
        on, off, ringed = Switch("On"), Switch("Off"), QCheckBox("Focus")
        on.setChecked(True)
        for widget, left in ((on, 21), (off, 118), (ringed, 215)):
            self._put(widget, left, 138, card)
        self._ringed.append(ringed)

    def _week(self, card: Card) -> None:
        week = WeekDots()
        names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        week.set_week(names, [name in ("Mon", "Wed") for name in names], today=3)
        self._put(week, _PADDING, 49, card)
        week.resize(352, week.height())
        words = "Tick: a session. Ring: today. Small dot: any other day.\nThere is no mark for a missed day."
        self._put(label(words, "small", "text-muted"), _PADDING, 116, card)

    def _sizes(self, card: Card) -> None:
        picker = SizePicker([SizeOption(mm, str(mm), mm) for mm in (12, 15, 18, 22)], outlines=True)
        picker.set_value(22)
        self._put(picker, _PADDING, 57, card)
        words = "Numbers by default; nothing above the offered size."
        self._put(label(words, "small", "text-muted"), _PADDING, 160, card)

    def _pain(self, card: Card) -> None:
        scale = PainScale(show_bands=True)
        scale.set_value(4)
        self._put(scale, _PADDING, 50, card)
        scale.resize(759, scale.sizeHint().height())
        answer = QWidget()
        words = QHBoxLayout(answer)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(4)
        words.addWidget(label("4", "body-strong"))
        words.addWidget(label("moderate", "body"))
        self._put(answer, 0, 14, card)
        answer.move(780 - answer.width(), 14)
        words_below = (
            "Selected: a 3 px line in the text colour with a 2 px gap inside, and the value in words beside the title. "
            "Number keys 0 to 9 set it; arrows move it. In a session it is folded into “Note pain”."
        )
        explained = label(words_below, "small", "text-muted", wrap=True)
        self._put(explained, _PADDING, 145, card)
        explained.resize(760, 40)

    def _messages(self, card: Card) -> None:
        notice = Banner("Notice: needs reading, not urgent.")
        plan = Banner("Reassurance, or a line from your plan.", "reassurance")
        toast = Toast("Session removed.", stay_ms=None, dense=True)
        for widget, top in ((notice, 47), (plan, 97), (toast, 147)):
            self._put(widget, _PADDING, top, card)
            widget.resize(351, widget.heightForWidth(351) if widget.hasHeightForWidth() else widget.height())
        toast.move(_PADDING, 147)


def draw(app: QApplication, look: theme.Choice) -> QImage:
    """Return the page in ``look``."""
    theme.apply(app, look)
    page = Gallery()
    page.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    page.show()
    app.processEvents()
    page.show_rings()
    app.processEvents()
    image = page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    page.close()
    return image


def beside(mine: QImage, theirs: QImage) -> QImage:
    """Return the mock-up and the page side by side."""
    both = QImage(mine.width() + theirs.width(), max(mine.height(), theirs.height()), QImage.Format.Format_RGB32)
    painter = QPainter(both)
    painter.drawImage(0, 0, theirs)
    painter.drawImage(theirs.width(), 0, mine)
    painter.end()
    return both


def main() -> int:
    """Write the pictures and say where they are."""
    parser = argparse.ArgumentParser(description="Draw the components page from the real widgets.")
    parser.add_argument("--mockups", type=Path, default=os.environ.get("FERNLIGHT_MOCKUPS"))
    parser.add_argument("--out", type=Path, default=Path("build/gallery"))
    asked = parser.parse_args()
    app = QApplication(sys.argv[:1])
    theme.register_fonts()
    asked.out.mkdir(parents=True, exist_ok=True)
    looks: tuple[theme.Choice, ...] = ("light", "dark", "high-contrast")
    for look in looks:
        image = draw(app, look)
        image.save(str(asked.out / f"{_PAGE}-{look}.png"))
        if look == "light" and asked.mockups:
            theirs = QImage(str(next(Path(asked.mockups).glob(f"{_PAGE}-*.png"))))
            beside(image, theirs).save(str(asked.out / f"{_PAGE}-beside.png"))
    print(f"{len(looks)} pictures in {asked.out} ({tokens.load()['name']})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
