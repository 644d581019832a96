"""Columns that are set with tabs: letterheads and signatures typed without a table.

ỦY BAN NHÂN DÂN → CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH SƠN LAM    → Độc lập - Tự do - Hạnh phúc
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lines import is_type
from loaders.reading.tables import LAYOUT

_TAB = re.compile(r"(?<=\S)[ \xa0]*\t[\t \xa0]*(?=\S)")
_DAY = re.compile(r"\bngày\b.*\btháng\b.*\bnăm\b")
_LONGEST = 90  # characters; a longer line stands in no column
_MOST_BETWEEN = 6  # lines of the left column that stand alone between two with a tab


def in_columns(blocks: Sequence[str]) -> list[str]:
    """The blocks, each column of a letterhead or signature read from top to bottom, the left one first.

    >>> in_columns(["ỦY BAN NHÂN DÂN\\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH SƠN LAM\\tĐộc lập - Tự do"])
    ['ỦY BAN NHÂN DÂN', 'TỈNH SƠN LAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do']
    """
    out: list[str] = []
    at = 0
    while at < len(blocks):
        end = _end(blocks, at)
        if end == at:
            out.append(blocks[at])
            at += 1
            continue
        lines = [line for block in blocks[at:end] for line in block.split("\n")]
        parts = [_TAB.split(line, 1) for line in lines]
        out.extend(part[0] for part in parts)
        out.extend(part[1] for part in parts if len(part) > 1)
        at = end
    return out


def _end(blocks: Sequence[str], start: int) -> int:
    """Where the columns that begin at `start` end; `start` where none begin.

    A letterhead ends with its day; where none is found, with the last line that has a tab.
    """
    if not _TAB.search(blocks[start]):
        return start
    end, alone = start, 0
    for place in range(start, len(blocks)):
        lines = blocks[place].split("\n")
        if any(len(line) > _LONGEST for line in lines):
            break
        if any(map(_TAB.search, lines)):
            end, alone = place + 1, 0
            if _DAY.search(blocks[place]):
                break
        elif (alone := alone + 1) > _MOST_BETWEEN or is_type(blocks[place]):
            break
    return end if any(map(LAYOUT.search, blocks[start:end])) else start
