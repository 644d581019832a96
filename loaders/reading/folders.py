"""The files to read: those named, and those of known kinds in the folders named, once each and in a stable order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.reading.kinds import by_ending


@dataclass(frozen=True, slots=True)
class Walk:
    """Paths to hand to `read`, sorted, no file twice; and how many files of no known kind stood beside them in folders.

    What was named but is no document (a missing path, a file of unknown kind, a folder without documents or that
    cannot be opened) is among `files`, so that `read` refuses it in its place, as it does a broken file.
    """

    files: tuple[Path, ...]
    passed_over: int


def walk(paths: Iterable[Path]) -> Walk:
    """Find the documents that `paths` name; hidden files and Word's lock files (~$…) in folders are ignored.

    The order is that of the paths' parts, whatever order they are named in. A file reached by several names or links
    is there once, under the name that sorts first among those named; loops of links end.
    """
    found: dict[str, Path] = {}
    folders: set[str] = set()
    passed: set[str] = set()
    for path in sorted(set(paths), key=lambda p: p.parts):
        if not path.is_dir():
            found.setdefault(os.path.realpath(path), path)
            continue
        before = len(found)
        already = os.path.realpath(path) in folders
        for inner in _inside(path, folders):
            if inner.is_dir() or by_ending(inner) is not None:
                found.setdefault(os.path.realpath(inner), inner)
            else:
                passed.add(os.path.realpath(inner))
        if len(found) == before and not already:
            found.setdefault(os.path.realpath(path), path)
    return Walk(tuple(sorted(found.values(), key=lambda p: p.parts)), len(passed - found.keys()))


def _inside(folder: Path, folders: set[str]) -> Iterator[Path]:
    """The files below a folder, depth first in the order of names; a folder that cannot be opened comes as itself.

    `folders` are the real paths of those already entered, which are not entered again.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        real = os.path.realpath(here)
        if real in folders:
            continue
        folders.add(real)
        try:
            with os.scandir(here) as entries:
                names = sorted(entry.name for entry in entries)
        except OSError:
            yield here
            continue
        inner = [here / name for name in names if not name.startswith((".", "~$"))]
        yield from (path for path in inner if path.is_file())
        waiting.extend(reversed([path for path in inner if path.is_dir()]))
