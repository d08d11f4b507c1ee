"""Every section of Settings fits the smallest window: no switch stands out of sight."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from dilator_app import i18n
from tests.cut import cut_off


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_section_is_wider_than_the_smallest_window(desk, language_put_back, language):
    desk.window.resize(1024, 680)
    with i18n.speaking(language):
        page = desk.page("settings")
        desk.settle()
        for place in range(page.stack.count()):
            page.stack.setCurrentIndex(place)
            QApplication.processEvents()
            area = page.stack.currentWidget()
            scroll = area if isinstance(area, QScrollArea) else area.findChild(QScrollArea)
            assert scroll is not None
            assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width(), place
            assert cut_off(scroll.widget()) == [], place
