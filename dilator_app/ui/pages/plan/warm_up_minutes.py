"""How long the warm-up of a plan takes: asked once it has a size."""

from dilator_app import words
from dilator_app.i18n import _
from dilator_app.ui.widgets.fields import Stepper


class WarmUpMinutes(Stepper):
    """Minutes beside a size. Without one nothing can be typed; what stood there comes back with the size."""

    def __init__(self) -> None:
        super().__init__(1, 60, suffix=_(" min"), empty=words.NOT_ANSWERED)
        self._set_aside: int | str | None = None

    def ask(self, *, has_size: bool) -> None:
        """Take minutes, or wait for a size."""
        why = "" if has_size else _("Choose a size for the warm-up first.")
        self.setToolTip(why)
        self.setAccessibleDescription(why)
        self.setEnabled(has_size)
        if has_size and self._set_aside is not None:
            kept, self._set_aside = self._set_aside, None
            self.set_draft(kept)
        elif not has_size and super().draft() is not None:
            self._set_aside = super().draft()
            super().set_number(None)

    def set_number(self, number: int | None) -> None:
        """Show a number, or none; what was set aside gives way to it."""
        self._set_aside = None
        super().set_number(number)

    def draft(self) -> int | str | None:
        """Return what stands there, or would with a size."""
        return super().draft() if self._set_aside is None else self._set_aside
