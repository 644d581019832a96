"""A server is filled with what a store holds, and kept true: only what differs is written, others' nodes are left."""

from __future__ import annotations

import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from filled import connected, loaded

from loaders import ingest
from ontology.errors import StoreError
from queries import chains, neo4j_push
from queries.ask import ask
from queries.documents import Document, documents, names
from queries.neo4j_push import differences, push
from queries.neo4j_rows import versions
from queries.neo4j_server import Server as Connection
from queries.neo4j_store import Neo4jStore
from queries.oxigraph_store import OxigraphStore

if TYPE_CHECKING:
    from neo4j_server import Server

pytestmark = pytest.mark.neo4j


@pytest.fixture
def plans(examples: Path, tmp_path: Path) -> Path:
    """A copy of the invented plans, which a test may change."""
    return Path(shutil.copytree(examples, tmp_path / "plans"))


@pytest.fixture
def store(plans: Path, tmp_path: Path) -> Iterator[OxigraphStore]:
    with loaded(tmp_path / "store", [plans]) as opened:
        yield opened


def whole(server: Connection) -> tuple[Counter[str], Counter[str]]:
    """All that stands on a server, in a form that tells any two states apart."""
    nodes = server.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS said")
    edges = server.read(
        "MATCH (a)-[r]->(b) RETURN a.iri AS one, type(r) AS type, b.iri AS other, properties(r) AS said"
    )
    return Counter(map(_told, nodes)), Counter(map(_told, edges))


def _told(row: dict[str, Any]) -> str:
    return repr({key: sorted(value.items()) if isinstance(value, dict) else value for key, value in row.items()})


def test_a_push_says_what_stands_on_the_server_and_a_second_writes_nothing(
    store: OxigraphStore, neo4j_empty: Server
) -> None:
    with connected(neo4j_empty) as server:
        done = push(store, server)
        assert done.written == len(versions(store))
        assert done.nodes["File"] == len({source.graph for source in store.sources()})
        assert done.nodes["Task"] and done.relationships["IMPLEMENTS"] and done.relationships["ASSIGNED_TO"]
        assert differences(store, server) == ()
        before = whole(server)
        again = push(store, server)
        assert (again.written, again.removed, again.changes) == (0, 0, Counter())
        assert whole(server) == before


def test_documents_have_names_kinds_and_issuers_for_people(store: OxigraphStore, neo4j_empty: Server) -> None:
    with connected(neo4j_empty) as server:
        push(store, server)
        cards = documents(store)
        rows = {
            row["iri"]: row
            for row in server.read(
                "MATCH (d:Document) OPTIONAL MATCH (d)-[:ISSUED_BY]->(a) "
                "RETURN d.iri AS iri, d.name AS name, d.number AS number, d.held AS held, labels(d) AS labels, "
                "a.iri AS issuer, d.alias AS alias"
            )
        }
    assert cards and set(cards) == {iri for iri, row in rows.items() if not row["alias"]}
    for iri, card in cards.items():
        assert (rows[iri]["number"], rows[iri]["held"]) == (card.number, card.held)
        assert rows[iri]["issuer"] == card.issuer_iri
        assert rows[iri]["name"]
        assert not rows[iri]["alias"]
        assert ("Plan" in rows[iri]["labels"]) == (card.type == "Kế hoạch")


def test_only_what_has_changed_is_written(store: OxigraphStore, plans: Path, neo4j_empty: Server) -> None:
    changed, gone = sorted(plans.glob("*.txt"))[:2]
    with connected(neo4j_empty) as server:
        push(store, server)
        changed.write_text(changed.read_text(encoding="utf-8") + "\nThêm một dòng.\n", encoding="utf-8")
        ingest.load([plans], store)
        store.remove(str(gone.resolve()))
        store.settle()
        told = {one.what for one in differences(store, server)}
        assert {"missing", "only"} <= told
        done = push(store, server)
        derived = len(store.derived())
        assert 1 <= done.written <= 1 + derived
        assert done.removed == 2
        assert differences(store, server) == ()
        partly = whole(server)
        push(store, server, anew=True)
        assert whole(server) == partly, "what was kept true by parts is what a whole push writes"


def test_nothing_of_a_removed_file_stays(store: OxigraphStore, neo4j_empty: Server) -> None:
    with connected(neo4j_empty) as server:
        push(store, server)
        for source in store.sources():
            store.remove(source.path)
        store.settle()
        done = push(store, server)
        assert done.nodes == {} and done.relationships == {}
        assert differences(store, server) == ()


def test_nodes_of_others_are_never_touched(store: OxigraphStore, neo4j_empty: Server) -> None:
    theirs = (
        "MATCH (n) WHERE NOT n:Chidao OPTIONAL MATCH (n)-[r]-() RETURN count(DISTINCT n) AS nodes, count(r) AS edges"
    )
    neo4j_empty.ask(
        "CREATE (:Task {iri: 'x', text: 'khác', stale: true})-[:STEP_OF]->(:Document {number: '1/KH', file: 'y'}), "
        "(:File {version: 'z', iri: 'z'})"
    )
    before = neo4j_empty.ask(theirs)
    with connected(neo4j_empty) as server:
        push(store, server)
        assert differences(store, server) == ()
        plans = len(documents(Neo4jStore(server)))
        assert plans == len(documents(store))
        for source in store.sources():
            store.remove(source.path)
        store.settle()
        push(store, server)
    assert neo4j_empty.ask(theirs) == before
    assert neo4j_empty.ask("MATCH (n:Chidao) RETURN count(n) AS ours") == [{"ours": 0}]


def test_what_somebody_changed_by_hand_is_told_and_written_again(store: OxigraphStore, neo4j_empty: Server) -> None:
    with connected(neo4j_empty) as server:
        push(store, server)
        before = whole(server)
        neo4j_empty.ask("MATCH (t:Task) WITH t LIMIT 1 DETACH DELETE t")
        neo4j_empty.ask("MATCH ()-[r:IMPLEMENTS]->() WITH r LIMIT 1 DELETE r")
        assert {one.what for one in differences(store, server)} == {"other"}
        push(store, server)
        assert differences(store, server) == ()
        assert whole(server) == before


# ---------------------------------------------------------------- cut off in the middle


def ours(server: Server) -> None:
    if not server.own:
        pytest.skip("only a server of our own can be killed")


@pytest.mark.parametrize("when", [3, 70])
def test_a_push_that_the_servers_death_cut_off_is_finished_by_the_next(
    when: int, store: OxigraphStore, neo4j_empty: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours(neo4j_empty)
    monkeypatch.setattr(neo4j_push, "_ROWS", 150)
    run, calls = neo4j_push._run, 0

    def dying(*given: Any, **parameters: Any) -> Counter[str]:
        nonlocal calls
        calls += 1
        if calls == when:
            neo4j_empty.kill()  # in the middle of a transaction
        return run(*given, **parameters)

    monkeypatch.setattr(neo4j_push, "_run", dying)
    with connected(neo4j_empty) as server, pytest.raises(StoreError, match="no Neo4j server answers") as told:
        push(store, server)
    assert "\n" not in str(told.value)
    neo4j_empty.start()
    monkeypatch.setattr(neo4j_push, "_run", run)
    with connected(neo4j_empty) as server:
        assert differences(store, server) != ()
        push(store, server)
        assert differences(store, server) == ()
        finished = whole(server)
        push(store, server, anew=True)
        assert whole(server) == finished


def test_a_push_goes_on_where_the_server_comes_back_in_time(
    store: OxigraphStore, neo4j_empty: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours(neo4j_empty)
    monkeypatch.setattr(neo4j_push, "_ROWS", 300)
    again: list[threading.Thread] = []

    def restart(done: int, of: int) -> None:
        if 0 < done < of and not again:
            neo4j_empty.kill()
            again.append(threading.Thread(target=neo4j_empty.start))
            again[0].start()

    with connected(neo4j_empty, patience=60.0) as server:
        push(store, server, restart)
        again[0].join()
        assert differences(store, server) == ()


def test_a_step_stands_between_the_documents_themselves(store: OxigraphStore, neo4j_empty: Server) -> None:
    """Whatever names files use, CARRIES_OUT is what chains follow; it follows when a name is joined or parted."""

    def steps() -> set[tuple[str, str]]:
        rows = neo4j_empty.ask("MATCH (a)-[:CARRIES_OUT]->(b) RETURN a.iri AS one, b.iri AS other")
        return {(row["one"], row["other"]) for row in rows}

    def stated() -> set[tuple[str, str]]:
        cards = documents(store)
        edges = chains.edges_of(ask(store, "relations").rows, names(store))
        cards |= {iri: Document(iri) for edge in edges for iri in (edge.from_, edge.to) if iri not in cards}
        return {(edge.from_, edge.to) for edge in chains.followed(edges, cards)}

    with connected(neo4j_empty) as server:
        push(store, server)
        assert steps() == stated() and steps()
        joined = {str(row["document"]) for row in ask(store, "same_as").rows}
        files = {str(row["document"]): str(row["file"]) for row in ask(store, "held").rows}
        graph = files[sorted(joined & set(files))[0]]
        gone = next(source for source in store.sources() if source.graph == graph)
        store.remove(gone.path)  # its complete name goes, and what was joined to it stands alone
        store.settle()
        push(store, server)
        assert steps() == stated()
