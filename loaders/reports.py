"""Who reports to whom, through whom, by when: one for each pair, also where a report is passed on."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders import dates, rare_words
from loaders.agencies import Reader
from loaders.mentions import Mention
from loaders.outline import Item, Outline
from ontology.model import Agency, Deadline, Document, Report, Task

_VERB = re.compile(
    r"(?<!chế độ )(?<!hội nghị )(?<!công tác )(?<!các )(?<!những )(?:báo cáo|phản ánh|gửi về|gửi báo cáo|"
    r"gửi kết quả)(?!\s*(?:viên|tổng kết)(?!\w))(?!\w)"
)
_VERB_WORDS = ("báo cáo", "phản ánh", "gửi về", "gửi kết quả")
_TO = re.compile(
    r"(?:,?\s*(?:tham mưu|đề xuất|gửi|về|cho|với|trình|kết quả|kịp thời|bằng văn bản|định kỳ|"
    r"tình hình)\b){0,4}\s*(?:về|cho|với|gửi(?:\s+về)?|đến|lên|trình)?\s+(?=\S)"
)
_LATER_TO = re.compile(r"(?<!\w)(?:về|gửi về|gửi đến|gửi|cho)\s+(?=\S)")
_REPORTED = re.compile(r"báo cáo|kết quả|số liệu|tình hình|ý kiến|vướng mắc|khó khăn")  # a plan sent on is no report
_VIA = re.compile(r"\s*\(?\s*(?:thông\s+)?qua\s+")
_PASSED_ON = re.compile(r"(?:để|nhằm)?\s*tổng hợp(?:,| và)?\s+(?:trình,?\s+)?báo cáo\s+")
_DIFFICULT = re.compile(r"vướng mắc|khó khăn|phát sinh|vấn đề (?:mới|đột xuất)|bất cập")
_SENTENCE = re.compile(r"(?<=[.;])\s+")


def read(
    outline: Outline, reader: Reader, kinds: list[str], tasks: tuple[Task, ...], document: Document
) -> tuple[Report, ...]:
    """All duties to report, in the order of the text, each pair and time once."""
    found: list[Report] = []
    low, flow = reader.low, outline.flow
    year = (document.issued or "")[:4] or document.from_
    starting = {task.start: task for task in tasks}
    verbs = rare_words.starts(_VERB_WORDS, low)
    for item in outline.items:
        if kinds[item.index] in ("", "purpose", "aim", "background", "scope", "criteria", "award"):
            continue
        if not rare_words.any_in(verbs, item.start, item.end):
            continue
        if not _VERB.search(low, item.start, item.end):
            continue
        task = starting.get(flow.raw(item.start, item.start + 1)[0])
        by_default = _leads(task) if task is not None and task.assignees else _from_above(outline, reader, item)
        for start, end in _sentences(low, item.start, item.end):
            found.extend(_of_sentence(outline, reader, start, end, by_default, year))
    return _each_once(found)


def _leads(task: Task) -> tuple[Agency, ...]:
    """Who does the work of a task: its leads, or the first that is named."""
    return tuple(a.agency for a in task.assignees if a.role == "lead") or (task.assignees[0].agency,)


def _sentences(low: str, start: int, end: int) -> list[tuple[int, int]]:
    bounds = [start]
    bounds += [m.end() for m in _SENTENCE.finditer(low, start, end)]
    return [(a, b) for a, b in zip(bounds, [*bounds[1:], end], strict=True) if b > a]


def _from_above(outline: Outline, reader: Reader, item: Item) -> tuple[Agency, ...]:
    """The agencies of the heading that a reporting item stands under."""
    from loaders import assignees

    for above in outline.ancestors(item):
        duty = assignees.of_heading(reader, above.start, above.end)
        if duty is not None and duty.told:
            return duty.told
    return ()


def _of_sentence(
    outline: Outline, reader: Reader, start: int, end: int, by_default: tuple[Agency, ...], year: str | None
) -> list[Report]:
    low, flow = reader.low, outline.flow
    verb = _VERB.search(low, start, end)
    found: list[Report] = []
    while verb is not None:
        to, stop = _addressees(reader, verb, end)
        if to:
            break
        verb = _VERB.search(low, verb.end(), end)
    if verb is None or (verb.group() == "gửi về" and not _REPORTED.search(low, start, end)):
        return []
    by = _subject(reader, start, verb.start()) or by_default
    if not by:
        return []
    via: Agency | None = None
    if (through := _VIA.match(low, stop, end)) and (body := reader.one(through.end(), end)):
        via, stop = reader.agency(body), body.end
    elif (through := re.compile(r"\(\s*(?:thông\s+)?qua\s+").search(low, start, end)) and (
        body := reader.one(through.end(), end)
    ):
        via = reader.agency(body)
    days = list(dates.dated(low, start, end, year))
    due = [_placed(outline, day) for day in days]
    for timed in dates.recurring(low, start, end):
        if timed.deadline.every != "continuous" and not any(day.start <= timed.start < day.end for day in days):
            due.append(_placed(outline, timed))
    if _DIFFICULT.search(low, start, verb.end()) and not any(d.every == "ad hoc" for d in due):
        match = _DIFFICULT.search(low, start, verb.end())
        assert match is not None
        due.append(_placed(outline, dates.Timed(Deadline("recurring", every="ad hoc"), match.start(), match.end())))
    first, last = flow.raw(start, end)
    quote = flow.quote(start, end)
    targets = reader.agencies(to)
    found += [
        Report(a, b, via, _distinct(due), first, last, quote)
        for a in by
        for b in targets
        if a != b and (a.name, a.of) != (b.name, b.of)
    ]
    passed = _PASSED_ON.search(low, stop, end)
    if passed is not None and passed.start() >= stop:
        onward, _ = reader.several(passed.end(), end)
        receivers = targets
        found += [
            Report(a, b, None, (), first, last, quote)
            for a in receivers
            for b in reader.agencies(onward)
            if (a.name, a.of) != (b.name, b.of)
        ]
    return found


def _addressees(reader: Reader, verb: re.Match[str], end: int) -> tuple[list[Mention], int]:
    """The bodies that a report goes to: right behind the verb, or behind "về" later in the sentence."""
    low = reader.low
    to = _TO.match(low, verb.end(), end)
    if to is not None:
        mentions, stop = reader.several(to.end(), end)
        if mentions and not mentions[0].collective:
            return mentions, stop
    for later in _LATER_TO.finditer(low, verb.end(), end):
        mentions, stop = reader.several(later.end(), end)
        if mentions and (mentions[0].rows or mentions[0].head_level):
            return mentions, stop
    return [], verb.end()


def _subject(reader: Reader, start: int, verb: int) -> tuple[Agency, ...]:
    """The agencies named before the verb as those who report: nearest before it, nothing but adverbs between."""
    low = reader.low
    best: list[Mention] = []
    position = start
    while position < verb:
        nearest = next((m for m in reader.anywhere(position, verb)), None)
        if nearest is None:
            break
        mentions, stop = reader.several(nearest.start, verb)
        if not mentions:
            break
        gap = low[stop:verb]
        before = low[max(start, nearest.start - 14) : nearest.start]
        if re.fullmatch(
            r"[\s,]*(?:(?:có trách nhiệm|chủ trì|chủ động|kịp thời|định kỳ|tổng hợp|thường xuyên|phải|và|"
            r"tổng hợp tình hình|cần|gửi|theo dõi|đôn đốc|hằng năm|hàng năm|hằng quý|hằng tháng|đánh giá|có|lập|"
            r"xây dựng)[\s,]*)*",
            gap,
        ) and not re.search(r"(?:phối hợp với|tham mưu|hướng dẫn|đôn đốc|qua|cho|về|của)\s*$", before):
            best = mentions
        position = stop
    return tuple(reader.agencies(best)) if best else ()


def _placed(outline: Outline, timed: dates.Timed) -> Deadline:
    start, end = outline.flow.raw(timed.start, timed.end)
    return replace(timed.deadline, start=start, end=end, quote=outline.flow.quote(timed.start, timed.end))


def _distinct(due: list[Deadline]) -> tuple[Deadline, ...]:
    seen: dict[tuple[object, ...], Deadline] = {}
    for d in due:
        seen.setdefault((d.kind, d.date, d.from_, d.to, d.every, d.by), d)
    return tuple(seen.values())


def _each_once(reports: list[Report]) -> tuple[Report, ...]:
    seen: dict[tuple[object, ...], Report] = {}
    for r in reports:
        key = (r.by.name, r.by.of, r.to.name, r.to.of, tuple((d.kind, d.date, d.every) for d in r.due))
        seen.setdefault(key, r)
    return tuple(seen.values())
