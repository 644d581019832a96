"""Where agencies and tasks stand beside each other: tasks below each other in their order, agencies near their own.

Pure, pixels; boxes of one column never overlap, and lines run only in the room between two columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from viz.spacing import spread

Point = tuple[int, int]
Tie = tuple[str, str]  # (agency, task)

_OUT = 10  # a line leaves and enters this far outside its box
_BESIDE = 14  # lines on one side of a box stand at most this far apart


@dataclass(frozen=True, slots=True)
class Column:
    """The size of its boxes, the room below each, and the x of their centres."""

    x: int
    width: int
    height: int
    below: int = 18


def stacked(names: Sequence[str], column: Column, groups: Sequence[int] = (), between: int = 0) -> dict[str, Point]:
    """The boxes below each other from 0; where the number in `groups` changes there is more room (`between`)."""
    places, y = {}, column.height // 2
    for index, name in enumerate(names):
        if index:
            y += column.height + column.below
            y += between if groups and groups[index] != groups[index - 1] else 0
        places[name] = (column.x, y)
    return places


def beside(names: Iterable[str], ties: Iterable[Tie], tasks: Mapping[str, Point], column: Column) -> dict[str, Point]:
    """The boxes near the middle of the tasks that each is tied to, in an order that crosses little."""
    near: dict[str, list[int]] = defaultdict(list)
    for name, task in ties:
        if task in tasks:
            near[name].append(tasks[task][1])
    wanted = {name: sum(near[name]) / len(near[name]) if near[name] else 0.0 for name in names}
    order = sorted(wanted, key=lambda name: (not near[name], wanted[name], name))
    # A pixel more, so that rounding never brings two nearer than they may be.
    apart = [column.height + column.below + 1] * (len(order) - 1)
    at = spread([wanted[name] for name in order], apart)
    lift = min(0.0, at[0] - column.height / 2) if at else 0.0
    return {name: (column.x, round(y - lift)) for name, y in zip(order, at, strict=True)}


def ways(
    ties: Iterable[Tie], places: Mapping[str, Point], columns: Mapping[str, Column]
) -> dict[Tie, tuple[Point, ...]]:
    """For each tie the two points at which its line leaves the one box and enters the other.

    `columns` says in which column each box stands. Lines on one side of a box are in the order of where they lead.
    """
    known = sorted(set(ties))
    sides: dict[tuple[str, bool], list[tuple[int, Tie, int]]] = defaultdict(list)
    for tie in known:
        (x, y), (u, v) = (places[end] for end in tie)
        sides[tie[0], u > x].append((v, tie, 0))
        sides[tie[1], x > u].append((y, tie, 1))
    found: dict[Tie, list[Point]] = {tie: [(0, 0), (0, 0)] for tie in known}
    for (name, right), ends in sides.items():
        column, (x, y) = columns[name], places[name]
        apart = min(_BESIDE, (column.height - 24) / max(1, len(ends) - 1))
        edge = x + (column.width // 2 + _OUT) * (1 if right else -1)
        for place, (_, tie, end) in enumerate(sorted(ends)):
            found[tie][end] = (edge, round(y + (place - (len(ends) - 1) / 2) * apart))
    return {tie: tuple(points) for tie, points in found.items()}
