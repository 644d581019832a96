"""Where the name of an agency ends: at what it does, at the place it belongs to, at a mark."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders import places
from ontology.abbreviations import expanded
from ontology.names import folded, tone_placed
from ontology.phrases import action_words

# The place right behind a name; "Tỉnh ủy" is no place, nor is "Hợp tác xã Xây dựng".
PLACE = re.compile(
    rf"(?<![Hh]ợp tác)(?:\s*,)?\s+(?P<kind>{places.KIND})(?!\w|\s+[ủu][ỷyủ])(?:\s+(?P<proper>{places.PROPER}))?"
)
JOINT = re.compile(r"\s(?:và|với|cùng)\s")
LONGEST = 90  # characters
# Words with a capital that no place is called: "UBND tỉnh Giao Sở …".
_NOT_PROPER = frozenset(
    "giao chủ phối yêu đề căn tổ thực triển ban theo trên các quyết kế chỉ nghị thông báo kết tham sở phòng văn "
    "trung ủy và".split()
)


@lru_cache(maxsize=8192)
def written_out(words: str) -> str:
    """A name as the record has it: abbreviations written out, tone marks placed. The same few names come many times."""
    return expanded(tone_placed(words))


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """What makes two spellings of one name equal."""
    return folded(name)


@cache
def action() -> re.Pattern[str]:
    """A word that an agency does, with the space before it: the name before it has ended."""
    words = "|".join(re.escape(w) for w in sorted(action_words(), key=len, reverse=True))
    return re.compile(rf"\s(?:{words})(?!\w)")


def is_proper(words: str) -> bool:
    """Whether capital words behind a kind of place may be a place's name."""
    return folded(words.split()[0]) not in _NOT_PROPER
