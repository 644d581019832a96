"""A picture of a page made ready for OCR: red ink out, set straight, ruled lines taken out and told apart.

Scans carry what confuses OCR: red stamps, a slant of some degrees, the borders of tables, streaks that a dirty scanner
draws down the whole page. Lines are found as long thin runs of ink; letters that cross them stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageChops

from loaders.reading.pdf_tables import Stroke

_POINTS = 72.0  # to the inch
_STEEPEST = 5.0  # degrees; the largest slant that is looked for
_LEAST_SLANT = 0.08  # degrees; less is not worth the blur of turning
_SLANT_LOOK = 1000  # pixels; the height at which the slant is measured
_WIDEST_LETTER = 0.4  # inch; a straight run of ink along the text that is longer is a line
_HIGHEST_LETTER = 0.24  # inch; one across the text; the rows of tables are higher
_THICKEST_LINE = 0.06  # inch; a thicker one is a bar or part of a picture
_CROSSING = 0.025  # inch; ink that reaches this far beyond a line's sides is a letter that crosses it
_STREAK = 0.88  # of the page: so long a line is the scanner's, for tables stand within margins


@dataclass(frozen=True, slots=True)
class CleanPage:
    """A page ready for OCR: its picture in grey without lines; the lines of tables, in points, `y` from the foot."""

    image: Image.Image
    across: tuple[Stroke, ...]
    down: tuple[Stroke, ...]


def clean(image: Image.Image, dots: float) -> CleanPage:
    """Make a page's picture ready for OCR; `dots` is its resolution to the inch."""
    grey = _straight(_without_red(image))
    ink = _ink(grey)
    thickest, crossing = round(_THICKEST_LINE * dots), round(_CROSSING * dots)
    flat = _lines(ink, round(_WIDEST_LETTER * dots), thickest)
    upright = _turned(_lines(_turned(ink), round(_HIGHEST_LETTER * dots), thickest))
    flat_strokes, upright_strokes = list(_strokes(flat)), list(_strokes(_turned(upright)))
    # Letters that cross a line are runs wider than the line, on its side.
    flat, upright = _grown(flat), _grown(upright)
    wide = _runs(ImageChops.subtract(ink, flat), _thickness(upright_strokes) + crossing)
    high = _turned(_runs(_turned(ImageChops.subtract(ink, upright)), _thickness(flat_strokes) + crossing))
    lines = ImageChops.lighter(ImageChops.subtract(upright, wide), ImageChops.subtract(flat, high))
    scale = _POINTS / dots
    width, height = grey.width * scale, grey.height * scale
    across = [(height - (y1 + y2) / 2 * scale, x1 * scale, x2 * scale) for x1, x2, y1, y2 in flat_strokes]
    down = [((x1 + x2) / 2 * scale, height - y2 * scale, height - y1 * scale) for y1, y2, x1, x2 in upright_strokes]
    return CleanPage(
        ImageChops.lighter(grey, lines),
        tuple(sorted(stroke for stroke in across if stroke[2] - stroke[1] < _STREAK * width)),
        tuple(sorted(stroke for stroke in down if stroke[2] - stroke[1] < _STREAK * height)),
    )


def _without_red(image: Image.Image) -> Image.Image:
    """The picture in grey, in which red ink (stamps) is as light as paper, black and blue ink dark."""
    if image.mode in ("1", "L", "LA", "I", "I;16", "F"):
        return image.convert("L")
    return image.convert("RGB").getchannel("R")


def _ink(grey: Image.Image) -> Image.Image:
    """Ink as 255, paper as 0: parted half way between the paper's grey (the commonest) and the darkest ink's."""
    histogram = grey.histogram()
    paper = max(range(256), key=histogram.__getitem__)
    dark, seen = 0, 0
    while dark < paper and (seen := seen + histogram[dark]) * 500 < grey.width * grey.height:
        dark += 1
    limit = (paper + dark) / 2
    return grey.point(lambda level: 255 if level < limit else 0)


def _straight(grey: Image.Image) -> Image.Image:
    """The picture turned so that lines of text lie flat."""
    small = _ink(grey.reduce(max(1, max(grey.size) // _SLANT_LOOK)))
    slant = 0.0
    for reach, step in ((_STEEPEST, 0.5), (0.4, 0.1), (0.06, 0.02)):
        count = round(reach / step)
        slant = max((slant + step * i for i in range(-count, count + 1)), key=lambda angle: _flatness(small, angle))
    if abs(slant) < _LEAST_SLANT:
        return grey
    return grey.rotate(slant, Image.Resampling.BICUBIC, fillcolor=255)


def _flatness(ink: Image.Image, angle: float) -> float:
    """How sharply rows with and without ink differ when the picture is turned by `angle` degrees."""
    turned = ink.rotate(angle) if angle else ink
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return float(sum((a - b) ** 2 for a, b in pairwise(rows)))


def _lines(ink: Image.Image, length: int, thickest: int) -> Image.Image:
    """The ink in runs along x of at least `length` that are thinner than `thickest`."""
    long = _runs(ink, length)
    return ImageChops.subtract(long, _turned(_runs(_turned(long), thickest)))


def _runs(ink: Image.Image, length: int) -> Image.Image:
    """The ink that stands in unbroken runs along x of at least `length` pixels."""
    found, reach = ink, 1
    while reach < length:
        step = min(reach, length - reach)
        found = ImageChops.darker(found, _moved(found, -step))
        reach += step
    reach = 1
    while reach < length:
        step = min(reach, length - reach)
        found = ImageChops.lighter(found, _moved(found, step))
        reach += step
    return found


def _moved(image: Image.Image, by: int) -> Image.Image:
    """The picture moved along x, paper coming in from the side."""
    out = Image.new("L", image.size)
    out.paste(image, (by, 0))
    return out


def _turned(image: Image.Image) -> Image.Image:
    """Rows as columns."""
    return image.transpose(Image.Transpose.TRANSPOSE)


def _grown(mask: Image.Image) -> Image.Image:
    """A mask with the ragged edges of its lines: two pixels more on each side."""
    for _ in range(2):
        for by in (2, -2):
            mask = ImageChops.lighter(mask, _moved(mask, by))
        mask = _turned(mask)
    return mask


def _thickness(strokes: Sequence[tuple[int, int, int, int]]) -> int:
    return max((to - at for _, _, at, to in strokes), default=0)


def _strokes(mask: Image.Image, left: int = 0, top: int = 0) -> Iterator[tuple[int, int, int, int]]:
    """The lines along x of a mask, as x to x and y to y: parted wherever a row or column is free of ink."""
    for x1, x2 in _filled(mask.getprojection()[0]):
        part = mask.crop((x1, 0, x2, mask.height))
        bands = list(_filled(part.getprojection()[1]))
        for y1, y2 in bands:
            if len(bands) == 1 and (x1, x2) == (0, mask.width):
                yield left, left + x2, top + y1, top + y2
            else:
                yield from _strokes(part.crop((0, y1, x2 - x1, y2)), left + x1, top + y1)


def _filled(projection: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches of a projection that are not empty."""
    marks = bytes(bool(some) for some in projection)
    at = marks.find(1)
    while at >= 0:
        end = marks.find(0, at)
        end = end if end >= 0 else len(marks)
        yield at, end
        at = marks.find(1, end)
