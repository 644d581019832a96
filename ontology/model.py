"""The record: what one file's administrative document states, as frozen data.

The field names and their meaning are those of the record format (docs/record.md). Every fact carries `start` and
`end`, code points of the text as read, and `quote == text[start:end]`. Absent is None or (), never a guess.
`to_json` gives the record as plain JSON data in the order of the format; `from_json` reads it back
(`from_json(to_json(r)) == r`), also where spans are missing (0, 0), as in records annotated by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

LEAD = "lead"  # chủ trì, or does it alone
COORDINATE = "coordinate"  # phối hợp

IMPLEMENTS = "implements"
LEGAL_BASIS = "legal_basis"
CITES = "cites"
AMENDS = "amends"
REPLACES = "replaces"
REPEALS = "repeals"
DETAILS = "details"
PROMULGATES = "promulgates"
APPROVES = "approves"

LEVELS = ("central", "province", "district", "commune")


@dataclass(frozen=True, slots=True)
class Source:
    """The file: its name without folders, the hash of its text as read (UTF-8), its length in code points."""

    name: str
    sha256: str = ""
    media_type: str = ""
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Agency:
    """A body: full name without its place, and the place whose body it is (`of`), None for central bodies.

    `within` are the place's own parents, nearest first. `collective` marks a group (các sở, ban, ngành).
    """

    name: str
    of: str | None = None
    within: tuple[str, ...] = ()
    collective: bool = False
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Assignee:
    """An agency with its part in a task: role `lead` or `coordinate`; `requested` where the text asks (Đề nghị)."""

    agency: Agency
    role: str
    requested: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """When: kind `on`, `before`, `period` or `recurring`.

    `date` for on and before; `from_` and `to` for a period (`to` None: and the years after); `every` for recurring
    (continuous, year, half-year, quarter, month, week, day, ad hoc) with `by` (`--11-15`), the day of a yearly duty.
    Dates are ISO 8601, as precise as the text.
    """

    kind: str
    date: str | None = None
    from_: str | None = None
    to: str | None = None
    every: str | None = None
    by: str | None = None
    start: int = 0
    end: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """What names a document inside another's text: its number, or the title of a law cited without one."""

    number: str | None
    issued: str | None = None
    title: str | None = None
    type: str | None = None
    issuer: Agency | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document that the text names, with this document's strongest relation to it."""

    act: Act
    relation: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Link:
    """A relation that the text states between two other documents; the later act is `from_`."""

    from_: Act
    relation: str
    to: Act
    start: int = 0
    end: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What this document does to an earlier one: amends, replaces, repeals; `part` is what of it (khoản 2 Điều 5)."""

    relation: str
    to: Act
    part: str | None = None
    start: int = 0
    end: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A strategy, scheme, treaty or congress resolution named without a number."""

    title: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """The smallest listed item that tells somebody to do something."""

    section: str
    text: str
    assignees: tuple[Assignee, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    product: str | None = None
    start: int = 0
    end: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A quantified aim."""

    text: str
    value: float | int | str | None
    unit: str | None
    comparator: str | None = None
    from_: str | None = None
    to: str | None = None
    start: int = 0
    end: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Who reports to whom, through whom, by when."""

    by: Agency
    to: Agency
    via: Agency | None = None
    due: tuple[Deadline, ...] = ()
    start: int = 0
    end: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Funding:
    """A sentence that names where money comes from."""

    text: str
    start: int = 0
    end: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A body of the list Nơi nhận, or a letter's Kính gửi, with the note behind it."""

    agency: Agency
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed: `authority` is the line above the position (KT. CHỦ TỊCH), None where the head signs in person."""

    name: str
    position: str | None = None
    authority: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """What a document carries with it: plan, programme, regulation, annex."""

    type: str
    title: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A piece of text that no rule understood (`unread`), or a doubt about one (`warnings`), with its kind.

    `quote` is empty where it is nothing else than `text`.
    """

    kind: str
    text: str
    start: int = 0
    end: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The document's own head; `evidence` holds where each field was read, by field name."""

    type: str | None = None
    number: str | None = None
    issued: str | None = None
    issuer: Agency | None = None
    level: str | None = None
    title: str | None = None
    signatories: tuple[Signatory, ...] = ()
    from_: str | None = None
    to: str | None = None
    parts: tuple[Part, ...] = ()
    complete: bool = True
    evidence: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """All that one file states."""

    source: Source
    document: Document
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    changes: tuple[Change, ...] = ()
    named: tuple[Named, ...] = ()
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    reports: tuple[Report, ...] = ()
    funding: tuple[Funding, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    unread: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()


# ---------------------------------------------------------------- as JSON


def to_json(record: Record) -> Json:
    """The record as plain data, in the order of the record format."""
    source, head = record.source, record.document
    return {
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "characters": source.characters,
        },
        "document": {
            "type": head.type,
            "number": head.number,
            "issued": head.issued,
            "issuer": None if head.issuer is None else _agency(head.issuer),
            "level": head.level,
            "title": head.title,
            "signatories": [
                {"name": s.name, "position": s.position, "authority": s.authority, **_span(s)} for s in head.signatories
            ],
            "period": _period(head.from_, head.to),
            "parts": [{"type": p.type, "title": p.title, **_span(p)} for p in head.parts],
            "complete": head.complete,
            "evidence": {key: list(span) for key, span in head.evidence.items()},
        },
        "citations": [_citation(c) for c in record.citations],
        "links": [
            {"from": _act(k.from_), "relation": k.relation, "to": _act(k.to), **_quoted(k)} for k in record.links
        ],
        "changes": [{"relation": c.relation, "to": _act(c.to), "part": c.part, **_quoted(c)} for c in record.changes],
        "named": [{"title": n.title, **_span(n)} for n in record.named],
        "tasks": [_task(t) for t in record.tasks],
        "targets": [_target(t) for t in record.targets],
        "reports": [_report(r) for r in record.reports],
        "funding": [{"text": f.text, **_quoted(f)} for f in record.funding],
        "recipients": [{**_agency(r.agency), "purpose": r.purpose} for r in record.recipients],
        "unread": [{"kind": n.kind, "text": n.text, **_quoted(n)} for n in record.unread],
        "warnings": [{"kind": n.kind, "text": n.text, **_quoted(n)} for n in record.warnings],
    }


def _span(fact: Any) -> Json:
    return {"start": fact.start, "end": fact.end}


def _quoted(fact: Any) -> Json:
    """The span, and the quote where it is not already the fact's text."""
    if fact.quote and fact.quote != getattr(fact, "text", None):
        return {"quote": fact.quote, "start": fact.start, "end": fact.end}
    return {"start": fact.start, "end": fact.end}


def _period(from_: str | None, to: str | None) -> Json | None:
    return None if from_ is None and to is None else {"from": from_, "to": to}


def _agency(agency: Agency) -> Json:
    out: Json = {"name": agency.name, "of": agency.of, "within": list(agency.within)}
    if agency.collective:
        out["collective"] = True
    return {**out, "start": agency.start, "end": agency.end}


def _assignee(assignee: Assignee) -> Json:
    agency = assignee.agency
    out: Json = {"name": agency.name, "of": agency.of, "role": assignee.role}
    if agency.within:
        out["within"] = list(agency.within)
    if assignee.requested:
        out["requested"] = True
    if agency.collective:
        out["collective"] = True
    return {**out, "start": agency.start, "end": agency.end}


def _deadline(d: Deadline) -> Json:
    out: Json = {"kind": d.kind}
    if d.kind == "period":
        out |= {"from": d.from_, "to": d.to}
    elif d.kind == "recurring":
        out["every"] = d.every
        if d.by is not None:
            out["by"] = d.by
    else:
        out["date"] = d.date
    return {**out, **_quoted(d)}


def _act(act: Act) -> Json:
    out: Json = {"number": act.number}
    if act.title is not None:
        out["title"] = act.title
    out["issued"] = act.issued
    if act.type is not None:
        out["type"] = act.type
    if act.issuer is not None:
        out["issuer"] = _agency(act.issuer)
    return out


def _citation(c: Citation) -> Json:
    return {
        "type": c.act.type,
        "number": c.act.number,
        "title": c.act.title,
        "issued": c.act.issued,
        "issuer": None if c.act.issuer is None else _agency(c.act.issuer),
        "relation": c.relation,
        "quote": c.quote,
        "start": c.start,
        "end": c.end,
    }


def _task(t: Task) -> Json:
    deadlines = [_deadline(d) for d in t.deadlines]
    return {
        "section": t.section,
        "text": t.text,
        "assignees": [_assignee(a) for a in t.assignees],
        "deadline": None if not deadlines else deadlines[0] if len(deadlines) == 1 else deadlines,
        "product": t.product,
        **_quoted(t),
    }


def _target(t: Target) -> Json:
    return {
        "text": t.text,
        "comparator": t.comparator,
        "value": t.value,
        "unit": t.unit,
        "period": _period(t.from_, t.to),
        **_quoted(t),
    }


def _report(r: Report) -> Json:
    return {
        "by": _agency(r.by),
        "to": _agency(r.to),
        "via": None if r.via is None else _agency(r.via),
        "due": [_deadline(d) for d in r.due],
        **_quoted(r),
    }


# ---------------------------------------------------------------- from JSON


def from_json(data: Json) -> Record:
    """Read a record back; spans that are missing are (0, 0), missing lists are empty."""
    source = data.get("source") or {}
    head = data.get("document") or {}
    period = head.get("period") or {}
    return Record(
        source=Source(
            source.get("name", ""), source.get("sha256", ""), source.get("media_type", ""), source.get("characters", 0)
        ),
        document=Document(
            type=head.get("type"),
            number=head.get("number"),
            issued=head.get("issued"),
            issuer=_to_agency(head.get("issuer")),
            level=head.get("level"),
            title=head.get("title"),
            signatories=tuple(
                Signatory(s["name"], s.get("position"), s.get("authority"), *_to_span(s))
                for s in head.get("signatories") or []
            ),
            from_=period.get("from"),
            to=period.get("to"),
            parts=tuple(Part(p["type"], p.get("title"), *_to_span(p)) for p in head.get("parts") or []),
            complete=bool(head.get("complete", True)),
            evidence={key: (span[0], span[1]) for key, span in (head.get("evidence") or {}).items()},
        ),
        citations=tuple(
            Citation(_to_act(c), c["relation"], *_to_span(c), c.get("quote") or "") for c in data.get("citations") or []
        ),
        links=tuple(
            Link(_to_act(k["from"]), k["relation"], _to_act(k["to"]), *_to_quoted(k)) for k in data.get("links") or []
        ),
        changes=tuple(
            Change(c["relation"], _to_act(c["to"]), c.get("part"), *_to_quoted(c)) for c in data.get("changes") or []
        ),
        named=tuple(Named(n["title"], *_to_span(n)) for n in data.get("named") or []),
        tasks=tuple(_to_task(t) for t in data.get("tasks") or []),
        targets=tuple(_to_target(t) for t in data.get("targets") or []),
        reports=tuple(_to_report(r) for r in data.get("reports") or []),
        funding=tuple(_to_funding(f) for f in data.get("funding") or []),
        recipients=tuple(
            Recipient(agency, r.get("purpose"))
            for r in data.get("recipients") or []
            if (agency := _to_agency(r)) is not None
        ),
        unread=tuple(_to_note(n) for n in data.get("unread") or []),
        warnings=tuple(_to_note(n) for n in data.get("warnings") or []),
    )


def _to_span(data: Json) -> tuple[int, int]:
    return data.get("start", 0), data.get("end", 0)


def _to_quoted(data: Json) -> tuple[int, int, str]:
    return (*_to_span(data), data.get("quote") or data.get("text") or "")


def _to_agency(data: Json | None) -> Agency | None:
    if data is None:
        return None
    return Agency(
        data["name"], data.get("of"), tuple(data.get("within") or ()), bool(data.get("collective")), *_to_span(data)
    )


def _to_deadline(data: Json) -> Deadline:
    return Deadline(
        data["kind"],
        data.get("date"),
        data.get("from"),
        data.get("to"),
        data.get("every"),
        data.get("by"),
        *_to_quoted(data),
    )


def _to_act(data: Json) -> Act:
    return Act(
        data.get("number"), data.get("issued"), data.get("title"), data.get("type"), _to_agency(data.get("issuer"))
    )


def _to_task(data: Json) -> Task:
    deadline = data.get("deadline")
    several = deadline if isinstance(deadline, list) else [deadline] if deadline else []
    return Task(
        data["section"],
        data["text"],
        tuple(
            Assignee(agency, a["role"], bool(a.get("requested")))
            for a in data.get("assignees") or []
            if (agency := _to_agency(a)) is not None
        ),
        tuple(_to_deadline(d) for d in several),
        data.get("product"),
        *_to_quoted(data),
    )


def _to_target(data: Json) -> Target:
    period = data.get("period") or {}
    return Target(
        data["text"],
        data.get("value"),
        data.get("unit"),
        data.get("comparator"),
        period.get("from"),
        period.get("to"),
        *_to_quoted(data),
    )


def _to_report(data: Json) -> Report:
    by, to = _to_agency(data["by"]), _to_agency(data["to"])
    assert by is not None and to is not None
    return Report(
        by, to, _to_agency(data.get("via")), tuple(_to_deadline(d) for d in data.get("due") or []), *_to_quoted(data)
    )


def _to_note(data: Json) -> Note:
    return Note(data["kind"], data["text"], *_to_span(data), data.get("quote") or "")


def _to_funding(data: Json | str) -> Funding:
    if isinstance(data, str):
        return Funding(data, quote=data)
    return Funding(data["text"], *_to_quoted(data))
