"""PDF files with a text layer to text: lines in reading order, blank lines between paragraphs, form feeds at pages.

PDFium gives the characters in the order of the file, which is the reading order unless letters with marks were drawn
apart from the others (a second font). Then half of the words are no Vietnamese, and lines are rebuilt from the places
of the characters.
"""

from __future__ import annotations

import pypdfium2

from loaders.reading.decoding import LEAST_WORDS, Decoded, normal
from loaders.reading.pdf_lines import Character, as_drawn, by_place
from loaders.reading.pdf_paragraphs import text_of
from loaders.reading.pdf_stamps import filled
from loaders.reading.pdf_tables import Grid, blocks_of, grids
from loaders.reading.syllables import share_of_words
from ontology.errors import UnreadableFile

LEAST_CHARACTERS = 20  # fewer on a page are a page number or a stamp: the page is a picture
SCAN = "scan without a text layer: run OCR first"
SCRAMBLED = "the words of its text layer are no Vietnamese (poor OCR, or an old font): run OCR on it anew"
_PASSWORD = 4  # PDFium's FPDF_ERR_PASSWORD


def content(data: bytes, name: str) -> Decoded:
    """The text of a PDF file, as `loaders.reading.pdf_paragraphs` lays it out.

    Raises `UnreadableFile` for files that are broken, protected, without pages, scans, or scrambled beyond repair.
    """
    pages = _pages(data, name)
    bare = [number for number, (page, _) in enumerate(pages, 1) if len(page) < LEAST_CHARACTERS]
    if len(bare) * 2 > len(pages) or len(bare) == len(pages):
        raise UnreadableFile(name, SCAN)
    warnings = (f"no text on page{'s' * (len(bare) > 1)} {', '.join(map(str, bare))}",) if bare else ()
    for lines in (as_drawn, by_place):
        text = normal(text_of([blocks_of(page, tables, lines) for page, tables in pages]))
        if share_of_words(text) >= LEAST_WORDS:
            return text, warnings
    raise UnreadableFile(name, SCRAMBLED)


def _pages(data: bytes, name: str) -> list[tuple[list[Character], list[Grid]]]:
    """The characters of each page, and its tables."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise UnreadableFile(name, "protected by a password: save it without one") from None
        raise UnreadableFile(name, "broken PDF; fetch or save it anew") from None
    try:
        pages = [(filled(document, number), grids(document[number])) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(name, f"broken PDF ({str(error).rstrip('.').lower()}); fetch or save it anew") from None
    finally:
        document.close()
    if not pages:
        raise UnreadableFile(name, "PDF without pages; fetch or save it anew")
    return pages
