"""What happens when something is pressed: each `Want` of the person and what it does to the session."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from dilator_app.diary.diary import Diary
from dilator_app.domain import practice
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.practice import MOVING, Practice, Stage
from dilator_app.domain.scales import HowFar, Sign
from dilator_app.domain.session import Session
from dilator_app.i18n import _
from dilator_app.ui.session.asides import SizesView
from dilator_app.ui.session.check_first import AskFirstView, CheckFirstDialog, HardDayView
from dilator_app.ui.session.checklist import ChecklistDialog
from dilator_app.ui.session.contact import WhenToContact
from dilator_app.ui.session.jump import JumpQuestion
from dilator_app.ui.session.opening import Opening, why_ticked
from dilator_app.ui.session.pain import NotePainView
from dilator_app.ui.session.prepare import PrepareView
from dilator_app.ui.session.reflect import ReflectView
from dilator_app.ui.session.sounds import Sounds
from dilator_app.ui.session.stage import Want

if TYPE_CHECKING:
    from dilator_app.ui.session.page import SessionPage

Happens = Callable[[Practice, float], Practice]


class Actions:
    """Belongs to one session page; `do` is the only way in."""

    def __init__(self, page: "SessionPage", diary: Diary, opening: Opening, sounds: Sounds) -> None:
        self._page, self._diary, self._opening, self._sounds = page, diary, opening, sounds
        self._jump = JumpQuestion(page.dilators, page.views.scale, inches=page.preferences.inches)
        self._list_was_shown = False
        self._doing = {**self._before(), **self._during(), **self._after()}

    def do(self, what: Want, value: object) -> None:
        """Do what was pressed."""
        self._doing[what](value)

    def _event(self, happens: Happens) -> Callable[[Any], None]:
        return lambda _value: self._page.happen(happens)

    # --- before the first breath -------------------------------------------------------------------------------------
    def _before(self) -> dict[Want, Callable[[Any], None]]:
        return {
            Want.NOT_TODAY: lambda _v: self._not_today(),
            Want.ASKED: lambda _v: self._go_on_after_card(),
            Want.BREATHING_SESSION: lambda _v: self._page.begin(None, is_breathing_session=True),
            Want.TICK: self._tick,
            Want.GO_ON_BY_ITSELF: self._ask_to_go_on,
            Want.NOTE_ANXIETY: self._note_anxiety,
            Want.WHEN_NOT_TO_START: lambda _v: self._open_list(),
            Want.CHANGE_LIST: lambda _v: self._change_list(),
            Want.REHEARSE: lambda _v: self._page.show_view(self._page.views.rehearsal(self._page.now_state())),
            Want.END_REHEARSAL: self._end_rehearsal,
        }

    def open_session(self) -> None:
        """Show Prepare; where something is to be asked first, ask it (care M5)."""
        if self._page.now_state().is_breathing_session:
            self._page.show_stage()
        elif self._opening.needs_card:
            self._show_card(self._opening.why_card(), fever=Sign.FEVER_DISCHARGE in self._opening.signs)
        else:
            self._show_prepare()

    def _end_rehearsal(self, by_key: object) -> None:
        """Come back to Prepare; a key comes back to where it left."""
        self._page.show_stage()
        if by_key is True and isinstance(self._page.view, PrepareView):
            self._page.view.rehearse.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_prepare(self) -> None:
        self._page.show_stage()
        why = self._opening.why_list()
        if why:
            self._open_list(why)

    def _open_list(self, why: str = "") -> None:
        self._list_was_shown = True
        dialog = CheckFirstDialog(self._page.views.scale, self._page.window(), why=why)
        dialog.answered.connect(self._on_list)
        dialog.open()

    def _on_list(self, ticked: tuple[str, ...]) -> None:
        if ticked:
            self._page.keeper.attempt(self._opening.note_ticked)
            self._show_card(why_ticked(ticked), fever=False)
        else:
            self._page.keeper.attempt(self._opening.note_checked)

    def _show_card(self, why: str, *, fever: bool) -> None:
        page = self._page
        page.show_view(AskFirstView(page.views.scale, page.preferences, page.plan, why, fever=fever))

    def _go_on_after_card(self) -> None:
        """Go on to Prepare; the list follows where it is due, unless it was what led to the card."""
        if self._list_was_shown:
            self._page.show_stage()
        else:
            self._show_prepare()

    def _not_today(self) -> None:
        page = self._page
        if page.preferences.hard_day_line:
            page.show_view(HardDayView(page.views.scale, page.preferences))
        else:
            page.leave()

    def _change_list(self) -> None:
        dialog = ChecklistDialog(self._diary, self._page.window())
        dialog.chosen.connect(self._on_new_list)
        dialog.open()

    def _on_new_list(self, lines: tuple[str, ...], is_own: bool) -> None:
        page = self._page
        self._remember(checklist=lines, has_own_checklist=is_own)
        page.views.preferences = replace(page.preferences, checklist=lines, has_own_checklist=is_own)
        page.show_view(page.views.make(PrepareView, page.now_state()))
        page.show_stage()
        page.show_switches()

    def _ask_to_go_on(self, asked: bool) -> None:
        page = self._page
        page.state = practice.ask_to_go_on_by_itself(page.now_state(), asked=bool(asked))
        self._remember(go_on_by_itself=bool(asked))

    def _note_anxiety(self, value: object) -> None:
        anxiety = value if isinstance(value, int) else None
        self._page.happen(lambda state, _now: practice.note_anxiety(state, anxiety))

    def _tick(self, ticked: frozenset[str]) -> None:
        self._page.views.ticked = ticked
        self._page.keep()

    def _remember(self, **choices: Any) -> None:
        """Keep a choice for the next session; what the disk does not take holds for this one."""
        self._page.keeper.attempt(lambda: self._diary.save_preferences(replace(self._diary.preferences(), **choices)))

    # --- while time passes -------------------------------------------------------------------------------------------
    def _during(self) -> dict[Want, Callable[[Any], None]]:
        return {
            Want.GO_ON: lambda _v: self._go_on(),
            Want.FINISH: self._event(practice.finish),
            Want.CHOOSE_SIZE: self._choose_size,
            Want.GO_SMALLER: self._event(practice.go_smaller),
            Want.TO_MAIN_SIZE: lambda _v: self._to_main_size(),
            Want.OPEN_SIZES: lambda _v: self._open_sizes(),
            Want.CLOSE_SIZES: lambda _v: self._close_sizes(),
            Want.BACK_TO_BREATHING: self._event(practice.back_to_breathing),
            Want.PAUSE_OR_RESUME: lambda _v: self._pause_or_resume(),
            Want.RESUME: self._event(practice.resume),
            Want.TAKE_OUT: self._event(practice.take_out),
            Want.OPEN_PAIN: lambda _v: self._open_pain(),
            Want.CLOSE_PAIN: lambda _v: self._close_pain(),
            Want.NOTE_PAIN: self._note_pain,
            Want.NOTE_HOW_FAR: self._note_how_far,
            Want.COUNT_GAP: lambda counts: self._page.happen(
                lambda state, now: practice.count_gap(state, now, counts=bool(counts))
            ),
            Want.STOP: self._event(practice.stop),
            Want.CARRY_ON: lambda _v: self._carry_on(),
            Want.PLAIN: lambda _v: self._toggle_plain(),
            Want.SOUND: lambda _v: self._toggle_sound(),
            Want.WHEN_TO_CONTACT: lambda _v: self._open_contact(),
        }

    def _open_contact(self) -> None:
        WhenToContact(self._page.plan, self._page.views.scale, self._page.window()).open()

    def _go_on(self) -> None:
        """Take the one way forward; from Breathe without a size first to the sizes."""
        state = self._page.now_state()
        has_size = state.is_breathing_session or state.dilator is not None or bool(state.steps)
        if state.stage is Stage.BREATHE and not has_size:
            self._open_sizes()
        else:
            self._page.happen(practice.go_on)

    def _to_main_size(self) -> None:
        """Leave the warm-up. From the warm-up's own size the plan takes the step; after easing back it is asked."""
        state = self._page.now_state()
        warm_up, step, main = state.warm_up_first, state.step, state.dilator
        eased_back = step is not None and (warm_up is None or step.dilator.size != warm_up.size)
        if step is not None and main is not None and eased_back and self._jump.needs_asking(step.dilator, main):
            go_on = partial(self._page.happen, practice.to_main_size)
            self._jump.ask(self._page.window(), step.dilator, main, go_on, has_size=True)
        else:
            self._page.happen(practice.to_main_size)

    def _choose_size(self, dilator: Dilator) -> None:
        """Use another size; going up over a size of the set is asked once."""
        state = self._page.now_state()
        before = next((d for d in self._steps_up_from(state, dilator) if self._jump.needs_asking(d, dilator)), None)
        if before is not None:
            self._page.show_stage()  # what was chosen before stays chosen until the answer
            has_size = state.step is not None or state.dilator is not None
            self._jump.ask(self._page.window(), before, dilator, lambda: self._use(dilator), has_size=has_size)
        else:
            self._use(dilator)

    def _steps_up_from(self, state: Practice, dilator: Dilator) -> list[Dilator]:
        """Return what the size would be a step up from: the one in use, else the usual one and the warm-up's.

        From the warm-up to the size in the plan it is the plan that takes the step.
        """
        if state.step is not None:
            return [state.step.dilator]
        plan = self._page.plan
        planned = {d.size for d in (plan.size, plan.size_up_to) if d} if plan else set()
        warm_up = None if dilator.size in planned else state.frame.warm_up_before(dilator)
        return [d for d in (self._page.usual_size, warm_up) if d is not None]

    def _use(self, dilator: Dilator) -> None:
        state = self._page.now_state()
        waited = self._page.overlay.sizes and state.stage is Stage.BREATHE and not state.steps
        if state.stage in MOVING:
            self._page.overlay.close_sizes()
        self._page.happen(lambda before, now: practice.choose_size(before, dilator, now))
        if waited:
            self._page.happen(practice.go_on)

    def _open_sizes(self) -> None:
        self._page.overlay.open_sizes()
        self._page.show_stage()
        if isinstance(self._page.view, SizesView):
            self._page.view.begin()

    def _close_sizes(self) -> None:
        self._page.overlay.close_sizes()
        self._page.show_stage()

    def _pause_or_resume(self) -> None:
        state = self._page.now_state()
        self._page.happen(practice.pause if state.is_counting else practice.resume)

    def _open_pain(self) -> None:
        page = self._page
        page.overlay.open_pain()
        page.show_stage()
        if isinstance(page.view, NotePainView):
            page.view.pain.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_pain(self) -> None:
        self._page.overlay.close_pain()
        self._page.show_stage()

    def _note_pain(self, value: object) -> None:
        page = self._page
        if isinstance(value, int):
            page.overlay.pain_noted(value, opens=value == page.now_state().frame.comfort_limit)
            page.happen(lambda state, now: practice.note_pain(state, value, now))
            page.announce(_("Noted: {n}").format(n=value))
        else:
            page.overlay.pain_taken_back()
            page.happen(practice.take_back_pain)

    def _note_how_far(self, value: object) -> None:
        how_far = value if isinstance(value, HowFar) else None
        self._page.happen(lambda state, _now: practice.note_how_far(state, how_far))

    def _carry_on(self) -> None:
        """Take Stop back. Answers stay; about what happens the rest of the session has the last word."""
        self._page.keep()
        self._page.keeper.forget_what_happened()
        self._page.happen(practice.carry_on)

    def _toggle_plain(self) -> None:
        page = self._page
        page.overlay.toggle_plain()
        page.show_stage()
        page.show_switches()

    def _toggle_sound(self) -> None:
        silent = self._sounds.why_silent()
        if silent:  # a device that is away for the moment changes no choice
            self._page.announce(silent)
            return
        on = self._sounds.switch(on=not self._sounds.on)
        self._page.show_switches()
        self._remember(sound=on)

    # --- the end -----------------------------------------------------------------------------------------------------
    def _after(self) -> dict[Want, Callable[[Any], None]]:
        return {
            Want.ANSWERS_CHANGED: lambda _v: self._page.keep_answers(),
            Want.SAVE: lambda _v: self._save(),
            Want.SAVE_WITHOUT_ANSWERS: lambda _v: self._save_without_answers(),
            Want.LEAVE_AS_IT_WAS: lambda _v: self._leave_as_it_was(),
            Want.CHANGE_ANSWER: lambda _v: self._page.show_stage(),
            Want.ADD_QUESTION: lambda _v: self._add_question(),
            Want.DONE: lambda _v: self._page.leave(),
        }

    def keep_own_tick(self, tick: str) -> None:
        """Offer a tick that was written in Reflect from now on."""
        ticks = (*self._diary.preferences().own_ticks, tick)
        self._remember(own_ticks=ticks)
        self._page.views.preferences = replace(self._page.preferences, own_ticks=ticks)

    def _save(self) -> None:
        view = self._page.view
        session = view.read() if isinstance(view, ReflectView) else None
        if session is not None:
            self._store(session)

    def _save_without_answers(self) -> None:
        view = self._page.view
        if isinstance(view, ReflectView) and view.has_answers():
            self._save()  # a tick that was still being written when the button was pressed
            return
        session = practice.to_session(self._page.now_state())
        if session is not None:
            self._store(session)

    def _store(self, session: Session) -> None:
        page = self._page
        problem = page.keeper.save(session)
        if problem and isinstance(page.view, ReflectView):
            page.view.say_problem(problem)
        if not problem:
            page.show_saved(session)

    def _leave_as_it_was(self) -> None:
        """Keep what was saved before an answer was to be changed."""
        page = self._page
        page.keeper.answers = None
        page.keeper.forget()
        stored = self._diary.session(page.now_state().id)
        if stored is None:
            page.leave()
        else:
            page.show_saved(stored)

    def _add_question(self) -> None:
        self._page.leave()
        self._page.question_requested.emit()
