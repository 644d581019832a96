"""Groups of agencies (các sở, ban, ngành; UBND các xã): which row a phrase means, and who belongs to it on a day.

A phrase is matched by a normal form of its words, so that order, commas, "và", capitals, abbreviations and the place
word behind it do not matter; a phrase that no row has alone is put together from those that have its parts. What is
*liên quan* (concerned) never expands. Nothing here is stored: questions compute it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ontology import bodies, lookup, tables
from ontology.abbreviations import expanded
from ontology.rows import cell, read_table

FIXED = ("central", "region", "province", "district", "commune", "village")
UNRESOLVED = "unresolved"  # a part that the text leaves open: never expands
NOBODY = "none"  # people, enterprises: no agencies


@dataclass(frozen=True, slots=True)
class Group:
    """A group and who is in it.

    `level` is that of the members: fixed, or `issuer` (that of the place whose document it is), `below` (one under
    it), `any`. `members` are agency ids or selectors, each for bodies of that level: `head:Sở` (names that begin so,
    Party bodies left out), `party-head:…`, `below:…` (bodies of this name one level down), `system:…`, `group:<id>`,
    `unresolved`, `none`. `wide`: it addresses everybody there, so that an answer may set it apart.
    """

    id: str
    name: str
    name_en: str
    level: str = cell(one_of=(*FIXED, "issuer", "below", "any"))
    members: tuple[str, ...] = cell()
    wide: bool = cell()
    aliases: tuple[str, ...] = cell()
    start: str = cell()
    end: str = cell()
    example: str = cell()
    source: str = cell()

    @property
    def open(self) -> bool:
        """Whether the text leaves open who is meant, so that it never expands."""
        return self.members == (UNRESOLVED,)


@cache
def groups() -> tuple[Group, ...]:
    """All groups, sorted by id."""
    return read_table("collectives", Group)


@lru_cache(maxsize=4096)
def group(name: str) -> Group | None:
    """The group that a phrase means, or None where neither a row nor rows for its parts fit.

    >>> group("Các Sở, ban ngành tỉnh").id, group("các phòng, ban liên quan").open
    ('so-ban-nganh', True)
    """
    words = tables.key(expanded(name))
    if _CONCERNED.search(words):
        return Group("lien-quan", name, "those concerned", "any", (UNRESOLVED,), False, (), "", "", name, "")
    form = _normal(words)
    found = _forms().get(form) or _forms().get(_Form(form.words, frozenset()))
    return found or _composed(name, form) or _bodies(name, words)


def member_of(
    agency: str,
    of: str | None,
    group_name: str,
    group_of: str | None,
    day: str | None = None,
    *,
    within: Sequence[str] = (),
    group_within: Sequence[str] = (),
) -> bool | None:
    """Whether the body `agency` of place `of` belongs to the group, as the document of `group_of` means it on a day.

    None where it cannot be told: an unknown or open group, or a place whose parents no table knows. `within` and
    `group_within` are the places' own parents, where the text gives them.

    >>> member_of("Phòng Nội vụ", "huyện Cao Lộc", "các phòng, ban", "huyện Cao Lộc", "2024-03")
    True
    """
    found = group(group_name)
    if found is None:
        return None
    here = bodies.chain(group_of, tuple(group_within), day)
    there = bodies.chain(of, tuple(within), day)
    return _belongs(found, _Body(tables.key(expanded(agency)), there, bodies.level(there, day), day), here)


def members(found: Group, level: str | None, day: str | None = None) -> tuple[tables.Agency, ...]:
    """The kinds of agencies in a group that a document of this level names, on a day, by id; () for an open one."""
    above = level or "central"
    rows = []
    for row in tables.agencies():
        if tables.in_force(row, day):
            body = _Body(tables.key(row.name), (), row.level, day, row)
            if _selected(found, body, _effective(found, above, body)):
                rows.append(row)
    return tuple(rows)


# ---------------------------------------------------------------- who belongs


@dataclass(frozen=True, slots=True)
class _Body:
    """The body asked about: folded name, its place with parents, its level, the day, its row where it is one."""

    name: str
    place: bodies.Chain
    level: str | None
    day: str | None
    row: tables.Agency | None = None

    def rows(self) -> tuple[tables.Agency, ...]:
        if self.row is not None:
            return (self.row,)
        return lookup.agencies(self.name, level=self.level, day=self.day)


def _belongs(found: Group, body: _Body, here: bodies.Chain) -> bool | None:
    if found.id == _COMPOSED:
        answers = [_belongs(part, body, here) for part in _parts(found)]
        return True if True in answers else None if None in answers else False
    if found.open:
        return None
    above = bodies.level(here, body.day)
    if above is None or body.level is None:
        return None
    if not _selected(found, body, _effective(found, above, body)):
        return False
    return _in_area(body, here, above)


def _in_area(body: _Body, here: bodies.Chain, above: str) -> bool | None:
    """Whether the body's place is the document's own place, a parent of it, or inside it."""
    if not here or not body.place:
        return True  # the whole country on either side: the level has decided already
    names, others = [tables.key(n) for n in here], [tables.key(n) for n in body.place]
    if body.level == above:
        return names[0] == others[0] and all(a == b for a, b in zip(names, others, strict=False))
    if others[0] in names[1:] or names[0] in others[1:]:
        return True
    # A chain that reaches a province is complete; one that does not may go on.
    complete = bodies.level(here[-1:], body.day) == bodies.level(body.place[-1:], body.day) == "province"
    return False if complete else None


def _effective(found: Group, above: str, body: _Body) -> str | None:
    """The level of the group's members in a document of this level."""
    if found.level in ("issuer", "below"):
        return above  # of `below`, the selectors say how far
    return body.level if found.level == "any" else found.level


def _selected(found: Group, body: _Body, level: str | None) -> bool:
    return any(_selects(term, body, level) for term in found.members)


def _selects(term: str, body: _Body, level: str | None) -> bool:
    selector, _, words = term.partition(":")
    if selector == "group":
        part = _by_id()[words]
        return part.level in (level, "issuer", "any", "below") and _selected(part, body, level)
    if selector == "below":
        return body.level == _below(level, body.day) and body.name == tables.key(words)
    if body.level != level or term in (UNRESOLVED, NOBODY):
        return False
    if selector in ("head", "party-head"):
        if not body.rows() and lookup.agencies(body.name, level=body.level):
            return False  # a body that was not, or no longer, on that day
        party = body.name.endswith("ủy") or any(row.system == "party" for row in body.rows())
        return party == (selector == "party-head") and f"{body.name} ".startswith(tables.key(words) + " ")
    if selector == "system":
        return any(row.system == words for row in body.rows())
    return any(row.id == term for row in body.rows())


def _below(level: str | None, day: str | None) -> str | None:
    """The level under a level: since July 2025 communes lie in provinces."""
    if level == "province":
        return "commune" if day and day >= "2025-07" else "district"
    return {"central": "province", "district": "commune", "commune": "village"}.get(level or "")


# ---------------------------------------------------------------- the words of a group


@dataclass(frozen=True, slots=True)
class _Form:
    """A phrase without order and small words: its syllables, sorted, and the levels its kinds of places stand for."""

    words: tuple[str, ...]
    levels: frozenset[str]


_COMPOSED = "composed"
_CONCERNED = re.compile(r"(?<!\w)(?:có )?liên quan(?!\w)")
_SMALL = re.compile(
    r"(?<!\w)(?:trực thuộc|trên địa bàn|các|những|toàn thể|tất cả|và|của|thuộc|cùng|với|ở|đồng chí|toàn)(?!\w)"
)
# Where the group is: behind its name, and no part of it.
_SCOPE = re.compile(
    r"(?: trực thuộc trung ương| trong và ngoài nước| (?:đóng )?trên địa bàn| khác|"
    r" (?:trực thuộc|thuộc|của) ủy ban nhân dân|"
    r" (?:(?:trực thuộc|thuộc|của|trong|(?:đóng )?trên địa bàn|toàn|ở)(?: toàn)?) "
    r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|địa phương))+$"
)
# The head of each body stands for the body.
_HEAD = re.compile(r"^(?:đồng chí )?(?:thủ trưởng|người đứng đầu|giám đốc) (?=(?:các )?\w)")
# Tỉnh ủy, Thành ủy, Huyện ủy …: Party committees, told apart by level.
_COMMITTEE = re.compile(r"(?<!\w)(?:(?P<province>tỉnh)|(?P<district>huyện|quận|thị)|thành),? ủy(?!\w)")
_KIND = re.compile(
    r"(?<!\w)(?:cấp )?(?:(?P<province>tỉnh(?! ủy| đoàn))|(?P<city>thành phố)|"
    r"(?P<district>huyện(?! ủy| đoàn)|quận(?! ủy| đoàn)|thị xã)|"
    r"(?P<commune>(?<!tác )xã(?! hội)|phường|thị trấn|đặc khu)|(?P<central>trung ương))(?!\w)"
)


def _normal(words: str) -> _Form:
    words = _HEAD.sub("", _SCOPE.sub("", words))
    levels = {match.lastgroup for match in _COMMITTEE.finditer(words) if match.lastgroup}
    words, committees = _COMMITTEE.subn(" ", words)
    levels |= {match.lastgroup or "" for match in _KIND.finditer(words)}
    # "thành phố" beside "tỉnh" is one under central rule; elsewhere it stands among districts.
    levels = {("province" if "province" in levels else "district") if level == "city" else level for level in levels}
    rest = _SMALL.sub(" ", _KIND.sub(" ", words))
    syllables = re.findall(r"\w+", rest) + ["committee"] * bool(committees)
    return _Form(tuple(sorted(syllables)), frozenset(levels))


@cache
def _forms() -> dict[_Form, Group]:
    """Each group under the normal form of its name and aliases."""
    found: dict[_Form, Group] = {}
    for row in groups():
        for name in (row.name, *row.aliases):
            found.setdefault(_normal(tables.key(expanded(name))), row)
    return found


@cache
def _by_id() -> dict[str, Group]:
    return {row.id: row for row in groups()}


def _composed(name: str, form: _Form) -> Group | None:
    """A group of groups whose parts together have all the words; None where a word is left over."""
    left = set(form.words)
    parts: list[str] = []
    for part, row in sorted(_forms().items(), key=lambda item: (-len(item[0].words), item[1].id)):
        mine = set(part.words)
        if mine and mine <= set(form.words) and part.levels <= form.levels and mine & left:
            parts.append(f"group:{row.id}")
            left -= mine
    if left or not parts:
        return None
    ids = tuple(dict.fromkeys(parts))
    return (
        _by_id()[ids[0].removeprefix("group:")]
        if len(ids) == 1
        else Group(_COMPOSED, name, "groups together", "any", ids, False, (), "", "", name, "")
    )


def _bodies(name: str, words: str) -> Group | None:
    """Bodies of one name on any level ("Đài Truyền thanh" of a province's plan: those of its districts)."""
    rows = lookup.agencies(_SCOPE.sub("", words.removeprefix("các ")))
    ids = tuple(row.id for row in rows)
    return Group("bodies", name, "bodies of one name", "any", ids, False, (), "", "", name, "") if ids else None


def _parts(found: Group) -> list[Group]:
    return [_by_id()[term.removeprefix("group:")] for term in found.members]
