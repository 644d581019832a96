"""Recipients: the lines of Nơi nhận and a letter's Kính gửi, split into single bodies, with the note behind them."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders import name_ends
from loaders.agencies import Reader
from loaders.mentions import Mention
from loaders.outline import Item, Outline
from ontology.abbreviations import expanded
from ontology.model import Recipient
from ontology.names import folded

_NOTE = re.compile(r"\(\s*(?P<note>[^)]{2,40})\s*\)?|/\s*(?P<short>b/c|t/h)\b")
_PURPOSE = re.compile(
    r"(?:để|b/c|t/h|p/h|báo cáo|đăng|biết|thực hiện|phối hợp|thay|theo dõi|chỉ đạo|công bố|đưa tin|xem xét|t/d)",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(r"lưu\s*:?|cv\s*:|lưu trữ|(?:vt|nc|th|kgvx)\b")
_SAME = re.compile(r"như (?:trên|điều|kính gửi|mục)")
_ARTICLE = re.compile(r"như (?:các )?điều (?P<number>\d+)")
_COVERING = re.compile(r"[;}]\s*\(")  # where a note covers the lines above as well
_PREFIX = re.compile(r"(?P<group>(?:các )?(?:sở|bộ)(?:, ban|, ngành|, cơ quan|,| và|ban ngành|[\w\s])*?)\s*:\s*")
_PIECE = re.compile(r"[^;]+")
_COMMA = re.compile(r"\s*(?:,|\s+và)\s+(?=\S)|\s*,\s*")
_POSTS_AS_ONE = re.compile(r"[a-zđ]{1,2},\s?[a-zđ]{2,5}")
_OFFICE = re.compile(r"(?:vp|văn phòng)[\w\s&.-]{0,40}:\s*")
_PARENT = re.compile(r"\s*[,-]\s*(?=bộ\s)")
_HEADING = re.compile(r"(?:nơi|noi)\s+nh[ậâa]n\s*:?\s*")
_SALUTATION_WORDS = ("kính gửi", " điện:", " điện :")
_SALUTATION = re.compile(r"(?:kính gửi|[^\n]{0,60}\sđiện)\s*:\s*|kính gửi\s+")


def read(outline: Outline, reader: Reader) -> tuple[Recipient, ...]:
    """All recipients in the order of the text, each once."""
    found: list[Recipient] = []
    addressed = _addressees(outline, reader)
    found.extend(addressed)
    listed: list[Item] = []
    inside = False
    for item in outline.items:
        if item.zone != "tail":
            continue
        words = outline.words(item).lower()
        if not item.family and words.startswith(("nơi nhận", "noi nhận", "nơi nhân", "noi nhan", "nơi nhậ")):
            inside = True
            rest = _HEADING.match(reader.low, item.start, item.end)
            if rest and rest.end() < item.end:
                listed.append(replace(item, start=rest.end()))
            continue
        if inside and item.family in ("dash", "plus", "dot"):
            listed.append(item)
        elif inside and not item.family and listed and item.line.cell is None:
            inside = False
    behind: list[Recipient] = []
    for item in listed:
        if article := _ARTICLE.match(reader.low, item.start, item.end):
            behind.extend(_of_article(outline, reader, article["number"]))
            continue
        line = _line(outline, reader, item)
        if line and line[0].purpose and _COVERING.search(reader.low, item.start, item.end):
            # A note behind the stop or brace of the last of several lines covers them all.
            last = next((n for n in range(len(behind), 0, -1) if behind[n - 1].purpose), 0)
            behind[last:] = [replace(r, purpose=line[0].purpose) for r in behind[last:]]
        behind.extend(line)
    return _each_once(found + behind)


def _of_article(outline: Outline, reader: Reader, number: str) -> list[Recipient]:
    """The bodies that an article begins with: "Như Điều 3" sends the paper to those whom article 3 obliges."""
    for item in outline.items:
        if item.family == "article" and item.label == f"Điều {number}":
            mentions, _ = reader.several(item.start, item.end)
            return [Recipient(a) for a in reader.agencies(_shared_posts(mentions))]
    return []


def _addressees(outline: Outline, reader: Reader) -> list[Recipient]:
    """The bodies of Kính gửi: on its line, and on the list behind it."""
    found: list[Recipient] = []
    if not any(word in reader.low for word in _SALUTATION_WORDS):
        return found
    after = False
    for item in outline.items:
        if item.zone == "tail":
            break
        salutation = _SALUTATION.match(reader.low, item.start, item.end)
        if salutation:
            after = True
            if salutation.end() < item.end:
                found.extend(_bodies(reader, salutation.end(), item.end, None))
            continue
        if after:
            if item.family in ("dash", "plus", "dot"):
                found.extend(_line(outline, reader, item))
            else:
                break
    return found


def _line(outline: Outline, reader: Reader, item: Item) -> list[Recipient]:
    low = reader.low
    if _ARCHIVE.match(low, item.start, item.end):
        return []
    found: list[Recipient] = []
    note = None
    for match in _NOTE.finditer(low, item.start, item.end):
        words = outline.flow.text[match.start() : match.end()].strip("()/ ")
        if _PURPOSE.search(words):
            note = words
    head: str | None = None
    for piece in _PIECE.finditer(low, item.start, item.end):
        start, end = piece.span()
        if prefix := _PREFIX.match(low, start + (low[start] == " "), end):
            head, start = "Bộ" if "bộ" in prefix["group"] else "Sở", prefix.end()
        # Notes, braces and stops are no names.
        for cut in _NOTE.finditer(low, start, end):
            if _PURPOSE.search(cut.group()) and cut.start() > start:
                end = min(end, cut.start())
        while end > start and low[end - 1] in " .,}{;)(/":
            end -= 1
        while start < end and low[start] in " ,}{;-–+(":
            start += 1
        if (
            end - start < 2
            or _ARCHIVE.match(low, start, end)
            or _SAME.match(low, start, end)
            or _PURPOSE.fullmatch(low[start:end])
        ):
            continue
        if head is not None:
            found.extend(Recipient(reader.agency(m), note) for m in _departments(reader, head, start, end))
        else:
            found.extend(_bodies(reader, start, end, note))
    return found


def _bodies(reader: Reader, start: int, end: int, note: str | None) -> list[Recipient]:
    """The single bodies of a piece; of "VP UBND tỉnh: CVP, các phòng" those behind the colon."""
    low = reader.low
    if (office := _OFFICE.match(low, start, end)) and office.end() < end:
        start = office.end()
    if (both := expanded(reader.flow.text[start:end], recipients=True)) != reader.flow.text[
        start:end
    ] and _POSTS_AS_ONE.fullmatch(low, start, end):
        # "C,PCVP" is two posts in one short form.
        whole = reader.plain(start, end)
        return [Recipient(reader.agency(whole._replace(name=name)), note) for name in both.split(", ")]
    mentions, stop = reader.several(start, end)
    if not mentions or low[stop:end].strip(" .,)"):
        mentions = _by_comma(reader, start, end)
    if (
        len(mentions) > 1
        and _PARENT.match(low, mentions[0].end, end)
        and mentions[1].rows
        and mentions[1].rows[0].level == "central"
        and (folded(mentions[0].name).startswith(("cục", "vụ", "tổng cục")))
    ):
        mentions = [mentions[0], *mentions[2:]]
    return [Recipient(a, note) for a in reader.agencies(_shared_posts(mentions))]


def _departments(reader: Reader, head: str, start: int, end: int) -> list[Mention]:
    """Names of a list without their head word: "TTTT" behind "Các sở:" is Sở Thông tin và Truyền thông."""
    low = reader.low
    found: list[Mention] = []
    position = start
    while position < end:
        while position < end and low[position] in " ,;":
            position += 1
        known = reader.headless(head, position, end) or reader.one(position, end)
        if known is not None:
            found.append(known)
            position = known.end
            continue
        comma = low.find(",", position, end)
        stop = comma if comma >= 0 else end
        if words := reader.flow.text[position:stop].strip():
            found.append(reader.plain(position, position + len(words)))
        position = stop + 1
    return found


def _by_comma(reader: Reader, start: int, end: int) -> list[Mention]:
    """The pieces between commas, each read alone; a piece that names nothing known is a body as written."""
    low = reader.low
    found: list[Mention] = []
    position = start
    while position < end:
        mentions, stop = reader.several(position, end)
        if mentions and (stop >= end or low[stop] in ",;. "):
            found.extend(mentions)
            position = stop
        else:
            comma = low.find(",", position, end)
            stop = comma if comma >= 0 else end
            words = reader.flow.text[position:stop].strip(" .")
            if len(words) > 1:
                at = low.index(folded(words), position)
                found.append(reader.plain(at, at + len(words)))
            position = stop
        while position < end and low[position] in " ,;.":
            position += 1
    return found


_ONLY_POST = re.compile(
    r"(?:các\s+)?(?:phó\s+)?(?:chủ tịch|chánh văn phòng|bí thư|giám đốc|trưởng ban|chủ nhiệm)", re.IGNORECASE
)


def _shared_posts(mentions: list[Mention]) -> list[Mention]:
    """Posts that share the body behind the last: Chủ tịch, các Phó Chủ tịch UBND tỉnh."""
    shared = list(mentions)
    for i in range(len(shared) - 2, -1, -1):
        name, after = shared[i].name, shared[i + 1]
        if not _ONLY_POST.fullmatch(name):
            continue
        post = _ONLY_POST.match(after.name)
        if post is None:
            continue
        body = after.name[post.end() :]
        shared[i] = shared[i]._replace(
            name=name + body,
            kind=after.kind,
            proper=after.proper,
            rows=after.rows,
            head_level=after.head_level,
        )
    return shared


def _each_once(recipients: list[Recipient]) -> tuple[Recipient, ...]:
    seen: dict[tuple[str, str | None], Recipient] = {}
    for r in recipients:
        seen.setdefault((name_ends.key(r.agency.name), r.agency.of), r)
    return tuple(seen.values())
