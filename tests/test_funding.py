"""Funding: the sentences of the funding section, and any other that names a source."""

from __future__ import annotations

import pytest
from drafting import record

FROM_BUDGET = "Kinh phí thực hiện Kế hoạch từ ngân sách tỉnh và các nguồn hợp pháp khác."
WORK = "- Rà soát các điểm cấp nước của từng thôn trong xã."


def sources(*lines: str) -> list[str]:
    return [f.text for f in record("II. NHIỆM VỤ", WORK, *lines).funding]


@pytest.mark.parametrize(
    "heading",
    [
        "III. KINH PHÍ",
        "III. KINH PHÍ THỰC HIỆN",
        "**III. KINH PHÍ**",
        "III. NGUỒN KINH PHÍ",
        "2. Kinh phí thực hiện",
        "III. Kinh phí",
    ],
)
def test_each_sentence_of_the_funding_section_is_one(heading: str) -> None:
    second = "Sở Tài chính bố trí dự toán hằng năm theo phân cấp."
    assert sources(heading, f"{FROM_BUDGET} {second}") == [FROM_BUDGET, second]
    assert sources(heading, f"- {FROM_BUDGET}", f"- {second}") == [FROM_BUDGET, second]


def test_a_wrapped_sentence_is_one_line() -> None:
    assert sources("III. KINH PHÍ", "Kinh phí thực hiện Kế hoạch từ ngân sách\ntỉnh và các nguồn hợp pháp khác.") == [
        FROM_BUDGET
    ]


@pytest.mark.parametrize(
    "line",
    [
        "- Kinh phí thực hiện từ nguồn ngân sách xã và nguồn xã hội hóa.",
        "Kinh phí thực hiện được bảo đảm từ ngân sách nhà nước theo phân cấp.",
        "- Nguồn kinh phí: Ngân sách tỉnh giao trong dự toán năm 2024.",
        "- Kinh phí: Từ nguồn sự nghiệp môi trường của tỉnh.",
        "- Sở Tài chính bố trí kinh phí cho các trạm nước theo phân cấp ngân sách.",
        "- UBND các xã cân đối ngân sách hằng năm để sửa các trạm nước.",
        "- Sở Tài chính phân bổ kinh phí trong dự toán hằng năm cho các trạm nước.",
        "- Ưu tiên bố trí nguồn vốn trong ngân sách hằng năm cho các trạm nước.",
    ],
)
def test_a_sentence_elsewhere_that_names_a_source_is_one(line: str) -> None:
    assert len(sources("1. Trạm nước", WORK, line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "- Sở Tài chính thẩm định dự toán kinh phí của các trạm nước.",
        "- Tham mưu UBND tỉnh bố trí kinh phí thực hiện Kế hoạch.",
        "- Kiểm tra việc sử dụng kinh phí của các trạm nước.",
        "- Bố trí người trông coi trạm nước. Thẩm tra ngân sách của các xã.",
        WORK,
    ],
)
def test_work_on_money_is_no_source(line: str) -> None:
    assert sources("1. Trạm nước", line) == []


def test_the_close_of_the_document_under_the_funding_section_is_no_source() -> None:
    close = "Trên đây là Kế hoạch cấp nước sạch, yêu cầu các sở, ban, ngành nghiêm túc triển khai thực hiện./."
    assert sources("III. KINH PHÍ", FROM_BUDGET, close) == [FROM_BUDGET]


def test_the_funding_section_holds_no_tasks() -> None:
    found = record("III. KINH PHÍ", FROM_BUDGET)
    assert found.tasks == ()
    assert [f.quote for f in found.funding] == [FROM_BUDGET]
