"""From a record to the triples of its graph (docs/graph.md): the one place that writes triples about documents.

The same record gives the same triples in the same order, each once. The order of its facts does not matter where
they bear offsets, because facts are numbered in the order of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol, TypeVar

from ontology import bodies, keys, seats, tables, terms
from ontology.model import Act, Agency, Assignee, Deadline, Document, Recipient, Record
from ontology.terms import DocumentKey, Literal, Triple
from ontology.triples import boolean, integer, number, partial_date, text


class _Spanned(Protocol):
    """A fact with its place in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Fact = TypeVar("Fact", bound="_Spanned | Assignee | Recipient")


def graph_iri(record: Record) -> str:
    """The name of the record's graph, which is also its file's node."""
    return terms.file_iri(record.source.sha256)


def document_iri(record: Record) -> str:
    """The IRI of the document that the record describes."""
    return document_key(record).to_iri()


def document_key(record: Record) -> DocumentKey:
    """The key of the record's own document; where its number is blank, a provisional one by its title."""
    head, issuer = record.document, record.document.issuer
    name, place = (issuer.name, _place(issuer, head.issued or head.from_)) if issuer else (None, ())
    if head.number and keys.number_part(head.number) != "-":
        return keys.numbered(head.number, name, place, head.issued)
    # Without a title only the text itself tells two such documents apart.
    return keys.blank(head.type, head.title or record.source.sha256, name, place, head.issued)


def triples(record: Record) -> Iterator[Triple]:
    """Everything that the record states."""
    return iter(_Graph(record).triples)


class _Graph:
    """The graph of one record while it is written: its triples, each once, in the order of writing."""

    def __init__(self, record: Record) -> None:
        self.triples: dict[Triple, None] = {}
        self.file = graph_iri(record)
        self.key = document_key(record)
        self.document = self.key.to_iri()
        self.day = record.document.issued or record.document.from_
        self._cited: dict[DocumentKey, None] = {self.key: None}
        self._file(record)
        self._head(record.document)
        self._relations(record)
        self._work(record)
        self._rest(record)

    def add(self, subject: str, predicate: str, value: str | Literal | None) -> None:
        """One triple, or none where there is no value."""
        if value is not None:
            self.triples[subject, predicate, value] = None

    def node(self, kind: str, ordinal: int | str, type: str, fact: _Spanned) -> str:
        """A fact's node of the document, with its type and evidence; a quote only where it is not the text itself."""
        iri = terms.fact_iri(self.file, kind, ordinal)
        self.add(iri, terms.TYPE, type)
        self.add(iri, terms.OF, self.document)
        self.evidence(iri, fact)
        return iri

    def evidence(self, iri: str, fact: _Spanned) -> None:
        self.add(iri, terms.START, integer(fact.start))
        self.add(iri, terms.END, integer(fact.end))
        quote = getattr(fact, "quote", "")
        if quote and quote != getattr(fact, "text", None):
            self.add(iri, terms.QUOTE, Literal(quote))

    # ------------------------------------------------------------ the file and the document itself

    def _file(self, record: Record) -> None:
        source = record.source
        self.add(self.file, terms.TYPE, terms.DIGITAL_DOCUMENT)
        self.add(self.file, terms.NAME, Literal(source.name))
        self.add(self.file, terms.SHA256, Literal(source.sha256))
        self.add(self.file, terms.ENCODING_FORMAT, text(source.media_type))
        self.add(self.file, terms.MAIN_ENTITY, self.document)

    def _head(self, head: Document) -> None:
        self._describe(self.document, Act(head.number, head.issued, head.title, head.type, head.issuer), head.level)
        self.add(self.document, terms.PERIOD_FROM, text(head.from_))
        self.add(self.document, terms.PERIOD_TO, text(head.to))
        if not self.key.number:
            self.add(self.document, terms.NUMBER_STATUS, Literal("blank"))
        if not head.complete:
            self.add(self.document, terms.COMPLETE, boolean(False))
        for field, (start, end) in sorted(head.evidence.items()):
            iri = terms.fact_iri(self.file, "head", field)
            self.add(iri, terms.TYPE, terms.EVIDENCE)
            self.add(iri, terms.OF, self.document)
            self.add(iri, terms.FIELD, Literal(field))
            self.add(iri, terms.START, integer(start))
            self.add(iri, terms.END, integer(end))
        for n, signatory in _numbered(head.signatories):
            iri = self.node("signatory", n, terms.ATTRIBUTION, signatory)
            self.add(iri, terms.NAME, Literal(signatory.name))
            self.add(iri, terms.POSITION, text(signatory.position))
            self.add(iri, terms.AUTHORITY, text(signatory.authority))
            mode = terms.SIGN_MODES.get((signatory.authority or "").partition(".")[0].strip().upper())
            self.add(iri, terms.SIGN_MODE, terms.concept_iri("sign", mode) if mode else None)
        for n, part in _numbered(head.parts):
            iri = self.node("part", n, terms.PART, part)
            self._type(iri, part.type)
            self.add(iri, terms.TITLE, text(part.title))

    def _describe(self, iri: str, act: Act, level: str | None) -> None:
        """What is said of a document, held or cited: type, number, title, date, issuer, level."""
        self.add(iri, terms.TYPE, terms.LEGAL_RESOURCE)
        if act.type:
            row = self._type(iri, act.type)
            self.add(iri, terms.TYPE, terms.CHIDAO + row.chidao_class if row else None)
        self.add(iri, terms.NUMBER, text(act.number))
        self.add(iri, terms.TITLE, text(act.title))
        self.add(iri, terms.DATE_DOCUMENT, partial_date(act.issued))
        if act.issuer:
            self.add(iri, terms.PASSED_BY, self.agency(act.issuer, act.issued or self.day))
            level = level or _level(act.issuer, act.issued or self.day)
        self.add(iri, terms.LEVEL, terms.concept_iri("level", level) if level else None)

    def _type(self, iri: str, words: str) -> tables.DocumentType | None:
        row = _document_types().get(tables.key(words))
        concept = terms.concept_iri("type", row.id if row else words)
        self.add(iri, terms.TYPE_DOCUMENT, concept)
        self.add(concept, terms.PREF_LABEL, Literal(row.name if row else words))
        return row

    # ------------------------------------------------------------ other documents

    def _relations(self, record: Record) -> None:
        for n, citation in _numbered(record.citations):
            key = self._act_key(citation.act)
            self._cite(key, citation.act)
            self._assert("citation", n, self.document, citation.relation, key.to_iri(), citation)
        for n, link in _numbered(record.links):
            ends = [self._resolve(link.from_), self._resolve(link.to)]
            self._assert("link", n, ends[0], link.relation, ends[1], link)
        for n, change in _numbered(record.changes):
            iri = self._assert("change", n, self.document, change.relation, self._resolve(change.to), change)
            self.add(iri, terms.CHANGED_PART, text(change.part))
        for n, named in _numbered(record.named):
            self.add(self.node("named", n, terms.NAMED_DOCUMENT, named), terms.TITLE, Literal(named.title))

    def _assert(self, kind: str, n: int, from_: str, relation: str, to: str, fact: _Spanned) -> str:
        """The relation as a fact with its evidence, and the plain triple beside it."""
        iri, predicate = terms.fact_iri(self.file, kind, n), terms.RELATIONS[relation]
        self.add(iri, terms.TYPE, terms.ASSERTION)
        self.add(iri, terms.SUBJECT, from_)
        self.add(iri, terms.PREDICATE, predicate)
        self.add(iri, terms.OBJECT, to)
        self.evidence(iri, fact)
        self.add(from_, predicate, to)
        return iri

    def _act_key(self, act: Act) -> DocumentKey:
        return terms.document_key(act, _place(act.issuer, act.issued or self.day) if act.issuer else ())

    def _cite(self, key: DocumentKey, act: Act) -> None:
        """Describe a document by its first mention; the document itself is described by its own head only."""
        if key not in self._cited:
            self._cited[key] = None
            self._describe(key.to_iri(), act, None)

    def _resolve(self, act: Act) -> str:
        """The document that an end of a link or change means: one that this text also names in full, if one fits."""
        key = self._act_key(act)
        fitting = [known for known in self._cited if keys.compatible(key, known)]
        if key not in fitting and len(fitting) == 1:
            key = fitting[0]
        self._cite(key, act)
        return key.to_iri()

    # ------------------------------------------------------------ agencies and places

    def agency(self, agency: Agency, day: str | None = None) -> str:
        """The node of a body with its place, kind and superiors, or of a group of bodies."""
        day = day or self.day
        place = _place(agency, day)
        if agency.collective:
            iri = terms.group_iri(self.file, agency.name, place)
            if (iri, terms.TYPE, terms.AGENCY_GROUP) not in self.triples:
                self.add(iri, terms.TYPE, terms.AGENCY_GROUP)
                self.add(iri, terms.PREF_LABEL, Literal(agency.name))
                self.add(iri, terms.OF, self.document)
                self.add(iri, terms.JURISDICTION, self._place(place, day))
            return iri
        row = bodies.kind(agency.name, bodies.level(place, day), day)
        return self._body(agency.name, place, row, day)

    def _body(self, name: str, place: bodies.Chain, row: tables.Agency | None, day: str | None) -> str:
        iri = terms.agency_iri(name, place)
        if (iri, terms.TYPE, terms.FORMAL_ORGANIZATION) in self.triples:
            return iri
        self.add(iri, terms.TYPE, terms.FORMAL_ORGANIZATION)
        self.add(iri, terms.PREF_LABEL, Literal(name))
        self.add(iri, terms.JURISDICTION, self._place(place, day))
        if row:
            self.add(iri, terms.CLASSIFICATION, terms.concept_iri("agency", row.id))
            if above := bodies.parent(row, place, day):
                superior, where = above
                self.add(iri, terms.SUB_ORGANIZATION_OF, self._body(superior.name, where, superior, day))
        return iri

    def _place(self, place: bodies.Chain, day: str | None) -> str | None:
        if not place:
            return None
        iri = terms.place_iri(place)
        self.add(iri, terms.TYPE, terms.ADMINISTRATIVE_AREA)
        self.add(iri, terms.PREF_LABEL, Literal(place[0]))
        level = bodies.level(place, day)
        self.add(iri, terms.LEVEL, terms.concept_iri("level", level) if level else None)
        self.add(iri, terms.CONTAINED_IN_PLACE, self._place(place[1:], day))
        return iri

    # ------------------------------------------------------------ tasks and all that follows

    def _work(self, record: Record) -> None:
        sections: Counter[str] = Counter()
        for _, task in _numbered(record.tasks):
            path = terms.section_path(task.section)
            sections[path] += 1
            iri = terms.task_iri(self.file, path, sections[path])
            self.add(iri, terms.TYPE, terms.TASK)
            self.add(iri, terms.IS_STEP_OF_PLAN, self.document)
            self.add(iri, terms.SECTION, Literal(task.section))
            self.add(iri, terms.TEXT, Literal(task.text))
            self.evidence(iri, task)
            self.add(iri, terms.PRODUCT, text(task.product))
            for n, assignee in _numbered(task.assignees):
                self.add(iri, terms.QUALIFIED_ASSOCIATION, self._assignment(f"{iri}/a{n}", assignee))
            self._deadlines(iri, task.deadlines)

    def _assignment(self, iri: str, assignee: Assignee) -> str:
        self.add(iri, terms.TYPE, terms.ASSIGNMENT)
        self.add(iri, terms.AGENT, self.agency(assignee.agency))
        self.add(iri, terms.HAD_ROLE, terms.concept_iri("role", assignee.role))
        self.add(iri, terms.REQUESTED, boolean(True) if assignee.requested else None)
        self.evidence(iri, assignee.agency)
        return iri

    def _deadlines(self, of: str, deadlines: Iterable[Deadline]) -> None:
        for n, deadline in _numbered(deadlines):
            iri = f"{of}/d{n}"
            self.add(of, terms.HAS_DEADLINE, iri)
            self.add(iri, terms.TYPE, terms.DEADLINE)
            self.add(iri, terms.DEADLINE_KIND, Literal(deadline.kind))
            self.add(iri, terms.DATE, text(deadline.date))
            self.add(iri, terms.FROM, text(deadline.from_))
            self.add(iri, terms.TO, text(deadline.to))
            self.add(iri, terms.EVERY, text(deadline.every))
            self.add(iri, terms.BY, text(deadline.by))
            self.evidence(iri, deadline)

    def _rest(self, record: Record) -> None:
        for n, target in _numbered(record.targets):
            iri = self.node("target", n, terms.TARGET, target)
            self.add(iri, terms.TEXT, Literal(target.text))
            self.add(iri, terms.VALUE, number(target.value))
            self.add(iri, terms.UNIT_TEXT, text(target.unit))
            self.add(iri, terms.COMPARATOR, text(target.comparator))
            self.add(iri, terms.PERIOD_FROM, text(target.from_))
            self.add(iri, terms.PERIOD_TO, text(target.to))
        for n, report in _numbered(record.reports):
            iri = self.node("report", n, terms.REPORTING_DUTY, report)
            self.add(iri, terms.REPORT_BY, self.agency(report.by))
            self.add(iri, terms.REPORT_TO, self.agency(report.to))
            self.add(iri, terms.REPORT_VIA, self.agency(report.via) if report.via else None)
            self._deadlines(iri, report.due)
        for n, funding in _numbered(record.funding):
            self.add(self.node("funding", n, terms.FUNDING, funding), terms.TEXT, Literal(funding.text))
        for n, recipient in _numbered(record.recipients):
            iri = self.node("recipient", n, terms.RECEIPT, recipient.agency)
            self.add(iri, terms.RECIPIENT, self.agency(recipient.agency))
            self.add(iri, terms.PURPOSE, text(recipient.purpose))
        for kind, notes in (("unread", record.unread), ("warning", record.warnings)):
            for n, note in _numbered(notes):
                iri = self.node(kind, n, terms.NOTE, note)
                self.add(iri, terms.NOTE_KIND, Literal(note.kind))
                self.add(iri, terms.TEXT, Literal(note.text))


# ---------------------------------------------------------------- facts in the order of the text


def _numbered(facts: Iterable[Fact]) -> Iterator[tuple[int, Fact]]:
    """The facts from 1 in the order of the text; those without offsets (written by hand) keep their own order."""
    return enumerate(sorted(facts, key=_where), 1)


def _where(fact: _Spanned | Assignee | Recipient) -> tuple[int, int, str]:
    spanned = fact.agency if isinstance(fact, Assignee | Recipient) else fact
    start, end = spanned.start, spanned.end
    # Two links may stand in the same words: their content tells their order.
    return start, end, repr(fact) if end else ""


def _place(agency: Agency, day: str | None) -> bodies.Chain:
    return bodies.chain(agency.of, agency.within, day)


def _level(issuer: Agency, day: str | None) -> str | None:
    """The level of an issuer; central only where bodies of its name have no place."""
    place = _place(issuer, day)
    if place or seats.is_central(seats.seat(issuer.name)):
        return bodies.level(place, day)
    return None


@cache
def _document_types() -> dict[str, tables.DocumentType]:
    """Kinds of documents by each of their names; a name of its own beats another's alias."""
    rows = tables.document_types()
    by_alias = {tables.key(alias): row for row in reversed(rows) for alias in row.aliases}
    return by_alias | {tables.key(row.name): row for row in rows}
