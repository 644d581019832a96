"""The outline: each paragraph with its marker, what it stands under, and its section path as the record writes it."""

from __future__ import annotations

import pytest
from drafting import DISTRICT, TAIL
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.flow import flow
from loaders.outline import Item, Outline, parse, render
from loaders.reading.text import Text


def outlined(*lines: str) -> Outline:
    return parse(flow(Text("invented.txt", "\n\n".join(lines))))


def body(*lines: str, kind: str = "KẾ HOẠCH") -> list[Item]:
    """The items behind a head of three lines."""
    return [i for i in outlined(DISTRICT.strip(), kind, "Cấp nước sạch", *lines).items if i.zone == "body"]


@pytest.mark.parametrize(
    ("line", "family", "label"),
    [
        ("I. MỤC TIÊU", "roman", "I"),
        ("II- NHIỆM VỤ", "roman", "II"),
        ("III) Tổ chức", "roman", "III"),
        ("IV.Tổ chức", "roman", "IV"),
        ("1. Cấp nước", "arabic", "1"),
        ("1- Cấp nước", "arabic", "1"),
        ("(1) Cấp nước", "paren", "1"),
        ("1) Cấp nước", "arabic", "1"),
        ("1/ Cấp nước", "arabic", "1"),
        ("2.1. Cấp nước", "dotted", "2.1"),
        ("2.1 Cấp nước", "dotted", "2.1"),
        ("4.1- Cấp nước", "dotted", "4.1"),
        ("2.1.3. Cấp nước", "dotted", "2.1.3"),
        ("a) Cấp nước", "letter", "a"),
        ("đ) Cấp nước", "letter", "đ"),
        ("a. Cấp nước", "letter", "a"),
        ("a- Cấp nước", "letter", "a"),
        ("- Cấp nước", "dash", "-"),
        ("– Cấp nước", "dash", "–"),
        ("-Cấp nước", "dash", "-"),
        ("+ Cấp nước", "plus", "+"),
        ("• Cấp nước", "dot", "•"),
        ("* Cấp nước", "dot", "*"),
        ("Điều 2. Giao việc", "article", "Điều 2"),
        ("ĐIỀU 2. GIAO VIỆC", "article", "Điều 2"),
        ("Chương II QUY ĐỊNH", "chapter", "Chương II"),
        ("Chương II", "chapter", "Chương II"),
        ("Chương II. Quy định", "chapter", "Chương II"),
        ("Phần thứ hai: Quy định", "chapter", "Phần thứ hai"),
        ("PHẦN IV - Quy định", "chapter", "PHẦN IV"),
        ("Mục 3 Ý NGHĨA", "chapter", "Mục 3"),
        ("A. NHIỆM VỤ", "upper", "A"),
    ],
)
def test_markers_are_read_as_plans_print_them(line: str, family: str, label: str) -> None:
    (*_, item) = body("I. NHIỆM VỤ", line)
    assert (item.family, item.label) == (family, label)


@pytest.mark.parametrize(
    "line",
    [
        "57-NQ/TW của Bộ Chính trị",
        "1191/QĐ-TTg của Thủ tướng",
        "V/v cấp nước sạch",
        "05 lớp tập huấn được mở",
        "2024 là năm đầu của kế hoạch",
        "30/6/2024 là hạn cuối",
        "Phần IV Phụ lục 2 đã được sửa đổi",
        "Mục 3 của Kế hoạch này",
        "Chương II Quy chế đã được sửa đổi",
        "Điều tra các điểm nước",
        "Xã Suối Mây cấp nước",
    ],
)
def test_what_only_looks_like_a_marker_is_none(line: str) -> None:
    (*_, item) = body("I. NHIỆM VỤ", line)
    assert item.family == ""


@pytest.mark.parametrize(
    ("lines", "paths"),
    [
        (["I. A", "1. B", "- C", "- D", "2. E", "II. F"], ["I", "I.1", "I.1", "I.1", "I.2", "II"]),
        (["I. A", "1. B", "1.1. C", "1.2. D", "- E", "2. F"], ["I", "I.1", "I.1.1", "I.1.2", "I.1.2", "I.2"]),
        (["I. A", "1. B", "a) C", "b) D", "- E", "2. F"], ["I", "I.1", "I.1.a", "I.1.b", "I.1.b", "I.2"]),
        (["I. A", "2.1. B", "2.2. C", "3. E"], ["I", "I.2.1", "I.2.2", "I.3"]),
        (["I. A", "2.1. B", "2.2. C", "a) D", "3. E"], ["I", "I.2.1", "I.2.2", "I.2.2.a", "I.3"]),
        (["I. A", "1. B", "- C", "+ D", "- E"], ["I", "I.1", "I.1", "I.1", "I.1"]),
        (["A. A", "I. B", "1. C", "B. D", "I. E"], ["A", "A.I", "A.I.1", "B", "B.I"]),
        (["1. A", "a) B", "2. C", "a) D"], ["1", "1.a", "2", "2.a"]),
        (["I- A", "1- B", "1.1- C"], ["I", "I.1", "I.1.1"]),
        (["Điều 1. A", "1. B", "a) C", "Điều 2. D"], ["Điều 1", "Điều 1.1", "Điều 1.1.a", "Điều 2"]),
        (
            ["Điều 1. A", "I. B", "1. C", "a) D", "II. E", "Điều 2. F", "1. G"],
            ["Điều 1", "Điều 1.I", "Điều 1.I.1", "Điều 1.I.1.a", "Điều 1.II", "Điều 2", "Điều 2.1"],
        ),
        (["I. A", "Đoạn văn.", "1. B"], ["I", "I", "I.1"]),
        (["I. A", "III. B", "II. C"], ["I", "III", "II"]),
        (["I. A", "1. B", "1. C"], ["I", "I.1", "I.1"]),
    ],
)
def test_section_paths_are_markers_without_their_dots(lines: list[str], paths: list[str]) -> None:
    assert [item.path for item in body(*lines)] == paths


def test_roman_one_hundred_among_letters_is_a_letter() -> None:
    assert [i.family for i in body("A. MỘT", "I. Hai", "B. BA", "C. BỐN", "D. NĂM")][3:] == ["upper", "upper"]


def test_a_paragraph_without_a_marker_stands_under_the_number_not_under_the_bullet() -> None:
    items = body("I. NHIỆM VỤ", "1. Cấp nước", "- Rà soát các thôn.", "Ưu tiên thôn xa nguồn nước.")
    assert items[2].parent == items[1].index
    assert items[3].parent == items[1].index
    assert items[3].path == "I.1"


def test_the_title_of_a_chapter_may_stand_on_the_next_line() -> None:
    wrapped = "nước sạch cho các thôn\nvùng cao của huyện\n" * 6
    *_, chapter, _ = body("I. NHIỆM VỤ", f"1. Cấp\n{wrapped}.", "Chương II\nQuy định chung", wrapped)
    assert (chapter.family, chapter.label) == ("chapter", "Chương II")


def test_what_stands_under_an_item_and_what_it_stands_under_agree() -> None:
    outline = outlined(DISTRICT.strip(), "KẾ HOẠCH", "Cấp nước", "I. A", "1. B", "- C", "- D", "2. E", "II. F")
    for item in outline.items:
        assert all(item in outline.ancestors(below) for below in outline.under(item))
        assert item.has_children == bool(list(outline.under(item)))


def test_head_body_and_tail_are_told_apart() -> None:
    outline = outlined(
        DISTRICT.strip(), "KẾ HOẠCH", "Cấp nước", "Căn cứ tình hình:", "I. NHIỆM VỤ", "- Cấp nước.", TAIL
    )
    zones = {outline.words(item): item.zone for item in outline.items}
    assert zones["KẾ HOẠCH"] == zones["Căn cứ tình hình:"] == "head"
    assert zones["NHIỆM VỤ"] == zones["Cấp nước."] == "body"
    assert zones["Các sở, ngành;"] == zones["Tạ Minh Huấn"] == "tail"


@pytest.mark.parametrize(
    "line", ["Nơi nhận:", "**Nơi nhận:**", "NƠI NHẬN:", "Noi nhận:", "Nơì nhận:", "Nơi nhận", "TM. ỦY BAN NHÂN DÂN"]
)
def test_the_tail_begins_with_recipients_or_signature(line: str) -> None:
    outline = outlined(DISTRICT.strip(), "KẾ HOẠCH", "Cấp nước", "I. NHIỆM VỤ", "- Cấp nước.", line)
    assert outline.items[-1].zone == "tail"


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("PHỤ LỤC", "Phụ lục.I.3"),
        ("PHỤ LỤC I", "Phụ lục I.I.3"),
        ("PHỤ LỤC SỐ 02", "Phụ lục 02.I.3"),
        ("Phụ lục", "Phụ lục.I.3"),
        ("**PHỤ LỤC**", "Phụ lục.I.3"),
    ],
)
def test_an_annex_begins_the_paths_of_its_items(line: str, path: str) -> None:
    items = body("I. NHIỆM VỤ", "1. Cấp nước.", TAIL, line, "DANH MỤC VIỆC", "I. RỪNG", "3. Trồng rừng.")
    assert items[-1].path == path


def test_the_plan_that_a_decision_promulgates_begins_the_paths_of_its_items() -> None:
    items = body(
        "Điều 1. Ban hành Kế hoạch.",
        "Điều 2. Hiệu lực.",
        TAIL,
        "KẾ HOẠCH",
        "Cấp nước",
        "II. NHIỆM VỤ",
        "1. Cấp nước.",
        kind="QUYẾT ĐỊNH",
    )
    assert items[-1].path == "Kế hoạch.II.1"


def test_the_phrase_annex_inside_a_sentence_opens_none() -> None:
    items = body("I. NHIỆM VỤ", "Phụ lục kèm theo Kế hoạch này nêu danh sách thôn.", "1. Cấp nước.")
    assert items[-1].path == "I.1"


def test_what_a_portal_puts_before_the_letterhead_is_not_the_document() -> None:
    outline = outlined(
        "Trang chủ",
        "Văn bản",
        "Số hiệu: 31/KH-UBND",
        "Người ký: Nông Văn Quyền",
        DISTRICT.strip(),
        "KẾ HOẠCH",
        "Cấp nước",
        "I. A",
    )
    assert [i.zone for i in outline.items[:4]] == ["portal"] * 4
    assert outline.items[4].zone == "head"


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("[1] Quyết định số 71/QĐ-UBND.", "note"),
        ("Tải về văn bản", "portal"),
        ("Ý kiến bạn đọc", "portal"),
    ],
)
def test_what_stands_behind_the_signatures_is_told_apart(line: str, zone: str) -> None:
    outline = outlined(DISTRICT.strip(), "KẾ HOẠCH", "Cấp nước", "I. NHIỆM VỤ", "- Cấp nước.", TAIL, line)
    assert outline.items[-1].zone == zone
    assert outline.items[-2].zone == "tail"


def test_the_portals_line_that_names_the_document_above_its_own_words_is_the_portals() -> None:
    named = "Kế hoạch 31/KH-UBND năm 2024 cấp nước sạch do huyện Vân Khê ban hành"
    outline = outlined(DISTRICT.strip(), "KẾ HOẠCH", "Cấp nước", "I. NHIỆM VỤ", "- Cấp nước.", TAIL, named, "Tải về")
    assert [i.zone for i in outline.items[-3:]] == ["tail", "portal", "portal"]


def test_a_portals_words_in_the_document_itself_are_the_documents() -> None:
    assert body("I. NHIỆM VỤ", "Tải về văn bản", TAIL)[-1].zone == "body"


def test_the_outline_prints_for_people() -> None:
    outline = outlined(DISTRICT.strip(), "KẾ HOẠCH", "Cấp nước", "I. NHIỆM VỤ", "1. Cấp nước", "- Rà soát.")
    *_, heading, last = render(outline).splitlines()
    assert heading.split() == ["body", "I.1", "[arabic", "1]", "Cấp", "nước"]
    assert last.split() == ["body", "I.1", "[dash", "-]", "Rà", "soát."]
    assert last.index("[") > heading.index("[")
    assert len(render(outline).splitlines()) == len(outline.items)


LINES = st.sampled_from(
    "I. A|II- B|1. C|2. D|1.1. E|2.1.3 F|a) G|b. H|- K|+ L|• M|Đoạn.|Điều 1. N|Chương I P|A. "
    "Q|PHỤ LỤC|KẾ HOẠCH|Nơi nhận:|TM. ỦY BAN NHÂN DÂN|C. R".split("|")
)


@given(st.lists(LINES, max_size=25))
@settings(deadline=None, derandomize=True, max_examples=200)
def test_every_item_stands_after_its_parent_and_inside_it(lines: list[str]) -> None:
    outline = outlined(*lines)
    assert len(outline.items) == len(outline.flow.lines)
    for item in outline.items:
        assert item.line.start <= item.start <= item.end == item.line.end
        assert item.parent < item.index < item.after
        if item.parent >= 0:
            above = outline.items[item.parent]
            assert above.after >= item.after
            assert item.path.startswith(above.path) or item.family == "dotted"
