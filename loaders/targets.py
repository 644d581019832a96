"""Quantified aims: a number with its unit in a section of aims, and the period of the heading it stands under."""

from __future__ import annotations

import re
from functools import cache

from loaders.agencies import Reader
from loaders.outline import Item, Outline
from ontology.model import Target
from ontology.names import LOWER
from ontology.wording import one_of, wording

# The word before a number, by its use in the table of words, and the record's sign for it.
_SIGNS = {"more than": ">", "at least": ">=", "at most": "<=", "less than": "<", "about": "~", "exactly": "="}
_YEARS = (
    re.compile(r"(?P<a>(?:19|20)\d{2})\s*(?:-|–|đến)\s*(?:năm\s+)?(?P<b>(?:19|20)\d{2})"),
    re.compile(r"(?:đến|tới|hết)\s+(?:hết\s+)?(?:năm\s+)?(?P<b>(?:19|20)\d{2})"),
    re.compile(r"năm\s+(?P<a>(?:19|20)\d{2})"),
)


@cache
def _comparators() -> dict[str, str]:
    """The sign for each word before a number: {"tối thiểu": ">="}."""
    return {words: sign for use, sign in _SIGNS.items() for words in wording(use)}


@cache
def _quantity() -> re.Pattern[str]:
    """trên 95% · tối thiểu 1.200 hộ · 7/7 thôn"""
    return re.compile(
        rf"(?P<comparator>{one_of(_comparators())})?\s*"
        r"(?<![\w/.,])(?<!\d[-–])(?:(?P<all>\d+)/(?=(?P=all)\b))?"  # all of so many: 7/7 thôn
        r"(?P<value>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s?(?P<unit>%|‰|phần trăm|["
        + LOWER
        + r"]+(?:/["
        + LOWER
        + r"]+)?)"
    )


def read(outline: Outline, reader: Reader, kinds: list[str]) -> tuple[Target, ...]:
    """The quantified aims of the sections of aims, in order."""
    found: list[Target] = []
    for item in outline.items:
        if (
            kinds[item.index] != "aim"
            or (item.has_children and outline.words(item)[-1] not in ".;")
            or item.line.cell is not None
        ):
            continue
        found.extend(_of_item(outline, reader, item))
    return tuple(found)


def _of_item(outline: Outline, reader: Reader, item: Item) -> list[Target]:
    flow, low = outline.flow, reader.low
    start, end = flow.raw(item.start, item.end)
    from_, to = _period(outline, low, item)
    found = []
    for match in _quantity().finditer(low, item.start, item.end):
        unit = match["unit"]
        if unit in wording("no unit"):
            continue
        value = (
            match["value"].replace(".", "")
            if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", match["value"])
            else match["value"].replace(",", ".")
        )
        number = float(value)
        found.append(
            Target(
                outline.words(item),
                int(number) if number.is_integer() else number,
                "%" if unit == "phần trăm" else unit,
                _comparators().get(match["comparator"], "="),
                from_,
                to,
                start,
                end,
                flow.quote(item.start, item.end),
            )
        )
    return found


def _period(outline: Outline, low: str, item: Item) -> tuple[str | None, str | None]:
    """The years that the nearest heading above names, or the item itself."""
    for above in [item, *outline.ancestors(item)]:
        for pattern in _YEARS:
            if match := pattern.search(low, above.start, min(above.end, above.start + 120)):
                return match.groupdict().get("a"), match.groupdict().get("b") or match.groupdict().get("a")
    return None, None
