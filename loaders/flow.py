"""Text to flow: one clean paragraph a line, with a map from every character back to the text as read.

The flow is what all readers of facts scan, once each. Hard line wraps and page breaks inside a paragraph are closed,
Markdown marks are gone, runs of white space are one space; page numbers, rules and empty table marks are kept apart.
`Flow.quote` gives the piece of the text as read that a piece of the flow came from; `clean` of that quote is the
piece again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from loaders.reading.text import Text
from loaders.vocabulary import type_names
from ontology.names import LOWER, UPPER

# ---------------------------------------------------------------- one physical line

_MARK = re.compile(r"[*\\#`\t\xa0\u2000-\u200f\u202f\ufeff\x0c_~]")  # one class: the scanner is fastest so
# Emphasis, escapes and heading marks of Markdown, odd spaces; "(*)" marks a note and stays.
_REMOVED = re.compile(
    r"(?<!\()[*]+(?!\))"  # *word*, **word**
    r"|[\u200b-\u200f\ufeff]"  # zero width marks
    r"|\\(?=[-.()*_#+\[\]>~|])"  # 57\-NQ/TW
    r"|(?<![\w.…_])_{2,3}(?=\w)|(?<=[^\W_])_{2,3}(?![\w.…])"  # __word__
    r"|^\s*(?:\#{1,6}\s+)+"  # ## heading
)
_ODD_SPACE = re.compile(r"[^\S ]|  ")
_LEADING_STAR = re.compile(r"^\s*[*]+\s+(?=\S)")
_PAGE_NUMBER = re.compile(r"^[^\w%]{0,4}(?:[Tt]rang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[^\w%‰]{0,4}$")
_RULE = re.compile(r"^[-–—_=~*•.\s]{2,}$|^[-*_]$")
_RULE_MARKS = frozenset("-–—_=~*•.")
_LONE_PIPE = re.compile(r"^\|[\s|]*$")
_TABLE_RULE = re.compile(r"^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")

# ---------------------------------------------------------------- where paragraphs begin and go on

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
    r"|(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+(?:[IVXLC]+|\d+|thứ\s+\w+|THỨ\s+\w+)\b"
)
_STOP_AT_END = re.compile(r"[.;:!?…](?:[\"”»)]|/)?\s*$|/\.\s*$")
# A paragraph never ends on one of these words: what follows a page break after them goes on (giữa⏎⏎Việt Nam).
_OPEN_WORD = re.compile(
    r"(?:^|\s)(?:và|của|với|về|các|những|cho|tại|theo|giữa|từ|đến|do|bởi|hoặc|hay|là|trong|trên|để|số|ngày|tháng|năm|"
    r"thuộc|bằng|nhằm|cùng|được|phải|không|Kế|Quyết|Nghị|Ủy|Uỷ|Hội|Chỉ)$|[,–-]$"
)
# Nor does a line that no marker begins on one of these: its heading would be one (3. Công an tỉnh).
_OPEN_PLACE = re.compile(r"\s(?:tỉnh|huyện|xã)$")
_FORMAL_LINE = re.compile(
    r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|T/UQ|Q)\s*[./]|(?:Nơi|Noi|NƠI) (?:nhận|NHẬN)|Số\s*:|Kính gửi|CHỦ TỊCH|"
    r"PHÓ CHỦ TỊCH|Lưu:"
)
_CASED = re.compile(r"[^\W\d_]")
_MARKER_ALONE = re.compile(r"[Ss]ố\s*:?$|(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])\s*[.)]$")
_LEAST_OPEN = 30  # characters: a shorter line before a blank one is a heading
_FEW_BLANKS = 0.15  # of all lines: paragraphs are then parted by nothing but their last, short line
_LONGEST_HEAD = 60  # lines above a document's type
_LEAST_WRAPS = 5  # joins by lower case needed before a file counts as hard-wrapped


class Line(NamedTuple):
    """A paragraph of the flow: its span there, whether it began bold, its cell (table, row, column) if any."""

    start: int
    end: int
    bold: bool = False
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """A piece of page furniture that the flow leaves out: kind `page number` or `rule`, with its span as read."""

    kind: str
    start: int
    end: int


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


@dataclass(slots=True)
class _Physical:
    """A line of the file: its cleaned pieces as (text, raw start), and what decides whether it goes on."""

    text: str
    pieces: list[tuple[int, int]]  # (offset in text, raw offset)
    bold: bool
    open: bool  # emphasis begun on it that the next line closes
    blank_before: bool
    page_before: bool  # a page number stands between it and the line before
    cell: tuple[int, int, int] | None
    raw_start: int
    raw_end: int


def clean(quote: str) -> str:
    """What a quote says: Markdown marks and page furniture out, wraps and page breaks closed, white space one space."""
    lines = quote.split("\n")
    kept = []
    for number, line in enumerate(lines):
        text = _cleaned(line, 0)[0]
        if not text or _LONE_PIPE.match(text):
            continue
        if _PAGE_NUMBER.match(text) and 0 < number < len(lines) - 1 and _blank_beside(lines, number):
            continue
        if text[0] in _RULE_MARKS and _RULE.match(text) and 0 < number < len(lines) - 1:
            continue
        kept.append(text)
    return " ".join(kept)


def _blank_beside(lines: list[str], number: int) -> bool:
    return not lines[number - 1].strip() or not lines[number + 1].strip() or "\x0c" in lines[number]


def _cleaned(line: str, at: int, head: bool = False) -> tuple[str, list[tuple[int, int]]]:
    """The line without marks and outer space, and its runs: (offset in it, offset as read); `at` is the line's own
    offset.
    """
    if "  " not in line and not _MARK.search(line):
        text = line.strip()
        return text, [(0, at + line.find(text[0]))] if text else []
    # A bullet star is a marker, not emphasis: it stays for the outline, as one star.
    bullet = _LEADING_STAR.match(line) if head else None
    out: list[str] = []
    runs: list[tuple[int, int]] = []
    length = 0
    position = 0
    if bullet and line.count("*") % 2 == 1:
        out.append("* ")
        runs.append((0, at + line.index("*")))
        length, position = 2, bullet.end()
    for hole in [*_REMOVED.finditer(line, position), None]:
        piece_end = hole.start() if hole else len(line)
        if not _ODD_SPACE.search(line, position, piece_end):
            # Words with one space between them: one run as they stand.
            begins = position + (line.startswith(" ", position) and (not length or out[-1].endswith(" ")))
            if begins < piece_end:
                out.append(line[begins:piece_end])
                runs.append((length, at + begins))
                length += piece_end - begins
            position = hole.end() if hole else len(line)
            continue
        for word in _WORDS.finditer(line, position, piece_end):
            piece = word.group()
            if piece[0].isspace():
                if length and out[-1] != " " and not out[-1].endswith(" "):
                    out.append(" ")
                    runs.append((length, at + word.start()))
                    length += 1
                continue
            if not runs or runs[-1][0] + (at + word.start() - runs[-1][1]) != length:
                runs.append((length, at + word.start()))
            out.append(piece)
            length += len(piece)
        position = hole.end() if hole else len(line)
    text = "".join(out).rstrip()
    return text, runs


_WORDS = re.compile(r"\s+|\S+")


def flow(source: Text) -> Flow:
    """Clean a text into its flow of paragraphs."""
    physical, apart = _physical_lines(source.content)
    wrapped = source.media_type == "application/pdf" or _is_wrapped(physical)
    short = _short_line(physical) if wrapped else 0
    head = next((n for n, line in enumerate(physical[:_LONGEST_HEAD]) if _is_type(line.text)), 0)
    out: list[str] = []
    at: list[int] = [0]
    raw: list[int] = [0]
    lines: list[Line] = []
    length = start = 0
    previous: _Physical | None = None
    bold, cell = False, None
    for number, line in enumerate(physical):
        if previous is not None:
            # The lines of a letterhead stand alone outside a table: the body above, the body that issues, the motto.
            alone = number < head and line.cell is None and line.text.isupper() and previous.text.isupper()
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


def _physical_lines(content: str) -> tuple[list[_Physical], list[Apart]]:
    """The lines of the file that say something, cleaned, and the furniture between them."""
    found: list[_Physical] = []
    apart: list[Apart] = []
    lines = content.split("\n")
    blank, paged = True, False
    table = row = column = -1
    width = 0  # columns of the table, once a row has ended
    inside = False  # between lone pipes: cells of a table that a portal flattened
    last_pipe = -2
    position = 0
    marks = iter(_marks(content))
    mark = next(marks, -1)
    for number, line in enumerate(lines):
        at = position
        position += len(line) + 1
        if not line or line.isspace():
            blank = True
            continue
        while 0 <= mark < at:
            mark = next(marks, -1)
        if mark < 0 or mark >= position:
            text = line.strip()
            pieces = [(0, at + line.index(text[0]))]
        else:
            text, pieces = _cleaned(line, at, head=True)
        if not text:
            # Marks alone: the rest of emphasis that was wrapped; no blank line.
            continue
        if text[0] == "|":
            if _LONE_PIPE.match(text):
                if not inside:
                    inside, table, row, column, width = True, table + 1, 0, 0, 0
                elif last_pipe == number - 1:
                    # One pipe ended a row, this one begins the next.
                    width = max(width, column)
                    row, column = row + 1, 0
                else:
                    column += 1
                last_pipe, blank = number, True
                continue
            if _TABLE_RULE.match(text):
                # The rule under a heading row: the table goes on.
                apart.append(Apart("rule", at, at + len(line)))
                continue
            if text.endswith("|") or text.count("|") > 1:
                if found and found[-1].cell is not None and not blank and not inside:
                    row += 1
                else:
                    table, row = table + 1, 0
                _pipe_row(line, at, table, row, found)
                blank, inside = False, False
                continue
        elif inside and ((width and column >= width) or _is_type(text)):
            inside = False  # behind the last pipe of a full row; a document's type stands in no table
        elif inside and number - last_pipe > 1 and blank:
            # Cells have no blank lines inside: the table ended with its last pipe.
            inside = inside and _next_is_pipe(lines, number)
        if text[0] in _RULE_MARKS and _RULE.match(text):
            apart.append(Apart("rule", at, at + len(line)))
            blank = True
            continue
        if (
            len(text) < 16
            and not inside
            and _PAGE_NUMBER.match(text)
            and 0 < number < len(lines) - 1
            and _blank_beside(lines, number)
        ):
            apart.append(Apart("page number", at, at + len(line)))
            paged = True
            # At the top of a page (PDF) the paragraph before may go on behind it.
            blank = blank or not line.startswith("\x0c")
            continue
        bold = line.lstrip().startswith("**")
        end = pieces[-1][1] + len(text) - pieces[-1][0]
        opened = line.count("**") % 2 == 1 and bold
        found.append(
            _Physical(
                text, pieces, bold, opened, blank, paged, (table, row, column) if inside else None, pieces[0][1], end
            )
        )
        blank = paged = False
    return found, apart


def _marks(content: str) -> list[int]:
    """Where something has to be cleaned, in order: few lines have any, so that all are looked for at once."""
    found = [match.start() for match in _MARK.finditer(content)]
    at = content.find("  ")
    while at >= 0:
        found.append(at)
        at = content.find("  ", at + 2)
    return sorted(found)


def _next_is_pipe(lines: list[str], number: int) -> bool:
    """Whether the paragraph at `number` runs into a lone pipe: then it is a cell still."""
    for line in lines[number : number + 40]:
        stripped = line.strip(" *")
        if not stripped:
            return False
        if _LONE_PIPE.match(stripped):
            return True
    return False


def _pipe_row(line: str, at: int, table: int, row: int, found: list[_Physical]) -> None:
    """Add the cells of a row "| a | b |" as lines of their own."""
    position = line.index("|") + 1
    for column, part in enumerate(line[position:].rstrip().rstrip("|").split("|")):
        text, pieces = _cleaned(part, at + position)
        if text:
            end = pieces[-1][1] + len(text) - pieces[-1][0]
            found.append(
                _Physical(text, pieces, "**" in part, False, True, False, (table, row, column), pieces[0][1], end)
            )
        position += len(part) + 1


def _is_wrapped(lines: list[_Physical]) -> bool:
    """Whether the file breaks its lines inside sentences, as crawled portal pages and PDF text do."""
    pairs = joins = 0
    for a, b in pairwise(lines):
        if b.blank_before:
            continue
        pairs += 1
        if b.text[0].islower() and not _STOP_AT_END.search(a.text[-3:]) and not MARKER.match(b.text):
            joins += 1
    return joins >= _LEAST_WRAPS and joins * 8 > pairs


def _is_type(text: str) -> bool:
    """Whether a line is the heading of a document's type: KẾ HOẠCH."""
    return text.isupper() and text.strip(" :").lower() in type_names()


def _short_line(lines: list[_Physical]) -> int:
    """Where blank lines part no paragraphs: the length under which a line that ends a sentence ends its paragraph."""
    if not lines or sum(line.blank_before for line in lines) > len(lines) * _FEW_BLANKS:
        return 0
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 3 // 4] * 4 // 5


def _goes_on(a: _Physical, b: _Physical, wrapped: bool, short: int) -> bool:
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
    if _FORMAL_LINE.match(b.text) or _FORMAL_LINE.match(a.text):
        return False
    if _is_type(a.text):
        return False
    if b.blank_before:
        if ended or b.text.isupper():
            return False
        if first.islower():
            return b.page_before or len(a.text) >= _LEAST_OPEN
        if len(a.text) < _LEAST_OPEN:
            return False
        return _OPEN_WORD.search(a.text) is not None or (
            _OPEN_PLACE.search(a.text) is not None and MARKER.match(a.text) is None
        )
    if wrapped:
        if ended and not first.islower() and (a.text[-1] == ":" or len(a.text) < short):
            return False
        above, below = a.text.isupper(), b.text.isupper()
        return above == below or (not above and (not a.bold or a.open)) or not _CASED.search(b.text)
    if a.text.isupper():
        return False
    return not ended and first.islower()
