"""Lists in which nearly every word is short (Nơi nhận) with their abbreviations written out, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from loaders.flow import Flow, Line
from loaders.places import Jurisdiction, parts
from ontology.abbreviations import replacements
from ontology.names import UPPER
from ontology.wording import one_of, wording

_INITIALS = re.compile(rf"(?<=[\w.])\s(?:(?:TP|TX|T|H|X|P)\.?\s?)?(?P<letters>[{UPPER}]{{2,4}})(?=\s*(?:[;,.()/]|$))")
_WORD = re.compile(r"\w+")
_SHORT = re.compile(rf"[{UPPER}]{{2}}|[{UPPER}]\.|\bt[px]\b|\btinh\b|&|Chánh")  # nothing else is short
_NAME = re.compile(r"(?:[^,;:]|,(?! ))+[,;:]*\s*")
_PORTFOLIO = re.compile(r"(?<=CVP)\s\(?[A-ZĐ&]{1,6}\)?(?=\s(?:UBND|HĐND|Ủy ban|TU)\b)")
_BARE_MARK = re.compile(r"(?<=\w\s)tinh(?=\s*(?:[;,.(]|$))")  # "tỉnh" without its mark
_CITY = re.compile(r"\sTP\.?\s?\w")
_NO_PLACE_BEFORE = re.compile(r"(?:các|phó|phòng|vụ|và|[:;,(])$", re.IGNORECASE)


@cache
def _head() -> re.Pattern[str]:
    """Các Bộ: the head word of all names behind it."""
    return re.compile(rf"(?:các\s+)?(?P<head>{one_of(wording('head of a list'))})\s*:\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenOut(Flow):
    """Pieces of a flow, a line each, with all short forms written out; `raw` leads to the whole short form."""

    _stops: tuple[int, ...] = ()  # where, in the text as read, a short form ends that was written out

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The span as read of [start:end]: of a short form that is written out there, all of it."""
        i = bisect_right(self._at, start) - 1
        j = bisect_right(self._at, end - 1) - 1
        first = self._raw[i] if self._stops[i] else start - self._at[i] + self._raw[i]
        return first, self._stops[j] or end - 1 - self._at[j] + self._raw[j] + 1

    def was_short(self, start: int, end: int) -> bool:
        """Whether some of [start:end] stands in a short form in the text as read."""
        return any(self._stops[bisect_right(self._at, start) - 1 : bisect_right(self._at, end - 1)])


def written_out(flow: Flow, pieces: Iterable[tuple[int, int]], here: Jurisdiction) -> WrittenOut:
    """The pieces of a flow written out, a line each."""
    out: list[str] = []
    at, raw, stops = [0], [0], [0]
    lines: list[Line] = []
    length = 0
    initials = _initials(here)
    for start, end in pieces:
        begin = length
        printed = flow.text[start:end]
        for first, last, words in _parts(printed, initials):
            as_read = flow.raw(start + first, start + last)
            if words is None:
                words = printed[first:last]
                for begins, raw_start in _runs(flow, start + first, start + last, as_read):
                    at.append(length + begins)
                    raw.append(raw_start)
                    stops.append(0)
            else:
                at.append(length)
                raw.append(as_read[0])
                stops.append(as_read[1])
            out.append(words)
            length += len(words)
        lines.append(Line(begin, length))
        out.append("\n")
        at.append(length)
        raw.append(raw[-1])
        stops.append(0)
        length += 1
    return WrittenOut(flow.source, "".join(out), tuple(lines), (), at, raw, tuple(stops))


def _runs(flow: Flow, start: int, end: int, as_read: tuple[int, int]) -> list[tuple[int, int]]:
    """The runs of [start:end] that stand unbroken in the text as read: (offset, offset as read)."""
    if as_read[1] - as_read[0] == end - start:
        return [(0, as_read[0])]
    found: list[tuple[int, int]] = []
    for n in range(end - start):
        at = flow.raw(start + n, start + n + 1)[0]
        if not found or at - found[-1][1] != n - found[-1][0]:
            found.append((n, at))
    return found


def _parts(words: str, initials: dict[str, str]) -> list[tuple[int, int, str | None]]:
    """The pieces of a line in order: (start, end, what to write, or None to leave it)."""
    if not _SHORT.search(words):
        return [(0, len(words), None)]
    named = list(_places(words, initials))
    short: list[tuple[int, int, str]] = []
    for r in sorted(_short(words)):
        if not any(a < r[1] and r[0] < b for a, b, _ in (*named, *short)):
            short.append(r)
    found: list[tuple[int, int, str | None]] = []
    position = 0
    for start, end, full in sorted([*named, *short]):
        if position < start:
            found.append((position, start, None))
        found.append((start, end, full))
        position = end
    if position < len(words):
        found.append((position, len(words), None))
    return found


def _short(words: str) -> Iterable[tuple[int, int, str]]:
    """The short forms of a list, name by name: "CT" is another word behind "Các Bộ:" than before "UBND"."""
    head = ""
    for portfolio in _PORTFOLIO.finditer(words):
        yield *portfolio.span(), ""
    for bare in _BARE_MARK.finditer(words):
        yield *bare.span(), "tỉnh"
    for name in _NAME.finditer(words):
        if opened := _head().search(name.group()):
            head = f"{opened['head'].capitalize()} "
        elif name.group().rstrip().endswith(":"):
            head = ""
        for start, end, full in replacements(name.group(), head, recipients=True):
            yield name.start() + start, name.start() + end, full


def _initials(here: Jurisdiction) -> dict[str, str]:
    """The places of the document by their initials: {"VT": "thành phố Vũng Tàu"}."""
    known: dict[str, str] = {}
    for place in here.by_kind.values():
        known.setdefault("".join(word[0] for word in _WORD.findall(parts(place)[1])), place)
    return known


def _places(words: str, known: dict[str, str]) -> Iterable[tuple[int, int, str]]:
    """The places of the document that stand in initials behind a name: UBND TPVT, Báo và PTTH CT."""
    for match in _INITIALS.finditer(words):
        place = known.get(match["letters"])
        if place is None or _NO_PLACE_BEFORE.search(words[: match.start()]):
            continue
        yield match.start() + 1, match.end(), place if _CITY.match(match.group()) else parts(place)[1]
