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
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import file_digest, sha256
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from loaders.reading import cache as kept_words
from loaders.reading import programs
from loaders.reading.ocr_words import DOTS, Word, is_page_number, is_speck, is_sure, is_vietnamese, lines_of
from loaders.reading.pdf_tables import Stroke
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from PIL import Image

LANGUAGE = "vie"
INSTALL = "install tesseract and its Vietnamese data (tesseract-ocr-vie on Debian)"
_IN_BLOCKS, _SCATTERED = "3", "11"  # Tesseract's modes; the first reads marks better, the second finds more
_BESIDE = 6  # pixels around a word in which its marks may lie
_SECONDS = 180.0  # a page takes one or two
_LEAST_UPRIGHT = 0.5  # of the words are syllables, or else the page is tried on its other sides
_LEAST_LINES = 5  # with fewer it is no page of text
_PROGRAM = ("ocr.py", "ocr_words.py", "scan_image.py", "syllables.py")
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
        if any(is_vietnamese(word) for word in sure) or (len(line) == 1 and is_page_number(line[0], rest.height)):
            words.extend(sure)
        else:
            scraps += any(letter.isalnum() for word in line for letter in word.text)
    return Scan(tuple(words), scraps, page.across, page.down)


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
