"""Writes the abbreviations of agency and place names out: rows of abbreviations.csv, applied.

A row is found whatever stands between its parts: `TT&TT`, `TT-TT`, `TTTT` and `TT và TT` are one. Where one short form
stands for several things, the words around it decide (`after`, `before`); a form that nothing decides stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ontology.names import folded
from ontology.rows import cell, read_table

PLACE = "place"  # in `before`: a proper name follows (TP. Lạng Sơn)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One reading of a short form.

    `where` is `recipients` for one that holds only in the list Nơi nhận. `after` and `before`: one of these stands
    directly before or behind it, where any are given. `example` is written out as `expanded`.
    """

    id: str
    short: tuple[str, ...]
    full: str
    where: str = cell(one_of=("everywhere", "recipients"))
    after: tuple[str, ...] = cell()
    before: tuple[str, ...] = cell()
    example: str = cell()
    expanded: str = cell()
    start: str = cell()
    end: str = cell()
    source: str = cell()


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """All rows, sorted by id."""
    return read_table("abbreviations", Abbreviation)


@lru_cache(maxsize=4096)
def expanded(name: str, *, recipients: bool = False) -> str:
    """The name with its abbreviations written out; what no row decides is left as it stands.

    >>> expanded("VP HĐND&UBND huyện"), expanded("UBND các huyện, TX, TP")
    ('Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện', 'Ủy ban nhân dân các huyện, thị xã, thành phố')
    """
    out: list[str] = []
    position = 0
    for start, end, full in replacements(name, recipients=recipients):
        out += (name[position:start], full)
        position = end
    return "".join(out) + name[position:]


@lru_cache(maxsize=4096)
def replacements(name: str, left: str = "", *, recipients: bool = False) -> tuple[tuple[int, int, str], ...]:
    """What to write for each short form of a name, as (start, end, words) in order; `left` stands in front of it.

    >>> replacements("UBND tỉnh")
    ((0, 4, 'Ủy ban nhân dân'),)
    """
    if not _CAPITAL.search(name):
        return ()
    shorts = _scanner()
    found: list[tuple[int, int, str]] = []
    behind = position = 0  # what is read, and where to look on
    while short := shorts.search(name, position):
        start, end = short.span()
        full = _reading(short.group("short"), left + name[behind:start], name[end:], recipients)
        if full is None:
            # A longer form that nothing decides may begin with a shorter one.
            position = start + 1
            continue
        left += name[behind:start] + full
        if short.group("dot") and end < len(name) and name[end].isalnum():
            full, left = full + " ", left + " "
        found.append((start, end, full))
        position = behind = end
    if not _CAPITAL_PAIR.search(left + name[behind:]):
        ands = (m.span() for m in _OPEN_AND.finditer(name))
        free = [(a, b, " và ") for a, b in ands if not any(start < b and a < end for start, end, _ in found)]
        found = sorted([*found, *free])
    return tuple(found)


_CAPITAL = re.compile(r"[A-ZĐ]|\bt[px]\b")
_AND = r"(?:\s?(?:[&,.–-]|và\b)\s?)?"  # what may stand between the parts of one short form
_PARTS = re.compile(r"[^\s&,.–-]+")
_PROPER = re.compile(r"\.?\s*(?P<first>[^\W\d_])(?P<second>[^\W\d_])")
_OPEN_AND = re.compile(r"(?<=\w)\s?&\s?(?=\w)")


@cache
def _scanner() -> re.Pattern[str]:
    """Any short form with anything between its parts, longest first, as words of their own."""
    forms = {tuple(_PARTS.findall(short)) for row in abbreviations() for short in row.short}
    # "TTTT" as one word stands for "TT&TT".
    forms |= {("".join(parts),) for parts in forms}
    ordered = sorted(forms, key=lambda parts: (-len("".join(parts)), -len(parts), parts))
    words = "|".join(_AND.join(re.escape(part) for part in parts) for parts in ordered)
    return re.compile(rf"(?<![^\W_])(?P<short>{words})(?![^\W_])(?P<dot>\.(?=\s?\w))?")


@cache
def _readings() -> dict[str, tuple[Abbreviation, ...]]:
    """The rows of a short form: those that ask for certain words around it, for any proper name, for nothing."""
    found: dict[str, list[Abbreviation]] = {}
    for row in abbreviations():
        for short in row.short:
            found.setdefault(_bare(short), []).append(row)
    return {
        short: tuple(sorted(rows, key=lambda r: (not (r.after or r.before), r.before == (PLACE,), r.id)))
        for short, rows in found.items()
    }


def _bare(short: str) -> str:
    return "".join(part for part in _PARTS.findall(short) if part != "và")


def _reading(short: str, left: str, right: str, recipients: bool) -> str | None:
    exact = [r for r in _readings()[_bare(short)] if short in r.short]
    others = [r for r in _readings()[_bare(short)] if short not in r.short]
    # "PT-TH" and "PT&TH" are told apart where each has its own row.
    for row in (*exact, *others):
        if (
            (row.where == "everywhere" or recipients)
            and (not row.after or _ends(left, row.after))
            and (not row.before or _begins(right, row.before))
        ):
            return row.full
    return None


def _ends(left: str, words: tuple[str, ...]) -> bool:
    low = folded(left).rstrip(" .")
    return any(low.endswith(w) and not low[: len(low) - len(w)][-1:].isalnum() for w in map(folded, words))


def _begins(right: str, words: tuple[str, ...]) -> bool:
    low = folded(right).lstrip(" .")
    return any(
        _is_proper(right) if w == PLACE else low.startswith(folded(w)) and not low[len(w) : len(w) + 1].isalnum()
        for w in words
    )


def _is_proper(right: str) -> bool:
    """Whether a word with one capital, its first letter, comes next."""
    word = _PROPER.match(right)
    return word is not None and word["first"].isupper() and word["second"].islower()


_CAPITAL_PAIR = re.compile(r"[A-ZĐ]&|&[A-ZĐ]{2}")
