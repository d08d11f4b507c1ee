import pytest

from dilator_app.education.marks import Kind, Mark, MarkError, split
from dilator_app.education.page import Disagreement, Drawing, ExamCard, Heading, Items, Paragraph, Question, WordCard
from dilator_app.education.parse import PageError, parse_blocks, parse_page

HEAD = """+++
title = "A page"
summary = "What it is for."
topic = "start"
order = 1
revision = 1
written = 2026-11-21

[sources]
medlineplus = 2018-04-19
wikipedia = "undated"
+++
"""


def blocks(text):
    return parse_blocks("a-page", text)


def test_a_mark_names_its_source_and_its_claim():
    text, marks = split("It hurts. {A18 B4r B82x O:hey.nhs.uk D1 default suggestion app}")
    assert text == "It hurts."
    assert [mark.kind for mark in marks] == [
        Kind.MEDLINEPLUS,
        Kind.RESTORED,
        Kind.DAMAGED,
        Kind.OUTSIDE,
        Kind.DISAGREE,
        Kind.DEFAULT,
        Kind.SUGGESTION,
        Kind.APP,
    ]
    assert marks[0] == Mark(Kind.MEDLINEPLUS, "medlineplus", 18)
    assert marks[3] == Mark(Kind.OUTSIDE, "hey.nhs.uk")
    assert marks[4].row == 1


def test_a_mark_reads_as_it_was_written():
    written = "A18 B4 B4r B82x A B Bx O:hey.nhs.uk D1 default suggestion app"
    assert " ".join(map(str, split(f"x {{{written}}}")[1])) == written


@pytest.mark.parametrize("name", ["C1", "Ar", "Br", "Ax", "A1r", "A1x", "O:", "nhs", "B1z"])
def test_a_mark_that_nobody_knows_is_refused(name):
    with pytest.raises(MarkError, match="unknown mark"):
        split(f"It hurts. {{{name}}}")


def test_every_kind_of_block_is_read_in_its_place():
    found = blocks("""
## A heading
One. {A1}
Two. {B2}

- An item {B3}
- Another {B4}
> disagree 7
> One side. {A5}
> The other. {B6}
> here: What we do. {app}
? What now?
!drawing breath-in Breathing in
| 1 The diaphragm. {B7}
!choice anatomy-inside Inside
| 1 The womb. {B8}
!card For a friend
| I have it. {suggestion}
!exam-card
| Please wait. {suggestion}
""")
    kinds = [Heading, Paragraph, Items, Disagreement, Question, Drawing, Drawing, WordCard, ExamCard]
    assert [type(block) for block in found] == kinds
    paragraph, items, disagreement = found[1:4]
    assert [s.text for s in paragraph.sentences] == ["One.", "Two."]
    assert [s.text for s in items.sentences] == ["An item", "Another"]
    assert disagreement.row == 7
    assert [s.text for s in disagreement.sides] == ["One side.", "The other."]
    assert [s.text for s in disagreement.here] == ["What we do."]
    assert [drawing.by_choice for drawing in found[5:7]] == [False, True]


def test_links_are_read_and_leave_the_words_alone():
    (paragraph,) = blocks("The [pelvic floor](term:pelvic-floor) and [more](page:breath). {app}")
    (sentence,) = paragraph.sentences
    assert sentence.text == "The pelvic floor and more."
    assert [(link.words, link.kind, link.target) for link in sentence.links] == [
        ("pelvic floor", "term", "pelvic-floor"),
        ("more", "page", "breath"),
    ]
    assert "".join(piece if isinstance(piece, str) else piece.words for piece in sentence.pieces()) == sentence.text


def test_a_mistake_is_told_with_its_page_and_line():
    with pytest.raises(PageError, match="a-page, line 15: unknown mark"):
        parse_page("a-page", HEAD + "\nFine. {app}\nNot fine. {Z9}\n")
    with pytest.raises(PageError, match="unknown directive"):
        blocks("!picture of something")
    with pytest.raises(PageError, match="begins with '> disagree' and its row"):
        blocks("> One side. {A5}")
    with pytest.raises(PageError, match="a line is missing"):
        blocks("!card For a friend\n\nI have it. {app}")


def test_a_page_without_its_facts_is_refused():
    with pytest.raises(PageError, match="two lines"):
        parse_page("a-page", "Just text. {app}")
    with pytest.raises(PageError, match="missing: \\['title'\\]"):
        parse_page("a-page", HEAD.replace('title = "A page"\n', "") + "\nText. {app}")
    with pytest.raises(PageError, match="unknown: \\['tittle'\\]"):
        parse_page(
            "a-page", HEAD.replace("title", "tittle", 1).replace("tittle", 'title = "x"\ntittle', 1) + "\nA. {app}"
        )
