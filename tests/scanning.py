"""Scans of invented documents: the pages of a PDF as a scanner would see them, and a PDF or picture made of them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

DOTS = 200  # to the inch


def pages(file: Path, aslant: float = 0.0) -> list[Image.Image]:
    """The pages of a PDF file in grey, turned by some degrees."""
    document = pypdfium2.PdfDocument(file.read_bytes())
    seen = [page.render(scale=DOTS / 72).to_pil().convert("L") for page in document]
    document.close()
    return [page.rotate(aslant, Image.Resampling.BICUBIC, fillcolor=255) for page in seen]


def scanned(seen: Iterable[Image.Image], kind: str = "PDF") -> bytes:
    """A file with these pictures as its pages: PDF without a text layer, TIFF, or the first one as PNG or JPEG."""
    out = io.BytesIO()
    first, *others = seen
    more = {"save_all": True, "append_images": others} if kind in ("PDF", "TIFF") else {}
    first.save(out, kind, resolution=DOTS, **more)
    return out.getvalue()


def streaked(page: Image.Image) -> Image.Image:
    """A page with the lines that a dirty scanner draws from edge to edge."""
    out = page.copy()
    pen = ImageDraw.Draw(out)
    for share, width in ((0.31, 2), (0.62, 6)):
        x = round(share * out.width)
        pen.line((x, 0, x, out.height), fill=0, width=width)
    return out


def stamped(page: Image.Image) -> Image.Image:
    """A page with a red seal over the middle of its text."""
    out = page.convert("RGB")
    seal = Image.new("RGB", out.size, "white")
    pen = ImageDraw.Draw(seal)
    x, y, r = out.width // 2, out.height // 4, out.width // 9
    for ring in (r, r * 3 // 4):
        pen.ellipse((x - ring, y - ring, x + ring, y + ring), outline=(214, 30, 40), width=9)
    return ImageChops.darker(out, seal)
