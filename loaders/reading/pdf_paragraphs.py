"""The lines of PDF pages to text: a blank line where a paragraph ends, a form feed where a page begins.

A paragraph has ended where the next line's first word would still have fitted, where the gap is wider than between its
lines, and where a line begins further right after a full stop.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from loaders.reading.pdf_lines import Line

Block = Line | str  # a line, or a table already in text

_SPACE = 0.25  # of the type size
_WIDE_GAP = 1.25  # of the usual distance of lines
_INDENT = 0.8  # of the type size
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:[Tt]rang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*")
_BULLET = re.compile(r"[-–+*•]\s")
_STOP = re.compile(r"[.;:!?…][\"”»)]?\s*$|/\.?\s*$")


def text_of(pages: Sequence[Sequence[Block]]) -> str:
    """The text of a file's pages.

    Each page but the first begins with a form feed, the first character of its first line. A blank line stands
    between paragraphs; where one goes on over a page break, none stands before or after the form feed and the page's
    number at its top.
    """
    margin = _margin([line for page in pages for line in page if isinstance(line, Line)])
    out: list[str] = []
    last: Block | None = None
    for number, page in enumerate(pages):
        right = _margin([line for line in page if isinstance(line, Line)]) or margin
        usual = _usual_distance(page)
        before: Block | None = None  # on this page
        first = True
        for place, block in enumerate(page):
            text = block if isinstance(block, str) else block.text
            furniture = isinstance(block, Line) and place in (0, len(page) - 1) and _PAGE_NUMBER.fullmatch(text)
            if out:
                ended = bool(furniture and place) or (
                    not furniture and _ended(last, block, right, usual if before is not None else None)
                )
                out.append("\n\n" if ended else "\n")
            out.append("\f" + text if first and number else text)
            first = False
            if not furniture or place:
                last = before = block
    return "".join(out)


def _ended(last: Block | None, line: Block, right: float, usual: float | None) -> bool:
    """Whether the paragraph of `last` ends before `line`; `usual` is None where a page ends between them."""
    if last is None or isinstance(last, str) or isinstance(line, str):
        return True
    if last.right + _SPACE * line.size + line.first_word < right - 1:
        return True
    if _BULLET.match(line.text) and _STOP.search(last.text):
        return True
    if line.right < last.left or last.right < line.left:
        return True
    if usual is not None and not 0 < last.base - line.base < _WIDE_GAP * usual:
        return True
    return line.left > last.left + _INDENT * line.size and _STOP.search(last.text) is not None


def _margin(lines: Sequence[Line]) -> float:
    """Where full lines end: the right edge that most lines share, or the furthest where they share none; 0 for none."""
    if not lines:
        return 0.0
    edges = Counter(round(line.right / 3) for line in lines)
    edge, count = max(edges.items(), key=lambda item: (item[1], item[0]))
    furthest = max(line.right for line in lines)
    return min(furthest, (edge + 1) * 3.0) if count * 5 >= len(lines) and count > 2 else furthest


def _usual_distance(page: Sequence[Block]) -> float:
    """The distance between the baselines of a paragraph's lines: the commonest on the page."""
    lines = [block for block in page if isinstance(block, Line)]
    distances = [a.base - b.base for a, b in pairwise(lines) if 0 < a.base - b.base < 4 * a.size]
    if not distances:
        return float("inf")
    common, _ = max(Counter(round(d) for d in distances).items(), key=lambda item: (item[1], -item[0]))
    return max(d for d in distances if round(d) == common)
