"""What Neo4j calls the classes and terms of the graph: rows of graph_labels.csv and graph_terms.csv beside this file.

Every class has one label and every term one name, and no two the same (docs/neo4j.md); what the tables do not name is
not pushed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology import keys, terms
from ontology.rows import cell, read_table

_FOLDER = Path(__file__).parent

MARK = "Chidao"  # the label of every node that chidao wrote: others in the same database are never touched
FILE, DOCUMENT, AGENCY, PLACE = "File", "Document", "Agency", "Place"
DERIVED = "Derived"  # the label of what the store itself derived: same-as, changes
SHARED = {keys.DOCUMENTS: DOCUMENT, terms.AGENCIES: AGENCY, terms.PLACES: PLACE}

# Relationships that stand for no single term.
DESCRIBES, ASSIGNED_TO, SENT_TO, SUCCEEDED_BY = "DESCRIBES", "ASSIGNED_TO", "SENT_TO", "SUCCEEDED_BY"
ALSO_CALLED = "ALSO_CALLED"  # SAME_AS the other way round
# Relationships that are put together from what all files say (neo4j_view.py).
ISSUED_BY, OF_PLACE, UNDER, WITHIN = "ISSUED_BY", "OF_PLACE", "UNDER", "WITHIN"
CARRIES_OUT = "CARRIES_OUT"  # what a chain follows, between the documents themselves, whatever files call them
VIEWED = (CARRIES_OUT, ISSUED_BY, OF_PLACE, UNDER, WITHIN)


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a class. `sort`: `file`; `shared` between files, as a document that several name; `own` of one file;
    `kind` of document, beside the label Document.
    """

    label: str
    term: str
    sort: str = cell(one_of=("file", "shared", "own", "kind"))
    gloss: str = cell()


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a term. `form`: a `property`, a `relationship`, or a `relation` between documents, which bears the
    sentence that states it. Values that begin with `short` (a prefix of IRIs) stand without it.
    """

    term: str
    name: str
    form: str = cell(one_of=("property", "relationship", "relation"))
    short: str = cell(empty=True)
    gloss: str = cell()


@cache
def labels() -> dict[str, Label]:
    """The label of each class, by its IRI."""
    return {expanded(row.term): row for row in read_table("graph_labels", Label, _FOLDER)}


@cache
def names() -> dict[str, Name]:
    """The name of each term, by its IRI."""
    return {expanded(row.term): row for row in read_table("graph_terms", Name, _FOLDER)}


@cache
def relations() -> dict[str, str]:
    """The relationship type of each relation between documents: {"legal_basis": "BASED_ON"}."""
    return {word: names()[iri].name for word, iri in terms.RELATIONS.items()}


def expanded(short: str) -> str:
    """The IRI that a prefixed name stands for; "" for nothing.

    >>> expanded("c:type/")
    'https://w3id.org/chidao/concept/type/'
    """
    prefix, _, rest = short.partition(":")
    return terms.PREFIXES[prefix] + rest if short else ""
