"""The heads of scanned letters: what stamps, pens and OCR make of them.

Number and day are written by hand into blanks, the receiver's stamp lies over them, and of marks over capitals OCR is
least sure. What is not known for certain is left blank; a document's type is one of a few words, so that only its marks
are mended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, groupby

from loaders.reading.ocr import Scan
from loaders.reading.ocr_words import SURE, Word
from loaders.reading.pdf_lines import Line
from loaders.reading.pdf_paragraphs import Block
from loaders.reading.scan_stamps import holds, inside, stamp
from loaders.vocabulary import type_names
from ontology.names import unmarked

_ADDRESSED = re.compile(r"^(?:[^\w]*\S{1,5}\s+)?gửi\s?:")  # the receiver's stamp covers the word before
_NUMBER_BLANK = re.compile(r"(?:^|\s)[Ss]ố\s?:(?P<blank>[^/]{0,12})/[A-ZĐ]")  # Số: ⟨07⟩/CT-UBND
_DAY_BLANK = re.compile(r",\s*[Nn]g[àa]y(?P<blank>.{0,8}?)th[áa]ng\b.*\bnăm\b")  # Hà Nội, ngày ⟨30⟩ tháng 4 năm


def unstamped(scan: Scan) -> tuple[Scan, list[str]]:
    """A first page without the stamp of who received it, and the words of that."""
    box = stamp(scan.words, scan.across, scan.down)
    if box is None:
        return scan, []
    words = tuple(word for word in scan.words if not holds(box, word))
    across = tuple((y, a, b) for y, a, b in scan.across if not inside(box, a, y, b, y))
    down = tuple((x, a, b) for x, a, b in scan.down if not inside(box, x, a, x, b))
    return Scan(words, scan.scraps, across, down), [word.text for word in scan.words if holds(box, word)]


def with_blanks(words: Sequence[Word]) -> list[Word]:
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


def with_marks(block: Block) -> Block:
    """A line that is a document's type but for its marks (THÔNG BẢO) with the type's own; "gửi:" with its Kính."""
    if not isinstance(block, Line):
        return block
    if block.text.isupper() and (name := _types().get(unmarked(block.text.strip(" .:*")))):
        return replace(block, text=name)
    return replace(block, text=_ADDRESSED.sub("Kính gửi:", block.text))


@cache
def _types() -> dict[str, str]:
    """Document types in capitals by their names without marks."""
    return {unmarked(folded): folded.upper() for folded in type_names()}
