"""What was chosen about the page, kept from one visit to the next, and what it means on a given day."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from dilator_app import i18n
from dilator_app.domain.appointments import Period, next_appointment, since_last_appointment
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.text import LINE_LENGTH, clean
from dilator_app.report.page.facts import Material, PageOptions, Paper, Section

E = TypeVar("E", bound=StrEnum)

_LETTER_COUNTRIES = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})
"""Where paper is Letter, as the CLDR has it."""


class PeriodKind(StrEnum):
    """Which days the page is about."""

    SINCE_LAST = "since"
    FOUR_WEEKS = "4w"
    THREE_MONTHS = "3m"
    YEAR = "12m"
    EVERYTHING = "all"
    OWN = "own"


class NameKind(StrEnum):
    """How much of a name stands on the page."""

    NONE = "none"
    INITIALS = "initials"
    FULL = "full"


DAYS: Mapping[PeriodKind, int] = {PeriodKind.FOUR_WEEKS: 28, PeriodKind.THREE_MONTHS: 91, PeriodKind.YEAR: 365}


def usual_paper() -> Paper:
    """Return the paper of the computer's country, in whatever language the program speaks."""
    return Paper.LETTER if i18n.country().upper() in _LETTER_COUNTRIES else Paper.A4


@dataclass(frozen=True, slots=True)
class PageChoices:
    """Everything that can be chosen. As it stands the page is anonymous, names nobody and holds no note."""

    period: PeriodKind = PeriodKind.SINCE_LAST
    first: date | None = None  # own dates; None: not chosen yet
    last: date | None = None
    name_kind: NameKind = NameKind.NONE
    name: str = ""
    sections: frozenset[Section] = frozenset(Section)
    order: tuple[Section, ...] = tuple(Section)
    recipient: bool = False
    helps: bool = False
    began: bool = False
    pain: bool = True
    notes: bool = False
    session_list: bool = False
    paper: Paper | None = None  # None: that of the country
    language: str = ""  # empty: that of the program

    # --- meaning -----------------------------------------------------------------------------------------------------
    def days(self, material: Material, today: date) -> Period:
        """Return the days that the page is about. Own dates without an end are the last four weeks."""
        if self.period in DAYS:
            return Period(today - timedelta(DAYS[self.period] - 1), today)
        if self.period is PeriodKind.EVERYTHING:
            return Period(min((s.day for s in material.sessions if s.day <= today), default=today), today)
        if self.period is PeriodKind.OWN:
            first, last = sorted((self.first or today - timedelta(27), self.last or today))
            return Period(min(first, today), min(last, today))
        return since_last_appointment(material.appointments, today)[0]

    def options(self, material: Material, preferences: Preferences, today: date, *, sample: bool) -> PageOptions:
        """Return what a page is made by."""
        coming = next_appointment(material.appointments, today)
        own = i18n.current_language()
        return PageOptions(
            period=self.days(material, today),
            today=today,
            name=self.name if self.name_kind is not NameKind.NONE else "",
            recipient=coming.with_whom if coming and self.recipient else "",
            sections=self.sections,
            order=self.order,
            helps=preferences.appointment_help if self.helps else "",
            began=self.began,
            pain=self.pain,
            notes=self.notes,
            session_list=self.session_list,
            paper=self.paper or usual_paper(),
            language=self.language if self.language in i18n.languages() else own,
            inches=preferences.inches,
            sample=sample,
        )

    # --- keeping -----------------------------------------------------------------------------------------------------
    def to_text(self) -> str:
        """Return the choices as the diary keeps them."""
        kept = {
            "period": self.period,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "name_kind": self.name_kind,
            "name": self.name,
            "off": sorted(set(Section) - self.sections),
            "order": list(self.order),
            "paper": self.paper,
            "language": self.language,
            **{switch: getattr(self, switch) for switch in _SWITCHES},
        }
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def from_text(cls, kept: str) -> "PageChoices":
        """Return the choices behind `to_text`; what is not understood is passed over, so an older text stays good."""
        try:
            told = json.loads(kept) if kept else {}
        except ValueError:
            told = {}
        if not isinstance(told, dict):
            told = {}
        usual = cls()
        order = [s for s in (_one_of(Section, name) for name in _listed(told.get("order"))) if s]
        off = {_one_of(Section, name) for name in _listed(told.get("off"))}
        switches: dict[str, Any] = {name: told[name] for name in _SWITCHES if isinstance(told.get(name), bool)}
        return replace(
            usual,
            period=_one_of(PeriodKind, told.get("period")) or usual.period,
            first=_day(told.get("first")),
            last=_day(told.get("last")),
            name_kind=_one_of(NameKind, told.get("name_kind")) or usual.name_kind,
            name=clean(_words(told.get("name")))[:LINE_LENGTH],
            sections=frozenset(s for s in Section if s not in off),
            order=tuple(dict.fromkeys((*order, *Section))),
            paper=_one_of(Paper, told.get("paper")),
            language=_words(told.get("language")),
            **switches,
        )


_SWITCHES = ("recipient", "helps", "began", "pain", "notes", "session_list")


def _one_of(kind: type[E], value: object) -> E | None:
    return kind(value) if isinstance(value, str) and value in set(kind) else None


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(_words(value))
    except ValueError:
        return None
