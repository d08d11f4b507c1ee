"""The file itself: tags, fonts, password, and how it is saved."""

import errno
import io
import os
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from dilator_app import i18n, paths
from dilator_app.errors import CouldNotWrite, WriteProblem, WrongUse
from dilator_app.report import html, one_page, pdf
from dilator_app.report.summary_page import Facts, Material, page_data
from tests.report.four_weeks import FOUR_WEEKS
from tests.report.materials import last_days, sample_material
from tests.report.reading import kinds, opened, tags, text_of


# --- the file --------------------------------------------------------------------------------------------------------
def test_the_file_says_nothing_about_itself_but_a_neutral_title(sample_pdf):
    reader = opened(sample_pdf)
    assert dict(reader.metadata) == {"/Title": "Practice summary", "/Creator": "Typst 0.15.0"}
    xmp = reader.xmp_metadata
    assert xmp.dc_title == {"x-default": "Practice summary"}
    assert xmp.dc_creator == []
    assert xmp.xmp_create_date is None
    assert xmp.dc_language == ["en"]
    assert pdf.file_name(date(2026, 11, 12)) == "summary-2026-11-12.pdf"


def test_it_is_the_same_file_every_time(sample_pdf):
    assert one_page.as_pdf(sample_material(), FOUR_WEEKS) == sample_pdf


def test_it_is_tagged_for_screen_readers(sample_pdf):
    reader = opened(sample_pdf)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    found = kinds(sample_pdf)
    assert found.count("/H1") == 1
    assert found.count("/H2") >= 12
    assert found.count("/Table") >= 4
    assert found.count("/TH") >= 20
    (chart,) = [tag for tag in tags(sample_pdf) if tag["/S"] == "/Figure"]
    assert "At 22 mm: first three 3, 3 with numbing gel, 4; last three 2, 3, 2." in chart["/Alt"]


def test_other_readers_find_nothing_wrong_with_it(sample_pdf):
    with pikepdf.open(io.BytesIO(sample_pdf)) as reader:
        assert reader.check_pdf_syntax() == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed here")
@pytest.mark.parametrize("password", [None, "four quiet ferns"])
def test_qpdf_finds_nothing_wrong_with_it(sample_pdf, tmp_path, password):
    file = tmp_path / "page.pdf"
    file.write_bytes(sample_pdf if password is None else pdf.with_password(sample_pdf, password))
    given = [f"--password={password}"] if password else []
    told = subprocess.run(["qpdf", *given, "--check", file], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert "WARNING" not in told.stderr
    assert "No syntax or stream encoding errors found" in told.stdout


def test_its_fonts_are_ours_and_inside_it(sample_pdf):
    fonts = [font.get_object() for font in opened(sample_pdf).pages[0]["/Resources"]["/Font"].values()]
    assert {str(font["/BaseFont"]).split("+")[1].split("-")[0] for font in fonts} == {"SourceSansPro"}
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(described)


def test_the_chart_is_drawn_and_no_picture(sample_pdf):
    assert list(opened(sample_pdf).pages[0].images) == []


def test_it_can_be_read_without_colour():
    shades = []
    for band in page_data(Facts(sample_material(), FOUR_WEEKS))["bar"]["bands"]:
        red, green, blue = (int(band["fill"][at : at + 2], 16) / 255 for at in (1, 3, 5))
        shades.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    assert shades == sorted(shades, reverse=True)
    assert all(light - dark > 0.05 for light, dark in pairwise(shades))


def test_the_preview_has_the_pages_of_the_file_at_their_size():
    options = replace(FOUR_WEEKS, session_list=True)
    shown = one_page.as_pictures(sample_material(), options, 72)
    assert [Image.open(io.BytesIO(page)).size for page in shown] == [(595, 842)] * 2


def test_making_a_page_leaves_nothing_on_the_disk_and_reads_nothing_of_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data.json").write_text("not ours")
    one_page.as_pdf(Material(), last_days(28))
    assert [p.name for p in tmp_path.iterdir()] == ["data.json"]
    assert {p.suffix for p in (paths.resources() / "report").iterdir()} == {".typ"}


def test_the_window_speaks_its_own_language_again_afterwards(monkeypatch):
    i18n.activate("en", "en_GB")
    one_page.as_pdf(Material(), replace(FOUR_WEEKS, language="es"))
    assert i18n.current_locale() == "en_GB"


# --- password --------------------------------------------------------------------------------------------------------
def test_a_password_is_the_only_way_in_and_the_tags_stay(sample_pdf):
    locked = pdf.with_password(sample_pdf, "Grüße, 12 Fische")
    for wrong in ("", "Grüße"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(locked), password=wrong)
    with pikepdf.open(io.BytesIO(locked), password="Grüße, 12 Fische") as opened_again:
        assert opened_again.encryption.bits == 256
        assert "/StructTreeRoot" in opened_again.Root
        assert opened_again.allow.accessibility
    assert b"Practice" not in locked


def test_a_password_typed_in_another_form_of_the_same_letters_opens_it(sample_pdf):
    locked = pdf.with_password(sample_pdf, unicodedata.normalize("NFD", "Grüße"))
    with pikepdf.open(io.BytesIO(locked), password="Grüße"):
        pass


@pytest.mark.parametrize("password", ["", "x" * 128, "ü" * 64])
def test_a_password_that_readers_would_cut_is_refused(sample_pdf, password):
    with pytest.raises(WrongUse):
        pdf.with_password(sample_pdf, password)


# --- saving ----------------------------------------------------------------------------------------------------------
def test_a_saved_page_is_whole_and_for_this_user_alone(tmp_path):
    target = tmp_path / "summary.pdf"
    target.write_bytes(b"an older one, longer than the new one")
    pdf.save(b"%PDF new", target)
    assert target.read_bytes() == b"%PDF new"
    assert [p.name for p in tmp_path.iterdir()] == ["summary.pdf"]
    assert os.name != "posix" or target.stat().st_mode & 0o077 == 0


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path):
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    pdf.save(b"new", link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("place", "problem"),
    [("no/such/folder.pdf", WriteProblem.NO_FOLDER), (".", WriteProblem.DENIED)],
)
def test_a_place_that_cannot_be_written_is_named_for_what_it_is(tmp_path, place, problem):
    with pytest.raises(CouldNotWrite) as told:
        pdf.save(b"x", tmp_path / place)
    assert told.value.problem is problem


def test_a_folder_that_is_there_and_takes_no_file_is_not_said_to_be_missing(tmp_path):
    refused = FileNotFoundError(errno.ENOENT, "as /proc says", str(tmp_path / "x.pdf"))
    assert CouldNotWrite.from_os(refused).problem is WriteProblem.DENIED


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, WriteProblem.FULL),
        (errno.EROFS, WriteProblem.READ_ONLY),
        (errno.EACCES, WriteProblem.DENIED),
        (errno.EIO, WriteProblem.FAILED),
    ],
)
def test_a_disk_that_refuses_leaves_the_older_file_and_nothing_else(tmp_path, monkeypatch, number, problem):
    target = tmp_path / "summary.pdf"
    target.write_bytes(b"old")

    def refuse(*_):
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CouldNotWrite) as told:
        pdf.save(b"new", target)
    assert told.value.problem is problem
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_device_is_written_to_and_never_replaced():
    with pytest.raises(CouldNotWrite) as told:
        pdf.save(b"x", Path("/dev/full"))
    assert told.value.problem is WriteProblem.FULL
    assert not Path("/dev/full").is_file()


def test_no_sentence_in_spanish_with_inches_ends_in_two_full_stops():
    options = replace(last_days(28), language="es", inches=True)
    material = sample_material()
    text = text_of(one_page.as_pdf(material, options))
    assert "0,866 in" in text
    assert ".." not in text.replace("…", "")
    assert ".." not in html.as_html(material, options)
