"""Tables to text: rows as pipe lines, or, where a table only places things on the page, its cells as paragraphs.

Word and web pages lay the letterhead and the signature out in tables without borders. There a row says nothing: the
left column (issuer, number, recipients) is read first, then the right one (motto, place and date, signature).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# What stands in the tables of a letterhead, of "Nơi nhận" beside the signature, and of "Kính gửi".
LAYOUT = re.compile(
    r"CỘNG\s+H[ÒO][AÀ]\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|Độc\s+lập\s*[-–]\s*Tự\s+do"
    r"|Nơi\s+nhận\s*:|Kính\s+gửi\s*:|^\s*(?:TM|KT|TL|TUQ|T/M|K/T|T/L)[./]",
    re.I | re.M,
)
_LONG_CELL = 4_000  # characters; a cell longer than this holds a page, not a datum
_MOST_LAYOUT_ROWS = 8  # a borderless table of two columns and more rows is a list of data


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's paragraphs, and how many columns and rows it spans."""

    paragraphs: tuple[str, ...]
    columns: int = 1
    rows: int = 1


Row = Sequence[Cell]
_MOST_SPAN = 1000  # as browsers: a larger colspan or rowspan is a fault


def blocks(rows: Sequence[Row], bordered: bool) -> list[str]:
    """The blocks of text that a table gives: one of pipe lines, or the paragraphs of its cells, column by column.

    A cell that spans rows stands in each of them, one that spans columns in the first. `bordered` is whether its
    lines are drawn. Empty rows are left out; an empty table gives no block.
    """
    if is_layout(rows, bordered):
        grid = _grid(rows, repeat=False)
        width = max((len(row) for row in grid), default=0)
        columns = [[row[i] for row in grid if i < len(row)] for i in range(width)]
        return [p for column in columns for cell in column for p in cell.paragraphs if p.strip()]
    lines = [
        "| " + " | ".join(_one_line(cell) for cell in row) + " |" for row in _grid(rows) if any(map(_one_line, row))
    ]
    return ["\n".join(lines)] if lines else []


def is_layout(rows: Sequence[Row], bordered: bool) -> bool:
    """Whether a table only places text on the page."""
    cells = [cell for row in rows for cell in row]
    width = max((sum(cell.columns for cell in row) for row in rows), default=0)
    if len(cells) == 1 or any(sum(map(len, cell.paragraphs)) > _LONG_CELL for cell in cells):
        return True
    if width > 3:
        return False
    if any(LAYOUT.search(p) for cell in cells for p in cell.paragraphs):
        return True
    return not bordered and width <= 2 and len(rows) <= _MOST_LAYOUT_ROWS


def _grid(rows: Sequence[Row], repeat: bool = True) -> list[list[Cell]]:
    """Rows of as many cells as there are columns: spans filled with the cell (rows, if `repeat`) or with nothing."""
    nothing = Cell(())
    grid: list[list[Cell]] = []
    held: dict[int, tuple[int, Cell]] = {}  # column -> rows still to fill, with what
    for row in rows:
        line: list[Cell] = []
        waiting = list(row)
        while waiting or any(column >= len(line) for column in held):
            column = len(line)
            if column in held:
                left, cell = held.pop(column)
                line.append(cell)
                if left > 1:
                    held[column] = (left - 1, cell)
                continue
            if not waiting:
                line.append(nothing)
                continue
            cell = waiting.pop(0)
            for extra in range(min(max(cell.columns, 1), _MOST_SPAN)):
                shown = cell if extra == 0 else nothing
                line.append(shown)
                if cell.rows > 1:
                    held[column + extra] = (min(cell.rows, _MOST_SPAN) - 1, shown if repeat else nothing)
        grid.append(line)
    return grid


def _one_line(cell: Cell) -> str:
    """A cell's text on one line; a pipe of its own would end the cell and becomes a slash."""
    return " ".join(" ".join(cell.paragraphs).split()).replace("|", "/")
