"""What stands in each section of an outline: purpose, tasks, assignment of work, funding, reporting, time."""

from __future__ import annotations

import re

from loaders.outline import Item, Outline
from ontology.phrases import section_words

# The formula that closes a document, whatever section it stands under.
CLOSING = re.compile(
    r"(?:trên đây là|trong quá trình (?:tổ chức\s+)?(?:triển khai|thực hiện)|căn cứ (?:nội dung\s+)?(?:kế hoạch|"
    r"chỉ thị) này|"
    r"các (?:cơ quan,? )?đơn vị, địa phương phối hợp thực hiện|(?:chủ tịch\s+)?(?:ubnd|ủy ban nhân dân|bộ|"
    r"thủ tướng chính phủ|ban thường vụ)[\w\s]{0,40}yêu cầu (?:các|thủ trưởng|giám đốc|lãnh đạo)|"
    r"yêu cầu (?:các|thủ trưởng|giám đốc|lãnh đạo)[^.]{0,200}(?:nghiêm túc|triển khai thực hiện)|"
    r"nhận được (?:kế hoạch|chỉ thị)|[\w\s]{0,60}trân trọng (?:thông báo|báo cáo|cảm ơn|trả lời)|"
    r"quá trình (?:triển khai|thực hiện)|(?:nếu|trường hợp)(?: có)? (?:khó khăn|vướng mắc|phát sinh)|(?:kế hoạch|"
    r"chỉ thị|quyết định|nghị quyết|kết luận|văn bản|công văn) này)"
)
WORK = frozenset({"task", "assign", "order"})
# Types whose numbered items are orders, whatever their headings say.
ORDERS = frozenset(
    {"Chỉ thị", "Công điện", "Công văn", "Kết luận", "Thông báo", "Thông báo kết luận", "Nghị quyết", "Hướng dẫn"}
)

_LEADING = re.compile(r"(?:(?:các|những|một số|về|công tác|phần|đối với)\s+)*")
# Words of these kinds begin many other headings (Quan điểm, chính sách của Đảng …): they count only where nothing
# else is said.
_ALONE = frozenset({"purpose", "background", "scope", "criteria", "award", "report", "effect"})
_REST = re.compile(
    r"(?<!\w)(?:và|của|chung|cụ thể|tổng quát|thực hiện|kế hoạch|áp dụng|tham gia|chỉ đạo|thi đua|hình thức|"
    r"đạt được|công tác)(?!\w)"
)
_TOP = frozenset({"part", "chapter", "upper", "roman"})
_LONGEST_HEADING = 110


def kinds(outline: Outline, low: str, document_type: str | None) -> list[str]:
    """The kind of section that each item stands in, by item index; "" outside the body.

    A heading decides for all below it; a lower heading overrides only where it begins with a section word.
    """
    default = "order" if document_type in ORDERS else "task"
    if any(item.family == "article" for item in outline.items):
        default = "article"
    found: list[str] = []
    for item in outline.items:
        if item.zone != "body":
            found.append("")
            continue
        above = found[item.parent] if item.parent >= 0 else default
        found.append(_kind(item, low, above, outline) or above)
    return found


def _kind(item: Item, low: str, above: str, outline: Outline) -> str | None:
    """The kind that an item's own words give it as a heading, or None."""
    if not item.numbered:
        return None
    words = low[item.start : item.end]
    heading, colon, rest = words.partition(":")
    if len(heading) > _LONGEST_HEADING:
        return None
    pattern, known = section_words()
    start = _LEADING.match(heading)
    first = pattern.match(heading, start.end() if start else 0)
    if item.family in _TOP or (
        item.family == "arabic" and item.parent < 0 and outline.flow.text[item.start : item.end].isupper()
    ):
        if first and known[first.group()] == "background":
            return "background"
        said = [known[m.group()] for m in pattern.finditer(heading)]
        for kind in ("task", "assign"):
            if kind in said:
                return "purpose" if said[0] == "purpose" and said.count("task") == 0 else kind
        return said[0] if said else ("task" if item.family == "roman" else None)
    if first is None:
        return None
    kind = known[first.group()]
    if kind in ("task", "assign"):
        return kind if above not in WORK else None
    if kind in _ALONE and first.group() != "mục đích" and _REST.sub("", pattern.sub("", heading)).strip(" .,:;()"):
        return None
    if kind in ("background", "report") and (item.end - item.start > 60 or (colon and rest.strip())):
        return None
    if len(heading) > 70 and not item.has_children:
        return None
    return kind
