"""The folder of a store: its mark, its lock and the full texts.

    chidao.store/
        chidao-store.json   the mark: {"format": 1}
        graph/              Oxigraph's own files
        manifest.db         which file was read with which bytes (manifest.py)
        texts/61/61f3….txt  each full text, named by the sha256 of its UTF-8
        writing             there while somebody writes; left behind by a crash

One process writes or several read. What cannot be opened is one clear line (`StoreError`), and nothing is changed.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sys
from pathlib import Path
from typing import IO

from ontology.errors import StoreError

FORMAT = 1
MARK = "chidao-store.json"


class StoreFolder:
    """A store's folder, locked for this process: for it alone with `write`, else together with other readers."""

    def __init__(self, path: Path, lock: IO[bytes], *, write: bool) -> None:
        self.path = path
        self.write = write
        self._lock = lock

    @property
    def graph(self) -> Path:
        return self.path / "graph"

    @property
    def manifest(self) -> Path:
        return self.path / "manifest.db"

    @property
    def texts(self) -> Path:
        return self.path / "texts"

    @property
    def interrupted(self) -> bool:
        """Whether the last one to write did not come to an end."""
        return (self.path / "writing").exists()

    def begin(self) -> None:
        """Say that writing has begun; until `end` the store is to be mended when it is opened next."""
        (self.path / "writing").touch()

    def end(self) -> None:
        """Say that all is written."""
        (self.path / "writing").unlink(missing_ok=True)

    def text_file(self, sha256: str) -> Path:
        # Two letters as a folder: 100,000 names in one folder are slow to list on some systems.
        return self.texts / sha256[:2] / f"{sha256}.txt"

    def write_text(self, sha256: str, text: str) -> None:
        """Keep the text under its hash; a crash leaves no half of it under that name."""
        kept = self.text_file(sha256)
        if kept.exists():
            return
        kept.parent.mkdir(parents=True, exist_ok=True)
        half = kept.with_suffix(".half")
        half.write_bytes(text.encode())
        half.replace(kept)

    def drop_text(self, sha256: str) -> None:
        """Keep the text no more."""
        kept = self.text_file(sha256)
        kept.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # not empty: other texts are in it
            kept.parent.rmdir()

    def release(self) -> None:
        """Let other processes in."""
        self._lock.close()


def open_folder(path: Path, *, create: bool = False, write: bool = False) -> StoreFolder:
    """The store's folder at `path`, locked; with `create` it is made where there is nothing yet.

    Raises `StoreError` where there is no store, something else, a newer store, or one in use.
    """
    try:
        if path.exists() and not path.is_dir():
            raise StoreError(f"{path}: a file, not a store; name a folder with --store")
        mark = path / MARK
        if not mark.exists():
            _refuse_or_make(path, mark, create=create)
        _check_format(path, mark)
        lock = mark.open("rb")
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened as a store: {error.strerror or error}") from error
    try:
        _lock(lock, alone=write)
    except OSError as error:
        lock.close()
        raise StoreError(f"{path}: the store is in use by another process; try again when that has ended") from error
    return StoreFolder(path, lock, write=write)


def is_store(path: Path) -> bool:
    """Whether there is a store at `path`, whatever its state."""
    return (path / MARK).exists()


def discard(path: Path) -> None:
    """Take away a store that was made and holds nothing: what chidao made there, and nothing else."""
    (path / MARK).unlink(missing_ok=True)
    for made in ("graph", "texts"):
        shutil.rmtree(path / made, ignore_errors=True)
    for file in path.glob("manifest.db*"):
        file.unlink()
    (path / "writing").unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # not empty: something else is in it
        path.rmdir()


def _refuse_or_make(path: Path, mark: Path, *, create: bool) -> None:
    if path.is_dir() and any(path.iterdir()):
        raise StoreError(f"{path}: a folder, but not a store of chidao; name another one with --store")
    if not create:
        raise StoreError(f"{path}: no store here; make one with: chidao load PATH… --store {path}")
    path.mkdir(parents=True, exist_ok=True)
    half = mark.with_suffix(".half")
    half.write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")
    half.replace(mark)


def _check_format(path: Path, mark: Path) -> None:
    try:
        found = json.loads(mark.read_text(encoding="utf-8"))["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path}: the mark {MARK} cannot be read; is this a store of chidao?") from error
    if found != FORMAT:
        raise StoreError(f"{path}: a store of format {found}, this chidao knows format {FORMAT}; update chidao")


if sys.platform == "win32":

    def _lock(lock: IO[bytes], *, alone: bool) -> None:
        """Nothing: there Oxigraph's own lock keeps a second process out, readers too."""

else:
    import fcntl

    def _lock(lock: IO[bytes], *, alone: bool) -> None:
        fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
