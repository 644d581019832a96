"""Where each document of a picture stands and how each line runs: lanes from top to bottom, few crossings.

Pure: nodes and edges in, positions out, the same for any order of the input. All lengths are pixels of the picture
at scale 1, x to the right, y downwards; a node's place is the centre of its box.

What holds afterwards: no two boxes overlap; a lane lies wholly above the next; inside a lane a document stands
below those of the lane that it carries out (unless they form a cycle); a line that is led (`bends`) passes every
row between its ends beside the boxes, never behind one.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from viz import rows as order
from viz.spacing import spread

Edge = tuple[str, str]  # (the lower document, the one that it carries out)
Point = tuple[int, int]

_SWEEPS = 24
_BEND = 18  # the room that a line takes in a row it passes
_STRAIGHT = 6.0  # a bend pulls harder than a box, so that long lines run straight
_MINOR = 0.05  # shortcuts hardly pull: they may bend


@dataclass(frozen=True, slots=True)
class Size:
    """A box, and the gaps between boxes beside and below each other."""

    width: int = 264
    height: int = 110
    beside: int = 36
    below: int = 64


@dataclass(frozen=True, slots=True)
class Band:
    """The strip of the picture that one lane fills."""

    lane: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Centres of boxes by node, bends by edge (from its first node to its second), strips and rows from the top."""

    places: dict[str, Point]
    bends: dict[Edge, tuple[Point, ...]]
    bands: tuple[Band, ...]
    rows: tuple[tuple[str, ...], ...]


def row_capacity(nodes: int) -> int:
    """Boxes in a row before it is wrapped: six can be read on a screen; above that the picture keeps its form."""
    return max(6, math.ceil(math.sqrt(1.3 * nodes)))


def lay_out(
    lanes: Mapping[str, int], edges: Iterable[Edge], size: Size, minor: Collection[Edge] = (), bends: bool = True
) -> Layout:
    """Lay nodes out by lane (0 is the top one); an edge to or from an unknown node, or to itself, is passed over.

    `minor` edges give way to the others. Without `bends` no line is led round boxes (for pictures of thousands).
    """
    names = sorted(lanes)
    number = {name: index for index, name in enumerate(names)}
    known = sorted({edge for edge in edges if edge[0] != edge[1] and edge[0] in number and edge[1] in number})
    pairs = [(number[low], number[high]) for low, high in known]
    rows = order.ordered(order.rows([lanes[name] for name in names], pairs), pairs)
    rows = [part for row in rows for part in order.wrapped(row, row_capacity(len(names)))]
    ways: list[list[int]] = [[low, high] for low, high in pairs]
    if bends:
        rows, ways = _with_bends(rows, pairs, len(names))
    weights = [_MINOR if edge in minor else 1.0 for edge in known]
    x = _across(rows, ways, weights, size, len(names))
    left = min((x[node] for node in range(len(names))), default=0.0) - size.width / 2
    y = {node: at * (size.height + size.below) + size.height // 2 for at, row in enumerate(rows) for node in row}
    place = {node: (round(x[node] - left), y[node]) for node in x}
    boxes = [[node for node in row if node < len(names)] for row in rows]
    return Layout(
        {name: place[index] for index, name in enumerate(names)},
        {edge: tuple(place[node] for node in way[1:-1]) for edge, way in zip(known, ways, strict=True)},
        _bands([lanes[names[row[0]]] for row in boxes], size),
        tuple(tuple(names[node] for node in row) for row in boxes),
    )


def _with_bends(rows: list[list[int]], pairs: order.Pairs, free: int) -> tuple[list[list[int]], list[list[int]]]:
    """The rows with a new node (numbers from `free` on) wherever a line passes a row, and each line's nodes."""
    row_of = {node: at for at, row in enumerate(rows) for node in row}
    rows = [list(row) for row in rows]
    ways = []
    for low, high in pairs:
        step = -1 if row_of[high] < row_of[low] else 1
        way = [low]
        for at in range(row_of[low] + step, row_of[high], step):
            rows[at].append(free)
            way.append(free)
            free += 1
        ways.append([*way, high])
    pieces = [piece for way in ways for piece in itertools.pairwise(way)]
    return order.ordered(rows, pieces), ways


def _across(
    rows: list[list[int]], ways: list[list[int]], weights: list[float], size: Size, boxes: int
) -> dict[int, float]:
    """x of each node: near its neighbours above and below, in the order of its row."""
    row_of = {node: at for at, row in enumerate(rows) for node in row}
    above: dict[int, list[tuple[int, float]]] = defaultdict(list)
    below: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for way, weight in zip(ways, weights, strict=True):
        for one, other in itertools.pairwise(way):
            pull = weight * (_STRAIGHT if one >= boxes and other >= boxes else 1.0)
            high, low = (one, other) if row_of[one] < row_of[other] else (other, one)
            above[low].append((high, pull))
            below[high].append((low, pull))
    widths = {node: size.width if node < boxes else _BEND for row in rows for node in row}
    # A pixel more, so that rounding never brings two nearer than they may be.
    gaps = [
        [
            (widths[a] + widths[b]) / 2 + (size.beside if a < boxes and b < boxes else _BEND / 2) + 1
            for a, b in itertools.pairwise(row)
        ]
        for row in rows
    ]
    x: dict[int, float] = {}
    for row, gap in zip(rows, gaps, strict=True):
        x.update(zip(row, spread([0.0] * len(row), gap), strict=True))
    for sweep in range(_SWEEPS):
        # Down, up, and at last to the middle of both, which leaves the longest lines straight.
        sides = (above, below) if sweep >= _SWEEPS - 6 else (above,) if sweep % 2 == 0 else (below,)
        for at in range(len(rows)) if sweep % 2 == 0 else reversed(range(len(rows))):
            wanted = [_wanted(x, node, [pair for side in sides for pair in side.get(node, ())]) for node in rows[at]]
            x.update(zip(rows[at], spread([w for w, _ in wanted], gaps[at], [p for _, p in wanted]), strict=True))
    return x


def _wanted(x: Mapping[int, float], node: int, near: Sequence[tuple[int, float]]) -> tuple[float, float]:
    """Where the node wants to be, and how much: the weighed mean of its neighbours, else where it is."""
    pull = sum(weight for _, weight in near)
    return (sum(x[other] * weight for other, weight in near) / pull, pull) if near else (x[node], 0.01)


def _bands(lanes: Sequence[int], size: Size) -> tuple[Band, ...]:
    """The strips of the lanes, border to border; `lanes` are those of the rows from the top."""
    bands: list[Band] = []
    for at, lane in enumerate(lanes):
        top = at * (size.height + size.below)
        bottom = top + size.height + size.below // 2
        if bands and bands[-1].lane == lane:
            bands[-1] = Band(lane, bands[-1].top, bottom)
        else:
            bands.append(Band(lane, top - size.below // 2, bottom))
    return tuple(bands)
