"""The document's own head: type, number, date, issuer, level, title, signatories, period, parts, completeness."""

from __future__ import annotations

from datetime import date

import pytest
from drafting import (
    CENTRE,
    COMMUNE,
    DISTRICT,
    PARTY,
    PROVINCE,
    SON_LAM,
    TAIL,
    TOWN,
    VAN_KHE,
    agency,
    document,
    letterhead,
    read,
    record,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.model import Document, Record

WORK = ("I. NHIỆM VỤ", "- Cấp nước sạch cho các thôn vùng cao trước mùa khô.")


def head(*body: str, **parts: str) -> Document:
    return record(*(body or WORK), **parts).document


# ---------------------------------------------------------------- letterheads

# The same letterhead as pages, portals and converters print it.
STATE = {
    "lines": PROVINCE,
    "bold": PROVINCE.replace("ỦY BAN NHÂN DÂN\nTỈNH SƠN LAM", "**ỦY BAN NHÂN DÂN**\n**TỈNH SƠN LAM**"),
    "one line": PROVINCE.replace("ỦY BAN NHÂN DÂN\nTỈNH SƠN LAM", "ỦY BAN NHÂN DÂN TỈNH SƠN LAM"),
    "abbreviated": PROVINCE.replace("ỦY BAN NHÂN DÂN\nTỈNH SƠN LAM", "UBND TỈNH SƠN LAM"),
    "tone on the other vowel": PROVINCE.replace("ỦY BAN", "UỶ BAN").replace("HÒA", "HOÀ"),
    "no-break spaces": PROVINCE.replace("Số: ", "Số:\xa0").replace("NHÂN DÂN", "NHÂN\xa0DÂN"),
    "number spaced": PROVINCE.replace("48/KH-UBND", "48 /KH-UBND"),
    "number with a long dash": PROVINCE.replace("48/KH-UBND", "48/KH–UBND"),
    "no colon": PROVINCE.replace("Số: ", "Số "),
    "italic date": PROVINCE.replace("Sơn Lam, ngày 20 tháng 3 năm 2024", "*Sơn Lam, ngày 20 tháng 3 năm 2024*"),
    "zeros in the date": PROVINCE.replace("tháng 3 ", "tháng 03 "),
    "motto first": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nỦY BAN NHÂN "
    "DÂN\nTỈNH SƠN LAM\n\n"
    "Số: 48/KH-UBND\n\nSơn Lam, ngày 20 tháng 3 năm 2024\n",
    "columns": "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SƠN LAM               "
    "Độc lập - Tự do - Hạnh phúc\n\n"
    "Số: 48/KH-UBND           Sơn Lam, ngày 20 tháng 3 năm 2024\n",
    "flattened table": "|\n**ỦY BAN NHÂN DÂN**\n**TỈNH SƠN LAM**\n-------\n|\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n"
    "**Độc lập - Tự do - Hạnh phúc**\n---------------\n|\n|\nSố: 48/KH-UBND\n|\n*Sơn Lam, "
    "ngày 20 tháng 3\nnăm 2024*\n|\n",
    "pipe table": "| **ỦY BAN NHÂN DÂN TỈNH SƠN LAM** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n| --- | --- |\n"
    "| Số: 48/KH-UBND | *Sơn Lam, ngày 20 tháng 3 năm 2024* |\n",
    "page number above": "1\n\n" + PROVINCE,
    "portal above": "Trang chủ\n\nCông dân\n\nVăn bản điều hành\n\nTải về\n\n" + PROVINCE,
    "stamp": PROVINCE.replace(
        "Số: 48/KH-UBND", "VĂN PHÒNG TỈNH ỦY\nĐẾN Số 1786\nNgày 25/3/2024\nChuyển: P.TH\n\nSố: 48/KH-UBND"
    ),
}


@pytest.mark.parametrize("form", list(STATE))
def test_a_letterhead_is_read_however_it_is_laid_out(form: str) -> None:
    found = head(head=STATE[form])
    assert (found.type, found.level, found.issued) == ("Kế hoạch", "province", "2024-03-20")
    assert (found.number or "").replace("–", "-") == "48/KH-UBND"
    assert agency(found.issuer) == "Ủy ban nhân dân @ tỉnh Sơn Lam"
    assert found.title == "Cấp nước sạch cho các thôn vùng cao"


@pytest.mark.parametrize(
    ("letters", "number", "issued", "issuer", "level", "within"),
    [
        (PROVINCE, "48/KH-UBND", "2024-03-20", "Ủy ban nhân dân @ tỉnh Sơn Lam", "province", ()),
        (DISTRICT, "31/KH-UBND", "2024-04-12", "Ủy ban nhân dân @ huyện Vân Khê", "district", ("tỉnh Sơn Lam",)),
        (TOWN, "27/KH-UBND", "2024-04-18", "Ủy ban nhân dân @ thị xã Bình Lâm", "district", ("tỉnh Sơn Lam",)),
        (
            COMMUNE,
            "09/KH-UBND",
            "2024-05-06",
            "Ủy ban nhân dân @ xã Suối Mây",
            "commune",
            ("huyện Vân Khê", "tỉnh Sơn Lam"),
        ),
        (PARTY, "112-KH/TU", "2024-02-26", "Ban Thường vụ Tỉnh ủy @ tỉnh Sơn Lam", "province", ()),
        (CENTRE, "9415/QĐ-TTg", "2024-11-18", "Thủ tướng Chính phủ", "central", ()),
        (
            letterhead("ỦY BAN NHÂN DÂN TỈNH SƠN LAM\nSỞ NỘI VỤ", "77/KH-SNV", "Sơn Lam", "ngày 02 tháng 5 năm 2024"),
            "77/KH-SNV",
            "2024-05-02",
            "Sở Nội vụ @ tỉnh Sơn Lam",
            "province",
            (),
        ),
        (
            letterhead(
                "UBND TỈNH SƠN LAM\nSỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
                "77/KH-SVHTTDL",
                "Sơn Lam",
                "ngày 02 tháng 5 năm 2024",
            ),
            "77/KH-SVHTTDL",
            "2024-05-02",
            "Sở Văn hóa, Thể thao và Du lịch @ tỉnh Sơn Lam",
            "province",
            (),
        ),
        (
            letterhead("BỘ Y TẾ", "77/KH-BYT", "Hà Nội", "ngày 02 tháng 5 năm 2024"),
            "77/KH-BYT",
            "2024-05-02",
            "Bộ Y tế",
            "central",
            (),
        ),
        (
            letterhead("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI", "77/KH-UBND", "Hà Nội", "ngày 02 tháng 5 năm 2024"),
            "77/KH-UBND",
            "2024-05-02",
            "Ủy ban nhân dân @ thành phố Hà Nội",
            "province",
            (),
        ),
        (
            letterhead("HỘI ĐỒNG NHÂN DÂN\nTỈNH SƠN LAM", "07/KH-HĐND", "Sơn Lam", "ngày 02 tháng 5 năm 2024"),
            "07/KH-HĐND",
            "2024-05-02",
            "Hội đồng nhân dân @ tỉnh Sơn Lam",
            "province",
            (),
        ),
        (
            letterhead(
                "ỦY BAN NHÂN DÂN\nHUYỆN VÂN KHÊ\nPHÒNG VĂN HÓA VÀ THÔNG TIN",
                "12/KH-VHTT",
                "Vân Khê",
                "ngày 02 tháng 5 năm 2024",
            ),
            "12/KH-VHTT",
            "2024-05-02",
            "Phòng Văn hóa và Thông tin @ huyện Vân Khê",
            "district",
            ("tỉnh Sơn Lam",),
        ),
    ],
    ids="province district town commune party centre department long-department ministry city "
    "council district-office".split(),
)
def test_the_head_of_each_level(
    letters: str, number: str, issued: str, issuer: str, level: str, within: tuple[str, ...]
) -> None:
    found = head(
        head=letters,
        preamble="Căn cứ Kế hoạch số 31/KH-HDND ngày 02/4/2024 của UBND huyện Vân Khê và chỉ đạo của UBND "
        "tỉnh Sơn Lam:",
    )
    assert (found.number, found.issued, found.level) == (number, issued, level)
    assert agency(found.issuer) == issuer
    assert found.issuer is not None
    if level in ("district", "commune"):
        assert found.issuer.within == within


def test_without_a_letterhead_the_preamble_tells_whose_document_it_is() -> None:
    found = head(
        head="",
        title="Cấp nước sạch trên địa bàn thị xã Bình Lâm",
        preamble="Căn cứ tình hình thực tế, UBND thị xã Bình Lâm ban hành Kế hoạch như sau:",
    )
    assert agency(found.issuer) == "Ủy ban nhân dân @ thị xã Bình Lâm"
    assert (found.number, found.issued, found.level, found.complete) == (None, None, "district", True)


def test_the_letterhead_of_a_wrapped_file_keeps_its_lines() -> None:
    wraps = "- Trong đợt này, các thôn được cấp\nnước sạch theo thứ tự ưu tiên của\nhuyện, thôn xa nguồn trước, thôn\n"
    wraps += "gần nguồn sau, không để ai thiếu\nnước trong mùa khô và không để\ncông trình bỏ hoang sau khi xây."
    found = head("I. NHIỆM VỤ", wraps, head=PARTY)
    assert agency(found.issuer) == "Ban Thường vụ Tỉnh ủy @ tỉnh Sơn Lam"


# ---------------------------------------------------------------- number and date


@pytest.mark.parametrize(
    "printed", ["Số:      /KH-UBND", "Số: ......./KH-UBND", "Số: …/KH-UBND", "Số     /KH-UBND", "Số: ____/KH-UBND"]
)
def test_a_blank_number_is_null_with_a_warning(printed: str) -> None:
    found = record(*WORK, head=PROVINCE.replace("Số: 48/KH-UBND", printed))
    assert found.document.number is None
    assert [w.kind for w in found.warnings] == ["blank number"]


@pytest.mark.parametrize(
    ("printed", "issued"),
    [
        ("ngày    tháng 5 năm 2024", "2024-05"),
        ("ngày ... tháng 5 năm 2024", "2024-05"),
        ("ngày …/… tháng 5 năm 2024", "2024-05"),
        ("ngày     tháng     năm 2024", "2024"),
        ("ngày ... tháng ... năm 2024", "2024"),
        ("ngày 5 tháng 5 năm 2024", "2024-05-05"),
    ],
)
def test_the_date_is_as_precise_as_the_paper(printed: str, issued: str) -> None:
    assert head(head=PROVINCE.replace("ngày 20 tháng 3 năm 2024", printed)).issued == issued


@pytest.mark.parametrize("place", ["Phường 1", "Sơn Lam", "Quận 12", "Sơn Lam - Vân Khê"])
def test_the_place_of_a_dateline_may_end_in_a_number(place: str) -> None:
    letter = letterhead("ỦY BAN NHÂN DÂN\nPHƯỜNG 1", "9/KH-UBND", place, "ngày 3 tháng 4 năm 2031")
    assert head(head=letter).issued == "2031-04-03"


def test_the_year_of_the_plan_is_not_its_date() -> None:
    assert head(head="ỦY BAN NHÂN DÂN\nTỈNH SƠN LAM\n\nSố: 48/KH-UBND", title="Cấp nước sạch năm 2024").issued is None


def test_a_received_stamp_is_neither_number_nor_date() -> None:
    stamp = "VĂN PHÒNG TỈNH ỦY\nĐẾN Số 1786\nNgày 25/3/2024\nChuyển: P.TH\n\n"
    found = head(
        head=PROVINCE.replace("Số: 48/KH-UBND", "Số:    /KH-UBND").replace("ngày 20 tháng 3", "ngày    tháng 3") + stamp
    )
    assert (found.number, found.issued) == (None, "2024-03")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số 112-KH/TU", "112-KH/TU"),
        ("Số: 112-KH/TU", "112-KH/TU"),
        ("Số 112 - KH/TU", "112-KH/TU"),
        ("*Số 112-KH/TU*", "112-KH/TU"),
        ("Số 112\\-KH/TU", "112-KH/TU"),
    ],
)
def test_a_party_number_is_read(line: str, number: str) -> None:
    assert head(head=PARTY.replace("Số 112-KH/TU", line)).number == number


# ---------------------------------------------------------------- type and title


@pytest.mark.parametrize(
    ("heading", "type"),
    [
        ("KẾ HOẠCH", "Kế hoạch"),
        ("**KẾ HOẠCH**", "Kế hoạch"),
        ("CHỈ THỊ", "Chỉ thị"),
        ("QUYẾT ĐỊNH", "Quyết định"),
        ("KẾT LUẬN", "Kết luận"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "Chương trình hành động"),
        ("CHƯƠNG TRÌNH", "Chương trình"),
        ("CÔNG ĐIỆN", "Công điện"),
        ("THÔNG BÁO", "Thông báo"),
        ("HƯỚNG DẪN", "Hướng dẫn"),
        ("NGHỊ QUYẾT", "Nghị quyết"),
        ("# KẾ HOẠCH", "Kế hoạch"),
    ],
)
def test_the_type_is_the_heading_as_a_title(heading: str, type: str) -> None:
    assert head(kind=heading).type == type


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Cấp nước sạch cho các thôn vùng cao", "Cấp nước sạch cho các thôn vùng cao"),
        ("Cấp nước sạch cho các thôn vùng cao.", "Cấp nước sạch cho các thôn vùng cao"),
        ("CẤP NƯỚC SẠCH Ở THÔN XA\nVÀ THÔN VÙNG CAO", "CẤP NƯỚC SẠCH Ở THÔN XA VÀ THÔN VÙNG CAO"),
        ("CẤP NƯỚC SẠCH CHO\nCÁC THÔN VÙNG CAO", "CẤP NƯỚC SẠCH CHO CÁC THÔN VÙNG CAO"),
        ("**Cấp nước sạch cho**\n**các thôn vùng cao**", "Cấp nước sạch cho các thôn vùng cao"),
        ("Về việc cấp nước sạch", "Về việc cấp nước sạch"),
        ("Cấp nước sạch cho các thôn\nvùng cao năm 2024", "Cấp nước sạch cho các thôn vùng cao năm 2024"),
        ("Cấp nước sạch\n-----", "Cấp nước sạch"),
        ("*Cấp nước  sạch*", "Cấp nước sạch"),
    ],
)
def test_the_title_is_the_lines_under_the_type_in_one(printed: str, title: str) -> None:
    assert head(title=printed).title == title


def test_the_issuer_of_a_party_paper_stands_under_its_type() -> None:
    found = head(
        head="BAN CHẤP HÀNH TRUNG ƯƠNG\n\n*\n\nSố 915-KL/TW\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nHà Nội, ngày "
        "12 tháng 01 năm 2024",
        kind="KẾT LUẬN",
        title="CỦA BỘ CHÍNH TRỊ\n\nvề chuyển đổi số ở cơ sở",
    )
    assert (found.type, found.number, found.level) == ("Kết luận", "915-KL/TW", "central")
    assert agency(found.issuer) == "Bộ Chính trị"
    assert found.title == "về chuyển đổi số ở cơ sở"


def test_a_letter_is_a_cong_van_with_its_subject_line_as_title() -> None:
    letter = letterhead(
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN LAM",
        "905/UBND-KGVX\nV/v cấp nước sạch cho các thôn vùng cao",
        "Sơn Lam",
        "ngày 20 tháng 3 năm 2024",
    )
    found = read(
        letter + "\nKính gửi:\n- Sở Nội vụ;\n- Ủy ban nhân dân huyện Vân Khê.\n\nCăn cứ tình hình thực "
        "tế, UBND tỉnh yêu cầu:\n\n1. Sở Nội vụ rà soát biên chế của các trạm cấp nước.\n\n" + TAIL
    ).document
    assert (found.type, found.number, found.issued) == ("Công văn", "905/UBND-KGVX", "2024-03-20")
    assert found.title == "V/v cấp nước sạch cho các thôn vùng cao"


# ---------------------------------------------------------------- signatories


@pytest.mark.parametrize(
    ("block", "name", "position", "authority"),
    [
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTạ Minh Huấn",
            "Tạ Minh Huấn",
            "Phó Chủ tịch",
            "KT. CHỦ TỊCH",
        ),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTạ Minh Huấn", "Tạ Minh Huấn", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTạ Minh Huấn", "Tạ Minh Huấn", "Phó Chủ tịch", "KT. CHỦ TỊCH"),
        ("**KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**\n\n**Tạ Minh Huấn**", "Tạ Minh Huấn", "Phó Chủ tịch", "KT. CHỦ TỊCH"),
        ("CHỦ TỊCH\n\nTạ Minh Huấn", "Tạ Minh Huấn", "Chủ tịch", None),
        ("GIÁM ĐỐC\n\nTạ Minh Huấn", "Tạ Minh Huấn", "Giám đốc", None),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTạ Minh Huấn", "Tạ Minh Huấn", "Phó Giám đốc", "KT. GIÁM ĐỐC"),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLương Đình Khôi", "Lương Đình Khôi", "Phó Bí thư", "T/M BAN THƯỜNG VỤ"),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nTạ Minh Huấn", "Tạ Minh Huấn", "Chánh Văn phòng", "TL. CHỦ TỊCH"),
        ("KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nDương Hữu Trạch", "Dương Hữu Trạch", "Phó Thủ tướng", "KT. THỦ TƯỚNG"),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nDương Hữu Trạch", "Dương Hữu Trạch", "Thứ trưởng", "KT. BỘ TRƯỞNG"),
        ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\n\nTạ Minh Huấn", "Tạ Minh Huấn", "Giám đốc Sở Nội vụ", "TUQ. CHỦ TỊCH"),
        (
            "KT. BỘ TRƯỞNG,\nCHỦ NHIỆM PHÓ CHỦ NHIỆM\n\nDương Hữu Trạch",
            "Dương Hữu Trạch",
            "Phó Chủ nhiệm",
            "KT. BỘ TRƯỞNG CHỦ NHIỆM",
        ),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nTạ Minh Huấn", "Tạ Minh Huấn", "Phó Chủ tịch", "KT. CHỦ TỊCH"),
    ],
)
def test_the_signatory_has_name_post_and_for_whom(block: str, name: str, position: str, authority: str | None) -> None:
    (found,) = head(tail=f"Nơi nhận:\n- Các sở, ngành;\n- Lưu: VT.\n\n{block}").signatories
    assert (found.name, found.authority) == (name, authority)
    assert (found.position or "").lower() == position.lower()


@pytest.mark.parametrize(
    "position",
    ["Chánh Văn phòng", "Phó Bí thư", "Phó Chủ tịch", "Phó Giám đốc", "Chủ tịch"],
)
def test_a_post_is_written_as_posts_are(position: str) -> None:
    (found,) = head(tail=f"Nơi nhận:\n- Lưu: VT.\n\nTL. CHỦ TỊCH\n{position.upper()}\n\nTạ Minh Huấn").signatories
    assert found.position == position


def test_two_bodies_that_sign_are_two_signatories() -> None:
    block = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTạ Minh Huấn\n\nTM. ỦY BAN MẶT TRẬN TỔ QUỐC\nCHỦ TỊCH\n\nLý Thị Khe"
    assert [s.name for s in head(tail=f"Nơi nhận:\n- Lưu: VT.\n\n{block}").signatories] == [
        "Tạ Minh Huấn",
        "Lý Thị Khe",
    ]


# ---------------------------------------------------------------- period, completeness, parts


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Cấp nước sạch năm 2024", ("2024", "2024")),
        ("Cấp nước sạch giai đoạn 2024 - 2025", ("2024", "2025")),
        ("Cấp nước sạch giai đoạn 2024-2025", ("2024", "2025")),
        ("Cấp nước sạch giai đoạn 2024 – 2025, định hướng đến năm 2030", ("2024", "2025")),
        ("Cấp nước sạch từ năm 2024 đến năm 2026", ("2024", "2026")),
        ("Cấp nước sạch cho các thôn", (None, None)),
        ("Triển khai Kế hoạch số 48/KH-UBND ngày 20 tháng 3 năm 2024", (None, None)),
    ],
)
def test_the_period_is_what_the_title_names(title: str, period: tuple[str | None, str | None]) -> None:
    found = head(title=title)
    assert (found.from_, found.to) == period


@pytest.mark.parametrize(
    ("words", "complete"),
    [
        (document(*WORK), True),
        (document(*WORK, head=""), True),
        (document(*WORK, tail=""), False),
        (document(*WORK, "[...]", tail=""), False),
        (document(WORK[0], "[...]", WORK[1]), False),
        (document(WORK[0], "[…]", WORK[1]), False),
        (document(*WORK, "Trên đây là Kế hoạch cấp nước, yêu cầu các đơn vị thực hiện./.", tail=""), True),
    ],
    ids="whole,no head,no end,cut,cut in the middle,cut with a long dot,end mark".split(","),
)
def test_a_document_is_complete_unless_its_middle_or_end_is_cut(words: str, complete: bool) -> None:
    assert read(words).document.complete is complete


ROWS_LEFT_OUT = "|\n1\n|\nĐắp đê\n|\nSở Nội vụ\n|\n{}\n|\n7\n|\nKè sông\n|\nSở Y tế\n|"


@pytest.mark.parametrize(
    ("between", "complete"), [(18 * "…", False), ("…...........", False), ("|", True), ("….....", True)]
)
def test_dots_for_rows_of_a_table_make_a_document_incomplete(between: str, complete: bool) -> None:
    assert head(*WORK, ROWS_LEFT_OUT.format(between)).complete is complete


def test_a_dotted_line_outside_a_table_is_to_be_filled_in() -> None:
    assert head(*WORK, "Người lập biểu:", "...................", "Thủ trưởng").complete


def test_a_portals_table_tells_only_what_the_page_cuts_off() -> None:
    table = "Số hiệu: 31/KH-UBND\n\nNgày ban hành: 12/04/2024\n\nNgười ký: Nông Đức Quyền\n\nTrang chủ\n\n"
    cut = read(
        table
        + document(*WORK, "[...]", head="ỦY BAN NHÂN DÂN\nHUYỆN VÂN KHÊ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", tail="")
    )
    assert (cut.document.number, cut.document.issued) == ("31/KH-UBND", "2024-04-12")
    assert [s.name for s in cut.document.signatories] == ["Nông Đức Quyền"]
    whole = read(table.replace("31/", "99/").replace("2024", "2020") + document(*WORK, head=DISTRICT))
    assert (whole.document.number, whole.document.issued) == ("31/KH-UBND", "2024-04-12")


def test_what_a_document_carries_with_it_is_a_part_and_its_head_stays_the_carriers() -> None:
    found = head(
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cấp nước.",
        "Điều 2. Sở Nội vụ kiểm tra việc thực hiện.",
        TAIL,
        "KẾ HOẠCH",
        "CẤP NƯỚC SẠCH NĂM 2025",
        "I. NHIỆM VỤ",
        "1. Sở Tài chính bố trí kinh phí cho các trạm nước.",
        kind="QUYẾT ĐỊNH",
        title="Ban hành Kế hoạch cấp nước",
        tail="",
    )
    assert (found.type, found.number) == ("Quyết định", "48/KH-UBND")
    assert [(p.type, p.title) for p in found.parts] == [("Kế hoạch", "CẤP NƯỚC SẠCH NĂM 2025")]


def test_an_annex_is_a_part_with_its_title() -> None:
    found = head(*WORK, TAIL, "PHỤ LỤC I", "DANH MỤC TRẠM NƯỚC", "1. Trạm nước Suối Mây.", tail="")
    assert [(p.type, p.title) for p in found.parts] == [("Phụ lục", "DANH MỤC TRẠM NƯỚC")]


# ---------------------------------------------------------------- doubts


def test_a_title_and_a_text_that_name_two_years_are_a_warning_and_both_stay() -> None:
    found = record(
        *WORK,
        title="Cấp nước sạch năm 2025",
        preamble="Căn cứ tình hình, UBND tỉnh ban hành Kế hoạch cấp nước sạch năm 2024 như sau:",
    )
    assert [w.kind for w in found.warnings] == ["disagreement"]
    assert (found.document.title, found.document.from_) == ("Cấp nước sạch năm 2025", "2025")


def test_agreeing_years_are_no_warning() -> None:
    found = record(
        *WORK,
        title="Cấp nước sạch năm 2024",
        preamble="Căn cứ tình hình, UBND tỉnh ban hành Kế hoạch cấp nước sạch năm 2024 như sau:",
    )
    assert found.warnings == ()


# ---------------------------------------------------------------- evidence


def test_the_evidence_of_each_field_is_where_it_stands() -> None:
    words = document(*WORK)
    found = read(words).document
    said = {field: words[start:end] for field, (start, end) in found.evidence.items()}
    assert said["type"] == "KẾ HOẠCH"
    assert said["number"] == "48/KH-UBND"
    assert said["issued"] == "ngày 20 tháng 3 năm 2024"
    assert said["title"] == "Cấp nước sạch cho các thôn vùng cao"
    assert said["issuer"].startswith("ỦY BAN NHÂN DÂN")


@given(
    st.sampled_from(sorted(STATE)),
    st.integers(1, 9999),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["UBND", "SNV"]),
)
@settings(deadline=None, derandomize=True, max_examples=60)
def test_any_number_and_day_are_read_in_any_layout(form: str, number: int, day: date, code: str) -> None:
    letters = (
        STATE[form]
        .replace("48 /KH-UBND", "48/KH-UBND")
        .replace("48/KH–UBND", "48/KH-UBND")
        .replace("tháng 03", "tháng 3")
    )
    letters = letters.replace("48/KH-UBND", f"{number}/KH-{code}").replace(
        "ngày 20 tháng 3\nnăm 2024", f"ngày {day.day} tháng {day.month}\nnăm {day.year}"
    )
    letters = letters.replace("ngày 20 tháng 3 năm 2024", f"ngày {day.day:02} tháng {day.month} năm {day.year}")
    found: Record = record(*WORK, head=letters)
    assert found.document.number == f"{number}/KH-{code}"
    assert found.document.issued == day.isoformat()


def test_a_coordination_programme_is_a_kind_of_its_own() -> None:
    found = head(
        head=letterhead(
            "LIÊN ĐOÀN LAO ĐỘNG - SỞ NỘI VỤ\nTỈNH SƠN LAM", "12/CTPH-LĐLĐ-SNV", "Sơn Lam", "ngày 20 tháng 3 năm 2024"
        ),
        kind="CHƯƠNG TRÌNH PHỐI HỢP",
        title="Đưa nước sạch về các thôn vùng cao",
    )
    assert (found.type, found.number) == ("Chương trình phối hợp", "12/CTPH-LĐLĐ-SNV")
    assert found.title == "Đưa nước sạch về các thôn vùng cao"
    assert agency(found.issuer) == "Sở Nội vụ @ tỉnh Sơn Lam"


@pytest.mark.parametrize(
    ("bodies", "number", "issuer", "level"),
    [
        ("BAN CHẤP HÀNH\nTRUNG ƯƠNG\nBAN TUYÊN GIÁO", "91-HD/BTGTW", "Ban Tuyên giáo Trung ương", "central"),
        ("TỈNH ỦY SƠN LAM\nBAN TUYÊN GIÁO", "91-HD/BTGTU", f"Ban Tuyên giáo Tỉnh ủy @ {SON_LAM}", "province"),
        ("HUYỆN ỦY VÂN KHÊ\nBAN TỔ CHỨC", "91-HD/BTCHU", f"Ban Tổ chức Huyện ủy @ {VAN_KHE}", "district"),
        ("THỊ ỦY BÌNH LÂM\nBAN TỔ CHỨC", "91-HD/BTCTXU", "Ban Tổ chức Thị ủy @ thị xã Bình Lâm", "district"),
    ],
)
def test_a_party_board_has_the_name_of_the_committee_above_it(
    bodies: str, number: str, issuer: str, level: str
) -> None:
    top = f"{bodies}\n*\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nSố {number}\n\nNgày 19 tháng 11 năm 2023"
    found = head(head=top, kind="HƯỚNG DẪN", preamble="")
    assert (agency(found.issuer), found.level) == (issuer, level)
