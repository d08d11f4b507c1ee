"""The font of what is typed into a page: its measures, and itself, cut down to what is needed and embedded."""

import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from dilator_app import paths

if TYPE_CHECKING:
    import pikepdf

_FILE = "SourceSansPro-Regular.ttf"
_NAME = "SourceSansPro-Regular"
_ARABIC_FILE = "IBMPlexSansArabic-Regular.ttf"
_WIDE = 1000.0
"""No letter of another alphabet takes more, in thousandths."""
_ENCODING = "cp1252"
_FIRST, _LAST = 32, 255
_MISSING = "■"
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_MOST_IN_A_BLOCK = 100


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is needed of the font to set a line and to describe it; all in thousandths of its size."""

    advances: dict[int, float]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    capitals: int


@cache
def _measures() -> _Measures:
    with _opened() as font:
        scale = 1000 / font["head"].unitsPerEm
        advances = font["hmtx"]
        head, os2 = font["head"], font["OS/2"]
        return _Measures(
            advances={code: advances[glyph][0] * scale for code, glyph in font.getBestCmap().items()},
            box=(
                round(head.xMin * scale),
                round(head.yMin * scale),
                round(head.xMax * scale),
                round(head.yMax * scale),
            ),
            ascent=round(os2.sTypoAscender * scale),
            descent=round(os2.sTypoDescender * scale),
            capitals=round(os2.sCapHeight * scale),
        )


@cache
def _arabic() -> dict[int, float]:
    from fontTools.ttLib import TTFont

    with TTFont(paths.arabic_fonts() / _ARABIC_FILE, lazy=True) as font:
        scale = 1000 / font["head"].unitsPerEm
        return {code: font["hmtx"][glyph][0] * scale for code, glyph in font.getBestCmap().items()}


def _opened() -> Any:
    from fontTools.ttLib import TTFont

    # Without this the moment of saving would stand in the font, and the same sheet would never be the same file.
    return TTFont(io.BytesIO((paths.fonts() / _FILE).read_bytes()), recalcTimestamp=False)


class FormFont:
    """Source Sans Pro for ``texts`` and for whatever is typed later in a Western European language."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        typed = {bytes([code]).decode(_ENCODING, "ignore") for code in range(_FIRST, _LAST + 1)}
        self._characters = frozenset({_MISSING, *"".join(typed), *"".join(texts)})

    # --- measures ----------------------------------------------------------------------------------------------------
    def width(self, text: str, size: float) -> float:
        """Return how wide ``text`` is, in points."""
        return sum(self._advance(character) for character in text) * size / 1000

    def cut(self, text: str, size: float, width: float) -> str:
        """Return ``text``, with an ellipsis in the place of what is too much for ``width``."""
        if self.width(text, size) <= width:
            return text
        kept = text.removesuffix("…")[: self._how_many(text, size, width - self.width("…", size))]
        return kept.rstrip() + "…"

    def fitted(self, text: str, size: float, smallest: float, width: float) -> tuple[str, float]:
        """Return ``text`` and a size in which it fits into ``width``; it is cut where none does."""
        natural = self.width(text, size)
        fitting = size if natural <= width else max(smallest, size * width / natural)
        return self.cut(text, fitting, width), fitting

    def lines(self, text: str, size: float, width: float) -> Iterator[str]:
        """Yield ``text`` broken at spaces; a word that is too wide is broken anywhere."""
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                longer = f"{line} {word}" if line else word
                if self.width(longer, size) <= width:
                    line = longer
                    continue
                if line:
                    yield line
                line = word
                while self.width(line, size) > width:
                    most = self._how_many(line, size, width)
                    yield line[:most]
                    line = line[most:]
            yield line

    def _how_many(self, text: str, size: float, width: float) -> int:
        """Return how many characters of ``text`` fit into ``width``, at least one."""
        room = width * 1000 / size
        for place, character in enumerate(text):
            room -= self._advance(character)
            if room < 0:
                return max(1, place)
        return len(text)

    @staticmethod
    def _advance(character: str) -> float:
        measures = _measures()
        known = measures.advances.get(ord(character))
        if known is not None:
            return known
        # Printed by Typst in other fonts; a letter that joins its neighbours is narrower than it stands alone.
        return 0.0 if unicodedata.category(character) in ("Mn", "Cf") else _arabic().get(ord(character), _WIDE)

    # --- the file ----------------------------------------------------------------------------------------------------
    @cached_property
    def _subset(self) -> Any:
        from fontTools import subset

        font = _opened()
        wanted = subset.Options()
        wanted.layout_features = []
        wanted.name_IDs = [1, 2, 4, 6]
        wanted.hinting = False
        wanted.notdef_outline = True
        cutter = subset.Subsetter(wanted)
        cutter.populate(unicodes=[ord(character) for character in self._characters])
        cutter.subset(font)
        return font

    def encoded(self, text: str) -> str:
        """Return the numbers of the glyphs of ``text``, in hexadecimal, for the second font that `embed` returns."""
        return "".join(f"{self._glyph(character):04X}" for character in text)

    def _glyph(self, character: str) -> int:
        cmap = self._subset.getBestCmap()
        name = cmap.get(ord(character)) or cmap[ord(_MISSING)]
        return int(self._subset.getGlyphID(name))

    def embed(self, pdf: "pikepdf.Pdf") -> "tuple[pikepdf.Object, pikepdf.Object]":
        """Put the font into ``pdf`` twice over one file: in a Western encoding to type with, and by glyph to show."""
        import pikepdf

        name = pikepdf.Name(f"/{self._tag()}+{_NAME}")
        buffer = io.BytesIO()
        self._subset.save(buffer)
        file = pikepdf.Stream(pdf, buffer.getvalue())
        file.Length1 = len(buffer.getvalue())
        measures = _measures()
        descriptor = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.FontDescriptor,
                FontName=name,
                Flags=32,
                FontBBox=list(measures.box),
                ItalicAngle=0,
                Ascent=measures.ascent,
                Descent=measures.descent,
                CapHeight=measures.capitals,
                StemV=84,
                FontFile2=pdf.make_indirect(file),
            )
        )
        return self._typed(pdf, name, descriptor), self._shown(pdf, name, descriptor)

    def _tag(self) -> str:
        """Return six letters that differ with what the subset holds."""
        number = sum(ord(character) * place for place, character in enumerate(sorted(self._characters), 1))
        return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))

    def _typed(self, pdf: "pikepdf.Pdf", name: Any, descriptor: Any) -> Any:
        import pikepdf

        widths = []
        for code in range(_FIRST, _LAST + 1):
            character = bytes([code]).decode(_ENCODING, "ignore")
            is_known = character and ord(character) in _measures().advances
            widths.append(round(self._advance(character)) if is_known else 0)
        return pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.TrueType,
                BaseFont=name,
                FirstChar=_FIRST,
                LastChar=_LAST,
                Widths=widths,
                Encoding=pikepdf.Name.WinAnsiEncoding,
                FontDescriptor=descriptor,
            )
        )

    def _shown(self, pdf: "pikepdf.Pdf", name: Any, descriptor: Any) -> Any:
        import pikepdf

        glyphs = {self._glyph(c): c for c in sorted(self._characters) if ord(c) in self._subset.getBestCmap()}
        widths: list[Any] = []
        for glyph, character in sorted(glyphs.items()):
            widths += [glyph, [round(self._advance(character))]]
        below = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
            FontDescriptor=descriptor,
            CIDToGIDMap=pikepdf.Name.Identity,
            W=widths,
        )
        return pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type0,
                BaseFont=name,
                Encoding=pikepdf.Name("/Identity-H"),
                DescendantFonts=[pdf.make_indirect(below)],
                ToUnicode=pdf.make_indirect(pikepdf.Stream(pdf, _to_unicode(glyphs))),
            )
        )


def _to_unicode(glyphs: dict[int, str]) -> bytes:
    pairs = [f"<{glyph:04X}> <{character.encode('utf-16-be').hex().upper()}>" for glyph, character in glyphs.items()]
    blocks = []
    for start in range(0, len(pairs), _MOST_IN_A_BLOCK):
        block = pairs[start : start + _MOST_IN_A_BLOCK]
        blocks.append("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")))
    return _CMAP.format(blocks="\n".join(blocks)).encode("ascii")
