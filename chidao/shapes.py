"""What in a store breaks the shapes of shapes.ttl: a part of the command check, for stores of triples alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from queries.ask import Asked

if TYPE_CHECKING:
    from rdflib import Dataset

# Files whose shapes are checked together: enough that pySHACL's start does not count, few enough for the memory.
TOGETHER = 20


@runtime_checkable
class Triples(Asked, Protocol):
    """A store whose graphs rdflib can look at."""

    def dataset(self) -> Dataset:
        """rdflib's view of the store, one graph a file."""


def breaks(opened: Triples) -> Iterator[dict[str, Any]]:
    """What breaks shapes.ttl, as rows of check, a few files at a time."""
    from rdflib import XSD, Graph, Literal, URIRef

    from ontology import terms
    from ontology.check import DEFECT, violations
    from queries.ask import ask

    dataset = opened.dataset()
    files = {
        str(row["file"]): (str(row["document"]), str(row["name"]))
        for row in ask(opened, "held").rows
        if row["name"] is not None
    }
    graphs = sorted(files)
    for start in range(0, len(graphs), TOGETHER):
        joined = Graph()
        for name in graphs[start : start + TOGETHER]:
            for subject, predicate, value in Graph(store=dataset.store, identifier=URIRef(name)):
                # Oxigraph says of plain text that it is an xsd:string; rdflib takes the two for different terms.
                plain = isinstance(value, Literal) and value.datatype == XSD.string
                joined.add((subject, predicate, Literal(str(value)) if plain else value))
        for wrong in violations(joined):
            if wrong.severity != DEFECT:
                continue
            # The focus is a fact of a file, or a document or agency of any of them.
            document, file = next(
                (files[graph] for graph in graphs if wrong.focus.startswith(graph)), (wrong.focus, None)
            )
            yield {
                "kind": "shape",
                "document": document,
                "file": file,
                "text": f"{wrong.message} ({wrong.focus.removeprefix(terms.ID)})",
                "start": None,
                "end": None,
                "others": [],
            }
