"""What a search found is marked wherever it stands: in the list, in a title, in a heading, in a question."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from dilator_app.ui import theme
from dilator_app.ui.pages.learn.marked_label import MarkedLabel
from tests.ui.pages.learn.reading import settle


def find(reader, typed):
    reader.search.setText(typed)
    settle()
    return reader.contents.rows


def open_found(reader, typed, name):
    find(reader, typed)
    reader.show_page(name)
    settle()
    return [words for words in reader.article._scroll.findChildren(MarkedLabel) if words.found]


def marked(words):
    return [words.text()[start:end] for start, end in words.found]


def ground(widget, at: QRect):
    """How many points of a place have the colour of found words."""
    picture, wanted = widget.grab(at).toImage(), theme.current().color("leaf-1").rgb()
    return sum(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))


def test_a_word_that_was_found_in_the_title_is_marked_there_in_the_list(reader):
    (row,) = [row for row in find(reader, "squeeze") if row.name == "squeeze"]
    lines = row.title_lines(row.width())
    assert [
        line[slice(*span)] for line, spans in zip(lines, row.title_spans(row.width()), strict=True) for span in spans
    ] == ["Squeeze"]
    title = QRect(0, 0, row.width(), 30)
    assert ground(row, title) > 100
    reader.search.clear()
    settle()
    (row,) = [row for row in reader.contents.rows if row.name == "squeeze"]
    assert ground(row, title) == 0


def test_a_title_in_two_lines_marks_the_word_in_its_own_line(reader):
    (row,) = [row for row in find(reader, "menopause") if row.name == "dryness"]
    row.resize(330, row.height())
    lines = row.title_lines(330)
    assert len(lines) == 2
    found = [line[slice(*span)] for line, spans in zip(lines, row.title_spans(330), strict=True) for span in spans]
    assert found == ["menopause"]


def test_found_words_are_marked_in_the_title_the_summary_and_the_headings_of_a_page(reader):
    words = open_found(reader, "pelvic let", "squeeze")
    title = next(one for one in words if one.text() == "Squeeze or let go?")
    assert marked(title) == ["let"]
    assert ["pelvic"] in [marked(one) for one in words if one.text().startswith("Two views")]
    assert ["Letting"] in [marked(one) for one in words if one.text() == "Letting go on purpose"]
    (place,) = title.found_places()
    before = title.fontMetrics().horizontalAdvance("Squeeze or ")
    assert abs(place.left() - before) < 4
    assert ground(title, place.toRect()) > 100


def test_a_found_word_in_a_question_is_marked_and_the_question_can_still_be_selected(reader):
    words = open_found(reader, "breathing", "breath")
    (question,) = [one for one in words if one.text().startswith("“")]
    assert marked(question) == ["breathing"]
    assert question.textInteractionFlags()


@pytest.mark.parametrize("width", [200, 320, 640])
def test_a_mark_stands_behind_its_word_in_whatever_line_it_is(qtbot, width):
    said = MarkedLabel("One two three four five six seven eight nine ten eleven twelve thirteen", "title-2", "text")
    said.wrap_lines()
    qtbot.addWidget(said)
    said.resize(width, said.heightForWidth(width))
    said.show()
    QApplication.processEvents()
    start = said.text().index("eleven")
    plain = said.grab().toImage()
    said.mark_words([(start, start + len("eleven"))])
    (place,) = said.found_places()
    assert said.rect().contains(place.toRect())
    inked = said.grab(place.toRect()).toImage()
    before = plain.copy(place.toRect())
    letters = sum(
        before.pixel(x, y) != before.pixel(0, 0) for x in range(before.width()) for y in range(before.height())
    )
    assert letters > 50, "the word stands there"
    assert inked != before
    edge = plain.copy(place.toRect().adjusted(-3, 0, -place.toRect().width() + 1, 0))
    assert all(edge.pixel(0, y) == plain.pixel(0, 0) for y in range(edge.height())), "a space stands before it"


def test_a_page_opens_at_its_title_where_that_was_found(reader):
    open_found(reader, "squeeze", "squeeze")
    assert reader.article._scroll.verticalScrollBar().value() == 0


def test_a_word_of_the_glossary_is_not_said_twice_in_its_row(reader):
    for typed, word, means in (
        ("kegel", "Kegel", "To squeeze the pelvic floor and let it go."),
        ("dilator", "dilator", "A smooth object from a set of sizes, shaped like a tampon."),
    ):
        (row,) = [row for row in find(reader, typed) if row.name.startswith("glossary:") and row.told.title == word]
        assert row.told.summary == means


def test_another_name_of_a_word_says_why_it_was_found(reader):
    (row,) = [row for row in find(reader, "genito") if row.told.title == "GPPPD"]
    assert row.told.summary == "genito-pelvic pain/penetration disorder"
    assert row.told.title_spans == ()
