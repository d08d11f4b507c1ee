"""The scales that people answer on: pain, anxiety, insertion, breathing and the safety question.

Every answer is optional. ``None`` means "not answered" everywhere and is never counted as an answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dilator_app.domain.records import required_day, set_field

NRS_LOW, NRS_HIGH = 0, 10
"""NRS-11: 0 none, 10 worst imaginable, whole numbers, the same anchors everywhere."""

SEVERE_PAIN = 7
"""From here on the words about severe pain are shown (care M7)."""


class PainBand(StrEnum):
    """The usual bands of the NRS-11. They are disputed, so screens call them a rough guide."""

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    STRONG = "strong"


def pain_band(value: int) -> PainBand:
    """Return the band of a pain value: 0, 1 to 3, 4 to 6, 7 to 10."""
    if value == 0:
        return PainBand.NONE
    if value <= 3:
        return PainBand.MILD
    return PainBand.MODERATE if value <= 6 else PainBand.STRONG


class Insertion(StrEnum):
    """How inserting went."""

    EASY = "easy"
    FAIRLY_EASY = "fairly_easy"
    SOME_EFFORT = "some_effort"
    HARD = "hard"
    OUTSIDE_ONLY = "outside_only"  # held it, did not insert: a session like any other


class Breathing(StrEnum):
    """Whether the breathing exercise was done."""

    DONE = "done"
    PARTLY = "partly"
    NO = "no"


class HowFar(StrEnum):
    """How far a size went in. Off until the plan or the person switches it on."""

    OUTSIDE = "outside"
    TIP = "tip"
    PART = "part"
    ALL = "all"


class Sign(StrEnum):
    """The safety signs, in the order in which they are asked and printed."""

    SPOTTING = "spotting"
    BLEEDING = "bleeding"
    PAIN_LASTED = "pain_lasted"
    FEVER_DISCHARGE = "fever_discharge"
    FAINT_PANIC = "faint_panic"


CONTACT_SIGNS = frozenset({Sign.BLEEDING, Sign.PAIN_LASTED, Sign.FAINT_PANIC})
"""After these the plan's "when to contact" is shown again at the next start (care M5)."""


@dataclass(frozen=True, slots=True, order=True)
class Noticed:
    """One sign and the day on which it was noticed."""

    sign: Sign
    day: date

    def __post_init__(self) -> None:
        required_day(self.day, "day")


_ORDER = {sign: place for place, sign in enumerate(Sign)}


@dataclass(frozen=True, slots=True)
class SafetyAnswer:
    """The answered safety question. No signs means "None of these" was ticked; unanswered is ``None`` instead.

    Spotting and more bleeding exclude each other: the second contains the first.
    """

    noticed: tuple[Noticed, ...] = ()

    def __post_init__(self) -> None:
        if not self.noticed:
            return
        signs = [n.sign for n in self.noticed]
        if len(set(signs)) != len(signs):
            raise ValueError("a sign is noticed once")
        if Sign.SPOTTING in signs and Sign.BLEEDING in signs:
            raise ValueError("spotting and more bleeding exclude each other")
        set_field(self, "noticed", tuple(sorted(self.noticed, key=lambda n: _ORDER[n.sign])))

    @classmethod
    def of(cls, signs: Iterable[Sign], day: date) -> "SafetyAnswer":
        """Return the answer in which all ``signs`` were noticed on ``day``."""
        return cls(tuple(Noticed(sign, day) for sign in signs))

    @property
    def signs(self) -> frozenset[Sign]:
        """The signs alone."""
        return frozenset(n.sign for n in self.noticed)

    def day_of(self, sign: Sign) -> date | None:
        """Return the day on which ``sign`` was noticed, None when it was not."""
        return next((n.day for n in self.noticed if n.sign is sign), None)


NONE_OF_THESE = SafetyAnswer()
