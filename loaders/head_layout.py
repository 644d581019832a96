"""The layout of a head: which items hold number, date, type, title and preamble, and what is a received stamp.

Nghị định 30/2020/NĐ-CP, annex I; Party papers: Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import cache

from loaders.agencies import Reader
from loaders.outline import Item, Outline
from loaders.vocabulary import governing_words, type_names
from ontology.names import folded
from ontology.wording import as_written, one_of

NUMBER_LINE = re.compile(
    r"(?:^|(?<=[\s|]))[Ss][ốo]\s*(?P<colon>:?)\s*(?P<number>(?:[\dlIO][\dlIO.]*[a-z]?|"
    r"[\s.…_]*)\s*(?:/\s*\d{4}\s*)?[-–/]\s*[A-ZĐƉÐƯ][\w&]*(?:\s?[-–/]\s?[A-ZĐƉÐƯ][\w&]*(?:,\s?[A-ZĐ&]+)*)*)"
)
_DATELINE = re.compile(
    r"(?P<place>[^\d,;:.\n]{2,40}?(?:\s\d{1,2})?),\s*(?P<date>ngày\s*(?P<day>\d{1,2})?[\s.…_/]*tháng\s*(?P<month>\d{1,2})?[\s.…_/]*năm\s*(?P<year>(?:19|20)\d{2}))",
    re.IGNORECASE,
)
MOTTO = re.compile(r"CỘNG H[ÒO][ÀA]? ?XÃ HỘI|CỘNG HOÀ|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]\s*Tự do", re.IGNORECASE)
_STAMP = re.compile(r"^\W*(?:ĐẾN|CÔNG VĂN ĐẾN)\b|\bĐẾN\s+(?:Số|Giờ|Ngày)|\bĐẾN$")
_STAMP_LINE = re.compile(r"(?:Số|Giờ|Ngày|Chuy[ểê]n|Lưu hồ sơ|Số và ký hiệu)\b", re.IGNORECASE)


def dateline(text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
    """Sơn Lam, ngày 7 tháng 3 năm 2024: place and date in [start:end], each part of the date blank where it is."""
    if text.find("háng", start, end) < 0 and text.find("HÁNG", start, end) < 0:
        return None  # searching is slow, and most lines name no month
    return _DATELINE.search(text, start, end)


@cache
def opens_preamble() -> re.Pattern[str]:
    """Căn cứ …, Thời gian qua …: what a paragraph of the preamble begins with, as written."""
    return re.compile(rf"{one_of((*governing_words(), *as_written('opens a preamble')))}(?!\w)")


@dataclass(frozen=True, slots=True)
class Layout:
    """The items of a document's head and tail, and the one that is its type (None for a letter)."""

    outline: Outline
    reader: Reader
    portal: tuple[Item, ...]
    head: tuple[Item, ...]
    tail: tuple[Item, ...]
    stamped: frozenset[int]
    type_item: Item | None
    type_name: str | None

    @property
    def text(self) -> str:
        """The whole flow."""
        return self.outline.flow.text

    def words(self, item: Item) -> str:
        """An item's line, marker included."""
        return self.text[item.line.start : item.line.end]

    @property
    def above_type(self) -> list[Item]:
        """The items of the letterhead: those before the type, stamps left out."""
        last = self.type_item.index if self.type_item is not None else 0
        return [i for i in self.head if i.index < last and i.index not in self.stamped]


def layout(outline: Outline, reader: Reader) -> Layout:
    """Find the parts of a head."""
    items, text = outline.items, outline.flow.text
    portal = tuple(i for i in items if i.zone == "portal")
    head = tuple(i for i in items if i.zone == "head") or tuple(i for i in items if i.zone != "portal")[:12]
    tail = tuple(i for i in items if i.zone == "tail")
    names = type_names()
    for item in head:
        words = text[item.line.start : item.line.end]
        if words.isupper() and (name := names.get(folded(words.strip(" :.*")))):
            return Layout(outline, reader, portal, head, tail, _stamped(head, text), item, name)
    return Layout(outline, reader, portal, head, tail, _stamped(head, text), None, None)


def _stamped(items: tuple[Item, ...], text: str) -> frozenset[int]:
    """The lines of a received stamp: the receiver's name above ĐẾN, and number, day, passing below."""
    lines: set[int] = set()
    for n, item in enumerate(items):
        words = text[item.line.start : item.line.end]
        if "ĐẾN" not in words or len(words) > 60 or not _STAMP.search(words):
            continue
        lines.add(item.index)
        if n and text[items[n - 1].line.start : items[n - 1].line.end].isupper():
            lines.add(items[n - 1].index)
        for after in items[n + 1 : n + 5]:
            below = text[after.line.start : after.line.end]
            if not _STAMP_LINE.match(below) or NUMBER_LINE.match(below):
                break
            lines.add(after.index)
    return frozenset(lines)
