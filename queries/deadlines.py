"""When a task is due: deadlines as the record writes them, their last day, and in Vietnamese words."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from typing import Any

from queries.ask import Row

EVERY = {
    "continuous": "thường xuyên",
    "year": "hằng năm",
    "half-year": "sáu tháng một lần",
    "quarter": "hằng quý",
    "month": "hằng tháng",
    "week": "hằng tuần",
    "day": "hằng ngày",
    "ad hoc": "khi có yêu cầu",
}
DATED, CONTINUOUS, UNDATED = "dated", "continuous", "undated"


def by_task(rows: Iterable[Row]) -> dict[str, list[dict[str, Any]]]:
    """For each task its deadlines as the record writes them, in the order of the text."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: (str(row["task"]), int(row["start"] or 0), str(row["deadline"]))):
        found.setdefault(str(row["task"]), {}).setdefault(str(row["deadline"]), _said(row))
    return {task: list(several.values()) for task, several in found.items()}


def _said(row: Row) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": row["kind"]}
    if row["kind"] == "period":
        said |= {"from": row["from"], "to": row["to"]}
    elif row["kind"] == "recurring":
        said["every"] = row["every"]
        if row["by"] is not None:
            said["by"] = row["by"]
    else:
        said["date"] = row["date"]
    if row["quote"] is not None:
        said["quote"] = row["quote"]
    return said


def due(deadlines: Iterable[dict[str, Any]]) -> str | None:
    """The first day by which something must be done (ISO 8601); None where nothing has a last day.

    >>> due([{"kind": "period", "from": "2025-10", "to": "2025-12"}, {"kind": "recurring", "every": "year"}])
    '2025-12-31'
    """
    days = (last_day(d.get("date") or d.get("to")) for d in deadlines if d["kind"] != "recurring")
    return min((day for day in days if day is not None), default=None)


def last_day(date: str | None) -> str | None:
    """The last day of a year, a month or a day (ISO 8601).

    >>> last_day("2024-02"), last_day("2024"), last_day("2024-03-18")
    ('2024-02-29', '2024-12-31', '2024-03-18')
    """
    if not date:
        return None
    year, *rest = date.split("-")
    if not rest:
        return f"{year}-12-31"
    if len(rest) == 1:
        return f"{year}-{rest[0]}-{monthrange(int(year), int(rest[0]))[1]:02}"
    return date


def when(deadlines: list[dict[str, Any]]) -> str:
    """Whether a task is `dated`, `continuous` (comes back, or goes on without end) or `undated`."""
    if due(deadlines) is not None:
        return DATED
    return CONTINUOUS if deadlines else UNDATED


def in_words(deadline: dict[str, Any]) -> str:
    """A deadline as offices write it.

    >>> in_words({"kind": "before", "date": "2017-06-15"}), in_words({"kind": "period", "from": "2025", "to": None})
    ('trước 15/6/2017', 'từ 2025')
    """
    kind = deadline["kind"]
    if kind == "recurring":
        words = EVERY.get(deadline["every"], str(deadline["every"]))
        return f"{words}, trước {written(deadline['by'].lstrip('-'))}" if deadline.get("by") else words
    if kind == "period":
        to = f" đến {written(deadline['to'])}" if deadline["to"] else ""
        return f"từ {written(deadline['from'])}{to}" if deadline["from"] else to.strip()
    return f"{'trước' if kind == 'before' else 'trong'} {written(deadline['date'])}"


def written(date: str) -> str:
    """A date as offices write it, as precise as it is known (Nghị định 30/2020/NĐ-CP: 05/02/2024, but 12/4/2024).

    >>> written("2024-02-05"), written("2024-04-12"), written("2024-06"), written("2024"), written("11-15")
    ('05/02/2024', '12/4/2024', '6/2024', '2024', '15/11')
    """
    parts = date.split("-")
    year = parts[:1] if len(parts[0]) == 4 else []  # --11-15 has none
    months = parts[len(year) :]
    if len(months) < 2:
        return "/".join((*(month.lstrip("0") for month in months), *year))
    month, day = months
    return "/".join((day.zfill(2), month.zfill(2) if int(month) < 3 else month.lstrip("0"), *year))
