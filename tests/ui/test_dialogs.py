"""Every dialog: its buttons stay in sight in the smallest window, and what is typed in it outlives the computer."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.widgets.fitted_dialog import FittedDialog
from dilator_app.ui.widgets.form import FormDialog
from tests import pseudo
from tests.cut import cut_off
from tests.ui.all_dialogs import FORMS, MAKERS, defined, full_diary

SMALLEST = 1024, 680
NOT_BY_ITSELF_MS = 3_600_000
"""A second passes when a test says so, on a busy machine too."""
TOLD = "This is what you had typed before. Nothing was lost."


@pytest.fixture
def full(desk):
    """The smallest window, and a diary that holds much of everything."""
    desk.window.resize(*SMALLEST)
    desk.diary.save(*full_diary())
    return desk


def opened(desk, kind):
    dialog = MAKERS[kind](desk)
    if isinstance(dialog, DraftDialog):
        dialog.typing.timer.setInterval(NOT_BY_ITSELF_MS)
    dialog.open()
    desk.settle()
    return dialog


def test_no_dialog_is_forgotten_here():
    assert set(defined()) == set(MAKERS)


# --- heights ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("longer", [False, True], ids=["english", "longer language"])
@pytest.mark.parametrize("kind", MAKERS, ids=lambda kind: kind.__name__)
def test_a_dialog_fits_the_smallest_window_and_keeps_its_buttons_in_sight(full, kind, longer):
    if longer:
        with pseudo.spoken():
            assert_fits(opened(full, kind))
    else:
        assert_fits(opened(full, kind))


def assert_fits(dialog: QDialog) -> None:
    if isinstance(dialog, FormDialog):
        dialog.say_problem("Please use a day such as 12 Nov 2026.")
        QApplication.processEvents()
        QApplication.processEvents()
    assert dialog.height() <= SMALLEST[1]
    assert dialog.width() <= SMALLEST[0]
    below = [b for b in dialog.findChildren(QAbstractButton) if b.isVisible() and not scrolls(b, dialog)]
    assert below
    for button in below:
        assert dialog.rect().contains(button.rect().translated(button.mapTo(dialog, QPoint()))), button.text()
    assert cut_off(dialog) == []
    dialog.done(0)


def scrolls(widget: QWidget, dialog: QDialog) -> bool:
    step = widget.parentWidget()
    while step is not None and step is not dialog:
        if isinstance(step.parentWidget(), QScrollArea):
            return True
        step = step.parentWidget()
    return False


def test_a_middle_that_must_be_scrolled_goes_on_by_pages_and_shows_its_end(full):
    from dilator_app.ui.pages.plan.history_dialog import PlanHistoryDialog

    dialog = opened(full, PlanHistoryDialog)
    bar = dialog.middle.verticalScrollBar()
    assert bar.maximum() > 0
    while bar.value() < bar.maximum():
        before = bar.value()
        QTest.keyClick(dialog.save_button, Qt.Key.Key_PageDown)
        assert bar.value() > before
    last = dialog.versions[-1]
    bottom = last.mapTo(dialog.middle.viewport(), last.rect().bottomLeft()).y()
    assert bottom <= dialog.middle.viewport().height()
    dialog.done(0)


def test_words_that_fit_are_no_stop_of_the_tab_key_and_words_that_do_not_are_one(full):
    from dilator_app.ui.key_list import KeyList

    dialog = opened(full, KeyList)
    needs = dialog.middle.verticalScrollBar().maximum() > 0
    assert (dialog.middle.focusPolicy() == Qt.FocusPolicy.StrongFocus) == needs
    dialog.done(0)


def test_a_dialog_grows_with_what_comes_to_it_and_no_further_than_the_window(desk):
    from dilator_app.ui.pages.plan.set_dialog import SetDialog

    desk.window.resize(*SMALLEST)
    dialog = opened(desk, SetDialog)
    before = dialog.height()
    for _line in range(15):
        desk.click("Add a size", dialog)
    assert before < dialog.height() <= SMALLEST[1]
    field = dialog.rows[-1].label
    assert field.hasFocus()
    port = dialog.middle.viewport()
    assert port.rect().contains(field.rect().translated(field.mapTo(port, QPoint())))
    dialog.done(0)


# --- typing ----------------------------------------------------------------------------------------------------------
def kept_of(desk, form: DraftDialog) -> object:
    kept = desk.diary.draft(form._draft._kind)
    return None if kept is None else json.loads(kept)


def type_into(field: QWidget) -> None:
    if isinstance(field, QCheckBox):
        QTest.keyClick(field, Qt.Key.Key_Space)
    else:
        QTest.keyClicks(field, "1")
    QApplication.processEvents()


def fields_of(form: DraftDialog) -> list[QWidget]:
    """Everything that a person types into or ticks, also what waits behind More."""
    if hasattr(form, "more_button"):
        form.more_button.click()
        QApplication.processEvents()
    kinds = QLineEdit | QPlainTextEdit | QCheckBox
    found = [w for w in form.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible() and w.isEnabled()]
    return [w for w in found if not (isinstance(w, QLineEdit | QPlainTextEdit) and w.isReadOnly())]


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
def test_each_field_of_a_form_is_on_the_disk_while_it_is_being_filled_in(full, kind):
    form = opened(full, kind)
    fields = fields_of(form)
    assert fields
    for field in fields:
        if not field.isVisible():
            continue  # the tick before it took its question away
        form.typing.timer.stop()
        before = form.snapshot()
        type_into(field)
        if form.snapshot() == before:
            continue  # full already, or a day that waits for its end
        assert form.typing.timer.isActive(), f"nobody noticed {field.accessibleName()}"
        form.typing.timer.timeout.emit()
        assert kept_of(full, form) == (None if form.is_untouched else json.loads(json.dumps(form.snapshot())))
    typed = form.snapshot()
    form.done(0)  # as it is gone when the computer stops: nobody pressed Esc

    again = opened(full, kind)
    assert again.snapshot() == typed
    assert TOLD in full.words(again)
    again.discard()
    assert kept_of(full, again) is None


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
def test_a_form_that_nobody_touches_keeps_nothing(full, kind):
    form = opened(full, kind)
    form.typing.timer.timeout.emit()
    assert kept_of(full, form) is None
    form.done(0)


def test_typing_without_a_pause_is_kept_all_the_same(desk):
    """The first key starts the second that may be lost; later ones do not start it anew."""
    from dilator_app.ui.pages.plan.hard_day_dialog import HardDayDialog

    form = opened(desk, HardDayDialog)
    form.typing.timer.stop()
    type_into(form.line)
    begun = form.typing.timer.remainingTime()
    type_into(form.line)
    assert form.typing.timer.isActive()
    assert form.typing.timer.remainingTime() <= begun
    form.discard()


def test_a_disk_that_takes_nothing_stops_nobody_from_typing_and_is_tried_again(desk, monkeypatch):
    from dilator_app.errors import CouldNotWrite, WriteProblem
    from dilator_app.ui.pages.plan.hard_day_dialog import HardDayDialog

    form = opened(desk, HardDayDialog)
    type_into(form.line)

    def full_disk(*_args):
        raise CouldNotWrite(WriteProblem.FULL)

    with monkeypatch.context() as broken:
        broken.setattr(desk.diary, "save_draft", full_disk)
        form.typing.timer.timeout.emit()
    assert (form.line.text(), kept_of(desk, form)) == ("1", None)
    form.typing.timer.timeout.emit()
    assert kept_of(desk, form) == {"line": "1"}
    form.discard()


def test_every_dialog_shares_one_frame():
    from dilator_app.ui.widgets.page_preview import LargePage

    assert [kind for kind in MAKERS if not issubclass(kind, FittedDialog)] == [LargePage]
