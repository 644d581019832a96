"""Does a graph keep the shapes of shapes.ttl? The answer is a list of violations that a person can act on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph

DEFECT = "defect"
WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong: `focus` the IRI of the node, `path` the IRI of the property or "" for the whole node.

    `severity` is `defect` or `warning`; `value` is what was found there, "" where something is missing.
    """

    focus: str
    path: str
    message: str
    severity: str
    value: str = ""


def violations(graph: Graph) -> tuple[Violation, ...]:
    """All violations of one file's graph, or of several joined, sorted; () where it keeps every shape."""
    from pyshacl import validate
    from rdflib.namespace import RDF, SH

    # pySHACL takes only classes and properties from an ontology beside the data, so the concepts go into the data.
    _, report, _ = validate(graph + _concepts(), shacl_graph=_shapes(), inference="none", inplace=True)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        severity = WARNING if report.value(result, SH.resultSeverity) == SH.Warning else DEFECT
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        found.add(
            Violation(
                str(report.value(result, SH.focusNode)),
                "" if path is None else str(path),
                str(report.value(result, SH.resultMessage)),
                severity,
                "" if value is None else str(value),
            )
        )
    return tuple(sorted(found))


@cache
def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(Path(__file__).parent / "shapes.ttl", format="turtle")


@cache
def _concepts() -> Graph:
    """What values may be; the ontology's classes stay out, because shapes aim at stated types only."""
    from rdflib import Graph
    from rdflib.namespace import RDF, SKOS

    from ontology.concepts import ontology_graph

    graph = Graph()
    for concept in ontology_graph().subjects(RDF.type, SKOS.Concept):
        graph.add((concept, RDF.type, SKOS.Concept))
    return graph
