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


# Until the tables land.
_HEADS = {
    "province": ["sở", "ban quản lý", "ban dân tộc", "văn phòng đoàn đại biểu", "liên minh hợp tác xã", "tỉnh đoàn", "thành đoàn", "báo", "đài"],
    "central": ["bộ", "tổng cục", "cục", "vụ", "ủy ban trung ương", "tập đoàn"],
    "district": ["phòng"],
    "own": ["ban chỉ đạo", "bcđ", "ban", "chi cục", "trung tâm", "trường", "viện", "học viện", "ủy ban", "văn phòng", "vp", "hội đồng", "hội", "liên đoàn",
            "liên hiệp", "đoàn", "công ty", "tổng công ty", "kho bạc", "ngân hàng", "bảo hiểm", "thuế", "thống kê", "công an", "bộ chỉ huy", "ban chỉ huy", "tòa án",
            "viện kiểm sát", "đảng ủy", "đảng bộ", "hiệp hội", "quỹ", "tổ", "đội", "thanh tra", "mặt trận", "cổng", "trang", "bưu điện", "viễn thông", "điện lực", "hạt", "thường trực", "ban thường vụ", "ban thường trực", "đồn", "hải quan", "bệnh viện", "tt", "cơ quan"],
}


@cache
def agency_heads() -> re.Pattern[str]:
    """The head word of an agency's name (Sở, Phòng, Trung tâm), folded; the group that matched is its level."""
    return re.compile("|".join(f"(?P<{level}>(?:{'|'.join(sorted(words, key=len, reverse=True))})(?!\\w))" for level, words in _HEADS.items()))


_SHORT = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "MTTQVN": "Mặt trận Tổ quốc Việt Nam", "UBMTTQVN": "Ủy ban Mặt trận Tổ quốc Việt Nam", "UBMTTQ": "Ủy ban Mặt trận Tổ quốc", "MTTQ": "Mặt trận Tổ quốc", "BCĐ": "Ban Chỉ đạo", "TTĐT": "thông tin điện tử", "BQL": "Ban quản lý", "KCN": "Khu công nghiệp", "VP": "Văn phòng", "CVP": "Chánh Văn phòng", "PCT": "Phó Chủ tịch", "PCVP": "Phó Chánh Văn phòng", "CT": "Chủ tịch", "TX": "thị xã", "TP": "thành phố", "TT": "Thường trực"}
_SHORT_WORD = re.compile(r"(?<![\w&])(?:" + "|".join(sorted(_SHORT, key=len, reverse=True)) + r")(?![\w&])")


def expanded(name: str) -> str:
    """The name with its abbreviations written out."""
    return _SHORT_WORD.sub(lambda m: _SHORT[m.group()], name)


@dataclass(frozen=True, slots=True)
class SectionWord:
    """A word of section headings, and what stands in such a section: task and assign hold tasks, the others none."""

    id: str
    name: str
    kind: str = cell(
        one_of=("purpose", "aim", "background", "scope", "criteria", "award", "task", "assign", "funding", "report", "time", "effect")
    )
    name_en: str = cell()
    example: str = cell()


@cache
def section_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all section words, folded, and the kind of each."""
    kinds = {folded(row.name): row.kind for row in read_table("sections", SectionWord)}
    words = "|".join(re.escape(w) for w in sorted(kinds, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)"), kinds


@dataclass(frozen=True, slots=True)
class Label:
    """A label before a colon (Đơn vị thực hiện: …), and the field of the task that it fills."""

    id: str
    name: str
    aliases: tuple[str, ...] = cell()
    field: str = cell(one_of=("lead", "coordinate", "time", "product", "content", "funding", "place", "scope"))
    name_en: str = cell()
    example: str = cell()


@cache
def labels() -> tuple[re.Pattern[str], dict[str, str]]:
    """A label with its colon at the beginning of a line, folded, and the field of each."""
    fields = {folded(n): row.field for row in read_table("labels", Label) for n in (row.name, *row.aliases)}
    words = "|".join(re.escape(w) for w in sorted(fields, key=len, reverse=True))
    return re.compile(rf"(?:các\s+)?(?P<label>{words})\s*:\s*"), fields
