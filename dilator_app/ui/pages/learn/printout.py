"""A page on paper: the same words, every mark spelled out behind its sentence, and the sources at the end."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QByteArray, QRectF, Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtSvg import QSvgRenderer

from dilator_app.education.library import Library
from dilator_app.education.page import (
    Block,
    Disagreement,
    Drawing,
    ExamCard,
    Heading,
    Items,
    Page,
    Paragraph,
    Question,
    Sentence,
    WordCard,
)
from dilator_app.i18n import _
from dilator_app.ui import paper_letters, theme
from dilator_app.ui.drawings import coloured
from dilator_app.ui.pages.learn import source_words
from dilator_app.ui.pages.learn.passage import Numbers

_BOX = '<table border="1" cellspacing="0" cellpadding="8" width="100%" style="margin-top:10px; margin-bottom:10px">'
_POINTS = 11
_DRAWING_WIDTH = 360
_SHARPNESS = 4  # picture points for each point on paper


def document(page: Page, library: Library, card: str = "") -> QTextDocument:
    """Return a page as it is printed. Drawings are drawn dark on white, and those behind a choice are left out.

    ``card``: the person's own words for an exam, which stand in the place of ours.
    """
    made = QTextDocument()
    made.setDefaultFont(paper_letters.font(_POINTS))
    for block in page.blocks:
        if isinstance(block, Drawing) and not block.by_choice:
            made.addResource(
                QTextDocument.ResourceType.ImageResource.value, QUrl(f"drawing:{block.name}"), _picture(block.name)
            )
    made.setHtml(html(page, library, card))
    return made


def html(page: Page, library: Library, card: str = "") -> str:
    """Return a page as simple HTML."""
    parts = [f"<h1>{escape(page.title)}</h1>", f"<p>{escape(page.summary)}</p>"]
    if page.opens_with:
        parts.append(f"<p><b>{escape(page.opens_with)}</b></p>")
    own = _own(card) if card else ""
    parts += [own if own and isinstance(block, ExamCard) else _of_block(block, library) for block in page.blocks]
    parts += ["<hr>", _paragraph(library.notice, library), f"<h3>{escape(_('Sources'))}</h3>", "<ol>"]
    for marks in Numbers(source_words.shown_on(page, library)).documents.values():
        entries = (source_words.entry(shown, library) for shown in marks)
        parts.append(f"<li>{'<br>'.join(f'<b>{escape(strong)}</b> {escape(rest)}' for strong, rest in entries)}</li>")
    parts += ["</ol>", f"<p>{escape(source_words.checked(page, library))}</p>"]
    return "\n".join(parts)


def _of_block(block: Block, library: Library) -> str:
    match block:
        case Heading():
            return f"<h2>{escape(block.text)}</h2>"
        case Paragraph():
            return _paragraph(block.sentences, library)
        case Items() | ExamCard():
            return _items(block.sentences, library)
        case Question():
            return f"<p><i>{escape(_('“{words}”').format(words=block.words))}</i></p>"
        case WordCard():
            return f"<h3>{escape(block.title)}</h3>{_paragraph(block.sentences, library)}"
        case Drawing():
            image = "" if block.by_choice else f'<p><img src="drawing:{block.name}" width="{_DRAWING_WIDTH}"></p>'
            # The title below: above it, a page could end between the two.
            lines = "<br>".join(_told([part], library) for part in block.sentences)
            return f"{image}<h3>{escape(block.title)}</h3><p>{lines}</p>"
        case Disagreement():
            lead = f"<b>{escape(_('What this means here:'))}</b> "
            inner = _paragraph(block.sides, library) + _paragraph(block.here, library, lead)
            title = f"<p><b>{escape(_('Sources disagree'))}</b></p>"
            return f"{_BOX}<tr><td>{title}{inner}</td></tr></table>"


def _own(card: str) -> str:
    return f"{_BOX}<tr><td>{escape(card).replace(chr(10), '<br>')}</td></tr></table>"


def _paragraph(sentences: Iterable[Sentence], library: Library, lead: str = "") -> str:
    return f"<p>{lead}{_told(sentences, library)}</p>"


def _items(sentences: Iterable[Sentence], library: Library) -> str:
    lines = "".join(f"<li>{_told([sentence], library)}</li>" for sentence in sentences)
    return f"<ul>{lines}</ul>"


def _told(sentences: Iterable[Sentence], library: Library) -> str:
    """Return sentences with their marks, none of which begins a line."""
    return escape(source_words.with_marks(sentences, library)).replace(" [", "&nbsp;[")


def _picture(name: str) -> QImage:
    renderer = QSvgRenderer(QByteArray(coloured(name, theme.on_paper())))
    size = renderer.defaultSize().scaled(
        _DRAWING_WIDTH * _SHARPNESS, _DRAWING_WIDTH * _SHARPNESS, Qt.AspectRatioMode.KeepAspectRatio
    )
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(theme.on_paper().color("on-accent"))
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image
