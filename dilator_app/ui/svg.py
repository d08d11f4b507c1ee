"""The program's own drawings as SVG text, recoloured, and handed to Qt's style sheets without touching the disk."""

import struct
from collections.abc import Mapping
from functools import cache
from itertools import accumulate

from PySide6.QtCore import qRegisterResourceData

from dilator_app import paths

_RCC_VERSION = 1
_DIRECTORY = 2
_ANY_LANGUAGE = 1  # QLocale.C
# Qt reads the bytes where they lie for as long as the program runs; letting go of them would leave it with nothing.
_registered: dict[str, tuple[bytes, bytes, bytes]] = {}


@cache
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def source(name: str, colour: str) -> bytes:
    """Return the drawing ``resources/icons/NAME.svg`` with its strokes in ``colour`` (``#RRGGBB``)."""
    return _drawing(name).replace("currentColor", colour).encode()


def register(folder: str, files: Mapping[str, bytes]) -> None:
    """Make ``files`` readable for Qt as ``:/FOLDER/NAME``. A folder is registered once and then stays as it is."""
    if folder in _registered:
        return
    parts = _compiled(folder, files)
    _registered[folder] = parts
    tree, names, contents = parts
    qRegisterResourceData(_RCC_VERSION, tree, names, contents)


def _compiled(folder: str, files: Mapping[str, bytes]) -> tuple[bytes, bytes, bytes]:
    """Return tree, names and contents in the layout that Qt's own resource compiler writes (rcc, version 1)."""
    ordered = sorted(files, key=_rcc_hash)  # Qt finds a name by halving the list of hashes
    names = [_rcc_name(name) for name in (folder, *ordered)]
    name_at = list(accumulate((len(name) for name in names), initial=0))
    contents = [struct.pack(">I", len(files[name])) + files[name] for name in ordered]
    content_at = list(accumulate((len(content) for content in contents), initial=0))
    tree = [struct.pack(">IHII", 0, _DIRECTORY, 1, 1), struct.pack(">IHII", 0, _DIRECTORY, len(ordered), 2)]
    tree += [struct.pack(">IHHHI", name_at[i + 1], 0, 0, _ANY_LANGUAGE, content_at[i]) for i in range(len(ordered))]
    return b"".join(tree), b"".join(names), b"".join(contents)


def _rcc_name(name: str) -> bytes:
    return struct.pack(">HI", len(name), _rcc_hash(name)) + name.encode("utf-16-be")


def _rcc_hash(name: str) -> int:
    value = 0
    for letter in name:
        value = (value << 4) + ord(letter)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
