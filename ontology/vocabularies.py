"""The vocabularies that rdflib does not bundle, closed: only terms found in their specifications, so a typo fails.

ELI after its WebVOWL export, Web Annotation after its recommendation, P-Plan after its published OWL, CPOV after its
2.1.2 release. Only what chidao names stands here; add a term when it is needed, from the vocabulary itself.
"""

from __future__ import annotations

from rdflib import URIRef
from rdflib.namespace import (
    DCTERMS,
    ODRL2,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SKOS,
    TIME,
    XSD,
    DefinedNamespace,
    Namespace,
)

from ontology import terms


class ELI(DefinedNamespace):
    """European Legislation Identifier."""

    _fail = True
    _NS = Namespace(terms.ELI)

    LegalResource: URIRef
    LegalResourceSubdivision: URIRef
    amends: URIRef
    based_on: URIRef
    cites: URIRef
    date_document: URIRef
    ensures_implementation_of: URIRef
    has_annex: URIRef
    jurisdiction: URIRef
    number: URIRef
    passed_by: URIRef
    related_to: URIRef
    repeals: URIRef
    type_document: URIRef


class OA(DefinedNamespace):
    """Web Annotation."""

    _fail = True
    _NS = Namespace(terms.OA)

    Annotation: URIRef
    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    end: URIRef
    exact: URIRef
    hasBody: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    hasTarget: URIRef
    identifying: URIRef
    motivatedBy: URIRef
    prefix: URIRef
    start: URIRef
    suffix: URIRef


class PPLAN(DefinedNamespace):
    """P-Plan: plans and their steps."""

    _fail = True
    _NS = Namespace(terms.PPLAN)

    Plan: URIRef
    Step: URIRef
    hasOutputVar: URIRef
    isStepOfPlan: URIRef


class CV(DefinedNamespace):
    """Core Public Organisation Vocabulary."""

    _fail = True
    _NS = Namespace(terms.CV)

    Participation: URIRef
    PublicOrganisation: URIRef


# Every vocabulary that chidao borrows from; rdflib's own are closed, but some only warn (SDO).
BORROWED: tuple[type[DefinedNamespace], ...] = (
    CV, DCTERMS, ELI, OA, ODRL2, ORG, OWL, PPLAN, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD,
)  # fmt: skip


def is_known(iri: str) -> bool | None:
    """Whether a borrowed term exists in its vocabulary; None for an IRI of no vocabulary that chidao borrows from."""
    for vocabulary in BORROWED:
        namespace = str(vocabulary._NS)
        if iri.startswith(namespace):
            return iri[len(namespace) :] in vocabulary
    return None
