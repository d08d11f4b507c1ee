"""What is measured against what, and how the outcome is told."""

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

NOISY = 1.3
TARGETS: Mapping[str, float | None] = {
    "lock_window": 1.5,
    "unlock_today": 3.0,
    "save_growth": 2.0,
    "progress_first_view": 6.0,
    "progress_range": 1.0,
    "progress_range_many": 2.5,
    "pdf_four_weeks": 1.0,
    "pdf_ten_years": 5.0,
    "preview_change": 0.3,
    "preview_gap": 0.1,
    "memory_unlocked": 2.5,
    "memory_charts": 4.0,
    "report_cold": None,
}
IN_SECONDS = ("preview_change", "preview_gap")
"""Their targets are times: what a person feels as prompt does not depend on the computer."""
_IN_MIB = ("memory_unlocked", "memory_charts")


@dataclass
class Figure:
    """One thing that was measured, beside what it is compared with."""

    name: str
    measured: list[float] = field(default_factory=list)
    against: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Seconds or MiB."""
        return statistics.median(self.measured)

    @property
    def ratio(self) -> float:
        """How many times the median of the other."""
        return self.median / statistics.median(self.against)

    @property
    def target(self) -> float | None:
        """The ratio, or for some the seconds, that is aimed at; None when it is only reported."""
        return TARGETS[self.name]

    @property
    def met(self) -> bool | None:
        """Whether the figure is at or under its target."""
        if self.target is None:
            return None
        return (self.median if self.name in IN_SECONDS else self.ratio) <= self.target

    @property
    def is_noisy(self) -> bool:
        """Whether the runs differ too much among themselves to be trusted."""
        return max(spread(self.measured), spread(self.against)) > NOISY


def spread(values: Sequence[float]) -> float:
    """Return the ninth decile divided by the median."""
    return statistics.quantiles(values, n=10, method="inclusive")[8] / statistics.median(values)


def as_json(figures: Sequence[Figure]) -> str:
    """Return what goes into ``build/bench.json``."""
    rows = {
        f.name: {"median": round(f.median, 5), "ratio": round(f.ratio, 3), "target": f.target, "met": f.met}
        for f in figures
    }
    return json.dumps(rows, indent=2) + "\n"


def write(figures: Sequence[Figure], file: Path) -> None:
    """Write ``file`` and print the table."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(as_json(figures), encoding="utf-8")
    print(f"{'figure':<20} {'measured':>12} {'against':>12} {'ratio':>7} {'target':>9}  met      p90/p50")
    for f in figures:
        target = "–" if f.target is None else _amount(f.name, f.target) if f.name in IN_SECONDS else f"{f.target:g}"
        met = {None: "–", True: "yes", False: "no"}[f.met]
        noisy = "  noisy" if f.is_noisy else ""
        against = statistics.median(f.against)
        print(
            f"{f.name:<20} {_amount(f.name, f.median):>12} {_amount(f.name, against):>12} {f.ratio:>7.2f} {target:>9}"
            f"  {met:<7} {spread(f.measured):.2f} / {spread(f.against):.2f}{noisy}"
        )


def _amount(name: str, value: float) -> str:
    return f"{value:.1f} MiB" if name in _IN_MIB else f"{value * 1000:.1f} ms"
