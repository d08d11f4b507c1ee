"""The sets whose sizes are confirmed, ready to be taken over and changed."""

import tomllib
from dataclasses import dataclass
from typing import Any

from dilator_app import paths
from dilator_app.domain.dilators import UM_PER_MM, Dilator, DilatorSet


@dataclass(frozen=True, slots=True)
class Preset:
    """A set as its source gives it."""

    id: str
    name: str
    source: str
    set: DilatorSet


def load() -> tuple[Preset, ...]:
    """Return the shipped presets, each with fresh ids."""
    data = tomllib.loads((paths.resources() / "presets" / "dilator_sets.toml").read_text(encoding="utf-8"))
    return tuple(_preset(entry) for entry in data["set"])


def _preset(entry: dict[str, Any]) -> Preset:
    dilators = tuple(
        Dilator(
            position=place,
            label=row["label"],
            diameter_um=row["diameter"] * UM_PER_MM,
            length_um=row["length"] * UM_PER_MM if "length" in row else None,
            material=entry.get("material", ""),
        )
        for place, row in enumerate(entry["dilators"])
    )
    made = DilatorSet(name=entry["name"], maker=entry["maker"], dilators=dilators)
    return Preset(entry["id"], entry["name"], entry["source"], made)
