"""Tells whether a text repeats a run of words of the two sources, without holding their texts.

`seed_runs.txt` holds a hash for every run of eight words of both documents, and for every run of five words that is
left when the small words are taken out: the Wikipedia text has lost its small words, so that runs of eight of our
words could never meet it. ``python -m tests.education.fingerprints FILE...`` makes it anew from the documents.
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

FILE = Path(__file__).with_name("seed_runs.txt")
_HEX = 10
_SMALL_WORDS = (
    "a about above after again against all am an and any are as at be because been before being below between both but "
    "by can could did do does doing down during each few for from further had has have having he her here hers herself "
    "him himself his how i if in into is it its itself just me more most my myself no nor not now of off on once only "
    "or other our ours ourselves out over own s same she should so some such t than that the their theirs them "
    "themselves then there these they this those through to too under until up very was we were what when where which "
    "while who whom why will with would you your yours yourself yourselves"
)
_SMALL = frozenset(_SMALL_WORDS.split())


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield every run of words that counts as copied, and its hash."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))
    content = [word for word in words if word not in _SMALL]
    for kind, listed, length in (("8", words, 8), ("5", content, 5)):
        for start in range(len(listed) - length + 1):
            run = " ".join(listed[start : start + length])
            yield run, hashlib.sha256(f"{kind} {run}".encode()).hexdigest()[:_HEX]


def known() -> frozenset[str]:
    """Return the hashes of the runs of both documents."""
    return frozenset(FILE.read_text(encoding="ascii").split())


def copied(text: str, hashes: frozenset[str]) -> list[str]:
    """Return the runs of ``text`` that stand in one of the documents."""
    return [run for run, digest in runs(text) if digest in hashes]


if __name__ == "__main__":
    found = {digest for name in sys.argv[1:] for __, digest in runs(Path(name).read_text(encoding="utf-8"))}
    FILE.write_text("\n".join(sorted(found)) + "\n", encoding="ascii")
