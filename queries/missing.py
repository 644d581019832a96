"""What is cited and not held: which documents to look for first.

A missing document closes a chain for every held document whose chain runs to it or through it, because only its own
text says what it carries out in turn.
"""

from __future__ import annotations

from queries import walks
from queries.ask import Answer, Asked, ask
from queries.chains import LEGAL_BASIS, edges_of, followed
from queries.documents import Document, documents, names

COLUMNS = ("iri", "number", "type", "title", "issuer", "level", "issued", "chains", "citations", "cited_by")


def missing(store: Asked) -> Answer:
    """The documents that files name and none is: most chains first, then most citing documents, then by IRI.

    `chains` counts held documents, `cited_by` lists the held documents that name it (their IRIs).
    """
    known = names(store)
    held = {known.of(str(row["document"])) for row in ask(store, "held").rows}
    rows = ask(store, "relations").rows
    cited_by: dict[str, set[str]] = {}
    for row in rows:
        for end in {known.of(str(row["from"])), known.of(str(row["to"]))} - held:
            cited_by.setdefault(end, set()).add(known.of(str(row["stated_by"])))
    edges = edges_of(rows, known)
    # What a chain asks of a document is its type, and that only of what is rested on.
    wanted = cited_by.keys() | {edge.to for edge in edges if edge.relation == LEGAL_BASIS}
    cards = {iri: Document(iri) for edge in edges for iri in (edge.from_, edge.to)} | documents(store, wanted, known)
    upward = walks.following((edge.from_, edge.to) for edge in followed(edges, cards))
    chains: dict[str, int] = {}
    for iri in held:
        for above in walks.distances(iri, upward):
            chains[above] = chains.get(above, 0) + 1
    found = [
        cards[iri].to_json() | {"chains": chains.get(iri, 0), "citations": len(several), "cited_by": sorted(several)}
        for iri, several in cited_by.items()
    ]
    found.sort(key=lambda row: (-int(str(row["chains"])), -int(str(row["citations"])), str(row["iri"])))
    return Answer("missing", {}, COLUMNS, tuple({column: row[column] for column in COLUMNS} for row in found))
