"""Scanned pages to the blocks of a page: the words that OCR found take the way of a PDF's characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from loaders.reading import ocr
from loaders.reading.decoding import DOUBTFUL_WORDS
from loaders.reading.ocr_words import SURE
from loaders.reading.pdf_lines import Character, Line, by_word
from loaders.reading.pdf_paragraphs import Block
from loaders.reading.pdf_tables import Grid, blocks_of, grids_of
from loaders.reading.scan_heads import unstamped, with_blanks, with_marks
from loaders.reading.syllables import share_of_words
from ontology.errors import UnreadableFile

UNREADABLE = "a scan that OCR cannot read, few of its words are Vietnamese: scan it anew, at 300 dots per inch"


@dataclass(frozen=True, slots=True)
class Scanned:
    """The blocks of scanned pages by their number from 0, and doubts about them."""

    blocks: dict[int, list[Block]]
    warnings: tuple[str, ...]


def read(numbers: Sequence[int], picture: ocr.Picture, data: bytes, name: str) -> Scanned:
    """Read the pages `numbers` of a file by OCR (`ocr.scans`).

    Raises `UnreadableFile` also where fewer than half of the words found are Vietnamese.
    """
    blocks: dict[int, list[Block]] = {}
    scraps: dict[int, int] = {}
    unsure = count = 0
    stamped: list[str] = []
    for number, scan in zip(numbers, ocr.scans(numbers, picture, data, name), strict=True):
        if number == 0:
            scan, said = unstamped(scan)
            stamped.extend(said)
        words = with_blanks(scan.words)
        pieces = [Character(word.text, word.left, word.right, word.base, word.size) for word in words]
        grids = [grid for grid in grids_of(scan.across, scan.down) if _is_table(grid, pieces)]
        blocks[number] = [with_marks(block) for block in blocks_of(pieces, grids, by_word)]
        scraps[number] = scan.scraps
        count += len(words)
        unsure += sum(word.sure < SURE for word in words)
    text = "\n".join(b.text if isinstance(b, Line) else b for page in blocks.values() for b in page)
    if share_of_words(text) < DOUBTFUL_WORDS:
        raise UnreadableFile(name, UNREADABLE)
    engine = ocr.engine()
    version = f" {engine.version}" if engine else ""
    warnings = [f"text by OCR (Tesseract{version}) on {listed(numbers)}; unsure of {unsure} of {count} words"]
    if total := sum(scraps.values()):
        where = listed([number for number in numbers if scraps[number]])
        warnings.append(f"{total} line{'s' * (total > 1)} of marks that are no words left out on {where}")
    if stamped:
        warnings.append(f"the stamp of who received it left out on page 1: “{' '.join(stamped)}”")
    return Scanned(blocks, tuple(warnings))


def listed(numbers: Iterable[int]) -> str:
    """Pages from 0 as people count them.

    >>> listed([0, 1, 2, 4])
    'pages 1-3, 5'
    """
    rising = sorted(number + 1 for number in numbers)
    runs = [[page for _, page in run] for _, run in groupby(enumerate(rising), key=lambda at: at[1] - at[0])]
    said = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page{'s' * (len(rising) > 1)} {said}"


def _is_table(grid: Grid, words: Iterable[Character]) -> bool:
    """Whether words stand in two cells of a grid or more; seals and signatures draw grids too."""
    return len({grid.cell(word) for word in words if grid.holds(word)}) > 1
