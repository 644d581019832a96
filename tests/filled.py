"""Stores and servers that are filled with documents, for tests of Neo4j."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from loaders import ingest
from queries.neo4j_server import Server as Connection
from queries.neo4j_server import address
from queries.oxigraph_store import OxigraphStore, open_store

if TYPE_CHECKING:
    from neo4j_server import Server

IMPATIENT = 1.0  # seconds of trying again: tests of faults need not wait for people


def loaded(folder: Path, paths: Iterable[Path]) -> OxigraphStore:
    """A store in `folder` with these files, open for writing."""
    store = open_store(folder, create=True)
    ingest.load(list(paths), store)
    store.settle()
    return store


@contextmanager
def connected(server: Server, patience: float = IMPATIENT) -> Iterator[Connection]:
    """A connection of chidao's own to a server of the tests."""
    connection = Connection(address(server.uri, server.user), server.password, patience)
    try:
        yield connection
    finally:
        connection.close()
