"""The body of a Word file to blocks of text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from loaders.reading import tables
from loaders.reading.docx_numbers import Numbers, attribute, child, local, value, whole
from loaders.reading.old_letters import of_font

# Elements whose text is not the document's: tracked deletions, the origin of a move, properties, a shape's second form.
_LEFT_OUT = frozenset(("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "Fallback", "rt"))
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_NO_LINE = ("nil", "none")


class Body:
    """Reads a body's paragraphs and tables; `notes` counts the footnotes that were left out."""

    def __init__(self, numbers: Numbers, styles: etree._Element | None) -> None:
        self.numbers = numbers
        self.notes = 0
        self._bordered_styles = frozenset(
            attribute(style, "styleId")
            for style in (styles if styles is not None else ())
            if _has_lines(child(style, "tblPr"))
        )

    def blocks(self, parent: etree._Element) -> list[str]:
        """The blocks of text below an element: paragraphs and tables in order."""
        out: list[str] = []
        pending = ""  # a paragraph whose end a tracked change deleted runs into the next
        for element in _block_elements(parent):
            if local(element) == "tbl":
                out.extend(self._table(element))
                continue
            text, boxes = self._paragraph(element)
            text, pending = pending + text, ""
            if _mark_deleted(element):
                pending = text
                text = ""
            out.extend(_trimmed(text))
            out.extend(boxes)
        out.extend(_trimmed(pending))
        return out

    def _paragraph(self, paragraph: etree._Element) -> tuple[str, list[str]]:
        """A paragraph's text with its list number, and the blocks of its text boxes."""
        pieces: list[str] = []
        boxes: list[str] = []
        self._inline(paragraph, pieces, boxes)
        text = "".join(pieces)
        if text.strip():
            marker = self.numbers.marker(paragraph)
            if marker:
                text = f"{marker} {text.lstrip()}"
        return text, boxes

    def _inline(self, parent: etree._Element, pieces: list[str], boxes: list[str]) -> None:
        for element in parent:
            tag = local(element)
            if tag in _LEFT_OUT:
                continue
            if tag == "t":
                pieces.append(of_font(element.text or "", _font(parent)))
            elif tag in _CHARACTERS:
                pieces.append(_CHARACTERS[tag])
            elif tag == "sym":
                pieces.append(_symbol(element))
            elif tag in ("footnoteReference", "endnoteReference"):
                self.notes += 1
            elif tag == "txbxContent":
                boxes.extend(self.blocks(element))
            elif tag == "AlternateContent":
                choice = child(element, "Choice")
                self._inline(choice if choice is not None else element, pieces, boxes)
                if choice is None and (fallback := child(element, "Fallback")) is not None:
                    self._inline(fallback, pieces, boxes)
            elif tag != "r" or not _hidden(element):
                self._inline(element, pieces, boxes)

    def _table(self, table: etree._Element) -> list[str]:
        rows: list[list[tables.Cell]] = []
        merged: dict[int, tuple[int, int]] = {}  # column -> (row, place in row) of the cell that goes on downwards
        lines = _has_lines(child(table, "tblPr")) or value(child(table, "tblPr"), "tblStyle") in self._bordered_styles
        for row in _found(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            before = (
                int(value(properties, "gridBefore") or 0) if (value(properties, "gridBefore") or "0").isdigit() else 0
            )
            cells = [tables.Cell((), before)] if before else []
            column = before
            for cell in _found(row, "tc"):
                said = child(cell, "tcPr")
                lines = lines or _has_lines(said)
                width = whole(value(said, "gridSpan")) or 1
                merge = child(said, "vMerge")
                if merge is not None and value(said, "vMerge") != "restart" and column in merged:
                    at, place = merged[column]
                    upper = rows[at][place]
                    rows[at][place] = tables.Cell(upper.paragraphs, upper.columns, len(rows) - at + 1)
                else:
                    merged.pop(column, None)
                    if merge is not None:
                        merged[column] = (len(rows), len(cells))
                    cells.append(tables.Cell(tuple(self.blocks(cell)), width))
                column += width
            rows.append(cells)
        return tables.blocks(rows, lines)


def _block_elements(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables below an element, also those inside content controls and insertions."""
    for element in parent:
        tag = local(element)
        if tag in ("p", "tbl"):
            yield element
        elif tag == "AlternateContent":
            choice = child(element, "Choice")
            if choice is not None:
                yield from _block_elements(choice)
        elif tag not in _LEFT_OUT:
            yield from _block_elements(element)


def _found(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, also inside content controls."""
    for element in parent:
        if local(element) == wanted:
            yield element
        elif local(element) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _found(element, wanted)


def _trimmed(text: str) -> list[str]:
    """The paragraph without spaces at the ends of its lines and without empty lines; nothing if nothing is left."""
    lines = [stripped for line in text.split("\n") if (stripped := line.strip())]
    return ["\n".join(lines)] if lines else []


def _font(run: etree._Element) -> str:
    """The font that a run names for its Latin letters."""
    fonts = child(child(run, "rPr"), "rFonts")
    return (attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or "") if fonts is not None else ""


def _hidden(run: etree._Element) -> bool:
    properties = child(run, "rPr")
    vanish = child(properties, "vanish")
    return vanish is not None and value(properties, "vanish") not in ("0", "false", "off")


def _mark_deleted(paragraph: etree._Element) -> bool:
    return child(child(child(paragraph, "pPr"), "rPr"), "del") is not None


def _has_lines(properties: etree._Element | None) -> bool:
    """Whether a table's or cell's properties draw any line."""
    for borders in properties if properties is not None else ():
        if local(borders) in ("tblBorders", "tcBorders"):
            return any(value(borders, local(side)) not in (*_NO_LINE, None) for side in borders)
    return False


def _symbol(element: etree._Element) -> str:
    """A symbol's character; those of symbol fonts lie in the private area and say nothing outside their font."""
    try:
        number = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    return chr(number) if number < 0xD800 else ""
