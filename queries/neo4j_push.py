"""Fills a Neo4j server with what a store holds, and keeps it true: only the graphs that differ are written.

A graph of the store (a file's, or a derived one) goes over in one transaction: what it had there goes, what it has now
comes, and its node bears the version that says so. So a push that was cut off has left whole graphs, and the next goes
on from there. Shared nodes that a graph touched are marked `stale` in the same transaction, until their view
(`neo4j_view`) is written; one that no graph describes any more goes. Nodes without the label Chidao are never touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from queries import documents as cards_of
from queries import graph_names, neo4j_view
from queries.graph_names import AGENCY, DESCRIBES, DOCUMENT, PLACE
from queries.neo4j_rows import Graphs, Rows, rows, versions
from queries.neo4j_store import Neo4jStore

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

    from queries.neo4j_server import Server

Progress = Callable[[int, int], None]

_ROWS = 5_000  # nodes and relationships of one transaction, but for a graph that has more by itself
_STALE = 500  # shared nodes whose views are written in one transaction


@dataclass(slots=True)
class Pushed:
    """What a push did: graphs written and taken out, everything that changed on the server, and what it has now."""

    written: int = 0
    removed: int = 0
    changes: Counter[str] = field(default_factory=Counter)
    nodes: dict[str, int] = field(default_factory=dict)
    relationships: dict[str, int] = field(default_factory=dict)

    def count(self, done: Counter[str]) -> None:
        self.changes.update(done)


@dataclass(frozen=True, slots=True)
class Difference:
    """A graph that store and server do not have alike: `missing` there, `other` there, or there `only`; or `stale`: as
    many shared nodes as `name` says wait for their view.
    """

    what: str
    graph: str
    name: str


# ---------------------------------------------------------------- what is there

_HELD = "MATCH (f:Chidao) WHERE f.version IS NOT NULL RETURN f.iri AS graph, f.version AS version, f.name AS name"
_SHOULD = """
MATCH (f:Chidao) WHERE f.version IS NOT NULL
RETURN f.iri AS graph, f.nodes AS nodes, f.described AS described, f.facts AS facts
"""
# Each looks at everything once: right after an import there is no index yet.
_NODES_OF = "MATCH (n:Chidao) WHERE n.file IS NOT NULL RETURN n.file AS graph, count(n) AS count"
_DESCRIBED_OF = "MATCH (f:Chidao)-[r:DESCRIBES]->() RETURN f.iri AS graph, count(r) AS count"
_FACTS_OF = "MATCH (:Chidao)-[r]->(:Chidao) WHERE r.file IS NOT NULL RETURN r.file AS graph, count(r) AS count"


def held(server: Server) -> dict[str, tuple[str, str]]:
    """The version and the name of each graph that the server has."""
    return {row["graph"]: (row["version"], row["name"]) for row in server.read(_HELD)}


def differences(store: Graphs, server: Server) -> tuple[Difference, ...]:
    """What store and server do not have alike: by the versions of graphs, and by what stands on the server of each."""
    wanted, there = versions(store), held(server)
    damaged = _damaged(server)
    found = []
    for graph, (version, name) in wanted.items():
        if graph not in there:
            found.append(Difference("missing", graph, name))
        elif there[graph][0] != version or graph in damaged:
            found.append(Difference("other", graph, name))
    found += [Difference("only", graph, name) for graph, (_, name) in sorted(there.items()) if graph not in wanted]
    stale = server.read("MATCH (n:Chidao {stale: true}) RETURN count(n) AS stale")[0]["stale"]
    if stale:
        found.append(Difference("stale", "", f"{stale}"))
    return tuple(found)


def _damaged(server: Server) -> set[str]:
    """The graphs of which the server has more or less than was written: somebody changed it by hand."""
    nodes, described, facts = (
        {row["graph"]: row["count"] for row in server.read(count)} for count in (_NODES_OF, _DESCRIBED_OF, _FACTS_OF)
    )
    return {
        graph
        for row in server.read(_SHOULD)
        if (row["nodes"], row["described"], row["facts"])
        != (nodes.get(graph := row["graph"], 0), described.get(graph, 0), facts.get(graph, 0))
    }


# ---------------------------------------------------------------- push


def push(store: Graphs, server: Server, progress: Progress | None = None, *, anew: bool = False) -> Pushed:
    """Have the server hold exactly what the store holds; with `anew` also what it seems to hold already is written."""
    _prepare(server)
    done = Pushed()
    wanted, there = versions(store), held(server)
    damaged = set(wanted) if anew else _damaged(server)
    gone = [graph for graph in there if graph not in wanted]
    fresh = [
        graph
        for graph, (version, _) in wanted.items()
        if graph not in there or there[graph][0] != version or graph in damaged
    ]
    # What the store derived comes last: it speaks of what the files name.
    fresh.sort(key=lambda graph: (graph in store.derived(), graph))
    steps = len(gone) + len(fresh)
    for some in cards_of.batches(gone, 50):
        done.count(server.write(partial(_remove, graphs=some)))
        done.removed += len(some)
        _tell(progress, done, steps)
    for batch in _transactions(store, fresh, wanted):
        done.count(server.write(partial(_replace, batch=batch)))
        done.written += len(batch)
        _tell(progress, done, steps)
    _settle(server, done)
    done.nodes = {row["what"]: row["count"] for row in server.read(_NODES)}
    done.relationships = {row["what"]: row["count"] for row in server.read(_RELATIONSHIPS)}
    return done


_NODES = """
MATCH (n:Chidao) UNWIND [label IN labels(n) WHERE label <> 'Chidao'] AS what
RETURN what, count(*) AS count ORDER BY what
"""
_RELATIONSHIPS = "MATCH (:Chidao)-[r]->(:Chidao) RETURN type(r) AS what, count(*) AS count ORDER BY what"

_DEFINITIONS = (
    "CREATE CONSTRAINT chidao_iri IF NOT EXISTS FOR (n:Chidao) REQUIRE n.iri IS UNIQUE",
    "CREATE INDEX chidao_file IF NOT EXISTS FOR (n:Chidao) ON (n.file)",
    "CREATE INDEX chidao_stale IF NOT EXISTS FOR (n:Chidao) ON (n.stale)",
    "CREATE INDEX chidao_series IF NOT EXISTS FOR (n:Chidao) ON (n.series)",
    "CREATE INDEX chidao_version IF NOT EXISTS FOR (n:Chidao) ON (n.version)",
    "CREATE INDEX chidao_document IF NOT EXISTS FOR (n:Document) ON (n.number)",
)


def _prepare(server: Server) -> None:
    """Have the constraint and the indexes that everything else rests on."""
    for definition in _DEFINITIONS:
        server.define(definition)
    server.define("CALL db.awaitIndexes(300)")


def _tell(progress: Progress | None, done: Pushed, steps: int) -> None:
    if progress is not None:
        progress(done.written + done.removed, steps)


def _transactions(store: Graphs, graphs: Iterable[str], wanted: Mapping[str, tuple[str, str]]) -> Iterator[list[Rows]]:
    """The graphs' rows, as many at a time as one transaction bears."""
    batch: list[Rows] = []
    for graph in graphs:
        one = rows(store, graph, wanted[graph][0])
        if batch and sum(map(len, batch)) + len(one) > _ROWS:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


# ---------------------------------------------------------------- one transaction

_REMOVE = (
    # Shared nodes that these graphs describe have to be looked at again.
    "UNWIND $graphs AS graph MATCH (:Chidao {iri: graph})-[:DESCRIBES]->(n) SET n.stale = true",
    "UNWIND $graphs AS graph MATCH (:Chidao {iri: graph})-[:DESCRIBES]->()-[r]->() WHERE r.file = graph DELETE r",
    "UNWIND $graphs AS graph MATCH (n:Chidao {file: graph}) DETACH DELETE n",
    "UNWIND $graphs AS graph MATCH (f:Chidao {iri: graph}) DETACH DELETE f",
)


def _remove(tx: ManagedTransaction, graphs: list[str]) -> Counter[str]:
    done: Counter[str] = Counter()
    for cypher in _REMOVE:
        done += _run(tx, cypher, graphs=graphs)
    return done


def _replace(tx: ManagedTransaction, batch: list[Rows]) -> Counter[str]:
    mark = graph_names.MARK
    done = _remove(tx, [one.graph for one in batch])
    nodes: dict[str, list[dict[str, Any]]] = {}
    edges: dict[str, list[dict[str, Any]]] = {}
    for one in batch:
        for node in one.nodes:
            nodes.setdefault(node.label, []).append({"iri": node.iri, "said": node.said})
        for edge in one.edges:
            edges.setdefault(edge.kind, []).append({"from": edge.from_, "to": edge.to, "said": edge.said})
    for label, some in sorted(nodes.items()):
        stale = ", n.stale = true" if label in (DOCUMENT, AGENCY, PLACE) else ""
        done += _run(
            tx,
            f"UNWIND $rows AS row MERGE (n:{mark} {{iri: row.iri}}) SET n:{label}, n += row.said{stale}",
            rows=some,
        )
    for kind, some in sorted(edges.items()):
        key = "" if kind == DESCRIBES else " {fact: row.said.fact}"
        done += _run(
            tx,
            f"UNWIND $rows AS row MATCH (a:{mark} {{iri: row.from}}), (b:{mark} {{iri: row.to}}) "
            f"MERGE (a)-[r:{kind}{key}]->(b) SET r += row.said",
            rows=some,
        )
    return done


def _run(tx: ManagedTransaction, cypher: str, **parameters: Any) -> Counter[str]:
    """What a statement changed on the server."""
    counters = tx.run(cypher, parameters).consume().counters
    return Counter(
        {
            "nodes created": counters.nodes_created,
            "nodes deleted": counters.nodes_deleted,
            "relationships created": counters.relationships_created,
            "relationships deleted": counters.relationships_deleted,
            "properties set": counters.properties_set,
            "labels changed": counters.labels_added + counters.labels_removed,
        }
    )


# ---------------------------------------------------------------- views of shared nodes

_FORGET = """
MATCH (n:Chidao {stale: true}) WHERE NOT EXISTS { (n)<-[:DESCRIBES]-() }
WITH n LIMIT $limit DETACH DELETE n
"""
_STALE_DOCUMENTS = """
MATCH (n:Chidao {stale: true}) WHERE n:Document RETURN n.iri AS iri ORDER BY iri
"""
_MARK_THOSE_THAT_NAME = """
MATCH (n:Chidao {stale: true})<-[:IMPLEMENTS|BASED_ON]-(m:Document) WHERE n:Document AND m.stale IS NULL
WITH DISTINCT m SET m.stale = true
"""
_STALE_PLACES = """
MATCH (n:Chidao {stale: true}) WHERE n:Place WITH n ORDER BY n.iri LIMIT $limit
MATCH (n)<-[s:DESCRIBES]-()
RETURN n.iri AS iri, collect({label: s.label, level: s.level, parent: s.parent}) AS said ORDER BY iri
"""
_STALE_AGENCIES = """
MATCH (n:Chidao {stale: true}) WHERE n:Agency WITH n ORDER BY n.iri LIMIT $limit
MATCH (n)<-[s:DESCRIBES]-()
OPTIONAL MATCH (p:Chidao {iri: s.place})
RETURN n.iri AS iri, collect({label: s.label, place: s.place, of: p.name, under: s.under}) AS said ORDER BY iri
"""


def _settle(server: Server, done: Pushed) -> None:
    """Write the views of all stale nodes; those that nothing describes any more go."""
    while (forgotten := server.write(lambda tx: _run(tx, _FORGET, limit=_STALE)))["nodes deleted"]:
        done.count(forgotten)
    for stale, view in ((_STALE_PLACES, neo4j_view.place), (_STALE_AGENCIES, neo4j_view.agency)):
        while rows := server.read(stale, limit=_STALE):
            views = [view(row["iri"], row["said"]) for row in rows]
            done.count(server.write(partial(_write, views=views)))
    # What a document is decides what those that name it carry out: their views are written, too.
    done.count(server.write(lambda tx: _run(tx, _MARK_THOSE_THAT_NAME)))
    stale_documents = [row["iri"] for row in server.read(_STALE_DOCUMENTS)]
    if not stale_documents:
        return
    asked = Neo4jStore(server)
    known = cards_of.names(asked)
    for some in cards_of.batches(sorted({known.of(iri) for iri in stale_documents}), _STALE):
        views = neo4j_view.documents(asked, some, known)
        done.count(server.write(partial(_write, views=views)))


def _write(tx: ManagedTransaction, views: list[neo4j_view.View]) -> Counter[str]:
    """The views in place of those before; what they name that is not there stays away."""
    mark = graph_names.MARK
    kinds = sorted(row.label for row in graph_names.labels().values() if row.sort == "kind")
    rows = [{"iri": view.iri, "said": dict(view.said)} for view in views]
    done = _run(
        tx,
        f"UNWIND $rows AS row MATCH (n:{mark} {{iri: row.iri}}) SET n += row.said REMOVE n.stale, n:{':'.join(kinds)}",
        rows=rows,
    )
    for kind in sorted({view.kind for view in views if view.kind}):
        iris = [view.iri for view in views if view.kind == kind]
        done += _run(tx, f"MATCH (n:{mark}) WHERE n.iri IN $iris SET n:{kind}", iris=iris)
    for kind in graph_names.VIEWED:
        edges = [{"from": view.iri, "to": to} for view in views for type_, to in view.edges if type_ == kind]
        done += _run(
            tx,
            f"UNWIND $rows AS row MATCH (n:{mark} {{iri: row.iri}})-[r:{kind}]->() DELETE r",
            rows=rows,
        )
        done += _run(
            tx,
            f"UNWIND $edges AS edge MATCH (a:{mark} {{iri: edge.from}}), (b:{mark} {{iri: edge.to}}) "
            f"MERGE (a)-[:{kind}]->(b)",
            edges=edges,
        )
    return done
