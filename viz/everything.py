"""The picture of all that a store knows: every document in its lane, agencies below where they are wanted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ontology.model import IMPLEMENTS, LEGAL_BASIS
from viz import documents, style, words
from viz.page import page as filled
from viz.picture import Box, Fact, Look, Picture

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.MultiDiGraph[str]

_AGENCY = Look("Cơ quan ban hành", "#1e3a5f", "#eef4fb", width=documents.SIZE.width, height=documents.SIZE.height)


def page(graph: Network, agencies: bool = False) -> str:
    """The page of a property graph as `queries.network.property_graph` gives it."""
    return filled(picture(graph, agencies))


def picture(graph: Network, agencies: bool = False) -> Picture:
    """Documents in their lanes with all relations between them, `agencies` that issued one in a lane below."""
    nodes = {iri: _document(iri, said) for iri, said in graph.nodes(data=True) if said.get("kind") == "document"}
    boxes = [documents.box(nodes[iri]) for iri in sorted(nodes)]
    lanes = {iri: documents.lane(node) for iri, node in nodes.items()}
    facts = [
        documents.fact({**said, "from": one, "to": other}, nodes)
        for one, other, said in graph.edges(data=True)
        if said.get("kind") == "relation"
    ]
    looks = documents.looks(boxes)
    carried = sum(fact.stroke in (IMPLEMENTS, LEGAL_BASIS) for fact in facts)
    if agencies:
        issued = [(one, other) for one, other, said in graph.edges(data=True) if said.get("kind") == "issued_by"]
        issuers = sorted({agency for _, agency in issued})
        count = Counter(agency for _, agency in issued)
        boxes += [_issuer(iri, graph.nodes[iri], count[iri]) for iri in issuers]
        lanes |= dict.fromkeys(issuers, len(style.lanes()))
        facts += [_issued(one, other) for one, other in issued]
        if issuers:
            looks["agency"] = _AGENCY
    return documents.in_lanes(
        "Toàn bộ văn bản trong kho",
        _summary(nodes, carried),
        boxes,
        lanes,
        facts,
        looks,
        more_lanes=["Cơ quan ban hành"],
    )


def _document(iri: str, said: dict[str, Any]) -> dict[str, Any]:
    files = str(said.get("file") or "")
    return {**said, "iri": iri, "files": files.split("; ") if files else []}


def _issuer(iri: str, said: dict[str, Any], count: int) -> Box:
    return Box(iri, "agency", "Cơ quan", "", str(said["label"]), card=(("Văn bản ban hành", str(count)),))


def _issued(document: str, agency: str) -> Fact:
    line = style.lines()["issued_by"]
    return Fact(document, agency, line.relation, line.label, line.passive)


def _summary(nodes: dict[str, dict[str, Any]], carried: int) -> str:
    held = [node for node in nodes.values() if node.get("held")]
    kinds = words.counted((node.get("type") for node in held), "văn bản khác")
    cited = words.number(len(nodes) - len(held))
    return (
        f"{words.number(len(held))} văn bản trong kho{f' ({kinds})' if kinds else ''}; "
        f"{cited} văn bản chỉ được nhắc đến; {words.number(carried)} quan hệ thực hiện hoặc căn cứ."
    )
