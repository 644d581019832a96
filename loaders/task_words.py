"""The phrases that tell what is no task, or is not of one: each pattern put together from rows of words."""

from __future__ import annotations

import re
from functools import cache

from ontology.wording import one_of, wording

BLANK_MARKS = ("..", "…", "__", "._", "_.")  # what every line of a form to fill in has


@cache
def takes_effect() -> tuple[str, ...]:
    """có hiệu lực, chịu trách nhiệm thi hành: an article with these words hands out no work."""
    return (*wording("in force"), *wording("takes effect"))


@cache
def functions_of() -> re.Pattern[str]:
    """chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của … in the title of an act on one agency."""
    return re.compile(rf"{one_of(wording('functions in a title'))}[^;.\n]{{0,80}}?\scủa\s")


@cache
def thing() -> re.Pattern[str]:
    """hệ thống …, nền tảng …: what a list of things begins with."""
    return re.compile(rf"{one_of(wording('thing'))}(?!\w)")


@cache
def tells() -> re.Pattern[str]:
    """Hiện nay, …; Tuy nhiên, …: what begins a paragraph on the state of things."""
    return re.compile(rf"{one_of(wording('tells of the state'))}(?!\w)")


@cache
def difficulties() -> re.Pattern[str]:
    """nếu có khó khăn, vướng mắc"""
    return re.compile(one_of(wording("difficulty")))


@cache
def only_reports() -> re.Pattern[str]:
    """định kỳ hằng tháng báo cáo …, as all that an item says."""
    how = one_of(wording("how one reports"))
    return re.compile(rf"(?:{how}[^;.]{{0,60}}?\s)?báo cáo(?!\s*(?:viên|tổng kết phải))")


@cache
def so_often() -> re.Pattern[str]:
    """mỗi tuần hai buổi: behind what recurs."""
    return re.compile(rf"\s+(?:ít nhất\s+)?(?:\d+|một|hai|ba|bốn)\s+{one_of(wording('how often'))}(?!\w)")


@cache
def advises() -> re.Pattern[str]:
    """tham mưu giúp …"""
    return re.compile(rf"\s*{one_of(wording('advises'))}\s+")


@cache
def noun_phrase() -> re.Pattern[str]:
    """việc …, công tác …"""
    return re.compile(rf"{one_of(wording('noun phrase'))}\s")


@cache
def checks() -> re.Pattern[str]:
    """nội dung kiểm tra, of the list of what a check covers."""
    words = one_of(wording("checks"))
    return re.compile(rf"{words}[^;.]*nội dung|nội dung {words}")


@cache
def points_elsewhere() -> re.Pattern[str]:
    """(Chi tiết tại phụ lục kèm theo)"""
    what, where = one_of(wording("what is told elsewhere")), one_of(wording("where it is told"))
    return re.compile(rf"\(?{what}[^.;]{{0,160}}(?:tại|theo|trong|xem)\s+(?:các\s+)?{where}[^.;]{{0,60}}[.;)]*\Z")


@cache
def before_noun() -> re.Pattern[str]:
    """hằng năm của tỉnh: what recurs stands before a noun, and governs no verb."""
    return re.compile(rf"\s+{one_of(wording('no work behind what recurs'))}\s")
