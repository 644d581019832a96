"""Who signed: name, position and authority, from the signature block.

The mark above the position says for whom: TM. for a collective, KT. a deputy for the head, TL. by order, TUQ. by
authorisation, Q. acting (Nghị định 30/2020/NĐ-CP); Party papers write T/M, K/T, T/L.
"""

from __future__ import annotations

import re

from loaders.head_layout import Layout
from ontology.model import Signatory
from ontology.names import LOWER, UPPER
from ontology.phrases import post_case

_AUTHORITY = re.compile(
    r"(?P<mark>TM|KT|TL|TUQ|T/M|K/T|T/L|T/UQ|Q)\s*[./]?\s*(?P<of>["
    + UPPER
    + r"]["
    + UPPER
    + r" ,\-–]+["
    + UPPER
    + r"])"
)
_POSITION = re.compile(
    r"(?:PHÓ |Q\. ?|QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ(?: THƯỜNG TRỰC)?|CHÁNH VĂN PHÒNG|BỘ TRƯỞNG|THỨ TRƯỞNG|"
    r"THỦ TƯỚNG|TRƯỞNG BAN|"
    r"CỤC TRƯỞNG|VỤ TRƯỞNG|CHỦ NHIỆM|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG|CHÁNH ÁN|CHỈ HUY TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|"
    r"TỔNG BÍ THƯ|"
    r"THƯỜNG TRỰC|ỦY VIÊN|PHÓ THỦ TƯỚNG|CHÁNH THANH TRA|TRƯỞNG ĐOÀN)(?: [" + UPPER + r" ]+)?"
)
_SYLLABLE = rf"[{UPPER}][{LOWER}]+"
PERSON = re.compile(rf"(?<![\w.])(?P<name>{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,4}})\s*(?:\(.*\))?$")


def read(layout: Layout) -> tuple[Signatory, ...]:
    """The signatories in order; one, unless several bodies sign."""
    tail = layout.tail
    authority: str | None = None
    position: str | None = None
    found: list[Signatory] = []
    for item in tail:
        if item.family or (item.index == tail[0].index and layout.words(item).lower().startswith(("nơi", "noi"))):
            continue
        words = layout.words(item)
        at = 0
        marks = list(_AUTHORITY.finditer(words))
        if marks:
            authority = " ".join(words[marks[-1].start() : marks[-1].end()].split())
            at = marks[-1].end()
            if inner := _POSITION.search(words, marks[-1].start("of")):
                # "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" on one line: the second post is the signer's.
                second = _POSITION.search(words, inner.start() + 3)
                if second := re.search(r"(?<=\s)(?:PHÓ|Q\.)\s.*", words[inner.start() + 1 : marks[-1].end()]):
                    cut = inner.start() + 1 + second.start()
                    authority = " ".join(words[marks[-1].start() : cut].split())
                    at = cut
        for post in _POSITION.finditer(words, at):
            position = post_case(post.group())
            at = post.end()
        name = PERSON.search(words, at)
        if name and (position or authority) and not words.isupper() and (at or name.start() < 25):
            start, end = item.line.start + name.start("name"), item.line.start + name.end("name")
            found.append(Signatory(name["name"], position, authority, *layout.outline.flow.raw(start, end)))
            authority = position = None
            if len(found) >= 1 and not _several_sign(layout):
                break
    return tuple(found)


def _several_sign(layout: Layout) -> bool:
    """Whether several bodies sign, as in a coordination programme."""
    return sum(bool(re.match(r"(?:TM|T/M)\s*[./]", layout.words(i))) for i in layout.tail) > 1
