"""Every dialog of the window, as full as a diary can make it; a test fails for a new one that is not here."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import UTC

from PySide6.QtWidgets import QDialog

import dilator_app.ui
from dilator_app.diary import recovery
from dilator_app.diary.diary import Export
from dilator_app.domain import guide, practice
from dilator_app.domain.goals import OwnStep
from dilator_app.domain.plan import Origin, OriginKind, PlanLine
from dilator_app.domain.practice_state import Frame
from dilator_app.domain.records import Record
from dilator_app.domain.scales import SafetyAnswer, Sign
from dilator_app.ui.catch_up import CatchUp
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.key_list import KeyList
from dilator_app.ui.messages import Message
from dilator_app.ui.pages.appointment.agreed_dialog import AgreedDialog
from dilator_app.ui.pages.appointment.dialog import AppointmentDialog
from dilator_app.ui.pages.appointment.list_dialog import AppointmentList
from dilator_app.ui.pages.appointment.password_dialog import PasswordDialog
from dilator_app.ui.pages.appointment.questions_dialog import QuestionsDialog
from dilator_app.ui.pages.goals_dialog import GoalsDialog
from dilator_app.ui.pages.history.safety_dialog import SafetyDialog
from dilator_app.ui.pages.plan.counted_dialog import CountedDialog
from dilator_app.ui.pages.plan.hard_day_dialog import HardDayDialog
from dilator_app.ui.pages.plan.history_dialog import PlanHistoryDialog
from dilator_app.ui.pages.plan.own_step_form import OwnStepForm
from dilator_app.ui.pages.plan.own_steps_dialog import OwnStepsDialog
from dilator_app.ui.pages.plan.paste_dialog import PasteDialog
from dilator_app.ui.pages.plan.rests_dialog import RestsDialog
from dilator_app.ui.pages.plan.set_dialog import SetDialog
from dilator_app.ui.pages.plan.try_form import TryForm
from dilator_app.ui.pages.rest_dialog import RestDialog
from dilator_app.ui.pages.rest_form import RestForm
from dilator_app.ui.pages.settings.key_dialog import KeyDialog
from dilator_app.ui.pages.settings.make_key_dialog import MakeKeyDialog
from dilator_app.ui.paper_dialog import PaperDialog, plan_sheets
from dilator_app.ui.quick_log import QuickLog
from dilator_app.ui.saved_files import SavedFiles
from dilator_app.ui.session.check_first import CheckFirstDialog
from dilator_app.ui.session.checklist import ChecklistDialog
from dilator_app.ui.session.contact import ContactDialog, WhenToContact
from dilator_app.ui.session.jump import LargerStepDialog
from dilator_app.ui.session.look import Scale
from dilator_app.ui.session.record import Kept
from dilator_app.ui.session.resume import ResumeDialog
from dilator_app.ui.widgets.fitted_dialog import FittedDialog
from dilator_app.ui.widgets.form import FormDialog, ShownDialog
from dilator_app.ui.widgets.page_preview import LargePage
from tests.desk import Desk
from tests.makers import (
    NOW,
    TODAY,
    days_ago,
    make_appointment,
    make_goal,
    make_own_step,
    make_plan,
    make_question,
    make_rating,
    make_rest,
    make_rule,
    make_session,
    make_set,
    make_try,
)

NOTE = "To sit with it for a while, to breathe out slowly, and to go on only when nothing holds back any more. " * 2
LINE = "To sit in the waiting room without holding my breath, as long as it takes me"
SET = make_set(12, 15, 18, 22, 25, 28)
STEP: OwnStep = make_own_step(LINE)
VISIT = make_appointment(TODAY, with_whom="Ines Okafor")
FORMS_ONLY: tuple[type[QDialog], ...] = (FittedDialog, FormDialog, ShownDialog, DraftDialog)


def full_diary() -> list[Record]:
    """More of everything than most diaries hold, in long words."""
    goals = [make_goal(f"{LINE} {n}", position=n, retired=n > 3) for n in range(8)]
    steps = [make_own_step(f"{LINE} {n}", position=n, retired=n > 10) for n in range(14)]
    visits = [make_appointment(days_ago(28 * n), with_whom="Ines Okafor", agreed=NOTE) for n in range(1, 10)]
    said = Origin(OriginKind.CLINICIAN, "Ines Okafor", days_ago(30))
    plans = [
        make_plan(
            22,
            days_ago(30 * n),
            minutes=5 + n,
            own_words=f"{NOTE} {n}",
            contact=NOTE,
            rule=make_rule(),
            origins=dict.fromkeys(PlanLine, said),
        )
        for n in range(10)
    ]
    return [
        SET,
        STEP,
        *goals,
        *(make_rating(goal, 4, days_ago(n)) for goal in goals for n in range(4)),
        *steps,
        *(make_try(STEP, days_ago(n), anxiety=5, pain=3) for n in range(12)),
        VISIT,
        *visits,
        *(make_question(f"{NOTE[:150]} {n}") for n in range(12)),
        *(make_rest(days_ago(40 * n + 30), days_ago(40 * n + 25), words=LINE) for n in range(12)),
        *plans,
        *(make_session(22, day=days_ago(n), at="20:10", pain=3, note_to_self=NOTE) for n in range(40)),
    ]


def _files() -> list[Export]:
    return [
        Export(f"/media/a stick with a long name/folder {n}/{LINE}.pdf", "pdf", NOW.astimezone(UTC)) for n in range(12)
    ]


def _page() -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage

    picture = QImage(1200, 1697, QImage.Format.Format_RGB32)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(held.data())


def _message(desk: Desk) -> Message:
    return Message(desk.window, LINE, [NOTE * 2] * 5, agree="Take it", decline="Keep what I typed")


def _counted(desk: Desk) -> CountedDialog:
    diary = desk.diary
    plan = diary.plan_on(TODAY)
    return CountedDialog(plan, diary.plans(), guide.count(plan, diary.sessions()), inches=False, parent=desk.window)


def _waiting() -> Kept:
    return Kept(practice.begin(Frame(set_=SET.dilators), NOW, 0.0, dilator=SET.dilators[0]), None)


def _base(desk: Desk):
    rooms = desk.view.rooms
    return rooms.diary, rooms.bus, rooms.clock, rooms.undo, desk.window


MAKERS: dict[type[QDialog], Callable[[Desk], QDialog]] = {
    AgreedDialog: lambda desk: AgreedDialog(
        VISIT,
        desk.diary.questions(),
        desk.diary,
        desk.view.rooms.bus,
        desk.view.rooms.undo,
        desk.window,
    ),
    AppointmentDialog: lambda desk: AppointmentDialog(desk.diary.appointments()[0], *_base(desk)),
    AppointmentList: lambda desk: AppointmentList(desk.diary.appointments(), TODAY, desk.window),
    CatchUp: lambda desk: CatchUp(*_base(desk)),
    CheckFirstDialog: lambda desk: CheckFirstDialog(Scale(larger=False), desk.window, why=LINE),
    ChecklistDialog: lambda desk: ChecklistDialog(desk.diary, desk.window),
    ContactDialog: lambda desk: ContactDialog(desk.diary.plan_on(TODAY), desk.window, set(Sign)),
    CountedDialog: _counted,
    GoalsDialog: lambda desk: GoalsDialog(*_base(desk)),
    HardDayDialog: lambda desk: HardDayDialog(desk.diary, desk.view.rooms.bus, desk.window),
    KeyDialog: lambda desk: KeyDialog(recovery.new(), desk.diary, desk.view.rooms.bus, desk.window),
    KeyList: lambda desk: KeyList(desk.window),
    LargePage: lambda desk: LargePage(_page(), desk.window),
    LargerStepDialog: lambda desk: LargerStepDialog(
        "From 15 mm to 22 mm: 7 mm wider, past 18 mm.", "Keep this size", Scale(larger=True), desk.window
    ),
    MakeKeyDialog: lambda desk: MakeKeyDialog(desk.diary, desk.window),
    Message: _message,
    OwnStepForm: lambda desk: OwnStepForm(
        STEP, desk.diary.own_step_tries(), desk.diary, desk.view.rooms.bus, desk.view.rooms.undo, desk.window
    ),
    OwnStepsDialog: lambda desk: OwnStepsDialog(*_base(desk)),
    PaperDialog: lambda desk: PaperDialog(
        "Plan sheet", plan_sheets(desk.diary, desk.view.rooms.clock), desk.diary, desk.window
    ),
    PasswordDialog: lambda desk: PasswordDialog("", desk.window),
    PasteDialog: lambda desk: PasteDialog(desk.diary, desk.window),
    PlanHistoryDialog: lambda desk: PlanHistoryDialog(desk.diary.plans(), TODAY, inches=False, parent=desk.window),
    QuestionsDialog: lambda desk: _questions(desk),
    QuickLog: lambda desk: QuickLog(*_base(desk)),
    RestDialog: lambda desk: RestDialog(*_base(desk)),
    RestForm: lambda desk: RestForm(None, *_base(desk)),
    RestsDialog: lambda desk: RestsDialog(*_base(desk)),
    ResumeDialog: lambda desk: ResumeDialog(_waiting(), inches=False, parent=desk.window),
    SafetyDialog: lambda desk: SafetyDialog(
        SafetyAnswer.of([Sign.BLEEDING], TODAY),
        desk.diary.sessions()[-1],
        desk.diary,
        desk.view.rooms.clock,
        desk.window,
    ),
    SavedFiles: lambda desk: SavedFiles(_files(), desk.window),
    SetDialog: lambda desk: SetDialog(desk.diary, desk.view.rooms.bus, desk.view.rooms.undo, desk.window),
    TryForm: lambda desk: TryForm(STEP, None, *_base(desk)),
    WhenToContact: lambda desk: WhenToContact(desk.diary.plan_on(TODAY), Scale(larger=False), desk.window),
}


def _questions(desk: Desk) -> QuestionsDialog:
    made = QuestionsDialog(desk.diary, desk.window)
    made.show_questions(desk.diary.questions())
    made.take_up_draft()
    return made


FORMS = [kind for kind in MAKERS if issubclass(kind, DraftDialog)]


def defined() -> Iterator[type[QDialog]]:
    """Yield every dialog that a module of the window defines."""
    for module in pkgutil.walk_packages(dilator_app.ui.__path__, "dilator_app.ui."):
        importlib.import_module(module.name)
    waiting = [QDialog]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("dilator_app.ui.") and kind not in FORMS_ONLY:
                yield kind
