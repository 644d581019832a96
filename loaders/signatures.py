"""Who signed: name, position and authority, from the signature block.

The mark above the position says for whom: TM. for a collective, KT. a deputy for the head, TL. by order, TUQ. by
authorisation, Q. acting (Nghị định 30/2020/NĐ-CP); Party papers write T/M, K/T, T/L.
"""

from __future__ import annotations

import re
from functools import cache

from loaders.head_layout import Layout
from loaders.vocabulary import sign_marks
from ontology.model import Signatory
from ontology.names import LOWER, UPPER
from ontology.phrases import post_case, signing_posts

_OWN_POST = re.compile(r"(?<=\s)(?:PHÓ|Q\.)\s")
_SYLLABLE = rf"[{UPPER}][{LOWER}]+"
PERSON = re.compile(rf"(?<![\w.])(?P<name>{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,4}})\s*(?:\(.*\))?$")


@cache
def _authority() -> re.Pattern[str]:
    """KT. CHỦ TỊCH: a mark, with or without its stop, and the one signed for."""
    return re.compile(rf"(?P<mark>{sign_marks()})\s*[./]?\s*(?P<of>[{UPPER}][{UPPER} ,\-–]+[{UPPER}])")


@cache
def _position() -> re.Pattern[str]:
    """PHÓ CHỦ TỊCH, Q. GIÁM ĐỐC, CHÁNH VĂN PHÒNG …: a post, with what follows it in capitals."""
    posts = "|".join(sorted(map(re.escape, signing_posts()), key=lambda p: (-len(p), p)))
    return re.compile(rf"(?:PHÓ |(?:{sign_marks('acting')})[. ] ?)?(?:{posts})(?: [{UPPER} ]+)?")


@cache
def _for_body() -> re.Pattern[str]:
    """TM. ỦY BAN NHÂN DÂN: for a collective."""
    return re.compile(rf"(?:{sign_marks('collective')})\s*[./]")


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
        marks = list(_authority().finditer(words))
        if marks:
            authority = " ".join(words[marks[-1].start() : marks[-1].end()].split())
            at = marks[-1].end()
            inner = _position().search(words, marks[-1].start("of"))
            if inner and (second := _OWN_POST.search(words, inner.start() + 2, marks[-1].end())):
                # "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" on one line: the second post is the signer's.
                at = second.start()
                authority = " ".join(words[marks[-1].start() : at].split())
        for post in _position().finditer(words, at):
            held = post.group()
            if authority and (second := _OWN_POST.search(held, 2)):
                # "KT. BỘ TRƯỞNG," goes on in the next line: "CHỦ NHIỆM PHÓ CHỦ NHIỆM".
                authority = " ".join(f"{authority} {held[: second.start()]}".split())
                held = held[second.start() :].strip()
            position = post_case(held)
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
    return sum(bool(_for_body().match(layout.words(i))) for i in layout.tail) > 1
