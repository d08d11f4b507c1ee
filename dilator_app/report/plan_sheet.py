"""The plan sheet: one page, blank or filled with the plan in force, on which a clinician writes a plan.

Its numbered lines are those of the Plan page. As a PDF its fields can be typed into. Typst sets the page as PDF/UA-1,
and the fields that `form_fields` adds are tagged, named and embedded as that standard asks; no checker of the standard
was at hand, so it is not claimed for the finished file. A blank sheet names nobody, and the program in its footer alone
(care D9). A filled one says line by line where each value comes from, and leaves "From" and "Date" to whoever writes
the next plan.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dilator_app import plan_words, words
from dilator_app.domain import plan_lines, text
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.plan import InsertionCue, Origin, Plan, PlanLine, is_changed_by_person
from dilator_app.domain.plan_lines import LINES
from dilator_app.domain.preferences import Word
from dilator_app.i18n import N_, _, current_language, day, number, pgettext
from dilator_app.report import form_fields, sheets, typeset
from dilator_app.report import words as page_words
from dilator_app.report.form_fields import FormField, Kind, Wrapped
from dilator_app.report.form_font import FormFont
from dilator_app.report.page.facts import Paper
from dilator_app.report.page.texts import Data, only_printable
from dilator_app.report.printable import isolated
from dilator_app.report.short_names import Room, apart

FILE_NAME = N_("plan-sheet.pdf")
TEMPLATE = "plan_sheet.typ"

_MARGIN = 40.0
_FIELD = 72.0
_SHORTEST = 8
"""Characters of a size's name that any letters leave room for."""
_NAMES = 158.0
_NUMBERS = 20.0
_IN_THE_HEAD = 170.0
"""The width of a field beside the title, as in the template."""
_SMALL = 8.5
"""The small print's size, as in the template; a person's name there is no wider than this."""
_NAME = 96.0
_RULED = {plan_lines.SORE_DAY: 3, plan_lines.OWN_WORDS: 4, plan_lines.CONTACT: 3}
_HEIGHTS = {  # of a line with one row, of one with two, and of a line to write on
    Paper.A4: (41.5, 59.0, 23.0),
    Paper.LETTER: (36.5, 55.0, 21.0),
}


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What goes onto a sheet: no plan makes a blank one."""

    plan: Plan | None = None
    earlier: Sequence[Plan] = ()
    """All versions of the plan: they tell whether the person changed something or was the first to say it."""
    paper: Paper = Paper.A4
    word: Word = Word.DILATOR
    inches: bool = False
    sample: bool = False


def as_pdf(options: SheetOptions) -> bytes:
    """Return the sheet as a file with fields."""
    sheet = _Sheet(options)
    made = sheets.as_pdf(TEMPLATE, sheet.data(form=True))
    return form_fields.with_fields(made, sheet.fields, sheet.font)


def as_picture(options: SheetOptions, ppi: float) -> bytes:
    """Return the same as a picture, for the preview and the printer."""
    return sheets.as_pictures(TEMPLATE, _Sheet(options).data(form=False), ppi)[0]


def losses(options: SheetOptions) -> tuple[int, int]:
    """Return how many texts are too long for their place, and how many characters no font has.

    The file's fields hold all of what was written in them.
    """
    sheet = _Sheet(options)
    return sheet.shortened, sheet.unprintable + only_printable(sheet.lines)[1]


class _Sheet:
    """One sheet on its way: the data of the template, and the fields that are named in it."""

    def __init__(self, options: SheetOptions) -> None:
        self._options = options
        self._plan = options.plan
        texts = [getattr(options.plan, name) for name in plan_lines.TEXTS.values()] if options.plan else []
        sizes = [d.label for d in _sizes_of(options.plan)]
        self.font = FormFont([*texts, *sizes])
        self.fields: list[FormField] = []
        self.shortened = 0
        self._cut_names: set[str] = set()
        self.unprintable = 0  # in the fields, whose font is the form's own
        self.lines = [self._line(number_) for number_ in range(1, len(LINES) + 1)]
        self._head = [
            {"name": _("From"), "field": self._field("from", _("From: who writes this plan"), width=None)},
            {"name": _("Date"), "field": self._field("date", _("Date of this plan"), width=None)},
        ]

    def data(self, *, form: bool) -> Data:
        """Return what the template prints."""
        return {
            "title": _("Plan sheet"),
            "lead": self._lead(),
            "sample": _("Sample, invented. Not an example to follow.") if self._options.sample and self._plan else "",
            "language": current_language(),
            "paper": typeset.PAPERS[self._options.paper],
            "margin": _MARGIN,
            "names": _NAMES,
            "colours": typeset.colours(),
            "form": form,
            "head": self._head,
            "lines": self.lines,
            "shortened": self.shortened,
            "unprintable": self.unprintable,
            "foot": _(
                "The numbers are the same as on the Plan page. Fernlight records and counts, does not diagnose and "
                "chooses no size; line 11 has no default. Kept by the patient; nobody is alerted by it."
            ),
            "page": _("Page {n} of {of}").format(n=1, of=1),
        }

    def _lead(self) -> str:
        if self._plan is None:
            if self._options.word is Word.TRAINER:
                return _("For trainer practice at home. Fill in by hand or in a PDF reader; any line may stay empty.")
            return _("For dilator practice at home. Fill in by hand or in a PDF reader; any line may stay empty.")
        return _(
            "Filled with the plan of {day}. The small print says where each value comes from; any line may be changed."
        ).format(day=day(self._plan.starts_on, "d MMMM y"))

    # --- lines -------------------------------------------------------------------------------------------------------
    def _line(self, number_: int) -> Data:
        rows = self._rows(number_)
        one, two, ruled = _HEIGHTS[self._options.paper]
        height = two if len(rows) > 1 else one
        if number_ in _RULED:
            height = _RULED[number_] * ruled + 14
        return {
            "number": number(number_, 0),
            "name": plan_words.line_name(number_),
            "hint": _hint(number_) if self._plan is None else self._origins(number_),
            "rows": rows,
            "height": height,
        }

    def _rows(self, line: int) -> list[list[list[Data]]]:
        """Return the rows of a line: groups of fields and words that belong together."""
        rows = {
            plan_lines.SIZE: self._size_row,
            plan_lines.WARM_UP: self._warm_up_row,
            plan_lines.MINUTES: self._minutes_row,
            plan_lines.PER_WEEK: self._per_week_row,
            plan_lines.BREATHING: self._breathing_row,
            plan_lines.COMFORT_LIMIT: self._comfort_limit_row,
            plan_lines.CUE: self._cue_row,
        }
        if line in plan_lines.TEXTS:
            return [[[self._area(line)]]]
        if line == plan_lines.RULE:
            return [[self._rule_numbers()], self._rule_ticks()]
        if line == plan_lines.ALSO:
            return [self._also_ticks(), [self._review()]]
        return [rows[line]()]

    def _size_row(self) -> list[list[Data]]:
        plan = self._plan
        size, up_to = (plan.size, plan.size_up_to) if plan else (None, None)
        return [
            self._size("size", _("Line 1, size to practise at"), size),
            [_said(_("up to")), *self._size("size_up_to", _("Line 1, up to this size"), up_to)],
        ]

    def _warm_up_row(self) -> list[list[Data]]:
        warm_up = self._plan.warm_up if self._plan else None
        minutes = _typed(warm_up.minutes if warm_up else None)
        return [
            [
                *self._size("warm_up", _("Line 2, warm-up size"), warm_up.dilator if warm_up else None),
                _said(pgettext("between a size and minutes", "for")),
                self._field("warm_up_minutes", _("Line 2, warm-up minutes"), minutes, width=54),
                _said(_("minutes")),
            ]
        ]

    def _minutes_row(self) -> list[list[Data]]:
        minutes = _typed(self._plan.minutes if self._plan else None)
        field = self._field("minutes", _("Line 3, about how many minutes"), minutes)
        return [[_said(_("about")), field, _said(_("minutes"))]]

    def _per_week_row(self) -> list[list[Data]]:
        per_week = _typed(self._plan.per_week if self._plan else None)
        field = self._field("per_week", _("Line 4, about how many sessions a week"), per_week)
        return [[_said(_("about")), field, _said(_("a week"))]]

    def _breathing_row(self) -> list[list[Data]]:
        plan = self._plan
        in_s, out_s, breaths = (plan.pattern.in_s, plan.pattern.out_s, plan.breaths) if plan else (None, None, None)
        return [
            [
                self._field("in_s", _("Line 5, seconds in"), _typed(in_s), width=40),
                _said(pgettext("after seconds", "s in")),
                self._field("out_s", _("Line 5, seconds out"), _typed(out_s), width=40),
                _said(pgettext("after seconds", "s out")),
                self._field("breaths", _("Line 5, breaths first"), _typed(breaths), width=48),
                _said(_("breaths")),
            ]
        ]

    def _comfort_limit_row(self) -> list[list[Data]]:
        limit = _typed(self._plan.comfort_limit if self._plan else None)
        field = self._field("comfort_limit", _("Line 6, comfort limit, 0 to 10"), limit, width=54)
        return [[field, _said(_("of 10"))], [{"kind": "hint", "words": _("0 none, 10 worst imaginable")}]]

    def _cue_row(self) -> list[list[Data]]:
        cue = self._plan.insertion_cue if self._plan else None
        ticks = {
            InsertionCue.IN_BREATH: pgettext("plan sheet", "in-breath"),
            InsertionCue.OUT_BREATH: pgettext("plan sheet", "out-breath"),
            InsertionCue.NONE: pgettext("plan sheet", "none"),
        }
        meaning = _("Line 7, insertion cue: {cue}")
        return [
            [self._tick(f"cue_{of}", meaning.format(cue=shown), shown, on=cue is of)] for of, shown in ticks.items()
        ]

    def _rule_numbers(self) -> list[Data]:
        rule = self._plan.rule if self._plan else None
        sessions, pain = (_typed(rule.sessions), _typed(rule.worst_pain)) if rule else ("", "")
        return [
            self._field("rule_sessions", _("Line 11, sessions in a row"), sessions, width=40),
            _said(_("sessions in a row at this size, worst pain")),
            self._field("rule_pain", _("Line 11, worst pain or less"), pain, width=40),
            _said(_("or less")),
        ]

    def _rule_ticks(self) -> list[list[Data]]:
        rule = self._plan.rule if self._plan else None
        ticks = (
            ("rule_breathing", pgettext("rule", "breathing done"), bool(rule and rule.breathing_done)),
            ("rule_time", pgettext("rule", "planned time reached"), bool(rule and rule.planned_time)),
            ("rule_no_sign", pgettext("rule", "no safety sign"), bool(rule and rule.no_safety_sign)),
        )
        return [
            [self._tick(name, _("Line 11: {condition}").format(condition=shown), shown, on=on)]
            for name, shown, on in ticks
        ]

    def _also_ticks(self) -> list[list[Data]]:
        plan = self._plan
        ticks = (
            ("drops", pgettext("plan sheet", "pelvic drops"), bool(plan and plan.drops)),
            ("contract_relax", pgettext("plan sheet", "contract and relax"), bool(plan and plan.contract_relax)),
        )
        return [[self._tick(name, _("Line 12: {what}").format(what=shown), shown, on=on)] for name, shown, on in ticks]

    def _review(self) -> list[Data]:
        weeks = _typed(self._plan.review_weeks if self._plan else None)
        return [
            _said(pgettext("plan sheet, before weeks", "look at this plan again after")),
            self._field("review_weeks", _("Line 12, look at this plan again after weeks"), weeks, width=40),
            _said(_("weeks")),
        ]

    # --- parts of lines ----------------------------------------------------------------------------------------------
    def _size(self, name: str, meaning: str, dilator: Dilator | None) -> list[Data]:
        """Return a field for a size and its unit; what has no diameter stands there with its name."""
        inches = self._options.inches
        unit = _("in") if inches else _("mm")
        if dilator is None or dilator.diameter_um is None:
            label = dilator.label if dilator else ""
            field = self._field(name, meaning, label, short=self._short_names.get(label, ""))
            return [field] if dilator else [field, _said(unit)]
        size = words.size(dilator, inches=inches).removesuffix(unit).strip()
        return [self._field(name, meaning, size), _said(unit)]

    @cached_property
    def _short_names(self) -> Mapping[str, str]:
        """The names of the plan's sizes, as long as all of them fit and none reads like another."""
        names = [(d.label, d.position + 1) for d in _sizes_of(self._plan) if d.diameter_um is None]
        longest = max((len(label) for label, _number in names), default=0)
        for limit in range(longest, _SHORTEST, -1):
            shown = apart(names, Room(limit))
            if not any(form_fields.in_one_line(name, _FIELD, self.font).is_cut for name in shown.values()):
                return shown
        return apart(names, Room(_SHORTEST))

    def _field(
        self, name: str, meaning: str, value: str = "", *, width: float | None = _FIELD, short: str = ""
    ) -> Data:
        """Return a field for ``value``; ``short`` stands there where it is too long."""
        centred = width is not None
        line = form_fields.in_one_line(short or value, width or _IN_THE_HEAD, self.font)
        self._count(line if not short or short == value else replace(line, is_cut=True))
        self.fields.append(
            FormField(
                name,
                meaning,
                value=value,
                centred=centred,
                most=text.LINE_LENGTH,
                is_printed=line.by_engine,
                short=short,
            )
        )
        shown = {"value": line.lines[0], "size": line.size, "printed": line.by_engine}
        return {"kind": "line", "id": name, "width": width, "centred": centred, **shown}

    def _tick(self, name: str, meaning: str, shown: str, *, on: bool) -> Data:
        value = "yes" if on else ""
        self.fields.append(FormField(name, meaning, Kind.TICK, value))
        return {"kind": "tick", "id": name, "words": shown, "value": value}

    def _area(self, line: int) -> Data:
        field = plan_lines.TEXTS[line]
        meaning = _("Line {n}, {name}").format(n=line, name=plan_words.line_name(line))
        value = getattr(self._plan, field) if self._plan else ""
        height = _RULED[line] * _HEIGHTS[self._options.paper][2]
        width = typeset.SIZES[self._options.paper][0] - 2 * _MARGIN - _NAMES - _NUMBERS
        block = form_fields.wrapped(value, width, height, self.font)
        self._count(block)
        self.fields.append(
            FormField(field, meaning, Kind.AREA, value, most=text.NOTE_LENGTH, is_printed=block.by_engine)
        )
        return {
            "kind": "area",
            "printed": block.by_engine,
            "id": field,
            "height": height,
            "ruled": 0 if value else _RULED[line],
            "lines": block.lines,
            "size": block.size,
            "pitch": block.pitch,
        }

    def _count(self, shown: Wrapped) -> None:
        self.shortened += shown.is_cut
        self.unprintable += shown.unprintable

    # --- where it comes from -----------------------------------------------------------------------------------------
    def _origins(self, line: int) -> str:
        """Return where the values of a line come from, each origin once; nothing for what says nothing."""
        assert self._plan is not None  # noqa: S101  the caller looked
        plan = self._plan
        shown = (self._origin(part, plan.origins[part]) for part in LINES[line - 1] if plan.says(part))
        return pgettext("between origins", "; ").join(dict.fromkeys(shown))

    def _origin(self, line: PlanLine, origin: Origin) -> str:
        changed = is_changed_by_person(line, origin, self._options.earlier)
        name = isolated(self._short(origin.who))
        return page_words.origin(origin, name, lambda when: day(when, "d MMM"), None if changed else origin.day)

    def _short(self, name: str) -> str:
        """Return a name as it fits beside its date under the name of a line; one that is cut counts once."""
        shown = self.font.cut(name, _SMALL, _NAME)
        if shown != name and name not in self._cut_names:
            self._cut_names.add(name)
            self.shortened += 1
        return shown


def _hint(line: int) -> str:
    hints = {
        plan_lines.SIZE: _("width; optional: up to"),
        plan_lines.WARM_UP: _("a smaller size first, or none"),
        plan_lines.MINUTES: _("minutes with the size"),
        plan_lines.PER_WEEK: _("sessions a week; not a target"),
        plan_lines.BREATHING: _("before practice"),
        plan_lines.COMFORT_LIMIT: _("pain in practice no higher than"),
        plan_lines.OWN_WORDS: _("shown before each session"),
        plan_lines.CONTACT: _("name, telephone, out of hours"),
        plan_lines.RULE: _("optional; empty means: at the appointment"),
        plan_lines.ALSO: _("exercises are off unless you ask for them"),
    }
    return hints.get(line, "")


def _said(shown: str) -> Data:
    return {"kind": "words", "words": shown}


def _typed(value: int | None) -> str:
    return "" if value is None else str(value)


def _sizes_of(plan: Plan | None) -> Iterator[Dilator]:
    for dilator in (plan.size, plan.size_up_to, plan.warm_up.dilator if plan.warm_up else None) if plan else ():
        if dilator is not None:
            yield dilator
