"""Pictures of documents (PNG, JPEG, TIFF of several pages) to text, by OCR."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from loaders.reading import scans
from loaders.reading.decoding import Decoded, normal
from loaders.reading.ocr_words import DOTS
from loaders.reading.pdf_paragraphs import text_of
from ontology.errors import UnreadableFile

_PAGE = 11.69  # inch; the long side of A4: what pictures say of their own size is seldom true


def content(data: bytes, name: str) -> Decoded:
    """The text of a picture, laid out as that of a PDF file.

    Raises `UnreadableFile` for broken pictures, and where Tesseract is absent or finds no Vietnamese.
    """
    try:
        with Image.open(BytesIO(data)) as picture:
            count = getattr(picture, "n_frames", 1)

            def page(number: int) -> Image.Image:
                picture.seek(number)
                seen = ImageOps.exif_transpose(picture)
                ratio = _PAGE * DOTS / max(seen.size)
                size = (max(1, round(seen.width * ratio)), max(1, round(seen.height * ratio)))
                return _opaque(seen).resize(size, Image.Resampling.LANCZOS)

            found = scans.read(range(count), page, data, name)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UnreadableFile(name, f"broken picture ({str(error).rstrip('.').lower()}); save it anew") from None
    text = normal(text_of([found.blocks[number] for number in range(count)]))
    return text, found.warnings


def _opaque(picture: Image.Image) -> Image.Image:
    """The picture on white paper, in grey or colour."""
    if picture.mode in ("L", "RGB"):
        return picture
    if picture.mode in ("1", "I", "I;16", "F"):
        return picture.convert("L")
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")
