"""One graph of the store as a property graph in networkx: the mapping from RDF that Neo4j is filled with.

Three sorts of nodes, each named by its IRI: the **file** (or the derived graph) itself, what **files share**
(documents, agencies, places), and what is the file's **own** (tasks, targets, notes …), which bears `file`. What the
file states of a shared node stands on its relationship DESCRIBES to it, so that each file's word is kept; facts that
relate two nodes are relationships with `file`, `fact` (the IRI of the statement) and the sentence. Names and labels are
rows of tables (`graph_names`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx

from ontology import terms
from ontology.store import Iri, Value
from queries import graph_names
from queries.graph_names import AGENCY, ALSO_CALLED, ASSIGNED_TO, DERIVED, DESCRIBES, SENT_TO, SUCCEEDED_BY

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]

Statement = tuple[str, str, Value]
Said = dict[str, list[Value]]  # the values of each term that a node is said to have

_LONGEST_NAME = 80  # characters of a text that names its node


def network(graph: str, statements: Iterable[Statement]) -> Network:
    """The property graph of one named graph of the store.

    Node attributes: `labels` (a tuple, the first tells its sort) and `said` (its properties); edge attributes: `said`;
    an edge's key is its type and the IRI of its fact. The same statements give the same network, in a stable order.
    """
    return _Mapping(graph, statements).network


class _Mapping:
    def __init__(self, graph: str, statements: Iterable[Statement]) -> None:
        self.graph = graph
        self.said: dict[str, Said] = {}
        for subject, term, value in sorted(statements, key=str):
            self.said.setdefault(subject, {}).setdefault(term, []).append(value)
        self.network: Network = nx.MultiDiGraph()
        self._file()
        for iri, said in self.said.items():
            self._thing(iri, said)

    def _file(self) -> None:
        said = self.said.get(self.graph, {})
        held = graph_names.labels()[terms.DIGITAL_DOCUMENT].label
        label = held if terms.DIGITAL_DOCUMENT in said.get(terms.TYPE, []) else DERIVED
        properties = _properties(said)
        self._node(self.graph, (label,), {"name": self.graph.rpartition("/")[2]} | properties)
        for document in said.get(terms.MAIN_ENTITY, []):
            self._edge(self.graph, str(document), graph_names.names()[terms.MAIN_ENTITY].name, self.graph, {})

    def _thing(self, iri: str, said: Said) -> None:
        types = said.get(terms.TYPE, [])
        if iri == self.graph:
            return
        if terms.ASSERTION in types:
            self._relation(iri, said)
        elif terms.RECEIPT in types:
            self._receipt(iri, said)
        elif terms.CHANGE_EVENT in types or terms.TERRITORIAL_CHANGE in types:
            self._change(iri, said)
        elif (shared := _shared(iri, types)) is not None:
            self._describes(iri, shared, said)
            for same in said.get(terms.SAME_AS, []):
                # And back, so that paths of one direction go through all names of a document.
                self._edge(iri, str(same), graph_names.names()[terms.SAME_AS].name, iri, {})
                self._edge(str(same), iri, ALSO_CALLED, iri, {})
        elif own := [row.label for kind in types if (row := graph_names.labels().get(str(kind))) and row.sort == "own"]:
            self._own(iri, own[0], said)

    def _own(self, iri: str, label: str, said: Said) -> None:
        properties = _properties(said)
        self._node(iri, (label,), {"name": _called(label, properties)} | properties | {"file": self.graph})
        for term, values in said.items():
            row = graph_names.names().get(term)
            if row is not None and row.form == "relationship":
                for value in values:
                    self._edge(iri, str(value), row.name, iri, {})
        for assignment in said.get(terms.QUALIFIED_ASSOCIATION, []):
            role = self.said[str(assignment)]
            for agent in role.get(terms.AGENT, []):
                self._edge(iri, str(agent), ASSIGNED_TO, str(assignment), _properties(role))

    def _relation(self, iri: str, said: Said) -> None:
        row = graph_names.names()[str(said[terms.PREDICATE][0])]
        relation = next(word for word, name in graph_names.relations().items() if name == row.name)
        stated_by = self.said[self.graph][terms.MAIN_ENTITY][0]
        properties = {"relation": relation, "stated_by": str(stated_by)} | _properties(said)
        self._edge(str(said[terms.SUBJECT][0]), str(said[terms.OBJECT][0]), row.name, iri, properties)

    def _receipt(self, iri: str, said: Said) -> None:
        for agent in said.get(terms.RECIPIENT, []):
            self._edge(str(said[terms.OF][0]), str(agent), SENT_TO, iri, _properties(said))

    def _change(self, iri: str, said: Said) -> None:
        """One relationship for each pair: what of several went where is said of the event as a whole."""
        lists = {
            name: sorted(map(str, values))
            for term in (terms.SHARE, terms.TAKES_OVER_FUNCTION, terms.ACT)
            if (values := said.get(term)) and (name := graph_names.names()[term].name)
        }
        properties = _properties(said) | lists
        for before, after in (
            (terms.ORIGINAL_ORGANIZATION, terms.RESULTING_ORGANIZATION),
            (terms.ORIGINAL_PLACE, terms.RESULTING_PLACE),
        ):
            for original in said.get(before, []):
                for resulting in said.get(after, []):
                    self._edge(str(original), str(resulting), SUCCEEDED_BY, iri, properties)

    # ------------------------------------------------------------ nodes and edges

    def _describes(self, iri: str, label: str, said: Said) -> None:
        """What the graph says of a shared node; `as` is its label where the graph states its class, too."""
        kinds = [row.label for kind in said.get(terms.TYPE, []) if (row := graph_names.labels().get(str(kind)))]
        stated = {"as": label} if label in kinds else {}
        self._node(iri, (label,), {})
        self.network.add_edge(self.graph, iri, key=f"{DESCRIBES} ", type=DESCRIBES, said=stated | _properties(said))

    def _node(self, iri: str, labels: tuple[str, ...], said: dict[str, Any]) -> None:
        self.network.add_node(iri, labels=labels, said=said)

    def _edge(self, one: str, other: str, kind: str, fact: str, said: dict[str, Any]) -> None:
        for end in (one, other):
            if end not in self.network or not self.network.nodes[end]:
                shared = _shared(end, self.said.get(end, {}).get(terms.TYPE, []))
                if shared is not None:
                    # Also what a derived graph only names: whoever takes the graph out finds all that it touches.
                    self._describes(end, shared, self.said.get(end, {}))
        self.network.add_edge(
            one, other, key=f"{kind} {fact}", type=kind, said=said | {"file": self.graph, "fact": fact}
        )


def _shared(iri: str, types: Iterable[Value]) -> str | None:
    """The label of what files share: by its IRI, or by its class where an event names a body of no table."""
    label = next((label for start, label in graph_names.SHARED.items() if iri.startswith(start)), None)
    if label is None and {terms.ORGANIZATION, terms.FORMAL_ORGANIZATION} & set(map(str, types)):
        return AGENCY
    return label


def _properties(said: Said) -> dict[str, Any]:
    """The properties that a node or fact is said to have, in a stable order; of several values the first."""
    found: dict[str, Any] = {}
    for term, values in said.items():
        row = graph_names.names().get(term)
        if row is not None and row.form == "property":
            value = values[0]
            if isinstance(value, Iri):
                value = str(value).removeprefix(graph_names.expanded(row.short))
            found[row.name] = value
    return dict(sorted(found.items()))


def _called(label: str, properties: dict[str, Any]) -> str:
    """What a node is called where a person looks at it: its text, shortened."""
    for name in ("name", "label", "title", "text", "quote", "field", "date", "every"):
        if properties.get(name) is not None:
            words = str(properties[name])
            return words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1].rstrip() + "…"
    return label
