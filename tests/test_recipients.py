"""Recipients: each line of Nơi nhận split into single bodies, with the note behind it; a letter's Kính gửi too."""

from __future__ import annotations

import pytest
from drafting import BINH_LAM, SON_LAM, TOWN, agency, letterhead, read, record
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.model import Recipient

WORK = ("II. NHIỆM VỤ", "- Rà soát các điểm cấp nước của từng thôn trong xã.")


def recipients(*lines: str, label: str = "Nơi nhận:", **parts: str) -> tuple[Recipient, ...]:
    tail = "\n".join((label, *lines)) + "\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTạ Minh Huấn\n"
    return record(*WORK, tail=tail, **parts).recipients


def names(*lines: str, **parts: str) -> list[str]:
    return [agency(r.agency) for r in recipients(*lines, **parts)]


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("- Sở Nội vụ;", [f"Sở Nội vụ @ {SON_LAM}"]),
        ("- Sở Nội vụ, Sở Tài chính;", [f"Sở Nội vụ @ {SON_LAM}", f"Sở Tài chính @ {SON_LAM}"]),
        ("- Sở Nội vụ; Sở Tài chính;", [f"Sở Nội vụ @ {SON_LAM}", f"Sở Tài chính @ {SON_LAM}"]),
        ("- Các sở, ban, ngành;", [f"*Các sở, ban, ngành @ {SON_LAM}"]),
        ("- UBND các huyện, thị xã;", [f"*Ủy ban nhân dân các huyện, thị xã @ {SON_LAM}"]),
        ("- Bộ Thông tin và Truyền thông;", ["Bộ Thông tin và Truyền thông"]),
        ("- Bộ TT&TT (b/c);", ["Bộ Thông tin và Truyền thông"]),
        ("- Cục Báo chí, Bộ Thông tin và Truyền thông;", ["Cục Báo chí"]),
        ("- Văn phòng Tỉnh ủy;", [f"Văn phòng Tỉnh ủy @ {SON_LAM}"]),
        (
            "- TT Tỉnh ủy, TT HĐND tỉnh;",
            [f"Thường trực Tỉnh ủy @ {SON_LAM}", f"Thường trực Hội đồng nhân dân @ {SON_LAM}"],
        ),
        (
            "- CT, các PCT UBND tỉnh;",
            [f"Chủ tịch Ủy ban nhân dân @ {SON_LAM}", f"*các Phó Chủ tịch Ủy ban nhân dân @ {SON_LAM}"],
        ),
        (
            "- Chủ tịch, các Phó Chủ tịch UBND tỉnh;",
            [f"Chủ tịch Ủy ban nhân dân @ {SON_LAM}", f"*các Phó Chủ tịch Ủy ban nhân dân @ {SON_LAM}"],
        ),
        ("- UBMTTQ Việt Nam tỉnh;", [f"Ủy ban Mặt trận Tổ quốc Việt Nam @ {SON_LAM}"]),
        ("- Công an tỉnh, Bộ CHQS tỉnh;", [f"Công an @ {SON_LAM}", f"Bộ Chỉ huy Quân sự @ {SON_LAM}"]),
        ("- CA tỉnh, BCHQS tỉnh;", [f"Công an @ {SON_LAM}", f"Bộ Chỉ huy Quân sự @ {SON_LAM}"]),
        ("- Công an tỉnh, BCH Quân sự tỉnh;", [f"Công an @ {SON_LAM}", f"Bộ Chỉ huy Quân sự @ {SON_LAM}"]),
        (
            "- Các sở: Nội vụ, Tài chính, Y tế;",
            [f"Sở Nội vụ @ {SON_LAM}", f"Sở Tài chính @ {SON_LAM}", f"Sở Y tế @ {SON_LAM}"],
        ),
        (
            "- Các sở: TTTT, VHTTDL; Công Thương;",
            [
                f"Sở Thông tin và Truyền thông @ {SON_LAM}",
                f"Sở Văn hóa, Thể thao và Du lịch @ {SON_LAM}",
                f"Sở Công Thương @ {SON_LAM}",
            ],
        ),
        ("- **Sở Nội vụ**;", [f"Sở Nội vụ @ {SON_LAM}"]),
        ("+ Sở Nội vụ;", [f"Sở Nội vụ @ {SON_LAM}"]),
        ("- Lưu: VT.", []),
        ("- Lưu: VT, KGVX, Huấn (25b).", []),
        ("- Lưu VT.", []),
        ("- Như trên;", []),
    ],
)
def test_a_line_gives_its_single_bodies(line: str, bodies: list[str]) -> None:
    assert names(line) == bodies


@pytest.mark.parametrize(
    ("line", "purpose"),
    [
        ("- UBND tỉnh (để b/c);", "để b/c"),
        ("- UBND tỉnh (b/c);", "b/c"),
        ("- UBND tỉnh (để báo cáo),", "để báo cáo"),
        ("- Trang thông tin điện tử tỉnh (đăng tải);", "đăng tải"),
        ("- Các sở, ngành (để t/h);", "để t/h"),
        ("- UBND tỉnh;", None),
    ],
)
def test_the_note_behind_a_body_is_its_purpose(line: str, purpose: str | None) -> None:
    (found,) = recipients(line)
    assert found.purpose == purpose
    assert "(" not in found.agency.name


def test_the_note_behind_a_list_covers_the_list() -> None:
    assert [r.purpose for r in recipients("- Thường trực Tỉnh ủy, Thường trực HĐND tỉnh (để b/c);")] == ["để b/c"] * 2


@pytest.mark.parametrize(
    "lines",
    [
        ("- Bộ Y tế;", "- Bộ Nội vụ; (để b/c)"),
        ("- Bộ Y tế; }", "- Bộ Nội vụ; } (để b/c)"),
    ],
)
def test_a_note_or_brace_after_several_lines_covers_them(lines: tuple[str, ...]) -> None:
    assert [r.purpose for r in recipients(*lines, "- Sở Nội vụ (t/h);")] == ["để b/c", "để b/c", "t/h"]


@pytest.mark.parametrize(
    "label", ["Nơi nhận:", "**Nơi nhận:**", "***Nơi nhận:***", "Nơi nhận", "NƠI NHẬN:", "Noi nhận:", "*Nơi nhận:*"]
)
def test_the_list_begins_at_its_label(label: str) -> None:
    assert names("- Sở Nội vụ;", "- Lưu: VT.", label=label) == [f"Sở Nội vụ @ {SON_LAM}"]


def test_a_body_on_the_line_of_the_label_is_one_too() -> None:
    assert names("- Sở Tài chính;", label="Nơi nhận: - Sở Nội vụ;") == [
        f"Sở Nội vụ @ {SON_LAM}",
        f"Sở Tài chính @ {SON_LAM}",
    ]


def test_a_body_listed_twice_is_one_recipient() -> None:
    assert names("- Sở Nội vụ;", "- Sở Nội vụ (t/h);") == [f"Sở Nội vụ @ {SON_LAM}"]


def test_a_wrapped_line_is_one_line() -> None:
    lines = ("- Đài Phát thanh\nvà Truyền hình tỉnh;", "- Lưu: VT.")
    assert names(*lines) == [f"Đài Phát thanh và Truyền hình @ {SON_LAM}"]


def test_a_party_committee_in_a_list_is_no_group() -> None:
    assert names("- Tỉnh ủy, Đài Phát thanh và Truyền hình tỉnh;") == [
        BODIES["Tỉnh ủy"],
        BODIES["Đài Phát thanh và Truyền hình tỉnh"],
    ]


def test_the_bodies_of_a_town_are_its_own_and_those_above_the_provinces() -> None:
    found = names(
        "- UBND tỉnh (để b/c);",
        "- Sở Thông tin và Truyền thông;",
        "- TT Thị ủy, TT HĐND thị xã;",
        "- Các phòng, ban thị xã;",
        "- UBND các xã, phường;",
        head=TOWN,
        preamble=f"Căn cứ Kế hoạch của UBND {SON_LAM}, UBND thị xã ban hành Kế hoạch như sau:",
    )
    assert found == [
        f"Ủy ban nhân dân @ {SON_LAM}",
        f"Sở Thông tin và Truyền thông @ {SON_LAM}",
        f"Thường trực Thị ủy @ {BINH_LAM}",
        f"Thường trực Hội đồng nhân dân @ {BINH_LAM}",
        f"*Các phòng, ban @ {BINH_LAM}",
        f"*Ủy ban nhân dân các xã, phường @ {BINH_LAM}",
    ]


def letter(to: str, tail: str = "Nơi nhận:\n- Như trên;\n- Lưu: VT.") -> list[str]:
    head = letterhead(
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN LAM", "905/UBND-KGVX\nV/v cấp nước sạch", "Sơn Lam", "ngày 20 tháng 3 năm 2024"
    )
    body = "Căn cứ tình hình thực tế, UBND tỉnh yêu cầu:\n\n1. Sở Nội vụ rà soát biên chế của các trạm cấp nước."
    return [
        agency(r.agency) for r in read(f"{head}\n{to}\n\n{body}\n\n{tail}\n\nCHỦ TỊCH\n\nTạ Minh Huấn\n").recipients
    ]


@pytest.mark.parametrize(
    ("to", "bodies"),
    [
        ("Kính gửi: Sở Nội vụ.", [f"Sở Nội vụ @ {SON_LAM}"]),
        ("Kính gửi: Sở Nội vụ, Sở Tài chính.", [f"Sở Nội vụ @ {SON_LAM}", f"Sở Tài chính @ {SON_LAM}"]),
        (
            "Kính gửi:\n- Sở Nội vụ;\n- UBND các huyện, thị xã.",
            [f"Sở Nội vụ @ {SON_LAM}", f"*Ủy ban nhân dân các huyện, thị xã @ {SON_LAM}"],
        ),
        ("**Kính gửi:** Bộ Y tế", ["Bộ Y tế"]),
    ],
)
def test_the_addressees_of_a_letter_are_recipients(to: str, bodies: list[str]) -> None:
    assert letter(to) == bodies


def test_as_above_is_who_stands_above() -> None:
    assert letter("Kính gửi: Sở Nội vụ.", "Nơi nhận:\n- Như trên;\n- Bộ Y tế (b/c);\n- Lưu: VT.") == [
        f"Sở Nội vụ @ {SON_LAM}",
        "Bộ Y tế",
    ]


@pytest.mark.parametrize("line", ["- Như Điều 3;"])
def test_as_in_an_article_is_whom_the_article_names(line: str) -> None:
    found = record(
        "Điều 1. Phê duyệt kết quả cấp nước sạch của tỉnh năm 2023.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "Điều 3. Giám đốc Sở Nội vụ và Giám đốc Sở Tài chính chịu trách nhiệm thi hành Quyết định này./.",
        kind="QUYẾT ĐỊNH",
        tail=f"Nơi nhận:\n{line}\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTạ Minh Huấn\n",
    )
    assert [agency(r.agency) for r in found.recipients] == [
        f"Giám đốc Sở Nội vụ @ {SON_LAM}",
        f"Giám đốc Sở Tài chính @ {SON_LAM}",
    ]


BODIES = {
    "Sở Nội vụ": f"Sở Nội vụ @ {SON_LAM}",
    "Sở Văn hóa, Thể thao và Du lịch": f"Sở Văn hóa, Thể thao và Du lịch @ {SON_LAM}",
    "Bộ Y tế": "Bộ Y tế",
    "Tỉnh ủy": f"Tỉnh ủy @ {SON_LAM}",
    "Công an tỉnh": f"Công an @ {SON_LAM}",
    "UBND các xã, phường": f"*Ủy ban nhân dân các xã, phường @ {SON_LAM}",
    "Đài Phát thanh và Truyền hình tỉnh": f"Đài Phát thanh và Truyền hình @ {SON_LAM}",
}


@given(
    st.permutations(sorted(BODIES)),
    st.integers(1, 7),
    st.sampled_from(["; ", ", "]),
    st.sampled_from(["", " (t/h)", " (để b/c)"]),
)
@settings(deadline=None, derandomize=True, max_examples=60)
def test_every_body_is_found_once_in_its_order_however_lines_are_cut(
    order: list[str], cut: int, joint: str, note: str
) -> None:
    lines = [f"- {joint.join(part)}{note};" for part in (order[:cut], order[cut:]) if part]
    found = [name.lstrip("*") for name in names(*lines, "- Lưu: VT.")]
    assert found == [BODIES[name].lstrip("*") for name in order]
