"""What a person sees of a shared node in Neo4j's Browser: its name and fields, put together from what all files say.

Files keep their own word on DESCRIBES; this is the view of all of them: a document's card (`documents`), the name that
most files give an agency or a place, and the relationships between shared nodes themselves: CARRIES_OUT, ISSUED_BY,
OF_PLACE, UNDER, WITHIN.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ontology import tables, terms
from queries import chains, graph_names
from queries.ask import Asked, Row, ask
from queries.documents import Document, Names, batches, body
from queries.documents import documents as cards_of
from queries.graph_names import CARRIES_OUT, ISSUED_BY, OF_PLACE, UNDER, WITHIN

Edge = tuple[str, str]  # its type, and the IRI of its other end
_OTHER_NAME = "cách gọi khác"  # another name of a document, as some file calls it


@dataclass(frozen=True, slots=True)
class View:
    """The properties of a shared node (None: absent), its label beside that of its sort, and its relationships."""

    iri: str
    said: Mapping[str, Any]
    kind: str | None = None
    edges: tuple[Edge, ...] = field(default=())


def documents(store: Asked, iris: Iterable[str], known: Names) -> list[View]:
    """The views of these documents, and of their other names: the same, but `alias`, and related to nobody."""
    cards = cards_of(store, iris, known)
    carried = _carried_out(store, cards, known)
    views = []
    for card in cards.values():
        said = {
            "name": caption(card),
            "number": card.number,
            "type": card.type,
            "title": card.title,
            "issuer": card.issuer,
            "level": card.level,
            "issued": card.issued,
            "held": card.held,
            "period_from": card.period[0],
            "period_to": card.period[1],
            "files": list(card.files) or None,
        }
        edges = tuple((CARRIES_OUT, iri) for iri in carried.get(card.iri, ()))
        if card.issuer_iri:
            edges = (*edges, (ISSUED_BY, card.issuer_iri))
        kind = _kinds().get(card.type or "")
        views.append(View(card.iri, said | {"alias": None}, kind, edges))
        other = said | {"alias": True, "held": None, "files": None, "name": f"{caption(card)} ({_OTHER_NAME})"}
        views += [View(iri, other, kind) for iri in known.all([card.iri]) if iri != card.iri]
    return views


def _carried_out(store: Asked, cards: Mapping[str, Document], known: Names) -> dict[str, list[str]]:
    """What each document carries out by what any file states: the steps up of its chain."""
    rows: list[Row] = []
    for some in batches(known.all(cards)):
        rows += ask(store, "relations", relation=chains.VIA, **{"from": some}).rows
    edges = chains.edges_of(rows, known)
    others = {edge.to for edge in edges} - cards.keys()
    known_cards = {iri: Document(iri) for iri in others} | cards_of(store, others, known) | dict(cards)
    found: dict[str, set[str]] = {}
    for edge in chains.followed(edges, known_cards):
        found.setdefault(edge.from_, set()).add(edge.to)
    return {iri: sorted(several) for iri, several in found.items()}


def caption(card: Document) -> str:
    """What a document is called in a picture: Kế hoạch 12/KH-UBND."""
    number = card.number or ("(số trống)" if card.blank else None)
    if number is None:
        return card.title or card.type or card.iri.removeprefix(terms.ID)
    return f"{card.type} {number}" if card.type else number


@cache
def _kinds() -> dict[str, str]:
    """The label of each type of document, by its Vietnamese name."""
    return {
        row.name: label.label
        for row in tables.document_types()
        if (label := graph_names.labels().get(terms.CHIDAO + row.chidao_class)) is not None and label.sort == "kind"
    }


def place(iri: str, said: Iterable[Mapping[str, Any]]) -> View:
    """The view of a place from what files say of it: `label`, `level`, `parent`."""
    said = list(said)
    name = _most(said, "label") or iri.removeprefix(terms.PLACES).partition("/")[0]
    return View(iri, {"name": name, "level": _most(said, "level")}, None, _edges(said, "parent", WITHIN))


def agency(iri: str, said: Iterable[Mapping[str, Any]]) -> View:
    """The view of an agency from what files say of it: `label`, `place`, `of` (the place's name), `under`."""
    said = list(said)
    of = _most(said, "of")
    label = _most(said, "label")
    name = body(label, of) if label else iri.removeprefix(terms.AGENCIES)
    return View(iri, {"name": name, "of": of}, None, (*_edges(said, "place", OF_PLACE), *_edges(said, "under", UNDER)))


def _most(said: Iterable[Mapping[str, Any]], key: str) -> str | None:
    """The value that most files give; of equally many the first in the alphabet."""
    values = Counter(str(one[key]) for one in said if one.get(key) is not None)
    return min(values, key=lambda value: (-values[value], value), default=None)


def _edges(said: Iterable[Mapping[str, Any]], key: str, kind: str) -> tuple[Edge, ...]:
    return tuple((kind, iri) for iri in sorted({str(one[key]) for one in said if one.get(key) is not None}))
