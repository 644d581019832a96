"""Tables that hand out work: columns known by the meaning of their headings, a task for each row that gives work.

The best source of assignments is an annex (Phụ lục phân công nhiệm vụ): TT | Nội dung | Cơ quan chủ trì | Cơ quan
phối hợp | Thời gian | Sản phẩm, in any order. Rows that only name a group of rows (I. Kinh tế số) belong to the
section path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.outline import Item, Outline
from ontology.phrases import columns

_MARKED = re.compile(r"\(?(?P<label>[IVXLC]+|\d+(?:\.\d+)*|[a-zđ]|[A-H])\s*[.)]?\s*$")
_MARKER = re.compile(r"(?P<label>[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])\s*[.)]\s+(?=\S)")
_ROMANS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
_NOTE = re.compile(r"\s*\(.*\)\s*$")
_LONGEST_HEADING = 60  # characters
_ROMAN = re.compile(r"[IVXLC]+|[A-H]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its span in the flow."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row that gives work: its section path, and the cell of each field (content, lead, coordinate, time …)."""

    path: str
    cells: dict[str, Cell]
    items: tuple[int, ...]


def rows(outline: Outline, low: str) -> Iterator[Row]:
    """The rows of all tables of work in the body of a document, in order."""
    for table in _tables(outline):
        grid = [_grid(cells) for cells in table.values()]
        heading = next((n for n, row in enumerate(grid[:3]) if _fields(row, low)), None)
        if heading is None:
            continue
        fields = _fields(grid[heading], low)
        first = next(iter(next(iter(table.values()))))
        yield from _work(outline, list(table.values())[heading + 1 :], fields, first.path or first.part)


def _tables(outline: Outline) -> list[dict[int, list[Item]]]:
    """The tables of the body: for each the items of each row."""
    found: dict[int, dict[int, list[Item]]] = {}
    for item in outline.items:
        if item.line.cell is not None and item.zone == "body":
            table, row, _ = item.line.cell
            found.setdefault(table, {}).setdefault(row, []).append(item)
    return list(found.values())


def _grid(items: list[Item]) -> dict[int, Cell]:
    """The cells of a row by column; the paragraphs of one cell are one span."""
    cells: dict[int, Cell] = {}
    for item in items:
        assert item.line.cell is not None
        column = item.line.cell[2]
        start = cells[column].start if column in cells else item.line.start
        cells[column] = Cell(start, item.line.end)
    return cells


def _fields(row: dict[int, Cell], low: str) -> dict[int, str]:
    """The field of each column, where the row is one of headings: a content or aim, and somebody or a time."""
    known = columns()
    found = {}
    for column, cell in row.items():
        if field := _field(_NOTE.sub("", low[cell.start : cell.end]), known):
            found[column] = field
    fields = set(found.values())
    return found if fields & {"content", "aim"} and fields & {"lead", "coordinate", "time"} else {}


def _field(words: str, known: dict[str, str]) -> str | None:
    """The field of a heading: its own row, or the longest known name in it (Tên nhiệm vụ/dự án)."""
    words = " ".join(words.split()).strip(" .:")
    if len(words) > _LONGEST_HEADING:
        return None
    if words in known:
        return known[words]
    inside = [name for name in known if len(name) > 4 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
    return known[max(inside, key=len)] if inside else None


def _work(outline: Outline, table: list[list[Item]], fields: dict[int, str], base: str) -> Iterator[Row]:
    """The rows that give work, each with the path of the group row above it."""
    text = outline.flow.text
    group = ""
    last = -1
    for n, items in enumerate(table):
        if 0 <= last < items[0].index - 1:
            # Rows were left out, and the group with them: it is the one before the next that is named.
            group = _before(_next_group(outline, table[n:], fields)) or ""
        last = items[-1].index
        cells = _grid(items)
        named = {fields[column]: cell for column, cell in cells.items() if column in fields}
        label = _label(named.get("number"), text)
        content = named.get("content") or named.get("aim")
        if content is None or not {"lead", "coordinate", "time"} & set(named):
            # A group row: "I | Kinh tế số", or one merged cell "I. Kinh tế số".
            merged = content or next(iter(cells.values()))
            label = label or _marker(text, merged)
            if label:
                group = _nested(group, label)
            continue
        path = ".".join(part for part in (base, group, label) if part)
        named["content"] = content
        yield Row(path, named, tuple(item.index for item in items))


def _next_group(outline: Outline, table: list[list[Item]], fields: dict[int, str]) -> str:
    """The Roman number of the first group row of some rows, or ""."""
    text = outline.flow.text
    for items in table:
        cells = _grid(items)
        named = {fields[column]: cell for column, cell in cells.items() if column in fields}
        label = _label(named.get("number"), text) or _marker(text, next(iter(cells.values())))
        if not {"lead", "coordinate", "time"} & set(named) and _ROMAN.fullmatch(label):
            return label
    return ""


def _before(roman: str) -> str | None:
    """The Roman number before another, up to twenty: `VI` for `VII`."""
    return _ROMANS[_ROMANS.index(roman) - 1] if roman in _ROMANS[1:] else None


def _marker(text: str, cell: Cell) -> str:
    match = _MARKER.match(text, cell.start, cell.end)
    return match["label"] if match else ""


def _nested(group: str, label: str) -> str:
    """The group that a group row opens: a Roman number begins anew, another stands below it."""
    if _ROMAN.fullmatch(label) or not group:
        return label
    outer = group.split(".")[0]
    return f"{outer}.{label}" if _ROMAN.fullmatch(outer) else label


def _label(cell: Cell | None, text: str) -> str:
    match = _MARKED.match(text, cell.start, cell.end) if cell else None
    return match["label"] if match else ""
