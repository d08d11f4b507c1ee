"""Fields that can be typed into, put into a page that Typst has set.

The template marks the place of each field with a link whose target is ``field:NAME``. Every link becomes a widget: it
keeps its rectangle, its place in the structure tree (``Link`` becomes ``Form``, which holds the widget alone), its
place in the parent tree and with it the order of the Tab key, and it gets a name to be read out. What stands in a field
is drawn here, with an embedded font; once somebody types into it, their program draws it. Words with letters that this
font lacks, Arabic ones for instance, are printed by Typst below the field, which covers them when it is typed into.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dilator_app.report.form_font import FormFont
from dilator_app.report.printable import MARK, isolated, printable

if TYPE_CHECKING:
    import pikepdf

LINK = "field:"
TEXT_SIZE = 10.0
SMALLEST = 8.0
SIDE = 2.0
"""From the edge of a field to its words, in points."""
BELOW_BASELINE = 3.2
"""From the base line of the words to the line below them; as in the template."""
_PITCH = 1.2  # from line to line, of their size
_MULTILINE = 1 << 12
_TICK = "q 1.3 w 1 J 1 j {ink} RG 2.6 {a} m 4.7 {b} l 8.6 {c} l S Q"
_TICK_AT = (5.8, 8.0, 3.2)
"""Heights of the tick from the top of its box; as in the template."""
_INK = "0.122 0.169 0.149"


class Kind(StrEnum):
    """What a field takes."""

    LINE = "line"
    TICK = "tick"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. ``meaning`` is what a screen reader says; a tick with any ``value`` is ticked."""

    name: str
    meaning: str
    kind: Kind = Kind.LINE
    value: str = ""
    centred: bool = False
    most: int = 80
    is_printed: bool = False
    """Whether the page itself shows the value, so that the field draws nothing."""
    short: str = ""
    """What the field draws in place of a value that is too long for it."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text as it stands in its field: lines of ``size`` points that are ``pitch`` apart."""

    lines: tuple[str, ...]
    size: float
    pitch: float
    is_cut: bool
    unprintable: int
    """How many characters of these lines no font has; each stands as a mark."""
    by_engine: bool = False
    """Whether the page has to print them, since the form's font lacks letters of them."""


def in_one_line(text: str, width: float, font: FormFont) -> Wrapped:
    """Return ``text`` as it fits into a line, smaller where it is long; what is too much ends in an ellipsis."""
    printed, lost, by_engine = _line_by_line(text)
    shown, size = font.fitted(printed, TEXT_SIZE, SMALLEST, width - 2 * SIDE)
    return _wrapped([shown], size, lost, is_cut=shown != printed, by_engine=by_engine)


def wrapped(text: str, width: float, height: float, font: FormFont) -> Wrapped:
    """Return ``text`` as it fits into an area, in the largest of three sizes; what is too much ends in an ellipsis."""
    printed, lost, by_engine = _line_by_line(text)
    for size in (TEXT_SIZE, 9.0, 8.0):
        room = int(height / (size * _PITCH))
        lines = list(font.lines(printed, size, width - 2 * SIDE))
        if len(lines) <= room:
            return _wrapped(lines, size, lost, is_cut=False, by_engine=by_engine)
    kept = lines[:room]
    kept[-1] = font.cut(kept[-1] + " …", size, width - 2 * SIDE)
    return _wrapped(kept, size, lost, is_cut=True, by_engine=by_engine)


def _wrapped(lines: Sequence[str], size: float, lost: int, *, is_cut: bool, by_engine: bool) -> Wrapped:
    shown = sum(line.count(MARK) for line in lines)  # what was cut off lost its marks too
    if by_engine:
        lines = [isolated(line) for line in lines]
    return Wrapped(tuple(lines), size, size * _PITCH, is_cut, min(lost, shown), by_engine)


def _line_by_line(text: str) -> tuple[str, int, bool]:
    """Return what can be printed, how many characters cannot, and whether that takes other fonts than the form's."""
    ours, by_all = ([printable(line, ours_alone=alone) for line in text.split("\n")] for alone in (True, False))
    by_engine = ours != by_all
    printed = by_all if by_engine else ours
    return "\n".join(line for line, _lost in printed), sum(lost for _line, lost in printed), by_engine


def with_fields(pdf: bytes, fields: Sequence[FormField], font: FormFont) -> bytes:
    """Return ``pdf`` with a field in the place of each link that names one."""
    import pikepdf

    known = {field.name: field for field in fields}
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        form = _Form(opened, font)
        for widget, name in _places(opened):
            form.add(widget, known[name])
        form.finish()
        opened.save(written, deterministic_id=True)
    return written.getvalue()


def _places(pdf: "pikepdf.Pdf") -> "Iterator[tuple[pikepdf.Object, str]]":
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            target = str(annotation.A.get("/URI", "")) if "/A" in annotation else ""
            if target.startswith(LINK):
                yield annotation, target.removeprefix(LINK)


class _Form:
    """Makes widgets of links, and at the end the form that lists them."""

    def __init__(self, pdf: "pikepdf.Pdf", font: FormFont) -> None:
        import pikepdf

        self._pikepdf = pikepdf
        self._pdf = pdf
        self._font = font
        self._widgets: list[Any] = []

    @cached_property
    def _fonts(self) -> tuple[Any, Any]:
        return self._font.embed(self._pdf)

    def add(self, widget: "pikepdf.Object", field: FormField) -> None:
        """Turn the link ``widget`` into ``field``."""
        name = self._pikepdf.Name
        for key in ("/A", "/Border", "/Contents"):
            if key in widget:
                del widget[key]
        widget.Subtype = name.Widget
        widget.F = 4  # printed
        widget.T = field.name
        widget.TU = field.meaning
        if field.kind is Kind.TICK:
            self._tick(widget, field)
        else:
            self._text(widget, field)
        self._widgets.append(widget)

    def _text(self, widget: Any, field: FormField) -> None:
        name, dictionary = self._pikepdf.Name, self._pikepdf.Dictionary
        widget.FT = name.Tx
        widget.DA = f"/SourceSansPro {TEXT_SIZE:g} Tf {_INK} rg"
        widget.Q = 1 if field.centred else 0
        widget.MaxLen = field.most
        if field.kind is Kind.AREA:
            widget.Ff = _MULTILINE
        if field.kind is Kind.AREA or field.is_printed:
            widget.MK = dictionary(BG=[1, 1, 1])  # whoever types into it writes over what the page has there
        widget.V = field.value
        widget.AP = dictionary(N=self._appearance(widget, self._drawn(widget, field)))

    def _drawn(self, widget: Any, field: FormField) -> str:
        if not field.value or field.is_printed:
            return "/Tx BMC EMC"
        left, bottom, right, top = (float(edge) for edge in widget.Rect)
        width, height = right - left, top - bottom
        if field.kind is Kind.AREA:
            block = wrapped(field.value, width, height, self._font)
            rows = [
                (SIDE, height - block.pitch * (place + 1) + block.size * 0.22, words, block.size)
                for place, words in enumerate(block.lines)
            ]
        else:
            line = in_one_line(field.short or field.value, width, self._font)
            (words,) = line.lines
            start = (width - self._font.width(words, line.size)) / 2 if field.centred else SIDE
            rows = [(start, BELOW_BASELINE, words, line.size)]
        shown = "".join(
            f"BT /Text {size:.2f} Tf {x:.2f} {y:.2f} Td <{self._font.encoded(words)}> Tj ET\n"
            for x, y, words, size in rows
        )
        return f"/Tx BMC q {_INK} rg\n{shown}Q EMC"

    def _tick(self, widget: Any, field: FormField) -> None:
        name, dictionary = self._pikepdf.Name, self._pikepdf.Dictionary
        height = float(widget.Rect[3]) - float(widget.Rect[1])
        a, b, c = (round(height - down, 2) for down in _TICK_AT)
        widget.FT = name.Btn
        widget.MK = dictionary(CA="4")
        on = self._appearance(widget, _TICK.format(ink=_INK, a=a, b=b, c=c))
        widget.AP = dictionary(N=dictionary(Yes=on, Off=self._appearance(widget, "")))
        widget.V = widget.AS = name.Yes if field.value else name.Off

    def _appearance(self, widget: Any, content: str) -> Any:
        pikepdf = self._pikepdf
        left, bottom, right, top = (float(edge) for edge in widget.Rect)
        stream = pikepdf.Stream(self._pdf, content.encode("ascii"))
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        stream.BBox = [0, 0, round(right - left, 3), round(top - bottom, 3)]
        stream.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Text=self._fonts[1]))
        return self._pdf.make_indirect(stream)

    def finish(self) -> None:
        """List the fields, and say in the structure tree that they are a form's."""
        dictionary = self._pikepdf.Dictionary
        form = dictionary(
            Fields=self._pikepdf.Array(self._widgets),
            DA=f"/SourceSansPro {TEXT_SIZE:g} Tf {_INK} rg",
            DR=dictionary(Font=dictionary(SourceSansPro=self._fonts[0])),
        )
        self._pdf.Root.AcroForm = self._pdf.make_indirect(form)
        ours = {widget.objgen for widget in self._widgets}
        for element in _elements(self._pdf.Root.StructTreeRoot):
            if element.get("/S") == "/Link" and any(kid.get("/Obj", element).objgen in ours for kid in element.K):
                element.S = self._pikepdf.Name.Form


def _elements(node: Any) -> Iterator[Any]:
    """Yield every element below ``node``."""
    import pikepdf

    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)
