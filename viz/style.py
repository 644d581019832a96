"""How things look: lanes, kinds of documents and lines between them, as rows of the tables beside this file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology import names
from ontology.rows import cell, read_table

_FOLDER = Path(__file__).parent
OTHER = "other"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Lane:
    """A strip of the picture; `order` counts from the top, 1 is Trung ương Đảng."""

    order: str
    level: str = cell(one_of=("central", "province", "district", "commune", UNKNOWN))
    side: str = cell(one_of=("party", "state"))
    label: str = cell()


@dataclass(frozen=True, slots=True)
class Kind:
    """The colour that documents of these types (Vietnamese names) have in pictures.

    `level` is set where only bodies of that level issue them: a law that is cited by its title alone names no issuer.
    """

    id: str
    label: str
    colour: str
    level: str = cell(empty=True, one_of=("central",))
    types: tuple[str, ...] = cell(empty=True)


@dataclass(frozen=True, slots=True)
class Line:
    """How a relation or a role is called from its two ends, and drawn."""

    relation: str
    label: str
    passive: str
    dash: str = cell(one_of=("solid", "dashed", "dotted"))
    width: int = cell()
    colour: str = cell()


@cache
def lanes() -> tuple[Lane, ...]:
    """All lanes from the top."""
    return read_table("lanes", Lane, _FOLDER)


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by id."""
    return {row.id: row for row in read_table("kinds", Kind, _FOLDER)}


@cache
def lines() -> dict[str, Line]:
    """All lines by relation or role."""
    return {row.relation: row for row in read_table("lines", Line, _FOLDER)}


def kind(type: str | None) -> Kind:
    """The kind of a document type; a type that no row names is `other`."""
    return kinds()[_kind_of_type().get(names.folded(type or ""), OTHER)]


@cache
def _kind_of_type() -> dict[str, str]:
    return {names.folded(name): row.id for row in kinds().values() for name in row.types}


# The Party writes its numbers the other way round (57-KL/TW), and its committees end in "ủy".
_PARTY_NUMBER = re.compile(r"^\d+[a-z]?-[^/]+/")
_PARTY_BODY = re.compile(r"\bđảng\b|\bbộ chính trị\b|\bban bí thư\b|(?:tỉnh|thành|huyện|quận|thị|đảng|chi|khu) ủy\b")
_CENTRAL_COMMITTEE = "ban chấp hành trung ương"


def lane(level: str | None, number: str | None, issuer: str | None, type: str | None = None) -> int:
    """The index (0 is the top) of the lane in which a document stands.

    >>> lane("province", "149-KH/TU", None), lane("province", "61/KH-UBND", "Ủy ban nhân dân tỉnh X")
    (2, 3)
    """
    level = level or kind(type).level or UNKNOWN
    body = names.folded(issuer or "")
    party = bool(_PARTY_NUMBER.match(number or "") or _PARTY_BODY.search(body) or _CENTRAL_COMMITTEE in body)
    side = "party" if party else "state"
    rows = lanes()
    return next((i for i, row in enumerate(rows) if (row.level, row.side) == (level, side)), len(rows) - 1)
