"""Tables that a portal flattened to lines: each cell's words between lone pipes, a row's end and the next one's begin
as two pipes in a row.

Empty cells look like the end of a row, and merged ones are left out; so the width of a table is taken from its rows
together, and a row is cut where its number says that it begins. What stands between two tables with blank lines in it,
or begins with a document's type or an annex, is no cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from loaders.vocabulary import type_names

_LONE_PIPE = re.compile(r"\|[\s|]*$")
_NOTHING = " \t\xa0*_\\"
_NUMBER = re.compile(r"\(?(?:[IVXLC]+|[A-H]|\d{1,3}(?:\.\d{1,3})*|[a-zđ])\s*[.)]?$")
_CUT = re.compile(r"[.…\s]{8,}$")  # a portal's dotted line for what it leaves out
_OPENS_PART = ("PHỤ LỤC", "Phụ lục")

Position = tuple[int, int, int]  # table, row, column, each from 0


def cells(lines: Sequence[str]) -> dict[int, Position]:
    """The table, row and column of each line that is a cell's, by the number of the line."""
    pipes = [n for n, line in enumerate(lines) if line.startswith("|") and _LONE_PIPE.match(line)]
    found: dict[int, Position] = {}
    table = -1
    segments: list[list[int]] = []
    for n, pipe in enumerate(pipes):
        following = pipes[n + 1] if n + 1 < len(pipes) else None
        segment = range(pipe + 1, following or pipe + 1)
        if following is None or _is_outside(lines, segment):
            if segments:
                table += 1
                _place(lines, table, segments, found)
            segments = []
        else:
            segments.append([i for i in segment if lines[i].strip(_NOTHING)])
    return found


def _is_outside(lines: Sequence[str], segment: range) -> bool:
    """Whether what stands between two pipes is no cell, but the text between two tables."""
    return any(not lines[i].strip() or _opens_part(lines[i].strip(_NOTHING)) for i in segment)


def _opens_part(words: str) -> bool:
    return words.startswith(_OPENS_PART) or (words.isupper() and words.strip(" :").lower() in type_names())


def _place(lines: Sequence[str], table: int, segments: list[list[int]], found: dict[int, Position]) -> None:
    """Give the lines of one table their rows and columns."""
    words = [" ".join(lines[i].strip(_NOTHING) for i in segment) for segment in segments]
    words = ["" if _CUT.match(word) else word for word in words]
    width = _width(words)
    row = at = 0
    while at < len(segments):
        if not words[at]:
            at += 1
            continue
        end, after = _row_end(words, at, width)
        for column in range(at, end):
            for line in segments[column]:
                found[line] = (table, row, column - at)
        row, at = row + 1, after


def _width(words: list[str]) -> int:
    """The columns of a table: the most common length of a row that has no empty cell, or the first row's."""
    lengths: list[int] = [0]
    for word in words:
        if word:
            lengths[-1] += 1
        elif lengths[-1]:
            lengths.append(0)
    common = Counter(n for n in lengths if n > 2).most_common(1)
    return max(lengths[0], common[0][0] if common else 0)


def _row_end(words: list[str], at: int, width: int) -> tuple[int, int]:
    """Behind the last cell of the row that begins at `at`, and where to look for the next row."""
    closing = next((n for n in range(at, len(words)) if not words[n]), len(words))
    full = at + width
    if closing >= full:
        return full, closing  # more words behind a full row stand outside the table
    if full > len(words) or (full < len(words) and words[full]):
        return closing, closing
    # It has a full row's cells, some empty, unless a numbered row begins behind one of the empty ones.
    begins = any(not words[n - 1] and _NUMBER.match(words[n]) for n in range(closing + 1, full))
    end = closing if begins else full
    return end, end
