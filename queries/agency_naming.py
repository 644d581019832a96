"""Agencies as people name them: `Phòng VHTT` of `Cao Lộc`, `Sở Nội vụ tỉnh X`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from ontology import tables
from ontology.errors import Ambiguous, NotFound
from ontology.names import unmarked
from queries.ask import Asked, ask
from queries.documents import body


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that the store knows: its name, its place's name, and the place's IRI, which tells its parents."""

    iri: str
    name: str
    of: str | None
    place: str

    @property
    def label(self) -> str:
        return body(self.name, self.of)


def find_agency(store: Asked, words: str, place: str | None = None) -> tuple[str, ...]:
    """The IRIs by which the store knows the one agency that is called so, sorted.

    `place` is its place, with or without its kind (`huyện Cao Lộc`, `Cao Lộc`); `words` may say it as well. Short
    names are read by agencies.csv. There are several IRIs where files say more and less of the place's parents, or
    spell the name in two ways. Raises `NotFound`, `Ambiguous`.
    """
    known = agencies(store)
    found = [agency for agency in known if agency.iri == words] or _called(known, words, place)
    if not found and place is None:
        # "Sở Nội vụ tỉnh X": the place stands behind the name.
        found = [
            agency
            for of in sorted({agency.of for agency in known if agency.of})
            for at in _spellings(of)
            if tables.key(words).endswith(" " + at)
            for agency in _called(known, words[: -len(at)].strip(), of)
        ]
    if not found:
        raise NotFound(f"{body(words, place)!r}: the store knows no such agency{_near(known, words)}")
    bodies = _bodies(found)
    if len(bodies) > 1:
        raise Ambiguous(words, sorted(f"{several[0].label} · {several[0].iri}" for several in bodies))
    return tuple(sorted({agency.iri for agency in bodies[0]}))


def agencies(store: Asked) -> tuple[Agency, ...]:
    """All agencies that the store knows, by IRI."""
    rows = {
        str(row["agency"]): Agency(str(row["agency"]), str(row["name"]), _text(row["of"]), str(row["place"] or ""))
        for row in ask(store, "agencies").rows
    }
    return tuple(rows[iri] for iri in sorted(rows))


def _called(known: tuple[Agency, ...], words: str, place: str | None) -> list[Agency]:
    """The agencies of this name and place: by the name as written, or else by the names that the table holds equal."""
    at = [agency for agency in known if place is None or (agency.of and tables.key(place) in _spellings(agency.of))]
    exact = [agency for agency in at if tables.key(agency.name) == tables.key(words)]
    if exact:
        return exact
    same = _same_names().get(tables.key(words), frozenset())
    return [agency for agency in at if tables.key(agency.name) in same] or [
        agency for agency in at if unmarked(agency.name) == unmarked(words)
    ]


def _spellings(place: str) -> tuple[str, str]:
    """A place with its kind and without."""
    words = tables.key(place)
    kinds = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")
    return words, next((words[len(kind) + 1 :] for kind in kinds if words.startswith(kind + " ")), words)


@cache
def _same_names() -> dict[str, frozenset[str]]:
    """For each name or short name of agencies.csv, every name of the kinds of bodies that it may be."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in tables.agencies():
        called = {tables.key(name) for name in (row.name, *row.aliases, *row.ambiguous_aliases)}
        for name in called:
            found[name] |= {tables.key(one) for one in (row.name, *row.aliases)}
    return {name: frozenset(called) for name, called in found.items()}


def _bodies(found: list[Agency]) -> list[list[Agency]]:
    """The agencies in groups, each one body: equal names (by the table), and places of which one says less."""
    groups: list[list[Agency]] = []
    for agency in sorted(found, key=lambda one: (-len(one.place), one.iri)):
        for group in groups:
            if _one_body(agency, group[0]):
                group.append(agency)
                break
        else:
            groups.append([agency])
    return groups


def _one_body(less: Agency, more: Agency) -> bool:
    one, other = tables.key(less.name), tables.key(more.name)
    named = one == other or other in _same_names().get(one, frozenset()) or unmarked(one) == unmarked(other)
    return named and (less.place == more.place or (bool(less.place) and more.place.startswith(less.place + "/")))


def _near(known: tuple[Agency, ...], words: str) -> str:
    plain = {unmarked(agency.label): agency.label for agency in known}
    near = get_close_matches(unmarked(words), sorted(plain), n=5, cutoff=0.5)
    return "; near: " + "; ".join(plain[label] for label in near) if near else ""


def _text(value: object) -> str | None:
    return None if value is None else str(value)
