"""The lines of a text as read: cleaned of marks, with the way back for every character, page furniture kept apart.

The first half of `flow`: one pass over the physical lines finds what each says, which cell of a table it stands in,
and what is only furniture (page numbers, rules, empty table marks).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders import flat_tables
from loaders.vocabulary import type_names

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
_PAGE_NUMBER = re.compile(r"^[^\w%\[]{0,4}(?:[Tt]rang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[^\w%‰.)]{0,4}$")
_RULE = re.compile(r"^[-–—_=~*•.\s]{2,}$|^[-*_]$")
_RULE_MARKS = frozenset("-–—_=~*•.")
_LONE_PIPE = re.compile(r"^\|[\s|]*$")
_TABLE_RULE = re.compile(r"^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")


@dataclass(frozen=True, slots=True)
class Apart:
    """A piece of page furniture that the flow leaves out: kind `page number` or `rule`, with its span as read."""

    kind: str
    start: int
    end: int


@dataclass(slots=True)
class PhysicalLine:
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


def physical_lines(content: str) -> tuple[list[PhysicalLine], list[Apart]]:
    """The lines of the file that say something, cleaned, and the furniture between them."""
    found: list[PhysicalLine] = []
    apart: list[Apart] = []
    lines = content.split("\n")
    blank, paged = True, False
    flattened = flat_tables.cells(lines) if "\n|" in content else {}
    table = max((cell[0] for cell in flattened.values()), default=-1)
    row = -1
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
                blank = True
                continue
            if _TABLE_RULE.match(text):
                # The rule under a heading row: the table goes on.
                apart.append(Apart("rule", at, at + len(line)))
                continue
            if text.endswith("|") or text.count("|") > 1:
                if found and found[-1].cell is not None and not blank:
                    row += 1
                else:
                    table, row = table + 1, 0
                _pipe_row(line, at, table, row, found)
                blank = False
                continue
        cell = flattened.get(number)
        if text[0] in _RULE_MARKS and _RULE.match(text):
            apart.append(Apart("rule", at, at + len(line)))
            blank = True
            continue
        if (
            len(text) < 16
            and cell is None
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
        found.append(PhysicalLine(text, pieces, bold, opened, blank, paged, cell, pieces[0][1], end))
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


def _pipe_row(line: str, at: int, table: int, row: int, found: list[PhysicalLine]) -> None:
    """Add the cells of a row "| a | b |" as lines of their own."""
    position = line.index("|") + 1
    for column, part in enumerate(line[position:].rstrip().rstrip("|").split("|")):
        text, pieces = _cleaned(part, at + position)
        if text:
            end = pieces[-1][1] + len(text) - pieces[-1][0]
            found.append(
                PhysicalLine(text, pieces, "**" in part, False, True, False, (table, row, column), pieces[0][1], end)
            )
        position += len(part) + 1


def is_type(text: str) -> bool:
    """Whether a line is the heading of a document's type: KẾ HOẠCH."""
    return text.isupper() and text.strip(" :").lower() in type_names()
