"""The store that a command asks, opened: the one place that knows which kinds of stores there are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from chidao.options import is_server

if TYPE_CHECKING:
    from queries.identity import Documents


@contextmanager
def opened(store: str | Path) -> Iterator[Documents]:
    """The store at `store` (the value of `--store`), open for questions until the block ends: a folder, or a server.

    Raises `StoreError` where there is none.
    """
    if is_server(str(store)):
        from chidao.neo4j_commands import connected
        from queries.neo4j_store import Neo4jStore

        user, database = os.environ.get("NEO4J_USER"), os.environ.get("NEO4J_DATABASE")
        with connected(str(store), user, database) as server:
            yield Neo4jStore.filled(server)
        return
    from queries.oxigraph_store import open_store

    with open_store(Path(store)) as found:
        yield found
