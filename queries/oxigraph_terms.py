"""Plain triples as Oxigraph's terms, and its terms as plain data."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import lru_cache

import pyoxigraph as ox

from ontology import terms
from ontology.keys import DOCUMENTS, ID
from ontology.store import Iri, SourceFile, Value
from ontology.triples import Triple

_NAME = ox.NamedNode(terms.NAME)
_ENCODING_FORMAT = ox.NamedNode(terms.ENCODING_FORMAT)
_INTEGERS = frozenset(terms.XSD + name for name in ("integer", "int", "long", "nonNegativeInteger"))
_DECIMALS = frozenset(terms.XSD + name for name in ("decimal", "double", "float"))
_BOOLEAN = terms.XSD + "boolean"


@lru_cache(maxsize=65536)
def node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def quad(statement: Triple, graph: ox.NamedNode) -> ox.Quad:
    subject, predicate, found = statement
    if isinstance(found, str):
        return ox.Quad(node(subject), node(predicate), node(found), graph)
    lexical, datatype = found
    return ox.Quad(node(subject), node(predicate), ox.Literal(lexical, datatype=node(datatype)), graph)


def triple(statement: Triple) -> ox.Triple:
    return quad(statement, ox.NamedNode(ID)).triple


def named(quad: ox.Quad, source: SourceFile) -> ox.Quad:
    """The statement, with the name and media type of `source` where it states those of the graph's file."""
    if quad.subject == quad.graph_name:
        if quad.predicate == _NAME:
            return ox.Quad(quad.subject, _NAME, ox.Literal(source.name), quad.graph_name)
        if quad.predicate == _ENCODING_FORMAT:
            return ox.Quad(quad.subject, _ENCODING_FORMAT, ox.Literal(source.media_type), quad.graph_name)
    return quad


def documents(quads: Iterable[ox.Quad]) -> set[str]:
    """The documents that the statements speak of."""
    found = {term.value for quad in quads for term in (quad.subject, quad.object) if isinstance(term, ox.NamedNode)}
    return {iri for iri in found if iri.startswith(DOCUMENTS)}


_TYPE = ox.NamedNode(terms.TYPE)
_BODIES = {ox.NamedNode(terms.FORMAL_ORGANIZATION), ox.NamedNode(terms.ADMINISTRATIVE_AREA)}


def bodies(quads: Iterable[ox.Quad]) -> set[str]:
    """The agencies and places that the statements describe."""
    found = {quad.subject for quad in quads if quad.predicate == _TYPE and quad.object in _BODIES}
    return {subject.value for subject in found if isinstance(subject, ox.NamedNode)}


def sha256_of(graph: str) -> str:
    return graph.removeprefix(terms.file_iri(""))


def written(graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> str:
    """The statements as an update writes them."""
    return f"GRAPH {graph} {{ " + "\n".join(f"{quad.triple} ." for quad in quads) + " }"


def value(found: object) -> Value:
    """A term of Oxigraph as plain data: an IRI, a number, a truth, any other literal its text."""
    if isinstance(found, ox.NamedNode):
        return Iri(found.value)
    if isinstance(found, ox.BlankNode):
        return str(found)
    if not isinstance(found, ox.Literal):
        return None if found is None else str(found)
    datatype = found.datatype.value
    if datatype == _BOOLEAN:
        return found.value in ("true", "1")
    with contextlib.suppress(ValueError):  # a literal may be no number in spite of its datatype
        if datatype in _INTEGERS:
            return int(found.value)
        if datatype in _DECIMALS:
            return float(found.value)
    return found.value
