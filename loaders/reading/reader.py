"""A file to its text as read: opened, its kind told by its bytes, and handed to that kind's reader."""

from __future__ import annotations

import importlib
import os
import stat
import unicodedata
from pathlib import Path

from loaders.reading import old_letters
from loaders.reading.decoding import FEW_WORDS
from loaders.reading.kinds import READABLE, by_content, by_ending
from loaders.reading.text import Text
from ontology.errors import UnreadableFile

LARGEST = 512 * 1024 * 1024  # bytes; a document of a thousand pages has two million
LONGEST_LINE = 1_000_000  # code points; a whole book in one line has half of that


def read(path: Path) -> Text:
    """Read one file's text: NFC, lines ended by "\\n", never empty.

    Raises `UnreadableFile`, one line of file and reason, for whatever is no document that can be read.
    """
    kind = by_ending(path)
    data = _bytes(path)
    if kind is None:
        raise UnreadableFile(str(path), f"unknown kind of file; chidao reads {READABLE}")
    if not data:
        raise UnreadableFile(str(path), "empty file")
    kind = by_content(data, kind, str(path))
    content, warnings = importlib.import_module(kind.module).content(data, str(path))
    if kind.typed and (old := old_letters.modern(content))[1]:
        content, warnings = old[0], (*old[1], *(w for w in warnings if w != FEW_WORDS))
    if not content or content.isspace():
        raise UnreadableFile(str(path), "holds no text")
    if _has_longer_line(content, LONGEST_LINE):
        raise UnreadableFile(str(path), f"holds a line of more than {LONGEST_LINE:,} characters, so no document")
    return Text(_name(path), content, kind.media_type, warnings)


def _has_longer_line(content: str, most: int) -> bool:
    """Whether a line has more than `most` characters; looks at one line break in so many only."""
    start = 0
    while len(content) - start > most:
        start = content.rfind("\n", start, start + most + 1) + 1
        if not start:
            return True
    return False


def _bytes(path: Path) -> bytes:
    """All of a file; the system's refusals as ours."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            os.scandir(path).close()
            raise UnreadableFile(str(path), f"a folder without documents; chidao reads {READABLE}")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile(str(path), "not a regular file")
        if status.st_size > LARGEST:
            raise UnreadableFile(str(path), f"larger than {LARGEST >> 20} MB, so no document")
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(str(path), "no such file or folder") from None
    except PermissionError:
        raise UnreadableFile(str(path), "permission denied; ask its owner for the right to read it") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableFile(str(path), str(getattr(error, "strerror", None) or error).lower()) from None


def _name(path: Path) -> str:
    """The file's name as people type it: NFC also where the disk keeps it decomposed, always printable."""
    return unicodedata.normalize("NFC", path.name.encode("utf-8", "replace").decode())
