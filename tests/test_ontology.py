"""The ontology: every term exists where it is borrowed from or is minted with its labels and its place among others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from ontology import model, tables, terms, vocabularies
from ontology.concepts import ontology_graph

FOLDER = Path(terms.__file__).parent
PLANS = Path(__file__).parent / "plans"
MINTED_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
# For the reviewing of facts and the reading of funding, which come later: schemes whose property is not yet written.
NOT_YET_WRITTEN = {terms.CHIDAO + "fundingSource", terms.CHIDAO + "reviewStatus"}


@cache
def ontology() -> Graph:
    return Graph().parse(FOLDER / "chidao.ttl", format="turtle")


@cache
def minted(kind: URIRef | None = None) -> frozenset[str]:
    kinds = MINTED_KINDS if kind is None else (kind,)
    return frozenset(str(s) for k in kinds for s in ontology().subjects(RDF.type, k))


def constants() -> dict[str, str]:
    """The terms of terms.py by name: every constant that is a namespace and a local name."""
    spaces = set(terms.PREFIXES.values())
    return {
        name: value
        for name, value in vars(terms).items()
        if isinstance(value, str) and value not in spaces and any(value.startswith(space) for space in spaces)
    }


def is_term(iri: str) -> bool:
    """Whether the IRI is a term of a vocabulary, and not a thing, a concept, or a shape of ours."""
    return not iri.startswith((terms.ID, terms.CONCEPT, "https://w3id.org/chidao/shapes#", "https://www.apache.org/"))


def is_declared(iri: str) -> bool:
    if iri.startswith(terms.CHIDAO):
        return iri in minted()
    return bool(vocabularies.is_known(iri)) or iri == "https://w3id.org/chidao/ontology"


def iris(graph: Graph) -> Iterator[str]:
    return (str(node) for triple in graph for node in triple if isinstance(node, URIRef))


# ---------------------------------------------------------------- no typo survives


@pytest.mark.parametrize(("name", "iri"), sorted(constants().items()))
def test_every_term_of_the_code_is_declared(name: str, iri: str) -> None:
    assert is_declared(iri) or iri.startswith(terms.ID), f"terms.{name} is in no vocabulary: {iri}"


def test_the_code_has_terms_to_check() -> None:
    assert {"IMPLEMENTS", "BASED_ON", "TASK", "START", "OA_EXACT"} <= set(constants())


@pytest.mark.parametrize("iri", [terms.ELI + "implement", terms.PROV + "hadRoll", terms.SCHEMA + "legislationAmends",
                                 terms.CHIDAO + "implement", terms.OA + "TextPositionSelektor"])  # fmt: skip
def test_a_typo_is_found(iri: str) -> None:
    assert not is_declared(iri)


@pytest.mark.parametrize("vocabulary", [vocabularies.ELI, vocabularies.OA, vocabularies.PPLAN, vocabularies.CV])
def test_the_vocabularies_declared_here_are_closed(vocabulary: type) -> None:
    with pytest.raises(AttributeError):
        _ = vocabulary.noSuchTerm  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", [FOLDER / "chidao.ttl", *sorted(PLANS.glob("*.ttl"))], ids=lambda p: p.name)
def test_every_term_in_a_file_is_declared(path: Path) -> None:
    graph = Graph().parse(path, format="turtle")
    assert {iri for iri in iris(graph) if is_term(iri) and not is_declared(iri)} == set()


def test_every_term_in_the_shapes_is_declared() -> None:
    from rdflib.namespace import SH

    graph = Graph().parse(FOLDER / "shapes.ttl", format="turtle")
    unknown = {iri for iri in iris(graph) if is_term(iri) and not iri.startswith(str(SH)) and not is_declared(iri)}
    assert unknown == set()
    assert {iri for iri in iris(graph) if iri.startswith(str(SH)) and iri[len(str(SH)) :] not in SH} == set()
    assert "sparql" not in (FOLDER / "shapes.ttl").read_text(encoding="utf-8").lower()  # SHACL core only


# ---------------------------------------------------------------- what is minted


@pytest.mark.parametrize("term", sorted(minted()))
def test_every_minted_term_is_told_in_both_languages_and_has_its_place(term: str) -> None:
    graph, node = ontology(), URIRef(term)
    for predicate in (RDFS.label, RDFS.comment):
        assert sorted(getattr(label, "language", None) or "" for label in graph.objects(node, predicate)) == [
            "en",
            "vi",
        ]
    assert len([kind for kind in MINTED_KINDS if (node, RDF.type, kind) in graph]) == 1
    above = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.exactMatch)
    assert any((node, predicate, None) in graph for predicate in above), (
        "stands alone: name a super-term or close match"
    )


def test_nothing_is_minted_in_vain() -> None:
    classes = {terms.CHIDAO + row.chidao_class for row in tables.document_types()}
    assert minted() - NOT_YET_WRITTEN == {i for i in constants().values() if i.startswith(terms.CHIDAO)} | classes


def test_properties_lead_where_the_code_uses_them_for() -> None:
    """Object properties have IRIs behind them in the golden graphs, datatype properties literals."""
    links, values = minted(OWL.ObjectProperty), minted(OWL.DatatypeProperty)
    used = set()
    for path in PLANS.glob("*.ttl"):
        for _, predicate, value in Graph().parse(path, format="turtle"):
            used.add(str(predicate))
            assert str(predicate) not in (values if isinstance(value, URIRef) else links), f"{predicate} {value!r}"
    assert len(used & (links | values)) > 30


def test_ranges_are_those_of_the_golden_graphs() -> None:
    ranges = {str(p): str(r) for p, r in ontology().subject_objects(RDFS.range)}
    for path in PLANS.glob("*.ttl"):
        for _, predicate, value in Graph().parse(path, format="turtle"):
            expected = ranges.get(str(predicate), "")
            if expected.startswith(terms.XSD) and not isinstance(value, URIRef):
                found = str(getattr(value, "datatype", None) or terms.XSD + "string")
                assert found == expected.replace("nonNegativeInteger", "integer"), f"{predicate} {value!r}"


# ---------------------------------------------------------------- concepts


def in_scheme(scheme: str) -> set[str]:
    found = ontology_graph().subjects(SKOS.inScheme, URIRef(terms.CONCEPT + scheme))
    return {str(concept).rpartition("/")[2] for concept in found}


def test_the_schemes_hold_what_the_record_can_say() -> None:
    assert in_scheme("level") == set(model.LEVELS)
    assert in_scheme("role") == {model.LEAD, model.COORDINATE}
    assert in_scheme("deadline") == {"on", "before", "period", "recurring"}
    assert in_scheme("sign") == set(terms.SIGN_MODES.values())
    assert in_scheme("type") == {row.id for row in tables.document_types()}
    assert in_scheme("agency") == {row.id for row in tables.agencies()}


def test_every_concept_has_a_scheme_and_a_label_in_both_languages() -> None:
    graph = ontology_graph()
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        scheme = graph.value(concept, SKOS.inScheme)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in graph, concept
        assert {getattr(label, "language", None) for label in graph.objects(concept, SKOS.prefLabel)} == {"vi", "en"}


def test_the_ontology_carries_the_version_of_the_program() -> None:
    project = (FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8")
    version = re.search(r'^version = "(.+)"$', project, re.MULTILINE)
    info = ontology().value(URIRef("https://w3id.org/chidao/ontology"), OWL.versionInfo)
    assert version is not None
    assert str(info) == version[1]


# ---------------------------------------------------------------- JSON-LD

CONTEXT = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]


def expanded(name: str) -> str:
    value: str = CONTEXT[name]["@id"] if isinstance(CONTEXT[name], dict) else CONTEXT[name]
    prefix, _, local = value.partition(":")
    return value if prefix in ("https", "http") else str(CONTEXT[prefix]) + local


def test_the_context_has_the_prefixes_and_a_short_name_for_every_property_written() -> None:
    assert {k: v for k, v in CONTEXT.items() if k in terms.PREFIXES} == terms.PREFIXES
    names = {expanded(name) for name in CONTEXT if CONTEXT[name] != 1.1 and not str(CONTEXT[name]).startswith("@")}
    for path in PLANS.glob("*.ttl"):
        used = {str(p) for p in Graph().parse(path, format="turtle").predicates() if p != RDF.type}
        assert used <= names


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.ttl")), ids=lambda p: p.name)
def test_a_graph_survives_json_ld(path: Path) -> None:
    graph = Graph().parse(path, format="turtle")
    written = graph.serialize(format="json-ld", context=CONTEXT, auto_compact=False)
    assert isomorphic(Graph().parse(data=written, format="json-ld"), graph)
    assert '"documentType"' in written  # the short names are used
