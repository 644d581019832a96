"""What became of the bodies and places that a store knows, as events of the Organization ontology (W3C ORG).

The tables tell (ontology/heirs.py, moves.py); the store keeps the events in a graph of its own, so that SPARQL and
exports have them. What no document names has none, but the steps on the way of what one names are all there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology import heirs, moves, terms
from ontology.bodies import Chain
from ontology.heirs import Step
from ontology.names import slug
from ontology.terms import Literal, Triple
from ontology.triples import partial_date, text
from queries.ask import Asked, ask
from queries.documents import batches

EVER = "9999-12-31"


def events(store: Asked, wanted: Iterable[str] | None = None) -> frozenset[Triple]:
    """The events of these agencies and places (IRIs), as far as files of the store name them; of all without them."""
    some = None if wanted is None else sorted(set(wanted))
    agencies = {
        str(row["agency"]): (str(row["name"]), None if row["place"] is None else str(row["place"]))
        for batch in ([None] if some is None else batches([iri for iri in some if iri.startswith(terms.AGENCIES)]))
        for row in ask(store, "agencies", agency=batch).rows
    }
    places = None if some is None else [iri for iri in some if iri.startswith(terms.PLACES)]
    if places is not None:
        places += [place for _, place in agencies.values() if place is not None]
    chains = _chains(store, places)
    found: set[Triple] = set()
    for iri in sorted(agencies):
        name, place = agencies[iri]
        found.update(_of_agency(iri, name, chains.get(place, ()) if place else ()))
    for iri in sorted(chains if some is None else set(some) & chains.keys()):
        found.update(_of_place(iri, chains[iri]))
    return frozenset(found)


def _chains(store: Asked, wanted: list[str] | None) -> dict[str, Chain]:
    """Each place by its IRI with its parents' names, nearest first."""
    names: dict[str, str] = {}
    parents: dict[str, str] = {}
    todo = [None] if wanted is None else list(batches(sorted(set(wanted))))
    while todo:
        above: set[str] = set()
        for batch in todo:
            for row in ask(store, "places", place=batch).rows:
                names.setdefault(str(row["place"]), str(row["name"]))
                if row["parent"] is not None:
                    above.add(parents.setdefault(str(row["place"]), str(row["parent"])))
        todo = list(batches(sorted(above - names.keys())))
    return {iri: tuple(_upwards(iri, names, parents)) for iri in names}


def _upwards(iri: str, names: dict[str, str], parents: dict[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    while iri in names and iri not in seen:
        seen.add(iri)
        yield names[iri]
        iri = parents.get(iri, "")


# ---------------------------------------------------------------- the events as triples


def _of_agency(iri: str, name: str, place: Chain) -> Iterator[Triple]:
    for body in heirs.find(name, place):
        known = {body: iri}
        for heir in heirs.heirs(body, EVER):
            for step in heir.steps:
                yield from _change(step, known)


def _change(step: Step, known: dict[heirs.Body, str]) -> Iterator[Triple]:
    old = known.get(step.old) or terms.agency_iri(step.old.name, step.old.place)
    row = step.function
    event = terms.change_iri(old, step.date, slug(step.new.name) if row else None)
    new = f"{event}/heir" if step.new.inside else terms.agency_iri(step.new.name, step.new.place)
    known.setdefault(step.new, new)
    yield event, terms.TYPE, terms.CHANGE_EVENT
    yield event, terms.ORIGINAL_ORGANIZATION, old
    yield event, terms.RESULTING_ORGANIZATION, new
    yield from _told(event, step.date, step.act, step.confidence)
    if row:
        yield event, terms.SHARE, Literal(row.share)
        for topic in row.topics:
            yield event, terms.TAKES_OVER_FUNCTION, Literal(topic)
    yield new, terms.TYPE, terms.ORGANIZATION
    yield new, terms.PREF_LABEL, Literal(step.new.name)
    if step.new.place and not step.new.inside:
        yield new, terms.JURISDICTION, terms.place_iri(step.new.place)


def _of_place(iri: str, place: Chain) -> Iterator[Triple]:
    todo, seen = [(iri, place)], {place}
    while todo:
        old, where = todo.pop()
        for move in moves.moves(where):
            event, new = terms.change_iri(old, move.date, None), terms.place_iri(move.new)
            yield event, terms.TYPE, terms.TERRITORIAL_CHANGE
            yield event, terms.ORIGINAL_PLACE, old
            yield event, terms.RESULTING_PLACE, new
            yield from _told(event, move.date, move.act, move.confidence)
            yield new, terms.PREF_LABEL, Literal(move.new[0])
            if move.new not in seen:
                seen.add(move.new)
                todo.append((new, move.new))


def _told(event: str, date: str, act: str, confidence: str) -> Iterator[Triple]:
    for predicate, value in (
        (terms.EVENT_DATE, partial_date(date)),
        (terms.ACT, text(act)),
        (terms.CONFIDENCE, text(confidence)),
    ):
        if value is not None:
            yield event, predicate, value
