"""Earlier versions of the plan: what was in force when, what changed, and where each value came from."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app import plan_words, words
from dilator_app.domain.plan import Plan, PlanLine, is_changed_by_person
from dilator_app.domain.plan_history import Version, history
from dilator_app.i18n import _, day, pgettext
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Hairline, label, row
from dilator_app.ui.widgets.form import ShownDialog

_DAY = "d MMMM y"


class PlanHistoryDialog(ShownDialog):
    """Newest first; each version can show all of its lines."""

    def __init__(self, plans: Sequence[Plan], today: date, *, inches: bool, parent: QWidget | None = None) -> None:
        title = _("Versions of your plan")
        super().__init__(title, parent, width=720, to_read=title)
        self.versions = [VersionBlock(v, plans, today, inches=inches) for v in history(plans)]
        for place, block in enumerate(self.versions):
            if place:
                self.column.addWidget(Hairline())
            self.column.addWidget(block)
        if not self.versions:
            self.column.addWidget(label(_("No plan is entered yet. What holds are app defaults."), "body", wrap=True))


class VersionBlock(QWidget):
    """One version: its days, what it changed, and, opened, every line with its origin."""

    def __init__(self, version: Version, plans: Sequence[Plan], today: date, *, inches: bool) -> None:
        super().__init__()
        self._version, self._plans, self._inches = version, plans, inches
        self.when = label(_when(version, today), "body", strong=True, wrap=True)
        self._toggle = Button(_("All lines"), kind="link")
        self._toggle.setAccessibleName(_("All lines of {version}").format(version=self.when.text()))
        self._toggle.clicked.connect(self._toggle_lines)
        head = row(self.when, self._toggle)
        head.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        self._changes = QWidget()
        self._fill(self._changes, version.changed, with_before=True)
        column.addWidget(self._changes)
        self._all: QWidget | None = None

    def _fill(self, holder: QWidget, lines: Sequence[PlanLine], *, with_before: bool) -> None:
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for line in lines:
            column.addLayout(self._line(line, with_before=with_before))
        if with_before and not lines:
            first = _("The first version.") if self._version.before is None else _("The same values, said anew.")
            column.addWidget(label(first, "small", "text-muted"))

    def _line(self, line: PlanLine, *, with_before: bool) -> QVBoxLayout:
        plan, before = self._version.plan, self._version.before
        value = plan_words.value(plan, line, inches=self._inches)
        said = _("{line}: {value}").format(line=words.plan_line(line), value=value)
        origin = plan.origins[line]
        earlier = [known for known in self._plans if known.starts_on <= plan.starts_on]
        notes = [words.origin(origin, changed=is_changed_by_person(line, origin, earlier))] if plan.says(line) else []
        if with_before and before is not None:
            was = plan_words.value(before, line, inches=self._inches)
            notes.append(_("before: {value}").format(value=was))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(said, "control", wrap=True))
        if notes:
            texts.addWidget(label(pgettext("between origins", "; ").join(notes), "caption", "text-muted", wrap=True))
        return texts

    def _toggle_lines(self) -> None:
        """Show every line instead of those that changed, or go back."""
        if self._all is None:
            self._all = QWidget(self)
            self._fill(self._all, list(PlanLine), with_before=False)
            layout = self.layout()
            assert layout is not None  # noqa: S101  made above
            layout.addWidget(self._all)
            self._all.hide()
        opened = self._all.isHidden()
        self._all.setVisible(opened)
        self._changes.setVisible(not opened)
        self._toggle.setText(_("What changed") if opened else _("All lines"))


def _when(version: Version, today: date) -> str:
    first = day(version.first_day, _DAY)
    if version.first_day > today:
        return _("From {first} on").format(first=first)
    if version.covers(today):
        return _("In force since {first}").format(first=first)
    last = day(version.last_day or version.first_day, _DAY)
    if version.last_day == version.first_day:
        return _("In force on {first}").format(first=first)
    return _("In force from {first} to {last}").format(first=first, last=last)
