"""The years that a document plans for, and where it names others than its title does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from loaders.outline import Item, Outline
from ontology.model import Note
from ontology.names import folded
from ontology.wording import one_of, wording

_YEAR = r"(?:19|20)\d{2}"
_PERIOD = (
    re.compile(
        rf"(?:giai đoạn|từ năm|từ)\s+(?:năm\s+)?(?P<a>{_YEAR})\s*(?:-|–|—|đến(?:\s+năm)?)\s*(?:năm\s+)?(?P<b>{_YEAR})"
    ),
    re.compile(rf"(?<!đến )năm\s+(?P<a>{_YEAR})(?!\s*(?:của|về))"),
)
_OF_A_DAY = re.compile(r"ngày[^,;]*$")
_OF_YEAR = re.compile(rf"năm\s+({_YEAR})")
_TIME_SECTION = re.compile(r"thời gian (?:thực hiện|triển khai|tổ chức)")
_LONGEST_TIME = 200  # characters of a section on time


@cache
def _own_name() -> re.Pattern[str]:
    """ban hành kế hoạch … năm 2024"""
    return re.compile(rf"{one_of(wording('issues'))}\s+(?:kế hoạch|chương trình|đề án)[^;.\d]*?năm\s+(?P<y>{_YEAR})")


def period(outline: Outline, low: str, title: str | None) -> tuple[str | None, str | None]:
    """The period that the title names, or else a section on time of implementation: its first and last year."""
    for words in [folded(title or ""), *_time_lines(outline, low)]:
        for pattern in _PERIOD:
            matches = [m for m in pattern.finditer(words) if not _OF_A_DAY.search(words[: m.start()])]
            if matches:
                match = matches[-1]
                return match["a"], match["b"] if "b" in match.re.groupindex else match["a"]
    return None, None


def _time_lines(outline: Outline, low: str) -> list[str]:
    return [
        low[i.start : i.end]
        for i in outline.items
        if i.zone == "body"
        and i.numbered
        and i.end - i.start < _LONGEST_TIME
        and _TIME_SECTION.match(low, i.start, i.end)
    ]


def disagreements(outline: Outline, low: str, title: str | None, preamble: Iterable[Item]) -> list[Note]:
    """A warning for each year that the preamble's name for this document gives otherwise than its title."""
    years = set(_OF_YEAR.findall(folded(title or "")))
    if len(years) != 1:
        return []
    found = []
    for item in preamble:
        own = _own_name().search(low[item.line.start : item.line.end])
        if own and own["y"] not in years:
            span = outline.flow.raw(item.line.start + own.start(), item.line.start + own.end())
            found.append(Note("disagreement", f"title says {min(years)}, text says {own['y']}", *span))
    return found
