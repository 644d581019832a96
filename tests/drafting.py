"""Drafts invented documents of a province that does not exist, reads them, and shows facts in a line each.

Sơn Lam, its district Vân Khê, its town Bình Lâm and its commune Suối Mây are invented (examples/README.md), and so is
every order.
"""

from __future__ import annotations

from loaders.agencies import Reader
from loaders.flow import flow
from loaders.places import Jurisdiction
from loaders.reading.text import Text
from loaders.record import extract
from ontology.model import Agency, Assignee, Citation, Deadline, Link, Record, Report
from ontology.names import folded

SON_LAM = "tỉnh Sơn Lam"
VAN_KHE = "huyện Vân Khê"
BINH_LAM = "thị xã Bình Lâm"
SUOI_MAY = "xã Suối Mây"


def letterhead(body: str, number: str, place: str, day: str) -> str:
    """The head that state bodies print: `letterhead("ỦY BAN NHÂN DÂN\\nTỈNH SƠN LAM", "48/KH-UBND", …)`."""
    return (
        f"{body}\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n\n"
        f"Số: {number}\n\n{place}, {day}\n"
    )


PROVINCE = letterhead("ỦY BAN NHÂN DÂN\nTỈNH SƠN LAM", "48/KH-UBND", "Sơn Lam", "ngày 20 tháng 3 năm 2024")
DISTRICT = letterhead("ỦY BAN NHÂN DÂN\nHUYỆN VÂN KHÊ", "31/KH-UBND", "Vân Khê", "ngày 12 tháng 4 năm 2024")
TOWN = letterhead("ỦY BAN NHÂN DÂN\nTHỊ XÃ BÌNH LÂM", "27/KH-UBND", "Bình Lâm", "ngày 18 tháng 4 năm 2024")
COMMUNE = letterhead("ỦY BAN NHÂN DÂN\nXÃ SUỐI MÂY", "09/KH-UBND", "Suối Mây", "ngày 06 tháng 5 năm 2024")
PARTY = """\
ĐẢNG BỘ TỈNH SƠN LAM
BAN THƯỜNG VỤ TỈNH ỦY
*
Số 112-KH/TU

ĐẢNG CỘNG SẢN VIỆT NAM

Sơn Lam, ngày 26 tháng 02 năm 2024
"""
CENTRE = letterhead("THỦ TƯỚNG CHÍNH PHỦ", "9415/QĐ-TTg", "Hà Nội", "ngày 18 tháng 11 năm 2024")

TITLE = "Cấp nước sạch cho các thôn vùng cao"
PREAMBLE = "Căn cứ tình hình thực tế, Ủy ban nhân dân ban hành Kế hoạch như sau:"
TAIL = """\
Nơi nhận:
- Các sở, ngành;
- Lưu: VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Tạ Minh Huấn
"""


def document(
    *body: str,
    head: str = PROVINCE,
    kind: str = "KẾ HOẠCH",
    title: str = TITLE,
    preamble: str = PREAMBLE,
    tail: str = TAIL,
) -> str:
    """A whole document, its parts a blank line apart; an empty part is left out."""
    return "\n\n".join(part for part in (head, kind, title, preamble, *body, tail) if part)


def read(words: str, name: str = "invented.txt") -> Record:
    """The record of a text."""
    return extract(Text(name, words))


def record(*body: str, **parts: str) -> Record:
    """The record of a drafted document."""
    return read(document(*body, **parts))


def reader(words: str, here: Jurisdiction | None = None, day: str | None = None) -> Reader:
    """A reader of agencies over a piece of text, in a document of `here`."""
    clean = flow(Text("invented.txt", words))
    found = Reader(clean, folded(clean.text))
    found.here, found.day = here or Jurisdiction(), day
    return found


OF_PROVINCE = Jurisdiction("province", SON_LAM, {"province": SON_LAM, "tỉnh": SON_LAM})
OF_DISTRICT = Jurisdiction(
    "district", VAN_KHE, {"province": SON_LAM, "tỉnh": SON_LAM, "district": VAN_KHE, "huyện": VAN_KHE}
)


# ---------------------------------------------------------------- facts in a line each


def agency(one: Agency | None) -> str:
    """`Sở Nội vụ @ tỉnh Sơn Lam`; no place for central bodies; a star before a group."""
    if one is None:
        return "-"
    return ("*" if one.collective else "") + one.name + (f" @ {one.of}" if one.of else "")


def assignee(one: Assignee) -> str:
    """`lead Sở Nội vụ @ tỉnh Sơn Lam`; `lead? …` where it is asked, not told."""
    return f"{one.role}{'?' if one.requested else ''} {agency(one.agency)}"


def deadline(one: Deadline) -> str:
    """`before 2024-06-30`, `on 2025`, `period 2025-10 2025-12`, `recurring year --11-15`."""
    parts = (one.kind, one.date, one.from_, one.to, one.every, one.by)
    return " ".join(str(part) for part in parts if part is not None)


def report(one: Report) -> str:
    """`A -> B via C: before 2024-11-01, …`."""
    via = f" via {agency(one.via)}" if one.via else ""
    due = ", ".join(map(deadline, one.due))
    return f"{agency(one.by)} -> {agency(one.to)}{via}: {due}".rstrip(": ")


def cited(one: Citation) -> str:
    """`implements 48/KH-UBND`; a law by its title."""
    return f"{one.relation} {one.act.number or one.act.title}"


def link(one: Link) -> str:
    """`48/KH-UBND implements 112-KH/TU`."""
    return f"{one.from_.number or one.from_.title} {one.relation} {one.to.number or one.to.title}"


def assignees(found: Record, task: int = 0) -> list[str]:
    """Who must do one task of a record."""
    return [assignee(a) for a in found.tasks[task].assignees]


def duties(found: Record) -> list[tuple[str, list[str]]]:
    """Each task's first words up to a colon, comma or stop, with who must do it."""
    return [(t.text, [assignee(a) for a in t.assignees]) for t in found.tasks]
