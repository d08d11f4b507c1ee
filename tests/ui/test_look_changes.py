"""A page that is open stays whole when the look changes from light to dark."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from dilator_app import sample
from dilator_app.ui import theme
from dilator_app.ui.navigation import ENTRIES
from tests.cut import cut_off
from tests.makers import TODAY


def places(page):
    return {field: field.geometry() for field in page.findChildren(QLineEdit) if field.isVisible()}


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_nothing_is_cut_and_no_field_shrinks_when_the_look_changes(desk, qapp, name):
    sample.fill(desk.diary, TODAY, marked=False)
    page = desk.page(name)
    desk.settle()
    before = places(page)
    for look in ("dark", "light"):
        theme.apply(qapp, look)
        QApplication.processEvents()
        desk.settle()
        assert places(page) == before, look
        assert cut_off(page) == [], look
