"""A page on paper: where its sheets end."""

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument

from dilator_app.ui import paper_pages
from dilator_app.ui.pages.learn import printout
from tests.ui.pages.learn.reading import ENGLISH, open_page, print_to, settle

A4, LETTER = QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter


def last_lines(file):
    """Return the last line of each sheet, without its number."""
    sheets = (sheet.extract_text().splitlines() for sheet in PdfReader(file).pages)
    return [[line.strip() for line in lines if line.strip() and not line.strip().isdigit()][-1] for lines in sheets]


def printed(document, size, *, kept=True):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(size))
    (paper_pages.keep_headings(document, writer) if kept else document).print_(writer)
    del writer
    return io.BytesIO(buffer.data().data())


@pytest.mark.parametrize(
    ("name", "size"), [("who-helps", A4), ("treatment", A4), ("going-back", A4), ("lubricant", LETTER), ("exam", A4)]
)
def test_no_sheet_of_a_page_ends_with_a_heading(qapp, name, size):
    page = ENGLISH.page(name)
    headings = {page.title, *page.headings, "Sources"}
    assert not headings & set(last_lines(printed(printout.document(page, ENGLISH), size)))


def test_a_heading_goes_to_the_next_sheet_with_what_it_stands_over(qapp):
    for lines in range(20, 70):  # one of these ends a sheet with the heading
        document = QTextDocument()
        document.setHtml("<p>words</p>" * lines + "<h3>Heading</h3><ol><li>below it</li></ol>")
        if last_lines(printed(document, A4, kept=False))[0] == "Heading":
            assert last_lines(printed(document, A4))[0] == "words"
            return
    raise AssertionError("no sheet ends with the heading")


def test_what_goes_to_the_printer_ends_no_sheet_with_a_heading(reader, tmp_path, monkeypatch):
    kept = []
    keep = paper_pages.keep_headings
    monkeypatch.setattr(paper_pages, "keep_headings", lambda *given: kept.append(given) or keep(*given))
    open_page(reader, "who-helps")
    reader.article.print_page()
    settle()
    print_to(tmp_path / "page.pdf")
    assert len(kept) == 1
    assert "Sources" not in last_lines(tmp_path / "page.pdf")


def test_a_box_stands_apart_from_what_is_above_and_below_it(qapp):
    document = printout.document(ENGLISH.page("exam"), ENGLISH, "Slowly, please.")
    frames = document.rootFrame().childFrames()
    assert len(frames) >= 3
    for frame in frames:
        assert min(frame.frameFormat().topMargin(), frame.frameFormat().bottomMargin()) > 0
