"""Charts as files: the same bytes from the same data, without date or program in them."""

import io
from typing import TYPE_CHECKING, Any

from dilator_app.report.charts.frame import DOTS_PER_INCH

if TYPE_CHECKING:
    from matplotlib.figure import FigureBase


def svg(figure: "FigureBase") -> bytes:
    """Return ``figure`` as SVG with its words as outlines, so that no font is needed to show it."""
    import matplotlib as mpl

    metadata = {"Date": None, "Creator": None, "Format": None, "Type": None}
    with mpl.rc_context({"svg.hashsalt": "fernlight", "svg.fonttype": "path"}):
        return _saved(figure, format="svg", metadata=metadata)


def png(figure: "FigureBase", dpi: float = 2 * DOTS_PER_INCH) -> bytes:
    """Return ``figure`` as PNG; 72 dots per inch is one dot for each of the screen's pixels."""
    return _saved(figure, format="png", dpi=dpi, metadata={"Software": None})


def _saved(figure: "FigureBase", **how: Any) -> bytes:
    written = io.BytesIO()
    whole = figure.get_figure(root=True)
    whole.savefig(written, facecolor=whole.get_facecolor(), **how)
    return written.getvalue()
