"""Puts one record together: text to flow to outline to facts, each read once, in the order in which they need each
other.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from loaders import citations, funding, header, mending, recipients, relations, reports, sections, targets, tasks
from loaders.agencies import Reader
from loaders.citations import Mention
from loaders.flow import Flow, flow
from loaders.outline import Outline, parse
from loaders.reading.text import Text
from ontology.model import CITES, Citation, Named, Note, Record, Source
from ontology.names import folded, number_key
from ontology.wording import as_written, one_of


@cache
def _name() -> re.Pattern[str]:
    """Chiến lược phát triển rừng bền vững …"""
    return re.compile(rf"(?<!\w){one_of(as_written('named without a number'))}\s+(?=\w)[^;.,:()“”\n]{{8,160}}")


@cache
def _name_end() -> re.Pattern[str]:
    """… đến năm 2030: what is no more of the name."""
    return re.compile(rf"\s(?:{one_of(as_written('behind a name without a number'))}|số \d)|\s\d")


def extract(text: Text) -> Record:
    """All that one file's document states. The same text gives the same record."""
    mended = mending.mend(text)
    if mended is not None:
        clean = flow(mended.text)
        return mending.verbatim(of_outline(clean, parse(clean)), mended)
    clean = flow(text)
    return of_outline(clean, parse(clean))


def of_outline(clean: Flow, outline: Outline) -> Record:
    """The record of an outlined flow."""
    reader = Reader(clean, folded(clean.text))
    head = header.read(outline, reader)
    document = head.document
    first = next((i.line.start for i in outline.items if i.zone != "portal"), 0)
    mentions = citations.scan(clean, reader, first)
    own = number_key(document.number) if document.number else None
    # The head names itself above its title; behind the signature stand recipients and a portal's own words.
    silent = [(i.line.start, i.line.end) for i in outline.items if i.zone in ("tail", "portal")]
    cited = [
        m
        for m in mentions
        if (m.key != own or m.start > (head.title[1] if head.title else 0))
        and not any(start <= m.start < end for start, end in silent)
    ]
    cited_documents, doubts = _citations(outline, head, cited, reader.low)
    kinds = sections.kinds(outline, reader.low, document.type)
    work = tasks.read(outline, reader, kinds, document)
    return Record(
        Source(clean.source.name, clean.source.digest, clean.source.media_type, len(clean.source.content)),
        document,
        tuple(cited_documents),
        tuple(relations.links(outline, cited, reader.low, own)),
        tuple(relations.changes(outline, cited, reader.low, reader.rare["this"])),
        tuple(_named(clean, cited, reader.rare["named document"])),
        work.tasks,
        targets.read(outline, reader, kinds),
        reports.read(outline, reader, kinds, work.tasks, document),
        funding.read(outline, reader, kinds),
        recipients.read(outline, reader),
        work.unread,
        (*head.warnings, *doubts, *(Note("reading", w) for w in clean.source.warnings)),
    )


def _citations(
    outline: Outline, head: header.Head, mentions: list[Mention], low: str
) -> tuple[list[Citation], list[Note]]:
    """One citation for each distinct document, and a warning for each number that only damage tells from another."""
    flow_ = outline.flow
    governed = relations.relations(outline, head, mentions, low)
    found: list[Citation] = []
    warnings: list[Note] = []
    for best, group in citations.entries(mentions, head.document.number, head.here.own):
        said = {governed.get(m.start, CITES) for m in group}
        relation = next((r for r in ("implements", "legal_basis") if r in said), CITES)
        found.append(Citation(best.act, relation, *flow_.raw(best.start, best.end), flow_.quote(best.start, best.end)))
        for mention in citations.damaged(group):
            span = (mention.number_start, mention.number_start + len(mention.act.number or ""))
            warnings.append(Note("damaged number", flow_.text[slice(*span)], *flow_.raw(*span)))
    return found, warnings


def _named(clean: Flow, mentions: list[Mention], rare: list[int]) -> list[Named]:
    """Strategies, schemes, treaties and congress resolutions named without a number; `rare`: where one may begin."""
    found: dict[str, Named] = {}
    matches = (_name().match(clean.text, start) for start in rare)
    for match in filter(None, matches):
        stop = _name_end().search(match.group())
        end = match.start() + (stop.start() if stop else len(match.group().rstrip()))
        if any(m.start <= match.start() < m.end for m in mentions):
            continue
        title = clean.text[match.start() : end].strip()
        if title.count(" ") >= 3:
            found.setdefault(folded(title), Named(title, *clean.raw(match.start(), match.start() + len(title))))
    return list(found.values())


def stages(text: Text) -> dict[str, Any]:
    """The stages of one document by name: text, outline, record."""
    clean = flow(text)
    outline = parse(clean)
    return {"text": text, "outline": outline, "record": of_outline(clean, outline)}
