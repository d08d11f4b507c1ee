"""Going up over a size of the set: it is asked once, with the step in millimetres."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dilator_app import words
from dilator_app.domain import practice
from dilator_app.domain.dilators import Dilator
from dilator_app.i18n import _
from dilator_app.ui import focus
from dilator_app.ui.session.contact import session_width
from dilator_app.ui.session.look import Scale, SessionButton
from dilator_app.ui.widgets.fitted_dialog import FittedDialog


class JumpQuestion:
    """Asks before a size of the set is passed over, once for each size of a session."""

    def __init__(self, dilators: Sequence[Dilator], scale: Scale, *, inches: bool) -> None:
        self._dilators, self._scale, self._inches = tuple(dilators), scale, inches
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

        no = _("Keep this size") if has_size else _("Choose another")
        dialog = LargerStepDialog(self._words(before, after), no, self._scale, parent)
        dialog.accepted.connect(on_yes)
        dialog.open()

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


class LargerStepDialog(FittedDialog):
    """The question over a session, in its large letters; Enter says no, which is the gentler answer."""

    def __init__(self, text: str, no: str, scale: Scale, window: QWidget) -> None:
        title = _("A larger step")
        super().__init__(window, width=session_width(window), to_read=title)
        self.head.addWidget(scale.label(title, "session-heading", wrap=True))
        self.column.addWidget(scale.label(text, "session-body", wrap=True))
        self.yes = SessionButton(_("Use it"), scale)
        self.yes.clicked.connect(self.accept)
        self.no = SessionButton(no, scale, "primary")
        self.no.setDefault(True)
        self.no.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        self.foot.addSpacing(4)
        self.foot.addLayout(buttons)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        focus.install(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the gentler answer."""
        super().showEvent(event)
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)
