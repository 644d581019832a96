"""Documents that a text names: by number, and laws by title; with type, date and issuer as the text gives them.

`scan` finds the mentions, once over the flow, anchored on what every number has (digits, then a slash or dash before
capitals); `entries` makes of them one citation for each distinct document. Grammar of numbers: State `n[/year]/TYPE-
ISSUER`, Party `n-TYPE/ISSUER`, letters `n/ISSUER-UNIT`, laws `n/year/QHnn` (Nghị định 30/2020/NĐ-CP; Hướng dẫn
36-HD/VPTW).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from loaders import dates, places
from loaders.agencies import Reader
from loaders.flow import Flow
from loaders.vocabulary import issuer_of_number, type_before_number, type_names, type_of_code
from ontology.model import Act, Agency
from ontology.names import UPPER, document_number, folded, number_key, unmarked
from ontology.phrases import law_titles
from ontology.wording import one_of, wording

_CODE = r"[A-ZĐÐƉ][A-Za-zĐđÐƉ]{0,9}"
_ISSUER = r"[A-ZĐÐƉƯ][\w&]*(?:,[A-ZĐ][\w&]*)*(?: ?- ?[A-ZĐÐƉ][\w&]*)*"
NUMBER = re.compile(
    # A digit first, for the scanner's sake; what may not stand before it is asked behind it.
    rf"(?P<n>[0-9](?<![\w/.,-][0-9])[0-9]{{0,4}}(?:\.\d{{1,2}})?[a-z]?) ?"
    rf"(?:/ ?(?P<year>(?:19|20)\d{{2}}) ?)?"
    rf"(?:/ ?(?P<law>QH\d{{1,2}}|UBTVQH\d{{1,2}})(?!\w)"
    rf"|/ ?(?P<code>{_CODE}) ?[-–] ?(?P<issuer>{_ISSUER})"
    rf"| ?[-–] ?(?P<party>{_CODE}) ?/ ?(?P<party_issuer>{_ISSUER}))(?!/\d)"
)
_LAW = re.compile(
    rf"(?<!\w)(?P<type>Hiến pháp|Bộ [Ll]uật|Luật|Pháp lệnh)"
    rf"(?:(?P<amending>\s+sửa đổi,?\s+bổ sung)|(?=\s+[{UPPER}\d]|\s+năm\s|\s+nước)|(?<=Hiến pháp)(?!\w))"
)
_AMENDING_END = re.compile(
    r"\s+(?:ngày|năm\s+\d+|số\s+\d+|đã được)(?!\w)|\s*[;:.()\n]|\s+và (?:các )?văn bản|,\s+(?=ubnd|ủy ban)"
)
_DATE_BEHIND = re.compile(r"\s*,?\s*(?=ngày|tháng|năm)", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r"\s*,?\s*năm\s+(?P<y>(?:19|20)\d{2})")
_OF = re.compile(r"\s*,?\s*của\s+(?:hội nghị lần thứ [\w ]{1,24}?(?=ban chấp hành))?")
_PLAIN = re.compile(r"(?:văn bản số|văn bản|cv|số)\s*:?\s*$")  # a number without a type, where a letter is named
_JOINT = re.compile(r"\s*[,;]?\s*(?:và\s+)?(?:số\s*:?\s*)?")
_CLAUSE_END = re.compile(r"[;\n]|\.(?=\s|$)")
_TRAILING_OF = re.compile(r"\bcủa\s+(?=(?:ubnd|ủy ban nhân dân|tỉnh|thành phố|huyện|thị xã|quận)(?!\w))")

# "đề nghị của Sở Tư pháp tại Tờ trình số …": who wrote it stands in front.
_AT = re.compile(r"\scủa\s(?P<who>[^;:.\n]{4,120}?)\s+tại(?:\s+các)?(?:\s+văn bản)?(?:\s*:?\s*số\s*:?)?\s*$")


@cache
def _law_end() -> re.Pattern[str]:
    """Luật Đất đai; … | Luật Đất đai và các … | Luật Đất đai được …"""
    joined, behind = one_of(wording("joined to a law")), one_of(wording("behind the title of a law"))
    return re.compile(rf"\s*[,;:.()\[\]“”\"\n]|\s+và\s+(?={joined})|\s+(?:ngày|năm|số|{behind})(?!\w)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A document named in the flow: `start` to `end` from its type to its issuer, `number_start` where its number
    begins.
    """

    act: Act
    key: str
    start: int
    number_start: int
    end: int
    level_of_detail: int

    @property
    def name_end(self) -> int:
        """Where the name ends, behind date and issuer."""
        return self.end


def scan(flow: Flow, reader: Reader, first: int = 0) -> list[Mention]:
    """All mentions of documents in the flow from `first` on, in order."""
    text, low = flow.text, reader.low
    found: list[Mention] = []
    previous: Mention | None = None
    for match in NUMBER.finditer(text, first):
        mention = _numbered(match, text, low, reader, previous)
        if mention is not None:
            found.append(mention)
            previous = mention
    found = _shared_issuers(found, low)
    taken = [(m.start, m.end) for m in found]
    if laws := _laws(text, low, taken, [start for start in reader.rare["law"] if start >= first]):
        found = sorted([*found, *laws], key=lambda m: m.start)
    return found


def _numbered(match: re.Match[str], text: str, low: str, reader: Reader, previous: Mention | None) -> Mention | None:
    code = match["code"] or match["party"]
    issuer_code = match["issuer"] or match["party_issuer"]
    begin = match.start()
    number = document_number(match.group().rstrip(",-–/ "))
    end = begin + len(match.group().rstrip(",-–/ "))
    before = type_before_number().search(low, max(0, begin - 45), begin)
    kind: str | None = None
    start = begin
    if before and match["law"] and text[before.start()].islower() and _law_in_front(text, begin) is not None:
        before = None  # "luật" ends the law's title: Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15
    if before is not None:
        kind, start = type_names()[before["type"]], before.start("type")
    elif match["law"]:
        named = _law_in_front(text, begin)
        kind, start = (text[named : named + 40].split()[0], named) if named is not None else ("Luật", begin)
        kind = "Bộ luật" if kind == "Bộ" else kind
        if kind == "Pháp":
            kind = "Pháp lệnh"
        elif kind == "Hiến":
            kind = "Hiến pháp"
    elif previous is not None and _JOINT.fullmatch(low, previous.end, begin):
        kind = previous.act.type
    elif code is not None and code.upper() in type_of_code():
        kind = type_of_code()[code.upper()]
    elif (
        code is not None
        and match["code"]
        and len(code) >= 2
        and (plain := _PLAIN.search(low, max(0, begin - 16), begin))
    ):
        kind, start = "Công văn", plain.start()
    if kind is None:
        return None
    issued, end_of_date = _date(low, end)
    issuer, end_of_name = _issuer(low, text, end_of_date, reader)
    detail = (issued is not None) * 2 + (issuer is not None) + (before is not None)
    if issuer is None and (fixed := issuer_of_number(number)):
        issuer = Agency(fixed, None, (), False, *reader.flow.raw(begin, end))
    elif issuer is None and (at := _AT.search(low, max(0, start - 140), start)):
        who = reader.one(at.start("who"), at.end("who"))
        issuer = reader.agency(who) if who and who.end == at.end("who") else None
    elif issuer is None and issuer_code and issuer_code.upper().startswith(("UBND", "HĐND")):
        issuer = _late_issuer(low, end_of_name, reader, issuer_code)
    act = Act(number, issued, None, kind, issuer)
    return Mention(act, number_key(number), start, begin, end_of_name, detail)


def _shared_issuers(mentions: list[Mention], low: str) -> list[Mention]:
    """Numbers of a list with the issuer behind the last: "số 7/CĐ-UBND và số 8/CĐ-UBND ngày 2/3 của UBND tỉnh"."""
    shared = list(mentions)
    for i in range(len(shared) - 2, -1, -1):
        mention, after = shared[i], shared[i + 1]
        issuer = after.act.issuer
        bare = after.start == after.number_start and mention.act.type == after.act.type
        if bare and mention.act.issuer is None and _JOINT.fullmatch(low, mention.end, after.start):
            shared[i] = replace(mention, act=replace(mention.act, issuer=issuer))
    return shared


def _law_in_front(text: str, begin: int) -> int | None:
    """Where the title of a law begins whose number is at `begin`: "Luật Ban hành văn bản quy phạm pháp luật số
    64/2025/QH15".
    """
    lower = max(0, begin - 160)
    last = None
    for match in _LAW.finditer(text, lower, begin):
        between = text[match.end() : begin]
        if not re.search(r"[;:.\n]|\d/\d", between) and re.search(r"(?:số|,)\s*:?\s*$|\w\s*$", between):
            last = match.start()
            break
    return last


def _date(low: str, end: int) -> tuple[str | None, int]:
    """The date right behind a number, and where it ends."""
    behind = _DATE_BEHIND.match(low, end)
    if behind is None:
        return None, end
    match = dates.DATE.match(low, behind.end())
    if match is not None and (date := dates.iso(match)):
        return date, match.end()
    if year := _YEAR_BEHIND.match(low, end):
        return year["y"], year.end()
    return None, end


def _issuer(low: str, text: str, end: int, reader: Reader) -> tuple[Agency | None, int]:
    """The body right behind "của", and where it ends."""
    of = _OF.match(low, end)
    if of is None:
        return None, end
    limit = min(len(low), of.end() + 140)
    if (line_end := text.find("\n", of.end(), limit)) >= 0:
        limit = line_end
    mention = reader.one(of.end(), limit)
    if mention is None:
        return None, end
    if mention.kind is None and text[mention.start : mention.end].isupper():
        # A title in capitals, in which no place can be told from the words behind it but by the table.
        province = places.province_at(low, mention.end + 1)
        if province is not None:
            kind, proper = places.parts(province)
            mention = mention._replace(kind=kind, proper=proper, end=mention.end + 1 + len(province))
    return reader.agency(mention), mention.end


def _late_issuer(low: str, end: int, reader: Reader, code: str) -> Agency | None:
    """An issuer behind the title: "Kế hoạch số 201/KH-UBND … về việc … của tỉnh Thừa Thiên Huế"."""
    stop = _CLAUSE_END.search(low, end)
    limit = stop.start() if stop else len(low)
    if NUMBER.search(reader.flow.text, end, limit):
        return None
    last = None
    for match in _TRAILING_OF.finditer(low, end, limit):
        last = match
    if last is None:
        return None
    name = "Ủy ban nhân dân" if code.upper().startswith("UBND") else "Hội đồng nhân dân"
    mention = reader.one(last.end(), limit)
    if mention is not None and limit - mention.end < 3 and mention.name == name:
        return reader.agency(mention)
    place = places.NAMED.match(reader.flow.text, last.end(), limit)
    if place is not None and limit - place.end() < 3:
        return Agency(
            name, places.name(place["kind"], place["proper"]), (), False, *reader.flow.raw(place.start(), place.end())
        )
    return None


# ---------------------------------------------------------------- laws by title


def _laws(text: str, low: str, taken: list[tuple[int, int]], starts: list[int]) -> list[Mention]:
    """Laws named by title alone; an amending law (Luật sửa đổi, bổ sung … của Luật A) is one of its own. `starts`:
    where one may be named.
    """
    found: list[Mention] = []
    amended = 0  # end of the amending title read last: the date behind it is its own, not that of the law it amends
    behind = 0
    for start in starts:
        match = _LAW.match(text, start)
        if match is None:
            continue
        if start < behind or any(a <= start < b for a, b in taken):
            continue
        known = None if match["amending"] else law_titles().match(low, start)
        stop = (_AMENDING_END if match["amending"] else _law_end()).search(low, known.end() if known else match.end())
        end = known.end() if known else stop.start() if stop else len(text)
        title = text[start:end].strip()
        if len(title) > 220 or (known is None and match["type"] != "Hiến pháp" and len(title.split()) < 3):
            continue
        # "… số 64/2025/QH15" right behind: that mention has it.
        if re.match(r"\s*(?:\(?số\s*)\d", low[end : end + 12]):
            continue
        issued, end_of_date = (None, end) if end <= amended else _date(low, end)
        if match["amending"]:
            amended, behind = end, match.end()
        else:
            behind = end
        kind = match["type"][0].upper() + match["type"][1:].lower()
        act = Act(None, issued, title, kind, None)
        last = max(end, end_of_date) if issued else end
        found.append(Mention(act, folded(title), start, start, last, 1 + (issued is not None)))
    return found


# ---------------------------------------------------------------- one entry for each document


def entries(mentions: list[Mention], own: str | None, place: str | None = None) -> list[tuple[Mention, list[Mention]]]:
    """Each distinct document with its fullest mention completed from the others, and all its mentions, in order of
    first mention.

    `own` is the number of the document itself, which is no citation, and `place` the place whose document it is.
    """
    groups: dict[str, list[list[Mention]]] = {}
    order: list[list[Mention]] = []
    own_key = number_key(own) if own else None
    for mention in mentions:
        if mention.key == own_key and not _elsewhere(mention, place):
            continue
        same = next((g for g in groups.get(mention.key, []) if _agree(g, mention)), None)
        if same is None:
            same = []
            groups.setdefault(mention.key, []).append(same)
            order.append(same)
        same.append(mention)
    return [(_fullest(group), group) for group in _without_damage(order)]


def _without_damage(order: list[list[Mention]]) -> list[list[Mention]]:
    """The groups, those joined that differ by damage alone: same type, day and digits, letters that look alike."""
    found: dict[tuple[str | None, str], list[Mention]] = {}
    kept: list[list[Mention]] = []
    for group in order:
        first = group[0].act
        same = found.setdefault((first.type, _undamaged(group[0].key)), group) if first.number else group
        if same is group or not _agree(same, group[0]) or not first.issued:
            kept.append(group)
        else:
            same.extend(group)
    return kept


def _undamaged(key: str) -> str:
    """A number as scanners confuse it: marks off, q and g, l and 1, o and 0 one letter each."""
    return unmarked(key).translate(_CONFUSED)


_CONFUSED = str.maketrans({"q": "g", "l": "1", "i": "1", "o": "0"})


def damaged(group: list[Mention]) -> list[Mention]:
    """The mentions of one document whose number is printed otherwise than the first's."""
    return [mention for mention in group if mention.key != group[0].key]


def _elsewhere(mention: Mention, place: str | None) -> bool:
    """Whether a mention says another place than this one: every province has a 12/KH-UBND."""
    of = mention.act.issuer.of if mention.act.issuer else None
    return of is not None and place is not None and of != place


def _agree(group: list[Mention], mention: Mention) -> bool:
    """Whether a mention may be the document of a group: no date or place said otherwise."""
    for other in group:
        a, b = mention.act.issued, other.act.issued
        if a and b and not (a.startswith(b) or b.startswith(a)):
            return False
        x, y = mention.act.issuer, other.act.issuer
        if x and y and x.of and y.of and x.of != y.of:
            return False
    return True


def _fullest(group: list[Mention]) -> Mention:
    # A title in capitals loses the small letters of the number (27/CT-TTG).
    best = max(group, key=lambda m: (not (m.act.number or "").isupper(), m.level_of_detail, -m.start))
    act = best.act
    issued = act.issued or next((m.act.issued for m in group if m.act.issued), None)
    issuer = act.issuer or next((m.act.issuer for m in group if m.act.issuer), None)
    return replace(best, act=replace(act, issued=issued, issuer=issuer))
