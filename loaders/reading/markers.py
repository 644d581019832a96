"""The markers of list items, which web pages and Word files keep out of their text: 1. a) II. - +"""

from __future__ import annotations

import re

BULLETS = ("-", "+", "*")  # of lists inside lists, as administrative documents mark them
# An item that already begins with a marker written by hand.
HAS_MARKER = re.compile(
    r"[-–—+*•●○▪■]|\(?(?:\d{1,3}|[a-zđ]{1,2}|[IVXLC]{1,6})[.)/]|\d+(?:\.\d+)+|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+[\dIVXLC]"
)
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def bullet(level: int) -> str:
    """The bullet of a list at a depth, 0 outermost.

    >>> [bullet(0), bullet(1), bullet(2)]
    ['-', '+', '*']
    """
    return BULLETS[level % len(BULLETS)]


def numeral(number: int, style: str) -> str:
    """A number in one of Word's styles; decimal where the style is unknown or cannot write the number.

    >>> [numeral(4, "upperRoman"), numeral(2, "lowerLetter"), numeral(27, "upperLetter"), numeral(3, "decimalZero")]
    ['IV', 'b', 'AA', '03']
    """
    if style in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        return _roman(number) if style == "upperRoman" else _roman(number).lower()
    if style in ("upperLetter", "lowerLetter") and 0 < number <= 26 * 30:
        # After z Word doubles the letter: aa, bb, cc.
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _roman(number: int) -> str:
    out = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)
