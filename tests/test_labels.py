"""Label lines: no tasks themselves; each says something of the tasks of its item, wherever it stands among them."""

from __future__ import annotations

import pytest
from drafting import SON_LAM, assignee, deadline, record

from ontology.model import Record

SURVEY = "Rà soát các điểm cấp nước của từng thôn."
REPAIR = "Sửa chữa các trạm bơm đã xuống cấp."
NOI_VU = f"lead Sở Nội vụ @ {SON_LAM}"


def content(*lines: str) -> Record:
    return record("II. NỘI DUNG", "1. Nước sạch", *lines)


def who(found: Record) -> list[list[str]]:
    return [[assignee(a) for a in t.assignees] for t in found.tasks]


def when(found: Record) -> list[list[str]]:
    return [[deadline(d) for d in t.deadlines] for t in found.tasks]


@pytest.mark.parametrize(
    "line",
    [
        "- Đơn vị thực hiện: Sở Nội vụ.",
        "Đơn vị thực hiện: Sở Nội vụ.",
        "+ Đơn vị thực hiện: Sở Nội vụ.",
        "*Đơn vị thực hiện:* Sở Nội vụ.",
        "**- Đơn vị thực hiện:** Sở Nội vụ.",
        "a) Đơn vị thực hiện: Sở Nội vụ.",
        "- Đơn vị thực hiện : Sở Nội vụ.",
        "- ĐƠN VỊ THỰC HIỆN: Sở Nội vụ.",
        "- Đơn vị thực hiện: Sở\nNội vụ.",
        "- Cơ quan chủ trì, tham mưu thực hiện: Sở Nội vụ.",
        "- Trách nhiệm thực hiện: Sở Nội vụ.",
        "- Phân công thực hiện: Sở Nội vụ.",
        "- Đơn vị đầu mối: Sở Nội vụ",
        "- Thời gian thực hiện: Quý III/2024.",
        "- Địa điểm: Tại các thôn vùng cao của xã.",
        "- Đối tượng: Cán bộ thôn, bản của các xã.",
        "- Thành phần: Cán bộ thôn, bản của các xã.",
        "- Hình thức: Trực tiếp kết hợp trực tuyến.",
        "- Số lượng: 05 lớp, mỗi lớp 30 học viên.",
        "- Sản phẩm: Bản đồ các điểm cấp nước của xã.",
        "- Kinh phí: Từ nguồn ngân sách xã năm 2024.",
    ],
)
def test_a_label_line_is_no_task(line: str) -> None:
    assert [t.text for t in content(f"- {SURVEY}", line).tasks] == [SURVEY]


@pytest.mark.parametrize("label", ["Nội dung", "Nội dung thực hiện"])
def test_a_content_label_begins_the_task(label: str) -> None:
    assert [t.text for t in content(f"- {label}: {SURVEY}").tasks] == [SURVEY]


@pytest.mark.parametrize("label", ["Đơn vị thực hiện", "Thời gian thực hiện"])
@pytest.mark.parametrize("before", [True, False])
def test_a_label_holds_for_all_tasks_of_its_item_before_or_behind_it(label: str, before: bool) -> None:
    value = "Sở Nội vụ." if label.startswith("Đơn") else "Quý III/2024."
    line, tasks = f"- {label}: {value}", [f"- {SURVEY}", f"- {REPAIR}"]
    found = content(*([line, *tasks] if before else [*tasks, line]), "2. Rừng", f"- {SURVEY}")
    if label.startswith("Đơn"):
        assert who(found) == [[NOI_VU], [NOI_VU], []]
    else:
        assert when(found) == [["period 2024-07 2024-09"]] * 2 + [[]]


def test_a_label_of_the_heading_itself_holds_for_the_heading_that_is_the_task() -> None:
    found = record(
        "II. NỘI DUNG", f"1. {SURVEY}", "- Đơn vị thực hiện: Sở Nội vụ.", f"2. {REPAIR}", "- Đơn vị thực hiện: Sở Y tế."
    )
    assert [t.text for t in found.tasks] == [SURVEY, REPAIR]
    assert who(found) == [[NOI_VU], [f"lead Sở Y tế @ {SON_LAM}"]]


def test_a_coordination_label_alone_leaves_the_task_without_a_lead() -> None:
    assert who(content(f"- {SURVEY}", "- Đơn vị phối hợp: Sở Nội vụ.")) == [[f"coordinate Sở Nội vụ @ {SON_LAM}"]]


def test_labels_of_lead_coordination_time_and_product_add_up() -> None:
    found = content(
        f"- {SURVEY}",
        "- Đơn vị chủ trì: Sở Nội vụ.",
        "- Đơn vị phối hợp: Sở Y tế; các sở, ngành liên quan.",
        "- Thời gian: Trước ngày 30/6/2024.",
        "- Sản phẩm: Bản đồ các điểm cấp nước.",
    )
    (task,) = found.tasks
    assert who(found) == [
        [NOI_VU, f"coordinate Sở Y tế @ {SON_LAM}", f"coordinate *các sở, ngành liên quan @ {SON_LAM}"]
    ]
    assert when(found) == [["before 2024-06-30"]]
    assert task.product == "Bản đồ các điểm cấp nước"


def test_what_is_inherited_from_a_label_points_to_the_label() -> None:
    found = content(f"- {SURVEY}", "- Đơn vị thực hiện: Sở Nội vụ.", "- Thời gian: Quý III/2024.")
    (task,) = found.tasks
    assert task.assignees[0].agency.start > task.end
    assert task.deadlines[0].quote == "Quý III/2024"


@pytest.mark.parametrize(
    "line",
    [
        f"- {SURVEY} Đơn vị thực hiện: Sở Nội vụ.",
        f"- {SURVEY[:-1]} (Đơn vị thực hiện: Sở Nội vụ).",
    ],
)
def test_a_label_behind_the_sentence_on_its_line_is_read(line: str) -> None:
    assert who(content(line)) == [[NOI_VU]]
