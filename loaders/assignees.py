"""Who must do a task, with which part: from the item itself, its label lines, or the heading it stands under.

Rules of the record format (tasks, assignees): an item's own agency overrides the heading's; *phối hợp với* names
coordinators; the agency whose own item starts with *Phối hợp* coordinates; told to direct another (*chỉ đạo X*), the
one told leads and X coordinates.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders import duty_words, groups, name_ends, rare_words, unknown_names
from loaders.agencies import Reader
from loaders.mentions import Mention
from ontology.model import COORDINATE, LEAD, Agency, Assignee
from ontology.names import folded
from ontology.wording import wording

_LONGEST_NAME = 160  # characters of a group's name in a heading
_LONGEST_TOPIC = 400  # characters before the agency that is told
_SENTENCE = re.compile(r"[.;]\s")


class Duty(NamedTuple):
    """Whose work an item is: who is told (`told`), those named with them (`others`), and how `told` take part."""

    told: tuple[Agency, ...] = ()
    role: str = LEAD
    requested: bool = False
    others: tuple[Agency, ...] = ()

    def assignees(self) -> tuple[Assignee, ...]:
        """Both kinds as assignees, each agency once."""
        return merged(
            [Assignee(a, self.role, self.requested) for a in self.told] + [Assignee(a, COORDINATE) for a in self.others]
        )


def merged(assignees: list[Assignee]) -> tuple[Assignee, ...]:
    """The assignees, each agency once, with its first role (lead before coordinate)."""
    if len(assignees) < 2:
        return tuple(assignees)
    found: dict[tuple[str, str | None], Assignee] = {}
    for assignee in assignees:
        key = (name_ends.key(assignee.agency.name), assignee.agency.of)
        known = found.setdefault(key, assignee)
        if known.role != LEAD and assignee.role == LEAD:
            found[key] = assignee
    if len(found) == len(assignees):
        return tuple(assignees)
    kept = set(map(id, found.values()))
    return tuple(a for a in assignees if id(a) in kept)


def _told(low: str, start: int, end: int) -> tuple[int, bool]:
    """Where the agency that is told may begin, behind Giao or Đề nghị, and whether it is asked."""
    if low[start : start + 1] not in duty_words.first_letters():
        return start, False
    if asks := duty_words.asks().match(low, start, end):
        return asks.end(), True
    gives = duty_words.gives().match(low, start, end)
    return (gives.end() if gives else start), False


def of_heading(reader: Reader, start: int, end: int, *, of_assignment: bool = True) -> Duty | None:
    """The duty that a heading gives to all below it: agencies alone, or asked (Đề nghị X), or with what they do (X chủ
    trì, …:).

    Words behind a group are more of its name (Các chủ đầu tư xây dựng hạ tầng khu công nghiệp). A group without an
    article is one only in a section that assigns work (`of_assignment`): elsewhere it is a theme (Doanh nghiệp số).
    """
    low = reader.low
    position, requested = _told(low, start, end)
    mentions, stop = reader.several(position, end)
    if not mentions:
        return Duty(requested=True) if requested else None
    if position == start and not of_assignment and _is_theme(mentions[0]):
        return None
    rest = low[stop:end].strip(" .:;,)")
    if rest and not low[stop:end].lstrip().startswith((":", "(")) and not _says_duty(mentions[-1], low, stop, end):
        longer = _to_the_end(reader, mentions[-1], end)
        return Duty(tuple(reader.agencies([*mentions[:-1], longer])), LEAD, requested) if longer else None
    told = tuple(reader.agencies(mentions))
    duty = Duty(told, LEAD, requested)
    if rest:
        return _completed(reader, duty, stop, end, mentions)
    return duty


def of_opening(reader: Reader, start: int, end: int) -> Duty | None:
    """The duty that a paragraph before a list gives to its items: "… UBND tỉnh yêu cầu các sở, ngành thực hiện:"."""
    low = reader.low
    for match in duty_words.telling().finditer(low, max(start, end - _LONGEST_TOPIC), end):
        position, requested = _told(low, match.start(), end)
        mentions, stop = reader.several(position, end)
        if mentions and (low[stop:end].strip() == ":" or _continues(low, stop, end)):
            return Duty(tuple(reader.agencies(mentions)), LEAD, requested)
    return None


def _says_duty(last: Mention, low: str, stop: int, end: int) -> bool:
    """Whether words behind the last name of a heading say what those named do; behind a group only words of duty do."""
    if not _continues(low, stop, end):
        return False
    return not last.collective or bool(last.rows) or duty_words.duty().match(low, stop, end) is not None


def _is_theme(mention: Mention) -> bool:
    """Whether a heading that begins so may be of what a section is on: Doanh nghiệp số; Tổ chức, bộ máy."""
    return folded(mention.name).startswith(wording("theme of a heading"))


def _to_the_end(reader: Reader, mention: Mention, end: int) -> Mention | None:
    """The group or unknown body of a heading with all words behind it, where these name nobody else."""
    text = reader.flow.text
    stop = duty_words.heading_stop().search(reader.low, mention.end, end)
    last = mention.start + len(text[mention.start : stop.start() if stop else end].rstrip(" .;,"))
    if text[end - 1] in ".;" and not stop:
        return None  # a sentence, not a heading
    if mention.rows or last - mention.start > _LONGEST_NAME or _SENTENCE.search(text, mention.end, last):
        return None
    whole = unknown_names.plain(reader, mention.start, last)
    return whole._replace(collective=mention.collective, foreign=mention.foreign or whole.foreign)


def of_item(reader: Reader, start: int, end: int, inherited: Duty | None) -> Duty:
    """The duty of an item: its own agencies, or those it inherits, with the coordinators that it names."""
    low = reader.low
    if own := _own(reader, start, end):
        if own.requested and own.told[0].name in reader.issuing and inherited and inherited.told:
            return inherited  # an office that proposes to the issuer: "Đề nghị Chủ tịch … quyết định"
        return own
    if (topic := duty_words.topic().match(low, start, min(end, start + _LONGEST_TOPIC))) and (
        own := _own(reader, topic.end(), end)
    ):
        return own
    base = inherited or Duty()
    position, requested = _told(low, start, end)
    if requested and base.told:
        base = base._replace(requested=True)
    return _completed(reader, base, position, end, [])


def _own(reader: Reader, start: int, end: int) -> Duty | None:
    """The duty of the agencies that the words from `start` on tell to do something; None where they tell nobody."""
    low = reader.low
    position, requested = _told(low, start, end)
    mentions, stop = reader.several(position, end)
    if len(mentions) == 1 and (told := _told_by(reader, mentions[0], stop, end)):
        position, requested = told
        mentions, stop = reader.several(position, end)
    if mentions and (_continues(low, stop, end) or _acts(reader, mentions[-1], stop, end)):
        return _completed(reader, Duty(tuple(reader.agencies(mentions)), LEAD, requested), stop, end, mentions)
    if (clause := duty_words.clause_in_front().match(low, position, end)) is not None:
        mentions, stop = reader.several(clause.end(), end)
        if mentions and _continues(low, stop, end):
            return _completed(reader, Duty(tuple(reader.agencies(mentions)), LEAD, requested), stop, end, mentions)
    if leading := _leading(reader, start, end):
        mentions, stop = leading
        return _completed(reader, Duty(tuple(reader.agencies(mentions)), LEAD, requested), stop, end, mentions)
    return None


def acts(low: str, start: int, end: int) -> bool:
    """Whether the words begin with what somebody does."""
    return duty_words.verb().match(low, start, end) is not None


def behind_topic(low: str, start: int, end: int) -> int:
    """Where an item says what is to be done, behind a topic in front of it (Về dự án …:)."""
    topic = duty_words.topic().match(low, start, min(end, start + _LONGEST_TOPIC))
    return topic.end() if topic else start


def _told_by(reader: Reader, mention: Mention, stop: int, end: int) -> tuple[int, bool] | None:
    """Where those begin whom the issuer tells ("UBND tỉnh yêu cầu các sở …"), and whether it asks them."""
    if mention.name not in reader.issuing or not reader.low.startswith(" ", stop):
        return None
    position, requested = _told(reader.low, stop + 1, end)
    return (position, requested) if position > stop + 1 else None


def _continues(low: str, stop: int, end: int) -> bool:
    """Whether what follows a list of agencies says what they do: a colon, a verb, a comma before phối hợp."""
    after = duty_words.after_subject().match(low, stop, end)
    if after is None:
        return False
    if after["next"] in (":",) or after["next"].startswith(","):
        return True
    return duty_words.verb().match(low, after.end(), end) is not None


def _acts(reader: Reader, last: Mention, stop: int, end: int) -> bool:
    """Whether a body that the tables know, or a group whose name can't go on, is followed by a small word that can only
    be what it does, in the table of action words or not: Công an thị xã tuần tra …
    """
    text = reader.flow.text
    closed = last.name.endswith("liên quan") if last.collective else bool(last.rows)
    if not closed or not text.startswith(" ", stop) or not text[stop + 1 : stop + 2].islower():
        return False
    return duty_words.no_deed().match(reader.low, stop + 1, end) is None


def _leading(reader: Reader, start: int, end: int) -> tuple[list[Mention], int] | None:
    """The agencies right before "chủ trì" inside an item: "Căn cứ nhu cầu …, Sở A chủ trì, phối hợp với …"."""
    lead = rare_words.first_in(reader.rare["lead"], start, end)
    if lead is None:
        return None
    for mention in reader.anywhere(start, min(end, lead + 1)):
        if mention.end == lead:
            return [mention], lead
    return None


def _completed(reader: Reader, duty: Duty, position: int, end: int, subjects: list[Mention]) -> Duty:
    """The duty with the roles that the rest of the item gives, and the coordinators that it names."""
    low = reader.low
    others: list[Agency] = list(duty.others)
    after = duty_words.after_subject().match(low, position, end) if subjects else None
    verb_at = after.end() if after else position
    role = duty.role
    comma = after is not None and after["next"].startswith(",")
    verb_at += low.startswith(" ", verb_at)
    if not comma and _coordinates(low, verb_at, end):
        # "Phối hợp với Y …" as the whole of what it does; "phối hợp tổ chức" without a partner too.
        role = COORDINATE
    if subjects and (guides := duty_words.guides().match(low, verb_at, end)):
        others.extend(reader.agencies(reader.several(guides.end(), end)[0]))
    for match in _partners(low, position, end):
        mentions, _ = reader.several(match.end(), end)
        if not mentions and (alone := _unnamed_partner(reader, match, end)):
            mentions = [alone]
        if mentions and (match.lastgroup != "with" or match["with"] or _is_body(mentions[0])):
            others.extend(reader.agencies(mentions))
    return Duty(duty.told, role, duty.requested, tuple(others))


def _coordinates(low: str, start: int, end: int) -> bool:
    """Whether the first thing done is to coordinate, also behind "Căn cứ chức năng, nhiệm vụ …,"."""
    if duty_words.coordinates().match(low, start, end):
        return True
    if duty_words.clause_in_front().match(low, start, end) is None:
        return False
    stop = min(end, start + _LONGEST_TOPIC)
    at = low.find(", ", start, stop)
    while at >= 0:
        if duty_words.coordinates().match(low, at + 2, end):
            return True
        if duty_words.verb().match(low, at + 2, end):
            return False
        at = low.find(", ", at + 1, stop)
    return False


def _unnamed_partner(reader: Reader, match: re.Match[str], end: int) -> Mention | None:
    """A group without an article behind "phối hợp với" or "chỉ đạo": địa phương, cơ quan thuế."""
    if not duty_words.partner_nouns().match(reader.low, match.end(), end):
        return None
    return groups.unnamed(reader, match.end(), end)


def _partners(low: str, position: int, end: int) -> list[re.Match[str]]:
    """Where the words name whom one works with or directs: the rare words are looked for first."""
    found: list[re.Match[str]] = []
    for word, pattern in duty_words.naming_partners():
        at = low.find(word, position, end)
        while at >= 0:
            if match := pattern.match(low, at, end):
                found.append(match)
            at = low.find(word, at + 1, end)
    return found


def _is_body(mention: Mention) -> bool:
    return bool(mention.rows) or mention.collective or mention.head_level is not None


def of_label(reader: Reader, field: str, start: int, end: int) -> list[Assignee]:
    """The agencies of a label line: Đơn vị thực hiện: X, phối hợp với Y."""
    low = reader.low
    mentions, stop = reader.several(start, end)
    if not mentions:
        clause = duty_words.clause_in_front().match(low, start, end)
        if clause is None:
            return []
        mentions, stop = reader.several(clause.end(), end)
    role = COORDINATE if field == "coordinate" else LEAD
    found = [Assignee(a, role) for a in reader.agencies(mentions)]
    for match in _partners(low, stop, end):
        if match.lastgroup != "with":
            continue
        more, _ = reader.several(match.end(), end)
        found += [Assignee(a, COORDINATE) for a in reader.agencies(more)]
    position = stop
    while step := duty_words.next_in_label().match(low, position, end):
        more, position = reader.several(step.end(), end)
        if not more:
            break
        found += [Assignee(a, role) for a in reader.agencies(more)]
    return list(merged(found))
