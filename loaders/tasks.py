"""The tasks of a document: the smallest listed items that tell somebody to do something, with assignees, deadlines,
products.

Which items are tasks, `work_items` judges; whose they are, `assignees` reads from their words and `inherited` from what
stands above; `task_times` and `task_labels` tell the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from loaders import assignees, deadlines, rare_words, tables, task_labels, task_times
from loaders.agencies import Reader
from loaders.assignees import Duty
from loaders.inherited import Inherited
from loaders.outline import BULLETS, Item, Outline
from loaders.sections import WORK, document_orders
from loaders.timed import each_once, placed
from loaders.work_items import TASK, WorkItems
from ontology.model import Assignee, Deadline, Document, Note, Task


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
    """Walks the items once, keeping the tasks that the next label lines are for."""

    def __init__(self, outline: Outline, reader: Reader, kinds: list[str], document: Document) -> None:
        self.outline = outline
        self.reader = reader
        self.low = reader.low
        self.kinds = kinds
        self.document = document
        self.labels = task_labels.on_lines(outline, self.low)
        self.inherited = Inherited(outline, reader, kinds, document.title)
        self.work_items = WorkItems(outline, reader, kinds, self.labels, self.inherited)
        self.time_marks = reader.rare["time"]
        self.unread: list[Note] = []
        self.drafts: list[_Draft] = []
        self.block: list[_Draft] = []  # the tasks since the last block of labels
        self.block_under = -2  # the index of the numbered item that they stand under
        self.pending: list[tuple[str, int, int]] = []  # labels that stand before their tasks
        self.after_label = False

    def read(self) -> Work:
        if document_orders(self.document.type):
            self.inherited.open_head()
        rows = {index: row for row in tables.rows(self.outline, self.low) for index in row.items}
        for item in self.outline.items:
            if item.line.cell is not None:
                if item.zone == "body":
                    self._cell(item, rows.get(item.index))
                continue
            if self.kinds[item.index] not in WORK and self.kinds[item.index] != "article":
                self.inherited.close_list()
                continue
            under = self._numbered_parent(item)
            if under != self.block_under:
                self.block, self.pending, self.after_label = [], [], False
                self.block_under = under
                if item.family not in BULLETS:
                    self.inherited.close_list()
            label = self.labels.get(item.index)
            if label is None or not label.of_tasks:
                self._item(item, label.start if label else item.start)
            elif label.start < item.end:
                for each in task_labels.of_line(label, self.low):
                    self._label(each.field, each.start, each.end)
        return Work(tuple(self._task(draft) for draft in self.drafts), tuple(self.unread))

    def _numbered_parent(self, item: Item) -> int:
        """The index of the nearest numbered item, the item itself included: labels hold for its tasks."""
        if item.numbered:
            return item.index
        return next((a.index for a in self.outline.ancestors(item) if a.numbered), -1)

    # ------------------------------------------------------------ items and cells

    def _cell(self, item: Item, row: tables.Row | None) -> None:
        """A cell: the first of a row that gives work makes its task; one that no table explains is unread."""
        if row is None:
            self._not_understood("table cell", item.line.start, item.line.end)
            return
        if item.index != row.items[0]:
            return
        content = row.cells["content"]
        inherited = None if "lead" in row.cells else Duty()
        draft = self._draft(replace(item, path=row.path), content.start, content.end, inherited)
        for kind in ("lead", "coordinate", "time", "product"):
            if cell := row.cells.get(kind):
                self._apply(kind, cell.start, cell.end, [draft])

    def _item(self, item: Item, start: int) -> None:
        if self.after_label:
            self.block, self.after_label = [], False
        verdict = self.work_items.verdict(item, start)
        if verdict != TASK:
            if verdict:
                self._not_understood(verdict, start, item.end)
            self.inherited.open_list(item, start)
            return
        draft = self._draft(item, start, item.end, self.inherited.of(item))
        self.block.append(draft)
        for kind, first, last in self.pending:
            self._apply(kind, first, last, [draft])
        for label in task_labels.inside(self.low, start, item.end):
            self._apply(label.field, label.start, label.end, [draft])

    def _draft(self, item: Item, start: int, end: int, inherited: Duty | None) -> _Draft:
        draft = _Draft(item, start, end, assignees.of_item(self.reader, start, end, inherited))
        if rare_words.any_in(self.time_marks, start, end):
            times = task_times.read(self.low, start, end, self.document)
            draft.deadlines = [placed(timed, self.outline.flow) for timed in times]
        self.drafts.append(draft)
        return draft

    def _not_understood(self, kind: str, start: int, end: int) -> None:
        if start < end:
            flow = self.outline.flow
            text, quote = flow.text[start:end], flow.quote(start, end)
            self.unread.append(Note(kind, text, *flow.raw(start, end), quote if quote != text else ""))

    # ------------------------------------------------------------ labels

    def _label(self, kind: str, start: int, end: int) -> None:
        """A label line: of the tasks above it in its block, of the heading that is one, or of those to come."""
        self.after_label = True
        under = self.block or [d for d in self.drafts if d.item.index == self.block_under]
        if under:
            self._apply(kind, start, end, under)
        else:
            self.pending.append((kind, start, end))

    def _apply(self, kind: str, start: int, end: int, drafts: list[_Draft]) -> None:
        """Add what a label or a cell says to tasks."""
        if kind in ("lead", "coordinate"):
            found = assignees.of_label(self.reader, kind, start, end)
            for draft in drafts:
                draft.from_labels.extend(found)
        elif kind == "time":
            year = (self.document.issued or "")[:4] or None
            times = [placed(t, self.outline.flow) for t in deadlines.on_time_line(self.low, start, end, year)]
            for draft in drafts:
                draft.deadlines.extend(times)
        elif kind == "product":
            for draft in drafts:
                draft.product = self.outline.flow.text[start:end].rstrip(" .;")

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
            each_once(draft.deadlines),
            draft.product,
            start,
            end,
            flow.quote(draft.start, draft.end),
        )
