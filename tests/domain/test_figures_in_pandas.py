"""The figures of whole diaries against pandas, which shares nothing with the program but the definitions."""

from collections import Counter
from datetime import timedelta, timezone

import pytest

from dilator_app.domain.scales import Insertion
from dilator_app.domain.summary import summarise
from tests.domain import pandas_figures
from tests.domain.random_diaries import KNOWN, random_diary

HERE = timezone(timedelta(hours=13))
EVERY_DAY = range(60)
THE_WHOLE = range(500)


def plainly(summary):
    limit, weeks = summary.limit, summary.weeks
    return {
        "sessions": summary.sessions,
        "breathing sessions": summary.breathing_sessions,
        "size unsaid": summary.size_unsaid,
        "safety": share(summary.safety.answered),
        "signs": {sign: list(days) for sign, days in summary.safety.signs.items()},
        "above limit": share(limit.above),
        "highest above": limit.highest and (limit.highest.pain, limit.highest.day),
        "limits": list(limit.limits),
        "stopped": [(one.day, one.seconds, one.planned_minutes) for one in summary.stopped],
        "largest comfortable": summary.largest_comfortable and KNOWN[summary.largest_comfortable.size],
        "seconds": spread(summary.seconds),
        "planned minutes": list(summary.planned_minutes),
        "anxiety": spread(summary.anxiety),
        "breathing": share(summary.breathing_done),
        "bands": {band.value: n for band, n in summary.pain_bands.items()},
        "pain given": share(summary.pain_given),
        "pain at unsaid size": summary.pain_unsaid,
        "at warm-up": summary.pain_at_warm_up,
        "weeks": (weeks.sessions, weeks.whole_weeks, weeks.rest_weeks),
        "sizes": {KNOWN[one.dilator.size]: of_size(one) for one in summary.sizes},
        "latest": summary.latest
        and {
            "mm": KNOWN[summary.latest.dilator.size],
            "day": summary.latest.day,
            "pain": list(summary.latest.pain),
            "with gel": list(summary.latest.with_gel),
            "anxiety": list(summary.latest.anxiety),
            "insertion": list(summary.latest.insertion),
        },
        "entered": (summary.entries.during, summary.entries.same_day, summary.entries.later),
        "edited": summary.entries.edited,
        "later": summary.entries.added_or_changed_later,
    }


def of_size(one):
    return {
        "sessions": one.sessions,
        "seconds": spread(one.seconds),
        "planned minutes": list(one.planned_minutes),
        "insertion": {answer: one.insertion.get(answer, 0) for answer in Insertion},
        "pain": spread(one.pain),
        "with gel": list(one.with_gel),
        "above limit": share(one.above_limit),
        "gel": one.numbing_gel,
        "several": one.several_sizes,
    }


def share(of_them):
    return of_them.count, of_them.of


def spread(found):
    return {
        "values": pytest.approx(list(found.values)),
        "median": found.median if found.median is None else pytest.approx(found.median),
        "range": found.range if found.range is None else pytest.approx(found.range),
        "quartiles": found.quartiles if found.quartiles is None else pytest.approx(found.quartiles),
    }


def assert_all_figures_equal(seeds):
    covered = Counter()
    for seed in seeds:
        diary = random_diary(seed)
        covered += diary.holds()
        found = summarise(diary.sessions, diary.period, diary.plans, diary.rests, HERE)
        assert pandas_figures.figures(diary, HERE) == plainly(found), f"diary {seed}"
    print(dict(covered))
    assert len(covered) >= 16, f"too little was covered: {dict(covered)}"


def test_every_figure_of_sixty_diaries_is_the_one_that_pandas_gives():
    assert_all_figures_equal(EVERY_DAY)


@pytest.mark.long
def test_every_figure_of_five_hundred_diaries_is_the_one_that_pandas_gives():
    assert_all_figures_equal(THE_WHOLE)
