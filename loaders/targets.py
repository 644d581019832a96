"""Quantified aims: a number with its unit, one a clause, and the period of the heading it stands under.

In sections of aims each number is one; in sections of work a share is (đạt 90%), where the clause says that it is aimed
at.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from loaders.agencies import Reader
from loaders.outline import Item, Outline
from loaders.sections import WORK
from ontology.model import Target
from ontology.names import LOWER
from ontology.wording import one_of, wording

_WORD = rf"[{LOWER}]+"
_YEAR = re.compile(r"(?:19|20)\d{2}")
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
        r"(?P<value>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)(?:\s?(?P<percent>%|‰|phần trăm)|\s(?P<unit>"
        rf"{_WORD}(?: {_WORD})?/(?:\d[\d.]* )?{_WORD}(?: (?!{one_of(wording('no unit'))}(?!\w)){_WORD})?"
        rf"|{one_of(wording('unit of two words'))}(?!\w)|{_WORD}))"
    )


@cache
def _clause() -> re.Pattern[str]:
    """; … and , tỷ lệ …: where a clause ends."""
    change, share = one_of(wording("change by an amount")), one_of(wording("opens a clause of aims"))
    return re.compile(rf"[;.]\s+|,\s+(?=(?:và )?(?:\d+(?:,\d+)?\s?%|{share}|{change} \d))")


@cache
def _from_to() -> re.Pattern[str]:
    """giảm từ 30% xuống 15%: the last number is the aim."""
    return re.compile(rf"\stừ\s[^;]*\s{one_of(wording('change to an amount'))}\s")


@cache
def _aims() -> re.Pattern[str]:
    """phấn đấu, đạt, giảm …: what makes a share in a task an aim."""
    return re.compile(rf"(?<!\w){one_of(wording('aims'))}(?!\w)")


def read(outline: Outline, reader: Reader, kinds: list[str]) -> tuple[Target, ...]:
    """The quantified aims of the sections of aims, in order."""
    found: list[Target] = []
    shares = reader.low.count("%")
    for item in outline.items:
        kind = kinds[item.index]
        if item.line.cell is not None or (kind != "aim" and (kind not in WORK or not shares)):
            continue
        if item.has_children and outline.words(item)[-1] not in ".;":
            continue
        found.extend(_of_item(outline, reader, item, kind == "aim"))
    return tuple(found)


def _of_item(outline: Outline, reader: Reader, item: Item, of_aims: bool) -> list[Target]:
    flow, low = outline.flow, reader.low
    if not of_aims and low.find("%", item.start, item.end) < 0:
        return []
    start, end = flow.raw(item.start, item.end)
    from_, to = _period(outline, low, item)
    found = []
    for first, last in _clauses(low, item.start, item.end):
        match = _aim(low, first, last, of_aims)
        if match is None:
            continue
        unit = match["unit"] or ("%" if match["percent"] == "phần trăm" else match["percent"])
        whole = re.fullmatch(r"\d{1,3}(?:\.\d{3})+", match["value"])
        number = float(match["value"].replace(".", "") if whole else match["value"].replace(",", "."))
        found.append(
            Target(
                outline.words(item),
                int(number) if number.is_integer() else number,
                unit,
                _comparators().get(match["comparator"], "="),
                from_,
                to,
                start,
                end,
                flow.quote(item.start, item.end),
            )
        )
    return found


def _clauses(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of an item: each may state one aim."""
    bounds = [start, *(m.end() for m in _clause().finditer(low, start, end)), end]
    return [(a, b) for a, b in pairwise(bounds) if b > a]


def _aim(low: str, start: int, end: int, of_aims: bool) -> re.Match[str] | None:
    """The number that a clause aims at: a share before an amount, the last where it says "giảm từ … xuống …"."""
    found = [
        match
        for match in _quantity().finditer(low, start, end)
        if match["percent"] or (match["unit"] not in wording("no unit") and not _YEAR.fullmatch(match["value"]))
    ]
    if not of_aims and not (_aims().search(low, start, end) or low.startswith("100%", start)):
        return None
    shares = [match for match in found if match["percent"]]
    if not shares and not of_aims and not any(match["comparator"] or "/" in match["unit"] for match in found):
        return None
    of_one_kind = shares or found
    return of_one_kind[-1 if _from_to().search(low, start, end) else 0] if of_one_kind else None


def _period(outline: Outline, low: str, item: Item) -> tuple[str | None, str | None]:
    """The years that the nearest heading above names, or the item itself."""
    for above in [item, *outline.ancestors(item)]:
        for pattern in _YEARS:
            if match := pattern.search(low, above.start, min(above.end, above.start + 120)):
                return match.groupdict().get("a"), match.groupdict().get("b") or match.groupdict().get("a")
    return None, None
