"""The flow: clean paragraphs, nothing lost, and a way back to the text as read from every character."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loaders.flow import Flow, flow
from loaders.lines import clean
from loaders.reading.text import Text

# Words as a line of the file may end or begin with; joins in small letters make a file count as hard-wrapped.
WRAPPED = (
    "Trong đợt này, các thôn được cấp\nnước sạch theo thứ tự ưu tiên của\nhuyện, thôn xa nguồn trước, thôn\n"
    "gần nguồn sau, không để ai thiếu\nnước trong mùa khô và không để\ncông trình bỏ hoang sau khi xây.\n\n"
)


def flowed(words: str) -> Flow:
    return flow(Text("invented.txt", words))


def paragraphs(words: str) -> list[str]:
    found = flowed(words)
    return [found.text[line.start : line.end] for line in found.lines]


# ---------------------------------------------------------------- what paragraphs say


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Sở  Nội\tvụ", "Sở Nội vụ"),
        ("Sở\xa0Nội vụ", "Sở Nội vụ"),
        ("  Sở Nội vụ  ", "Sở Nội vụ"),
        ("**Sở Nội vụ**", "Sở Nội vụ"),
        ("**1. Sở** *Nội vụ*", "1. Sở Nội vụ"),
        ("***Nơi nhận:***", "Nơi nhận:"),
        ("## Kế hoạch", "Kế hoạch"),
        ("57\\-NQ/TW", "57-NQ/TW"),
        ("1\\. Sở Nội vụ", "1. Sở Nội vụ"),
        ("__Sở__ Nội vụ", "Sở Nội vụ"),
        ("Sở\u200b Nội\ufeff vụ", "Sở Nội vụ"),
        ("kho (*) dữ liệu", "kho (*) dữ liệu"),
    ],
)
def test_marks_and_odd_spaces_are_gone(words: str, said: str) -> None:
    assert paragraphs(words) == [said]
    assert clean(words) == said


def test_a_bullet_star_stays_a_star() -> None:
    assert paragraphs("* Rà soát điểm cấp nước.") == ["* Rà soát điểm cấp nước."]
    assert paragraphs("*   **Rà soát** điểm cấp nước.") == ["* Rà soát điểm cấp nước."]
    assert paragraphs("*Rà soát điểm cấp nước.*") == ["Rà soát điểm cấp nước."]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("I. MỤC ĐÍCH\n1. Yêu cầu\n- Cấp nước;\n- Giữ rừng.", 4),
        ("Cấp nước.\n\nGiữ rừng.", 2),
        ("Kính gửi:\nSở Nội vụ", 2),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", 3),
        ("Điều 1. Phê duyệt\nĐiều 2. Giao việc", 2),
    ],
)
def test_each_item_is_a_paragraph(words: str, count: int) -> None:
    assert len(paragraphs(words)) == count


@pytest.mark.parametrize(
    "wrapped",
    [
        "- Rà soát các điểm cấp nước\ntrong xã.",
        "- Rà soát các\nđiểm cấp nước trong xã.",
        "-\tRà soát các điểm  cấp\n   nước trong xã.",
        "**- Rà soát các điểm** cấp\nnước trong xã.",
    ],
)
def test_a_wrap_is_closed_with_one_space(wrapped: str) -> None:
    assert paragraphs(WRAPPED + wrapped + "\n\n" + WRAPPED)[1] == "- Rà soát các điểm cấp nước trong xã."


def test_names_in_capitals_are_joined_to_the_sentence_above_in_a_wrapped_file() -> None:
    words = WRAPPED + "- Sở Nội vụ chủ trì, phối hợp với\nSở Tài chính cấp kinh phí.\n\n" + WRAPPED
    assert paragraphs(words)[1] == "- Sở Nội vụ chủ trì, phối hợp với Sở Tài chính cấp kinh phí."


def test_a_wrapped_dash_inside_a_sentence_is_no_bullet() -> None:
    words = WRAPPED + "Phát triển kinh tế\n- xã hội vùng cao của tỉnh.\n\n" + WRAPPED
    assert paragraphs(words)[1] == "Phát triển kinh tế - xã hội vùng cao của tỉnh."


@pytest.mark.parametrize("page", ["2", " 2 ", "- 2 -", "Trang 2", "2/7", "\x0c2"])
def test_a_page_number_between_two_halves_of_a_sentence_is_kept_apart(page: str) -> None:
    words = f"Cấp nước sạch cho các hộ dân sống giữa\n{page}\n\nhai con suối trong mùa khô."
    found = flowed(words)
    assert [found.text] == ["Cấp nước sạch cho các hộ dân sống giữa hai con suối trong mùa khô."]
    assert [(a.kind, words[a.start : a.end]) for a in found.apart] == [("page number", page)]
    assert clean(words) == found.text


@pytest.mark.parametrize(
    "words",
    [
        "- Cấp nước cho\n\n3\n\ncác thôn vùng cao.",
        "- Cấp nước sạch cho các hộ dân ở thôn vùng\ncao xa nguồn\n\n3\n\nnước sạch.",
    ],
)
def test_a_page_number_never_ends_a_sentence_that_goes_on_in_small_letters(words: str) -> None:
    assert len(paragraphs(WRAPPED + words + "\n\n" + WRAPPED)) == 3


def test_a_page_break_after_an_open_word_is_closed() -> None:
    words = "Cấp nước sạch cho các hộ dân sống giữa\n\nhai con suối."
    assert paragraphs(words) == ["Cấp nước sạch cho các hộ dân sống giữa hai con suối."]
    assert paragraphs("Thực hiện Hiệp định giữa hai tỉnh và\n\nBộ Nội vụ") == [
        "Thực hiện Hiệp định giữa hai tỉnh và Bộ Nội vụ"
    ]


def test_a_heading_that_ends_in_tinh_does_not_go_on_in_the_paragraph_below() -> None:
    heading = "3. Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh"
    assert paragraphs(f"{heading}\n\nXây dựng phương án chở nước cho dân.")[0] == heading


def test_a_sentence_that_has_ended_does_not_go_on_behind_a_blank_line() -> None:
    assert len(paragraphs("Cấp nước sạch cho các hộ dân trong tỉnh.\n\nhai con suối.")) == 2


@pytest.mark.parametrize(
    "rule",
    [
        "-----",
        "———",
        "* * *",
        "...",
        "|---|---|",
        "_____",
    ],
)
def test_rules_are_kept_apart(rule: str) -> None:
    found = flowed(f"Cấp nước.\n{rule}\nGiữ rừng.")
    assert [found.text[x.start : x.end] for x in found.lines] == ["Cấp nước.", "Giữ rừng."]
    assert [a.kind for a in found.apart] == ["rule"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("**1.\nSở Công Thương:**", "1. Sở Công Thương:"),
        ("**2)\nSở Công Thương:**", "2) Sở Công Thương:"),
        ("[1]\nQuyết định số 71/QĐ-UBND về nước sạch.", "[1] Quyết định số 71/QĐ-UBND về nước sạch."),
        ("[12]\nQuyết định số 71/QĐ-UBND về nước sạch.", "[12] Quyết định số 71/QĐ-UBND về nước sạch."),
    ],
)
def test_a_marker_wrapped_off_its_item_is_no_page_number(words: str, said: str) -> None:
    assert paragraphs(WRAPPED + words + "\n\n" + WRAPPED)[1] == said


def test_a_part_named_in_a_sentence_may_begin_a_wrapped_line() -> None:
    words = "- Bãi bỏ các nội dung tại khoản 2\nPhần IV Phụ lục 2 đã được sửa đổi."
    assert paragraphs(WRAPPED + words + "\n\n" + WRAPPED)[1] == words.replace("\n", " ")
    assert paragraphs(WRAPPED + "Cấp nước sạch\nPhần IV\n\n" + WRAPPED)[1:3] == ["Cấp nước sạch", "Phần IV"]


def test_a_bracket_that_is_open_goes_on_behind_the_wrap() -> None:
    words = "Lắp 40 trạm đo mưa (Trong đó: Sơn Lam:\n25 trạm; Mai Giang: 15 trạm)."
    assert paragraphs(WRAPPED + words + "\n\n" + WRAPPED)[1] == words.replace("\n", " ")


@pytest.mark.parametrize("bracket", ["(Chi tiết tại Phụ lục kèm theo)", "(Có danh sách kèm theo)."])
def test_a_paragraph_in_brackets_is_its_own(bracket: str) -> None:
    first = "- Cấp nước sạch cho các thôn vùng cao."
    assert paragraphs(WRAPPED + f"{first}\n{bracket}\n\n" + WRAPPED)[1:3] == [first, bracket]


def test_a_portals_own_line_behind_the_recipients_is_a_paragraph() -> None:
    found = paragraphs(WRAPPED + "Nơi nhận:\n- Lưu: VT\nTải về văn bản\nVăn bản liên quan\n")
    assert found[-3:] == ["- Lưu: VT", "Tải về văn bản", "Văn bản liên quan"]


def test_a_number_of_a_document_is_no_page_number() -> None:
    assert "2024" in flowed("Năm\n\n2024\n\nKế hoạch").text
    assert "7 xã" in flowed("Rà soát\n\n7 xã\n\nvùng cao").text


def test_a_percentage_is_no_page_number() -> None:
    assert "70%" in flowed("Cấp nước cho ít nhất\n70%\n\n3\n\nhộ dân vùng cao.").text


def test_cells_of_a_pipe_table_are_paragraphs_with_row_and_column() -> None:
    found = flowed("| TT | Nhiệm vụ | Chủ trì |\n| --- | --- | --- |\n| 1 | Lập bản đồ | **Sở Nội vụ** |\n")
    said = [(found.text[x.start : x.end], x.cell) for x in found.lines]
    assert [words for words, _ in said] == ["TT", "Nhiệm vụ", "Chủ trì", "1", "Lập bản đồ", "Sở Nội vụ"]
    cells = [cell for _, cell in said]
    assert None not in cells
    assert [cell[2] for cell in cells if cell] == [0, 1, 2, 0, 1, 2]
    assert len({cell[:2] for cell in cells[3:] if cell}) == 1


def test_the_header_of_a_pipe_table_is_the_first_row_of_its_table() -> None:
    found = flowed("| TT | Nhiệm vụ |\n| --- | --- |\n| 1 | Lập bản đồ |\n| 2 | Trồng rừng |\n")
    assert [line.cell for line in found.lines] == [(0, row, column) for row in range(3) for column in range(2)]


def test_a_flattened_letterhead_keeps_left_and_right_apart() -> None:
    words = (
        "|\n**ỦY BAN NHÂN DÂN**\n**TỈNH SƠN LAM**\n|\n**CỘNG HÒA XÃ HỘI**\n|\n|\nSố: "
        "48/KH-UBND\n|\n*Sơn Lam,\nngày 20*\n|\n"
    )
    found = flowed(words)
    cells = {found.text[x.start : x.end]: x.cell for x in found.lines}
    assert cells["Số: 48/KH-UBND"] != cells["Sơn Lam, ngày 20"]
    assert not any("TỈNH SƠN LAM" in said and "CỘNG HÒA" in said for said in cells)


def test_bold_paragraphs_are_known() -> None:
    assert [line.bold for line in flowed("**I. Mục tiêu**\n\n- Cấp nước.").lines] == [True, False]


# ---------------------------------------------------------------- laws

WORDS = st.sampled_from(
    "Kế hoạch¦cấp nước¦sạch¦các thôn¦ở¦Sở Nội vụ¦**Sở**¦*nước*¦57\\-NQ/TW¦48/KH-UBND¦12/3¦năm 2024¦Uỷ ban¦\xa0¦\t¦(*)¦"
    "__nước__¦ngày 05/8/2020¦quý¦và¦của¦I.¦1.¦a)¦-¦+¦*¦**¦–¦2¦- 2 -¦-----¦***¦#¦## ¦: ¦;¦.¦./.¦“¦”¦\u200b¦\ufeff¦\x0c¦"
    "|¦| x |¦[...]¦…¦| a | b |¦|---|".split("¦")
)
GAPS = st.sampled_from([" ", "  ", "\n", "\n\n", "\n \n", "", "\xa0"])
drawn = st.lists(st.tuples(WORDS, GAPS), max_size=25).map(lambda parts: "".join(a + b for a, b in parts))
texts = drawn | st.text(st.sampled_from("aăâđêơưếộỷỳĐƯ ỦÝ01259/-.,;:()*|_#\\\n\n \xa0\x0c"), max_size=80)


RULE = re.compile(r"\n[-–—_=~*•.\s]+\n")


def letters(words: str) -> str:
    return "".join(c for c in words if c.isalnum())


@given(texts)
@settings(deadline=None, derandomize=True, max_examples=250)
def test_no_letter_is_lost_but_in_furniture_kept_apart(words: str) -> None:
    found = flowed(words)
    kept = words
    for apart in reversed(found.apart):
        kept = kept[: apart.start] + kept[apart.end :]
    assert letters(found.text) == letters(kept)


@given(texts)
@settings(deadline=None, derandomize=True, max_examples=250)
@example("* **Sở**  Nội\n\xa0vụ *x*")
def test_the_quote_of_a_paragraph_says_the_paragraph(words: str) -> None:
    found = flowed(words)
    for line in found.lines:
        said = found.text[line.start : line.end]
        assert said
        quote = found.quote(line.start, line.end)
        if not said.startswith("* ") and not RULE.search(quote):
            assert clean(quote) == said


def test_a_heading_mark_behind_a_heading_mark_obeys_the_law_too() -> None:
    found = flowed("# # Kế hoạch")
    assert clean(found.quote(0, len(found.text))) == found.text


def test_a_rule_between_two_halves_of_a_paragraph_is_not_said() -> None:
    found = flowed("Cấp nước sạch cho các hộ dân sống giữa\n-----\nhai con suối.")
    assert clean(found.quote(0, len(found.text))) == found.text


@given(texts)
@settings(deadline=None, derandomize=True, max_examples=250)
def test_offsets_as_read_rise_with_the_flow_and_point_to_the_same_letter(words: str) -> None:
    found = flowed(words)
    before = -1
    for at, letter in enumerate(found.text):
        start, end = found.raw(at, at + 1)
        assert 0 <= start < end <= len(words)
        if letter.isspace():
            continue
        assert words[start] == letter
        assert start > before
        before = start


@given(texts)
@settings(deadline=None, derandomize=True, max_examples=250)
def test_paragraphs_cover_the_flow_without_overlap_and_have_no_outer_space(words: str) -> None:
    found = flowed(words)
    assert "\n".join(found.text[x.start : x.end] for x in found.lines) == found.text
    assert all(found.text[x.start : x.end].strip() == found.text[x.start : x.end] for x in found.lines)
    assert "  " not in found.text
