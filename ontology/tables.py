"""The tables beside this file as rows, and the rows that words of a document may mean.

Each table is read once, when first asked for. Names are compared folded (`names.folded`), so that capitals, tone
placement and kinds of dashes do not matter. A finder returns every row that fits: two candidates are two.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ontology import names
from ontology.rows import cell, read_table

AGENCY_LEVELS = ("central", "region", "province", "district", "commune", "village")


@dataclass(frozen=True, slots=True)
class Agency:
    """A kind of body: one row for each level on which it exists, its name without a place."""

    id: str
    name: str
    name_en: str
    level: str = cell(one_of=AGENCY_LEVELS)
    system: str = cell(
        one_of=("state", "party", "front", "union", "armed forces", "court", "procuracy", "press", "community")
    )
    parent: str = cell(empty=True)
    aliases: tuple[str, ...] = cell()
    ambiguous_aliases: tuple[str, ...] = cell()
    code: tuple[str, ...] = cell()
    start: str = cell()
    end: str = cell()
    example: str = cell()
    source: str = cell()


@dataclass(frozen=True, slots=True)
class AgencyHead:
    """The word that an agency's name begins with (Sở, Chi cục), for agencies that no row names.

    `level` is `own` where the body is of its issuer's level; `place_in_name`: the place is part of the name (Báo Phú
    Yên).
    """

    id: str
    name: str
    name_en: str
    level: str = cell(one_of=(*AGENCY_LEVELS, "own"))
    place_in_name: bool = cell()
    start: str = cell()
    end: str = cell()
    example: str = cell()
    source: str = cell()


@dataclass(frozen=True, slots=True)
class Place:
    """A province, district or commune as it was from `start` to `end`; `name` has its kind (huyện Cao Lộc)."""

    id: str
    name: str
    kind: str
    level: str = cell(one_of=("province", "district", "commune"))
    parents: tuple[str, ...] = cell()
    aliases: tuple[str, ...] = cell()
    start: str = cell()
    end: str = cell()
    example: str = cell()
    source: str = cell()

    @property
    def short(self) -> str:
        """The name without its kind: `Cao Lộc`."""
        return self.name[len(self.kind) + 1 :]


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document. `normative` is `both` where a number with a year makes it normative (QĐ, NQ).

    `passes_work`: a chain may follow `legal_basis` to it (DESIGN); for a kind that is `both`, only to an individual
    one (no year in its number). `chidao_class` is its class in the ontology.
    """

    id: str
    name: str
    code: tuple[str, ...]
    name_en: str
    system: tuple[str, ...]
    normative: str = cell(one_of=("yes", "no", "both"))
    individual: bool = cell()
    chidao_class: str = cell()
    passes_work: bool = cell()
    aliases: tuple[str, ...] = cell()
    start: str = cell()
    end: str = cell()
    example: str = cell()
    source: str = cell()


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies, sorted by id."""
    return read_table("agencies", Agency)


@cache
def agency_heads() -> tuple[AgencyHead, ...]:
    """All head words of agencies, sorted by id."""
    return read_table("agency_heads", AgencyHead)


@cache
def places() -> tuple[Place, ...]:
    """All provinces, districts and communes, sorted by id: thousands, so ask only where places are needed."""
    return read_table("places", Place)


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All kinds of documents, sorted by id."""
    return read_table("document_types", DocumentType)


def in_force(row: Agency | Place, day: str | None) -> bool:
    """Whether the row holds on this day (ISO 8601, as precise as it is known); always, where the day is not known."""
    return not day or (row.start[: len(day)] <= day and (not row.end or day <= row.end[: len(day)]))


def key(words: str) -> str:
    """What makes two spellings of one name equal: folded, single spaces."""
    return " ".join(names.folded(words).split())
