"""What a store on disk remembers beside its graphs: which file was read when it had which bytes, and which documents
were ever named in which series. One SQLite file, written by one process at a time.

Nothing of it is ever exported: it holds paths of the machine.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from ontology.store import SourceFile

_TABLES = """
CREATE TABLE IF NOT EXISTS file (
    path TEXT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, reader TEXT NOT NULL,
    media_type TEXT NOT NULL, graph TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_graph ON file (graph, name);
CREATE TABLE IF NOT EXISTS document (iri TEXT PRIMARY KEY, series TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS document_series ON document (series);
"""
_COLUMNS = "path, name, digest, reader, media_type, graph"


class Manifest:
    """The files of a store, and its documents by number. Every method that changes something commits it at once."""

    def __init__(self, path: Path, *, write: bool) -> None:
        """Open the manifest at `path`. A reader needs no right to write: it must be sure that nobody writes.

        Raises `sqlite3.DatabaseError` where the file is no manifest.
        """
        if write:
            self._base = sqlite3.connect(path, isolation_level=None)
            # A log instead of a journal: a commit need not wait for the disk, and a crash loses the last ones at worst.
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.executescript(_TABLES)
        else:
            self._base = sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, isolation_level=None)
            self._base.execute("SELECT 1 FROM file LIMIT 1")

    def source(self, path: str) -> SourceFile | None:
        """The file read at `path`, or None."""
        row = self._base.execute(f"SELECT {_COLUMNS} FROM file WHERE path = ?", (path,)).fetchone()
        return None if row is None else SourceFile(*row)

    def sources(self) -> tuple[SourceFile, ...]:
        """All files, by path."""
        return tuple(SourceFile(*row) for row in self._base.execute(f"SELECT {_COLUMNS} FROM file ORDER BY path"))

    def sharing(self, graph: str) -> tuple[SourceFile, ...]:
        """The files whose facts are in `graph`, the one that gives it its name first."""
        rows = self._base.execute(
            f"SELECT {_COLUMNS} FROM file WHERE graph = ? ORDER BY name, media_type, path", (graph,)
        )
        return tuple(SourceFile(*row) for row in rows)

    def graphs(self) -> frozenset[str]:
        """The graphs that some file has."""
        return frozenset(row[0] for row in self._base.execute("SELECT DISTINCT graph FROM file"))

    def record(self, source: SourceFile, documents: Iterable[tuple[str, str]]) -> None:
        """Remember the file in place of what its path gave before, and the documents it names, each with its series."""
        self._base.execute("BEGIN")
        try:
            self._base.executemany("INSERT OR IGNORE INTO document VALUES (?, ?)", documents)
            self._base.execute(
                "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)",
                (source.path, source.name, source.digest, source.reader, source.media_type, source.graph),
            )
            self._base.execute("COMMIT")
        except BaseException:
            self._base.execute("ROLLBACK")
            raise

    def forget(self, path: str) -> None:
        """Remember the file at `path` no more."""
        self._base.execute("DELETE FROM file WHERE path = ?", (path,))

    def unread(self, graph: str) -> None:
        """Have the files of `graph` read again at the next load, whatever their bytes."""
        self._base.execute("UPDATE file SET digest = '' WHERE graph = ?", (graph,))

    def documents(self, series: str | None) -> tuple[str, ...]:
        """The IRIs ever named in a series (identity.py), or all; some may be in no graph any more."""
        if series is None:
            rows = self._base.execute("SELECT iri FROM document ORDER BY iri")
        else:
            rows = self._base.execute("SELECT iri FROM document WHERE series = ? ORDER BY iri", (series,))
        return tuple(row[0] for row in rows)

    def drop(self, documents: Iterable[str]) -> None:
        """Forget documents that no graph names any more."""
        self._base.execute("BEGIN")
        self._base.executemany("DELETE FROM document WHERE iri = ?", [(iri,) for iri in documents])
        self._base.execute("COMMIT")

    def close(self) -> None:
        self._base.close()
