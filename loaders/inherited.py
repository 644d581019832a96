"""Whose the work of an item is by what stands above it: headings, the paragraph that opens its list, the end of the
preamble, the title.
"""

from __future__ import annotations

from loaders import assignees, task_words
from loaders.agencies import Reader
from loaders.assignees import Duty
from loaders.outline import BULLETS, Item, Outline

_HEAD = -1  # as the parent's index: what the head says holds for all that no heading gives to others


class Inherited:
    """What has been read so far of who is told; asked item by item, in the order of the text."""

    def __init__(self, outline: Outline, reader: Reader, kinds: list[str], title: str | None) -> None:
        self._outline = outline
        self._reader = reader
        self._kinds = kinds
        self._headings: dict[int, Duty | None] = {}
        self._of_parent: dict[int, Duty | None] = {}
        self._openings: dict[int, Duty] = {}  # of a paragraph before a list, by the index of its parent
        self._lead_in: Duty | None = None  # of a line that ends in a colon, for the bullets behind it
        self._of_title = self._whose_functions(title)

    def open_head(self) -> None:
        """Read what the last paragraph before the numbered orders of a directive or letter says of who is told."""
        before = [item for item in self._outline.items if item.zone == "head" and not item.family]
        if before and self._reader.low[before[-1].end - 1] == ":":
            opened = assignees.of_opening(self._reader, before[-1].start, before[-1].end)
            if opened:
                self._openings[_HEAD] = opened

    def open_list(self, item: Item, start: int) -> None:
        """Read what a line that is no task says of who does what comes behind it, where it ends in a colon."""
        if self._reader.low[item.end - 1] != ":" or item.numbered:
            return
        opened = assignees.of_opening(self._reader, start, item.end)
        self._lead_in = opened or assignees.of_item(self._reader, start, item.end, self.of(item))
        if item.family:
            return
        opened = opened or self._names_before_numbers(item, start)
        if opened:
            self._openings[item.parent] = opened
            self._of_parent.pop(item.parent, None)

    def _names_before_numbers(self, item: Item, start: int) -> Duty | None:
        """Whom a paragraph right before lettered or numbered items names: "Ủy ban nhân dân các xã:"."""
        behind = self._outline.items[item.index + 1 : item.index + 2]
        if not (behind and behind[0].numbered and behind[0].parent == item.parent):
            return None
        duty = assignees.of_item(self._reader, start, item.end, None)
        return duty if duty.told else None

    def _whose_functions(self, title: str | None) -> Duty | None:
        """Whose functions and duties the title says that a document sets, as an act on one agency does."""
        if not (title and "nhiệm vụ" in title.lower()):
            return None
        low = self._reader.low
        for item in self._outline.items:
            if item.zone == "body" and item.numbered:
                break
            if match := task_words.functions_of().search(low, item.start, item.end):
                mention = self._reader.one(match.end(), item.end)
                if mention is not None and not mention.collective:
                    return Duty((self._reader.agency(mention),))
        return None

    def close_list(self) -> None:
        """Forget the line before the bullets: they have ended."""
        self._lead_in = None

    def of(self, item: Item) -> Duty | None:
        """The duty of the nearest heading or lead-in above that names somebody."""
        if self._lead_in is not None and item.family in BULLETS:
            return self._lead_in
        if item.parent not in self._of_parent:
            self._of_parent[item.parent] = self._from_above(item)
        return self._of_parent[item.parent]

    def told(self, item: Item) -> bool:
        """Whether anything above an item but the title names somebody or asks."""
        return self.of(item) not in (None, self._of_title)

    def _from_above(self, item: Item) -> Duty | None:
        """What the headings above give: the same for all items under one parent."""
        requested = False
        if opened := self._openings.get(item.parent):
            return opened
        for above in self._outline.ancestors(item):
            duty = self._of_heading(above)
            if duty is None:
                continue
            if not duty.told:
                requested = requested or duty.requested
                continue
            return Duty(duty.told, duty.role, duty.requested or requested, duty.others)
        return self._openings.get(_HEAD) or self._of_title or (Duty(requested=True) if requested else None)

    def _of_heading(self, item: Item) -> Duty | None:
        if item.index not in self._headings:
            assigns = self._kinds[item.index] in ("assign", "order")
            duty = assignees.of_heading(self._reader, item.start, item.end, of_assignment=assigns)
            if duty is None and assigns and self._reader.low[item.end - 1] in ".;":
                # An order that goes on in paragraphs of its own: they are of those whom it tells.
                own = assignees.of_item(self._reader, item.start, item.end, None)
                duty = Duty(own.told, requested=own.requested) if own.told else None
            self._headings[item.index] = duty
        return self._headings[item.index]
