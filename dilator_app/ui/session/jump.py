"""Going up over a size of the set: it is asked once, with the step in millimetres."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from dilator_app import words
from dilator_app.domain import practice
from dilator_app.domain.dilators import Dilator
from dilator_app.i18n import _
from dilator_app.ui import messages


class JumpQuestion:
    """Asks before a size of the set is passed over, once for each size of a session."""

    def __init__(self, dilators: Sequence[Dilator], *, inches: bool) -> None:
        self._dilators, self._inches = tuple(dilators), inches
        self._agreed: set[object] = set()

    def needs_asking(self, before: Dilator | None, after: Dilator) -> bool:
        """Return whether a size of the set lies between, and nobody has said yes to this one yet."""
        if before is None or after.id in self._agreed:
            return False
        return bool(practice.skipped_sizes(before, after, self._dilators))

    def ask(
        self, parent: QWidget, before: Dilator, after: Dilator, agreed: Callable[[], None], *, has_size: bool
    ) -> None:
        """Ask; ``agreed`` is called on yes. ``has_size``: no keeps the size that there is."""

        def on_yes() -> None:
            self._agreed.add(after.id)
            agreed()

        messages.ask(
            parent,
            _("A larger step"),
            self._words(before, after),
            agree=_("Use it"),
            decline=_("Keep this size") if has_size else _("Choose another"),
            agreed=on_yes,
            prefers_no=True,
        )

    def _words(self, before: Dilator, after: Dilator) -> str:
        small, large = words.size(before, inches=self._inches), words.size(after, inches=self._inches)
        skipped = practice.skipped_sizes(before, after, self._dilators)
        over = ", ".join(words.size(dilator, inches=self._inches) for dilator in skipped)
        if before.diameter_um is None or after.diameter_um is None:
            return _("From {before} to {after}, past {sizes}.").format(before=small, after=large, sizes=over)
        jump = words.length(after.diameter_um - before.diameter_um, inches=self._inches)
        return _("From {before} to {after}: {jump} wider, past {sizes}.").format(
            before=small, after=large, jump=jump, sizes=over
        )
