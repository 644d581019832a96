"""A Neo4j server that holds what `chidao neo4j push` put there, as a store: the same questions, the same rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING

from ontology.errors import StoreError
from ontology.store import Value
from queries import cypher_text
from queries.neo4j_server import Server, plain

if TYPE_CHECKING:
    from queries.ask import Question

_DOCUMENTS = """
MATCH (d:Chidao&Document)<-[:DESCRIBES]-(:File)
RETURN DISTINCT d.iri AS iri ORDER BY iri
"""
_SERIES = """
MATCH (d:Chidao {series: $series}) WHERE d:Document AND EXISTS { (d)<-[:DESCRIBES]-(:File) }
RETURN d.iri AS iri ORDER BY iri
"""


class Neo4jStore:
    """What asking commands need of a store (`queries.ask.Asked`, `documents`), answered by a server."""

    follows_paths = True  # chains are asked for at once (`below`, `above`), not step by step

    def __init__(self, server: Server) -> None:
        self.server = server

    @classmethod
    def filled(cls, server: Server) -> Neo4jStore:
        """The store on a server that was filled; one that holds nothing of chidao is refused."""
        if not server.read("MATCH (f:Chidao) RETURN f.iri LIMIT 1"):
            raise StoreError(f"{server.address}: holds nothing of chidao; fill it with: chidao neo4j push")
        return cls(server)

    def answer(self, question: Question, values: Mapping[str, tuple[str, ...]]) -> Iterable[Mapping[str, Value]]:
        """The rows of a question's twin."""
        cypher = cypher_text.bound(cypher_text.twin(question.name), values)
        given = {name: list(several) for name, several in values.items()}
        rows = self.server.read(cypher, **cypher_text.of_tables(), **given)
        return [plain(row, question.columns) for row in rows]

    def documents(self, series: str | None = None) -> tuple[str, ...]:
        """The IRIs of the documents that some file names: those of one series (`identity.series`), or all."""
        rows = self.server.read(_DOCUMENTS) if series is None else self.server.read(_SERIES, series=series)
        return tuple(row["iri"] for row in rows)

    def close(self) -> None:
        """Let the connection go."""
        self.server.close()

    def __enter__(self) -> Neo4jStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
