"""Dates in the words of a document.

Dates are ISO 8601, as precise as the text: `2021-04-06`, `2024-03`, `2021`. The day comes first always (5/8/2020 is 5
August). Form of a dateline: Nghị định 30/2020/NĐ-CP, annex I.
"""

from __future__ import annotations

import re

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:19|20)\d{2}"

# ngày 05 tháng 8 năm 2020 · 05/8/2020 · 6-5-2019 · 17.12.2019 · tháng 4 năm 2021 · tháng 4/2021 · ngày tháng 4 năm 2021
ANY_DATE = (
    rf"(?:ngày\s*)?(?P<d1>{DAY})\s*tháng\s*(?P<m1>{MONTH}|tư|giêng|chạp)\s*(?:năm|/)\s*(?P<y1>{YEAR})"
    rf"|(?:ngày\s*)?(?P<d2>{DAY})\s?(?P<s>[/.-])\s?(?P<m2>{MONTH})\s?(?P=s)\s?(?P<y2>{YEAR})"
    rf"|(?:ngày\s*)?(?:tháng|Tháng)\s*(?P<m3>{MONTH}|tư|giêng|chạp)\s*(?:năm|/|-)\s*(?P<y3>{YEAR})"
)
DATE = re.compile(ANY_DATE)
_WORD_MONTHS = {"tư": 4, "giêng": 1, "chạp": 12}
_MONTH_ENDS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def unnamed(number: int) -> str:
    """The inside of a pattern that matches any date, with no group that another of the same pattern has."""
    plain = re.sub(r"\?P<(?!s>)\w+>", "?:", ANY_DATE)
    return plain.replace("?P<s>", f"?P<s{number}>").replace("?P=s", f"?P=s{number}")


def iso(match: re.Match[str]) -> str | None:
    """The date that `DATE` matched, or None where there is no such day (31/02)."""
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2"), (None, "m3", "y3")):
        if match[year] is None:
            continue
        m = _WORD_MONTHS.get(match[month]) or int(match[month])
        if day is None:
            return f"{match[year]}-{m:02}"
        return on_day(int(match[year]), m, int(match[day]))
    return None


def on_day(year: int, month: int, day: int) -> str | None:
    """The day as ISO 8601, or None where the month has no such day."""
    if day > _MONTH_ENDS[month - 1] or (month == 2 and day == 29 and not _leap(year)):
        return None
    return f"{year}-{month:02}-{day:02}"


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
