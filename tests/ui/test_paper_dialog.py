"""Plan sheet and paper log as a person gets them: looked at, saved under a neutral name, printed."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QLineEdit

from dilator_app.domain.plan import PlanLine
from dilator_app.domain.preferences import Preferences, Word
from dilator_app.ui import leaving
from dilator_app.ui.paper_dialog import PaperDialog
from tests.cut import cut_off
from tests.desk import Desk
from tests.makers import CLINICIAN, make_plan, make_set
from tests.report.reading import opened, text_of

PLAN = make_plan(22, minutes=10, own_words="Rest at the opening.", origins=dict.fromkeys(PlanLine, CLINICIAN))


@pytest.fixture
def sheet(desk: Desk):
    """Open the plan sheet from the Plan page, with these records in the diary."""

    def show(*records) -> PaperDialog:
        desk.diary.save(make_set(), *records)
        desk.page("plan")
        desk.click("Print a plan sheet")
        dialog = desk.dialog(PaperDialog)
        desk.settle()
        return dialog

    return show


def saved(desk: Desk, dialog: PaperDialog, folder) -> bytes:
    desk.click("Save as PDF")
    chooser = desk.dialog(QFileDialog)
    name = chooser.selectedFiles()[0].rsplit("/", 1)[-1]
    chooser.close()
    dialog.save_to(folder / name)
    desk.settle()
    return (folder / name).read_bytes()


def picture(dialog: PaperDialog) -> QImage:
    return dialog.preview._picture


# --- the plan sheet --------------------------------------------------------------------------------------------------
def test_the_plan_in_force_is_on_the_sheet_with_its_origins(sheet, desk, tmp_path):
    pdf = saved(desk, sheet(PLAN), tmp_path)
    fields = opened(pdf).get_fields()
    assert (str(fields["minutes"]["/V"]), str(fields["own_words"]["/V"])) == ("10", "Rest at the opening.")
    assert "About how long Ines Okafor, 15 Oct" in text_of(pdf)
    assert "Saved as plan-sheet.pdf. The file is outside the diary now, and yours to guard." in desk.words()
    (export,) = desk.diary.exports()
    assert (export.path, export.kind) == (str(tmp_path / "plan-sheet.pdf"), "plan-sheet")


def test_a_blank_one_holds_nothing_of_the_diary(sheet, desk, tmp_path):
    dialog = sheet(PLAN)
    before = picture(dialog)
    desk.click("Blank")
    desk.settle()
    assert picture(dialog) != before, "the picture follows"
    pdf = saved(desk, dialog, tmp_path)
    assert "Ines" not in text_of(pdf)
    assert str(opened(pdf).get_fields()["minutes"].get("/V", "")) == ""


def test_without_a_plan_there_is_the_blank_one_alone(sheet, desk):
    dialog = sheet()
    assert not dialog.which.isVisible()
    assert dialog.sheet.name == "Blank"


def test_what_is_typed_and_not_saved_is_not_on_the_sheet(desk, tmp_path):
    desk.diary.save(make_set(), PLAN)
    desk.page("plan").fields.minutes.set_number(30)
    desk.click("Print a plan sheet")
    pdf = saved(desk, desk.dialog(PaperDialog), tmp_path)
    assert str(opened(pdf).get_fields()["minutes"]["/V"]) == "10"


def test_the_sheet_can_be_letter_and_speaks_of_trainers_and_inches(sheet, desk, tmp_path):
    desk.diary.save_preferences(Preferences(word=Word.TRAINER, inches=True))
    dialog = sheet(PLAN)
    desk.click("Letter")
    desk.click("Blank")
    pdf = saved(desk, dialog, tmp_path)
    assert float(opened(pdf).pages[0].mediabox.width) == pytest.approx(612)
    assert "For trainer practice at home." in text_of(pdf)
    assert text_of(pdf).count(" in ") >= 2


def test_a_text_that_is_too_long_for_paper_is_told(sheet, desk):
    sheet(make_plan(22, own_words="word " * 700))
    assert "A text is too long for its place on paper; the file’s field holds all of it." in desk.words()


def test_a_folder_that_takes_no_file_is_a_problem_and_no_loss(sheet, desk, tmp_path):
    dialog = sheet(PLAN)
    dialog.save_to(tmp_path / "none" / "plan-sheet.pdf")
    desk.settle()
    assert desk.diary.exports() == []
    assert dialog.save_button.isEnabled()


def test_printing_asks_the_system_and_lists_a_file_that_is_made_instead_of_paper(sheet, desk, tmp_path):
    dialog = sheet(PLAN)
    desk.click("Print")
    desk.settle()
    chooser = desk.dialog(QPrintDialog)
    assert chooser.printer().docName() == "plan-sheet"
    chooser.findChild(QLineEdit, "filename").setText(str(tmp_path / "out.pdf"))
    chooser.accept()
    assert leaving.saved_words(tmp_path / "out.pdf") in desk.words(dialog)
    assert [Path(export.path).name for export in desk.diary.exports()] == ["out.pdf"]
    (page,) = opened((tmp_path / "out.pdf").read_bytes()).pages
    assert float(page.mediabox.height) == pytest.approx(842, abs=1)
    assert len(page.images) == 1
    image = page.images[0].image
    assert image.width / image.height == pytest.approx(595 / 842, abs=0.01), "the whole sheet, not squeezed"


def test_everything_about_the_sheet_can_be_read(sheet):
    dialog = sheet(make_plan(22, own_words="word " * 700))
    assert dialog.height() <= 680
    assert cut_off(dialog) == []


# --- the paper log ---------------------------------------------------------------------------------------------------
def test_the_paper_log_is_a_click_away_on_the_plan_page(desk, tmp_path):
    desk.page("plan")
    desk.click("Print a paper log")
    dialog = desk.dialog(PaperDialog)
    desk.settle()
    assert not picture(dialog).isNull()
    pdf = saved(desk, dialog, tmp_path)
    assert "Paper log" in text_of(pdf)
    assert [(e.kind, e.path.rsplit("/", 1)[-1]) for e in desk.diary.exports()] == [("paper-log", "paper-log.pdf")]


@pytest.mark.parametrize("answer", ["accept", "reject"])
def test_after_printing_the_keyboard_stands_on_print(sheet, desk, tmp_path, answer):
    dialog = sheet()
    desk.tab_to("Print")
    desk.press("Return")
    desk.settle()
    chooser = desk.dialog(QPrintDialog)
    chooser.findChild(QLineEdit, "filename").setText(str(tmp_path / "paper.pdf"))
    getattr(chooser, answer)()
    desk.settle()
    assert dialog.print_button.hasFocus()
