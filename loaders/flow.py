"""Text to flow: one clean paragraph a line, with a map from every character back to the text as read.

The flow is what all readers of facts scan, once each. Hard line wraps and page breaks inside a paragraph are closed,
Markdown marks are gone, runs of white space are one space; page numbers, rules and empty table marks are kept apart.
`Flow.quote` gives the piece of the text as read that a piece of the flow came from; `lines.clean` of that quote is
the piece again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from loaders.lines import Apart, PhysicalLine, is_type, physical_lines
from loaders.reading.text import Text
from loaders.vocabulary import recipients_heading, sign_marks
from ontology.names import LOWER, UPPER, folded
from ontology.phrases import portal_lines
from ontology.wording import as_written, one_of

CHAPTER = r"(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+(?:[IVXLC]+|\d+|thứ\s+\w+|THỨ\s+\w+)\b"
# What a chapter's marker stands before, but for the end of its line; a sentence may begin "Phần IV Phụ lục 2 đã …".
CHAPTER_END = r"\s*(?:[.:](?!\d)|[–—-]|[" + UPPER + r"](?![" + LOWER + r"]))"
MARKER = re.compile(
    r"(?:[-–—+*•●○◦▪■►✓]|[oO](?=\s+[" + UPPER + r"]))\s*(?=\S)"  # bullets
    r"|(?!V/[Vv])[IVXLC]{1,6}(?:\s*[.)]\s*|\s*[/–-]\s+|[/–-](?=[" + UPPER + r"]))(?=\S|$)"  # I. II- III)
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s*[-)]?\s+(?=\S)"  # 2.1. 2.1.1
    r"|\(?\d{1,3}(?:\s*[.)](?!\d)\s*|\s*[/–-]\s+|[/–-](?=["
    + UPPER
    + r"]["
    + LOWER
    + r"]))(?=\S)"  # 1. 1) 1- (1), not 57-NQ/TW
    r"|\(?[a-zđ]{1,2}\s*[.)]\s+(?=\S)|[a-zđ]-\s+(?=\S)"  # a) b. đ)
    r"|[A-H]\.\s+(?=\S)"  # A.
    r"|(?:Điều|ĐIỀU)\s+\d+[a-z]?\s*[.:]"
    rf"|{CHAPTER}(?=$|{CHAPTER_END})"
)
_STOP_AT_END = re.compile(r"[.;:!?…](?:[\"”»)]|/)?\s*$|/\.\s*$")
# A line that no marker begins never ends a paragraph on one of these: its heading would be one (3. Công an tỉnh).
_OPEN_PLACE = re.compile(r"\s(?:tỉnh|huyện|xã)$")
_CASED = re.compile(r"[^\W\d_]")
_MARKER_ALONE = re.compile(r"[Ss]ố\s*:?$|\[\d{1,2}\]$|(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])\s*[.)]$")
_LEAST_OPEN = 30  # characters: a shorter line before a blank one is a heading
_FEW_BLANKS = 0.15  # of all lines: paragraphs are then parted by nothing but their last, short line
_LONGEST_HEAD = 60  # lines above a document's type
_LEAST_WRAPS = 5  # joins by lower case needed before a file counts as hard-wrapped


@cache
def _open_word() -> re.Pattern[str]:
    """giữa⏎⏎Việt Nam: a paragraph never ends on such a word, so that it goes on behind a page break."""
    return re.compile(rf"(?:^|\s){one_of(as_written('no paragraph ends on'))}$|[,–-]$")


@cache
def _formal_line() -> re.Pattern[str]:
    """KT. CHỦ TỊCH, Nơi nhận: a line of head or tail that no other goes on with."""
    chairs = one_of(map(str.upper, as_written("chair of a body")))
    salutation = one_of(as_written("salutation"))
    return re.compile(rf"(?:{sign_marks()})\s*[./]|{recipients_heading()}|Số\s*:|{salutation}|{chairs}|Lưu:")


class Line(NamedTuple):
    """A paragraph of the flow: its span there, whether it began bold, its cell (table, row, column) if any."""

    start: int
    end: int
    bold: bool = False
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """The clean text, its paragraphs, and the way back to the text as read."""

    source: Text
    text: str
    lines: tuple[Line, ...]
    apart: tuple[Apart, ...]
    _at: list[int]  # where each run of unchanged characters starts in the flow …
    _raw: list[int]  # … and in the text as read

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The span as read of the flow's [start:end], which must not be empty."""
        i = bisect_right(self._at, start) - 1
        j = bisect_right(self._at, end - 1) - 1
        return start - self._at[i] + self._raw[i], end - 1 - self._at[j] + self._raw[j] + 1

    def quote(self, start: int, end: int) -> str:
        """The text as read that the flow's [start:end] came from, line breaks and marks included."""
        first, last = self.raw(start, end)
        return self.source.content[first:last]


def flow(source: Text) -> Flow:
    """Clean a text into its flow of paragraphs."""
    physical, apart = physical_lines(source.content)
    wrapped = source.media_type == "application/pdf" or _is_wrapped(physical)
    short = _short_line(physical) if wrapped else 0
    portal = _portal_starts(source.content)
    head = next((n for n, line in enumerate(physical[:_LONGEST_HEAD]) if is_type(line.text)), 0)
    out: list[str] = []
    at: list[int] = [0]
    raw: list[int] = [0]
    lines: list[Line] = []
    length = start = 0
    previous: PhysicalLine | None = None
    bold, cell = False, None
    for number, line in enumerate(physical):
        if previous is not None:
            # The lines of a letterhead stand alone outside a table: the body above, the body that issues, the motto.
            alone = number < head and line.cell is None and line.text.isupper() and previous.text.isupper()
            alone = alone or line.raw_start in portal or previous.raw_start in portal
            if not alone and _goes_on(previous, line, wrapped, short):
                out.append(" ")
                at.append(length)
                # A closed wrap is one space that stands for all between the two lines as read.
                raw.append(previous.raw_end)
            else:
                lines.append(Line(start, length, bold, cell))
                out.append("\n")
                at.append(length)
                raw.append(previous.raw_end)
                start = length + 1
            length += 1
        if length == start:
            bold, cell = line.bold, line.cell
        for offset, position in line.pieces:
            at.append(length + offset)
            raw.append(position)
        out.append(line.text)
        length += len(line.text)
        previous = line
    if previous is not None:
        lines.append(Line(start, length, bold, cell))
    return Flow(source, "".join(out), tuple(lines), tuple(apart), at, raw)


def _portal_starts(content: str) -> frozenset[int]:
    """Where lines of a portal's own begin, as read: behind the document, whose recipients come last."""
    tail = content.find("Nơi nhận")
    if tail < 0:
        return frozenset()
    found = portal_lines().finditer(folded(content[tail:]))
    return frozenset(tail + match.end() - len(match["said"]) for match in found)


def _is_wrapped(lines: list[PhysicalLine]) -> bool:
    """Whether the file breaks its lines inside sentences, as crawled portal pages and PDF text do."""
    pairs = joins = 0
    for a, b in pairwise(lines):
        if b.blank_before:
            continue
        pairs += 1
        if b.text[0].islower() and not _STOP_AT_END.search(a.text[-3:]) and not MARKER.match(b.text):
            joins += 1
    return joins >= _LEAST_WRAPS and joins * 8 > pairs


def _short_line(lines: list[PhysicalLine]) -> int:
    """Where blank lines part no paragraphs: the length under which a line that ends a sentence ends its paragraph."""
    if not lines or sum(line.blank_before for line in lines) > len(lines) * _FEW_BLANKS:
        return 0
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 3 // 4] * 4 // 5


def _goes_on(a: PhysicalLine, b: PhysicalLine, wrapped: bool, short: int) -> bool:
    """Whether line `b` continues the paragraph of line `a`."""
    if a.cell != b.cell:
        return False
    last = a.text[-1]
    if b.blank_before and last in ".;:":
        return False
    ended = last in ".;:!?…" or _STOP_AT_END.search(a.text[-3:]) is not None
    first = b.text[0]
    if MARKER.match(b.text):
        # "kinh tế⏎- xã hội": a wrapped dash, not a bullet.
        after = b.text[2:3]
        dash = first in "-–" and (after.islower() or (after.isdigit() and last.isdigit())) and not ended and last != ","
        return wrapped and not b.blank_before and dash
    if wrapped and not b.blank_before and _MARKER_ALONE.match(a.text):
        return True
    if _formal_line().match(b.text) or _formal_line().match(a.text):
        return False
    if is_type(a.text):
        return False
    if b.blank_before:
        if ended or b.text.isupper():
            return False
        if first.islower():
            return b.page_before or len(a.text) >= _LEAST_OPEN
        if len(a.text) < _LEAST_OPEN:
            return False
        return _open_word().search(a.text) is not None or (
            _OPEN_PLACE.search(a.text) is not None and MARKER.match(a.text) is None
        )
    if wrapped:
        if ended and first == "(" and a.text[-1] != ":":
            return False  # (Chi tiết tại Phụ lục kèm theo)
        if a.text.count("(") > a.text.count(")"):
            return True  # … (Trong đó: VNPT:⏎25 trạm)
        if ended and not first.islower() and (a.text[-1] == ":" or len(a.text) < short):
            return False
        above, below = a.text.isupper(), b.text.isupper()
        return above == below or (not above and (not a.bold or a.open)) or not _CASED.search(b.text)
    if a.text.isupper():
        return False
    return not ended and first.islower()
