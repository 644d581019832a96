"""The words of Tesseract's hOCR with their places, and which of them can be words.

Tesseract makes words of all that is black. Of printed words it is nearly always sure; of stamps, signatures and dirt it
seldom is, or they are spelt as no word can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.reading.syllables import is_syllable

DOTS = 300  # to the inch; what pages are rendered at
SURE = 60  # percent
_VERY_SURE, _LONGER = 80, 3
POINTS = 72.0  # to the inch
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_SURE = re.compile(r"x_wconf (\d+)")
_BULLETS = ("-", "+", "*", "–", "•")
_DIRT = "_|ˆ"
_EDGES = ".,:;()“”\"'/-…"
_NUMBER = re.compile(r"[\d.,/:()%-]*\d[\d.,/:()%-]*")
_CODE = re.compile(r"\d*/?[A-ZĐ][A-ZĐa-z&]*(?:[/&-][A-ZĐ&][\w&]*)*")  # UBND, 07/CT-UBND, TTg
_PAGE_NUMBER = re.compile(r"[-–]?\d{1,3}[-–]?")
_FOOT = 0.12  # of the page's height


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place in points from the page's lower left corner; `sure` in percent, `line` tells lines apart."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    base: float
    size: float
    sure: int
    line: int

    def box(self, height: int, beside: int = 0) -> tuple[float, float, float, float]:
        """Its place, with some pixels beside it, from the upper left corner of a picture `height` pixels high."""
        left, top, right, bottom = (x / POINTS * DOTS for x in (self.left, self.top, self.right, self.bottom))
        return left - beside, height - top - beside, right + beside, height - bottom + beside

    def middle(self, height: int) -> tuple[float, float]:
        """Its middle in pixels from the upper left corner of a picture `height` pixels high."""
        left, top, right, bottom = self.box(height)
        return (left + right) / 2, (top + bottom) / 2


def lines_of(said: bytes, height: int, lines: int) -> Iterator[list[Word]]:
    """The lines of an hOCR page that is `height` pixels high; they are counted from `lines`."""
    from lxml import etree

    root = etree.fromstring(said, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    for number, line in enumerate(root.iterfind(".//{*}p/{*}span"), lines):
        title = line.get("title", "")
        left, _, _, bottom = _numbers(_BOX, title)
        slope, offset = _numbers(_BASELINE, title) or (0.0, 0.0)
        (size,) = _numbers(_SIZE, title) or (0.0,)
        words = []
        for word in line.iterfind("{*}span"):
            text, place = "".join(word.itertext()).strip(), word.get("title", "")
            x1, y1, x2, y2 = _numbers(_BOX, place)
            base = height - bottom - offset - slope * ((x1 + x2) / 2 - left)
            (sure,) = _numbers(_SURE, place) or (0.0,)
            if text:
                pixels = (x1, x2, height - y1, height - y2, base, size or y2 - y1)
                x1, x2, y1, y2, base, high = (pixel / DOTS * POINTS for pixel in pixels)
                words.append(Word(text, x1, x2, y1, y2, base, high, int(sure), number))
        yield words


def is_sure(word: Word) -> bool:
    """Whether Tesseract is sure of a word, and it is a syllable, a number or an abbreviation."""
    said = is_vietnamese(word) or _NUMBER.fullmatch(word.text) or _CODE.fullmatch(word.text.strip(_EDGES))
    return word.sure >= SURE and bool(said)


def is_vietnamese(word: Word) -> bool:
    """Whether a word is a syllable of more than one letter."""
    text = word.text.strip(_EDGES)
    return len(text) > 1 and is_syllable(text)


def stands_out(word: Word) -> bool:
    """Whether a word among dirt must be one: a longer syllable of which Tesseract is very sure."""
    return is_vietnamese(word) and word.sure >= _VERY_SURE and len(word.text.strip(_EDGES)) >= _LONGER


def is_speck(word: Word, place: int) -> bool:
    """Whether a word is dirt beside a line: marks without a letter of which Tesseract is not sure; no bullet."""
    if any(map(str.isalnum, word.text)):
        return False
    is_bullet = place == 0 and word.text in _BULLETS
    return (word.sure < SURE and not is_bullet) or not word.text.strip(_DIRT)


def is_page_number(word: Word, height: int) -> bool:
    """Whether a word that stands alone numbers a page `height` pixels high: at its head or foot."""
    share = word.base / (height / DOTS * POINTS)
    return word.sure >= SURE and _PAGE_NUMBER.fullmatch(word.text) is not None and not _FOOT < share < 1 - _FOOT


def _numbers(pattern: re.Pattern[str], title: str) -> tuple[float, ...]:
    found = pattern.search(title)
    return tuple(map(float, found.groups())) if found else ()
