"""Rare words, looked for once in a whole text: most paragraphs hold none of them, and need not be searched."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence


def shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The words that hold no other of them: enough to know whether any stands somewhere."""
    each = tuple(dict.fromkeys(words))
    return tuple(word for word in each if not any(other != word and other in word for other in each))


def starts(words: Iterable[str], low: str) -> list[int]:
    """Where the words stand in the text, in order."""
    found: list[int] = []
    for word in words:
        at = low.find(word)
        while at >= 0:
            found.append(at)
            at = low.find(word, at + 1)
    return sorted(found)


def any_in(found: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places found lies in [start:end]."""
    return first_in(found, start, end) is not None


def first_in(found: Sequence[int], start: int, end: int) -> int | None:
    """The first of the places found in [start:end], or None."""
    first = bisect_left(found, start)
    return found[first] if first < len(found) and found[first] < end else None
