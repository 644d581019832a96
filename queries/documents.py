"""What the store knows of each document: one card, put together from all the files that speak of it.

A document's own file outweighs those that cite it. Documents are read through the derived same-as graph, so that an
incomplete mention (`12/KH-UBND` alone) is the document that it must be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ontology import tables
from queries.ask import Asked, Row, ask

BATCH = 200  # names in one query: from some 1,000 on Oxigraph looks through all documents instead


@dataclass(frozen=True, slots=True)
class Document:
    """A document as chains and lists show it; `held` where a file of the store is the document itself.

    `issued` is ISO 8601 as precise as known; `level` central, province, district or commune; `place` the name of the
    issuer's place; `files` the names of its own files.
    """

    iri: str
    number: str | None = None
    type: str | None = None
    title: str | None = None
    issuer: str | None = None
    level: str | None = None
    issued: str | None = None
    held: bool = False
    blank: bool = False
    complete: bool = True
    place: str | None = None
    place_iri: str | None = None
    issuer_iri: str | None = None
    issuer_name: str | None = None
    period: tuple[str | None, str | None] = (None, None)
    files: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The node of a chain."""
        return {
            "iri": self.iri,
            "number": self.number,
            "type": self.type,
            "title": self.title,
            "issuer": self.issuer,
            "level": self.level,
            "issued": self.issued,
            "held": self.held,
        }


@dataclass(frozen=True, slots=True)
class Names:
    """Which names (keys) stand for which document."""

    document: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, iri: str) -> str:
        """The document that this name stands for: itself where nothing is joined."""
        return self.document.get(iri, iri)

    def all(self, documents: Iterable[str]) -> list[str]:
        """Every name of these documents, sorted."""
        return sorted({name for iri in documents for name in (iri, *self.aliases.get(iri, ()))})


def names(store: Asked) -> Names:
    """The derived same-as graph."""
    document: dict[str, str] = {}
    aliases: dict[str, list[str]] = {}
    for row in ask(store, "same_as").rows:
        document[str(row["alias"])] = str(row["document"])
        aliases.setdefault(str(row["document"]), []).append(str(row["alias"]))
    return Names(document, {iri: tuple(several) for iri, several in aliases.items()})


def documents(store: Asked, wanted: Iterable[str] | None = None, known: Names | None = None) -> dict[str, Document]:
    """The cards of the documents wanted (or of all), by IRI, in the order of the IRIs."""
    known = names(store) if known is None else known
    rows: dict[str, list[Row]] = {}
    asked = [None] if wanted is None else list(batches(known.all(known.of(iri) for iri in wanted)))
    for some in asked:
        for row in ask(store, "documents", document=some).rows:
            rows.setdefault(known.of(str(row["document"])), []).append(row)
    return {iri: card(iri, rows[iri]) for iri in sorted(rows)}


def batches(iris: list[str], size: int = BATCH) -> Iterator[list[str]]:
    """The names in pieces, unless told otherwise of the size that one query can bear."""
    return (iris[start : start + size] for start in range(0, len(iris), size))


def card(iri: str, rows: list[Row]) -> Document:
    """One card from what several files say of one document: its own file first, then the fuller, then the smaller."""
    rows = sorted(rows, key=lambda row: (row["own"] is not True, row["document"] != iri, str(row["file"])))
    own = [row for row in rows if row["own"] is True]
    issuer = next((row for row in rows if row["issuer"] is not None and row["issuer_of"] is not None), None)
    issuer = issuer or next((row for row in rows if row["issuer"] is not None), None)
    if own and own[0]["issuer"] is not None:
        issuer = own[0]
    name, of = (None, None) if issuer is None else (_text(issuer["issuer_name"]), _text(issuer["issuer_of"]))
    level = _concept(_first(rows, "level")) or (None if issuer is None else _concept(_text(issuer["place_level"])))
    # A body that has no place is a central one: the record says so of issuers.
    if level is None and name is not None and of is None:
        level = "central"
    return Document(
        iri=iri,
        number=_first(rows, "number"),
        type=type_name(_first(rows, "type")),
        title=_first(rows, "title"),
        issuer=None if name is None else body(name, of),
        level=level,
        issued=_date(own) or _date(rows),
        held=bool(own),
        blank=any(row["number_status"] == "blank" for row in own),
        complete=all(row["complete"] is not False for row in own),
        place=of,
        place_iri=None if issuer is None else _text(issuer["place"]),
        issuer_iri=None if issuer is None else _text(issuer["issuer"]),
        issuer_name=name,
        period=(_first(own, "period_from"), _first(own, "period_to")),
        files=tuple(sorted({str(row["name"]) for row in own if row["name"] is not None})),
    )


# Party committees are called by the bare name of their place: Tỉnh ủy Lạng Sơn, not Tỉnh ủy tỉnh Lạng Sơn.
_COMMITTEES = ("tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy")
_KINDS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")


def body(name: str, of: str | None) -> str:
    """A body with its place, as one says it.

    >>> body("Ủy ban nhân dân", "huyện X"), body("Ban Thường vụ Tỉnh ủy", "tỉnh X"), body("Chính phủ", None)
    ('Ủy ban nhân dân huyện X', 'Ban Thường vụ Tỉnh ủy X', 'Chính phủ')
    """
    if of is None:
        return name
    kind = next((kind for kind in _KINDS if of.lower().startswith(kind + " ")), None)
    if kind is not None and tables.key(name).endswith(_COMMITTEES):
        return f"{name} {of[len(kind) + 1 :]}"
    return f"{name} {of}"


def type_name(concept: str | None) -> str | None:
    """The Vietnamese name of a document type's concept, or its id where the table has lost the row."""
    kind = _concept(concept)
    return None if kind is None else {row.id: row.name for row in tables.document_types()}.get(kind, kind)


def _concept(iri: str | None) -> str | None:
    """The last part of a concept's IRI."""
    return None if iri is None else iri.rpartition("/")[2]


def _date(rows: list[Row]) -> str | None:
    """The date that most files give; of equally many the fullest, then the first."""
    dates = Counter(str(row["issued"]) for row in rows if row["issued"] is not None)
    return min(dates, key=lambda date: (-dates[date], -len(date), date), default=None)


def _first(rows: list[Row], column: str) -> str | None:
    return next((str(row[column]) for row in rows if row[column] is not None), None)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
