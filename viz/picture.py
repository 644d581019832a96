"""A picture before it becomes a page: boxes with their places, facts between them, strips, legend. Plain data.

What a page shows and says is all here, so that everything up to the page can be tested without a browser.
Lengths are pixels at scale 1; texts are as the documents have them and become safe only in `page.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """A group of boxes that look alike: one entry of the legend, which is left out where `label` is empty."""

    label: str
    colour: str
    fill: str = "#ffffff"
    hollow: bool = False  # dashed edge: cited, not held
    width: int = 240
    height: int = 104


@dataclass(frozen=True, slots=True)
class Stroke:
    """A group of lines that look alike; `dash` is solid, dashed or dotted; without an arrow where `arrow` is false."""

    label: str
    colour: str
    dash: str = "solid"
    width: float = 2
    arrow: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """A thing in the picture: a short `head`, a `strong` name, some `text`, a note in the `corner`.

    `card` holds rows (label, value) that a click shows; `look` names a Look.
    """

    id: str
    look: str
    head: str
    strong: str
    text: str = ""
    corner: str = ""
    card: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A line in the picture and what proves it: the sentence, the document that states it, its file and offsets.

    `label` reads from the first box to the second (thực hiện), `passive` back (được thực hiện bởi).
    """

    from_: str
    to: str
    stroke: str
    label: str
    passive: str
    quote: str = ""
    stated_by: str = ""
    file: str = ""
    start: int | None = None
    end: int | None = None
    note: str = ""
    way: tuple[Point, ...] = ()  # points the line passes; none: straight from box to box


@dataclass(frozen=True, slots=True)
class Strip:
    """A lane or band with its name, from `top` to `bottom`."""

    label: str
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Caption:
    """A heading inside the picture, centred at a point."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All of one page. `upright` is true where lines run up and down between strips, false where they run across."""

    title: str
    summary: str
    boxes: tuple[Box, ...]
    places: dict[str, Point]
    facts: tuple[Fact, ...] = ()
    looks: dict[str, Look] = field(default_factory=dict)
    strokes: dict[str, Stroke] = field(default_factory=dict)
    strips: tuple[Strip, ...] = ()
    captions: tuple[Caption, ...] = ()
    upright: bool = True
    centre: str | None = None  # the box that the picture is about
