"""What became of a body at its place up to a day: who took over which of its functions, over which land.

A body goes the way of its kind (rows of succession.csv) and of its place (moves.py), in the order of the days: Sở Thông
tin và Truyền thông of tỉnh Thái Bình gave functions to Sở Văn hóa, Thể thao và Du lịch there in March 2025, whose place
became part of tỉnh Hưng Yên in July. Nothing is guessed: where the tables name no heir, there is none, and which
function a task belongs to is told by its own words alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ontology import bodies, lookup, moves, tables
from ontology.bodies import Chain
from ontology.succession import SHARES, Succession, successions

TOLD, WHOLE, DOUBT = "told", "whole", "doubt"


@dataclass(frozen=True, slots=True)
class Body:
    """A body of a kind (id in agencies.csv) at a place with its parents; () is the whole country.

    `inside`: it is one of the bodies inside that place, and which one the tables do not tell.
    """

    kind: str
    name: str
    place: Chain
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One change on the way from a body to an heir: `function` is None where its place changed and not the body.

    `land` is `part` where the heir has only a part of the old body's place, else `all`.
    """

    old: Body
    new: Body
    date: str
    act: str
    confidence: str
    land: str
    function: Succession | None = None


@dataclass(frozen=True, slots=True)
class Heir:
    """A body that holds something of another's work, with the steps that led there; no steps: it is that body."""

    body: Body
    steps: tuple[Step, ...] = ()


def find(name: str, place: Chain, day: str | None = None) -> tuple[Body, ...]:
    """The kinds of bodies of this name that can have been at this place (on this day): two may follow each other."""
    level = moves.level(place, day)
    rows = tables.find_agencies(name, level=level, day=day) or tables.find_agencies(name, level="region", day=day)
    exact = tuple(row for row in rows if tables.key(row.name) == tables.key(name))
    start, end = moves.span(place)
    return tuple(
        Body(row.id, row.name, place)
        for row in exact or rows
        if (not row.end or row.end >= start) and (not end or row.start <= end)
    )


@lru_cache(maxsize=65536)
def heirs(body: Body, day: str) -> tuple[Heir, ...]:
    """The bodies that hold its work on a day (ISO 8601), itself among them while it exists."""
    return tuple(_walk(body, moves.span(body.place)[0], day, (), frozenset()))


def told(heir: Heir, words: tuple[str, ...], day: str) -> str | None:
    """How an heir comes to a task: as heir of the `whole`, `told` by its function, or in `doubt`.

    `words` are the task's, then those that stand over it (its plan's title): the first that name a function tell it.
    None where they tell the function of another heir; and where they tell none while others took over more of the work
    (most, or a main line), or the old body still exists.
    """
    found = WHOLE
    for step in heir.steps:
        row = step.function
        others = [other for other in _by_old()[step.old.kind] if other.date <= day]
        if row is None or row.share == "all" or (len({other.new for other in others}) == 1 and not _lives(row, day)):
            continue
        named = _named(others, words)
        if named:
            if row not in named:
                return None
            found = TOLD if found == WHOLE else found
        elif _lives(row, day) or _size(row) > min(map(_size, others)):
            return None
        else:
            found = DOUBT
    since = heir.steps[-1].date if heir.steps else ""
    return None if _named([row for row in _by_old()[heir.body.kind] if since <= row.date <= day], words) else found


def _named(rows: list[Succession], words: tuple[str, ...]) -> list[Succession]:
    """The rows whose function the first words that name any of them name."""
    named = ([row for row in rows if row.topics and _topics(row.topics).search(tables.key(part))] for part in words)
    return next((some for some in named if some), [])


def _size(row: Succession) -> int:
    return SHARES.index(row.share)


def _lives(row: Succession, day: str) -> bool:
    """Whether the old body of a row is still there on a day, with what did not go."""
    return tables.in_force(lookup.agency(row.old), day)


@cache
def _topics(topics: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(tables.key(topic)) for topic in topics)})(?!\w)")


@cache
def kinds_before(kind: str) -> frozenset[str]:
    """The kinds of bodies something of which came to this kind, itself among them."""
    found = {kind}
    todo = [kind]
    while todo:
        new = todo.pop()
        for old in {row.old for row in successions() if row.new == new} | {_twin(new)}:
            if old and old not in found:
                found.add(old)
                todo.append(old)
    return frozenset(found)


# ---------------------------------------------------------------- the way


def _walk(body: Body, since: str, day: str, steps: tuple[Step, ...], done: frozenset[str]) -> Iterator[Heir]:
    changes = [row for row in _by_old()[body.kind] if since <= row.date <= day and row.id not in done]
    moved = [] if body.inside else [move for move in moves.moves(body.place) if since <= move.date <= day]
    first = min([row.date for row in changes] + [move.date for move in moved], default=None)
    if first is None:
        if tables.in_force(lookup.agency(body.kind), day) and (body.inside or moves.stands(body.place, day)):
            yield Heir(body, steps)
        return
    today = [row for row in changes if row.date == first]
    if today:
        for row in today:
            taking = tuple(_taking(row, body, day))
            for new in taking:
                land = "part" if len(taking) > 1 else "all"
                step = Step(body, new, row.date, row.act, row.confidence, land, row)
                yield from _walk(new, row.date, day, (*steps, step), done | {row.id})
        if tables.in_force(lookup.agency(body.kind), first):
            yield from _walk(body, first, day, steps, done | {row.id for row in today})
        return
    for move in moved:
        if move.date == first and (kind := _kind_at(body.kind, move.new, move.date)):
            new = Body(kind, lookup.agency(kind).name, move.new)
            step = Step(body, new, move.date, move.act, move.confidence, move.land)
            yield from _walk(new, move.date, day, (*steps, step), done)


def _taking(row: Succession, body: Body, day: str) -> Iterator[Body]:
    """The bodies of the new kind: at the same place, at the one above, or at the communes of a district."""
    kind = lookup.agency(row.new)
    old, new = lookup.agency(row.old).level, kind.level
    if new == old:
        yield Body(kind.id, kind.name, body.place, body.inside)
    elif new == bodies.CENTRAL:
        yield Body(kind.id, kind.name, ())
    elif new == "commune" and (communes := moves.communes(body.place, day)):
        for place in communes:
            yield Body(kind.id, kind.name, place)
    elif new == "province" and old == "district" and len(body.place) > 1:
        yield Body(kind.id, kind.name, body.place[1:])
    else:
        yield Body(kind.id, kind.name, body.place, inside=True)


def _kind_at(kind: str, place: Chain, day: str) -> str | None:
    """The same kind of body at a new place on a day; a province that becomes a city has other names for the Party's."""
    row = lookup.agency(kind)
    if moves.level(place, day) != row.level:
        return None
    twin = _twin(kind)
    if twin and (place[0].startswith("tỉnh ") != ("tỉnh" in tables.key(row.name))):
        kind = twin
    return kind if tables.in_force(lookup.agency(kind), day) else None


@cache
def _twin(kind: str) -> str | None:
    """What a body of a province is called in a city under central rule, and the other way round (Tỉnh ủy, Thành ủy)."""
    row = lookup.agency(kind)
    name = tables.key(row.name)
    for one, other in (("tỉnh ủy", "thành ủy"), ("tỉnh đoàn", "thành đoàn")):
        for here, there in ((one, other), (other, one)):
            if here in name:
                rows = tables.find_agencies(name.replace(here, there), level=row.level)
                return next((found.id for found in rows), None) if row.level == "province" else None
    return None


# ---------------------------------------------------------------- the table, made ready


@cache
def _by_old() -> defaultdict[str, list[Succession]]:
    found: defaultdict[str, list[Succession]] = defaultdict(list)
    for row in successions():
        found[row.old].append(row)
    return found
