"""Where a body stands: the parents of its place, its kind and the body above it, as far as the tables are certain.

What a table does not know, or knows twice on the day in question, is absent: nothing is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from ontology import tables

Chain = tuple[str, ...]  # a place and its parents by name, nearest first; () for the whole country

CENTRAL = "central"


@lru_cache(maxsize=8192)
def chain(place: str | None, within: Chain = (), day: str | None = None) -> Chain:
    """The place with its parents, nearest first: as the record states them, completed where one row of the table fits.

    `day` (ISO 8601, as precise as it is known) says when: thị xã Hương Trà was in tỉnh Thừa Thiên Huế until 2024.

    >>> chain("huyện Cao Lộc", (), "2024-03")
    ('huyện Cao Lộc', 'tỉnh Lạng Sơn')
    """
    if not place:
        return ()
    stated = (place, *within)
    row = _row(stated, day)
    if row is None:
        return (place, *chain(within[0], within[1:], day)) if within else stated
    known = parents(row, day)
    return (place, *known) if len(known) >= len(within) else stated


@lru_cache(maxsize=8192)
def level(place: Chain, day: str | None = None) -> str | None:
    """The level of a place: province, district or commune; by its row, or by its kind where that settles it."""
    if not place:
        return CENTRAL
    if row := _row(place, day):
        return row.level
    if len(place) > 2:
        return "commune"
    words = tables.key(place[0])
    levels = {level for kind, level in _kinds() if words.startswith(kind + " ")}
    return levels.pop() if len(levels) == 1 else None


@lru_cache(maxsize=8192)
def kind(name: str, level: str | None, day: str | None = None) -> tables.Agency | None:
    """The row of agencies.csv for a body of this name on this level; None where none or more than one fits."""
    rows = [r for r in _agencies().get(tables.key(name), ()) if r.level == level and tables.in_force(r, day)]
    exact = [r for r in rows if tables.key(r.name) == tables.key(name)]
    rows = exact or rows
    return rows[0] if len(rows) == 1 else None


@lru_cache(maxsize=8192)
def parent(row: tables.Agency, place: Chain, day: str | None = None) -> tuple[tables.Agency, Chain] | None:
    """The body above one of this kind at this place, and that body's own place; None where it is not certain."""
    above = _by_id().get(row.parent)
    if above is None or not tables.in_force(above, day):
        return None
    if above.level == CENTRAL:
        return above, ()
    for i in range(len(place)):
        if level(place[i:], day) == above.level:
            return above, place[i:]
    return None


# ---------------------------------------------------------------- places by name


def _row(place: Chain, day: str | None) -> tables.Place | None:
    """The one row for this place on this day whose parents agree with those stated."""
    if not day and tables.key(place[0]).startswith(_COMMUNES):
        return None  # the table has today's communes only; an undated one may be an older namesake
    rows = [r for r in _places().get(tables.key(place[0]), ()) if tables.in_force(r, day)]
    stated = {tables.key(name) for name in place[1:]}
    fitting = [r for r in rows if stated <= {tables.key(name) for name in parents(r, day)}] if stated else rows
    return fitting[0] if len(fitting) == 1 else None


_COMMUNES = ("xã ", "phường ", "thị trấn ", "đặc khu ")  # kinds of communes


def parents(row: tables.Place, day: str | None) -> Chain:
    """The names of all parents of a row on a day, nearest first; () where the table has two for one level."""
    known = [r for id in row.parents if tables.in_force(r := _by_place_id()[id], day)]
    return (known[0].name, *parents(known[0], day)) if len(known) == 1 else ()


@cache
def _places() -> dict[str, tuple[tables.Place, ...]]:
    found: dict[str, list[tables.Place]] = defaultdict(list)
    for row in tables.places():
        for name in {tables.key(row.name), *(tables.key(f"{row.kind} {alias}") for alias in row.aliases)}:
            found[name].append(row)
    return {name: tuple(rows) for name, rows in found.items()}


@cache
def _by_place_id() -> dict[str, tables.Place]:
    return {row.id: row for row in tables.places()}


@cache
def _kinds() -> frozenset[tuple[str, str]]:
    """Every kind of place with every level it exists on; thị trấn (township) ended before the table's communes."""
    return frozenset({(tables.key(r.kind), r.level) for r in tables.places()} | {("thị trấn", "commune")})


# ---------------------------------------------------------------- agencies by name


@cache
def _agencies() -> dict[str, tuple[tables.Agency, ...]]:
    found: dict[str, list[tables.Agency]] = defaultdict(list)
    for row in tables.agencies():
        for name in {tables.key(words) for words in (row.name, *row.aliases)}:
            found[name].append(row)
    return {name: tuple(rows) for name, rows in found.items()}


@cache
def _by_id() -> dict[str, tables.Agency]:
    return {row.id: row for row in tables.agencies()}
