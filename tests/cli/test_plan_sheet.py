"""The plan sheet at a terminal: blank for the clinic's drawer, or filled with the plan in force."""

import pikepdf
import pytest

from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder, Held
from tests.makers import PASSPHRASE, FixedClock, make_plan, make_set
from tests.report.reading import text_of


def values(file) -> dict[str, str]:
    with pikepdf.open(file) as pdf:
        return {str(field["/T"]): str(field.get("/V", "")) for field in pdf.Root.AcroForm.Fields}


def test_a_blank_sheet_needs_no_diary_and_no_passphrase(run, tmp_path, own_places):
    code, out, err = run("plan-sheet", "-o", tmp_path / "sheet.pdf", "--blank")
    assert (code, out, err) == (0, f"{tmp_path / 'sheet.pdf'}\n", "")
    assert values(tmp_path / "sheet.pdf")["size"] == ""
    assert not own_places.diary.exists()


def test_a_blank_sheet_does_not_look_at_a_diary_that_somebody_else_holds(run, tmp_path, folder):
    with Held(folder):
        assert run("--diary", folder.path, "plan-sheet", "-o", tmp_path / "sheet.pdf", "--blank")[0] == 0


def test_a_sheet_holds_the_plan_in_force(run, tmp_path, folder, diary, key):
    diary.save(make_set(), make_plan(22, minutes=10, own_words="Rest at the opening first."))
    diary.close()
    code, out, err = run(
        "--diary",
        folder.path,
        "--passphrase-file",
        key,
        "plan-sheet",
        "-o",
        tmp_path / "sheet.pdf",
        "--paper",
        "letter",
    )
    assert (code, out, err) == (0, f"{tmp_path / 'sheet.pdf'}\n", "Anyone who has this file can read it.\n")
    found = values(tmp_path / "sheet.pdf")
    assert (found["size"], found["minutes"], found["own_words"]) == ("22", "10", "Rest at the opening first.")
    with pikepdf.open(tmp_path / "sheet.pdf") as pdf:
        assert float(pdf.pages[0].mediabox[3]) == 792


def test_a_sheet_that_left_the_diary_is_remembered_there(run, tmp_path, folder, diary, key):
    diary.save(make_set(), make_plan())
    diary.close()
    run("--diary", folder.path, "--passphrase-file", key, "plan-sheet", "-o", tmp_path / "sheet.pdf")
    again = Diary.unlock(DiaryFolder(folder.path), PASSPHRASE, FixedClock())
    assert [(e.path, e.kind) for e in again.exports()] == [(str(tmp_path / "sheet.pdf"), "plan-sheet")]
    again.close()


def test_without_a_plan_the_sheet_is_blank_and_says_so(run, tmp_path, folder, diary, key):
    diary.close()
    code, _, err = run("--diary", folder.path, "--passphrase-file", key, "plan-sheet", "-o", tmp_path / "sheet.pdf")
    assert (code, err) == (0, "No plan is entered, so the sheet is blank.\n")
    assert values(tmp_path / "sheet.pdf")["minutes"] == ""


def test_the_sample_says_that_it_is_invented(run, tmp_path):
    code, _, _ = run("--sample", "plan-sheet", "-o", tmp_path / "sheet.pdf")
    assert code == 0
    assert "Sample, invented." in text_of((tmp_path / "sheet.pdf").read_bytes())


def test_a_sheet_goes_to_standard_output_where_that_is_a_device(run):
    assert run("plan-sheet", "-o", "/dev/null", "--blank")[0] == 0


@pytest.mark.parametrize("missing", [["plan-sheet"], ["plan-sheet", "-o", "x.pdf", "--paper", "a5"]])
def test_wrong_options_end_with_two(run, missing):
    assert run(*missing)[0] == 2


def test_no_diary_there_ends_with_nine(run, tmp_path):
    code, _, err = run("--diary", tmp_path / "none", "plan-sheet", "-o", tmp_path / "sheet.pdf")
    assert (code, "There is no diary in this folder." in err) == (9, True)
    assert not (tmp_path / "sheet.pdf").exists()


def test_a_wrong_passphrase_ends_with_three(run, tmp_path, folder):
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("not the passphrase")
    code, _, _ = run("--diary", folder.path, "--passphrase-file", wrong, "plan-sheet", "-o", tmp_path / "sheet.pdf")
    assert code == 3


def test_a_diary_in_use_ends_with_five(run, tmp_path, folder, key):
    with Held(folder):
        arguments = ("--diary", folder.path, "--passphrase-file", key, "plan-sheet", "-o", tmp_path / "sheet.pdf")
        assert run(*arguments)[0] == 5


def test_a_place_that_cannot_be_written_ends_with_seven(run, tmp_path):
    code, _, err = run("plan-sheet", "-o", tmp_path / "no" / "sheet.pdf", "--blank")
    assert (code, "That folder does not exist." in err) == (7, True)


def test_the_help_has_an_example(run):
    code, out, _ = run("plan-sheet", "--help")
    assert (code, "fernlight plan-sheet -o plan-sheet.pdf --blank" in out) == (0, True)
