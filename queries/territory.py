"""Which places there are below another on a day: rows of places.csv, and for a place it lacks what the store knows.

A place is named by its chain of names, nearest first (`("huyện Cao Lộc", "tỉnh Lạng Sơn")`); two chains are one place
where the first names are equal and one chain of parents is part of the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ontology import tables
from ontology.errors import Ambiguous, NotFound

Chain = tuple[str, ...]
LEVELS = ("central", "province", "district", "commune")
# Since this day there are two levels below the centre, and no districts.
TWO_LEVELS = "2025-07-01"


def below(level: str | None, day: str) -> str | None:
    """The level next below on a day; None below the communes."""
    if level == "province":
        return "district" if day < TWO_LEVELS[: len(day)] else "commune"
    return {"central": "province", "district": "commune"}.get(level or "central")


def places(level: str, day: str) -> tuple[Chain, ...]:
    """All places of a level on a day, in the order of the table."""
    return tuple(_chain(row, day) for row in tables.places() if row.level == level and tables.in_force(row, day))


def within(places: Iterable[Chain], around: Chain) -> tuple[Chain, ...]:
    """Those of the places that are another or lie in it; all of them where `around` is ()."""
    if not around:
        return tuple(places)
    return tuple(place for place in places if any(same(place[at:], around) for at in range(len(place))))


def same(one: Chain, other: Chain) -> bool:
    """Whether two chains may name one place.

    >>> same(("Huyện Cao Lộc",), ("huyện Cao Lộc", "tỉnh Lạng Sơn"))
    True
    """
    if not one or not other or tables.key(one[0]) != tables.key(other[0]):
        return False
    short, long = sorted(([tables.key(name) for name in chain[1:]] for chain in (one, other)), key=len)
    return all(name in long for name in short)


def known(place: Chain, day: str) -> bool:
    """Whether the table has the place on that day."""
    return any(same(place, row) for row in _all(day).get(tables.key(place[0]), ()))


def find(words: str, day: str, others: Iterable[Chain] = ()) -> Chain:
    """The place that is called so on that day, with or without its kind; `others` are places of the store.

    Raises `NotFound`, or `Ambiguous` where several are: `Châu Thành` is a district of ten provinces.
    """
    name, *parents = [part.strip() for part in words.split(",")]
    wanted = tables.key(name)
    rows = [
        _chain(row, day)
        for row in tables.places()
        if tables.in_force(row, day)
        and wanted in {tables.key(row.name), tables.key(row.short), *(tables.key(alias) for alias in row.aliases)}
    ]
    rows += [chain for chain in others if tables.key(chain[0]) == wanted and not any(same(chain, r) for r in rows)]
    if parents:
        stated = {tables.key(parent) for parent in parents}
        rows = [row for row in rows if stated <= {tables.key(name) for name in row[1:]}]
    exact = [row for row in rows if tables.key(row[0]) == wanted]
    # Without a kind the larger is meant: Lạng Sơn is the province, not the city in it.
    largest = min((len(row) for row in rows), default=0)
    found = sorted(set(exact or [row for row in rows if len(row) == largest]))
    if not found:
        raise NotFound(f"{words!r}: no place is called so on {day}; write it with its kind (huyện Cao Lộc)")
    if len(found) > 1:
        raise Ambiguous(words, [", ".join(row) for row in found])
    return found[0]


@cache
def _by_id() -> dict[str, tables.Place]:
    return {row.id: row for row in tables.places()}


@cache
def _all(day: str) -> dict[str, list[Chain]]:
    found: dict[str, list[Chain]] = {}
    for row in tables.places():
        if tables.in_force(row, day):
            for name in (row.name, *(f"{row.kind} {alias}" for alias in row.aliases)):
                found.setdefault(tables.key(name), []).append((name, *_chain(row, day)[1:]))
    return found


def _chain(row: tables.Place, day: str) -> Chain:
    parents = [parent for id in row.parents if tables.in_force(parent := _by_id()[id], day)]
    return (row.name, *_chain(parents[0], day)) if parents else (row.name,)
