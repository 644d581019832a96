"""The shapes: sound graphs keep them all, and each defect is told in words that say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH, XSD

from ontology import check, terms
from ontology.check import Violation, violations

PLANS = Path(__file__).parent / "plans"
FILE = terms.file_iri("1" * 64)
PLAN = terms.ID + "doc/31-kh-ubnd/uy-ban-nhan-dan/huyen-van-khe.tinh-son-lam/2024"
TASK = FILE + "/task/II.1-1"
HEALTH = terms.ID + "agency/phong-y-te/huyen-van-khe/tinh-son-lam"
COMMITTEE = terms.ID + "agency/uy-ban-nhan-dan/huyen-van-khe/tinh-son-lam"
PROVINCE = terms.ID + "place/tinh-son-lam"
DISTRICT = terms.ID + "place/huyen-van-khe/tinh-son-lam"


def plan() -> Graph:
    return Graph().parse(PLANS / "plan.ttl", format="turtle")


@pytest.mark.parametrize("name", ["plan", "conclusion"])
def test_a_sound_graph_keeps_every_shape(name: str) -> None:
    assert violations(Graph().parse(PLANS / f"{name}.ttl", format="turtle")) == ()


def test_several_sound_graphs_together_keep_every_shape() -> None:
    joined = Graph().parse(PLANS / "plan.ttl", format="turtle").parse(PLANS / "conclusion.ttl", format="turtle")
    assert violations(joined) == ()


def test_a_date_that_is_none_is_found_in_a_real_graph() -> None:
    found = violations(Graph().parse(PLANS / "decision.ttl", format="turtle"))
    assert [(v.path, v.value, v.severity) for v in found] == [(terms.DATE_DOCUMENT, "2020-31-02", check.DEFECT)]


# What is taken away from (predicate) or put onto (predicate, value) a node of the sound plan, and what the list says.
DEFECTS = [
    (TASK, terms.START, None, "no proper place in its text"),
    (TASK, terms.END, Literal(3), "not after its end"),
    (TASK, terms.START, Literal("zehn"), "no proper place in its text"),
    (TASK, terms.QUOTE, Literal(""), "empty quote"),
    (TASK, terms.TEXT, None, "no words of its own"),
    (TASK, terms.IS_STEP_OF_PLAN, None, "belongs to no plan"),
    (TASK, terms.SECTION, None, "no section"),
    (TASK, terms.QUALIFIED_ASSOCIATION, URIRef(PLAN), "no assignment"),
    (TASK + "/a1", terms.AGENT, None, "names no agency"),
    (TASK + "/a1", terms.AGENT, URIRef(PLAN), "names no agency"),
    (TASK + "/a1", terms.HAD_ROLE, None, "exactly one role"),
    (TASK + "/a1", terms.HAD_ROLE, URIRef(terms.concept_iri("role", "boss")), "exactly one role"),
    (TASK + "/d1", terms.DEADLINE_KIND, Literal("after"), "kind is none of"),
    (TASK + "/d1", terms.DATE, None, "a date, a period or a recurrence"),
    (TASK + "/d1", terms.EVERY, Literal("fortnight"), "nothing that recurs"),
    (TASK + "/d1", terms.DATE, Literal("30/6/2024"), "date is no date"),
    (TASK + "/d1", terms.BY, Literal("15/11"), "day of the yearly duty"),
    (FILE + "/task/II.1-2/d2", terms.FROM, Literal("2025-13"), "begins at no date"),
    (FILE, terms.MAIN_ENTITY, None, "describes no document"),
    (FILE, terms.SHA256, Literal("abc"), "no hash"),
    (PLAN, terms.NUMBER, None, "neither a number nor the mark"),
    (PLAN, terms.NUMBER, Literal(""), "number is empty"),
    (PLAN, terms.DATE_DOCUMENT, Literal("hôm nay"), "date is no date"),
    (PLAN, terms.PASSED_BY, URIRef(PLAN), "issuer is no agency"),
    (PLAN, terms.LEVEL, URIRef(terms.concept_iri("level", "village")), "level is none of"),
    (PLAN, terms.TYPE_DOCUMENT, URIRef(terms.concept_iri("type", "văn thư lạ")), "add a row"),
    (FILE + "/citation/1", terms.QUOTE, None, "no words that state it"),
    (FILE + "/citation/1", terms.OBJECT, None, "does not lead to a document"),
    (FILE + "/citation/1", terms.OBJECT, URIRef(HEALTH), "does not lead to a document"),
    (FILE + "/citation/1", terms.OBJECT, URIRef(PLAN), "to itself"),
    (FILE + "/citation/1", terms.PREDICATE, URIRef(terms.CHIDAO + "likes"), "none that chidao knows"),
    (FILE + "/named/1", terms.TITLE, None, "has no name"),
    (FILE + "/named/1", terms.OF, None, "belongs to no document"),
    (HEALTH, terms.PREF_LABEL, None, "agency has no name"),
    (HEALTH, terms.JURISDICTION, URIRef(PLAN), "two places"),
    (HEALTH, terms.SUB_ORGANIZATION_OF, URIRef(PLAN), "above the agency"),
    (HEALTH, terms.CLASSIFICATION, URIRef(terms.concept_iri("agency", "none")), "agencies.csv does not know"),
    (PROVINCE, terms.PREF_LABEL, None, "place has no name"),
    (DISTRICT, terms.CONTAINED_IN_PLACE, URIRef(PLAN), "no place"),
    (FILE + "/target/1", terms.UNIT_TEXT, [Literal("%"), Literal("hộ")], "two units"),
    (FILE + "/target/1", terms.VALUE, Literal(True), "neither a number nor words"),
    (FILE + "/report/1", terms.REPORT_BY, None, "Nobody is said to report"),
    (FILE + "/report/1", terms.REPORT_TO, None, "no addressee"),
    (FILE + "/report/1", terms.REPORT_VIA, URIRef(PLAN), "two bodies"),
    (FILE + "/report/1", terms.REPORT_BY, URIRef(COMMITTEE), "report to itself"),
    (FILE + "/recipient/1", terms.RECIPIENT, None, "names no body"),
    (FILE + "/signatory/1", terms.NAME, None, "signature has no name"),
]  # fmt: skip


@pytest.mark.parametrize(("node", "predicate", "value", "words"), DEFECTS)
def test_each_defect_is_told(
    node: str, predicate: str, value: URIRef | Literal | list[Literal] | None, words: str
) -> None:
    graph = plan()
    assert graph.value(URIRef(node), RDF.type), f"the plan has no {node}"
    graph.remove((URIRef(node), URIRef(predicate), None))
    for one in value if isinstance(value, list) else [value] if value is not None else []:
        graph.add((URIRef(node), URIRef(predicate), one))
    found = violations(graph)
    assert any(words in v.message and v.focus == node for v in found), [f"{v.focus} {v.message}" for v in found]


def test_two_roles_in_one_assignment_are_a_defect() -> None:
    graph = plan()
    graph.add((URIRef(TASK + "/a1"), URIRef(terms.HAD_ROLE), URIRef(terms.concept_iri("role", "coordinate"))))
    message = "The assignment needs exactly one role: lead or coordinate."
    assert violations(graph) == (Violation(TASK + "/a1", terms.HAD_ROLE, message, check.DEFECT),)


def test_an_assignment_or_deadline_that_hangs_on_nothing_is_a_defect() -> None:
    graph = plan()
    graph.remove((URIRef(TASK), URIRef(terms.QUALIFIED_ASSOCIATION), URIRef(TASK + "/a1")))
    graph.remove((URIRef(TASK), URIRef(terms.HAS_DEADLINE), None))
    assert [v.focus for v in violations(graph)] == [TASK + "/a1", TASK + "/d1"]


def test_what_only_a_table_lacks_is_a_warning() -> None:
    graph = plan()
    unknown = URIRef(terms.concept_iri("type", "văn thư lạ"))
    graph.set((URIRef(PLAN), URIRef(terms.TYPE_DOCUMENT), unknown))
    assert [v.severity for v in violations(graph)] == [check.WARNING]


def test_checking_leaves_the_graph_as_it_was() -> None:
    graph, before = plan(), len(plan())
    violations(graph)
    assert len(graph) == before


def test_every_shape_speaks_and_ends_its_sentence() -> None:
    shapes = Graph().parse(Path(check.__file__).parent / "shapes.ttl", format="turtle")
    messages = [str(m) for m in shapes.objects(None, SH.message)]
    told = {words for *_, words in DEFECTS}
    assert len(messages) > 40
    assert all(m.endswith(".") and not m.startswith("Less than") for m in messages)
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        for constraint in shapes.objects(shape, SH.property):
            assert shapes.value(constraint, SH.message), f"{shape} has a property without a message"
    assert all(any(words in m for m in messages) for words in told)
    assert (None, SH.datatype, XSD.anyURI) not in shapes
