"""Sizes, answers, counts and the names of a plan's lines in words: of the window, the command line and the report.

Above the domain, as are `plan_words` with what stands on those lines, `rule_words` and `problem_words`.

Sentences are whole and translatable. Nothing here is praise, alarm or advice.
"""

from dilator_app.domain import dilators
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.plan import InsertionCue, Origin, OriginKind, PlanLine
from dilator_app.domain.preferences import Word
from dilator_app.domain.scales import Breathing, Insertion, PainBand, Sign, pain_band
from dilator_app.domain.session import Session
from dilator_app.i18n import _, day, ngettext, number, pgettext

NOT_ANSWERED = "–"
_A_MINUTE_S = 60


def intended_use() -> str:
    """Return what the program is for and what it is not, as About, README and the report say it."""
    return _(
        "Fernlight records, displays and exports what the person enters, and counts it against the plan that they "
        "entered with their clinician. It does not diagnose, does not recommend treatment, never chooses a size and "
        "alerts nobody. Dilator therapy should be done under the direction of a sex therapist, physical therapist or "
        "other health care provider (MedlinePlus, 2018)."
    )


# --- sizes -----------------------------------------------------------------------------------------------------------
def size(dilator: Dilator | None, *, inches: bool = False) -> str:
    """Return a size as ``22 mm``, ``0.875 in`` or, without a diameter, its label."""
    if dilator is None:
        return NOT_ANSWERED
    if dilator.diameter_um is None:
        return dilator.label
    return length(dilator.diameter_um, inches=inches)


def length(um: int, *, inches: bool = False) -> str:
    """Return micrometres as millimetres with at most one decimal, or as inches with at most three."""
    if inches:
        return _("{inches} in").format(inches=number(dilators.in_inches(um), 3))
    return _("{mm} mm").format(mm=number(dilators.in_mm(um), 1))


def sizes_used(session: Session, *, inches: bool = False) -> str:
    """Return every size that the time of a session was spent at, in the order of use; a warm-up where it was all."""
    used = {step.dilator.size: step.dilator for step in session.counted_steps or session.steps}
    return ", ".join(size(dilator, inches=inches) for dilator in used.values()) or NOT_ANSWERED


def dilator_name(dilator: Dilator, *, inches: bool = False) -> str:
    """Return a dilator as its label and size: ``A, 15 mm``."""
    if dilator.diameter_um is None or not dilator.label:
        return size(dilator, inches=inches)
    return _("{label}, {size}").format(label=dilator.label, size=length(dilator.diameter_um, inches=inches))


def thing(word: Word) -> str:
    """Return what the person calls one thing of the set."""
    return _("trainer") if word is Word.TRAINER else _("dilator")


# --- answers ---------------------------------------------------------------------------------------------------------
def insertion(value: Insertion | None) -> str:
    """Return an insertion answer as it stands on buttons and in tables."""
    words = {
        None: NOT_ANSWERED,
        Insertion.EASY: _("Easy"),
        Insertion.FAIRLY_EASY: _("Fairly easy"),
        Insertion.SOME_EFFORT: _("Some effort"),
        Insertion.HARD: _("Hard"),
        Insertion.OUTSIDE_ONLY: _("Outside only"),
    }
    return words[value]


def insertion_inline(value: Insertion) -> str:
    """Return an insertion answer inside a sentence."""
    words = {
        Insertion.EASY: pgettext("in a sentence", "easy"),
        Insertion.FAIRLY_EASY: pgettext("in a sentence", "fairly easy"),
        Insertion.SOME_EFFORT: pgettext("in a sentence", "some effort"),
        Insertion.HARD: pgettext("in a sentence", "hard"),
        Insertion.OUTSIDE_ONLY: pgettext("in a sentence", "outside only"),
    }
    return words[value]


def breathing(value: Breathing | None) -> str:
    """Return a breathing answer as it stands in tables."""
    words = {
        None: NOT_ANSWERED,
        Breathing.DONE: pgettext("breathing", "done"),
        Breathing.PARTLY: pgettext("breathing", "partly"),
        Breathing.NO: pgettext("breathing", "no"),
    }
    return words[value]


def breathing_answer(value: Breathing) -> str:
    """Return a breathing answer as it stands on a button."""
    words = {Breathing.DONE: _("Yes"), Breathing.PARTLY: _("Partly"), Breathing.NO: _("No")}
    return words[value]


def sign(value: Sign) -> str:
    """Return a safety sign as it is asked."""
    words = {
        Sign.SPOTTING: _("A little pink spotting"),
        Sign.BLEEDING: _("More bleeding than that"),
        Sign.PAIN_LASTED: _("Pain that did not settle"),
        Sign.FEVER_DISCHARGE: _("Fever, or unusual discharge"),
        Sign.FAINT_PANIC: _("Faint or panicky"),
    }
    return words[value]


def sign_inline(value: Sign) -> str:
    """Return a safety sign inside a sentence."""
    words = {
        Sign.SPOTTING: pgettext("in a sentence", "a little pink spotting"),
        Sign.BLEEDING: pgettext("in a sentence", "more bleeding"),
        Sign.PAIN_LASTED: pgettext("in a sentence", "pain that did not settle"),
        Sign.FEVER_DISCHARGE: pgettext("in a sentence", "fever or unusual discharge"),
        Sign.FAINT_PANIC: pgettext("in a sentence", "faint or panicky"),
    }
    return words[value]


def pain_word(value: int) -> str:
    """Return the word of a pain value's band, a rough guide."""
    words = {
        PainBand.NONE: pgettext("pain", "none"),
        PainBand.MILD: pgettext("pain", "mild"),
        PainBand.MODERATE: pgettext("pain", "moderate"),
        PainBand.STRONG: pgettext("pain", "strong"),
    }
    return words[pain_band(value)]


def cue(value: InsertionCue) -> str:
    """Return an insertion cue as it stands on a button."""
    words = {
        InsertionCue.IN_BREATH: _("In-breath"),
        InsertionCue.OUT_BREATH: _("Out-breath"),
        InsertionCue.NONE: pgettext("insertion cue", "None"),
    }
    return words[value]


# --- counts ----------------------------------------------------------------------------------------------------------
def sessions(n: int) -> str:
    """Return ``3 sessions``."""
    return ngettext("{n} session", "{n} sessions", n).format(n=n)


def minutes(seconds: float | None) -> str:
    """Return a time as whole minutes without the unit, for a cell: ``<1`` for less than one, a dash for none given."""
    if seconds is None:
        return NOT_ANSWERED
    whole = whole_minutes(seconds)
    return under_a_minute() if whole is None else number(whole, 0)


def minutes_spoken(seconds: float | None) -> str:
    """Return `minutes` for a sentence: ``less than 1`` in place of ``<1``."""
    if seconds is not None and whole_minutes(seconds) is None:
        return pgettext("in the place of a number of minutes", "less than 1")
    return minutes(seconds)


def about_minutes(planned: int, before: int = 0) -> str:
    """Return about how long it takes, for the middle of a sentence; what comes ``before`` is counted apart."""
    if before:
        return _("about {before} + {n} minutes").format(before=before, n=planned)
    return ngettext("about {n} minute", "about {n} minutes", planned).format(n=planned)


def under_a_minute() -> str:
    """Return what stands in a narrow place for a time of less than a minute."""
    return pgettext("in the place of a number of minutes where room is scarce", "<1")


def whole_minutes(seconds: float) -> int | None:
    """Return whole minutes, to the nearest, halves up; None for what lasted, but less than one.

    Every screen, page and table rounds here and only here, so that no two of them say different minutes of one thing.
    """
    if 0 < seconds < _A_MINUTE_S:
        return None
    return int((seconds + _A_MINUTE_S / 2) // _A_MINUTE_S)


# --- the plan --------------------------------------------------------------------------------------------------------
def plan_line(line: PlanLine) -> str:
    """Return the name of a plan line, as on the Plan page and the plan sheet."""
    words = {
        PlanLine.SIZE: _("Size to practise at"),
        PlanLine.WARM_UP: _("Warm-up"),
        PlanLine.MINUTES: _("About how long"),
        PlanLine.PER_WEEK: _("About how often"),
        PlanLine.BREATHING: _("Breathing"),
        PlanLine.COMFORT_LIMIT: _("Comfort limit"),
        PlanLine.INSERTION_CUE: _("Insertion cue"),
        PlanLine.SORE_DAY: _("On a sore day"),
        PlanLine.OWN_WORDS: _("Words from the care team"),
        PlanLine.CONTACT: _("When to contact, and how"),
        PlanLine.RULE: _("When to talk about the next size"),
        PlanLine.DROPS: _("Pelvic drops"),
        PlanLine.CONTRACT_RELAX: _("Contract and relax"),
        PlanLine.REVIEW: _("Look at the plan again"),
    }
    return words[line]


def origin(value: Origin, *, changed: bool = True) -> str:
    """Return where a plan value comes from, short: ``Ines Okafor, 15 Oct``, ``changed by you, 3 Nov``, ``app default``.

    ``changed`` tells whether a person's value took the place of another one.
    """
    if value.kind is OriginKind.DEFAULT:
        return _("app default")
    when = day(value.day, "d MMM") if value.day else ""
    if value.kind is OriginKind.CLINICIAN:
        if not value.who:
            return _("care team, {day}").format(day=when)
        return _("{name}, {day}").format(name=value.who, day=when)
    if not changed:
        return _("you, {day}").format(day=when)
    return _("changed by you, {day}").format(day=when)


def default_range(line: PlanLine) -> str:
    """Return the mark of an app default with the range that sources give (care M6)."""
    ranges = {
        PlanLine.WARM_UP: _("app default: none; some sources begin with a smaller size"),
        PlanLine.MINUTES: _("app default; sources give 5 to 20"),
        PlanLine.PER_WEEK: _("app default; sources: 3 a week to twice a day"),
        PlanLine.BREATHING: _("app default; the split of 4 and 6 has no source"),
        PlanLine.COMFORT_LIMIT: _("app default; sources: no pain at all to below 4"),
        PlanLine.INSERTION_CUE: _("app default; sources disagree"),
        PlanLine.DROPS: _("app default: off"),
        PlanLine.CONTRACT_RELAX: _("app default: off; sources disagree"),
        PlanLine.REVIEW: _("app default; one source says monthly"),
    }
    return ranges.get(line, _("app default"))
