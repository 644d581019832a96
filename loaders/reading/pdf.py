"""PDF files to text: lines in reading order, blank lines between paragraphs, form feeds at pages.

PDFium gives the characters in the order of the file, which is the reading order unless letters with marks were drawn
apart from the others (a second font). Then half of the words are no Vietnamese, and lines are rebuilt from the places
of the characters. Pages that are pictures, and pages whose text layer is no Vietnamese either way, are read by OCR.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2
from pypdfium2 import raw as pdfium

from loaders.reading import ocr, scans
from loaders.reading.decoding import LEAST_WORDS, Decoded, normal
from loaders.reading.ocr_words import DOTS
from loaders.reading.pdf_lines import Character, as_drawn, by_place
from loaders.reading.pdf_paragraphs import Block, text_of
from loaders.reading.pdf_stamps import filled
from loaders.reading.pdf_tables import Grid, blocks_of, grids
from loaders.reading.syllables import share_of_words
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from PIL import Image

LEAST_CHARACTERS = 20  # fewer on a page are a page number or a stamp
LEAST_OVER_PICTURE = 300  # fewer over a picture of the page are the label of a digital signature
SOUND_WORDS = 0.95  # share of syllables in a sound text layer; a layer over a picture with less is somebody's OCR
SCAN = f"scan without a text layer: {ocr.INSTALL}, or run OCR on it first"
SCRAMBLED = (
    f"the words of its text layer are no Vietnamese (poor OCR, or an old font): {ocr.INSTALL}, or run OCR on it anew"
)
_PASSWORD = 4  # PDFium's FPDF_ERR_PASSWORD
_PICTURED = 0.5  # of the page: a picture that covers more is the page
_LARGEST_PAGE = 24.0 * 72  # points; a larger page is rendered smaller
_DRAWN = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's characters and tables; `drawn`: it shows other things too; `pictured`: a picture covers most of it."""

    characters: list[Character]
    grids: list[Grid]
    drawn: bool
    pictured: bool

    @property
    def is_bare(self) -> bool:
        """Whether there is no text but a page number or a stamp."""
        return len(self.characters) < LEAST_CHARACTERS

    @property
    def is_scan(self) -> bool:
        """Whether the words can only be read from what the page shows."""
        return (self.is_bare and self.drawn) or (self.pictured and len(self.characters) < LEAST_OVER_PICTURE)


def content(data: bytes, name: str) -> Decoded:
    """The text of a PDF file, as `loaders.reading.pdf_paragraphs` lays it out.

    Raises `UnreadableFile` for files that are broken, protected or without pages; for scans and scrambled text layers
    where Tesseract is absent or cannot read them.
    """
    with closing(_opened(data, name)) as document:
        pages = _pages(document, name)
        printed = [number for number, page in enumerate(pages) if not page.is_scan and not page.is_bare]
        pictures = [number for number, page in enumerate(pages) if page.is_scan]
        blocks, share = _printed(pages, printed)
        scrambled = share < LEAST_WORDS
        if scrambled:
            pictures = sorted(pictures + printed)
        elif share < SOUND_WORDS:
            pictures = sorted(pictures + [number for number in printed if pages[number].pictured])
        warnings: tuple[str, ...] = ()
        if pictures and ocr.engine() is not None:
            with closing(_opened(data, name)) as shown:  # anew: without the labels of signatures set into its pages
                found = scans.read(pictures, lambda number: _picture(shown[number]), data, name)
            blocks |= found.blocks
            warnings = found.warnings
        elif scrambled:
            raise UnreadableFile(name, SCRAMBLED)
        elif len(pictures) * 2 > len(pages):
            raise UnreadableFile(name, SCAN)
    bare = [number for number in range(len(pages)) if not blocks.get(number)]
    if len(bare) == len(pages):
        raise UnreadableFile(name, "no text on any page" if ocr.engine() else SCAN)
    if bare:
        warnings = (*warnings, f"no text on {scans.listed(bare)}")
    return normal(text_of([blocks.get(number, []) for number in range(len(pages))])), warnings


def _printed(pages: Sequence[Page], numbers: Sequence[int]) -> tuple[dict[int, list[Block]], float]:
    """The blocks of printed pages by their number, and the share of their words that are Vietnamese."""
    blocks: dict[int, list[Block]] = {}
    share = 1.0
    for lines in (as_drawn, by_place):
        blocks = {number: blocks_of(pages[number].characters, pages[number].grids, lines) for number in numbers}
        share = share_of_words(text_of(list(blocks.values())))
        if share >= LEAST_WORDS:
            break
    return blocks, share


def _opened(data: bytes, name: str) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise UnreadableFile(name, "protected by a password: save it without one") from None
        raise UnreadableFile(name, "broken PDF; fetch or save it anew") from None


def _pages(document: Any, name: str) -> list[Page]:
    """The characters of each page, its tables, and what else it shows."""
    try:
        pages = [Page(filled(document, n), grids(document[n]), *_shown(document[n])) for n in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(name, f"broken PDF ({str(error).rstrip('.').lower()}); fetch or save it anew") from None
    if not pages:
        raise UnreadableFile(name, "PDF without pages; fetch or save it anew")
    return pages


def _shown(page: Any) -> tuple[bool, bool]:
    """Whether a page shows anything but text, and whether pictures cover most of it."""
    drawn, covered = False, 0.0
    for shown in page.get_objects(filter=_DRAWN, max_depth=3):
        drawn = True
        if shown.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = shown.get_bounds()
            covered += abs(right - left) * abs(top - bottom)
    width, height = page.get_size()
    return drawn, covered > _PICTURED * width * height


def _picture(page: Any) -> Image.Image:
    """A page as it is seen."""
    scale = DOTS / 72 * min(1.0, _LARGEST_PAGE / max(page.get_size()))
    image: Image.Image = page.render(scale=scale).to_pil()
    return image
