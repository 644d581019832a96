"""Which documents stand in one row, and in which order: lanes, the longest way up inside a lane, few crossings.

Nodes are numbers here (0, 1, …), so that the bends of long lines are nodes like any other.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

Rows = list[list[int]]
Pairs = Sequence[tuple[int, int]]  # (the lower node, the one that it hangs on)

_SWEEPS = 8  # down and up in turn; more changed nothing visible in the pictures tried
_COUNTED = 600  # up to so many pairs crossings are counted to keep the best order; counting is quadratic


def rows(lanes: Sequence[int], pairs: Pairs) -> Rows:
    """Nodes by lane (0 is the top one) and, inside it, by the longest way up; a cycle is cut at its first node."""
    above: list[set[int]] = [set() for _ in lanes]
    under: dict[int, list[int]] = defaultdict(list)
    for low, high in pairs:
        if lanes[low] == lanes[high]:
            above[low].add(high)
            under[high].append(low)
    depth: dict[int, int] = {}
    best: dict[int, int] = defaultdict(int)
    ready = [(0, node) for node in range(len(lanes)) if not above[node]]
    waiting = [node for node in reversed(range(len(lanes))) if above[node]]
    while ready or waiting:
        if not ready:
            node = waiting.pop()
            if node not in depth:
                heapq.heappush(ready, (best[node], node))
            continue
        here, node = heapq.heappop(ready)
        if node in depth:
            continue
        depth[node] = here
        for low in under[node]:
            best[low] = max(best[low], here + 1)
            above[low].discard(node)
            if not above[low]:
                heapq.heappush(ready, (best[low], low))
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for node, lane in enumerate(lanes):
        found[lane, depth[node]].append(node)
    return [found[key] for key in sorted(found)]


def wrapped(row: Sequence[int], capacity: int) -> Rows:
    """One row as several, neighbours below each other, so that those of one parent stay together.

    >>> wrapped([0, 1, 2, 3, 4], 3)
    [[0, 2, 4], [1, 3]]
    """
    parts = math.ceil(len(row) / capacity)
    return [list(row[start::parts]) for start in range(parts)]


def ordered(rows: Rows, pairs: Pairs) -> Rows:
    """The same rows with few crossings: each node moves to the mean of its neighbours, downwards and upwards in turn.

    Nodes without neighbours go to the right end.
    """
    row_of = {node: number for number, row in enumerate(rows) for node in row}
    above: dict[int, list[int]] = defaultdict(list)
    below: dict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        high, low = sorted(pair, key=lambda node: row_of[node])
        above[low].append(high)
        below[high].append(low)
    alone = {node for node in row_of if not above[node] and not below[node]}
    best, fewest = rows, math.inf
    for sweep in range(_SWEEPS + 1):
        if sweep:
            rows = _swept(rows, above if sweep % 2 else below, alone, down=sweep % 2 == 1)
        if len(pairs) > _COUNTED:
            best = rows
        elif (crossings := _crossings(rows, row_of, pairs)) < fewest:
            best, fewest = rows, crossings
    return best


def _swept(rows: Rows, near: Mapping[int, Sequence[int]], alone: Collection[int], down: bool) -> Rows:
    rows = list(rows)
    at = _fractions(rows)
    for number in range(len(rows)) if down else reversed(range(len(rows))):
        means = {node: _mean(at, near.get(node, ()), at[node]) for node in rows[number]}
        rows[number] = sorted(rows[number], key=lambda node: (node in alone, means[node], at[node], node))
        at.update(_fractions([rows[number]]))
    return rows


def _mean(at: Mapping[int, float], near: Sequence[int], here: float) -> float:
    return sum(at[node] for node in near) / len(near) if near else here


def _fractions(rows: Iterable[Sequence[int]]) -> dict[int, float]:
    """Where in its row each node stands, 0 to 1."""
    return {node: (index + 0.5) / len(row) for row in rows for index, node in enumerate(row)}


def _crossings(rows: Rows, row_of: Mapping[int, int], pairs: Pairs) -> int:
    """How many pairs of lines between the same two rows cross."""
    at = _fractions(rows)
    between: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for pair in pairs:
        high, low = sorted(pair, key=lambda node: row_of[node])
        between[row_of[high], row_of[low]].append((at[high], at[low]))
    return sum(
        (x - u) * (y - v) < 0
        for lines in between.values()
        for index, (x, y) in enumerate(lines)
        for u, v in lines[index + 1 :]
    )
