"""Colours between two colours, in CIELAB: equal steps look equal and lightness runs one way."""

from collections.abc import Sequence

_WHITE = (0.95047, 1.0, 1.08883)  # D65
_TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_TO_RGB = ((3.2404542, -1.5371385, -0.4985314), (-0.9692660, 1.8760108, 0.0415560), (0.0556434, -0.2040259, 1.0572252))
_EDGE = 6 / 29

Triple = tuple[float, float, float]


def along(ramp: Sequence[str], place: float) -> str:
    """Return the colour at ``place`` on ``ramp``: 0 is its first colour, 1.5 lies between the second and the third."""
    before = min(int(place), len(ramp) - 2)
    return between(ramp[before], ramp[before + 1], place - before)


def between(first: str, second: str, share: float) -> str:
    """Return the colour that lies ``share`` of the way from ``first`` to ``second``."""
    start, end = to_lab(first), to_lab(second)
    lightness, a, b = (low + (high - low) * share for low, high in zip(start, end, strict=True))
    return _from_lab((lightness, a, b))


def to_lab(hex_colour: str) -> Triple:
    """Return lightness (0 to 100), a and b of ``#RRGGBB``."""
    linear = [_linear(int(hex_colour[place : place + 2], 16) / 255) for place in (1, 3, 5)]
    x, y, z = (_curve(value / white) for value, white in zip(_times(_TO_XYZ, linear), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _from_lab(lab: Triple) -> str:
    y = (lab[0] + 16) / 116
    xyz = [_uncurve(t) * white for t, white in zip((y + lab[1] / 500, y, y - lab[2] / 200), _WHITE, strict=True)]
    red, green, blue = (round(255 * min(1.0, max(0.0, _gamma(value)))) for value in _times(_TO_RGB, xyz))
    return f"#{red:02X}{green:02X}{blue:02X}"


def _times(matrix: Sequence[Triple], vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _curve(t: float) -> float:
    return t ** (1 / 3) if t > _EDGE**3 else t / (3 * _EDGE**2) + 4 / 29


def _uncurve(t: float) -> float:
    return t**3 if t > _EDGE else 3 * _EDGE**2 * (t - 4 / 29)
