"""The cards of the plan: numbered like the plan sheet, every value with where it comes from."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from dilator_app import clinical, plan_words, words
from dilator_app.domain.plan import PlanLine
from dilator_app.i18n import _
from dilator_app.ui.pages.plan.fields import PlanFields
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, Hairline, Label, label, row
from dilator_app.ui.widgets.fields import ComboBox
from dilator_app.ui.widgets.origin_mark import OriginMark

_ONE_LINE = 240
"""Words of up to this width stand on one line."""
_ROUNDING = 4


class NumbersCard(Card):
    """Lines 1 to 7: what is one number or one choice, each with its origin below its name."""

    def __init__(self, fields: PlanFields, marks: Mapping[PlanLine, OriginMark]) -> None:
        super().__init__(padding=(20, 0))
        self._marks = marks
        lines: tuple[tuple[PlanLine, str, tuple[QWidget, ...]], ...] = (
            (PlanLine.SIZE, "", (fields.size, label(_("up to"), "small", "text-muted"), fields.size_up_to)),
            (PlanLine.WARM_UP, "", (fields.warm_up, fields.warm_up_minutes)),
            (PlanLine.MINUTES, "", (fields.minutes,)),
            (PlanLine.PER_WEEK, _("a week; not a target"), (fields.per_week,)),
            (PlanLine.BREATHING, "", (fields.in_s, fields.out_s, fields.breaths)),
            (PlanLine.COMFORT_LIMIT, _("pain, 0 to 10"), (fields.comfort_limit,)),
            (PlanLine.INSERTION_CUE, "", (fields.cue,)),
        )
        widths = (
            (fields.size, 108),
            (fields.size_up_to, 108),
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
        for field, width in widths:  # in a language of longer words, what cannot be shortened takes more
            least = 0 if isinstance(field, ComboBox) else field.minimumSizeHint().width()
            field.setFixedWidth(max(width, least))
        for stepper in (fields.in_s, fields.out_s, fields.breaths):
            stepper.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for number, (line, hint, widgets) in enumerate(lines, 1):
            if number > 1:
                self.column.addWidget(Hairline())
            self.column.addLayout(self._line(number, line, hint, widgets), 1)

    def _line(self, number: int, line: PlanLine, hint: str, widgets: Sequence[QWidget]) -> QHBoxLayout:
        line_row = row(_index(number), spacing=8)
        line_row.setContentsMargins(0, 6, 0, 6)
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addStretch()
        titles.addWidget(label(words.plan_line(line), "body", strong=True, wrap=True))
        titles.addWidget(self._marks[line], alignment=Qt.AlignmentFlag.AlignLeft)  # its width is not the title's
        titles.addStretch()
        line_row.addLayout(titles, 1)
        if hint:
            line_row.addWidget(_on_one_line(label(hint, "small", "text-muted", wrap=True)))
        for widget in widgets:
            line_row.addWidget(widget)
        return line_row


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
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)  # as high as there is room
            self.column.addWidget(field, 1)
            self.column.addSpacing(12)
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
        self.column.addLayout(ticks)
        self.column.addSpacing(6)
        self.how_counted = Button(_("How is this counted?"), kind="link")
        foot = row(marks[PlanLine.RULE], spacing=8)
        foot.addStretch()
        foot.addWidget(self.how_counted)
        self.column.addLayout(foot)

    @staticmethod
    def _head(number: int, line: PlanLine, beside: QWidget) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(_index(number))
        head.addWidget(_on_one_line(label(words.plan_line(line), "body", strong=True, wrap=True)))
        if line is not PlanLine.RULE:
            head.addStretch()
        head.addWidget(beside)
        if line is PlanLine.RULE:
            head.addStretch()
        return head


class AlsoCard(Card):
    """Line 12: exercises that are off unless somebody asks for them, and when to look at the plan again."""

    def __init__(self, fields: PlanFields, marks: Mapping[PlanLine, OriginMark]) -> None:
        super().__init__(padding=(20, 10))
        drop, contract = clinical.pelvic_drop(), clinical.contract_relax()
        for box, told in ((fields.drops, drop), (fields.contract_relax, contract)):
            box.setToolTip(_("{text} ({source})").format(text=told.text, source=told.source.shown))
            box.setAccessibleDescription(box.toolTip())
        fields.review_weeks.setFixedWidth(max(156, fields.review_weeks.minimumSizeHint().width()))
        again = label(words.plan_line(PlanLine.REVIEW), "body")
        again.setBuddy(fields.review_weeks)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(20)
        self._parts.addLayout(_marked(row(fields.drops), marks[PlanLine.DROPS]))
        self._parts.addLayout(_marked(row(fields.contract_relax), marks[PlanLine.CONTRACT_RELAX]))
        self._parts.addStretch(1)
        self._parts.addLayout(row(_marked_label(again, marks[PlanLine.REVIEW]), fields.review_weeks, spacing=12))
        name = row(_index(12), label(plan_words.line_name(12), "body", strong=True), spacing=8)
        name.addStretch()
        name.setContentsMargins(0, 0, 12, 0)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._whole.setSpacing(8)
        self._whole.addLayout(name)
        self._whole.addLayout(self._parts, 1)
        self.column.addLayout(self._whole)

    def arrange(self, *, narrow: bool) -> None:
        """Put the parts side by side or one below the other."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(direction)
        self._whole.setDirection(direction)


def _marked(upper: QLayout, mark: OriginMark) -> QVBoxLayout:
    """Return a part of a line above where it comes from."""
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addStretch()
    column.addLayout(upper)
    column.addWidget(mark)
    column.addStretch()
    return column


def _marked_label(name: Label, mark: OriginMark) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(name)
    column.addWidget(mark)
    return holder


def _rule_numbers(fields: PlanFields) -> QHBoxLayout:
    between = label(_("in a row, pain up to"), "control", wrap=True)
    between.setAlignment(Qt.AlignmentFlag.AlignCenter)
    numbers = row(fields.rule_sessions, between, fields.rule_pain, spacing=6)
    numbers.setStretch(1, 1)
    return numbers


def _on_one_line(words_: Label) -> Label:
    """Keep words on one line where they are short; Qt would break them long before the room ends."""
    natural = words_.fontMetrics().horizontalAdvance(words_.text()) + _ROUNDING
    if natural <= _ONE_LINE:
        words_.setMinimumWidth(natural)
    return words_


def _index(number: int) -> Label:
    index = label(str(number), "small", "text-muted")
    index.setFixedWidth(20)
    return index
