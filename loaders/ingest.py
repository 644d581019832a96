"""Files into any store: what has changed is read again, what is refused is told, what is gone is removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path

from loaders import graph, reading
from loaders.reading import Text
from ontology import rows
from ontology.errors import UnreadableFile
from ontology.model import Record
from ontology.store import SourceFile, Store

Extract = Callable[[Text], Record]
Progress = Callable[[int, int], None]  # files done, files in all


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: `read` are files new to the store, `replaced` those whose bytes (or whose reader) had changed.

    Paths as they were found. `passed_over` counts files of no known kind in the folders that were walked.
    """

    read: tuple[Path, ...] = ()
    replaced: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()
    refused: tuple[UnreadableFile, ...] = ()
    passed_over: int = 0

    @property
    def held(self) -> int:
        """How many of the files the store holds now."""
        return len(self.read) + len(self.replaced) + len(self.unchanged)


def load(
    paths: Iterable[Path], store: Store, progress: Progress | None = None, extract: Extract | None = None
) -> LoadReport:
    """Have the store hold what these files and folders say now; a refused file leaves what it said before.

    `extract` reads a record from a text (loaders.record.extract); `progress` is told after each file.
    """
    if extract is None:
        from loaders import record

        extract = record.extract
    walked = reading.walk(paths)
    done: dict[str, list[Path]] = {"read": [], "replaced": [], "unchanged": []}
    refused: list[UnreadableFile] = []
    for count, path in enumerate(walked.files, start=1):
        try:
            done[_load(path, store, extract)].append(path)
        except UnreadableFile as error:
            refused.append(error)
        if progress is not None:
            progress(count, len(walked.files))
    store.settle()
    return LoadReport(
        tuple(done["read"]), tuple(done["replaced"]), tuple(done["unchanged"]), tuple(refused), walked.passed_over
    )


def _load(path: Path, store: Store, extract: Extract) -> str:
    """Load one file; says whether it was read, replaced or unchanged."""
    before = store.source(str(path.resolve()))
    digest = _digest(path)
    if before is not None and (before.digest, before.reader) == (digest, reader()):
        return "unchanged"
    text = reading.read(path)
    record = extract(text)
    source = SourceFile(
        str(path.resolve()), record.source.name, digest, reader(), record.source.media_type, graph.graph_iri(record)
    )
    store.put(source, graph.triples(record), text.content)
    return "read" if before is None else "replaced"


def remove(paths: Iterable[Path], store: Store) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """Take these files, and all below these folders, out of the store; they need not be on the disk any more.

    Gives the paths that were removed, and what was asked for of which the store had nothing.
    """
    held = [source.path for source in store.sources()]
    removed: list[str] = []
    unknown: list[Path] = []
    for path in paths:
        whole = str(path.resolve())
        some = [other for other in held if other == whole or Path(whole) in Path(other).parents]
        removed += some
        if not some:
            unknown.append(path)
    for gone in sorted(set(removed)):
        store.remove(gone)
    store.settle()
    return tuple(sorted(set(removed))), tuple(unknown)


def _digest(path: Path) -> str:
    """The sha256 of a file's bytes; empty where there is no plain file, which `read` then refuses with its reason."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


@cache
def reader() -> str:
    """The version of what reads: a hash of the programs and tables (one's own too) from a file's bytes to its triples.

    So a rule that is mended reads the same bytes again, and nobody needs to remember to count a version up.
    """
    here = Path(__file__).parent
    told = sha256()
    for folder in (here, here.parent / "ontology"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".csv"):
                told.update(f"{path.relative_to(folder.parent).as_posix()}\0".encode())
                told.update(sha256(path.read_bytes()).digest())
    for path in rows.own_files():
        told.update(f"{path.name}\0".encode())
        told.update(sha256(path.read_bytes()).digest())
    return told.hexdigest()[:16]
