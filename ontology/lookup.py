"""The rows that words of a document may mean: a finder for each table.

Names are compared folded (`tables.key`) with abbreviations written out. A finder returns every row that fits, sorted
by id, so that two candidates are two; `day` (ISO 8601, as precise as it is known) leaves out rows not in force then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Protocol, TypeVar

from ontology import tables
from ontology.abbreviations import expanded
from ontology.names import document_number
from ontology.tables import in_force, key


class _Row(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def aliases(self) -> tuple[str, ...]: ...


Named = TypeVar("Named", bound=_Row)


# ---------------------------------------------------------------- agencies


def agencies(words: str, *, level: str | None = None, day: str | None = None) -> tuple[tables.Agency, ...]:
    """The kinds of agencies that a name may mean, its place words left aside but for the level that they tell.

    >>> [row.id for row in agencies("VP UBND tỉnh Lạng Sơn")]
    ['vp-ubnd-tinh']
    """
    full = expanded(words)
    rows = tables.find_agencies(words) or tables.find_agencies(full)
    told: tuple[str, ...] = ()
    if not rows:
        name, told = _without_place(key(full))
        rows = tables.find_agencies(name)
    return tuple(r for r in rows if level in (None, r.level) and (not told or r.level in told) and in_force(r, day))


def agency(id: str) -> tables.Agency:
    """The kind of agency with this id; KeyError where there is none."""
    return _agency_ids()[id]


def head(words: str) -> tables.AgencyHead | None:
    """The head word that a name begins with, the longest that fits, or None.

    >>> head("Chi cục Thủy lợi tỉnh").name
    'Chi cục'
    """
    full = key(expanded(words)) + " "
    return next((row for name, row in _heads() if full.startswith(name + " ")), None)


def issuers(number: str, day: str | None = None) -> tuple[tables.Issuer, ...]:
    """Who issued a document, as far as its number alone tells: several for a joint one, () where it does not.

    >>> [row.name for row in issuers("22/2016/TT-BTTTT")], issuers("92/KH-UBND"), issuers("57-KL/TW")
    (['Bộ Thông tin và Truyền thông'], (), ())
    """
    found = []
    for code in re.split(r"[-/]", document_number(number).upper())[1:]:
        row = _codes().get(re.sub(r"(?<=[A-Z])\d+$", "", code))
        if row is not None and in_force(row, day) and row not in found:
            found.append(row)
    return tuple(found)


# ---------------------------------------------------------------- places


def places(words: str, *, day: str | None = None) -> tuple[tables.Place, ...]:
    """The places that a name may mean, with or without its kind; parents behind commas narrow the choice.

    >>> [row.id for row in places("xã Cao Lộc, tỉnh Lạng Sơn")], [row.id for row in places("TX. Hương Trà")]
    (['06211'], ['480'])
    """
    first, *above = (part.strip() for part in words.split(","))
    rows = _places().get(key(first)) or _places().get(key(expanded(first)), ())
    parents = [key(expanded(part)) for part in above]
    return tuple(r for r in rows if in_force(r, day) and all(_inside(r, part, day) for part in parents))


def place(id: str) -> tables.Place:
    """The place with this id; KeyError where there is none."""
    return _place_ids()[id]


def place_kind(words: str) -> tables.PlaceKind | None:
    """The kind that a place's name begins with: `thị xã` for "TX. Hương Trà"."""
    full = key(words) + " "
    return next((row for name, row in _kinds() if full.startswith(name + " ")), None)


def level(words: str) -> tables.Level | None:
    """The level that words like "cấp huyện" name."""
    return _one_of(tables.levels()).get(key(words))


# ---------------------------------------------------------------- documents


def document_types(words: str) -> tuple[tables.DocumentType, ...]:
    """The kinds of documents whose name a mention begins with, the longest that fits: `Chương trình hành động số …`."""
    full = key(words) + " "
    return next((rows for name, rows in _types() if full.startswith(name + " ")), ())


def document_types_by_code(code: str) -> tuple[tables.DocumentType, ...]:
    """The kinds of documents with this code in their number (QĐ: decision, and the Party's regulation)."""
    wanted = document_number(code).upper()
    return tuple(row for row in tables.document_types() if wanted in {c.upper() for c in row.code})


# ---------------------------------------------------------------- the tables, made ready to look things up in


def _several(rows: Iterable[Named], spell: Callable[[Named], Iterable[str]]) -> dict[str, tuple[Named, ...]]:
    """All rows under each key of their spellings."""
    found: dict[str, dict[str, Named]] = {}
    for row in rows:
        for words in spell(row):
            found.setdefault(key(words), {})[row.id] = row
    return {name: tuple(by_id.values()) for name, by_id in found.items()}


def _one_of(rows: Iterable[Named]) -> dict[str, Named]:
    return {name: found[0] for name, found in _several(rows, lambda r: (r.name, *r.aliases)).items()}


def _longest_first(rows: Iterable[Named]) -> list[tuple[str, Named]]:
    return sorted(_one_of(rows).items(), key=lambda item: (-len(item[0]), item[0]))


@cache
def _agency_ids() -> dict[str, tables.Agency]:
    return {row.id: row for row in tables.agencies()}


@cache
def _heads() -> list[tuple[str, tables.AgencyHead]]:
    return sorted(((key(r.name), r) for r in tables.agency_heads()), key=lambda item: (-len(item[0]), item[0]))


@cache
def _codes() -> dict[str, tables.Issuer]:
    return {document_number(code).upper(): row for row in tables.issuers() for code in (row.code, *row.aliases)}


_PLACE_WORD = re.compile(
    r" (?:(?:của|thuộc) )?(?P<kind>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?:$| .*)"
)


@lru_cache(maxsize=4096)
def _without_place(words: str) -> tuple[str, tuple[str, ...]]:
    """The longest known name that a place word follows, and the levels that this word tells; ("", ()) for none."""
    for place in reversed(list(_PLACE_WORD.finditer(words))):
        if tables.find_agencies(words[: place.start()]):
            return words[: place.start()], _one_of(tables.place_kinds())[place["kind"]].levels
    # The place words may follow one another: "công an xã bình thành thị xã hương trà".
    for position in (i for i, letter in enumerate(words) if letter == " "):
        place_word = _PLACE_WORD.match(words, position)
        if place_word and tables.find_agencies(words[:position]):
            return words[:position], _one_of(tables.place_kinds())[place_word["kind"]].levels
    return "", ()


@cache
def _places() -> dict[str, tuple[tables.Place, ...]]:
    def spell(row: tables.Place) -> Iterable[str]:
        return (row.name, row.short, *row.aliases, *(f"{row.kind} {alias}" for alias in row.aliases))

    return _several(tables.places(), spell)


@cache
def _place_ids() -> dict[str, tables.Place]:
    return {row.id: row for row in tables.places()}


def _inside(row: tables.Place, parent: str, day: str | None) -> bool:
    """Whether a place is in one of this name, at any height."""
    parents = [p for p in map(place, row.parents) if in_force(p, day)]
    return any(p in _places().get(parent, ()) or _inside(p, parent, day) for p in parents)


@cache
def _kinds() -> list[tuple[str, tables.PlaceKind]]:
    return _longest_first(tables.place_kinds())


@cache
def _types() -> list[tuple[str, tuple[tables.DocumentType, ...]]]:
    found = _several(tables.document_types(), lambda r: (r.name, *r.aliases))
    return sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))
