"""Reading a page's HTML the plain way: its elements in order, with attributes and text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "input", "br", "hr", "use", "path", "circle", "rect"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    children: list = field(default_factory=list)

    @property
    def text(self):
        parts = [c if isinstance(c, str) else c.text for c in self.children]
        return " ".join(" ".join(parts).split())

    def all(self, name, **attributes):
        """Give every element of that name below this one whose attributes are those given."""
        for child in self.children:
            if isinstance(child, Element):
                wanted = name in ("*", child.name) and all(
                    child.attributes.get(key.rstrip("_").replace("_", "-")) == value
                    for key, value in attributes.items()
                )
                if wanted:
                    yield child
                yield from child.all(name, **attributes)

    def one(self, name, **attributes):
        (found,) = self.all(name, **attributes)
        return found


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = [Element("document", {})]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.open[-1].children.append(Element(tag, {n: v or "" for n, v in attrs}))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open[-1].name == tag, f"<{self.open[-1].name}> ended by </{tag}>"
            self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)


def parse(text):
    """Return the document; a tag that is not closed in order fails the test."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    assert len(builder.open) == 1, [element.name for element in builder.open]
    return builder.open[0]


def rows(document, caption):
    """Return the cells' texts of the table whose caption begins with ``caption``."""
    for table in document.all("table"):
        if next(table.all("caption")).text.startswith(caption):
            (body,) = table.all("tbody")
            return [
                [cell.text for cell in row.children if isinstance(cell, Element)]
                for row in body.all("tr")
            ]
    raise AssertionError(f"no table {caption}")
