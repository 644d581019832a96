"""What recurs in the words of a document: hằng năm, định kỳ 6 tháng, thường xuyên, khi có yêu cầu."""

from __future__ import annotations

import re
from functools import cache

from loaders.timed import Timed
from ontology.model import Deadline
from ontology.phrases import DeadlineWord, deadline_words
from ontology.wording import one_of, phrases, whose

_PERIODICALLY = "định kỳ "


@cache
def anchors() -> tuple[str, ...]:
    """Words that those of recurrences begin with, each once: one is looked for before the longer phrases are."""
    words = phrases(deadline_words("recurring"))
    return tuple(w for w in words if not any(w != other and w.startswith(other) for other in words))


@cache
def _anchor() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, anchors())))


@cache
def _recurs() -> tuple[re.Pattern[str], dict[str, DeadlineWord]]:
    """định kỳ hằng năm"""
    pattern, rows = whose(deadline_words("recurring"))
    return re.compile(rf"(?:{_PERIODICALLY})?{pattern}"), rows


@cache
def _also() -> tuple[re.Pattern[str], dict[str, DeadlineWord]]:
    """(hằng tháng), quý, 6 tháng, năm: the words behind share the first one's "every"."""
    pattern, rows = whose(deadline_words("also"))
    return re.compile(rf"\s*(?:,|và|hoặc)\s*{pattern}(?=\s*(?:[,.;:()]|và|hoặc|của|$))"), rows


@cache
def _yearly() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """hằng năm trước … and … và 15/11 hằng năm: what makes a day and month recur."""
    years = one_of(phrases(row for row in deadline_words("recurring") if row.every == "year"))
    behind = rf"\s*(?:và\s+(?:ngày\s+)?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})\s*)?{years}"
    return re.compile(rf"{years}[^;.\d]{{0,50}}$"), re.compile(behind)


def read(low: str, start: int, end: int) -> list[Timed]:
    """What recurs in the words, in order: constantly, yearly, monthly, on request."""
    found: list[Timed] = []
    pattern, rows = _recurs()
    also, others = _also()
    for begins in _starts(low, start, end):
        if found and begins < found[-1].end:
            continue
        if match := pattern.match(low, begins, end):
            found.append(_timed(match, rows, match.start()))
            while more := also.match(low, found[-1].end, end):
                found.append(_timed(more, others, more.start(more.lastgroup or "")))
    return found


def _starts(low: str, start: int, end: int) -> list[int]:
    """Where words of recurrences may begin; "định kỳ" begins before the words that are looked for."""
    starts: set[int] = set()
    for anchor in _anchor().finditer(low, start, end):
        begins = anchor.start() - len(_PERIODICALLY)
        starts.add(begins if begins >= start and low.startswith(_PERIODICALLY, begins) else anchor.start())
    return sorted(starts)


def _timed(match: re.Match[str], rows: dict[str, DeadlineWord], start: int) -> Timed:
    return Timed(Deadline("recurring", every=rows[match.lastgroup or ""].every), start, match.end())


def day_of_every_year(low: str, start: int, match: re.Match[str], end: int) -> list[Timed]:
    """The day and month of a match ("trước 15/6 và 15/11 hằng năm") where words before or behind it make it recur every
    year; none where they do not. `start` is where the sentence begins.
    """
    first = _every_year(match["d4"], match["m4"])
    before, behind = _yearly()
    if before.search(low, max(start, match.start() - 60), match.start()):
        return [Timed(first, match.start(), match.end())]
    if yearly := behind.match(low, match.end(), end):
        days = [first, _every_year(yearly["d"], yearly["m"])] if yearly["d"] else [first]
        return [Timed(day, match.start(), yearly.end()) for day in days]
    return []


def _every_year(day: str, month: str) -> Deadline:
    return Deadline("recurring", every="year", by=f"--{int(month):02}-{int(day):02}")
