"""Agencies in the words of a document: read where one is expected, alone or as a list.

The longest known name comes before any splitting of lists, because names contain commas, dashes and "và" (Sở Văn hóa,
Thể thao và Du lịch). Names are kept as written, abbreviations written out and tone marks placed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from loaders import agency_names, belonging, groups, name_ends, places
from loaders.agency_names import ABBREVIATED, Known
from loaders.flow import Flow
from loaders.mentions import Mention
from loaders.name_ends import written_out
from ontology.abbreviations import expanded
from ontology.model import Agency
from ontology.names import UPPER, folded, tone_placed
from ontology.phrases import agency_heads, group_nouns, head_level, name_openings, place_in_name, post_name, posts

_KIND_ALONE = re.compile(places.KIND + r"(?!\w)")
_PROPER = re.compile(rf"\s+({places.PROPER})")
# Party committees and Youth Unions whose name tells the kind of their place.
_KIND_OF_BODY = {
    "tỉnh ủy": "tỉnh", "tỉnh đoàn": "tỉnh", "thành ủy": "thành phố", "thành đoàn": "thành phố", "huyện ủy": "huyện",
    "huyện đoàn": "huyện", "thị ủy": "thị xã", "thị đoàn": "thị xã", "quận ủy": "quận", "quận đoàn": "quận",
}  # fmt: skip
_WORD = re.compile(r"[\w&]+(?:[-.][\w&]+)*")
_SEPARATOR = re.compile(r"\s*(?:;|,(?:\s*(?:và|cùng|cùng với))?|và|cùng với|cùng|với|\+)\s+")
_END_OF_NAME = re.compile(r"[;:.()\n“”\"/]|,(?=\s)|\s[-–]\s(?![" + UPPER + r"])")
# Party bodies inside another body, whose name goes on with that body's: Đảng đoàn Hội đồng nhân dân tỉnh.
_PARTY_GROUPS = frozenset({"ban cán sự đảng", "đảng đoàn", "đảng ủy", "đảng bộ", "chi bộ", "tổ đảng"})
_HELD_IN = re.compile(rf"\s(?:ở\s|cơ quan\s)?(?=[{UPPER}])")
# How the small words begin that go on with a name: its place (tỉnh, huyện, xã …), or several places (các, cấp).
_GOING_ON = frozenset("cấ cá nh mộ to tấ từ tỉ hu qu th xã ph tx tp đặ".split())
_TERRITORY = re.compile(r"\s+(?:(?:đóng )?(?:trên|trong) địa bàn|thuộc|của)\Z")
_JOINTS = re.compile(r"(?:\s*[-,&]\s*|\s+)(?:và\s+)?")
_FIRST_WORD = re.compile(r"\w+")
_REGION = re.compile(r"(?:(?<=khu vực)|\s(?:khu vực|Khu vực))\s(?:[IVX]{1,5}|\d{1,2})(?!\w)")
# A head word before a colon that its names share: Các Bộ: Quốc phòng, Công an.
_HEADED = re.compile(
    r"(?:các|một số)\s+(?P<heads>(?:(?:bộ|sở|vụ|cục|tập đoàn|tổng công ty|ngân hàng)"
    r"(?:,\s+(?:ban|ngành|cơ quan))?(?:,\s+)?)+)\s?:\s+"
)
_CONCERNED = re.compile(
    r"(?:cơ quan|đơn vị|địa phương|tổ chức|sở|ngành|phòng|ban)(?:, (?:\w+ ?){1,2})?\s+(?:có\s+)?liên quan"
)
_INNER_UNIT = re.compile(r"(?:bộ phận|công chức)\s[A-ZĐÀ-Ỹ]")
_GIVEN = re.compile(r"(?:^|\W)(?:giao|với)\s$")
_HALF_WORDS = frozenset({"viễn", "giao", "truyền"})  # … thông
_COMMA = re.compile(r"[,;.]")


@cache
def _possible() -> re.Pattern[str]:
    """Where an agency may begin: a capital, an article, the nouns of a group."""
    return re.compile(rf"(?<!\w)(?:[{UPPER}]|{groups.ARTICLE}\s|{group_nouns()}[, ])")


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
    _starts: list[int] = field(default_factory=list)
    _written: dict[str, str] = field(default_factory=dict)
    _rests: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known, self._written = agency_names.find(self.flow.text, self.low)
        self._starts = sorted(self.known)

    # ------------------------------------------------------------ one agency

    def one(self, start: int, end: int) -> Mention | None:
        """The agency named at `start`, or None where none is; nothing behind `end` is looked at."""
        low = self.low
        known = self.known.get(start)
        first = _FIRST_WORD.match(low, start, end)
        if first is None or first[0] not in _first_words():
            return self._known_name(start, known, end) if known and known.end <= end else None
        if (group := groups.begin().match(low, start, end)) and not self._two_bodies(start, group.end()):
            return groups.group(self, start, group.end(), end)
        if post := posts().match(low, start, end):
            return self._post(start, post.end(), end)
        if known and known.end <= end:
            return self._known_name(start, known, end)
        if (head := agency_heads().match(low, start, end)) and self._may_head(start):
            return self._unknown(start, head, end)
        return None

    def _may_head(self, start: int) -> bool:
        """Whether a head word begins a name: in a capital, or an inner unit right behind giao or với."""
        text = self.flow.text
        if text[start].isupper():
            return True
        return (
            _INNER_UNIT.match(text, start) is not None and _GIVEN.search(self.low, max(0, start - 6), start) is not None
        )

    def _two_bodies(self, start: int, nouns: int) -> bool:
        """Whether what looks like two nouns of a group are two known bodies: Tỉnh ủy, Đài Phát thanh …"""
        known = self.known.get(start)
        if nouns > start or known is None:
            return False
        joint = _SEPARATOR.match(self.low, known.end)
        return joint is not None and joint.end() in self.known and self.flow.text[joint.end()].isupper()

    def _known_name(self, start: int, known: Known, end: int) -> Mention | None:
        text, low = self.flow.text, self.low
        stop, full = known
        written = text[start:stop]
        rows = agency_names.rows()[low[start:stop]]
        if full:
            # Written out as it stands where that is a name of the same body (Trang TTĐT), else the body's own name.
            out = self._written_out(start, stop, end)
            same = any(row in rows for row in agency_names.rows().get(name_ends.key(out), ()))
            name = self._written.get(full) or (out if same or ABBREVIATED.search(out) is None else full)
        else:
            # In capitals, as in a letterhead, only the table tells the capitals of the name.
            name = (
                rows[0].name if written.isupper() and folded(rows[0].name) == folded(written) else tone_placed(written)
            )
        if region := _REGION.match(text, stop, end):
            # Kho bạc Nhà nước khu vực XI: a body of several provinces.
            return Mention(f"{name}{region.group()}", start, region.end(), rows=rows, foreign=True)
        behind = low[stop : stop + 1] if stop < end else ""
        if behind != " ":
            # Nothing but a comma and a named place can go on with the name.
            found = Mention(name, start, stop, rows=rows)
            return self._placed(found, end) if behind == "," else found
        if low[start:stop] in _PARTY_GROUPS and (body := self._held_in(stop, end)):
            return body._replace(name=name + text[stop : body.start] + body.name, start=start)
        if text[stop + 1 : stop + 2].islower() and low[stop + 1 : stop + 3] not in _GOING_ON:
            return Mention(name, start, stop, rows=rows)
        if several := groups.bodies(self, start, stop, end, name):
            return several
        if place_in_name().match(low[start:stop]) and (proper := _PROPER.match(text, stop, end)):
            return Mention(f"{name} {proper[1]}", start, proper.end(), rows=rows)
        if place := self._place_by_name(low[start:stop], stop, end):
            return Mention(name, start, place[2], place[0], place[1], rows)
        if not full and self._goes_on(stop, end):
            # "Sở Văn hóa" of a longer, unknown name.
            head = agency_heads().match(low, start, end)
            if head is not None:
                return self._unknown(start, head, end)
        return self._placed(Mention(name, start, stop, rows=rows), end)

    def _held_in(self, stop: int, end: int) -> Mention | None:
        """The body inside which a Party body stands that ends at `stop`: Tổ đảng ở Ủy ban Kinh tế."""
        link = _HELD_IN.match(self.flow.text, stop, end)
        body = self.one(link.end(), end) if link else None
        return body if body is not None and not body.collective and body.end - body.start > 6 else None

    def _written_out(self, start: int, stop: int, end: int) -> str:
        """A known name written out; the kind of place behind it tells what BCHQS stands for."""
        text = self.flow.text
        out = written_out(text[start:stop])
        if ABBREVIATED.search(out) and (place := name_ends.PLACE.match(text, stop, end)):
            longer, kind = written_out(text[start : place.end("kind")]), " " + written_out(place["kind"])
            if longer.endswith(kind):
                return longer.removesuffix(kind)
        return out

    def _place_by_name(self, name: str, stop: int, end: int) -> tuple[str, str, int] | None:
        """The place of a body whose name tells its kind (Huyện đoàn Vân Khê), or that is the document's own (Sở Y tế
        Hà Nội).
        """
        kind = next((kind for ending, kind in _KIND_OF_BODY.items() if name.endswith(ending)), None)
        if name_ends.PLACE.match(self.flow.text, stop, end):
            return None  # Thành ủy Thành phố Hồ Chí Minh
        if kind and (proper := _PROPER.match(self.flow.text, stop, end)) and name_ends.is_proper(proper[1]):
            return kind, proper[1], proper.end()
        if not self.flow.text[stop + 1 : stop + 2].isupper() or place_in_name().match(name):
            return None
        for place in dict.fromkeys(self.here.by_kind.values()):
            kind, short = places.parts(place)
            last = stop + 1 + len(short)
            if last <= end and self.flow.text.startswith(" " + short, stop) and not self.low[last : last + 1].isalnum():
                return kind, short, last
        return None

    def _goes_on(self, stop: int, end: int) -> bool:
        """Whether a known name is only the beginning of a longer one: "Phòng Y tế" of "Phòng Y tế Dự phòng"."""
        word = _WORD.match(self.flow.text, stop + 1, end)
        return (
            word is not None
            and word.group()[0].isupper()
            and not word.group().isupper()
            and folded(word.group()) != "khóa"  # Ban Chấp hành Trung ương khóa XII
            and places.NAMED.match(self.flow.text, stop + 1, end) is None
            and _KIND_ALONE.match(self.flow.text, stop + 1, end) is None
            and stop + 1 not in self.known
            and agency_heads().match(self.low, stop + 1, end) is None
        )

    def _unknown(self, start: int, head: re.Match[str], end: int) -> Mention | None:
        """An agency that no row names: its head word and what follows, up to a verb, a place or a mark."""
        low, text = self.low, self.flow.text
        last = min(end, start + name_ends.LONGEST)
        behind = head.end()
        if inner := agency_heads().match(low, behind + 1, last):
            behind = inner.end()  # Văn phòng Ban chỉ đạo …
        if found := _END_OF_NAME.search(low, behind, last):
            last = found.start()
        last = self.action_behind(behind, last)
        if place := name_ends.PLACE.search(text, head.end() - 1, last):
            last = min(last, place.start())
        # "… và Sở B": the next agency begins; "Thông tin và Truyền thông" goes on.
        for joint in name_ends.JOINT.finditer(low, head.end(), last):
            if self.starts_agency(joint.end(), end):
                last = joint.start()
                break
        name = text[start:last].rstrip(" -–")
        last = start + len(name)
        if len(name.split()) < 2:
            return None
        if name.isupper() and len(name) > 6:
            name = name.capitalize()
        if last == behind:
            name += self._rest_of_name(low[inner.start() if inner else start : last])
        level = head_level(head.group())
        return self._placed(Mention(written_out(name), start, last, head_level=level), end)

    def _rest_of_name(self, head: str) -> str:
        """How a name goes on that the document says in full elsewhere, where here only its head word stands."""
        if head not in self._rests:
            self._rests[head] = ""  # while it is looked for
            found: Counter[str] = Counter()
            at = self.low.find(head)
            while at >= 0:
                mention = self.one(at, min(len(self.low), at + 2 * name_ends.LONGEST))
                if mention is not None and len(mention.name) > len(head) and folded(mention.name).startswith(head):
                    found[mention.name[len(head) :]] += 1
                at = self.low.find(head, at + len(head))
            self._rests[head] = found.most_common(1)[0][0] if found else ""
        return self._rests[head]

    def action_behind(self, start: int, end: int) -> int:
        """Where what the agency does begins, from `start` on: at an action word that is no part of the name."""
        text = self.flow.text
        for found in name_ends.action().finditer(self.low, start, end):
            # In capitals it is part of the name (Phòng Pháp chế và Phổ biến …), as is a syllable that completes a word
            # with a capital (Trợ giúp, Hàng không).
            if text[found.start() + 1].isupper():
                continue
            word = text[text.rfind(" ", 0, found.start()) + 1 : found.start()]
            if word in _HALF_WORDS and found.group().startswith(" thông"):
                continue  # doanh nghiệp viễn thông báo cáo
            if " " not in found.group().strip() and word.istitle() and found.start() > start:
                continue
            return found.start()
        return end

    def starts_agency(self, start: int, end: int) -> bool:
        """Whether an agency's name begins at `start`, as far as its first word tells."""
        return (
            start in self.known
            or groups.begin().match(self.low, start, end) is not None
            or (agency_heads().match(self.low, start, end) is not None and self._may_head(start))
        )

    def _placed(self, mention: Mention, end: int) -> Mention:
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

    # ------------------------------------------------------------ persons

    def _post(self, start: int, stop: int, end: int) -> Mention | None:
        """A person by post: Chủ tịch Ủy ban nhân dân tỉnh, Thủ trưởng các sở, ngành."""
        text = self.flow.text
        named = start + 4 if text[start : start + 4].lower() == "các " else start
        if (known := self.known.get(named)) and known.end > stop:
            # A post with its body that a row names: "các PCT UBND tỉnh".
            mention = self._known_name(named, known, end)
            if mention is not None:
                article = text[start:named]
                return mention._replace(
                    name=article + mention.name, start=start, collective=mention.collective or bool(article)
                )
        for office in ("văn phòng", "phòng"):
            # "Chánh Văn phòng HĐND và UBND huyện": the office that the post is held in has a longer name.
            inner = stop - len(office)
            if self.low.endswith(office, start, stop) and (known := self.known.get(inner)) and known.end > stop:
                held = self._known_name(inner, known, end)
                if held is not None and held.end > stop:
                    return held._replace(name=tone_placed(text[start:stop]) + held.name[len(office) :], start=start)
        post = post_name(tone_placed(text[start:stop].strip()))
        body = None
        if stop < end and text[stop] == " ":
            # "Thủ trưởng cơ quan ngang Bộ": behind a post a group needs no article.
            body = self.one(stop + 1, end) or groups.unnamed(self, stop + 1, end)
        if body is None:
            return Mention(post, start, stop, collective=post.startswith("các ") or " các " in post)
        return Mention(
            f"{post} {body.name}",
            start,
            body.end,
            body.kind,
            body.proper,
            body.rows,
            body.head_level,
            body.collective or post.startswith(("các ", "Lãnh đạo")),
            body.foreign,
        )

    # ------------------------------------------------------------ several

    def several(self, start: int, end: int) -> tuple[list[Mention], int]:
        """The agencies listed from `start` on, and where the list ends; an empty list where none is named there."""
        found: list[Mention] = []
        position = start
        while position < end:
            if (
                self.low[position] in "cm"
                and (headed := _HEADED.match(self.low, position, end))
                and (named := self._headed(headed, end))
            ):
                found.extend(named)
                step = _SEPARATOR.match(self.low, named[-1].end, end)
                if step is None:
                    return found, named[-1].end
                position = step.end()
                continue
            mention = self.one(position, end)
            if (
                mention is None
                and found
                and found[-1].proper
                and (place := places.NAMED.match(self.flow.text, position, end))
            ):
                # "UBND huyện A, thị xã B": the second place shares the name before it.
                mention = found[-1]._replace(
                    start=position, end=place.end(), kind=place["kind"], proper=place["proper"]
                )
            if mention is None and found and _CONCERNED.match(self.low, position, end):
                mention = groups.unnamed(self, position, end)  # … và đơn vị có liên quan
            if mention is None:
                break
            if found and mention.collective and mention.name.startswith("Thủ trưởng") and self._is_bare_post(found[-1]):
                # Giám đốc, Thủ trưởng các sở, ban, ngành: one group of persons.
                first = found.pop()
                mention = mention._replace(
                    name=f"{tone_placed(self.flow.text[first.start : mention.start])}{mention.name}", start=first.start
                )
            found.append(mention)
            step = _SEPARATOR.match(self.low, mention.end, end)
            if step is None:
                return found, mention.end
            position = step.end()
        return found, found[-1].end if found else start

    def _is_bare_post(self, mention: Mention) -> bool:
        return not mention.rows and posts().fullmatch(self.low, mention.start, mention.end) is not None

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

    def _headed(self, headed: re.Match[str], end: int) -> list[Mention]:
        """The agencies of a list whose names share a head word before a colon: Các Bộ: Quốc phòng, Công an."""
        heads = [head.strip() for head in headed["heads"].split(",") if head.strip()]
        found: list[Mention] = []
        position = headed.end()
        while position < end:
            mention = next((m for head in heads if (m := self.headless(head, position, end))), None)
            if mention is None:
                break
            found.append(mention)
            step = _SEPARATOR.match(self.low, mention.end, end)
            if step is None:
                break
            position = step.end()
        return found

    def headless(self, head: str, start: int, end: int) -> Mention | None:
        """An agency named without its head word: "Công Thương" behind "Các sở:"."""
        longest = min(end, start + name_ends.LONGEST)
        stops = {m.start() for m in _COMMA.finditer(self.low, start, longest)}
        stops |= {m.start() for m in name_ends.JOINT.finditer(self.low, start, longest)}
        for last in sorted({*stops, self.action_behind(start, longest), end}, reverse=True):
            rows = agency_names.rows().get(f"{head.lower()} {self.low[start:last].strip()}")
            if rows is None:
                rows = agency_names.rows().get(folded(f"{head} {expanded(self.flow.text[start:last].strip())}"))
            if rows is not None:
                return Mention(self._written.get(rows[0].name, rows[0].name), start, last, rows=rows)
        return None

    def as_spelled(self, mention: Mention) -> Mention:
        """A known body with its parts joined as this document joins them elsewhere: Phát thanh - Truyền hình."""
        if " và " not in mention.name and " - " not in mention.name:
            return mention
        for row in agency_names.rows().get(folded(mention.name), ()):
            spelled = self._written.get(row.name, "")
            if _JOINTS.split(folded(spelled)) == _JOINTS.split(folded(mention.name)):
                return mention._replace(name=spelled)
        return mention

    def plain(self, start: int, end: int) -> Mention:
        """The words as a body that nothing tells more of."""
        name = written_out(self.flow.text[start:end])
        place = name_ends.PLACE.search(self.flow.text, start, end)
        if place is not None and place.end() == end and place.start() > start:
            name = written_out(_TERRITORY.sub("", self.flow.text[start : place.start()]))
            return Mention(
                name,
                start,
                end,
                place["kind"],
                place["proper"],
                collective=groups.begin().match(self.low, start, end) is not None,
            )
        return Mention(name, start, end, collective=groups.begin().match(self.low, start, end) is not None)

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
