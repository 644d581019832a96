"""The tables beside this file, as rows.

Each table is read once, when first asked for, checked (`rows.read_table`), sorted by id. Rows have `start` and `end`,
the first and the last day in force; `in_force` tells whether a row holds on a day. Names are compared by `key`. What
finds a row by the words of a document is in lookup.py, what became of agencies and places in succession.py, groups of
agencies in groups.py, abbreviations in abbreviations.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from ontology import names
from ontology.rows import cell, read_table

AGENCY_LEVELS = ("central", "region", "province", "district", "commune", "village")


# ---------------------------------------------------------------- agencies


@dataclass(frozen=True, slots=True)
class Agency:
    """A kind of body: one row for each level on which it exists, its name without a place.

    An alias with an abbreviation stands for the name (or for the alias that it is expanded to); one that is spelled
    out is another wording, which a record keeps as written. `ambiguous_aliases` mean other things as well (BCT).
    """

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
class Issuer:
    """A code in a document's number that fixes its issuer (BTTTT in 22/2016/TT-BTTTT); `name` is the agency's."""

    id: str
    code: str
    agency: str
    name: str
    aliases: tuple[str, ...] = cell()
    start: str = cell()
    end: str = cell()
    example: str = cell()
    source: str = cell()


# ---------------------------------------------------------------- places


@dataclass(frozen=True, slots=True)
class Place:
    """A province, district or commune as it was from `start` to `end`; `name` has its kind (huyện Cao Lộc).

    The id is the official code, with the year where the code went to another name or territory (46-2025). `parents`
    are those of the whole time; the ones in force on a day are the parents then. Aliases have no kind, or their own.
    """

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
class PlaceKind:
    """A kind of place, the levels it exists on, its short forms (aliases), and its Party committee's name."""

    id: str
    name: str
    name_en: str
    levels: tuple[str, ...] = cell(one_of=("province", "district", "commune"))
    party_committee: str = cell()
    aliases: tuple[str, ...] = cell()
    start: str = cell()
    end: str = cell()
    example: str = cell()
    source: str = cell()


@dataclass(frozen=True, slots=True)
class Level:
    """A level of government, 1 the highest."""

    id: str
    name: str
    name_en: str
    rank: int
    aliases: tuple[str, ...] = cell()
    start: str = cell()
    end: str = cell()
    example: str = cell()
    source: str = cell()


# ---------------------------------------------------------------- documents and their words


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document. `normative` is `both` where a number with a year makes it normative (QĐ, NQ).

    `passes_work`: a chain may follow `legal_basis` to it (DESIGN); for a kind that is `both`, only to an individual
    one (no year in its number). `orders`: its numbered items are orders, whatever their headings say. `usual_code` is
    one that other kinds have too, and that means this one unless a name says otherwise. `chidao_class` is its class in
    the ontology.
    """

    id: str
    name: str
    code: tuple[str, ...]
    usual_code: tuple[str, ...]
    name_en: str
    system: tuple[str, ...]
    normative: str = cell(one_of=("yes", "no", "both"))
    individual: bool = cell()
    chidao_class: str = cell()
    passes_work: bool = cell()
    orders: bool = cell()
    aliases: tuple[str, ...] = cell()
    start: str = cell()
    end: str = cell()
    example: str = cell()
    source: str = cell()


@dataclass(frozen=True, slots=True)
class Role:
    """A phrase that says what part an agency has in a task; `record` is the record's word, empty where it has none.

    `part`: `ask` and `give` stand before the agency that is told; `lead` and `coordinate` behind it, and whom one
    coordinates with follows; whom the one told must `direct` (a Party body: `guide`) follows too; `via` is before the
    office that collects.
    """

    id: str
    name: str
    part: str = cell(one_of=("ask", "give", "lead", "coordinate", "direct", "guide", "via"))
    name_en: str = cell()
    record: str = cell(one_of=("lead", "coordinate", "requested"), empty=True)
    aliases: tuple[str, ...] = cell()
    start: str = cell()
    end: str = cell()
    example: str = cell()
    source: str = cell()


@dataclass(frozen=True, slots=True)
class Relation:
    """A phrase that relates documents; `record` is the record's relation, empty where it has none.

    `direction`: `out` from this document to the one named behind the phrase, `in` from that one, `between` from the
    one named before the phrase to the one behind it; `self`, `near` and `none` point to no other document. `stands` is
    where the phrase relates documents: `opening` a title or a paragraph of the preamble, right before the document
    named; `between` two of them; `own`, with what this document does to another; empty where it decides nothing.
    `…` in a phrase is some words of the same clause, or none.
    """

    id: str
    name: str
    relation: str
    record: str = cell(
        one_of=(
            *("implements", "legal_basis", "cites", "amends", "replaces", "repeals"),
            *("details", "promulgates", "approves"),
        ),
        empty=True,
    )
    direction: str = cell(one_of=("out", "in", "between", "self", "near", "none"))
    stands: tuple[str, ...] = cell(one_of=("opening", "between", "own"))
    name_en: str = cell()
    aliases: tuple[str, ...] = cell()
    start: str = cell()
    end: str = cell()
    example: str = cell()
    source: str = cell()


@dataclass(frozen=True, slots=True)
class SignMode:
    """By what right somebody signs: the mark before the one signed for (KT. CHỦ TỊCH), State and Party form."""

    id: str
    name: str
    meaning: str
    name_en: str
    aliases: tuple[str, ...] = cell()
    start: str = cell()
    end: str = cell()
    example: str = cell()
    source: str = cell()


# ---------------------------------------------------------------- each table, read once, sorted by id


@cache
def agencies() -> tuple[Agency, ...]:
    """All kinds of agencies."""
    return read_table("agencies", Agency)


@cache
def agency_heads() -> tuple[AgencyHead, ...]:
    """All head words of agencies."""
    return read_table("agency_heads", AgencyHead)


@cache
def issuers() -> tuple[Issuer, ...]:
    """All codes that fix an issuer."""
    return read_table("issuers_by_code", Issuer)


@cache
def places() -> tuple[Place, ...]:
    """All provinces, districts and communes: thousands, so ask only where places are needed."""
    return read_table("places", Place)


@cache
def place_kinds() -> tuple[PlaceKind, ...]:
    """All kinds of places."""
    return read_table("place_kinds", PlaceKind)


@cache
def levels() -> tuple[Level, ...]:
    """All levels of government."""
    return read_table("levels", Level)


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All kinds of documents."""
    return read_table("document_types", DocumentType)


@cache
def roles() -> tuple[Role, ...]:
    """All phrases of roles."""
    return read_table("roles", Role)


@cache
def relations() -> tuple[Relation, ...]:
    """All phrases that relate documents."""
    return read_table("relations", Relation)


@cache
def sign_modes() -> tuple[SignMode, ...]:
    """All marks of authority before a signature."""
    return read_table("sign_modes", SignMode)


# ---------------------------------------------------------------- names and days


def find_agencies(name: str, *, level: str | None = None, day: str | None = None) -> tuple[Agency, ...]:
    """The rows with exactly this name or alias, on this level and day; lookup.agencies finds them in any phrase."""
    rows = _agencies_by_name().get(key(name), ())
    return tuple(row for row in rows if level in (None, row.level) and in_force(row, day))


@cache
def _agencies_by_name() -> dict[str, tuple[Agency, ...]]:
    found: dict[str, list[Agency]] = {}
    for row in agencies():
        for name in dict.fromkeys(key(words) for words in (row.name, *row.aliases, *row.ambiguous_aliases)):
            found.setdefault(name, []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


class Dated(Protocol):
    """A row with its first and last day in force."""

    @property
    def start(self) -> str: ...

    @property
    def end(self) -> str: ...


def in_force(row: Dated, day: str | None) -> bool:
    """Whether the row holds on this day (ISO 8601, as precise as it is known); always, where the day is not known.

    A month or year that a row holds in part counts: `2025-03` is before and after 2025-03-01.
    """
    return not day or (row.start[: len(day)] <= day and (not row.end or day <= row.end[: len(day)]))


def key(words: str) -> str:
    """What makes two spellings of one name equal: folded, single spaces.

    >>> key("Uỷ ban  Nhân dân")
    'ủy ban nhân dân'
    """
    return " ".join(names.folded(words).split())
