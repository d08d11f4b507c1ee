"""Which session came last, and which signs nothing has come after: what the next start goes by (care M3–M5).

The diary's order (`session.in_order`) puts what has no time at the end of its day, so that lists and figures never
change. The next start must not go by that: an answer "none" for the morning would hide the sign of the evening.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from dilator_app.domain.scales import Noticed
from dilator_app.domain.session import Entered, How, Session

_END_OF_DAY = float("inf")


def latest_first(sessions: Iterable[Session]) -> list[Session]:
    """Return ``sessions`` by when they took place, the last one first.

    One without a time stands at the moment at which it was recorded where that was on its own day, else at the end of
    its day; several at the end of a day stand as they were recorded.
    """
    return sorted(sessions, key=_took_place, reverse=True)


def _took_place(session: Session) -> tuple[date, float, float]:
    return session.day, _moment(session), _recorded(session)


def _moment(session: Session) -> float:
    """Return when it took place within its day; the end of the day where nobody knows."""
    if session.started_at is not None:
        return session.started_at.timestamp()
    return _recorded(session) if session.entered is Entered.SAME_DAY else _END_OF_DAY


def _recorded(session: Session) -> float:
    return session.stamps.recorded_at.timestamp() if session.stamps else _END_OF_DAY


def signs_since(sessions: Sequence[Session]) -> list[tuple[Session, Noticed]]:
    """Return every sign that no session which settles it has surely come after, each with its session.

    A sign stands at the day on which it was noticed, in whichever session it was noted. On that day itself a session
    came after it only if it is known to have begun after the sign was written down: a log without a time may be of the
    morning, and hides no sign of its day.
    """
    settling = [s for s in sessions if settles(s)]
    return [
        (session, noticed)
        for session in sessions
        if session.safety
        for noticed in session.safety.noticed
        if not any(_came_after(later, session, noticed) for later in settling if later.id != session.id)
    ]


def settles(session: Session) -> bool:
    """Return whether a sign before ``session`` is over with it.

    It was practised with a dilator, and either the question about signs was answered for it (care M4: silence is never
    "none"), or the program guided it, and so had shown the card before.
    """
    return bool(session.steps) and (session.safety is not None or session.how is How.GUIDED)


def _came_after(later: Session, session: Session, noticed: Noticed) -> bool:
    on = max(noticed.day, session.day)
    if later.day != on:
        return later.day > on
    if later.started_at is None:
        return False
    noted = session.stamps and (session.stamps.edited_at or session.stamps.recorded_at)
    own = _moment(session) if session.day == on else 0.0
    return _END_OF_DAY > _moment(later) > max(own, noted.timestamp() if noted else 0.0)
