"""The lines of PDF pages to text: a blank line where a paragraph ends, a form feed where a page begins.

A paragraph has ended where the next line's first word would still have fitted (unless the line ends in the midst of a
sentence), where the gap is wider than between its lines, and where a line begins further right after a full stop.
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
_DEEPEST_INDENT = 0.25  # of the text's width: a line of the body begins left of this
_RAGGED = 0.2  # of the text's width: a line in the midst of a sentence may end this early
_FEW_LINES = 8  # a page of fewer has the margins of the file
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:[Tt]rang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*")
_NARROW = 0.6  # of the page's width: lines shorter than this may stand in a column
_ITEM = re.compile(r"[-–+*•]\s|V/v|Kính gửi")
_BULLET = re.compile(r"[-–+*•]\s")
_STOP = re.compile(r"[.;:!?…][\"”»)]?\s*$|/\.?\s*$")


def text_of(pages: Sequence[Sequence[Block]]) -> str:
    """The text of a file's pages.

    Each page but the first begins with a form feed, the first character of its first line. A blank line stands
    between paragraphs; where one goes on over a page break, none stands before or after the form feed and the page's
    number at its top.
    """
    whole = _margins([line for page in pages for line in page if isinstance(line, Line)])
    out: list[str] = []
    last: Block | None = None
    item = False  # inside an item of a narrow column
    for number, page in enumerate(pages):
        lines = [line for line in page if isinstance(line, Line)]
        margins = _margins(lines) if len(lines) > _FEW_LINES else whole
        usual: float | None = None  # the distance of lines, from the page's second line on
        distance = _usual_distance(lines)
        columns = _column_edges(page, margins)
        for place, block in enumerate(page):
            text = block if isinstance(block, str) else block.text
            furniture = isinstance(block, Line) and place in (0, len(page) - 1) and _PAGE_NUMBER.fullmatch(text)
            if furniture:
                ended = place > 0
            else:
                ended = _ended(last, block, margins, usual) and not (item and _wraps(last, block, columns[place]))
                item = columns[place] > 0 and _ITEM.match(text) is not None if ended else item
            out.append(("\n\n" if ended else "\n") if out else "")
            out.append("\f" + text if number and not place else text)
            if not furniture:
                last, usual = block, distance
    return "".join(out)


def _ended(last: Block | None, line: Block, margins: tuple[float, float], usual: float | None) -> bool:
    """Whether the paragraph of `last` ends before `line`; `usual` is None where a page ends between them."""
    if last is None or isinstance(last, str) or isinstance(line, str):
        return True
    room = margins[1] - last.right - _SPACE * line.size
    goes_on = line.text[0].islower() and not _STOP.search(last.text)
    if line.first_word < room - 1 and not (goes_on and room < _RAGGED * (margins[1] - margins[0])):
        return True
    if _BULLET.match(line.text) and _STOP.search(last.text):
        return True
    if line.right < last.left or last.right < line.left:  # another column
        return True
    if min(last.left, line.left) > _indented(margins):  # motto, signature: each line for itself
        return True
    if usual is not None and not 0 < last.base - line.base < _WIDE_GAP * usual:
        return True
    if _is_centred(last, margins) and not _is_centred(line, margins):
        return True
    return line.left > last.left + _INDENT * line.size and _STOP.search(last.text) is not None


def _wraps(last: Block | None, line: Block, edge: float) -> bool:
    """Whether `line` goes on with an item of a narrow column that ends at `edge`: recipients beside the signature."""
    if not isinstance(last, Line) or not isinstance(line, Line) or not edge:
        return False
    full = last.right + _SPACE * line.size + line.first_word >= edge - 1
    return (
        full and 0 < last.base - line.base < 2 * line.size and not (_STOP.search(last.text) or _ITEM.match(line.text))
    )


def _column_edges(page: Sequence[Block], margins: tuple[float, float]) -> list[float]:
    """For each block the right edge of the narrow column it stands in, 0 where it stands in none."""
    middle = margins[0] + _NARROW * (margins[1] - margins[0])
    edges = [0.0] * len(page)
    narrow = [isinstance(block, Line) and block.right < middle for block in page]
    start = 0
    for place in range(len(page) + 1):
        if place < len(page) and narrow[place]:
            continue
        edge = max((block.right for block in page[start:place] if isinstance(block, Line)), default=0.0)
        edges[start:place] = [edge] * (place - start)
        start = place + 1
    return edges


def _is_centred(line: Line, margins: tuple[float, float]) -> bool:
    """Whether a line stands in the middle, away from both margins."""
    before, after = line.left - margins[0], margins[1] - line.right
    return min(before, after) > line.size / 2 and abs(before - after) < line.size / 2


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    """Where full lines begin and end: the edges that most lines share; the outermost where few share any."""
    if not lines:
        return 0.0, 0.0
    left = -_shared_edge([-line.left for line in lines])
    # Letterhead and signature stand in the right half and may end beyond the text's margin.
    indented = _indented((left, max(line.right for line in lines)))
    return left, _shared_edge([line.right for line in lines if line.left <= indented])


def _indented(margins: tuple[float, float]) -> float:
    """Where lines of the body begin at the furthest."""
    return margins[0] + _DEEPEST_INDENT * (margins[1] - margins[0])


def _shared_edge(edges: Sequence[float]) -> float:
    counted = Counter(round(edge / 3) for edge in edges)
    common, count = max(counted.items(), key=lambda item: (item[1], item[0]))
    furthest = max(edges)
    return min(furthest, (common + 1) * 3.0) if count * 5 >= len(edges) and count > 2 else furthest


def _usual_distance(lines: Sequence[Line]) -> float:
    """The distance between the baselines of a paragraph's lines: the commonest on the page."""
    distances = [a.base - b.base for a, b in pairwise(lines) if 0 < a.base - b.base < 4 * a.size]
    if not distances:
        return float("inf")
    common, _ = max(Counter(round(d) for d in distances).items(), key=lambda item: (item[1], -item[0]))
    return max(d for d in distances if round(d) == common)
