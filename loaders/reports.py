"""Who reports to whom, through whom, by when: one for each pair, also where a report is passed on."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from loaders import assignees, deadlines, periods, rare_words, recurrences
from loaders.agencies import Reader
from loaders.mentions import Mention
from loaders.outline import Item, Outline
from loaders.sections import closing
from loaders.timed import Timed, each_once, placed
from ontology.model import Agency, Deadline, Document, Report, Task
from ontology.tables import roles
from ontology.wording import not_behind, one_of, phrases, wording

_SENTENCE = re.compile(r"(?<=[.;])\s+")


@cache
def _verb() -> re.Pattern[str]:
    """báo cáo, gửi kết quả; not of chế độ báo cáo, báo cáo viên."""
    behind, before = not_behind(wording("no reporting behind")), one_of(wording("no reporting before"))
    return re.compile(rf"{behind}{one_of(wording('reports'))}(?!\s*{before}(?!\w))(?!\w)")


@cache
def _to() -> re.Pattern[str]:
    """báo cáo kịp thời, đề xuất với …: what may stand between the verb and whom one reports to."""
    return re.compile(rf"(?:,?\s*{one_of(wording('before an addressee'))}\b){{0,5}}\s+(?=\S)")


@cache
def _later_to() -> re.Pattern[str]:
    """… về …, later in the sentence."""
    return re.compile(rf"(?<!\w){one_of(wording('to an addressee'))}\s+(?=\S)")


@cache
def _reported() -> re.Pattern[str]:
    """What makes a sending a report: a plan sent on is none."""
    return re.compile(one_of(wording("reported")))


@cache
def _via() -> str:
    """qua, thông qua"""
    return one_of(phrases(row for row in roles() if row.part == "via"))


@cache
def _through() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """qua … right behind whom one reports to, and (qua …) anywhere."""
    return re.compile(rf"\s*\(?\s*{_via()}\s+"), re.compile(rf"\(\s*{_via()}\s+")


@cache
def _passed_on() -> re.Pattern[str]:
    """tổng hợp, báo cáo …"""
    return re.compile(rf"{one_of(wording('passes a report on'))}\s+")


@cache
def _difficulty() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """nếu có vướng mắc, before the verb; (báo cáo …) những vấn đề vượt thẩm quyền, behind it."""
    before, behind = one_of(wording("difficulty")), one_of(wording("difficulty reported"))
    return re.compile(before), re.compile(rf"{behind}(?!\w)")


@cache
def _subject_goes_on() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between who reports and the verb, and what stands before one who does not report."""
    between, behind = one_of(wording("between who reports and reporting")), one_of(wording("no reporter behind"))
    return re.compile(rf"[\s,]*(?:{between}[\s,]*)*"), re.compile(rf"{behind}\s*$")


@cache
def _beside() -> re.Pattern[str]:
    """(Sở X) phối hợp với …"""
    return re.compile(rf"[\s,]*{one_of(phrases(row for row in roles() if row.part == 'coordinate'))}\s")


def read(
    outline: Outline, reader: Reader, kinds: list[str], tasks: tuple[Task, ...], document: Document
) -> tuple[Report, ...]:
    """All duties to report, in the order of the text, each pair and time once."""
    found: list[Report] = []
    low, flow = reader.low, outline.flow
    year = (document.issued or "")[:4] or document.from_
    starting = {task.start: task for task in tasks}
    verbs = reader.rare["report"]
    for item in outline.items:
        if kinds[item.index] in ("", "purpose", "aim", "background", "scope", "criteria", "award"):
            continue
        if not rare_words.any_in(verbs, item.start, item.end):
            continue
        if not _verb().search(low, item.start, item.end):
            continue
        task = starting.get(flow.raw(item.start, item.start + 1)[0])
        if task is not None and task.assignees:
            by_default = _leads(task)
        elif not item.family and closing().match(low, item.start, item.end):
            by_default = ()  # the close of a document belongs to no heading above it
        else:
            by_default = _from_above(outline, reader, item)
        for start, end in _sentences(low, item.start, item.end):
            if not item.numbered and (told := assignees.of_opening(reader, start, end)):
                by_default = told.told  # UBND tỉnh yêu cầu các sở …; định kỳ báo cáo …
            if _verb().search(low, start, end):
                found.extend(_of_sentence(outline, reader, start, end, by_default, year))
    return _one_for_each_pair(found)


def _leads(task: Task) -> tuple[Agency, ...]:
    """Who does the work of a task: its leads, or the first that is named."""
    return tuple(a.agency for a in task.assignees if a.role == "lead") or (task.assignees[0].agency,)


def _sentences(low: str, start: int, end: int) -> list[tuple[int, int]]:
    bounds = [start]
    bounds += [m.end() for m in _SENTENCE.finditer(low, start, end)]
    return [(a, b) for a, b in zip(bounds, [*bounds[1:], end], strict=True) if b > a]


def _from_above(outline: Outline, reader: Reader, item: Item) -> tuple[Agency, ...]:
    """The agencies of the heading that a reporting item stands under."""
    for above in outline.ancestors(item):
        duty = assignees.of_heading(reader, above.start, above.end)
        if duty is not None and duty.told:
            return duty.told
    return ()


def _of_sentence(
    outline: Outline, reader: Reader, start: int, end: int, by_default: tuple[Agency, ...], year: str | None
) -> list[Report]:
    low, flow = reader.low, outline.flow
    verb = _verb().search(low, start, end)
    found: list[Report] = []
    while verb is not None:
        to, stop = _addressees(reader, verb, end)
        if to:
            break
        verb = _verb().search(low, verb.end(), end)
    if verb is None or (verb.group() == "gửi về" and not _reported().search(low, start, end)):
        return []
    by = _subject(reader, start, verb.start()) or by_default
    if not by:
        return []
    via: Agency | None = None
    if (through := _through()[0].match(low, stop, end)) and (body := reader.one(through.end(), end)):
        via, stop = reader.agency(body), body.end
    elif (through := _through()[1].search(low, start, end)) and (body := reader.one(through.end(), end)):
        via = reader.agency(body)
    due = each_once(placed(timed, flow) for timed in _due(low, start, end, verb, year))
    first, last = flow.raw(start, end)
    quote = flow.quote(start, end)
    targets = reader.agencies(to)
    found += [
        Report(a, b, via, due, first, last, quote)
        for a in by
        for b in targets
        if a != b and (a.name, a.of) != (b.name, b.of)
    ]
    passed = _passed_on().search(low, stop, end)
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


def _due(low: str, start: int, end: int, verb: re.Match[str], year: str | None) -> list[Timed]:
    """When it is to be reported: by a day, within a time behind the verb, ever again, or as difficulties arise."""
    due = list(deadlines.in_sentence(low, start, end, year))
    days = [(day.start, day.end) for day in due]
    due += [t for t in periods.in_sentence(low, verb.start(), end, year) if t.apart(days)]
    days = [(day.start, day.end) for day in due]
    due += [
        t
        for t in recurrences.read(low, start, end)
        if t.deadline.every != "continuous" and not any(first <= t.start < last for first, last in days)
    ]
    if any(t.deadline.by for t in due):  # hằng năm (trước ngày 30/11) is one time
        due = [t for t in due if t.deadline.every != "year" or t.deadline.by]
    before, behind = _difficulty()
    match = before.search(low, start, verb.end()) or (None if due else behind.search(low, verb.end(), end))
    if match is not None and not any(t.deadline.every == "ad hoc" for t in due):
        due.append(Timed(Deadline("recurring", every="ad hoc"), *match.span()))
    return due


def _addressees(reader: Reader, verb: re.Match[str], end: int) -> tuple[list[Mention], int]:
    """The bodies that a report goes to: right behind the verb, or behind "về" later in the sentence."""
    low = reader.low
    to = _to().match(low, verb.end(), end)
    if to is not None:
        mentions, stop = reader.several(to.end(), end)
        if mentions and not mentions[0].collective:
            return mentions, stop
    for later in _later_to().finditer(low, verb.end(), end):
        mentions, stop = reader.several(later.end(), end)
        if mentions and (mentions[0].rows or mentions[0].head_level):
            return mentions, stop
    return [], verb.end()


def _subject(reader: Reader, start: int, verb: int) -> tuple[Agency, ...]:
    """The agencies named before the verb as those who report: nearest before it, nothing but adverbs between."""
    low = reader.low
    best: list[Mention] = []
    beside: list[Mention] = []  # those named before "phối hợp với": they report, their partners do not
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
        between, behind = _subject_goes_on()
        partners = behind.search(before)
        if between.fullmatch(gap):
            best = mentions if not partners else beside or best
        if not partners and _beside().match(low, stop, verb):
            beside = mentions
        position = stop
    return tuple(reader.agencies(best)) if best else ()


def _one_for_each_pair(reports: list[Report]) -> tuple[Report, ...]:
    """Who reports to whom, each pair once where the first sentence says so, with the times of all sentences."""
    pairs: dict[tuple[object, ...], Report] = {}
    for report in reports:
        key = (report.by.name, report.by.of, report.to.name, report.to.of)
        first = pairs.setdefault(key, report)
        if first is not report:
            due = each_once((*first.due, *report.due))
            pairs[key] = replace(first, due=due, via=first.via or report.via)
    return tuple(pairs.values())
