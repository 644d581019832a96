"""Who must do what by when: the tasks that name an agency, and apart those of groups that it belongs to.

Who belongs to a group is computed from `collectives.csv` for the plan's day and place. A group of those concerned
(liên quan) never expands, so it gives nobody a duty here. With a day, what came to the agency from others by then is
listed as well (inheritance.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ontology import groups, heirs, lookup, moves, tables
from ontology.errors import Ambiguous, NotFound, WrongUse
from queries import deadlines, inheritance
from queries.agency_naming import find_agency
from queries.ask import Answer, Asked, Row, ask, check_value
from queries.documents import batches, documents, names
from queries.documents import body as label
from queries.inheritance import told
from queries.places import Places, places
from queries.territory import Chain

COLUMNS = (
    "by", "groups", "when", "due", "role", "requested", "text", "section", "deadlines", "plan", "number", "title",
    "issuer", "issued", "file", "quote", "start", "end", "task", "from", "through", "told", "now",
)  # fmt: skip
NAMED, GROUP, INHERITED = "named", "group", "inherited"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHEN = (deadlines.DATED, deadlines.CONTINUOUS, deadlines.UNDATED)


@dataclass(frozen=True, slots=True)
class Body:
    """The agency asked about: the IRIs by which the store knows it, its name, its place with its parents."""

    iris: tuple[str, ...]
    name: str
    place: Chain


@dataclass(frozen=True, slots=True)
class Duties(Answer):
    """The tasks of an agency; `became` is what became of it by the day asked about, None without one."""

    became: dict[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        # super() alone does not work in a dataclass with slots.
        return Answer.to_json(self) | ({} if self.became is None else {"became": self.became})


def duties(
    store: Asked,
    agency: str,
    of: str | None = None,
    *,
    role: str | None = None,
    before: str | None = None,
    named_only: bool = False,
    as_of: str | None = None,
) -> Duties:
    """The tasks of an agency (as people name it): `by` says whether a task names it or one of its groups.

    Those that name it come first; in each part the dated ones by their last day, then what goes on or comes back
    (`continuous`), then the undated. `groups` are the groups as the plan writes them; a task that names the agency
    as well is only `named`. `before` keeps the tasks that are due up to that day (ISO 8601).

    `as_of` (a day) leaves out plans of after it and adds the tasks that were `inherited`: `from` whom, `through` which
    changes, and how that is `told`: as heir of the `whole`, `told` by words of the task, by the `title` of its plan, or
    in `doubt`. Of its own tasks `now` says who holds them on that day, where others do.
    Raises `NotFound` for an agency that neither the store nor the table of agencies knows.
    """
    if role not in (None, "lead", "coordinate"):
        raise WrongUse(f"--role {role}: a role is lead or coordinate")
    if before is not None:
        check_value("date", before)
    if as_of is not None and not _DAY.fullmatch(as_of):
        raise WrongUse(f"--as-of {as_of}: write the day as 2025-07-01")
    known = places(store)
    body = find_body(store, known, agency, of, as_of)
    named = _tasks(ask(store, "assignments", agent=body.iris).rows)
    grouped: dict[str, list[Row]] = {}
    if not named_only:
        several = sorted(group for group in _groups_of(ask(store, "groups").rows, known, body))
        for some in batches(several):
            grouped |= _tasks(ask(store, "assignments", agent=some).rows)
    rows = _rows(store, NAMED, named)
    rows += _rows(store, GROUP, {task: found for task, found in grouped.items() if task not in named})
    became = None
    if as_of is not None:
        for row in rows:
            row["now"] = inheritance.holders(body.name, body.place, as_of, row["text"], row["title"])
        rows += _inherited(store, known, body, as_of, {row["task"] for row in rows}, named_only=named_only)
        rows = [row for row in rows if (row["issued"] or "") <= as_of[: len(row["issued"] or "")]]
        became = inheritance.became(body.name, body.place, as_of)
    last = None if before is None else deadlines.last_day(before)
    rows = [
        row for row in rows if role in (None, row["role"]) and (last is None or (row["due"] and row["due"] <= last))
    ]
    parameters = {
        "agency": agency, "of": of, "role": role, "before": before, "named_only": named_only, "as_of": as_of,
        "iris": list(body.iris),
    }  # fmt: skip
    return Duties("duties", parameters, COLUMNS, tuple(rows), became)


def find_body(store: Asked, known: Places, agency: str, of: str | None, as_of: str | None = None) -> Body:
    """The agency that is called so; one that no document names is still a member of groups, if the table knows it.

    With a day the table may also know one of the centre, or one whose place no document names.
    """
    try:
        iris = find_agency(store, agency, of)
    except NotFound:
        rows = tables.find_agencies(agency)
        central = [row for row in rows if row.level == "central"]
        if not rows or (of is None and not (as_of and central)):
            raise
        if of is None:
            return Body((), central[0].name, ())
        name = rows[0].name
        near = sorted((chain for chain in known.chains.values() if tables.key(chain[0]) == tables.key(of)), key=len)
        near = [chain for chain in near if heirs.find(name, chain)] or near
        if near or as_of is None:
            return Body((), name, near[-1] if near else (of,))
        return Body((), name, _place(name, of, as_of))
    rows_of = [row for iri in iris for row in ask(store, "agencies", agency=iri).rows]
    fullest = max(rows_of, key=lambda row: (len(known.chain(row["place"], row["of"])), str(row["agency"])))
    return Body(iris, str(fullest["name"]), known.chain(fullest["place"], fullest["of"]))


def _place(name: str, of: str, day: str) -> Chain:
    """The place of the tables, with or without its kind, that a body of this name has had; one of the day first."""
    rows = [(moves.chain_of(row, day if tables.in_force(row, day) else row.end), row) for row in lookup.places(of)]
    there = {chain for chain, row in rows if tables.in_force(row, day) and heirs.find(name, chain)}
    there = there or {chain for chain, _ in rows if heirs.find(name, chain)}
    if len(there) > 1:
        raise Ambiguous(of, sorted(", ".join(chain) for chain in there))
    return there.pop() if there else (of,)


def _inherited(
    store: Asked, known: Places, body: Body, day: str, own: set[str], *, named_only: bool
) -> list[dict[str, Any]]:
    """The tasks that came to the body by a day, each once, with the surest of the ways in which it came."""
    ways: dict[Body, list[heirs.Heir]] = {}
    for former in inheritance.formers(store, known, body.name, body.place, day):
        ways.setdefault(Body(former.iris, former.name, former.place), []).append(former.heir)
    agents: dict[str, list[Body]] = {}
    for before in ways:
        for iri in before.iris:
            agents.setdefault(iri, []).append(before)
    if not named_only:
        rows = ask(store, "groups").rows
        for before in ways:
            for group in _groups_of(rows, known, before):
                agents.setdefault(group, []).append(before)
    tasks: dict[str, list[Row]] = {}
    for some in batches(sorted(agents)):
        for task, found in _tasks(ask(store, "assignments", agent=some).rows).items():
            if task not in own:
                tasks.setdefault(task, []).extend(found)
    return [
        row | came
        for row in _rows(store, INHERITED, tasks)
        if (came := _came(row, {b: ways[b] for found in tasks[row["task"]] for b in agents[str(found["agent"])]}, day))
    ]


def _came(row: dict[str, Any], ways: dict[Body, list[heirs.Heir]], day: str) -> dict[str, Any] | None:
    """From whom, how and through which changes a task came; None where its words tell that it went to another."""
    text, title = row["text"], row["title"]
    found = [(how, body, heir) for body in ways for heir in ways[body] if (how := told(heir, text, title, day))]
    if not found:
        return None
    how, body, heir = min(found, key=lambda one: _SURE.index(one[0]))
    of = body.place[0] if body.place else None
    return {"from": label(body.name, of), "told": how, "through": inheritance.steps(heir)}


_SURE = (heirs.TOLD, heirs.WHOLE, inheritance.TITLE, heirs.DOUBT)


def _groups_of(rows: Iterable[Row], known: Places, body: Body) -> Iterable[str]:
    """The groups of all documents that the body belongs to, each on the day of its document."""
    of, within = (body.place[0], body.place[1:]) if body.place else (None, ())

    @cache
    def member(name: str, where: Chain, day: str | None) -> bool | None:
        group_of, group_within = (where[0], where[1:]) if where else (None, ())
        return groups.member_of(body.name, of, name, group_of, day, within=within, group_within=group_within)

    for row in rows:
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
                "groups": sorted({str(row["agent_name"]) for row in found if row["agent_kind"] == "group"}),
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
                "from": None,
                "through": [],
                "told": None,
                "now": [],
            }
        )
    return sorted(rows, key=_order)


def _order(row: dict[str, Any]) -> tuple[Any, ...]:
    return (
        _WHEN.index(row["when"]), row["due"] or "", row["issued"] or "", row["plan"], row["start"], row["task"]
    )  # fmt: skip
