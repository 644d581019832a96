"""Flow to outline: each paragraph with its marker (II., 2.1., a), -), the item it stands under and its section path.

Markers and their order: Nghị định 30/2020/NĐ-CP, annex I (Phần, Chương, Mục, Điều, khoản, điểm) and plans (I., 1.,
1.1., a), -, +); Party papers put a dash after the number (I-, 1-). Numbers that jump or swap are kept as printed. A
part that a document carries with it (an annex, the plan that a decision promulgates) begins the path of its items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.flow import CHAPTER, CHAPTER_END, Flow, Line
from loaders.vocabulary import governing_words, recipients_heading, sign_marks, type_names
from ontology.names import UPPER, folded
from ontology.phrases import portal_lines
from ontology.wording import as_written, one_of

BULLETS = frozenset({"dash", "plus", "dot"})
_BULLET_FAMILY = {"-": "dash", "–": "dash", "—": "dash", "+": "plus"}

_MARKER = re.compile(
    r"(?P<article>(?:Điều|ĐIỀU)\s+(?P<article_label>\d+[a-z]?)\s*[.:]\s*)"  # Điều 1.
    rf"|(?P<chapter>(?P<chapter_label>{CHAPTER})[.:]?\s*)"
    r"|(?P<roman>(?!V/[Vv])(?P<roman_label>[IVXLC]{1,6})(?:\s*[.)]\s*|\s*[/–-]\s+|[/–-](?=[" + UPPER + r"]))(?=\S))"
    r"|(?P<dotted>(?P<dotted_label>\d{1,2}(?:\.\d{1,2}){1,3})(?:\.|\s*[-)])?\s+(?=\S))"
    r"|(?P<paren>\((?P<paren_label>\d{1,2}|[a-zđ]|[ivx]+)\)\s*(?=\S))"
    r"|(?P<arabic>(?P<arabic_label>\d{1,3})(?:\s*[.)](?!\d)\s*|\s*[/–-]\s+|[/–-](?=[" + UPPER + r"]\w*\s))(?=\S))"
    r"|(?P<letter>(?P<letter_label>[a-zđ]{1,2})(?:\s*[.)]\s+|\)\s*|-\s+)(?=\S))"
    r"|(?P<upper>(?P<upper_label>[A-HĐ])[.)]\s+(?=\S))"
    r"|(?P<bullet>(?P<bullet_label>[-–—+*•●○◦▪■►✓])\s*(?=\S))"
)
_CHAPTER_END = re.compile(CHAPTER_END)
_MOTTO = re.compile(r"CỘNG H[ÒO][ÀA]?\s+XÃ|CỘNG HOÀ XÃ|ĐẢNG CỘNG SẢN VIỆT NAM")
_LEAST_WORDS = 8  # characters: less, between those addressed, is a mark that OCR took for words
_HEAD_LINE = re.compile(r"(?:Số|Sở)\s*:|V/[vV]\s|\W{1,12}$")
_FOOTNOTE = re.compile(r"\[\d{1,2}\]\s")
_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục)\s*(?:(?:SỐ|số)\s*)?(?P<label>[IVXLC]+\b|\d+\b|[A-H]\b)?\s*[.:]?\s*(?P<rest>.*)$"
)


@cache
def _tail() -> re.Pattern[str]:
    """Nơi nhận:"""
    return re.compile(rf"{recipients_heading()}\s*:?")


@cache
def _signing() -> re.Pattern[str]:
    """KT. CHỦ TỊCH"""
    return re.compile(rf"(?:{sign_marks()})\s*[./]\s*[{UPPER}]{{2}}")


@cache
def _addressing() -> re.Pattern[str]:
    """Thủ tướng Chính phủ điện: | Căn cứ: | Kính gửi: whom a letter is for, or what a document rests on; a list behind
    it is no section.
    """
    wire, salutation = one_of(as_written("telegraphs")), one_of(as_written("salutation"))
    return re.compile(rf"(?:[^\n]{{0,60}}\s{wire}|{one_of(governing_words())})\s*:\s*$|{salutation}", re.MULTILINE)


@dataclass(slots=True, unsafe_hash=True)  # not frozen: each paragraph makes one, and freezing doubles the cost
class Item:
    """A paragraph of the outline.

    `family` names its kind of marker ("" for none), `label` the marker as printed without its dot; `start` and `end`
    are its words in the flow, marker left out; `path` is its section (`III.2`, `Phụ lục.I.3`), the nearest numbered
    item's for a bullet; `parent` is the index of the item it stands under (-1: none), `after` the index behind its
    last descendant.
    """

    index: int
    line: Line
    family: str
    label: str
    start: int
    end: int
    path: str
    parent: int
    part: str
    zone: str
    after: int = 0

    @property
    def has_children(self) -> bool:
        """Whether other items stand under this one."""
        return self.after > self.index + 1

    @property
    def numbered(self) -> bool:
        """Whether its marker counts in section paths."""
        return self.family not in BULLETS and self.family != ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The items of a flow in order; `zone` of each is head (up to the first section), body, tail (recipients,
    signatures), note (footnotes behind these) or portal (what a portal shows around the document).
    """

    flow: Flow
    items: tuple[Item, ...]

    def words(self, item: Item) -> str:
        """The item's text without its marker."""
        return self.flow.text[item.start : item.end]

    def under(self, item: Item) -> Iterator[Item]:
        """All items below `item`, in order."""
        return iter(self.items[item.index + 1 : item.after])

    def ancestors(self, item: Item) -> Iterator[Item]:
        """The items that `item` stands under, nearest first."""
        while item.parent >= 0:
            item = self.items[item.parent]
            yield item


def parse(flow: Flow) -> Outline:
    """Find the outline of a flow: one pass over its paragraphs."""
    items: list[Item] = []
    stack: list[Item] = []
    text = flow.text
    headings = type_names()
    zone, part, own_type = "head", "", ""
    addressing = addressed = False
    portal = _letterhead(flow)
    foot = len(flow.lines)
    for index, line in enumerate(flow.lines):
        if index < portal or index >= foot:
            items.append(Item(index, line, "", "", line.start, line.end, "", -1, "", "portal"))
            continue
        start, end = line.start, line.end
        first = text[start]
        match = _MARKER.match(text, start, end) if _may_be_marked(text, start) else None
        family, label, words = "", "", start
        if match is not None and match["chapter"] and not _ends_as_chapter(flow, match, end):
            match = None
        if line.cell is not None and zone == "body":
            match = None  # the marks of a table's cells are no sections
        if match is not None:
            family = match.lastgroup or ""  # the outer group closes last
            label, words = match[f"{family}_label"], match.end()
            if family == "bullet":
                family = _BULLET_FAMILY.get(label, "dot")
            elif family == "article":
                label = f"Điều {label}"
            elif family == "roman" and label in ("C", "D", "L") and any(s.family == "upper" for s in stack):
                family = "upper"
        if zone in ("tail", "note"):
            opened = _part(text[start:end], family, headings, own_type)
            if opened:
                zone, part, stack = "body", opened, []
                family, label, words = "part", "", start
            elif first == "[" and _FOOTNOTE.match(text, start, end):
                zone, family, label, words = "note", "", "", start
        elif (first == "N" and _tail().match(text, start, end)) or (
            first in "TK" and not family and len(items) > 3 and _signing().match(text, start, end)
        ):
            zone, stack = "tail", []
            family, label, words = "", "", start
            foot = min(foot, _portal_foot(flow, index, own_type))
        elif zone == "body" and not family and first == "P" and (annex := _part(text[start:end], family, {}, own_type)):
            part, stack, family, label = annex, [], "part", ""
        elif zone == "head":
            own_type = own_type or headings.get(text[start:end].strip(" :").lower(), "")
            if _addressing().match(text, start, end):
                addressing = addressed = True
            elif family not in BULLETS and end - start > _LEAST_WORDS:
                addressing = False
            if family in ("roman", "upper", "chapter", "article") or (
                family in ("arabic", "dash") and (own_type or addressed) and not addressing and len(items) > 2
            ):
                zone = "body"
        parent, path = _place(family, label, part, stack) if zone == "body" else (-1, part)
        item = Item(index, line, family, label, words, end, path, parent, part, zone)
        if zone == "body" and family:
            stack.append(item)
        items.append(item)
    _fill_ends(items)
    return Outline(flow, tuple(items))


def _may_be_marked(text: str, start: int) -> bool:
    """Whether a line may begin with a marker, as far as its first two letters tell: most begin with a word."""
    first, second = text[start], text[start + 1 : start + 2]
    if not first.isalpha():
        return True
    if first.islower():
        return second in ".) -" or text[start + 2 : start + 3] in ".)-"
    return second in ".)/–- IVXLC" or first in "ĐCPM"


def _ends_as_chapter(flow: Flow, match: re.Match[str], end: int) -> bool:
    """Whether a chapter's marker ends its line as read, or a stop or capitals behind it tell that it is one: a sentence
    may begin "Phần IV Phụ lục 2 đã …".
    """
    at = match.end("chapter_label")
    return (
        at == end or _CHAPTER_END.match(flow.text, at, end) is not None or "\n" in flow.quote(at - 1, match.end() + 1)
    )


def _place(family: str, label: str, part: str, stack: list[Item]) -> tuple[int, str]:
    """The parent and the path of the next item; the stack is cut back to its parent."""
    if family == "part":
        stack.clear()
        return -1, part
    if not family:
        while stack and stack[-1].family in BULLETS:
            stack.pop()
    elif family == "dotted":
        while stack and not _is_prefix(stack[-1], label) and stack[-1].family not in _OUTER:
            stack.pop()
        base = next((s.path for s in reversed(stack) if s.family not in ("arabic", "dotted")), part)
        return _index(stack), _joined(base, label)
    elif any(s.family == family for s in stack):
        while stack.pop().family != family:
            pass
    elif family == "roman" and any(s.family == "article" for s in stack):
        while stack[-1].family != "article":
            stack.pop()
    elif family in _ORDER:
        _pop_below(stack, family)
    elif family == "arabic":
        # "1." never stands inside a dotted or bulleted item of the same plan.
        inside = next((n for n, above in enumerate(stack) if above.family in ("dotted", *BULLETS)), len(stack))
        del stack[inside:]
    base = stack[-1].path if stack else part
    return _index(stack), base if not family or family in BULLETS else _joined(base, label)


def _index(stack: list[Item]) -> int:
    return stack[-1].index if stack else -1


_ORDER = {"part": 0, "chapter": 1, "upper": 2, "roman": 3, "article": 3}
_OUTER = frozenset(_ORDER)


def _pop_below(stack: list[Item], family: str) -> None:
    while stack and _ORDER.get(stack[-1].family, 9) >= _ORDER[family]:
        stack.pop()


def _is_prefix(item: Item, label: str) -> bool:
    return item.family in ("arabic", "dotted") and label.startswith(item.label + ".")


def _joined(base: str, label: str) -> str:
    return f"{base}.{label}" if base else label


def _part(words: str, family: str, headings: dict[str, str], own_type: str) -> str:
    """The name of the part that a line opens (`Phụ lục`, `Phụ lục II`, `Kế hoạch`), or ""."""
    if family:
        return ""
    if (match := _ANNEX.match(words)) and (match["rest"] == "" or match["rest"].isupper() or match["rest"][0] in "(–-"):
        return f"Phụ lục {match['label']}" if match["label"] else "Phụ lục"
    if not headings or not words.isupper():
        return ""
    opened = headings.get(words.strip(" :").lower(), "")
    # Of the other types that follow a signature, only blank forms do.
    if opened in as_written("carried with a document") and opened != own_type:
        return opened
    return next((name for name in as_written("carried without a type") if words.startswith(name.upper())), "")


def _letterhead(flow: Flow) -> int:
    """The paragraph where the document begins: what a portal puts before its letterhead is not the document."""
    motto = _MOTTO.search(flow.text)
    if motto is None:
        return 0
    at = next(n for n, line in enumerate(flow.lines) if line.end > motto.start())
    while at and _heads(flow.text[flow.lines[at - 1].start : flow.lines[at - 1].end]):
        at -= 1
    return at if at > 3 else 0


def _heads(words: str) -> bool:
    """Whether a line above the motto is the letterhead's: a body in capitals, the number, what a letter is about."""
    return (len(words) < 90 and words.isupper()) or _HEAD_LINE.match(words) is not None


def _portal_foot(flow: Flow, tail: int, own_type: str) -> int:
    """The paragraph behind the recipients where a portal's own words begin, with its line that names the document."""
    lines = flow.lines
    found = portal_lines().search(folded(flow.text[lines[tail].start :]))
    if found is None:
        return len(lines)
    at = next(n for n, line in enumerate(lines) if line.start >= lines[tail].start + found.start())
    named = flow.text[lines[at - 1].start : lines[at - 1].end]
    return at - (named.startswith(own_type or "\n") and named.endswith("ban hành") and "/" in named)


def _fill_ends(items: list[Item]) -> None:
    """Give each item its `after`: behind the last item that has it as ancestor."""
    after = list(range(1, len(items) + 1))
    for item in reversed(items):
        if item.parent >= 0 and after[item.index] > after[item.parent]:
            after[item.parent] = after[item.index]
    for item, end in zip(items, after, strict=True):
        # The one field known only when all items are: set before anybody sees the item.
        object.__setattr__(item, "after", end)


def render(outline: Outline) -> str:
    """The outline for people: a line an item, indented by depth, with its path and marker."""
    depth: list[int] = []
    rows = []
    for item in outline.items:
        depth.append(depth[item.parent] + 1 if item.parent >= 0 else 0)
        label = f"[{item.family} {item.label}] ".replace(" ]", "]") if item.family else ""
        rows.append(f"{item.zone:5}{item.path:12}{'  ' * depth[-1]}{label}{outline.words(item)}")
    return "\n".join(rows)
