"""What can go wrong with a server is one clear line, and nothing is half written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from filled import connected, loaded

from chidao.cli import cli
from ontology.errors import ChidaoError, StoreError, WrongUse
from queries.neo4j_push import differences, push
from queries.neo4j_server import address

if TYPE_CHECKING:
    from neo4j_server import Server


@pytest.fixture
def folder(examples: Path, tmp_path: Path) -> Iterator[Path]:
    """The folder of a store with one invented plan."""
    loaded(tmp_path / "store", sorted(examples.glob("*.txt"))[:1]).close()
    yield tmp_path / "store"


def run(*words: str, password: str | None = None) -> Result:
    given = {"NEO4J_PASSWORD": password, "NEO4J_URI": None, "NEO4J_USER": None, "NEO4J_DATABASE": None}
    return CliRunner().invoke(cli, list(words), env=given)


def line(result: Result) -> str:
    """The one line that a fault is told in."""
    assert isinstance(result.exception, ChidaoError), result.output
    words = str(result.exception)
    assert "\n" not in words and "Traceback" not in words
    return words


# ---------------------------------------------------------------- without a server


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("http://localhost:7474", "no address of a Neo4j server"),
        ("neo4j://", "no address of a Neo4j server"),
        ("neo4j://anna:bí-mật@localhost", "a password in an address is seen by others"),
        ("neo4j://localhost/no such name!", "no name of a database"),
    ],
)
def test_a_wrong_address_is_told(words: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        address(words)


def test_an_address_names_user_host_and_database() -> None:
    whole = address("neo4j+s://anna@example.org:7777/vanban", "bob", "khac")
    assert (whole.uri, whole.user, whole.database) == ("neo4j+s://example.org:7777", "anna", "vanban")
    bare = address("bolt://localhost", None, None)
    assert (bare.uri, bare.user, bare.database) == ("bolt://localhost:7687", "neo4j", None)


def test_no_server_at_that_address_is_one_line(folder: Path) -> None:
    from neo4j_server import free_port

    uri = f"bolt://127.0.0.1:{free_port()}"
    for words in (
        ["neo4j", "push", "--uri", uri, "--store", str(folder)],
        ["neo4j", "status", "--uri", uri, "--store", str(folder)],
        ["list", "--store", uri],
    ):
        result = run(*words, password="x")
        assert "no Neo4j server answers" in line(result)
        assert result.exit_code == 1


def test_without_a_password_nothing_is_asked_of_the_server(folder: Path) -> None:
    assert "set NEO4J_PASSWORD" in line(run("neo4j", "push", "--uri", "bolt://127.0.0.1:1", "--store", str(folder)))


def test_files_for_the_import_tool_need_no_server(folder: Path, tmp_path: Path) -> None:
    files = tmp_path / "files"
    done = run("neo4j", "push", "--bulk", str(files), "--store", str(folder))
    assert done.exit_code == 0, done.output
    assert "neo4j-admin database import full @import.args neo4j" in done.output
    assert (files / "import.args").exists()
    again = run("neo4j", "push", "--bulk", str(files), "--store", str(folder))
    assert "there is something already" in line(again) and again.exit_code != 0
    both = run("neo4j", "push", "--anew", "--bulk", str(tmp_path / "more"), "--store", str(folder))
    assert "--anew is for a server" in line(both)


def test_no_option_takes_a_password() -> None:
    told = run("neo4j", "push", "--help").output
    assert "--user" in told and "--password" not in told


# ---------------------------------------------------------------- with a server


@pytest.mark.neo4j
def test_a_wrong_password_is_one_line_and_is_not_repeated(folder: Path, neo4j_empty: Server) -> None:
    result = run("neo4j", "push", "--uri", neo4j_empty.uri, "--store", str(folder), password="sai-mật-khẩu")
    assert "refuses the user neo4j: set NEO4J_USER and NEO4J_PASSWORD" in line(result)
    assert "sai-mật-khẩu" not in line(result) + result.output


@pytest.mark.neo4j
def test_a_database_that_is_not_there_is_one_line(folder: Path, neo4j_empty: Server) -> None:
    result = run(
        "neo4j",
        "push",
        "--uri",
        neo4j_empty.uri,
        "--database",
        "khong",
        "--store",
        str(folder),
        password=neo4j_empty.password,
    )
    assert "no database of that name" in line(result)


@pytest.mark.neo4j
def test_a_server_that_nobody_filled_is_told(neo4j_empty: Server) -> None:
    result = run("list", "--store", neo4j_empty.uri, password=neo4j_empty.password)
    assert "holds nothing of chidao; fill it with: chidao neo4j push" in line(result)


@pytest.mark.neo4j
def test_a_database_that_takes_no_changes_is_one_line_and_can_still_be_asked(
    folder: Path, tmp_path: Path, neo4j_empty: Server
) -> None:
    if not neo4j_empty.own:
        pytest.skip("only a server of our own can be copied")
    assert (
        run("neo4j", "push", "--uri", neo4j_empty.uri, "--store", str(folder), password=neo4j_empty.password).exit_code
        == 0
    )
    neo4j_empty.stop()
    closed = neo4j_empty.copy(tmp_path / "closed", {"server.databases.read_only": "neo4j"})
    closed.start()
    try:
        with connected(closed) as server:
            from queries.oxigraph_store import open_store

            with open_store(folder) as store:
                assert differences(store, server) == ()
                with pytest.raises(StoreError, match="takes no changes"):
                    push(store, server, anew=True)
                assert differences(store, server) == ()
        told = run("list", "--store", closed.uri, password=closed.password)
        assert told.exit_code == 0, told.output
        result = run("neo4j", "push", "--anew", "--uri", closed.uri, "--store", str(folder), password=closed.password)
        assert "takes no changes (it is read-only)" in line(result)
    finally:
        closed.stop()


@pytest.mark.neo4j
def test_push_and_status_tell_what_they_did(folder: Path, neo4j_empty: Server) -> None:
    at = ("--uri", neo4j_empty.uri, "--store", str(folder))
    before = run("neo4j", "status", *at, password=neo4j_empty.password)
    assert before.exit_code == 4 and "not on the server" in before.output
    pushed = run("neo4j", "push", *at, password=neo4j_empty.password)
    assert pushed.exit_code == 0 and "which now holds 1 files" in pushed.output
    after = run("neo4j", "status", *at, password=neo4j_empty.password)
    assert after.exit_code == 0 and "nothing differs" in after.output
