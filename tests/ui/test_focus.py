import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dilator_app.ui import focus, theme


class Room:
    """A window with a ring, a field, two buttons and a tick box."""

    def __init__(self, qtbot):
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        self.field, self.one, self.two, self.tick = QLineEdit(), QPushButton("One"), QPushButton("Two"), QCheckBox("T")
        for widget in (self.field, self.one, self.two, self.tick):
            column.addWidget(widget)
        self.ring = focus.install(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)


@pytest.fixture
def room(qtbot):
    return Room(qtbot)


def test_tab_shows_the_ring_five_pixels_around_the_control(room, qtbot):
    room.one.setFocus(Qt.FocusReason.TabFocusReason)
    assert room.ring.isVisible()
    assert room.ring.geometry() == room.one.geometry().adjusted(-5, -5, 5, 5)


def test_a_click_shows_no_ring_on_a_button(room, qtbot):
    qtbot.mouseClick(room.one, Qt.MouseButton.LeftButton)
    room.one.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not room.ring.isVisible()


def test_a_key_after_a_click_brings_the_ring_back(room, qtbot):
    qtbot.mouseClick(room.one, Qt.MouseButton.LeftButton)
    room.one.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.keyClick(room.one, Qt.Key.Key_Right)
    assert room.ring.isVisible()


def test_a_text_field_always_shows_the_ring(room, qtbot):
    qtbot.mouseClick(room.one, Qt.MouseButton.LeftButton)
    room.field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert room.ring.isVisible()


def test_the_ring_of_a_tick_box_runs_around_the_box_only(room):
    room.tick.setFocus(Qt.FocusReason.TabFocusReason)
    assert (room.ring.width(), room.ring.height()) == (32, 32)


def test_the_ring_follows_when_the_control_moves(room):
    room.one.setFocus(Qt.FocusReason.TabFocusReason)
    room.one.move(room.one.x() + 7, room.one.y() + 3)
    assert room.ring.geometry() == room.one.geometry().adjusted(-5, -5, 5, 5)


def test_the_ring_leaves_a_control_that_is_hidden(room):
    room.one.setFocus(Qt.FocusReason.TabFocusReason)
    room.one.hide()
    assert room.window.focusWidget() is room.two
    assert room.ring.geometry() == room.two.geometry().adjusted(-5, -5, 5, 5)


def test_the_ring_survives_the_end_of_its_control(room, qtbot):
    room.tick.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(room.tick.destroyed):
        room.tick.deleteLater()
    assert not room.ring.isVisible()
    room.one.setFocus(Qt.FocusReason.TabFocusReason)
    assert room.ring.isVisible()


def test_the_ring_goes_with_its_control_in_a_window_that_is_not_in_front(room, qapp, qtbot):
    room.one.setFocus(Qt.FocusReason.TabFocusReason)
    qapp.focusChanged.disconnect(room.ring._on_focus_changed)  # nothing tells it that the keyboard went elsewhere
    with qtbot.waitSignal(room.one.destroyed):
        room.one.deleteLater()
    assert not room.ring.isVisible()
    room.window.resize(room.window.width() + 9, room.window.height())
    qapp.focusChanged.connect(room.ring._on_focus_changed)


def test_a_window_that_is_not_in_front_shows_no_ring(room, qtbot):
    behind = QWidget()
    qtbot.addWidget(behind)
    field = QLineEdit(behind)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    ring = focus.install(behind)
    assert behind.focusWidget() is field
    assert not ring.isVisible()


def test_the_ring_takes_no_clicks_and_is_no_part_of_the_accessible_tree(room):
    room.one.setFocus(Qt.FocusReason.TabFocusReason)
    assert room.ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    tree = QAccessible.queryAccessibleInterface(room.window)
    assert tree.childCount() == 4


def test_the_ring_has_the_focus_colour_of_the_look(room, qapp):
    room.one.setFocus(Qt.FocusReason.TabFocusReason)
    for name, colour in (("light", "#1f5fb4"), ("high-contrast", "#ffd84a")):
        theme.apply(qapp, name)
        picture = room.window.grab().toImage()
        middle = room.ring.geometry().center().x()
        assert picture.pixelColor(middle, room.ring.y() + 1).name() == colour


def test_a_control_cut_by_a_scroll_area_has_a_ring_that_is_cut_too(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    area = QScrollArea()
    inside = QWidget()
    column = QVBoxLayout(inside)
    buttons = [QPushButton(str(n)) for n in range(20)]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(inside)
    QVBoxLayout(window).addWidget(area)
    window.resize(300, 200)
    ring = focus.install(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    area.verticalScrollBar().setValue(20)
    top = area.viewport().mapTo(window, area.viewport().rect().topLeft()).y()
    assert ring.y() == top
    area.verticalScrollBar().setValue(200)
    assert not ring.isVisible()


def test_when_the_program_ends_the_ring_watches_nobody_any_more(room, qapp):
    room.one.setFocus(Qt.FocusReason.TabFocusReason)
    qapp.aboutToQuit.emit()
    assert not room.ring.isVisible()
    room.one.move(room.one.x() + 7, room.one.y())
    assert not room.ring.isVisible()


def test_a_move_after_python_has_emptied_the_ring_is_no_error(room):
    room.one.setFocus(Qt.FocusReason.TabFocusReason)
    kept = dict(vars(room.ring))
    vars(room.ring).clear()  # as the end of the interpreter does, before Qt destroys the widgets
    room.one.move(room.one.x() + 7, room.one.y())
    vars(room.ring).update(kept)


# --- in sight --------------------------------------------------------------------------------------------------------
class LongPage:
    """A button above an area that scrolls, with a field near its top and one near its end."""

    def __init__(self, qtbot):
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        self.above, self.first, self.last = QPushButton("Above"), QPushButton("First"), QPushButton("Last")
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.addWidget(self.first)
        rows.addSpacing(900)
        rows.addWidget(self.last)
        self.area = QScrollArea()
        self.area.setWidget(content)
        self.area.setWidgetResizable(True)
        column.addWidget(self.above)
        column.addWidget(self.area)
        focus.install(self.window)
        self.window.resize(300, 300)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def is_seen(self, widget):
        return not widget.visibleRegion().isEmpty()


def test_tab_from_outside_scrolls_to_what_it_goes_to(qtbot):
    page = LongPage(qtbot)
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    page.above.setFocus(Qt.FocusReason.TabFocusReason)
    assert not page.is_seen(page.first)
    page.first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: page.is_seen(page.first))


def test_what_a_page_itself_points_to_is_scrolled_into_view(qtbot):
    page = LongPage(qtbot)
    page.above.setFocus(Qt.FocusReason.MouseFocusReason)
    page.last.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: page.is_seen(page.last))


def test_a_click_moves_nothing(qtbot):
    page = LongPage(qtbot)
    page.above.setFocus(Qt.FocusReason.TabFocusReason)
    page.last.setFocus(Qt.FocusReason.MouseFocusReason)
    QApplication.processEvents()
    QApplication.processEvents()
    assert page.area.verticalScrollBar().value() == 0


@pytest.mark.parametrize("look", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_no_other_line_than_the_ring_shows_the_focus_of_a_tick(qapp, qtbot, kind, look):
    theme.apply(qapp, look)
    page = QWidget()
    qtbot.addWidget(page)
    tick, other = kind("I have put my recovery key somewhere safe", page), QLineEdit(page)
    other.move(QPoint(0, 60))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    other.setFocus()
    without = tick.grab().toImage()
    QTest.keyClick(other, Qt.Key.Key_Tab)
    assert tick.hasFocus()
    assert tick.grab().toImage() == without


def test_a_control_outside_that_is_switched_off_moves_nothing(qtbot):
    page = LongPage(qtbot)
    page.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.above.setFocus(Qt.FocusReason.TabFocusReason)
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.above.setEnabled(False)
    assert page.first.hasFocus()
    QApplication.processEvents()
    QApplication.processEvents()
    assert bar.value() == bar.maximum()
