"""The design tokens: the one list of colours, sizes and durations behind window, charts and page."""

import json
from functools import cache
from typing import Any

from dilator_app import paths

THEMES = ("light", "dark", "high-contrast")


@cache
def load() -> dict[str, Any]:
    """Return ``resources/tokens.json`` as nested dictionaries. Callers must not change it."""
    text = (paths.resources() / "tokens.json").read_text(encoding="utf-8")
    tokens: dict[str, Any] = json.loads(text)
    return tokens


def colours(theme: str) -> dict[str, str]:
    """Return the colours of ``theme`` (one of `THEMES`) as ``{name: "#RRGGBB"}``."""
    named: dict[str, str] = load()["color"][theme]
    return named


def type_px(role: str) -> int:
    """Return the pixel size of a type role such as ``"body"``."""
    return int(load()["type"][role]["px"])


def type_weight(role: str) -> int:
    """Return the weight (400 or 600) of a type role."""
    return int(load()["type"][role]["weight"])


def space(step: int) -> int:
    """Return the spacing ``step`` (1 to 8) in device-independent pixels."""
    return int(load()["space"][str(step)])


def measure(group: str, name: str) -> int:
    """Return one pixel measure, for example ``measure("radius", "card")``."""
    return int(load()[group][name])
