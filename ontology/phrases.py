"""The phrases that plans use, from their tables, compiled once: what an agency does, head words of agencies, posts, abbreviations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ontology.names import folded
from ontology.rows import cell, read_table


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
class Post:
    """A post that a person holds, before the body it belongs to (Chủ tịch, Giám đốc)."""

    id: str
    name: str
    name_en: str
    aliases: tuple[str, ...] = cell()
    example: str = cell()


@cache
def posts() -> re.Pattern[str]:
    """A post at the beginning of a name, folded, with its article."""
    names = {folded(name) for row in read_table("posts", Post) for name in (row.name, *row.aliases)}
    words = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:(?:đồng chí|các)\s+)?(?:{words})(?!\w)")
