"""How long a session keeps the idle lock off and the screen awake."""

from dilator_app.domain.practice import Practice

_AFTER_PLAN_S = 600
_LONGEST_UNTOUCHED_S = 3600


def holds_awake(state: Practice, untouched_s: float) -> bool:
    """Return whether the idle lock stays off, when nobody has touched the session for ``untouched_s``.

    It does from Start to Saved, and until ten minutes after the planned time in Practise has passed. A session that
    was paused or left in another stage and forgotten lets go as well, an hour or its own length after the last touch.
    """
    planned = state.frame.practice_s + _AFTER_PLAN_S
    if state.in_practise_s > planned:
        return False
    return untouched_s <= max(_LONGEST_UNTOUCHED_S, planned + state.frame.breathing_s)
