"""The figures of a period as somebody would get them from the exported tables, with pandas and its own quantiles."""

from datetime import timedelta

import pandas as pd

from dilator_app.domain.scales import Breathing, Insertion, Sign
from dilator_app.domain.session import Entered
from tests.domain.random_diaries import RandomDiary

BANDS = {"none": (0, 0), "mild": (1, 3), "moderate": (4, 6), "strong": (7, 10)}


def figures(diary: RandomDiary, zone) -> dict:
    """Every figure that has a number, in plain Python."""
    sessions, steps = _tables(diary, zone)
    inside = sessions[(sessions.day >= diary.period.first) & (sessions.day <= diary.period.last)]
    with_size = inside[inside.steps > 0]
    with_any = inside[(inside.steps > 0) | inside.unsaid]
    given = with_any[with_any.highest.notna()]
    placed = given[given.steps > 0]
    answered = inside[inside.answered]
    used = steps[steps.session.isin(with_size.index) & ~steps.warm_up]
    by_size = _by_size(used, with_size)
    at_a_size = by_size.groupby("session").pain.max()
    return {
        "sessions": len(inside),
        "breathing sessions": len(inside) - len(with_any),
        "size unsaid": int(inside.unsaid.sum()),
        "safety": (len(answered), len(inside)),
        "signs": {sign: _days_of(answered, sign) for sign in Sign},
        "above limit": (int((given.highest > given.limit).sum()), len(given)),
        "highest above": _highest(given[given.highest > given.limit]),
        "limits": _runs(given.limit),
        "stopped": _stopped(inside[inside.stopped]),
        "largest comfortable": _largest_comfortable(by_size, with_size),
        "seconds": spread(with_size.seconds.dropna()),
        "planned minutes": _runs(with_size.planned.dropna()),
        "anxiety": spread(inside.anxiety.dropna()),
        "breathing": (int((inside.breathing == Breathing.DONE).sum()), int(inside.breathing.notna().sum())),
        "bands": {name: int(given.highest.between(low, high).sum()) for name, (low, high) in BANDS.items()},
        "pain given": (len(given), len(with_any)),
        "pain at unsaid size": int(given.unsaid.sum()),
        "at warm-up": int((placed.highest > at_a_size.reindex(placed.index).fillna(-1)).sum()),
        "weeks": _weeks(diary, inside),
        "sizes": {mm: _of_size(there) for mm, there in by_size.groupby("mm")},
        "latest": _latest(by_size, with_size),
        "entered": tuple(int((inside.entered == kind).sum()) for kind in Entered),
        "edited": int(inside.edited.sum()),
        "later": int((inside.late | inside.changed_later).sum()),
    }


def spread(values: pd.Series) -> dict:
    values = values.astype(float)
    quartiles = (values.quantile(0.25), values.quantile(0.75)) if len(values) >= 8 else None
    return {
        "values": values.tolist(),
        "median": values.median() if len(values) >= 5 else None,
        "range": (values.min(), values.max()) if len(values) else None,
        "quartiles": quartiles,
    }


def _tables(diary: RandomDiary, zone) -> tuple[pd.DataFrame, pd.DataFrame]:
    plans = sorted(diary.plans, key=lambda p: p.starts_on)
    rows, steps = [], []
    for session in diary.sessions:
        plan = next((p for p in reversed(plans) if p.starts_on <= session.day), None)
        edited = session.stamps.edited_at
        there = session.started_at.tzinfo if session.started_at else zone
        rows.append(
            {
                "id": session.id,
                "day": session.day,
                "untimed": session.started_at is None,
                "started": session.started_at.timestamp() if session.started_at else 0.0,
                "recorded": session.stamps.recorded_at.timestamp(),
                "steps": len(session.steps),
                "unsaid": session.size_unsaid,
                "unsaid_time": session.unsaid_seconds,
                "worst": session.worst_pain,
                "anxiety": session.anxiety_before,
                "insertion": session.insertion,
                "breathing": session.breathing,
                "answered": session.safety is not None,
                "signs": session.safety.signs if session.safety else frozenset(),
                "gel": session.numbing_gel is True,
                "stopped": session.stopped,
                "limit": plan.comfort_limit if plan else 3,
                "planned": plan.minutes if plan and plan.origins["minutes"].kind != "default" else None,
                "breathed": session.breathing_seconds,
                "noticed": [(n.sign, n.day) for n in session.safety.noticed] if session.safety else [],
                "entered": session.entered,
                "edited": edited is not None,
                "late": session.entered is Entered.LATER,
                "changed_later": edited is not None and edited.astimezone(there).date() > session.day,
            }
        )
        for place, step in enumerate(session.steps):
            steps.append(
                {
                    "session": session.id,
                    "place": place,
                    "mm": step.dilator.diameter_um // 1000,
                    "warm_up": step.role == "warm_up",
                    "pain": step.worst_pain,
                    "seconds": step.seconds,
                }
            )
    sessions = pd.DataFrame(rows, columns=list(_COLUMNS)).set_index("id")
    sessions = sessions.sort_values(["day", "untimed", "started", "recorded"], kind="stable")
    kinds = {"worst": float, "anxiety": float, "planned": float, "breathed": float, "unsaid_time": float}
    sessions = sessions.astype({**kinds, **dict.fromkeys(("unsaid", "answered", "gel", "stopped", "edited"), bool)})
    listed = pd.DataFrame(steps, columns=["session", "place", "mm", "warm_up", "pain", "seconds"])
    listed = listed.astype({"mm": int, "warm_up": bool, "pain": float, "seconds": float})
    own = listed[~listed.warm_up].groupby("session")
    sessions["highest"] = pd.concat([sessions.worst, own.pain.max().reindex(sessions.index)], axis=1).max(axis=1)
    sessions["seconds"] = own.seconds.sum(min_count=1).reindex(sessions.index).fillna(sessions.unsaid_time)
    whole = listed.groupby("session").seconds.sum(min_count=1).reindex(sessions.index)
    sessions["shown"] = sessions.seconds.where(sessions.index.isin(own.groups) | sessions.unsaid, whole)
    sessions["main"] = own.mm.max().reindex(sessions.index)
    anywhere = listed.groupby("session").pain.max().reindex(sessions.index)
    sessions["unplaced"] = sessions.worst.where(anywhere.isna() | (sessions.worst > anywhere))
    return sessions, listed


_COLUMNS = [
    "id",
    "day",
    "untimed",
    "started",
    "recorded",
    "steps",
    "unsaid",
    "unsaid_time",
    "worst",
    "anxiety",
    "insertion",
    "breathing",
    "answered",
    "signs",
    "gel",
    "stopped",
    "limit",
    "planned",
    "breathed",
    "noticed",
    "entered",
    "edited",
    "late",
    "changed_later",
]


def _by_size(used: pd.DataFrame, sessions: pd.DataFrame) -> pd.DataFrame:
    """One row for each session at each of its sizes, in order of time."""
    there = used.groupby(["session", "mm"]).agg(
        pain=("pain", "max"), seconds=("seconds", lambda s: s.sum(min_count=1)), first=("place", "min")
    )
    there = there.reset_index().merge(sessions, left_on="session", right_index=True, suffixes=("", "_whole"))
    placed_here = there.unplaced.where(there.main == there.mm)
    there["several"] = placed_here.notna() & (there.groupby("session").mm.transform("count") > 1)
    there["pain"] = pd.concat([there.pain, placed_here], axis=1).max(axis=1)
    order = pd.Series(range(len(sessions)), index=sessions.index)
    return there.assign(order=there.session.map(order)).sort_values(["order", "first"])


def _of_size(there: pd.DataFrame) -> dict:
    given = there[there.pain.notna()]
    return {
        "sessions": len(there),
        "seconds": spread(there.seconds.dropna()),
        "planned minutes": _runs(there.planned.dropna()),
        "insertion": {answer: int((there.insertion == answer).sum()) for answer in Insertion},
        "pain": spread(given.pain),
        "with gel": given.gel.tolist(),
        "above limit": (int((given.pain > given.limit).sum()), len(given)),
        "gel": int(there.gel.sum()),
        "several": int(there.several.sum()),
    }


def _largest_comfortable(by_size: pd.DataFrame, _sessions: pd.DataFrame) -> int | None:
    fine = by_size[(by_size.pain <= by_size.limit) & ~by_size.gel & (by_size.insertion != Insertion.OUTSIDE_ONLY)]
    enough = fine.groupby("mm").size()
    enough = enough[enough >= 3]
    return int(enough.index.max()) if len(enough) else None


def _highest(above: pd.DataFrame) -> tuple | None:
    if above.empty:
        return None
    worst = above[above.highest == above.highest.max()].iloc[-1]
    return int(worst.highest), worst.day


def _latest(by_size: pd.DataFrame, sessions: pd.DataFrame) -> dict | None:
    counted = sessions[sessions.main.notna()]
    if counted.empty:
        return None
    mm = int(counted.main.iloc[-1])
    there = by_size[by_size.mm == mm].tail(3)
    return {
        "mm": mm,
        "day": there.day.iloc[-1],
        "pain": _or_none(there.pain),
        "with gel": (there.gel & there.pain.notna()).tolist(),
        "anxiety": _or_none(there.anxiety),
        "insertion": [None if pd.isna(answer) else answer for answer in there.insertion],
    }


def _days_of(answered: pd.DataFrame, sign: Sign) -> list:
    noticed = answered.noticed.explode().dropna()
    return sorted(day for found, day in noticed if found is sign)


def _runs(values: pd.Series) -> list[int]:
    """Every value that differs from the one before it."""
    return values[values != values.shift()].astype(int).tolist()


def _stopped(stopped: pd.DataFrame) -> list[tuple]:
    seconds = stopped.shown.where((stopped.steps > 0) | stopped.unsaid, stopped.breathed)
    return list(zip(stopped.day, _or_none(seconds), _or_none(stopped.planned), strict=True))


def _or_none(values: pd.Series) -> list[int | None]:
    return [None if pd.isna(value) else int(value) for value in values]


def _weeks(diary: RandomDiary, inside: pd.DataFrame) -> tuple[int, int, int]:
    """Sessions, whole weeks with a plan, whole weeks with a day of rest."""
    days = pd.DataFrame({"day": list(_days(diary.period))})
    days["monday"] = days.day.map(lambda day: day - timedelta(day.weekday()))
    days["plan"] = days.day.map(lambda day: any(p.starts_on <= day for p in diary.plans))
    days["rest"] = days.day.map(
        lambda day: any(r.first_day <= day and (r.last_day is None or day <= r.last_day) for r in diary.rests)
    )
    days["sessions"] = days.day.map(inside.groupby("day").size()).fillna(0)
    weeks = days.groupby("monday").agg(
        n=("day", "size"), plan=("plan", "all"), rest=("rest", "any"), s=("sessions", "sum")
    )
    whole = weeks[weeks.n == 7]
    counted = whole[whole.plan & ~whole.rest]
    return int(counted.s.sum()), len(counted), int(whole.rest.sum())


def _days(period):
    return (period.first + timedelta(n) for n in range(period.days))
