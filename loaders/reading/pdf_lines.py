"""The characters of a PDF page to lines of text with their places.

Two ways: as drawn (the file's own order, the reading order of nearly all files), and by place alone, for files whose
order is scrambled. All measures are points (1/72 inch), from the page's lower left corner.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from pypdfium2 import raw as pdfium

_COLUMN_GAP = 2.0  # of the type size: a wider gap separates columns, not words, even in justified lines
_MOTTO_GAP = 0.9  # of the type size: as much parts the issuer from the motto, which long names come near to
_MOTTO = re.compile(r"CỘNG\s*H[OÒ][AÀ]|ĐẢNG\s*CỘNG|Độc\s*lập\s*-")
_ADDRESSED = re.compile(r"(?:\S{1,6}\s+)?gửi\s*:")  # Kính gửi: what follows is below the letterhead's columns
_WORD_GAP = 0.16  # of the type size: a space is 0.25, letters of a word touch
_SAME_LINE = 0.35  # of the type size: how far baselines of one line differ (superscripts, a second font)
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\xad": "-"}  # PDFium's marks for a hyphen at a line's end
# Bullets of symbol fonts lie in the private area, and so do parts of decorations.
_PRIVATE_BULLET = re.compile(r"^[\ue000-\uf8ff]\s*")
_FIRST = re.compile(r"(?:[-–+*•]\s*)?\S+")  # a bullet never ends a line: it goes with its word
_NOISE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff\ufff0-\ufffd]")
# "Số:      /KH-UBND", "ngày    tháng    năm 2025": room left for a pen.
_BEFORE_BLANK = re.compile(r"(?:[Ss]ố\s*:?|ngày|tháng|năm)\s*$")
_AFTER_BLANK = re.compile(r"/|tháng|năm")


@dataclass(frozen=True, slots=True)
class Character:
    """A character and its place: left and right edge, baseline, type size; spaces and line breaks too.

    On scanned pages a whole word, which is what OCR finds.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    generated: bool = False  # a space or line break that PDFium put in


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column: its text without outer space, its place, the width of its first word (and bullet)."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first_word: float


def upright(page: Any) -> Callable[[float, float], tuple[float, float]]:
    """Turns a point of a page to where it is seen: pages may be stored lying on a side."""
    turns: dict[int, Callable[[float, float], tuple[float, float]]] = {
        90: lambda x, y: (y, -x),
        180: lambda x, y: (-x, -y),
        270: lambda x, y: (-y, x),
    }
    return turns.get(page.get_rotation(), lambda x, y: (x, y))


def characters(page: Any) -> list[Character]:
    """The characters of a page in the order of the file, line breaks among them."""
    textpage = page.get_textpage()
    out: list[Character] = []
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    turned = upright(page)
    high = 0  # the first half of a surrogate pair
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage.raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        pdfium.FPDFText_GetLooseCharBox(textpage.raw, index, ctypes.byref(box))
        pdfium.FPDFText_GetCharOrigin(textpage.raw, index, ctypes.byref(x), ctypes.byref(y))
        text = chr(code)
        made = text in " \r\n" and pdfium.FPDFText_IsGenerated(textpage.raw, index) == 1
        (x1, y1), (x2, y2) = turned(box.left, box.bottom), turned(box.right, box.top)
        base = turned(x.value, y.value)[1]
        out.append(Character(_HYPHENS.get(text, text), min(x1, x2), max(x1, x2), base, abs(y1 - y2), made))
    textpage.close()
    return out


def as_drawn(drawn: Sequence[Character]) -> list[Line]:
    """Lines in the order of the file, parted where PDFium breaks them and at the gaps between columns."""
    lines: list[list[Character]] = [[]]
    for character in drawn:
        if character.text in "\r\n":
            if lines[-1]:
                lines.append([])
        else:
            lines[-1].append(character)
    rows: list[list[Line]] = []
    for made in (_line(part) for line in lines for part in _parted(line)):
        if made is None:
            continue
        if rows and rows[-1][-1].right < made.left and abs(rows[-1][-1].base - made.base) < _SAME_LINE * made.size:
            rows[-1].append(made)
        else:
            rows.append([made])
    return _columns(rows)


def by_word(drawn: Iterable[Character]) -> list[Line]:
    """Lines from the places of whole words."""
    return by_place(drawn, word_gap=float("-inf"))


def by_place(drawn: Iterable[Character], word_gap: float = _WORD_GAP) -> list[Line]:
    """Lines from the places of characters alone: rows from the top; of columns side by side the left first.

    A space stands where the gap is wider than `word_gap`, in type sizes.
    """
    rows: list[list[Character]] = []
    for character in sorted((c for c in drawn if not c.text.isspace()), key=lambda c: (-c.base, c.left)):
        if rows and rows[-1][0].base - character.base < _SAME_LINE * max(character.size, rows[-1][0].size):
            rows[-1].append(character)
        else:
            rows.append([character])
    parts = [[_line(part) for part in _parted(_spaced(sorted(row, key=lambda c: c.left), word_gap))] for row in rows]
    return _columns([[line for line in row if line is not None] for row in parts])


def _parted(line: Sequence[Character]) -> list[list[Character]]:
    """A line's pieces between the gaps of columns: too wide for a space, neither typed as one nor left for a pen."""
    parts: list[list[Character]] = [[]]
    last: Character | None = None
    typed = False
    for number, character in enumerate(line):
        if character.text.isspace():
            parts[-1].append(character)
            typed = typed or not character.generated
            continue
        gap = (character.left - last.right) / max(character.size, last.size, 1.0) if last is not None else 0.0
        wide = gap > _COLUMN_GAP or (gap > _MOTTO_GAP and _begins_motto(line[number : number + 12]))
        if wide and not typed and not _is_blank(parts[-1], line[number : number + 6]):
            parts.append([])
        parts[-1].append(character)
        last, typed = character, False
    return parts


def _begins_motto(after: Sequence[Character]) -> bool:
    return _MOTTO.match("".join(c.text for c in after)) is not None


def _is_blank(before: Sequence[Character], after: Sequence[Character]) -> bool:
    """Whether the gap between two pieces is one for a number or date to be written in."""
    left, right = "".join(c.text for c in before[-8:]), "".join(c.text for c in after)
    return _BEFORE_BLANK.search(left) is not None or _AFTER_BLANK.match(right) is not None


def _spaced(row: Sequence[Character], word_gap: float) -> list[Character]:
    """The characters of a row with a space at each gap between words."""
    out: list[Character] = []
    for character in row:
        if out and character.left - out[-1].right > word_gap * character.size:
            last = out[-1]
            out.append(Character(" ", last.right, character.left, last.base, last.size, True))
        out.append(character)
    return out


def _line(part: Sequence[Character]) -> Line | None:
    """The line that characters make, None where they say nothing."""
    text = _PRIVATE_BULLET.sub("- ", "".join(c.text for c in part).strip())
    text = " ".join(_NOISE.sub("", text).split())
    seen = [c for c in part if not c.text.isspace()]
    if not text or not seen:
        return None
    sizes = sorted(c.size for c in seen)
    first = _FIRST.match(text)
    letters = len("".join(first.group().split())) if first else 1
    ends = accumulate(len(c.text) for c in seen)
    begun = [c for c, end in zip(seen, ends, strict=True) if end <= letters] or seen[:1]
    return Line(
        text,
        min(c.left for c in seen),
        max(c.right for c in seen),
        seen[0].base,
        sizes[len(sizes) // 2],
        max(c.right for c in begun) - seen[0].left,
    )


def _columns(rows: Sequence[Sequence[Line]]) -> list[Line]:
    """Lines in reading order: runs of rows in two columns give the left column, then the right one."""
    out: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []

    def flush() -> None:
        out.extend([*left, *right])
        left.clear()
        right.clear()

    for row in rows:
        gutter = min((line.left for line in right), default=0.0)
        beside = max((line.right for line in left), default=gutter)  # a name may be wider than the post above it
        if any(_ADDRESSED.match(line.text) for line in row):
            flush()
        if len(row) == 2 and all(line.right < row[1].left for line in left):
            left.append(row[0])
            right.append(row[1])
        elif len(row) == 1 and right and row[0].left >= min(gutter - row[0].size, beside + row[0].size):
            right.append(row[0])
        elif len(row) == 1 and right and row[0].right < gutter:
            left.append(row[0])
        else:
            flush()
            (left if len(row) == 2 else out).extend(row[:1])
            (right if len(row) == 2 else out).extend(row[1:])
    flush()
    return out
