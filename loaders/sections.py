"""What stands in each section of an outline: purpose, tasks, assignment of work, funding, reporting, time."""

from __future__ import annotations

import re
from functools import cache

from loaders.outline import Item, Outline
from loaders.vocabulary import type_names
from ontology.phrases import section_words
from ontology.tables import document_types
from ontology.wording import one_of, wording

WORK = frozenset({"task", "assign", "order"})
# Words of these kinds begin many other headings (Quan điểm, chính sách của Đảng …): they count only where nothing
# else is said.
_ALONE = frozenset({"purpose", "background", "scope", "criteria", "award", "report", "effect"})
_TOP = frozenset({"part", "chapter", "upper", "roman"})
_LONGEST_HEADING = 110


@cache
def closing() -> re.Pattern[str]:
    """The formula that closes a document, whatever section it stands under: UBND huyện yêu cầu các xã nghiêm túc …"""
    orders = one_of(wording("orders at the close"))
    ways = (
        one_of(wording("closing")),
        rf"{one_of(wording('who orders at the close'))}[\w\s]{{0,40}}{orders}",
        rf"{orders}[^.]{{0,200}}{one_of(wording('how at the close'))}",
        rf"[\w\s]{{0,60}}{one_of(wording('closing behind courtesy'))}",
        rf"{one_of((*type_names(), *wording('this document')))} này",
    )
    return re.compile("(?:" + "|".join(ways) + ")")


@cache
def _around_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand before a section word that begins a heading, and beside one that is all of it."""
    before, beside = one_of(wording("before a section word")), one_of(wording("beside a section word"))
    return re.compile(rf"(?:{before}\s+)*"), re.compile(rf"(?<!\w){beside}(?!\w)")


@cache
def _ordering_types() -> frozenset[str]:
    """The types whose numbered items are orders, whatever their headings say."""
    return frozenset(row.name for row in document_types() if row.orders)


def document_orders(document_type: str | None) -> bool:
    """Whether the numbered items of a document of this type are orders (Chỉ thị, Công điện, Công văn …)."""
    return document_type in _ordering_types()


def kinds(outline: Outline, low: str, document_type: str | None) -> list[str]:
    """The kind of section that each item stands in, by item index; "" outside the body.

    A heading decides for all below it; a lower heading overrides only where it begins with a section word.
    """
    default = "order" if document_orders(document_type) else "task"
    if any(item.family == "article" for item in outline.items):
        default = "article"
    found: list[str] = []
    for item in outline.items:
        if item.zone != "body":
            found.append("")
            continue
        above = found[item.parent] if item.parent >= 0 else default
        found.append(_kind(item, low, above, outline) or above)
    return found


def _kind(item: Item, low: str, above: str, outline: Outline) -> str | None:
    """The kind that an item's own words give it as a heading, or None."""
    if not item.numbered:
        return None
    words = low[item.start : item.end]
    heading, colon, rest = words.partition(":")
    if len(heading) > _LONGEST_HEADING:
        return None
    pattern, known = section_words()
    before, beside = _around_words()
    start = before.match(heading)
    first = pattern.match(heading, start.end() if start else 0)
    if item.family in _TOP or (
        item.family == "arabic" and item.parent < 0 and outline.flow.text[item.start : item.end].isupper()
    ):
        if first and known[first.group()] == "background":
            return "background"
        said = [known[m.group()] for m in pattern.finditer(heading)]
        for kind in ("task", "assign"):
            if kind in said:
                return "purpose" if said[0] == "purpose" and said.count("task") == 0 else kind
        return said[0] if said else ("task" if item.family == "roman" else None)
    if first is None:
        return None
    kind = known[first.group()]
    if kind in ("task", "assign"):
        return kind if above not in WORK else None
    if kind in _ALONE and first.group() != "mục đích" and beside.sub("", pattern.sub("", heading)).strip(" .,:;()"):
        return None
    if kind in ("background", "report") and (item.end - item.start > 60 or (colon and rest.strip())):
        return None
    if len(heading) > 70 and not item.has_children:
        return None
    return kind
