"""Which incomplete names of documents are which complete one: `57-KL/TW` is the conclusion of 15/6/2023 where no
other document that the store has heard of could be meant.

A key is joined only to a complete one that says all that it says, and only if that is the one complete key it is
compatible with. Two candidates are a doubt, listed and never joined; a document whose number is blank is never joined,
also not to the numbered copy that its title fits. Nothing here looks at titles to join.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from ontology.keys import DocumentKey, compatible, from_iri, is_complete, is_less_specific
from ontology.names import unmarked
from queries.ask import Asked, ask


class Documents(Asked, Protocol):
    """What documents are looked for in, by their names and by what is doubtful about these."""

    def documents(self, series: str | None = None) -> tuple[str, ...]:
        """The IRIs of the documents that some file names: those of one series, or all."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A document that may be one of several (`kind` "several"), or a draft beside its numbered copy ("draft")."""

    kind: str
    document: str
    candidates: tuple[str, ...]


def series(iri: str) -> str:
    """What all names that could ever be joined have in common: the number, or a law's title; "" for no document.

    >>> series("https://w3id.org/chidao/id/doc/57-kl-tw/bo-chinh-tri/-/2023-06-15")
    '57-kl-tw'
    """
    try:
        key = from_iri(iri)
    except (ValueError, IndexError):  # begins like a document's IRI and is none
        key = None
    if key is None:
        return ""
    return key.number or (f"title/{key.title}" if key.title else f"blank/{key.blank}")


def joins(iris: Iterable[str]) -> list[tuple[str, str]]:
    """Of the documents of one series, those that are another: (incomplete, complete), sorted.

    Every second is first of none, so that each group is a star around its most complete key.

    >>> doc = "https://w3id.org/chidao/id/doc/57-kl-tw/"
    >>> [(one[len(doc):], other[len(doc):]) for one, other in joins([doc + "-/-/-", doc + "bo-chinh-tri/-/2023-06-15"])]
    [('-/-/-', 'bo-chinh-tri/-/2023-06-15')]
    """
    found = _Series(iris)
    pairs = []
    for key, iri in found.incomplete():
        fitting = list(islice(found.candidates(key), 2))
        if len(fitting) == 1 and is_less_specific(key, fitting[0]):
            pairs.append((iri, found.iris[fitting[0]]))
    return sorted(pairs)


def doubts(store: Documents) -> tuple[Doubt, ...]:
    """All documents of the store that may be another but are not joined to it, sorted."""
    by_series: defaultdict[str, list[str]] = defaultdict(list)
    for iri in store.documents():
        by_series[series(iri)].append(iri)
    several = []
    for iris in by_series.values():
        found = _Series(iris)
        for key, iri in found.incomplete():
            fitting = sorted(found.iris[candidate] for candidate in found.candidates(key))
            if len(fitting) > 1:
                several.append(Doubt("several", iri, tuple(fitting)))
    return tuple(sorted([*several, *_drafts(store)], key=lambda d: (d.kind, d.document)))


class _Series:
    """The keys of one series, arranged so that what fits a key is found without trying all.

    A popular number (`12/KH-UBND`) is that of thousands of documents; those of one place are few.
    """

    def __init__(self, iris: Iterable[str]) -> None:
        keys = {iri: key for iri in iris if (key := from_iri(iri)) is not None}
        self.iris: dict[DocumentKey, str] = {key: iri for iri, key in sorted(keys.items())}
        complete: defaultdict[str, list[DocumentKey]] = defaultdict(list)
        for key in self.iris:
            if is_complete(key):
                complete[_place(key)].append(key)
        # A complete key that says less than another (no parents of its place) is no candidate beside it.
        self._best = {
            place: [key for key in some if not any(is_less_specific(key, other) for other in some)]
            for place, some in complete.items()
        }

    def incomplete(self) -> Iterator[tuple[DocumentKey, str]]:
        """The keys that say less than they could."""
        best = {key for keys in self._best.values() for key in keys}
        return ((key, iri) for key, iri in self.iris.items() if key not in best)

    def candidates(self, key: DocumentKey) -> Iterator[DocumentKey]:
        """The most complete keys that `key` could mean."""
        places = (_place(key), "") if key.place else tuple(self._best)
        return (other for place in places for other in self._best.get(place, ()) if compatible(key, other))


def _place(key: DocumentKey) -> str:
    return key.place[0] if key.place else ""


def _drafts(store: Documents) -> Iterator[Doubt]:
    """Held documents without a number beside held ones with one: same type and title, no other issuer or month."""
    numbered: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    blank: set[tuple[str, tuple[str, str]]] = set()
    held = {row["document"] for row in ask(store, "held").rows}
    for row in ask(store, "titles").rows:
        if row["document"] not in held or row["type"] is None:
            continue
        iri, heading = str(row["document"]), (str(row["type"]), unmarked(str(row["title"])))
        key = from_iri(iri)
        if key is not None and key.blank:
            blank.add((iri, heading))
        elif key is not None and key.number:
            numbered[heading].add(iri)
    for iri, heading in sorted(blank):
        fitting = [other for other in numbered[heading] if _same_issue(iri, other)]
        if fitting:
            yield Doubt("draft", iri, tuple(sorted(fitting)))


def _same_issue(blank: str, numbered: str) -> bool:
    """Whether seat, place and date leave it open that the two are one."""
    a, b = from_iri(blank), from_iri(numbered)
    if a is None or b is None:
        return False
    return compatible(DocumentKey(b.number, a.seat, a.place, a.date), DocumentKey(b.number, b.seat, b.place, b.date))
