"""The Cypher twin of a question: `NAME.cypher` beside `NAME.rq`, with the same header behind `//`.

A line that ends in `// ?to` is there only where that parameter is given; the values come as `$to`, always a list. What
the twins need of the tables comes bound too: `$short` (the prefix that a property's values stand without), `$term` (the
IRI of each property), `$class` (the IRI of each label). Nothing is ever written into the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from importlib import resources
from typing import Any

from queries import graph_names

_ONLY_WITH = re.compile(r"^(?P<line>.*?)\s*// \?(?P<name>\w+)$")


@cache
def twin(name: str) -> str:
    """The text of a question's twin."""
    return (resources.files("queries") / f"{name}.cypher").read_text(encoding="utf-8")


def bound(text: str, given: Collection[str]) -> str:
    """The twin's text for the parameters that are given.

    >>> bound("MATCH (d)\\nWHERE d.iri IN $document // ?document\\nRETURN d", ())
    'MATCH (d)\\nRETURN d'
    """
    lines = []
    for line in text.splitlines():
        only = _ONLY_WITH.match(line)
        if only is None:
            lines.append(line)
        elif only["name"] in given:
            lines.append(only["line"])
    return "\n".join(lines)


@cache
def of_tables() -> dict[str, Any]:
    """What every twin may use of the tables."""
    properties = {iri: row for iri, row in graph_names.names().items() if row.form == "property"}
    return {
        "short": {row.name: graph_names.expanded(row.short) for row in properties.values() if row.short},
        "term": {row.name: iri for iri, row in properties.items()},
        "class": {row.label: iri for iri, row in graph_names.labels().items()},
    }
