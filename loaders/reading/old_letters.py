"""Texts in the letters of old fonts, TCVN3 (ABC: .VnTime, .VnArial) and VNI (VNI-Times), to Unicode.

Before Unicode a font drew Vietnamese letters where Latin ones have their places: "Céng hßa x· héi" in .VnTime and
"Coäng hoøa xaõ hoäi" in VNI-Times both show "Cộng hòa xã hội". Which it is, is told by statistics: the encoding under
which a line's words become Vietnamese syllables. TCVN3 has no capitals with tones; fonts that end in H (.VnTimeH) draw
small letters as capitals. The letters are rows of old_letters.csv.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.reading.syllables import WORD, is_syllable, share_of_words
from ontology.rows import cell, read_table

TCVN3, VNI = "tcvn3", "vni"
NAMES = {TCVN3: "TCVN3 (.VnTime)", VNI: "VNI"}
LEAST_WORDS = 0.85  # share of syllables that a conversion must give
_FEW_IN_LINE, _FEW_WORDS = 3, 8  # in a line and in a text with fewer words chance decides
# What no Vietnamese in Unicode has and these encodings have in nearly every line.
_TELLTALES = re.compile(r"[¡-¹»-¾×ÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþ]")
_PIECE = re.compile(r"[^\s]+")
_VN_FONT = re.compile(r"\.vn", re.I)
_VNI_FONT = re.compile(r"vni[- ]", re.I)


@dataclass(frozen=True, slots=True)
class OldLetter:
    """A letter of an old encoding: what a reader of today finds `written`, the `letter` that the font showed.

    `example` is a word as written, `reads` the same in Unicode.
    """

    id: str
    encoding: str = cell(one_of=(TCVN3, VNI))
    written: str = cell()
    letter: str = cell()
    example: str = cell()
    reads: str = cell()


@cache
def old_letters() -> tuple[OldLetter, ...]:
    """The rows of old_letters.csv."""
    return read_table("old_letters", OldLetter, Path(__file__).parent)


@cache
def _converter(encoding: str) -> Callable[[str], str]:
    letters = {row.written: row.letter for row in old_letters() if row.encoding == encoding}
    pattern = re.compile("|".join(map(re.escape, sorted(letters, key=len, reverse=True))))
    return lambda text: pattern.sub(lambda found: letters[found.group()], text)


def converted(text: str, encoding: str) -> str:
    """The text in Unicode, all of it taken to be in an old encoding.

    >>> converted("Céng hßa x· héi chñ nghÜa ViÖt Nam", TCVN3)
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    >>> converted("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", VNI)
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
    """
    found = _converter(encoding)(text)
    return _capitals(found) if encoding == TCVN3 else found


def of_font(text: str, font: str) -> str:
    """The text of a run in a font: converted where it is an old one, in capitals where that draws them.

    >>> of_font("kÕ ho¹ch", ".VnTimeH"), of_font("kế hoạch", "Times New Roman")
    ('KẾ HOẠCH', 'kế hoạch')
    """
    if _VN_FONT.match(font):
        return converted(text, TCVN3).upper() if font.rstrip().endswith("H") else converted(text, TCVN3)
    return converted(text, VNI) if _VNI_FONT.match(font) else text


def modern(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with the lines that are in an old encoding converted, and a warning where there are any."""
    if not _TELLTALES.search(text):
        return text, ()
    lines = text.split("\n")
    best, encoding, gained = lines, "", 0
    whole = share_of_words(text) < LEAST_WORDS  # or only a few lines of it are old
    for tried in NAMES:
        made = [_better(line, converted(line, tried), whole) for line in lines]
        more = sum(map(_syllables, made)) - sum(map(_syllables, lines))
        if more > gained:
            best, encoding, gained = made, tried, more
    changed = [new for old, new in zip(lines, best, strict=True) if old != new]
    said = "\n".join(changed)
    if len(WORD.findall(said)) < _FEW_WORDS or share_of_words(said) < LEAST_WORDS:
        return text, ()
    count = f"{len(changed)} line{'s' * (len(changed) > 1)}"
    return "\n".join(best), (f"converted from {NAMES[encoding]}, an old font's encoding, on {count}",)


def is_old(text: str) -> bool:
    """Whether text whose words are no Vietnamese is in an old encoding."""
    return bool(modern(text)[1])


def _better(line: str, made: str, whole: bool) -> str:
    """The reading of a line with more Vietnamese words; `whole` decides where they are equal."""
    if line == made:
        return line
    before, after = _syllables(line), _syllables(made)
    if after == before:
        return made if whole else line
    if not whole and (len(WORD.findall(made)) < _FEW_IN_LINE or share_of_words(made) < LEAST_WORDS):
        return line
    return made if after > before else line


def _syllables(text: str) -> int:
    return sum(map(is_syllable, WORD.findall(text)))


def _capitals(text: str) -> str:
    """Lines and words whose plain letters are capitals (CéNG, Uû BAN) in capitals: with tones TCVN3 has none."""
    return "\n".join(line.upper() if _shouts(line) else _PIECE.sub(_capital, line) for line in text.split("\n"))


def _capital(word: re.Match[str]) -> str:
    said = word.group()
    return said.upper() if _shouts(said) else said


def _shouts(text: str) -> bool:
    """Whether the plain letters of words with old letters are all capitals, more than one: UBND does not count."""
    words = " ".join(word for word in text.split() if not word.isascii())
    plain = [letter for letter in words if letter.isascii() and letter.isalpha()]
    return len(plain) > 1 and all(map(str.isupper, plain))
