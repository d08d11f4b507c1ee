"""The stages of a session as pictures."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog

from dilator_app.i18n import _, number
from dilator_app.ui.tour.stage import Stage


def prepare(stage: Stage) -> QImage:
    """A session's first stage, after the question that comes once with each plan."""
    stage.open()
    stage.press("Start")
    if any(dialog.isVisible() for dialog in stage.window.findChildren(QDialog)):
        stage.press("Go on")
    return stage.picture()


def breathe(stage: Stage) -> QImage:
    """Breathing with the pacer."""
    prepare(stage)
    stage.press("Start breathing")
    stage.wait(42)
    return stage.picture()


def practise(stage: Stage) -> QImage:
    """Practising."""
    _practise(stage)
    return stage.picture()


def _practise(stage: Stage) -> None:
    breathe(stage)
    stage.press("Go on")
    stage.wait(120)
    stage.press(_("Go on: {size}").format(size=_("{mm} mm").format(mm=number(22, 1))))
    stage.wait(384)


def note_pain(stage: Stage) -> QImage:
    """The pain scale, opened in a session."""
    _practise(stage)
    stage.press("Note pain")
    return stage.picture()


def pain_high(stage: Stage) -> QImage:
    """What comes when the pain noted is above the comfort limit."""
    _practise(stage)
    stage.session.note_pain(5)
    return stage.picture()


def plain(stage: Stage) -> QImage:
    """The plain screen: the breath and the time, no size."""
    _practise(stage)
    stage.session.toggle_plain()
    return stage.picture()


def reflect(stage: Stage) -> QImage:
    """Looking back."""
    _practise(stage)
    stage.press("To reflect")
    return stage.picture()


def saved(stage: Stage) -> QImage:
    """After a session."""
    reflect(stage)
    stage.press("Save session")
    return stage.picture()
