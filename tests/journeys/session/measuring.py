"""Sizes on the screen, and those that the tokens name."""

from PySide6.QtWidgets import QWidget

from dilator_app import tokens


def px(widget: QWidget) -> int:
    return widget.font().pixelSize()


def role(name: str, factor: float = 1.0) -> int:
    return round(tokens.type_px(name) * factor)
