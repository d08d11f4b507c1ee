"""A session that runs by hand: events in, and what it says."""

import json

from dilator_app.domain import practice
from dilator_app.domain.practice import Frame, Practice
from dilator_app.domain.practice_data import from_data, to_data
from tests.makers import NOW, make_set

SET = make_set(12, 15, 18, 22, 25).dilators
S12, S15, S18, S22, S25 = SET


class Run:
    """A session and the clock beside it: ``run.after(60).does(practice.pause)``."""

    def __init__(self, state: Practice) -> None:
        self.state = state
        self.now = state.looked_at

    def after(self, seconds: float) -> "Run":
        """Let time pass as the program sees it, with a look every half minute."""
        while seconds > 0:
            step = min(30.0, seconds)
            self.now += step
            seconds -= step
            self.state = practice.look(self.state, self.now)
        return self

    def asleep(self, seconds: float) -> "Run":
        """Let time pass in which nobody looks."""
        self.now += seconds
        self.state = practice.look(self.state, self.now)
        return self

    def does(self, event, *args, **choices) -> "Run":
        self.state = event(self.state, *args, self.now, **choices)
        return self

    @property
    def session(self):
        return practice.to_session(self.state)

    @property
    def used(self):
        return [(s.dilator.diameter_um // 1000, s.role, round(s.seconds)) for s in self.state.steps]


def run(dilator=S22, *, breathing_session: bool = False, **frame) -> Run:
    framed = Frame(set_=SET, **{"breaths": 5, "minutes": 10, **frame})
    return Run(practice.begin(framed, NOW, 100.0, dilator=dilator, is_breathing_session=breathing_session))


def practising(dilator=S22, **frame) -> Run:
    return run(dilator, **frame).does(practice.go_on).after(50).does(practice.go_on)


def restored(state: Practice) -> Practice:
    return from_data(json.loads(json.dumps(to_data(state))), {d.id: d for d in SET})
