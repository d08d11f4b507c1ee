"""The breathing pattern, and where in a breath a moment lies.

Four seconds in and six out is an app default: sources agree on about six breaths a minute, not on this split.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import cos, pi

from dilator_app.domain.records import required

SHORTEST_S, LONGEST_S = 3, 8


class Phase(StrEnum):
    """The half of a breath. There is no hold: it is the gentlest pattern, and the easiest to follow."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class BreathPattern:
    """Whole seconds in and out, each 3 to 8."""

    in_s: int = 4
    out_s: int = 6

    def __post_init__(self) -> None:
        required(self.in_s, SHORTEST_S, LONGEST_S, "in_s")
        required(self.out_s, SHORTEST_S, LONGEST_S, "out_s")

    @property
    def period_s(self) -> int:
        """The length of one whole breath."""
        return self.in_s + self.out_s


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in which breath the person is."""

    phase: Phase
    breath: int  # 1 for the first
    count: int  # the second within the phase, 1 for the first
    progress: float  # within the phase, 0 up to but not 1
    fullness: float  # 0 empty to 1 full, eased by sine
    segment: int  # the second within the breath, 0 for the first


def phase_at(pattern: BreathPattern, elapsed_s: float) -> Moment:
    """Return where a person who began ``elapsed_s`` seconds ago is.

    Nothing is summed up on the way, so neither late frames nor a computer that slept can shift the rhythm.
    """
    if elapsed_s < 0:
        raise ValueError("a breath cannot be earlier than the first")
    breaths, within = divmod(elapsed_s, pattern.period_s)
    phase = Phase.IN if within < pattern.in_s else Phase.OUT
    since, length = (within, pattern.in_s) if phase is Phase.IN else (within - pattern.in_s, pattern.out_s)
    progress = since / length
    rise = (1 - cos(pi * progress)) / 2
    return Moment(
        phase=phase,
        breath=int(breaths) + 1,
        count=int(since) + 1,
        progress=progress,
        fullness=rise if phase is Phase.IN else 1 - rise,
        segment=int(within),
    )
