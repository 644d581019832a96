"""By when: the deadlines that a sentence states (trước ngày 30/6/2024) and all times of a line of times.

Kinds of deadlines: the record format (docs/record.md), tasks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from loaders import periods, recurrences
from loaders.dates import ANY_DATE, DATE, DAY, MONTH, YEAR, iso, on_day
from loaders.timed import Timed
from ontology.model import Deadline
from ontology.phrases import deadline_words
from ontology.wording import one_of, phrases

_AND_DATE = re.compile(rf"\s*(?:,|;|và)\s*(?:trước\s+)?(?:{ANY_DATE})")
_VISION_BEFORE = 24  # characters


@cache
def _before() -> re.Pattern[str]:
    """chậm nhất là ngày 30/6/2024 · trước 15/6 · đến hết năm 2025"""
    return re.compile(
        rf"(?P<before>(?:{one_of(phrases(deadline_words('before')))}(?:\s+(?:là|đến|trước|vào|hết|ngày))*)\s+)"
        rf"(?:{ANY_DATE}|(?:ngày\s*)?(?P<d4>{DAY})(?:[/.]|\s*tháng\s*)(?P<m4>{MONTH})(?![\d/]|\s*năm\s*\d)|"
        rf"(?:năm\s+)?(?P<y4>{YEAR})(?![\d/-]))"
    )


@cache
def _vision() -> re.Pattern[str]:
    """tầm nhìn đến năm …"""
    return re.compile(rf"{one_of(phrases(deadline_words('none')))}(?:\s+(?:đến|tới))?(?:\s+năm)?\s*$")


@cache
def _anchors() -> tuple[str, ...]:
    """Words that those before a deadline begin with: looked for first, because most sentences name no time."""
    words = phrases(deadline_words("before"))
    return tuple(w for w in words if not any(w != other and w.startswith(other) for other in words))


@cache
def rare_words() -> tuple[str, ...]:
    """Words of times: a sentence without one names no time, and need not be searched."""
    return tuple(sorted({*recurrences.anchors(), *_anchors(), *periods.ANCHORS}))


def in_sentence(low: str, start: int, end: int, year: str | None) -> Iterator[Timed]:
    """The deadlines of a sentence that say until when: before a day, month or year, several joined by và. `year` is for
    days that name none; a day of every year recurs.
    """
    if not _holds(low, start, end, _anchors()):
        return
    position = start
    while match := _before().search(low, position, end):
        position = match.end()
        if match["d4"] is not None and (yearly := recurrences.day_of_every_year(low, start, match, end)):
            yield from yearly
            position = yearly[0].end
            continue
        date = _date(match, year)
        if date is None:
            continue
        yield Timed(Deadline("before", date=date), match.start(), match.end())
        while more := _AND_DATE.match(low, position, end):
            if (date := iso(more)) is None:
                break
            first = DATE.search(low, more.start(), end)
            assert first is not None
            yield Timed(Deadline("before", date=date), first.start(), more.end())
            position = more.end()


def _date(match: re.Match[str], year: str | None) -> str | None:
    """The day, month or year that a deadline is before; None where there is no such day, or no year for it."""
    if match["d4"] is not None:
        return on_day(int(year), int(match["m4"]), int(match["d4"])) if year else None
    return match["y4"] or iso(match)


def _holds(low: str, start: int, end: int, anchors: tuple[str, ...]) -> bool:
    for anchor in anchors:  # noqa: SIM110 (a generator costs more than what it looks for)
        if low.find(anchor, start, end) >= 0:
            return True
    return False


def on_time_line(low: str, start: int, end: int, year: str | None) -> list[Timed]:
    """All deadlines of a time line or cell (Thời gian thực hiện: …), `low` folded; `year` for dates that name none."""
    found: list[Timed] = []
    _add(found, (t for t in periods.from_day_to_day(low, start, end) if not _is_vision(low, t)))
    _add(found, periods.days_of_year(low, start, end, year))
    apart = [t for t in in_sentence(low, start, end, year) if t.apart(_spans(found))]
    found += apart  # a day and another of every year share their words
    for times in (periods.since(low, start, end), _days(low, start, end), periods.on_line(low, start, end)):
        _add(found, (t for t in times if not _is_vision(low, t)))
    taken = _spans(found)
    found += [t for t in recurrences.read(low, start, end) if t.apart(taken)]
    return sorted(_merged(found), key=lambda t: t.start)


def _add(found: list[Timed], times: Iterable[Timed]) -> None:
    """Add the times that share no word with one found before."""
    for timed in times:
        if timed.apart(_spans(found)):
            found.append(timed)


def _spans(found: Iterable[Timed]) -> list[tuple[int, int]]:
    return [(t.start, t.end) for t in found]


def _days(low: str, start: int, end: int) -> Iterator[Timed]:
    """Days, not the months inside them."""
    for match in DATE.finditer(low, start, end):
        if match["y3"] is None and (date := iso(match)):
            yield Timed(Deadline("on", date=date), *match.span())


def _is_vision(low: str, timed: Timed) -> bool:
    """Whether the words before make a time no deadline (tầm nhìn đến năm 2045)."""
    return _vision().search(low, max(0, timed.start - _VISION_BEFORE), timed.start) is not None


def _merged(found: list[Timed]) -> list[Timed]:
    """The deadlines, each once."""
    seen: set[Deadline] = set()
    kept = []
    for timed in found:
        if timed.deadline not in seen:
            seen.add(timed.deadline)
            kept.append(timed)
    return kept
