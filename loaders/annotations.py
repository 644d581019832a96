"""The evidence of a graph once more as Web Annotations, for export: programs that know oa: find every quoted place.

In the store evidence is three values on the fact itself; a full annotation would make the graph thrice as large.
Offsets count code points of the text as read (NFC), whose sha256 is in the source's IRI.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ontology import terms
from ontology.terms import Literal, Triple

if TYPE_CHECKING:
    from rdflib import Graph

AROUND = 32  # characters before and after a quote, so that it is found again in another reading of the file


def annotations(graph: "Graph", text: str | None = None) -> Iterator[Triple]:
    """One annotation for each fact with a place in the text, sorted by the fact's IRI.

    `graph` is the graph of one file, `text` its text as read: with it every annotation bears its quote and the words
    around it, without it those whose fact has a quote or text of its own.
    """
    from rdflib import URIRef

    file = next(graph.subjects(URIRef(terms.MAIN_ENTITY), None), None)
    if file is None:
        return
    start_of, end_of, quote_of, text_of = (URIRef(t) for t in (terms.START, terms.END, terms.QUOTE, terms.TEXT))
    for fact, start in sorted(graph.subject_objects(start_of)):
        end = graph.value(fact, end_of)
        own = graph.value(fact, quote_of) or graph.value(fact, text_of) or ""
        if end is not None:
            yield from _annotation(str(fact), str(file), int(str(start)), int(str(end)), str(own), text)


def _annotation(fact: str, file: str, start: int, end: int, own: str, text: str | None) -> Iterator[Triple]:
    annotation, target, position, quote = (f"{fact}/{part}" for part in ("annotation", "target", "position", "quote"))
    yield annotation, terms.TYPE, terms.ANNOTATION
    yield annotation, terms.MOTIVATED_BY, terms.IDENTIFYING
    yield annotation, terms.HAS_BODY, fact
    yield annotation, terms.HAS_TARGET, target
    yield target, terms.TYPE, terms.SPECIFIC_RESOURCE
    yield target, terms.HAS_SOURCE, file
    yield target, terms.HAS_SELECTOR, position
    yield position, terms.TYPE, terms.POSITION_SELECTOR
    yield position, terms.OA_START, _offset(start)
    yield position, terms.OA_END, _offset(end)
    exact = text[start:end] if text is not None else own
    if not exact:
        return
    yield target, terms.HAS_SELECTOR, quote
    yield quote, terms.TYPE, terms.QUOTE_SELECTOR
    yield quote, terms.OA_EXACT, Literal(exact)
    if text is not None:
        yield quote, terms.OA_PREFIX, Literal(text[max(0, start - AROUND) : start])
        yield quote, terms.OA_SUFFIX, Literal(text[end : end + AROUND])


def _offset(count: int) -> Literal:
    return Literal(str(count), terms.XSD + "nonNegativeInteger")
