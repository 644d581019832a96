"""From record to graph: golden graphs of invented documents, and the laws that hold for every record."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from rdflib.compare import graph_diff, isomorphic, to_isomorphic
from rdflib.namespace import SKOS

from loaders import graph
from loaders.annotations import annotations as web_annotations
from ontology import model, terms
from ontology.concepts import ontology_graph
from ontology.model import Act, Agency, Assignee, Change, Citation, Document, Link, Record, Source, Task, from_json
from ontology.terms import Literal, Triple
from ontology.triples import to_rdflib

PLANS = Path(__file__).parent / "plans"
INVENTED = sorted(PLANS.glob("*.json"))
DOC = terms.ID + "doc/"


def read(path: Path) -> Record:
    return from_json(json.loads(path.read_text(encoding="utf-8")))


def written(record: Record) -> list[Triple]:
    return list(graph.triples(record))


def record(number: str | None = "31/KH-UBND", **facts: Any) -> Record:
    """A record of an invented district's plan, with nothing in it but the facts given."""
    issuer = Agency("Ủy ban nhân dân", "huyện Vân Khê", ("tỉnh Sơn Lam",))
    head = Document("Kế hoạch", number, "2024-04-02", issuer, "district", "Nước sạch")
    return Record(Source("x.txt", "0" * 64, "text/plain", 1000), head, **facts)


def objects(triples: list[Triple], subject: str, predicate: str) -> list[str]:
    return [o if isinstance(o, str) else o.lexical for s, p, o in triples if (s, p) == (subject, predicate)]


# ---------------------------------------------------------------- golden graphs


@pytest.mark.parametrize("path", INVENTED, ids=lambda p: p.stem)
def test_the_graph_is_the_golden_one(path: Path) -> None:
    """After a change on purpose run tests/plans/accept.py and read the difference before committing it."""
    found, golden = to_rdflib(graph.triples(read(path))), Graph().parse(path.with_suffix(".ttl"), format="turtle")
    if not isomorphic(found, golden):
        _, less, more = graph_diff(to_isomorphic(golden), to_isomorphic(found))
        lines = [f"- {t}" for t in sorted(less)] + [f"+ {t}" for t in sorted(more)]
        pytest.fail("\n".join(lines))


def test_there_are_golden_graphs() -> None:
    assert [path.stem for path in INVENTED] == ["conclusion", "decision", "plan"]


# ---------------------------------------------------------------- laws of every record

kinds = st.sampled_from(["Kế hoạch", "Quyết định", "Luật", "Thứ lạ", ""])
words = st.text(max_size=12)
spans = st.tuples(st.integers(1, 900), st.integers(0, 90)).map(lambda s: (s[0], s[0] + s[1]))
dates = st.sampled_from([None, "2024", "2024-02", "2024-02-30", "2024-04-02", "khoảng 2024"])
maybe = st.none() | words


@st.composite
def agencies(draw: st.DrawFn) -> Agency:
    places = st.sampled_from(["tỉnh Sơn Lam", "huyện Vân Khê", "xã Mây", "thành phố Huế"])
    name = draw(st.sampled_from(["Ủy ban nhân dân", "Phòng Y tế", "các sở, ban, ngành"]) | words)
    within = tuple(draw(st.lists(places, max_size=2)))
    return Agency(name, draw(st.none() | places | words), within, draw(st.booleans()), *draw(spans))


numbers = st.sampled_from([None, "12/KH-UBND", "57-KL/TW", "05/QĐ-TTg", "72/2015/NĐ-CP"]) | words
acts = st.builds(Act, numbers, dates, maybe, st.none() | kinds, st.none() | agencies())
relations = st.sampled_from(sorted(terms.RELATIONS))


@st.composite
def records(draw: st.DrawFn) -> Record:
    def some(make: Any) -> Any:
        return tuple(draw(st.lists(make, max_size=3)))

    def spanned(kind: Any, *before: Any) -> Any:
        return st.builds(lambda span, *values: kind(*values, *span, "lời văn"), spans, *before)

    deadlines = st.builds(
        lambda span, kind, day: model.Deadline(kind, day, start=span[0], end=span[1], quote="trước"),
        spans, st.sampled_from(["on", "before"]), dates,
    )  # fmt: skip
    assignees = st.builds(Assignee, agencies(), st.sampled_from([model.LEAD, model.COORDINATE]), st.booleans())
    tasks = st.builds(
        lambda span, section, text, who, when: Task(section, text, tuple(who), tuple(when), None, *span),
        spans, st.sampled_from(["I", "II.d", "II.đ", "Phụ lục.I"]) | words, words, st.lists(assignees, max_size=2),
        st.lists(deadlines, max_size=2),
    )  # fmt: skip
    head = Document(draw(kinds), draw(numbers), draw(dates), draw(st.none() | agencies()), None, draw(maybe),
                    evidence={"title": draw(spans)})  # fmt: skip
    return Record(
        Source(draw(words), "0" * 64, "text/plain", 1000), head,
        citations=some(st.builds(lambda a, r, s: Citation(a, r, s[0], s[1], "lời"), acts, relations, spans)),
        links=some(spanned(Link, acts, relations, acts)), changes=some(spanned(Change, relations, acts, maybe)),
        named=some(st.builds(lambda t, s: model.Named(t, *s), words, spans)), tasks=some(tasks),
        recipients=some(st.builds(model.Recipient, agencies(), maybe)),
        warnings=some(st.builds(lambda k, t, s: model.Note(k, t, *s), words, words, spans)),
    )  # fmt: skip


quick = settings(max_examples=40, deadline=None)


def to_quads(triples: list[Triple]) -> list[pyoxigraph.Triple]:
    """As a strict parser sees them: it refuses an IRI with a space in it."""
    node = pyoxigraph.NamedNode

    def value(o: str | Literal) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
        return node(o) if isinstance(o, str) else pyoxigraph.Literal(o.lexical, datatype=node(o.datatype))

    return [pyoxigraph.Triple(node(s), node(p), value(o)) for s, p, o in triples]


@quick
@given(records())
def test_whatever_a_record_says_its_graph_is_well_formed_and_the_same_every_time(record: Record) -> None:
    triples = written(record)
    assert triples == written(record)
    assert len(set(triples)) == len(triples)
    assert len(to_quads(triples)) == len(triples)


@quick
@given(records(), st.randoms())
def test_the_order_of_facts_does_not_matter(record: Record, random: Any) -> None:
    def mixed(facts: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(facts, len(facts)))

    tasks = tuple(replace(t, assignees=mixed(t.assignees), deadlines=mixed(t.deadlines)) for t in record.tasks)
    shuffled = replace(
        record, citations=mixed(record.citations), links=mixed(record.links), changes=mixed(record.changes),
        named=mixed(record.named), tasks=mixed(tasks), recipients=mixed(record.recipients),
        warnings=mixed(record.warnings),
    )  # fmt: skip
    assert set(written(shuffled)) == set(written(record))


@quick
@given(records())
def test_every_fact_is_told_apart_and_has_its_place(record: Record) -> None:
    triples = written(record)
    facts = sum(
        len(f)
        for f in (record.citations, record.links, record.changes, record.named, record.tasks, record.recipients,
                  record.warnings, record.document.evidence)
    ) + sum(len(t.assignees) + len(t.deadlines) for t in record.tasks)  # fmt: skip
    starts = [s for s, p, _ in triples if p == terms.START]
    ends = [s for s, p, _ in triples if p == terms.END]
    assert len(starts) == len(set(starts)) == facts
    assert starts == ends
    assert all(s.startswith(graph.graph_iri(record) + "/") for s in starts)


@quick
@given(records())
def test_every_thing_that_is_pointed_to_is_described(record: Record) -> None:
    triples = written(record)
    described = {s for s, _, _ in triples}
    spoken_of = {o for _, p, o in triples if isinstance(o, str) and o.startswith(terms.ID)}
    assert spoken_of <= described


# ---------------------------------------------------------------- documents


def test_a_link_means_the_document_that_the_text_names_in_full() -> None:
    party = Agency("Ban Thường vụ Tỉnh ủy", "tỉnh Sơn Lam", (), False, 60, 80)
    triples = written(
        record(
            citations=(Citation(Act("112-KH/TU", "2023-09-05", None, "Kế hoạch", party), "implements", 50, 80, "…"),),
            links=(Link(Act("112-KH/TU"), "implements", Act("915-KL/TW", "2023-06-21"), 90, 120, "…"),),
        )
    )
    full = DOC + "112-kh-tu/tinh-uy/tinh-son-lam/2023-09-05"
    assert objects(triples, full, terms.IMPLEMENTS) == [DOC + "915-kl-tw/-/-/2023-06-21"]
    assert not any(s == DOC + "112-kh-tu/-/-/-" for s, _, _ in triples)


def test_a_link_that_fits_two_documents_of_the_text_stays_what_it_says() -> None:
    agency = [Agency("Ủy ban nhân dân", f"tỉnh {name}", (), False, 60, 80) for name in ("Sơn Lam", "Mai Giang")]
    triples = written(
        record(
            citations=tuple(
                Citation(Act("12/KH-UBND", "2023", None, "Kế hoạch", a), "cites", 50 + i, 80, "…")
                for i, a in enumerate(agency)
            ),
            links=(Link(Act("12/KH-UBND"), "implements", Act("915-KL/TW"), 90, 120, "…"),),
        )
    )
    assert objects(triples, DOC + "12-kh-ubnd/uy-ban-nhan-dan/-/-", terms.IMPLEMENTS) == [DOC + "915-kl-tw/-/-/-"]


def test_two_files_without_number_or_title_are_two_documents() -> None:
    one = record(None)
    one = replace(one, document=replace(one.document, title=None))
    other = replace(one, source=replace(one.source, sha256="1" * 64))
    assert graph.document_iri(one) != graph.document_iri(other)


@pytest.mark.parametrize(
    ("issued", "datatype"),
    [("2024-03-18", "date"), ("2024-03", "gYearMonth"), ("2024", "gYear"), ("2024-02-31", "string"),
     ("2024-13", "string"), ("tháng 3", "string")],
)  # fmt: skip
def test_a_date_is_as_precise_as_it_was_read(issued: str, datatype: str) -> None:
    one = record()
    one = replace(one, document=replace(one.document, issued=issued))
    found = [o for _, p, o in written(one) if p == terms.DATE_DOCUMENT]
    assert found == [Literal(issued, terms.XSD + datatype)]


def test_an_unknown_kind_of_document_keeps_its_words_and_no_class() -> None:
    one = record()
    one = replace(one, document=replace(one.document, type="Văn thư lạ"))
    triples, iri = written(one), graph.document_iri(one)
    assert objects(triples, iri, terms.TYPE) == [terms.LEGAL_RESOURCE]
    assert objects(triples, terms.CONCEPT + "type/van-thu-la", terms.PREF_LABEL) == ["Văn thư lạ"]


def test_every_concept_written_is_one_of_its_scheme() -> None:
    known = {str(c) for c in ontology_graph().subjects(SKOS.inScheme, None)}
    for path in INVENTED:
        concepts = {o for _, _, o in written(read(path)) if isinstance(o, str) and o.startswith(terms.CONCEPT)}
        assert concepts <= known


# ---------------------------------------------------------------- agencies and tasks


def test_groups_belong_to_their_document_and_bodies_to_everybody() -> None:
    group = Agency("các phòng, ban", "huyện Vân Khê", ("tỉnh Sơn Lam",), True, 5, 9)
    body = replace(group, name="Phòng Y tế", collective=False)
    one = record(tasks=(Task("I", "Làm.", (Assignee(group, "lead"), Assignee(body, "coordinate")), start=1, end=9),))
    nodes = [o for _, p, o in written(one) if p == terms.AGENT]
    assert nodes == [
        terms.ID + "agency/phong-y-te/huyen-van-khe/tinh-son-lam",
        graph.graph_iri(one) + "/group/cac-phong-ban/huyen-van-khe/tinh-son-lam",
    ] or nodes == [
        graph.graph_iri(one) + "/group/cac-phong-ban/huyen-van-khe/tinh-son-lam",
        terms.ID + "agency/phong-y-te/huyen-van-khe/tinh-son-lam",
    ]


def test_tasks_count_within_their_section_in_the_order_of_the_text() -> None:
    tasks = (
        Task("II.1", "Ba.", start=30, end=34),
        Task("II.1", "Một.", start=10, end=14),
        Task("II.đ", "Hai.", start=20, end=24),
    )
    triples = written(record(tasks=tasks))
    assert {s.rpartition("/")[2]: o.lexical for s, p, o in triples if p == terms.TEXT and isinstance(o, Literal)} == {
        "II.1-1": "Một.", "II.1-2": "Ba.", "II.đ-1": "Hai."
    }  # fmt: skip


# ---------------------------------------------------------------- Web Annotation


def test_evidence_can_be_exported_as_web_annotations() -> None:
    path = PLANS / "plan.json"
    text = "".join(chr(0x4E00 + i) for i in range(5000))
    plain = to_rdflib(graph.triples(read(path)))
    found = list(web_annotations(plain, text))
    facts = set(plain.subjects(URIRef(terms.START), None))
    assert {str(f) for f in facts} == {o for _, p, o in found if p == terms.HAS_BODY}
    task = terms.task_iri(graph.graph_iri(read(path)), "II.1", 1)
    assert objects(found, task + "/quote", terms.OA_EXACT) == [text[500:533]]
    assert objects(found, task + "/quote", terms.OA_PREFIX) == [text[468:500]]
    assert objects(found, task + "/position", terms.OA_START) == ["500"]
    assert len(to_quads(found)) == len(found)


def test_without_the_text_an_annotation_has_the_quote_that_the_fact_has() -> None:
    plain = to_rdflib(graph.triples(read(PLANS / "plan.json")))
    found = list(web_annotations(plain))
    exact = {s for s, p, _ in found if p == terms.OA_EXACT}
    assert terms.fact_iri(graph.graph_iri(read(PLANS / "plan.json")), "citation", 1) + "/quote" in exact
    assert found == list(web_annotations(plain))
    assert list(web_annotations(Graph())) == []


# ---------------------------------------------------------------- the five seeds

SEEDS = ("cao-loc-2024", "ha-noi-2021", "hung-yen-2017", "huong-tra-2022", "phu-yen-2021")


def seed(shared: Path, name: str) -> Record:
    gold = read(shared / "evaluation" / "gold" / "seeds" / f"{name}.json")
    return replace(gold, source=Source(f"{name}.txt", "0" * 64, "text/plain", 1))


@pytest.mark.shared
@pytest.mark.parametrize("name", SEEDS)
def test_a_stated_fact_takes_no_more_than_ten_triples(shared: Path, name: str) -> None:
    one = seed(shared, name)
    facts = sum(
        len(f)
        for f in (one.citations, one.links, one.changes, one.named, one.tasks, one.targets, one.reports, one.funding,
                  one.recipients, one.document.signatories)
    ) + sum(len(t.assignees) + len(t.deadlines) for t in one.tasks) + sum(len(r.due) for r in one.reports)  # fmt: skip
    head = one.document
    facts += sum(field is not None for field in (head.type, head.number, head.issued, head.issuer, head.title))
    assert len(written(one)) / facts <= 10


@pytest.mark.shared
def test_the_chain_of_cao_loc_is_in_its_graph(shared: Path) -> None:
    triples = written(seed(shared, "cao-loc-2024"))
    conclusion = DOC + "57-kl-tw/bo-chinh-tri/-/2023-06-15"
    party, province = (
        DOC + "149-kh-tu/tinh-uy/tinh-lang-son/2024-01-29",
        DOC + "61-kh-ubnd/uy-ban-nhan-dan/tinh-lang-son/2024",
    )
    own = graph.document_iri(seed(shared, "cao-loc-2024"))
    assert objects(triples, party, terms.IMPLEMENTS) == [conclusion]
    assert objects(triples, province, terms.IMPLEMENTS) == [party]
    assert sorted(objects(triples, own, terms.IMPLEMENTS)) == sorted([party, province])
    assert objects(triples, conclusion, terms.PASSED_BY) == [terms.ID + "agency/bo-chinh-tri/-"]
    assert objects(triples, party, terms.PASSED_BY) == [terms.ID + "agency/ban-thuong-vu-tinh-uy/tinh-lang-son"]
    assert objects(triples, own, terms.NUMBER_STATUS) == ["blank"]
