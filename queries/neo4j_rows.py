"""What Neo4j gets of each graph of a store, as rows of nodes and relationships, whether they are pushed to a server
(`neo4j_push`) or written for the import tool (`neo4j_bulk`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Any, Protocol

from ontology.store import SourceFile
from queries import identity
from queries.file_network import Statement, network
from queries.graph_names import DESCRIBES, DOCUMENT

if TYPE_CHECKING:
    from queries.file_network import Network

_MAPPING = ("graph_labels.csv", "graph_terms.csv", "file_network.py", "neo4j_rows.py", "neo4j_view.py")


class Graphs(Protocol):
    """What goes over: the graphs of a store, each with its statements."""

    def sources(self) -> tuple[SourceFile, ...]: ...
    def statements(self, graph: str) -> list[Statement]: ...
    def derived(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Node:
    """A node by its IRI, with the label of its sort and its properties; a shared one has no more than its series."""

    label: str
    iri: str
    said: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship of a type between two nodes. No two of one type and one pair have the same `fact`."""

    kind: str
    from_: str
    to: str
    said: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """All that one graph states. Its own node bears the version, and how much there is of the graph."""

    graph: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def __len__(self) -> int:
        return len(self.nodes) + len(self.edges)


def rows(store: Graphs, graph: str, version: str) -> Rows:
    """The rows of one graph of the store; the same statements give the same rows in the same order."""
    mapped = network(graph, store.statements(graph))
    nodes = []
    for iri, attributes in mapped.nodes(data=True):
        (label,) = attributes["labels"]
        said = attributes["said"]
        if iri == graph:
            said = said | {"version": version} | _sizes(graph, mapped)
        elif label == DOCUMENT:
            said = {"series": identity.series(iri)}
        nodes.append(Node(label, iri, said))
    edges = [Edge(said["type"], one, other, said["said"]) for one, other, said in mapped.edges(data=True)]
    return Rows(graph, tuple(nodes), tuple(edges))


def _sizes(graph: str, mapped: Network) -> dict[str, int]:
    """How many nodes of its own, descriptions and facts a graph has."""
    kinds = Counter(attributes["type"] == DESCRIBES for _, _, attributes in mapped.edges(data=True))
    own = sum(1 for _, attributes in mapped.nodes(data=True) if attributes["said"].get("file") == graph)
    return {"nodes": own, "described": kinds[True], "facts": kinds[False]}


# ---------------------------------------------------------------- versions


@cache
def _mapping() -> str:
    """The version of the mapping: another one writes other nodes for the same statements."""
    folder = resources.files("queries")
    return sha256(b"".join((folder / name).read_bytes() for name in _MAPPING)).hexdigest()[:12]


def versions(store: Graphs) -> dict[str, tuple[str, str]]:
    """The version and the name of each graph of the store: two equal versions are equal graphs.

    A file's graph follows from its text (its IRI), its name and its reader, which the store remembers: so nothing is
    read of files that have not changed.
    """
    found: dict[str, tuple[str, str]] = {}
    for source in sorted(store.sources(), key=lambda s: (s.name, s.media_type, s.path), reverse=True):
        said = "\n".join((_mapping(), source.graph, source.reader, source.name, source.media_type))
        found[source.graph] = (sha256(said.encode()).hexdigest(), source.name)
    for graph in store.derived():
        if statements := store.statements(graph):
            said = _mapping() + "\n".join(sorted(map(str, statements)))
            found[graph] = (sha256(said.encode()).hexdigest(), graph.rpartition("/")[2])
    return dict(sorted(found.items()))
