"""Folds names and document numbers so that two spellings of one thing compare equal: pure string functions.

Nothing here knows a particular agency, place or type; those are rows of the tables beside this file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# The letters of Vietnamese, as the inside of a character class: its code points are no range.
LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
UPPER = LOWER.replace("a-z", "").upper() + "A-Z"

# Letters that stand for another in office texts: capital Eth and African D for Đ, Hwair for ỳ (a font of PDFs: kǶ);
# Cyrillic and full-width look-alikes are rare in Vietnamese office texts and left alone.
_LOOK_ALIKES = {0x00D0: "Đ", 0x0189: "Đ", 0x00F0: "đ", 0x0256: "đ", 0x01F6: "ỳ"}
_DASHES = dict.fromkeys([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x00AD], "-")
_SLASHES = {0x2044: "/", 0x2215: "/"}
_SPACES = dict.fromkeys([0x00A0, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000, 0x0009], " ")

# One character for one character, so that offsets into the folded text are offsets into the text.
_SAME_LENGTH: dict[int, str] = _LOOK_ALIKES | _DASHES | _SLASHES | _SPACES

_SAME_LENGTH_LETTERS = tuple((chr(code), one) for code, one in _SAME_LENGTH.items())

# "hoá" and "hóa", "uỷ" and "ủy", "thuý" and "thúy" are one syllable each with its tone on either vowel; the older
# convention (first vowel of oa, oe, uy without a final consonant) is the house form. "quý" keeps its tone: there
# u belongs to the initial.
_TONE_PAIRS = {
    "oá": "óa", "oà": "òa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oé": "óe", "oè": "òe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uý": "úy", "uỳ": "ùy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE_PAIRS |= {k.upper(): v.upper() for k, v in _TONE_PAIRS.items()} | {
    k.capitalize(): v.capitalize() for k, v in _TONE_PAIRS.items()
}
_LONG = 400
# Any of the pairs: the rare first letter is looked for alone, then which vowels stand behind it.
_TONE = re.compile(
    r"[oOuU](?:(?<=[oO])[áàảãạéèẻẽẹÁÀẢÃẠÉÈẺẼẸ]|(?<=[uU])[ýỳỷỹỵÝỲỶỸỴ])(?![^\W\d_])",
)

_SHORT = 60  # characters: a name, not a text
_MARKS = {0x0300, 0x0301, 0x0302, 0x0303, 0x0306, 0x0309, 0x031B, 0x0323}


def tone_placed(text: str) -> str:
    """The text with each tone mark where the older convention has it; the length stays the same.

    >>> tone_placed("Uỷ ban, văn hoá, quý, hoàn")
    'Ủy ban, văn hóa, quý, hoàn'
    """
    if len(text) > _LONG and not any(pair in text for pair in _TONE_PAIRS):
        return text  # each pair is looked for first: most texts hold none of them
    return _placed_in_name(text) if len(text) < _SHORT else _placed(text)


def _placed(text: str) -> str:
    return _TONE.sub(_moved, text)


_placed_in_name = lru_cache(maxsize=16_384)(_placed)  # as with folded names below


def _moved(match: re.Match[str]) -> str:
    if match.start() and match.string[match.start() - 1] in "qQ":
        return match.group()
    return _TONE_PAIRS.get(match.group(), match.group())


def folded(text: str) -> str:
    """Lower case, tones placed, look-alike letters, dashes and spaces made one: for comparing, of the same length.

    >>> folded("UỶ BAN – QUÂN SỰ")
    'ủy ban - quân sự'
    """
    return _folded_name(text) if len(text) < _SHORT else _folded(text)


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower().replace("\t", " ")
    plain = text
    for letter, one in _SAME_LENGTH_LETTERS:
        # Far faster than one translate: nearly all of these are absent from nearly all texts.
        if letter in plain:
            plain = plain.replace(letter, one)
    low = plain.lower()
    # "İ".lower() has two characters: the only letter that would break the promise of length.
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return tone_placed(low)


_folded_name = lru_cache(maxsize=16_384)(_folded)  # the same few thousand names are compared again and again


def unmarked(text: str) -> str:
    """Lower case without any mark, đ as d, single spaces: for searching and for slugs.

    >>> unmarked("Thị xã Hương Trà")
    'thi xa huong tra'
    """
    plain = unicodedata.normalize("NFD", folded(text))
    plain = "".join(c for c in plain if ord(c) not in _MARKS).replace("đ", "d")
    return " ".join(plain.split())


def slug(text: str) -> str:
    """The text as a part of an IRI: unmarked, letters and digits, other runs one hyphen; "-" where nothing is left.

    >>> slug("61/KH-UBND")
    '61-kh-ubnd'
    """
    return re.sub(r"[^0-9a-z]+", "-", unmarked(text)).strip("-") or "-"


_NUMBER_SPACES = re.compile(r"\s+")


def document_number(words: str) -> str:
    """A document number as printed, without spaces, with one kind of dash, slash and Đ.

    >>> document_number("224 /KH-UBND")
    '224/KH-UBND'
    >>> document_number("1191/QÐ–TTg")
    '1191/QĐ-TTg'
    """
    return _NUMBER_SPACES.sub("", words.translate(_SAME_LENGTH))


_PARTY_SLIP = re.compile(r"^(\d+)/([A-ZĐa-zđ]+)-(TW|TU|HU|QU|ThU)$")
_LEADING_ZERO = re.compile(r"^0+(?=\d)")


def number_key(number: str) -> str:
    """What makes two prints of one number equal: house order of dash and slash, no leading zeros, upper case.

    The Party writes `57-KL/TW`; `57/KL-TW` is a common slip for it (Quy định 66-QĐ/TW; number_formats).

    >>> number_key("05/QĐ-TTg"), number_key("57/KL-TW")
    ('5/QĐ-TTG', '57-KL/TW')
    """
    number = _LEADING_ZERO.sub("", document_number(number))
    if slip := _PARTY_SLIP.match(number):
        number = f"{slip[1]}-{slip[2]}/{slip[3]}"
    return number.upper()
