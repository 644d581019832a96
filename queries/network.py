"""The store as a property graph: the view that pictures, GraphML, CSV and graph algorithms use.

Node attributes: `kind` (document, agency, group, task, target, report) and `label`, and what the kind has:
documents the fields of a chain's node and `file`; agencies and groups `name`, `of`, `level`; tasks `section`, `text`,
`deadlines`, `product`; all facts `quote`, `start`, `end`, `file`. Edge attributes: `kind` (relation, issued_by,
step_of, assigned, under, of, report_by, report_to, report_via) and `label`; relations have `relation`, `shortcut`,
`stated_by`, `quote`, `start`, `end`; assignments `role` and `requested`. All values are text, numbers or truth values;
what is absent is no attribute. Node names are IRIs. Nodes and edges come in a stable order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx

from queries import walks
from queries.ask import Asked, Row, ask
from queries.chains import edges_of, followed
from queries.deadlines import by_task, in_words
from queries.documents import Document, Names, body, documents, names

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]


def property_graph(store: Asked) -> Network:
    """Everything that pictures and lists need, in one networkx graph; an edge's key is its kind or relation."""
    known = names(store)
    graph: Network = nx.MultiDiGraph()
    _documents(graph, store, known)
    _agencies(graph, store)
    _tasks(graph, store, known)
    _rest(graph, store, known)
    return graph


def _documents(graph: Network, store: Asked, known: Names) -> None:
    cards = documents(store, known=known)
    edges = edges_of(ask(store, "relations").rows, known)
    cards |= {iri: Document(iri) for edge in edges for iri in (edge.from_, edge.to) if iri not in cards}
    for iri, card in sorted(cards.items()):
        label = card.number or card.title or card.type or iri
        _node(graph, iri, "document", label, **_without(card.to_json(), "iri"), file="; ".join(card.files) or None)
    for iri, card in sorted(cards.items()):
        if card.issuer_iri is not None:
            _node(
                graph, card.issuer_iri, "agency", card.issuer or card.issuer_iri, name=card.issuer_name, of=card.place
            )
            _edge(graph, iri, card.issuer_iri, "issued_by", "issued_by", "do ban hành")
    short = walks.shortcuts((edge.from_, edge.to) for edge in followed(edges, cards))
    for edge in edges:
        said = _without(edge.to_json(), "from", "to") | {"shortcut": (edge.from_, edge.to) in short}
        _edge(graph, edge.from_, edge.to, edge.relation, "relation", edge.relation, **said)


def _agencies(graph: Network, store: Asked) -> None:
    rows = ask(store, "agencies").rows
    for row in rows:
        _node(
            graph, _iri(row, "agency"), "agency", body(str(row["name"]), _text(row["of"])),
            name=row["name"], of=row["of"], level=_last(row["level"]),
        )  # fmt: skip
    for row in ask(store, "groups").rows:
        _node(
            graph, _iri(row, "group"), "group", body(str(row["name"]), _text(row["of"])),
            name=row["name"], of=row["of"], plan=row["plan"],
        )  # fmt: skip
    for row in rows:
        if row["under"] is not None and row["under"] in graph:
            _edge(graph, _iri(row, "agency"), _iri(row, "under"), "under", "under", "thuộc")


def _tasks(graph: Network, store: Asked, known: Names) -> None:
    due = by_task(ask(store, "deadlines").rows)
    for row in ask(store, "tasks").rows:
        task = _iri(row, "task")
        _node(
            graph, task, "task", str(row["section"]), section=row["section"], text=row["text"],
            deadlines="; ".join(in_words(d) for d in due.get(task, ())) or None, product=row["product"],
            plan=known.of(_iri(row, "plan")), **_evidence(row),
        )  # fmt: skip
        _edge(graph, task, known.of(_iri(row, "plan")), "step_of", "step_of", "thuộc")
    for row in ask(store, "assignments").rows:
        role = _last(row["role"])
        _edge(
            graph, _iri(row, "agent"), _iri(row, "task"), f"assigned {role}", "assigned", str(role),
            role=role, requested=row["requested"],
        )  # fmt: skip


def _rest(graph: Network, store: Asked, known: Names) -> None:
    for row in ask(store, "targets").rows:
        target = _iri(row, "target")
        said = {column: row[column] for column in ("value", "unit", "comparator", "from", "to")}
        _node(graph, target, "target", str(row["text"]), text=row["text"], **said, **_evidence(row))
        _edge(graph, target, known.of(_iri(row, "document")), "of", "of", "của")
    for row in ask(store, "reports").rows:
        report = _iri(row, "report")
        _node(graph, report, "report", str(row["quote"] or "báo cáo"), **_evidence(row))
        _edge(graph, report, known.of(_iri(row, "document")), "of", "of", "của")
        for end in ("by", "to", "via"):
            if row[end] is not None:
                _edge(graph, report, _iri(row, end), f"report_{end}", f"report_{end}", f"report_{end}")


def _node(graph: Network, iri: str, kind: str, label: str, **said: Any) -> None:
    """The node, or what is added to it: what was said first stays."""
    graph.add_node(iri)
    known = graph.nodes[iri]
    for key, value in {"kind": kind, "label": label, **said}.items():
        if value is not None:
            known.setdefault(key, value)


def _edge(graph: Network, one: str, other: str, key: str, kind: str, label: str, **said: Any) -> None:
    if not graph.has_edge(one, other, key):
        present = {name: value for name, value in said.items() if value is not None}
        graph.add_edge(one, other, key=key, kind=kind, label=label, **present)


def _evidence(row: Row) -> Row:
    return {column: row[column] for column in ("file", "quote", "start", "end")}


def _without(said: dict[str, Any], *columns: str) -> dict[str, Any]:
    return {key: value for key, value in said.items() if key not in columns}


def _iri(row: Row, column: str) -> str:
    return str(row[column])


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _last(iri: object) -> str | None:
    return None if iri is None else str(iri).rpartition("/")[2]


def of_kind(graph: Network, kind: str) -> Iterable[tuple[str, dict[str, Any]]]:
    """The nodes of one kind with their attributes."""
    return ((node, said) for node, said in graph.nodes(data=True) if said.get("kind") == kind)
