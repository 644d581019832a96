"""Quantified aims: a number with its unit in a section of aims, and the period of the heading it stands under."""

from __future__ import annotations

import re

from loaders.agencies import Reader
from loaders.outline import Item, Outline
from ontology.model import Target
from ontology.names import LOWER

_QUANTITY = re.compile(
    r"(?P<comparator>trên|tối thiểu|ít nhất|không dưới|tối đa|không quá|dưới|khoảng|đạt tỷ lệ|đạt|từ)?\s*"
    r"(?<![\w/.,])(?<!\d[-–])(?:(?P<all>\d+)/(?=(?P=all)\b))?"  # all of so many: 7/7 thôn
    r"(?P<value>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s?(?P<unit>%|‰|phần trăm|[" + LOWER + r"]+(?:/[" + LOWER + r"]+)?)"
)
_COMPARATORS = {
    "trên": ">", "tối thiểu": ">=", "ít nhất": ">=", "không dưới": ">=", "từ": ">=",
    "tối đa": "<=", "không quá": "<=", "dưới": "<", "khoảng": "~",
}  # fmt: skip
# A number before one of these is no aim: dates, terms, articles, months of a year.
_NO_UNIT = frozenset(
    "năm tháng ngày giờ và đến của là về điều khoản điểm cấp lần giai quý tầm hoặc trở theo trong tại với các những "
    "nhiệm kỳ".split()
)
_YEARS = (
    re.compile(r"(?P<a>(?:19|20)\d{2})\s*(?:-|–|đến)\s*(?:năm\s+)?(?P<b>(?:19|20)\d{2})"),
    re.compile(r"(?:đến|tới|hết)\s+(?:hết\s+)?(?:năm\s+)?(?P<b>(?:19|20)\d{2})"),
    re.compile(r"năm\s+(?P<a>(?:19|20)\d{2})"),
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
    for match in _QUANTITY.finditer(low, item.start, item.end):
        unit = match["unit"]
        if unit in _NO_UNIT:
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
                _COMPARATORS.get(match["comparator"] or "", "="),
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
