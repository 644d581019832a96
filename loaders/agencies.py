"""Agencies in the words of a document: read where one is expected, alone or as a list.

The longest known name comes before any splitting of lists, because names contain commas, dashes and "và" (Sở Văn hóa,
Thể thao và Du lịch). Names are kept as written, abbreviations written out and tone marks placed.

What a name begins with tells how it is read: a group (`groups`), a person (`persons`), a name that the tables know
(`known_names`), a head word (`unknown_names`); `agency_lists` reads several in a row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from loaders import (
    agency_lists,
    agency_names,
    belonging,
    groups,
    known_names,
    name_ends,
    persons,
    places,
    unknown_names,
)
from loaders.agency_names import Known
from loaders.flow import Flow
from loaders.mentions import Mention
from ontology.model import Agency
from ontology.names import UPPER
from ontology.phrases import agency_heads, group_nouns, name_openings, posts
from ontology.wording import one_of, wording

_FIRST_WORD = re.compile(r"\w+")


@cache
def _possible() -> re.Pattern[str]:
    """Where an agency may begin: a capital, an article, the nouns of a group."""
    return re.compile(rf"(?<!\w)(?:[{UPPER}]|{groups.ARTICLE}\s|{group_nouns()}[, ])")


@cache
def _inner_unit() -> re.Pattern[str]:
    """bộ phận Địa chính"""
    return re.compile(rf"{one_of(wording('inner unit'))}\s[{UPPER}]")


@cache
def _given() -> tuple[str, ...]:
    """giao …, với …, right before an inner unit."""
    return tuple(f"{word} " for word in wording("before an inner unit"))


@cache
def _first_words() -> frozenset[str]:
    """The first words of all that an agency's name may begin with, but for the names that the tables know."""
    return frozenset(_FIRST_WORD.findall(name)[0] for name in (*groups.ARTICLES, *name_openings()))


@dataclass(slots=True)
class Reader:
    """Reads the agencies of one document; `here`, `day` and `issuing` are set when its head has been read."""

    flow: Flow
    low: str
    here: places.Jurisdiction = field(default_factory=places.Jurisdiction)
    day: str | None = None
    issuing: frozenset[str] = frozenset()  # the names of the body that issues the document and of its head
    known: dict[int, Known] = field(default_factory=dict)
    rests: dict[str, str] = field(default_factory=dict)  # how a name goes on that begins with a head word
    rare: dict[str, list[int]] = field(default_factory=dict)  # where the rare words of each use stand, in order
    _starts: list[int] = field(default_factory=list)
    _written: dict[str, str] | None = None

    def __post_init__(self) -> None:
        self.known, self.rare = agency_names.find(self.flow.text, self.low)
        self._starts = sorted(self.known)

    @property
    def written(self) -> dict[str, str]:
        """How the document spells each full name of the tables that it names."""
        if self._written is None:
            self._written = agency_names.as_written(self.flow.text, self.low, self.known)
        return self._written

    def one(self, start: int, end: int) -> Mention | None:
        """The agency named at `start`, or None where none is; nothing behind `end` is looked at."""
        low = self.low
        known = self.known.get(start)
        if known is not None and known.end > end:
            known = None
        first = _FIRST_WORD.match(low, start, end)
        if first is not None and first[0] in _first_words():
            if (group := groups.begin().match(low, start, end)) and not self._two_bodies(start, group.end()):
                return groups.group(self, start, group.end(), end)
            if post := posts().match(low, start, end):
                return persons.post(self, start, post.end(), end)
            if known is None and (head := agency_heads().match(low, start, end)) and self._may_head(start):
                return unknown_names.unknown(self, start, head, end)
        return known_names.known_name(self, start, known, end) if known else None

    def several(self, start: int, end: int) -> tuple[list[Mention], int]:
        """The agencies listed from `start` on, and where the list ends; an empty list where none is named there."""
        return agency_lists.several(self, start, end)

    def anywhere(self, start: int, end: int) -> Iterator[Mention]:
        """The agencies named anywhere between `start` and `end`, outer names only, in order."""
        position = start
        starts = {m.start() for m in _possible().finditer(self.flow.text, start, end)}
        starts.update(self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)])
        for at in sorted(starts):
            if at < position:
                continue
            mention = self.one(at, end)
            if mention is not None:
                yield mention
                position = mention.end

    # ------------------------------------------------------------ where names begin and end

    def starts_agency(self, start: int, end: int) -> bool:
        """Whether an agency's name begins at `start`, as far as its first word tells."""
        return (
            start in self.known
            or groups.begin().match(self.low, start, end) is not None
            or (agency_heads().match(self.low, start, end) is not None and self._may_head(start))
        )

    def _may_head(self, start: int) -> bool:
        """Whether a head word begins a name: in a capital, or an inner unit right behind giao or với."""
        if self.flow.text[start].isupper():
            return True
        return self.low.endswith(_given(), 0, start) and _inner_unit().match(self.flow.text, start) is not None

    def _two_bodies(self, start: int, nouns: int) -> bool:
        """Whether what looks like two nouns of a group are two known bodies: Tỉnh ủy, Đài Phát thanh …"""
        known = self.known.get(start)
        if nouns > start or known is None:
            return False
        joint = agency_lists.SEPARATOR.match(self.low, known.end)
        return joint is not None and joint.end() in self.known and self.flow.text[joint.end()].isupper()

    def action_behind(self, start: int, end: int) -> int:
        """Where what the agency does begins, from `start` on: at an action word that is no part of the name."""
        text = self.flow.text
        position = start
        while found := name_ends.action().search(self.low, position, end):
            position = found.start() + 1
            # In capitals it is part of the name (Phòng Pháp chế và Phổ biến …), as is a syllable that completes a word
            # with a capital (Trợ giúp, Hàng không).
            if text[found.start() + 1].isupper():
                continue
            word = text[text.rfind(" ", 0, found.start()) + 1 : found.start()]
            if self._is_in_word(found):
                continue
            if " " not in found.group().strip() and word.istitle() and found.start() > start:
                continue
            return found.start()
        return end

    def _is_in_word(self, action: re.Match[str]) -> bool:
        """Whether an action word is made of parts of other words: doanh nghiệp viễn thông báo cáo."""
        first = action.start() + 1
        return any(
            self.low.startswith(words, first) or self.low.endswith(f" {words}", 0, first + len(words.split()[-1]))
            for words in wording("holds an action word")
        )

    def placed(self, mention: Mention, end: int) -> Mention:
        """The mention with the place words right behind its name."""
        text = self.flow.text
        place = name_ends.PLACE.match(text, mention.end, end)
        if place is None:
            return mention
        proper = place["proper"]
        if "," in place.group() and proper is None:
            return mention
        if proper and (self.starts_agency(place.start("proper"), end) or not name_ends.is_proper(proper)):
            proper = None
        if proper is None and mention.rows and (several := groups.bodies_of_kinds(self, mention, place, end)):
            return several
        behind = place.end() if proper is not None else place.end("kind")
        return Mention(mention.name, mention.start, behind, place["kind"], proper, mention.rows, mention.head_level)

    # ------------------------------------------------------------ as the record has them

    def agency(self, mention: Mention) -> Agency:
        """The mention with the place whose body it is, and its span as read."""
        words = self.flow.text[mention.start : mention.end].rstrip()  # a group may go on up to the next word
        start, end = self.flow.raw(mention.start, mention.start + len(words))
        of = belonging.place_of(mention, self.here)
        inside = places.within(of, self.here) if of is not None else ()
        return Agency(mention.name, of, inside, mention.collective, start, end)

    def agencies(self, mentions: list[Mention]) -> list[Agency]:
        """The mentions of one list, with the place word that they share."""
        return [self.agency(mention) for mention in belonging.shared(mentions, self.here)]
