"""Which bodies have a document that carries another out, and of which the store knows none.

One row for each such document and one for each place without any. That the store has none is not that the body has
not acted: each row tells how many documents of the place's bodies the store holds at all.
"""

from __future__ import annotations

import re
from typing import Any

from ontology import seats, tables
from ontology.errors import NotFound, WrongUse
from ontology.store import Value
from queries import territory
from queries.ask import Answer, Asked, ask
from queries.chains import DOWN, chain
from queries.documents import Document, body
from queries.implementers import days_between
from queries.places import Places, places
from queries.territory import Chain

COLUMNS = ("place", "body", "level", "iri", "number", "title", "issued", "days", "held", "documents")
COMMITTEE = "Ủy ban nhân dân"  # People's Committee: what every place has
# The bodies that act for their whole place; a department's plan is its own.
LEADING = {
    tables.key(name)
    for name in (COMMITTEE, "Hội đồng nhân dân", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy")
}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def coverage(
    store: Asked, of: str, level: str | None = None, inside: str | None = None, as_of: str | None = None
) -> Answer:
    """The bodies of a level (by default the next below the issuer's) with what they have that carries `of` out.

    First those that have something, by date; then the places that have nothing, in the table's order (`iri` None).
    Where the document tells single places of that level to act, and no group of them, only these are expected.
    The places are those of `as_of`, by default of the day of the document itself; with `as_of` only documents of up
    to that day count. `days` are those taken from the document's date.

    Raises `WrongUse` for an undated document without `as_of` and for a level that is not below the issuer's.
    """
    if as_of is not None and not _DATE.fullmatch(as_of):
        raise WrongUse(f"--as-of {as_of}: write the day as 2025-06-30")
    found = chain(store, of, DOWN)
    first = next(node for node in found.nodes if node.iri == found.of)
    day = as_of or first.issued
    if day is None:
        raise WrongUse(f"{first.number or first.iri}: the document has no date; say --as-of DATE for its bodies")
    known = places(store)
    holdings = _Holdings(store, known)
    around = known.chain(first.place_iri, first.place)
    level = level or territory.below(first.level, day)
    if level is None or territory.LEVELS.index(level) <= territory.LEVELS.index(first.level or "central"):
        raise WrongUse(f"--level {level}: not below the issuer of {first.number or first.iri} ({first.level})")
    expected = _expected(store, known, found.of, around, level, day)
    if inside is not None:
        place = territory.find(inside, day, known.chains.values())
        expected = territory.within(expected, place)
    rows = []
    acting: list[Chain] = []
    for node in found.nodes:
        where = known.chain(node.place_iri, node.place)
        if node.iri == found.of or node.level != level or not where:
            continue
        if inside is not None and not territory.within([where], place):
            continue
        if as_of is not None and (node.issued or "") > as_of[: len(node.issued or "")]:
            continue
        name = node.issuer_name or ""
        if tables.key(seats.seat(name)) in LEADING:
            acting.append(where)
        rows.append(_row(where, node.issuer, node, days_between(first, node), holdings.of(where)))
    rows.sort(key=lambda row: (row["issued"] or "9", row["place"], row["iri"]))
    for where in expected:
        if not any(territory.same(where, other) for other in acting):
            rows.append(_row(where, body(COMMITTEE, where[0]), Document("", level=level), None, holdings.of(where)))
    if not rows:
        raise NotFound(
            f"no {level} is known below {first.issuer or first.iri} on {day}; say another --level or --as-of"
        )
    parameters = {"of": found.of, "level": level, "in": inside, "as_of": day}
    return Answer("coverage", parameters, COLUMNS, tuple(rows))


def _row(where: Chain, name: str | None, node: Document, days: int | None, documents: int) -> dict[str, Any]:
    said = node.to_json()
    return {
        "place": ", ".join(where),
        "body": name,
        "level": said["level"],
        "iri": said["iri"] or None,
        "number": said["number"],
        "title": said["title"],
        "issued": said["issued"],
        "days": days,
        "held": said["held"] if said["iri"] else None,
        "documents": documents,
    }


class _Holdings:
    """How many documents of the bodies of each place the store holds."""

    def __init__(self, store: Asked, known: Places) -> None:
        self._held: dict[str, list[tuple[Chain, int]]] = {}
        for row in ask(store, "holdings").rows:
            if where := known.chain(row["place"], row["of"]):
                self._held.setdefault(tables.key(where[0]), []).append((where, int(row["documents"] or 0)))

    def of(self, where: Chain) -> int:
        return sum(n for other, n in self._held.get(tables.key(where[0]), ()) if territory.same(where, other))


def _expected(store: Asked, known: Places, of: str, around: Chain, level: str, day: str) -> tuple[Chain, ...]:
    """The places of which a document is expected: those that it names singly, or all below its issuer."""
    named, grouped = _addressed(store, known, of, level)
    if named and not grouped:
        return named
    if around and not territory.known(around, day):
        # A place that the table does not have: what the store has heard of.
        return territory.within(
            (chain for iri, chain in known.chains.items() if known.levels.get(iri) == level), around
        )
    return territory.within(territory.places(level, day), around)


def _addressed(store: Asked, known: Places, of: str, level: str) -> tuple[tuple[Chain, ...], bool]:
    """The places of a level whose committees a document tells to act, and whether it tells a group of them.

    Told is who has a task; where nobody of the level has one, two recipients or more (one may be there by chance).
    """
    told = [
        (row["agent_name"], row["agent_place"], row["agent_kind"]) for row in ask(store, "assignments", plan=of).rows
    ]
    sent = [(row["name"], row["place"], row["kind"]) for row in ask(store, "recipients", document=of).rows]
    grouped = any(kind == "group" and level_of_group(str(name)) == level for name, _, kind in told + sent)

    def places_of(agents: list[tuple[Value, Value, Value]]) -> tuple[Chain, ...]:
        return tuple(
            sorted(
                {
                    known.chain(place)
                    for name, place, kind in agents
                    if kind == "agency"
                    and tables.key(seats.seat(str(name))) == tables.key(COMMITTEE)
                    and known.levels.get(str(place)) == level
                }
            )
        )

    named, addressed = places_of(told), places_of(sent)
    return named or (addressed if len(addressed) > 1 else ()), grouped


# What a group of places is called by: các tỉnh, cấp huyện, các xã.
_GROUP_WORDS = {
    "province": ("các tỉnh", "cấp tỉnh"),
    "district": ("các huyện", "các quận", "các thị xã", "cấp huyện"),
    "commune": ("các xã", "các phường", "các thị trấn", "cấp xã"),
}


def level_of_group(name: str) -> str | None:
    """The level of the places whose committees a group is made of, None for other groups.

    >>> level_of_group("Ủy ban nhân dân các huyện, thành phố"), level_of_group("các sở, ban, ngành")
    ('district', None)
    """
    words = tables.key(name)
    return next((level for level, marks in _GROUP_WORDS.items() if any(mark in words for mark in marks)), None)
