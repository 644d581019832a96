"""Exports: the same documents give the same bytes in any order, and every form reads back. All of it is invented."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import DA_XANH, act, chain, cites, head, record
from running import chidao

from loaders import graph
from ontology import terms
from ontology.errors import WrongUse
from ontology.model import Record
from ontology.store import SourceFile
from queries.dump import FORMATS
from queries.oxigraph_store import OxigraphStore, open_store
from queries.readonly import checked, is_ordered

RDF = ("ttl", "trig", "nt", "jsonld")
ALL = (*RDF, "graphml", "csv")


# It names the province's plan by its number alone: a name that is joined to the plan.
SHORT = record(
    "ngan.txt",
    head("8/KH-UBND", "2024-06-01", DA_XANH, "district", "Kế hoạch ngắn"),
    citations=[cites(act("Kế hoạch", "77/KH-UBND", None), "cites", "Kế hoạch số 77/KH-UBND")],
)
RECORDS = (*chain(), SHORT)


def put(store: OxigraphStore, one: Record) -> None:
    """The record's graph; its text is its name, whose hash invented.py gives it."""
    name = one.source.name
    store.put(
        SourceFile(f"/{name}", name, one.source.sha256, "1", "text/plain", graph.graph_iri(one)),
        graph.triples(one),
        name,
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exported") / "store"
    with open_store(path, create=True) as opened:
        for one in RECORDS:
            put(opened, one)
    return path


def export(store: Path, format: str, *more: str) -> str:
    done = chidao("export", "--format", format, "--store", store, *more)
    assert (done.status, done.err) == (0, "")
    return done.out


def statements(store: Path) -> set[str]:
    with open_store(store) as opened:
        return {str(quad) for quad in opened.quads()}


@settings(max_examples=8, deadline=None)
@given(st.permutations(RECORDS), st.sampled_from(ALL))
def test_the_order_of_loading_changes_no_byte(
    tmp_path_factory: pytest.TempPathFactory, store: Path, order: list[Record], format: str
) -> None:
    other = tmp_path_factory.mktemp("order") / "store"
    with open_store(other, create=True) as opened:
        for one in order:
            put(opened, one)
            opened.settle()
    assert export(other, format) == export(store, format)


@pytest.mark.parametrize(("format", "kind"), [("trig", ox.RdfFormat.TRIG), ("jsonld", ox.RdfFormat.JSON_LD)])
def test_forms_that_keep_the_files_apart_read_back_as_the_store(store: Path, format: str, kind: ox.RdfFormat) -> None:
    assert {str(quad) for quad in ox.parse(export(store, format), kind)} == statements(store)


@pytest.mark.parametrize(("format", "kind"), [("ttl", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES)])
def test_forms_of_one_graph_read_back_as_all_graphs_together(store: Path, format: str, kind: ox.RdfFormat) -> None:
    with open_store(store) as opened:
        expected = {str(quad.triple) for quad in opened.quads()}
    assert {str(quad.triple) for quad in ox.parse(export(store, format), kind)} == expected


def test_rdflib_reads_the_trig_and_the_jsonld_alike(store: Path) -> None:
    from rdflib import Dataset
    from rdflib.compare import isomorphic

    trig, jsonld = Dataset(), Dataset()
    trig.parse(data=export(store, "trig"), format="trig")
    jsonld.parse(data=export(store, "jsonld"), format="json-ld")
    for one in trig.graphs():
        assert isomorphic(one, jsonld.graph(one.identifier))
    assert len(trig) == len(jsonld) > 100


def test_nothing_of_the_machine_is_exported(store: Path) -> None:
    with open_store(store) as opened:
        paths = [source.path for source in opened.sources()]
    for format in ALL:
        text = export(store, format)
        assert not any(f'"{path}"' in text or f">{path}<" in text for path in paths)
        assert str(store) not in text


def test_the_joins_of_names_are_exported_with_the_rest(store: Path) -> None:
    joins = [
        quad for quad in ox.parse(export(store, "trig"), ox.RdfFormat.TRIG) if quad.predicate.value == terms.SAME_AS
    ]
    assert [(str(quad.graph_name), str(quad.object)) for quad in joins] == [
        (f"<{terms.SAME_AS_GRAPH}>", f"<{terms.ID}doc/77-kh-ubnd/uy-ban-nhan-dan/tinh-thanh-lam/2024>")
    ]


def test_jsonld_bears_its_context_and_short_words(store: Path) -> None:
    said = json.loads(export(store, "jsonld"))
    assert said["@context"]["iri"] == "@id"
    files = {one["iri"]: one["graph"] for one in said["graph"]}
    name = sha256(b"thanh-lam.txt").hexdigest()
    (file,) = [node for node in files[f"id:file/{name}"] if node["iri"] == f"id:file/{name}"]
    assert (file["name"], file["mainEntity"]) == (
        "thanh-lam.txt",
        "id:doc/77-kh-ubnd/uy-ban-nhan-dan/tinh-thanh-lam/2024",
    )


def test_graphml_is_read_by_networkx(store: Path) -> None:
    found = nx.parse_graphml(export(store, "graphml"))
    kinds = {said["kind"] for _, said in found.nodes(data=True)}
    assert {"document", "agency", "task"} <= kinds
    quotes = {said.get("quote") for *_, said in found.edges(data=True)}
    assert "Kế hoạch số 210-KH/TU ngày 29/01/2024" in quotes


def test_csv_has_a_row_for_each_node_and_edge(store: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(export(store, "csv"))))
    network = nx.parse_graphml(export(store, "graphml"))
    assert len([row for row in rows if row["row"] == "node"]) == network.number_of_nodes()
    assert len([row for row in rows if row["row"] == "edge"]) == network.number_of_edges()
    assert {row["relation"] for row in rows if row["kind"] == "relation"} >= {"implements", "legal_basis"}


def test_hostile_words_survive_every_form(tmp_path: Path) -> None:
    text = 'Điều 1 "a" \\ <script>]]>\n\x0b\x00\u2028 & đ\t\U0001f600 @prefix x: <y> .'
    iri = terms.file_iri(sha256(text.encode()).hexdigest())
    document = terms.ID + "doc/1-kh-ubnd/-/-/-"
    title = terms.Literal(text)
    with open_store(tmp_path / "store", create=True) as opened:
        source = SourceFile("/a.txt", "a.txt", "1", "1", "text/plain", iri)
        opened.put(
            source,
            [
                (iri, terms.MAIN_ENTITY, document), (iri, terms.NAME, terms.Literal("a.txt")),
                (document, terms.TYPE, terms.LEGAL_RESOURCE), (document, terms.TITLE, title),
            ],
            text,
        )  # fmt: skip
        for format, kind in (
            ("trig", ox.RdfFormat.TRIG),
            ("jsonld", ox.RdfFormat.JSON_LD),
            ("nt", ox.RdfFormat.N_TRIPLES),
        ):
            written = b"".join(FORMATS[format](opened.graphs()))
            titles = [quad.object for quad in ox.parse(written, kind) if quad.predicate.value == terms.TITLE]
            assert titles == [ox.Literal(text)]
    scrubbed = text.replace("\x0b", "").replace("\x00", "")
    found = nx.parse_graphml(export(tmp_path / "store", "graphml"))
    assert found.nodes[document]["title"] == scrubbed


def test_annotations_say_every_place_in_the_text_once_more(store: Path) -> None:
    plain, annotated = (set(export(store, "nt", *more).splitlines()) for more in ((), ("--annotations",)))
    assert plain < annotated
    with open_store(store) as opened:
        facts = len(opened.ask("SELECT ?f { ?f chidao:start ?n }"))
    assert sum("http://www.w3.org/ns/oa#Annotation>" in line for line in annotated) == facts
    assert export(store, "nt", "--annotations") == export(store, "nt", "--annotations")
    assert chidao("export", "--format", "csv", "--annotations", "--store", store).status == 2


def test_a_file_is_written_wholly_or_not_at_all(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "all.nt"
    assert chidao("export", "--format", "nt", "-o", file, "--store", store).out == ""
    assert file.read_text(encoding="utf-8") == export(store, "nt")
    before = file.read_bytes()

    def failing(_: object) -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(FORMATS, "nt", failing)
    done = chidao("export", "--format", "nt", "-o", file, "--store", store)
    assert (done.status, done.err) == (2, f"chidao: {file}: cannot be written: No space left on device\n")
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["all.nt"]
    done = chidao("export", "--format", "trig", "-o", tmp_path / "none" / "all.trig", "--store", store)
    assert done.status == 2
    assert "cannot be written" in done.err


# ---------------------------------------------------------------- sparql

COUNT = "SELECT ?relation (COUNT(?f) AS ?n) { ?f rdf:predicate ?relation } GROUP BY ?relation"


def test_a_select_is_a_table_or_json(store: Path) -> None:
    said = json.loads(chidao("sparql", COUNT, "--store", store, "--json").out)
    assert (said["question"], said["parameters"], said["columns"]) == ("sparql", {"query": COUNT}, ["relation", "n"])
    assert {"relation": terms.CITES, "n": 2} in said["rows"]
    assert f"{terms.CITES}\t2" in chidao("sparql", COUNT, "--store", store).out


def test_a_query_may_stand_in_a_file(store: Path, tmp_path: Path) -> None:
    (tmp_path / "count.rq").write_text(COUNT)
    assert (
        chidao("sparql", tmp_path / "count.rq", "--store", store).out == chidao("sparql", COUNT, "--store", store).out
    )
    done = chidao("sparql", tmp_path / "none.rq", "--store", store)
    assert (done.status, done.err) == (2, f"chidao: {tmp_path / 'none.rq'}: no such file\n")


def test_ask_construct_and_describe_are_rows_too(store: Path) -> None:
    assert json.loads(chidao("sparql", "ASK { ?s ?p ?o }", "--store", store, "--json").out)["rows"] == [
        {"answer": True}
    ]
    for query in (
        "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }",
        "DESCRIBE <https://w3id.org/chidao/id/doc/77-kh-ubnd/uy-ban-nhan-dan/tinh-thanh-lam/2024>",
    ):
        said = json.loads(chidao("sparql", query, "--store", store, "--json").out)
        assert said["columns"] == ["subject", "predicate", "object"]
        assert len(said["rows"]) > 3


def test_rows_are_sorted_unless_the_query_does_it(store: Path) -> None:
    query = "SELECT DISTINCT ?n { ?d eli:number ?n }"
    numbers = [row["n"] for row in json.loads(chidao("sparql", query, "--store", store, "--json").out)["rows"]]
    assert numbers == sorted(numbers)
    query += " ORDER BY DESC(?n)"
    assert [r["n"] for r in json.loads(chidao("sparql", query, "--store", store, "--json").out)["rows"]] == numbers[
        ::-1
    ]
    assert not is_ordered('SELECT * { ?s ?p "order by" } # order by')


X = "<http://other.invalid/>"
PREFIX = "PREFIX ex: <http://other.invalid/> "


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE {X} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ service silent {X} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT{X}{{ ?s ?p ?o }} }}",
        "SELECT * { ?s ?p ?x SERVICE ?x { ?a ?b ?c } }",
        "SELECT * { ?s ?p ?x SERVICE?x{ ?a ?b ?c } }",
        PREFIX + "SELECT * { SERVICE ex: { ?s ?p ?o } }",
        PREFIX + "SELECT * { SERVICEex:p{ ?s ?p ?o } }",
        "PREFIX SERVICEex: <u:x> " + PREFIX + "SELECT * { SERVICEex:p{ ?s ?p ?o } }",
        "PREFIX : <http://other.invalid/> SELECT * { service:a { ?s ?p ?o } }",
        f"SELECT * {{ SERVICE # here\n {X} # there\n {{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p 1SERVICE{X}{{ ?a ?b ?c }} }}",
        f"SELECT * {{ ?s ?p true SERVICE{X}{{ ?a ?b ?c }} }}",
        f"SELECT * {{ ?s ?p ?o FILTER(?s<?o)SERVICE{X}{{ ?a ?b ?c }} }}",
        f"SELECT * {{ ?s ?p <u:\\u0041#x> . SERVICE {X} {{ ?a ?b ?c }} }}",
        f'SELECT * {{ ?s ?p "\\"#" . SERVICE {X} {{ ?a ?b ?c }} }}',
        f"SELECT * {{ ?s ?p '''#''' . SERVICE {X} {{ ?a ?b ?c }} }}",
        f'SELECT * {{ ?s ?p "a" }} # "\nVALUES ?s {{ 1 }} ASK {{ SERVICE {X} {{ ?a ?b ?c }} }}',
        f"SELECT * {{ {{ SELECT * {{ OPTIONAL {{ SERVICE {X} {{ ?s ?p ?o }} }} }} }} }}",
        f"SELECT * {{ ?s ?p ?o MINUS {{ SERVICE {X} {{ ?s ?p ?o }} }} }}",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {X} {{ ?s ?p ?o }} }}",
    ],
)  # fmt: skip
def test_service_is_refused_however_it_is_written(query: str, store: Path) -> None:
    done = chidao("sparql", query, "--store", store)
    assert (done.status, done.out) == (2, "")
    assert done.err == "chidao: SERVICE would call another server; chidao asks its own store only\n"


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { ?service ?p "SERVICE <u:x> { }" } # SERVICE <u:x> { }',
        "SELECT * { ?s <http://other.invalid/SERVICE> ?o }",
        "PREFIX ex: <http://other.invalid/> SELECT * { ?s ex:service ?o { ?o ex:service ?x } }",
        "PREFIX service: <http://other.invalid/> SELECT * { ?s service:a service:b }",
        "SELECT * { ?s ?p '''SERVICE <u:x> { }''' }",
        "SELECT * { GRAPH ?service { ?s ?p ?o } }",
    ],
)
def test_the_word_service_elsewhere_is_no_service(query: str, store: Path) -> None:
    assert checked(query) == query
    assert chidao("sparql", query, "--store", store).status == 0


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <u:a> <u:b> <u:c> }",
        "insert { ?s ?p 1 } where { ?s ?p ?o }",
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX ex: <u:x> # SELECT\n BASE <u:y> DROP ALL",
        "CLEAR DEFAULT",
        "LOAD <file:///etc/hostname>",
        "WITH <u:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "COPY <u:a> TO <u:b>",
    ],
)
def test_updates_are_refused_and_change_nothing(query: str, store: Path) -> None:
    before = statements(store)
    done = chidao("sparql", query, "--store", store)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("chidao: that is an update")
    assert statements(store) == before


@pytest.mark.parametrize(
    "query", ["SELECT", "", "kế hoạch", "SELECT * { ?s ?p }", "{", "SELECT * { } ; DROP ALL", "x" * 5000]
)
def test_what_is_no_query_is_one_clear_line(query: str, store: Path) -> None:
    done = chidao("sparql", query, "--store", store)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("chidao: not a SPARQL query: ")
    assert done.err.count("\n") == 1


@given(st.text(alphabet="SERVICEservice <>{}?x:#\"'\\\n.1a", max_size=60))
def test_the_check_of_queries_never_fails_in_another_way(words: str) -> None:
    try:
        assert checked(words) == words
    except WrongUse as error:
        assert "\n" not in str(error)
