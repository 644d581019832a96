"""The office behind an issuer, and what a document's number says of it by itself: rows of seats.csv, applied.

Kinds of rows: `whole` (the name is these words), `start` (it begins with them: they become `seat`), `from` (from
these words on it is no part of the name), `code` (the number ends with this code, or bears it first, as letters do:
it fixes the seat), `term` (numbers with this code run through a Party term, not through a year).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from ontology import tables
from ontology.names import document_number, number_key, slug
from ontology.rows import cell, read_table


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One rule; `place` says whether the seat is that of a place. `example` is read as `example_seat` by this row."""

    id: str
    kind: str = cell(one_of=("whole", "start", "from", "code", "term"))
    words: str = cell()
    seat: str = cell(empty=True)
    place: str = cell(one_of=("yes", "no"), empty=True)
    example: str = cell()
    example_seat: str = cell(empty=True)
    source: str = cell()


@cache
def rows() -> tuple[SeatRow, ...]:
    """All rows of seats.csv, sorted by id."""
    return read_table("seats", SeatRow)


@lru_cache(maxsize=4096)
def seat(issuer: str) -> str:
    """The name of the office behind an issuer: the body whose series of numbers its documents stand in.

    >>> seat("Chủ tịch Ủy ban nhân dân"), seat("Ban Thường vụ Tỉnh uỷ"), seat("Bộ Chính trị khóa XIII")
    ('Ủy ban nhân dân', 'Tỉnh ủy', 'Bộ Chính trị')
    """
    name = " ".join(issuer.split())
    for row in _of_kind("from"):
        if (at := tables.key(name).find(" " + tables.key(row.words) + " ")) > 0:
            name = name[:at]
    folded = tables.key(name)
    for row in _of_kind("whole"):
        if folded == tables.key(row.words):
            return row.seat
    for row in _of_kind("start"):  # longest first
        words = tables.key(row.words)
        if folded.startswith(words + " ") or folded == words:
            return (row.seat + name[len(words) :]).strip()
    return name


def is_central(seat: str) -> bool:
    """Whether bodies of this name, or slug, are for the whole country, so that they need no place to be told apart."""
    return slug(seat) not in _local_seats()


def runs_for_a_term(number_slug: str) -> bool:
    """Whether a number with this slug (`57-kl-tw`) is known to run through a Party term, so that it needs its day."""
    return number_slug.rpartition("-")[2] in _term_slugs()


class _Series(NamedTuple):
    """What a number says by itself: the seat it fixes ("" none; central or not), and whether it runs for a term."""

    seat: str
    central: bool
    term: bool


# 1191/QĐ-TTg, 72/2015/NĐ-CP, 64/2025/QH15, 1234/UBND-VX: the running number, perhaps a year, one code or two.
_STATE = re.compile(r"\d[^/]*/(?:\d{4}/)?([^/\-]+)(?:-([^/\-]+))?")
# 57-KL/TW: the hyphen before the slash tells the Party (and the Youth Union) from the State.
_PARTY = re.compile(r"\d+[A-Z]?-[^/]+/(.*)")
_LEGISLATURE = re.compile(r"(?<=[A-Z])\d+$")


@lru_cache(maxsize=4096)
def series(number: str) -> _Series:
    """What a document number says of its series.

    >>> series("1191/QĐ-TTg").seat, series("92/KH-UBND").central, series("57-KL/TW").term
    ('Thủ tướng Chính phủ', False, True)
    """
    key = number_key(number)
    party = _PARTY.fullmatch(key)
    codes = _codes_of(key) if party is None else (party[1],)
    term = party is not None or any(code in _codes("term") for code in codes[:1])
    for code in codes:
        if row := _codes("code").get(code):
            return _Series(row.seat, row.place == "no", term)
    return _Series("", False, term)


def _codes_of(key: str) -> tuple[str, ...]:
    """The codes of a State number, the last one first; letters bear their issuer's code first of the two."""
    shape = _STATE.fullmatch(key)
    return tuple(_LEGISLATURE.sub("", code) for code in reversed(shape.groups()) if code) if shape else ()


@cache
def _of_kind(kind: str) -> tuple[SeatRow, ...]:
    return tuple(sorted((r for r in rows() if r.kind == kind), key=lambda r: (-len(r.words), r.id)))


@cache
def _codes(kind: str) -> dict[str, SeatRow]:
    return {document_number(row.words).upper(): row for row in _of_kind(kind)}


@cache
def _term_slugs() -> frozenset[str]:
    return frozenset(slug(code) for code in _codes("term"))


@cache
def _local_seats() -> frozenset[str]:
    names = {slug(row.name): row.level == "central" for row in tables.agencies()}
    names |= {slug(row.seat): row.place == "no" for row in rows() if row.place}
    return frozenset(name for name, central in names.items() if not central)
