"""Who must do what by when: the tasks that name an agency, and apart those of groups that it belongs to.

Who belongs to a group is computed from `collectives.csv` for the plan's day and place. A group of those concerned
(liên quan) never expands, so it gives nobody a duty here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ontology import groups, tables
from ontology.errors import NotFound, WrongUse
from queries import deadlines
from queries.agency_naming import find_agency
from queries.ask import Answer, Asked, Row, ask, term
from queries.documents import batches, documents, names
from queries.places import Places, places
from queries.territory import Chain

COLUMNS = (
    "by", "groups", "when", "due", "role", "requested", "text", "section", "deadlines", "plan", "number", "title",
    "issuer", "issued", "file", "quote", "start", "end", "task",
)  # fmt: skip
NAMED, GROUP = "named", "group"
_WHEN = (deadlines.DATED, deadlines.CONTINUOUS, deadlines.UNDATED)


@dataclass(frozen=True, slots=True)
class Body:
    """The agency asked about: the IRIs by which the store knows it, its name, its place with its parents."""

    iris: tuple[str, ...]
    name: str
    place: Chain


def duties(
    store: Asked,
    agency: str,
    of: str | None = None,
    *,
    role: str | None = None,
    before: str | None = None,
    named_only: bool = False,
) -> Answer:
    """The tasks of an agency (as people name it): `by` says whether a task names it or one of its groups.

    Those that name it come first; in each part the dated ones by their last day, then what goes on or comes back
    (`continuous`), then the undated. `groups` are the groups as the plan writes them; a task that names the agency
    as well is only `named`. `before` keeps the tasks that are due up to that day (ISO 8601).
    Raises `NotFound` for an agency that neither the store nor the table of agencies knows.
    """
    if role not in (None, "lead", "coordinate"):
        raise WrongUse(f"--role {role}: a role is lead or coordinate")
    if before is not None:
        term("date", before)
    known = places(store)
    body = find_body(store, known, agency, of)
    named = _tasks(ask(store, "assignments", agent=body.iris).rows)
    grouped: dict[str, list[Row]] = {}
    if not named_only:
        several = sorted(group for group in _groups_of(store, known, body))
        for some in batches(several):
            grouped |= _tasks(ask(store, "assignments", agent=some).rows)
    rows = _rows(store, NAMED, named)
    rows += _rows(store, GROUP, {task: found for task, found in grouped.items() if task not in named})
    last = None if before is None else deadlines.last_day(before)
    rows = [
        row for row in rows if role in (None, row["role"]) and (last is None or (row["due"] and row["due"] <= last))
    ]
    parameters = {
        "agency": agency, "of": of, "role": role, "before": before, "named_only": named_only, "iris": list(body.iris),
    }  # fmt: skip
    return Answer("duties", parameters, COLUMNS, tuple(rows))


def find_body(store: Asked, known: Places, agency: str, of: str | None) -> Body:
    """The agency that is called so; one that no document names is still a member of groups, if the table knows it."""
    try:
        iris = find_agency(store, agency, of)
    except NotFound:
        rows = tables.find_agencies(agency)
        if of is None or not rows:
            raise
        near = sorted((chain for chain in known.chains.values() if tables.key(chain[0]) == tables.key(of)), key=len)
        return Body((), rows[0].name, near[-1] if near else (of,))
    rows_of = [row for iri in iris for row in ask(store, "agencies", agency=iri).rows]
    fullest = max(rows_of, key=lambda row: (len(known.chain(row["place"], row["of"])), str(row["agency"])))
    return Body(iris, str(fullest["name"]), known.chain(fullest["place"], fullest["of"]))


def _groups_of(store: Asked, known: Places, body: Body) -> Iterable[str]:
    """The groups of all documents that the body belongs to, each on the day of its document."""
    of, within = (body.place[0], body.place[1:]) if body.place else (None, ())

    @cache
    def member(name: str, where: Chain, day: str | None) -> bool | None:
        group_of, group_within = (where[0], where[1:]) if where else (None, ())
        return groups.member_of(body.name, of, name, group_of, day, within=within, group_within=group_within)

    for row in ask(store, "groups").rows:
        day = row["issued"] or row["period_from"]
        where = known.chain(row["place"], row["of"])
        if member(str(row["name"]), where, None if day is None else str(day)) is True:
            yield str(row["group"])


def _tasks(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The assignments of each task."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str(row["task"]), []).append(row)
    return found


def _rows(store: Asked, by: str, tasks: dict[str, list[Row]]) -> list[dict[str, Any]]:
    """One row a task, in the order of the answer."""
    known = names(store)
    cards = documents(store, {str(row["plan"]) for found in tasks.values() for row in found}, known)
    due: dict[str, list[dict[str, Any]]] = {}
    for some in batches(sorted(tasks)):
        due |= deadlines.by_task(ask(store, "deadlines", task=some).rows)
    rows = []
    for task, found in tasks.items():
        first = found[0]
        roles = {str(row["role"]).rpartition("/")[2] for row in found}
        when = due.get(task, [])
        plan = cards[known.of(str(first["plan"]))]
        rows.append(
            {
                "by": by,
                "groups": sorted({str(row["agent_name"]) for row in found}) if by == GROUP else [],
                "when": deadlines.when(when),
                "due": deadlines.due(when),
                "role": "lead" if "lead" in roles else "coordinate",
                "requested": any(row["requested"] is True for row in found),
                "text": first["text"],
                "section": first["section"],
                "deadlines": when,
                "plan": plan.iri,
                "number": plan.number,
                "title": plan.title,
                "issuer": plan.issuer,
                "issued": plan.issued,
                "file": ", ".join(plan.files) or None,
                "quote": first["quote"] or first["text"],
                "start": first["start"],
                "end": first["end"],
                "task": task,
            }
        )
    rows.sort(
        key=lambda row: (
            _WHEN.index(row["when"]), row["due"] or "", row["issued"] or "", row["plan"], row["start"], row["task"]
        )
    )  # fmt: skip
    return rows
