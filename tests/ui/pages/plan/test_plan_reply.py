"""The plan as twelve lines of text, and a reply to it: shown beside the old one, nothing applied before Save."""

import pytest
from PySide6.QtGui import QGuiApplication

from dilator_app import plan_words
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.plan import PlanLine
from dilator_app.domain.plan_text import as_text
from dilator_app.ui.pages.plan.paste_dialog import PasteDialog
from tests.desk import Desk
from tests.makers import make_set
from tests.ui.pages.plan.on_the_page import NOUR, from_clinician, saved


@pytest.fixture
def reply(desk: Desk):
    """Paste a reply to the plan of October."""

    def paste(text: str, *records):
        desk.diary.save(make_set(), *(records or (from_clinician(),)))
        page = desk.page("plan")
        desk.click("Paste a reply")
        desk.dialog(PasteDialog).field.set_text(text)
        desk.click("Look at it")
        return page

    return paste


def test_the_plan_is_copied_as_twelve_lines_and_says_where_it_is_now(desk):
    desk.diary.save(make_set(), from_clinician(sore_day="Breathing"))
    desk.page("plan")
    desk.click("Copy plan as text")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 12
    assert (lines[0], lines[7]) == ("1. Size to practise at: 22 mm", "8. On a sore day: Breathing")
    assert "They are outside the diary now" in desk.words()


def test_a_reply_is_shown_old_beside_new_and_nothing_is_applied_before_save(reply, desk):
    page = reply("Hello,\n3. 12 min\n5. Breathing: 5 in, 7 out\nSlowly, please.\n")
    rows = page.new_plan.rows
    assert (rows[2].now.text(), rows[2].text()) == ("10 minutes", "12 minutes")
    assert rows[4].text() == "5 s in, 7 s out, 5 breaths"
    assert rows[3].text() == ""
    assert [p.minutes for p in desk.diary.plans()] == [10]
    page.new_plan.source.who.setText("Nour")
    desk.click("Save plan")
    assert (saved(desk).minutes, saved(desk).pattern) == (12, BreathPattern(5, 7))
    assert saved(desk).origins[PlanLine.MINUTES] == NOUR


def test_lines_that_are_not_understood_are_kept_as_instructions(reply, desk):
    page = reply("3. twelve or so\nSlowly, please.", from_clinician(own_words="Rest at the opening."))
    kept = "Rest at the opening.\nAbout how long: twelve or so\nSlowly, please."
    assert page.new_plan.rows[8].text() == kept
    assert "Lines that are not part of a plan stand on line 9, as they were written." in desk.words()
    desk.click("Save plan")
    assert (saved(desk).own_words, saved(desk).minutes) == (kept, 10)


def test_a_copied_plan_that_comes_back_quoted_says_nothing_by_itself(reply, desk):
    values = [plan_words.line_value(from_clinician(), number) for number in range(1, 13)]
    quoted = "\n".join(f"> {line}" for line in as_text(plan_words.line_names(), values).split("\n"))
    page = reply(f"Looks good to me.\n{quoted}")
    assert [row.line for row in page.new_plan.rows if row.text()] == [9]
    assert page.new_plan.rows[8].text() == "Looks good to me."


def test_a_rule_above_the_limit_and_the_last_line_alone_are_shown_as_they_were_said(reply):
    page = reply("6. 2 of 10\n11. 3 in a row, pain 3\n12. pelvic drops yes")
    assert page.new_plan.rows[5].text() == "2 of 10"
    assert page.new_plan.rows[10].text().startswith("3 sessions in a row at this size, worst pain 3")
    assert page.new_plan.rows[11].text() == "pelvic drops yes"


def test_a_size_of_the_reply_that_nobody_has_is_named(reply, desk):
    reply("1. 40 mm")
    assert "No size of your set is 40 mm." in desk.words()


def test_an_empty_reply_and_one_that_is_no_reply_are_told(reply, desk):
    reply("  \n")
    assert "There is nothing here yet." in desk.words()
    dialog = desk.dialog(PasteDialog)
    dialog.field.set_text("a" * 20_001)
    desk.click("Look at it")
    assert "This is longer than any reply to a plan. Please paste less of it." in desk.words()
    assert len(dialog.field.text()) == 20_001
