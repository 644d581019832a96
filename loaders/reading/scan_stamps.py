"""The stamp that a receiving office prints on a letter: a box near the head, ĐẾN, a number and a day written by hand.

It lies over the letterhead or the title and is no part of the document (its number and day are the receiver's).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.reading.ocr_words import Word
from loaders.reading.pdf_tables import Stroke

_RECEIVED = re.compile(r"\W*[ĐD][EÊẾỀÉ]N\W*")  # ĐẾN, as OCR reads it
_NEAR = 14.0  # points between strokes of a box that is worn or written over
_WIDEST, _HIGHEST, _LOWEST = 230.0, 100.0, 20.0  # points
_EDGE = 2.0  # points

Box = tuple[float, float, float, float]  # left, bottom, right, top


def stamp(words: Sequence[Word], across: Sequence[Stroke], down: Sequence[Stroke]) -> Box | None:
    """Where a page is stamped as received; None where it is not."""
    boxes = _joined([(a, y, b, y) for y, a, b in across] + [(x, a, x, b) for x, a, b in down])
    for box in boxes:
        left, bottom, right, top = box
        fits = right - left <= _WIDEST and _LOWEST <= top - bottom <= _HIGHEST
        if fits and any(_RECEIVED.fullmatch(word.text) and holds(box, word) for word in words):
            return box
    return None


def holds(box: Box, word: Word) -> bool:
    """Whether a word stands inside a box."""
    left, bottom, right, top = box
    middle = (word.left + word.right) / 2
    return left - _EDGE <= middle <= right + _EDGE and bottom + _EDGE < word.base < top + _EDGE


def inside(box: Box, left: float, bottom: float, right: float, top: float) -> bool:
    """Whether a stroke belongs to a box."""
    edge = 2 * _EDGE
    return box[0] - edge <= left and right <= box[2] + edge and box[1] - edge <= bottom and top <= box[3] + edge


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """The boxes around strokes that touch or nearly do."""
    found: list[Box] = []
    for box in boxes:
        while near := [other for other in found if _is_near(box, other)]:
            found = [other for other in found if other not in near]
            box = _around([box, *near])
        found.append(box)
    return found


def _is_near(one: Box, other: Box) -> bool:
    return (
        one[0] - _NEAR <= other[2]
        and other[0] - _NEAR <= one[2]
        and one[1] - _NEAR <= other[3]
        and other[1] - _NEAR <= one[3]
    )


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
