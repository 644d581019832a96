"""The parts that a document carries with it: annexes, and the plan or regulation that it promulgates."""

from __future__ import annotations

from loaders.outline import Item, Outline
from ontology.model import Part

_LONGEST_TITLE = 250  # characters
_ANNEX = "Phụ lục"


def read(outline: Outline) -> tuple[Part, ...]:
    """The parts in order, each with the line below its name where that is its title."""
    return tuple(_part(outline, item) for item in outline.items if item.family == "part")


def _part(outline: Outline, item: Item) -> Part:
    below = outline.items[item.index + 1 : item.index + 2]
    title = next((outline.words(i) for i in below if not i.family and _is_title(outline.words(i))), None)
    span = outline.flow.raw(item.line.start, item.line.end)
    return Part(_ANNEX if item.part.startswith(_ANNEX) else item.part, title, *span)


def _is_title(words: str) -> bool:
    """Whether the line under a part's name is its title, not "(Kèm theo Quyết định …)" nor its first paragraph."""
    return words.isupper() or (words[0] != "(" and words[-1] not in ".:;" and len(words) < _LONGEST_TITLE)
