"""How is this counted? The rule against the sessions, with the reason for each. The one place that shows a count."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from dilator_app import rule_words, words
from dilator_app.domain.guide import Guide, Looked
from dilator_app.domain.plan import Plan, PlanLine, is_changed_by_person
from dilator_app.i18n import _, day, ngettext, pgettext
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.form import ShownDialog

_SHOWN = 60
"""Rows that are shown at once; those further back are counted like them."""


class CountedDialog(ShownDialog):
    """Says what the rule is, how it is counted, and what each session does to it."""

    def __init__(
        self,
        plan: Plan | None,
        earlier: Sequence[Plan],
        counted: Guide | None,
        *,
        inches: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("How is this counted?"), parent, width=680, to_read=_to_read())
        self._inches = inches
        if plan is None or plan.rule is None:
            self._say(
                _(
                    "There is no rule. Fernlight has none of its own; line 11 stays empty until you enter numbers that "
                    "your care team gave you."
                )
            )
            return
        origin = plan.origins[PlanLine.RULE]
        self.column.addWidget(label(rule_words.rule(plan.rule), "lead", strong=True, wrap=True))
        mark = words.origin(origin, changed=is_changed_by_person(PlanLine.RULE, origin, earlier))
        self.column.addWidget(label(mark, "caption", "text-muted"))
        if counted is None:
            self._say(_("It counts sessions at the size on line 1, and no size stands there yet."))
            return
        self._say(_how())
        self._say(self._result(counted))
        if counted.looked:
            self.column.addWidget(self._sessions(counted))

    def _say(self, text: str) -> None:
        self.column.addWidget(label(text, "body", wrap=True))

    def _result(self, counted: Guide) -> str:
        size = words.size(counted.dilator, inches=self._inches)
        n = len(counted.counted)
        text = ngettext(
            "{n} session at {size} counts; the rule speaks of {of}. What comes next is for you and your care team to "
            "decide.",
            "{n} sessions at {size} count; the rule speaks of {of}. What comes next is for you and your care team to "
            "decide.",
            n,
        )
        return text.format(n=n, size=size, of=counted.rule.sessions)

    def _sessions(self, counted: Guide) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(3, 1)
        heads = (_("Date"), _("Size"), pgettext("rule", "For the rule"), pgettext("rule", "Why"))
        for column, head in enumerate(heads):
            grid.addWidget(label(head, "small", "text-muted", strong=True), 0, column)
        for at, looked in enumerate(counted.looked[:_SHOWN], 1):
            for column, said in enumerate(self._row(looked)):
                grid.addWidget(label(said, "control", wrap=column == 3), at, column)
        more = len(counted.looked) - _SHOWN
        if more > 0:
            text = ngettext("{n} earlier session is counted too.", "{n} earlier sessions are counted too.", more)
            grid.addWidget(label(text.format(n=more), "small", "text-muted"), _SHOWN + 1, 0, 1, 4)
        return holder

    def _row(self, looked: Looked) -> tuple[str, str, str, str]:
        session = looked.session
        size = words.size(session.main_dilator, inches=self._inches)
        return (
            day(session.day, "EEE d MMM y"),
            size,
            rule_words.verdict(looked.verdict),
            rule_words.reasons(looked.reasons),
        )


def _to_read() -> str:
    return _("Sessions and what each does for the rule")


def _how() -> str:
    return _(
        "The newest session is looked at first. Breathing sessions, other sizes, outside only, sessions with numbing "
        "gel and unanswered questions neither count nor end the row. An answer that does not fit the rule ends it."
    )
