"""Some thousand invented records, the same for the same seed: what is slow, or wrong, only where there is much.

Each subject has a conclusion of the Politburo at its top (the first is held, the others are named only), a plan of each
province below it, plans of districts below that, and of communes below these. Beside the chains stand what real stores
have: incomplete names of documents, cycles, shortcuts, a document in two files, drafts without a number, groups,
deadlines of every kind, aims in numbers and in words, reports, recipients, doubts. No place and no document is real.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count, islice, product
from typing import Any

from invented import UBND, Json, act, cites, coordinate, lead, record

from ontology.model import Record

PROVINCES = ("tỉnh Thanh Lam", "tỉnh Sơn Vĩ", "tỉnh Hà Thạch", "thành phố Cửa Lam")
_FIRST = ("Suối", "Đá", "Nà", "Bản", "Khe", "Đồng", "Vân", "Mường")
_SECOND = ("Ngà", "Xanh", "Mây", "Khao", "Lũng", "Thượng", "Sim", "Trà")
_SUBJECTS = ("thông tin cơ sở", "chuyển đổi số", "giảm nghèo", "phòng cháy, chữa cháy", "an toàn thực phẩm", "đất đai")
_OFFICES = {
    "province": ("Sở Nội vụ", "Sở Tài chính", "Công an tỉnh", "Văn phòng Ủy ban nhân dân"),
    "district": ("Phòng Nội vụ", "Phòng Tài chính - Kế hoạch", "Phòng Văn hóa và Thông tin", "Công an huyện"),
    "commune": ("Công an xã", "Văn phòng Ủy ban nhân dân"),
}
_GROUPS = {
    "province": ("các sở, ban, ngành", "Ủy ban nhân dân các huyện, thành phố"),
    "district": ("các phòng, ban", "Ủy ban nhân dân các xã, thị trấn"),
    "commune": ("các ban, ngành, đoàn thể",),
}
_DISTRICTS, _COMMUNES = 6, 4  # of each province, of each district
_LAW = {"type": "Luật", "number": None, "title": "Luật Đất đai", "issued": None, "issuer": None}
_DECREE = act("Nghị định", "99/2015/NĐ-CP", "2015-09-07", "Chính phủ")


def records(number: int, seed: int = 1) -> tuple[Record, ...]:
    """That many records of files, one after the other from the top of each subject down."""
    return tuple(islice(_all(random.Random(seed)), number))


def conclusion(subject: int) -> Json:
    """What stands at the top of a subject's chains."""
    return act("Kết luận", f"{90 + subject}-KL/TW", f"2023-06-{1 + subject % 28:02}", "Bộ Chính trị")


def _all(chance: random.Random) -> Iterator[Record]:
    for subject in count():
        top = conclusion(subject)
        if subject == 0:
            yield record(
                "ket-luan-90.txt", {**top, "level": "central", "title": _title(0, "cả nước"), "complete": True}
            )
        for p, province in enumerate(PROVINCES):
            # Its number is nobody else's: whoever names it by the number alone can mean only this one.
            plan = act("Kế hoạch", f"{500 + len(PROVINCES) * subject + p}/KH-UBND", _day(chance, 1), UBND, province)
            yield _plan(chance, subject, plan, "province", (province,), [cites(top, "implements", _words(top))])
            below: list[Json] = []
            for d in range(_DISTRICTS):
                district = f"huyện {_name(p * _DISTRICTS + d)}"
                yield from _of_district(chance, subject, plan, (district, province), below)


def _of_district(
    chance: random.Random, subject: int, above: Json, place: tuple[str, ...], below: list[Json]
) -> Iterator[Record]:
    """The plan of a district with those of its communes; `below` are the plans of the districts before it."""
    draft = chance.random() < 0.1
    plan = act("Kế hoạch", f"{30 + subject}/KH-UBND", _day(chance, 3), UBND, place[0])
    named = {**above, "issued": None, "issuer": None} if chance.random() < 0.2 else above
    citations = [cites(named, chance.choice(("implements", "implements", "legal_basis")), _words(above))]
    if chance.random() < 0.2:  # a shortcut
        citations.append(cites(conclusion(subject), "implements", _words(conclusion(subject))))
    if below and chance.random() < 0.2:  # a cycle: the other has named this one, too
        citations.append(cites(below[-1], "implements", _words(below[-1])))
    if chance.random() < 0.2:  # … which it names before it is written
        after = act("Kế hoạch", f"{30 + subject}/KH-UBND", None, UBND, _next(place[0]))
        citations.append(cites(after, "implements", _words(after)))
    below.append(plan)
    mine = {**plan, "number": None, "issued": plan["issued"][:7]} if draft else plan
    yield _plan(chance, subject, mine, "district", place, citations)
    if draft or chance.random() < 0.1:  # the same plan a second time, read from another file
        yield _plan(chance, subject, plan, "district", place, citations, copy=" (bản sao)")
    for c in range(_COMMUNES):
        commune = (f"xã {_name(8 * c + chance.randrange(8))}", *place)
        lower = act("Kế hoạch", f"{1 + chance.randrange(40)}/KH-UBND", _day(chance, 5), UBND, commune[0])
        yield _plan(chance, subject, lower, "commune", commune, [cites(plan, "implements", _words(plan))])


def _plan(
    chance: random.Random,
    subject: int,
    plan: Json,
    level: str,
    place: tuple[str, ...],
    citations: list[Json],
    copy: str = "",
) -> Record:
    """A plan's record: what it cites, and some of all that a plan may have."""
    of, within = place[0], list(place[1:])
    head = {
        **plan,
        "issuer": {"name": UBND, "of": of, "within": within},
        "level": level,
        "title": _title(subject, of),
        "complete": chance.random() > 0.05,
    }
    if chance.random() < 0.3:
        head["evidence"] = {"number": [2, 15]}
        name = f"Nguyễn Văn {_name(chance.randrange(64))}"
        head["signatories"] = [{"name": name, "position": "Chủ tịch", "authority": "TM."}]
    if chance.random() < 0.3:
        head["period"] = {"from": "2024", "to": chance.choice(("2024", "2025", None))}
    more = list(citations)
    if chance.random() < 0.3:
        more.append(cites(_LAW, "legal_basis", "Luật Đất đai"))
    if chance.random() < 0.3:
        more.append(cites(_DECREE, chance.choice(("legal_basis", "cites")), "Nghị định số 99/2015/NĐ-CP"))
    facts: dict[str, Any] = {"citations": more}
    number = chance.choice((0, 0, 1, 1, 2))
    facts["tasks"] = [_task(chance, n, level, of, within) for n in range(1, 1 + number)]
    office = {"name": _OFFICES[level][0], "of": of, "within": within}
    if chance.random() < 0.4:
        facts["targets"] = [_target(chance)]
    if chance.random() < 0.3:
        via = {"name": _OFFICES[level][-1], "of": of, "within": within}
        to = {"name": UBND, "of": of, "within": within}
        facts["reports"] = [
            {"by": office, "to": to, "via": chance.choice((None, via)), "due": [_deadline(chance)], "quote": "báo cáo"}
        ]
    if chance.random() < 0.5:
        facts["recipients"] = [
            {**office, "purpose": chance.choice((None, "để t/h"))},
            {"name": _GROUPS[level][0], "of": of, "within": within, "collective": True},
        ]
    if chance.random() < 0.1:
        facts["changes"] = [{"relation": "amends", "to": _DECREE, "part": "khoản 2 Điều 5", "quote": "sửa đổi"}]
        facts["links"] = [{"from": _DECREE, "relation": "details", "to": _LAW, "quote": "quy định chi tiết"}]
    if chance.random() < 0.1:
        facts["named"] = [{"title": "Đề án 07"}]
        facts["funding"] = [{"text": "Ngân sách địa phương."}]
        facts["unread"] = [{"kind": "line", "text": "…"}]
        facts["warnings"] = [{"kind": "year", "text": "title says 2025, text says 2024"}]
    name = "-".join([str(plan["number"] or "so-trong").replace("/", "-"), str(subject), *place]) + copy
    return record(f"{name}.txt", head, **facts)


def _task(chance: random.Random, n: int, level: str, of: str, within: list[str]) -> Json:
    names = chance.sample(_OFFICES[level], 2)
    assignees = [lead(names[0], of, within=within), coordinate(names[1], of, within=within)]
    if chance.random() < 0.3:
        assignees.append(coordinate(chance.choice(_GROUPS[level]), of, within=within, collective=True))
    if chance.random() < 0.05:
        assignees.append(coordinate(names[0], of, within=within, requested=True))
    return {
        "section": f"II.{n}",
        "text": f"{chance.choice(('Rà soát', 'Tuyên truyền', 'Kiểm tra'))} việc {n}, “đợt {chance.randrange(9)}”.",
        "assignees": assignees[chance.random() < 0.05 :],
        "deadline": _deadline(chance) if chance.random() < 0.7 else None,
        "product": "Báo cáo" if chance.random() < 0.2 else None,
    }


def _deadline(chance: random.Random) -> Json:
    kind = chance.choice(("before", "on", "period", "year", "continuous"))
    if kind == "period":
        return {"kind": kind, "from": "2024-04", "to": chance.choice(("2024-09", None))}
    if kind in ("before", "on"):
        return {"kind": kind, "date": _day(chance, 6)}
    return {"kind": "recurring", "every": kind} | ({"by": "--11-15"} if kind == "year" else {})


def _target(chance: random.Random) -> Json:
    value = chance.choice((100, 2.5, "gấp đôi"))
    period = {"from": "2024", "to": "2025"} if chance.random() < 0.5 else None
    return {"text": f"Đạt {value}.", "value": value, "unit": "%", "comparator": ">=", "period": period}


def _title(subject: int, of: str) -> str:
    return f"Thực hiện công tác {_SUBJECTS[subject % len(_SUBJECTS)]} đợt {subject + 1} ({of})"


def _words(named: Json) -> str:
    return f"{named['type']} số {named['number']}"


def _day(chance: random.Random, month: int) -> str:
    return f"2024-{month + chance.randrange(2):02}-{1 + chance.randrange(28):02}"


_NAMES = tuple(f"{first} {second}" for first, second in product(_FIRST, _SECOND))


def _name(n: int) -> str:
    return _NAMES[n % len(_NAMES)]


def _next(district: str) -> str:
    """The district after this one, whose plan comes next."""
    return f"huyện {_name(_NAMES.index(district.removeprefix('huyện ')) + 1)}"
