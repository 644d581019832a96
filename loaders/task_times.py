"""By when a task is to be done, as its own words say: before a day, ever again, within a time."""

from __future__ import annotations

import re
from functools import cache

from loaders import assignees, deadlines, periods, recurrences, task_words
from loaders.timed import Timed
from ontology.model import Deadline, Document
from ontology.phrases import group_nouns
from ontology.wording import one_of, wording


@cache
def _reporting() -> re.Pattern[str]:
    """… . Định kỳ tổng hợp, báo cáo …: a later sentence that only says when to report; its time is the report's."""
    between = one_of(wording("between who reports and reporting"))
    return re.compile(rf"(?<=[.;] )(?:trước ngày [^,;.]{{0,40}}?[\s,])?(?:{between}|[\s,])*báo cáo\s[^.;]*")


_AND = re.compile(r"\s*(?:,|và|hoặc)\s+")  # between two times


@cache
def _body() -> re.Pattern[str]:
    """xã, phường …"""
    return re.compile(group_nouns())


def read(low: str, start: int, end: int, document: Document) -> list[Timed]:
    """The times of an item, those of a topic in front of it and of a sentence on reporting left out."""
    year = (document.issued or "")[:4] or None
    start = assignees.behind_topic(low, start, end)
    reporting = [match.span() for match in _reporting().finditer(low, start, end)]
    found = [t for t in deadlines.in_sentence(low, start, end, year) if not _inside(t, reporting)]
    found += _recurs(low, start, end)
    for timed in periods.in_sentence(low, start, end, year):
        known = _inside(timed, [(t.start, t.end) for t in found])
        if not known and not _inside(timed, reporting) and not _is_plan_period(timed.deadline, document):
            found.append(timed)
    return found


def _inside(timed: Timed, spans: list[tuple[int, int]]) -> bool:
    """Whether a time begins in one of the spans."""
    return any(first <= timed.start < last for first, last in spans)


def _recurs(low: str, start: int, end: int) -> list[Timed]:
    """The first of what recurs that is of the work itself, with those joined to it (hằng quý, hằng năm): in front of
    it, said how often, or on request in the first clause.
    """
    first_clause = min((p for p in (low.find(";", start, end), low.find(". ", start, end)) if p >= 0), default=end)
    times = recurrences.read(low, start, end)
    for n, timed in enumerate(times):
        joined = [timed]
        for later in times[n + 1 :]:
            if not _AND.fullmatch(low, joined[-1].end, later.start):
                break
            joined.append(later)
        behind = next((t.end for t in reversed(joined) if t.deadline.every != "ad hoc"), timed.end)
        governs = timed.start == start and not task_words.before_noun().match(low, behind, end)
        asked = timed.deadline.every == "ad hoc" and timed.end <= first_clause
        if governs or task_words.so_often().match(low, behind, end) or (asked and _of_first_deed(low, start, timed)):
            return joined
    return []


def _of_first_deed(low: str, start: int, timed: Timed) -> bool:
    """Whether no second deed parts a time from the first: commas before it only list bodies (các xã, phường)."""
    if task_words.before_noun().match(low, timed.end):
        return False
    at = low.find(", ", start, timed.start)
    while at >= 0:
        if not _body().match(low, at + 2, timed.start):
            return False
        at = low.find(", ", at + 1, timed.start)
    return True


def _is_plan_period(deadline: Deadline, document: Document) -> bool:
    """A year that only names the plan's own period is no deadline."""
    if deadline.date is None or len(deadline.date) != 4:
        return False
    return deadline.date == document.from_ == document.to
