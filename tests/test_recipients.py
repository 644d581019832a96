"""Recipients: each line of Nơi nhận split into single bodies, with the note behind it; a letter's Kính gửi too."""

from __future__ import annotations

import pytest
from drafting import BINH_LAM, SON_LAM, TOWN, agency, document, letterhead, read, record
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.model import Recipient

WORK = ("II. NHIỆM VỤ", "- Rà soát các điểm cấp nước của từng thôn trong xã.")
UBND = "Ủy ban nhân dân"
UBND_OFFICE = f"Văn phòng {UBND} @ {SON_LAM}"


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


# ---------------------------------------------------------------- what the names of a line share


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        (
            "- VPCP: BTCN, các PCN, Trợ lý TTg, TGĐ Cổng TTĐT;",
            [
                "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
                "*các Phó Chủ nhiệm Văn phòng Chính phủ",
                "Trợ lý Thủ tướng Chính phủ",
                "Tổng Giám đốc Cổng Thông tin điện tử Chính phủ",
            ],
        ),
        ("- VPCP: các đơn vị, Cổng TTĐT;", ["*các đơn vị Văn phòng Chính phủ", "Cổng Thông tin điện tử Chính phủ"]),
        ("- VPUB: CVP, các PCVP;", [f"Chánh {UBND_OFFICE}", f"*các Phó Chánh {UBND_OFFICE}"]),
        ("- VP UBND tỉnh: CVP, các PCVP;", [f"Chánh {UBND_OFFICE}", f"*các Phó Chánh {UBND_OFFICE}"]),
        (
            "- VP UBND tỉnh: LĐVP, TKCT, các phòng, đơn vị;",
            [
                f"*Lãnh đạo {UBND_OFFICE}",
                f"Thư ký Chủ tịch Ủy ban nhân dân @ {SON_LAM}",
                f"*các phòng, đơn vị {UBND_OFFICE}",
            ],
        ),
        (
            "- TTUB: CT, các PCT;",
            [f"Chủ tịch Ủy ban nhân dân @ {SON_LAM}", f"*các Phó Chủ tịch Ủy ban nhân dân @ {SON_LAM}"],
        ),
        (
            "- VP UBND tỉnh: các phòng, đơn vị: TH, VX;",
            [f"*các phòng, đơn vị {UBND_OFFICE}"],
        ),
        (
            "- Thường trực Hội Cây xanh: CT, các PCT;",
            [f"Chủ tịch Hội Cây xanh @ {SON_LAM}", f"*các Phó Chủ tịch Hội Cây xanh @ {SON_LAM}"],
        ),
        (
            "- UBND tỉnh: CT, các PCT;",
            [f"Chủ tịch Ủy ban nhân dân @ {SON_LAM}", f"*các Phó Chủ tịch Ủy ban nhân dân @ {SON_LAM}"],
        ),
        # What is no officer is a body of its own.
        ("- VP UBND tỉnh: CVP, Trung tâm Tin học;", [f"Chánh {UBND_OFFICE}", f"Trung tâm Tin học @ {SON_LAM}"]),
    ],
)
def test_officers_behind_the_colon_of_an_office_are_of_that_office(line: str, bodies: list[str]) -> None:
    assert names(line) == bodies


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("- Các Bộ: TC, XD, CT;", ["Bộ Tài chính", "Bộ Xây dựng", "Bộ Công Thương"]),
        ("- Các Bộ, ngành: Nội vụ, Y tế;", ["Bộ Nội vụ", "Bộ Y tế"]),
        ("- Phòng: TH, VX;", [f"Phòng Tổng hợp @ {SON_LAM}", f"Phòng Văn xã @ {SON_LAM}"]),
        (
            "- VP UBND tỉnh: CVP, Phòng: TH, VX;",
            [f"Chánh {UBND_OFFICE}", f"Phòng Tổng hợp @ {SON_LAM}", f"Phòng Văn xã @ {SON_LAM}"],
        ),
        ("- Các Vụ: CN, Thủy lợi;", [f"Vụ Công nghiệp @ {SON_LAM}", f"Vụ Thủy lợi @ {SON_LAM}"]),
        ("- VPCP: các Vụ: CN, NC;", [f"Vụ Công nghiệp @ {SON_LAM}", f"Vụ Nội chính @ {SON_LAM}"]),
        ("- Các phòng: Ban Mai - Nước sạch;", [f"Phòng Ban Mai - Nước sạch @ {SON_LAM}"]),
        # Behind the next colon it holds no longer.
        ("- Các Bộ: TC; TTUB: CT;", ["Bộ Tài chính", f"Chủ tịch Ủy ban nhân dân @ {SON_LAM}"]),
    ],
)
def test_a_head_word_before_a_colon_holds_for_every_name_behind_it(line: str, bodies: list[str]) -> None:
    assert names(line) == bodies


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        (
            "- Chủ tịch UBND các tỉnh, thành phố: Hà Tĩnh, Huế và Quảng Trị;",
            [f"Chủ tịch {UBND} @ {place}" for place in ("tỉnh Hà Tĩnh", "thành phố Huế", "tỉnh Quảng Trị")],
        ),
        ("- UBND các tỉnh: Mai Giang, tỉnh Hồ Sen;", ["Ủy ban nhân dân @ tỉnh Mai Giang", f"{UBND} @ tỉnh Hồ Sen"]),
    ],
)
def test_a_list_of_places_gives_the_body_of_each(line: str, bodies: list[str]) -> None:
    parts = {"preamble": "Ngày 02/7/2025, Ủy ban nhân dân ban hành Kế hoạch như sau:"}
    head = letterhead("ỦY BAN NHÂN DÂN\nTỈNH SƠN LAM", "48/KH-UBND", "Sơn Lam", "ngày 02 tháng 7 năm 2025")
    assert names(line, head=head, **parts) == bodies


def test_the_span_of_the_body_of_a_listed_place_is_the_places_name() -> None:
    text = document(*WORK, tail="Nơi nhận:\n- UBND các tỉnh: Mai Giang, tỉnh Hồ Sen và Trà Lĩnh.\n- Lưu: VT.\n")
    spans = [text[r.agency.start : r.agency.end] for r in read(text).recipients]
    assert spans == ["Mai Giang", "Hồ Sen", "Trà Lĩnh"]


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        (
            "- Đảng ủy, UBND các xã, phường;",
            [f"*Đảng ủy các xã, phường @ {SON_LAM}", f"*{UBND} các xã, phường @ {SON_LAM}"],
        ),
        (
            "- HĐND, UBND các huyện;",
            [f"*Hội đồng nhân dân các huyện @ {SON_LAM}", f"*{UBND} các huyện @ {SON_LAM}"],
        ),
        # Only committees share the places of others.
        ("- Công an, UBND các xã;", [f"Công an @ {SON_LAM}", f"*{UBND} các xã @ {SON_LAM}"]),
        ("- HĐND tỉnh, UBND các xã;", [f"Hội đồng nhân dân @ {SON_LAM}", f"*{UBND} các xã @ {SON_LAM}"]),
    ],
)
def test_committees_share_the_places_behind_the_last(line: str, bodies: list[str]) -> None:
    assert names(line) == bodies


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("- Chánh, các Phó Chánh Văn phòng UBND tỉnh;", [f"Chánh {UBND_OFFICE}", f"các Phó Chánh {UBND_OFFICE}"]),
        ("- Trợ lý/Thư ký của Thủ tướng;", ["Trợ lý của Thủ tướng Chính phủ", "Thư ký của Thủ tướng Chính phủ"]),
        ("- Văn phòng Trung ương;", ["Văn phòng Trung ương Đảng"]),
        # A minister stands alone.
        ("- Bộ trưởng, Giám đốc Sở Nội vụ;", [f"Bộ trưởng @ {SON_LAM}", f"Giám đốc Sở Nội vụ @ {SON_LAM}"]),
    ],
)
def test_names_that_lists_shorten_in_words_are_given_in_full(line: str, bodies: list[str]) -> None:
    assert names(line) == bodies


@pytest.mark.parametrize("line", ["- PCVP (NC) UBND tỉnh;", "- PCVP NC UBND tỉnh;", "- PCVP (KT&TH) UBND tỉnh;"])
def test_what_an_officer_looks_after_is_no_part_of_the_post(line: str) -> None:
    assert names(line) == [f"Phó Chánh {UBND_OFFICE}"]


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("- UBND TSL;", [f"{UBND} @ {SON_LAM}"]),
        ("- UBND SL;", [f"{UBND} @ {SON_LAM}"]),
        ("- UBND tinh;", [f"{UBND} @ {SON_LAM}"]),
        ("- UBND TXBL;", [f"{UBND} @ {BINH_LAM}"]),
    ],
)
def test_the_documents_own_place_may_stand_in_initials_or_without_its_mark(line: str, bodies: list[str]) -> None:
    town = {"head": TOWN, "preamble": f"Căn cứ Kế hoạch của UBND {SON_LAM}, UBND thị xã ban hành Kế hoạch như sau:"}
    assert names(line, **(town if "BL" in line else {})) == bodies


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("- VP. Chính phủ (Cục KSTTHC);", ["Cục Kiểm soát thủ tục hành chính"]),
        ("- Bộ Y tế, VP. Chính phủ (Cục KSTTHC);", ["Bộ Y tế", "Cục Kiểm soát thủ tục hành chính"]),
        ("- Sở Nội vụ (3C);", [f"Sở Nội vụ @ {SON_LAM}"]),
        ("- Cục An toàn, Bộ Y tế;", ["Cục An toàn"]),
        ("- Cục Báo chí - Bộ Y tế;", ["Cục Báo chí"]),
        ("- t/h", []),
    ],
)
def test_a_part_beside_its_body_stands_alone_and_other_brackets_are_dropped(line: str, bodies: list[str]) -> None:
    found = recipients(line)
    assert [agency(r.agency) for r in found] == bodies
    assert all(r.purpose is None for r in found)


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        (
            "- Các trường Mầm non, Tiểu học và Trung học cơ sở;",
            [f"*Các trường Mầm non, Tiểu học và Trung học cơ sở @ {SON_LAM}"],
        ),
        ("- Trưởng ban Trần Văn Lam;", [f"Trưởng ban @ {SON_LAM}"]),
        ("- Hợp tác xã Xây dựng;", [f"Hợp tác xã Xây dựng @ {SON_LAM}"]),
        ("- Tổ chức Bà Mụ Hồ Sen;", [f"Tổ chức Bà Mụ Hồ Sen @ {SON_LAM}"]),
        ("- Kho bạc Nhà nước khu vực XI;", ["Kho bạc Nhà nước khu vực XI"]),
        ("- Tổ chức Nước và Mây;", [f"Tổ chức Nước và Mây @ {SON_LAM}"]),
        ("- Tổ chức Nước sạch tỉnh;", [f"Tổ chức Nước sạch @ {SON_LAM}"]),
        ("- Tổ chức Nước sạch trên địa bàn tỉnh;", [f"Tổ chức Nước sạch @ {SON_LAM}"]),
        ("- Công an trên địa bàn;", [f"Công an @ {SON_LAM}"]),
    ],
)
def test_a_name_that_nothing_tells_more_of_is_kept_whole(line: str, bodies: list[str]) -> None:
    assert names(line) == bodies


def test_a_body_in_short_form_has_its_parts_joined_as_the_document_joins_them() -> None:
    news = ("II. NHIỆM VỤ", "- Đài Phát thanh - Truyền hình tỉnh phát tin về nước sạch hằng tuần.")
    tail = "Nơi nhận:\n- Đài PT&TH tỉnh;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTạ Minh Huấn\n"
    assert [agency(r.agency) for r in record(*news, tail=tail).recipients] == [
        f"Đài Phát thanh - Truyền hình @ {SON_LAM}"
    ]


def test_as_in_an_article_is_whom_the_item_obliges_that_says_so() -> None:
    found = record(
        "Điều 1. Cấp nước sạch cho các thôn vùng cao.",
        "Điều 2. Tổ chức thực hiện",
        "1. Giao Sở Nội vụ đôn đốc việc cấp nước.",
        "2. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này.",
        kind="QUYẾT ĐỊNH",
        tail="Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTạ Minh Huấn\n",
    )
    assert [agency(r.agency) for r in found.recipients] == [f"Chánh {UBND_OFFICE}", f"Giám đốc Sở Y tế @ {SON_LAM}"]


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("- Các cơ quan tại mục 1 III Kế hoạch;", ["Sở Nội vụ", "Sở Y tế"]),
        ("- Các đơn vị nêu tại mục III.2;", ["Tỉnh đoàn", "Hội Nông dân"]),
        ("- Các cơ quan tại mục 7 III Kế hoạch;", []),
    ],
)
def test_the_bodies_at_an_item_are_those_that_the_item_begins_with(line: str, bodies: list[str]) -> None:
    found = record(
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nội vụ, Sở Y tế đôn đốc việc cấp nước.",
        "2. Đề nghị Tỉnh đoàn, Hội Nông dân tỉnh vận động đoàn viên.",
        tail=f"Nơi nhận:\n{line}\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTạ Minh Huấn\n",
    )
    assert [agency(r.agency) for r in found.recipients] == [f"{name} @ {SON_LAM}" for name in bodies]


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
