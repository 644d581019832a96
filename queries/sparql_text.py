"""Questions as SPARQL: the text of a question file with values written into it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from queries.ask import Question, check

_OPENING = re.compile(r"^  (?:GRAPH .* )?\{$", re.MULTILINE)
_CLOSING = re.compile(r"^\}$", re.MULTILINE)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def bound(asked: Question, values: Mapping[str, tuple[str, ...]]) -> str:
    """The question's SPARQL with each parameter bound by a VALUES block: values checked, escaped by their kind.

    IRIs come first inside the graph, so that a store begins with what was asked about: Oxigraph carries no bindings
    from outside into OPTIONAL parts and would look through all documents. Words come last, as a filter. Each parameter
    has a value: rdflib stumbles over an empty VALUES.
    """
    check(asked, values)  # an IRI is not escaped: whoever comes here, no word of a user may become SPARQL
    kinds = {parameter.name: parameter.kind for parameter in asked.parameters}
    sparql = asked.sparql
    for name, given in sorted(values.items()):
        block = f"VALUES ?{name} {{ {' '.join(term(kinds[name], value) for value in given)} }}"
        place = _OPENING.search(sparql) if kinds[name] == "iri" else _CLOSING.search(sparql)
        assert place is not None, f"queries/{asked.name}.rq: no line to bind ?{name} at"
        at = place.end() if kinds[name] == "iri" else place.start() - 1
        sparql = f"{sparql[:at]}\n    {block}{sparql[at:]}"
    return sparql


def term(kind: str, value: str) -> str:
    """A checked value as SPARQL writes it.

    >>> term("iri", "https://w3id.org/x"), term("text", 'a "b"')
    ('<https://w3id.org/x>', '"a \\\\"b\\\\""')
    """
    return f"<{value}>" if kind == "iri" else f'"{value.translate(_ESCAPES)}"'
