"""What became of places: under which name and in which parents a place, or a part of its land, goes on.

A place is its name with its parents' names (`("huyện Cao Lộc", "tỉnh Lạng Sơn")`). That it grew, or got a new code, is
no change of it here. A district whose province got another name is called after that one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ontology import bodies, lookup, tables
from ontology.bodies import Chain
from ontology.succession import FormerCommune, PlaceSuccession, former_communes, place_successions

TWO_LEVELS = "2025-07-01"  # since this day there are no districts (72/2025/QH15)
COMMUNES_ACT = "1654 đến 1687/NQ-UBTVQH15"  # one resolution for each province


@dataclass(frozen=True, slots=True)
class Move:
    """A place that became another one on a day, or a part of it did (`land` all or part)."""

    new: Chain
    date: str
    act: str
    land: str
    confidence: str


@lru_cache(maxsize=65536)
def moves(place: Chain) -> tuple[Move, ...]:
    """What became of a place under this name; that it grew or got a new code is none of it."""
    found = {move.new: move for move in (*_parent_moves(place), *_commune_moves(place))}
    for row in _rows(place):
        for change in _place_changes()[row.id]:
            land = "all" if len(change.new) == 1 else "part"
            for new in change.new:
                chain = chain_of(lookup.place(new), change.date)
                if _keys(chain) != _keys(place):
                    found[chain] = Move(chain, change.date, change.act, land, change.confidence)
    return tuple(found.values())


def _parent_moves(place: Chain) -> Iterator[Move]:
    """A district whose province got another name: it is called after that one."""
    for row in _rows(place) if len(place) > 1 else ():
        for move in moves(place[1:]):
            chain = chain_of(row, move.date)
            if tables.in_force(row, move.date) and chain[1:] == move.new:
                yield Move(chain, move.date, move.act, "all", move.confidence)


def _commune_moves(place: Chain) -> Iterator[Move]:
    """What became of a commune in a district."""
    if len(place) < 3:
        return
    districts = {row.id for row in _rows(place[1:])}
    for commune in _communes_by_name().get(tables.key(place[0]), ()):
        if commune.district in districts:
            act = next((change.act for change in _place_changes()[commune.district]), COMMUNES_ACT)
            land = "all" if len(commune.new) == 1 else "part"
            for new in commune.new:
                yield Move(chain_of(lookup.place(new), TWO_LEVELS), TWO_LEVELS, act, land, "likely")


def communes(district: Chain, day: str) -> tuple[Chain, ...]:
    """The communes of a day that lie on a district's land."""
    found: dict[Chain, None] = {}
    todo = [district]
    while todo:
        for move in moves(todo.pop()):
            if move.date > day:
                continue
            if len(move.new) == 2 and level(move.new, move.date) == "commune":
                found[move.new] = None
            else:
                todo.append(move.new)
    return tuple(sorted(found))


def before(place: Chain) -> tuple[Chain, ...]:
    """The places of the same level or the one above that became this one or a part of it, at any time, itself first."""
    found = {place: None}
    todo = [place]
    while todo:
        for row in _rows(todo.pop()):
            for old in _before()[row.id]:
                chain = chain_of(old, old.end)
                if _keys(chain) not in map(_keys, found):
                    found[chain] = None
                    todo.append(chain)
    return tuple(found)


def _keys(place: Chain) -> Chain:
    return tuple(map(tables.key, place))


def chain_of(row: tables.Place, day: str | None) -> Chain:
    """A row's place with its parents on a day, nearest first."""
    return (row.name, *bodies.parents(row, day))


@lru_cache(maxsize=65536)
def _rows(place: Chain) -> tuple[tables.Place, ...]:
    """All rows that ever had this name under these parents; of one without parents, provinces before the rest."""
    rows = _by_name().get(tables.key(place[0]), ()) if place else ()
    if len(place) > 1:
        above = {row.id for row in _rows(place[1:])}
        return tuple(row for row in rows if above & set(row.parents))
    provinces = tuple(row for row in rows if not row.parents)
    return provinces or (tuple(rows) if len(rows) == 1 else ())


def span(place: Chain) -> tuple[str, str]:
    """The first and the last day of a place under its name, "" where open."""
    rows = _rows(place)
    if not rows:  # a commune in a district ended with it
        return "", ("2025-06-30" if len(place) > 2 else "")
    ends = [row.end for row in rows]
    return min(row.start for row in rows), "" if "" in ends else max(ends)


def stands(place: Chain, day: str) -> bool:
    start, end = span(place)
    return not place or (start <= day and (not end or day <= end))


def level(place: Chain, day: str | None) -> str | None:
    levels = {row.level for row in _rows(place)}
    return levels.pop() if len(levels) == 1 else bodies.level(place, day)


@cache
def _place_changes() -> defaultdict[str, list[PlaceSuccession]]:
    found: defaultdict[str, list[PlaceSuccession]] = defaultdict(list)
    for row in place_successions():
        found[row.old].append(row)
    return found


@cache
def _before() -> defaultdict[str, list[tables.Place]]:
    found: defaultdict[str, list[tables.Place]] = defaultdict(list)
    for row in place_successions():
        for new in row.new:
            found[new].append(lookup.place(row.old))
    return found


@cache
def _by_name() -> dict[str, list[tables.Place]]:
    found: dict[str, list[tables.Place]] = {}
    for row in tables.places():
        for name in {tables.key(row.name), *(tables.key(f"{row.kind} {alias}") for alias in row.aliases)}:
            found.setdefault(name, []).append(row)
    return found


@cache
def _communes_by_name() -> dict[str, list[FormerCommune]]:
    found: dict[str, list[FormerCommune]] = {}
    for row in former_communes():
        found.setdefault(tables.key(row.name), []).append(row)
    return found
