"""The numbers of Word's automatic lists, which stand in no paragraph: counted as Word counts them.

A paragraph names a list and a level, itself or through its style. Lists that share an abstract list share its counters;
a level's counter starts again after a higher level's paragraph. ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from loaders.reading.markers import bullet, numeral

_PLACE = re.compile(r"%([1-9])")
_MOST_STYLES = 20  # of styles based on styles; more is a circle


def local(element: etree._Element) -> str:
    """An element's name without its namespace (transitional and strict files differ only there)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(parent: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of a name, or None."""
    for element in parent if parent is not None else ():
        if local(element) == name:
            return element
    return None


def attribute(element: etree._Element | None, name: str) -> str | None:
    """An attribute of a name, whatever its namespace."""
    for key, said in element.items() if element is not None else ():
        if str(key).rpartition("}")[2] == name:
            return str(said)
    return None


def value(parent: etree._Element | None, name: str) -> str | None:
    """The `val` of the first child of a name."""
    return attribute(child(parent, name), "val")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str  # decimal, lowerLetter, bullet …
    text: str  # "%1.%2."
    legal: bool  # all numbers decimal
    paragraph_style: str | None


@dataclass(slots=True)
class _List:
    """A list instance: the key of its counters, its levels, and the numbers it starts anew with."""

    counters: str
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbers:
    """Gives each paragraph of a document, in order, the marker of its list."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._styles = {
            name: style
            for style in (styles if styles is not None else ())
            if local(style) == "style" and (name := attribute(style, "styleId")) is not None
        }
        self._lists = _lists(numbering, self._styles)
        self._counts: dict[str, dict[int, int]] = {}

    def marker(self, paragraph: etree._Element) -> str:
        """The marker of the paragraph, counted on; empty where it stands in no list."""
        properties = child(paragraph, "pPr")
        name, said, style = self._named(properties)
        numbered = self._lists.get(name) if name else None
        if numbered is None:
            return ""
        depth = said if said is not None else _depth_of_style(numbered, style)
        level = numbered.levels.get(depth)
        if level is None or level.style == "none":
            return ""
        if level.style == "bullet":
            return _bullet(level.text, depth)
        counts = self._counts.setdefault(numbered.counters, {})
        if depth in numbered.restarts:
            counts[depth] = numbered.restarts.pop(depth)
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            of = numbered.levels.get(at, level)
            return numeral(counts.get(at, of.start), "decimal" if level.legal else of.style)

        return _PLACE.sub(shown, level.text).strip()

    def _named(self, properties: etree._Element | None) -> tuple[str | None, int | None, str | None]:
        """The list that a paragraph's properties, or its style, name; the level; the style that names it."""
        style = value(properties, "pStyle")
        numbers = child(properties, "numPr")
        level = whole(value(numbers, "ilvl"))
        name = value(numbers, "numId")
        if name is not None:
            return name, level or 0, None
        for _ in range(_MOST_STYLES):
            if style is None or style not in self._styles:
                break
            numbers = child(child(self._styles[style], "pPr"), "numPr")
            name = value(numbers, "numId")
            if name is not None:
                return name, level if level is not None else whole(value(numbers, "ilvl")), style
            style = value(self._styles[style], "basedOn")
        return None, None, None


def whole(text: str | None) -> int | None:
    """A number of at most six digits, None for anything else."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else None


def _depth_of_style(numbered: _List, style: str | None) -> int:
    """The level that is tied to a style, the first where none is."""
    return next((depth for depth, level in numbered.levels.items() if level.paragraph_style == style is not None), 0)


def _bullet(text: str, depth: int) -> str:
    """The bullet as documents write it; characters of symbol fonts become the bullet of their depth."""
    mark = text.strip()
    if mark in ("-", "–", "+", "*", "•"):
        return "-" if mark in ("–", "•") else mark
    return bullet(depth)


def _lists(numbering: etree._Element | None, styles: dict[str, etree._Element]) -> dict[str, _List]:
    """The list instances of a document by their id."""
    abstract: dict[str, etree._Element] = {}
    instances: list[etree._Element] = []
    for element in numbering if numbering is not None else ():
        if local(element) == "abstractNum" and (name := attribute(element, "abstractNumId")) is not None:
            abstract[name] = element
        elif local(element) == "num":
            instances.append(element)
    named = {attribute(n, "numId"): value(n, "abstractNumId") for n in instances}
    out: dict[str, _List] = {}
    for instance in instances:
        name = attribute(instance, "numId")
        base = value(instance, "abstractNumId")
        if name is None or base is None or base not in abstract:
            continue
        linked = value(abstract[base], "numStyleLink")
        if linked in styles:  # the levels stand in the list that the style names
            base = named.get(value(child(child(styles[linked], "pPr"), "numPr"), "numId")) or base
        levels = _levels(abstract[base]) if base in abstract else {}
        out[name] = _List(base, levels)
        for override in instance:
            depth = whole(attribute(override, "ilvl"))
            if local(override) != "lvlOverride" or depth is None:
                continue
            out[name].levels.update(_levels(override))
            start = whole(value(override, "startOverride"))
            if start is not None:
                out[name].restarts[depth] = start
    return out


def _levels(parent: etree._Element) -> dict[int, _Level]:
    out = {}
    for element in parent:
        depth = whole(attribute(element, "ilvl"))
        if local(element) == "lvl" and depth is not None:
            start = whole(value(element, "start"))
            out[depth] = _Level(
                start=0 if start is None else start,
                style=value(element, "numFmt") or "decimal",
                text=value(element, "lvlText") or "",
                legal=child(element, "isLgl") is not None,
                paragraph_style=value(element, "pStyle"),
            )
    return out
