"""--store: a folder for what writes and exports; for what asks, the words as they were written."""

from __future__ import annotations

from pathlib import Path

import click
import invented
import pytest
from running import chidao

from chidao import opening
from chidao.cli import cli
from ontology.errors import StoreError
from queries.oxigraph_store import open_store

SERVERS = ["neo4j://host:7687", "neo4j+s://host", "neo4j+ssc://host", "bolt://host:7687", "Bolt+s://host"]
FOLDERS_ONLY = [
    ["load", "x.txt"],
    ["remove", "x.txt"],
    ["export", "--format", "ttl"],
    ["sparql", "ASK {}"],
    ["neo4j", "push"],
    ["neo4j", "status"],
]
ASKING = [["list"], ["show"], ["chain"], ["implementers"], ["missing"], ["coverage"], ["duties"], ["check"]]
ASKING += [["draw", "chain"], ["draw", "duties"], ["draw", "all"]]


@pytest.mark.parametrize("command", FOLDERS_ONLY, ids=" ".join)
@pytest.mark.parametrize("server", SERVERS)
def test_a_server_is_refused_where_a_folder_is_needed(command: list[str], server: str) -> None:
    done = chidao(*command, "--store", server)
    called = command[1] if command[0] == "neo4j" else command[0]
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        f"chidao: --store {server}: {called} needs a folder, this asks a server; "
        "load into a folder and push it: chidao neo4j push\n"
    )


def test_a_server_in_the_environment_is_refused_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIDAO_STORE", SERVERS[0])
    assert chidao("export", "--format", "ttl").status == 2


@pytest.mark.parametrize("command", ASKING, ids=" ".join)
def test_commands_that_ask_open_the_store_in_one_place_by_its_words(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def refuse(store: str) -> None:
        seen.append(store)
        raise StoreError("not today")

    monkeypatch.setattr(opening, "opened", refuse)
    subject = [] if command[-1] in ("list", "missing", "check", "all") else ["57-KL/TW"]
    assert chidao(*command, *subject, "--store", SERVERS[0]).err == "chidao: not today\n"
    assert seen == [SERVERS[0]]


def test_a_folder_is_opened_for_questions_and_let_go(tmp_path: Path) -> None:
    folder = invented.saved(tmp_path / "neo4j.store", invented.chain())
    with opening.opened(str(folder)) as opened:
        assert invented.iri_of(invented.chain()[0]) in opened.documents()
    with open_store(folder, write=True):  # nobody else is in it any more
        pass


def test_every_command_with_a_store_is_in_one_of_the_two_lists() -> None:
    names = {command[0] for command in (*FOLDERS_ONLY, *ASKING)}
    context = click.Context(cli)
    with_store = set()
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        several = command.commands.values() if isinstance(command, click.Group) else [command]
        if any(parameter.name == "store" for one in several if one is not None for parameter in one.params):
            with_store.add(name)
    assert with_store == names
