"""The figures of a period once more, slowly and plainly: loops over the records, nothing borrowed from the domain.

Sizes are named by their micrometres, or by the id of a thing without a diameter.
"""

from datetime import timedelta

BANDS = ["none", *["mild"] * 3, *["moderate"] * 3, *["strong"] * 4]


def size_name(dilator):
    return dilator.diameter_um if dilator.diameter_um is not None else dilator.id


def counted(session):
    return [step for step in session.steps if step.role != "warm_up"]


def oldest_first(sessions):
    """By day; on one day those with a time by their moment, then the others as they were recorded, unsaved last."""

    def comes_before(a, b):
        if a.day != b.day:
            return a.day < b.day
        if a.started_at is not None and b.started_at is not None and a.started_at != b.started_at:
            return a.started_at < b.started_at
        if (a.started_at is None) != (b.started_at is None):
            return b.started_at is None
        if a.stamps is None or b.stamps is None:
            return a.stamps is not None and b.stamps is None
        return a.stamps.recorded_at < b.stamps.recorded_at

    ordered = []
    for session in sessions:
        place = len(ordered)
        while place > 0 and comes_before(session, ordered[place - 1]):
            place -= 1
        ordered.insert(place, session)
    return ordered


def plan_of(plans, day):
    found = None
    for plan in plans:
        if plan.starts_on > day:
            continue
        if found is None or is_newer(plan, found):
            found = plan
    return found


def minutes_given(plan):
    """The minutes of a plan that somebody gave; those of the app are nobody's plan."""
    return None if plan is None or plan.origins["minutes"].kind == "default" else plan.minutes


def is_newer(plan, other):
    """By its start, then by its last change; unsaved is newer than anything saved."""
    if plan.starts_on != other.starts_on:
        return plan.starts_on > other.starts_on
    if plan.stamps is None or other.stamps is None:
        return other.stamps is not None
    return plan.stamps.changed_at > other.stamps.changed_at


def limit_of(plans, day):
    plan = plan_of(plans, day)
    return plan.comfort_limit if plan is not None else 3


def is_rest(rests, day):
    covering = [r for r in rests if r.first_day <= day and (r.last_day is None or r.last_day >= day)]
    return len(covering) > 0


def largest_dilator(steps):
    best = None
    all_known = all(step.dilator.diameter_um is not None for step in steps)
    for step in steps:
        d = step.dilator
        if best is None or (d.diameter_um > best.diameter_um if all_known else d.position > best.position):
            best = d
    return best


def highest(session):
    values = [step.worst_pain for step in counted(session)] + [session.worst_pain]
    values = [v for v in values if v is not None]
    return max(values) if values else None


def unplaced(session):
    """The session's worst pain, where no step of it carries that much."""
    if session.worst_pain is None:
        return None
    for step in session.steps:
        if step.worst_pain is not None and step.worst_pain >= session.worst_pain:
            return None
    return session.worst_pain


def outside_warm_up(session):
    """The worst pain that the rule looks at: the session's own stands unless a warm-up carries as much."""
    values = [step.worst_pain for step in counted(session) if step.worst_pain is not None]
    warm_up = [s.worst_pain for s in session.steps if s.role == "warm_up" and s.worst_pain is not None]
    if session.worst_pain is not None and all(session.worst_pain > pain for pain in warm_up):
        values.append(session.worst_pain)
    return max(values) if values else None


def pain_at(session, size):
    values = []
    for step in counted(session):
        if size_name(step.dilator) == size and step.worst_pain is not None:
            values.append(step.worst_pain)
    own = counted(session)
    if unplaced(session) is not None and own and size_name(largest_dilator(own)) == size:
        values.append(session.worst_pain)
    return max(values) if values else None


def seconds_of(steps):
    total = None
    for step in steps:
        if step.seconds is not None:
            total = step.seconds + (total or 0)
    return total


def without_repetition(values):
    kept = []
    for value in values:
        if value is not None and (not kept or kept[-1] != value):
            kept.append(value)
    return tuple(kept)


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def quartile(values, part):
    """Type 7: the value at ``part`` of the way from the first to the last, between two neighbours by their distance."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * part
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def spread(values):
    n = len(values)
    return {
        "values": tuple(values),
        "n": n,
        "median": median(values) if n >= 5 else None,
        "range": (min(values), max(values)) if n else None,
        "quartiles": (quartile(values, 0.25), quartile(values, 0.75)) if n >= 8 else None,
        "ends": (tuple(values[:3]), tuple(values[-3:])) if n >= 6 else (tuple(values), ()),
    }


def weeks(sessions, first, last, plans, rests):
    found = {"sessions": 0, "whole_weeks": 0, "rest_weeks": 0}
    day = first
    while day <= last:
        week = [day + timedelta(days=n) for n in range(7)]
        if day.weekday() == 0 and week[-1] <= last:
            if any(is_rest(rests, d) for d in week):
                found["rest_weeks"] += 1
            elif all(plan_of(plans, d) is not None for d in week):
                found["whole_weeks"] += 1
                found["sessions"] += len([s for s in sessions if s.day in week])
        day += timedelta(days=1)
    return found


def with_dilator(session):
    """Whether it is no breathing session; nobody need have said the size."""
    return bool(session.steps) or session.size_unsaid


def time_without_size(session):
    return session.unsaid_seconds if session.size_unsaid else session.breathing_seconds


def above_limit(sessions, plans):
    above, given, limits, worst = 0, 0, [], None
    for session in sessions:
        pain = highest(session)
        if pain is None or not with_dilator(session):
            continue
        given += 1
        limits.append(limit_of(plans, session.day))
        if pain > limits[-1]:
            above += 1
            if worst is None or pain >= highest(worst):
                worst = session
    found = {"above": (above, given), "limits": without_repetition(limits), "highest": None}
    if worst is not None:
        pain = highest(worst)
        given_at = [s.dilator for s in counted(worst) + list(worst.steps) if s.worst_pain == pain]
        where = given_at[0] if given_at else largest_dilator(counted(worst) or worst.steps) if worst.steps else None
        found["highest"] = (pain, worst.day, where)
    return found


def largest_comfortable(sessions, plans):
    times, example = {}, {}
    for session in sessions:
        for size in {size_name(step.dilator) for step in counted(session)}:
            pain = pain_at(session, size)
            comfortable = pain is not None and pain <= limit_of(plans, session.day)
            if comfortable and session.numbing_gel is not True and session.insertion != "outside_only":
                times[size] = times.get(size, 0) + 1
                example[size] = next(s.dilator for s in counted(session) if size_name(s.dilator) == size)
    enough = [example[size] for size, n in times.items() if n >= 3]
    if not enough:
        return None
    if all(d.diameter_um is not None for d in enough):
        return size_name(max(enough, key=lambda d: d.diameter_um))
    return size_name(max(enough, key=lambda d: d.position))


def one_size(size, sessions, plans):
    there = [s for s in sessions if size in [size_name(step.dilator) for step in counted(s)]]
    pains, with_gel, several, above, time, insertion = [], [], 0, 0, [], {}
    for s in there:
        pain = pain_at(s, size)
        if pain is not None:
            pains.append(pain)
            with_gel.append(s.numbing_gel is True)
            above += pain > limit_of(plans, s.day)
            sizes = {size_name(step.dilator) for step in counted(s)}
            several += unplaced(s) is not None and len(sizes) > 1 and size_name(largest_dilator(counted(s))) == size
        seconds = seconds_of([step for step in counted(s) if size_name(step.dilator) == size])
        if seconds is not None:
            time.append(seconds)
        if s.insertion is not None:
            insertion[s.insertion] = insertion.get(s.insertion, 0) + 1
    planned = [plan_of(plans, s.day) for s in there]
    return {
        "size": size,
        "sessions": len(there),
        "seconds": spread(time),
        "planned_minutes": without_repetition([minutes_given(p) for p in planned]),
        "insertion": insertion,
        "pain": spread(pains),
        "with_gel": tuple(with_gel),
        "above_limit": (above, len(pains)),
        "numbing_gel": len([s for s in there if s.numbing_gel is True]),
        "several_sizes": several,
    }


def sizes(sessions, plans):
    dilators = {}
    for s in sessions:
        for step in counted(s):
            dilators[size_name(step.dilator)] = step.dilator
    if all(d.diameter_um is not None for d in dilators.values()):
        names = sorted(dilators)
    else:
        names = sorted(dilators, key=lambda n: (dilators[n].position, dilators[n].diameter_um or 0))
    return [one_size(name, sessions, plans) for name in names]


def latest(sessions):
    newest = None
    for s in sessions:
        if counted(s):
            newest = s
    if newest is None:
        return None
    size = size_name(largest_dilator(counted(newest)))
    there = [s for s in sessions if size in [size_name(step.dilator) for step in counted(s)]][-3:]
    return {
        "size": size,
        "day": newest.day,
        "pain": tuple(pain_at(s, size) for s in there),
        "with_gel": tuple(s.numbing_gel is True and pain_at(s, size) is not None for s in there),
        "anxiety": tuple(s.anxiety_before for s in there),
        "insertion": tuple(s.insertion for s in there),
    }


def was_edited(session):
    return session.stamps is not None and session.stamps.edited_at is not None


def was_edited_on_a_later_day(session, zone):
    if not was_edited(session):
        return False
    there = zone if session.started_at is None else session.started_at.tzinfo
    return session.stamps.edited_at.astimezone(there).date() > session.day


def entries(sessions, zone):
    late = [s for s in sessions if s.entered == "later"]
    return {
        "during": len([s for s in sessions if s.entered == "during"]),
        "same_day": len([s for s in sessions if s.entered == "same_day"]),
        "later": len(late),
        "edited": len([s for s in sessions if was_edited(s)]),
        "added_or_changed_later": len({s.id for s in sessions if s in late or was_edited_on_a_later_day(s, zone)}),
    }


def placed(session):
    """The pain values of a session that count at a size."""
    return {pain_at(session, size_name(step.dilator)) for step in counted(session)}


def figures(all_sessions, first, last, plans, rests, zone):
    inside = oldest_first([s for s in all_sessions if first <= s.day <= last])
    with_size = [s for s in inside if s.steps]
    with_any = [s for s in inside if with_dilator(s)]
    answered = [s.safety for s in inside if s.safety is not None]
    signs = {}
    for answer in answered:
        for noticed in answer.noticed:
            signs.setdefault(noticed.sign, []).append(noticed.day)
    bands = {"none": 0, "mild": 0, "moderate": 0, "strong": 0}
    for s in with_any:
        if highest(s) is not None:
            bands[BANDS[highest(s)]] += 1
    time = [seconds_of(counted(s)) for s in with_size]
    planned = [plan_of(plans, s.day) for s in with_size]
    breathing = [s.breathing for s in inside if s.breathing is not None]
    return {
        "sessions": len(inside),
        "breathing_sessions": len(inside) - len(with_any),
        "size_unsaid": len([s for s in inside if s.size_unsaid]),
        "weeks": weeks(inside, first, last, plans, rests),
        "answered": (len(answered), len(inside)),
        "signs": {sign: tuple(sorted(days)) for sign, days in signs.items()},
        "limit": above_limit(inside, plans),
        "stopped": [
            (
                s.day,
                seconds_of(counted(s) or s.steps) if s.steps else time_without_size(s),
                minutes_given(plan_of(plans, s.day)),
            )
            for s in inside
            if s.stopped
        ],
        "largest_comfortable": largest_comfortable(with_size, plans),
        "seconds": spread([t for t in time if t is not None]),
        "planned_minutes": without_repetition([minutes_given(p) for p in planned]),
        "breathing_done": (len([b for b in breathing if b == "done"]), len(breathing)),
        "anxiety": spread([s.anxiety_before for s in inside if s.anxiety_before is not None]),
        "pain_bands": bands,
        "pain_given": (len([s for s in with_any if highest(s) is not None]), len(with_any)),
        "pain_unsaid": len([s for s in inside if s.size_unsaid and highest(s) is not None]),
        "pain_at_warm_up": len([s for s in with_size if highest(s) is not None and highest(s) not in placed(s)]),
        "sizes": sizes(with_size, plans),
        "latest": latest(with_size),
        "entries": entries(inside, zone),
    }
