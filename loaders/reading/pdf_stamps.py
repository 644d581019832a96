"""Numbers and days that a clerk's signature stamps into a PDF: "Số:      /UBND-VP" with 397 in the room left for it.

Offices publish a document with its number and day as the pictures of digital signatures: form fields that lie over the
page and are no part of its text. What such a field says within a line is set into the line; what stands apart from all
lines (who signed with which certificate, when) is no text of the document.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pypdfium2 import raw as pdfium

from loaders.reading.pdf_lines import Character, characters

_SAME_LINE = 0.6  # of the type size: a stamp is set by hand
_OVERLAP = 0.3  # of the type size: how far a stamp's box may reach into a neighbour's
_WORD_GAP = 0.16  # of the type size


def filled(document: Any, number: int) -> list[Character]:
    """The characters of a page in the order of the file, with what signatures stamp into its lines."""
    page = document[number]
    drawn = characters(page)
    if pdfium.FPDFPage_GetAnnotCount(page.raw) < 1:
        return drawn
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    stamped = characters(document[number])[len(drawn) :]
    for stamp in _words(c for c in stamped if not c.text.isspace()):
        drawn = _set(drawn, stamp)
    return drawn


def _words(stamped: Iterable[Character]) -> list[list[Character]]:
    """What is stamped, in pieces that stand alone: 13 and 03 of a day and a month."""
    words: list[list[Character]] = []
    for character in stamped:
        last = words[-1][-1] if words else None
        near = last is not None and abs(character.base - last.base) < _SAME_LINE * last.size
        if last is not None and near and -_OVERLAP * last.size < character.left - last.right < last.size:
            words[-1].append(character)
        else:
            words.append([character])
    return words


def _set(drawn: list[Character], stamp: list[Character]) -> list[Character]:
    """The characters with a stamp between its neighbours; unchanged where it stands in no line."""
    left, right, size = stamp[0].left, stamp[-1].right, stamp[0].size
    row = [
        (n, c)
        for n, c in enumerate(drawn)
        if not c.text.isspace() and abs(c.base - stamp[0].base) < _SAME_LINE * max(size, c.size)
    ]
    before = [(n, c) for n, c in row if c.right <= left + _OVERLAP * size]
    after = [(n, c) for n, c in row if c.left >= right - _OVERLAP * size]
    if not before or not after or len(before) + len(after) < len(row):
        return drawn
    at, following = min(after, key=lambda place: place[1].left)
    if following.text.isalpha() or following.left - right > _WORD_GAP * size:
        stamp = [*stamp, Character(" ", right, following.left, following.base, size, generated=True)]
    return [*drawn[:at], *stamp, *drawn[at:]]
