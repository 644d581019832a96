"""Targets: quantified aims of the sections of aims, each with value, unit, comparator and period."""

from __future__ import annotations

import pytest
from drafting import record
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.model import Target


def aims(*lines: str, heading: str = "II. MỤC TIÊU", **parts: str) -> tuple[Target, ...]:
    return record(heading, *lines, "III. NHIỆM VỤ", "- Rà soát 12 điểm cấp nước của từng thôn.", **parts).targets


@pytest.mark.parametrize(
    ("line", "comparator", "value", "unit"),
    [
        ("- 100% thôn có nước sạch.", "=", 100, "%"),
        ("- 100 % thôn có nước sạch.", "=", 100, "%"),
        ("- Tối thiểu 70% hộ dân có nước sạch.", ">=", 70, "%"),
        ("- Ít nhất 60% hộ dân có nước sạch.", ">=", 60, "%"),
        ("- Trên 90% thôn có trạm nước.", ">", 90, "%"),
        ("- Tỷ lệ thất thoát dưới 15% lượng nước.", "<", 15, "%"),
        ("- Thất thoát không quá 15% lượng nước.", "<=", 15, "%"),
        ("- Có khoảng 40 trạm nước được sửa chữa.", "~", 40, "trạm"),
        ("- Đạt 2,5% mức tăng hộ có nước mỗi năm.", "=", 2.5, "%"),
        ("- Trồng mới 1.200 ha rừng đầu nguồn.", "=", 1200, "ha"),
        ("- Xây dựng 05 trạm nước tại vùng cao.", "=", 5, "trạm"),
        ("- Phấn đấu 95,5 phần trăm hộ có nước sạch.", "=", 95.5, "%"),
        ("- **100%** thôn có nước sạch.", "=", 100, "%"),
        ("-100% thôn có nước sạch.", "=", 100, "%"),
        ("1. Từ 80% trở lên thôn có nước sạch.", ">=", 80, "%"),
        ("- Đạt tỷ lệ 95% thôn có nước sạch.", "=", 95, "%"),
        ("- Cung cấp 120 lít/người/ngày cho các thôn.", "=", 120, "lít/người"),
        ("- Bố trí 12 cán bộ/100.000 dân, các thôn tự quản.", "=", 12, "cán bộ/100.000 dân"),
        ("- Bố trí 12 cán bộ/100.000 dân ở các thôn.", "=", 12, "cán bộ/100.000 dân"),
        ("- Giảm còn 18 ca bệnh/1.000 phụ nữ trong tỉnh.", "=", 18, "ca bệnh/1.000 phụ nữ"),
        ("- Xây dựng 15 công trình ở các thôn xa.", "=", 15, "công trình"),
        ("- Giảm thất thoát từ 30% xuống 15% lượng nước.", "=", 15, "%"),
        ("- Tăng số trạm nước từ 12 trạm lên 20 trạm ở vùng cao.", "=", 20, "trạm"),
        ("- Xây 15 trạm nước cho 90% số hộ.", "=", 90, "%"),
    ],
)
def test_a_quantified_aim_has_comparator_value_and_unit(line: str, comparator: str, value: float, unit: str) -> None:
    (found,) = aims(line)
    assert (found.comparator, found.value, found.unit) == (comparator, value, unit)


@pytest.mark.parametrize(
    "line",
    [
        "- Cấp nước sạch cho các thôn vùng cao.",
        "- Thực hiện Quyết định số 21/QĐ-UBND ngày 02/01/2024 của UBND tỉnh.",
        "- Hoàn thành trước ngày 30 tháng 6 năm 2025.",
        "- Giai đoạn 2024 - 2025 cấp nước cho vùng cao.",
        "- Thực hiện khoản 2 Điều 5 của Quy chế cấp nước.",
        "- Cấp nước như năm 2031 các thôn đã làm.",
        "- Từ 2031 các thôn tự quản lý trạm nước.",
    ],
)
def test_an_aim_without_a_quantity_is_no_target(line: str) -> None:
    assert aims(line) == ()


@pytest.mark.parametrize("heading", ["III. NHIỆM VỤ", "V. TỔ CHỨC THỰC HIỆN"])
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- Sửa các trạm nước, phấn đấu 90% hộ dân có nước sạch.", [("=", 90, "%")]),
        ("- Cấp nước cho các thôn, đạt trên 95% số hộ.", [(">", 95, "%")]),
        ("- 100% trạm nước có người trông coi.", [("=", 100, "%")]),
        ("- Cắt giảm tối thiểu 30% thời gian chờ; sửa 12 trạm nước.", [(">=", 30, "%")]),
        ("- Kiểm tra nguồn nước của 40% số thôn.", []),
        ("- Ghi sổ 95% số hộ.", []),
    ],
)
def test_in_work_a_share_that_is_aimed_at_is_a_target(
    line: str, said: list[tuple[str, float, str]], heading: str
) -> None:
    assert [(t.comparator, t.value, t.unit) for t in aims(line, heading=heading)] == said


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("- 80% hộ dân có nước sạch, 100% trường học có nước sạch.", [80, 100]),
        ("- 80% hộ dân có nước sạch. Sửa 12 trạm nước của 15 thôn.", [80, 12]),
        ("- 80% hộ dân có nước sạch, tỷ lệ thất thoát dưới 15%, giảm 5% số hộ nghèo.", [80, 15, 5]),
        ("- 80% trong 1.200 hộ dân của 15 thôn có nước sạch.", [80]),
    ],
)
def test_each_clause_states_one_aim(line: str, values: list[float]) -> None:
    assert [t.value for t in aims(line)] == values


@pytest.mark.parametrize("heading", ["III. NHIỆM VỤ", "IV. KINH PHÍ", "I. MỤC ĐÍCH, YÊU CẦU", "V. TỔ CHỨC THỰC HIỆN"])
def test_numbers_outside_the_sections_of_aims_are_no_targets(heading: str) -> None:
    assert aims("- Sửa 12 trạm nước của các thôn vùng cao.", heading=heading) == ()


def test_four_aims_of_a_hundred_per_cent_are_four() -> None:
    found = aims(*(f"- 100% {whom} có nước sạch." for whom in ("thôn", "trường học", "trạm y tế", "chợ")))
    assert [(t.value, t.unit) for t in found] == [(100, "%")] * 4


def test_two_quantities_of_one_aim_are_two_targets_with_its_text() -> None:
    found = aims("- 80% hộ dân có nước sạch; 100% trường học có nước sạch.")
    assert [t.value for t in found] == [80, 100]
    assert {t.text for t in found} == {"80% hộ dân có nước sạch; 100% trường học có nước sạch."}


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (["1. Giai đoạn 2021 - 2025", "- 80% hộ dân có nước sạch."], ("2021", "2025")),
        (["1. Đến năm 2030", "- 80% hộ dân có nước sạch."], (None, "2030")),
        (["1. Năm 2025", "- 80% hộ dân có nước sạch."], ("2025", "2025")),
        (["- Đến năm 2025, 80% hộ dân có nước sạch."], (None, "2025")),
        (["- 80% hộ dân có nước sạch."], (None, None)),
    ],
)
def test_the_period_is_the_items_or_the_headings(lines: list[str], period: tuple[str | None, str | None]) -> None:
    (found,) = aims(*lines)
    assert (found.from_, found.to) == period


def test_the_heading_of_the_section_may_name_the_period() -> None:
    (found,) = aims("- 80% hộ dân có nước sạch.", heading="II. MỤC TIÊU ĐẾN NĂM 2025")
    assert (found.from_, found.to) == (None, "2025")


@pytest.mark.parametrize(
    "line",
    [
        "- 7/7 thôn có tổ quản lý nước.",
        "- Có 12/12 tổ dân phố được cấp nước.",
    ],
)
def test_so_many_of_so_many_is_a_quantified_aim(line: str) -> None:
    assert len(aims(line)) == 1


@given(
    st.integers(1, 99), st.sampled_from(["%", " hộ", " trạm", " thôn"]), st.sampled_from(["Ít nhất", "Trên", "Đạt", ""])
)
@settings(deadline=None, derandomize=True, max_examples=60)
def test_any_quantity_of_an_aim_is_read(value: int, unit: str, word: str) -> None:
    (found,) = aims(f"- {word} {value}{unit} có nước sạch quanh năm.")
    assert (found.value, found.unit) == (value, unit.strip())
