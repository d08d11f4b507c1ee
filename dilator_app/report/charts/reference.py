"""A dashed line to compare with, in steps, and their names.

The step that ends at the chart's edge is named beside it. Every other one is named above its line from where it
begins, or else below it or further along, where fewer marks are covered; and not at all where its name would touch
other words or the dashes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from dilator_app.report import letters
from dilator_app.report.charts.frame import BEHIND_MARKS, CAP_HEIGHT, DOTS_PER_INCH, Frame

if TYPE_CHECKING:
    from matplotlib.text import Text

_ASCENT, _DESCENT = 0.78, 0.2  # of the font's size, with accents and brackets
_OFF, _BESIDE = 3, 8  # from the line to words above or below it, and beside its end
_CLEAR = 2  # between names and everything that they could touch
_ALONG = 24  # places at which a long step can be named

Spot = tuple[float, float]


class Step(NamedTuple):
    """One value of the line, with the first and the last day for which it held, and its name."""

    first: float
    last: float
    value: float
    words: str


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def touches(self, other: "_Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def lies_in(self, other: "_Box") -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.bottom <= self.bottom
            and self.top <= other.top
        )

    def wider(self, x: float, y: float) -> "_Box":
        return _Box(self.left - x, self.bottom - y, self.right + x, self.top + y)


class _Name(NamedTuple):
    """Words at a place of a step, moved off it by so many units."""

    words: str
    at: Spot
    right: float
    up: float
    align: str


def draw(frame: Frame, steps: Sequence[Step], marks: Iterable[Spot]) -> None:
    """Draw the line with as many of its names as can be read. The newest has its name first and in any case."""
    lines = _lines(frame, steps)
    for line in lines:
        _dashed(frame, line)
    ends = [(line[n], line[n + 1]) for line in lines for n in range(0, len(line), 2)]
    room = _Room(frame, lines, marks) if len(steps) > 1 else None
    found: list[_Name] = []
    for step, (begin, end) in zip(reversed(steps), reversed(ends), strict=True):
        places = _places(frame, step.words, begin, end, newest=not found)
        name = next(places) if room is None else room.best_of(places, always=not found)
        if name is not None:
            found.append(name)
    for name in reversed(found):
        frame.write(*name.at, name.words, frame.shifted(frame.axes.transData, name.right, name.up), align=name.align)


def _lines(frame: Frame, steps: Sequence[Step]) -> list[list[Spot]]:
    """Return the corners, two for each step; a step that begins on the day after the one before goes on from it."""
    left, right = frame.axes.get_xlim()
    lines: list[list[Spot]] = []
    for place, (first, last, value, _words) in enumerate(steps):
        follows = place > 0 and steps[place - 1].last == first - 1
        goes_on = place + 1 < len(steps) and steps[place + 1].first == last + 1
        if not follows:
            lines.append([])
        begin = first if follows else max(first - 0.5, left)
        end = min(last + (1 if goes_on else 0.5), right)
        lines[-1] += [(begin, value), (end, value)]
    return lines


def _dashed(frame: Frame, corners: Sequence[Spot]) -> None:
    style = frame.style
    frame.axes.plot(
        [x for x, _ in corners],
        [y for _, y in corners],
        color=style.reference,
        linewidth=1.25 * style.grid_width,
        dashes=tuple(part * style.unit / (1.25 * style.grid_width) for part in style.dash),
        zorder=BEHIND_MARKS,
        scalex=False,
        scaley=False,
    )


def _places(frame: Frame, words: str, begin: Spot, end: Spot, *, newest: bool) -> Iterator[_Name]:
    """Yield where a step can be named, the best place first."""
    style = frame.style
    if newest and end[0] >= frame.axes.get_xlim()[1]:
        yield _Name(words, end, _BESIDE, -style.text_size * CAP_HEIGHT / 2 / style.unit, "left")
        return
    below = -_OFF - style.text_size * _ASCENT / style.unit
    first, last = frame.axes.get_xlim()
    long = end[0] - begin[0] - letters.room_for([words], style.text_size) / frame.width * (last - first)
    along = [(begin[0] + long * n / _ALONG, begin[1]) for n in range(_ALONG if long > 0 else 1)]
    for up in (_OFF, below):
        yield from (_Name(words, spot, _OFF, up, "left") for spot in along)
        yield _Name(words, end, -_OFF, up, "right")


class _Room:
    """What a name must not touch, in the figure's own dots: words, dashes, foot and edges; and the marks."""

    def __init__(self, frame: Frame, lines: Sequence[Sequence[Spot]], marks: Iterable[Spot]) -> None:
        self._frame = frame
        self._dots = frame.figure.get_figure(root=True).dpi / DOTS_PER_INCH
        self._clear = _CLEAR * frame.style.unit * self._dots
        whole = frame.axes.figure.bbox
        foot = frame.axes.transAxes.transform((0, 0))[1]
        self._inside = _Box(whole.x0, foot, whole.x1, whole.y1)
        self._words = [self._of_text(text) for text in frame.figure.texts]
        self._dashes = [
            _Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
            for line in lines
            for a, b in pairwise(frame.axes.transData.transform(line).tolist())
        ]  # from left to right
        self._lefts = [dash.left for dash in self._dashes]
        self._rights = [dash.right for dash in self._dashes]
        self._marks = sorted(tuple(frame.axes.transData.transform(mark).tolist()) for mark in marks)
        self._around_mark = frame.style.marker_size * self._dots / 2

    def best_of(self, names: Iterator[_Name], *, always: bool) -> _Name | None:
        """Return the first that covers the fewest marks and keep its place; None where none is free, or the first."""
        best, fewest = None, inf
        for name in names:
            if best is None and always:
                best = name
            if not self._is_free(name):
                continue
            covered = self._marks_covered(name)
            if covered < fewest:
                best, fewest = name, covered
            if not covered:
                break
        if best is not None:
            self._words.append(self._of_name(best))
        return best

    def _is_free(self, name: _Name) -> bool:
        """Return whether nothing else makes the words hard to read there."""
        box = self._of_name(name)
        apart = box.wider(self._clear, self._clear)
        if not box.lies_in(self._inside) or any(apart.touches(words) for words in self._words):
            return False
        apart = box.wider(self._clear, 0)
        beside = slice(bisect_left(self._rights, apart.left), bisect_right(self._lefts, apart.right))
        return not any(apart.touches(dash) for dash in self._dashes[beside])

    def _marks_covered(self, name: _Name) -> int:
        box = self._of_name(name).wider(self._around_mark, self._around_mark)
        near = self._marks[bisect_left(self._marks, (box.left,)) : bisect_right(self._marks, (box.right,))]
        return sum(box.bottom < y < box.top for _x, y in near)

    def _of_name(self, name: _Name) -> _Box:
        x, y = self._frame.axes.transData.transform(name.at)
        unit = self._frame.style.unit * self._dots
        return self._box(name.words, x + name.right * unit, y + name.up * unit, name.align)

    def _of_text(self, text: "Text") -> _Box:
        x, y = text.get_transform().transform(text.get_position())
        return self._box(text.get_text(), x, y, text.get_horizontalalignment())

    def _box(self, words: str, x: float, y: float, align: str) -> _Box:
        size = self._frame.style.text_size * self._dots
        width = letters.room_for([words], size)
        left = x - width * {"left": 0, "center": 0.5, "right": 1}[align]
        return _Box(left, y - size * _DESCENT, left + width, y + size * _ASCENT)
