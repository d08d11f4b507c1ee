import itertools
import subprocess
import sys

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dilator_app import tokens
from dilator_app.ui import theme

ROLES = [role for role in QPalette.ColorRole if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)]
GROUPS = [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled]


def every_plain_widget():
    page = QWidget()
    column = QVBoxLayout(page)
    table = QTableWidget(2, 2)
    inside = QWidget()
    QVBoxLayout(inside).addWidget(QLabel("inside"))
    area = QScrollArea()
    area.setWidget(inside)
    plain = [
        QLineEdit("line"),
        QPlainTextEdit("text"),
        QSpinBox(),
        QDateEdit(QDate(2026, 11, 12)),
        QCheckBox("tick"),
        QRadioButton("radio"),
        QPushButton("press"),
        QToolButton(),
        QCalendarWidget(),
        table,
        area,
    ]
    combo = QComboBox()
    combo.addItems(["one", "two"])
    for widget in (*plain, combo):
        column.addWidget(widget)
    return page


def colours_of(widget):
    image = widget.grab().toImage()
    return {image.pixel(x, y) & 0xFFFFFF for x, y in itertools.product(range(image.width()), range(image.height()))}


def is_default_grey(colour):
    red, green, blue = colour >> 16, colour >> 8 & 0xFF, colour & 0xFF
    return red == green == blue and 0xB0 <= red <= 0xFA


@pytest.mark.parametrize("name", tokens.THEMES)
def test_every_palette_role_has_a_colour_of_the_look(qapp, name):
    theme.apply(qapp, name)
    own = {colour.lower() for colour in tokens.colours(name).values()}
    shown = {(group, role): qapp.palette().color(group, role).name() for group in GROUPS for role in ROLES}
    assert {place: colour for place, colour in shown.items() if colour not in own} == {}


def test_placeholder_accent_and_disabled_words_are_told_apart(qapp):
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.PlaceholderText).name() == "#55615a"
    assert palette.color(QPalette.ColorRole.Accent).name() == "#2a6650"
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == "#8b928b"


def test_no_plain_widget_shows_the_default_grey(qtbot):
    page = every_plain_widget()
    qtbot.addWidget(page)
    page.resize(500, 900)
    assert sorted(hex(colour) for colour in colours_of(page) if is_default_grey(colour)) == []


@pytest.mark.parametrize("make", [QMenu, QDialog])
def test_windows_of_their_own_show_no_default_grey_either(qtbot, make):
    window = make()
    qtbot.addWidget(window)
    if isinstance(window, QMenu):
        window.addAction("Copy")
        window.addSeparator()
        window.addAction("Paste").setEnabled(False)
    window.resize(200, 100)
    assert sorted(hex(colour) for colour in colours_of(window) if is_default_grey(colour)) == []


def test_a_new_look_reaches_a_widget_that_is_already_there(qapp, qtbot):
    box = QCheckBox("tick")
    box.setChecked(True)
    qtbot.addWidget(box)
    assert int("2a6650", 16) in colours_of(box)
    theme.apply(qapp, "dark")
    assert int("8cc7a7", 16) in colours_of(box)


def test_whoever_is_no_widget_hears_of_a_new_look(qapp, qtbot):
    with qtbot.waitSignal(theme.signals.changed):
        theme.apply(qapp, "dark")


def test_the_system_look_follows_the_system(qapp):
    theme.apply(qapp, "system")
    assert theme.current() == theme.system_theme(qapp)
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    scheme = qapp.styleHints().colorScheme()
    expected = "dark" if scheme == Qt.ColorScheme.Dark else "light"
    assert theme.current().name == expected
    qapp.styleHints().unsetColorScheme()


def test_a_chosen_look_does_not_follow_the_system(qapp):
    theme.apply(qapp, "light")
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    assert theme.current().name == "light"
    qapp.styleHints().unsetColorScheme()


def test_the_systems_own_contrast_theme_gives_its_colours():
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#202000"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    look = theme.in_system_colours(palette)
    assert look.name == "high-contrast"
    assert (look.hex("surface"), look.hex("surface-raised"), look.hex("text")) == ("#202000", "#202000", "#ffff00")


def test_words_are_set_in_our_own_font_at_the_size_of_their_role():
    font = theme.current().font("title-1")
    info = QFontInfo(font)
    assert (info.family(), info.pixelSize()) == ("Source Sans Pro", 32)


def test_semibold_is_a_face_of_its_own_and_wider():
    look = theme.current()
    plain = QFontMetricsF(look.font("body")).horizontalAdvance("Nothing to catch up")
    strong = QFontMetricsF(look.font("body", strong=True)).horizontalAdvance("Nothing to catch up")
    assert strong > plain


def test_all_digits_share_one_width():
    metrics = QFontMetricsF(theme.current().font("session-timer"))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("name", tokens.THEMES)
def test_the_style_sheet_names_only_colours_of_the_look(qapp, name):
    theme.apply(qapp, name)
    sheet = theme.current().style_sheet()
    assert "@" not in sheet.split("*/", 1)[1]
    own = {colour.lower() for colour in tokens.colours(name).values()}
    used = {word.strip(";,)").lower() for word in sheet.split() if word.startswith("#") and len(word.strip(";,)")) == 7}
    assert used <= own


def test_the_drawings_of_the_style_sheet_can_be_read(qapp):
    from PySide6.QtCore import QFile

    sheet = theme.current().style_sheet()
    named = [part.split(")")[0] for part in sheet.split("url(")[1:]]
    assert named
    assert [path for path in named if not QFile.exists(path)] == []


def test_the_first_window_does_not_wait_for_what_it_does_not_show():
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from dilator_app.ui import theme, focus\n"
        "from dilator_app.ui.widgets import buttons, card\n"
        "from dilator_app.ui.widgets.fields import PassphraseField, TextLine\n"
        "theme.register_fonts()\n"
        "theme.apply(app, 'system')\n"
        "late = {'PySide6.QtSvg', 'babel', 'dilator_app.ui.widgets.fields.moment'}\n"
        "print(sorted(late & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
