"""All documents that carry a document out, each with the path that leads to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from queries import walks
from queries.ask import Answer, Asked
from queries.chains import DOWN, VIA, Chain, Edge, chain
from queries.documents import Document

COLUMNS = (
    "iri", "number", "type", "title", "issuer", "level", "issued", "days", "held", "relation", "path", "quote",
    "stated_by",
)  # fmt: skip


def implementers(store: Asked, of: str, via: tuple[str, ...] = VIA) -> Answer:
    """Everything down the chain of `of`, at any distance: nearest first, then by date.

    `path` leads from `of` to the implementer along the longest chain; `relation`, `quote` and `stated_by` are those
    of its last step; `days` from the date of `of` to its own, None where one of the two has no day.
    """
    found = chain(store, of, DOWN, via)
    return Answer("implementers", {"of": found.of}, COLUMNS, tuple(rows(found)))


def rows(found: Chain) -> list[dict[str, Any]]:
    """A row for each node of a chain downwards but the first."""
    first = next(node for node in found.nodes if node.iri == found.of)
    steps: dict[tuple[str, str], Edge] = {}
    for edge in found.edges:
        steps.setdefault((edge.to, edge.from_), edge)
    drawn = walks.following(((e.from_, e.to) for e in found.edges if not e.shortcut), backwards=True)
    trails = walks.trails(found.of, drawn)
    listed = []
    for node in found.nodes[1:]:
        path = trails[node.iri]
        last = steps[path[-2], path[-1]]
        listed.append(
            node.to_json()
            | {
                "days": days_between(first, node),
                "relation": last.relation,
                "path": list(path),
                "quote": last.quote,
                "stated_by": last.stated_by,
            }
        )
    return [{column: row[column] for column in COLUMNS} for row in listed]


def days_between(first: Document, later: Document) -> int | None:
    """Days from one document's date to another's; None where either is not known to the day."""
    try:
        return (date.fromisoformat(later.issued or "") - date.fromisoformat(first.issued or "")).days
    except ValueError:
        return None
