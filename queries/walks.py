"""Walks through stated edges, pure: what is reached, which edges are shortcuts, which paths there are.

Edges are pairs (from, to): from carries out to. Nothing here knows a document or a store; cycles do no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Pair = tuple[str, str]
Next = Mapping[str, list[str]]


def following(pairs: Iterable[Pair], *, backwards: bool = False) -> dict[str, list[str]]:
    """For each node those that come next, sorted."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        if backwards:
            one, other = other, one
        found.setdefault(one, set()).add(other)
    return {node: sorted(several) for node, several in sorted(found.items())}


def distances(start: str, onward: Next) -> dict[str, int]:
    """Every node reached from `start` (itself too), with the number of steps, nearest first."""
    found = {start: 0}
    frontier = [start]
    while frontier:
        frontier = sorted({after for node in frontier for after in onward.get(node, ()) if after not in found})
        step = 1 + max(found.values())
        found |= dict.fromkeys(frontier, step)
    return found


def shortcuts(pairs: Iterable[Pair]) -> frozenset[Pair]:
    """The edges A→C beside which a longer path A→B→…→C is stated.

    Nodes on one cycle count as one place: an edge within it is never a shortcut, and one that leaves it only where a
    path over a third place exists. So without the shortcuts every node is still reached that was reached with them.
    """
    pairs = set(pairs)
    place = _places(pairs)
    onward = following((place[a], place[b]) for a, b in pairs if place[a] != place[b])
    reached: dict[str, set[str]] = {}

    def beyond(node: str) -> set[str]:
        if node not in reached:
            reached[node] = set(distances(node, onward)) - {node}
        return reached[node]

    short = {
        (one, other)
        for one, several in onward.items()
        if len(several) > 1
        for other in several
        if any(other in beyond(between) for between in several if between != other)
    }
    return frozenset((a, b) for a, b in pairs if (place[a], place[b]) in short)


def paths(start: str, onward: Next, limit: int) -> tuple[list[tuple[str, ...]], bool]:
    """Every path from `start` to where nothing new comes next, longest first; and whether some were left out.

    No node comes twice in a path. At most `limit` paths are collected, along the longest branches first.
    """
    heights = _heights(start, onward)
    found: list[tuple[str, ...]] = []
    # The path so far, and for each of its nodes those still to be tried, the highest last.
    path = [start]
    waiting = [_by_height(onward.get(start, []), heights)]
    while path:
        if not waiting[-1]:
            if len(path) > 1 and not any(node not in path for node in onward.get(path[-1], ())):
                found.append(tuple(path))
            path.pop()
            waiting.pop()
            continue
        after = waiting[-1].pop()
        if after in path:
            continue
        if len(found) >= limit:
            return sorted(found, key=lambda p: (-len(p), p)), True
        path.append(after)
        waiting.append(_by_height(onward.get(after, []), heights))
    return sorted(found, key=lambda p: (-len(p), p)), False


def trails(start: str, onward: Next) -> dict[str, tuple[str, ...]]:
    """To every node reached one path, the longest (where cycles forbid to say, one of the longer ones)."""
    order = {node: at for at, node in enumerate(reversed(_finished(start, onward)))}
    steps, before = {start: 0}, dict[str, str]()
    for node in order:
        for after in onward.get(node, ()):
            # Against the order go only the edges that close a cycle.
            if order[after] > order[node] and steps[node] + 1 > steps.get(after, 0):
                steps[after], before[after] = steps[node] + 1, node
    found: dict[str, tuple[str, ...]] = {start: (start,)}
    for node in order:
        if node != start:
            found[node] = (*found[before[node]], node)
    return found


def cycles(pairs: Iterable[Pair]) -> list[tuple[str, ...]]:
    """The sets of nodes that go round in a circle, each sorted."""
    places: dict[str, list[str]] = {}
    for node, place in _places(pairs).items():
        places.setdefault(place, []).append(node)
    return sorted(tuple(sorted(several)) for several in places.values() if len(several) > 1)


def _by_height(nodes: list[str], heights: Mapping[str, int]) -> list[str]:
    return sorted(nodes, key=lambda node: (heights.get(node, 0), node))


def _heights(start: str, onward: Next) -> dict[str, int]:
    """How many steps go on from each node at most; on a cycle a lower bound, which only orders."""
    heights: dict[str, int] = {}
    for node in _finished(start, onward):
        heights[node] = max((1 + heights.get(after, 0) for after in onward.get(node, ())), default=0)
    return heights


def _finished(start: str, onward: Next) -> list[str]:
    """All nodes reached, each after those that come behind it (but for cycles): depth first, in postorder."""
    done: list[str] = []
    entered = {start}
    stack = [(start, iter(onward.get(start, ())))]
    while stack:
        node, rest = stack[-1]
        after = next((one for one in rest if one not in entered), None)
        if after is None:
            stack.pop()
            done.append(node)
        else:
            entered.add(after)
            stack.append((after, iter(onward.get(after, ()))))
    return done


def _places(pairs: Iterable[Pair]) -> dict[str, str]:
    """For each node the place it is at: itself, or one name for all nodes of its cycle (strongly connected)."""
    pairs = sorted(set(pairs))
    nodes = {node for pair in pairs for node in pair}
    left = _on_or_between_cycles(following(pairs), following(pairs, backwards=True), nodes)
    place = {node: node for node in nodes}
    # Cycles are mistakes, so they are few and small: what both leads to a node and comes from it is its cycle.
    inside = [(a, b) for a, b in pairs if a in left and b in left]
    onward, back = following(inside), following(inside, backwards=True)
    while left:
        first = min(left)
        cycle = set(distances(first, onward)) & set(distances(first, back))
        place |= dict.fromkeys(cycle, first)
        left -= cycle
    return place


def _on_or_between_cycles(onward: Next, back: Next, nodes: set[str]) -> set[str]:
    """What is left when all nodes that nothing leads to, or that lead to nothing, are taken away again and again."""
    left = set(nodes)
    for forward, backward in ((onward, back), (back, onward)):
        waiting = {node: sum(before in left for before in backward.get(node, ())) for node in left}
        free = [node for node, number in waiting.items() if number == 0]
        while free:
            node = free.pop()
            left.discard(node)
            for after in forward.get(node, ()):
                if after in waiting:
                    waiting[after] -= 1
                    if waiting[after] == 0 and after in left:
                        free.append(after)
    return left
