"""Writes what a store holds as files for `neo4j-admin database import full`: the first fill of an empty database.

The import gives exactly what a push gives: the same nodes, views and relationships, with the versions of the graphs. So
a push afterwards writes no graph; it makes the constraint and the indexes, and goes on from there.

A table is a file of rows without a header (`Task.csv`) and its header beside it (`Task.header.csv`), which the import
tool reads as one. A column of the header is the property with its type; a row may end early, its last columns are then
absent. Where a property has values of several types (an aim: 100, 2.5, "gấp đôi"), rows that do not go together are in
several tables of the same labels. Every text is quoted, absent is nothing: `""` is the empty text.

One graph at a time is read; kept are only the names of shared nodes and what is said of agencies and places.
"""

from __future__ import annotations

import shlex
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import IO, Any, Protocol

from ontology.errors import StoreError, WrongUse
from queries import documents as cards_of
from queries import identity, neo4j_view
from queries.ask import Asked
from queries.graph_names import AGENCY, DESCRIBES, DOCUMENT, MARK, PLACE
from queries.neo4j_rows import Edge, Graphs, Node, rows, versions

Progress = Callable[[int, int], None]
Column = tuple[str, str]  # the name of a property and the import tool's word for its type

ARGUMENTS = "import.args"
_CARDS = 500  # documents that are looked up together
_INTEGERS = range(-(2**63), 2**63)
# What stands between the values of a list: the first that is in no file's name.
_BETWEEN = ("\x1f", "\x1e", "\x1d", "\x1c", "\ue000", "\ue001", "\ue002", "\ue003")
_SAID_OF = {AGENCY: ("label", "place", "under"), PLACE: ("label", "level", "parent")}


class Source(Graphs, Asked, Protocol):
    """A store that can be written out: its graphs, and the questions that make the cards of documents."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the folder, its files by name, and how many of each there are, as `Pushed` counts them."""

    folder: Path
    files: tuple[str, ...]
    graphs: int
    nodes: dict[str, int]
    relationships: dict[str, int]

    def command(self, database: str = "neo4j") -> str:
        """What to type in a shell, where Neo4j is stopped, to have it all in that database, which must be empty."""
        return f"cd {shlex.quote(str(self.folder))} && neo4j-admin database import full @{ARGUMENTS} {database}"


def write(store: Source, folder: Path, progress: Progress | None = None) -> Written:
    """Write the files into the folder, which appears when all are whole; the same store gives the same bytes.

    Raises `WrongUse` where the folder is there and not empty, `StoreError` where it cannot be written or where a value
    is one that Neo4j cannot have.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUse(f"{folder}: there is something already; name a folder that is new or empty")
    half = folder.with_name(f".{folder.name}.half")
    try:
        if half.exists():
            shutil.rmtree(half)  # of one that was interrupted
        half.mkdir(parents=True)
        with _Tables(half, _between(store)) as tables:
            written = _Bulk(store, tables).write(progress)
            files = tables.end()
        half.replace(folder)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return Written(folder, files, written, tables.nodes(), tables.relationships())


def _between(store: Graphs) -> str:
    names = "".join(source.name for source in store.sources())
    return next((mark for mark in _BETWEEN if mark not in names), _BETWEEN[0])


# ---------------------------------------------------------------- the rows


class _Bulk:
    """Everything once: the files' own first, graph by graph, then the shared nodes with their views."""

    def __init__(self, store: Source, tables: _Tables) -> None:
        self.store = store
        self.tables = tables
        self.shared: dict[str, set[str]] = {DOCUMENT: set(), AGENCY: set(), PLACE: set()}
        # What the graphs say of each agency and place, and how many of them say so.
        self.said: dict[str, dict[str, Counter[tuple[Any, ...]]]] = {AGENCY: {}, PLACE: {}}

    def write(self, progress: Progress | None) -> int:
        """How many graphs there were."""
        wanted = versions(self.store)
        for done, (graph, (version, _)) in enumerate(wanted.items(), 1):
            self._graph(graph, version)
            if progress is not None:
                progress(done, len(wanted))
        names = self._places()
        self._agencies(names)
        self._documents()
        return len(wanted)

    def _graph(self, graph: str, version: str) -> None:
        found = rows(self.store, graph, version)
        labels = {}
        for node in found.nodes:
            labels[node.iri] = node.label
            if node.label in self.shared:
                self.shared[node.label].add(node.iri)
            else:
                self.tables.node(node)
        for edge in found.edges:
            self.tables.edge(edge)
            keys = _SAID_OF.get(labels[edge.to]) if edge.kind == DESCRIBES else None
            if keys is not None:
                of = self.said[labels[edge.to]].setdefault(edge.to, Counter())
                of[tuple(edge.said.get(key) for key in keys)] += 1

    def _places(self) -> dict[str, str]:
        """The places, and the name that each now has."""
        names = {}
        for iri in sorted(self.shared[PLACE]):
            view = neo4j_view.place(iri, self._of(PLACE, iri))
            names[iri] = view.said["name"]
            self._view(PLACE, view)
        return names

    def _agencies(self, names: Mapping[str, str]) -> None:
        for iri in sorted(self.shared[AGENCY]):
            said = [one | {"of": names.get(one["place"] or "")} for one in self._of(AGENCY, iri)]
            self._view(AGENCY, neo4j_view.agency(iri, said))

    def _of(self, label: str, iri: str) -> list[dict[str, Any]]:
        """What each graph says of an agency or place."""
        said = self.said[label].get(iri, Counter())
        return [dict(zip(_SAID_OF[label], values, strict=True)) for values in said.elements()]

    def _documents(self) -> None:
        there = self.shared[DOCUMENT]
        known = cards_of.names(self.store)
        viewed = set()
        for some in cards_of.batches(sorted({known.of(iri) for iri in there}), _CARDS):
            for view in neo4j_view.documents(self.store, some, known):
                if view.iri in there:
                    viewed.add(view.iri)
                    self._view(DOCUMENT, view)
        for iri in sorted(there - viewed):
            self._view(DOCUMENT, neo4j_view.View(iri, {}))

    def _view(self, label: str, view: neo4j_view.View) -> None:
        """A shared node as it looks; relationships to what is not there stay away."""
        said = {name: value for name, value in view.said.items() if value is not None}
        if label == DOCUMENT:
            said["series"] = identity.series(view.iri)
        self.tables.node(Node(label, view.iri, said), view.kind)
        for kind, to in view.edges:
            if any(to in iris for iris in self.shared.values()):
                self.tables.edge(Edge(kind, view.iri, to, {}))


# ---------------------------------------------------------------- the files


@dataclass(slots=True)
class _Table:
    """A file while it is written: its columns in the order in which they first came, and its number of rows."""

    name: str
    out: IO[str]
    columns: dict[str, str] = field(default_factory=dict)
    rows: int = 0

    def bears(self, columns: Iterable[Column]) -> bool:
        """Whether a row of these columns can stand in it: none of them has another type here."""
        return all(self.columns.get(name, type_) == type_ for name, type_ in columns)


class _Tables:
    """The files of a folder: nodes by their labels, relationships by their type, and more where types differ."""

    def __init__(self, folder: Path, between: str) -> None:
        self._folder = folder
        self._between = between
        self._nodes: dict[tuple[str, ...], list[_Table]] = {}
        self._edges: dict[str, list[_Table]] = {}
        self._lines = False  # whether some text has several lines

    def __enter__(self) -> _Tables:
        return self

    def __exit__(self, *_: object) -> None:
        for table in self._all():
            table.out.close()

    def node(self, node: Node, kind: str | None = None) -> None:
        """A row of the table of its labels."""
        labels = (MARK, node.label, kind) if kind else (MARK, node.label)
        tables = self._nodes.setdefault(labels, [])
        self._row(tables, ".".join(labels[1:]), (node.iri,), node.said)

    def edge(self, edge: Edge) -> None:
        """A row of the table of its type."""
        self._row(self._edges.setdefault(edge.kind, []), edge.kind, (edge.from_, edge.to), edge.said)

    def _row(self, tables: list[_Table], name: str, first: tuple[str, ...], said: Mapping[str, Any]) -> None:
        columns = {key: _type(value) for key, value in said.items()}
        table = next((table for table in tables if table.bears(columns.items())), None)
        if table is None:
            name = f"{name}-{len(tables) + 1}" if tables else name
            table = _Table(name, (self._folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            tables.append(table)
        table.columns |= columns
        cells = [_quoted(value) for value in first]
        cells += [self._cell(said[key]) if key in said else "" for key in table.columns]
        line = ",".join(cells).rstrip(",")
        self._lines = self._lines or "\n" in line or "\r" in line
        table.out.write(line + "\n")
        table.rows += 1

    def _cell(self, value: Any) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int):
            if value not in _INTEGERS:
                raise StoreError(f"{value}: too large a number for Neo4j")
            return str(value)
        if isinstance(value, float):
            if not isfinite(value):
                return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
            return repr(value)
        if isinstance(value, list):
            if any(not one or self._between in one for one in value):
                raise StoreError(f"{value}: the import tool cannot take this list; use chidao neo4j push")
            return _quoted(self._between.join(value))
        return _quoted(str(value))

    def end(self) -> tuple[str, ...]:
        """Write the headers and the arguments; the names of all files."""
        arguments = []
        names = [ARGUMENTS]
        for option, ends, by_kind in (
            ("--nodes", ["iri:ID"], {":".join(labels): tables for labels, tables in self._nodes.items()}),
            ("--relationships", [":START_ID", ":END_ID"], self._edges),
        ):
            for kind, tables in sorted(by_kind.items()):
                for table in tables:
                    table.out.close()
                    header = ",".join([*ends, *(f"{name}:{type_}" for name, type_ in table.columns.items())])
                    (self._folder / f"{table.name}.header.csv").write_text(header + "\n", encoding="utf-8")
                    arguments.append(f"{option}={kind}={table.name}.header.csv,{table.name}.csv")
                    names += [f"{table.name}.header.csv", f"{table.name}.csv"]
        # Behind the files, so that the name of the database after them is not taken for one more.
        arguments.append(f"--multiline-fields={str(self._lines).lower()}")
        arguments.append(f"--array-delimiter=U+{ord(self._between):04X}")
        (self._folder / ARGUMENTS).write_text("".join(f"{line}\n" for line in arguments), encoding="utf-8")
        return tuple(sorted(names))

    def _all(self) -> Iterator[_Table]:
        for tables in (*self._nodes.values(), *self._edges.values()):
            yield from tables

    def nodes(self) -> dict[str, int]:
        """How many nodes there are of each label."""
        found: Counter[str] = Counter()
        for labels, tables in self._nodes.items():
            for label in labels[1:]:
                found[label] += sum(table.rows for table in tables)
        return dict(sorted(found.items()))

    def relationships(self) -> dict[str, int]:
        """How many relationships there are of each type."""
        return {kind: sum(table.rows for table in tables) for kind, tables in sorted(self._edges.items())}


def _type(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long"
    if isinstance(value, float):
        return "double"
    return "string[]" if isinstance(value, list) else "string"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
