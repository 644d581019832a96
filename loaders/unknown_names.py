"""A name that no row has: read by its head word (Trung tâm …), or taken as it stands.

Such a name goes on up to what the body does, its place, or a mark.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from loaders import groups, name_ends
from loaders.mentions import Mention
from loaders.name_ends import written_out
from ontology.names import UPPER, folded
from ontology.phrases import agency_heads, head_level

if TYPE_CHECKING:
    from loaders.agencies import Reader

_END_OF_NAME = re.compile(r"[;:.()\n“”\"/]|,(?=\s)|\s[-–]\s(?![" + UPPER + r"])")
_TERRITORY = re.compile(r"\s+(?:(?:đóng )?(?:trên|trong) địa bàn|thuộc|của)\Z")


def unknown(reader: Reader, start: int, head: re.Match[str], end: int) -> Mention | None:
    """An agency that no row names: its head word and what follows, up to a verb, a place or a mark."""
    low, text = reader.low, reader.flow.text
    last = min(end, start + name_ends.LONGEST)
    behind = head.end()
    if inner := agency_heads().match(low, behind + 1, last):
        behind = inner.end()  # Văn phòng Ban chỉ đạo …
    if several := groups.bodies(reader, start, behind, last, written_out(text[start:behind])):
        return several  # Văn phòng các huyện ủy, thị ủy
    if found := _END_OF_NAME.search(low, behind, last):
        last = found.start()
    last = reader.action_behind(behind, last)
    if place := name_ends.PLACE.search(text, head.end() - 1, last):
        last = min(last, place.start())
    # "… và Sở B": the next agency begins; "Thông tin và Truyền thông" goes on.
    for joint in name_ends.JOINT.finditer(low, head.end(), last):
        if reader.starts_agency(joint.end(), end):
            last = joint.start()
            break
    name = text[start:last].rstrip(" -–")
    last = start + len(name)
    if len(name.split()) < 2:
        return None
    if name.isupper() and len(name) > 6:
        name = name.capitalize()
    if last == behind:
        name += _rest_of_name(reader, low[inner.start() if inner else start : last])
    level = head_level(head.group())
    return reader.placed(Mention(written_out(name), start, last, head_level=level), end)


def _rest_of_name(reader: Reader, head: str) -> str:
    """How a name goes on that the document says in full elsewhere, where here only its head word stands."""
    if head not in reader.rests:
        reader.rests[head] = ""  # while it is looked for
        found: Counter[str] = Counter()
        at = reader.low.find(head)
        while at >= 0:
            mention = reader.one(at, min(len(reader.low), at + 2 * name_ends.LONGEST))
            if mention is not None and len(mention.name) > len(head) and folded(mention.name).startswith(head):
                found[mention.name[len(head) :]] += 1
            at = reader.low.find(head, at + len(head))
        reader.rests[head] = found.most_common(1)[0][0] if found else ""
    return reader.rests[head]


def plain(reader: Reader, start: int, end: int) -> Mention:
    """The words as a body that nothing tells more of, the place words at their end apart."""
    text = reader.flow.text
    several = groups.begin().match(reader.low, start, end) is not None
    place = name_ends.PLACE.search(text, start, end)
    if place is None or place.end() != end or place.start() == start:
        return Mention(written_out(text[start:end]), start, end, collective=several)
    name = written_out(_TERRITORY.sub("", text[start : place.start()]))
    return Mention(name, start, end, place["kind"], place["proper"], collective=several)
