"""Write the app's icon as SVG and as PNG, from the geometry that the window paints.

    python tools/draw_icon.py

Run it after a change of the tile in `dilator_app/ui/fern.py`, and commit what it writes.
"""

import os
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QPainterPath

from dilator_app import paths, tokens
from dilator_app.ui import fern

ROOT = Path(__file__).resolve().parent.parent
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_SIDE = 512


def main() -> int:
    """Write all files and say which."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    vector = paths.resources() / "icons" / "fernlight.svg"
    vector.write_text(svg(), encoding="utf-8")
    folder = ROOT / "packaging" / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        fern.app_tile(size, 1).save(str(folder / f"fernlight-{size}.png"))
    print(f"{vector.relative_to(ROOT)} and {len(SIZES)} pictures in {folder.relative_to(ROOT)}")
    app.quit()
    return 0


def svg() -> str:
    """Return the tile as an SVG document."""
    brand, (_, leaf) = tokens.load()["brand"], fern.tile_shapes(_SIDE)
    radius = _number(fern.TILE_RADIUS * _SIDE)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {_SIDE}">\n'
        f'  <rect width="{_SIDE}" height="{_SIDE}" rx="{radius}" fill="{brand["icon-tile"]}"/>\n'
        f'  <path fill="{brand["icon-leaf"]}" d="{_data(leaf)}"/>\n'
        "</svg>\n"
    )


def _data(path: QPainterPath) -> str:
    """Return the path data of ``path``, which has no straight lines; SVG fills by winding unless told otherwise."""
    kinds = {
        QPainterPath.ElementType.MoveToElement: "M",
        QPainterPath.ElementType.CurveToElement: "C",
        QPainterPath.ElementType.CurveToDataElement: " ",
    }
    elements = [path.elementAt(index) for index in range(path.elementCount())]
    return "".join(f"{kinds[e.type]}{_number(e.x)} {_number(e.y)}" for e in elements)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


if __name__ == "__main__":
    raise SystemExit(main())
