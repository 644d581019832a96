"""The ontology as a graph: chidao.ttl, and the concepts that rows of document_types.csv and agencies.csv stand for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS

from ontology import tables, terms

FOLDER = Path(__file__).parent


@cache
def ontology_graph() -> Graph:
    """All that chidao mints, with labels in Vietnamese and English; the caller must not change it."""
    graph = Graph().parse(FOLDER / "chidao.ttl", format="turtle")
    for kind in tables.document_types():
        concept = _concept(graph, "type", kind.id, kind.name, kind.name_en, kind.aliases)
        for code in kind.code:
            graph.add((concept, SKOS.notation, Literal(code)))
    for agency in tables.agencies():
        _concept(graph, "agency", agency.id, agency.name, agency.name_en, agency.aliases)
    return graph


def _concept(graph: Graph, scheme: str, id: str, vi: str, en: str, aliases: tuple[str, ...]) -> URIRef:
    concept = URIRef(terms.concept_iri(scheme, id))
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.inScheme, URIRef(terms.CONCEPT + scheme)))
    graph.add((concept, SKOS.prefLabel, Literal(vi, lang="vi")))
    graph.add((concept, SKOS.prefLabel, Literal(en, lang="en")))
    for alias in aliases:
        graph.add((concept, SKOS.altLabel, Literal(alias, lang="vi")))
    return concept
