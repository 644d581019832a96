"""Recipients: the lines of Nơi nhận and a letter's Kính gửi, split into single bodies, with the note behind them.

Nearly every word of these lists is short, so they are read written out (`written_out`), each line by itself
(`recipient_names`); *Như Điều 3* and *các cơ quan tại mục III.6* are whom that article or item names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from loaders import known_names, name_ends, recipient_names, written_out
from loaders.agencies import Reader
from loaders.outline import Outline
from ontology.model import Recipient
from ontology.names import folded
from ontology.tables import roles
from ontology.wording import one_of, phrases, wording

_BRACKETS = re.compile(r"\(\s*(?P<note>[^()]*)\s*\)?|/\s*(?P<short>b/c|t/h)\b")
_ARTICLE = re.compile(r"như (?:các )?điều (?P<number>\d+)")
_ITEM = re.compile(
    r"(?:các )?(?:cơ quan|đơn vị|cơ quan, đơn vị)(?: nêu)? (?:tại|ở) (?:mục|điểm|khoản)\s+(?P<labels>[\w. ,]+?)\s*"
    r"(?:kế hoạch|quyết định|chỉ thị|văn bản)?(?: này)?\s*[;.,]?$"
)
_PORTFOLIO = re.compile(r"\s(?:ubnd|hđnd|ủy ban|tu)(?!\w)")  # behind what an officer looks after
_COVERING = re.compile(r"[;}]\s*\(")  # where a note covers the lines above as well
_LISTED = ("dash", "plus", "dot")


@cache
def _purpose() -> re.Pattern[str]:
    """để báo cáo, b/c: what a note behind a name says of it."""
    return re.compile(one_of(wording("purpose of a note")), re.IGNORECASE)


@cache
def _no_recipient() -> re.Pattern[str]:
    """Lưu: VT, NC · Như trên"""
    words = one_of((*wording("archive"), *wording("as above")))
    return re.compile(rf"{words}|{one_of(wording('who keeps it'))}\b")


@cache
def _heading() -> re.Pattern[str]:
    """Nơi nhận: also with marks lost"""
    return re.compile(rf"{one_of(wording('recipients heading'))}\s*:?\s*")


@cache
def _salutation() -> re.Pattern[str]:
    """Kính gửi: · Thủ tướng Chính phủ điện:"""
    to, by_wire = wording("salutation"), wording("telegraphs")
    return re.compile(rf"(?:{one_of(to)}|[^\n]{{0,60}}\s{one_of(by_wire)})\s*:\s*|{one_of(to)}\s+")


@cache
def _asked() -> re.Pattern[str]:
    """kính đề nghị …"""
    return re.compile(rf"{one_of(phrases(row for row in roles() if row.part == 'ask'))}\s+")


class _Piece(NamedTuple):
    """A span of the flow that names recipients, and the note that it bears; `covering`: for the lines above as well."""

    start: int
    end: int
    note: str | None = None
    covering: bool = False


def read(outline: Outline, reader: Reader) -> tuple[Recipient, ...]:
    """All recipients in the order of the text, each once."""
    lines = [*_addressed(outline, reader), *_listed(outline, reader.low)]
    pieces = [piece for start, end in lines for piece in _pieces(outline, reader, start, end)]
    if not pieces:
        return ()
    full = written_out.written_out(outline.flow, [(p.start, p.end) for p in pieces], reader.here)
    inside = Reader(full, folded(full.text), reader.here, reader.day)
    found: list[Recipient] = []
    for piece, line in zip(pieces, full.lines, strict=True):
        if piece.covering:
            # A note behind the stop or brace of the last of several lines covers them all.
            last = next((n for n in range(len(found), 0, -1) if found[n - 1].purpose), 0)
            found[last:] = [replace(r, purpose=piece.note) for r in found[last:]]
        mentions = [
            known_names.as_spelled(reader, m) if full.was_short(m.start, m.end) else m
            for m in recipient_names.bodies(inside, line.start, line.end)
        ]
        found.extend(Recipient(agency, piece.note) for agency in inside.agencies(mentions))
    return _each_once(found)


def _addressed(outline: Outline, reader: Reader) -> list[tuple[int, int]]:
    """The spans of Kính gửi: on its line, and on the list behind it."""
    found: list[tuple[int, int]] = []
    if not reader.rare["salutation"]:
        return found
    low, after = reader.low, False
    for item in outline.items:
        if item.zone == "tail":
            break
        if item.zone == "portal":
            continue
        if salutation := _salutation().match(low, item.start, item.end):
            after = True
            if salutation.end() < item.end:
                found.append((salutation.end(), item.end))
        elif after and item.family in _LISTED:
            found.append((item.start, item.end))
        elif after:
            break
    return found


def _listed(outline: Outline, low: str) -> list[tuple[int, int]]:
    """The spans of the lines of Nơi nhận, markers left out."""
    found: list[tuple[int, int]] = []
    inside = False
    for item in outline.items:
        if item.zone != "tail":
            continue
        if not item.family and (heading := _heading().match(low, item.start, item.end)):
            inside = True
            if heading.end() < item.end:
                start = (
                    heading.end()
                    + len(low[heading.end() : item.end])
                    - len(low[heading.end() : item.end].lstrip("-–+ "))
                )
                found.append((start, item.end))
        elif inside and item.family in _LISTED:
            found.append((item.start, item.end))
        elif inside and not item.family and found and item.line.cell is None:
            inside = False
    return found


def _pieces(outline: Outline, reader: Reader, start: int, end: int) -> list[_Piece]:
    """The spans of a line that name bodies: notes left out, references to an article or item resolved."""
    low = reader.low
    if start >= end or _no_recipient().match(low, start, end):
        return []
    if article := _ARTICLE.match(low, start, end):
        return _of_article(outline, low, f"Điều {article['number']}")
    if reference := _ITEM.match(low, start, end):
        return _of_item(outline, reader, set(re.findall(r"\w+", reference["labels"])))
    note = None
    cuts: list[tuple[int, int]] = []
    alone: list[_Piece] = []
    for bracket in _BRACKETS.finditer(low, start, end):
        inner = bracket.span("note") if bracket["note"] is not None else bracket.span()
        words = outline.flow.text[slice(*inner)].strip(" /")
        if _PORTFOLIO.match(low, bracket.end(), end) and not _purpose().search(words):
            continue  # PCVP (NC) UBND tỉnh
        cuts.append(bracket.span())
        if _purpose().search(words):
            note = words
        elif _part().match(folded(words)):
            # "VP. Chính phủ (Cục KSTTHC)": the part alone.
            before = max(low.rfind(",", start, bracket.start()), low.rfind(";", start, bracket.start()), start - 1) + 1
            cuts[-1] = (before, bracket.end())
            alone.append(_Piece(*inner))
    covering = note is not None and _COVERING.search(low, start, end) is not None
    found: list[_Piece] = []
    position = start
    for first, last in [*cuts, (end, end)]:
        if first > position and low[position:first].strip(" .,;{}"):
            found.append(_Piece(position, first))
        position = max(position, last)
    pieces = [
        p._replace(note=note) if note else p
        for p in (sorted([*found, *alone]) if alone else found)
        if not _purpose().fullmatch(low, p.start, p.end)
    ]
    if pieces and covering:
        pieces[0] = pieces[0]._replace(covering=True)
    return pieces


@cache
def _part() -> re.Pattern[str]:
    """(Cục …), in brackets behind the body that it is part of."""
    return re.compile(rf"{one_of(wording('part in brackets'))}\s")


@cache
def _obliged() -> tuple[re.Pattern[str], ...]:
    """… chịu trách nhiệm thi hành: behind those whom an article obliges; the surest first."""
    return tuple(re.compile(one_of(wording(use))) for use in ("takes effect", "obliges in an article"))


def _of_article(outline: Outline, low: str, label: str) -> list[_Piece]:
    """Whom an article obliges: its first words, or the words of the item in it that says "chịu trách nhiệm"."""
    article = next((i for i in outline.items if i.family == "article" and i.label == label), None)
    if article is None:
        return []
    for obliged in _obliged():
        for item in (article, *outline.under(article)):
            if found := obliged.search(low, item.start, item.end):
                return [_Piece(item.start, found.start())]
    return []


def _of_item(outline: Outline, reader: Reader, labels: set[str]) -> list[_Piece]:
    """The bodies that an item of the document begins with: "các cơ quan tại mục 6 III Kế hoạch"."""
    wanted = {label.lower() for label in labels}
    item = next((i for i in outline.items if i.zone == "body" and set(i.path.lower().split(".")) == wanted), None)
    if item is None:
        return []
    asked = _asked().match(reader.low, item.start, item.end)
    start = asked.end() if asked else item.start
    return [_Piece(start, reader.action_behind(start, item.end))]


def _each_once(recipients: list[Recipient]) -> tuple[Recipient, ...]:
    seen: dict[tuple[str, str | None], Recipient] = {}
    for r in recipients:
        seen.setdefault((name_ends.key(r.agency.name), r.agency.of), r)
    return tuple(seen.values())
