"""What a store of graphs must do, whoever builds it: loaders write through it, questions read through it.

A store holds one graph a file, named by the text of the file (`id:file/<sha256>`), so that the same content loaded
under two names is one graph; it remembers which path was read with which bytes by which reader, and keeps the full
texts under their hash. Whatever the order of loading, the same files give the same store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

from ontology.triples import Triple

Value = str | int | float | bool | None


class Iri(str):
    """A name in an answer, where a plain `str` is a literal."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was read: its absolute path, its name without folders, and where its facts are.

    `digest` is the sha256 of the bytes, `reader` the version of what read them: a file where both are unchanged need
    not be read again. `graph` is the IRI of its graph.
    """

    path: str
    name: str
    digest: str
    reader: str
    media_type: str
    graph: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: the names of its columns and a tuple a row, in the order of the query."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)


class Store(Protocol):
    """A place for graphs, to be written and asked in SPARQL; what only answers questions is a `queries.ask.Asked`.

    Every change is atomic: it is wholly there or not at all, also after a crash.
    """

    def put(self, source: SourceFile, triples: Iterable[Triple], text: str) -> None:
        """Hold the file's graph, its text and its source in place of what the same path gave before.

        Where another path has the same text the graph is shared and bears the smaller of the names.
        """

    def remove(self, path: str) -> None:
        """Forget the file at `path`; its graph and text go unless another path has them too. Unknown: nothing."""

    def settle(self) -> None:
        """Bring derived graphs (same-as) up to date with what was put and removed. Called after a batch."""

    def source(self, path: str) -> SourceFile | None:
        """The file read at `path`, or None."""

    def sources(self) -> tuple[SourceFile, ...]:
        """All files read, by path."""

    def text(self, sha256: str) -> str | None:
        """The full text with this hash, or None where no file has it."""

    def documents(self, series: str | None = None) -> tuple[str, ...]:
        """The IRIs of the documents that some file names: those of one number (as a key writes it), or all."""

    def ask(self, sparql: str) -> Rows:
        """The rows of a SPARQL SELECT over all graphs together (`GRAPH ?g` names one).

        In a row an IRI is an `Iri`, a number an int or float, a truth a bool, any other literal its text,
        an unbound variable None.
        """

    def close(self) -> None:
        """Settle, save and let go; closing twice is closing once."""

    def __enter__(self) -> Store: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
