"""Lists of agencies in a sentence: Sở A, Sở B và các đơn vị liên quan; names that share a head word (Các Bộ: A, B)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from loaders import agency_names, groups, name_ends, persons, places
from loaders.mentions import Mention
from ontology.abbreviations import expanded
from ontology.names import folded, tone_placed
from ontology.wording import one_of, wording

if TYPE_CHECKING:
    from loaders.agencies import Reader

SEPARATOR = re.compile(r"\s*(?:;|,(?:\s*(?:và|cùng|cùng với))?|và|cùng với|cùng|với|\+)\s+")
_COMMA = re.compile(r"[,;.]")


@cache
def _heads() -> re.Pattern[str]:
    """A head word before a colon that names share: Các Bộ, ngành: Quốc phòng, Công an."""
    head, beside = one_of(wording("head of a list")), one_of(wording("beside the head of a list"))
    return re.compile(rf"(?:các|một số)\s+(?P<heads>(?:{head}(?:,\s+{beside})?(?:,\s+)?)+)\s?:\s+")


@cache
def _concerned() -> re.Pattern[str]:
    """đơn vị có liên quan, at the end of a list."""
    nouns = one_of(wording("concerned without article"))
    return re.compile(rf"{nouns}(?:, (?:\w+ ?){{1,2}})?\s+(?:có\s+)?liên quan")


def several(reader: Reader, start: int, end: int) -> tuple[list[Mention], int]:
    """The agencies listed from `start` on, and where the list ends; an empty list where none is named there."""
    found: list[Mention] = []
    position = start
    while position < end:
        if headed := _headed(reader, position, end):
            found.extend(headed)
        elif mention := _next(reader, position, end, found):
            if found and _is_more_of_a_post(reader, found[-1], mention):
                mention = _with_post(reader, found.pop(), mention)
            found.append(mention)
        else:
            break
        step = SEPARATOR.match(reader.low, found[-1].end, end)
        if step is None:
            break
        position = step.end()
    return found, found[-1].end if found else start


def _next(reader: Reader, start: int, end: int, before: list[Mention]) -> Mention | None:
    """The agency at `start` in a list, where names may lean on those before them."""
    if mention := reader.one(start, end):
        return mention
    if not before:
        return None
    if before[-1].proper and (place := places.NAMED.match(reader.flow.text, start, end)):
        # "UBND huyện A, thị xã B": the second place shares the name before it.
        return before[-1]._replace(start=start, end=place.end(), kind=place["kind"], proper=place["proper"])
    if _concerned().match(reader.low, start, end):
        return groups.unnamed(reader, start, end)  # … và đơn vị có liên quan
    return None


def _is_more_of_a_post(reader: Reader, before: Mention, mention: Mention) -> bool:
    """Whether a post alone and the group behind it are one group: Giám đốc, Thủ trưởng các sở, ban, ngành.

    A minister (Bộ trưởng) is one without a body's name.
    """
    if not (mention.collective and mention.name.startswith("Thủ trưởng")):
        return False
    return not before.name.startswith("Bộ trưởng") and persons.is_bare_post(reader, before)


def _with_post(reader: Reader, before: Mention, mention: Mention) -> Mention:
    words = tone_placed(reader.flow.text[before.start : mention.start])
    return mention._replace(name=f"{words}{mention.name}", start=before.start)


def _headed(reader: Reader, start: int, end: int) -> list[Mention]:
    """The agencies of a list whose names share a head word before a colon: Các Bộ: Quốc phòng, Công an."""
    headed = _heads().match(reader.low, start, end) if reader.low[start] in "cm" else None
    if headed is None:
        return []
    heads = [head.strip() for head in headed["heads"].split(",") if head.strip()]
    found: list[Mention] = []
    position = headed.end()
    while position < end:
        mention = next((m for head in heads if (m := headless(reader, head, position, end))), None)
        if mention is None:
            break
        found.append(mention)
        step = SEPARATOR.match(reader.low, mention.end, end)
        if step is None:
            break
        position = step.end()
    return found


def headless(reader: Reader, head: str, start: int, end: int) -> Mention | None:
    """An agency named without its head word: "Công Thương" behind "Các sở:"."""
    longest = min(end, start + name_ends.LONGEST)
    stops = {m.start() for m in _COMMA.finditer(reader.low, start, longest)}
    stops |= {m.start() for m in name_ends.JOINT.finditer(reader.low, start, longest)}
    for last in sorted({*stops, reader.action_behind(start, longest), end}, reverse=True):
        rows = agency_names.rows().get(f"{head.lower()} {reader.low[start:last].strip()}")
        if rows is None:
            rows = agency_names.rows().get(folded(f"{head} {expanded(reader.flow.text[start:last].strip())}"))
        if rows is not None:
            return Mention(reader.written.get(rows[0].name, rows[0].name), start, last, rows=rows)
    return None
