"""What became of agencies and places: rows of succession.csv, place_succession.csv and former_communes.csv.

A function of an agency may go to one body and the next to another, so one row is one function; a place's land may go
to several. Names and documents of the old one stay its own: rows link, they never merge. What they make of a single
body with its place is in heirs.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ontology.rows import cell, read_table

CONFIDENCE = ("sure", "likely", "unsure")
SHARES = ("all", "most", "line", "part")


@dataclass(frozen=True, slots=True)
class Succession:
    """A function of an agency, `old`, that went to another, `new`, on a day; one old body may have several heirs.

    `share` says how much of the old body's work that was: all, most, one of its main lines, or a small part; `topics`
    are the words by which documents name the function, () where none are certain.
    """

    id: str
    old: str
    new: str
    date: str
    act: str
    share: str = cell(one_of=SHARES)
    function: str = cell()
    topics: tuple[str, ...] = cell()
    confidence: str = cell(one_of=CONFIDENCE)
    source: str = cell()


@dataclass(frozen=True, slots=True)
class PlaceSuccession:
    """What became of a place: the rows that took over its land, whole or in part, on a day."""

    id: str
    old: str
    new: tuple[str, ...]
    date: str
    act: str
    confidence: str = cell(one_of=CONFIDENCE)
    source: str = cell()


@dataclass(frozen=True, slots=True)
class FormerCommune:
    """A commune as it was on 30 June 2025, in a district, and the communes that took over its land the next day."""

    id: str
    name: str
    district: str
    new: tuple[str, ...]


@cache
def successions() -> tuple[Succession, ...]:
    """What became of agencies."""
    return read_table("succession", Succession)


@cache
def place_successions() -> tuple[PlaceSuccession, ...]:
    """What became of provinces and districts."""
    return read_table("place_succession", PlaceSuccession)


@cache
def former_communes() -> tuple[FormerCommune, ...]:
    """What became of the communes of before July 2025: some 10,000, so ask only where one is named."""
    return read_table("former_communes", FormerCommune)


def successors(agency: str, day: str | None = None) -> tuple[Succession, ...]:
    """What went from an agency (its id) to others, up to a day where one is given."""
    return tuple(s for s in successions() if s.old == agency and _by(s.date, day))


def predecessors(agency: str, day: str | None = None) -> tuple[Succession, ...]:
    """What came to an agency (its id) from others, up to a day where one is given."""
    return tuple(s for s in successions() if s.new == agency and _by(s.date, day))


def place_successors(place: str, day: str | None = None) -> tuple[PlaceSuccession, ...]:
    """What became of a place (its id), up to a day where one is given."""
    return tuple(s for s in place_successions() if s.old == place and _by(s.date, day))


def _by(date: str, day: str | None) -> bool:
    return not day or date[: len(day)] <= day
