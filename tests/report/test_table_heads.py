"""The heads of the table by size: in every language none runs into the next."""

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import ImageFont

from dilator_app import i18n, paths
from dilator_app.report import one_page
from dilator_app.report.summary_page import Paper
from tests.report.materials import fifteen_sizes, last_days, sample_material
from tests.report.reading import pieces

# Letter by letter, without kerning: what shapes words is not on every computer, and this is never too narrow.
LETTERS = ImageFont.truetype(
    str(paths.fonts() / "SourceSansPro-Semibold.ttf"), 1000, layout_engine=ImageFont.Layout.BASIC
)
LEAST_GAP = 2  # points between two heads side by side


def heads(made):
    """Return the pieces above the table by size, line by line, as (text, left end, right end)."""
    said = [piece for piece in pieces(made) if piece.text.strip()]
    with i18n.speaking("es"):
        titles = {i18n._("By size"), "By size"}
    title = next(piece for piece in said if piece.text.strip() in titles)
    lines = defaultdict(list)
    for piece in said:
        if 0 <= piece.y - title.y < 3 * title.size and piece is not title:
            text = piece.text.rstrip()
            shift = LETTERS.getlength(text[: len(text) - len(text.lstrip())])  # a space before the words is drawn too
            left = piece.x + shift * piece.size / 1000
            lines[round(piece.y)].append((text.strip(), left, piece.x + LETTERS.getlength(text) * piece.size / 1000))
    return [sorted(line, key=lambda one: one[1]) for line in lines.values()]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("material", [sample_material, fifteen_sizes], ids=lambda made: made.__name__)
def test_no_head_runs_into_its_neighbour(language, paper, material):
    lines = heads(one_page.as_pdf(material(), replace(last_days(28), language=language, paper=paper)))
    assert sum(map(len, lines)) >= 12
    close = [(one[0], other[0]) for line in lines for one, other in pairwise(line) if other[1] - one[2] < LEAST_GAP]
    assert close == []
