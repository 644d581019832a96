"""Pictures of pages to words with their places, by Tesseract: a page at a time on each core, each picture only once.

Tesseract runs as a program of its own with one thread; with its own threads it takes seven times longer. Its words are
kept (`loaders.reading.cache`) under the file's bytes, the page, and all that made them: Tesseract, its data, this code.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import cache
from hashlib import file_digest, sha256
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from loaders.reading import cache as kept_words
from loaders.reading import programs
from loaders.reading.ocr_words import (
    DOTS,
    POINTS,
    Word,
    is_page_number,
    is_speck,
    is_sure,
    is_vietnamese,
    lines_of,
    stands_out,
)
from loaders.reading.pdf_tables import Grid, Stroke, grids_of
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from PIL import Image

LANGUAGE = "vie"
INSTALL = "install tesseract and its Vietnamese data (tesseract-ocr-vie on Debian)"
# Tesseract's modes: the first reads marks better, the second finds more, the third finds figures one below another.
_IN_BLOCKS, _SCATTERED, _ONE_BLOCK = "3", "11", "6"
_FEW_ROWS = 3
_NUMBERS_WIDE = 0.12  # of the page: a wider first column holds words
_BAR = re.compile(r"^[|Il](?=\.?$)")
_ITEM_NUMBER = re.compile(r"\d{1,3}\.?")
_BESIDE = 6  # pixels around a word in which its marks may lie
_SECONDS = 180.0  # a page takes one or two
_LEAST_UPRIGHT = 0.5  # of the words are syllables, or else the page is tried on its other sides
_LEAST_LINES = 5  # with fewer it is no page of text
_PROGRAM = ("ocr.py", "ocr_words.py", "pdf.py", "pictures.py", "scan_image.py", "syllables.py")
_TURNS = (90, 270, 180)
_DATA_FOLDER = re.compile(r'"(.+)"')

Picture = Callable[[int], "Image.Image"]


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found on the picture of a page: its words, how many scraps of marks that are no words (stamps,
    signatures, dirt), and the lines of its tables (`pdf_tables.Stroke`).
    """

    words: tuple[Word, ...]
    scraps: int
    across: tuple[Stroke, ...]
    down: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Engine:
    """Tesseract as it is installed: its path, and its version with a digest of its data."""

    path: str
    version: str
    data: str


@cache
def engine() -> Engine | None:
    """Tesseract with Vietnamese, None where one of them is absent."""
    path = programs.find("tesseract")
    return found(path) if path else None


def found(path: str) -> Engine | None:
    """The Tesseract at `path`, None where it has no Vietnamese."""
    try:
        listed = programs.run([path, "--list-langs"]).decode("utf-8", "replace")
        version = programs.run([path, "--version"]).decode("utf-8", "replace").splitlines()[0].split()[-1]
    except (programs.ProgramFailed, IndexError):
        return None
    if LANGUAGE not in listed.split():
        return None
    folder = _DATA_FOLDER.search(listed)
    data = Path(folder.group(1)) / f"{LANGUAGE}.traineddata" if folder else None
    if data is None or not data.is_file():
        return Engine(path, version, "")
    with data.open("rb") as file:
        return Engine(path, version, file_digest(file, "sha256").hexdigest())


def scans(numbers: Sequence[int], picture: Picture, data: bytes, name: str) -> list[Scan]:
    """The words of the pages `numbers` (from 0) of a file's bytes, in that order; `picture` gives each at `DOTS`.

    `picture` is never called twice at once. Raises `UnreadableFile` where Tesseract is absent or fails.
    """
    tesseract = engine()
    if tesseract is None:
        raise UnreadableFile(name, f"needs OCR: {INSTALL}, or run OCR on it elsewhere")
    digest = sha256(data).hexdigest()
    rendering, telling = Lock(), Lock()
    done = 0

    def scan(number: int) -> Scan:
        nonlocal done
        key = kept_words.key(digest, str(number), tesseract.version, tesseract.data, _program())
        scanned = _from_json(kept_words.kept(key))
        if scanned is None:
            with rendering:
                image = picture(number)
            scanned = _scanned(image, tesseract)
            kept_words.keep(key, asdict(scanned))
        with telling:
            done += 1
            _tell(f"chidao: {Path(name).name}: OCR, page {done} of {len(numbers)}")
        return scanned

    try:
        with ThreadPoolExecutor(min(len(numbers), os.cpu_count() or 1)) as pool:
            return list(pool.map(scan, numbers))
    except programs.ProgramFailed as error:
        raise UnreadableFile(name, f"OCR failed (tesseract: {error})") from None
    finally:
        _tell("")


def _scanned(image: Image.Image, tesseract: Engine) -> Scan:
    """One page by OCR; one that lies on a side or on its head is turned."""
    best = _once(image, tesseract)
    if len(best.words) + best.scraps < _LEAST_LINES or _worth(best.words) >= _LEAST_UPRIGHT * len(best.words):
        return best
    turned = [_once(image.rotate(turn, expand=True), tesseract) for turn in _TURNS]
    return max(best, *turned, key=lambda scan: _worth(scan.words))


def _once(image: Image.Image, tesseract: Engine) -> Scan:
    """A picture's words: those in blocks of text, then those scattered over what is left (under stamps, in corners)."""
    from PIL import ImageDraw

    from loaders.reading.scan_image import clean

    page = clean(image, DOTS)
    words: list[Word] = []
    for line in _read(page.image, tesseract, _IN_BLOCKS, 0):
        if any(is_sure(word) for word in line):
            words.extend(word for place, word in enumerate(line) if not is_speck(word, place))
    rest = page.image.copy()
    pen = ImageDraw.Draw(rest)
    for word in words:
        pen.rectangle(word.box(rest.height, _BESIDE), fill=255)
    scraps = 0
    for line in _read(rest, tesseract, _SCATTERED, len(words)):
        sure = [word for word in line if is_sure(word)]
        if any(map(stands_out, sure)) or (len(line) == 1 and is_page_number(line[0], rest.height)):
            words.extend(sure)
        else:
            scraps += any(letter.isalnum() for word in line for letter in word.text)
    for grid in grids_of(page.across, page.down):
        words.extend(_item_numbers(page.image, grid, words, tesseract))
    return Scan(tuple(words), scraps, page.across, page.down)


def _item_numbers(picture: Image.Image, grid: Grid, words: Sequence[Word], tesseract: Engine) -> list[Word]:
    """The numbers in a table's first column, which are passed over where each stands alone in its cell."""
    from PIL import Image

    left, right = (x / POINTS * DOTS for x in grid.xs[:2])
    top, bottom = (picture.height - y / POINTS * DOTS for y in (grid.ys[0], grid.ys[-1]))
    rows = len(grid.ys) - 1
    there = sum(left < middle < right and top < y < bottom for middle, y in (w.middle(picture.height) for w in words))
    if rows < _FEW_ROWS or there * 2 > rows or right - left > _NUMBERS_WIDE * picture.width:
        return []
    corner = (round(left) + _BESIDE, round(top) + _BESIDE)
    strip = Image.new("L", picture.size, 255)
    strip.paste(picture.crop((*corner, round(right) - _BESIDE, round(bottom) - _BESIDE)), corner)
    found = [word for line in _read(strip, tesseract, _ONE_BLOCK, len(words)) for word in line]
    # A lone 1 is read as a bar.
    numbers = [replace(word, text=_BAR.sub("1", word.text)) for word in found]
    return [word for word in numbers if _ITEM_NUMBER.fullmatch(word.text)]


def _read(picture: Image.Image, tesseract: Engine, layout: str, lines: int) -> Iterator[list[Word]]:
    """The lines of words that Tesseract finds in one of its modes; they are counted from `lines`."""
    data = BytesIO()
    picture.save(data, "PNG", compress_level=1)
    said = programs.run(
        [tesseract.path, "-", "-", "-l", LANGUAGE, "--psm", layout, "--dpi", str(DOTS), "hocr"],
        data.getvalue(),
        _SECONDS,
        {"OMP_THREAD_LIMIT": "1"},
    )
    return lines_of(said, picture.height, lines)


def _worth(words: Sequence[Word]) -> int:
    """How many of the words are Vietnamese."""
    return sum(map(is_vietnamese, words))


def _from_json(data: object) -> Scan | None:
    """A kept scan; None where it is none."""
    if not isinstance(data, dict):
        return None
    try:
        words = tuple(Word(**word) for word in data["words"])
        across, down = (tuple((a, b, c) for a, b, c in data[side]) for side in ("across", "down"))
    except (KeyError, TypeError, ValueError):
        return None
    return Scan(words, int(data.get("scraps", 0)), across, down)


@cache
def _program() -> str:
    """A hash of the code that makes words of pictures, so that nobody needs to count a version up."""
    here = Path(__file__)
    return sha256(b"".join(here.with_name(name).read_bytes() for name in _PROGRAM)).hexdigest()


def _tell(line: str) -> None:
    """Say on a terminal how far the work is, on a line that the next word writes over."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()
