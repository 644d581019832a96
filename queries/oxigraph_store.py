"""A store in a folder: Oxigraph for the graphs, a manifest of the files beside it, the full texts under their hash.

Every load of a file is atomic. A graph is named by the text that it states, so a changed file is a *new* graph: it is
written first (one transaction of Oxigraph), then the manifest turns to it (one transaction, the moment at which the
load has happened), then the old graph goes. What a crash leaves in between is a graph that the manifest does not
know, or knows no more: the next to open the store drops it.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ontology import terms
from ontology.errors import StoreError
from ontology.store import Rows, SourceFile, Value
from queries import changes, identity
from queries.ask import Question
from queries.manifest import Manifest
from queries.oxigraph_terms import bodies, documents, named, node, quad, sha256_of, value, written
from queries.sparql_text import bound
from queries.store_folder import StoreFolder, open_folder

if TYPE_CHECKING:
    from rdflib import Dataset

    from ontology.terms import Triple

SAME_AS, CHANGES = ox.NamedNode(terms.SAME_AS_GRAPH), ox.NamedNode(terms.CHANGES_GRAPH)
DERIVED = (SAME_AS, CHANGES)


def open_store(path: Path, create: bool = False, *, write: bool = False) -> OxigraphStore:
    """The store in the folder `path`; with `create` a new one where there is nothing, with `write` (which `create`
    implies) alone in it.

    Raises `StoreError` where there is no store, something else, a newer store, or one that is in use. A store whose
    last writer did not come to an end is mended first.
    """
    folder = open_folder(path, create=create, write=write or create)
    if folder.interrupted and not folder.write:
        folder.release()
        open_store(path, write=True).close()
        folder = open_folder(path)
    try:
        return OxigraphStore(folder)
    except (OSError, RuntimeError, sqlite3.Error) as error:
        folder.release()
        raise StoreError(f"{path}: the store cannot be opened: {error}; load the documents into a new one") from error


class OxigraphStore:
    """A `Store` (ontology/store.py) in a folder. Made by `open_store`."""

    def __init__(self, folder: StoreFolder) -> None:
        self._folder = folder
        interrupted, fresh = folder.interrupted, folder.write and not folder.manifest.exists()
        if fresh:
            folder.begin()  # making the manifest may be interrupted as well
        if folder.write or folder.manifest.exists():
            self._manifest = Manifest(folder.manifest, write=folder.write)
            try:
                self._graphs = (ox.Store if folder.write else ox.Store.read_only)(str(folder.graph))
            except (OSError, RuntimeError):
                self._manifest.close()
                raise
        else:  # nobody has written to it yet
            self._graphs, self._manifest = ox.Store(), Manifest(Path(":memory:"), write=True)
        self._touched: set[str] = set()  # series of documents whose joins may have changed
        self._named: set[str] = set()  # agencies and places whose events may be missing
        self._unnamed: set[str] = set()  # and those that may be named no more
        self._changed, self._half_done, self._closed = fresh, False, False
        if folder.write and interrupted:
            with self._change():
                self._mend()

    # ------------------------------------------------------------ writing

    def put(self, source: SourceFile, triples: Iterable[Triple], text: str) -> None:
        """Hold the file's graph, its text and its source in place of what the same path gave before."""
        digest = sha256(text.encode()).hexdigest()
        if source.graph != terms.file_iri(digest):
            raise ValueError(f"{source.graph} is not the graph of a text with hash {digest}")
        before = self._manifest.source(source.path)
        sharing = [other for other in self._manifest.sharing(source.graph) if other.path != source.path]
        named_by = min([source, *sharing], key=_naming)
        graph = ox.NamedNode(source.graph)
        quads = [named(quad(triple, graph), named_by) for triple in triples]
        spoken_of = sorted(documents(quads))
        with self._change():
            fresh = not self._graphs.contains_named_graph(graph)
            self._folder.write_text(digest, text)
            if fresh:
                self._graphs.extend(quads)
            else:
                self._replace(source.graph, quads)
            try:
                self._manifest.record(source, [(iri, identity.series(iri)) for iri in spoken_of])
            except BaseException:
                if fresh:
                    self._drop(source.graph)
                raise
            self._touched.update(map(identity.series, spoken_of))
            self._named |= bodies(quads)
            if before is not None and before.graph != source.graph:
                self._left(before)

    def remove(self, path: str) -> None:
        """Forget the file at `path`; its graph and text go unless another path has them too."""
        before = self._manifest.source(path)
        if before is not None:
            with self._change():
                self._manifest.forget(path)
                self._left(before)

    def settle(self) -> None:
        """Bring the derived graphs up to date: what incomplete names stand for, what became of agencies and places."""
        if self._touched:
            self._join()
        if self._named or self._unnamed:
            self._tell_changes()

    def _join(self) -> None:
        """Join each incomplete name of the documents that were touched to the complete one it must mean, if any."""
        with self._change():
            stale: set[ox.Quad] = set()
            joins: set[ox.Quad] = set()
            gone: list[str] = []
            for series in sorted(self._touched):
                there: list[str] = []
                for iri in self._manifest.documents(series):
                    stale.update(self._graphs.quads_for_pattern(node(iri), None, None, SAME_AS))
                    (there if self._mentions(iri) else gone).append(iri)
                joins.update(quad((one, terms.SAME_AS, other), SAME_AS) for one, other in identity.joins(there))
            if stale != joins:
                self._graphs.update(
                    f"DELETE DATA {{ {written(SAME_AS, stale - joins)} }} ;"
                    f"INSERT DATA {{ {written(SAME_AS, joins - stale)} }}"
                )
            self._manifest.drop(gone)
            self._touched.clear()

    def _tell_changes(self) -> None:
        """Have the events of exactly the agencies and places that some file names."""
        with self._change():
            gone = any(not self._described(iri) for iri in self._unnamed)
            fresh = {quad(triple, CHANGES) for triple in changes.events(self, None if gone else self._named)}
            if gone:
                for stale in set(self._stated(terms.CHANGES_GRAPH)) - fresh:
                    self._graphs.remove(stale)
            self._graphs.extend(fresh)
            self._named.clear()
            self._unnamed.clear()

    def _described(self, iri: str) -> bool:
        """Whether some file's graph describes the agency or place."""
        return any(bodies([said]) for said in self._graphs.quads_for_pattern(node(iri), node(terms.TYPE), None))

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Around every change: the folder is marked until `close`, and stays so where the change fails."""
        if not self._folder.write:
            raise StoreError(f"{self._folder.path}: the store was opened for reading only")
        if not self._changed:
            self._folder.begin()
            self._changed = True
        try:
            yield
        except BaseException:
            self._half_done = True
            raise

    def _stated(self, graph: str) -> list[ox.Quad]:
        return list(self._graphs.quads_for_pattern(None, None, None, ox.NamedNode(graph)))

    def _replace(self, graph: str, quads: list[ox.Quad]) -> None:
        """Have exactly these statements in the graph: one update is one transaction."""
        old = self._stated(graph)
        if set(quads) != set(old):
            self._touched.update(map(identity.series, documents(old)))
            self._unnamed |= bodies(old)
            name = ox.NamedNode(graph)
            self._graphs.update(f"DROP SILENT GRAPH {name} ; INSERT DATA {{ {written(name, quads)} }}")

    def _left(self, source: SourceFile) -> None:
        """The file `source` has its graph no more: drop it, or have it named after those that still have it."""
        sharing = self._manifest.sharing(source.graph)
        if not sharing:
            self._drop(source.graph)
            return
        self._rename(source.graph)
        if sharing[0].media_type != source.media_type:
            # Another kind of file may be read in another way.
            self._manifest.unread(source.graph)

    def _rename(self, graph: str) -> None:
        """Have the graph bear the smallest name of the files that share it."""
        self._replace(graph, [named(statement, self._manifest.sharing(graph)[0]) for statement in self._stated(graph)])

    def _drop(self, graph: str) -> None:
        stated = self._stated(graph)
        self._touched.update(map(identity.series, documents(stated)))
        self._unnamed |= bodies(stated)
        self._graphs.remove_graph(ox.NamedNode(graph))
        self._folder.drop_text(sha256_of(graph))

    def _mend(self) -> None:
        """Undo what an interrupted writer left half done; the next load reads again what was lost."""
        there = {str(name.value) for name in self._graphs.named_graphs()} - {name.value for name in DERIVED}
        for graph in sorted(there - self._manifest.graphs()):
            self._drop(graph)
        for source in self._manifest.sources():
            if source.graph not in there or not self._folder.text_file(sha256_of(source.graph)).exists():
                self.remove(source.path)
        for graph in sorted(self._manifest.graphs()):
            self._rename(graph)
        texts = {sha256_of(graph) for graph in self._manifest.graphs()}
        for kept in sorted(self._folder.texts.rglob("*.*")):
            if kept.stem not in texts or kept.suffix != ".txt":
                kept.unlink()
        for derived in DERIVED:
            self._graphs.remove_graph(derived)
        self._touched.update(map(identity.series, self._manifest.documents(None)))
        self._named.update(bodies(self.quads()))

    # ------------------------------------------------------------ reading

    def source(self, path: str) -> SourceFile | None:
        """The file read at `path`, or None."""
        return self._manifest.source(path)

    def sources(self) -> tuple[SourceFile, ...]:
        """All files read, by path."""
        return self._manifest.sources()

    def text(self, sha256: str) -> str | None:
        """The full text with this hash, or None where no file has it."""
        try:
            return self._folder.text_file(sha256).read_bytes().decode()
        except FileNotFoundError:
            return None

    def documents(self, series: str | None = None) -> tuple[str, ...]:
        """The IRIs of the documents that some file names: those of one series (`identity.series`), or all."""
        return tuple(iri for iri in self._manifest.documents(series) if self._mentions(iri))

    def answer(self, question: Question, values: Mapping[str, tuple[str, ...]]) -> Rows:
        """The rows of one question, its parameters bound to any of the values."""
        return self.ask(bound(question, values))

    def ask(self, sparql: str) -> Rows:
        """The rows of a SELECT over all graphs together."""
        found = self.query(sparql)
        assert isinstance(found, ox.QuerySolutions), "ask() takes a SELECT"
        columns = tuple(variable.value for variable in found.variables)
        return Rows(columns, tuple(tuple(value(term) for term in solution) for solution in found))

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Oxigraph's own answer to any query over all graphs together; the prefixes of the project need no line."""
        return self._graphs.query(sparql, prefixes=dict(terms.PREFIXES), use_default_graph_as_union=True)

    def graphs(self) -> Iterator[tuple[str, list[ox.Triple]]]:
        """Every graph that says something, derived ones too, with its statements; by name."""
        for name in sorted(str(name.value) for name in self._graphs.named_graphs()):
            if triples := [quad.triple for quad in self._stated(name)]:
                yield name, triples

    def statements(self, graph: str) -> list[tuple[str, str, Value]]:
        """What one graph says, in plain data: (subject, predicate, value), an IRI an `Iri`; sorted."""
        found = [(str(value(q.subject)), q.predicate.value, value(q.object)) for q in self._stated(graph)]
        return sorted(found, key=str)

    def derived(self) -> tuple[str, ...]:
        """The graphs that the store itself derived, whether they say something or not."""
        return tuple(name.value for name in DERIVED)

    def quads(self) -> Iterator[ox.Quad]:
        """Every statement with its graph, derived ones too, in no order."""
        return self._graphs.quads_for_pattern(None, None, None)

    def dataset(self) -> Dataset:
        """rdflib's view of the same store, all graphs together by default; not to be used after `close`."""
        from oxrdflib import OxigraphStore as Behind
        from rdflib import Dataset

        return Dataset(store=Behind(store=self._graphs), default_union=True)

    def _mentions(self, iri: str) -> bool:
        """Whether some file's graph speaks of the document."""
        return any(said.graph_name not in DERIVED for said in self._graphs.quads_for_pattern(node(iri), None, None))

    # ------------------------------------------------------------ closing

    def close(self) -> None:
        """Settle, save and let go of the folder; closing twice is closing once."""
        if self._closed:
            return
        try:
            self.settle()
            if self._changed:
                self._graphs.flush()
        except BaseException:
            self._half_done = True
            raise
        finally:
            self._closed = True
            self._manifest.close()
            del self._graphs
            gc.collect()  # Oxigraph has no close: its lock goes with its last reference.
            if self._changed and not self._half_done:
                self._folder.end()
            self._folder.release()

    def __enter__(self) -> OxigraphStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _naming(source: SourceFile) -> tuple[str, str, str]:
    return source.name, source.media_type, source.path
