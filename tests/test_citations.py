"""Citations: one entry for each distinct other document, with type, number, date and issuer as the text gives them."""

from __future__ import annotations

import pytest
from drafting import PARTY, TAIL, TOWN, agency, link, record
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.model import Citation, Record
from ontology.names import number_key

HEADING = "I. NHIỆM VỤ"


def cited(*sentences: str, **parts: str) -> tuple[Citation, ...]:
    """The citations of a provincial plan whose first task has these sentences."""
    return _of(record(HEADING, *(f"- {sentence}" for sentence in sentences), **parts))


def _of(found: Record) -> tuple[Citation, ...]:
    return found.citations


def one(*sentences: str) -> Citation:
    (found,) = cited(*sentences)
    return found


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("words", "type", "number", "issued", "issuer"),
    [
        (
            "Quyết định số 9415/QĐ-TTg ngày 18 tháng 11 năm 2024 của Thủ tướng Chính phủ",
            "Quyết định",
            "9415/QĐ-TTg",
            "2024-11-18",
            "Thủ tướng Chính phủ",
        ),
        ("Quyết định số 9415/QĐ-TTg ngày 18/11/2024", "Quyết định", "9415/QĐ-TTg", "2024-11-18", "Thủ tướng Chính phủ"),
        ("Quyết định 9415/QĐ-TTg", "Quyết định", "9415/QĐ-TTg", None, "Thủ tướng Chính phủ"),
        ("quyết định số: 9415/QĐ-TTg", "Quyết định", "9415/QĐ-TTg", None, "Thủ tướng Chính phủ"),
        (
            "Nghị định số 972/2015/NĐ-CP ngày 07/9/2015 của Chính phủ",
            "Nghị định",
            "972/2015/NĐ-CP",
            "2015-09-07",
            "Chính phủ",
        ),
        ("Nghị quyết số 853/NQ-CP", "Nghị quyết", "853/NQ-CP", None, "Chính phủ"),
        (
            "Kết luận số 915-KL/TW ngày 12/01/2024 của Bộ Chính trị",
            "Kết luận",
            "915-KL/TW",
            "2024-01-12",
            "Bộ Chính trị",
        ),
        ("Kết luận số 915-KL/TW, ngày 12/01/2024 của Ban Bí thư", "Kết luận", "915-KL/TW", "2024-01-12", "Ban Bí thư"),
        (
            "Kế hoạch số 112-KH/TU ngày 26/02/2024 của Ban Thường vụ Tỉnh ủy",
            "Kế hoạch",
            "112-KH/TU",
            "2024-02-26",
            "Ban Thường vụ Tỉnh ủy @ tỉnh Sơn Lam",
        ),
        (
            "Chương trình hành động số 88-CTr/TU của Tỉnh ủy",
            "Chương trình hành động",
            "88-CTr/TU",
            None,
            "Tỉnh ủy @ tỉnh Sơn Lam",
        ),
        (
            "Kế hoạch số 23/KH-UBND ngày 10 tháng 02 năm 2025 của UBND tỉnh Mai Giang",
            "Kế hoạch",
            "23/KH-UBND",
            "2025-02-10",
            "Ủy ban nhân dân @ tỉnh Mai Giang",
        ),
        (
            "Kế hoạch số 23/KH-UBND ngày 10/02/2025 của UBND tỉnh",
            "Kế hoạch",
            "23/KH-UBND",
            "2025-02-10",
            "Ủy ban nhân dân @ tỉnh Sơn Lam",
        ),
        (
            "Nghị quyết số 07/2023/NQ-HĐND ngày 14/7/2023 của HĐND tỉnh",
            "Nghị quyết",
            "07/2023/NQ-HĐND",
            "2023-07-14",
            "Hội đồng nhân dân @ tỉnh Sơn Lam",
        ),
        (
            "Thông tư số 922/2016/TT-BTTTT ngày 19/10/2016 của Bộ Thông tin và Truyền thông",
            "Thông tư",
            "922/2016/TT-BTTTT",
            "2016-10-19",
            "Bộ Thông tin và Truyền thông",
        ),
        ("Thông tư số 922/2016/TT-BTTTT", "Thông tư", "922/2016/TT-BTTTT", None, "Bộ Thông tin và Truyền thông"),
        (
            "Chỉ thị số 914/CT-TTg ngày 05 tháng 3 năm 2024",
            "Chỉ thị",
            "914/CT-TTg",
            "2024-03-05",
            "Thủ tướng Chính phủ",
        ),
        (
            "Công văn số 9905/BTTTT-CBC ngày 02/5/2024 của Bộ Thông tin và Truyền thông",
            "Công văn",
            "9905/BTTTT-CBC",
            "2024-05-02",
            "Bộ Thông tin và Truyền thông",
        ),
        (
            "Tờ trình số 06/TTr-SNN ngày 08/01/2025 của Sở Tài chính",
            "Tờ trình",
            "06/TTr-SNN",
            "2025-01-08",
            "Sở Tài chính @ tỉnh Sơn Lam",
        ),
        (
            "Thông báo số 61/TB-UBND ngày 06-5-2019 của UBND tỉnh",
            "Thông báo",
            "61/TB-UBND",
            "2019-05-06",
            "Ủy ban nhân dân @ tỉnh Sơn Lam",
        ),
        (
            "Hướng dẫn số 37-HD/BTGTW của Ban Tuyên giáo Trung ương",
            "Hướng dẫn",
            "37-HD/BTGTW",
            None,
            "Ban Tuyên giáo Trung ương",
        ),
        (
            "Luật Lâm nghiệp số 916/2017/QH14 ngày 15 tháng 11 năm 2017",
            "Luật",
            "916/2017/QH14",
            "2017-11-15",
            "Quốc hội",
        ),
        ("Nghị quyết số 930/2026/QH16", "Nghị quyết", "930/2026/QH16", None, "Quốc hội"),
    ],
)
def test_a_number_is_cited_with_what_stands_beside_it(
    words: str, type: str, number: str, issued: str | None, issuer: str
) -> None:
    found = one(f"Thực hiện nghiêm túc nội dung của {words} trong toàn tỉnh.")
    assert (found.act.type, found.act.number, found.act.issued) == (type, number, issued)
    assert agency(found.act.issuer) == issuer
    assert found.act.title is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Kế hoạch số 23 /KH-UBND", "23/KH-UBND"),
        ("Kế hoạch số 23/ KH - UBND", "23/KH-UBND"),
        ("Kế hoạch số 23/KH–UBND", "23/KH–UBND"),
        ("Quyết định số 23/QÐ-UBND", "23/QĐ-UBND"),
        ("Kế hoạch\nsố 23/KH-UBND", "23/KH-UBND"),
        ("**Kế hoạch số** 23/KH-UBND", "23/KH-UBND"),
        ("Kế hoạch số\xa023/KH-UBND", "23/KH-UBND"),
        ("Nghị quyết số 57\\-NQ/TW", "57-NQ/TW"),
    ],
)
def test_a_number_is_found_however_it_is_spaced_or_marked(words: str, number: str) -> None:
    found = one(f"Thực hiện {words} trong toàn tỉnh.")
    assert number_key(found.act.number or "") == number_key(number)
    assert " " not in (found.act.number or "")


@pytest.mark.parametrize(
    ("words", "type"),
    [("định số 9415/QĐ-TTg", "Quyết định"), ("số 61/KH-UBND", "Kế hoạch"), ("văn bản số 905/UBND-KGVX", "Công văn")],
)
def test_the_code_tells_the_type_where_the_words_are_lost(words: str, type: str) -> None:
    assert one(f"Thực hiện nội dung {words} của năm trước.").act.type == type


def test_the_caption_of_an_annex_cites_nothing() -> None:
    tail = (
        "Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTạ Minh Huấn\n\nPHỤ LỤC\n\n"
        "(Kèm theo Kế hoạch số 48/KH-UBND ngày 20 tháng 3 năm 2024 của UBND tỉnh)"
    )
    assert cited("Rà soát các điểm cấp nước của từng thôn.", tail=tail) == ()


def test_a_wrap_inside_a_number_is_closed() -> None:
    lines = (
        "- Thực hiện các việc được giao tại\nKế hoạch số 23/KH-\nUBND của tỉnh, các thôn "
        "cùng\nlàm và cùng hưởng nước sạch về\nthôn, không để ai phải chờ đến\nmùa mưa sau, "
        "không để ai thiếu\nnước trong mùa khô, không để\ncông trình bỏ hoang."
    )
    found = _of(record(HEADING, lines))
    assert [c.act.number for c in found] == ["23/KH-UBND"]


def test_the_quote_goes_from_the_type_to_the_issuer_short_of_the_title() -> None:
    found = one("Thực hiện Kế hoạch số 23/KH-UBND ngày 10/02/2025 của UBND tỉnh Mai Giang về trồng rừng ven sông.")
    assert found.quote == "Kế hoạch số 23/KH-UBND ngày 10/02/2025 của UBND tỉnh Mai Giang"


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Quyết định số 21/QĐ-UBND và Quyết định số 22/QĐ-UBND", ["21/QĐ-UBND", "22/QĐ-UBND"]),
        ("các Quyết định số 21/QĐ-UBND, 22/QĐ-UBND và số 23/QĐ-UBND", ["21/QĐ-UBND", "22/QĐ-UBND", "23/QĐ-UBND"]),
        ("các Thông tư: 921/2016/TT-BTTTT, 922/2016/TT-BTTTT", ["921/2016/TT-BTTTT", "922/2016/TT-BTTTT"]),
        ("các Nghị quyết số 852-NQ/TW, số 853-NQ/TW của Bộ Chính trị", ["852-NQ/TW", "853-NQ/TW"]),
    ],
)
def test_a_list_under_one_type_gives_each_document(words: str, numbers: list[str]) -> None:
    found = cited(f"Thực hiện {words} trong toàn tỉnh.")
    assert [c.act.number for c in found] == numbers
    assert len({c.act.type for c in found}) == 1


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (
            "các Công điện: số 7/CĐ-UBND ngày 02/3/2031, số 8/CĐ-UBND ngày 04/3/2031 của UBND tỉnh",
            ["7/CĐ-UBND", "8/CĐ-UBND"],
        ),
        (
            "các Kế hoạch số 61/KH-UBND, số 62/KH-UBND và 63/KH-UBND của UBND tỉnh",
            [f"{n}/KH-UBND" for n in (61, 62, 63)],
        ),
    ],
)
def test_the_issuer_behind_a_list_of_numbers_is_that_of_each(words: str, numbers: list[str]) -> None:
    found = cited(f"Thực hiện {words} về phòng, chống hạn.")
    assert [c.act.number for c in found] == numbers
    assert {agency(c.act.issuer) for c in found} == {"Ủy ban nhân dân @ tỉnh Sơn Lam"}


def test_the_issuer_of_the_next_document_of_another_type_is_not_shared() -> None:
    first, _ = cited("Thực hiện Thông báo số 61-TB/TU và Nghị quyết số 62-NQ/TU của Tỉnh ủy về nước sạch.")
    assert first.act.issuer is None


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("của Sở Tư pháp tại Tờ trình số 31/TTr-STP ngày 02/3/2031", "Sở Tư pháp @ tỉnh Sơn Lam"),
        ("của Sở Tư pháp tại Văn bản số 31/TTr-STP ngày 02/3/2031", "Sở Tư pháp @ tỉnh Sơn Lam"),
        ("của Văn phòng UBND tỉnh tại các Báo cáo số 31/BC-VP", "Văn phòng Ủy ban nhân dân @ tỉnh Sơn Lam"),
    ],
)
def test_who_proposes_in_a_paper_issued_it(words: str, issuer: str) -> None:
    found = one(f"Xem xét đề nghị {words} về nước sạch.")
    assert agency(found.act.issuer) == issuer


@pytest.mark.parametrize(
    "words",
    [
        "Rà soát 12/12 thôn.",
        "Trực ban 24/24 giờ.",
        "Giai đoạn 2021-2025 trồng 5 ha.",
        "Lắp 02 máy FM/AM-VHF.",
        "Ngày 05/8/2024 tổ chức lễ.",
        "Đường tỉnh 12/KM-3 hư hỏng.",
        "Diện tích 20 ha/xã.",
    ],
)
def test_what_is_no_document_is_not_cited(words: str) -> None:
    assert cited(words) == ()


def test_the_document_itself_is_not_cited_by_its_own_number() -> None:
    assert cited("Thực hiện Kế hoạch số 48/KH-UBND này ở các thôn.") == ()


def test_the_same_number_of_another_place_is_another_document() -> None:
    (found,) = cited("Học tập Kế hoạch số 48/KH-UBND ngày 03/01/2024 của UBND tỉnh Mai Giang.")
    assert agency(found.act.issuer) == "Ủy ban nhân dân @ tỉnh Mai Giang"


# ---------------------------------------------------------------- laws by title


@pytest.mark.parametrize(
    ("words", "type", "title", "issued"),
    [
        ("Luật Lâm nghiệp", "Luật", "Luật Lâm nghiệp", None),
        ("Luật Lâm nghiệp ngày 15 tháng 11 năm 2017", "Luật", "Luật Lâm nghiệp", "2017-11-15"),
        ("Luật Lâm nghiệp năm 2017", "Luật", "Luật Lâm nghiệp", "2017"),
        ("Luật Bảo vệ dữ liệu cá nhân", "Luật", "Luật Bảo vệ dữ liệu cá nhân", None),
        ("Bộ luật Lao động năm 2019", "Bộ luật", "Bộ luật Lao động", "2019"),
        ("Bộ Luật Hình sự", "Bộ luật", "Bộ Luật Hình sự", None),
        ("Pháp lệnh Tín ngưỡng", "Pháp lệnh", "Pháp lệnh Tín ngưỡng", None),
        ("Luật Thi đua, khen thưởng", "Luật", "Luật Thi đua, khen thưởng", None),
        ("Luật Thi đua, khen thưởng ngày 02 tháng 3 năm 2031", "Luật", "Luật Thi đua, khen thưởng", "2031-03-02"),
        ("Luật An toàn, vệ sinh lao động năm 2031", "Luật", "Luật An toàn, vệ sinh lao động", "2031"),
        ("Hiến pháp", "Hiến pháp", "Hiến pháp", None),
        ("Hiến pháp năm 2013", "Hiến pháp", "Hiến pháp", "2013"),
    ],
)
def test_a_law_named_by_title_alone_is_cited_by_it(words: str, type: str, title: str, issued: str | None) -> None:
    found = one(f"Phổ biến {words}; vận động Nhân dân thực hiện.")
    assert (found.act.number, found.act.type, found.act.title, found.act.issued) == (None, type, title, issued)
    assert found.act.issuer is None


def test_an_amending_law_is_its_own_entry() -> None:
    found = record(
        HEADING,
        "- Cấp nước sạch cho các thôn vùng cao trước mùa khô.",
        preamble="Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ "
        "sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày "
        "22 tháng 11 năm 2019;",
    )
    titles = [c.act.title for c in found.citations]
    assert "Luật Tổ chức chính quyền địa phương" in titles
    assert any(t and t.startswith("Luật sửa đổi, bổ sung") for t in titles)
    amending = next(c for c in found.citations if (c.act.title or "").startswith("Luật sửa đổi"))
    assert (amending.act.issued, amending.act.issuer) == ("2019-11-22", None)


AMENDING = "Luật sửa đổi, bổ sung một số điều của Luật Lâm nghiệp"


@pytest.mark.parametrize(
    "behind",
    [" và các văn bản hướng dẫn thi hành.", " và văn bản hướng dẫn thi hành.", "; vận động Nhân dân.", " năm 2031."],
)
def test_the_title_of_an_amending_law_ends_before_what_guides_it(behind: str) -> None:
    assert AMENDING in [c.act.title for c in cited(f"Phổ biến {AMENDING}{behind}")]


def test_an_amending_law_amends_the_law_in_its_title() -> None:
    found = record(HEADING, f"- Phổ biến {AMENDING}; vận động Nhân dân thực hiện.")
    assert [link(k) for k in found.links] == [f"{AMENDING} amends Luật Lâm nghiệp"]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("Luật Lâm nghiệp và Luật Đất đai", ["Luật Lâm nghiệp", "Luật Đất đai"]),
        ("Luật Thi đua, khen thưởng, Luật Đất đai", ["Luật Thi đua, khen thưởng", "Luật Đất đai"]),
        ("Hiến pháp, Luật Đất đai và Luật Lâm nghiệp", ["Hiến pháp", "Luật Đất đai", "Luật Lâm nghiệp"]),
    ],
)
def test_laws_of_a_list_are_each_one(words: str, titles: list[str]) -> None:
    found = cited(f"Phổ biến {words} trong các thôn.")
    assert [c.act.title for c in found] == titles


def test_a_law_with_its_number_is_cited_by_number_once() -> None:
    (found,) = cited("Phổ biến Luật Lâm nghiệp số 916/2017/QH14; các thôn làm theo Luật Lâm nghiệp số 916/2017/QH14.")
    assert found.act.number == "916/2017/QH14"


@pytest.mark.parametrize(
    "words",
    [
        "Luật Ban hành văn bản quy phạm pháp luật số 916/2031/QH17",
        "Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật số 916/2031/QH17",
        "Luật sửa đổi, bổ sung một số điều của Luật Lâm nghiệp số 916/2031/QH17",
    ],
)
def test_a_number_behind_the_title_of_a_law_is_that_laws(words: str) -> None:
    found = record(
        HEADING,
        "- Cấp nước sạch cho các thôn vùng cao trước mùa khô.",
        preamble=f"Căn cứ {words} ngày 02/3/2031; UBND tỉnh ban hành Kế hoạch như sau:",
    )
    (law,) = found.citations
    assert (law.act.type, law.act.number, law.relation) == ("Luật", "916/2031/QH17", "legal_basis")
    assert law.quote == f"{words} ngày 02/3/2031"
    assert found.links == ()


@pytest.mark.parametrize("words", ["Thực hiện đúng pháp luật.", "Mời Luật sư tham gia.", "Theo quy định của luật."])
def test_the_law_in_general_is_not_cited(words: str) -> None:
    assert cited(words) == ()


# ---------------------------------------------------------------- one entry for each document


def test_a_document_named_often_is_one_entry_with_its_fullest_mention() -> None:
    found = one(
        "Quán triệt Kết luận số 915-KL/TW.",
        "Thực hiện Kết luận số 915-KL/TW ngày 12/01/2024 của Bộ Chính trị.",
        "Sơ kết Kết luận 915-KL/TW.",
    )
    assert (found.act.issued, agency(found.act.issuer)) == ("2024-01-12", "Bộ Chính trị")
    assert found.quote == "Kết luận số 915-KL/TW ngày 12/01/2024 của Bộ Chính trị"


def test_date_and_issuer_come_from_whichever_mention_gives_them() -> None:
    found = one(
        "Quán triệt Kết luận số 915-KL/TW ngày 12/01/2024.", "Thực hiện Kết luận số 915-KL/TW của Bộ Chính trị."
    )
    assert (found.act.issued, agency(found.act.issuer)) == ("2024-01-12", "Bộ Chính trị")


def test_one_number_with_two_dates_is_two_documents() -> None:
    found = cited(
        "Thực hiện Kế hoạch số 30/KH-UBND ngày 02/01/2023.", "Tổng kết Kế hoạch số 30/KH-UBND ngày 05/01/2022."
    )
    assert [c.act.issued for c in found] == ["2023-01-02", "2022-01-05"]


def test_capitals_of_a_title_do_not_spoil_the_number() -> None:
    found = record(
        HEADING,
        "- Cấp nước sạch cho các thôn vùng cao trước mùa khô.",
        title="TRIỂN KHAI CHỈ THỊ SỐ 27/CT-TTG NGÀY 05/3/2024 CỦA THỦ TƯỚNG CHÍNH PHỦ",
        preamble="Thực hiện Chỉ thị số 27/CT-TTg ngày 05/3/2024 của Thủ tướng Chính phủ, UBND tỉnh ban hành Kế hoạch:",
    )
    assert [c.act.number for c in found.citations] == ["27/CT-TTg"]


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("9415/QĐ-TTg", "Thủ tướng Chính phủ"),
        ("912/2015/NĐ-CP", "Chính phủ"),
        ("922/2016/TT-BTTTT", "Bộ Thông tin và Truyền thông"),
    ],
)
def test_an_issuer_that_the_number_fixes_is_filled_in(number: str, issuer: str) -> None:
    assert agency(one(f"Thực hiện Quyết định số {number}.").act.issuer) == issuer


@pytest.mark.parametrize("number", ["915-KL/TW", "112-KH/TU", "23/KH-UBND", "07/2023/NQ-HĐND"])
def test_an_issuer_that_the_number_does_not_fix_is_left_out(number: str) -> None:
    assert one(f"Thực hiện Kế hoạch số {number}.").act.issuer is None


def test_a_damaged_number_of_one_type_and_issuer_is_that_document_with_a_warning() -> None:
    found = record(
        HEADING,
        "- Thực hiện Quyết định số 9415/QĐ-TTg ngày 18/11/2024 của Thủ tướng Chính phủ trong toàn tỉnh.",
        "- Sơ kết Quyết định số 9415/QĐ-TTq ngày 18/11/2024 của Thủ tướng Chính phủ trong toàn tỉnh.",
    )
    assert [c.act.number for c in found.citations] == ["9415/QĐ-TTg"]
    assert found.warnings


def test_the_town_and_the_party_cite_as_the_province_does() -> None:
    for head in (TOWN, PARTY):
        (found,) = cited("Thực hiện Nghị quyết số 852-NQ/TW ngày 20/9/2021 của Bộ Chính trị.", head=head)
        assert (found.act.number, agency(found.act.issuer)) == ("852-NQ/TW", "Bộ Chính trị")


def test_a_portals_table_of_metadata_is_no_citation() -> None:
    found = record(
        HEADING,
        "- Cấp nước sạch cho các thôn vùng cao trước mùa khô.",
        head="Số hiệu: 17/QĐ-UBND\n\nTrang chủ\n\nTải về\n\nVăn bản\n\n" + TOWN,
    )
    assert found.citations == ()


@pytest.mark.parametrize("mark", ["[1] ", "[12] ", "**[1]** "])
def test_footnotes_behind_the_signatures_are_read(mark: str) -> None:
    note = f"{mark}Thực hiện Quyết định số 71/QĐ-UBND ngày 02/3/2031 của UBND tỉnh."
    assert [c.act.number for c in cited("Cấp nước sạch cho các thôn vùng cao.", tail=f"{TAIL}\n\n{note}")] == [
        "71/QĐ-UBND"
    ]


def test_what_stands_behind_the_signatures_without_a_mark_cites_nothing() -> None:
    line = "Thực hiện Quyết định số 71/QĐ-UBND ngày 02/3/2031 của UBND tỉnh."
    assert cited("Cấp nước sạch cho các thôn vùng cao.", tail=f"{TAIL}\n\n{line}") == ()


@pytest.mark.parametrize("line", ["Văn bản liên quan", "**Tải về**", "## Thuộc tính văn bản", "Về Từ khóa: nước"])
def test_a_portals_own_lines_behind_the_document_are_nobodys_facts(line: str) -> None:
    note, annex = "[1] Quyết định số 71/QĐ-UBND của UBND tỉnh", "PHỤ LỤC\n\nI. NHIỆM VỤ\n\n- Rà soát các điểm cấp nước."
    tail = f"{TAIL}\n\n{line}\n\n{note}\n\n{annex}"
    found = record(HEADING, "- Cấp nước sạch cho các thôn vùng cao.", tail=tail)
    assert found.citations == ()
    assert [t.text for t in found.tasks] == ["Cấp nước sạch cho các thôn vùng cao."]


# ---------------------------------------------------------------- named without a number


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (
            "Thực hiện Chiến lược phát triển rừng bền vững vùng cao đến năm 2030.",
            "Chiến lược phát triển rừng bền vững vùng cao",
        ),
        (
            "Triển khai Đề án cấp nước sạch nông thôn miền núi; bố trí kinh phí.",
            "Đề án cấp nước sạch nông thôn miền núi",
        ),
        ("Tuyên truyền Hiệp định hợp tác nguồn nước giữa hai nước.", "Hiệp định hợp tác nguồn nước giữa hai nước"),
    ],
)
def test_a_strategy_scheme_or_treaty_without_a_number_is_named(words: str, title: str) -> None:
    found = record(HEADING, f"- {words}")
    assert [n.title for n in found.named] == [title]
    assert found.citations == ()


numbers = st.builds(
    "{}/{}-{}".format,
    st.integers(1, 9999),
    st.sampled_from(["KH", "QĐ", "CT", "NQ"]),
    st.sampled_from(["UBND", "TTg", "HĐND", "BTTTT"]),
) | st.builds(
    "{}-{}/{}".format,
    st.integers(1, 999),
    st.sampled_from(["KL", "NQ", "CT", "KH"]),
    st.sampled_from(["TW", "TU", "HU"]),
)


@given(st.lists(numbers, max_size=5, unique_by=number_key))
@settings(deadline=None, derandomize=True, max_examples=60)
def test_every_number_is_cited_once_in_the_order_of_the_text(several: list[str]) -> None:
    mentioned = [n for n in several if number_key(n) != "48/KH-UBND"]
    found = cited(*(f"Thực hiện Kế hoạch số {number} trong toàn tỉnh." for number in [*mentioned, *mentioned]))
    assert [c.act.number for c in found] == mentioned


def test_the_place_of_an_issuer_in_capitals_is_found_by_the_table() -> None:
    title = "SỬA ĐỔI NGHỊ QUYẾT SỐ 91/2031/NQ-HĐND NGÀY 02/6/2031 CỦA HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG YÊN VỀ NƯỚC SẠCH"
    body = "- Cấp nước theo Nghị quyết số 91/2031/NQ-HĐND ngày 02/6/2031 của Hội đồng nhân dân tỉnh Hưng Yên."
    found = record("I. NHIỆM VỤ", body, title=title)
    assert [agency(c.act.issuer) for c in found.citations] == ["Hội đồng nhân dân @ tỉnh Hưng Yên"]
