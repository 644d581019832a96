"""Options that many commands share, spelt once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

STORE = Path("chidao.store")


def store_option(command: Command) -> Command:
    """`--store DIR`: the folder of the store, given to the command as `store: Path`."""
    return click.option(
        "--store",
        type=click.Path(path_type=Path),
        metavar="DIR",
        default=STORE,
        envvar="CHIDAO_STORE",
        show_default=True,
        show_envvar=True,
        help="Folder of the store.",
    )(command)


def json_option(command: Command) -> Command:
    """`--json`: print JSON for programs, given to the command as `as_json: bool`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")(command)
