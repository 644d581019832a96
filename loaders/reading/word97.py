"""Word's old binary files (.doc) and RTF to text, by a program that can read them.

LibreOffice makes a .docx of the file, with its tables and the numbers of its lists, which the reader of such files then
reads. Where it is not installed antiword gives the text of a .doc alone.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from loaders.reading import docx, programs, tables
from loaders.reading.decoding import Decoded, doubts, normal
from loaders.reading.tabbed import in_columns
from ontology.errors import UnreadableFile

OFFICE = ("soffice", "libreoffice")
INSTALL = "install LibreOffice or antiword, or save it as .docx"
PLAIN = "read by antiword, which flattens tables and leaves numbers of lists out: LibreOffice reads them better"
_RTF = b"{\\rtf"
_SECONDS = 180.0  # most take one
_BAR = re.compile(r"\s*\|")


def content(data: bytes, name: str) -> Decoded:
    """The text of an old Word file, as `loaders.reading.docx` lays it out.

    Raises `UnreadableFile` where no program is there that reads it, or none can.
    """
    rtf = data.startswith(_RTF)
    with tempfile.TemporaryDirectory(prefix="chidao-") as folder:
        source = Path(folder) / f"document.{'rtf' if rtf else 'doc'}"
        source.write_bytes(data)
        try:
            if office := programs.find(*OFFICE):
                return docx.content(_as_docx(office, source), name)
            if not rtf and (antiword := programs.find("antiword")):
                said = programs.run([antiword, "-m", "UTF-8.txt", "-w", "0", str(source)], seconds=_SECONDS)
                text = normal("\n\n".join(in_columns(list(_blocks(said.decode("utf-8", "replace"))))))
                return text, (PLAIN, *doubts(text))
        except programs.ProgramFailed as error:
            raise UnreadableFile(name, f"old Word file that cannot be converted ({error}): save it as .docx") from None
    install = INSTALL.replace(" or antiword", "") if rtf else INSTALL
    raise UnreadableFile(name, f"{'RTF' if rtf else 'legacy Word'} file: {install}")


def _as_docx(office: str, source: Path) -> bytes:
    """What LibreOffice makes of a file; with a profile of its own, so that one that is open is not disturbed."""
    profile = (source.parent / "profile").as_uri()
    settings = [f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    programs.run(
        [office, *settings, "--convert-to", "docx", "--outdir", str(source.parent), str(source)], seconds=_SECONDS
    )
    made = source.with_suffix(".docx")
    if not made.is_file():  # it ends with status 0 also where it could not read the file
        raise programs.ProgramFailed("LibreOffice could not read it")
    return made.read_bytes()


def _blocks(said: str) -> Iterator[str]:
    """The paragraphs of antiword's text, each a line, and its tables, whose lines begin and end with a bar.

    A line of a table whose first cell is empty goes on with the row above.
    """
    lines = [line.strip() for line in said.split("\n")]
    for barred, run in groupby((line for line in lines if line), key=lambda line: bool(_BAR.match(line))):
        if not barred:
            yield from run
            continue
        cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in run]
        whole = _rows(cells, lambda _: True)
        rows = whole if tables.is_layout(whole, bordered=True) else _rows(cells, lambda line: not line[0])
        yield from tables.blocks(rows, bordered=True)


def _rows(lines: Iterable[Sequence[str]], goes_on: Callable[[Sequence[str]], bool]) -> list[list[tables.Cell]]:
    """The rows of a table whose cells antiword has wrapped: a line that `goes_on` belongs to the row above."""
    rows: list[list[list[str]]] = []
    for line in lines:
        if not rows or not goes_on(line):
            rows.append([])
        rows[-1].extend([] for _ in range(len(line) - len(rows[-1])))
        for cell, words in zip(rows[-1], line, strict=False):
            cell.extend([words] if words else [])
    return [[tables.Cell(tuple(cell)) for cell in row] for row in rows]
