"""A server that holds thousands of documents answers every question as the embedded store does, row for row."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from invented import saved
from many import PROVINCES, records

from ontology.errors import ChidaoError
from queries import chains, coverage, duties, implementers, missing
from queries.ask import Asked, Question, ask, questions
from queries.neo4j_push import differences, push
from queries.neo4j_server import Server, address
from queries.neo4j_store import Neo4jStore
from queries.oxigraph_store import OxigraphStore, open_store

if TYPE_CHECKING:
    from neo4j_server import Server as Started

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

DOCUMENTS = 2_000
SAMPLES = 3


@dataclass(frozen=True)
class Both:
    """The same documents twice."""

    embedded: OxigraphStore
    pushed: Neo4jStore


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, neo4j_server: Started) -> Iterator[Both]:
    """A store of many documents, and the server that it was pushed to once for the whole module."""
    from neo4j_server import empty

    empty(neo4j_server)
    server = Server(address(neo4j_server.uri, neo4j_server.user), neo4j_server.password)
    with open_store(saved(tmp_path_factory.mktemp("many") / "store", records(DOCUMENTS))) as store:
        done = push(store, server)
        assert done.nodes["File"] == DOCUMENTS
        assert differences(store, server) == ()
        yield Both(store, Neo4jStore(server))
    server.close()
    empty(neo4j_server)


def picked(values: list[Any], number: int = SAMPLES) -> list[Any]:
    """Some of the values, always the same: the first, the last, and others at random."""
    if len(values) <= number:
        return values
    between = sorted(random.Random(len(values)).sample(range(1, len(values) - 1), number - 2))
    return [values[at] for at in (0, *between, -1)]


def values(rows: tuple[dict[str, Any], ...], column: str) -> list[str]:
    return sorted({str(row[column]) for row in rows if row.get(column) is not None})


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_every_question_has_the_same_rows(both: Both, question: Question) -> None:
    whole = ask(both.embedded, question.name).rows
    assert ask(both.pushed, question.name).rows == whole
    assert whole, "a question that nothing answers proves nothing"
    for parameter in question.parameters:
        some = picked(values(whole, parameter.name))
        assert some, parameter.name
        for given in (*some, some, f"{some[0]}-lạ"):
            told = {parameter.name: given}
            if parameter.kind == "iri" and isinstance(given, str) and given.endswith("-lạ"):
                told = {parameter.name: "https://w3id.org/chidao/id/doc/nobody/-/-/-"}
            there = ask(both.pushed, question.name, **told).rows
            assert there == ask(both.embedded, question.name, **told).rows, told
    if len(question.parameters) > 1:
        for row in picked(list(whole)):
            told = {p.name: str(row[p.name]) for p in question.parameters if row.get(p.name) is not None}
            assert ask(both.pushed, question.name, **told).rows == ask(both.embedded, question.name, **told).rows


def tried(store: Asked, work: Any, *given: Any, **more: Any) -> Any:
    """What comes back, or the words of the refusal."""
    try:
        return work(store, *given, **more)
    except ChidaoError as error:
        return str(error)


def documents(store: OxigraphStore) -> dict[str, list[str]]:
    """The documents by the level of their issuers, those that are joined to others beside them."""
    found: dict[str, set[str]] = {}
    for row in ask(store, "documents").rows:
        found.setdefault(str(row["level"]).rpartition("/")[2], set()).add(str(row["document"]))
    found["alias"] = set(values(ask(store, "same_as").rows, "alias"))
    return {level: sorted(iris) for level, iris in sorted(found.items())}


def test_chains_are_the_same(both: Both) -> None:
    seen = 0
    for level, iris in documents(both.embedded).items():
        for iri in picked(iris, 2):
            for direction in (chains.UP, chains.DOWN):
                here = chains.chain(both.embedded, iri, direction)
                assert chains.chain(both.pushed, iri, direction) == here, (level, iri, direction)
                seen += len(here.edges)
    assert seen > 100


def test_implementers_and_coverage_are_the_same(both: Both) -> None:
    by_level = documents(both.embedded)
    for iri in (*picked(by_level["province"], 2), *picked(by_level["district"], 2)):
        for work in (implementers.implementers, coverage.coverage):
            assert tried(both.pushed, work, iri) == tried(both.embedded, work, iri), (work, iri)
    top = next(iri for iri in by_level["central"] if "/90-kl-tw/" in iri)
    here = implementers.implementers(both.embedded, top)
    assert len(here.rows) > 100
    assert implementers.implementers(both.pushed, top) == here


def test_what_is_missing_is_the_same(both: Both) -> None:
    here = missing.missing(both.embedded)
    assert here.rows
    assert missing.missing(both.pushed) == here


@pytest.mark.parametrize(
    ("agency", "of", "more"),
    [
        ("Sở Nội vụ", PROVINCES[0], {"as_of": "2026-01-01"}),
        ("Phòng Tài chính - Kế hoạch", "huyện Suối Ngà", {"role": "coordinate"}),
        ("Công an huyện", "huyện Đá Xanh", {"before": "2024-06-30"}),
        ("Phòng Nội vụ", None, {"named_only": True}),
        ("Sở Không Có", PROVINCES[0], {}),
    ],
)
def test_duties_are_the_same(both: Both, agency: str, of: str | None, more: dict[str, Any]) -> None:
    here = tried(both.embedded, duties.duties, agency, of, **more)
    assert tried(both.pushed, duties.duties, agency, of, **more) == here
