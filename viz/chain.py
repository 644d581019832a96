"""The picture of a chain: which documents carry out which, from the Politburo at the top to the commune below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from viz import documents, words
from viz.documents import Data
from viz.page import page as filled
from viz.picture import Picture

_TITLE = 110  # letters of the title in the heading; the card has all of it


def page(chain: Mapping[str, Any]) -> str:
    """The page of a chain as `chidao chain --json` prints it; direction down, up or both."""
    return filled(picture(chain))


def picture(chain: Mapping[str, Any]) -> Picture:
    """The picture of a chain; a node that `of` does not name leaves the heading with `of` as it is."""
    nodes: dict[str, Data] = {str(node["iri"]): node for node in chain["nodes"]}
    of = str(chain["of"])
    root = nodes.get(of) or {"iri": of, "number": of}
    return documents.drawn(_title(root), summary(chain), nodes.values(), chain["edges"], centre=of)


def _title(root: Data) -> str:
    whole = " ".join(str(root[key]) for key in ("type", "number") if root.get(key)) or documents.name(root)
    title = str(root.get("title") or "")
    if title and title not in whole:
        whole += ": " + words.cut(title, _TITLE)
    return whole


def summary(chain: Mapping[str, Any]) -> str:
    """One line that says how far the chain reaches: `57-KL/TW: 3 kế hoạch triển khai, 2 cấp (tỉnh, huyện)`."""
    nodes: dict[str, Data] = {str(node["iri"]): node for node in chain["nodes"]}
    of = str(chain["of"])
    edges = [(str(edge["from"]), str(edge["to"])) for edge in chain["edges"]]
    below = [nodes[iri] for iri in sorted(_reached(of, ((to, from_) for from_, to in edges)) & nodes.keys())]
    above = [nodes[iri] for iri in sorted(_reached(of, edges) & nodes.keys())]
    parts = []
    if above:
        parts.append(f"thực hiện {words.counted((node.get('type') for node in above), 'văn bản')}")
    if below:
        levels = [words.LEVELS[level] for level in words.LEVELS if any(node.get("level") == level for node in below)]
        reach = f", {len(levels)} cấp ({', '.join(levels)})" if levels else ""
        parts.append(f"{words.counted((node.get('type') for node in below), 'văn bản')} triển khai{reach}")
    elif chain.get("direction") != "up":
        parts.append("trong kho chưa có văn bản nào triển khai")
    if not above and chain.get("direction") == "up":
        parts.append("không nêu văn bản nào mà nó thực hiện")
    lacking = sum(not node.get("held") for node in nodes.values())
    if lacking:
        parts.append(f"{lacking} văn bản được nhắc đến mà chưa có trong kho")
    return f"{documents.name(nodes.get(of) or {'number': of})}: {'; '.join(parts)}."


def _reached(start: str, steps: Iterable[tuple[str, str]]) -> set[str]:
    """All that is reached from `start`, without it."""
    after: dict[str, list[str]] = defaultdict(list)
    for one, other in steps:
        after[one].append(other)
    seen, waiting = {start}, [start]
    while waiting:
        for other in after[waiting.pop()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen - {start}
