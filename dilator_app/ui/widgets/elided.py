"""Words where there is too little room for all of them: those that differ are never cut to the same."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics


def apart(texts: Sequence[str], metrics: QFontMetrics, room: int, *, by_ends: bool = False) -> list[str]:
    """Return each text as there is ``room`` for it, its end cut off; what then would be alike loses its middle.

    What is alike even so gets its place in the list, whose first entry is 0. ``by_ends`` lets all lose their middle.
    """
    first = Qt.TextElideMode.ElideMiddle if by_ends else Qt.TextElideMode.ElideRight
    shown = [metrics.elidedText(text, first, room) for text in texts]
    shown = [
        metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room) if like else short
        for text, short, like in zip(texts, shown, _alike(texts, shown), strict=True)
    ]
    places = [f" ({place})" for place in range(len(texts))]
    return [
        metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(behind)) + behind
        if like
        else short
        for text, short, behind, like in zip(texts, shown, places, _alike(texts, shown), strict=True)
    ]


def _alike(texts: Sequence[str], shown: Sequence[str]) -> list[bool]:
    """Return of each text whether another one, which is not the same, is shown like it."""
    different = Counter(short for _text, short in dict.fromkeys(zip(texts, shown, strict=True)))
    return [different[short] > 1 for short in shown]
