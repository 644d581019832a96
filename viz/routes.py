"""The points that a line passes between two boxes: out of one, round those between, into the other.

Between two points of different y (x where lines run across) a line is in a gap between rows, so that a curve drawn
there meets no box. Pure and the same for any order of the edges; lengths are pixels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from viz.layout import Edge, Layout, Point, Size

_OUT = 12  # a line leaves and enters this far outside its box
_BESIDE = 22  # lines on one side of a box stand this far apart, nearer where there are many
_CORNER = 30  # and keep this far from its corners


def routes(layout: Layout, size: Size) -> dict[Edge, tuple[Point, ...]]:
    """For each edge of the layout its points from the first box to the second, without the boxes' centres."""
    half = size.height // 2 + _OUT
    ports = _ports(layout, size)
    ways = {}
    for edge, bends in layout.bends.items():
        top, bottom = layout.places[edge[0]][1], layout.places[edge[1]][1]
        step = 1 if bottom > top else -1
        start, end = ports[edge]
        points = [(start, top + step * half)]
        for x, y in bends:
            points += [(x, y - step * half), (x, y + step * half)]
        # Two boxes of one row, which only a cycle puts there, are joined over the top of their row.
        ways[edge] = (*points, (end, bottom - (half if top == bottom else step * half)))
    return ways


def _ports(layout: Layout, size: Size) -> Mapping[Edge, tuple[int, int]]:
    """x at which each edge leaves and enters; those on one side of a box in the order of where they come from."""
    sides: dict[tuple[str, bool], list[tuple[int, Edge, int]]] = defaultdict(list)
    for edge, bends in layout.bends.items():
        (x, y), (u, v) = layout.places[edge[0]], layout.places[edge[1]]
        sides[edge[0], v <= y].append((bends[0][0] if bends else u, edge, 0))
        sides[edge[1], y <= v].append((bends[-1][0] if bends else x, edge, 1))
    found = {edge: [0, 0] for edge in layout.bends}
    for (node, _), ends in sides.items():
        apart = min(_BESIDE, (size.width - 2 * _CORNER) / max(1, len(ends) - 1))
        for place, (_, edge, end) in enumerate(sorted(ends)):
            found[edge][end] = round(layout.places[node][0] + (place - (len(ends) - 1) / 2) * apart)
    return {edge: (ends[0], ends[1]) for edge, ends in found.items()}
