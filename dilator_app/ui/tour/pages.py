"""The doors and the pages of the sidebar as pictures."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QWidget

from dilator_app.i18n import _
from dilator_app.ui.pages.plan.page import PlanPage
from dilator_app.ui.tour.stage import Stage, with_dialogs
from dilator_app.ui.tour.waiting import the, there, wait_until


def lock(stage: Stage) -> QImage:
    """The lock page with nothing typed."""
    return stage.picture()


def welcome(stage: Stage) -> QImage:
    """The welcome's second step."""
    stage.press("Begin my diary")
    return stage.picture()


def today_page(stage: Stage) -> QImage:
    """Today."""
    stage.page("today")
    return stage.picture()


def quick_log(stage: Stage) -> QImage:
    """Today with the quick log in front of it."""
    stage.page("today")
    stage.open().open_quick_log()
    return with_dialogs(stage)


def history(stage: Stage) -> QImage:
    """History with one session open beside the table."""
    sessions = stage.open().rooms.diary.sessions()
    stage.open().show_page("history", sessions[-4].id)
    return stage.picture()


def progress(stage: Stage) -> QImage:
    """The four charts."""
    from dilator_app.ui.widgets.chart_canvas import ChartCanvas

    page = stage.page("progress")
    wait_until(lambda: any(c.isVisible() for c in page.findChildren(ChartCanvas)) or _says_nothing_yet(page))
    stage.picture()  # what is drawn first may still change its room
    return stage.picture()


def progress_below(stage: Stage) -> QImage:
    """The charts below the first four."""
    progress(stage)
    area = there(stage.page("progress").findChild(QScrollArea))
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    stage.picture()  # what comes into sight is drawn now
    return stage.picture()


def progress_example(stage: Stage) -> QImage:
    """The invented charts that an empty Progress shows when asked."""
    progress(stage)
    stage.press("See how it will look, with example data")
    return progress(stage)


def _says_nothing_yet(page: QWidget) -> bool:
    said = _("Nothing here yet, and that is fine")
    return any(words.isVisible() and words.text().startswith(said) for words in page.findChildren(QLabel))


def learn(stage: Stage) -> QImage:
    """The pages to read."""
    stage.page("learn")
    return stage.picture()


def learn_article(stage: Stage) -> QImage:
    """One page, read."""
    stage.open().show_page("learn", "squeeze")
    stage.open().setFocus()  # the ring belongs to whoever came by key
    return stage.picture()


def plan(stage: Stage) -> QImage:
    """The plan and the set."""
    stage.page("plan")
    return stage.picture()


def new_plan(stage: Stage) -> QImage:
    """A new plan on its way from a sheet: the old value beside the new."""
    page = the(PlanPage, stage.page("plan"))
    page.show_new_plan()
    for line, said in ((3, "12 minutes"), (5, "5 in, 7 out, 12"), (6, "two")):
        page.new_plan.rows[line - 1].set_text(said)
    return stage.picture()


def plan_sheet(stage: Stage) -> QImage:
    """The sheet before it is printed."""
    page = the(PlanPage, stage.page("plan"))
    page.beside.open_plan_sheet()
    return with_dialogs(stage)


def how_counted(stage: Stage) -> QImage:
    """The rule against the sessions."""
    page = the(PlanPage, stage.page("plan"))
    page.beside.open_counted()
    wait_until(lambda: any(dialog.isVisible() for dialog in stage.window.findChildren(QDialog)))
    return with_dialogs(stage)


def catch_up(stage: Stage) -> QImage:
    """Several days in one grid."""
    stage.page("history")
    stage.open().open_catch_up()
    return with_dialogs(stage)


def settings(stage: Stage) -> QImage:
    """Settings from their beginning."""
    stage.page("settings")
    return stage.picture()
