"""What lies over the stage that is on: the pain scale, other sizes, the plain screen. Nothing of it is recorded."""

from collections.abc import Callable

from dilator_app.domain.practice import MOVING, Practice, Stage

_PAIN_CLOSES_S = 8.0
_PEEK_S = 10.0
_SAYS_WAY_BACK_S = 8.0


class Overlay:
    """Remembers what was opened and when it closes by itself."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self.pain = False
        self.sizes = False
        self.plain = False
        self.just_noted: int | None = None
        """A number that came by its key while the scale was folded, for as long as it is said that it was taken."""
        self._pain_closes_at: float | None = None
        self._noted_until = 0.0
        self._peek_until = 0.0
        self._plain_since: float | None = None

    # --- the pain scale ----------------------------------------------------------------------------------------------
    def open_pain(self) -> None:
        """Open the scale; it stays until a number is chosen or it is closed."""
        self.pain, self.sizes, self._pain_closes_at = True, False, None

    def close_pain(self) -> None:
        """Fold the scale away."""
        self.pain, self._pain_closes_at = False, None

    def pain_noted(self, number: int, *, opens: bool) -> None:
        """Close the scale some seconds from now; a number at the limit opens it for what the plan says there."""
        self.pain = self.pain or opens
        self._pain_closes_at = self._monotonic() + _PAIN_CLOSES_S if self.pain else None
        self.just_noted, self._noted_until = number, self._monotonic() + _PAIN_CLOSES_S

    def pain_taken_back(self) -> None:
        """Leave the scale open for another number."""
        self._pain_closes_at, self.just_noted = None, None

    # --- other sizes -------------------------------------------------------------------------------------------------
    def open_sizes(self) -> None:
        """Show the sizes of the set."""
        self.close_pain()
        self.sizes = True

    def close_sizes(self) -> None:
        """Put them away."""
        self.sizes = False

    # --- the plain screen --------------------------------------------------------------------------------------------
    def toggle_plain(self) -> None:
        """Show the plain screen, with nothing open below it, or leave it."""
        self.close_pain()
        self.close_sizes()
        self.plain, self._peek_until, self._plain_since = not self.plain, 0.0, None

    def peek(self) -> None:
        """Bring everything back for ten seconds."""
        self._peek_until = self._monotonic() + _PEEK_S

    def shows_plain(self, state: Practice) -> bool:
        """Return whether the plain screen is what is to be seen: not while something is open that Esc would close."""
        is_open = self.pain or self.sizes
        return self.plain and not is_open and state.stage in MOVING and self._monotonic() >= self._peek_until

    def says_way_back(self) -> bool:
        """Return whether the plain screen is so new that it still says how the rest comes back."""
        if self._plain_since is None:
            self._plain_since = self._monotonic()
        return self._monotonic() - self._plain_since < _SAYS_WAY_BACK_S

    # --- both --------------------------------------------------------------------------------------------------------
    def close_what_is_due(self) -> None:
        """Fold the scale away when its time is over."""
        if self._pain_closes_at is not None and self._monotonic() >= self._pain_closes_at:
            self.close_pain()
        if self._monotonic() >= self._noted_until:
            self.just_noted = None

    def fit(self, state: Practice) -> None:
        """Close what has no place in the stage that is on now."""
        if state.stage is not Stage.PRACTISE or state.above_limit:
            self.close_pain()
        if state.stage is not Stage.PRACTISE or state.above_limit or state.pain_now is None:
            self.just_noted = None  # it was noted at a size that is no longer in use
        if state.stage not in MOVING or state.above_limit:
            self.close_sizes()
        if state.stage is Stage.REFLECT:
            self.plain = False
