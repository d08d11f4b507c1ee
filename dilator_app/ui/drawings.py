"""The line drawings of the pages as SVG, in the colours of the look; and the breath between its two drawings."""

import re
from functools import cache

from dilator_app.education import library
from dilator_app.ui import theme

_COLOUR = re.compile(r"@([a-z0-9-]+)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SIGNS = re.compile(r'<g id="signs">.*?</g>\n', re.DOTALL)
_VIEW = re.compile(r'viewBox="[^"]*"')
_BODY = (140, 12, 310, 426)
"""The part of the two breath drawings in which the body stands: left, top, width, height."""


@cache
def _source(name: str) -> str:
    return (library.folder() / "drawings" / f"{name}.svg").read_text(encoding="utf-8")


def coloured(name: str, look: theme.Theme) -> bytes:
    """Return a drawing as SVG in the colours of ``look``."""
    return _in_colours(_source(name), look)


def breathing_body(fullness: float, look: theme.Theme) -> bytes:
    """Return the body alone, without numbers and arrows, ``fullness`` of the way from out (0) to in (1).

    Both drawings are made of the same lines, so every number of one has its partner in the other.
    """
    out, breathed_in = _body("breath-out"), _body("breath-in")
    partners = iter(_NUMBER.findall(breathed_in))

    def between(found: re.Match[str]) -> str:
        empty, full = found.group(), next(partners)
        return empty if empty == full else f"{float(empty) + (float(full) - float(empty)) * fullness:.2f}"

    return _in_colours(_NUMBER.sub(between, out), look)


def body_shape() -> float:
    """Return how high the body is drawn for each unit of its width."""
    return _BODY[3] / _BODY[2]


@cache
def _body(name: str) -> str:
    alone = _SIGNS.sub("", _source(name))
    return _VIEW.sub(f'viewBox="{" ".join(map(str, _BODY))}"', alone)


def _in_colours(drawn: str, look: theme.Theme) -> bytes:
    return _COLOUR.sub(lambda found: look.hex(found.group(1)), drawn).encode()
