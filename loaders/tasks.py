"""The tasks of a document: the smallest listed items that tell somebody to do something, with assignees, deadlines,
products.

What counts as a task, and what does not (lead-ins, label lines, closing formulas, items that only report): the record
format, tasks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from loaders import assignees, dates, rare_words, tables, task_words
from loaders.agencies import Reader
from loaders.assignees import Duty
from loaders.outline import Item, Outline
from loaders.sections import WORK, closing, document_orders
from ontology.model import Assignee, Deadline, Document, Note, Task
from ontology.phrases import label_field, labels

_INNER = re.compile(r"(?:[.;]\s+|\()(?=[^:.;()]{2,60}:)")  # where a label may begin inside a line
_INNER_END = re.compile(r"[.;]\s|\)")
# A later sentence that only says when to report: its time is the report's.
_REPORTING = re.compile(r"(?<=[.;] )(?:định kỳ|hằng năm|hàng năm|tổng hợp,?|và|gửi|kịp thời|[\s,])*báo cáo\s[^.;]*")
_BLANK = re.compile(r"[.…_]{5}|…{3}")  # a line of a form to fill in
_LONGEST_THING = 140  # characters
_TITLE_SHOWS = 60  # characters in which capitals show a title
_CAPITALS = 0.6  # of all letters: the title of an annex, with IoT in it
_SHORTEST = 18  # characters; shorter paragraphs are captions (Giai đoạn 2025 - 2030)


@dataclass(slots=True)
class _Draft:
    """A task being put together: label lines below it may still add to it."""

    item: Item
    start: int
    end: int
    duty: Duty
    from_labels: list[Assignee] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    product: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """The tasks of a document in order, and the pieces of its sections of work that no rule understood."""

    tasks: tuple[Task, ...]
    unread: tuple[Note, ...]


def read(outline: Outline, reader: Reader, kinds: list[str], document: Document) -> Work:
    """All tasks of a document; `kinds` are the kinds of section by item index."""
    return _TaskReader(outline, reader, kinds, document).read()


class _TaskReader:
    """Walks the items once, keeping the headings above and the tasks that the next label lines are for."""

    def __init__(self, outline: Outline, reader: Reader, kinds: list[str], document: Document) -> None:
        self.outline = outline
        self.reader = reader
        self.low = reader.low
        self.kinds = kinds
        self.document = document
        self.year = (document.issued or "")[:4] or None
        # Label lines that say something of tasks, rather than begin one (Nội dung: …), with field and start of the
        # value.
        self.labelled = self._labels()
        self.has_blanks = _BLANK.search(self.low) is not None
        self.time_marks = dates.marks(self.low)
        self.effect_marks = rare_words.starts(task_words.takes_effect(), self.low)
        self.unread: list[Note] = []
        self.duties: dict[int, Duty | None] = {}
        self.inherited: dict[int, Duty | None] = {}  # by the parent's index
        self.drafts: list[_Draft] = []
        self.block: list[_Draft] = []  # the tasks since the last block of labels
        self.block_under = -2
        self.pending: list[tuple[str, int, int]] = []  # labels that stand before their tasks
        self.after_label = False
        self.lead_in: Duty | None = None  # of a paragraph that ends in a colon, for the bullets behind it
        self.openings: dict[int, Duty] = {}  # the same for numbered items, by the index of their parent
        self.of_title = self._of_title()
        self.of_things = self._of_things()  # orders whose list only names things

    def read(self) -> Work:
        if document_orders(self.document.type):
            self._open_head()
        rows = {index: row for row in tables.rows(self.outline, self.low) for index in row.items}
        for item in self.outline.items:
            if item.line.cell is not None:
                if item.zone == "body":
                    self._cell(item, rows.get(item.index))
                continue
            if self.kinds[item.index] not in WORK and self.kinds[item.index] != "article":
                self.lead_in = None
                continue
            under = self._numbered_parent(item)
            if under != self.block_under:
                self.block, self.pending, self.after_label = [], [], False
                self.block_under = under
                if item.family not in ("dash", "plus", "dot"):
                    self.lead_in = None
            label = self.labelled.get(item.index)
            if label is None or label[0] == "content":
                self._item(item, label[1] if label else item.start)
            elif label[1] < item.end:
                others = self._inner_labels(label[1], item.end)
                self._label(label[0], label[1], others[0][3] if others else item.end)
                for kind, start, end, _ in others:
                    self._label(kind, start, end)
        return Work(tuple(self._task(draft) for draft in self.drafts), tuple(self.unread))

    # ------------------------------------------------------------ tables

    def _cell(self, item: Item, row: tables.Row | None) -> None:
        """A cell: the first of a row that gives work makes its task; one that no table explains is unread."""
        if row is None:
            self._not_understood("table cell", item.line.start, item.line.end)
            return
        if item.index != row.items[0]:
            return
        content = row.cells["content"]
        inherited = None if "lead" in row.cells else Duty()
        duty = assignees.of_item(self.reader, content.start, content.end, inherited)
        draft = _Draft(replace(item, path=row.path), content.start, content.end, duty)
        draft.deadlines = self._own_deadlines(content.start, content.end)
        for kind in ("lead", "coordinate", "time", "product"):
            if cell := row.cells.get(kind):
                self._apply(kind, cell.start, cell.end, [draft])
        self.drafts.append(draft)

    def _not_understood(self, kind: str, start: int, end: int) -> None:
        if start < end:
            flow = self.outline.flow
            text, quote = flow.text[start:end], flow.quote(start, end)
            self.unread.append(Note(kind, text, *flow.raw(start, end), quote if quote != text else ""))

    def _labels(self) -> dict[int, tuple[str, int]]:
        pattern = labels()
        found: dict[int, tuple[str, int]] = {}
        for item in self.outline.items:
            if item.zone == "body" and self.low.find(":", item.start, item.start + 60) >= 0:
                label = pattern.match(self.low, item.start, item.end)
                if label:
                    found[item.index] = (label_field(label), label.end())
        return found

    def _numbered_parent(self, item: Item) -> int:
        """The index of the nearest numbered item, the item itself included: labels hold for its tasks."""
        if item.numbered:
            return item.index
        return next((a.index for a in self.outline.ancestors(item) if a.numbered), -1)

    # ------------------------------------------------------------ one item

    def _item(self, item: Item, start: int) -> None:
        if self.after_label:
            self.block, self.after_label = [], False
        if not self._is_task(item, start):
            if self.low[item.end - 1] == ":" and not item.numbered:
                opened = assignees.of_opening(self.reader, start, item.end)
                self.lead_in = opened or assignees.of_item(self.reader, start, item.end, self._inherited(item))
                if opened and not item.family:
                    self.openings[item.parent] = opened
                    self.inherited.pop(item.parent, None)
            return
        duty = assignees.of_item(self.reader, start, item.end, self._inherited(item))
        draft = _Draft(item, start, item.end, duty)
        draft.deadlines = self._own_deadlines(start, item.end)
        self.drafts.append(draft)
        self.block.append(draft)
        for kind, first, last in self.pending:
            self._apply(kind, first, last, [draft])
        for kind, first, last, _ in self._inner_labels(start, item.end):
            self._apply(kind, first, last, [draft])

    def _of_things(self) -> frozenset[int]:
        """The items that give an order and then list things: Triển khai các nền tảng như: - Hệ thống thu phí …"""
        found = set()
        for item in self.outline.items:
            if item.zone == "body" and item.has_children and self.low[item.end - 1] == ":":
                listed = [i for i in self.outline.under(item) if i.parent == item.index]
                if assignees.acts(self.low, item.start, item.end) and all(map(self._names_thing, listed)):
                    found.add(item.index)
        return frozenset(found)

    def _names_thing(self, item: Item) -> bool:
        """Whether a bullet is a short noun phrase: no verb begins it, nobody is told in it."""
        if item.numbered or item.has_children or item.end - item.start > _LONGEST_THING:
            return False
        if assignees.acts(self.low, item.start, item.end) or self.reader.starts_agency(item.start, item.end):
            return False
        return task_words.thing().match(self.low, item.start, item.end) is not None

    def _of_title(self) -> Duty | None:
        """Whose functions and duties the title says that a document sets, as an act on one agency does."""
        if not (self.document.title and "nhiệm vụ" in self.document.title.lower()):
            return None
        for item in self.outline.items:
            if item.zone == "body" and item.numbered:
                break
            if match := task_words.functions_of().search(self.low, item.start, item.end):
                mention = self.reader.one(match.end(), item.end)
                if mention is not None and not mention.collective:
                    return Duty((self.reader.agency(mention),))
        return None

    def _open_head(self) -> None:
        """What the last paragraph before the numbered orders of a directive or letter says of who is told."""
        before = [item for item in self.outline.items if item.zone == "head" and not item.family]
        if before and self.low[before[-1].end - 1] == ":":
            opened = assignees.of_opening(self.reader, before[-1].start, before[-1].end)
            if opened:
                self.openings[-1] = opened

    def _inner_labels(self, start: int, end: int) -> list[tuple[str, int, int, int]]:
        """The labels behind a sentence on its own line, "… (Đơn vị thực hiện: Sở Nội vụ)": their field, where the value
        begins and ends, where they begin.
        """
        low = self.low
        if low.find(":", start, end - 1) < 0:
            return []
        found = [label for at in _INNER.finditer(low, start, end) if (label := labels().match(low, at.end(), end))]
        return [
            (label_field(label), label.end(), stop.start() if stop else end, label.start())
            for label in found
            for stop in [_INNER_END.search(low, label.end(), end)]
        ]

    def _is_task(self, item: Item, start: int) -> bool:
        low, end = self.low, item.end
        if item.family == "part" or (item.family == "" and self.outline.words(item).isupper()):
            return False  # what an annex is called
        if end - start < _SHORTEST or low[start] in '“"(/':
            if not item.has_children and not item.line.bold:
                self._not_understood("caption", start, end)
            return False
        if low[end - 1] == ":" and item.index not in self.of_things:
            return False
        if item.parent in self.of_things or (self.has_blanks and _BLANK.search(low, start, end)):
            return False
        if item.family in ("roman", "chapter", "upper") and low[end - 1] != ".":
            return False
        if low[end - 1] not in ".;" and any(not self._is_label(child) for child in self.outline.under(item)):
            return False
        if self.kinds[item.index] == "article" and not self._orders(item, start):
            if not self._takes_effect(start, end):
                self._not_understood("article", start, end)
            return False
        if closing().match(low, start, end) and (
            item.family in ("", "article") or self._meets_difficulties(start, end)
        ):
            return False
        if not item.numbered and task_words.points_elsewhere().match(low, start, end):
            return False
        # In a plan's list of duties "chịu trách nhiệm thực hiện Kế hoạch này" is one.
        if self._takes_effect(start, end) and not (item.numbered and self.kinds[item.index] == "assign"):
            return False
        if self._covered_by_check(item, start) or self._only_introduces(item, start):
            return False
        if low.find("báo cáo", start, start + 120) < 0:
            return True
        behind = self._behind_subject(start, end)
        pattern = task_words.only_reports()
        reports = pattern.match(low, start, end) or pattern.match(low, behind, end)
        return not (reports and ";" not in low[reports.end() : end - 1] and ". " not in low[reports.end() : end - 1])

    def _meets_difficulties(self, start: int, end: int) -> bool:
        """Whether the words only say what to do where difficulties arise: whom to tell of them."""
        return task_words.difficulties().search(self.low, start, min(end, start + 160)) is not None

    def _takes_effect(self, start: int, end: int) -> bool:
        return rare_words.any_in(self.effect_marks, start, end)

    def _behind_subject(self, start: int, end: int) -> int:
        """Where it is said what somebody does: behind the agencies that an item begins with, or that it advises."""
        _, stop = self.reader.several(start, end)
        if advises := task_words.advises().match(self.low, stop, end):
            _, stop = self.reader.several(advises.end(), end)
        return stop + self.low.startswith(" ", stop)

    def _only_introduces(self, item: Item, start: int) -> bool:
        """Whether an unmarked paragraph tells of the state of things, names an annex, or stands before the list that
        its section gives: where something is listed, the smallest task is a listed item.
        """
        if item.family:
            return False
        words = self.outline.flow.text[start : min(item.end, start + _TITLE_SHOWS)]
        if sum(map(str.isupper, words)) > _CAPITALS * sum(map(str.isalpha, words)):
            return True
        if task_words.tells().match(self.low, start, item.end):
            return True
        if item.parent < 0 or not self._lists_behind(item):
            return False
        return self._inherited(item) is None and not assignees.of_item(self.reader, start, item.end, None).told

    def _lists_behind(self, item: Item) -> bool:
        """Whether letters or numbers come behind a paragraph under the same heading, none before it."""
        siblings = [i for i in self.outline.under(self.outline.items[item.parent]) if i.parent == item.parent]
        marked = [i.index for i in siblings if i.numbered]
        return bool(marked) and item.index < marked[0]

    def _covered_by_check(self, item: Item, start: int) -> bool:
        """Whether the item is a noun phrase in the list of what a check covers."""
        if item.parent < 0 or not task_words.noun_phrase().match(self.low, start):
            return False
        above = self.outline.items[item.parent]
        return task_words.checks().search(self.low, above.start, above.end) is not None

    def _is_label(self, item: Item) -> bool:
        """Whether the line says something of tasks, rather than being or beginning one (Nội dung: …)."""
        label = self.labelled.get(item.index)
        return label is not None and label[0] != "content"

    def _orders(self, item: Item, start: int) -> bool:
        """Whether an article of a decision tells an agency to do something."""
        duty = assignees.of_item(self.reader, start, item.end, None)
        return bool(duty.told) or self._inherited(item) not in (None, self.of_title)

    def _inherited(self, item: Item) -> Duty | None:
        """The duty of the nearest heading or lead-in above that names somebody."""
        if self.lead_in is not None and item.family in ("dash", "plus", "dot"):
            return self.lead_in
        if item.parent not in self.inherited:
            self.inherited[item.parent] = self._from_above(item)
        return self.inherited[item.parent]

    def _from_above(self, item: Item) -> Duty | None:
        """What the headings above give: the same for all items under one parent."""
        requested = False
        if opened := self.openings.get(item.parent):
            return opened
        for above in self.outline.ancestors(item):
            if above.index not in self.duties:
                self.duties[above.index] = self._heading_duty(above)
            duty = self.duties[above.index]
            if duty is None:
                continue
            if not duty.told:
                requested = requested or duty.requested
                continue
            return Duty(duty.told, duty.role, duty.requested or requested, duty.others)
        return self.openings.get(-1) or self.of_title or (Duty(requested=True) if requested else None)

    def _heading_duty(self, item: Item) -> Duty | None:
        assigns = self.kinds[item.index] in ("assign", "order")
        return assignees.of_heading(self.reader, item.start, item.end, of_assignment=assigns)

    # ------------------------------------------------------------ label lines

    def _label(self, kind: str, start: int, end: int) -> None:
        self.after_label = True
        if self.block:
            self._apply(kind, start, end, self.block)
            return
        under = [d for d in self.drafts if d.item.index == self.block_under]
        if under:
            self._apply(kind, start, end, under)
        else:
            self.pending.append((kind, start, end))

    def _apply(self, kind: str, start: int, end: int, drafts: list[_Draft]) -> None:
        if kind in ("lead", "coordinate"):
            found = assignees.of_label(self.reader, kind, start, end)
            for draft in drafts:
                draft.from_labels.extend(found)
        elif kind == "time":
            found_times = [self._placed(t) for t in dates.on_time_line(self.low, start, end, self.year)]
            for draft in drafts:
                draft.deadlines.extend(found_times)
        elif kind == "product":
            for draft in drafts:
                draft.product = self.outline.flow.text[start:end].rstrip(" .;")

    # ------------------------------------------------------------ deadlines

    def _own_deadlines(self, start: int, end: int) -> list[Deadline]:
        """What the item itself says of its time."""
        low = self.low
        if not rare_words.any_in(self.time_marks, start, end):
            return []
        start = assignees.behind_topic(low, start, end)
        reporting = [m.span() for m in _REPORTING.finditer(low, start, end)]

        def of_report(timed: dates.Timed) -> bool:
            return any(first <= timed.start < last for first, last in reporting)

        found = [self._placed(t) for t in dates.dated(low, start, end, self.year) if not of_report(t)]
        first_clause = min((p for p in (low.find(";", start, end), low.find(". ", start, end)) if p >= 0), default=end)
        for timed in dates.recurring(low, start, end):
            governs = timed.start == start and not _before_noun(low, timed.end, end)
            governs = governs or task_words.so_often().match(low, timed.end, end) is not None
            asked = timed.deadline.every == "ad hoc" and timed.end <= first_clause
            if governs or (asked and "," not in low[start : timed.start]):
                found.append(self._placed(timed))
                break
        for timed in dates.periods(low, start, end, self.year):
            known = any(d.start <= self._raw(timed.start) < d.end for d in found)
            if self._is_plan_period(timed.deadline) or known or of_report(timed):
                continue
            found.append(self._placed(timed))
        return found

    def _is_plan_period(self, deadline: Deadline) -> bool:
        """A year that only names the plan's own period is no deadline."""
        if deadline.date is None or len(deadline.date) != 4:
            return False
        return deadline.date == self.document.from_ == self.document.to

    def _raw(self, position: int) -> int:
        return self.outline.flow.raw(position, position + 1)[0]

    def _placed(self, timed: dates.Timed) -> Deadline:
        d = timed.deadline
        start, end = self.outline.flow.raw(timed.start, timed.end)
        return Deadline(
            d.kind, d.date, d.from_, d.to, d.every, d.by, start, end, self.outline.flow.quote(timed.start, timed.end)
        )

    # ------------------------------------------------------------ the finished task

    def _task(self, draft: _Draft) -> Task:
        flow = self.outline.flow
        start, end = flow.raw(draft.start, draft.end)
        own = draft.duty.assignees()
        if any(a.role == "lead" for a in draft.from_labels):
            # An explicit lead line beats an opening "Phối hợp".
            own = tuple(a for a in own if a.agency in draft.duty.others or a.role == "lead")
        return Task(
            draft.item.path,
            flow.text[draft.start : draft.end],
            assignees.merged([*own, *draft.from_labels]),
            _each_once(draft.deadlines),
            draft.product,
            start,
            end,
            flow.quote(draft.start, draft.end),
        )


def _each_once(deadlines: list[Deadline]) -> tuple[Deadline, ...]:
    seen: dict[tuple[object, ...], Deadline] = {}
    for d in deadlines:
        seen.setdefault((d.kind, d.date, d.from_, d.to, d.every, d.by), d)
    return tuple(seen.values())


def _before_noun(low: str, position: int, end: int) -> bool:
    """Whether a recurring word stands before a noun (hằng năm của tỉnh) and so governs no verb."""
    return re.match(r"\s+(?:của|về|trên|được|là)\s", low[position:end]) is not None
