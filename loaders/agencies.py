"""Agencies in the words of a document: read where one is expected, alone or as a list, with the place whose body each is.

The longest known name comes before any splitting of lists, because names contain commas, dashes and "và" (Sở Văn hóa, Thể thao và
Du lịch). Names are kept as written, abbreviations expanded and tone marks placed; groups (các sở, ban, ngành) are one agency.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from loaders import places
from loaders.flow import Flow
from ontology import tables
from ontology.model import Agency
from ontology.names import LOWER, UPPER, folded, tone_placed
from ontology.abbreviations import expanded
from ontology.phrases import action_words, agency_heads, head_level, post_name, posts


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency as a document names it: its name, the place words behind it, the table rows it may be, its span in the flow.

    `kind` and `proper` are the place as written: ("tỉnh", None) for a bare word, ("tỉnh", "Phú Yên") for a named one.
    """

    name: str
    start: int
    end: int
    kind: str | None = None
    proper: str | None = None
    rows: tuple[tables.Agency, ...] = ()
    head_level: str | None = None
    collective: bool = False
    foreign: bool = False


# ---------------------------------------------------------------- what stands where an agency is expected

_ARTICLE = r"(?:các|những|một số|toàn thể|tất cả các|từng)"
_GROUP_NOUN = (
    r"(?:sở|ban|ngành|phòng|đơn vị|cơ quan|địa phương|đoàn thể|hội|tổ chức|bộ|cấp|huyện|quận|xã|phường|thị trấn|thị xã|"
    r"thành phố|đặc khu|đồn|trường|doanh nghiệp|hiệp hội|chủ đầu tư|cấp ủy|đài|báo chí|báo|lực lượng|hợp tác xã|trung tâm|"
    r"tập đoàn|tổng công ty|công ty|viện|học viện|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|thành viên|cơ sở|tổ|đội|"
    r"ủy viên|chi cục|cục|vụ|tỉnh|liên đoàn|mặt trận tổ quốc|ngân hàng|chuyên gia|thôn|bản|"
    r"truyền thông|nhà trường|ban quản lý|tổ dân phố|khu phố|hội đoàn thể|cá nhân|chủ rừng|hộ gia đình|bệnh viện|cán bộ)"
)
_GROUP = re.compile(rf"{_ARTICLE}\s+(?={_GROUP_NOUN})|(?={_GROUP_NOUN}(?:,\s|\s(?:và\s)?){_GROUP_NOUN}[^\w])")
_GROUP_NOUN_AT = re.compile(_GROUP_NOUN + r"(?!\w)")
_GROUP_STEP = re.compile(rf"(?:,\s*|\s+và\s+|;\s*|\s*[-/]\s*|\s+)(?={_GROUP_NOUN}(?!\w))")
_PLACE_STEP = re.compile(
    r"(?:\s*,\s*|\s+và\s+|\s*/\s*)(?:các\s+)?(?P<noun>huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu|tx\.?|tp\.?)(?!\w)"
)
_CONCERNED = re.compile(r"\s+(?:có\s+)?liên quan")
_SCOPE = re.compile(
    r"\s+(?:cấp\s+(?:tỉnh|huyện|xã|cơ sở|thành phố|trung ương)|trung ương|địa phương|trong và ngoài nước|trong và ngoài tỉnh|"
    r"cơ sở|trực thuộc trung ương|khác)(?!\w)"
)
_TERRITORY = re.compile(
    r"\s+(?:trên địa bàn|đóng trên địa bàn|trong)\s+(?:toàn\s+)?(?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường)(?!\w)"
)
_GROUP_OF_BODIES = re.compile(
    rf"\s+(?:cấp\s+(?:tỉnh|huyện|xã)|{_ARTICLE}\s+(?={_GROUP_NOUN})|(?=(?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường)(?:\s*,\s*|\s+và\s+)(?:{_ARTICLE}\s+)?(?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)))"
)
_PLACE = re.compile(
    rf"(?:\s*,)?\s+(?P<kind>{places.KIND})(?!\w|\s+[ủu][ỷyủ])(?:\s+(?P<proper>{places.PROPER}))?"
)
_WORD = re.compile(r"[\w&]+(?:[-.][\w&]+)*")
_SEPARATOR = re.compile(r"\s*(?:;|,(?:\s*(?:và|cùng|cùng với))?|và|cùng với|cùng|với|\+)\s+")
_END_OF_NAME = re.compile(r"[;:.,()\n“”\"/]|\s[-–]\s(?![" + UPPER + r"])")
_LONGEST_NAME = 90
_FOREIGN = re.compile(r"ngoài nước|quốc tế|chủ đầu tư|doanh nghiệp|trung ương|thuộc bộ|tổ chức tư vấn|nước ngoài")


@cache
def _stop() -> re.Pattern[str]:
    """A word that an agency does: the name before it has ended."""
    words = "|".join(re.escape(w) for w in sorted(action_words(), key=len, reverse=True))
    return re.compile(rf"\s(?:{words})(?!\w)")


@cache
def _known() -> tuple[AhoCorasick, list[str], list[tuple[str, str | None]]]:
    """The scanner of known names, its patterns, and for each (name of its row or "" to keep it as written, alias in capitals)."""
    patterns: list[str] = []
    meanings: list[tuple[str, str | None]] = []
    for words, full, capitals in _spellings():
        patterns.append(words)
        meanings.append((full, capitals))
    # Every match, since a longer one may fail the word boundary: the reader keeps the longest at each place.
    return AhoCorasick(patterns, matchkind=MatchKind.Standard), patterns, meanings


@cache
def _rows() -> dict[str, tuple[tables.Agency, ...]]:
    """The rows of a folded name."""
    found: dict[str, list[tables.Agency]] = {}
    for row in tables.agencies():
        for name in dict.fromkeys(map(_without_place, (row.name, *row.aliases))):
            found.setdefault(folded(name), []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


_BARE_PLACE = re.compile(r"(?<=\w)\s(?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|Thành phố|cấp)$")


def _without_place(name: str) -> str:
    """A spelling without the bare place word at its end: "UBND tỉnh" is "UBND" of a place."""
    return _BARE_PLACE.sub("", name)


_ABBREVIATED = re.compile(r"[A-ZĐ&]{2,}")


def _spellings() -> list[tuple[str, str, str | None]]:
    """Every spelling of every known name: folded, the full name where it is an abbreviation, its capitals if all are."""
    found: dict[str, tuple[str, str | None]] = {}
    for row in tables.agencies():
        for spelling in map(_without_place, (row.name, *row.aliases)):
            short = _ABBREVIATED.search(spelling) is not None
            capitals = spelling if spelling.isupper() and " " not in spelling else None
            found.setdefault(folded(spelling), (row.name if short else "", capitals))
    return [(words, full, capitals) for words, (full, capitals) in sorted(found.items())]


@dataclass(slots=True)
class Reader:
    """Reads the agencies of one document; `here` is set when its own place is known."""

    flow: Flow
    low: str
    here: places.Jurisdiction = field(default_factory=places.Jurisdiction)
    day: str | None = None
    _at: dict[int, tuple[int, str, str | None]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _written: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        scanner, patterns, meanings = _known()
        low, text = self.low, self.flow.text
        written: dict[str, Counter[str]] = {}
        for pattern, start, end in scanner.find_matches_as_indexes(low, overlapping=True):
            if (start and low[start - 1].isalnum()) or (end < len(low) and low[end].isalnum()):
                continue
            full, capitals = meanings[pattern]
            if capitals is not None and text[start:end] != capitals:
                continue
            if (longer := self._at.get(start)) is not None and longer[0] >= end:
                continue
            self._at[start] = (end, full, None)
            if not full:
                if text[start:end].isupper():
                    continue
                for row in _rows()[patterns[pattern]]:
                    written.setdefault(row.name, Counter())[text[start:end]] += 1
        self._starts = sorted(self._at)
        # A document that spells a name out tells how it spells what it abbreviates elsewhere.
        self._written = {name: tone_placed(spellings.most_common(1)[0][0]) for name, spellings in written.items()}

    # ------------------------------------------------------------ one agency

    def one(self, start: int, end: int) -> Mention | None:
        """The agency named at `start`, or None where none is; nothing behind `end` is looked at."""
        low = self.low
        if group := _GROUP.match(low, start, end):
            return self._group(start, group.end(), end)
        if post := posts().match(low, start, end):
            return self._post(start, post.end(), end)
        if known := self._at.get(start):
            stop, full, _ = known
            if stop <= end:
                return self._known_name(start, stop, end, full)
        if self.flow.text[start].isupper() and (head := agency_heads().match(low, start, end)):
            return self._unknown(start, head, end)
        return None

    def _known_name(self, start: int, stop: int, end: int, full: str) -> Mention | None:
        text, low = self.flow.text, self.low
        written = text[start:stop]
        rows = _rows()[low[start:stop]]
        if full:
            # Written out as it stands where that is a name of the same body (Trang TTĐT), else the body's own name.
            out = expanded(tone_placed(written))
            known = _rows().get(folded(out), ())
            name = self._written.get(full) or (out if any(row in rows for row in known) or _ABBREVIATED.search(out) is None else full)
        else:
            # In capitals, as in a letterhead, only the table tells the capitals of the name.
            name = rows[0].name if written.isupper() and folded(rows[0].name) == folded(written) else tone_placed(written)
        if group := _GROUP_OF_BODIES.match(low, stop, end):
            return self._bodies(start, stop, group, end, name)
        if rows[0].id == "bao-tinh" and (proper := re.compile(rf"\s+({places.PROPER})").match(text, stop, end)):
            return Mention(f"{name} {proper[1]}", start, proper.end(), rows=rows)
        if stop < end and low[stop] == " " and not full and self._goes_on(stop, end):
            # "Sở Văn hóa" of a longer, unknown name.
            head = agency_heads().match(low, start, end)
            if head is not None:
                return self._unknown(start, head, end)
        return self._placed(Mention(name, start, stop, rows=rows), end)

    def _goes_on(self, stop: int, end: int) -> bool:
        """Whether a known name is only the beginning of a longer one: "Phòng Y tế" of "Phòng Y tế Dự phòng"."""
        word = _WORD.match(self.flow.text, stop + 1, end)
        return (
            word is not None
            and word.group()[0].isupper()
            and not word.group().isupper()
            and places.NAMED.match(self.flow.text, stop + 1, end) is None
            and re.match(places.KIND + r"(?!\w)", self.flow.text[stop + 1 : end]) is None
            and stop + 1 not in self._at
            and agency_heads().match(self.low, stop + 1, end) is None
        )

    def _unknown(self, start: int, head: re.Match[str], end: int) -> Mention | None:
        """An agency that no row names: its head word and what follows, up to a verb, a place or a mark."""
        low, text = self.low, self.flow.text
        limit = min(end, start + _LONGEST_NAME)
        stop = limit
        for pattern in (_stop(), _END_OF_NAME):
            if found := pattern.search(low, head.end(), stop):
                stop = found.start()
        if place := _PLACE.search(text, head.end() - 1, stop):
            stop = min(stop, place.start())
        # "… và Sở B": the next agency begins; "Thông tin và Truyền thông" goes on.
        for joint in re.finditer(r"\s(?:và|với|cùng)\s", low[head.end() : stop]):
            after = head.end() + joint.end()
            if self._starts_agency(after, end):
                stop = head.end() + joint.start()
                break
        name = text[start:stop].rstrip(" -–")
        stop = start + len(name)
        if len(name.split()) < 2:
            return None
        if name.isupper() and len(name) > 6:
            name = name.capitalize()
        return self._placed(Mention(expanded(tone_placed(name)), start, stop, head_level=head_level(head.group())), end)

    def _starts_agency(self, start: int, end: int) -> bool:
        return (
            start in self._at
            or _GROUP.match(self.low, start, end) is not None
            or (self.flow.text[start : start + 1].isupper() and agency_heads().match(self.low, start, end) is not None)
        )

    def _placed(self, mention: Mention, end: int) -> Mention:
        """The mention with the place words right behind its name."""
        text = self.flow.text
        place = _PLACE.match(text, mention.end, end)
        if place is None:
            return mention
        proper = place["proper"]
        if "," in place.group() and proper is None:
            return mention
        if proper is not None and self._starts_agency(place.start("proper"), end):
            proper = None
        if proper is not None and folded(proper.split()[0]) in _NOT_PROPER:
            proper = None
        if proper is None and _GROUP_STEP.match(self.low, place.end("kind"), end) and mention.rows:
            step = _GROUP_STEP.match(self.low, place.end("kind"), end)
            if step is not None and step.group().strip() in (",", "và") and re.match(
                r"(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)(?!\w)", self.low[step.end() : end]
            ):
                return self._bodies(mention.start, mention.end, re.compile(r"\s+").match(text, mention.end), end, mention.name)
        stop = place.end() if proper is not None else place.end("kind")
        return Mention(mention.name, mention.start, stop, place["kind"], proper, mention.rows, mention.head_level)

    # ------------------------------------------------------------ groups and persons

    def _group(self, start: int, nouns: int, end: int) -> Mention | None:
        """A group: the nouns, what they are qualified by, and the place that it belongs to, which its name leaves out."""
        low, text = self.low, self.flow.text
        stop, kind, proper = self._group_end(nouns, end)
        name_end = stop
        if place := _PLACE.match(text, stop, end):
            if "," not in place.group() or place["proper"]:
                kind, proper = place["kind"], place["proper"]
                if proper is not None and (self._starts_agency(place.start("proper"), end) or folded(proper.split()[0]) in _NOT_PROPER):
                    proper = None
                stop = place.end() if proper is not None else place.end("kind")
        name = expanded(tone_placed(text[start:name_end]))
        if len(name.split()) < 2:
            return None
        return Mention(name, start, stop, kind, proper, collective=True, foreign=_FOREIGN.search(low, start, stop) is not None)

    def _group_end(self, nouns: int, end: int) -> tuple[int, None, None]:
        low = self.low
        match = _GROUP_NOUN_AT.match(low, nouns, end)
        position = match.end() if match else nouns
        while True:
            while step := _GROUP_STEP.match(low, position, end):
                noun = _GROUP_NOUN_AT.match(low, step.end(), end)
                known = self._at.get(step.end())
                if known is not None and (noun is None or known[0] > noun.end()):
                    break
                if noun is None or (step.group().isspace() and not self._joins(noun, end)):
                    break
                if ";" in step.group() and not step.group().strip("; "):
                    break
                position = noun.end()
            if concerned := _CONCERNED.match(low, position, end):
                return self._scoped(concerned.end(), end), None, None
            if scope := _SCOPE.match(low, position, end):
                position = scope.end()
                continue
            break
        # What qualifies the nouns goes on to the next verb or mark: "các xã khó khăn bãi ngang ven biển và hải đảo".
        for _ in range(4):
            if _PLACE.match(self.flow.text, position, end):
                break
            stop = self._qualified(position, end)
            position = stop
            step = _GROUP_STEP.match(low, stop, end)
            noun = _GROUP_NOUN_AT.match(low, step.end(), end) if step and step.group().startswith(",") else None
            known = self._at.get(noun.start()) if noun else None
            if noun is None or _CONCERNED.search(low, position - 10, position) or (known is not None and known[0] > noun.end()):
                break
            # "các cơ quan thông tấn, báo chí": another noun behind the comma.
            position = noun.end()
        return position, None, None

    def _qualified(self, position: int, end: int) -> int:
        """Where the words that qualify a group end."""
        low = self.low
        stop = end
        for pattern in (_stop(), _MARK):
            if found := pattern.search(low, position, stop):
                stop = found.start()
        for joint in re.finditer(r"\s(?:và|với|cùng)\s", low[position:stop]):
            if self._starts_agency(position + joint.end(), end):
                stop = position + joint.start()
                break
        if concerned := _CONCERNED.search(low, position, stop):
            stop = concerned.end()
        if scope := _SCOPE.match(low, stop, end):
            stop = scope.end()
        if territory := _TERRITORY.search(low, position, stop):
            stop = min(stop, territory.start())
        return stop if stop - position <= _LONGEST_NAME else position

    def _joins(self, noun: re.Match[str], end: int) -> bool:
        """Whether a noun right behind another belongs to the group's name (ban ngành), rather than opening a clause (tổ chức …)."""
        if noun.group() in ("tổ chức", "báo", "cơ sở", "tỉnh", "huyện", "xã", "phường", "thị xã", "thành phố", "quận", "cấp"):
            return False
        return self.low[noun.end() : noun.end() + 1] in (",", ";", ":", ".", " ", "")

    def _scoped(self, position: int, end: int) -> int:
        scope = _SCOPE.match(self.low, position, end)
        return scope.end() if scope else position

    def _bodies(self, start: int, stop: int, group: re.Match[str] | None, end: int, name: str) -> Mention | None:
        """The bodies of several places: UBND các xã, phường; Ủy ban nhân dân cấp xã."""
        assert group is not None
        text, low = self.flow.text, self.low
        words = group.group().strip()
        if words.startswith("cấp"):
            return Mention(f"{name} {words}", start, group.end(), collective=True)
        nouns = group.end() if words or group.end() > stop else stop + 1
        position = nouns
        match = _GROUP_NOUN_AT.match(low, nouns, end)
        position = match.end() if match else nouns
        while (step := _PLACE_STEP.match(low, position, end)) and not places.NAMED.match(text, step.start("noun"), end):
            position = step.end()
        if concerned := _CONCERNED.match(low, position, end):
            position = concerned.end()
        elif scope := _SCOPE.match(low, position, end):
            position = scope.end()
        full = f"{name} {text[stop:position].strip()}"
        mention = Mention(expanded(tone_placed(full)), start, position, collective=True)
        if (place := _PLACE.match(text, position, end)) and "," not in place.group():
            return Mention(mention.name, start, place.end(), place["kind"], place["proper"], collective=True)
        return mention

    def _post(self, start: int, stop: int, end: int) -> Mention | None:
        """A person by post: Chủ tịch Ủy ban nhân dân tỉnh, Thủ trưởng các sở, ngành."""
        text = self.flow.text
        named = start + 4 if text[start : start + 4].lower() == "các " else start
        if (known := self._at.get(named)) and known[0] > stop:
            # A post with its body that a row names: "các PCT UBND tỉnh".
            mention = self._known_name(named, known[0], end, known[1])
            if mention is not None:
                article = text[start:named]
                return replace(mention, name=article + mention.name, start=start, collective=mention.collective or bool(article))
        post = post_name(tone_placed(text[start:stop].strip()))
        body = self.one(stop + 1, end) if stop < end and text[stop] == " " else None
        if body is None:
            return Mention(post, start, stop, collective=post.startswith("các "))
        return Mention(
            f"{post} {body.name}", start, body.end, body.kind, body.proper, body.rows, body.head_level, body.collective or post.startswith(("các ", "Lãnh đạo")), body.foreign
        )

    # ------------------------------------------------------------ several

    def several(self, start: int, end: int) -> tuple[list[Mention], int]:
        """The agencies listed from `start` on, and where the list ends; an empty list where none is named there."""
        found: list[Mention] = []
        position = start
        while position < end:
            mention = self.one(position, end)
            if mention is None:
                break
            found.append(mention)
            step = _SEPARATOR.match(self.low, mention.end, end)
            if step is None:
                return found, mention.end
            position = step.end()
        return found, found[-1].end if found else start

    def anywhere(self, start: int, end: int) -> list[Mention]:
        """The agencies named anywhere between `start` and `end`, outer names only."""
        found: list[Mention] = []
        position = start
        starts = {m.start() for m in _POSSIBLE.finditer(self.flow.text, start, end)}
        starts.update(self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)])
        for at in sorted(starts):
            if at < position:
                continue
            mention = self.one(at, end)
            if mention is not None:
                found.append(mention)
                position = mention.end
        return found

    def headless(self, head: str, start: int, end: int) -> Mention | None:
        """An agency named without its head word: "Công Thương" behind "Các sở:"."""
        stops = [p for p in (self.low.find(mark, start, end) for mark in ",;.") if p >= 0]
        longest = min(end, start + _LONGEST_NAME)
        for stop in sorted({*_comma_ends(self.low, start, longest), *stops, end}, reverse=True):
            rows = _rows().get(f"{head.lower()} {self.low[start:stop].strip()}")
            if rows is None:
                rows = _rows().get(folded(f"{head} {expanded(self.flow.text[start:stop].strip())}"))
            if rows is not None:
                return Mention(self._written.get(rows[0].name, rows[0].name), start, stop, rows=rows)
        return None

    def plain(self, start: int, end: int) -> Mention:
        """The words as a body that nothing tells more of."""
        name = expanded(tone_placed(self.flow.text[start:end]))
        place = _PLACE.search(self.flow.text, start, end)
        if place is not None and place.end() == end and place.start() > start:
            name = expanded(tone_placed(self.flow.text[start : place.start()]))
            return Mention(name, start, end, place["kind"], place["proper"], collective=_GROUP.match(self.low, start, end) is not None)
        return Mention(name, start, end, collective=_GROUP.match(self.low, start, end) is not None)

    # ------------------------------------------------------------ whose body

    def agency(self, mention: Mention) -> Agency:
        """The mention as the record has it: with the place whose body it is."""
        start, end = self.flow.raw(mention.start, mention.end)
        of = self._place_of(mention)
        inside = places.within(of, self.here) if of is not None else ()
        return Agency(mention.name, of, inside, mention.collective, start, end)

    def agencies(self, mentions: list[Mention]) -> list[Agency]:
        """Several mentions, a place word behind the last shared by those before it that have none."""
        shared = list(mentions)
        for i in range(len(shared) - 2, -1, -1):
            mention, after = shared[i], shared[i + 1]
            if mention.kind is None and after.kind is not None and not mention.collective and not _is_central(mention):
                levels = {row.level for row in mention.rows}
                if not levels or places.kind_of(after.kind) in self.here.by_kind or after.proper:
                    shared[i] = Mention(
                        mention.name, mention.start, mention.end, after.kind, after.proper, mention.rows, mention.head_level
                    )
        return [self.agency(mention) for mention in shared]

    def _place_of(self, mention: Mention) -> str | None:
        here = self.here
        if mention.foreign:
            return None
        if mention.kind is not None and mention.proper is not None:
            return places.name(mention.kind, mention.proper)
        if mention.kind is not None:
            kind = places.kind_of(mention.kind)
            return here.by_kind.get(kind) or (here.own if mention.collective else None)
        if mention.collective:
            return here.own if here.level != "central" else None
        if _is_central(mention):
            return None
        levels = [row.level for row in mention.rows] or ([mention.head_level] if mention.head_level else [])
        if here.level == "central":
            return None
        if here.level in levels or not levels or "region" in levels:
            return here.own
        if "central" in levels:
            return None
        if "province" in levels and here.level in ("district", "commune"):
            return here.of_level("province")
        if "district" in levels and here.level == "commune":
            return here.of_level("district") or here.own
        return here.own


def _is_central(mention: Mention) -> bool:
    if mention.rows:
        return all(row.level == "central" for row in mention.rows)
    return mention.head_level == "central"


_MARK = re.compile(r"[;:.,()\n“”\"]")
_POSSIBLE = re.compile(rf"(?<!\w)(?:[{UPPER}]|{_ARTICLE}\s|{_GROUP_NOUN}[, ])")
_NOT_PROPER = frozenset(
    "giao chủ phối yêu đề căn tổ thực triển ban theo trên các quyết kế chỉ nghị thông báo kết tham sở phòng văn trung ủy và".split()
)


def _comma_ends(low: str, start: int, end: int) -> list[int]:
    """Where a name may end: before each comma, semicolon or stop."""
    return [start + m.start() for m in re.finditer(r"[,;.]", low[start:end])]
