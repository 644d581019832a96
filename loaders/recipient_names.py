"""The single bodies of a line of recipients, whose abbreviations are written out: lists under a head word (Các sở: …),
officers of an office (VPCP: …), posts and kinds of places that names share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.agencies import Reader
from loaders.agency_lists import headless
from loaders.mentions import Mention
from loaders.unknown_names import plain
from ontology import lookup
from ontology.abbreviations import expanded
from ontology.names import folded
from ontology.phrases import post_name, posts
from ontology.wording import in_full, one_of, wording

_STEP = re.compile(r"\s*(?:[,;]|\s(?:và|cùng)\s)\s*(?:(?:và|cùng)\s+)?")
_JOINT = re.compile(r"(?:[ ,;.–+}{/)(:-]+|(?:và|cùng)\s)+")
_COLON = re.compile(r"\s*:\s*")
_PLACES_LISTED = re.compile(r"\s(?:các|một số)\s(?:tỉnh|thành phố|huyện|xã|phường)[\w, ]*$")
_OF_PLACES = re.compile(r"(?P<body>.+?)(?P<places>\s(?:các|cấp)\s.+)$")
_PERSON = re.compile(r"(?:\s[A-ZĐÀ-Ỹ][a-zà-ỹđ]+){2,4}$")
_TERRITORY = re.compile(r"\s+(?:(?:trên|trong) địa bàn|thuộc)\s*$")
_LONGEST_OPENING = 90  # characters before a colon
_GOVERNMENT = "Văn phòng Chính phủ"


@cache
def _headed() -> re.Pattern[str]:
    """Các Bộ, ngành: the head word of the names behind the colon."""
    head, beside = one_of(wording("head of a list")), one_of(wording("beside the head of a list"))
    return re.compile(rf"(?:các\s+)?(?P<head>{head})(?:,? {beside})*")


@cache
def _office() -> re.Pattern[str]:
    """Văn phòng …: the officers behind the colon are its own."""
    return re.compile(rf"{one_of(wording('office of officers'))}\s")


@cache
def _above() -> re.Pattern[str]:
    """Cục X, Bộ Y: between a part and its body."""
    return re.compile(rf"\s*[,-]\s*(?={one_of(wording('body behind its part'))}(?!\w))")


@dataclass(slots=True)
class _Line:
    """What holds for the rest of a line: the head word of its names, the office whose officers they are."""

    head: str | None = None
    office: Mention | None = None


def bodies(reader: Reader, start: int, end: int) -> list[Mention]:
    """The bodies of a line in order; what names nothing known is a body as written."""
    line = _Line()
    found: list[Mention] = []
    position = start
    while position < end:
        position = _behind_marks(reader.low, position, end)
        if position >= end:
            break
        opened = _opened(reader, position, end, line, found)
        if opened > position:
            position = opened
            continue
        named = reader.one(position, end)
        unknown = line.head is None and named is None
        mentions, behind = _next(reader, position, end, line, named)
        if unknown and found and found[-1].collective and ";" not in reader.low[found[-1].end : position]:
            # More of a group: Các trường Mầm non, Tiểu học và Trung học cơ sở.
            if mentions:
                found[-1] = plain(reader, found[-1].start, mentions[-1].end)._replace(collective=True)
        else:
            found.extend(mentions)
        position = behind
    return [_named(m) for m in _shared_places(_shared_posts(found))]


def _behind_marks(low: str, position: int, end: int) -> int:
    joint = _JOINT.match(low, position, end)
    return joint.end() if joint else position


def _opened(reader: Reader, start: int, end: int, line: _Line, found: list[Mention]) -> int:
    """Where the list behind a colon begins, with what its names share noted; `start` where none is opened."""
    low = reader.low
    colon = low.find(":", start, min(end, start + _LONGEST_OPENING))
    behind = _COLON.match(low, colon - (low[colon - 1] == " ")) if colon > start else None
    if behind is None:
        return start
    if headed := _headed().fullmatch(low[start:colon].strip()):
        line.head = headed["head"].capitalize()
        return behind.end()
    mention = reader.one(start, colon)
    if mention is None or low[mention.end : colon].strip():
        return start
    if mention.collective and (several := _PLACES_LISTED.search(mention.name)):
        found.extend(_of_places(reader, mention, mention.name[: several.start()], behind.end(), end))
        return end
    if mention.collective:
        # Its members' short names say no more: các phòng, đơn vị: ĐMPT, TH.
        found.append(_of_office(mention, line.office))
        return end
    if _office().match(low, start, colon) or mention.rows:
        line.office, line.head = mention, None
        return behind.end()
    return start


def _of_places(reader: Reader, mention: Mention, name: str, start: int, end: int) -> list[Mention]:
    """The body of each place of a list: Chủ tịch UBND các tỉnh, thành phố: Hà Tĩnh, Huế."""
    found = []
    for place in re.finditer(r"[^,;]+", reader.flow.text[start:end]):
        proper = place.group().strip(" .")
        first = start + place.start() + place.group().index(proper) if proper else 0
        proper = re.sub(r"^(?:và|tỉnh|thành phố)\s", "", proper)
        if not proper:
            continue
        rows = lookup.places(proper, day=reader.day)
        kinds = [row.kind for row in rows if row.level == "province"] or [row.kind for row in rows] or ["tỉnh"]
        found.append(
            mention._replace(
                name=name, start=first, end=first + len(proper), kind=kinds[0], proper=proper, collective=False
            )
        )
    return found


def _next(reader: Reader, start: int, end: int, line: _Line, mention: Mention | None) -> tuple[list[Mention], int]:
    """The next name of a list, `mention` where one is known there, and where the list goes on."""
    low, text = reader.low, reader.flow.text
    if line.head is not None:
        known = headless(reader, line.head, start, end)
        stop = _piece_end(reader, start, end)
        if known is None and (" - " in text[start:stop] or not _begins(reader, start, end)):
            short = text[start:stop].strip(" .")
            full = expanded(f"{line.head} {short}", recipients=True)
            return [Mention(full, start, start + len(short))], stop
        if known is not None:
            return [known], known.end
    if mention is None:
        stop = _piece_end(reader, start, end)
        words = text[start:stop].rstrip(" .-–,")
        return ([_of_office(plain(reader, start, start + len(words)), None)] if len(words) > 1 else []), stop
    stop = _piece_end(reader, mention.end, end)
    rest = text[mention.end : stop].rstrip(" .-–,")
    if rest.startswith("/") and posts().fullmatch(folded(mention.name)):
        stop = mention.end + 1  # Trợ lý/Thư ký của …
    elif rest.strip() and not _is_no_name(reader, mention, rest, end):
        mention = plain(reader, start, mention.end + len(rest))._replace(collective=mention.collective)
    is_part = folded(mention.name).startswith(wording("part before its body"))
    if is_part and (parent := _above().match(low, mention.end, end)):
        above = reader.one(parent.end(), end)
        if above is not None:
            stop = max(stop, above.end)
    return [_of_office(mention, line.office)], stop


def _is_no_name(reader: Reader, mention: Mention, rest: str, end: int) -> bool:
    """Whether the words behind a name are no part of it: the body it is under, a territory, the holder of a post."""
    if _above().match(reader.low, mention.end, end) or _TERRITORY.match(rest):
        return True
    return posts().match(reader.low, mention.start) is not None and _PERSON.fullmatch(rest) is not None


def _piece_end(reader: Reader, start: int, end: int) -> int:
    """Where a name ends that begins before `start`: at a comma or stop, or where behind "và" another agency begins."""
    for step in _STEP.finditer(reader.low, start, end):
        if step.group().strip().startswith((",", ";")) or _begins(reader, step.end(), end):
            return step.start()
    return end


def _begins(reader: Reader, start: int, end: int) -> bool:
    """Whether a body or a post begins at `start`."""
    return reader.starts_agency(start, end) or posts().match(reader.low, start, end) is not None


def _of_office(mention: Mention, office: Mention | None) -> Mention:
    """An officer or a part of an office with the office's name: CVP of the office of the People's Committee."""
    if office is None:
        return mention
    name = mention.name
    is_post = posts().fullmatch(folded(name)) is not None
    if office.name == _GOVERNMENT:
        if folded(name).endswith("cổng thông tin điện tử"):
            return mention._replace(name=f"{name} Chính phủ", rows=office.rows, kind=None, proper=None)
        if is_post or (mention.collective and not mention.rows):
            return mention._replace(name=f"{name} {office.name}", rows=office.rows, foreign=True)
        return mention
    officer = posts().match(folded(name)) is not None
    if not officer and not (mention.collective and not mention.rows):
        return mention
    body = office.name.removeprefix("Thường trực ")
    if officer and folded(name).endswith(("văn phòng", "chủ tịch")):
        body = body.removeprefix("Văn phòng ")
    if folded(name).endswith(folded(body)):
        return mention
    return mention._replace(
        name=f"{name} {body}", kind=office.kind, proper=office.proper, rows=office.rows, head_level=office.head_level
    )


def _shared_posts(mentions: list[Mention]) -> list[Mention]:
    """Posts that share the body behind the last: Chủ tịch, các Phó Chủ tịch UBND tỉnh."""
    shared = list(mentions)
    for i in range(len(shared) - 2, -1, -1):
        name, after = shared[i].name, shared[i + 1]
        if folded(name) == "chánh":
            name = "Chánh Văn phòng"  # Chánh, các Phó Chánh Văn phòng
        if not posts().fullmatch(folded(name)) or folded(name).endswith("bộ trưởng"):
            continue
        post = posts().match(folded(after.name))
        if post is None or post.end() == len(after.name):
            continue
        shared[i] = shared[i]._replace(
            name=post_name(name) + after.name[post.end() :],
            kind=after.kind,
            proper=after.proper,
            rows=after.rows,
            head_level=after.head_level,
        )
    return shared


def _shared_places(mentions: list[Mention]) -> list[Mention]:
    """Committees that share the places behind the last: Đảng ủy, UBND các xã, phường."""
    shared = list(mentions)
    for i in range(len(shared) - 2, -1, -1):
        mention, after = shared[i], shared[i + 1]
        several = _OF_PLACES.fullmatch(after.name) if after.collective else None
        if several is None or mention.collective or mention.kind is not None:
            continue
        if {folded(mention.name), folded(several["body"])} <= set(wording("shares places")):
            shared[i] = mention._replace(
                name=mention.name + several["places"], collective=True, kind=after.kind, proper=after.proper
            )
    return shared


def _named(mention: Mention) -> Mention:
    """The mention with its full name where lists shorten it in words, also behind a post (Trợ lý Thủ tướng)."""
    for short, full in in_full("shortened in a list").items():
        if mention.name.endswith(short):
            return mention._replace(name=mention.name.removesuffix(short) + full, foreign=True)
    return mention
