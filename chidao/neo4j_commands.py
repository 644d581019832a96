"""Commands that fill a Neo4j server and compare it with the store: neo4j push, neo4j status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from chidao import table
from chidao.options import folder_option, json_option
from ontology.errors import WrongUse

if TYPE_CHECKING:
    from queries.neo4j_server import Address, Server

Command = TypeVar("Command", bound=Callable[..., Any])

DIFFERS = 4
_WHAT = {
    "missing": "not on the server",
    "other": "another version on the server, or changed there",
    "only": "on the server, not in the store",
    "stale": "shared nodes whose view is not written yet",
}


def _server_options(command: Command) -> Command:
    for option in (
        click.option("--database", envvar="NEO4J_DATABASE", help="Database of the server; else the user's own."),
        click.option("--user", envvar="NEO4J_USER", default="neo4j", show_default=True, help="Or set NEO4J_USER."),
        click.option(
            "--uri",
            envvar="NEO4J_URI",
            default="neo4j://localhost:7687",
            show_default=True,
            show_envvar=True,
            help="Address of the server.",
        ),
    ):
        command = option(command)
    return command


@click.group()
def neo4j() -> None:
    """Fill a Neo4j server with what the store holds, and keep it true.

    The password is taken from the environment's NEO4J_PASSWORD, else asked for. Then ask it like a store:
    chidao chain … --store neo4j://HOST
    """


@neo4j.command()
@_server_options
@click.option("--anew", is_flag=True, help="Write everything again, also what the server seems to have.")
@click.option(
    "--bulk",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Ask no server: write files for neo4j-admin, for the first fill of an empty database.",
)
@folder_option
@json_option
def push(uri: str, user: str, database: str | None, anew: bool, bulk: Path | None, store: Path, as_json: bool) -> None:
    """Have the server hold exactly what the store holds: only what differs is written.

    Nodes of others in the same database are never touched. A push that was cut off is finished by the next. With
    --bulk the same nodes and relationships are written into FOLDER instead, for `neo4j-admin database import full`.
    """
    from queries import neo4j_push
    from queries.oxigraph_store import open_store

    if bulk is not None:
        if anew:
            raise WrongUse("--anew is for a server; --bulk writes everything into files")
        _write_files(store, bulk, database, as_json)
        return
    with open_store(store) as opened, connected(uri, user, database) as server:
        with _bar() as progress:
            done = neo4j_push.push(opened, server, progress, anew=anew)
        where = str(server.address)
    if as_json:
        table.say(_summary("push", {"uri": where, "anew": anew}, done))
        return
    click.echo(
        f"wrote {done.written}, took out {done.removed} graphs; "
        f"{sum(done.changes.values())} changes on {where}, which now holds {done.nodes.get('File', 0)} files"
    )
    rows = [{"label": what, "nodes": count} for what, count in done.nodes.items()]
    table.show(rows, ("label", "nodes"), "Các nút trên máy chủ")
    rows = [{"relationship": what, "count": count} for what, count in done.relationships.items()]
    table.show(rows, ("relationship", "count"), "Các quan hệ trên máy chủ")


def _write_files(store: Path, folder: Path, database: str | None, as_json: bool) -> None:
    from queries import neo4j_bulk
    from queries.oxigraph_store import open_store

    with open_store(store) as opened, _bar() as progress:
        done = neo4j_bulk.write(opened, folder, progress)
    if as_json:
        rows = [{"what": what, "kind": "node", "count": count} for what, count in done.nodes.items()]
        rows += [{"what": what, "kind": "relationship", "count": count} for what, count in done.relationships.items()]
        columns = ["what", "kind", "count"]
        parameters = {"folder": str(done.folder), "files": list(done.files)}
        table.say({"question": "neo4j push", "parameters": parameters, "columns": columns, "rows": rows})
        return
    click.echo(f"wrote {done.graphs} graphs into {len(done.files)} files in {done.folder}")
    click.echo("stop the server, then fill its empty database with:")
    click.echo(f"  {done.command(database or 'neo4j')}")
    click.echo("start it again, and let a push make the constraint and the indexes: chidao neo4j push")


@neo4j.command()
@_server_options
@folder_option
@json_option
def status(uri: str, user: str, database: str | None, store: Path, as_json: bool) -> None:
    """Tell what differs between the store and the server (exit status 4 if anything does)."""
    from queries import neo4j_push
    from queries.oxigraph_store import open_store

    with open_store(store) as opened, connected(uri, user, database) as server:
        found = neo4j_push.differences(opened, server)
        where = str(server.address)
    rows = [{"what": one.what, "graph": one.graph, "name": one.name} for one in found]
    if as_json:
        table.say(
            {
                "question": "neo4j status",
                "parameters": {"uri": where},
                "columns": ["what", "graph", "name"],
                "rows": rows,
            }
        )
    elif not rows:
        click.echo(f"nothing differs between {store} and {where}")
    else:
        table.show([row | {"what": _WHAT[row["what"]]} for row in rows], ("what", "name", "graph"), "Khác nhau")
        click.echo("chidao: bring the server up to date with: chidao neo4j push", err=True)
    if rows:
        click.get_current_context().exit(DIFFERS)


@contextmanager
def connected(uri: str, user: str | None = None, database: str | None = None) -> Iterator[Server]:
    """The server at `uri`, open until the block ends."""
    from queries.neo4j_server import Server, address

    where = address(uri, user, database)
    server = Server(where, password(where))
    try:
        yield server
    finally:
        server.close()


def password(where: Address) -> str:
    """The password of a server's user, from the environment or, where somebody sits there, from a prompt."""
    given = os.environ.get("NEO4J_PASSWORD")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise WrongUse(f"{where}: no password; set NEO4J_PASSWORD")
    return str(click.prompt(f"Password of {where.user} at {where}", hide_input=True, err=True))


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on standard error, where somebody looks at it."""
    if not sys.stderr.isatty():
        yield None
        return
    bars: list[Any] = []

    def progress(done: int, of: int) -> None:
        if not bars:
            bars.append(click.progressbar(length=of, label="chidao neo4j push", file=sys.stderr))
            bars[0].__enter__()
        bars[0].update(done - bars[0].pos)

    try:
        yield progress
    finally:
        for bar in bars:
            bar.__exit__(None, None, None)


def _summary(name: str, parameters: dict[str, Any], done: Any) -> dict[str, Any]:
    rows = [{"what": what, "kind": "node", "count": count} for what, count in done.nodes.items()]
    rows += [{"what": what, "kind": "relationship", "count": count} for what, count in done.relationships.items()]
    return {
        "question": f"neo4j {name}",
        "parameters": parameters,
        "written": done.written,
        "removed": done.removed,
        "changes": dict(sorted(done.changes.items())),
        "columns": ["what", "kind", "count"],
        "rows": rows,
    }
