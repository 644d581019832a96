"""The document's own head: type, number, date, issuer, level, title, signatories, period, completeness.

Layout: Nghị định 30/2020/NĐ-CP, annex I (number and place line, type and title, signature block); Party papers: Hướng dẫn 36-HD/VPTW.
A received stamp (ĐẾN Số … Ngày …) and a portal's table of metadata are not the document's head; the table is used only
for what the page itself cuts off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders import places
from loaders.agencies import Reader
from loaders.mentions import Mention
from loaders.outline import Item, Outline
from loaders.vocabulary import type_names
from ontology.model import Agency, Document, Note, Part, Signatory
from ontology.names import LOWER, UPPER, document_number, folded, tone_placed

_NUMBER_LINE = re.compile(
    r"(?:^|(?<=[\s|]))[Ss][ốo]\s*(?P<colon>:?)\s*(?P<number>(?:[\dlIO][\dlIO.]*[a-z]?|[\s.…_]*)\s*(?:/\s*\d{4}\s*)?[-–/]\s*[A-ZĐƉÐƯ][\w&]*(?:\s?[-–/]\s?[A-ZĐƉÐƯ][\w&]*(?:,\s?[A-ZĐ&]+)*)*)"
)
_DATELINE = re.compile(
    r"(?P<place>[^\d,;:.\n]{2,40}?),\s*(?P<date>ngày\s*(?P<day>\d{1,2})?[\s.…_/]*tháng\s*(?P<month>\d{1,2})?[\s.…_/]*năm\s*(?P<year>(?:19|20)\d{2}))",
    re.IGNORECASE,
)
_STAMP = re.compile(r"^\W*(?:ĐẾN|CÔNG VĂN ĐẾN)\b|\bĐẾN\s+(?:Số|Giờ|Ngày)|\bĐẾN$")
_STAMP_LINE = re.compile(r"(?:Số|Giờ|Ngày|Chuy[ểê]n|Lưu hồ sơ|Số và ký hiệu)\b", re.IGNORECASE)
_MOTTO = re.compile(r"CỘNG H[ÒO][ÀA]? ?XÃ HỘI|CỘNG HOÀ|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]\s*Tự do", re.IGNORECASE)
_PREAMBLE = re.compile(
    r"(?:Căn cứ|Thực hiện|Theo|Xét|Trên cơ sở|Để|Nhằm|Triển khai thực hiện|Thời gian qua|Ngày \d|Kính gửi|Sau khi|Tiếp theo|Xuất phát)(?!\w)"
)
_SUBJECT = re.compile(r"V/v:?\s+|Về việc:?\s+(?=\S)", re.IGNORECASE)
_ISSUES = re.compile(r"(?:đã\s+)?(?:ban hành|xây dựng|yêu cầu|ra|quyết định|chỉ đạo)(?!\w)")
_CUT = re.compile(r"\[(?:\.{3}|…)\]")
_END_MARK = re.compile(r"\./\.")
_AUTHORITY = re.compile(
    r"(?P<mark>TM|KT|TL|TUQ|T/M|K/T|T/L|T/UQ|Q)\s*[./]?\s*(?P<of>["
    + UPPER
    + r"]["
    + UPPER
    + r" ,\-–]+["
    + UPPER
    + r"])"
)
_POSITION = re.compile(
    r"(?:PHÓ |Q\. ?|QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ(?: THƯỜNG TRỰC)?|CHÁNH VĂN PHÒNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|TRƯỞNG BAN|"
    r"CỤC TRƯỞNG|VỤ TRƯỞNG|CHỦ NHIỆM|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG|CHÁNH ÁN|CHỈ HUY TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|TỔNG BÍ THƯ|"
    r"THƯỜNG TRỰC|ỦY VIÊN|PHÓ THỦ TƯỚNG|CHÁNH THANH TRA|TRƯỞNG ĐOÀN)(?: [" + UPPER + r" ]+)?"
)
_SYLLABLE = rf"[{UPPER}][{LOWER}]+"
_PERSON = re.compile(rf"(?<![\w.])(?P<name>{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,4}})\s*(?:\(.*\))?$")
_METADATA = {
    "number": re.compile(r"Số hiệu:?\s+(?P<value>\S+)"),
    "issued": re.compile(r"Ngày ban hành:?\s+(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})"),
    "signer": re.compile(rf"Người ký:?\s+(?P<value>{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,4}})"),
}
_PERIOD = (
    re.compile(
        r"(?:giai đoạn|từ năm|từ)\s+(?:năm\s+)?(?P<a>(?:19|20)\d{2})\s*(?:-|–|—|đến(?:\s+năm)?)\s*(?:năm\s+)?(?P<b>(?:19|20)\d{2})"
    ),
    re.compile(r"(?<!đến )năm\s+(?P<a>(?:19|20)\d{2})(?!\s*(?:của|về))"),
)
_TIME_SECTION = re.compile(r"thời gian (?:thực hiện|triển khai|tổ chức)")


@dataclass(frozen=True, slots=True)
class Head:
    """What `read` found: the document, whose it is, and doubts; `preamble` and `title` are item indexes for later stages."""

    document: Document
    here: places.Jurisdiction
    title: tuple[int, int] | None
    preamble: range
    warnings: tuple[Note, ...]


def read(outline: Outline, reader: Reader) -> Head:
    """Read the head of a document from the items before its first section and from its tail."""
    return _HeadReader(outline, reader).read()


class _HeadReader:
    """One document's head, read in the order in which fields need each other."""

    def __init__(self, outline: Outline, reader: Reader) -> None:
        self.outline = outline
        self.text = outline.flow.text
        self.reader = reader
        self.evidence: dict[str, tuple[int, int]] = {}
        self.warnings: list[Note] = []
        items = outline.items
        self.head = [i for i in items if i.zone == "head"]
        if not self.head:
            self.head = [i for i in items if i.zone != "portal"][:12]
        self.portal = [i for i in items if i.zone == "portal"]
        self.tail = [i for i in items if i.zone == "tail"]
        self.stamped = _stamped(self.head, self.text)

    def words(self, item: Item) -> str:
        return self.text[item.line.start : item.line.end]

    def note(self, kind: str, words: str, start: int, end: int) -> None:
        self.warnings.append(Note(kind, words, *self.outline.flow.raw(start, end)))

    def proved(self, field: str, start: int, end: int) -> None:
        self.evidence[field] = self.outline.flow.raw(start, end)

    def read(self) -> Head:
        type_item, kind = self._type()
        number = self._number(type_item)
        issued = self._issued(type_item)
        if kind is None and (number is not None or any(_SUBJECT.match(self.words(i)) for i in self.head)):
            kind = "Công văn"
        title, title_span, preamble_start = self._title(type_item, kind)
        preamble = range(preamble_start, len(self.head))
        issuer, here = self._issuer(type_item, preamble, issued, title)
        complete = not _CUT.search(self.text) and bool(self.tail or _END_MARK.search(self.text))
        signatories = self._signatories()
        if not complete:
            number, issued, signatories = self._metadata(number, issued, signatories)
        from_, to = self._period(title)
        self._disagreements(title, preamble)
        document = Document(
            kind,
            number,
            issued,
            issuer,
            here.level,
            title,
            signatories,
            from_,
            to,
            self._parts(),
            complete,
            self.evidence,
        )
        return Head(document, here, title_span, preamble, tuple(self.warnings))

    # ------------------------------------------------------------ type, number, date

    def _type(self) -> tuple[Item | None, str | None]:
        names = type_names()
        for item in self.head:
            words = self.words(item)
            if words.isupper() and (name := names.get(folded(words.strip(" :.*")))):
                self.proved("type", item.line.start, item.line.end)
                return item, name
        return None, None

    def _before(self, type_item: Item | None, extra: int = 3) -> list[Item]:
        """The items where number and date stand: before the type, or a little behind it where columns were interleaved."""
        last = type_item.index if type_item is not None else min(len(self.head), 14)
        return [
            i
            for i in self.head
            if i.index < last + extra
            and i.index not in self.stamped
            and (i.index < last or i.line.end - i.line.start < 70)
        ]

    def _number(self, type_item: Item | None) -> str | None:
        for item in self._before(type_item):
            match = _NUMBER_LINE.search(self.text, item.line.start, item.line.end)
            if match is None or match.start() > item.line.start + 60 or _PREAMBLE.match(self.words(item)):
                continue
            start, end = match.span("number")
            printed = self.text[start:end]
            digits = re.match(r"[\dlIO]+", printed)
            if digits is None:
                self.note("blank number", self.text[match.start() : match.end()], match.start(), match.end())
                return None
            self.proved("number", start, end)
            return document_number(printed)
        return None

    def _issued(self, type_item: Item | None) -> str | None:
        for item in self._before(type_item):
            match = _DATELINE.search(self.text, item.line.start, item.line.end)
            if match is None or item.line.end - match.end() > 25:
                continue
            self.proved("issued", *match.span("date"))
            if match["month"] is None:
                return match["year"]
            month = f"{match['year']}-{int(match['month']):02}"
            if match["day"] is None:
                self.note("blank day", match["date"], *match.span("date"))
                return month
            return f"{month}-{int(match['day']):02}"
        return None

    # ------------------------------------------------------------ title and preamble

    def _title(self, type_item: Item | None, kind: str | None) -> tuple[str | None, tuple[int, int] | None, int]:
        if type_item is None:
            return self._subject(kind)
        lines: list[Item] = []
        position = self.head.index(type_item) + 1
        for item in self.head[position:]:
            words = self.words(item)
            if not lines and item.index in self.stamped:
                continue
            if not lines and re.match(r"(?:CỦA|Của)\s", words):
                position += 1
                continue
            if (
                words.startswith("(")
                or _NUMBER_LINE.match(words)
                or (_DATELINE.search(words) and len(words) < 70 and not lines)
            ):
                position += 1
                if lines:
                    break
                continue
            if lines and not self._title_goes_on(lines, item):
                break
            if not lines and _PREAMBLE.match(words) and words.rstrip()[-1:] in ".;:":
                break
            lines.append(item)
            position += 1
        if not lines:
            return None, None, position
        start, end = lines[0].line.start, lines[-1].line.end
        text = self.text[start:end].replace("\n", " ")
        stop = len(text.rstrip(" ."))
        text, end = text[:stop], start + stop
        self.proved("title", start, end)
        return text, (start, end), position

    def _title_goes_on(self, lines: list[Item], item: Item) -> bool:
        words = self.words(item)
        if item.family or self._is_authority(item):
            return False
        if self.text[lines[-1].line.start : lines[-1].line.end].isupper() and words.isupper():
            return True
        return (lines[-1].line.bold and item.line.bold and not _PREAMBLE.match(words)) and words[-1] not in ".;:"

    def _is_authority(self, item: Item) -> bool:
        """A line that names who decides, between title and bases: ỦY BAN NHÂN DÂN TỈNH, THỦ TƯỚNG CHÍNH PHỦ."""
        words = self.words(item)
        return words.isupper() and self.reader.one(item.line.start, item.line.end) is not None and len(words) < 70

    def _subject(self, kind: str | None) -> tuple[str | None, tuple[int, int] | None, int]:
        """A letter's title is its V/v line as printed."""
        for position, item in enumerate(self.head):
            match = _SUBJECT.search(self.text, item.line.start, item.line.end)
            if match is None or match.start() - item.line.start > 60:
                continue
            start, end = match.start(), item.line.end
            text = self.text[start:end]
            if date := _DATELINE.search(text):
                text = text[: date.start()].rstrip()
            end = start + len(text.rstrip(" ."))
            self.proved("title", start, end)
            return self.text[start:end], (start, end), position + 1
        return None, None, next((n for n, i in enumerate(self.head) if _PREAMBLE.match(self.words(i))), 0)

    # ------------------------------------------------------------ issuer

    def _issuer(
        self, type_item: Item | None, preamble: range, issued: str | None, title: str | None
    ) -> tuple[Agency | None, places.Jurisdiction]:
        mention = (
            self._from_type_line(type_item)
            or self._from_letterhead(type_item)
            or self._from_preamble(preamble)
            or self._from_signature()
        )
        if mention is None:
            return None, places.Jurisdiction()
        level = _level(mention)
        own = None
        if level != "central":
            own = self._own_place(mention, type_item, preamble, title)
            if own is not None and (level is None or mention.name in _EVERYWHERE):
                level = places.level_of(own, issued) or level
        here = places.jurisdiction(own, level, issued, self.text)
        self.reader.here, self.reader.day = here, issued
        start, end = self.outline.flow.raw(mention.start, mention.end)
        self.proved("issuer", mention.start, mention.end)
        of = None if level == "central" else own
        return Agency(mention.name, of, places.within(of, here) if of else (), False, start, end), here

    def _from_type_line(self, type_item: Item | None) -> Mention | None:
        """CỦA BỘ CHÍNH TRỊ under the type."""
        if type_item is None:
            return None
        for item in self.head:
            if item.index in (type_item.index + 1, type_item.index + 2) and (
                m := re.match(r"(?:CỦA|Của)\s+", self.words(item))
            ):
                return self.reader.one(item.line.start + m.end(), item.line.end)
        return None

    def _from_letterhead(self, type_item: Item | None) -> Mention | None:
        """The last body named above the number, left of or above the motto."""
        found: list[Mention] = []
        last = (
            type_item.index
            if type_item is not None
            else next((i.index for i in self.head if _PREAMBLE.match(self.words(i))), 0)
        )
        for item in self.head:
            if item.index >= last or item.index in self.stamped:
                break
            words = self.words(item)
            if not words.isupper() or len(words) > 160:
                if (mixed := _MOTTO.search(words)) is None or not words[: mixed.start()].isupper():
                    continue
            stop = item.line.start + (m.start() if (m := _MOTTO.search(words)) else len(words))
            if number := _NUMBER_LINE.search(self.text, item.line.start, stop):
                stop = number.start()
            found.extend(self.reader.anywhere(item.line.start, stop))
        return found[-1] if found else None

    def _from_preamble(self, preamble: range) -> Mention | None:
        """… UBND thị xã Hương Trà ban hành Kế hoạch …: who issues, right before the verb."""
        for item in self.head[preamble.start :][::-1]:
            for mention in self.reader.anywhere(item.line.start, item.line.end):
                gap = re.compile(r"\s+").match(self.text, mention.end, item.line.end)
                if gap and not mention.collective and _ISSUES.match(self.reader.low, gap.end()):
                    return mention
        return None

    def _from_signature(self) -> Mention | None:
        for item in self.tail:
            match = re.match(r"(?:TM|T/M)\s*[./]\s*", self.words(item))
            if match and (mention := self.reader.one(item.line.start + match.end(), item.line.end)):
                return mention
        return None

    def _own_place(self, mention: Mention, type_item: Item | None, preamble: range, title: str | None) -> str | None:
        """The place whose document it is: from the letterhead, the preamble's issuer, the title, the place line."""
        if mention.kind and mention.proper:
            return places.name(mention.kind, mention.proper)
        last = type_item.index if type_item is not None else len(self.head)
        above = [i for i in self.head if i.index < last and i.index not in self.stamped]
        for item in above:
            if place := places.first_capitals(self.words(item)):
                return place
        issuing = self._from_preamble(preamble)
        if issuing is not None and issuing.kind and issuing.proper:
            return places.name(issuing.kind, issuing.proper)
        kind = places.kind_of((mention.kind or (issuing.kind if issuing else None) or "").lower()) or None
        short = next((m["place"].strip(" |*") for i in above if (m := _DATELINE.search(self.words(i)))), None)
        if title:
            for place, _ in places.named(title).most_common():
                if kind is None or place.startswith(kind + " "):
                    return place
        said = places.named(self.text)
        if kind and short:
            near = [
                p for p, _ in said.most_common() if p.startswith(kind + " ") and p.endswith(" " + tone_placed(short))
            ]
            return near[0] if near else places.name(kind, short)
        if short:
            near = [p for p, _ in said.most_common() if p.endswith(" " + tone_placed(short))]
            if near:
                return near[0]
        if kind:
            return next((p for p, _ in said.most_common() if p.startswith(kind + " ")), None)
        return None

    # ------------------------------------------------------------ signature, period, parts

    def _signatories(self) -> tuple[Signatory, ...]:
        authority: str | None = None
        position: str | None = None
        found: list[Signatory] = []
        for item in self.tail:
            if item.family or item.index == self.tail[0].index and self.words(item).lower().startswith(("nơi", "noi")):
                continue
            words = self.words(item)
            at = 0
            marks = list(_AUTHORITY.finditer(words))
            if marks:
                authority = " ".join(words[marks[-1].start() : marks[-1].end()].split())
                at = marks[-1].end()
                if inner := _POSITION.search(words, marks[-1].start("of")):
                    # "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" on one line: the second post is the signer's.
                    second = _POSITION.search(words, inner.start() + 3)
                    if second := re.search(r"(?<=\s)(?:PHÓ|Q\.)\s.*", words[inner.start() + 1 : marks[-1].end()]):
                        cut = inner.start() + 1 + second.start()
                        authority = " ".join(words[marks[-1].start() : cut].split())
                        at = cut
            for post in _POSITION.finditer(words, at):
                position = _post_case(post.group())
                at = post.end()
            name = _PERSON.search(words, at)
            if name and (position or authority) and not words.isupper() and (at or name.start() < 25):
                start, end = item.line.start + name.start("name"), item.line.start + name.end("name")
                found.append(Signatory(name["name"], position, authority, *self.outline.flow.raw(start, end)))
                authority = position = None
                if len(found) >= 1 and not _several_sign(self.tail, self.text):
                    break
        return tuple(found)

    def _metadata(
        self, number: str | None, issued: str | None, signatories: tuple[Signatory, ...]
    ) -> tuple[str | None, str | None, tuple[Signatory, ...]]:
        """What a portal's table tells of what its page cut off."""
        for item in [*self.portal, *self.head]:
            start, end = item.line.start, item.line.end
            if number is None and (m := _METADATA["number"].match(self.text, start, end)):
                number = document_number(m["value"])
                self.proved("number", *m.span("value"))
            if issued is None and (m := _METADATA["issued"].match(self.text, start, end)):
                issued = f"{m['y']}-{int(m['m']):02}-{int(m['d']):02}"
                self.proved("issued", m.start("d"), m.end("y"))
            if not signatories and (m := _METADATA["signer"].match(self.text, start, end)):
                signatories = (Signatory(m["value"], None, None, *self.outline.flow.raw(*m.span("value"))),)
        return number, issued, signatories

    def _period(self, title: str | None) -> tuple[str | None, str | None]:
        """The period that the title names, or else a section on time of implementation."""
        for words in [folded(title or ""), *self._time_lines()]:
            for pattern in _PERIOD:
                matches = [m for m in pattern.finditer(words) if not re.search(r"ngày[^,;]*$", words[: m.start()])]
                if matches:
                    match = matches[-1]
                    return match["a"], match["b"] if "b" in match.re.groupindex else match["a"]
        return None, None

    def _time_lines(self) -> list[str]:
        low = self.reader.low
        return [
            low[i.start : i.end]
            for i in self.outline.items
            if i.zone == "body" and i.numbered and i.end - i.start < 200 and _TIME_SECTION.match(low, i.start, i.end)
        ]

    def _parts(self) -> tuple[Part, ...]:
        found = []
        items = self.outline.items
        for item in items:
            if item.family != "part":
                continue
            title = None
            after = item.index + 1
            if after < len(items) and not items[after].family and self.words(items[after]).isupper():
                title = self.words(items[after])
            found.append(
                Part(
                    "Phụ lục" if item.part.startswith("Phụ lục") else item.part,
                    title,
                    *self.outline.flow.raw(item.line.start, item.line.end),
                )
            )
        return tuple(found)

    def _disagreements(self, title: str | None, preamble: range) -> None:
        """A year that the preamble's name for this document gives otherwise than its title."""
        if not title:
            return
        years = set(re.findall(r"năm\s+((?:19|20)\d{2})", folded(title)))
        if len(years) != 1:
            return
        low = self.reader.low
        for item in self.head[preamble.start :]:
            own = re.search(
                r"(?:ban hành|xây dựng)\s+(?:kế hoạch|chương trình|đề án)[^;.\d]*?năm\s+(?P<y>(?:19|20)\d{2})",
                low[item.line.start : item.line.end],
            )
            if own and own["y"] not in years:
                start = item.line.start + own.start()
                self.note(
                    "disagreement",
                    f"title says {years.copy().pop()}, text says {own['y']}",
                    start,
                    item.line.start + own.end(),
                )


_EVERYWHERE = frozenset({"Ủy ban nhân dân", "Hội đồng nhân dân", "Công an"})


def _level(mention: Mention) -> str | None:
    levels = {row.level for row in mention.rows}
    if len(levels) == 1:
        return levels.pop()
    return mention.head_level if mention.head_level != "own" else None


def _stamped(items: list[Item], text: str) -> frozenset[int]:
    """The lines of a received stamp: the receiver's name above ĐẾN, and number, day, passing below."""
    lines: set[int] = set()
    for n, item in enumerate(items):
        words = text[item.line.start : item.line.end]
        if not _STAMP.search(words) or len(words) > 60:
            continue
        lines.add(item.index)
        if n and text[items[n - 1].line.start : items[n - 1].line.end].isupper():
            lines.add(items[n - 1].index)
        for after in items[n + 1 : n + 5]:
            if not _STAMP_LINE.match(text[after.line.start : after.line.end]):
                break
            lines.add(after.index)
    return frozenset(lines)


def _post_case(words: str) -> str:
    """PHÓ CHỦ TỊCH as the record writes posts: Phó Chủ tịch."""
    words = " ".join(words.split()).lower()
    return words[:4].capitalize() + words[4:5].upper() + words[5:] if words.startswith("phó ") else words.capitalize()


def _several_sign(tail: list[Item], text: str) -> bool:
    """Whether several bodies sign, as in a coordination programme."""
    return sum(bool(re.match(r"(?:TM|T/M)\s*[./]", text[i.line.start : i.line.end])) for i in tail) > 1
