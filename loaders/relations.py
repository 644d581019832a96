"""How a document stands to those it names, and what it says of two others.

Its own relation is decided by the word that governs a name in title or preamble (Thực hiện, Căn cứ): the strongest
holds, a name nested in another's title (… về thực hiện Kết luận …) is only cited, and the nesting is a link between
the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.citations import Mention
from loaders.header import Head
from loaders.outline import Outline
from loaders.vocabulary import type_names
from ontology import tables
from ontology.model import AMENDS, APPROVES, CITES, IMPLEMENTS, LEGAL_BASIS, PROMULGATES, Act, Change, Link
from ontology.names import UPPER
from ontology.wording import one_of, phrases, whose, wording

_STRENGTH = {IMPLEMENTS: 0, LEGAL_BASIS: 1, CITES: 2}

_BREAK = re.compile(r"[;\n]|\.\s")  # between two names: no phrase reaches across
_JOINED = re.compile(r"\s*(?:,|và)\s*")  # between two ends of a link
_JOINT = re.compile(r"(?:,|và|, và)(?: số:?)?")  # between two names of a list
_CLAUSE_MARK = re.compile(rf"[;.,]\s+(?=[{UPPER}])")  # before another governing word in the same paragraph
_FARTHEST = 400  # characters between two names that a phrase may link
_LONGEST_TYPE = 40  # characters: a document's name for itself
_LONGEST_PART = 60  # characters: khoản 2 Điều 5


# ---------------------------------------------------------------- the phrases, each pattern put together from rows


def _standing(stands: str, *records: str) -> list[tables.Relation]:
    """The rows whose phrases stand there, of these relations or of any."""
    return [r for r in tables.relations() if stands in r.stands and (not records or r.record in records)]


@cache
def _carrying_out() -> str:
    """để tổ chức triển khai thực hiện có hiệu quả …"""
    verb = one_of(phrases(_standing("opening", IMPLEMENTS)))
    before, behind = one_of(wording("before carrying out")), one_of(wording("before a name"))
    return rf"(?:{before}\s+)*{verb}(?:\s*:)?\s+(?:{behind}\s+)*"


@cache
def _openings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What governs the names behind it, at the beginning of a preamble paragraph or of the title."""
    grounds = one_of(phrases(_standing("opening", LEGAL_BASIS)))
    return (
        (re.compile(_carrying_out()), IMPLEMENTS),
        (re.compile(rf"{grounds}\s*(?::\s*|\s)(?:các\s+)?"), LEGAL_BASIS),
    )


@cache
def _own_types() -> list[str]:
    """kế hoạch, quyết định, văn bản: what a document may call itself, longest first."""
    return sorted({*type_names(), *wording("this document")}, key=lambda name: (-len(name), name))


@cache
def _issuing() -> str:
    """ban hành kế hoạch …"""
    return rf"{one_of(wording('issues'))}\s+{one_of(_own_types())}\s+"


@cache
def _issues_plan() -> re.Pattern[str]:
    """… ban hành kế hoạch về việc triển khai thực hiện …"""
    return re.compile(rf"{_issuing()}(?:về\s+(?:việc\s+)?)?{_carrying_out()}")


@cache
def _title_opening() -> re.Pattern[str]:
    return re.compile(rf"(?:về\s+(?:việc\s+)?|v/v\s+)?(?:{_issuing()})?")


@cache
def _short_form() -> re.Pattern[str]:
    """(sau đây gọi tắt là …)"""
    return re.compile(rf"\s*\({one_of(wording('short form'))}[^)]*\)")


@cache
def _linking() -> tuple[re.Pattern[str], dict[str, tables.Relation]]:
    """Right between two names: what the first does to the second, or the second to the first (direction `in`)."""
    phrase, rows = whose(_standing("between"))
    changed = one_of((*wording("before a name"), *wording("before a name of what is changed")))
    return re.compile(rf"(?<!\w){phrase}(?:\s+{changed})*\s+$"), rows


@cache
def _own_verbs() -> tuple[re.Pattern[str], dict[str, tables.Relation]]:
    """What this document does to another: thay thế, bãi bỏ, sửa đổi."""
    verb, rows = whose(_standing("own"))
    return re.compile(rf"{verb}\s+"), rows


@cache
def _self_change() -> re.Pattern[str]:
    """này có hiệu lực từ ngày ký và, before a verb of change; what this document calls itself stands before it."""
    in_force = one_of(wording("in force"))
    return re.compile(rf"này\s+(?:{in_force}[^.;]*?\s)?(?:và\s+)?(?={_own_verbs()[0].pattern})")


@cache
def _carries_out_unnumbered() -> re.Pattern[str]:
    """… thực hiện chương trình hành động của …: a document without a number between two that have one."""
    return re.compile(rf"{one_of(phrases(_standing('between', IMPLEMENTS)))}\s{one_of(type_names())}\s")


@cache
def _in_front() -> re.Pattern[str]:
    """What may stand between the governing word and the name: articles and clauses of it (khoản 2 Điều 5), a type that
    no table knows.
    """
    part = rf"(?:{one_of(wording('before a part of a document'))} )?(?:các )?{one_of(wording('part of a document'))}"
    return re.compile(
        rf"(?:các|những)?|{part}[\w\s,]{{0,40}}|(?:các |những )?\w+(?: \w+){{0,3}}\s?(?::|\bsố:?|: số)|số:?"
    )


@cache
def _title_and_next() -> re.Pattern[str]:
    """… về … và: the title of a name, with the joint before the next of the list."""
    return re.compile(rf"\s*,?\s*{one_of(wording('opens a title'))}\s[^;]*?(?:,|\svà)\s*")


@cache
def _title_of_another() -> re.Pattern[str]:
    """… về | ban hành kế hoạch …"""
    return re.compile(rf"{one_of(wording('title of another in front'))}\s$")


def _own_name(low: str, end: int) -> int | None:
    """Where a document's name for itself begins that ends right before `end`."""
    words = low[max(0, end - _LONGEST_TYPE) : end].rstrip()
    return next((end - len(name) - 1 for name in _own_types() if words.endswith(name)), None)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A piece of title or preamble under one governing word: from behind the word to its end."""

    relation: str
    start: int
    end: int


def relations(outline: Outline, head: Head, mentions: list[Mention], low: str) -> dict[int, str]:
    """The relation of this document to each mention, by the mention's start; those not listed are cited."""
    found: dict[int, str] = {}
    for clause in _clauses(outline, head, low):
        position = clause.start
        inside = [m for m in mentions if clause.start <= m.start < clause.end]
        for mention in inside:
            between = low[position : mention.start]
            first = position == clause.start
            # A list under one word goes on behind the title of a name: "Căn cứ A về …; B về …", "A về … và B".
            tail = between[between.rindex(";") + 1 :] if ";" in between else None
            if _governed(between, first) or (tail is not None and _governed(tail, True)) or _joins(between, first):
                if _STRENGTH[clause.relation] < _STRENGTH[found.get(mention.start, CITES)]:
                    found[mention.start] = clause.relation
                position = _behind(low, mention)
    return found


def _behind(low: str, mention: Mention) -> int:
    match = _short_form().match(low, mention.end)
    return match.end() if match else mention.end


def _governed(between: str, first: bool) -> bool:
    """Whether nothing stands between the governing word, or the name before in the list, and this name."""
    between = between.strip()
    return _in_front().fullmatch(between) is not None if first else _JOINT.fullmatch(between) is not None


def _joins(between: str, first: bool) -> bool:
    """Whether a name goes on with the list behind the title of the name before it: "A về … và B"."""
    return not first and ". " not in between and _title_and_next().fullmatch(between) is not None


def _opened(text: str, low: str, start: int, end: int) -> list[tuple[int, str]]:
    """Where governed clauses begin in a paragraph, behind their word, and their relation: at its beginning, and where
    another such word begins with a capital behind a mark (; Căn cứ …).
    """
    found = []
    for at in (start, *(m.end() for m in _CLAUSE_MARK.finditer(text, start, end))):
        for pattern, kind in _openings():
            if match := pattern.match(low, at, end):
                found.append((match.end(), kind))
                break
    return found


def _clauses(outline: Outline, head: Head, low: str) -> list[_Clause]:
    """The governed clauses of title and preamble."""
    found = []
    if head.title is not None:
        start, end = head.title
        opening = _title_opening().match(low, start, end)
        if verb := _openings()[0][0].match(low, opening.end() if opening else start, end):
            found.append(_Clause(IMPLEMENTS, verb.end(), end))
    relation = None
    for item in [i for i in outline.items if i.zone == "head"][head.preamble.start :]:
        start, end = item.start, item.line.end
        opened = _opened(outline.flow.text, low, start, end)
        for n, (at, kind) in enumerate(opened):
            relation = kind
            found.append(_Clause(kind, at, opened[n + 1][0] if n + 1 < len(opened) else end))
        if not opened and relation is not None and item.family in ("dash", "plus"):
            found.append(_Clause(relation, start, end))
        for issues in _issues_plan().finditer(low, start, end):
            # "… của Thủ tướng Chính phủ về ban hành Kế hoạch triển khai …" is the title of another.
            if not _title_of_another().search(low, start, issues.start()):
                found.append(_Clause(IMPLEMENTS, issues.end(), end))
    return found


def links(outline: Outline, mentions: list[Mention], low: str, own: str | None) -> list[Link]:
    """The relations that the text states between two other documents (`own` is this one's key), each once, in order."""
    flow = outline.flow
    found: dict[tuple[str | None, str, str | None], Link] = {}
    sources: list[Mention] = []  # of the link read last, for what is joined to its target
    relation = ""
    for i, (first, second) in enumerate(pairwise(mentions)):
        said = _between(first, second, low)
        if said is None and sources and _JOINED.fullmatch(low, first.end, second.start):
            target = second  # A thực hiện B và C
        elif said is None:
            sources = []
            continue
        else:
            relation, passive = said
            sources, target = ([second], first) if passive else (_joined_before(mentions, i, low), second)
        if own in (first.key, second.key):
            sources = []
            continue
        span = flow.raw(first.start, second.end)
        for source in sources:
            key = (source.key, relation, target.key)
            if key not in found and source.key not in (target.key, own):
                found[key] = Link(
                    _end(source.act), relation, _end(target.act), *span, flow.quote(first.start, second.end)
                )
        if said is not None and said[1]:
            sources = []
    return list(found.values())


def _between(first: Mention, second: Mention, low: str) -> tuple[str, bool] | None:
    """The relation that is stated between two names that follow each other, and whether it is passive."""
    if first.start < second.start < first.end:
        return AMENDS, False  # only an amending law has another's name in its title
    if not 0 <= second.start - first.end <= _FARTHEST:
        return None
    between = low[first.end : second.start]
    return None if _BREAK.search(between) else _link(second, between)


def _joined_before(mentions: list[Mention], index: int, low: str) -> list[Mention]:
    """A mention, and those joined to it by và or a comma: "A và B thực hiện C" is two links."""
    chain = [mentions[index]]
    while index and _JOINED.fullmatch(low, mentions[index - 1].end, mentions[index].start):
        index -= 1
        chain.insert(0, mentions[index])
    return chain


def _link(second: Mention, between: str) -> tuple[str, bool] | None:
    """The relation that the words between two names state, and whether it is passive."""
    pattern, rows = _linking()
    match = pattern.search(between)
    if match is None:
        return None
    row = rows[match.lastgroup or ""]
    if row.record == IMPLEMENTS and _carries_out_unnumbered().search(between, 0, match.start()):
        return None  # … thực hiện Chương trình hành động của Chính phủ về thực hiện Nghị quyết số 8
    if row.record in (PROMULGATES, APPROVES) and second.act.number is None:
        return None
    return row.record, row.direction == "in"


def _end(act: Act) -> Act:
    """An act as the end of a link: what names it, with its date."""
    return Act(act.number, act.issued, act.title, act.type, act.issuer)


def changes(outline: Outline, mentions: list[Mention], low: str, this: list[int]) -> list[Change]:
    """What this document says that it does to others: replaces, repeals, amends; `this`: where it may name itself."""
    verbs, _ = _own_verbs()
    said = []
    for start in this:
        own = _own_name(low, start)
        if (
            own is not None
            and (change := _self_change().match(low, start))
            and (verb := verbs.match(low, change.end()))
        ):
            said.append((own, verb))
    for item in outline.items:
        # An article of a decision, or a point of it, that begins with what it does.
        if item.zone == "body" and item.numbered and (verb := verbs.match(low, item.start, item.end)):
            said.append((item.start, verb))
    return [
        change
        for start, verb in sorted(said, key=lambda s: s[0])
        for change in _changes(outline, mentions, low, start, verb)
    ]


def _changes(outline: Outline, mentions: list[Mention], low: str, start: int, verb: re.Match[str]) -> Iterator[Change]:
    """The documents named behind a verb of change, up to the end of its paragraph or sentence."""
    flow, end = outline.flow, verb.end()
    stop = min(p for p in (low.find("\n", end), low.find(". ", end), len(low)) if p >= 0)
    relation = _own_verbs()[1][verb.lastgroup or ""].record
    behind = end
    for mention in mentions:
        if not end <= mention.start < stop:
            continue
        between = flow.text[behind : mention.start]
        if behind > end and not re.fullmatch(r"\s*(?:,|;|và)\s*(?:các\s+)?", between):
            break  # named in the title of the one before
        part = flow.text[end : mention.start].strip(" ,;") or None if behind == end else None
        part = part if part and len(part) < _LONGEST_PART else None
        behind = mention.end
        yield Change(relation, _end(mention.act), part, *flow.raw(start, mention.end), flow.quote(start, mention.end))
