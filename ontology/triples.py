"""Triples in the plainest form that is quick to write: an IRI is a str, a literal a pair; no RDF library is needed.

Stores and tests turn them into their own terms; `to_rdflib` does it for rdflib.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from rdflib import Graph

XSD = "http://www.w3.org/2001/XMLSchema#"


class Literal(NamedTuple):
    """A value as written, and the IRI of its datatype."""

    lexical: str
    datatype: str = XSD + "string"


Object: TypeAlias = str | Literal  # a str is an IRI
Triple: TypeAlias = tuple[str, str, Object]


def to_rdflib(triples: Iterable[Triple], graph: Graph | None = None) -> Graph:
    """The triples added to `graph`, or to a new one. A plain string has no datatype there, as rdflib parses it."""
    import rdflib

    graph = rdflib.Graph() if graph is None else graph
    for subject, predicate, value in triples:
        if isinstance(value, str):
            term: rdflib.URIRef | rdflib.Literal = rdflib.URIRef(value)
        elif value.datatype == XSD + "string":
            term = rdflib.Literal(value.lexical)
        else:
            term = rdflib.Literal(value.lexical, datatype=rdflib.URIRef(value.datatype), normalize=False)
        graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), term))
    return graph
