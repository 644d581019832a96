"""What stands in a section: tasks only in sections of content, tasks, solutions and assignment of work."""

from __future__ import annotations

import pytest
from drafting import document, record

from loaders.flow import flow
from loaders.outline import parse
from loaders.reading.text import Text
from loaders.sections import kinds
from ontology.names import folded

WORK = "- Rà soát các điểm cấp nước của từng thôn trong xã."


def kinds_of(*lines: str, kind: str = "KẾ HOẠCH", type: str = "Kế hoạch") -> list[str]:
    """The kind of section of each line of a body."""
    outline = parse(flow(Text("invented.txt", document(*lines, kind=kind))))
    found = kinds(outline, folded(outline.flow.text), type)
    return [found[item.index] for item in outline.items if item.zone == "body"]


@pytest.mark.parametrize(
    "heading",
    [
        "NHIỆM VỤ",
        "NHIỆM VỤ, GIẢI PHÁP",
        "NỘI DUNG",
        "NỘI DUNG THỰC HIỆN",
        "NHIỆM VỤ TRỌNG TÂM",
        "GIẢI PHÁP CHỦ YẾU",
        "TRIỂN KHAI CÁC HOẠT ĐỘNG CẤP NƯỚC",
        "TỔ CHỨC THỰC HIỆN",
        "PHÂN CÔNG NHIỆM VỤ",
        "PHÂN CÔNG TRÁCH NHIỆM",
        "TRÁCH NHIỆM CỦA CÁC CƠ QUAN",
        "NỘI DUNG VÀ KINH PHÍ",
        "Nội dung",
        "CẤP NƯỚC VÙNG CAO",
    ],
)
def test_sections_of_work_hold_tasks(heading: str) -> None:
    assert len(record(f"I. {heading}", WORK).tasks) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "MỤC ĐÍCH, YÊU CẦU",
        "MỤC ĐÍCH",
        "YÊU CẦU",
        "MỤC TIÊU",
        "MỤC TIÊU, CHỈ TIÊU",
        "QUAN ĐIỂM",
        "QUAN ĐIỂM CHỈ ĐẠO",
        "KINH PHÍ",
        "KINH PHÍ THỰC HIỆN",
        "NGUỒN KINH PHÍ",
        "CHẾ ĐỘ BÁO CÁO",
        "CHẾ ĐỘ THÔNG TIN, BÁO CÁO",
        "ĐÁNH GIÁ TÌNH HÌNH",
        "SỰ CẦN THIẾT",
        "DỰ BÁO RỦI RO",
        "TÌNH HÌNH, RỦI RO",
        "TIÊU CHÍ ĐÁNH GIÁ",
        "KHEN THƯỞNG",
        "CĂN CỨ PHÁP LÝ",
        "ĐỐI TƯỢNG, PHẠM VI",
        "Mục đích, yêu cầu",
    ],
)
def test_other_sections_hold_none(heading: str) -> None:
    assert record(f"I. {heading}", WORK).tasks == ()


@pytest.mark.parametrize("heading", ["Mục đích", "Yêu cầu", "Quan điểm", "Mục tiêu cụ thể", "Mục tiêu chung"])
def test_a_lower_heading_of_purpose_inside_a_section_of_work_holds_none(heading: str) -> None:
    assert record("I. NỘI DUNG", f"1. {heading}", WORK).tasks == ()


@pytest.mark.parametrize(
    "heading", ["Quan điểm, chính sách của Đảng về vùng cao", "Yêu cầu của người dân về nguồn nước sạch"]
)
def test_a_lower_heading_that_only_begins_with_such_a_word_holds_tasks(heading: str) -> None:
    assert len(record("I. NỘI DUNG", f"1. {heading}", WORK).tasks) == 1


def test_a_section_decides_for_all_below_it() -> None:
    body = ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "- Cấp nước.", "II. NHIỆM VỤ", "1. Trạm nước", "- Sửa trạm."]
    assert kinds_of(*body) == ["purpose"] * 3 + ["task"] * 3


def test_the_head_and_the_tail_have_no_kind() -> None:
    outline = parse(flow(Text("invented.txt", document("I. NHIỆM VỤ", WORK))))
    found = kinds(outline, folded(outline.flow.text), "Kế hoạch")
    assert {found[i.index] for i in outline.items if i.zone != "body"} == {""}


@pytest.mark.parametrize("kind", ["CHỈ THỊ", "CÔNG ĐIỆN", "KẾT LUẬN", "THÔNG BÁO"])
def test_the_numbers_of_a_directive_are_orders(kind: str) -> None:
    found = record(
        "1. Sở Nội vụ rà soát biên chế của các trạm cấp nước.", "2. Sở Tài chính bố trí kinh phí.", kind=kind
    )
    assert len(found.tasks) == 2


def test_the_articles_of_a_decision_that_order_work_hold_tasks_and_the_last_none() -> None:
    found = record(
        "Điều 1. Phê duyệt kết quả cấp nước sạch của tỉnh năm 2023.",
        "Điều 2. Giao Sở Nội vụ rà soát biên chế của các trạm cấp nước.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
        "Điều 4. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này./.",
        kind="QUYẾT ĐỊNH",
    )
    assert [t.section for t in found.tasks] == ["Điều 2"]


@pytest.mark.parametrize(
    "sections",
    [
        ["I. MỤC TIÊU", "II. NHIỆM VỤ"],
        ["IV. KINH PHÍ", "III. NHIỆM VỤ"],
        ["A. MỤC TIÊU", "B. NHIỆM VỤ"],
        ["1. MỤC TIÊU", "2. NHIỆM VỤ"],
    ],
    ids=["in order", "swapped", "letters", "arabic"],
)
def test_the_kind_is_of_the_words_not_of_the_number(sections: list[str]) -> None:
    found = record(sections[0], "- 100% thôn có nước sạch vào cuối năm 2025.", sections[1], WORK)
    assert len(found.tasks) == 1
