"""Lines that say something of tasks: a label, a colon, a value (Thời gian thực hiện: Quý III/2024)."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.outline import Outline
from ontology.phrases import label_field, labels

_FARTHEST = 60  # characters from the beginning of a line to the colon of its label
_INNER = re.compile(r"(?:[.;]\s+|\()(?=[^:.;()]{2,60}:)")  # where a label may begin inside a line
_INNER_END = re.compile(r"[.;]\s|\)")


class Label(NamedTuple):
    """A label: the field that it is of (lead, coordinate, time, product, content …), the span of its value in the flow,
    and where it begins itself.
    """

    field: str
    start: int
    end: int
    at: int

    @property
    def of_tasks(self) -> bool:
        """Whether it says something of tasks, rather than begin one (Nội dung: …)."""
        return self.field != "content"


def on_lines(outline: Outline, low: str) -> dict[int, Label]:
    """The label that each item of the body begins with, by item index."""
    pattern = labels()
    found: dict[int, Label] = {}
    for item in outline.items:
        if item.zone == "body" and low.find(":", item.start, item.start + _FARTHEST) >= 0:
            label = pattern.match(low, item.start, item.end)
            if label:
                found[item.index] = Label(label_field(label), label.end(), item.end, item.start)
    return found


def inside(low: str, start: int, end: int) -> list[Label]:
    """The labels behind a sentence on its own line: "… (Đơn vị thực hiện: Sở Nội vụ)"."""
    if low.find(":", start, end - 1) < 0:
        return []
    found = []
    for at in _INNER.finditer(low, start, end):
        if label := labels().match(low, at.end(), end):
            stop = _INNER_END.search(low, label.end(), end)
            found.append(Label(label_field(label), label.end(), stop.start() if stop else end, label.start()))
    return found


def of_line(label: Label, low: str) -> list[Label]:
    """A label at the beginning of a line with those inside its value, each up to the next."""
    others = inside(low, label.start, label.end)
    return [label._replace(end=others[0].at if others else label.end), *others]
