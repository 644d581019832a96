"""What no rule understood, for those who write rules: pieces of a document that look like facts and gave none.

A record's own `unread` holds what its readers met and passed over; here a finished record is compared with its outline,
only when asked (`chidao extract --unread`), so that reading stays as fast as it is. Each piece is a note: its kind, its
shape as the text (figures as 0, so that like pieces count together), its span and quote as read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders import mending, sections, tables
from loaders.citations import NUMBER
from loaders.flow import flow
from loaders.outline import BULLETS, Item, Outline, parse
from loaders.reading.text import Text
from loaders.record import of_outline
from ontology.model import Note, Record
from ontology.names import UPPER, folded, number_key
from ontology.phrases import action_words, label_field, labels, section_words

# The kinds, in the order in which they are listed.
KINDS = (
    "heading of unknown kind",
    "paragraph of work",
    "article",
    "caption",
    "table",
    "subject",
    "label without agency",
    "label without time",
    "label of unknown kind",
    "time",
    "number",
    "recipient",
)
_BEFORE = r"(?:trước (?:ngày|tháng|năm)|chậm nhất|muộn nhất|không quá|đến hết|hoàn thành (?:trong|trước))"
_TIME = re.compile(
    rf"{_BEFORE}(?:\s+[\w/.-]+){{1,4}}|quý\s+(?:[ivx]+|\d)(?:\s*/\s*\d{{4}})?|"
    r"(?<!\d )tháng\s+\d{1,2}(?:\s*/\s*\d{4})?|trong năm(?:\s+\d{4})?|(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần|ngày)|"
    r"định kỳ(?:\s+\w+){1,2}|(?:đến|vào|trong)\s+ngày\s+\d{1,2}/\d{1,2}(?:/\d{4})?"
)
_SUBJECT = re.compile(
    rf"(?P<subject>[{UPPER}][^,;:.()]{{3,90}}?)\s"
    r"(?:chủ trì|có trách nhiệm|chịu trách nhiệm|phối hợp với|phối hợp cùng)(?!\w)"
)
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:;.,()\"“]{3,40}):\s+\S")
_ARCHIVE = re.compile(r"lưu|như (?:trên|điều|kính gửi)")
_NUMBERED = re.compile(r"\s(?:số|Số)\s*:?\s*$")
_SHAPE_WORDS = 4  # of a paragraph: how such paragraphs begin
_LONGEST_NAME = 60  # characters; what is longer and no group is several bodies
_SHORTEST = 18  # characters; as in tasks


@dataclass(frozen=True, slots=True)
class _Read:
    """A document as its readers left it, and where facts were found, as read."""

    outline: Outline
    low: str
    kinds: list[str]
    record: Record
    covered: list[tuple[int, int]]  # tasks, reports, targets, funding

    def note(self, kind: str, shape: str, start: int, end: int) -> Note:
        text = self.outline.flow
        return Note(kind, _shape(shape), *text.raw(start, end), text.quote(start, end))

    def raw(self, start: int, end: int) -> tuple[int, int]:
        return self.outline.flow.raw(start, end)


def find(source: Text) -> list[Note]:
    """What of a text no rule understood, by kind and place."""
    mended = mending.mend(source)
    clean = flow(mended.text if mended else source)
    outline = parse(clean)
    record = of_outline(clean, outline)
    low = folded(clean.text)
    read = _Read(
        outline,
        low,
        sections.kinds(outline, low, record.document.type),
        record,
        _spans(record),
    )
    found = [*_headings(read), *_met(read), *_paragraphs(read), *_tables(read)]
    found += [*_tasks(read), *_numbers(read), *_recipients(read)]
    found.sort(key=lambda note: (KINDS.index(note.kind), note.start))
    if mended:
        spans = [mended.span(note.start, note.end) for note in found]
        found = [
            replace(note, start=start, end=end, quote=source.content[start:end])
            for note, (start, end) in zip(found, spans, strict=True)
        ]
    return found


def _spans(record: Record) -> list[tuple[int, int]]:
    """Where a record's facts about work stand, in order."""
    spans = [(task.start, task.end) for task in record.tasks] + [(one.start, one.end) for one in record.reports]
    spans += [(one.start, one.end) for one in record.targets] + [(one.start, one.end) for one in record.funding]
    return sorted(spans)


def _shape(words: str) -> str:
    """Words as their like have them: lower case, each figure 0, white space one space."""
    return " ".join(re.sub(r"\d", "0", folded(words)).split()).strip(" .;:,")


def _inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the sorted spans overlaps [start:end]."""
    at = bisect_left(spans, (end, 0))
    return any(stop > start for _, stop in spans[max(0, at - 4) : at])


# ---------------------------------------------------------------- sections and paragraphs


def _headings(read: _Read) -> Iterator[Note]:
    """Headings of the first level without a word of the table of sections: what stands below counts as work."""
    pattern, _ = section_words()
    for item in read.outline.items:
        top = item.zone == "body" and item.family in ("roman", "upper", "chapter") and item.line.cell is None
        if top and item.end > item.start and not pattern.search(read.low, item.start, item.end):
            yield read.note("heading of unknown kind", read.low[item.start : item.end], item.start, item.end)


def _met(read: _Read) -> Iterator[Note]:
    """What the readers themselves kept as unread: articles and captions; cells are counted as tables."""
    for note in read.record.unread:
        if note.kind in KINDS:
            shape = _shape(" ".join(note.text.split()[:_SHAPE_WORDS]))
            yield replace(note, text=shape, quote=note.quote or note.text)


def _paragraphs(read: _Read) -> Iterator[Note]:
    """Paragraphs in sections of work that are no task, label, heading or lead-in, and gave no other fact either; and
    label lines whose value was not read.
    """
    agencies = sorted((a.agency.start, a.agency.end) for t in read.record.tasks for a in t.assignees)
    times = sorted((d.start, d.end) for t in read.record.tasks for d in t.deadlines)
    known = sorted((note.start, note.end) for note in read.record.unread)
    for item in read.outline.items:
        if item.zone != "body" or item.line.cell is not None or read.kinds[item.index] not in sections.WORK:
            continue
        label = labels().match(read.low, item.start, item.end)
        if label and label.end() < item.end:
            value = read.raw(label.end(), item.end)
            field = label_field(label)
            if field in ("lead", "coordinate") and not _inside(agencies, *value):
                yield read.note("label without agency", read.low[label.end() : item.end], item.start, item.end)
            elif field == "time" and not _inside(times, *value):
                yield read.note("label without time", read.low[label.end() : item.end], item.start, item.end)
        elif not label and (other := _LABEL.match(read.outline.flow.text, item.start, min(item.end, item.start + 80))):
            if not item.numbered and not _inside(agencies, *read.raw(other.start(), other.end("label"))):
                yield read.note("label of unknown kind", other["label"], item.start, item.end)
        elif (
            not label
            and not _inside(known, *read.raw(item.start, item.end))
            and not _inside(read.covered, *read.raw(item.start, item.end))
            and not _is_frame(read, item)
        ):
            words = read.low[item.start : item.end].split()[:_SHAPE_WORDS]
            yield read.note("paragraph of work", " ".join(words), item.start, item.end)


def _is_frame(read: _Read, item: Item) -> bool:
    """Whether an item is a heading, a lead-in, a caption or the closing formula."""
    return (
        item.has_children
        or item.family in ("part", "roman", "upper", "chapter")
        or item.end - item.start < _SHORTEST
        or read.low[item.end - 1] == ":"
        or read.outline.words(item).isupper()
        or sections.closing().match(read.low, item.start, item.end) is not None
    )


def _tables(read: _Read) -> Iterator[Note]:
    """Tables of which no row gave work, by the cells of their first row."""
    understood = {
        cell[0]
        for row in tables.rows(read.outline, read.low)
        if (cell := read.outline.items[row.items[0]].line.cell) is not None
    }
    first: dict[int, list[Item]] = {}
    for item in read.outline.items:
        cell = item.line.cell
        if cell and item.zone == "body" and cell[0] not in understood and cell[1] == 0:
            first.setdefault(cell[0], []).append(item)
    for cells in first.values():
        shape = " | ".join(read.low[item.line.start : item.line.end] for item in cells)
        yield read.note("table", shape, cells[0].line.start, cells[-1].line.end)


# ---------------------------------------------------------------- inside tasks


def _tasks(read: _Read) -> Iterator[Note]:
    """Tasks whose subject gave no agency, and tasks without deadline that speak of a time."""
    verbs = tuple(f"{word} " for word in action_words())
    content = read.outline.flow.source.content
    for task in read.record.tasks:
        subject = _SUBJECT.match(content, task.start, task.end)
        inside = [a for a in task.assignees if task.start <= a.agency.start < task.end]
        if subject and not inside and not folded(subject["subject"] + " ").startswith(verbs):
            yield _of_source(content, "subject", subject["subject"], *subject.span("subject"))
        if not task.deadlines and (time := _TIME.search(folded(content), task.start, task.end)):
            # With the words of its clause in front: they tell whether it is a deadline.
            clause = max(content.rfind(mark, task.start, time.start()) + 1 for mark in ",;.:")
            yield _of_source(content, "time", time.group(), max(task.start, clause), time.end())


def _of_source(content: str, kind: str, shape: str, start: int, end: int) -> Note:
    start += len(content[start:end]) - len(content[start:end].lstrip())
    return Note(kind, _shape(shape), start, end, content[start:end])


def _numbers(read: _Read) -> Iterator[Note]:
    """What looks like the number of a document and is none that is cited, nor the document's own."""
    known = {number_key(c.act.number) for c in read.record.citations if c.act.number}
    if read.record.document.number:
        known.add(number_key(read.record.document.number))
    text = read.outline.flow.text
    outside = [(i.line.start, i.line.end) for i in read.outline.items if i.zone in ("tail", "portal", "head")]
    for match in NUMBER.finditer(text):
        own_line = any(start <= match.start() < end for start, end in outside) and not _NUMBERED.search(
            text, max(0, match.start() - 8), match.start()
        )
        if number_key(match.group()) not in known and not own_line:
            yield read.note("number", match.group(), *match.span())


def _recipients(read: _Read) -> Iterator[Note]:
    """Lines of Nơi nhận that gave no body, and bodies that look like several."""
    bodies = sorted((r.agency.start, r.agency.end) for r in read.record.recipients)
    for item in read.outline.items:
        listed = item.zone == "tail" and item.family in BULLETS and not _ARCHIVE.match(read.low, item.start)
        if listed and not _inside(bodies, *read.raw(item.start, item.end)):
            yield read.note("recipient", read.low[item.start : item.end], item.start, item.end)
    content = read.outline.flow.source.content
    for one in read.record.recipients:
        name = one.agency.name
        if not one.agency.collective and (";" in name or len(name) > _LONGEST_NAME):
            yield _of_source(content, "recipient", name, one.agency.start, one.agency.end)
