"""Places in the words of a document, and the places that bare words (tỉnh, huyện, thị xã) mean in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ontology import tables
from ontology.names import LOWER, UPPER, folded, tone_placed

# The kinds of places as written, and as the record writes them.
_KINDS = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "tp.": "thành phố", "tp": "thành phố", "thủ đô": "thành phố",
    "huyện": "huyện", "quận": "quận", "thị xã": "thị xã", "tx.": "thị xã", "tx": "thị xã",
    "xã": "xã", "phường": "phường", "thị trấn": "thị trấn", "đặc khu": "đặc khu",
}  # fmt: skip
_OF_COMMITTEE = {"thành": "thành phố", "thị": "thị xã"}  # in Thành ủy, Thị ủy
_LEVELS = {
    "tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
KIND = (
    r"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|Tp\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|TX\.?|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|"
    r"Thủ đô)"
)
# As a scanner finds them: "xã" of "thị xã" is no kind of its own.
_KIND_WORDS = tuple(dict.fromkeys(form + " " for kind in _KINDS for form in (kind, kind.capitalize(), kind.upper())))
_PROVINCE_WORDS = ("tỉnh ", "Tỉnh ", "TỈNH ", "thành phố ", "Thành phố ", "THÀNH PHỐ ")
_SYLLABLE = rf"[{UPPER}][{LOWER}]*(?!\w)"
PROPER = rf"{_SYLLABLE}(?:(?:\s|\s?[-–]\s?|')(?:{_SYLLABLE})){{0,3}}|(?:(?<=uận\s)|(?<=ường\s))[0-9]{{1,2}}(?![\w/.,])"
NAMED = re.compile(rf"(?P<kind>{KIND})\s+(?P<proper>{PROPER})")
_COMMITTEE = "(?:ỦY|UỶ)(?!\\w)"  # TỈNH ỦY SƠN LAM: the committee of the place
_CAPITAL_NAMED = re.compile(
    rf"(?P<kind>TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ(?! HỘI)|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|(?:THÀNH|THỊ)(?=\s+{_COMMITTEE}))"
    rf"(?:\s+{_COMMITTEE})?\s+(?P<proper>[{UPPER.replace('A-Z', '')}A-Z0-9]+(?:[ -]+[{UPPER}]+){{0,4}})"
)


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Whose document it is: its level, its own place, and the place each bare word means in it."""

    level: str | None = None
    own: str | None = None
    by_kind: dict[str, str] = field(default_factory=dict)

    @property
    def province(self) -> str | None:
        """The province that the document belongs to, or None where neither text nor tables tell."""
        return self.by_kind.get("province")

    def of_level(self, level: str) -> str | None:
        """The place of that level that holds here: the own place, or a parent of it."""
        return self.own if level == self.level else self.by_kind.get(level)


def name(kind: str, proper: str) -> str:
    """A place as the record writes it: `name("TP.", "Tuy Hoà")` is `thành phố Tuy Hòa`."""
    if proper.isupper() and len(proper) > 1:
        proper = " ".join(word.capitalize() if word != "-" else word for word in re.sub("[-–]", " - ", proper).split())
    proper = " ".join(proper.split())
    if "-" in proper or "–" in proper:
        proper = re.sub(r"\s*[-–]\s*", " - ", proper)
    kind = _OF_COMMITTEE.get(kind.lower(), kind.lower())
    return f"{_KINDS[kind]} {tone_placed(proper)}"


def kind_of(words: str) -> str:
    """The kind of a bare place word as the record writes it: `TP.` is `thành phố`."""
    return _KINDS.get(words.lower(), words.lower())


def first_capitals(text: str) -> str | None:
    """The first place named in capitals, as in a letterhead: `UBND TỈNH HƯNG YÊN` gives `tỉnh Hưng Yên`."""
    match = _CAPITAL_NAMED.search(text)
    return name(match["kind"], match["proper"].strip(" -")) if match else None


def parts(place: str) -> tuple[str, str]:
    """The kind and the name of a place: `parts("thị xã Bình Lâm")` is `("thị xã", "Bình Lâm")`."""
    kind = _kind_words(place)
    return kind, place[len(kind) + 1 :]


def named(text: str, kinds: tuple[str, ...] | None = None) -> Counter[str]:
    """All places named with their kind, or those of some `kinds` ("tỉnh "), with how often."""
    found: Counter[str] = Counter()
    for word in kinds or _KIND_WORDS:
        at = text.find(word)
        while at >= 0:
            if text[at - 4 : at].lower() != "thị " and (match := NAMED.match(text, at)):
                found[name(match["kind"], match["proper"])] += 1
            at = text.find(word, at + 1)
    return found


def words_of(kind: str) -> tuple[str, ...]:
    """The words that begin a place of a kind, as `named` takes them: `words_of("thị xã")` has "thị xã " and "TX. "."""
    return tuple(word for word in _KIND_WORDS if _KINDS[word.strip().lower()] == kind)


def level_of(place: str, day: str | None = None) -> str | None:
    """The level of a place by its kind; a city's by the table of places on that day (province or district)."""
    kind = next((k for k in ("thành phố", "thị xã", "thị trấn", "đặc khu") if place.startswith(k)), place.split(" ")[0])
    if kind in _LEVELS:
        return _LEVELS[kind]
    rows = [row for row in _rows(place) if tables.in_force(row, day)]
    levels = {row.level for row in rows}
    return levels.pop() if len(levels) == 1 else "district" if "district" in levels else None


def jurisdiction(own: str | None, level: str | None, day: str | None, text: str) -> Jurisdiction:
    """The jurisdiction of a document of `own`: parents from the text where it names them, else from the table."""
    if own is None:
        return Jurisdiction(level, None, {})
    level = level or level_of(own, day)
    by_kind: dict[str, str] = {}
    if level is not None:
        by_kind[level] = own
    if level in ("district", "commune"):
        parents = _parents(own, day)
        said = named(text, None if level == "commune" else _PROVINCE_WORDS)
        provinces = [p for p, _ in said.most_common() if p.startswith("tỉnh ")]
        province = next((p for p in provinces if p in parents), None) or next(
            (p for p in parents if level_of(p, day) == "province"), None
        )
        province = province or (provinces[0] if provinces else None)
        if province is not None:
            by_kind["province"] = province
            by_kind.setdefault(kind_of(_kind_words(province)), province)
        if level == "commune":
            districts = [p for p, _ in said.most_common() if level_of(p, day) == "district"]
            district = next((p for p in districts if p in parents), None) or (districts[0] if districts else None)
            if district is not None and (day or "") < "2025-07-01":
                by_kind["district"] = district
                by_kind.setdefault(kind_of(_kind_words(district)), district)
    by_kind[_kind_words(own)] = own
    return Jurisdiction(level, own, by_kind)


def within(place: str, here: Jurisdiction) -> tuple[str, ...]:
    """The parents of a place that the document makes certain, nearest first."""
    if place != here.own or here.level in (None, "province", "central"):
        return ()
    parents = [here.by_kind.get(level) for level in ("district", "province")]
    return tuple(p for p in parents if p is not None and p != place)


def _kind_words(place: str) -> str:
    return next(
        (k for k in ("thành phố", "thị xã", "thị trấn", "đặc khu") if place.startswith(k + " ")), place.split(" ")[0]
    )


def provinces() -> tuple[str, ...]:
    """All provinces and cities of that level, of any time."""
    return tuple(row.name for row in tables.places() if row.level == "province")


def province_at(low: str, start: int) -> str | None:
    """The province whose name stands at `start` of a folded text, the longest that does."""
    found = [name for name in provinces() if low.startswith(folded(name), start)]
    return max(found, key=len, default=None)


def _rows(place: str) -> list[tables.Place]:
    return _by_name().get(folded(place), [])


def _parents(place: str, day: str | None) -> set[str]:
    """The names of the parents of all places of this name on that day."""
    found: set[str] = set()
    for row in _rows(place):
        if tables.in_force(row, day):
            for parent in row.parents:
                found.update(p.name for p in _by_id().get(parent, []) if tables.in_force(p, day))
    return found


_NAMES: dict[str, list[tables.Place]] = {}
_IDS: dict[str, list[tables.Place]] = {}


def _by_name() -> dict[str, list[tables.Place]]:
    if not _NAMES:
        for row in tables.places():
            _NAMES.setdefault(folded(row.name), []).append(row)
    return _NAMES


def _by_id() -> dict[str, list[tables.Place]]:
    if not _IDS:
        for row in tables.places():
            _IDS.setdefault(row.id, []).append(row)
    return _IDS
