"""Web pages to text: the document that a portal shows, as paragraphs, without the portal.

Blocks become paragraphs with a blank line between, `<br>` a line break, list items get their marker, tables as
`loaders.reading.tables` says. What is hidden on the page is not read.
"""

from __future__ import annotations

import re

from lxml import etree

from loaders.reading import tables
from loaders.reading.article import HEADINGS, article, is_shown
from loaders.reading.decoding import Decoded, decode, doubts, normal
from loaders.reading.markers import HAS_MARKER, bullet, numeral
from ontology.errors import UnreadableFile

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.I)
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")  # also no-break spaces, which editors of portals strew about

_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead "
    "tr ul"
)
BLOCKS = HEADINGS | frozenset(_BLOCK_TAGS.split())
# The styles of <ol type>, in Word's names, and what follows the numeral.
_NUMERALS = {"a": ("lowerLetter", ")"), "A": ("upperLetter", "."), "i": ("lowerRoman", "."), "I": ("upperRoman", ".")}


def content(data: bytes, name: str) -> Decoded:
    """The document that a web page shows.

    Raises `UnreadableFile` for a page without text, as those are that scripts fill only in the browser.
    """
    declared = _DECLARED.search(data[:4096])
    markup, warnings = decode(data, name, declared.group(1).decode() if declared else None)
    root = _parsed(markup, name)
    if root is None:
        raise UnreadableFile(name, "no text in this page; open it in a browser and save it as .html once it is shown")
    text = normal("\n\n".join(_Page().blocks(article(root))))
    if not text:
        raise UnreadableFile(name, "no text in this page; open it in a browser and save it as .html once it is shown")
    return text, (*warnings, *doubts(text))


def _parsed(markup: str, name: str) -> etree._Element | None:
    # NULs end the parser's strings early; surrogates cannot be encoded.
    source = markup.replace("\0", "").encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root: etree._Element | None = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        if "empty" in str(error).lower():
            return None
        raise UnreadableFile(name, f"broken web page: {error.msg}") from None
    return root


class _Page:
    """Collects the blocks of a page in one pass without recursion: pages of portals nest hundreds of elements deep."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.line: list[str] = []  # the paragraph being read
        self.marker = ""  # of the list item whose first paragraph comes next
        self.lists: list[int | None] = []  # open lists: the next number, None for bullets
        self.preformatted = 0
        self.tables: list[_Table] = []

    def blocks(self, root: etree._Element) -> list[str]:
        """The blocks of text of an element, in order."""
        skipped: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._text(element.tail if element is not root else None)
                continue
            if event == "start":
                if element is not root and not is_shown(element):
                    skipped = element
                    continue
                self._start(element)
                self._text(element.text)
            else:
                self._end(element)
                self._text(element.tail if element is not root else None)
        self._paragraph()
        return self.out

    def _text(self, text: str | None) -> None:
        if text:
            self.line.append(text if self.preformatted else _SPACES.sub(" ", text))

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self.line.append("\n")
        elif tag in BLOCKS:
            self._paragraph()
        if tag == "pre":
            self.preformatted += 1
        elif tag in ("ul", "ol", "menu", "dir"):
            self.lists.append(_number(element, "start", 1) if tag == "ol" else None)
        elif tag == "li":
            self.marker = self._marker(element)
        elif tag == "table":
            self.tables.append(_Table(element, self.out))
            self.out = []
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].open(self.out)
            self.out = []

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._paragraph()
        if tag == "pre":
            self.preformatted -= 1
        elif tag in ("ul", "ol", "menu", "dir") and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.marker = ""
        elif tag in ("td", "th") and self.tables:
            self.out = self.tables[-1].close(element, self.out)
        elif tag == "table":
            table = self.tables.pop()
            # Text between cells (a caption, stray words) stands before the table, as browsers show it.
            self.out = [*table.before, *self.out, *tables.blocks(table.rows, table.bordered)]

    def _marker(self, item: etree._Element) -> str:
        if not self.lists:
            return "-"
        number = self.lists[-1]
        if number is None:
            return bullet(len(self.lists) - 1)
        number = _number(item, "value", number)
        self.lists[-1] = number + 1
        parent = item.getparent()
        style, stop = _NUMERALS.get(parent.get("type") or "1" if parent is not None else "1", ("decimal", "."))
        return numeral(number, style) + stop

    def _paragraph(self) -> None:
        """End the paragraph being read: no space at the ends of its lines, no empty lines."""
        text = "".join(self.line)
        self.line = []
        text = "\n".join(stripped for part in text.split("\n") if (stripped := part.strip()))
        if not text:
            return
        if self.marker and not HAS_MARKER.match(text):
            text = f"{self.marker} {text}"
        self.marker = ""
        self.out.append(text)


class _Table:
    """A table being read: what was read before it, its rows, and the text outside the cell that is open."""

    def __init__(self, element: etree._Element, before: list[str]) -> None:
        self.before = before
        self.bordered = _is_bordered(element)
        self.rows: list[list[tables.Cell]] = []
        self.outside: list[str] = []

    def open(self, outside: list[str]) -> None:
        self.outside = outside

    def close(self, element: etree._Element, paragraphs: list[str]) -> list[str]:
        cell = tables.Cell(tuple(paragraphs), _number(element, "colspan", 1), _number(element, "rowspan", 1))
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)
        outside, self.outside = self.outside, []
        return outside


_NO_BORDER = re.compile(r"(?<![\w-])border(?:-style|-width)?\s*:\s*(?:none|0|medium\s+none)", re.I)


def _is_bordered(table: etree._Element) -> bool:
    """Whether a table's lines are drawn, as far as the page itself says; where most cells say "none", they are not."""
    if table.get("role") == "presentation" or table.get("border") == "0":
        return False
    cells = list(table.iter("td", "th"))[:40]
    bare = sum(_NO_BORDER.search(cell.get("style") or "") is not None for cell in cells)
    if bare * 2 > len(cells):
        return False
    return table.get("border") is not None or "border" in (table.get("style") or "") or bool(table.get("class"))


def _number(element: etree._Element, attribute: str, default: int) -> int:
    value = (element.get(attribute) or "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else default
