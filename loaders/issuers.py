"""Who issued a document, and whose document it is: from the letterhead, the preamble, the signature.

The issuer is the body in whose name it is issued. Its place decides what bare words (tỉnh, huyện) mean in the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders import agency_names, places
from loaders.head_layout import MOTTO, NUMBER_LINE, Layout, dateline, opens_preamble
from loaders.mentions import Mention
from ontology.names import folded, tone_placed

_ISSUES = re.compile(r"\s+(?:đã\s+)?(?:ban hành|xây dựng|yêu cầu|ra|quyết định|chỉ đạo)(?!\w)")
# Bodies of one name on several levels: only their place tells which.
_EVERYWHERE = frozenset({"Ủy ban nhân dân", "Hội đồng nhân dân", "Công an"})


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuing body as named, its place (None for central bodies), and the jurisdiction that follows."""

    mention: Mention
    of: str | None
    here: places.Jurisdiction


def read(layout: Layout, preamble: range, issued: str | None, title: str | None) -> Issuer | None:
    """The issuer, or None where nothing tells; `issued` is the day on which places and levels are asked for."""
    mention = (
        _from_type_line(layout)
        or _from_letterhead(layout)
        or _from_preamble(layout, preamble)
        or _from_signature(layout)
    )
    if mention is None:
        return None
    level = _level(mention)
    own = None
    if level != "central":
        own = _own_place(layout, mention, preamble, title)
        if own is not None and (level is None or mention.name in _EVERYWHERE):
            level = places.level_of(own, issued) or level
    here = places.jurisdiction(own, level, issued, layout.text)
    if own is None and title and (province := _province_of_title(title)):
        # Bare names of provincial bodies in what the centre concludes on one province are that province's.
        here = places.Jurisdiction(level, None, {"province": province, places.parts(province)[0]: province})
    return Issuer(mention, None if level == "central" else own, here)


def _level(mention: Mention) -> str | None:
    levels = {row.level for row in mention.rows}
    return levels.pop() if len(levels) == 1 else mention.head_level


def _province_of_title(title: str) -> str | None:
    """The one province that a title names, itself or by its Party committee: TẠI BUỔI LÀM VIỆC VỚI TỈNH ỦY …"""
    said = {place for place in places.named(title) if places.level_of(place) == "province"}
    words = folded(title)
    if " ủy " in words:
        said |= {place for place in places.provinces() if f" ủy {folded(places.parts(place)[1])}" in words}
    return said.pop() if len(said) == 1 else None


def _from_type_line(layout: Layout) -> Mention | None:
    """CỦA BỘ CHÍNH TRỊ under the type."""
    if layout.type_item is None:
        return None
    for item in layout.head:
        if item.index in (layout.type_item.index + 1, layout.type_item.index + 2) and (
            m := re.match(r"(?:CỦA|Của)\s+", layout.words(item))
        ):
            return layout.reader.one(item.line.start + m.end(), item.line.end)
    return None


def _from_letterhead(layout: Layout) -> Mention | None:
    """The last body named above the number, left of or above the motto."""
    found: list[Mention] = []
    central = False
    last = (
        layout.type_item.index
        if layout.type_item is not None
        else next((i.index for i in layout.head if opens_preamble().match(layout.words(i))), 0)
    )
    for item in layout.head:
        if item.index >= last or item.index in layout.stamped:
            break
        words = layout.words(item)
        motto = MOTTO.search(words)
        name = words[: motto.start()] if motto else words
        if not name.isupper() or len(name) > 160:
            continue
        stop = item.line.start + len(name)
        if number := NUMBER_LINE.search(layout.text, item.line.start, stop):
            stop = number.start()
        found.extend(layout.reader.anywhere(item.line.start, stop))
        central = central or name.endswith("TRUNG ƯƠNG")
    return _under_committee(found, central) if found else None


def _under_committee(found: list[Mention], central: bool) -> Mention:
    """The last body of a letterhead, by its full name where the Party committee above it is part of that: BAN TUYÊN
    GIÁO under TỈNH ỦY is Ban Tuyên giáo Tỉnh ủy, under BAN CHẤP HÀNH TRUNG ƯƠNG (`central`) Ban Tuyên giáo Trung ương.
    """
    issuing, above = found[-1], found[-2] if len(found) > 1 else None
    if issuing.rows:
        return issuing
    committee = "trung ương" if central else " ".join(above.name.split()[-2:]) if above else ""
    rows = agency_names.rows().get(folded(f"{issuing.name} {committee}"))
    if rows is None:
        return issuing
    kind, proper = (above.kind, above.proper) if above else (None, None)
    return issuing._replace(name=rows[0].name, rows=rows, kind=issuing.kind or kind, proper=issuing.proper or proper)


def _from_preamble(layout: Layout, preamble: range) -> Mention | None:
    """… UBND thị xã Hương Trà ban hành Kế hoạch …: who issues, right before the verb."""
    for item in layout.head[preamble.start :][::-1]:
        for verb in _ISSUES.finditer(layout.reader.low, item.line.start, item.line.end):
            # The name right before the verb, read from the beginning of its clause.
            first = max(layout.text.rfind(mark, item.line.start, verb.start()) for mark in ",;.") + 1
            for mention in layout.reader.anywhere(max(first, item.line.start), verb.start()):
                if mention.end == verb.start() and not mention.collective:
                    return mention
    return None


def _from_signature(layout: Layout) -> Mention | None:
    for item in layout.tail:
        match = re.match(r"(?:TM|T/M)\s*[./]\s*", layout.words(item))
        if match and (mention := layout.reader.one(item.line.start + match.end(), item.line.end)):
            return mention
    return None


def _own_place(layout: Layout, mention: Mention, preamble: range, title: str | None) -> str | None:
    """The place whose document it is: from the letterhead, the preamble's issuer, the title, the place line."""
    if mention.kind and mention.proper:
        return places.name(mention.kind, mention.proper)
    last = layout.type_item.index if layout.type_item is not None else len(layout.head)
    above = [i for i in layout.head if i.index < last and i.index not in layout.stamped]
    for item in above:
        words = layout.words(item)
        motto = MOTTO.search(words)
        if place := places.first_capitals(words[: motto.start()] if motto else words):
            return place
    issuing = _from_preamble(layout, preamble)
    if issuing is not None and issuing.kind and issuing.proper:
        return places.name(issuing.kind, issuing.proper)
    kind = places.kind_of((mention.kind or (issuing.kind if issuing else None) or "").lower()) or None
    short = next((m["place"].strip(" |*") for i in above if (m := dateline(layout.words(i)))), None)
    if title:
        for place, _ in places.named(title).most_common():
            if kind is None or place.startswith(kind + " "):
                return place
    if not kind and not short:
        return None
    said = places.named(layout.text, places.words_of(kind) if kind else None)
    if kind and short:
        near = [p for p, _ in said.most_common() if p.startswith(kind + " ") and p.endswith(" " + tone_placed(short))]
        return near[0] if near else places.name(kind, short)
    if short:
        near = [p for p, _ in said.most_common() if p.endswith(" " + tone_placed(short))]
        if near:
            return near[0]
    if kind:
        return next((p for p, _ in said.most_common() if p.startswith(kind + " ")), None)
    return None
