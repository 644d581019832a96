"""The document's own head: type, number, date, issuer, level, title, signatories, period, completeness.

Layout: Nghị định 30/2020/NĐ-CP, annex I (number and place line, type and title, signature block); Party papers: Hướng
dẫn 36-HD/VPTW. A received stamp (ĐẾN Số … Ngày …) and a portal's table of metadata are not the document's head; the
table is used only for what the page itself cuts off.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from loaders import issuers, parts, places, plan_years, signatures
from loaders.agencies import Reader
from loaders.head_layout import NUMBER_LINE, dateline, layout, opens_preamble
from loaders.outline import Item, Outline
from ontology.model import Agency, Document, Note, Signatory
from ontology.names import LOWER, UPPER, document_number

_SUBJECT = re.compile(r"V/v:?\s+|Về việc:?\s+(?=\S)", re.IGNORECASE)
_CUT = re.compile(r"\[(?:\.{3}|…)\]")
_NUMBER_IN_TITLE = re.compile(r"\bSỐ\s*:?\s+(?P<number>\d{1,5}(?:/\d{4})?[/-][A-ZĐ&]+(?:[-/][A-ZĐ&]+)*)")
_DAY_IN_TITLE = re.compile(
    r"\bNGÀY\s+(?P<day>\d{1,2})\s+THÁNG\s+(?P<month>\d{1,2})\s+NĂM\s+(?P<year>(?:19|20)\d{2})\s*$"
)
_DOTTED = re.compile(r"^[.…]{12,}$", re.MULTILINE)  # what stands for rows that a portal leaves out of a table
_END_MARK = re.compile(r"\./\.")
_SYLLABLE = rf"[{UPPER}][{LOWER}]+"
_METADATA = {
    "number": re.compile(r"Số hiệu:?\s+(?P<value>\S+)"),
    "issued": re.compile(r"Ngày ban hành:?\s+(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})"),
    "signer": re.compile(rf"Người ký:?\s+(?P<value>{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,4}})"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """What `read` found: the document, whose it is, and doubts; `preamble` and `title` are item indexes for later
    stages.
    """

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
        self.layout = layout(outline, reader)
        self.head = self.layout.head
        self.words = self.layout.words
        self.evidence: dict[str, tuple[int, int]] = {}
        self.warnings: list[Note] = []

    def note(self, kind: str, words: str, start: int, end: int) -> None:
        self.warnings.append(Note(kind, words, *self.outline.flow.raw(start, end)))

    def proved(self, field: str, start: int, end: int) -> None:
        self.evidence[field] = self.outline.flow.raw(start, end)

    def read(self) -> Head:
        type_item, kind = self.layout.type_item, self.layout.type_name
        if type_item is not None:
            self.proved("type", type_item.line.start, type_item.line.end)
        number = self._number(type_item)
        issued = self._issued(type_item)
        if kind is None and (number is not None or any(_SUBJECT.match(self.words(i)) for i in self.head)):
            kind = "Công văn"
        title, title_span, preamble_start = self._title(type_item)
        preamble = range(preamble_start, len(self.head))
        issuer, here = self._issuer(preamble, issued, title)
        cut = _CUT.search(self.text) or self._rows_left_out()
        complete = not cut and bool(self.layout.tail or _END_MARK.search(self.text))
        signatories = signatures.read(self.layout)
        if not complete:
            number, issued, signatories = self._metadata(number, issued, signatories)
        from_, to = plan_years.period(self.outline, self.reader.low, title)
        self.warnings += plan_years.disagreements(self.outline, self.reader.low, title, self.head[preamble.start :])
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
            parts.read(self.outline),
            complete,
            self.evidence,
        )
        return Head(document, here, title_span, preamble, tuple(self.warnings))

    # ------------------------------------------------------------ type, number, date

    def _before(self, type_item: Item | None, extra: int = 3) -> list[Item]:
        """The items where number and date stand: before the type, or a little behind it where columns were
        interleaved.
        """
        last = type_item.index if type_item is not None else min(len(self.head), 14)
        return [
            i
            for i in self.head
            if i.index < last + extra
            and i.index not in self.layout.stamped
            and (i.index < last or i.line.end - i.line.start < 70)
        ]

    def _number(self, type_item: Item | None) -> str | None:
        for item in self._before(type_item):
            match = NUMBER_LINE.search(self.text, item.line.start, item.line.end)
            if match is None or match.start() > item.line.start + 60 or opens_preamble().match(self.words(item)):
                continue
            start, end = match.span("number")
            printed = self.text[start:end]
            digits = re.match(r"[\dlIO]+", printed)
            if digits is None:
                self.note("blank number", self.text[match.start() : match.end()], match.start(), match.end())
                return None
            self.proved("number", start, end)
            return document_number(printed)
        for item in self._under(type_item):
            if match := _NUMBER_IN_TITLE.search(self.text, item.line.start, item.line.end):
                self.proved("number", *match.span("number"))
                return document_number(match["number"])
        return None

    def _under(self, type_item: Item | None) -> list[Item]:
        """The lines in capitals right under the type, where gazettes put issuer, number and day: SỐ … NGÀY …"""
        if type_item is None:
            return []
        first = self.head.index(type_item) + 1
        return [i for i in self.head[first : first + 4] if self.text[i.line.start : i.line.end].isupper()]

    def _issued(self, type_item: Item | None) -> str | None:
        for item in self._before(type_item):
            match = dateline(self.text, item.line.start, item.line.end)
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
        for item in self._under(type_item):
            if match := _DAY_IN_TITLE.search(self.text, item.line.start, item.line.end):
                self.proved("issued", *match.span())
                return f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
        return None

    # ------------------------------------------------------------ title and preamble

    def _title(self, type_item: Item | None) -> tuple[str | None, tuple[int, int] | None, int]:
        if type_item is None:
            return self._subject()
        lines: list[Item] = []
        position = self.head.index(type_item) + 1
        for item in self.head[position:]:
            words = self.words(item)
            if not lines and item.index in self.layout.stamped:
                continue
            if not lines and (re.match(r"(?:CỦA|Của)\s", words) or _DAY_IN_TITLE.match(words)):
                position += 1
                continue
            if words.startswith("(") or NUMBER_LINE.match(words) or (not lines and len(words) < 70 and dateline(words)):
                position += 1
                if lines:
                    break
                continue
            if lines and not self._title_goes_on(lines, item):
                break
            if not lines and opens_preamble().match(words) and words.rstrip()[-1:] in ".;:":
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
        return (lines[-1].line.bold and item.line.bold and not opens_preamble().match(words)) and words[-1] not in ".;:"

    def _is_authority(self, item: Item) -> bool:
        """A line that names who decides, between title and bases: ỦY BAN NHÂN DÂN TỈNH, THỦ TƯỚNG CHÍNH PHỦ."""
        words = self.words(item)
        if not words.isupper() or len(words) > 70:
            return False
        mention = self.reader.one(item.line.start, item.line.end)
        return mention is not None and not mention.collective

    def _subject(self) -> tuple[str | None, tuple[int, int] | None, int]:
        """A letter's title is its V/v line as printed."""
        for position, item in enumerate(self.head):
            match = _SUBJECT.search(self.text, item.line.start, item.line.end)
            if match is None or match.start() - item.line.start > 60:
                continue
            start, end = match.start(), item.line.end
            text = self.text[start:end]
            if date := dateline(text):
                text = text[: date.start()].rstrip()
            end = start + len(text.rstrip(" ."))
            self.proved("title", start, end)
            return self.text[start:end], (start, end), position + 1
        return None, None, next((n for n, i in enumerate(self.head) if opens_preamble().match(self.words(i))), 0)

    # ------------------------------------------------------------ issuer

    def _issuer(
        self, preamble: range, issued: str | None, title: str | None
    ) -> tuple[Agency | None, places.Jurisdiction]:
        found = issuers.read(self.layout, preamble, issued, title)
        if found is None:
            return None, places.Jurisdiction()
        self.reader.here, self.reader.day = found.here, issued
        mention = found.mention
        self.reader.issuing = frozenset((mention.name, f"Chủ tịch {mention.name}"))
        self.proved("issuer", mention.start, mention.end)
        inside = places.within(found.of, found.here) if found.of else ()
        span = self.outline.flow.raw(mention.start, mention.end)
        return Agency(mention.name, found.of, inside, False, *span), found.here

    # ------------------------------------------------------------ what a portal adds and leaves out

    def _metadata(
        self, number: str | None, issued: str | None, signatories: tuple[Signatory, ...]
    ) -> tuple[str | None, str | None, tuple[Signatory, ...]]:
        """What a portal's table tells of what its page cut off."""
        for item in [*self.layout.portal, *self.head]:
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

    def _rows_left_out(self) -> bool:
        """Whether a line of dots stands between two rows of a table."""
        lines = self.outline.flow.lines
        for dots in self.reader.rare["blank"]:
            if not _DOTTED.match(self.text, dots):
                continue
            n = bisect_left(lines, (dots,))
            if 0 < n < len(lines) - 1 and lines[n].cell is None and lines[n - 1].cell and lines[n + 1].cell:
                return True
        return False
