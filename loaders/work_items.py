"""Which items of an outline are tasks, and which only lead in, close, report, tell of the state of things.

What counts as a task: the record format (docs/record.md), tasks.
"""

from __future__ import annotations

import re

from loaders import assignees, rare_words, task_words
from loaders.agencies import Reader
from loaders.inherited import Inherited
from loaders.outline import Item, Outline
from loaders.sections import closing
from loaders.task_labels import Label

TASK = "task"
_BLANK = re.compile(r"[.…_]{5}|…{3}")  # a line of a form to fill in
_LONGEST_THING = 140  # characters
_TITLE_SHOWS = 60  # characters in which capitals show a title
_CAPITALS = 0.6  # of all letters: the title of an annex, with IoT in it
_SHORTEST = 18  # characters; shorter paragraphs are captions (Giai đoạn 2025 - 2030)
_OPENING = 160  # characters in which an item says that it is on difficulties
_SUBJECT = 120  # characters in which it says that it reports


class WorkItems:
    """The items of one document, judged one by one."""

    def __init__(
        self, outline: Outline, reader: Reader, kinds: list[str], labels: dict[int, Label], inherited: Inherited
    ) -> None:
        self._outline = outline
        self._reader = reader
        self._low = reader.low
        self._kinds = kinds
        self._labels = labels
        self._inherited = inherited
        self._blanks = reader.rare["blank"]
        self._effect_marks = reader.rare["takes effect"]
        self._of_things = self._lists_of_things()

    def verdict(self, item: Item, start: int) -> str:
        """`task`; the kind of the note where no rule understood what the item is (`caption`, `article`); "" where it is
        no task. `start` is where its words begin, behind a label (Nội dung: …).
        """
        low, end = self._low, item.end
        if item.family == "part" or (item.family == "" and self._outline.words(item).isupper()):
            return ""  # what an annex is called
        if end - start < _SHORTEST or low[start] in '“"(/':
            return "caption" if not item.has_children and not item.line.bold else ""
        if low[end - 1] == ":" and item.index not in self._of_things:
            return ""
        if item.parent in self._of_things or self._is_blank(start, end):
            return ""
        if self._is_heading(item):
            return ""
        if self._kinds[item.index] == "article" and not self._orders(item, start):
            return "article" if not self._takes_effect(start, end) else ""
        if self._is_formal(item, start) or self._covered_by_check(item, start) or self._only_introduces(item, start):
            return ""
        return "" if self._only_reports(start, end) else TASK

    def _is_blank(self, start: int, end: int) -> bool:
        return rare_words.any_in(self._blanks, start, end) and _BLANK.search(self._low, start, end) is not None

    def _is_heading(self, item: Item) -> bool:
        """Whether other items under it hold its work."""
        last = self._low[item.end - 1]
        if item.family in ("roman", "chapter", "upper") and last != ".":
            return True
        return last not in ".;" and any(not self._is_label(child) for child in self._outline.under(item))

    def _is_label(self, item: Item) -> bool:
        label = self._labels.get(item.index)
        return label is not None and label.of_tasks

    def _orders(self, item: Item, start: int) -> bool:
        """Whether an article of a decision tells an agency to do something."""
        duty = assignees.of_item(self._reader, start, item.end, None)
        return bool(duty.told) or self._inherited.told(item)

    # ------------------------------------------------------------ orders whose list only names things

    def _lists_of_things(self) -> frozenset[int]:
        """The items that give an order and then list things: Triển khai các nền tảng như: - Hệ thống thu phí …"""
        found = set()
        for item in self._outline.items:
            if item.zone == "body" and item.has_children and self._low[item.end - 1] == ":":
                listed = [i for i in self._outline.under(item) if i.parent == item.index]
                if assignees.acts(self._low, item.start, item.end) and all(map(self._names_thing, listed)):
                    found.add(item.index)
        return frozenset(found)

    def _names_thing(self, item: Item) -> bool:
        """Whether a bullet is a short noun phrase: no verb begins it, nobody is told in it."""
        if item.numbered or item.has_children or item.end - item.start > _LONGEST_THING:
            return False
        if assignees.acts(self._low, item.start, item.end) or self._reader.starts_agency(item.start, item.end):
            return False
        return task_words.thing().match(self._low, item.start, item.end) is not None

    # ------------------------------------------------------------ what closes, points elsewhere, takes effect

    def _is_formal(self, item: Item, start: int) -> bool:
        """Whether the words close the document, point to an annex or say when it takes effect; in a plan's list of
        duties "chịu trách nhiệm thực hiện Kế hoạch này" is one.
        """
        low, end = self._low, item.end
        if closing().match(low, start, end) and (
            item.family in ("", "article") or self._meets_difficulties(start, end)
        ):
            return True
        if not item.numbered and task_words.points_elsewhere().match(low, start, end):
            return True
        return self._takes_effect(start, end) and not (item.numbered and self._kinds[item.index] == "assign")

    def _meets_difficulties(self, start: int, end: int) -> bool:
        """Whether the words only say what to do where difficulties arise: whom to tell of them."""
        return task_words.difficulties().search(self._low, start, min(end, start + _OPENING)) is not None

    def _takes_effect(self, start: int, end: int) -> bool:
        return rare_words.any_in(self._effect_marks, start, end)

    # ------------------------------------------------------------ what only introduces, lists, reports

    def _only_introduces(self, item: Item, start: int) -> bool:
        """Whether an unmarked paragraph tells of the state of things, names an annex, or stands before the list that
        its section gives: where something is listed, the smallest task is a listed item.
        """
        if item.family:
            return False
        words = self._outline.flow.text[start : min(item.end, start + _TITLE_SHOWS)]
        if sum(map(str.isupper, words)) > _CAPITALS * sum(map(str.isalpha, words)):
            return True
        if task_words.tells().match(self._low, start, item.end):
            return True
        if item.parent < 0 or not self._lists_behind(item):
            return False
        return self._inherited.of(item) is None and not assignees.of_item(self._reader, start, item.end, None).told

    def _lists_behind(self, item: Item) -> bool:
        """Whether letters or numbers come behind a paragraph under the same heading, none before it."""
        siblings = [i for i in self._outline.under(self._outline.items[item.parent]) if i.parent == item.parent]
        marked = [i.index for i in siblings if i.numbered]
        return bool(marked) and item.index < marked[0]

    def _covered_by_check(self, item: Item, start: int) -> bool:
        """Whether the item is a noun phrase in the list of what a check covers."""
        if item.parent < 0 or not task_words.noun_phrase().match(self._low, start):
            return False
        above = self._outline.items[item.parent]
        return task_words.checks().search(self._low, above.start, above.end) is not None

    def _only_reports(self, start: int, end: int) -> bool:
        """Whether all that an item says is that somebody reports."""
        low = self._low
        if low.find("báo cáo", start, start + _SUBJECT) < 0:
            return False
        pattern = task_words.only_reports()
        reports = pattern.match(low, start, end) or pattern.match(low, self._behind_subject(start, end), end)
        if reports is None:
            return False
        rest = low[reports.end() : end - 1]
        return ";" not in rest and ". " not in rest

    def _behind_subject(self, start: int, end: int) -> int:
        """Where it is said what somebody does: behind the agencies that an item begins with, or that it advises."""
        _, stop = self._reader.several(start, end)
        if advises := task_words.advises().match(self._low, stop, end):
            _, stop = self._reader.several(advises.end(), end)
        return stop + self._low.startswith(" ", stop)
