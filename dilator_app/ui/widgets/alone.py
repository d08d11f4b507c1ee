"""Show widgets by themselves: ``python -m dilator_app.ui.widgets.pain_scale [light|dark|high-contrast]``."""

import sys
from collections.abc import Callable, Iterable
from typing import cast, get_args

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dilator_app.ui import focus, theme


def show(make: Callable[[], Iterable[QWidget]]) -> int:
    """Show what ``make`` returns, one below the other, until the window is closed."""
    app = QApplication(sys.argv)
    asked = next((word for word in sys.argv[1:] if word in get_args(theme.Choice)), "system")
    theme.register_fonts()
    theme.apply(app, cast(theme.Choice, asked))
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(32, 24, 32, 24)
    column.setSpacing(24)
    for widget in make():
        column.addWidget(widget)
    focus.install(window)
    window.show()
    return app.exec()
