"""What a body took over from others by a day, and what became of it: heirs.py, asked of the bodies of a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ontology import heirs, lookup, moves, tables
from ontology.heirs import Heir, Step
from queries.agency_naming import agencies
from queries.ask import Asked
from queries.documents import body as called
from queries.places import Places
from queries.territory import Chain, same

TITLE = "title"


@dataclass(frozen=True, slots=True)
class Former:
    """A body whose work, or some of it, another one holds on the day asked about; `heir` has the steps to that one.

    `iris` are those by which the store knows it, () where it is known by the tables alone.
    """

    iris: tuple[str, ...]
    name: str
    place: Chain
    heir: Heir


def formers(store: Asked, known: Places, name: str, place: Chain, day: str) -> tuple[Former, ...]:
    """The bodies something of which came to this one by the day, by name and place."""
    asked = [body for body in heirs.find(name, place) if tables.in_force(lookup.agency(body.kind), day)]
    kinds = {kind for body in asked for kind in heirs.kinds_before(body.kind)}
    spelled = {tables.key(words) for kind in kinds for words in _spellings(kind)}
    iris: dict[tuple[str, Chain], list[str]] = {}
    for agency in agencies(store):
        if tables.key(agency.name) in spelled:
            iris.setdefault((agency.name, known.chain(agency.place, agency.of)), []).append(agency.iri)
    found: dict[tuple[heirs.Body, Heir], Former] = {}
    for (name_, where), some in sorted(iris.items()):
        for body in heirs.find(name_, where):
            for heir in _held(body, asked, kinds, day):
                found[body, heir] = Former(tuple(sorted(some)), name_, where, heir)
    for body in _of_tables(kinds, place):
        for heir in _held(body, asked, kinds, day):
            found.setdefault((body, heir), Former((), body.name, body.place, heir))
    return tuple(found.values())


def became(name: str, place: Chain, day: str) -> dict[str, Any]:
    """Whether a body exists on a day (`exists`, None where the tables do not know its kind) and its `heirs` then."""
    bodies = heirs.find(name, place)
    reached = [heir for body in bodies for heir in heirs.heirs(body, day)]
    gone = [heir for heir in reached if heir.steps]
    return {
        "day": day,
        "exists": len(gone) < len(reached) if bodies else None,
        "heirs": [_said(heir) for heir in gone],
    }


def holders(name: str, place: Chain, day: str, text: str, title: str | None) -> list[dict[str, Any]]:
    """The bodies that hold a task of this one on a day, and how that is told; none where it still has it itself."""
    found: dict[str, dict[str, Any]] = {}
    for body in heirs.find(name, place):
        for heir in heirs.heirs(body, day):
            how = told(heir, text, title, day)
            if how and heir.steps:
                found.setdefault(label(heir.body), {"body": label(heir.body), "told": how})
    return list(found.values())


def told(heir: Heir, text: str, title: str | None, day: str) -> str | None:
    """How a task came to an heir, as `heirs.told` says; `title` where only the title of its plan tells the function."""
    how = heirs.told(heir, (text, title or ""), day)
    return TITLE if how == heirs.TOLD and heirs.told(heir, (text,), day) != heirs.TOLD else how


def label(body: heirs.Body) -> str:
    """A body with its place, as one says it; one that is somewhere inside a place says so."""
    if body.inside:
        return f"{body.name} (địa bàn {body.place[0]})" if body.place else body.name
    return called(body.name, body.place[0] if body.place else None)


def steps(heir: Heir) -> list[dict[str, Any]]:
    """The steps to an heir, as `--json` prints them."""
    return [_step(step) for step in heir.steps]


def _said(heir: Heir) -> dict[str, Any]:
    return {"body": label(heir.body), "place": ", ".join(heir.body.place), "through": steps(heir)}


def _step(step: Step) -> dict[str, Any]:
    row = step.function
    return {
        "from": label(step.old),
        "to": label(step.new),
        "date": step.date,
        "act": step.act,
        "share": row.share if row else "all",
        "topics": list(row.topics) if row else [],
        "land": step.land,
        "confidence": step.confidence,
    }


def _held(body: heirs.Body, asked: list[heirs.Body], kinds: set[str], day: str) -> Iterator[Heir]:
    """The ways from a body to the one asked about."""
    if body.kind not in kinds:
        return
    for heir in heirs.heirs(body, day):
        here = (one for one in asked if one.kind == heir.body.kind)
        if heir.steps and any(_here(heir.body, one.place) for one in here):
            yield heir


def _here(body: heirs.Body, place: Chain) -> bool:
    if body.place == place or (body.place and same(body.place, place)):
        return True
    # One of several inside a place, asked about by the place around it: Tòa án nhân dân khu vực of tỉnh X.
    return body.inside and any(same(body.place[at:], place) for at in range(1, len(body.place)))


def _of_tables(kinds: set[str], place: Chain) -> Iterable[heirs.Body]:
    """The bodies of these kinds at the places that went into this one, named in a document or not."""
    for where in moves.before(place):
        for kind in sorted(kinds):
            row = lookup.agency(kind)
            if row.level == (moves.level(where, None) if where else "central"):
                yield from (body for body in heirs.find(row.name, where) if body.kind == kind)


def _spellings(kind: str) -> tuple[str, ...]:
    row = lookup.agency(kind)
    return (row.name, *row.aliases)
