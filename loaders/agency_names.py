"""Where a document names agencies that the tables know: every known spelling, found in one pass, and in the same pass
the rare words that other rules wait for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from loaders import rare_words
from ontology import tables
from ontology.names import folded, tone_placed
from ontology.phrases import no_agencies

_BARE_PLACE = re.compile(r"(?<=\w)(?<!ợp tác)\s(?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|Thành phố|cấp)$")
ABBREVIATED = re.compile(r"[A-ZĐ&]{2,}")


class Known(NamedTuple):
    """A known name in the flow: where it ends, and the full name where it is written short ("" where it is not)."""

    end: int
    full: str


class _Spelling(NamedTuple):
    words: str  # folded
    full: str
    capitals: str | None  # a short form of capitals only, which must stand in capitals


class Found(NamedTuple):
    """What one pass over a document finds."""

    known: dict[int, Known]  # the longest known name at each place of the flow
    rare: dict[str, list[int]]  # where the rare words of each use stand, in order


def find(text: str, low: str) -> Found:
    """The names that the tables know and the rare words, of a flow and the same text folded."""
    scanner, spellings, rare_uses = _scanner()
    known: dict[int, Known] = {}
    rare: dict[str, list[int]] = {use: [] for use in rare_words.uses()}
    length = len(low)
    names = len(spellings)
    for index, start, end in scanner.find_matches_as_indexes(low, overlapping=True):
        if index >= names:
            for use in rare_uses[index - names]:
                rare[use].append(start)
            continue
        if (start and low[start - 1].isalnum()) or (end < length and low[end].isalnum()):
            continue
        spelling = spellings[index]
        if spelling.capitals is not None and text[start:end] != spelling.capitals:
            continue
        if " " not in spelling.words and no_agencies().match(low, start):
            continue  # Báo cáo, Báo chí
        longer = known.get(start)
        if longer is not None and longer.end >= end:
            continue
        known[start] = Known(end, spelling.full)
    for places in rare.values():
        places.sort()
    return Found(known, rare)


def as_written(text: str, low: str, known: dict[int, Known]) -> dict[str, str]:
    """How the document writes each full name of the rows: as it does most often, capitals throughout left out.

    A document that spells a name out tells how it spells what it abbreviates elsewhere: {"Ủy ban nhân dân": "Uỷ ban
    Nhân dân"}.
    """
    times: dict[str, int] = {}
    folds: dict[str, str] = {}
    for start, (end, full) in known.items():
        if not full:
            form = text[start:end]
            times[form] = times.get(form, 0) + 1
            folds[form] = low[start:end]
    written: dict[str, dict[str, int]] = {}
    for form, count in times.items():
        if not form.isupper():
            for row in rows()[folds[form]]:
                written.setdefault(row.name, {})[form] = count
    return {name: tone_placed(max(forms, key=forms.__getitem__)) for name, forms in written.items()}


@cache
def rows() -> dict[str, tuple[tables.Agency, ...]]:
    """The rows of each folded spelling."""
    found: dict[str, list[tables.Agency]] = {}
    for row in tables.agencies():
        for name in dict.fromkeys(folded(_without_place(n)) for n in (row.name, *row.aliases)):
            found.setdefault(name, []).append(row)
    return {name: tuple(several) for name, several in found.items()}


@cache
def _scanner() -> tuple[AhoCorasick, list[_Spelling], list[tuple[str, ...]]]:
    """The scanner of all words, the spelling of each of its first words, and the uses of each of the others."""
    spellings, rare = _spellings(), rare_words.words()
    # Every match, since a longer one may fail the word boundary: the longest at each place is kept above.
    scanner = AhoCorasick([*(s.words for s in spellings), *rare], matchkind=MatchKind.Standard)
    return scanner, spellings, list(rare.values())


def _spellings() -> list[_Spelling]:
    found: dict[str, _Spelling] = {}
    for row in tables.agencies():
        for spelling in map(_without_place, (row.name, *row.aliases)):
            short = ABBREVIATED.search(spelling) is not None
            capitals = spelling if spelling.isupper() and " " not in spelling else None
            words = folded(spelling)
            found.setdefault(words, _Spelling(words, row.name if short else "", capitals))
    return sorted(found.values())


def _without_place(name: str) -> str:
    """A spelling without the bare place word at its end: "UBND tỉnh" is "UBND" of a place."""
    return _BARE_PLACE.sub("", name)
