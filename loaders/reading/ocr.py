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
from loaders.reading.pdf_tables import Stroke
from loaders.reading.syllables import is_syllable
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from PIL import Image

DOTS = 300  # to the inch; what pages are rendered at
LANGUAGE = "vie"
INSTALL = "install tesseract and its Vietnamese data (tesseract-ocr-vie on Debian)"
SURE = 60  # percent; Tesseract is that sure of nearly all printed words, and of few scraps
_IN_BLOCKS, _SCATTERED = "3", "11"  # Tesseract's modes; the first reads marks better, the second finds more
_BESIDE = 6  # pixels around a word in which its marks may lie
_SECONDS = 180.0  # a page takes one or two
_LEAST_UPRIGHT = 0.5  # of the words are syllables, or else the page is tried on its other sides
_LEAST_LINES = 5  # with fewer it is no page of text
_TURNS = (90, 270, 180)
_POINTS = 72.0
_DATA_FOLDER = re.compile(r'"(.+)"')
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_SURE = re.compile(r"x_wconf (\d+)")
_EDGES = ".,:;()“”\"'/-…"
_NUMBER = re.compile(r"[\d.,/:()%-]*\d[\d.,/:()%-]*")
_PAGE_NUMBER = re.compile(r"[-–]?\d{1,3}[-–]?")
_FOOT = 0.12  # of the page's height
_CODE = re.compile(r"\d*/?[A-ZĐ][A-ZĐa-z&]*(?:[/&-][A-ZĐ&][\w&]*)*")  # UBND, 07/CT-UBND, TTg

Picture = Callable[[int], "Image.Image"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place in points from the page's lower left corner; `sure` in percent, `line` tells lines apart."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    base: float
    size: float
    sure: int
    line: int

    def box(self, height: int, beside: int = 0) -> tuple[float, float, float, float]:
        """Its place, with some pixels beside it, from the upper left corner of a picture `height` pixels high."""
        left, top, right, bottom = (x / _POINTS * DOTS for x in (self.left, self.top, self.right, self.bottom))
        return left - beside, height - top - beside, right + beside, height - bottom + beside


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
    return max(
        best, *(_once(image.rotate(turn, expand=True), tesseract) for turn in _TURNS), key=lambda s: _worth(s.words)
    )


def _once(image: Image.Image, tesseract: Engine) -> Scan:
    """A picture's words: those in blocks of text, then those scattered over what is left (under stamps, in corners)."""
    from PIL import ImageDraw

    from loaders.reading.scan_image import clean

    page = clean(image, DOTS)
    words: list[Word] = []
    for line in _read(page.image, tesseract, _IN_BLOCKS, 0):
        if any(_is_said(word) for word in line):
            words.extend(word for place, word in enumerate(line) if not _is_speck(word, place))
    rest = page.image.copy()
    pen = ImageDraw.Draw(rest)
    for word in words:
        pen.rectangle(word.box(rest.height, _BESIDE), fill=255)
    scraps = 0
    for line in _read(rest, tesseract, _SCATTERED, len(words)):
        sure = [word for word in line if _is_said(word)]
        if any(_is_syllable(word.text) for word in sure) or (len(line) == 1 and _is_page_number(line[0], rest.height)):
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
    return _lines(said, picture.height, lines)


def _is_speck(word: Word, place: int) -> bool:
    """Whether a word is dirt beside a line: marks without a letter of which Tesseract is not sure; no bullet."""
    if any(map(str.isalnum, word.text)):
        return False
    return (word.sure < SURE and not (place == 0 and word.text in ("-", "+", "*", "–", "•"))) or not word.text.strip(
        "_|ˆ"
    )


def _is_page_number(word: Word, height: int) -> bool:
    """Whether a word that stands alone numbers the page: at its head or foot."""
    share = word.base / (height / DOTS * _POINTS)
    return word.sure >= SURE and _PAGE_NUMBER.fullmatch(word.text) is not None and not _FOOT < share < 1 - _FOOT


def _is_said(word: Word) -> bool:
    """Whether Tesseract is sure of a word that can be one."""
    return word.sure >= SURE and _is_word(word.text)


def _worth(words: Sequence[Word]) -> int:
    """How many of the words are Vietnamese."""
    return sum(_is_syllable(word.text) for word in words)


def _is_word(text: str) -> bool:
    return _is_syllable(text) or _NUMBER.fullmatch(text) is not None or _CODE.fullmatch(text.strip(_EDGES)) is not None


def _is_syllable(text: str) -> bool:
    word = text.strip(_EDGES)
    return len(word) > 1 and is_syllable(word)


def _lines(said: bytes, height: int, lines: int) -> Iterator[list[Word]]:
    """The lines of Tesseract's hOCR, of a page `height` pixels high."""
    from lxml import etree

    root = etree.fromstring(said, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    for number, line in enumerate(root.iterfind(".//{*}p/{*}span"), lines):
        title = line.get("title", "")
        left, _, _, bottom = _numbers(_BOX, title)
        slope, offset = _numbers(_BASELINE, title) or (0.0, 0.0)
        size = (_numbers(_SIZE, title) or (0.0,))[0]
        words = []
        for word in line.iterfind("{*}span"):
            text = "".join(word.itertext()).strip()
            x1, y1, x2, y2 = _numbers(_BOX, word.get("title", ""))
            base = height - bottom - offset - slope * ((x1 + x2) / 2 - left)
            place = (x / DOTS * _POINTS for x in (x1, x2, height - y1, height - y2, base, size or y2 - y1))
            if text:
                words.append(Word(text, *place, int((_numbers(_SURE, word.get("title", "")) or (0.0,))[0]), number))
        yield words


def _numbers(pattern: re.Pattern[str], title: str) -> tuple[float, ...]:
    found = pattern.search(title)
    return tuple(map(float, found.groups())) if found else ()


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
    return sha256(here.read_bytes() + here.with_name("scan_image.py").read_bytes()).hexdigest()


def _tell(line: str) -> None:
    """Say on a terminal how far the work is, on a line that the next word writes over."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()
