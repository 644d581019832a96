"""Damaged words mended for reading: what bad OCR did to the phrases that rules wait for is undone before they look.

A text is mended only where it was read by OCR or shows damage: more than a few words that are no Vietnamese syllables
but have the letters of one that the text also has (Quyét, Quyết). `damaged_words` says what is then read otherwise.

Only the matching sees the mended words. `verbatim` takes the record back to the text as read: spans, quotes, texts and
titles are those of the print, damage included, so that both laws of evidence hold; agencies and numbers stay as they
were understood, and a warning counts the places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import filterfalse
from typing import Any

from loaders.damaged_words import Change, by_letters, changes, letters
from loaders.lines import clean
from loaders.reading.syllables import is_syllable
from loaders.reading.text import Text
from ontology.model import Citation, Named, Note, Record

_DAMAGED = 0.0015  # of all words: from this share on a text counts as damaged; clean ones stay under a third of it
_LEAST_WORDS = 3
_MOST_SOUND = 50_000
_LOOKED_AT = 4_000  # characters from the beginning
_BY_OCR = "text by OCR"  # a reader's warning: OCR that knows the language errs into words that there are
_AROUND = ".,;:!?()[]{}“”\"'*_|-–/…"


@dataclass(frozen=True, slots=True)
class Mended:
    """The text as rules read it, and the way back to the text as read."""

    text: Text
    source: Text
    places: int
    _at: list[int]  # where each run of unchanged characters, or each change, starts in the mended text …
    _raw: list[int]  # … and in the text as read

    def back(self, position: int) -> int:
        """The offset as read of an offset in the mended text."""
        run = bisect_right(self._at, position) - 1
        last = self._raw[run + 1] if run + 1 < len(self._raw) else len(self.source.content)
        return min(position - self._at[run] + self._raw[run], last)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span as read of a span in the mended text."""
        first = self.back(start)
        return first, max(self.back(end), first + 1)

    def printed(self, start: int, end: int) -> str:
        """What the text as read says at a span of the mended text."""
        return clean(self.source.content[slice(*self.span(start, end))])


def mend(source: Text) -> Mended | None:
    """The text with its damaged words mended, or None where it shows no damage and was not read by OCR."""
    by_ocr = any(_BY_OCR in warning for warning in source.warnings)
    return mended(source, changes(source.content)) if by_ocr or is_damaged(source.content) else None


def mended(source: Text, found: list[Change]) -> Mended:
    """The text with these changes, in order, none over another."""
    out: list[str] = []
    at, raw = [0], [0]
    length = position = 0
    for change in found:
        out += [source.content[position : change.start], change.words]
        length += change.start - position
        at.append(length)
        raw.append(change.start)
        length += len(change.words)
        position = change.end
        at.append(length)
        raw.append(position)
    out.append(source.content[position:])
    return Mended(replace(source, content="".join(out)), source, len(found), at, raw)


def is_damaged(content: str) -> bool:
    """Whether more of the words are no syllables, but have the letters of one, than in any clean text."""
    words = content[:_LOOKED_AT].split()
    odd: dict[str, int] = {}
    for printed in set(filterfalse(_SOUND.__contains__, words)):
        if _is_odd(printed):
            word = printed.strip(_AROUND).lower()
            odd[word] = odd.get(word, 0) + words.count(printed)
    least = max(_LEAST_WORDS, _DAMAGED * len(words))
    if sum(odd.values()) < least:
        return False
    known = by_letters(Counter(word.strip(_AROUND).lower() for word in words))
    return sum(count for word, count in odd.items() if letters(word) in known) >= least


_SOUND: set[str] = set()  # words as printed that were looked at before and are sound: the same few thousand recur


def _is_odd(printed: str) -> bool:
    """Whether a word in small letters is no syllable; capitals inside are abbreviations and Roman numbers."""
    word = printed.strip(_AROUND)
    if len(word) > 1 and word.isalpha() and word[1:].islower() and not is_syllable(word):
        return True
    if len(_SOUND) < _MOST_SOUND:
        _SOUND.add(printed)
    return False


# ---------------------------------------------------------------- back to the print


def verbatim(record: Record, mended: Mended) -> Record:
    """The record of the mended text as one of the text as read."""
    found: Record = _verbatim(record, mended)
    title = record.document.evidence.get("title")
    document = found.document
    if title:
        document = replace(document, title=mended.printed(*title))
    warnings = tuple(replace(note, text=said.text) for note, said in zip(found.warnings, record.warnings, strict=True))
    note = Note("damaged words", f"{mended.places} damaged places were read as the words they stand for")
    source = replace(record.source, sha256=mended.source.digest, characters=len(mended.source.content))
    return replace(found, source=source, document=document, warnings=(*warnings, note))


def _verbatim(value: Any, mended: Mended) -> Any:
    """A value of the record with its spans, quotes and texts, and those of all inside it, as they were read."""
    if isinstance(value, tuple):
        return tuple(_verbatim(one, mended) for one in value)
    if isinstance(value, dict):
        return {key: mended.span(*span) for key, span in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {one.name: _verbatim(getattr(value, one.name), mended) for one in fields(value)}
    if start_end := _span(changed):
        changed |= dict(zip(("start", "end"), mended.span(*start_end), strict=True))
        quote = mended.source.content[changed["start"] : changed["end"]]
        if changed.get("text"):
            changed["text"] = clean(quote)
        if "quote" in changed:
            changed["quote"] = quote if changed["quote"] or quote != changed.get("text") else ""
        if isinstance(value, Named):
            changed["title"] = clean(quote)
        if isinstance(value, Citation) and value.act.title:
            length = _length(mended.text.content[value.start : value.end], value.act.title)
            changed["act"] = replace(changed["act"], title=mended.printed(value.start, value.start + length))
    return type(value)(**changed)


def _span(changed: dict[str, Any]) -> tuple[int, int] | None:
    return (changed["start"], changed["end"]) if changed.get("end") else None


def _length(printed: str, words: str) -> int:
    """How many characters of a print the words are that it begins with."""
    return next((n for n in range(len(words), len(printed) + 1) if clean(printed[:n]) == words), len(printed))
