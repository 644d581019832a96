"""Chains: what a document carries out, step by step up, and what carries it out, step by step down.

A chain follows `implements`, and `legal_basis` where the target is of a kind that passes work on (a plan, programme,
directive, resolution, conclusion, individual decision; not a law, decree or circular, which give competence). An
edge that another document states counts as well. An edge A→C is a shortcut where a longer path A→B→C is stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ontology import tables
from ontology.errors import NotFound, WrongUse
from queries import walks
from queries.ask import Asked, Row, ask
from queries.documents import Document, Names, batches, documents, names

UP, DOWN, BOTH = "up", "down", "both"
IMPLEMENTS, LEGAL_BASIS = "implements", "legal_basis"
VIA = (IMPLEMENTS, LEGAL_BASIS)
# More paths than anyone reads; without a limit a few dozen diamonds one above the other would never end.
PATHS = 10_000


@dataclass(frozen=True, slots=True)
class Edge:
    """`from_` carries out `to` (or rests on it): who states it, and in which words."""

    from_: str
    to: str
    relation: str
    shortcut: bool
    stated_by: str
    quote: str | None
    start: int
    end: int

    def to_json(self) -> Row:
        return {
            "from": self.from_,
            "to": self.to,
            "relation": self.relation,
            "shortcut": self.shortcut,
            "stated_by": self.stated_by,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class Chain:
    """All that a document hangs on (up), or that hangs on it (down): nodes nearest first, paths longest first.

    Every path begins at `of`. `paths_left_out` is true where there were too many to list.
    """

    of: str
    direction: str
    nodes: tuple[Document, ...]
    edges: tuple[Edge, ...]
    paths: tuple[tuple[str, ...], ...]
    paths_left_out: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            "of": self.of,
            "direction": self.direction,
            "nodes": [node.to_json() for node in self.nodes],
            "edges": [edge.to_json() for edge in self.edges],
            "paths": [list(path) for path in self.paths],
        }


def chain(store: Asked, of: str, direction: str = BOTH, via: Iterable[str] = VIA, depth: int | None = None) -> Chain:
    """The chain of the document `of` (an IRI), `direction` up, down or both.

    `depth` counts steps along the drawn edges (those that are no shortcuts). Raises `NotFound` for a document that
    no file speaks of, `WrongUse` for another relation than implements and legal_basis.
    """
    via = tuple(via)
    if wrong := sorted(set(via) - set(VIA)):
        raise WrongUse(f"--via {','.join(wrong)}: a chain follows {' and '.join(VIA)}")
    if depth is not None and depth < 1:
        raise WrongUse(f"--depth {depth}: a chain has at least one step")
    known = names(store)
    of = known.of(of)
    cards = documents(store, [of], known)
    if of not in cards:
        raise NotFound(f"{of}: no file in the store speaks of this document; see `chidao list`")
    parts = [
        arranged(of, one, _stated(store, of, one, via, known, cards), depth)
        for one in ((UP, DOWN) if direction == BOTH else (direction,))
    ]
    order = {iri: None for edges, _, _ in parts for edge in edges for iri in (edge.from_, edge.to)}
    steps: dict[str, int] = {of: 0}
    for edges, found, _ in parts:
        del edges
        for path in found:
            for step, iri in enumerate(path):
                steps[iri] = max(step, steps.get(iri, 0))
    nodes = sorted({of, *order}, key=lambda iri: (steps.get(iri, len(steps)), cards[iri].issued or "", iri))
    return Chain(
        of,
        direction,
        tuple(cards[iri] for iri in nodes),
        tuple(edge for edges, _, _ in parts for edge in edges),
        tuple(sorted((path for _, found, _ in parts for path in found), key=lambda path: (-len(path), path))),
        any(left_out for _, _, left_out in parts),
    )


def arranged(
    of: str, direction: str, edges: Iterable[Edge], depth: int | None = None
) -> tuple[tuple[Edge, ...], tuple[tuple[str, ...], ...], bool]:
    """The edges with their shortcuts marked, nearest first, and the paths; all within `depth` drawn steps of `of`."""
    edges = list(edges)
    short = walks.shortcuts((edge.from_, edge.to) for edge in edges)
    drawn = walks.following({(edge.from_, edge.to) for edge in edges} - short, backwards=direction == DOWN)
    steps = {iri: step for iri, step in walks.distances(of, drawn).items() if depth is None or step <= depth}
    within = {
        iri: [after for after in several if after in steps]
        for iri, several in drawn.items()
        if iri in steps and (depth is None or steps[iri] < depth)
    }
    found, left_out = walks.paths(of, within, PATHS)
    kept = (
        replace(edge, shortcut=(edge.from_, edge.to) in short)
        for edge in edges
        if edge.from_ in steps and edge.to in steps
    )
    near = sorted(
        kept,
        key=lambda e: (max(steps[e.from_], steps[e.to]), e.from_, e.to, VIA.index(e.relation)),
    )
    return tuple(near), tuple(found), left_out


def passes_work(target: Document) -> bool:
    """Whether a plan that rests on this document carries it out: by the table of document types.

    A decision or resolution with a year in its number (60/2017/QĐ-UBND) is a rule, not work.
    """
    kind = _kinds().get(target.type or "")
    if kind is None or not kind.passes_work:
        return False
    return kind.normative != "both" or not re.search(r"/\d{4}/", target.number or "")


def edges_of(rows: Iterable[Row], known: Names) -> list[Edge]:
    """One edge for each pair and relation, stated by its own document if it is, else by the first that does."""
    best: dict[tuple[str, str, str], tuple[tuple[bool, str, int], Edge]] = {}
    for row in rows:
        from_, to = known.of(str(row["from"])), known.of(str(row["to"]))
        if from_ == to:
            continue
        stated_by = known.of(str(row["stated_by"]))
        start, end = int(row["start"] or 0), int(row["end"] or 0)
        quote = None if row["quote"] is None else str(row["quote"])
        edge = Edge(from_, to, str(row["relation"]), False, stated_by, quote, start, end)
        rank = (stated_by != from_, str(row["file"]), start)
        key = (from_, to, edge.relation)
        if key not in best or rank < best[key][0]:
            best[key] = (rank, edge)
    return [edge for _, (_, edge) in sorted(best.items())]


def followed(edges: Iterable[Edge], cards: dict[str, Document], via: Iterable[str] = VIA) -> list[Edge]:
    """The edges that a chain follows."""
    via = tuple(via)
    return [
        edge for edge in edges if edge.relation in via and (edge.relation == IMPLEMENTS or passes_work(cards[edge.to]))
    ]


def _stated(
    store: Asked, of: str, direction: str, via: tuple[str, ...], known: Names, cards: dict[str, Document]
) -> list[Edge]:
    """All edges of the chain, found step by step; the cards of its documents are added to `cards`.

    A store that follows paths by itself is asked for all that the first step leads to at once.
    """
    side, onward = ("to", "below") if direction == DOWN else ("from", "above")
    edges = _followed_from(store, [of], side, via, known, cards)
    found, seen, frontier = list(edges), {of}, _next(edges, direction)
    if frontier and getattr(store, "follows_paths", False):
        beyond = {known.of(str(row["reached"])) for row in ask(store, onward, document=known.all([of])).rows}
        edges += _followed_from(store, sorted(beyond - {of}), side, via, known, cards)
        starting = walks.following(((e.to, e.from_) if direction == DOWN else (e.from_, e.to)) for e in edges)
        reached = walks.distances(of, starting)
        return [edge for edge in edges if (edge.to if direction == DOWN else edge.from_) in reached]
    while frontier := frontier - seen:
        seen |= frontier
        edges = _followed_from(store, sorted(frontier), side, via, known, cards)
        found += edges
        frontier = _next(edges, direction)
    return found


def _next(edges: Iterable[Edge], direction: str) -> set[str]:
    return {edge.from_ if direction == DOWN else edge.to for edge in edges}


def _followed_from(
    store: Asked, iris: list[str], side: str, via: tuple[str, ...], known: Names, cards: dict[str, Document]
) -> list[Edge]:
    """The edges of a chain that have one of these documents on their `side`; the cards of both ends are added."""
    rows: list[Row] = []
    for some in batches(known.all(iris)):
        rows += ask(store, "relations", relation=via, **{side: some}).rows
    edges = edges_of(rows, known)
    fresh = {iri for edge in edges for iri in (edge.from_, edge.to)} - cards.keys()
    cards |= documents(store, fresh, known)
    cards |= {iri: Document(iri) for iri in fresh if iri not in cards}
    return followed(edges, cards, via)


@cache
def _kinds() -> dict[str, tables.DocumentType]:
    return {row.name: row for row in tables.document_types()}
