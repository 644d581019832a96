"""The whole graph as bytes that any RDF program reads: the same statements give the same bytes, in whatever order they
came into the store.

`trig` and `jsonld` keep the graph of each file; `ttl` and `nt` are all graphs together, each statement once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

import pyoxigraph as ox

from ontology import terms

# Everywhere statements are sorted as N-Triples writes them: by subject, then predicate, then object.
Graphs = Iterable[tuple[str, list[ox.Triple]]]  # each graph's name and statements, by name


def nt(graphs: Graphs) -> Iterator[bytes]:
    """N-Triples: a statement a line, sorted."""
    for line in sorted({str(triple) for _, triples in graphs for triple in triples}):
        yield f"{line} .\n".encode()


def ttl(graphs: Graphs) -> Iterator[bytes]:
    """Turtle, sorted by subject and predicate."""
    triples = sorted({triple for _, several in graphs for triple in several}, key=str)
    yield _bytes(triples, ox.RdfFormat.TURTLE)


def trig(graphs: Graphs) -> Iterator[bytes]:
    """TriG: one graph after the other, each sorted. The prefixes stand at the head only."""
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(terms.PREFIXES.items())).encode()
    yield head
    for name, triples in graphs:
        node = ox.NamedNode(name)
        quads = [ox.Quad(t.subject, t.predicate, t.object, node) for t in sorted(triples, key=str)]
        yield _bytes(quads, ox.RdfFormat.TRIG).removeprefix(head)


def jsonld(graphs: Graphs) -> Iterator[bytes]:
    """JSON-LD, compacted with the project's context, which it bears; a line a node."""
    context = json.dumps(_context(), ensure_ascii=False, sort_keys=True)
    yield f'{{"@context": {context},\n"graph": ['.encode()
    for count, (name, triples) in enumerate(graphs):
        yield f'{"," if count else ""}\n{{"iri": {json.dumps(_compact(name))}, "graph": ['.encode()
        nodes = (json.dumps(node, ensure_ascii=False) for node in _nodes(triples))
        yield ("\n " + ",\n ".join(nodes)).encode()
        yield b"\n]}"
    yield b"\n]}\n"


FORMATS: dict[str, Callable[[Graphs], Iterator[bytes]]] = {"ttl": ttl, "trig": trig, "nt": nt, "jsonld": jsonld}


def _bytes(statements: Iterable[ox.Triple] | Iterable[ox.Quad], format: ox.RdfFormat) -> bytes:
    written = ox.serialize(statements, format=format, prefixes=dict(sorted(terms.PREFIXES.items())))
    assert written is not None  # it is, where no file is given to write to
    return written


# ---------------------------------------------------------------- JSON-LD


@cache
def _context() -> dict[str, Any]:
    text = resources.files("ontology").joinpath("context.jsonld").read_text(encoding="utf-8")
    context: dict[str, Any] = json.loads(text)["@context"]
    return context


@cache
def _short() -> dict[str, tuple[str, str | None]]:
    """For each predicate's IRI the word that the context has for it, and the type that it gives to its values."""
    found: dict[str, tuple[str, str | None]] = {}
    for word, said in sorted(_context().items()):
        iri = said.get("@id") if isinstance(said, dict) else said
        if not isinstance(iri, str) or iri.startswith("@") or iri.endswith(("/", "#")):
            continue
        kind = said.get("@type") if isinstance(said, dict) else None
        found[_expanded(iri)] = (word, kind if kind in (None, "@id") else _expanded(str(kind)))
    return found


def _expanded(iri: str) -> str:
    prefix, _, rest = iri.partition(":")
    return terms.PREFIXES[prefix] + rest if prefix in terms.PREFIXES else iri


def _compact(iri: str) -> str:
    for prefix, whole in _by_length():
        if iri.startswith(whole):
            return f"{prefix}:{iri[len(whole) :]}"
    return iri


@cache
def _by_length() -> list[tuple[str, str]]:
    """The prefixes that the context knows, the longest first."""
    known = {prefix: iri for prefix, iri in _context().items() if isinstance(iri, str) and iri.endswith(("/", "#"))}
    return sorted(known.items(), key=lambda item: (-len(item[1]), item[0]))


def _nodes(triples: list[ox.Triple]) -> Iterator[dict[str, Any]]:
    """A graph's subjects as JSON-LD nodes, sorted, with their words sorted."""
    nodes: dict[str, dict[str, list[Any]]] = {}
    for triple in sorted(triples, key=str):
        node = nodes.setdefault(str(getattr(triple.subject, "value", triple.subject)), {})
        if triple.predicate.value == terms.TYPE and isinstance(triple.object, ox.NamedNode):
            node.setdefault("type", []).append(_compact(triple.object.value))
            continue
        word, kind = _short().get(triple.predicate.value, (_compact(triple.predicate.value), None))
        node.setdefault(word, []).append(_value(triple.object, kind))
    for iri, said in nodes.items():
        yield {"iri": _compact(iri)} | {
            word: several[0] if len(several) == 1 else several for word, several in sorted(said.items())
        }


def _value(found: object, kind: str | None) -> Any:
    """A value as the context reads it back: plain where the word gives the type, else with its type."""
    if isinstance(found, ox.NamedNode):
        return _compact(found.value) if kind == "@id" else {"iri": _compact(found.value)}
    assert isinstance(found, ox.Literal)
    datatype = found.datatype.value
    if datatype == kind or (kind is None and datatype == terms.XSD + "string"):
        return found.value
    return {"@value": found.value, "type": _compact(datatype)}
