"""All that the store knows of one document, put together from the answers to the questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ontology import terms
from queries.ask import Answer, Asked, Row, ask
from queries.chains import Edge, edges_of
from queries.deadlines import by_task
from queries.documents import Document, body, documents, names

HEAD = ("iri", "number", "type", "title", "issuer", "level", "issued", "held")
FACTS = {
    "signatories": (terms.ATTRIBUTION, {"name": terms.NAME, "position": terms.POSITION, "authority": terms.AUTHORITY}),
    "parts": (terms.PART, {"type": terms.TYPE_DOCUMENT, "title": terms.TITLE}),
    "named": (terms.NAMED_DOCUMENT, {"title": terms.TITLE}),
    "funding": (terms.FUNDING, {"text": terms.TEXT, "quote": terms.QUOTE}),
    "notes": (terms.NOTE, {"kind": terms.NOTE_KIND, "text": terms.TEXT}),
    "evidence": (terms.EVIDENCE, {"field": terms.FIELD}),
}
COLUMNS = (
    *HEAD, "complete", "period", "files", "also_called", "relations", "related_by", "tasks", "targets", "reports",
    "recipients", *FACTS,
)  # fmt: skip


def card(store: Asked, iri: str) -> Answer:
    """One row: the document's head, its relations in both directions with their sentences, and its files' facts.

    `relations` are those to other documents, `related_by` those of others to it, `stated_by` the document that says
    so; `also_called` the incomplete names that mean it. Facts stand in the order of the text, with `start` and `end`.
    """
    known = names(store)
    iri = known.of(iri)
    called = known.all([iri])
    forth = edges_of(ask(store, "relations", **{"from": called}).rows, known)
    back = edges_of(ask(store, "relations", to=called).rows, known)
    others = {end for edge in (*forth, *back) for end in (edge.from_, edge.to, edge.stated_by)}
    cards = documents(store, {iri, *others}, known)
    head = cards.get(iri, Document(iri))
    row: dict[str, Any] = {
        **head.to_json(),
        "complete": head.complete,
        "period": None if head.period == (None, None) else {"from": head.period[0], "to": head.period[1]},
        "files": list(head.files),
        "also_called": [name for name in called if name != iri],
        "relations": [_relation(edge, edge.to, cards) for edge in forth],
        "related_by": [_relation(edge, edge.from_, cards) for edge in back],
        "tasks": _tasks(store, called),
        "targets": _ordered(ask(store, "targets", document=called).rows, "target", "document"),
        "reports": _reports(store, called),
        "recipients": _recipients(store, called),
        **_facts(store, called),
    }
    return Answer("show", {"document": iri}, COLUMNS, (row,))


def _relation(edge: Edge, other: str, cards: dict[str, Document]) -> dict[str, Any]:
    document = cards.get(other, Document(other))
    return {
        "relation": edge.relation,
        **{column: document.to_json()[column] for column in HEAD},
        "quote": edge.quote,
        "stated_by": edge.stated_by,
        "start": edge.start,
        "end": edge.end,
    }


def _tasks(store: Asked, called: list[str]) -> list[dict[str, Any]]:
    rows = ask(store, "tasks", plan=called).rows
    due = by_task(ask(store, "deadlines", task=[str(row["task"]) for row in rows]).rows) if rows else {}
    given: dict[str, list[dict[str, Any]]] = {}
    for row in ask(store, "assignments", plan=called).rows:
        said = {
            "agent": row["agent"],
            "agent_name": body(str(row["agent_name"]), _text(row["agent_of"])),
            "group": row["agent_kind"] == "group",
            "role": str(row["role"]).rpartition("/")[2],
            "requested": row["requested"] is True,
        }
        given.setdefault(str(row["task"]), []).append(said)
    order = {"lead": 0, "coordinate": 1}
    return [
        row
        | {
            "assignees": sorted(
                given.get(str(row["task"]), []), key=lambda a: (order.get(a["role"], 2), a["agent_name"], a["agent"])
            ),
            "deadlines": due.get(str(row["task"]), []),
        }
        for row in _ordered(rows, "task", "plan", keep=("task",))
    ]


def _reports(store: Asked, called: list[str]) -> list[dict[str, Any]]:
    rows = ask(store, "reports", document=called).rows
    due = by_task(ask(store, "deadlines", task=[str(row["report"]) for row in rows]).rows) if rows else {}
    return [
        {key: value for key, value in row.items() if key != "report"} | {"due": due.get(str(row["report"]), [])}
        for row in _ordered(rows, "report", "document", keep=("report",))
    ]


def _recipients(store: Asked, called: list[str]) -> list[dict[str, Any]]:
    rows = ask(store, "recipients", document=called).rows
    found = {(body(str(row["name"]), _text(row["of"])), _text(row["purpose"])) for row in rows}
    return [{"name": name, "purpose": purpose} for name, purpose in sorted(found, key=lambda r: (r[0], r[1] or ""))]


def _facts(store: Asked, called: list[str]) -> dict[str, list[dict[str, Any]]]:
    """The facts that have no question of their own, by the kinds of `FACTS`."""
    by_fact: dict[str, Row] = {}
    for row in ask(store, "facts", document=called).rows:
        fact = by_fact.setdefault(str(row["fact"]), {"": str(row["kind"])})
        fact[str(row["property"])] = row["value"]
    found: dict[str, list[dict[str, Any]]] = {}
    for name, (kind, properties) in FACTS.items():
        rows = [
            {key: fact.get(property) for key, property in properties.items()}
            | {"start": fact.get(terms.START), "end": fact.get(terms.END)}
            for _, fact in sorted(by_fact.items())
            if fact[""] == kind
        ]
        found[name] = sorted(rows, key=lambda row: (int(row["start"] or 0), str(row)))
    for part in found["parts"]:
        part["type"] = str(part["type"] or "").rpartition("/")[2] or None
    return found


def _ordered(rows: Iterable[Row], fact: str, document: str, keep: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The rows in the order of each file's text, each fact once, without the columns that are the same in all."""
    once: dict[str, dict[str, Any]] = {}
    for row in rows:
        said = {key: value for key, value in row.items() if key in keep or key not in (fact, document)}
        once.setdefault(str(row[fact]), said)
    return [
        row for _, row in sorted(once.items(), key=lambda one: (str(one[1]["file"]), int(one[1]["start"] or 0), one[0]))
    ]


def _text(value: object) -> str | None:
    return None if value is None else str(value)
