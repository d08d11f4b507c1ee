"""How charts look: colours, sizes and markers, all from the tokens."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from dilator_app import tokens
from dilator_app.domain.dilators import Dilator, Size, ordered_sizes
from dilator_app.report.charts import colour

RAMP = tuple(f"size-{place}" for place in range(1, 9))
_CORES = ("", "o", "_", "|", "x")
"""Beyond eight sizes the markers repeat hollow: a core tells the second eight from the first, and so on."""
_PAGE_SCALE = 0.63
"""On paper a chart is printed smaller than it stands on screen: nearly 9 pt of text."""
_PAGE_MARKS = 1.3
"""Marks shrink less, since nobody can point at them there."""
_HEAD, _PAGE_HEAD = 24.5, 12.0


@dataclass(frozen=True, slots=True)
class Look:
    """How the marks of one size look. Marker and core together differ for every size, also without colour."""

    marker: str  # a code of matplotlib's
    core: str  # empty for a filled marker; else what stands inside the hollow one
    colour: str


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Colours and measures of a chart. Lengths are device-independent pixels on screen and points on paper."""

    background: str
    text: str
    text_muted: str
    grid: str
    axis: str
    line: str  # joins marks of one size
    rest: str
    series: str
    anxiety: str
    own: str  # goals and own steps
    reference: str
    ramp: tuple[str, ...]
    markers: tuple[str, ...]
    text_size: float
    marker_size: float
    line_width: float
    grid_width: float
    dash: tuple[float, float]
    hatch: str
    head: float = _HEAD
    """Room above the lines, in units."""
    unit: float = 1.0
    """What one pixel of the screen design is here; gaps between things are multiples of it."""

    @classmethod
    def of_theme(cls, name: str) -> "ChartStyle":
        """Return the style of a look: light, dark or high-contrast."""
        return cls.of_colours(tokens.colours(name).__getitem__)

    @classmethod
    def of_colours(cls, hex_of: Callable[[str], str]) -> "ChartStyle":
        """Return the style that takes its colours, by token, from ``hex_of``; for looks with the system's colours."""
        chart = tokens.load()["chart"]
        first, second = chart["reference"]["dash"]
        return cls(
            background=hex_of("surface-raised"),
            text=hex_of("text"),
            text_muted=hex_of("text-muted"),
            grid=hex_of("grid"),
            axis=hex_of("axis"),
            line=hex_of("border-strong"),
            rest=hex_of("surface-hover"),
            series=hex_of("series-1"),
            anxiety=hex_of("series-3"),
            own=hex_of("series-4"),
            reference=hex_of(chart["reference"]["plan-line"]),
            ramp=tuple(hex_of(token) for token in RAMP),
            markers=tuple(chart["markers"][token] for token in RAMP),
            text_size=tokens.type_px("caption"),
            marker_size=chart["markerSizePx"],
            line_width=chart["lineWidth"],
            grid_width=chart["gridWidth"],
            dash=(first, second),
            hatch=chart["hatchNotDone"],
        )

    @classmethod
    def for_page(cls) -> "ChartStyle":
        """Return the style of the printed page: the light look on white paper, in points."""
        small = cls.for_picture().scaled(_PAGE_SCALE)
        return replace(small, marker_size=small.marker_size * _PAGE_MARKS, head=_PAGE_HEAD)

    @classmethod
    def for_picture(cls) -> "ChartStyle":
        """Return the style of a picture in a file: the light look on white, as large as on screen."""
        return replace(cls.of_theme("light"), background=tokens.colours("light")["on-accent"])

    def scaled(self, factor: float) -> "ChartStyle":
        """Return the style with everything ``factor`` times as large, for the therapist view and for paper."""
        return replace(
            self,
            text_size=self.text_size * factor,
            marker_size=self.marker_size * factor,
            line_width=self.line_width * factor,
            grid_width=self.grid_width * factor,
            unit=self.unit * factor,
        )

    def own_look(self, place: int) -> Look:
        """Return the look of the person's goal at ``place``: the markers and cores of the sizes in one colour."""
        core = _CORES[place // len(self.markers) % len(_CORES)]
        return Look(self.markers[place % len(self.markers)], core, self.own)

    def looks(self, dilators: Iterable[Dilator]) -> Mapping[Size, Look]:
        """Return the look of every size among ``dilators``: give all that the diary knows, so that looks stay."""
        ordered = ordered_sizes(dilators)
        ramp = colours_for(self.ramp, len(ordered))
        return {
            dilator.size: Look(
                marker=self.markers[place % len(self.markers)],
                core=_CORES[place // len(self.markers) % len(_CORES)],
                colour=ramp[place],
            )
            for place, dilator in enumerate(ordered)
        }


@cache
def colours_for(ramp: tuple[str, ...], how_many: int) -> tuple[str, ...]:
    """Return a colour for each of ``how_many`` sizes: the ramp itself, or beyond its length steps between its ends."""
    if how_many <= len(ramp):
        return ramp[:how_many]
    step = (len(ramp) - 1) / (how_many - 1)
    return tuple(colour.along(ramp, place * step) for place in range(how_many))
