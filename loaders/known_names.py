"""A name that the tables know, at its place in a document: how the record has it, and whose body it is.

A known name may go on: with the body that a Party body is in, with a region, with several places (a group), or as the
longer name of a body that no row names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders import agency_names, groups, name_ends, places, unknown_names
from loaders.agency_names import ABBREVIATED, Known
from loaders.mentions import Mention
from loaders.name_ends import written_out
from ontology.names import UPPER, folded, tone_placed
from ontology.phrases import agency_heads, place_in_name
from ontology.wording import wording

if TYPE_CHECKING:
    from loaders.agencies import Reader

_KIND_ALONE = re.compile(places.KIND + r"(?!\w)")
_PROPER = re.compile(rf"\s+({places.PROPER})")
# Party committees and Youth Unions whose name tells the kind of their place.
_KIND_OF_BODY = {
    "tỉnh ủy": "tỉnh", "tỉnh đoàn": "tỉnh", "thành ủy": "thành phố", "thành đoàn": "thành phố", "huyện ủy": "huyện",
    "huyện đoàn": "huyện", "thị ủy": "thị xã", "thị đoàn": "thị xã", "quận ủy": "quận", "quận đoàn": "quận",
}  # fmt: skip
_WORD = re.compile(r"[\w&]+(?:[-.][\w&]+)*")
_HELD_IN = re.compile(rf"\s(?:ở\s|cơ quan\s)?(?=[{UPPER}])")
# How the small words begin that go on with a name: its place (tỉnh, huyện, xã …), or several places (các, cấp).
_GOING_ON = frozenset("cấ cá nh mộ to tấ từ tỉ hu qu th xã ph tx tp đặ".split())
_REGION = re.compile(r"(?:(?<=khu vực)|\s(?:khu vực|Khu vực))\s(?:[IVX]{1,5}|\d{1,2})(?!\w)")
_JOINTS = re.compile(r"(?:\s*[-,&]\s*|\s+)(?:và\s+)?")


def known_name(reader: Reader, start: int, known: Known, end: int) -> Mention | None:
    """The agency whose known name begins at `start`, with what goes on with the name."""
    text, low = reader.flow.text, reader.low
    stop, full = known
    written = text[start:stop]
    rows = agency_names.rows()[low[start:stop]]
    if full:
        # Written out as it stands where that is a name of the same body (Trang TTĐT), else the body's own name.
        out = _written_out(reader, start, stop, end)
        same = any(row in rows for row in agency_names.rows().get(name_ends.key(out), ()))
        name = reader.written.get(full) or (out if same or ABBREVIATED.search(out) is None else full)
    else:
        # In capitals, as in a letterhead, only the table tells the capitals of the name.
        name = rows[0].name if written.isupper() and folded(rows[0].name) == folded(written) else tone_placed(written)
    if region := _REGION.match(text, stop, end):
        # Kho bạc Nhà nước khu vực XI: a body of several provinces.
        return Mention(f"{name}{region.group()}", start, region.end(), rows=rows, foreign=True)
    behind = low[stop : stop + 1] if stop < end else ""
    if behind != " ":
        # Nothing but a comma and a named place can go on with the name.
        found = Mention(name, start, stop, rows=rows)
        return reader.placed(found, end) if behind == "," else found
    if low[start:stop] in wording("Party body in a body") and (body := _held_in(reader, stop, end)):
        return body._replace(name=name + text[stop : body.start] + body.name, start=start)
    if text[stop + 1 : stop + 2].islower() and low[stop + 1 : stop + 3] not in _GOING_ON:
        return Mention(name, start, stop, rows=rows)
    if several := groups.bodies(reader, start, stop, end, name):
        return several
    if place_in_name().match(low[start:stop]) and (proper := _PROPER.match(text, stop, end)):
        return Mention(f"{name} {proper[1]}", start, proper.end(), rows=rows)
    if place := _place_by_name(reader, low[start:stop], stop, end):
        return Mention(name, start, place[2], place[0], place[1], rows)
    if not full and _goes_on(reader, stop, end):
        # "Sở Văn hóa" of a longer, unknown name.
        head = agency_heads().match(low, start, end)
        if head is not None:
            return unknown_names.unknown(reader, start, head, end)
    return reader.placed(Mention(name, start, stop, rows=rows), end)


def _held_in(reader: Reader, stop: int, end: int) -> Mention | None:
    """The body inside which a Party body stands that ends at `stop`: Tổ đảng ở Ủy ban Kinh tế."""
    link = _HELD_IN.match(reader.flow.text, stop, end)
    body = reader.one(link.end(), end) if link else None
    return body if body is not None and not body.collective and body.end - body.start > 6 else None


def _written_out(reader: Reader, start: int, stop: int, end: int) -> str:
    """A known name written out; the kind of place behind it tells what BCHQS stands for."""
    text = reader.flow.text
    out = written_out(text[start:stop])
    if ABBREVIATED.search(out) and (place := name_ends.PLACE.match(text, stop, end)):
        longer, kind = written_out(text[start : place.end("kind")]), " " + written_out(place["kind"])
        if longer.endswith(kind):
            return longer.removesuffix(kind)
    return out


def _place_by_name(reader: Reader, name: str, stop: int, end: int) -> tuple[str, str, int] | None:
    """The place of a body whose name tells its kind (Huyện đoàn Vân Khê), or that is the document's own (Sở Y tế
    Hà Nội).
    """
    kind = next((kind for ending, kind in _KIND_OF_BODY.items() if name.endswith(ending)), None)
    if name_ends.PLACE.match(reader.flow.text, stop, end):
        return None  # Thành ủy Thành phố Hồ Chí Minh
    if kind and (proper := _PROPER.match(reader.flow.text, stop, end)) and name_ends.is_proper(proper[1]):
        return kind, proper[1], proper.end()
    if not reader.flow.text[stop + 1 : stop + 2].isupper() or place_in_name().match(name):
        return None
    for place in dict.fromkeys(reader.here.by_kind.values()):
        kind, short = places.parts(place)
        last = stop + 1 + len(short)
        if last <= end and reader.flow.text.startswith(" " + short, stop) and not reader.low[last : last + 1].isalnum():
            return kind, short, last
    return None


def _goes_on(reader: Reader, stop: int, end: int) -> bool:
    """Whether a known name is only the beginning of a longer one: "Phòng Y tế" of "Phòng Y tế Dự phòng"."""
    word = _WORD.match(reader.flow.text, stop + 1, end)
    return (
        word is not None
        and word.group()[0].isupper()
        and not word.group().isupper()
        and folded(word.group()) != "khóa"  # Ban Chấp hành Trung ương khóa XII
        and places.NAMED.match(reader.flow.text, stop + 1, end) is None
        and _KIND_ALONE.match(reader.flow.text, stop + 1, end) is None
        and stop + 1 not in reader.known
        and agency_heads().match(reader.low, stop + 1, end) is None
    )


def as_spelled(reader: Reader, mention: Mention) -> Mention:
    """A known body with its parts joined as this document joins them elsewhere: Phát thanh - Truyền hình."""
    if " và " not in mention.name and " - " not in mention.name:
        return mention
    for row in agency_names.rows().get(folded(mention.name), ()):
        spelled = reader.written.get(row.name, "")
        if _JOINTS.split(folded(spelled)) == _JOINTS.split(folded(mention.name)):
            return mention._replace(name=spelled)
    return mention
