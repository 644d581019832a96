"""A deadline with the place where it was read: what the readers of times give, and what a record keeps of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from loaders.flow import Flow
from ontology.model import Deadline


class Timed(NamedTuple):
    """A deadline with its span in the text that was searched."""

    deadline: Deadline
    start: int
    end: int

    def apart(self, spans: Iterable[tuple[int, int]]) -> bool:
        """Whether its words share none with these spans."""
        for start, end in spans:  # noqa: SIM110 (a generator costs more than what it looks for)
            if self.end > start and self.start < end:
                return False
        return True


def placed(timed: Timed, flow: Flow) -> Deadline:
    """The deadline with its evidence: place and words as read."""
    start, end = flow.raw(timed.start, timed.end)
    return replace(timed.deadline, start=start, end=end, quote=flow.quote(timed.start, timed.end))


def each_once(deadlines: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """The deadlines in order, each time once wherever it was read."""
    seen: dict[tuple[object, ...], Deadline] = {}
    for d in deadlines:
        seen.setdefault((d.kind, d.date, d.from_, d.to, d.every, d.by), d)
    return tuple(seen.values())
