"""Scanned pages to the blocks of a page: the words that OCR found take the way of a PDF's characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from loaders.reading import ocr
from loaders.reading.decoding import DOUBTFUL_WORDS
from loaders.reading.ocr_words import SURE, Word
from loaders.reading.pdf_lines import Character, Line, by_word
from loaders.reading.pdf_paragraphs import Block
from loaders.reading.pdf_tables import blocks_of, grids_of
from loaders.reading.syllables import share_of_words
from ontology.errors import UnreadableFile

UNREADABLE = "a scan that OCR cannot read, few of its words are Vietnamese: scan it anew, at 300 dots per inch"
_NUMBER_BLANK = re.compile(r"(?:^|\s)[Ss]ố\s?:(?P<blank>[^/]{0,12})/[A-ZĐ]")  # Số: ⟨07⟩/CT-UBND
_DAY_BLANK = re.compile(r",\s*[Nn]g[àa]y(?P<blank>.{0,8}?)th[áa]ng\b.*\bnăm\b")  # Hà Nội, ngày ⟨30⟩ tháng 4 năm


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
    for number, scan in zip(numbers, ocr.scans(numbers, picture, data, name), strict=True):
        words = _with_blanks(scan.words)
        pieces = [Character(word.text, word.left, word.right, word.base, word.size) for word in words]
        blocks[number] = blocks_of(pieces, grids_of(scan.across, scan.down), by_word)
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


def _with_blanks(words: Sequence[Word]) -> list[Word]:
    """The words with "…" for handwriting in a letterhead's blanks: a number or day that was guessed would be wrong."""
    out: list[Word] = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        for pattern in (_NUMBER_BLANK, _DAY_BLANK):
            line = _blanked(line, pattern)
        out.extend(line)
    return out


def _blanked(line: list[Word], pattern: re.Pattern[str]) -> list[Word]:
    """A line with "…" for what `pattern` captures, where OCR was not sure of it or found no number."""
    found = pattern.search(" ".join(word.text for word in line))
    if found is None:
        return line
    ends = list(accumulate((len(word.text) + 1 for word in line), initial=0))
    inside = [n for n, at in enumerate(ends[:-1]) if at < found.end("blank") and ends[n + 1] - 1 > found.start("blank")]
    if not inside or (found["blank"].strip().isdigit() and all(line[n].sure >= SURE for n in inside)):
        return line
    first, last = line[inside[0]], line[inside[-1]]
    before = first.text[: max(found.start("blank") - ends[inside[0]], 0)]
    after = last.text[max(found.end("blank") - ends[inside[-1]], 0) :]
    blank = replace(first, text=f"{before}…{after}", right=last.right, sure=0)
    return [*line[: inside[0]], blank, *line[inside[-1] + 1 :]]
