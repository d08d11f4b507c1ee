"""What a browser or a screen reader finds in an HTML file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "link", "img", "hr", "input"})


@dataclass
class Node:
    """An element with its attributes and what stands inside it, words and elements in their order."""

    name: str
    attributes: dict[str, str | None]
    inside: "list[Node | str]" = field(default_factory=list)

    def all(self, name: str = "") -> "Iterator[Node]":
        """This element and all below it, in reading order."""
        if not name or self.name == name:
            yield self
        for child in self.inside:
            if isinstance(child, Node):
                yield from child.all(name)

    def one(self, name: str) -> "Node":
        (found,) = self.all(name)
        return found

    def by_id(self, value: str) -> "Node":
        (found,) = (n for n in self.all() if n.attributes.get("id") == value)
        return found

    @property
    def text(self) -> str:
        """Everything that is read out, each white space one space."""
        return " ".join(" ".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        if self.attributes.get("aria-hidden") == "true" or self.name in ("style", "title", "svg"):
            return
        for child in self.inside:
            if isinstance(child, Node):
                yield from child._words()
            else:
                yield child


class Reader(HTMLParser):
    """Reads a document in which everything that is opened is closed in its turn; anything else is an error."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Node("", {})
        self._open = [self.root]
        self.comments: list[str] = []

    def handle_starttag(self, tag, attrs):
        node = Node(tag, dict(attrs))
        self._open[-1].inside.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag, attrs):
        self._open[-1].inside.append(Node(tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open[-1].name == tag, f"</{tag}> closes <{self._open[-1].name}>"
        self._open.pop()

    def handle_data(self, data):
        self._open[-1].inside.append(data)

    def handle_comment(self, data):
        self.comments.append(data)

    def close(self):
        super().close()
        assert self._open == [self.root], f"never closed: {[n.name for n in self._open]}"


def read(document: str) -> Node:
    reader = Reader()
    reader.feed(document)
    reader.close()
    assert not reader.comments
    return reader.root.one("html")


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)?", text)
