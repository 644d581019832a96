"""Whose body a mention is: the place that belongs to it, from its own words or from whose document it is."""

from __future__ import annotations

from functools import cache

from loaders import places
from loaders.mentions import Mention
from loaders.places import Jurisdiction
from ontology.wording import wording


@cache
def _of_the_centre() -> tuple[str, ...]:
    """… Trung ương: how bodies of the centre end that no row names."""
    return tuple(f" {words}" for words in wording("end of a central name"))


def place_of(mention: Mention, here: Jurisdiction) -> str | None:
    """The place whose body the mention is in a document of `here`; None for central, foreign and private bodies."""
    if mention.foreign or (not mention.rows and mention.name.lower().endswith(_of_the_centre())):
        return None
    if mention.kind is not None and mention.proper is not None:
        return places.name(mention.kind, mention.proper)
    if mention.kind is not None:
        return here.by_kind.get(places.kind_of(mention.kind)) or (here.own if mention.collective else None)
    if mention.is_central and not mention.collective:
        return None
    if here.level == "central":
        of_provinces = {row.level for row in mention.rows} or {mention.head_level or ""}
        return here.province if of_provinces == {"province"} and not mention.collective else None
    if mention.collective:
        return here.own
    levels = [row.level for row in mention.rows] or ([mention.head_level] if mention.head_level else [])
    if here.level in levels or not levels or "region" in levels:
        return here.own
    if "central" in levels:
        return None
    if "province" in levels and here.level in ("district", "commune"):
        return here.of_level("province")
    if "district" in levels and here.level == "commune":
        return here.of_level("district") or here.own
    return here.own


def shared(mentions: list[Mention], here: Jurisdiction) -> list[Mention]:
    """The mentions of a list, a place word behind one shared by those before it that have none.

    "Công an tỉnh, Bộ Chỉ huy Quân sự và Bộ Chỉ huy Bộ đội Biên phòng tỉnh": the last word holds for the second too.
    """
    found = list(mentions)
    for i in range(len(found) - 2, -1, -1):
        mention, after = found[i], found[i + 1]
        if mention.kind is not None or after.kind is None or mention.collective or mention.is_central:
            continue
        if not mention.rows or after.proper or places.kind_of(after.kind) in here.by_kind:
            found[i] = mention._replace(kind=after.kind, proper=after.proper)
    return found
