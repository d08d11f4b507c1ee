"""The two cards of the plan: numbered like the plan sheet, every value with where it comes from."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.domain.plan import PlanLine
from dilator_app.i18n import _
from dilator_app.ui.pages.plan.fields import PlanFields
from dilator_app.ui.widgets.card import Card, Hairline, Label, label
from dilator_app.ui.widgets.origin_mark import OriginMark


class NumbersCard(Card):
    """Lines 1 to 7: what is one number or one choice, each with its origin below its name."""

    def __init__(self, fields: PlanFields, marks: Mapping[PlanLine, OriginMark]) -> None:
        super().__init__(padding=(20, 0))
        self._marks = marks
        lines: tuple[tuple[PlanLine, str, tuple[QWidget, ...]], ...] = (
            (PlanLine.SIZE, "", (fields.size,)),
            (PlanLine.WARM_UP, "", (fields.warm_up, fields.warm_up_minutes)),
            (PlanLine.MINUTES, "", (fields.minutes,)),
            (PlanLine.PER_WEEK, _("a week; not a target"), (fields.per_week,)),
            (PlanLine.BREATHING, "", (fields.in_s, fields.out_s, fields.breaths)),
            (PlanLine.COMFORT_LIMIT, _("pain, 0 to 10"), (fields.comfort_limit,)),
            (PlanLine.INSERTION_CUE, "", (fields.cue,)),
        )
        widths = (
            (fields.size, 124),
            (fields.warm_up, 108),
            (fields.warm_up_minutes, 146),
            (fields.minutes, 146),
            (fields.per_week, 118),
            (fields.in_s, 64),
            (fields.out_s, 64),
            (fields.breaths, 104),
            (fields.comfort_limit, 118),
            (fields.cue, 268),
            (fields.rule_sessions, 112),
            (fields.rule_pain, 112),
        )
        for field, width in widths:
            field.setFixedWidth(width)
        for stepper in (fields.in_s, fields.out_s, fields.breaths):
            stepper.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for number, (line, hint, widgets) in enumerate(lines, 1):
            if number > 1:
                self.column.addWidget(Hairline())
            self.column.addLayout(self._line(number, line, hint, widgets), 1)

    def _line(self, number: int, line: PlanLine, hint: str, widgets: Sequence[QWidget]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(8)
        row.addWidget(_index(number))
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addStretch()
        titles.addWidget(label(words.plan_line(line), "body", strong=True))
        titles.addWidget(self._marks[line])
        titles.addStretch()
        row.addLayout(titles)
        row.addStretch()
        if hint:
            row.addWidget(label(hint, "small", "text-muted"))
        for widget in widgets:
            row.addWidget(widget)
        return row


class WordsCard(Card):
    """Lines 8 to 11: what takes words, and the rule, which is empty until somebody's care team gave it."""

    def __init__(self, fields: PlanFields, marks: Mapping[PlanLine, OriginMark]) -> None:
        super().__init__(padding=(20, 14))
        self._marks = marks
        notes = (
            (8, PlanLine.SORE_DAY, fields.sore_day),
            (9, PlanLine.OWN_WORDS, fields.own_words),
            (10, PlanLine.CONTACT, fields.contact),
        )
        for number, line, field in notes:
            self.column.addLayout(self._head(number, line, marks[line]))
            self.column.addSpacing(6)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # as high as there is room
            self.column.addWidget(field, 1)
            self.column.addSpacing(18)
        self.column.addWidget(Hairline(strong=True))
        self.column.addSpacing(8)
        self.column.addLayout(self._head(11, PlanLine.RULE, label(_("(optional)"), "small", "text-muted")))
        self.column.addSpacing(8)
        self.column.addLayout(_rule_numbers(fields))
        self.column.addSpacing(8)
        ticks = QGridLayout()
        ticks.setHorizontalSpacing(16)
        ticks.setVerticalSpacing(6)
        ticks.addWidget(fields.rule_breathing, 0, 0)
        ticks.addWidget(fields.rule_no_sign, 0, 1)
        ticks.addWidget(fields.rule_time, 1, 0, 1, 2)
        ticks.addWidget(marks[PlanLine.RULE], 2, 0, 1, 2)
        self.column.addLayout(ticks)

    @staticmethod
    def _head(number: int, line: PlanLine, beside: QWidget) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(_index(number))
        head.addWidget(label(words.plan_line(line), "body", strong=True))
        if line is not PlanLine.RULE:
            head.addStretch()
        head.addWidget(beside)
        if line is PlanLine.RULE:
            head.addStretch()
        return head


def _rule_numbers(fields: PlanFields) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(fields.rule_sessions)
    between = label(_("in a row, pain up to"), "control")
    between.setAlignment(Qt.AlignmentFlag.AlignCenter)
    row.addWidget(between, 1)
    row.addWidget(fields.rule_pain)
    return row


def _index(number: int) -> Label:
    index = label(str(number), "small", "text-muted")
    index.setFixedWidth(20)
    return index
