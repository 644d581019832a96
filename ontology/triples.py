"""Triples in the plainest form that is quick to write: an IRI is a str, a literal a pair; no RDF library is needed.

Stores and tests turn them into their own terms; `to_rdflib` does it for rdflib.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from rdflib import Graph

XSD = "http://www.w3.org/2001/XMLSchema#"


class Literal(NamedTuple):
    """A value as written, and the IRI of its datatype."""

    lexical: str
    datatype: str = XSD + "string"


Object: TypeAlias = str | Literal  # a str is an IRI
Triple: TypeAlias = tuple[str, str, Object]


# ---------------------------------------------------------------- values as literals


def text(words: str | None) -> Literal | None:
    """Words as a plain string, None where there are none."""
    return Literal(words) if words else None


def integer(count: int) -> Literal:
    """A whole number."""
    return Literal(str(count), XSD + "integer")


def boolean(truth: bool) -> Literal:
    """A truth."""
    return Literal("true" if truth else "false", XSD + "boolean")


def number(value: float | str | None) -> Literal | None:
    """A number as such, words ("gấp đôi") as words.

    >>> number(2.50), number(100).lexical
    (Literal(lexical='2.5', datatype='http://www.w3.org/2001/XMLSchema#decimal'), '100')
    """
    if isinstance(value, int):
        return integer(value)
    if isinstance(value, float):
        return Literal(f"{value:f}".rstrip("0").rstrip("."), XSD + "decimal")
    return text(value)


_DAY, _MONTH, _YEAR = (re.compile(p, re.ASCII) for p in (r"\d{4}-\d\d-\d\d", r"\d{4}-(?:0[1-9]|1[0-2])", r"\d{4}"))


def partial_date(issued: str | None) -> Literal | None:
    """A date as precise as it is; one that is no date (2024-02-31) stays text, and the shapes tell."""
    if not issued:
        return None
    if _DAY.fullmatch(issued):
        try:
            date.fromisoformat(issued)
        except ValueError:
            return Literal(issued)
        return Literal(issued, XSD + "date")
    if _MONTH.fullmatch(issued):
        return Literal(issued, XSD + "gYearMonth")
    return Literal(issued, XSD + "gYear") if _YEAR.fullmatch(issued) else Literal(issued)


# ---------------------------------------------------------------- for rdflib


def to_rdflib(triples: Iterable[Triple], graph: Graph | None = None) -> Graph:
    """The triples added to `graph`, or to a new one. A plain string has no datatype there, as rdflib parses it."""
    import rdflib

    graph = rdflib.Graph() if graph is None else graph
    for subject, predicate, value in triples:
        if isinstance(value, str):
            term: rdflib.URIRef | rdflib.Literal = rdflib.URIRef(value)
        elif value.datatype == XSD + "string":
            term = rdflib.Literal(value.lexical)
        else:
            term = rdflib.Literal(value.lexical, datatype=rdflib.URIRef(value.datatype), normalize=False)
        graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), term))
    return graph
