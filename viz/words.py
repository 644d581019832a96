"""Values as Vietnamese offices write them: dates, counted things. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

LEVELS = {"central": "trung ương", "province": "tỉnh", "district": "huyện", "commune": "xã"}


def date(iso: str | None) -> str:
    """An ISO 8601 date, as precise as it is; zeros before small days and months 1, 2 as Nghị định 30/2020 has them.

    >>> date("2024-01-05"), date("2024-03"), date("2024"), date("--11-15"), date(None)
    ('05/01/2024', 'tháng 3/2024', 'năm 2024', '15/11', '')
    """
    if not iso:
        return ""
    if iso.startswith("--"):
        month, _, day = iso[2:].partition("-")
        return f"{_day(day)}/{_month(month)}" if day else f"tháng {_month(month)}"
    parts = iso[:10].split("-")
    if len(parts) == 1:
        return f"năm {parts[0]}"
    if len(parts) == 2:
        return f"tháng {_bare(parts[1])}/{parts[0]}"
    return f"{_day(parts[2])}/{_month(parts[1])}/{parts[0]}"


def _bare(number: str) -> str:
    return number.lstrip("0") or "0"


def _day(number: str) -> str:
    return number.zfill(2)


def _month(number: str) -> str:
    return number if number in ("01", "02") else _bare(number)


def counted(words: Iterable[str | None], other: str) -> str:
    """How many of each, most first: `3 kế hoạch, 1 quyết định`.

    >>> counted(["Kế hoạch", "Quyết định", "Kế hoạch", None], "văn bản khác")
    '2 kế hoạch, 1 quyết định, 1 văn bản khác'
    """
    counts = Counter((word[:1].lower() + word[1:]) if word else other for word in words)
    return ", ".join(f"{number(n)} {word}" for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def number(count: int) -> str:
    """A count with points between the thousands.

    >>> number(12345)
    '12.345'
    """
    return f"{count:,}".replace(",", ".")


def cut(text: str, most: int) -> str:
    """The text, or its first words up to so many letters and an ellipsis.

    >>> cut("Triển khai thực hiện Kế hoạch", 12)
    'Triển khai…'
    """
    if len(text) <= most:
        return text
    head, _, _ = text[: most + 1].rpartition(" ")
    return (head or text[:most]).rstrip(" ,;.:-") + "…"


def upper_first(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]
