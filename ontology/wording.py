"""Phrases of the tables as the inside of patterns: what the readers of facts are put together from.

A phrase is plain words; `…` in it is some words of the same clause, or none (được sửa đổi … bởi). How phrases may
follow one another is the readers' grammar and stands in their code; the words are rows. wording.csv has the small
words around the phrases that have tables of their own (relations, roles, labels): each row is of one `use`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from ontology.names import folded
from ontology.rows import cell, read_table

_GAP_INSIDE = r"[ ,](?:[^.;:]{1,80}? )?"
_GAP_AT_END = r"(?:[ ,][^.;:]{0,90}?)?"

# What a row of wording.csv may be used for, by the reader that asks for it.
USES = (
    # agencies: what goes on with a name or a group, and lists under a head word
    "Party body in a body",
    "inner unit",
    "before an inner unit",
    "holds an action word",
    "end of a central name",
    "always several",
    "scope of a group",
    "group of no place",
    "no noun behind a noun",
    "head of a list",
    "beside the head of a list",
    "concerned without article",
    # relations: around a phrase between documents
    "before carrying out",
    "before a name",
    "before a name of what is changed",
    "part of a document",
    "before a part of a document",
    "opens a title",
    "title of another in front",
    "issues",
    "short form",
    "in force",
    "this document",
    # citations: what ends the title of a law
    "behind the title of a law",
    "joined to a law",
    # strategies, schemes, treaties
    "named without a number",
    "behind a name without a number",
    # assignees: around phối hợp and chỉ đạo, and around the agency that is told
    "before coordinating",
    "how one coordinates",
    "with",
    "no coordinating behind",
    "no directing behind",
    "beside directing",
    "partner without article",
    "topic in front",
    "duty in a heading",
    "duty at the end of a heading",
    "theme of a heading",
    "clause in front",
    "behind a subject and comma",
    "no deed behind a name",
    # reports
    "reports",
    "no reporting behind",
    "no reporting before",
    "before an addressee",
    "to an addressee",
    "reported",
    "difficulty",
    "difficulty reported",
    "between who reports and reporting",
    "no reporter behind",
    "passes a report on",
    # funding
    "money",
    "opens a sentence of funding",
    "tells of the state",
    "thing",
    "functions in a title",
    "source of funds",
    "provides money",
    "budget",
    # targets: before a number, and what is no unit
    "more than",
    "at least",
    "at most",
    "less than",
    "about",
    "exactly",
    "no unit",
    "unit of two words",
    "aims",
    "opens a clause of aims",
    "change by an amount",
    "change to an amount",
    # sections
    "closing",
    "closing behind courtesy",
    "orders at the close",
    "who orders at the close",
    "how at the close",
    "before a section word",
    "beside a section word",
    # labels: the words that they are put together from
    "who of a label",
    "who else of a label",
    "part of a label",
    "coordinating part of a label",
    "more of a label",
    "time of a label",
    "more of a time label",
    "product of a label",
    "more of a product label",
    # tasks: what is none, and what stands around one
    "takes effect",
    "how one reports",
    "advises",
    "noun phrase",
    "checks",
    "what is told elsewhere",
    "where it is told",
    "how often",
    "no work behind what recurs",
    # the flow and the outline: wraps, and what a document carries with it
    "no paragraph ends on",
    "chair of a body",
    "carried with a document",
    "carried without a type",
    # the head, and recipients
    "opens a preamble",
    "recipients heading",
    "salutation",
    "telegraphs",
    "archive",
    "who keeps it",
    "as above",
    "purpose of a note",
    "office of officers",
    "part before its body",
    "part in brackets",
    "body behind its part",
    "shares places",
    "shortened in a list",
    "obliges in an article",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase that a reader looks for, and what it is used for there; aliases are other phrases of the same use."""

    id: str
    use: str = cell(one_of=USES)
    name: str = cell()
    aliases: tuple[str, ...] = cell()
    name_en: str = cell()
    example: str = cell()


class Worded(Protocol):
    """A row with a phrase and other phrases that mean the same."""

    @property
    def name(self) -> str: ...

    @property
    def aliases(self) -> tuple[str, ...]: ...


Row = TypeVar("Row", bound=Worded)


def phrases(rows: Iterable[Worded]) -> list[str]:
    """The names and aliases of the rows, folded, each once, longest first."""
    found = {folded(words) for row in rows for words in (row.name, *row.aliases)}
    return sorted(found, key=lambda words: (-len(words), words))


def one_of(words: Iterable[str]) -> str:
    """Phrases, folded, as the inside of a pattern that matches the longest that fits.

    >>> one_of(["sửa đổi", "được sửa đổi … bởi"])
    '(?:được\\\\ sửa\\\\ đổi (?:[^.;:]{1,80}? )?bởi|sửa\\\\ đổi)'
    """
    longest_first = sorted(set(words), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(map(_one, longest_first)) + ")"


def _one(words: str) -> str:
    return re.escape(words).replace(r"\ …\ ", _GAP_INSIDE).replace(r"\ …", _GAP_AT_END)


def not_behind(words: Iterable[str]) -> str:
    """The inside of a pattern that matches where none of the words stands right in front.

    >>> not_behind(["sự", "quy chế"])
    '(?<!sự )(?<!quy\\\\ chế )'
    """
    return "".join(f"(?<!{re.escape(word)} )" for word in words)


def whose(rows: Iterable[Row]) -> tuple[str, dict[str, Row]]:
    """The inside of a pattern in which each phrase is a group of its own, longest first, and the row of each group:
    `match.lastgroup` tells whose phrase was found.
    """
    by_phrase = {folded(words): row for row in rows for words in (row.name, *row.aliases)}
    longest_first = sorted(by_phrase, key=lambda w: (-len(w), w))
    groups = {f"p{number}": by_phrase[words] for number, words in enumerate(longest_first)}
    parts = (f"(?P<p{number}>{_one(words)})" for number, words in enumerate(longest_first))
    return "(?:" + "|".join(parts) + ")", groups


@cache
def _by_use() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {use: [] for use in USES}
    for row in read_table("wording", Wording):
        found[row.use] += (row.name, *row.aliases)
    return {use: tuple(words) for use, words in found.items()}


@cache
def wording(use: str) -> tuple[str, ...]:
    """The phrases of one use, folded."""
    return tuple(map(folded, _by_use()[use]))


@cache
def in_full(use: str) -> dict[str, str]:
    """The full phrase of each shortened one of a use, with their capitals.

    >>> in_full("shortened in a list")["Thủ tướng"]
    'Thủ tướng Chính phủ'
    """
    return {short: row.name for row in read_table("wording", Wording) if row.use == use for short in row.aliases}


def as_written(use: str) -> tuple[str, ...]:
    """The phrases of one use, with their capitals."""
    return _by_use()[use]
