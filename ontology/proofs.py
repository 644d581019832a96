"""The proof of every row: its example, in words as documents write them, finds it.

`PROOFS` has, for each table, what its rows are and whether one is proved; the tests try all rows of chidao's tables,
`faults` those of a folder of one's own (`chidao tables`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ontology import abbreviations, groups, lookup, phrases, tables, wording
from ontology.names import folded
from ontology.rows import own_files, own_rows, read_table
from ontology.wording import Worded


@dataclass(frozen=True, slots=True)
class Proof:
    """The rows of a table, and whether the example of one finds it."""

    row: type[Any]
    holds: Callable[[Any], bool]


def _agency(row: tables.Agency) -> bool:
    return row in lookup.agencies(row.example, level=row.level, day=row.start or row.end)


def _abbreviation(row: abbreviations.Abbreviation) -> bool:
    return abbreviations.expanded(row.example, recipients=row.where == "recipients") == row.expanded


def _said(row: Worded) -> bool:
    """The example has the phrase, or another of its row."""
    example: str = getattr(row, "example")  # noqa: B009 (rows of several tables)
    return re.search(wording.one_of(wording.phrases([row])), folded(example)) is not None


def _mark(row: tables.SignMode) -> bool:
    return row.example.startswith((row.name, *row.aliases))


def _action(row: phrases.ActionWord) -> bool:
    """The agency in front has ended at this word, and the word is the longest there."""
    longest = max((w for w in phrases.action_words() if folded(row.example).endswith(" " + w)), key=len)
    return longest == folded(row.name)


def _noun(row: phrases.GroupNoun) -> bool:
    nouns = re.finditer(rf"(?<!\w)(?:{phrases.group_nouns()})(?!\w)", folded(row.example))
    return folded(row.name) in [m.group() for m in nouns]


def _post(row: phrases.Post) -> bool:
    if "name" not in row.stands:
        return row.name.upper() in row.example
    match = phrases.posts().match(folded(row.example))
    return match is not None and match.group().removeprefix("các ") in {folded(n) for n in (row.name, *row.aliases)}


def _no_agency(row: phrases.NoAgency) -> bool:
    return folded(row.example).startswith(folded(row.name)) and not phrases.agency_heads().match(folded(row.example))


def _section(row: phrases.SectionWord) -> bool:
    pattern, kinds = phrases.section_words()
    match = pattern.search(folded(row.example))
    return match is not None and match.group() == folded(row.name) and kinds[match.group()] == row.kind


def _label(row: phrases.Label) -> bool:
    found = [phrases.labels().match(folded(f"{words}: Sở Nội vụ.")) for words in (row.name, *row.aliases)]
    return phrases.labels().search(folded(row.example)) is not None and all(
        m is not None and phrases.label_field(m) == row.field for m in found
    )


def _column(row: phrases.Column) -> bool:
    return phrases.columns().get(folded(row.example)) == row.field


def _portal_line(row: phrases.PortalLine) -> bool:
    match = phrases.portal_lines().match(folded(row.example))
    return match is not None and match["name"] == folded(row.name)


def _law(row: phrases.Law) -> bool:
    match = phrases.law_titles().search(folded(row.example))
    return match is not None and match.group() == folded(row.name)


PROOFS: dict[str, Proof] = {
    "abbreviations": Proof(abbreviations.Abbreviation, _abbreviation),
    "action_words": Proof(phrases.ActionWord, _action),
    "agencies": Proof(tables.Agency, _agency),
    "agency_heads": Proof(tables.AgencyHead, lambda row: lookup.head(row.example) == row),
    "collectives": Proof(groups.Group, lambda row: groups.group(row.example) == row),
    "columns": Proof(phrases.Column, _column),
    "deadline_words": Proof(phrases.DeadlineWord, _said),
    "document_types": Proof(tables.DocumentType, lambda row: row in lookup.document_types(row.example)),
    "group_nouns": Proof(phrases.GroupNoun, _noun),
    "issuers_by_code": Proof(tables.Issuer, lambda row: row in lookup.issuers(row.example)),
    "labels": Proof(phrases.Label, _label),
    "laws": Proof(phrases.Law, _law),
    "levels": Proof(tables.Level, lambda row: lookup.level(row.example) == row),
    "no_agencies": Proof(phrases.NoAgency, _no_agency),
    "place_kinds": Proof(tables.PlaceKind, lambda row: lookup.place_kind(row.example) == row),
    "places": Proof(tables.Place, lambda row: row in lookup.places(row.example)),
    "portal_lines": Proof(phrases.PortalLine, _portal_line),
    "posts": Proof(phrases.Post, _post),
    "relations": Proof(tables.Relation, _said),
    "roles": Proof(tables.Role, _said),
    "sections": Proof(phrases.SectionWord, _section),
    "sign_modes": Proof(tables.SignMode, _mark),
    "wording": Proof(wording.Wording, _said),
}


# ---------------------------------------------------------------- a folder of one's own


def faults() -> Iterator[str]:
    """What is wrong with the rows of one's own tables, a line each: place, what, what to do; `BadTable` for a table
    that cannot be read.
    """
    for path in own_files():
        proof = PROOFS.get(path.stem)
        if proof is None:
            yield f"{path}: rows of this table cannot be added; leave it to chidao's own"
            continue
        rows = read_table(path.stem, proof.row)
        for place, row in own_rows(path.stem, proof.row):
            if not proof.holds(row):
                yield f"{place}: column example: {row.example!r} does not find the row; write words that have its name"
            yield from (f"{place}: {fault}" for fault in (*_dangling(row), *_doubled(row, rows)))


def _dangling(row: Any) -> Iterator[str]:
    """References of a row to what no table has."""
    if isinstance(row, tables.Agency) and row.parent and row.parent not in {r.id for r in tables.agencies()}:
        yield f"column parent: agencies.csv has no row {row.parent!r}; write the id of one, or nothing"
    if isinstance(row, tables.Issuer):
        names = {r.id: r.name for r in tables.agencies()}
        if names.get(row.agency) != row.name:
            yield f"column agency: agencies.csv has no row {row.agency!r} called {row.name}; mend one or add it"
    if isinstance(row, tables.Place):
        for id in set(row.parents) - {r.id for r in tables.places()}:
            yield f"column parents: places.csv has no row {id!r}; write the id of the place above"
        if not row.name.startswith(row.kind + " "):
            yield f"column name: {row.name!r} must begin with its kind, {row.kind!r}"
    if isinstance(row, tables.DocumentType) and row.chidao_class not in _classes():
        yield f"column chidao_class: the ontology has no class {row.chidao_class!r}; write OfficePaper, say"


@cache
def _classes() -> frozenset[str]:
    """The classes of documents that the ontology has."""
    from rdflib.namespace import OWL, RDF

    from ontology.concepts import ontology_graph
    from ontology.terms import CHIDAO

    classes = map(str, ontology_graph().subjects(RDF.type, OWL.Class))
    return frozenset(iri.removeprefix(CHIDAO) for iri in classes if iri.startswith(CHIDAO))


# Where two rows of a table may have one name, in what they must differ.
_APART: dict[type[Any], Callable[[Any], object]] = {
    tables.Agency: lambda row: row.level,
    tables.DocumentType: lambda _: None,
    tables.Relation: lambda row: row.direction,
    tables.Role: lambda row: row.part,
}


def _doubled(row: Any, rows: tuple[Any, ...]) -> Iterator[str]:
    """Names that another row of the table has at the same time."""
    apart = _APART.get(type(row))
    if apart is None:
        return
    names = {tables.key(words) for words in (row.name, *row.aliases)}
    for other in rows:
        if other.id == row.id or apart(other) != apart(row) or not _overlap(row, other):
            continue
        for words in (other.name, *other.aliases):
            if tables.key(words) in names:
                yield f"column name: {words!r} is row {other.id!r} already; give that row's id to change it, or end it"


def _overlap(a: tables.Dated, b: tables.Dated) -> bool:
    return (a.start or "0") <= (b.end or "9") and (b.start or "0") <= (a.end or "9")
