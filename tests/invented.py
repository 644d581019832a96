"""Invented records of a province that does not exist, and stores made of them: what the tests of questions ask.

Kết luận 90-KL/TW (Bộ Chính trị, 2023)                       named only
└ Kế hoạch 210-KH/TU (Ban Thường vụ Tỉnh ủy Thanh Lam)        named only
  └ Kế hoạch 77/KH-UBND (tỉnh Thanh Lam, 2024-03-18)          held
    ├ plan with a blank number (huyện Suối Ngà, 2024-04)      held, names 210-KH/TU as well: a shortcut
    │ └ Kế hoạch 5/KH-UBND (xã Đồng Mây, 2024-05-20)          held
    └ Kế hoạch 31/KH-UBND (huyện Đá Xanh, 2024-04-02)         held, says Căn cứ, cites a law and a decree
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph
import rdflib
from rdflib.query import ResultRow

from loaders import graph
from ontology import terms
from ontology.model import Record, from_json
from ontology.store import Iri, Rows, SourceFile, Value
from ontology.triples import Literal
from queries import changes, identity
from queries.ask import Question
from queries.oxigraph_store import open_store
from queries.sparql_text import bound

Json = dict[str, Any]

UBND = "Ủy ban nhân dân"
PROVINCE = "tỉnh Thanh Lam"
SUOI_NGA, DA_XANH, DONG_MAY = "huyện Suối Ngà", "huyện Đá Xanh", "xã Đồng Mây"


def record(name: str, document: Json, **facts: Any) -> Record:
    """A record with every span given: those that are missing are counted up, so that facts keep their order."""
    at = iter(range(10, 1_000_000, 10))

    def spanned(data: Any) -> Any:
        if isinstance(data, list):
            return [spanned(one) for one in data]
        if not isinstance(data, dict):
            return data
        start = next(at)
        return {"start": start, "end": start + 9} | {key: spanned(value) for key, value in data.items()}

    # The text of an invented file is its name: only its hash is looked at.
    digest = sha256(name.encode()).hexdigest()
    source = {"name": name, "sha256": digest, "media_type": "text/plain", "characters": len(name)}
    return from_json({"source": source, "document": {"evidence": {}, **document}, **spanned(facts)})


def act(type: str, number: str, issued: str | None, name: str | None = None, of: str | None = None) -> Json:
    """A document as another names it."""
    issuer = None if name is None else {"name": name, "of": of}
    return {"type": type, "number": number, "issued": issued, "issuer": issuer}


CONCLUSION = act("Kết luận", "90-KL/TW", "2023-06-15", "Bộ Chính trị")
PARTY_PLAN = act("Kế hoạch", "210-KH/TU", "2024-01-29", "Ban Thường vụ Tỉnh ủy", PROVINCE)
PLAN = act("Kế hoạch", "77/KH-UBND", "2024-03-18", UBND, PROVINCE)
DISTRICT_PLAN = act("Kế hoạch", "31/KH-UBND", "2024-04-02", UBND, DA_XANH)
LAW = {"type": "Luật", "number": None, "title": "Luật Đất đai", "issued": None, "issuer": None}
DECREE = act("Nghị định", "99/2015/NĐ-CP", "2015-09-07", "Chính phủ")


def cites(what: Json, relation: str, quote: str) -> Json:
    return {**what, "relation": relation, "quote": quote}


def lead(name: str, of: str | None, **more: Any) -> Json:
    return {"name": name, "of": of, "role": "lead", **more}


def coordinate(name: str, of: str | None, **more: Any) -> Json:
    return {"name": name, "of": of, "role": "coordinate", **more}


SUOI_NGA_TITLE = "Triển khai Kế hoạch số 210-KH/TU trên địa bàn huyện Suối Ngà"
CONTINUOUS = {"kind": "recurring", "every": "continuous"}


def head(number: str | None, issued: str | None, of: str, level: str, title: str, **more: Any) -> Json:
    issuer = {"name": UBND, "of": of, "within": {DONG_MAY: [SUOI_NGA, PROVINCE], PROVINCE: []}.get(of, [PROVINCE])}
    return {
        "type": "Kế hoạch", "number": number, "issued": issued, "issuer": issuer, "level": level, "title": title,
        "complete": True, **more,
    }  # fmt: skip


@cache
def chain() -> tuple[Record, ...]:
    """The four held plans of the picture above."""
    province = record(
        "thanh-lam.txt",
        head("77/KH-UBND", "2024-03-18", PROVINCE, "province", "Triển khai Kế hoạch số 210-KH/TU"),
        citations=[cites(PARTY_PLAN, "implements", "Kế hoạch số 210-KH/TU ngày 29/01/2024")],
        links=[
            {"from": PARTY_PLAN, "relation": "implements", "to": CONCLUSION, "quote": "210-KH/TU thực hiện 90-KL/TW"}
        ],
        tasks=[
            {
                "section": "II.1",
                "text": "Tập huấn cán bộ thông tin cơ sở.",
                "assignees": [
                    lead("Sở Nội vụ", PROVINCE),
                    coordinate("các sở, ban, ngành", PROVINCE, collective=True),
                    coordinate("Ủy ban nhân dân các huyện, thành phố", PROVINCE, collective=True),
                ],
                "deadline": {"kind": "before", "date": "2024-09-30"},
            }
        ],
        recipients=[
            {"name": "Sở Nội vụ", "of": PROVINCE, "purpose": "để t/h"},
            {"name": "các sở, ban, ngành", "of": PROVINCE, "collective": True},
        ],
    )
    suoi_nga = record(
        "suoi-nga.txt",
        head(None, "2024-04", SUOI_NGA, "district", SUOI_NGA_TITLE),
        citations=[
            cites(PARTY_PLAN, "implements", "Kế hoạch số 210-KH/TU của Ban Thường vụ Tỉnh ủy"),
            cites(PLAN, "implements", "Kế hoạch số 77/KH-UBND ngày 18/3/2024 của UBND tỉnh Thanh Lam"),
            cites(DECREE, "cites", "Nghị định số 99/2015/NĐ-CP"),
        ],
        tasks=[
            {
                "section": "II.1",
                "text": "Tuyên truyền trên hệ thống loa.",
                "assignees": [lead("các phòng, ban", SUOI_NGA, collective=True)],
                "deadline": CONTINUOUS,
            },
            {
                "section": "II.2",
                "text": "Rà soát điểm phát sóng.",
                "assignees": [
                    lead("Phòng Nội vụ", SUOI_NGA),
                    coordinate("các phòng, ban liên quan", SUOI_NGA, collective=True),
                ],
                "deadline": {"kind": "before", "date": "2024-06-15"},
            },
            {
                "section": "II.3",
                "text": "Đăng bài trên trang thông tin.",
                "assignees": [lead("Phòng Nội vụ", SUOI_NGA, requested=True)],
                "deadline": {"kind": "period", "from": "2024-04", "to": "2024-05"},
            },
            {
                "section": "III.1",
                "text": "Phối hợp kiểm tra.",
                "assignees": [
                    lead("Phòng Tài chính - Kế hoạch", SUOI_NGA),
                    coordinate("Phòng Nội vụ", SUOI_NGA),
                    coordinate("các phòng, ban", SUOI_NGA, collective=True),
                ],
                "deadline": None,
            },
        ],
    )
    da_xanh = record(
        "da-xanh.txt",
        head("31/KH-UBND", "2024-04-02", DA_XANH, "district", "Thông tin đối ngoại huyện Đá Xanh năm 2024"),
        citations=[
            cites(PLAN, "legal_basis", "Kế hoạch số 77/KH-UBND của UBND tỉnh Thanh Lam"),
            cites(LAW, "legal_basis", "Luật Đất đai"),
            cites(DECREE, "legal_basis", "Nghị định số 99/2015/NĐ-CP ngày 07/9/2015 của Chính phủ"),
        ],
    )
    suoi_nga_plan = act("Kế hoạch", "12/KH-UBND", "2024-04-10", UBND, SUOI_NGA)
    dong_may = record(
        "dong-may.txt",
        head("5/KH-UBND", "2024-05-20", DONG_MAY, "commune", "Thông tin cơ sở xã Đồng Mây"),
        citations=[cites(suoi_nga_plan, "implements", "Kế hoạch số 12/KH-UBND của UBND huyện Suối Ngà")],
    )
    return province, suoi_nga, da_xanh, dong_may


@cache
def odd() -> tuple[Record, ...]:
    """Two more plans, with all that can be wrong: what `check` must name."""
    wrong = record(
        "wrong.txt",
        head("88/KH-UBND", "2024-03-01", PROVINCE, "province", "Thông tin cơ sở năm 2025", complete=False)
        | {"period": {"from": "2025", "to": "2025"}},
        citations=[
            # Later than the plan itself, and without its issuer: the plan of 18/3/2024 is the only one it can be.
            cites({"type": "Kế hoạch", "number": "77/KH-UBND", "issued": None}, "implements", "Kế hoạch số 77/KH-UBND"),
        ],
        tasks=[
            {
                "section": "II.1",
                "text": "Tổng hợp số liệu.",
                "assignees": [lead("Sở Nội vụ", PROVINCE), coordinate("Sở Nội vụ", PROVINCE)],
                "deadline": [
                    {"kind": "before", "date": "2024-06-15"},
                    {"kind": "recurring", "every": "year", "by": "--11-15"},
                ],
                "product": "Báo cáo",
            }
        ],
        targets=[
            {
                "text": "100% xã có loa.",
                "value": 100,
                "unit": "%",
                "comparator": "=",
                "period": {"from": "2024", "to": "2025"},
            }
        ],
        reports=[
            {
                "by": {"name": "Sở Nội vụ", "of": PROVINCE},
                "to": {"name": UBND, "of": PROVINCE},
                "via": {"name": "Văn phòng Ủy ban nhân dân", "of": PROVINCE},
                "due": [{"kind": "before", "date": "2024-12-15"}],
                "quote": "Sở Nội vụ báo cáo UBND tỉnh qua Văn phòng",
            }
        ],
        unread=[{"kind": "line", "text": "…"}],
        warnings=[{"kind": "disagreement", "text": "title says 2025, text says 2024"}],
    )
    # The numbered copy of the district's plan, whose number is blank in the other file.
    copy = record("suoi-nga-12.txt", head("12/KH-UBND", "2024-04-10", SUOI_NGA, "district", SUOI_NGA_TITLE))
    return wrong, copy


class DatasetStore:
    """rdflib asked as a store is: for the law that every question has the same answer there."""

    def __init__(self, data: rdflib.Dataset) -> None:
        self.data = data

    def answer(self, question: Question, values: Mapping[str, tuple[str, ...]]) -> Rows:
        found = self.data.query(bound(question, values), initNs=dict(terms.PREFIXES))
        columns = tuple(str(variable) for variable in found.vars or ())
        rows = [row.asdict() for row in found if isinstance(row, ResultRow)]
        return Rows(columns, tuple(tuple(plain(row.get(column)) for column in columns) for row in rows))

    def documents(self, series: str | None = None) -> tuple[str, ...]:
        named = {str(s) for s, _, _, _ in self.data.quads((None, None, rdflib.URIRef(terms.LEGAL_RESOURCE), None))}
        return tuple(sorted(iri for iri in named if series in (None, identity.series(iri))))


def plain(term: Any) -> Value:
    """An rdflib term as the store gives it."""
    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return Iri(term)
    if isinstance(term.value, bool | int | float):
        return term.value
    return str(term)


def store_of(records: Iterable[Record]) -> DatasetStore:
    """A store of these records in memory, with its derived graphs."""
    data = rdflib.Dataset(default_union=True)
    for one in records:
        add(data, graph.graph_iri(one), graph.triples(one))
    store = DatasetStore(data)
    by_series: defaultdict[str, list[str]] = defaultdict(list)
    for iri in store.documents():
        by_series[identity.series(iri)].append(iri)
    joins = [pair for series, iris in by_series.items() if series for pair in identity.joins(iris)]
    add(data, terms.SAME_AS_GRAPH, ((one, terms.SAME_AS, other) for one, other in joins))
    add(data, terms.CHANGES_GRAPH, changes.events(store))
    return store


def saved(folder: Path, records: Iterable[Record]) -> Path:
    """A store on disk of these records; its folder."""
    with open_store(folder, create=True) as store:
        for one in records:
            name = one.source.name
            source = SourceFile(f"/plans/{name}", name, one.source.sha256, "1", "text/plain", graph.graph_iri(one))
            store.put(source, graph.triples(one), name)
    return folder


def exported(folder: Path) -> DatasetStore:
    """rdflib over the whole of a store on disk, written as TriG and read back."""
    with open_store(folder) as store:
        trig = pyoxigraph.serialize(store.quads(), format=pyoxigraph.RdfFormat.TRIG)
    assert trig is not None
    data = rdflib.Dataset(default_union=True)
    data.parse(data=trig.decode(), format="trig")
    return DatasetStore(data)


def add(data: rdflib.Dataset, name: str, triples: Iterable[Any]) -> None:
    """Triples of `loaders.graph` into the named graph."""
    into = data.graph(rdflib.URIRef(name))
    for subject, predicate, value in triples:
        if isinstance(value, Literal):
            kind = None if value.datatype == terms.XSD + "string" else rdflib.URIRef(value.datatype)
            term: rdflib.term.Node = rdflib.Literal(value.lexical, datatype=kind)
        else:
            term = rdflib.URIRef(value)
        into.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), term))


def iri_of(one: Record) -> str:
    """The document of a record, as the store names it."""
    found = [str(o) for s, p, o in graph.triples(one) if p == terms.MAIN_ENTITY]
    return found[0]
