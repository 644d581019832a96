"""Rare words that rules wait for: most paragraphs hold none of them, and need not be searched.

All are found in the one pass that finds the names of agencies (`agency_names.find`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from loaders import deadlines, duty_words, task_words
from loaders.vocabulary import LAW_TYPES
from ontology.names import folded
from ontology.wording import as_written, wording


@cache
def uses() -> dict[str, tuple[str, ...]]:
    """The words of each use, folded: {"money": ("kinh phí", …)}."""
    by_wire = (f" {word}{colon}" for word in wording("telegraphs") for colon in (":", " :"))
    return {
        "lead": duty_words.leads(),
        "report": _shortest(wording("reports")),
        "money": wording("money"),
        "time": deadlines.rare_words(),
        "blank": task_words.BLANK_MARKS,
        "takes effect": task_words.takes_effect(),
        "law": tuple(map(folded, LAW_TYPES)),
        "named document": tuple(map(folded, as_written("named without a number"))),
        "this": ("này",),
        "salutation": (*wording("salutation"), *by_wire),
    }


@cache
def words() -> dict[str, tuple[str, ...]]:
    """The uses of each word."""
    found: dict[str, tuple[str, ...]] = {}
    for use, each in uses().items():
        for word in dict.fromkeys(each):
            found[word] = (*found.get(word, ()), use)
    return found


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The words that hold no other of them: where any of all stands, one of these does."""
    each = tuple(dict.fromkeys(words))
    return tuple(word for word in each if not any(other != word and other in word for other in each))


def any_in(found: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places found lies in [start:end]."""
    return first_in(found, start, end) is not None


def first_in(found: Sequence[int], start: int, end: int) -> int | None:
    """The first of the places found in [start:end], or None."""
    first = bisect_left(found, start)
    return found[first] if first < len(found) and found[first] < end else None
