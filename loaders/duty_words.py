"""Phrases that tell somebody to do something, as patterns put together from rows: giao …, phối hợp với …

The words are rows of roles.csv and wording.csv; how they may follow one another is here. All patterns are for folded
words.
"""

from __future__ import annotations

import re
from functools import cache

from ontology.phrases import action_words
from ontology.tables import roles
from ontology.wording import not_behind, one_of, phrases, wording


def _of_part(part: str) -> list[str]:
    return phrases(row for row in roles() if row.part == part)


@cache
def asks() -> re.Pattern[str]:
    """kính đề nghị …"""
    return re.compile(rf"{one_of(_of_part('ask'))}\s+")


@cache
def first_letters() -> frozenset[str]:
    """The letters that words of asking and giving begin with."""
    return frozenset(phrase[0] for part in ("ask", "give") for phrase in _of_part(part))


@cache
def gives() -> re.Pattern[str]:
    """giao nhiệm vụ cho …"""
    return re.compile(rf"{one_of(_of_part('give'))}\s+(?:cho\s+)?")


@cache
def telling() -> re.Pattern[str]:
    """yêu cầu …, đề nghị …, wherever it stands."""
    return re.compile(rf"(?<!\w){one_of([*_of_part('ask'), *_of_part('give')])}(?=\s)")


@cache
def _with() -> str:
    """phối hợp chặt chẽ với …; the group `with` is empty where no word for it stands there."""
    how = one_of(wording("how one coordinates"))
    return rf"{one_of(_of_part('coordinate'))}(?:\s+{how})*(?P<with>(?:\s*,?\s*{one_of(wording('with'))})?)"


@cache
def coordinates() -> re.Pattern[str]:
    """chủ động phối hợp chặt chẽ với …, as what an agency does."""
    return re.compile(rf"(?:{one_of(wording('before coordinating'))}[,\s]+)*{_with()}(?:,?\s+|$)")


@cache
def naming_partners() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each phrase before those whom one works with or directs, and the pattern to try where it stands."""
    beside = one_of(wording("beside directing"))
    with_ = re.compile(rf"{not_behind(wording('no coordinating behind'))}{_with()}\s+")
    directed = re.compile(
        rf"{not_behind(wording('no directing behind'))}{one_of(_of_part('direct'))}(?:,\s*{beside})*\s+"
    )
    return (
        *((phrase, with_) for phrase in _of_part("coordinate")),
        *((phrase, directed) for phrase in _of_part("direct")),
    )


@cache
def guides() -> re.Pattern[str]:
    """lãnh đạo …, of a Party body: told to direct another."""
    return re.compile(rf"{one_of(_of_part('guide'))}\s+(?!,)")


@cache
def leads() -> tuple[str, ...]:
    """chủ trì, as it stands right behind an agency."""
    return tuple(f" {phrase}" for phrase in _of_part("lead"))


@cache
def after_subject() -> re.Pattern[str]:
    """What parts the name of an agency from what it does: a colon, a comma before phối hợp, a dash, nothing."""
    comma = one_of(wording("behind a subject and comma"))
    return re.compile(rf"\s*(?:\([^)]{{0,80}}\)\s*)?(?P<next>:|,\s*(?={comma})|[-–]\s|\s*(?=\w))")


@cache
def no_deed() -> re.Pattern[str]:
    """What may follow the name of a body without being what it does: more of the name, a report, a passive."""
    return re.compile(rf"{one_of(wording('no deed behind a name'))}(?!\w)")


@cache
def clause_in_front() -> re.Pattern[str]:
    """Trên cơ sở …, before the agency that is told."""
    return re.compile(rf"{one_of(wording('clause in front'))}[^;.:]{{0,200}}?,\s+")


@cache
def duty() -> re.Pattern[str]:
    """chủ trì, có trách nhiệm …, behind a group in a heading; other verbs there are part of its name."""
    return re.compile(rf"[\s,]*{one_of(wording('duty in a heading'))}(?!\w)")


@cache
def heading_stop() -> re.Pattern[str]:
    """… có trách nhiệm, or a colon: the name in a heading has ended."""
    return re.compile(rf":|\s{one_of(wording('duty at the end of a heading'))}(?!\w)")


@cache
def topic() -> re.Pattern[str]:
    """Về dự án …:, before the agency that is told."""
    return re.compile(rf"{one_of(wording('topic in front'))}\s[^;:\n]*?:\s+")


@cache
def next_in_label() -> re.Pattern[str]:
    """Between the agencies of a label line: a semicolon or stop, chủ trì before it."""
    return re.compile(rf"\s*(?:{one_of(_of_part('lead'))})?\s*[;.]\s+")


@cache
def verb() -> re.Pattern[str]:
    """rà soát …: what somebody does."""
    return re.compile(rf"{one_of(action_words())}(?!\w)")


@cache
def partner_nouns() -> re.Pattern[str]:
    """địa phương, cơ quan …, without an article behind phối hợp với."""
    return re.compile(rf"{one_of(wording('partner without article'))}(?!\w)")
