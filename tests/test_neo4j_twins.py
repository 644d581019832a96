"""Every question has one answer, whichever store is asked: twins give the same rows, commands the same words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from filled import connected, loaded

from chidao.cli import cli
from queries.ask import Question, ask, questions
from queries.neo4j_push import differences, push
from queries.neo4j_store import Neo4jStore
from queries.oxigraph_store import OxigraphStore

if TYPE_CHECKING:
    from neo4j_server import Server

pytestmark = pytest.mark.neo4j

SAMPLES = 7  # values of a parameter


def same_answers(store: OxigraphStore, server: Neo4jStore, question: Question) -> None:
    """Both answer alike, without parameters and with each of them."""
    rows = ask(store, question.name).rows
    assert ask(server, question.name).rows == rows
    for parameter in question.parameters:
        values = sorted({str(row[parameter.name]) for row in rows if row.get(parameter.name) is not None})
        some = values[:: max(1, len(values) // SAMPLES)][:SAMPLES]
        for given in (some[:1], some):
            if given:
                asked = {parameter.name: given}
                assert ask(server, question.name, **asked).rows == ask(store, question.name, **asked).rows, asked


@pytest.fixture(scope="module")
def pairs(
    neo4j_server: Server, examples: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[OxigraphStore, Neo4jStore]]:
    """The examples in a folder and on the server."""
    from neo4j_server import empty

    empty(neo4j_server)
    with loaded(tmp_path_factory.mktemp("twins") / "store", [examples]) as store, connected(neo4j_server) as server:
        push(store, server)
        yield store, Neo4jStore(server)


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_the_examples_have_one_answer_to_each_question(
    question: Question, pairs: tuple[OxigraphStore, Neo4jStore]
) -> None:
    same_answers(*pairs, question)


def test_both_know_the_same_documents(pairs: tuple[OxigraphStore, Neo4jStore]) -> None:
    from queries import identity

    store, server = pairs
    known = store.documents()
    assert server.documents() == known
    for series in {identity.series(iri) for iri in known}:
        assert server.documents(series) == store.documents(series)


COMMANDS = (
    ("list",),
    ("missing",),
    ("check",),
    ("chain", "57-KL/TW", "--down"),
    ("chain", "57-KL/TW", "--down", "--json"),
    ("implementers", "57-KL/TW"),
    ("coverage", "57-KL/TW"),
    ("show", "57-KL/TW"),
)


def commands(folder: Path, server: Server, asked: tuple[tuple[str, ...], ...]) -> None:
    env = {"NEO4J_PASSWORD": server.password, "NEO4J_USER": server.user, "NEO4J_DATABASE": None}
    for words in asked:
        here = CliRunner().invoke(cli, [*words, "--store", str(folder)])
        there = CliRunner().invoke(cli, [*words, "--store", server.uri], env=env)
        assert (there.stdout, there.exit_code) == (here.stdout, here.exit_code), words


def test_every_asking_command_says_the_same_of_a_server(examples: Path, tmp_path: Path, neo4j_empty: Server) -> None:
    with loaded(tmp_path / "store", [examples]) as store, connected(neo4j_empty) as server:
        push(store, server)
        held = [row["name"] for row in ask(store, "held").rows]
        agency = next(
            row for row in ask(store, "assignments").rows if row["agent_kind"] == "agency" and row["agent_of"]
        )
    of_one = (
        ("show", str(held[0])),
        ("chain", str(held[0])),
        ("duties", str(agency["agent_name"]), "--of", str(agency["agent_of"])),
    )
    commands(tmp_path / "store", neo4j_empty, (*of_one, *COMMANDS))


def test_pictures_of_a_server_are_those_of_the_store(examples: Path, tmp_path: Path, neo4j_empty: Server) -> None:
    with loaded(tmp_path / "store", [examples]) as store, connected(neo4j_empty) as server:
        push(store, server)
    env = {"NEO4J_PASSWORD": neo4j_empty.password, "NEO4J_USER": neo4j_empty.user}
    pages = []
    for name, at in (("here", str(tmp_path / "store")), ("there", neo4j_empty.uri)):
        page = tmp_path / f"{name}.html"
        result = CliRunner().invoke(cli, ["draw", "all", "-o", str(page), "--store", at], env=env)
        assert result.exit_code == 0, result.output
        pages.append(page.read_bytes())
    assert pages[0] == pages[1]


@pytest.mark.shared
def test_the_real_documents_have_one_answer_to_each_question(shared: Path, tmp_path: Path, neo4j_empty: Server) -> None:
    """Seeds and the real corpus, but for scans and old Word files: reading those is tested elsewhere."""
    texts = [shared / "corpus" / "seeds", shared / "corpus" / "real"]
    with loaded(tmp_path / "store", texts) as store, connected(neo4j_empty) as server:
        push(store, server)
        assert differences(store, server) == ()
        for question in questions():
            same_answers(store, Neo4jStore(server), question)
