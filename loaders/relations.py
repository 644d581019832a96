"""How a document stands to those it names, and what it says of two others.

Its own relation is decided by the word that governs a name in title or preamble (Thực hiện, Căn cứ): the strongest
holds, a name nested in another's title (… về thực hiện Kết luận …) is only cited, and the nesting is a link between
the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from loaders.citations import Mention
from loaders.header import Head
from loaders.outline import Outline
from ontology.model import (
    AMENDS,
    APPROVES,
    CITES,
    DETAILS,
    IMPLEMENTS,
    LEGAL_BASIS,
    PROMULGATES,
    REPEALS,
    REPLACES,
    Act,
    Change,
    Link,
)

_STRENGTH = {IMPLEMENTS: 0, LEGAL_BASIS: 1, CITES: 2}

# What governs the names behind it, at the beginning of a preamble paragraph or of the title.
_IMPLEMENTING = re.compile(
    r"(?:(?:tổ chức|tiếp tục|để|nhằm)\s+)*(?:triển khai(?:,?\s*thực hiện)?|thực hiện|cụ thể hóa|thi hành)\s+"
    r"(?:(?:nội dung|các nội dung|có hiệu quả|hiệu quả|nghiêm túc|tốt)\s+)*"
)
_BASED = re.compile(r"(?:căn cứ(?:\s+vào)?|theo|xét|trên cơ sở)\s*(?::\s*|\s)(?:các\s+)?")
_ISSUES_PLAN = re.compile(
    r"(?:ban hành|xây dựng)\s+(?:kế hoạch|chương trình(?: hành động)?|đề án|phương án|chỉ thị|"
    r"văn bản)\s+(?:về\s+(?:việc\s+)?)?(?:(?:tổ chức|tiếp tục)\s+)*(?:triển khai(?:,?\s*thực hiện)?|thực hiện|"
    r"cụ thể hóa)\s+"
)
_TITLE_OPENING = re.compile(r"(?:về\s+(?:việc\s+)?|v/v\s+)?(?:ban hành\s+(?:kế hoạch|chương trình(?: hành động)?)\s+)?")
_ABBREVIATED = re.compile(r"\s*\((?:sau đây|dưới đây|gọi|viết)[^)]*\)")

# Between two names: what the first does to the second, or the second to the first (passive).
_LINKING: tuple[tuple[str, bool, re.Pattern[str]], ...] = (
    (AMENDS, True, re.compile(
        r"(?:được|đã được)\s+(?:sửa đổi|bổ sung|điều chỉnh)[^.;]*?(?:bởi|theo|tại|bằng)\s+(?:các\s+)?$"
    )),
    (REPLACES, True, re.compile(r"được thay thế (?:bởi|bằng|theo)\s+$")),
    (AMENDS, False, re.compile(
        r"(?:sửa đổi,?\s*(?:và\s+)?bổ sung|sửa đổi|bổ sung|điều chỉnh)\s*(?:,?\s*thay thế\s+)?(?:một số (?:điều|"
        r"nội dung|khoản|quy định)|khoản[^;.]*|điều[^;.]*|nội dung[^;.]*)?(?:\s*(?:của|tại|kèm theo|"
        r"ban hành kèm theo))*\s+(?:các\s+)?$"
    )),
    (REPLACES, False, re.compile(r"thay thế\s+(?:các\s+)?$")),
    (REPEALS, False, re.compile(r"bãi bỏ\s+(?:(?:một phần|toàn bộ|một số điều của)\s+)?(?:các\s+)?$")),
    (DETAILS, False, re.compile(
        r"(?:quy định chi tiết|hướng dẫn (?:chi tiết|thi hành|thực hiện)|quy định (?:chi tiết )?(?:và hướng dẫn|"
        r"và biện pháp|một số))[^;]{0,90}?(?:của|thi hành|thực hiện)?\s+(?:các\s+)?$"
    )),
    (IMPLEMENTS, False, re.compile(
        r"(?:triển khai(?:,?\s*thực hiện)?|thực hiện|cụ thể hóa|thi hành)\s+(?:có hiệu quả\s+|các\s+|nội dung\s+)*$"
    )),
    (PROMULGATES, False, re.compile(r"ban hành(?:\s+kèm theo)?\s+$")),
    (APPROVES, False, re.compile(r"phê duyệt\s+$")),
)  # fmt: skip
_BREAK = re.compile(r"[;\n]|\.\s")  # between two names: no phrase reaches across
_JOINED = re.compile(r"\s*(?:,|và)\s*")
_FARTHEST = 400  # characters between two names that a phrase may link
_SELF_CHANGE = re.compile(
    r"(?:quyết định|kế hoạch|chỉ thị|nghị quyết|quy định|quy chế|thông tư|"
    r"hướng dẫn|văn bản|công văn) này\s+(?:(?:có hiệu lực[^.;]*?\s)?(?:và\s+)?)?"
    r"(?P<verb>thay thế|bãi bỏ|sửa đổi,? bổ sung|sửa đổi)\s+"
)
_VERBS = {"thay thế": REPLACES, "bãi bỏ": REPEALS}
_CHANGES = re.compile(r"(?P<verb>thay thế|bãi bỏ|sửa đổi,? bổ sung|sửa đổi|bổ sung)\s+")
_LONGEST_PART = 60  # characters: khoản 2 Điều 5


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
            if _governed(between, position == clause.start):
                if _STRENGTH[clause.relation] < _STRENGTH[found.get(mention.start, CITES)]:
                    found[mention.start] = clause.relation
                position = _behind(low, mention)
            elif ";" in between and _governed(between[between.rindex(";") + 1 :], True):
                # A list under one word: "Căn cứ A về …; B về …".
                if _STRENGTH[clause.relation] < _STRENGTH[found.get(mention.start, CITES)]:
                    found[mention.start] = clause.relation
                position = _behind(low, mention)
    return found


def _behind(low: str, mention: Mention) -> int:
    match = _ABBREVIATED.match(low, mention.end)
    return match.end() if match else mention.end


def _governed(between: str, first: bool) -> bool:
    """Whether nothing stands between the governing word, or the name before in the list, and this name."""
    between = between.strip()
    if first:
        return (
            between in ("", "các", "những")
            or re.fullmatch(r"(?:các )?(?:điều|khoản|điểm|mục|văn bản|nội dung)[\w\s,]{0,40}", between) is not None
        )
    return between in (",", "và", ", và")


def _clauses(outline: Outline, head: Head, low: str) -> list[_Clause]:
    """The governed clauses of title and preamble."""
    found = []
    if head.title is not None:
        start, end = head.title
        opening = _TITLE_OPENING.match(low, start, end)
        if verb := _IMPLEMENTING.match(low, opening.end() if opening else start, end):
            found.append(_Clause(IMPLEMENTS, verb.end(), end))
    relation = None
    for item in [i for i in outline.items if i.zone == "head"][head.preamble.start :]:
        start, end = item.start, item.line.end
        at = start
        for pattern, kind in ((_IMPLEMENTING, IMPLEMENTS), (_BASED, LEGAL_BASIS)):
            if match := pattern.match(low, start, end):
                relation, at = kind, match.end()
                found.append(_Clause(kind, at, end))
                break
        else:
            if relation is not None and item.family in ("dash", "plus"):
                found.append(_Clause(relation, start, end))
        for issues in _ISSUES_PLAN.finditer(low, start, end):
            found.append(_Clause(IMPLEMENTS, issues.end(), end))
    return found


def links(outline: Outline, mentions: list[Mention], low: str, own: str | None) -> list[Link]:
    """The relations that the text states between two other documents (`own` is this one's key), each once, in order."""
    flow = outline.flow
    found: dict[tuple[str | None, str, str | None], Link] = {}
    for i, (first, second) in enumerate(pairwise(mentions)):
        if not 0 <= second.start - first.end <= _FARTHEST:
            continue
        between = low[first.end : second.start]
        link = None if _BREAK.search(between) else _link(second, between)
        if link is None:
            continue
        relation, passive = link
        sources, target = ([second], first) if passive else (_joined_before(mentions, i, low), second)
        if own in (first.key, second.key):
            continue
        span = flow.raw(first.start, second.end)
        for source in sources:
            key = (source.key, relation, target.key)
            if key not in found and source.key not in (target.key, own):
                found[key] = Link(
                    _end(source.act), relation, _end(target.act), *span, flow.quote(first.start, second.end)
                )
    return list(found.values())


def _joined_before(mentions: list[Mention], index: int, low: str) -> list[Mention]:
    """A mention, and those joined to it by và or a comma: "A và B thực hiện C" is two links."""
    chain = [mentions[index]]
    while index and _JOINED.fullmatch(low, mentions[index - 1].end, mentions[index].start):
        index -= 1
        chain.insert(0, mentions[index])
    return chain


def _link(second: Mention, between: str) -> tuple[str, bool] | None:
    """The relation that the words between two names state, and whether it is passive."""
    for relation, passive, pattern in _LINKING:
        if pattern.search(between):
            if relation in (PROMULGATES, APPROVES) and second.act.number is None:
                return None
            return relation, passive
    return None


def _end(act: Act) -> Act:
    """An act as the end of a link: what names it, with its date."""
    return Act(act.number, act.issued, act.title, act.type, act.issuer)


def changes(outline: Outline, mentions: list[Mention], low: str) -> list[Change]:
    """What this document says that it does to others: replaces, repeals, amends."""
    if "thay thế" not in low and "bãi bỏ" not in low and "sửa đổi" not in low:
        return []
    said = [(match.start(), match.end(), match["verb"]) for match in _SELF_CHANGE.finditer(low)]
    for item in outline.items:
        # An article of a decision, or a point of it, that begins with what it does.
        if item.zone == "body" and item.numbered and (verb := _CHANGES.match(low, item.start, item.end)):
            said.append((item.start, verb.end(), verb["verb"]))
    return [
        change for start, end, verb in sorted(said) for change in _changes(outline, mentions, low, start, end, verb)
    ]


def _changes(outline: Outline, mentions: list[Mention], low: str, start: int, end: int, verb: str) -> Iterator[Change]:
    """The documents named behind a verb of change, up to the end of its paragraph or sentence."""
    flow = outline.flow
    stop = min(p for p in (low.find("\n", end), low.find(". ", end), len(low)) if p >= 0)
    relation = _VERBS.get(verb.split(",")[0], AMENDS)
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
