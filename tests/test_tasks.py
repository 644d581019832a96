"""Tasks: the smallest listed items that tell somebody to do something, with section, text, deadline and product."""

from __future__ import annotations

import pytest
from drafting import CENTRE, PARTY, assignee, deadline, document, read, record
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.model import Record

SURVEY = "Rà soát các điểm cấp nước của từng thôn."
REPAIR = "Sửa chữa các trạm bơm đã xuống cấp."
PLANT = "Trồng lại rừng đầu nguồn tại các xã vùng cao."


def work(*lines: str, heading: str = "II. NHIỆM VỤ", **parts: str) -> Record:
    return record(heading, *lines, **parts)


def texts(*lines: str, **parts: str) -> list[str]:
    return [t.text for t in work(*lines, **parts).tasks]


def due(*lines: str, **parts: str) -> list[str]:
    """The deadlines of the first task."""
    return [deadline(d) for d in work(*lines, **parts).tasks[0].deadlines]


# ---------------------------------------------------------------- what is a task


@pytest.mark.parametrize(
    ("lines", "tasks"),
    [
        ([f"- {SURVEY}", f"- {REPAIR}"], [SURVEY, REPAIR]),
        ([f"+ {SURVEY}", f"+ {REPAIR}"], [SURVEY, REPAIR]),
        ([f"• {SURVEY}", f"• {REPAIR}"], [SURVEY, REPAIR]),
        ([f"* {SURVEY}", f"* {REPAIR}"], [SURVEY, REPAIR]),
        (["1. Nước sạch", f"- {SURVEY}", "2. Trạm bơm", f"- {REPAIR}"], [SURVEY, REPAIR]),
        ([f"1. {SURVEY}", f"2. {REPAIR}"], [SURVEY, REPAIR]),
        (["1. Nước sạch", f"1.1. {SURVEY}", f"1.2. {REPAIR}"], [SURVEY, REPAIR]),
        (["1. Nước sạch", f"a) {SURVEY}", f"b) {REPAIR}"], [SURVEY, REPAIR]),
        (["1. Nước sạch", SURVEY], [SURVEY]),
        ([SURVEY, REPAIR], [SURVEY, REPAIR]),
        (["1. Nước sạch", f"- {SURVEY}", REPAIR], [SURVEY, REPAIR]),
        (["1. Nước sạch", "- Trạm bơm:", f"+ {SURVEY}", f"+ {REPAIR}"], [SURVEY, REPAIR]),
        ([f"1. Nước sạch: {SURVEY}"], [f"Nước sạch: {SURVEY}"]),
        (["**1. Nước sạch**", f"- {SURVEY}"], [SURVEY]),
        ([f"**1.** {SURVEY}"], [SURVEY]),
        ([f"- {SURVEY[:-1]};", f"- {REPAIR}"], [f"{SURVEY[:-1]};", REPAIR]),
        ([f"- {SURVEY[:-1]}", f"- {REPAIR[:-1]}"], [SURVEY[:-1], REPAIR[:-1]]),
    ],
)
def test_the_smallest_item_or_paragraph_is_the_task(lines: list[str], tasks: list[str]) -> None:
    assert texts(*lines) == tasks


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- Rà soát các  điểm\xa0cấp nước của **từng thôn**.", SURVEY),
        ("- Rà soát các điểm cấp nước của\ntừng thôn.", SURVEY),
        ("-Rà soát các điểm cấp nước của từng thôn.", SURVEY),
        ("– Rà soát các điểm cấp nước của từng thôn.", SURVEY),
        ("- Rà soát các điểm cấp nước của\n\n3\n\ntừng thôn.", SURVEY),
        ("- Rà soát các điểm cấp nứơc của từng thôn .", "Rà soát các điểm cấp nứơc của từng thôn ."),
    ],
)
def test_the_text_is_verbatim_but_for_marks_wraps_and_page_breaks(line: str, text: str) -> None:
    assert texts(line) == [text]


@pytest.mark.parametrize(
    "line",
    [
        "8. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh chỉ đạo và tổ chức thực hiện việc giám sát cấp nước.",
        "8. Đề nghị Tỉnh đoàn huy động đoàn viên tham gia nạo vét mương nước",
        "2. Sở Tài chính bố trí kinh phí thực hiện Kế hoạch này.",
        "2. Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh sẵn sàng lực lượng chở nước cho dân khi có yêu cầu.",
        "2. Sở Tài chính: Bố trí kinh phí cho các trạm nước.",
        "2. Sở Tài chính\nBố trí kinh phí cho các trạm nước.",
    ],
)
def test_a_heading_that_gives_the_whole_order_is_a_task(line: str) -> None:
    assert len(texts(line, heading="IV. TỔ CHỨC THỰC HIỆN")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Sở Nội vụ có các nhiệm vụ sau:",
        "Các cơ quan, đơn vị tập trung vào những việc sau đây:",
        "- Đơn vị thực hiện: Sở Nội vụ.",
        "- Thời gian thực hiện: Quý III/2024.",
        "- Sản phẩm: Báo cáo rà soát.",
        "Trên đây là Kế hoạch cấp nước sạch năm 2024, yêu cầu các sở, ban, ngành nghiêm túc triển khai thực hiện./.",
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị kịp thời phản ánh về UBND tỉnh để xem xét.",
        "- Báo cáo UBND tỉnh kết quả thực hiện trước ngày 15/11/2024.",
        "- Tổng hợp, báo cáo UBND tỉnh trước ngày 15/11/2024.",
        "- Định kỳ hằng quý báo cáo kết quả về Sở Nội vụ.",
    ],
)
def test_what_only_leads_in_labels_closes_or_reports_is_no_task(line: str) -> None:
    assert texts("1. Nước sạch", f"- {SURVEY}", line, heading="IV. TỔ CHỨC THỰC HIỆN")[1:] == []


@pytest.mark.parametrize(
    "line",
    [
        "- Các thôn báo cáo kết quả về UBND tỉnh trước ngày 25 hằng tháng.",
        "- Sở Nội vụ tổng hợp, báo cáo UBND tỉnh trước ngày 15/11/2024.",
        "- Tham mưu UBND tỉnh báo cáo Bộ Y tế trước ngày 30/11 hằng năm.",
    ],
)
def test_an_item_whose_agency_only_reports_is_none(line: str) -> None:
    assert texts("1. Sở Nội vụ", f"- {SURVEY}", line)[1:] == []


@pytest.mark.parametrize("head", ["- Sở Nội vụ kiểm tra các nội dung sau:", "1. Nội dung kiểm tra"])
def test_what_a_check_covers_is_no_task(head: str) -> None:
    assert (
        texts(
            "1. Nước sạch",
            f"- {SURVEY}",
            head,
            "+ Việc lập dự toán của các trạm nước;",
            "+ Công tác vận hành các trạm nước.",
        )[1:]
        == []
    )


@pytest.mark.parametrize(
    "line",
    [
        "Hiện nay, nhiều thôn còn thiếu nước sạch trong mùa khô.",
        "Thời gian qua, các xã đã sửa nhiều trạm bơm.",
        "Tuy nhiên, một số trạm bơm chưa có người trông coi.",
    ],
)
def test_a_paragraph_on_the_state_of_things_is_no_task(line: str) -> None:
    assert texts("1. Nước sạch", line, f"- {SURVEY}") == [SURVEY]
    assert len(texts("1. Nước sạch", f"- {line}")) == 1


@pytest.mark.parametrize("line", ["DANH MỤC TRẠM BƠM CÓ LẮP CẢM BIẾN IoT", "LỊCH CẤP NƯỚC của các THÔN VÙNG CAO"])
def test_the_title_of_an_annex_is_no_task(line: str) -> None:
    tail = f"Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTạ Minh Huấn\n\nPHỤ LỤC\n\n{line}\n\n(Kèm theo Kế hoạch này)"
    assert texts(f"- {SURVEY}", tail=tail) == [SURVEY]


def test_a_line_that_begins_with_a_slash_is_what_a_table_left() -> None:
    assert texts(f"- {SURVEY}", "/năm theo quy định của các thôn") == [SURVEY]


@pytest.mark.parametrize("marks", ["a)", "1.1."])
def test_what_only_introduces_items_with_letters_or_numbers_is_no_task(marks: str) -> None:
    second = marks.replace("a", "b").replace("1.1", "1.2")
    lead_in = "Nước sạch là việc hệ trọng của từng thôn trong mùa khô."
    assert texts("1. Nước sạch", lead_in, f"{marks} {SURVEY}", f"{second} {REPAIR}") == [SURVEY, REPAIR]
    told = "Sở Nội vụ lập danh sách các thôn thiếu nước."
    assert texts("1. Nước sạch", told, f"{marks} {SURVEY}") == [told, SURVEY]
    assert texts("1. Nước sạch", f"{marks} {SURVEY}", lead_in) == [SURVEY, lead_in]
    assert texts("1. Sở Nội vụ", lead_in, f"{marks} {SURVEY}") == [lead_in, SURVEY]


@pytest.mark.parametrize("duty", ["chịu trách nhiệm thực hiện Kế hoạch này", "chịu trách nhiệm thi hành Kế hoạch này"])
def test_to_answer_for_the_plan_is_a_task_where_a_plan_numbers_its_duties(duty: str) -> None:
    line = f"Giám đốc Sở Nội vụ và Chủ tịch UBND các xã {duty}."
    assert texts(f"2. {line}", heading="IV. TỔ CHỨC THỰC HIỆN") == [line]
    assert texts(line, heading="IV. TỔ CHỨC THỰC HIỆN") == []
    assert texts(f"2. {line}", heading="II. NHIỆM VỤ") == []


@pytest.mark.parametrize(
    "line",
    [
        "3. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các thôn phản ánh về Sở Nội vụ.",
        "3. Nếu có phát sinh, các thôn kịp thời trao đổi với Sở Nội vụ.",
    ],
)
def test_a_numbered_word_on_difficulties_is_no_task(line: str) -> None:
    assert texts(f"2. {SURVEY}", line) == [SURVEY]


def test_a_numbered_item_that_only_opens_as_a_close_does_is_a_task() -> None:
    line = "Trong quá trình thực hiện, Sở Nội vụ lập danh sách các thôn thiếu nước."
    assert texts(f"2. {SURVEY}", f"3. {line}") == [SURVEY, line]


def test_an_item_that_does_more_than_report_is_a_task() -> None:
    line = "- Theo dõi, đôn đốc các thôn thực hiện; tổng hợp, báo cáo UBND tỉnh trước ngày 15/11/2024."
    assert len(texts("1. Nước sạch", line)) == 1


@pytest.mark.parametrize(
    "line", ["Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị phản ánh về Sở Nội vụ để tổng hợp."]
)
def test_the_closing_formula_at_the_end_is_no_task(line: str) -> None:
    assert texts(f"- {SURVEY}", line) == [SURVEY]


def test_the_head_recipients_and_signature_hold_no_tasks() -> None:
    assert record("I. MỤC ĐÍCH", f"- {SURVEY}").tasks == ()


def test_a_conclusion_gives_its_instructions() -> None:
    found = record(
        "1- Các cấp ủy quán triệt sâu rộng Kết luận này đến cán bộ, đảng viên.",
        "2- Mở rộng đường ống đến các thôn chưa có nước.",
        "3- Tổ chức thực hiện",
        "3.1- Ban Tuyên giáo Tỉnh ủy chủ trì, phối hợp với Văn phòng Tỉnh ủy theo dõi việc thực hiện.",
        head=PARTY,
        kind="KẾT LUẬN",
        preamble="Thực hiện Nghị quyết số 852-NQ/TW ngày 20/9/2021 của Bộ Chính trị, Ban Thường vụ Tỉnh ủy yêu cầu:",
    )
    assert [t.section for t in found.tasks] == ["1", "2", "3.1"]


WHO = ["lead *các sở, ban, ngành @ tỉnh Sơn Lam"]
TELLS = "Để cấp nước sạch trong mùa khô, UBND tỉnh yêu cầu các sở, ban, ngành{}:"


@pytest.mark.parametrize("behind", ["", " tập trung thực hiện các việc sau"])
@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        ([f"1. {SURVEY}", f"2. {REPAIR}"], {"kind": "CHỈ THỊ", "preamble": TELLS}),
        ([f"1. {SURVEY}", f"2. {REPAIR}"], {"kind": "CÔNG ĐIỆN", "preamble": TELLS}),
        (["II. NHIỆM VỤ", TELLS, f"1. {SURVEY}", f"2. {REPAIR}"], {}),
        (["II. NHIỆM VỤ", "1. Nước sạch", TELLS, f"a) {SURVEY}", f"b) {REPAIR}"], {}),
        (["II. NHIỆM VỤ", TELLS, f"- {SURVEY}", f"- {REPAIR}"], {}),
    ],
)
def test_those_told_before_a_list_are_told_by_each_of_its_items(
    lines: list[str], parts: dict[str, str], behind: str
) -> None:
    found = record(*(line.format(behind) for line in lines), **{k: v.format(behind) for k, v in parts.items()})
    assert [[assignee(a) for a in t.assignees] for t in found.tasks] == [WHO, WHO]


@pytest.mark.parametrize("marks", [("a)", "b)"), ("1.1.", "1.2.")])
def test_those_named_right_before_letters_or_numbers_do_what_these_say(marks: tuple[str, str]) -> None:
    first, second = marks
    found = work("1. Nước sạch", "UBND các xã:", f"{first} {SURVEY}", f"{second} {REPAIR}")
    who = ["lead *Ủy ban nhân dân các xã @ tỉnh Sơn Lam"]
    assert [[assignee(a) for a in t.assignees] for t in found.tasks] == [who, who]


def test_those_told_at_the_end_of_a_plans_preamble_are_not_told_its_tasks() -> None:
    found = work(f"1. {SURVEY}", preamble=TELLS.format(""))
    assert found.tasks[0].assignees == ()


HEADINGS = "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Sản phẩm |\n"
RULE = "| --- | --- | --- | --- | --- | --- |\n"
ROWS = (
    "| I | NƯỚC SẠCH |  |  |  |  |\n"
    "| 1 | Lập bản đồ các điểm cấp nước | Sở Nội vụ | UBND các huyện, thị xã | Tháng 3/2025 | Bản đồ |\n"
    "| 2 | Sửa chữa các trạm bơm | **UBND các huyện**, thị xã | Sở Tài chính | Thường xuyên |  |\n"
)


@pytest.mark.parametrize(
    "table",
    [
        HEADINGS + ROWS,
        HEADINGS.replace("TT", "STT").replace("Nhiệm vụ", "Nội dung công việc") + ROWS,
        HEADINGS + RULE + ROWS,
    ],
    ids=["rows", "other headings", "Markdown"],
)
def test_a_table_gives_one_task_a_row_that_gives_work(table: str) -> None:
    tail = "Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTạ Minh Huấn\n\nPHỤ LỤC\n\n"
    rows = work(f"- {SURVEY}", tail=tail + table).tasks[1:]
    assert [t.text for t in rows] == ["Lập bản đồ các điểm cấp nước", "Sửa chữa các trạm bơm"]
    assert [[assignee(a) for a in t.assignees] for t in rows] == [
        ["lead Sở Nội vụ @ tỉnh Sơn Lam", "coordinate *Ủy ban nhân dân các huyện, thị xã @ tỉnh Sơn Lam"],
        ["lead *Ủy ban nhân dân các huyện, thị xã @ tỉnh Sơn Lam", "coordinate Sở Tài chính @ tỉnh Sơn Lam"],
    ]
    assert [[deadline(d) for d in t.deadlines] for t in rows] == [["on 2025-03"], ["recurring continuous"]]
    assert [t.product for t in rows] == ["Bản đồ", None]
    assert [t.section for t in rows] == ["Phụ lục.I.1", "Phụ lục.I.2"]


def test_a_blank_form_in_an_annex_holds_no_tasks() -> None:
    form = (
        "PHỤ LỤC\n\nMẪU BÁO CÁO\n\nTên thôn: ...............\n\nSố hộ có nước: "
        "...............\n\nNgười lập biểu: ..............."
    )
    assert len(read(document("II. NHIỆM VỤ", f"- {SURVEY}") + "\n\n" + form).tasks) == 1


def test_a_heading_that_ends_in_a_place_word_is_no_part_of_the_task_below_it() -> None:
    (task,) = work("3. Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh", "Xây dựng phương án chở nước cho dân.").tasks
    assert task.text == "Xây dựng phương án chở nước cho dân."
    assert [assignee(a) for a in task.assignees] == [
        "lead Công an @ tỉnh Sơn Lam",
        "lead Bộ Chỉ huy Quân sự @ tỉnh Sơn Lam",
    ]


def test_a_paragraph_that_only_points_to_the_annex_is_no_task() -> None:
    line = "Các nhiệm vụ cụ thể, cơ quan chủ trì và thời gian hoàn thành tại Phụ lục kèm theo Kế hoạch này."
    assert texts(line, f"- {SURVEY}") == [SURVEY]


# ---------------------------------------------------------------- where it stands


@pytest.mark.parametrize(
    ("lines", "section"),
    [
        (["II. NHIỆM VỤ", f"- {SURVEY}"], "II"),
        (["II. NHIỆM VỤ", f"1. {SURVEY}"], "II.1"),
        (["II. NHIỆM VỤ", "2. Nước sạch", f"- {SURVEY}"], "II.2"),
        (["II. NHIỆM VỤ", "2. Nước sạch", f"2.1. {SURVEY}"], "II.2.1"),
        (["II. NHIỆM VỤ", "2. Nước sạch", f"a) {SURVEY}"], "II.2.a"),
        (["II- NHIỆM VỤ", "2- Nước sạch", f"- {SURVEY}"], "II.2"),
        (["A. NHIỆM VỤ", "II. Nước sạch", f"1. {SURVEY}"], "A.II.1"),
        (["**II. NHIỆM VỤ**", "**2. Nước sạch**", f"- {SURVEY}"], "II.2"),
        (["1. Nước sạch", f"a) {SURVEY}"], "1.a"),
        (["II. NHIỆM VỤ", "2. Nước sạch", "- Trạm bơm:", f"+ {SURVEY}"], "II.2"),
    ],
)
def test_the_section_is_the_path_of_markers(lines: list[str], section: str) -> None:
    assert [t.section for t in record(*lines).tasks] == [section]


def test_the_section_of_an_annexed_plan_begins_with_it() -> None:
    tail = "Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTạ Minh Huấn\n\nPHỤ LỤC\n\nI. NHIỆM VỤ\n\n3. " + SURVEY
    assert [t.section for t in record("II. MỤC ĐÍCH", "- Cấp nước.", tail=tail).tasks] == ["Phụ lục.I.3"]


def test_the_articles_of_a_decision_are_its_sections() -> None:
    found = record(
        "Điều 1. Giao việc", "1. Bộ Tài chính bố trí kinh phí cho Chương trình.", head=CENTRE, kind="QUYẾT ĐỊNH"
    )
    assert [t.section for t in found.tasks] == ["Điều 1.1"]


# ---------------------------------------------------------------- by when


@pytest.mark.parametrize(
    ("line", "deadlines"),
    [
        ("- Rà soát các điểm nước, hoàn thành trước ngày 30/6/2024.", ["before 2024-06-30"]),
        ("- Rà soát các điểm nước trước ngày 30 tháng 6 năm 2024.", ["before 2024-06-30"]),
        ("- Trước ngày 30/6/2024, rà soát xong các điểm nước.", ["before 2024-06-30"]),
        ("- Rà soát các điểm nước chậm nhất ngày 30/6/2024.", ["before 2024-06-30"]),
        ("- Rà soát các điểm nước trong năm 2025.", ["on 2025"]),
        ("- Rà soát các điểm nước, hoàn thành trong tháng 12/2025.", ["on 2025-12"]),
        ("- Rà soát các điểm nước trong Quý IV/2025.", ["period 2025-10 2025-12"]),
        ("- Rà soát các điểm nước trong quý III và quý IV năm 2024.", ["period 2024-07 2024-12"]),
        ("- Rà soát các điểm nước năm 2025 và các năm tiếp theo.", ["period 2025"]),
        ("- Gửi danh sách các hộ trước ngày 15/6/2024 và ngày 15/11/2024.", ["before 2024-06-15", "before 2024-11-15"]),
        ("- Thường xuyên rà soát các điểm cấp nước của thôn.", ["recurring continuous"]),
        ("- Hằng năm rà soát các điểm cấp nước của thôn.", ["recurring year"]),
        ("- Định kỳ hằng quý rà soát các điểm cấp nước.", ["recurring quarter"]),
        ("- Gửi danh sách các hộ trước ngày 15/11 hằng năm.", ["recurring year --11-15"]),
        ("- Chở nước cho các thôn khi có yêu cầu.", ["recurring ad hoc"]),
        ("- Rà soát các điểm nước sau khi Kế hoạch được ban hành.", []),
        ("- Rà soát các điểm nước theo tiến độ của dự án.", []),
        ("- Rà soát các điểm nước, tầm nhìn đến năm 2045.", []),
        ("- Kịp thời rà soát các điểm cấp nước của thôn.", []),
        ("- Định kỳ rà soát các điểm cấp nước của thôn.", []),
        ("- Xây dựng kế hoạch hằng năm của xã về nước.", []),
        ("- Lập dự toán kinh phí hằng năm cho trạm nước.", []),
        ("- Phối hợp với Sở Y tế thường xuyên kiểm tra nguồn nước.", []),
        ("- Thực hiện Quyết định số 21/QĐ-UBND ngày 30/6/2024 của UBND tỉnh về nước.", []),
        ("- Mở đợt nạo vét từ ngày 15/3 đến ngày 30/6.", ["period 2024-03-15 2024-06-30"]),
        ("- Xây trạm bơm từ Quý III/2031 đến Quý II/2032.", ["period 2031-07 2032-06"]),
        ("- Rà soát các điểm nước. Báo cáo UBND tỉnh trước ngày 30/6/2024.", []),
        ("- Rà soát các điểm nước; định kỳ tổng hợp, báo cáo UBND tỉnh trong Quý IV/2031.", []),
        ("- Rà soát các điểm nước trước ngày 30/6/2024. Gửi báo cáo trước ngày 15/7/2024.", ["before 2024-06-30"]),
        ("- Về đề án trình trước ngày 30/6/2024: Sở Nội vụ lập danh sách thôn.", []),
        ("- Chở nước cho các thôn, sửa trạm bơm khi có yêu cầu.", []),
        ("- Chỉ đạo UBND các xã, phường chở nước cho các thôn khi có yêu cầu.", ["recurring ad hoc"]),
        ("- Hằng quý, hằng năm rà soát các điểm nước.", ["recurring quarter", "recurring year"]),
        (
            "- Định kỳ hằng quý, năm hoặc theo yêu cầu của UBND tỉnh, rà soát các điểm nước.",
            ["recurring quarter", "recurring year", "recurring ad hoc"],
        ),
        ("- Rà soát các điểm nước; trước ngày 15/12 hằng năm tổng hợp, báo cáo UBND tỉnh.", []),
        ("- Chở nước cho các thôn, xã khi có yêu cầu.", ["recurring ad hoc"]),
        ("- Chở nước theo yêu cầu đột xuất của các thôn.", []),
    ],
)
def test_the_item_itself_says_by_when(line: str, deadlines: list[str]) -> None:
    assert due(line) == deadlines


def test_a_year_that_only_names_the_plans_period_is_no_deadline() -> None:
    assert due("- Cấp nước cho các thôn vùng cao trong năm 2024.", title="Cấp nước sạch năm 2024") == []
    assert due("- Cấp nước cho các thôn vùng cao trong năm 2025.", title="Cấp nước sạch năm 2024") == ["on 2025"]


@pytest.mark.parametrize(
    ("line", "deadlines"),
    [
        ("- Thời gian thực hiện: Trước ngày 30/6/2024.", ["before 2024-06-30"]),
        ("Thời gian: Quý III/2024.", ["period 2024-07 2024-09"]),
        ("*Thời gian thực hiện:* Thường xuyên.", ["recurring continuous"]),
        ("- Thời gian hoàn thành: Trong\nnăm 2025.", ["on 2025"]),
        ("+ Thời hạn: Tháng 6/2024 và tháng 10/2024.", ["on 2024-06", "on 2024-10"]),
        ("- Tiến độ: Năm 2025 và các năm tiếp theo.", ["period 2025"]),
        ("- Thời gian: Sau khi có hướng dẫn của Bộ.", []),
    ],
)
def test_a_time_line_says_by_when_for_the_tasks_of_its_item(line: str, deadlines: list[str]) -> None:
    found = work("1. Nước sạch", f"- {SURVEY}", f"- {REPAIR}", line, "2. Rừng", f"- {PLANT}")
    assert [[deadline(d) for d in t.deadlines] for t in found.tasks] == [deadlines, deadlines, []]


def test_a_time_line_before_its_tasks_holds_for_them_too() -> None:
    found = work("1. Nước sạch", "- Thời gian thực hiện: Quý III/2024.", f"- {SURVEY}", f"- {REPAIR}")
    assert [[deadline(d) for d in t.deadlines] for t in found.tasks] == [["period 2024-07 2024-09"]] * 2


def test_the_deadline_keeps_its_own_words() -> None:
    (only,) = work("- Rà soát các điểm nước, hoàn thành\ntrước ngày 30/6/2024.").tasks[0].deadlines
    assert only.quote == "trước ngày 30/6/2024"


# ---------------------------------------------------------------- what it yields


@pytest.mark.parametrize(
    ("line", "product"),
    [
        ("- Sản phẩm: Báo cáo rà soát.", "Báo cáo rà soát"),
        ("- Sản phẩm dự kiến: Bản đồ các điểm nước;", "Bản đồ các điểm nước"),
        ("- Kết quả: 12 trạm nước được sửa.", "12 trạm nước được sửa"),
    ],
)
def test_a_line_of_products_says_what_the_task_yields(line: str, product: str) -> None:
    assert [t.product for t in work("1. Nước sạch", f"- {SURVEY}", line).tasks] == [product]


# ---------------------------------------------------------------- laws

ITEMS = st.sampled_from(
    [
        "1. Nước sạch",
        "2. Rừng",
        "3. Sở Nội vụ",
        "a) Trạm bơm",
        "Sở Nội vụ chủ trì:",
        f"- {SURVEY}",
        f"+ {REPAIR}",
        PLANT,
        "- Đơn vị thực hiện: Sở Nội vụ, UBND các xã.",
        "- Thời gian: Quý III/2024.",
        "III. TỔ CHỨC THỰC HIỆN",
        "IV. KINH PHÍ",
        "- Đề nghị Tỉnh đoàn vận động đoàn viên.",
        "1.1. Trạm bơm Suối Mây",
    ]
)


@given(st.lists(ITEMS, max_size=14))
@settings(deadline=None, derandomize=True, max_examples=120)
def test_tasks_follow_the_text_and_do_not_overlap(lines: list[str]) -> None:
    words = document("II. NHIỆM VỤ", *lines)
    last = 0
    for task in read(words).tasks:
        assert last <= task.start < task.end <= len(words)
        assert words[task.start : task.end] == task.quote
        assert task.section.split(".")[0] in ("II", "III", "IV")
        keys = [(a.agency.name.lower(), a.agency.of) for a in task.assignees]
        assert len(keys) == len(set(keys))
        last = task.end
