"""The look in force: colours, fonts, palette and style sheet, all made from the tokens; nothing else knows them.

Painted widgets ask `current` each time they draw. A new look reaches every widget as ``QEvent.StyleChange``, and
whoever is no widget can listen to ``signals.changed``.
"""

import os
import re
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from dilator_app import paths, tokens
from dilator_app.ui import svg

Choice = Literal["system", "light", "dark", "high-contrast"]

_FONT_FILES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")
_LATER_FONT_FILES = ("SourceSansPro-It.ttf", "SourceSansPro-Bold.ttf")
_Role = QPalette.ColorRole
_PALETTE = {
    _Role.Window: "surface",
    _Role.WindowText: "text",
    _Role.Base: "surface-raised",
    _Role.AlternateBase: "surface-sunken",
    _Role.ToolTipBase: "surface-raised",
    _Role.ToolTipText: "text",
    _Role.PlaceholderText: "text-muted",
    _Role.Text: "text",
    _Role.Button: "surface-raised",
    _Role.ButtonText: "text",
    _Role.BrightText: "on-accent",
    _Role.Light: "surface-raised",
    _Role.Midlight: "surface-hover",
    _Role.Mid: "border",
    _Role.Dark: "border-strong",
    _Role.Shadow: "scrim",
    _Role.Highlight: "selection",
    _Role.HighlightedText: "on-selection",
    _Role.Link: "accent-text",
    _Role.LinkVisited: "accent-text",
    _Role.Accent: "accent",
}
_DISABLED = {
    _Role.WindowText: "text-disabled",
    _Role.Text: "text-disabled",
    _Role.ButtonText: "text-disabled",
    _Role.PlaceholderText: "text-disabled",
    _Role.HighlightedText: "text-disabled",
    _Role.Link: "text-disabled",
    _Role.Base: "surface-sunken",
    _Role.Button: "surface-sunken",
    _Role.Highlight: "border",
    _Role.Accent: "border-strong",
}
# Where the system's own contrast theme is on, its colours stand in for these; everything else stays high contrast.
_FROM_SYSTEM = {
    _Role.Window: ("surface", "surface-raised", "surface-sunken"),
    _Role.WindowText: ("text", "text-muted", "border", "border-strong", "axis", "pain-outline"),
    _Role.Highlight: ("accent", "selection", "focus"),
    _Role.HighlightedText: ("on-accent", "on-selection"),
    _Role.Link: ("accent-text",),
}
# Colours by use that the tokens leave to their neighbours; on black the neighbours are not to be told apart.
_BY_USE = {"surface-pressed": "surface-sunken", "border-disabled": "border"}
_BY_USE_ON_BLACK = {"surface-pressed": "track", "border-disabled": "text-disabled"}
_PLACEHOLDER = re.compile(r"@(color|size|icon)\(([a-z0-9-]+)(?:, ([a-z0-9-]+))?\)")


class Signals(QObject):
    """For whoever is no widget and must draw anew when the look changes."""

    changed = Signal()


signals = Signals()


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. Names of colours and type roles are those of ``tokens.json``."""

    name: str  # light, dark or high-contrast
    _colours: Mapping[str, str]

    def hex(self, token: str) -> str:
        """Return a colour as ``#RRGGBB``."""
        return self._colours[token]

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """Return a colour, ``alpha`` between 0 (not there) and 1."""
        colour = QColor(self._colours[token])
        colour.setAlphaF(alpha)
        return colour

    def font(self, role: str, *, strong: bool = False, scale: float = 1.0) -> QFont:
        """Return the font of a type role; ``strong`` makes it semibold, ``scale`` larger than the token says."""
        weight = QFont.Weight.DemiBold if strong or tokens.type_weight(role) >= QFont.Weight.DemiBold else None
        font = QFont(_families())
        font.setPixelSize(round(tokens.type_px(role) * scale))
        font.setWeight(weight or QFont.Weight.Normal)
        return font

    def palette(self) -> QPalette:
        """Return a palette in which every role has a colour of this look."""
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(QPalette.ColorGroup.All, role, self.color(token))
        for role, token in _DISABLED.items():
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color(token))
        return palette

    def style_sheet(self) -> str:
        """Return the application's style sheet; the drawings that it names are registered with Qt on the way."""
        folder = f"{self.name}-{zlib.crc32(repr(self._colours).encode())}"
        drawings: dict[str, bytes] = {}

        def value(match: re.Match[str]) -> str:
            kind, first, second = match.groups()
            if kind == "color":
                return self.hex(first)
            if kind == "size":
                return f"{tokens.measure(first, second)}px"
            drawings[f"{first}.{second}.svg"] = svg.source(first, self.hex(second))
            return f":/{folder}/{first}.{second}.svg"

        sheet = _PLACEHOLDER.sub(value, _sheet())
        svg.register(folder, drawings)
        return sheet


@cache
def _sheet() -> str:
    return (paths.resources() / "theme.qss").read_text(encoding="utf-8")


@cache
def _families() -> list[str]:
    font = tokens.load()["font"]
    return [font["family"], *font["fallback"], *font["rtlFallback"]]


def _may_be_another_style() -> bool:
    # Asking Qt would be simpler, but to answer it builds all enums of QStyle, 5 ms of the first window. The Linux
    # wheels hold no other style, so that only a wish of the environment could name one.
    return sys.platform != "linux" or "QT_STYLE_OVERRIDE" in os.environ


@cache
def _of_tokens(name: str) -> Theme:
    return _theme(name, tokens.colours(name))


def _theme(name: str, colours: Mapping[str, str]) -> Theme:
    by_use = _BY_USE_ON_BLACK if name == "high-contrast" else _BY_USE
    return Theme(name, {**colours, **{use: colours[token] for use, token in by_use.items()}})


class _Wardrobe(QObject):
    """Keeps what the person chose and, when that is "system", what the system shows."""

    def __init__(self) -> None:
        super().__init__()
        self.choice: Choice = "light"
        self.worn = _of_tokens("light")
        self._listening = False
        self._is_dressed = False

    def wear(self, app: QApplication, choice: Choice) -> None:
        self.choice = choice
        self._listen(app)
        hints = app.styleHints()
        if choice == "system":
            hints.unsetColorScheme()
        else:  # so that title bars and the system's own dialogs go along
            hints.setColorScheme(QtCore.Qt.ColorScheme.Light if choice == "light" else QtCore.Qt.ColorScheme.Dark)
        theme = system_theme(app) if choice == "system" else _of_tokens(choice)
        if theme != self.worn or not self._is_dressed:
            self._put_on(app, theme)

    def begin(self, app: QApplication, choice: Choice) -> None:
        self.choice = choice
        self._put_on(app, _like(app.palette()) if choice == "system" else _of_tokens(choice))

    def _listen(self, app: QApplication) -> None:
        if self._listening:
            return
        self._listening = True
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    def _system_changed(self) -> None:
        app = QApplication.instance()
        if self.choice == "system" and isinstance(app, QApplication):
            self._put_on(app, system_theme(app))

    def _put_on(self, app: QApplication, theme: Theme) -> None:
        self.worn = theme
        self._is_dressed = True
        if _may_be_another_style():
            app.setStyle("Fusion")
        app.setFont(theme.font("body"))
        app.setPalette(theme.palette())
        app.setStyleSheet(theme.style_sheet())
        signals.changed.emit()


_wardrobe = _Wardrobe()


def current() -> Theme:
    """Return the look in force (light before `apply`)."""
    return _wardrobe.worn


def on_paper() -> Theme:
    """Return the look of whatever is printed: always the light one."""
    return _of_tokens("light")


def begin(app: QApplication, name: Choice) -> None:
    """Dress the program for its first paint; `apply` follows it.

    Asking what the system wants builds every enumeration of Qt (see `qt_numbers`). Its palette tells dark from light
    without that, and what it cannot tell comes with `apply` a moment later.
    """
    _wardrobe.begin(app, name)


def apply(app: QApplication, name: Choice) -> None:
    """Dress the whole program. ``"system"`` goes on following the system's scheme and contrast setting."""
    _wardrobe.wear(app, name)


def _like(palette: QPalette) -> Theme:
    paper, ink = (palette.color(role).lightness() for role in (_Role.Window, _Role.WindowText))
    return _of_tokens("dark" if paper < ink else "light")


def system_theme(app: QApplication) -> Theme:
    """Return the look that fits the system's settings at this moment."""
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast:
        return in_system_colours(app.style().standardPalette())
    return _of_tokens("dark" if hints.colorScheme() == QtCore.Qt.ColorScheme.Dark else "light")


def in_system_colours(palette: QPalette) -> Theme:
    """Return the high contrast look in the colours of ``palette``, those of the system's contrast theme."""
    colours = dict(tokens.colours("high-contrast"))
    for role, names in _FROM_SYSTEM.items():
        colours.update(dict.fromkeys(names, palette.color(role).name()))
    return _theme("high-contrast", colours)


@cache
def register_fonts() -> bool:
    """Load the two faces that every page uses; ``False`` when a file is missing and a fallback will be used."""
    return _register(_FONT_FILES)


@cache
def register_later_fonts() -> bool:
    """Load the faces that only words within words use."""
    return _register(_LATER_FONT_FILES)


def _register(names: tuple[str, ...]) -> bool:
    folder = paths.fonts()
    return all(QFontDatabase.addApplicationFont(str(folder / name)) >= 0 for name in names)
