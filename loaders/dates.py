"""Dates and deadlines in the words of a document.

Dates are ISO 8601, as precise as the text: `2021-04-06`, `2024-03`, `2021`. The day comes first always (5/8/2020 is 5
August). Form of a dateline: Nghị định 30/2020/NĐ-CP, annex I. Kinds of deadlines: the record format (docs/record.md),
tasks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from ontology.model import Deadline
from ontology.phrases import DeadlineWord, deadline_words
from ontology.wording import one_of, phrases, whose

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d{2}"

# ngày 05 tháng 8 năm 2020 · 05/8/2020 · 6-5-2019 · 17.12.2019 · tháng 4 năm 2021 · tháng 4/2021 · ngày tháng 4 năm 2021
_DATE = (
    rf"(?:ngày\s*)?(?P<d1>{_DAY})\s*tháng\s*(?P<m1>{_MONTH}|tư|giêng|chạp)\s*(?:năm|/)\s*(?P<y1>{_YEAR})"
    rf"|(?:ngày\s*)?(?P<d2>{_DAY})\s?(?P<s>[/.-])\s?(?P<m2>{_MONTH})\s?(?P=s)\s?(?P<y2>{_YEAR})"
    rf"|(?:ngày\s*)?(?:tháng|Tháng)\s*(?P<m3>{_MONTH}|tư|giêng|chạp)\s*(?:năm|/|-)\s*(?P<y3>{_YEAR})"
)
DATE = re.compile(_DATE)
# After "ngày" only: 15/6 · 15 tháng 6, the year of the document or plan.
_WORD_MONTHS = {"tư": 4, "giêng": 1, "chạp": 12}

MONTH_ENDS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def iso(match: re.Match[str]) -> str | None:
    """The date that `DATE` matched, or None where there is no such day (31/02)."""
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2"), (None, "m3", "y3")):
        if match[year] is None:
            continue
        m = _WORD_MONTHS.get(match[month]) or int(match[month])
        if day is None:
            return f"{match[year]}-{m:02}"
        return _day(int(match[year]), m, int(match[day]))
    return None


def _day(year: int, month: int, day: int) -> str | None:
    """The day as ISO 8601, or None where the month has no such day."""
    if day > MONTH_ENDS[month - 1] or (month == 2 and day == 29 and not _leap(year)):
        return None
    return f"{year}-{month:02}-{day:02}"


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


class Timed(NamedTuple):
    """A deadline with its span in the text that was searched."""

    deadline: Deadline
    start: int
    end: int


_PERIODICALLY = "định kỳ "
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@cache
def _until() -> re.Pattern[str]:
    """chậm nhất là ngày 30/6/2024 · trước 15/6 · đến hết năm 2025"""
    return re.compile(
        rf"(?P<before>(?:{one_of(_words('before'))}(?:\s+(?:là|đến|trước|vào|hết|ngày))*)\s+)"
        rf"(?:{_DATE}|(?:ngày\s*)?(?P<d4>{_DAY})(?:[/.]|\s*tháng\s*)(?P<m4>{_MONTH})(?![\d/]|\s*năm\s*\d)|"
        rf"(?:năm\s+)?(?P<y4>{_YEAR})(?![\d/-]))"
    )


@cache
def _yearly() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """hằng năm trước … and … và 15/11 hằng năm: what makes a day and month recur."""
    years = one_of(phrases(row for row in deadline_words("recurring") if row.every == "year"))
    behind = rf"\s*(?:và\s+(?:ngày\s+)?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})\s*)?{years}"
    return re.compile(rf"{years}[^;.\d]{{0,50}}$"), re.compile(behind)


@cache
def _vision() -> re.Pattern[str]:
    """tầm nhìn đến năm …"""
    return re.compile(rf"{one_of(_words('none'))}(?:\s+(?:đến|tới))?(?:\s+năm)?\s*$")


@cache
def _recurs() -> tuple[re.Pattern[str], dict[str, DeadlineWord]]:
    """định kỳ hằng năm"""
    pattern, rows = whose(deadline_words("recurring"))
    return re.compile(rf"(?:{_PERIODICALLY})?{pattern}"), rows


def _words(kind: str) -> list[str]:
    return phrases(deadline_words(kind))


@cache
def _anchors(kind: str) -> tuple[str, ...]:
    """Rare words that the words of deadlines begin with: looked for first, because most sentences name no time."""
    words = _words(kind)
    return tuple(w for w in words if not any(w != other and w.startswith(other) for other in words))


_AND_DATE = re.compile(rf"\s*(?:,|;|và)\s*(?:trước\s+)?(?:{_DATE})")
_QUARTER = re.compile(
    rf"quý\s+(?P<q>iv|iii|ii|i|[1-4])(?:\s*(?:-|–|,|và|đến)\s*(?:quý\s+)?(?P<q2>iv|iii|ii|i|[1-4]))?\s*(?:/|năm|"
    rf"\s-\s|,?\s*năm)\s*(?P<y>{_YEAR})"
)
_HALF = re.compile(rf"(?:6|06|sáu) tháng (?P<half>đầu|cuối) năm\s*(?P<y>{_YEAR})")
_RANGE = re.compile(
    rf"(?:(?:giai đoạn|từ)\s+)?(?:năm\s+)?(?<![\d/.-])(?P<y1>{_YEAR})\s*"
    rf"(?:-|–|đến|đến năm|đến hết năm)\s*(?:năm\s+)?(?P<y2>{_YEAR})"
)
_ONWARD_WORDS = r"\s+(?:và\s+)?(?:các|những)\s+năm\s+(?:tiếp theo|sau|kế tiếp)"
_RANGE_ONWARD = re.compile(_RANGE.pattern + _ONWARD_WORDS)
_QUARTERS_OVER_YEARS = re.compile(
    rf"quý\s+(?P<q>iv|iii|ii|i|[1-4])\s*(?:/|,?\s*năm)\s*(?P<y>{_YEAR})\s*(?:-|–|đến)\s*"
    rf"quý\s+(?P<q2>iv|iii|ii|i|[1-4])\s*(?:/|,?\s*năm)\s*(?P<y2>{_YEAR})"
)
_DAYS_OF_YEAR = re.compile(
    rf"từ\s+(?:ngày\s+)?(?P<d1>{_DAY})[/.](?P<m1>{_MONTH})\s*(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?"
    rf"(?P<d2>{_DAY})[/.](?P<m2>{_MONTH})(?:[/.](?P<y>{_YEAR}))?(?![\d/])"
)
_ONWARD = re.compile(rf"(?:từ\s+)?năm\s+(?P<y>{_YEAR}){_ONWARD_WORDS}")
# In a sentence the same words behind a noun tell of what the noun is (chỉ số năm 2025 và các năm tiếp theo tại …).
_ONWARD_IN_SENTENCE = re.compile(_ONWARD.pattern + r"(?=\s*(?:[.;,]|$))", re.MULTILINE)
_MONTHS = re.compile(
    rf"từ\s+tháng\s+(?P<m1>{_MONTH})(?:\s*(?:/|năm)\s*(?P<y1>{_YEAR}))?\s*(?:đến|-|"
    rf"–)\s*(?:hết\s+)?tháng\s+(?P<m2>{_MONTH})"
    rf"\s*(?:/|-|năm)\s*(?P<y2>{_YEAR})"
)
_PLAIN_DATE = re.sub(r"\?P<(?!s>)\w+>", "?:", _DATE)
_SINCE = re.compile(rf"từ\s+(?P<since>{_PLAIN_DATE.replace('?P<s>', '?P<s0>').replace('?P=s', '?P=s0')})")
_DAYS = re.compile(
    rf"từ\s+(?P<first>{_PLAIN_DATE.replace('?P<s>', '?P<s1>').replace('?P=s', '?P=s1')})\s*(?:đến|-|–)\s*(?:hết\s+)?"
    rf"(?P<last>{_PLAIN_DATE.replace('?P<s>', '?P<s2>').replace('?P=s', '?P=s2')})"
)
_IN_YEAR = re.compile(rf"(?:trong|năm|trong năm)\s+(?P<y>{_YEAR})(?![\d/])")
_IN_MONTH = re.compile(rf"(?:trong\s+)?tháng\s+(?P<m>{_MONTH})(?:\s*/\s*|\s*-\s*|\s+năm\s+)(?P<y>{_YEAR})")


def on_time_line(low: str, start: int, end: int, year: str | None) -> list[Timed]:
    """All deadlines of a time line or cell (Thời gian thực hiện: …), `low` folded; `year` for dates that name none."""
    found: list[Timed] = []
    taken: list[tuple[int, int]] = []
    for match in _DAYS.finditer(low, start, end):
        first, last = DATE.search(match["first"]), DATE.search(match["last"])
        if first and last and _free(match, taken) and (from_ := iso(first)) and (to := iso(last)):
            taken.append(match.span())
            found.append(Timed(Deadline("period", from_=from_, to=to), match.start(), match.end()))
    for times in (_days_of_year(low, start, end, year), dated(low, start, end, year)):
        apart = [t for t in times if all(t.end <= a or t.start >= b for a, b in taken)]
        found += apart
        taken += [(t.start, t.end) for t in apart]
    for match in _SINCE.finditer(low, start, end):
        since = DATE.search(match["since"])
        if since and _free(match, taken) and (from_ := iso(since)):
            taken.append(match.span())
            found.append(Timed(Deadline("period", from_=from_), match.start(), match.end()))
    for match in DATE.finditer(low, start, end):
        # A day, not the month inside it.
        if match["y3"] is None and _free(match, taken) and (date := iso(match)):
            taken.append(match.span())
            found.append(Timed(Deadline("on", date=date), match.start(), match.end()))
    for pattern, read in _PERIODS:
        for match in pattern.finditer(low, start, end):
            if _free(match, taken):
                taken.append(match.span())
                found.append(Timed(read(match), match.start(), match.end()))
    for match in re.compile(rf"(?<![\d/-]){_YEAR}(?![\d/-])").finditer(low, start, end):
        if _free(match, taken):
            taken.append(match.span())
            found.append(Timed(Deadline("on", date=match.group()), match.start(), match.end()))
    found += [t for t in recurring(low, start, end) if all(t.end <= a or t.start >= b for a, b in taken)]
    return sorted(_merged(found), key=lambda t: t.start)


def dated(low: str, start: int, end: int, year: str | None) -> Iterator[Timed]:
    """The deadlines of a sentence that say until when: before a day, month or year, several joined by và."""
    if not _holds(low, start, end, _anchors("before")):
        return
    position = start
    while match := _until().search(low, position, end):
        position = match.end()
        if match["d4"] is not None and _yearly()[0].search(low, max(start, match.start() - 60), match.start()):
            by = f"--{int(match['m4']):02}-{int(match['d4']):02}"
            yield Timed(Deadline("recurring", every="year", by=by), match.start(), match.end())
            continue
        if match["d4"] is not None:
            if yearly := _yearly()[1].match(low, match.end(), end):
                yield Timed(
                    Deadline("recurring", every="year", by=f"--{int(match['m4']):02}-{int(match['d4']):02}"),
                    match.start(),
                    yearly.end(),
                )
                if yearly["d"]:
                    yield Timed(
                        Deadline("recurring", every="year", by=f"--{int(yearly['m']):02}-{int(yearly['d']):02}"),
                        match.start(),
                        yearly.end(),
                    )
                position = yearly.end()
                continue
            if year is None:
                continue
            date = _day(int(year), int(match["m4"]), int(match["d4"]))
        elif match["y4"] is not None:
            date = match["y4"]
        else:
            date = iso(match)
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


def marks(low: str) -> list[int]:
    """Where rare words of times stand, in order: a sentence without one names no time, and need not be searched."""
    return [start for _, start, _ in _marks().find_matches_as_indexes(low)]


@cache
def _marks() -> AhoCorasick:
    words = {"từ ngày", *_anchors("recurring"), *_anchors("before"), *(anchor for anchor, _, _ in _IN_SENTENCE)}
    return AhoCorasick(sorted(words))


@cache
def _recurring_anchor() -> re.Pattern[str]:
    """What the words that recur begin with."""
    return re.compile("|".join(map(re.escape, _anchors("recurring"))))


def recurring(low: str, start: int, end: int) -> list[Timed]:
    """What recurs in the words, in order: constantly, yearly, monthly, on request."""
    starts: set[int] = set()
    for anchor in _recurring_anchor().finditer(low, start, end):
        # "định kỳ hằng năm" begins before the words that are looked for.
        begins = anchor.start() - len(_PERIODICALLY)
        starts.add(begins if begins >= start and low.startswith(_PERIODICALLY, begins) else anchor.start())
    found: list[Timed] = []
    pattern, rows = _recurs()
    for begins in sorted(starts):
        if found and begins < found[-1].end:
            continue
        if match := pattern.match(low, begins, end):
            every = rows[match.lastgroup or ""].every
            found.append(Timed(Deadline("recurring", every=every), match.start(), match.end()))
            position = match.end()
            while more := _ALSO.match(low, position, end):
                # hằng tháng, quý, 6 tháng, năm: the words behind share the first one's "every".
                every = _EVERY[more["unit"]]
                found.append(Timed(Deadline("recurring", every=every), more.start("unit"), more.end("unit")))
                position = more.end()
    return found


_EVERY = {"tháng": "month", "quý": "quarter", "6 tháng": "half-year", "sáu tháng": "half-year", "năm": "year"}
_ALSO = re.compile(r"\s*(?:,|và)\s*(?P<unit>tháng|quý|6 tháng|sáu tháng|năm)(?=\s*(?:[,.;:()]|và|hoặc|$))")


def periods(low: str, start: int, end: int, year: str | None = None) -> Iterator[Timed]:
    """The periods that a sentence gives its work: quarters, half-years, "trong tháng", "trong năm", "và các năm tiếp
    theo", from day to day; `year` for days that name none.
    """
    yield from _days_of_year(low, start, end, year)
    for anchor, pattern, read in _IN_SENTENCE:
        if low.find(anchor, start, end) >= 0:
            for match in pattern.finditer(low, start, end):
                yield Timed(read(match), match.start(), match.end())


def _holds(low: str, start: int, end: int, anchors: tuple[str, ...]) -> bool:
    for anchor in anchors:  # noqa: SIM110 (a generator costs more than what it looks for)
        if low.find(anchor, start, end) >= 0:
            return True
    return False


def _quarter(match: re.Match[str]) -> Deadline:
    first = _QUARTERS[match["q"]]
    last = _QUARTERS[match["q2"]] if match["q2"] else first
    return Deadline("period", from_=f"{match['y']}-{first * 3 - 2:02}", to=f"{match['y']}-{last * 3:02}")


def _months(match: re.Match[str]) -> Deadline:
    first = match["y1"] or match["y2"]
    return Deadline("period", from_=f"{first}-{int(match['m1']):02}", to=f"{match['y2']}-{int(match['m2']):02}")


def _half(match: re.Match[str]) -> Deadline:
    first, last = ("01", "06") if match["half"] == "đầu" else ("07", "12")
    return Deadline("period", from_=f"{match['y']}-{first}", to=f"{match['y']}-{last}")


def _quarters(match: re.Match[str]) -> Deadline:
    first, last = _QUARTERS[match["q"]], _QUARTERS[match["q2"]]
    return Deadline("period", from_=f"{match['y']}-{first * 3 - 2:02}", to=f"{match['y2']}-{last * 3:02}")


def _days_of_year(low: str, start: int, end: int, year: str | None) -> Iterator[Timed]:
    """Từ ngày 15/11 đến ngày 15/12: days whose year only the second has, or the document."""
    if low.find("từ ", start, end) < 0:
        return
    for match in _DAYS_OF_YEAR.finditer(low, start, end):
        if (last_year := match["y"] or year) is None:
            continue
        to = _day(int(last_year), int(match["m2"]), int(match["d2"]))
        over = (int(match["m1"]), int(match["d1"])) > (int(match["m2"]), int(match["d2"]))
        from_ = _day(int(last_year) - over, int(match["m1"]), int(match["d1"]))
        if from_ and to:
            yield Timed(Deadline("period", from_=from_, to=to), match.start(), match.end())


_PERIODS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Deadline]], ...] = (
    (_MONTHS, _months),
    (_QUARTERS_OVER_YEARS, _quarters),
    (_QUARTER, _quarter),
    (_HALF, _half),
    (_RANGE_ONWARD, lambda m: Deadline("period", from_=m["y1"])),
    (_ONWARD, lambda m: Deadline("period", from_=m["y"])),
    (_RANGE, lambda m: Deadline("period", from_=m["y1"], to=m["y2"])),
    (_IN_MONTH, lambda m: Deadline("on", date=f"{m['y']}-{int(m['m']):02}")),
    (_IN_YEAR, lambda m: Deadline("on", date=m["y"])),
)


# In a sentence a bare month or year names many other things: "trong" makes it a time.
_IN_SENTENCE = (
    ("quý ", _QUARTERS_OVER_YEARS, _quarters),
    ("quý ", _QUARTER, _quarter),
    ("tháng đầu năm", _HALF, _half),
    ("tháng cuối năm", _HALF, _half),
    ("các năm tiếp theo", _ONWARD_IN_SENTENCE, lambda m: Deadline("period", from_=m["y"])),
    ("trong tháng", re.compile(r"trong\s+" + _IN_MONTH.pattern), _PERIODS[-2][1]),
    ("trong năm", re.compile(rf"trong\s+năm\s+(?P<y>{_YEAR})(?![\d/])"), _PERIODS[-1][1]),
    ("từ tháng", _MONTHS, _months),
)


def _free(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    """Whether no other time has the words, and they are no vision (tầm nhìn đến năm 2045)."""
    if _vision().search(match.string, max(0, match.start() - 24), match.start()):
        return False
    return all(match.end() <= start or match.start() >= end for start, end in taken)


def _merged(found: list[Timed]) -> list[Timed]:
    """The deadlines, each once."""
    seen: set[Deadline] = set()
    kept = []
    for timed in found:
        if timed.deadline not in seen:
            seen.add(timed.deadline)
            kept.append(timed)
    return kept
