"""The store: what is put is there, wholly or not at all; what is removed is gone. All documents here are invented."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from ontology import terms
from ontology.errors import StoreError
from ontology.keys import numbered
from ontology.store import Iri, SourceFile, Store
from ontology.triples import Literal, Triple
from queries.manifest import Manifest
from queries.oxigraph_store import OxigraphStore, open_store
from queries.store_folder import MARK

CONCLUSION = numbered("905-KL/TW", "Bộ Chính trị", (), "2023-06-15").to_iri()
CONCLUSION_UNDATED = numbered("905-KL/TW").to_iri()
PLAN = numbered("31/KH-UBND", "Ủy ban nhân dân", ("tỉnh Mai Giang",), "2024").to_iri()


def source(
    name: str, text: str, folder: str = "/plans", media_type: str = "text/plain", reader: str = "1"
) -> SourceFile:
    return SourceFile(f"{folder}/{name}", name, f"bytes of {text}", reader, media_type, graph(text))


def graph(text: str) -> str:
    return terms.file_iri(sha256(text.encode()).hexdigest())


def triples(name: str, text: str, document: str = PLAN, implements: str = CONCLUSION) -> list[Triple]:
    return [
        (graph(text), terms.TYPE, terms.DIGITAL_DOCUMENT),
        (graph(text), terms.NAME, Literal(name)),
        (graph(text), terms.ENCODING_FORMAT, Literal("text/plain")),
        (graph(text), terms.MAIN_ENTITY, document),
        (document, terms.TYPE, terms.LEGAL_RESOURCE),
        (document, terms.TITLE, Literal(text)),
        (document, terms.IMPLEMENTS, implements),
        (implements, terms.TYPE, terms.LEGAL_RESOURCE),
    ]


def put(store: Store, name: str, text: str, **which: str) -> None:
    store.put(source(name, text), triples(name, text, **which), text)


def graphs(store: OxigraphStore) -> set[str]:
    """The names of all graphs that say something."""
    return {str(row[0]) for row in store.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").rows}


def said(store: OxigraphStore) -> set[str]:
    """Everything that the store says, each statement with its graph."""
    return {str(quad) for quad in store.quads()}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OxigraphStore]:
    with open_store(tmp_path / "store", create=True) as opened:
        yield opened


# ---------------------------------------------------------------- put and remove


def test_what_was_put_is_there_after_closing(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        put(store, "a.txt", "Kế hoạch một")
        before = said(store)
    with open_store(tmp_path / "store") as store:
        assert said(store) == before
        assert len(before) == 8
        assert store.source("/plans/a.txt") == source("a.txt", "Kế hoạch một")
        assert store.text(sha256("Kế hoạch một".encode()).hexdigest()) == "Kế hoạch một"


def test_putting_twice_is_putting_once(store: OxigraphStore) -> None:
    put(store, "a.txt", "Kế hoạch một")
    before = said(store)
    put(store, "a.txt", "Kế hoạch một")
    assert said(store) == before
    assert len(store.sources()) == 1


def test_a_changed_file_replaces_its_old_graph_and_text(store: OxigraphStore) -> None:
    put(store, "a.txt", "Bản cũ")
    put(store, "a.txt", "Bản mới")
    assert graphs(store) == {graph("Bản mới")}
    assert store.text(graph("Bản cũ").rpartition("/")[2]) is None


def test_a_newer_reader_replaces_what_an_older_one_read_in_the_same_text(store: OxigraphStore) -> None:
    put(store, "a.txt", "Kế hoạch một", implements=CONCLUSION_UNDATED)
    store.put(source("a.txt", "Kế hoạch một", reader="2"), triples("a.txt", "Kế hoạch một"), "Kế hoạch một")
    assert not any(CONCLUSION_UNDATED in line for line in said(store))
    assert store.sources() == (source("a.txt", "Kế hoạch một", reader="2"),)


def test_removing_takes_all_of_it(store: OxigraphStore) -> None:
    put(store, "a.txt", "Kế hoạch một")
    put(store, "b.txt", "Kế hoạch hai", document=numbered("7/KH-UBND").to_iri(), implements=CONCLUSION_UNDATED)
    store.remove("/plans/a.txt")
    store.settle()
    assert graphs(store) == {graph("Kế hoạch hai")}
    assert CONCLUSION not in store.documents()
    assert store.text(graph("Kế hoạch một").rpartition("/")[2]) is None
    store.remove("/plans/b.txt")
    store.settle()
    assert (said(store), store.sources(), store.documents()) == (set(), (), ())


def test_removing_what_is_not_there_changes_nothing(store: OxigraphStore) -> None:
    put(store, "a.txt", "Kế hoạch một")
    before = said(store)
    store.remove("/plans/z.txt")
    assert said(store) == before


# ---------------------------------------------------------------- one content under several names


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_one_content_is_one_graph_with_the_smallest_name(store: OxigraphStore, names: tuple[str, str]) -> None:
    for name in names:
        put(store, name, "Kế hoạch một")
    found = store.ask("SELECT ?name { ?file schema:name ?name }")
    assert found.rows == (("a.txt",),)
    assert len(store.sources()) == 2


def test_a_shared_graph_stays_until_the_last_name_goes_and_is_named_after_it(store: OxigraphStore) -> None:
    put(store, "a.txt", "Kế hoạch một")
    put(store, "b.txt", "Kế hoạch một")
    store.remove("/plans/a.txt")
    assert store.ask("SELECT ?name { ?file schema:name ?name }").rows == (("b.txt",),)
    assert store.text(graph("Kế hoạch một").rpartition("/")[2]) == "Kế hoạch một"
    store.remove("/plans/b.txt")
    assert said(store) == set()


def test_a_file_that_changes_leaves_its_old_content_to_the_others(store: OxigraphStore) -> None:
    put(store, "a.txt", "Kế hoạch một")
    put(store, "b.txt", "Kế hoạch một")
    put(store, "a.txt", "Kế hoạch hai")
    assert graphs(store) == {graph("Kế hoạch một"), graph("Kế hoạch hai")}


# ---------------------------------------------------------------- wholly or not at all


class Broken(Exception):
    pass


def test_a_failure_while_triples_are_made_leaves_the_old_state(tmp_path: Path) -> None:
    def failing() -> Iterator[Triple]:
        yield from triples("a.txt", "Bản mới")
        raise Broken

    with open_store(tmp_path / "store", create=True) as store:
        put(store, "a.txt", "Bản cũ")
        before = said(store)
        with pytest.raises(Broken):
            store.put(source("a.txt", "Bản mới"), failing(), "Bản mới")
        assert said(store) == before
        assert store.source("/plans/a.txt") == source("a.txt", "Bản cũ")


def test_a_failure_while_the_manifest_is_written_leaves_the_old_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with open_store(tmp_path / "store", create=True) as store:
        put(store, "a.txt", "Bản cũ")
        before = said(store)
        monkeypatch.setattr(Manifest, "record", failing)
        with pytest.raises(sqlite3.OperationalError):
            put(store, "a.txt", "Bản mới")
        assert said(store) == before
        assert store.text(graph("Bản mới").rpartition("/")[2]) is None


def crash(store: OxigraphStore) -> None:
    """Let go of the store as a process does that is killed: nothing is settled, the folder stays marked."""
    store._half_done = True
    store._touched.clear()
    store.close()


@pytest.mark.parametrize("step", ["record", "_left", "settle"])
def test_a_crash_at_any_step_leaves_the_old_state_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Old until the manifest turns to the new graph, new from then on; never something in between."""

    def state() -> set[str]:
        with open_store(tmp_path / "store") as store:
            return said(store)

    def killed(*_: object) -> None:
        raise Broken

    with open_store(tmp_path / "store", create=True) as store:
        put(store, "a.txt", "Bản cũ", implements=CONCLUSION_UNDATED)
        put(store, "b.txt", "Kế hoạch hai")
    old = state()
    with open_store(tmp_path / "other", create=True) as other:
        put(other, "a.txt", "Bản mới")
        put(other, "b.txt", "Kế hoạch hai")
    with open_store(tmp_path / "other") as other:
        new = said(other)

    store = open_store(tmp_path / "store", write=True)
    with monkeypatch.context() as patched:
        patched.setattr(Manifest if step == "record" else OxigraphStore, step, killed)
        patched.setattr(OxigraphStore, "_drop", killed)  # nothing is tidied up by a process that is dead
        with pytest.raises(Broken):
            put(store, "a.txt", "Bản mới")
            store.settle()
    crash(store)
    assert (tmp_path / "store" / "writing").exists()
    assert state() == (old if step == "record" else new)
    assert not (tmp_path / "store" / "writing").exists()
    with open_store(tmp_path / "store") as store:
        kept = {path.stem for path in (tmp_path / "store" / "texts").rglob("*.txt")}
        assert kept == {source.graph.rpartition("/")[2] for source in store.sources()}


def test_a_store_whose_making_was_interrupted_is_an_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(_: str) -> None:
        raise Broken

    with monkeypatch.context() as patched:
        patched.setattr("queries.manifest._TABLES", "")  # the manifest is there, its tables are not
        patched.setattr("pyoxigraph.Store", killed)
        with pytest.raises(Broken):
            open_store(tmp_path / "store", create=True)
    gc.collect()  # the folder's lock goes with the process
    assert (tmp_path / "store" / "manifest.db").exists()
    with open_store(tmp_path / "store") as store:
        assert said(store) == set()


def test_a_text_that_is_not_the_graphs_own_is_refused(store: OxigraphStore) -> None:
    with pytest.raises(ValueError, match="not the graph of a text"):
        store.put(source("a.txt", "Kế hoạch một"), [], "Kế hoạch hai")


# ---------------------------------------------------------------- asking


def test_an_answer_is_plain_data(store: OxigraphStore) -> None:
    text = "Kế hoạch một"
    more: list[Triple] = [
        (PLAN, terms.START, Literal("12", terms.XSD + "integer")),
        (PLAN, terms.COMPLETE, Literal("false", terms.XSD + "boolean")),
        (PLAN, terms.DATE_DOCUMENT, Literal("2024-03-18", terms.XSD + "date")),
    ]
    store.put(source("a.txt", text), [*triples("a.txt", text), *more], text)
    rows = store.ask(
        "SELECT ?to ?start ?complete ?day ?none {"
        " ?from chidao:implements ?to ; chidao:start ?start ; chidao:complete ?complete ; eli:date_document ?day"
        " OPTIONAL { ?from chidao:quote ?none } }"
    )
    assert list(rows) == [{"to": CONCLUSION, "start": 12, "complete": False, "day": "2024-03-18", "none": None}]
    assert isinstance(rows.rows[0][0], Iri)
    assert len(store.ask("SELECT ?x { ?x dcterms:title 'không có' }")) == 0


def test_rdflib_sees_the_same_statements(store: OxigraphStore) -> None:
    from rdflib import URIRef

    put(store, "a.txt", "Kế hoạch một")
    view = store.dataset()
    assert len(list(view.quads((None, None, None, None)))) == 8
    assert [str(row[0]) for row in view.query(f"SELECT ?t {{ <{PLAN}> <{terms.TITLE}> ?t }}")] == ["Kế hoạch một"]  # type: ignore[index]
    assert (URIRef(PLAN), URIRef(terms.IMPLEMENTS), URIRef(CONCLUSION)) in view


# ---------------------------------------------------------------- folders that are no store


def test_nothing_there_says_how_to_make_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here; make one with: chidao load"):
        open_store(tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("x")
    with pytest.raises(StoreError, match="a file, not a store"):
        open_store(tmp_path / "store", create=True)
    assert (tmp_path / "store").read_text() == "x"


def test_another_folder_is_no_store_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    for create in (False, True):
        with pytest.raises(StoreError, match="a folder, but not a store"):
            open_store(tmp_path, create=create)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    with open_store(tmp_path, create=True) as store:
        put(store, "a.txt", "Kế hoạch một")
    with open_store(tmp_path) as store:
        assert len(store.sources()) == 1


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (json.dumps({"format": 99}), "a store of format 99, this chidao knows format 1; update chidao"),
        ("{", "cannot be read"),
        ("[]", "cannot be read"),
    ],
)
def test_a_newer_store_or_a_damaged_mark_is_refused(tmp_path: Path, mark: str, words: str) -> None:
    (tmp_path / MARK).write_text(mark)
    with pytest.raises(StoreError, match=words):
        open_store(tmp_path, create=True)
    assert [path.name for path in tmp_path.iterdir()] == [MARK]


def test_damaged_graphs_are_one_clear_line(tmp_path: Path) -> None:
    with open_store(tmp_path, create=True) as store:
        put(store, "a.txt", "Kế hoạch một")
    (tmp_path / "graph" / "CURRENT").write_text("nothing\n")
    with pytest.raises(StoreError, match=r"the store cannot be opened: [^\n]*CURRENT[^\n]*$"):
        open_store(tmp_path)


def test_one_writes_or_several_read(tmp_path: Path) -> None:
    with open_store(tmp_path, create=True) as writer:
        put(writer, "a.txt", "Kế hoạch một")
        with pytest.raises(StoreError, match="in use by another process"):
            open_store(tmp_path)
    with open_store(tmp_path) as one, open_store(tmp_path) as other:
        assert said(one) == said(other) != set()
        with pytest.raises(StoreError, match="in use by another process"):
            open_store(tmp_path, write=True)


def test_a_store_opened_for_reading_cannot_be_changed(tmp_path: Path) -> None:
    with open_store(tmp_path, create=True) as store:
        put(store, "a.txt", "Kế hoạch một")
    with open_store(tmp_path) as store:
        before = said(store)
        with pytest.raises(StoreError, match="opened for reading only"):
            put(store, "a.txt", "Kế hoạch hai")
        with pytest.raises(StoreError, match="opened for reading only"):
            store.remove("/plans/a.txt")
        assert said(store) == before


def test_closing_twice_is_closing_once(tmp_path: Path) -> None:
    store = open_store(tmp_path, create=True)
    store.close()
    store.close()
    with open_store(tmp_path) as empty:
        assert said(empty) == set()
