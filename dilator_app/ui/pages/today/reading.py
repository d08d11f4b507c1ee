"""What Today shows, read at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.appointments import Appointment, Question, next_appointment
from dilator_app.domain.goals import Goal, GoalRating
from dilator_app.domain.offer import Offer, is_away, offered_size
from dilator_app.domain.plan import Plan, Rest, WarmUp, in_force, resting
from dilator_app.domain.practice import Frame
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.series import week_of
from dilator_app.domain.session import Session
from dilator_app.i18n import first_weekday


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the page shows, read at once."""

    today: date
    now: datetime
    preferences: Preferences
    offer: Offer
    plan: Plan | None
    minutes: int | None
    warm_up: WarmUp | None
    """What the plan puts before the offered size; its minutes are not among ``minutes``."""
    """About how long practising with the offered size takes, a warm-up included; None where the plan times nothing."""
    week: Sequence[Session]
    newest: Session | None
    away: bool
    is_marked: bool
    """The time away is a rest already."""
    rest: Rest | None
    goal: Goal | None
    rating: GoalRating | None
    appointment: Appointment | None
    questions: Sequence[Question]


def read(diary: Diary, clock: Clock) -> Shown:
    """Ask the diary for everything that the page shows, once."""
    now = clock.now()
    here = today(clock)
    recent = diary.since_last_size()
    plan = in_force(diary.plans(), here)
    dilators = diary.current_set()
    offer = offered_size(plan, recent, dilators.dilators if dilators else (), here)
    goals = [g for g in diary.goals() if not g.retired]
    goal = goals[0] if goals else None
    ratings = [r for r in diary.goal_ratings() if goal and r.goal_id == goal.id]
    appointment = next_appointment(diary.appointments(), here)
    rests = diary.rests()
    newest = recent[0] if recent else None
    frame = Frame.of_plan(plan, dilators.in_use if dilators else ())
    return Shown(
        today=here,
        now=now,
        preferences=diary.preferences(),
        offer=offer,
        plan=plan,
        minutes=frame.minutes,
        warm_up=plan.warm_up if plan is not None and frame.warm_up_before(offer.dilator) else None,
        week=diary.sessions(week_of(here, first_weekday()), here),
        newest=newest,
        away=is_away(recent, here),
        is_marked=newest is not None and any(_holds(rest, time_away(newest, here)) for rest in rests),
        rest=resting(rests, here),
        goal=goal,
        rating=ratings[-1] if ratings else None,
        appointment=appointment,
        questions=_open_questions(diary.questions(), appointment),
    )


def _open_questions(questions: Sequence[Question], appointment: Appointment | None) -> list[Question]:
    """Return the questions for the next appointment: those noted for it and those for whichever comes next."""
    wanted = {None, appointment.id if appointment else None}
    return [q for q in questions if not q.asked and q.appointment_id in wanted]


def time_away(newest: Session, here: date) -> tuple[date, date]:
    """Return the first and the last whole day since the newest session."""
    return newest.day + timedelta(days=1), here - timedelta(days=1)


def _holds(rest: Rest, days: tuple[date, date]) -> bool:
    return all(rest.covers(day) for day in days)
