"""The tables of a PDF page, found by their drawn lines, and its characters given to their cells.

A PDF knows no tables, only strokes. Strokes that cross make a grid; cells between which no stroke stands are one.
Frames, rules and underlined words make none: a table has two columns or more.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pypdfium2 import raw as pdfium

from loaders.reading import tables
from loaders.reading.pdf_lines import Character, Line, by_place, by_word, upright

_SNAP = 3.0  # points; borders drawn as thin boxes have two edges less than this apart
_SHORTEST = 6.0  # points; a shorter stroke is no border
_MOST_STROKES = 4_000  # a page with more shows a map or drawing
_MOST_CELLS = 10_000

Stroke = tuple[float, float, float]  # where it stands (x or y), and from where to where


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the places of its vertical lines from the left, of its horizontal ones from the top, and its cells.

    `cells[row][column]` is the number of the cell that covers that square.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[int, ...], ...]

    def holds(self, character: Character) -> bool:
        """Whether a character stands inside the table."""
        x, y = _centre(character)
        return self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]

    def cell(self, character: Character) -> int:
        """The cell of a character that the table holds."""
        x, y = _centre(character)
        column = max(sum(edge <= x for edge in self.xs[:-1]) - 1, 0)
        row = max(sum(edge >= y for edge in self.ys[:-1]) - 1, 0)
        return self.cells[row][column]


def blocks_of(
    characters: Sequence[Character], grids: Sequence[Grid], lines: Callable[[Sequence[Character]], list[Line]]
) -> list[Line | str]:
    """A page's lines and tables from the top; `lines` reads what stands outside of tables."""
    out: list[Line | str] = []
    rest = list(characters)
    for grid in grids:
        above = [c for c in rest if not grid.holds(c) and c.base >= grid.ys[0]]
        inside = [c for c in rest if grid.holds(c)]
        rest = [c for c in rest if not grid.holds(c) and c.base < grid.ys[0]]
        out.extend(lines(above))
        out.extend(_table(grid, inside, by_word if lines is by_word else by_place))
    out.extend(lines(rest))
    return out


def _table(grid: Grid, inside: Sequence[Character], lines: Callable[[Sequence[Character]], list[Line]]) -> list[str]:
    """The text of a table, as `loaders.reading.tables` gives it."""
    of: dict[int, list[Character]] = {}
    for character in inside:
        of.setdefault(grid.cell(character), []).append(character)
    rows: list[list[tables.Cell]] = []
    seen: set[int] = set()
    for row, squares in enumerate(grid.cells):
        rows.append([])
        for column, number in enumerate(squares):
            if number in seen:
                continue
            seen.add(number)
            wide = sum(square == number for square in squares[column:])
            high = sum(below[column] == number for below in grid.cells[row:])
            paragraphs = tuple(line.text for line in lines(of.get(number, ())))
            rows[-1].append(tables.Cell(paragraphs, wide, high))
    return tables.blocks(rows, bordered=True)


def grids(page: Any) -> list[Grid]:
    """The tables of a page from the top."""
    across: list[Stroke] = []  # y, from x to x
    down: list[Stroke] = []  # x, from y to y
    for count, (x1, y1, x2, y2) in enumerate(_strokes(page)):
        if count > _MOST_STROKES:
            return []
        if abs(y1 - y2) < 1 and abs(x1 - x2) >= _SHORTEST:
            across.append(((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) < 1 and abs(y1 - y2) >= _SHORTEST:
            down.append(((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
    return grids_of(across, down)


def grids_of(across: Sequence[Stroke], down: Sequence[Stroke]) -> list[Grid]:
    """The tables that strokes draw, from the top."""
    found = [grid for part in _touching(across, down) if (grid := _grid(*part)) is not None]
    return sorted(found, key=lambda grid: (-grid.ys[0], grid.xs[0]))


def _strokes(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight strokes of a page's drawings, as x, y to x, y."""
    x, y, matrix = ctypes.c_float(), ctypes.c_float(), pdfium.FS_MATRIX()
    turned = upright(page)
    for drawing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        pdfium.FPDFPageObj_GetMatrix(drawing.raw, ctypes.byref(matrix))
        first = last = (0.0, 0.0)
        for index in range(pdfium.FPDFPath_CountSegments(drawing.raw)):
            segment = pdfium.FPDFPath_GetPathSegment(drawing.raw, index)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            here = turned(
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = here
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                yield (*last, *here)
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield (*here, *first)
            last = here


def _touching(across: Sequence[Stroke], down: Sequence[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """The strokes in groups that hang together by crossing or touching."""
    groups: list[tuple[list[Stroke], list[Stroke]]] = []
    waiting = list(down)
    free = list(across)
    while waiting:
        ys: list[Stroke] = []
        xs = [waiting.pop()]
        new = xs[:]
        while new:
            touched = [h for h in free if any(_cross(h, v) for v in new)]
            free = [h for h in free if h not in touched]
            ys.extend(touched)
            new = [v for v in waiting if any(_cross(h, v) for h in touched)]
            waiting = [v for v in waiting if v not in new]
            xs.extend(new)
        groups.append((ys, xs))
    return groups


def _cross(across: Stroke, down: Stroke) -> bool:
    y, left, right = across
    x, bottom, top = down
    return left - _SNAP <= x <= right + _SNAP and bottom - _SNAP <= y <= top + _SNAP


def _grid(across: Sequence[Stroke], down: Sequence[Stroke]) -> Grid | None:
    """The table that a group of strokes draws; None where they draw none."""
    xs = _places(down)
    ys = _places(across)[::-1]
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1 or columns * rows > _MOST_CELLS:
        return None
    number = [[row * columns + column for column in range(columns)] for row in range(rows)]

    def join(one: int, other: int) -> None:
        for line in number:
            line[:] = [one if square == other else square for square in line]

    for row in range(rows):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(columns):
            centre = (xs[column] + xs[column + 1]) / 2
            if column + 1 < columns and not _drawn(down, xs[column + 1], middle):
                join(number[row][column], number[row][column + 1])
            if row + 1 < rows and not _drawn(across, ys[row + 1], centre):
                join(number[row][column], number[row + 1][column])
    return Grid(tuple(xs), tuple(ys), tuple(map(tuple, number)))


def _places(strokes: Sequence[Stroke]) -> list[float]:
    """Where strokes stand, those that nearly coincide as one, in rising order."""
    rising = sorted(stroke[0] for stroke in strokes)
    return rising[:1] + [b for a, b in pairwise(rising) if b - a >= _SNAP]


def _drawn(strokes: Sequence[Stroke], place: float, at: float) -> bool:
    """Whether some stroke stands at `place` and passes `at`."""
    return any(abs(stroke[0] - place) < 2 * _SNAP and stroke[1] <= at <= stroke[2] for stroke in strokes)


def _centre(character: Character) -> tuple[float, float]:
    return (character.left + character.right) / 2, character.base + character.size / 4
