"""Who must do a task, and with which part: from the item, its label lines, or the heading it stands under."""

from __future__ import annotations

import pytest
from drafting import BINH_LAM, SON_LAM, TOWN, VAN_KHE, assignee, assignees, record
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.model import Record

NOI_VU, TAI_CHINH, Y_TE = (f"Sở {name} @ {SON_LAM}" for name in ("Nội vụ", "Tài chính", "Y tế"))
COMMUNES = f"*Ủy ban nhân dân các xã, phường @ {SON_LAM}"
SURVEY = "Rà soát các điểm cấp nước của từng thôn."


def work(*lines: str, **parts: str) -> Record:
    return record("IV. TỔ CHỨC THỰC HIỆN", *lines, **parts)


def of(*lines: str, **parts: str) -> list[str]:
    """Who must do the first task."""
    return assignees(work(*lines, **parts))


def lead(*names: str) -> list[str]:
    return [f"lead {name}" for name in names]


def coordinate(*names: str) -> list[str]:
    return [f"coordinate {name}" for name in names]


# ---------------------------------------------------------------- the heading above


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("1. Sở Nội vụ", lead(NOI_VU)),
        ("1. Sở Nội vụ:", lead(NOI_VU)),
        ("**1. Sở Nội vụ**", lead(NOI_VU)),
        ("a) Sở Nội vụ", lead(NOI_VU)),
        ("1. SỞ NỘI VỤ", lead(NOI_VU)),
        ("1. Giao Sở Nội vụ", lead(NOI_VU)),
        ("1. Giao Sở Nội vụ:", lead(NOI_VU)),
        ("1. Đối với Sở Nội vụ", lead(NOI_VU)),
        ("1. Trách nhiệm của Sở Nội vụ", lead(NOI_VU)),
        ("1. Sở Nội vụ, Sở Tài chính", lead(NOI_VU, TAI_CHINH)),
        ("1. Sở Nội vụ và Sở Tài chính", lead(NOI_VU, TAI_CHINH)),
        ("1. UBND các xã, phường", lead(COMMUNES)),
        ("1. Các sở, ban, ngành", lead(f"*Các sở, ban, ngành @ {SON_LAM}")),
        (
            "1. Các sở, ban, ngành; UBND các xã, phường",
            lead(f"*Các sở, ban, ngành @ {SON_LAM}", COMMUNES),
        ),
        (
            "1. Công an tỉnh, Bộ Chỉ huy Quân sự và Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
            lead(
                f"Công an @ {SON_LAM}", f"Bộ Chỉ huy Quân sự @ {SON_LAM}", f"Bộ Chỉ huy Bộ đội Biên phòng @ {SON_LAM}"
            ),
        ),
        ("1. Đề nghị Tỉnh đoàn", [f"lead? Tỉnh đoàn @ {SON_LAM}"]),
        ("1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh:", [f"lead? Ủy ban Mặt trận Tổ quốc Việt Nam @ {SON_LAM}"]),
        ("1. Sở Nội vụ chủ trì, phối hợp với Sở Y tế:", [f"lead {NOI_VU}", f"coordinate {Y_TE}"]),
        ("1. Nước sạch", []),
        ("1. Công tác cán bộ", []),
    ],
)
def test_the_heading_names_who_does_what_stands_under_it(heading: str, who: list[str]) -> None:
    assert of(heading, f"- {SURVEY}") == who


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("1. Các chủ đầu tư xây dựng trạm cấp nước", ["*Các chủ đầu tư xây dựng trạm cấp nước"]),
        ("1. Các tổ chức, cá nhân khai thác nước", [f"*Các tổ chức, cá nhân khai thác nước @ {SON_LAM}"]),
        ("1. Sở Nội vụ và các thôn kiểm tra trạm bơm", [NOI_VU, f"*các thôn kiểm tra trạm bơm @ {SON_LAM}"]),
        ("1. Trung tâm Nước sạch vùng cao chịu trách nhiệm", [f"Trung tâm Nước sạch vùng cao @ {SON_LAM}"]),
        ("1. Các hộ kinh doanh nước ở chợ có trách nhiệm", [f"*Các hộ kinh doanh nước ở chợ @ {SON_LAM}"]),
        ("1. Các cơ quan, đơn vị có trách nhiệm", [f"*Các cơ quan, đơn vị @ {SON_LAM}"]),
        ("1. Các sở, ngành chủ trì:", [f"*Các sở, ngành @ {SON_LAM}"]),
        ("1. Các chủ đầu tư xây trạm có trách nhiệm sau", ["*Các chủ đầu tư xây trạm"]),
        # Another sentence, or words behind a body that the tables know, are no part of a name.
        ("1. Các chủ đầu tư xây trạm. Các thôn cấp nước", []),
        ("1. Sở Nội vụ năm 2024", []),
        ("1. Các thôn kiểm tra trạm bơm có trách nhiệm", [f"*Các thôn kiểm tra trạm bơm @ {SON_LAM}"]),
    ],
)
def test_a_group_in_a_heading_is_named_up_to_its_duty(heading: str, who: list[str]) -> None:
    assert of(heading, f"- {SURVEY}") == lead(*who)


@pytest.mark.parametrize(
    ("heading", "in_content", "in_assignment"),
    [
        ("1. Doanh nghiệp số", [], ["*Doanh nghiệp số"]),
        ("1. Tổ chức, bộ máy", [], [f"*Tổ chức, bộ máy @ {SON_LAM}"]),
        ("1. Giao doanh nghiệp cấp nước", ["*doanh nghiệp cấp nước"], ["*doanh nghiệp cấp nước"]),
        ("1. Các doanh nghiệp cấp nước", ["*Các doanh nghiệp cấp nước"], ["*Các doanh nghiệp cấp nước"]),
    ],
)
def test_a_heading_without_an_article_is_a_theme_but_where_work_is_assigned(
    heading: str, in_content: list[str], in_assignment: list[str]
) -> None:
    assert of(heading, f"- {SURVEY}") == lead(*in_assignment)
    assert assignees(record("II. NỘI DUNG", heading, f"- {SURVEY}")) == lead(*in_content)


@pytest.mark.parametrize(
    ("opening", "who"),
    [
        ("UBND tỉnh yêu cầu các sở, ban, ngành:", [f"*các sở, ban, ngành @ {SON_LAM}"]),
        (
            "Để cấp nước cho dân, Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành thực hiện các nhiệm vụ sau:",
            [f"*các sở, ban, ngành @ {SON_LAM}"],
        ),
        ("Để cấp nước cho dân, UBND tỉnh yêu cầu thực hiện các nhiệm vụ sau:", []),
    ],
)
def test_the_opening_of_a_directive_tells_whom_its_items_are_for(opening: str, who: list[str]) -> None:
    found = record(
        f"1. {SURVEY}",
        "2. Sở Y tế kiểm tra nguồn nước.",
        kind="CHỈ THỊ",
        title="Về cấp nước sạch",
        preamble=f"Nhiều thôn thiếu nước. {opening}",
    )
    assert [[assignee(a) for a in t.assignees] for t in found.tasks] == [lead(*who), lead(Y_TE)]


def test_a_heading_holds_for_all_under_it_and_for_no_more() -> None:
    found = work("1. Sở Nội vụ", f"- {SURVEY}", f"- {SURVEY}", "2. Nước sạch", f"- {SURVEY}")
    assert [[assignee(a) for a in t.assignees] for t in found.tasks] == [lead(NOI_VU), lead(NOI_VU), []]


def test_bullets_of_a_content_section_have_nobody() -> None:
    found = record("II. NỘI DUNG", "1. Nước sạch", f"- {SURVEY}", "- Phối hợp tuyên truyền về nguồn nước sạch.")
    assert [t.assignees for t in found.tasks] == [(), ()]


def test_a_lead_in_names_who_does_the_list_behind_it() -> None:
    assert of("1. Nước sạch", "Sở Nội vụ có trách nhiệm:", f"- {SURVEY}", f"- {SURVEY}") == lead(NOI_VU)


# ---------------------------------------------------------------- the item itself


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("1. Sở Nội vụ rà soát biên chế của các trạm nước.", lead(NOI_VU)),
        ("1. Sở Nội vụ: Rà soát biên chế của các trạm nước.", lead(NOI_VU)),
        ("1. Giao Sở Nội vụ rà soát biên chế của các trạm nước.", lead(NOI_VU)),
        ("- Sở Nội vụ có trách nhiệm rà soát biên chế của trạm.", lead(NOI_VU)),
        ("- Sở Nội vụ chủ trì rà soát biên chế của các trạm.", lead(NOI_VU)),
        ("- Sở Nội vụ, Sở Tài chính rà soát biên chế của trạm.", lead(NOI_VU, TAI_CHINH)),
        ("- Sở Nội vụ và Sở Tài chính theo dõi các trạm nước.", lead(NOI_VU, TAI_CHINH)),
        ("- Sở Nội vụ chủ trì, phối hợp với Sở Y tế kiểm tra nước.", [*lead(NOI_VU), *coordinate(Y_TE)]),
        ("- Sở Nội vụ chủ trì phối hợp với Sở Y tế kiểm tra nước.", [*lead(NOI_VU), *coordinate(Y_TE)]),
        ("- Sở Nội vụ, phối hợp với Sở Y tế kiểm tra nguồn nước.", [*lead(NOI_VU), *coordinate(Y_TE)]),
        (
            "- Sở Nội vụ chủ trì, phối hợp với Sở Y tế, Sở Tài chính và UBND các xã, phường kiểm tra nước.",
            [*lead(NOI_VU), *coordinate(Y_TE, TAI_CHINH, COMMUNES)],
        ),
        (
            "- Sở Nội vụ chủ trì, phối hợp các sở, ngành liên quan kiểm tra nước.",
            [*lead(NOI_VU), *coordinate(f"*các sở, ngành liên quan @ {SON_LAM}")],
        ),
        ("- Sở Nội vụ phối hợp với Sở Y tế kiểm tra nguồn nước.", coordinate(NOI_VU, Y_TE)),
        ("- Đề nghị Tỉnh đoàn vận động đoàn viên nạo vét mương.", [f"lead? Tỉnh đoàn @ {SON_LAM}"]),
        ("- Căn cứ tình hình thực tế, Sở Nội vụ rà soát biên chế.", lead(NOI_VU)),
        ("- Sở Nội vụ hợp tác với Sở Y tế kiểm tra nước.", lead(NOI_VU)),
        ("- Sở Nội vụ hướng dẫn các đơn vị rà soát biên chế.", lead(NOI_VU)),
        ("- Sở Nội vụ trao đổi với Sở Y tế về nguồn nước.", lead(NOI_VU)),
        (
            "- Sở Nội vụ chỉ đạo Chi cục Văn thư kiểm tra hồ sơ.",
            [f"lead {NOI_VU}", f"coordinate Chi cục Văn thư @ {SON_LAM}"],
        ),
        ("- Chỉ đạo UBND các xã, phường rà soát các điểm nước.", coordinate(COMMUNES)),
        ("- Bộ Y tế rà soát quy chuẩn về nước sạch.", ["lead Bộ Y tế"]),
        ("- Rà soát các điểm cấp nước của từng thôn.", []),
        ("- Các Bộ: Quốc phòng, Công an chủ động chở nước cho dân.", lead("Bộ Quốc phòng", "Bộ Công an")),
        ("- Về dự án cấp nước Suối Mây: Sở Nội vụ lập danh sách hộ nghèo.", lead(NOI_VU)),
        ("- UBND tỉnh yêu cầu Sở Nội vụ lập danh sách hộ nghèo.", lead(NOI_VU)),
        ("- Chủ tịch UBND tỉnh đề nghị Tỉnh đoàn lập danh sách.", [f"lead? Tỉnh đoàn @ {SON_LAM}"]),
        ("- Các sở, ngành liên quan trực đêm ở các chợ mùa khô.", lead(f"*Các sở, ngành liên quan @ {SON_LAM}")),
        (
            "- Sở Nội vụ, đơn vị có liên quan lập danh sách.",
            lead(NOI_VU, f"*đơn vị có liên quan @ {SON_LAM}"),
        ),
        (
            "- Sở Nội vụ lập danh sách, phối hợp với địa phương rà soát.",
            [*lead(NOI_VU), *coordinate(f"*địa phương @ {SON_LAM}")],
        ),
        (
            "- Sở Nội vụ lập danh sách, phối hợp với ngành rà soát.",
            [*lead(NOI_VU), *coordinate(f"*ngành @ {SON_LAM}")],
        ),
        (
            "- Sở Nội vụ chủ trì, phối hợp với cơ quan thuế lập danh sách.",
            [*lead(NOI_VU), *coordinate(f"*cơ quan thuế @ {SON_LAM}")],
        ),
        ("- Sở Nội vụ căn cứ nhiệm vụ được giao, phối hợp với Sở Y tế kiểm tra nước.", coordinate(NOI_VU, Y_TE)),
    ],
)
def test_the_item_itself_names_who_does_it(line: str, who: list[str]) -> None:
    assert of("1. Nước sạch" if line.startswith("-") else "", line) == who


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("- Sở Y tế kiểm tra nguồn nước của các thôn.", lead(Y_TE)),
        ("- Rà soát các điểm cấp nước của từng thôn.", lead(NOI_VU)),
        ("- Chủ trì, phối hợp với Sở Y tế kiểm tra nguồn nước.", [*lead(NOI_VU), *coordinate(Y_TE)]),
        ("- Phối hợp với Sở Y tế kiểm tra nguồn nước của các thôn.", coordinate(NOI_VU, Y_TE)),
        ("- Phối hợp tổ chức kiểm tra nguồn nước của các thôn.", coordinate(NOI_VU)),
        ("- Chủ động phối hợp với Sở Y tế kiểm tra nguồn nước.", coordinate(NOI_VU, Y_TE)),
        ("- Kiểm tra nguồn nước, phối hợp với Sở Y tế xử lý.", [*lead(NOI_VU), *coordinate(Y_TE)]),
        ("- Chỉ đạo UBND các xã, phường rà soát các điểm nước.", [*lead(NOI_VU), *coordinate(COMMUNES)]),
        ("- Hướng dẫn các đơn vị rà soát các điểm nước.", lead(NOI_VU)),
        ("- Hợp tác với Sở Y tế kiểm tra nguồn nước của các thôn.", lead(NOI_VU)),
        ("- Tham mưu UBND tỉnh bố trí kinh phí cho trạm nước.", lead(NOI_VU)),
        ("- Đề nghị Tỉnh đoàn vận động đoàn viên nạo vét mương.", [f"lead? Tỉnh đoàn @ {SON_LAM}"]),
        ("- Nâng cao chất lượng công tác phối hợp với Sở Y tế.", lead(NOI_VU)),
        (
            "- Căn cứ chức năng, nhiệm vụ, quyền hạn được giao, phối hợp với Sở Y tế kiểm tra nước.",
            coordinate(NOI_VU, Y_TE),
        ),
        (
            "- Căn cứ nhiệm vụ được giao, rà soát các thôn, phối hợp với Sở Y tế kiểm tra nước.",
            [*lead(NOI_VU), *coordinate(Y_TE)],
        ),
    ],
)
def test_an_item_under_an_agency_says_its_part(line: str, who: list[str]) -> None:
    assert of("1. Sở Nội vụ", line) == who


def test_items_under_a_request_are_requested_and_coordinators_too() -> None:
    found = of("1. Đề nghị Tỉnh đoàn", "- Chủ trì, phối hợp với Sở Nội vụ vận động đoàn viên.")
    assert found[0] == f"lead? Tỉnh đoàn @ {SON_LAM}"
    assert found[1].removeprefix("coordinate").lstrip("? ") == NOI_VU


# ---------------------------------------------------------------- label lines


@pytest.mark.parametrize(
    ("labels", "who"),
    [
        (["- Đơn vị thực hiện: Sở Nội vụ."], lead(NOI_VU)),
        (["*Đơn vị thực hiện:* Sở Nội vụ"], lead(NOI_VU)),
        (["+ Cơ quan chủ trì: Sở Nội vụ;"], lead(NOI_VU)),
        (["Bộ phận tham mưu: Sở Nội vụ."], lead(NOI_VU)),
        (["- Đơn vị thực hiện: Sở Nội vụ, Sở Tài chính."], lead(NOI_VU, TAI_CHINH)),
        (["- Đơn vị thực hiện: Sở Nội vụ; UBND các xã, phường."], lead(NOI_VU, COMMUNES)),
        (["- Đơn vị chủ trì: Sở Nội vụ.", "- Đơn vị phối hợp: Sở Y tế."], [*lead(NOI_VU), *coordinate(Y_TE)]),
        (["- Đơn vị phối hợp: Sở Y tế."], coordinate(Y_TE)),
        (["- Đơn vị thực hiện: Sở Nội vụ chủ trì, phối hợp với Sở Y tế."], [*lead(NOI_VU), *coordinate(Y_TE)]),
        (
            ["- Đơn vị thực hiện: Sở Nội vụ, phối hợp với Sở Y tế, Sở Tài chính."],
            [*lead(NOI_VU), *coordinate(Y_TE, TAI_CHINH)],
        ),
        (["- Chủ trì: Sở Nội vụ", "- Phối hợp: Sở Y tế"], [*lead(NOI_VU), *coordinate(Y_TE)]),
        (["- ĐƠN VỊ THỰC HIỆN: Sở Nội vụ."], lead(NOI_VU)),
        (["- Đơn vị thực\nhiện: Sở Nội vụ."], lead(NOI_VU)),
        (["- Đơn vị thực hiện: Các Bộ: Quốc phòng, Công an."], lead("Bộ Quốc phòng", "Bộ Công an")),
        (["- Đơn vị thực hiện: Trên cơ sở đề xuất của các xã, Sở Nội vụ."], lead(NOI_VU)),
        (["- Đơn vị chủ trì: Sở Nội vụ chủ trì; Sở Y tế."], lead(NOI_VU, Y_TE)),
        (["- Đơn vị thực hiện: Sở Nội vụ chỉ đạo Sở Y tế."], lead(NOI_VU)),
    ],
)
def test_label_lines_hold_for_every_task_of_their_item(labels: list[str], who: list[str]) -> None:
    found = record("II. NỘI DUNG", "1. Nước sạch", f"- {SURVEY}", f"- {SURVEY}", *labels, "2. Rừng", f"- {SURVEY}")
    assert [[assignee(a) for a in t.assignees] for t in found.tasks] == [who, who, []]


def test_blocks_of_labels_hold_for_the_bullets_since_the_last_block() -> None:
    found = record(
        "II. NỘI DUNG",
        "1. Nước sạch",
        f"- {SURVEY}",
        "Đơn vị thực hiện: Sở Nội vụ.",
        f"- {SURVEY}",
        f"- {SURVEY}",
        "Đơn vị thực hiện: Sở Y tế.",
        "Đơn vị phối hợp: Sở Tài chính.",
    )
    third = [*lead(Y_TE), *coordinate(TAI_CHINH)]
    assert [[assignee(a) for a in t.assignees] for t in found.tasks] == [lead(NOI_VU), third, third]


def test_the_labels_of_sub_items_stay_with_them() -> None:
    found = record(
        "II. NỘI DUNG",
        "1. Nước sạch",
        f"1.1. {SURVEY}",
        "- Đơn vị thực hiện: Sở Nội vụ.",
        f"1.2. {SURVEY}",
        "- Đơn vị thực hiện: Sở Y tế.",
    )
    assert [[assignee(a) for a in t.assignees] for t in found.tasks] == [lead(NOI_VU), lead(Y_TE)]


def test_an_items_own_agency_and_its_label_line_add_up() -> None:
    found = record("II. NỘI DUNG", "1. Nước sạch", "- Sở Y tế kiểm tra nguồn nước.", "- Đơn vị thực hiện: Sở Nội vụ.")
    assert sorted(assignees(found)) == sorted(lead(Y_TE, NOI_VU))


def test_an_explicit_lead_line_beats_an_opening_phoi_hop() -> None:
    found = record(
        "II. NỘI DUNG", "1. Nước sạch", "- Phối hợp với Sở Y tế kiểm tra nguồn nước.", "- Đơn vị chủ trì: Sở Nội vụ."
    )
    assert assignees(found) == [*coordinate(Y_TE), *lead(NOI_VU)] or assignees(found) == [
        *lead(NOI_VU),
        *coordinate(Y_TE),
    ]


def test_an_agency_is_told_once_with_its_first_part() -> None:
    found = record(
        "II. NỘI DUNG",
        "1. Nước sạch",
        f"- {SURVEY}",
        "- Đơn vị chủ trì: Sở Nội vụ.",
        "- Đơn vị phối hợp: Sở Nội Vụ; Sở Y tế.",
    )
    assert assignees(found) == [*lead(NOI_VU), *coordinate(Y_TE)]


# ---------------------------------------------------------------- whose body


def test_in_a_town_plain_names_are_the_towns_and_departments_the_provinces() -> None:
    found = work(
        "1. Phòng Văn hóa và Thông tin chủ trì, phối hợp với Công an thị xã, Sở Y tế và UBND các "
        "xã, phường kiểm tra nước.",
        head=TOWN,
        preamble=f"Căn cứ Kế hoạch của UBND {SON_LAM}, UBND thị xã ban hành Kế hoạch như sau:",
    )
    assert assignees(found) == [
        f"lead Phòng Văn hóa và Thông tin @ {BINH_LAM}",
        f"coordinate Công an @ {BINH_LAM}",
        f"coordinate {Y_TE}",
        f"coordinate *Ủy ban nhân dân các xã, phường @ {BINH_LAM}",
    ]


def test_a_named_place_is_the_agencys_own() -> None:
    assert of("1. UBND huyện Vân Khê rà soát các điểm cấp nước.") == [f"lead Ủy ban nhân dân @ {VAN_KHE}"]


@pytest.mark.parametrize(
    "line",
    [
        "1. Công an thị xã tuần tra các chợ vào ban đêm.",
        "1. Công an thị xã sẵn sàng lực lượng chở nước cho dân.",
        "1. Công an thị xã trực ban 24/24 giờ vào mùa khô.",
    ],
)
def test_who_stands_at_the_beginning_does_it_whatever_the_verb(line: str) -> None:
    assert of(line, head=TOWN) == [f"lead Công an @ {BINH_LAM}"]


AGENCIES = {"Sở Nội vụ": NOI_VU, "Sở Tài chính": TAI_CHINH, "Sở Y tế": Y_TE, "UBND các xã, phường": COMMUNES}


@given(
    st.lists(st.sampled_from(sorted(AGENCIES)), min_size=1, max_size=4, unique=True),
    st.lists(st.sampled_from([", ", "; ", " và "]), min_size=3, max_size=3),
    st.sampled_from(["rà soát các điểm nước.", "kiểm tra nguồn nước.", "hướng dẫn Nhân dân."]),
)
@settings(deadline=None, derandomize=True, max_examples=80)
def test_every_agency_of_a_list_is_told(names: list[str], joints: list[str], what: str) -> None:
    listed = names[0] + "".join(joint + name for joint, name in zip(joints, names[1:], strict=False))
    assert of(f"1. Giao {listed} {what}") == lead(*(AGENCIES[name] for name in names))


# ---------------------------------------------------------------- asked of the issuer, told of one province


def test_an_office_that_proposes_to_the_issuer_does_the_work_itself() -> None:
    said = of("1. Sở Nội vụ", "- Đề nghị Chủ tịch UBND tỉnh khen thưởng các thôn có nước sạch.")
    assert said == lead(NOI_VU)


def test_those_encouraged_lead() -> None:
    assert of("1. Khuyến khích các địa phương rà soát điểm cấp nước.") == lead(f"*các địa phương @ {SON_LAM}")


CENTRE = "VĂN PHÒNG CHÍNH PHỦ\n\nSố: 91/TB-VPCP\n\nHà Nội, ngày 05 tháng 3 năm 2024"
ORDER = "Đề nghị Thường trực Tỉnh ủy, Ủy ban nhân dân tỉnh rà soát các điểm cấp nước của từng thôn."


@pytest.mark.parametrize(
    ("title", "of_province"),
    [
        ("Kết luận tại buổi làm việc với tỉnh Hưng Yên", True),
        ("KẾT LUẬN TẠI BUỔI LÀM VIỆC VỚI TỈNH ỦY HƯNG YÊN", True),
        ("Kết luận về cấp nước sạch nông thôn", False),
        ("Kết luận tại buổi làm việc với tỉnh Hưng Yên và tỉnh Thái Bình", False),
    ],
)
def test_bare_names_in_what_the_centre_concludes_on_one_province_are_that_provinces(
    title: str, of_province: bool
) -> None:
    found = record("1. " + ORDER, head=CENTRE, kind="THÔNG BÁO", title=title, preamble="", tail="")
    place = " @ tỉnh Hưng Yên" if of_province else ""
    assert assignees(found)[0] == f"lead? Thường trực Tỉnh ủy{place}"


def test_an_order_that_goes_on_in_paragraphs_of_its_own_is_of_those_whom_it_tells() -> None:
    found = work("1. UBND các xã, phường cụ thể hóa Kế hoạch này phù hợp với thực tiễn.", SURVEY)
    assert [[assignee(a) for a in task.assignees] for task in found.tasks][-1] == lead(COMMUNES)
