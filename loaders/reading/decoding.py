"""Bytes to characters: the encoding found, NFC, lines that end in "\\n", and nothing else changed.

UTF-8 (all new documents) goes at the speed of memory. Others are tried in turn and kept only if what comes out is
Vietnamese; texts in the letters of old fonts (TCVN3, VNI) are left to `loaders.reading.old_letters`.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from loaders.reading.old_letters import is_old
from loaders.reading.syllables import share_of_words
from ontology.errors import UnreadableFile

Decoded = tuple[str, tuple[str, ...]]  # the text, and doubts about it

# The longer mark first: that of UTF-32 begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that no text has; tab, line breaks, form feed and the old end-of-file mark (1A) may be there.
CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
MOST_CONTROLS = 0.01  # a larger share of control characters is no text
MOST_BROKEN = 0.002  # broken sequences for each letter beyond ASCII: more is another encoding
LEAST_WORDS = 0.85  # share of Vietnamese syllables below which a guessed encoding is taken for wrong
DOUBTFUL_WORDS = 0.5  # share below which valid text gets a warning
SAMPLE = 20_000  # characters looked at to judge a text

_OLD = "latin-1"  # how texts in the letters of old fonts are decoded; the reader then converts them
_MARKUP = re.compile(r"<(script|style)\b.*?</\1|<[^<>]*>", re.I | re.S)  # of web pages: no words

NOT_VIETNAMESE = "neither UTF-8 nor any encoding in which its words are Vietnamese; save it as UTF-8"
FEW_WORDS = "few words are Vietnamese; another language, or a text in an old font's encoding"


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Decode a text file's bytes; `declared` is the encoding that the file itself states, tried before guessing.

    Raises `UnreadableFile` for bytes that are no text, and for text whose encoding cannot be told.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _whole(data[len(mark) :], encoding, name)
    if b"\0" in data:
        return _without_mark(data, name)
    if _controls(data) > len(data) * MOST_CONTROLS:
        raise UnreadableFile(name, "binary data, not text")
    try:
        return normal(data.decode()), ()
    except UnicodeDecodeError as error:
        return _other(data, error.start, name, declared)


def normal(text: str) -> str:
    """NFC, every line ended by a single "\\n"."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # The check is many times faster than the work, and nearly all texts pass it.
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, CONTROLS))


def _whole(data: bytes, encoding: str, name: str) -> Decoded:
    """Decode what a byte order mark announced: all of it must be text."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"marked as {encoding.upper()} but broken at byte {error.start:,}; save it anew as UTF-8"
        raise UnreadableFile(name, reason) from None
    if "\0" in text:
        raise UnreadableFile(name, "binary data, not text")
    return normal(text), ()


def _without_mark(data: bytes, name: str) -> Decoded:
    """UTF-16 that lacks its mark, told by its spaces; all else with NULs is binary."""
    little, big = data.count(b" \0"), data.count(b"\0 ")
    encoding = "utf-16-le" if little >= big else "utf-16-be"
    try:
        text = normal(data.decode(encoding))
    except UnicodeDecodeError:
        raise UnreadableFile(name, "binary data, not text") from None
    sample = text[:SAMPLE]
    if "\0" in text or share_of_words(sample) < LEAST_WORDS or sample.count(" ") * 20 < len(sample):
        raise UnreadableFile(name, "binary data, not text")
    return text, ()


def _other(data: bytes, broken: int, name: str, declared: str | None) -> Decoded:
    """Decode what is not UTF-8: damaged UTF-8, the declared encoding, Windows Vietnamese, or the best guess."""
    # Judged near the first byte that is no UTF-8: encodings differ there, and a long text need not be tried whole.
    window = data[max(0, broken - SAMPLE // 2) : broken + 2 * SAMPLE]
    if _is_damaged_utf8(window, 3):  # the window's ends may cut a letter each
        text = normal(data.decode("utf-8", "replace"))
        faults = text.count("\ufffd")
        return text, (f"{faults} broken UTF-8 sequence{'s' * (faults > 1)}, shown as \ufffd",)
    for encoding in [*([declared] if declared else []), "cp1258", *_guesses(window)]:
        try:
            if share_of_words(_MARKUP.sub(" ", normal(window.decode(encoding, "ignore")))) >= LEAST_WORDS:
                return normal(data.decode(encoding)), (f"decoded as {encoding}",)
        except (UnicodeDecodeError, LookupError):
            continue
    if is_old(_MARKUP.sub(" ", window.decode(_OLD))):
        return normal(data.decode(_OLD)), ()
    raise UnreadableFile(name, NOT_VIETNAMESE)


def _is_damaged_utf8(window: bytes, most: int) -> bool:
    """Whether bytes are UTF-8 but for a few: `most`, and a small share of the letters beyond ASCII."""
    text = window.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    beyond = sum(not c.isascii() for c in text) - faults
    return faults <= beyond and faults <= most + MOST_BROKEN * beyond


def _guesses(window: bytes) -> list[str]:
    """The encodings that charset-normalizer finds likely, best first; those only in which ASCII is ASCII."""
    from charset_normalizer import from_bytes

    ascii_bytes = bytes(range(32, 127))
    found = [match.encoding for match in from_bytes(window)]
    return [e for e in found if ascii_bytes.decode(e, "replace") == ascii_bytes.decode("ascii")]


def doubts(text: str) -> tuple[str, ...]:
    """A warning where a text's words are hardly Vietnamese, judged by its beginning."""
    if share_of_words(text[:SAMPLE]) < DOUBTFUL_WORDS:
        return (FEW_WORDS,)
    return ()
