"""A chain as a tree for people: each document under the one it hangs on, with the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chidao.table import LEVELS, NO_NUMBER, RELATIONS, day

if TYPE_CHECKING:
    from queries.chains import Chain, Edge
    from queries.documents import Document

HEADINGS = {
    "down": "Những văn bản thực hiện văn bản này",
    "up": "Những văn bản mà văn bản này thực hiện",
}
HELD, NOT_HELD = "có trong kho", "chưa có trong kho"


def lines(chain: Chain) -> Iterator[str]:
    """The tree of a chain, one line after another; with direction `both` two trees, upwards first."""
    for direction in ("up", "down") if chain.direction == "both" else (chain.direction,):
        yield f"{HEADINGS[direction]}:"
        edges = _parts(chain)[direction] if chain.direction == "both" else list(chain.edges)
        yield from _Tree(chain, direction, edges).lines()


def label(document: Document) -> str:
    """What people call a document in one word: its number, a law's title, or whose plan without number it is.

    A blank number is told apart by the issuer and the date.
    """
    if document.number:
        return document.number
    if document.title and not document.held:
        return document.title
    return f"{document.type or 'Văn bản'} {NO_NUMBER}"


def line(document: Document) -> str:
    """A document in one line: type and number, issuer, level, date, whether the store holds it."""
    name = label(document)
    if document.type and not name.startswith(document.type):
        name = f"{document.type} {name}"
    parts = [name, document.issuer, LEVELS.get(document.level or ""), day(document.issued)]
    return " · ".join([*(part for part in parts if part), HELD if document.held else NOT_HELD])


class _Tree:
    """One direction of a chain, on the way to being lines."""

    def __init__(self, chain: Chain, direction: str, edges: list[Edge]) -> None:
        self.of = chain.of
        self.direction = direction
        self.cards = {node.iri: node for node in chain.nodes}
        # By the upper end (down) or the lower end (up): what hangs there.
        self.drawn: dict[str, dict[str, list[Edge]]] = {}
        self.short: dict[str, list[Edge]] = {}
        for edge in edges:
            near, far = (edge.to, edge.from_) if direction == "down" else (edge.from_, edge.to)
            if edge.shortcut:
                self.short.setdefault(far, []).append(edge)
            else:
                self.drawn.setdefault(near, {}).setdefault(far, []).append(edge)
        self.shown: set[str] = set()

    def lines(self) -> Iterator[str]:
        yield line(self.cards[self.of])
        if not self.drawn:
            yield "  (kho chưa có văn bản nào)"
        # A stack of what is still to be drawn: the node, the edges to it, the indentation, whether it is the last.
        self.shown.add(self.of)
        waiting = list(reversed(self._children(self.of, "")))
        while waiting:
            node, edges, before, last = waiting.pop()
            card = self.cards[node]
            yield f"{before}{'└─ ' if last else '├─ '}{line(card)}"
            inside = before + ("   " if last else "│  ")
            again = node in self.shown
            if again:
                yield f"{inside}   (đã nêu ở trên)"
            children = [] if again else self._children(node, inside)
            bar = "│  " if children else "   "
            if card.title and card.number and not again:
                yield f"{inside}{bar}{card.title}"
            for edge in edges:
                yield f"{inside}{bar}{RELATIONS[edge.relation]}{self._stated(edge)}"
            for edge in () if again else self.short.get(node, ()):
                other = self.cards[edge.to if self.direction == "down" else edge.from_]
                words = "cũng" if self.direction == "down" else "cũng được"
                yield (
                    f"{inside}{bar}đường tắt: {words} {RELATIONS[edge.relation]} "
                    f"{'thẳng ' if self.direction == 'down' else 'thẳng bởi '}{label(other)}{self._stated(edge)}"
                )
            self.shown.add(node)
            waiting += reversed(children)

    def _children(self, node: str, before: str) -> list[tuple[str, list[Edge], str, bool]]:
        several = self.drawn.get(node, {})
        order = sorted(several, key=lambda iri: (self.cards[iri].issued or "9", label(self.cards[iri]), iri))
        return [(iri, several[iri], before, iri == order[-1]) for iri in order]

    def _stated(self, edge: Edge) -> str:
        """By whom, where it is not the document itself, and in which words."""
        by = ""
        if edge.stated_by != edge.from_:
            card = self.cards.get(edge.stated_by)
            by = "" if card is None else f", theo {label(card)}" + (f" của {card.issuer}" if card.issuer else "")
        return f"{by}: “{' '.join((edge.quote or '').split())}”"


def _parts(chain: Chain) -> dict[str, list[Edge]]:
    """The edges of a chain in both directions, apart: those above `of` and those below it."""
    upward: dict[str, list[Edge]] = {}
    for edge in chain.edges:
        upward.setdefault(edge.from_, []).append(edge)
    up: list[Edge] = []
    seen = {chain.of}
    waiting = [chain.of]
    while waiting:
        for edge in upward.get(waiting.pop(), ()):
            up.append(edge)
            if edge.to not in seen:
                seen.add(edge.to)
                waiting.append(edge.to)
    return {"up": up, "down": [edge for edge in chain.edges if edge not in up]}
