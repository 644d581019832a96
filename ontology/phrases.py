"""The phrases that plans use, from their tables, compiled once.

What an agency does, the head words of agencies and the nouns of groups, posts, section words, labels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ontology import tables
from ontology.names import folded
from ontology.rows import cell, read_table
from ontology.wording import one_of, wording


@dataclass(frozen=True, slots=True)
class ActionWord:
    """A word that says what an agency does: its name before it has ended."""

    id: str
    name: str
    name_en: str
    example: str


@cache
def action_words() -> tuple[str, ...]:
    """All action words, folded."""
    return tuple(folded(row.name) for row in read_table("action_words", ActionWord))


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """A noun that groups are made of: các sở, ban, ngành."""

    id: str
    name: str
    name_en: str
    example: str


@cache
def group_nouns() -> str:
    """The nouns of groups as the inside of a pattern, folded, longest first."""
    names = {folded(row.name) for row in read_table("group_nouns", GroupNoun)}
    return "(?:" + "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n))) + ")"


@dataclass(frozen=True, slots=True)
class Post:
    """A post that a person holds (Chủ tịch, Giám đốc), and where it stands: before the `name` of the body that it
    belongs to, above a `signature`.
    """

    id: str
    name: str
    name_en: str
    stands: tuple[str, ...] = cell(one_of=("name", "signature"))
    aliases: tuple[str, ...] = cell()
    example: str = cell()


def post_case(words: str) -> str:
    """A post printed in capitals as posts are written: `post_case("CHÁNH VĂN PHÒNG")` is `Chánh Văn phòng`."""
    names = _post_names()
    low = " ".join(folded(words).split())
    if low in names:
        return names[low]
    if low.startswith("phó ") and low[4:] in names:
        return "Phó " + names[low[4:]]
    return low[:1].upper() + low[1:]


@cache
def _post_names() -> dict[str, str]:
    return {folded(row.name): row.name for row in read_table("posts", Post)}


def post_name(words: str) -> str:
    """A post as written, its abbreviation written out: `post_name("các P. CVP")` is `các Phó Chánh Văn phòng`."""
    article, _, rest = words.partition(" ") if folded(words).startswith(("các ", "đồng chí ")) else ("", "", words)
    full = _post_aliases().get(folded(rest))
    return f"{article} {full or rest}".strip()


@cache
def _post_aliases() -> dict[str, str]:
    return {folded(a): row.name for row in read_table("posts", Post) for a in row.aliases if re.search(r"[A-ZĐ]{2}", a)}


@cache
def signing_posts() -> tuple[str, ...]:
    """The posts that stand above a signature, in capitals, as documents print them there."""
    return tuple(row.name.upper() for row in read_table("posts", Post) if "signature" in row.stands)


def _posts_of_names() -> list[Post]:
    return [row for row in read_table("posts", Post) if "name" in row.stands]


@cache
def posts() -> re.Pattern[str]:
    """A post at the beginning of a name, folded, with its article."""
    names = {folded(name) for row in _posts_of_names() for name in (row.name, *row.aliases)}
    words = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:(?:đồng chí|các)\s+)?(?:{words})(?!\w)")


@dataclass(frozen=True, slots=True)
class NoAgency:
    """Words that begin like an agency (Ban hành, Tổ chức, Báo chí) and are none."""

    id: str
    name: str
    name_en: str
    example: str


@cache
def agency_heads() -> re.Pattern[str]:
    """The head word of an agency's name (Sở, Phòng), folded, longest first; not where the words are no agency."""
    heads = "|".join(re.escape(word) for word in sorted(_head_levels(), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?!{no_agencies().pattern})(?:{heads})(?!\w)")


@cache
def name_openings() -> frozenset[str]:
    """What the name of an agency or a group, or a post, may begin with, folded."""
    nouns = {row.name for row in read_table("group_nouns", GroupNoun)}
    posts_ = {name for row in _posts_of_names() for name in (row.name, *row.aliases, "đồng chí")}
    return frozenset(folded(name) for name in (*nouns, *posts_, *_head_levels()))


@cache
def no_agencies() -> re.Pattern[str]:
    """Words that begin like an agency and are none, folded."""
    words = {folded(row.name) for row in read_table("no_agencies", NoAgency)}
    return re.compile("(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + r")(?!\w)")


def head_level(head: str) -> str | None:
    """The level of a body with this head word (folded); None where it is its issuer's level."""
    level = _head_levels()[head]
    return None if level == "own" else level


@cache
def place_in_name() -> re.Pattern[str]:
    """The head words of bodies whose place is part of their name (Báo Phú Yên), folded."""
    heads = "|".join(re.escape(folded(row.name)) for row in tables.agency_heads() if row.place_in_name)
    return re.compile(rf"(?:{heads})(?!\w)")


@cache
def _head_levels() -> dict[str, str]:
    return {folded(row.name): row.level for row in tables.agency_heads()}


@dataclass(frozen=True, slots=True)
class DamagedWord:
    """A phrase that damaged words may stand for, beside those of the other tables (`anchor`: the example is a damaged
    print of it), or words of their own that look like such a phrase (`own`: the example stays as it is).
    """

    id: str
    name: str
    kind: str = cell(one_of=("anchor", "own"))
    name_en: str = cell()
    example: str = cell()


@cache
def damaged_words() -> tuple[DamagedWord, ...]:
    """The rows of the table."""
    return read_table("damaged_words", DamagedWord)


@dataclass(frozen=True, slots=True)
class SectionWord:
    """A word of section headings, and what stands in such a section: task and assign hold tasks, the others none."""

    id: str
    name: str
    kind: str = cell(
        one_of=(
            "purpose",
            "aim",
            "background",
            "scope",
            "criteria",
            "award",
            "task",
            "assign",
            "funding",
            "report",
            "time",
            "effect",
        )
    )
    name_en: str = cell()
    example: str = cell()


@cache
def section_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all section words, folded, and the kind of each."""
    kinds = {folded(row.name): row.kind for row in read_table("sections", SectionWord)}
    words = "|".join(re.escape(w) for w in sorted(kinds, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)"), kinds


@dataclass(frozen=True, slots=True)
class Label:
    """A label before a colon (Đơn vị thực hiện: …), and the field of the task that it fills."""

    id: str
    name: str
    aliases: tuple[str, ...] = cell()
    field: str = cell(one_of=("lead", "coordinate", "time", "product", "content", "funding", "place", "scope"))
    name_en: str = cell()
    example: str = cell()


@cache
def _label_parts() -> str:
    """Labels are put together from few words in many ways: Đơn vị chủ trì tham mưu thực hiện, Thời gian hoàn thành …"""
    who, else_ = wording("who of a label"), wording("who else of a label")
    led, helped, more = (wording(f"{part} of a label") for part in ("part", "coordinating part", "more"))
    return (
        rf"(?P<who>{one_of(who)}(?:, {one_of((*who, *else_))})*(?:,?\s+(?:và\s+)?{one_of((*led, *helped, *more))})+)"
        rf"|(?P<when>{_label_of('time')})|(?P<what>{_label_of('product')})"
    )


def _label_of(kind: str) -> str:
    more = one_of(wording(f"more of a {kind} label"))
    return rf"{one_of(wording(f'{kind} of a label'))}(?:,?\s+(?:và\s+)?{more})*"


@cache
def labels() -> re.Pattern[str]:
    """A label with its colon at the beginning of a line, folded; `label_field` tells what it fills."""
    return re.compile(rf"(?:các\s+)?(?P<label>{one_of(_label_fields())}(?=\s*:)|{_label_parts()})\s*:\s*")


def label_field(match: re.Match[str]) -> str:
    """The field that a label fills: lead, coordinate, time, product, content, funding, place or scope."""
    if field := _label_fields().get(match["label"]):
        return field
    if match["who"]:
        led = any(word in match["who"] for word in wording("part of a label"))
        helped = any(word in match["who"] for word in wording("coordinating part of a label"))
        return "coordinate" if helped and not led else "lead"
    return "time" if match["when"] else "product"


@cache
def _label_fields() -> dict[str, str]:
    return {folded(n): row.field for row in read_table("labels", Label) for n in (row.name, *row.aliases)}


@dataclass(frozen=True, slots=True)
class Column:
    """A heading of a table that hands out work (Nội dung, Cơ quan chủ trì), and the field that its cells fill."""

    id: str
    name: str
    field: str = cell(one_of=("content", "aim", "lead", "coordinate", "time", "product", "number", "note", "funding"))
    name_en: str = cell()
    example: str = cell()


@cache
def columns() -> dict[str, str]:
    """The field of each column heading, folded."""
    return {folded(row.name): row.field for row in read_table("columns", Column)}


@dataclass(frozen=True, slots=True)
class DeadlineWord:
    """A word of deadlines: `before` a date (chậm nhất), of what is `recurring` and how often (hằng năm) and what may be
    joined to it (`also`: hằng tháng, quý), or one that makes a date behind it no deadline (`none`: tầm nhìn đến năm
    2045).
    """

    id: str
    name: str
    kind: str = cell(one_of=("before", "recurring", "also", "none"))
    every: str = cell(
        one_of=("continuous", "day", "week", "month", "quarter", "half-year", "year", "ad hoc"), empty=True
    )
    aliases: tuple[str, ...] = cell()
    name_en: str = cell()
    example: str = cell()


@cache
def deadline_words(kind: str) -> tuple[DeadlineWord, ...]:
    """The words of deadlines of one kind."""
    return tuple(row for row in read_table("deadline_words", DeadlineWord) if row.kind == kind)


@dataclass(frozen=True, slots=True)
class PortalLine:
    """What a line of a portal's own begins with, behind the document that the portal shows."""

    id: str
    name: str
    name_en: str
    example: str


@cache
def portal_lines() -> re.Pattern[str]:
    """A portal's own line at its beginning, behind marks of Markdown, folded."""
    names = sorted({folded(row.name) for row in read_table("portal_lines", PortalLine)})
    return re.compile(rf"^[ *#>-]*(?P<said>(?:về )?(?P<name>{'|'.join(map(re.escape, names))})(?!\w))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Law:
    """A code, law or ordinance by its title as promulgated, short of its date; titles hold commas and "và"."""

    id: str
    name: str
    example: str


@cache
def law_titles() -> re.Pattern[str]:
    """The title of a law that the table knows, folded, the longest."""
    names = sorted({folded(row.name) for row in read_table("laws", Law)}, key=lambda n: (-len(n), n))
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\w)")
