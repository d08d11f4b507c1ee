"""Words in a tool tip, which Qt reads as markup when they look like it: what a person wrote never is."""

import html

_LONG = 60
"""Plain words stay on one line there, however many they are."""


def tool_tip(words: str) -> str:
    """Return ``words`` to be shown as they are, broken into lines where they are long."""
    if len(words) <= _LONG and "<" not in words and "&" not in words:
        return words
    return f"<qt>{html.escape(words).replace(chr(10), '<br>')}</qt>"
