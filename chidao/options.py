"""Options that many commands share, spelt once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ontology.errors import WrongUse

Command = TypeVar("Command", bound=Callable[..., Any])

STORE = "chidao.store"


def is_server(store: str) -> bool:
    """Whether the value of --store is the address of a Neo4j server.

    >>> is_server("bolt://localhost:7687"), is_server("neo4j.store")
    (True, False)
    """
    from queries.neo4j_server import SCHEMES

    scheme, mark, _ = store.partition("://")
    return bool(mark) and scheme.lower() in SCHEMES


def store_option(command: Command) -> Command:
    """`--store` of commands that ask, given as `store: str`, as it was written; `chidao.opening` opens it."""
    return _store(click.STRING, "DIR|SERVER", "Folder of the store, or a server that was filled: neo4j://HOST.")(
        command
    )


def folder_option(command: Command) -> Command:
    """`--store DIR` of commands that need the folder itself, given as `store: Path`; a server is refused."""
    return _store(_Folder(path_type=Path), "DIR", "Folder of the store.")(command)


def _store(kind: click.ParamType[Any], metavar: str, meaning: str) -> Callable[[Command], Command]:
    return click.option(
        "--store",
        type=kind,
        metavar=metavar,
        default=STORE,
        envvar="CHIDAO_STORE",
        show_default=True,
        show_envvar=True,
        help=meaning,
    )


class _Folder(click.Path):
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if is_server(str(value)):
            command = "this command" if ctx is None else ctx.info_name
            raise WrongUse(
                f"--store {value}: {command} needs a folder, this asks a server; "
                "load into a folder and push it: chidao neo4j push"
            )
        return super().convert(value, param, ctx)


def json_option(command: Command) -> Command:
    """`--json`: print JSON for programs, given to the command as `as_json: bool`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")(command)
