"""Reports: who reports to whom, through whom, by when; one for each pair."""

from __future__ import annotations

import pytest
from drafting import BINH_LAM, SON_LAM, TOWN, record, report

UBND = f"Ủy ban nhân dân @ {SON_LAM}"
NOI_VU, TAI_CHINH, Y_TE = (f"Sở {name} @ {SON_LAM}" for name in ("Nội vụ", "Tài chính", "Y tế"))
TOWNS = f"*Ủy ban nhân dân các huyện, thị xã @ {SON_LAM}"
ALL = f"*Các sở, ban, ngành @ {SON_LAM}"
UNITS = f"*Các cơ quan, đơn vị @ {SON_LAM}"


def reports(*lines: str, heading: str = "IV. TỔ CHỨC THỰC HIỆN", **parts: str) -> list[str]:
    return [report(r) for r in record(heading, *lines, **parts).reports]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Sở Nội vụ báo cáo UBND tỉnh trước ngày 15/11/2024.", [f"{NOI_VU} -> {UBND}: before 2024-11-15"]),
        ("Sở Nội vụ báo cáo kết quả về UBND tỉnh trước ngày 15/11/2024.", [f"{NOI_VU} -> {UBND}: before 2024-11-15"]),
        ("Sở Nội vụ gửi báo cáo về UBND tỉnh trước ngày 15/11/2024.", [f"{NOI_VU} -> {UBND}: before 2024-11-15"]),
        ("Sở Nội vụ báo cáo UBND tỉnh.", [f"{NOI_VU} -> {UBND}"]),
        ("Sở Nội vụ tổng hợp, báo cáo UBND tỉnh hằng quý.", [f"{NOI_VU} -> {UBND}: recurring quarter"]),
        ("Sở Nội vụ báo cáo UBND tỉnh trước ngày 15/11 hằng năm.", [f"{NOI_VU} -> {UBND}: recurring year --11-15"]),
        (
            "Các cơ quan, đơn vị báo cáo Sở Nội vụ trước ngày 15/6/2024 và ngày 15/11/2024.",
            [f"{UNITS} -> {NOI_VU}: before 2024-06-15, before 2024-11-15"],
        ),
        (
            "Định kỳ 6 tháng, các cơ quan, đơn vị báo cáo Sở Nội vụ.",
            [f"{UNITS.replace('*Các', '*các')} -> {NOI_VU}: recurring half-year"],
        ),
        (
            "UBND các huyện, thị xã báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 01/11/2024.",
            [f"{TOWNS} -> {UBND} via {NOI_VU}: before 2024-11-01"],
        ),
        (
            "UBND các huyện, thị xã báo cáo UBND tỉnh thông qua Sở Nội vụ trước ngày 01/11/2024.",
            [f"{TOWNS} -> {UBND} via {NOI_VU}: before 2024-11-01"],
        ),
        (
            "Các sở, ban, ngành, UBND các huyện, thị xã báo cáo Sở Nội vụ trước ngày 01/11/2024.",
            [f"{ALL} -> {NOI_VU}: before 2024-11-01", f"{TOWNS} -> {NOI_VU}: before 2024-11-01"],
        ),
        (
            "Sở Nội vụ báo cáo UBND tỉnh, Bộ Nội vụ trước ngày 10/12/2024.",
            [f"{NOI_VU} -> {UBND}: before 2024-12-10", f"{NOI_VU} -> Bộ Nội vụ: before 2024-12-10"],
        ),
    ],
)
def test_a_sentence_says_who_reports_to_whom_and_by_when(line: str, said: list[str]) -> None:
    assert reports(line, heading="VI. CHẾ ĐỘ BÁO CÁO") == said
    assert reports("1. Nước sạch", f"- {line}") == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- Báo cáo UBND tỉnh kết quả trước ngày 15/11/2024.", [f"{NOI_VU} -> {UBND}: before 2024-11-15"]),
        ("- Tổng hợp, báo cáo UBND tỉnh trước ngày 15/11/2024.", [f"{NOI_VU} -> {UBND}: before 2024-11-15"]),
        (
            "- Theo dõi, đôn đốc việc thực hiện; tổng hợp, báo cáo UBND tỉnh trước ngày 15/11/2024.",
            [f"{NOI_VU} -> {UBND}: before 2024-11-15"],
        ),
        ("- Rà soát các điểm nước của từng thôn trong xã.", []),
        ("- Bồi dưỡng đội ngũ báo cáo viên của tỉnh.", []),
        ("- Tổ chức hội nghị báo cáo tổng kết năm.", []),
    ],
)
def test_an_items_agency_is_who_reports(line: str, said: list[str]) -> None:
    assert reports("1. Sở Nội vụ", line) == said


def test_a_report_that_is_passed_on_goes_from_its_addressee() -> None:
    line = "Các sở, ban, ngành báo cáo kết quả về Sở Nội vụ trước ngày 15/11/2024 để tổng hợp, báo cáo UBND tỉnh."
    assert reports(line, heading="VI. CHẾ ĐỘ BÁO CÁO") == [
        f"{ALL} -> {NOI_VU}: before 2024-11-15",
        f"{NOI_VU} -> {UBND}",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị báo cáo UBND tỉnh để xem xét.",
        "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị kịp thời phản ánh về UBND tỉnh để xem xét.",
    ],
)
def test_difficulties_are_to_be_reported_as_they_come(line: str) -> None:
    units = UNITS.replace("*Các", "*các")
    assert reports("1. Sở Nội vụ", "- Rà soát các điểm nước của từng thôn.", line) == [
        f"{units} -> {UBND}: recurring ad hoc"
    ]


CLOSE = "UBND tỉnh yêu cầu các sở, ban, ngành nghiêm túc triển khai thực hiện;"


@pytest.mark.parametrize(
    ("line", "due"),
    [
        (f"{CLOSE} định kỳ báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 15/11/2024.", ": before 2024-11-15"),
        (f"{CLOSE} hằng quý báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ).", ": recurring quarter"),
        (f"Trên đây là Kế hoạch cấp nước. {CLOSE} báo cáo UBND tỉnh (qua Sở Nội vụ).", ""),
    ],
)
def test_at_the_close_those_report_who_are_told(line: str, due: str) -> None:
    """Under the last heading, which is another agency's."""
    found = reports("1. Sở Y tế", "- Rà soát các điểm nước của từng thôn.", line)
    assert found == [f"{ALL.replace('*Các', '*các')} -> {UBND} via {NOI_VU}{due}"]


def test_the_close_of_a_document_belongs_to_no_heading_above_it() -> None:
    close = "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, kịp thời báo cáo UBND tỉnh để xem xét."
    assert reports("1. Sở Y tế", "- Rà soát các điểm nước của từng thôn.", close) == []


@pytest.mark.parametrize(
    ("time", "due"),
    [
        ("trong tháng 12/2031", "on 2031-12"),
        ("trong năm 2031", "on 2031"),
        ("trong Quý IV/2031", "period 2031-10 2031-12"),
    ],
)
def test_a_report_may_be_due_within_a_time(time: str, due: str) -> None:
    assert reports(f"Sở Nội vụ báo cáo UBND tỉnh kết quả {time}.", heading="VI. CHẾ ĐỘ BÁO CÁO") == [
        f"{NOI_VU} -> {UBND}: {due}"
    ]


def test_the_time_of_what_is_done_before_reporting_is_not_the_reports() -> None:
    line = "Trong năm 2031, Sở Nội vụ báo cáo UBND tỉnh trước ngày 15/12/2031."
    assert reports(line, heading="VI. CHẾ ĐỘ BÁO CÁO") == [f"{NOI_VU} -> {UBND}: before 2031-12-15"]


def test_on_request_rides_on_a_dated_sentence() -> None:
    line = "Các cơ quan, đơn vị báo cáo Sở Nội vụ trước ngày 15/11/2024 và đột xuất khi có yêu cầu."
    assert reports(line, heading="VI. CHẾ ĐỘ BÁO CÁO") == [f"{UNITS} -> {NOI_VU}: before 2024-11-15, recurring ad hoc"]


@pytest.mark.parametrize(
    "line", ["Các cơ quan, đơn vị báo cáo kết quả trước ngày 15/11/2024.", "Báo cáo định kỳ theo quy định."]
)
def test_without_an_addressee_there_is_no_report(line: str) -> None:
    assert reports(line, heading="VI. CHẾ ĐỘ BÁO CÁO") == []


@pytest.mark.parametrize("heading", ["I. MỤC ĐÍCH, YÊU CẦU", "II. MỤC TIÊU"])
def test_sections_of_purpose_and_aim_hold_no_reports(heading: str) -> None:
    assert reports("- Các cơ quan, đơn vị báo cáo UBND tỉnh đúng hạn.", heading=heading) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "- Tham mưu UBND thị xã báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 10/11/2024.",
            [f"Ủy ban nhân dân @ {BINH_LAM} -> {UBND} via {NOI_VU}: before 2024-11-10"],
        ),
        (
            "- Báo cáo UBND thị xã kết quả thực hiện trước ngày 05/11/2024.",
            [f"Phòng Văn hóa và Thông tin @ {BINH_LAM} -> Ủy ban nhân dân @ {BINH_LAM}: before 2024-11-05"],
        ),
    ],
)
def test_reports_go_up_through_the_department_and_who_drafts_one_does_not_report(line: str, said: list[str]) -> None:
    found = reports(
        "1. Phòng Văn hóa và Thông tin",
        line,
        head=TOWN,
        preamble=f"Căn cứ Kế hoạch của UBND {SON_LAM}, UBND thị xã ban hành Kế hoạch như sau:",
    )
    assert found == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "Sở Nội vụ phối hợp với Sở Y tế tổng hợp, báo cáo UBND tỉnh trước ngày 15/11/2024.",
            f"{NOI_VU} -> {UBND}: before 2024-11-15",
        ),
        ("Sở Nội vụ báo cáo UBND tỉnh những vấn đề vượt thẩm quyền.", f"{NOI_VU} -> {UBND}: recurring ad hoc"),
        (
            "Sở Nội vụ báo cáo UBND tỉnh những vấn đề vượt thẩm quyền trước ngày 15/11/2024.",
            f"{NOI_VU} -> {UBND}: before 2024-11-15",
        ),
        (
            "Hằng năm, Sở Nội vụ báo cáo UBND tỉnh trước ngày 15/11 hằng năm.",
            f"{NOI_VU} -> {UBND}: recurring year --11-15",
        ),
    ],
)
def test_partners_do_not_report_and_times_are_told_once(line: str, said: str) -> None:
    assert reports(line, heading="VI. CHẾ ĐỘ BÁO CÁO") == [said]


def test_a_pair_has_the_times_of_all_its_sentences() -> None:
    lines = (
        "Sở Nội vụ báo cáo UBND tỉnh trước ngày 15/11/2024.",
        "Hằng quý, Sở Nội vụ báo cáo UBND tỉnh (qua Sở Y tế).",
    )
    assert reports(*lines, heading="VI. CHẾ ĐỘ BÁO CÁO") == [
        f"{NOI_VU} -> {UBND} via {Y_TE}: before 2024-11-15, recurring quarter"
    ]


def test_each_pair_and_time_is_told_once() -> None:
    line = "Sở Nội vụ báo cáo UBND tỉnh trước ngày 15/11/2024."
    assert reports(line, line, heading="VI. CHẾ ĐỘ BÁO CÁO") == [f"{NOI_VU} -> {UBND}: before 2024-11-15"]


def test_times_of_several_sentences_are_told_of_one_pair() -> None:
    lines = ("Sở Nội vụ báo cáo UBND tỉnh trước ngày 15/11/2024.", "Sở Nội vụ báo cáo UBND tỉnh hằng quý.")
    said = [f"{NOI_VU} -> {UBND}: before 2024-11-15, recurring quarter"]
    assert reports(*lines, heading="VI. CHẾ ĐỘ BÁO CÁO") == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Hằng năm (trước ngày 30 tháng 11) Sở Nội vụ báo cáo UBND tỉnh.", "recurring year --11-30"),
        ("Sở Nội vụ báo cáo UBND tỉnh 02 lần/ngày.", "recurring day"),
        ("Sở Nội vụ báo cáo UBND tỉnh hằng năm hoặc theo yêu cầu.", "recurring year, recurring ad hoc"),
        ("Nếu cần sửa đổi, Sở Nội vụ đề xuất gửi UBND tỉnh.", "recurring ad hoc"),
    ],
)
def test_when_it_is_to_be_reported(line: str, said: str) -> None:
    assert reports(line, heading="VI. CHẾ ĐỘ BÁO CÁO") == [f"{NOI_VU} -> {UBND}: {said}"]


def test_the_quote_is_the_sentence_that_says_it() -> None:
    said = "Sở Nội vụ báo cáo UBND tỉnh trước ngày 15/11/2024."
    found = record("VI. CHẾ ĐỘ BÁO CÁO", f"- Các thôn ghi sổ hằng ngày. {said}")
    assert [r.quote for r in found.reports] == [said]
