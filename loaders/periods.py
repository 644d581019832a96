"""From when to when: quarters, half-years, months and years, from day to day.

`ON_LINE` reads what stands on a line of times (Thời gian thực hiện: …), where a bare month or year is one; in a
sentence these name many other things, and `in_sentence` asks for more ("trong tháng …").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loaders.dates import DATE, DAY, MONTH, YEAR, iso, on_day, unnamed
from loaders.timed import Timed
from ontology.model import Deadline

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_Q = "iv|iii|ii|i|[1-4]"

# ---------------------------------------------------------------- quarters and half-years

# quý III/2024 · quý II, III năm 2024
_QUARTER = re.compile(
    rf"quý\s+(?P<q>{_Q})(?:\s*(?:-|–|,|và|đến)\s*(?:quý\s+)?(?P<q2>{_Q}))?\s*(?:/|năm|\s-\s|,?\s*năm)\s*(?P<y>{YEAR})"
)
# quý III/2031 - quý II/2032
_QUARTERS_OVER_YEARS = re.compile(
    rf"quý\s+(?P<q>{_Q})\s*(?:/|,?\s*năm)\s*(?P<y>{YEAR})\s*(?:-|–|đến)\s*"
    rf"quý\s+(?P<q2>{_Q})\s*(?:/|,?\s*năm)\s*(?P<y2>{YEAR})"
)
# 6 tháng đầu năm 2025
_HALF = re.compile(rf"(?:6|06|sáu) tháng (?P<half>đầu|cuối) năm\s*(?P<y>{YEAR})")


def _quarter(match: re.Match[str]) -> Deadline:
    first = _QUARTERS[match["q"]]
    last = _QUARTERS[match["q2"]] if match["q2"] else first
    return Deadline("period", from_=f"{match['y']}-{first * 3 - 2:02}", to=f"{match['y']}-{last * 3:02}")


def _quarters(match: re.Match[str]) -> Deadline:
    first, last = _QUARTERS[match["q"]], _QUARTERS[match["q2"]]
    return Deadline("period", from_=f"{match['y']}-{first * 3 - 2:02}", to=f"{match['y2']}-{last * 3:02}")


def _half(match: re.Match[str]) -> Deadline:
    first, last = ("01", "06") if match["half"] == "đầu" else ("07", "12")
    return Deadline("period", from_=f"{match['y']}-{first}", to=f"{match['y']}-{last}")


# ---------------------------------------------------------------- years and months

# giai đoạn 2021 - 2025 · từ năm 2024 đến năm 2030
_YEARS = re.compile(
    rf"(?:(?:giai đoạn|từ)\s+)?(?:năm\s+)?(?<![\d/.-])(?P<y1>{YEAR})\s*"
    rf"(?:-|–|đến|đến năm|đến hết năm)\s*(?:năm\s+)?(?P<y2>{YEAR})"
)
_AND_ON = r"\s+(?:và\s+)?(?:các|những)\s+năm\s+(?:tiếp theo|sau|kế tiếp)"
_YEARS_AND_ON = re.compile(_YEARS.pattern + _AND_ON)
_YEAR_AND_ON = re.compile(rf"(?:từ\s+)?năm\s+(?P<y>{YEAR}){_AND_ON}")
# In a sentence the same words behind a noun tell of what the noun is (chỉ số năm 2025 và các năm tiếp theo tại …).
_YEAR_AND_ON_AT_END = re.compile(_YEAR_AND_ON.pattern + r"(?=\s*(?:[.;,]|$))", re.MULTILINE)
# từ tháng 3 đến tháng 5 năm 2024
_MONTHS = re.compile(
    rf"từ\s+tháng\s+(?P<m1>{MONTH})(?:\s*(?:/|năm)\s*(?P<y1>{YEAR}))?\s*(?:đến|-|–)\s*(?:hết\s+)?"
    rf"tháng\s+(?P<m2>{MONTH})\s*(?:/|-|năm)\s*(?P<y2>{YEAR})"
)
_IN_YEAR = re.compile(rf"(?:trong|năm|trong năm)\s+(?P<y>{YEAR})(?![\d/])")
_IN_MONTH = re.compile(rf"(?:trong\s+)?tháng\s+(?P<m>{MONTH})(?:\s*/\s*|\s*-\s*|\s+năm\s+)(?P<y>{YEAR})")


def _months(match: re.Match[str]) -> Deadline:
    first = match["y1"] or match["y2"]
    return Deadline("period", from_=f"{first}-{int(match['m1']):02}", to=f"{match['y2']}-{int(match['m2']):02}")


def _years(match: re.Match[str]) -> Deadline:
    return Deadline("period", from_=match["y1"], to=match["y2"])


def _years_and_on(match: re.Match[str]) -> Deadline:
    return Deadline("period", from_=match["y1"])


def _year_and_on(match: re.Match[str]) -> Deadline:
    return Deadline("period", from_=match["y"])


def _month(match: re.Match[str]) -> Deadline:
    return Deadline("on", date=f"{match['y']}-{int(match['m']):02}")


def _year(match: re.Match[str]) -> Deadline:
    return Deadline("on", date=match["y"])


# ---------------------------------------------------------------- days

# từ ngày 01/3/2024 đến ngày 31/5/2024
_DAYS = re.compile(rf"từ\s+(?P<first>{unnamed(1)})\s*(?:đến|-|–)\s*(?:hết\s+)?(?P<last>{unnamed(2)})")
# từ ngày 15/11 đến ngày 15/3/2025
_DAYS_OF_YEAR = re.compile(
    rf"từ\s+(?:ngày\s+)?(?P<d1>{DAY})[/.](?P<m1>{MONTH})\s*(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?"
    rf"(?P<d2>{DAY})[/.](?P<m2>{MONTH})(?:[/.](?P<y>{YEAR}))?(?![\d/])"
)
_SINCE = re.compile(rf"từ\s+(?P<since>{unnamed(0)})")


def from_day_to_day(low: str, start: int, end: int) -> Iterator[Timed]:
    """Từ ngày 01/3/2024 đến ngày 31/5/2024: days with their years."""
    for match in _DAYS.finditer(low, start, end):
        first, last = DATE.search(match["first"]), DATE.search(match["last"])
        if first and last and (from_ := iso(first)) and (to := iso(last)):
            yield Timed(Deadline("period", from_=from_, to=to), *match.span())


def days_of_year(low: str, start: int, end: int, year: str | None) -> Iterator[Timed]:
    """Từ ngày 15/11 đến ngày 15/12: days whose year only the second has, or the document."""
    if low.find("từ ", start, end) < 0:
        return
    for match in _DAYS_OF_YEAR.finditer(low, start, end):
        if (last_year := match["y"] or year) is None:
            continue
        to = on_day(int(last_year), int(match["m2"]), int(match["d2"]))
        over = (int(match["m1"]), int(match["d1"])) > (int(match["m2"]), int(match["d2"]))
        from_ = on_day(int(last_year) - over, int(match["m1"]), int(match["d1"]))
        if from_ and to:
            yield Timed(Deadline("period", from_=from_, to=to), *match.span())


def since(low: str, start: int, end: int) -> Iterator[Timed]:
    """Từ ngày 01/3/2024."""
    for match in _SINCE.finditer(low, start, end):
        day = DATE.search(match["since"])
        if day and (from_ := iso(day)):
            yield Timed(Deadline("period", from_=from_), *match.span())


# ---------------------------------------------------------------- where they stand

Reading = Callable[[re.Match[str]], Deadline]

# In the order in which they are tried: what holds another's words comes before it.
_ON_LINE: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (_MONTHS, _months),
    (_QUARTERS_OVER_YEARS, _quarters),
    (_QUARTER, _quarter),
    (_HALF, _half),
    (_YEARS_AND_ON, _years_and_on),
    (_YEAR_AND_ON, _year_and_on),
    (_YEARS, _years),
    (_IN_MONTH, _month),
    (_IN_YEAR, _year),
    (re.compile(rf"(?<![\d/-])(?P<y>{YEAR})(?![\d/-])"), _year),
)
# In a sentence a bare month or year names many other things: "trong" makes it a time.
_IN_SENTENCE: tuple[tuple[str, re.Pattern[str], Reading], ...] = (
    ("quý ", _QUARTERS_OVER_YEARS, _quarters),
    ("quý ", _QUARTER, _quarter),
    ("tháng đầu năm", _HALF, _half),
    ("tháng cuối năm", _HALF, _half),
    ("các năm tiếp theo", _YEAR_AND_ON_AT_END, _year_and_on),
    ("trong tháng", re.compile(r"trong\s+" + _IN_MONTH.pattern), _month),
    ("trong năm", re.compile(rf"trong\s+năm\s+(?P<y>{YEAR})(?![\d/])"), _year),
    ("từ tháng", _MONTHS, _months),
)
# Rare words, one of which a sentence with a period has.
ANCHORS = frozenset({"từ ngày", *(anchor for anchor, _, _ in _IN_SENTENCE)})


def on_line(low: str, start: int, end: int) -> Iterator[Timed]:
    """The periods, months and years of a line of times; of two that share words the first holds."""
    for pattern, deadline in _ON_LINE:
        for match in pattern.finditer(low, start, end):
            yield Timed(deadline(match), *match.span())


def in_sentence(low: str, start: int, end: int, year: str | None = None) -> Iterator[Timed]:
    """The periods that a sentence gives its work: quarters, half-years, "trong tháng", "trong năm", "và các năm tiếp
    theo", from day to day; `year` for days that name none.
    """
    yield from days_of_year(low, start, end, year)
    for anchor, pattern, deadline in _IN_SENTENCE:
        if low.find(anchor, start, end) >= 0:
            for match in pattern.finditer(low, start, end):
                yield Timed(deadline(match), *match.span())
