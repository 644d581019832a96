"""Groups of bodies as one agency: các sở, ban, ngành; UBND các xã, phường; Ủy ban nhân dân cấp xã.

A group keeps its name as written, without the place it belongs to; *liên quan* stays part of it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from loaders import name_ends, places
from loaders.mentions import Mention
from loaders.name_ends import written_out
from ontology.phrases import group_nouns
from ontology.wording import one_of, wording

if TYPE_CHECKING:
    from loaders.agencies import Reader

ARTICLES = ("các", "những", "một số", "toàn thể", "tất cả các", "từng", "mỗi", "hệ thống")
ARTICLE = f"(?:{'|'.join(ARTICLES)})"
_KINDS = r"(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu|tx\.?|tp\.?)"
_KIND_JOINT = r"(?:\s*,\s*|\s+và\s+|\s*/\s*)(?:các\s+)?"
_KIND = re.compile(rf"{_KIND_JOINT}(?P<noun>{_KINDS})(?!\w)")
_COMMITTEE = re.compile(rf"{_KIND_JOINT}(?P<noun>(?:tỉnh|thành|huyện|thị|quận|đảng) ủy)(?!\w)")
_CONCERNED = re.compile(r"\s+(?:có\s+)?liên quan")
_TERRITORY = re.compile(
    r"\s+(?:trên địa bàn|đóng trên địa bàn|trong)\s+(?:toàn\s+)?(?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường)(?!\w)"
)
_OF_AT_END = re.compile(r"(?<!trực)\s(?:của|thuộc)\Z")  # before the place that is no part of the name
_PLACE_AT_END = re.compile(r"(?:\s+thuộc)?\s+(?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường)\s*$")
_MARK = re.compile(r"[;:.,()\n“”\"]")
_LEVELS = re.compile(r"(?:(?:\s*,\s*|\s+và\s+)cấp\s+(?:tỉnh|huyện|xã)(?!\w))+")
_ALL_LEVELS = re.compile(r"(?:,\s*|\s+và\s+)các\s+(?:cấp|ngành)(?!\w)")  # các cấp, các ngành: one group
_MANAGED = re.compile(r"\s+quản lý(?!\w)")
_MOST_PARTS = 4


@cache
def begin() -> re.Pattern[str]:
    """Where a group begins: an article before one of its nouns, two nouns in a row, or one that always means many."""
    nouns = group_nouns()
    pair = rf"{nouns}(?:,\s|\svà\s){nouns}[^\w]|(?:sở|ban|phòng)\s(?:ban\s)?ngành[^\w]"
    return re.compile(rf"{ARTICLE}\s+(?={nouns})|(?=(?!cấp,){pair})|(?={one_of(wording('always several'))}(?!\w))")


@cache
def _private() -> re.Pattern[str]:
    """các doanh nghiệp: as the first noun it makes the group one of no place."""
    return re.compile(rf"(?:{ARTICLE}\s+)?{one_of(wording('always several'))}")


@cache
def _foreign() -> re.Pattern[str]:
    """… nước ngoài, … thuộc Bộ: anywhere in a group it makes it one of no place."""
    return re.compile(one_of(wording("group of no place")))


@cache
def _scope() -> re.Pattern[str]:
    """cấp tỉnh, địa phương: what says which of the bodies are meant."""
    return re.compile(rf"\s+{one_of(wording('scope of a group'))}(?!\w)")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(group_nouns() + r"(?!\w)")


@cache
def _step() -> re.Pattern[str]:
    return re.compile(rf"(?:,\s*|\s+và\s+|;\s*|\s*[-/]\s*|\s+)(?={group_nouns()}(?!\w))")


@cache
def _of_several() -> re.Pattern[str]:
    """What makes several bodies of a known name: UBND *các* xã, UBND *cấp* xã, UBND *xã, phường*."""
    pair = rf"{_KINDS}(?:\s*,\s*|\s+và\s+)(?:{ARTICLE}\s+)?(?:tỉnh|{_KINDS})"
    return re.compile(rf"\s+(?:cấp\s+(?:tỉnh|huyện|xã)|{ARTICLE}\s+(?={group_nouns()})|(?={pair}))")


def group(reader: Reader, start: int, nouns: int, end: int) -> Mention | None:
    """The group at `start` whose nouns begin at `nouns`, or None where they are no body's name."""
    low, text = reader.low, reader.flow.text
    stop = name_end = _end(reader, nouns, end)
    kind, proper = None, None
    place = name_ends.PLACE.match(text, stop, end)
    if place and ("," not in place.group() or place["proper"]):
        kind, proper = place["kind"], place["proper"]
        if proper and (reader.starts_agency(place.start("proper"), end) or not name_ends.is_proper(proper)):
            proper = None
        stop = place.end() if proper is not None else place.end("kind")
    name = written_out(_OF_AT_END.sub("", text[start:name_end].rstrip()))
    if len(name.split()) < 2:
        return None
    foreign = (_private().match(low, start, stop) or _foreign().search(low, start, stop)) is not None
    return Mention(name, start, stop, kind, proper, collective=True, foreign=foreign)


def unnamed(reader: Reader, start: int, end: int) -> Mention | None:
    """The group whose nouns begin at `start` without an article, as behind a post or "phối hợp với", or None."""
    noun = _noun().match(reader.low, start, end)
    if noun is None:
        return None
    alone = Mention(reader.flow.text[start : noun.end()], start, noun.end(), collective=True)
    return group(reader, start, start, end) or alone


def _end(reader: Reader, nouns: int, end: int) -> int:
    """Where the name of a group ends: behind its nouns and what qualifies them."""
    low = reader.low
    match = _noun().match(low, nouns, end)
    position = match.end() if match else nouns
    while True:
        position = _nouns_end(reader, position, end)
        if concerned := _CONCERNED.match(low, position, end):
            scope = _scope().match(low, concerned.end(), end)
            return scope.end() if scope else concerned.end()
        scope = _scope().match(low, position, end)
        if scope is None:
            break
        position = scope.end()
    # What qualifies the nouns goes on to the next verb or mark: "các xã khó khăn bãi ngang ven biển và hải đảo".
    for _ in range(_MOST_PARTS):
        if name_ends.PLACE.match(reader.flow.text, position, end):
            break
        position = _qualified(reader, position, end)
        step = _step().match(low, position, end)
        noun = _noun().match(low, step.end(), end) if step and step.group().startswith(",") else None
        if noun is None or _is_longer_name(reader, noun) or _CONCERNED.search(low, position - 10, position):
            break
        # "các cơ quan thông tấn, báo chí": another noun behind the comma.
        position = noun.end()
    return position


def _nouns_end(reader: Reader, position: int, end: int) -> int:
    """Where the list of nouns ends: các sở, ban, ngành, đoàn thể."""
    low = reader.low
    while step := _step().match(low, position, end):
        noun = _noun().match(low, step.end(), end)
        if noun is None or _is_longer_name(reader, noun) or ";" in step.group():
            break
        if step.group().isspace() and noun.group() in wording("no noun behind a noun"):
            break  # các đoàn thể tổ chức …: a clause, or a place
        position = noun.end()
    if low.endswith(("các cấp", "các ngành"), 0, position) and (all_ := _ALL_LEVELS.match(low, position, end)):
        return all_.end()
    return position


def _is_longer_name(reader: Reader, noun: re.Match[str]) -> bool:
    """Whether the noun only begins a known name: "ban" of "Ban Tuyên giáo"."""
    known = reader.known.get(noun.start())
    return known is not None and known.end > noun.end()


def _qualified(reader: Reader, position: int, end: int) -> int:
    """Where the words that qualify a group end."""
    low = reader.low
    mark = _MARK.search(low, position, end)
    stop = reader.action_behind(position, mark.start() if mark else end)
    if low.endswith(("phạm vi", "trực thuộc"), position, stop) and (managed := _MANAGED.match(low, stop, end)):
        stop = managed.end()
    for joint in name_ends.JOINT.finditer(low, position, stop):
        if reader.starts_agency(joint.end(), end):
            stop = joint.start()
            break
    if concerned := _CONCERNED.search(low, position, stop):
        stop = concerned.end()
    if scope := _scope().match(low, stop, end):
        stop = scope.end()
    if territory := _TERRITORY.search(low, position, stop):
        stop = min(stop, territory.start())
    if place := _PLACE_AT_END.search(low, position, stop):
        stop = place.start()
    return stop if stop - position <= name_ends.LONGEST else position


# ---------------------------------------------------------------- the same body of several places


def bodies(reader: Reader, start: int, stop: int, end: int, name: str) -> Mention | None:
    """The bodies of several places behind a known name that ends at `stop`, or None where one place's body is meant."""
    match = _of_several().match(reader.low, stop, end)
    if match is None:
        return None
    words = match.group().strip()
    if words.startswith("cấp"):
        more = _LEVELS.match(reader.low, match.end(), end)
        last = more.end() if more else match.end()
        return Mention(f"{name} {reader.flow.text[stop:last].strip()}", start, last, collective=True)
    noun = _noun().match(reader.low, match.end(), end)
    return _of_kinds(reader, start, stop, noun.end() if noun else match.end(), end, name)


def bodies_of_kinds(reader: Reader, mention: Mention, place: re.Match[str], end: int) -> Mention | None:
    """The bodies of kinds of places without an article: "Ủy ban nhân dân xã, phường"."""
    step = _KIND.match(reader.low, place.end("kind"), end)
    if step is None or places.NAMED.match(reader.flow.text, step.start("noun"), end):
        return None
    return _of_kinds(reader, mention.start, mention.end, place.end("kind"), end, mention.name)


def _of_kinds(reader: Reader, start: int, stop: int, position: int, end: int, name: str) -> Mention:
    low, text = reader.low, reader.flow.text
    kind = _COMMITTEE if low.endswith(" ủy", stop, position) else _KIND
    while (step := kind.match(low, position, end)) and not places.NAMED.match(text, step.start("noun"), end):
        position = step.end()
    if (concerned := _CONCERNED.match(low, position, end)) or (concerned := _scope().match(low, position, end)):
        position = concerned.end()
    full = written_out(f"{name} {text[stop:position].strip()}")
    place = name_ends.PLACE.match(text, position, end)
    if place and "," not in place.group():
        return Mention(full, start, place.end(), place["kind"], place["proper"], collective=True)
    return Mention(full, start, position, collective=True)
