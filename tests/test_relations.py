"""How a document stands to those it names, and what it says of two others."""

from __future__ import annotations

import pytest
from drafting import CENTRE, DISTRICT, PARTY, PREAMBLE, TITLE, cited, link, record
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.model import Record

WORK = ("I. NHIỆM VỤ", "- Cấp nước sạch cho các thôn vùng cao trước mùa khô.")
BASIS = "Kế hoạch số 112-KH/TU ngày 26/02/2024 của Ban Thường vụ Tỉnh ủy"
CONCLUSION = "Kết luận số 915-KL/TW ngày 12/01/2024 của Bộ Chính trị"
ISSUES = "UBND tỉnh ban hành Kế hoạch như sau:"


def said(preamble: str = PREAMBLE, title: str = TITLE, *body: str, **parts: str) -> list[str]:
    """What a document with this preamble says of each document that it names."""
    return [cited(c) for c in record(*(body or WORK), title=title, preamble=preamble, **parts).citations]


def links(preamble: str, title: str = TITLE, **parts: str) -> list[str]:
    return [link(k) for k in record(*WORK, title=title, preamble=preamble, **parts).links]


# ---------------------------------------------------------------- this document's own relations


@pytest.mark.parametrize(
    "word",
    [
        "Thực hiện",
        "Triển khai",
        "Triển khai thực hiện",
        "Cụ thể hóa",
        "Cụ thể hoá",
        "Thi hành",
        "Tổ chức triển khai thực hiện",
        "Để triển khai thực hiện",
        "Nhằm thực hiện có hiệu quả",
        "THỰC HIỆN",
        "**Thực hiện**",
    ],
)
def test_what_is_named_right_after_carrying_out_is_implemented(word: str) -> None:
    assert said(f"{word} {BASIS}, {ISSUES}") == ["implements 112-KH/TU"]


@pytest.mark.parametrize("word", ["Căn cứ", "Căn cứ vào", "Theo", "Xét", "Trên cơ sở", "CĂN CỨ", "*Căn cứ*"])
def test_what_is_named_right_after_a_word_of_grounds_is_a_legal_basis(word: str) -> None:
    assert said(f"{word} {BASIS}, {ISSUES}") == ["legal_basis 112-KH/TU"]


def test_what_is_named_anywhere_else_is_cited() -> None:
    body = ("I. NHIỆM VỤ", f"- Quán triệt {CONCLUSION} trong các thôn, bản vùng cao.")
    assert said(PREAMBLE, TITLE, *body) == ["cites 915-KL/TW"]


@pytest.mark.parametrize(
    "preamble",
    [
        f"Xét đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 06/TTr-STC ngày 08/01/2024, {ISSUES}",
        f"Theo đề nghị của Sở Tài chính tại Công văn số 99/STC-NS ngày 08/01/2024; {ISSUES}",
    ],
)
def test_what_the_word_of_grounds_does_not_govern_directly_is_cited(preamble: str) -> None:
    (relation,) = {line.split()[0] for line in said(preamble)}
    assert relation == "cites"


@pytest.mark.parametrize(
    "preamble",
    [
        f"Căn cứ Luật Lâm nghiệp ngày 15/11/2017;\n\nCăn cứ {BASIS};\n\n{ISSUES}",
        f"Căn cứ Luật Lâm nghiệp ngày 15/11/2017; {BASIS}; {ISSUES}",
        f"Căn cứ Luật Lâm nghiệp ngày 15/11/2017 và {BASIS}, {ISSUES}",
        f"Căn cứ:\n\n- Luật Lâm nghiệp ngày 15/11/2017;\n\n- {BASIS}.\n\n{ISSUES}",
        f"*Căn cứ Luật Lâm nghiệp ngày\n15/11/2017;*\n\n*Căn cứ {BASIS};*\n\n{ISSUES}",
    ],
)
def test_all_names_of_a_list_under_one_word_have_its_relation(preamble: str) -> None:
    assert said(preamble) == ["legal_basis Luật Lâm nghiệp", "legal_basis 112-KH/TU"]


@pytest.mark.parametrize("mark", ["; ", ". ", ", "])
def test_clauses_of_a_preamble_in_one_paragraph_have_each_its_own_word(mark: str) -> None:
    preamble = f"Căn cứ Luật Lâm nghiệp{mark}Căn cứ {BASIS} về nước sạch{mark}Thực hiện {CONCLUSION}, {ISSUES}"
    assert said(preamble) == ["legal_basis Luật Lâm nghiệp", "legal_basis 112-KH/TU", "implements 915-KL/TW"]


OTHER = "Kế hoạch số 20/KH-UBND ngày 01/12/2023 của UBND tỉnh"


@pytest.mark.parametrize(
    "words",
    [
        f"{BASIS} về cấp nước vùng cao; {OTHER} về giữ rừng và {CONCLUSION}",
        f"{BASIS} về cấp nước vùng cao, {OTHER} ban hành quy định về giữ rừng, {CONCLUSION}",
        f"{BASIS} về cấp nước vùng cao và giữ rừng; {OTHER} và {CONCLUSION}",
    ],
)
def test_a_list_goes_on_behind_the_titles_of_its_names(words: str) -> None:
    assert said(f"Căn cứ {words}; {ISSUES}") == [
        "legal_basis 112-KH/TU",
        "legal_basis 20/KH-UBND",
        "legal_basis 915-KL/TW",
    ]


def test_numbers_under_one_type_share_the_relation() -> None:
    words = "các Công điện: số 7/CĐ-UBND ngày 02/3/2024, số 8/CĐ-UBND ngày 04/3/2024 của UBND tỉnh"
    assert said(f"Thực hiện {words} về phòng, chống hạn, {ISSUES}") == ["implements 7/CĐ-UBND", "implements 8/CĐ-UBND"]


def test_names_with_titles_between_them_are_a_list_too() -> None:
    preamble = f"Thực hiện {CONCLUSION} về nước sạch nông thôn; {BASIS} về cấp nước vùng cao, {ISSUES}"
    assert said(preamble) == ["implements 915-KL/TW", "implements 112-KH/TU"]


def test_a_name_nested_in_the_title_of_another_is_only_cited() -> None:
    assert said(f"Thực hiện {BASIS} về thực hiện {CONCLUSION}, {ISSUES}") == ["implements 112-KH/TU", "cites 915-KL/TW"]
    assert said(f"Căn cứ {BASIS} triển khai {CONCLUSION}, {ISSUES}") == ["legal_basis 112-KH/TU", "cites 915-KL/TW"]


@pytest.mark.parametrize(
    "title",
    [
        f"Triển khai {BASIS} về nước sạch",
        f"Thực hiện {BASIS}",
        f"Triển khai thực hiện {BASIS} trên địa bàn tỉnh",
        f"TRIỂN KHAI THỰC HIỆN {BASIS.upper()}",
        f"Về việc triển khai thực hiện {BASIS}",
        f"Cụ thể hóa {BASIS}",
    ],
)
def test_what_the_title_carries_out_is_implemented(title: str) -> None:
    assert [line.upper() for line in said(PREAMBLE, title)] == ["IMPLEMENTS 112-KH/TU"]


def test_the_strongest_relation_holds() -> None:
    """Căn cứ in the preamble, Triển khai in the title."""
    assert said(f"Căn cứ {BASIS}, {ISSUES}", f"Triển khai {BASIS}") == ["implements 112-KH/TU"]
    body = ("I. NHIỆM VỤ", f"- Sơ kết {BASIS} trong các thôn, bản vùng cao.")
    assert said(f"Căn cứ {BASIS}, {ISSUES}", TITLE, *body) == ["legal_basis 112-KH/TU"]


def test_title_and_preamble_may_name_different_parents() -> None:
    preamble = (
        "Thực hiện Kế hoạch số 48/KH-UBND ngày 20/3/2024 của UBND tỉnh Sơn Lam về triển khai "
        f"{BASIS}, UBND huyện ban hành Kế hoạch:"
    )
    assert said(preamble, f"Triển khai {BASIS}", head=DISTRICT) == ["implements 112-KH/TU", "implements 48/KH-UBND"]


@pytest.mark.parametrize(
    "preamble",
    [
        f"UBND tỉnh ban hành Kế hoạch triển khai thực hiện {BASIS} như sau:",
        f"Từ tình hình trên, UBND tỉnh xây dựng Kế hoạch thực hiện {BASIS} như sau:",
    ],
)
def test_what_the_issued_plan_carries_out_is_implemented(preamble: str) -> None:
    assert said(preamble) == ["implements 112-KH/TU"]


@pytest.mark.parametrize(
    "words",
    [
        f"{BASIS} về ban hành Kế hoạch triển khai thực hiện {CONCLUSION}",
        f"{BASIS} về việc ban hành Kế hoạch thực hiện {CONCLUSION}",
    ],
)
def test_a_plan_that_the_title_of_another_issues_is_not_this_one(words: str) -> None:
    assert said(f"Căn cứ {words}; {ISSUES}") == ["legal_basis 112-KH/TU", "cites 915-KL/TW"]


def test_a_party_conclusion_implements_the_resolution_before_it() -> None:
    preamble = (
        "Thực hiện Nghị quyết số 852-NQ/TW, ngày 20/9/2021 của Bộ Chính trị về chuyển đổi số, "
        "Ban Thường vụ Tỉnh ủy yêu cầu:"
    )
    assert said(preamble, head=PARTY) == ["implements 852-NQ/TW"]


# ---------------------------------------------------------------- between two others


@pytest.mark.parametrize(
    ("between", "relation"),
    [
        ("thực hiện", "implements"),
        ("triển khai", "implements"),
        ("về triển khai", "implements"),
        ("về việc triển khai thực hiện", "implements"),
        ("cụ thể hóa", "implements"),
        ("sửa đổi, bổ sung một số điều của", "amends"),
        ("về sửa đổi, bổ sung", "amends"),
        ("sửa đổi khoản 2 Điều 5", "amends"),
        ("thay thế", "replaces"),
        ("bãi bỏ", "repeals"),
        ("quy định chi tiết thi hành", "details"),
        ("hướng dẫn thực hiện", "details"),
        ("quy định chi tiết và hướng dẫn thi hành một số điều của", "details"),
        ("ban hành", "promulgates"),
        ("phê duyệt", "approves"),
    ],
)
def test_the_words_between_two_names_say_how_they_stand(between: str, relation: str) -> None:
    preamble = (
        f"Căn cứ Quyết định số 21/QĐ-UBND ngày 02/01/2024 của UBND tỉnh {between} Kế hoạch số "
        f"20/KH-UBND ngày 01/12/2023 của UBND tỉnh; {ISSUES}"
    )
    assert links(preamble) == [f"21/QĐ-UBND {relation} 20/KH-UBND"]


@pytest.mark.parametrize(
    ("between", "relation"),
    [
        ("được sửa đổi, bổ sung bởi", "amends"),
        ("đã được sửa đổi, bổ sung tại", "amends"),
        ("được thay thế bởi", "replaces"),
        ("được sửa đổi bởi", "amends"),
    ],
)
def test_in_the_passive_the_later_act_is_the_second(between: str, relation: str) -> None:
    preamble = (
        f"Căn cứ Quyết định số 20/QĐ-UBND ngày 02/01/2023 của UBND tỉnh {between} Quyết định số "
        f"21/QĐ-UBND ngày 02/01/2024 của UBND tỉnh; {ISSUES}"
    )
    assert links(preamble) == [f"21/QĐ-UBND {relation} 20/QĐ-UBND"]


def test_titles_nested_three_deep_are_two_links() -> None:
    preamble = (
        "Căn cứ Kế hoạch số 48/KH-UBND ngày 20/3/2024 của UBND tỉnh Sơn Lam về triển khai "
        f"{BASIS} về thực hiện {CONCLUSION}, UBND huyện ban hành Kế hoạch:"
    )
    assert links(preamble, head=DISTRICT) == ["48/KH-UBND implements 112-KH/TU", "112-KH/TU implements 915-KL/TW"]


@pytest.mark.parametrize("joint", [" và ", ", "])
def test_two_that_carry_out_one_are_two_links(joint: str) -> None:
    preamble = (
        f"Căn cứ Kế hoạch số 20/KH-UBND ngày 01/12/2023{joint}Kế hoạch số 21/KH-UBND ngày "
        f"02/01/2024 thực hiện {CONCLUSION}, {ISSUES}"
    )
    assert links(preamble) == ["20/KH-UBND implements 915-KL/TW", "21/KH-UBND implements 915-KL/TW"]


@pytest.mark.parametrize("joint", [" và ", ", "])
def test_one_that_carries_out_two_is_two_links(joint: str) -> None:
    preamble = (
        f"Căn cứ Kế hoạch số 20/KH-UBND ngày 01/12/2023 thực hiện {CONCLUSION}{joint}Nghị quyết số "
        f"852-NQ/TW ngày 20/9/2021, {ISSUES}"
    )
    assert links(preamble) == ["20/KH-UBND implements 915-KL/TW", "20/KH-UBND implements 852-NQ/TW"]


def test_what_is_joined_behind_a_passive_is_no_link() -> None:
    preamble = (
        f"Căn cứ Quyết định số 20/QĐ-UBND ngày 02/01/2023 được thay thế bởi Quyết định số 21/QĐ-UBND ngày "
        f"02/01/2024 và {CONCLUSION}, {ISSUES}"
    )
    assert links(preamble) == ["21/QĐ-UBND replaces 20/QĐ-UBND"]


@pytest.mark.parametrize(
    "between",
    [
        "về thực hiện Chương trình hành động của Chính phủ về thực hiện",
        "triển khai Kế hoạch của Ban Thường vụ Tỉnh ủy về thực hiện",
        "thực hiện Đề án cấp nước sạch nhằm thực hiện",
    ],
)
def test_what_a_programme_without_a_number_carries_out_is_not_the_first_names(between: str) -> None:
    assert links(f"Căn cứ {BASIS} {between} {CONCLUSION}, {ISSUES}") == []


def test_a_law_without_a_number_is_an_end_by_its_title() -> None:
    preamble = (
        "Căn cứ Nghị định số 972/2019/NĐ-CP ngày 05/9/2019 của Chính phủ quy định chi tiết một "
        f"số điều của Luật Lâm nghiệp; {ISSUES}"
    )
    assert links(preamble) == ["972/2019/NĐ-CP details Luật Lâm nghiệp"]


@pytest.mark.parametrize(
    "preamble",
    [
        f"Căn cứ {BASIS}; Thực hiện {CONCLUSION}, {ISSUES}",
        f"Căn cứ {BASIS}.\n\nThực hiện {CONCLUSION}, {ISSUES}",
        f"Căn cứ {BASIS} và {CONCLUSION}, {ISSUES}",
        f"Thực hiện {BASIS} về nước sạch, {ISSUES}",
    ],
)
def test_two_names_that_only_stand_beside_each_other_are_no_link(preamble: str) -> None:
    assert links(preamble) == []


def test_what_this_document_does_is_no_link() -> None:
    preamble = f"Kế hoạch số 48/KH-UBND thực hiện {CONCLUSION} được ban hành như sau:"
    assert links(preamble) == []


def test_a_link_is_named_once_with_the_words_that_say_it() -> None:
    found = record(
        *WORK,
        title=f"Triển khai {BASIS} thực hiện {CONCLUSION}",
        preamble=f"Căn cứ {BASIS} thực hiện {CONCLUSION}, {ISSUES}",
    )
    (only,) = found.links
    assert only.quote == f"{BASIS} thực hiện {CONCLUSION}"
    assert (only.from_.issued, only.to.issued) == ("2024-02-26", "2024-01-12")


# ---------------------------------------------------------------- what this document changes


def changed(*sentences: str, kind: str = "KẾ HOẠCH", head: str | None = None) -> list[tuple[str, str | None]]:
    parts: dict[str, str] = {"kind": kind} | ({"head": head} if head else {})
    found: Record = record(*WORK, *sentences, **parts)
    return [(c.relation, c.to.number) for c in found.changes]


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("Kế hoạch này thay thế Kế hoạch số 205/KH-UBND ngày 09/12/2021 của UBND tỉnh.", [("replaces", "205/KH-UBND")]),
        ("Kế hoạch này bãi bỏ Kế hoạch số 205/KH-UBND.", [("repeals", "205/KH-UBND")]),
        ("Quyết định này sửa đổi, bổ sung Quyết định số 21/QĐ-UBND.", [("amends", "21/QĐ-UBND")]),
        (
            "Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 21/QĐ-UBND ngày 02/01/2023.",
            [("replaces", "21/QĐ-UBND")],
        ),
        (
            "Kế hoạch này thay thế Kế hoạch số 205/KH-UBND và Kế hoạch số 206/KH-UBND.",
            [("replaces", "205/KH-UBND"), ("replaces", "206/KH-UBND")],
        ),
        ("Kế hoạch số 205/KH-UBND đã được thay thế.", []),
    ],
)
def test_what_this_document_does_to_an_earlier_one_is_a_change(
    sentence: str, changes: list[tuple[str, str | None]]
) -> None:
    assert changed(sentence) == changes


@pytest.mark.parametrize(
    "sentence",
    [
        "Bãi bỏ Quyết định số 21/QĐ-UBND ngày 02/01/2023.",
        "Sửa đổi, bổ sung Điều 3 Quyết định số 21/QĐ-UBND ngày 02/01/2023 như sau:",
    ],
)
def test_an_article_of_a_decision_that_changes_another_is_a_change(sentence: str) -> None:
    found = record(
        f"Điều 1. {sentence}", "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", kind="QUYẾT ĐỊNH", head=CENTRE
    )
    assert [c.to.number for c in found.changes] == ["21/QĐ-UBND"]


NAMES = st.sampled_from([BASIS, CONCLUSION, "Luật Lâm nghiệp", "Quyết định số 21/QĐ-UBND", "Kế hoạch số 48/KH-UBND"])
JOINTS = st.sampled_from(
    [
        ", ",
        "; ",
        " và ",
        " thực hiện ",
        " về triển khai ",
        " thay thế ",
        " được sửa đổi bởi ",
        " về nước sạch; ",
        ".\n\nCăn cứ ",
    ]
)


@given(st.lists(st.tuples(NAMES, JOINTS).map("".join), max_size=8).map("".join))
@settings(deadline=None, derandomize=True, max_examples=100)
def test_no_document_stands_to_itself_and_each_is_cited_once(words: str) -> None:
    found = record(*WORK, preamble=f"Thực hiện {words}{ISSUES}")
    keys = [c.act.number or c.act.title for c in found.citations]
    assert len(keys) == len(set(keys))
    assert "48/KH-UBND" not in keys
    for one in found.links:
        ends = [one.from_.number or one.from_.title, one.to.number or one.to.title]
        assert ends[0] != ends[1]
        assert set(ends) <= set(keys)
