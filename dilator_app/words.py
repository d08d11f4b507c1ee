"""Enums, figures and errors as sentences. Above the domain; window, command line, report and files all speak with it.

Sentences are whole and translatable. Nothing here is praise, alarm or advice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dilator_app.domain import dilators
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.guide import Reason, Verdict
from dilator_app.domain.plan import InsertionCue, Origin, OriginKind, PlanLine, Rule
from dilator_app.domain.preferences import Word
from dilator_app.domain.scales import Breathing, Insertion, PainBand, Sign, pain_band
from dilator_app.errors import (
    CouldNotWrite,
    DiaryDamaged,
    DiaryExists,
    DiaryInUse,
    DiaryTooNew,
    FernlightError,
    InputRefused,
    NoDiary,
    NoRecoveryKey,
    WriteProblem,
    WrongPassphrase,
    WrongUse,
)
from dilator_app.i18n import _, day, ngettext, number, pgettext

NOT_ANSWERED = "–"
_HALF_A_MINUTE_S = 30


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


def minutes(seconds: int | None) -> str:
    """Return a time as whole minutes, rounded, without the unit; a dash when it was not given."""
    return NOT_ANSWERED if seconds is None else number(whole_minutes(seconds), 0)


def minutes_spoken(seconds: int | None) -> str:
    """Return `minutes` for the middle of a sentence: ``less than 1`` for what was too short to be called one."""
    if seconds is not None and 0 < seconds < _HALF_A_MINUTE_S:
        return pgettext("in the place of a number of minutes", "less than 1")
    return minutes(seconds)


def whole_minutes(seconds: int) -> int:
    """Return whole minutes, halves up; a session that was begun has at least one."""
    return max(1, (seconds + 30) // 60) if seconds > 0 else 0


def weeks_or_days(days: int) -> str:
    """Return how long a period is: ``4 weeks`` where it is whole weeks, else days."""
    if days % 7 == 0:
        return ngettext("{n} week", "{n} weeks", days // 7).format(n=days // 7)
    return ngettext("{n} day", "{n} days", days).format(n=days)


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
        PlanLine.OWN_WORDS: _("In their own words"),
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


def rule(value: Rule) -> str:
    """Return the rule in its one wording, without who gave it."""
    parts = [
        ngettext(
            "{n} session at this size, worst pain {pain} or less",
            "{n} sessions in a row at this size, worst pain {pain} or less",
            value.sessions,
        ).format(n=value.sessions, pain=value.worst_pain)
    ]
    if value.breathing_done:
        parts.append(pgettext("rule", "breathing done"))
    if value.no_safety_sign:
        parts.append(pgettext("rule", "no safety sign"))
    if value.planned_time:
        parts.append(pgettext("rule", "planned time reached"))
    return pgettext("between the parts of a rule", ", ").join(parts) + "."


def verdict(value: Verdict) -> str:
    """Return what a session does to the rule's row, as it stands in a table."""
    words = {
        Verdict.COUNTS: pgettext("rule", "counts"),
        Verdict.PASSED_OVER: pgettext("rule", "passed over"),
        Verdict.ENDS_THE_ROW: pgettext("rule", "ends the row"),
    }
    return words[value]


def reason(value: Reason) -> str:
    """Return why a session does not count for the rule."""
    words = {
        Reason.BREATHING_SESSION: pgettext("rule", "breathing session"),
        Reason.OTHER_SIZE: pgettext("rule", "another size"),
        Reason.OUTSIDE_ONLY: pgettext("rule", "outside only"),
        Reason.NUMBING_GEL: pgettext("rule", "with numbing gel"),
        Reason.PAIN_NOT_GIVEN: pgettext("rule", "pain not answered"),
        Reason.BREATHING_NOT_GIVEN: pgettext("rule", "breathing not answered"),
        Reason.SAFETY_NOT_GIVEN: pgettext("rule", "safety question not answered"),
        Reason.TIME_NOT_GIVEN: pgettext("rule", "time not given"),
        Reason.PAIN_ABOVE: pgettext("rule", "pain above the number in the rule"),
        Reason.BREATHING_NOT_DONE: pgettext("rule", "breathing partly or not done"),
        Reason.SAFETY_SIGN: pgettext("rule", "a safety sign"),
        Reason.TIME_SHORT: pgettext("rule", "shorter than planned"),
    }
    return words[value]


def reasons(values: Iterable[Reason]) -> str:
    """Return the reasons of one session; without any it fits."""
    return pgettext("between the parts of a rule", ", ").join(map(reason, values)) or pgettext("rule", "fits the rule")


def rule_matched(sessions: int, size: str, plan_day: date, guide: str) -> str:
    """Return the one line about a matched rule (care M2). ``guide`` is who decides with the person, if named."""
    return ngettext(
        "The last session at {size} matches the rule in your plan of {day}. What comes next is for you and {guide} "
        "to decide.",
        "The last {n} sessions at {size} match the rule in your plan of {day}. What comes next is for you and {guide} "
        "to decide.",
        sessions,
    ).format(n=sessions, size=size, day=day(plan_day, "d MMMM"), guide=guide or _("your care team"))


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


# --- errors ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened, what is safe, what to do; ``title`` is the first of them in a few words."""

    title: str
    happened: str
    safe: str
    todo: str

    @property
    def text(self) -> str:
        """All of it, for the command line."""
        return " ".join(part for part in (self.happened, self.safe, self.todo) if part)


class _Write(NamedTuple):
    happened: str
    todo: str


def explain(error: FernlightError) -> Explanation:
    """Return the words for a known problem."""
    match error:
        case NoRecoveryKey():
            return Explanation(
                _("This diary has no recovery key"),
                _("This diary has no recovery key: its folder holds no file that one could open."),
                _("Nothing was changed."),
                _("Open it with the passphrase; Settings makes a recovery key then."),
            )
        case WrongPassphrase():
            return Explanation(
                _("That did not match"),
                _("That did not match. Check Caps Lock, or use the recovery key."),
                _("Nothing was changed."),
                "",
            )
        case DiaryDamaged():
            return Explanation(
                _("The diary file is damaged"),
                _("The passphrase is right, but the diary file cannot be read to the end."),
                _("Nothing has been deleted. The file stays where it is, as it is."),
                _("If you keep a copy of the diary folder elsewhere, put that copy in its place."),
            )
        case DiaryInUse():
            return Explanation(
                _("The diary is in use"),
                _("Another window or program has this diary open."),
                _("Nothing was changed."),
                _("Close the other one, then try again."),
            )
        case DiaryTooNew():
            return Explanation(
                _("The diary is newer than this program"),
                _("A later version of Fernlight wrote this diary."),
                _("Nothing was changed."),
                _("Please install the newest version and open it with that."),
            )
        case NoDiary():
            return Explanation(
                _("There is no diary here"),
                _("There is no diary in this folder."),
                "",
                _("Check the folder, or begin a new diary."),
            )
        case DiaryExists():
            return Explanation(
                _("There is a diary already"),
                _("This folder already holds a diary."),
                _("It was not touched."),
                _("Open it, or choose another folder."),
            )
        case InputRefused():
            return Explanation(
                _("The file was not read in"),
                _("The file was not read in: {reason}").format(reason=error.reason),
                _("Nothing in the diary was changed."),
                "",
            )
        case WrongUse():
            return _wrong_use(error)
        case CouldNotWrite():
            words = _could_not_write(error.problem)
            return Explanation(
                _("It could not be saved"), words.happened, _("What was saved before is safe."), words.todo
            )
        case _:
            return unexpected()


def _wrong_use(error: WrongUse) -> Explanation:
    hints = {
        "passphrase": _("A passphrase has at least 8 characters."),
        "passphrases-differ": _("The two passphrases differ."),
        "no-passphrase-source": _("There is no terminal to ask for a passphrase. Give one with --passphrase-file."),
        "secret-file": _("The file with the passphrase, key or password cannot be read as text."),
        "standard-input-twice": _("Standard input can be read once: give one of the two secrets in a file."),
        "pdf-password": _("A password for a PDF has at least one character and at most 127 bytes."),
        "html-password": _("An HTML file cannot have a password. A PDF can."),
        "format-ending": _("The ending of the file says one kind, --format another. Leave one of the two out."),
        "new-options": _("These options do not go together with a new diary."),
        "recovery-key-in-window": _("The window asks for the recovery key itself."),
        "since": _("The first day must not lie after the last one, or before 1900."),
        "until": _("The last day must not lie in the future."),
    }
    happened = hints.get(error.hint, error.hint)
    return Explanation(happened, happened, "", "")


def _could_not_write(problem: WriteProblem) -> _Write:
    words = {
        WriteProblem.FULL: _Write(
            _("The disk is full."), _("Free some space, then save again. What you typed is still here.")
        ),
        WriteProblem.READ_ONLY: _Write(
            _("This place can be read, not written."), _("Choose another folder, or allow writing to this one.")
        ),
        WriteProblem.NO_FOLDER: _Write(_("That folder does not exist."), _("Choose another folder.")),
        WriteProblem.DENIED: _Write(
            _("This computer does not allow writing there."), _("Choose another folder, or allow writing to this one.")
        ),
        WriteProblem.FAILED: _Write(
            _("The disk did not take it."), _("Check the disk or stick, then save again. What you typed is still here.")
        ),
    }
    return words[problem]


def unexpected() -> Explanation:
    """Return the words for a bug."""
    return Explanation(
        _("Something went wrong inside Fernlight"),
        _("Something went wrong inside Fernlight."),
        _("Your diary is as it was at the last save, and what you typed is still here."),
        _("You can go on. The log, which holds no entry of yours, says what happened."),
    )
