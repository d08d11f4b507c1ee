"""A reply beside what the person has typed: nothing typed gives way to it unasked."""

from typing import Any

from PySide6.QtWidgets import QWidget

from dilator_app.domain.plan_text import Reading
from dilator_app.i18n import _, ngettext, pgettext
from dilator_app.ui import messages
from dilator_app.ui.pages.plan.new_plan import NewPlanView


def show_reply(lines: NewPlanView, reading: Reading, window: QWidget) -> None:
    """Write what a reply says into the lines, and ask first where something else is typed there already."""
    taken = lines.lines_taken(reading)
    if not taken:
        lines.fill(reading)
        return
    asked = messages.ask(
        window,
        _("Take what the reply says?"),
        ngettext(
            "You had typed something else on line {lines}. The reply would take its place.",
            "You had typed something else on lines {lines}. The reply would take its place.",
            len(taken),
        ).format(lines=pgettext("between lines", ", ").join(map(str, taken))),
        agree=_("Take it"),
        decline=_("Keep what I typed"),
        agreed=lambda: lines.fill(reading),
    )
    asked.rejected.connect(lambda: lines.fill(reading, without=taken))


def together(typed: Any, shown: Any, now: Any) -> Any:
    """Return what a field of the plan shows once the diary says ``now`` where it was ``shown``.

    What was typed stays, with what was added to a note meanwhile; where nothing was typed it is what the diary says.
    """
    if typed == shown:
        return now
    is_note = isinstance(typed, str) and isinstance(now, str)
    added = now.removeprefix(shown) if is_note and shown and now.startswith(shown) else ""
    return typed + added if added.startswith("\n") else typed
