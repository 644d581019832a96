"""Every phrase of the tables is read where its row says, in an invented document made of the phrase.

Phrases with a gap (`được sửa đổi … bởi`) are tried with words in it and without.
"""

from __future__ import annotations

import pytest
from drafting import OF_PROVINCE, SON_LAM, TAIL, agency, assignees, cited, deadline, reader, record

from loaders.deadlines import on_time_line
from loaders.flow import flow
from loaders.reading.text import Text
from ontology import tables
from ontology.model import Record
from ontology.phrases import DeadlineWord, deadline_words, post_case, signing_posts
from ontology.wording import USES, as_written, phrases, wording

WORK = ("I. NHIỆM VỤ", "- Cấp nước sạch cho các thôn vùng cao trước mùa khô.")
BEFORE, BEHIND = "Quyết định số 20/QĐ-UBND ngày 02/5/2023", "Quyết định số 21/QĐ-UBND ngày 02/6/2023"


def spoken(phrase: str) -> list[str]:
    """A phrase as a document may have it."""
    return [phrase] if "…" not in phrase else [phrase.replace("…", "một số nội dung"), " ".join(phrase.split(" … "))]


# ---------------------------------------------------------------- relations

RELATIONS = [
    (row, stands, phrase)
    for row in tables.relations()
    for stands in row.stands
    for name in (row.name, *row.aliases)
    for phrase in spoken(name.removesuffix(" …"))
]


@pytest.mark.parametrize(("row", "stands", "phrase"), RELATIONS, ids=lambda p: getattr(p, "id", p))
def test_a_phrase_relates_documents_where_its_row_says(row: tables.Relation, stands: str, phrase: str) -> None:
    if stands == "opening":
        found = record(*WORK, preamble=f"{phrase} {BEHIND}, Ủy ban nhân dân ban hành Kế hoạch như sau:")
        assert [c.relation for c in found.citations] == [row.record]
    elif stands == "between":
        found = record(*WORK, preamble=f"Căn cứ {BEFORE} {phrase} {BEHIND}, Ủy ban nhân dân ban hành Kế hoạch:")
        ends = [(k.from_.number, k.relation, k.to.number) for k in found.links]
        forth = ("20/QĐ-UBND", row.record, "21/QĐ-UBND")
        assert ends == [forth[::-1] if row.direction == "in" else forth]
    else:
        found = record("Điều 1. Cấp nước sạch.", f"Điều 2. Quyết định này {phrase} {BEHIND}.", kind="QUYẾT ĐỊNH")
        assert [(c.relation, c.to.number) for c in found.changes] == [(row.record, "21/QĐ-UBND")]


def test_a_row_that_relates_documents_says_where_it_stands_and_no_other_does() -> None:
    assert {r.id for r in tables.relations() if r.stands} == {
        r.id for r in tables.relations() if r.record not in ("", "cites")
    }


# ---------------------------------------------------------------- parts in a task

# A task in which a phrase has each part, and who must do it then.
SAID = {
    "ask": ("{} Sở Nội vụ lập danh sách hộ nghèo.", ["lead? Sở Nội vụ"]),
    "give": ("{} Sở Nội vụ lập danh sách hộ nghèo.", ["lead Sở Nội vụ"]),
    "lead": ("Hội nghị tổng kết vào tháng cuối năm Sở Nội vụ {} việc mời khách.", ["lead Sở Nội vụ"]),
    "coordinate": ("Sở Nội vụ lập danh sách, {} với Sở Y tế.", ["lead Sở Nội vụ", "coordinate Sở Y tế"]),
    "direct": ("Sở Nội vụ {} Sở Y tế lập danh sách.", ["lead Sở Nội vụ", "coordinate Sở Y tế"]),
    "guide": ("Tỉnh ủy {} Sở Y tế lập danh sách.", ["lead Tỉnh ủy", "coordinate Sở Y tế"]),
}
ROLES = [(row, phrase) for row in tables.roles() for phrase in (row.name, *row.aliases) if row.part != "via"]


@pytest.mark.parametrize(("row", "phrase"), ROLES, ids=lambda p: getattr(p, "id", p))
def test_a_phrase_gives_the_part_that_its_row_says(row: tables.Role, phrase: str) -> None:
    task, who = SAID[row.part]
    found = record(
        "IV. TỔ CHỨC THỰC HIỆN", "1. " + task.format(phrase[:1].upper() + phrase[1:] if task[0] == "{" else phrase)
    )
    assert assignees(found) == [f"{name} @ {SON_LAM}" for name in who]


# ---------------------------------------------------------------- signatures


@pytest.mark.parametrize("mark", [mark for row in tables.sign_modes() for mark in (row.name, *row.aliases)])
def test_a_mark_of_authority_is_read_before_a_signature(mark: str) -> None:
    (signatory,) = record(*WORK, tail=f"Nơi nhận:\n- Lưu: VT.\n\n{mark} GIÁM ĐỐC\n\nTạ Minh Huấn").document.signatories
    assert signatory.authority == f"{mark} GIÁM ĐỐC"


@pytest.mark.parametrize("post", signing_posts())
def test_a_post_is_read_above_a_signature(post: str) -> None:
    (signatory,) = record(*WORK, tail=f"Nơi nhận:\n- Lưu: VT.\n\n{post}\n\nTạ Minh Huấn").document.signatories
    assert signatory.position == post_case(post) and signatory.position.upper() == post


# ---------------------------------------------------------------- deadlines

DEADLINES = [
    (row, words)
    for kind in ("before", "recurring", "also", "none")
    for row in deadline_words(kind)
    for words in phrases([row])
]


@pytest.mark.parametrize(("row", "words"), DEADLINES, ids=lambda p: getattr(p, "id", p))
def test_a_word_of_deadlines_is_read_as_its_row_says(row: DeadlineWord, words: str) -> None:
    recurs = f"recurring {row.every}"
    line, said = {
        "before": (f"{words} ngày 30/6/2024", ["before 2024-06-30"]),
        "recurring": (words, [recurs]),
        "also": (f"hằng tuần và {words}", ["recurring week", recurs]),
        "none": (f"{words} đến năm 2045", []),
    }[row.kind]
    assert [deadline(timed.deadline) for timed in on_time_line(line, 0, len(line), None)] == said


# ---------------------------------------------------------------- the small words around phrases


def test_every_use_has_words() -> None:
    assert [use for use in USES if not wording(use)] == []


# ---------------------------------------------------------------- names of agencies, groups and lists of them


def said(use: str) -> list[tuple[str, str]]:
    return [(use, phrase) for phrase in wording(use)]


def capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


def listed(words: str) -> list[str]:
    found = reader(words, OF_PROVINCE)
    return [agency(a) for a in found.agencies(found.several(0, len(words))[0])]


# A list of agencies with a phrase in it, and the agencies read there ({} is the phrase, {C} in a capital).
NAMES = {
    "always several": ("{} cấp nước sạch rà soát", ["*{} cấp nước sạch"]),
    "Party body in a body": ("{C} Sở Nội vụ", ["{C} Sở Nội vụ @ tỉnh Sơn Lam"]),
    "end of a central name": ("Hội đồng Nước sạch {}", ["Hội đồng Nước sạch {}"]),
    "holds an action word": ("các doanh nghiệp {} báo cáo", ["*các doanh nghiệp {}"]),
    "concerned without article": (
        "Sở Y tế, {} có liên quan",
        ["Sở Y tế @ tỉnh Sơn Lam", "*{} có liên quan @ tỉnh Sơn Lam"],
    ),
}


@pytest.mark.parametrize(("use", "phrase"), [pair for use in NAMES for pair in said(use)])
def test_a_phrase_goes_on_with_a_name_as_its_use_says(use: str, phrase: str) -> None:
    words, names = NAMES[use]
    assert listed(words.format(phrase, C=capital(phrase))) == [n.format(phrase, C=capital(phrase)) for n in names]


@pytest.mark.parametrize("phrase", wording("scope of a group"))
def test_a_scope_is_part_of_the_name_of_a_group(phrase: str) -> None:
    (name,) = listed(f"các cơ quan liên quan {phrase} rà soát")
    assert name.partition(" @")[0] == f"*các cơ quan liên quan {phrase}"


@pytest.mark.parametrize("phrase", wording("group of no place"))
def test_some_groups_are_of_no_place(phrase: str) -> None:
    name = f"các {phrase}" if phrase.startswith("tổ chức") else f"các đơn vị {phrase}"
    assert listed(f"{name} rà soát") == [f"*{name}"]


@pytest.mark.parametrize("phrase", sorted({*wording("no noun behind a noun")} - {"báo", "cấp", "cơ sở"}))
def test_a_noun_of_doing_or_of_places_right_behind_a_noun_is_no_part_of_the_group(phrase: str) -> None:
    (name,) = listed(f"các đoàn thể {phrase}")
    assert name.startswith("*các đoàn thể @")


@pytest.mark.parametrize("given", wording("before an inner unit"))
@pytest.mark.parametrize("unit", wording("inner unit"))
def test_an_inner_unit_is_read_behind_what_gives_it_work(unit: str, given: str) -> None:
    words = f"Việc {given} {unit} Văn thư rà soát."
    found = reader(words, OF_PROVINCE)
    assert [m.name for m in found.anywhere(0, len(words))] == [f"{unit} Văn thư"]


# A line of recipients with a phrase in it, and the bodies read there.
LINES = {
    "head of a list": ("Các {}: Nước sạch, Cây xanh", ["{C} Nước sạch", "{C} Cây xanh"]),
    "beside the head of a list": ("Các Bộ, {}: Y tế, Nội vụ", ["Bộ Y tế", "Bộ Nội vụ"]),
    "office of officers": ("{C} Hội Cây xanh: CT, các PCT", ["Chủ tịch Hội Cây xanh", "các Phó Chủ tịch Hội Cây xanh"]),
    "part before its body": ("{C} Nước sạch, Bộ Y tế", ["{C} Nước sạch"]),
    "part in brackets": ("Bộ Y tế ({C} Nước sạch)", ["{C} Nước sạch"]),
    "shares places": ("{C}, Đảng ủy các xã", ["{C} các xã", "Đảng ủy các xã"]),
}


@pytest.mark.parametrize(("use", "phrase"), [pair for use in LINES for pair in said(use)])
def test_a_phrase_parts_a_line_of_recipients_as_its_use_says(use: str, phrase: str) -> None:
    line, names = LINES[use]
    found = record(*WORK, tail=f"Nơi nhận:\n- {line.format(phrase, C=capital(phrase))};\n- Lưu: VT.\n")
    expected = dict.fromkeys(n.format(phrase, C=capital(phrase)).casefold() for n in names)
    assert [r.agency.name.casefold() for r in found.recipients] == list(expected)


@pytest.mark.parametrize("phrase", wording("theme of a heading"))
def test_a_theme_is_nobody(phrase: str) -> None:
    assert assignees(record("II. NỘI DUNG", f"1. {capital(phrase)} vùng cao", WORK[1])) == []


@pytest.mark.parametrize("phrase", wording("duty at the end of a heading"))
def test_a_duty_ends_the_name_in_a_heading(phrase: str) -> None:
    heading = f"1. Các chủ đầu tư xây dựng trạm bơm {phrase}"
    assert assignees(record("IV. TỔ CHỨC THỰC HIỆN", heading, WORK[1])) == ["lead *Các chủ đầu tư xây dựng trạm bơm"]


@pytest.mark.parametrize("phrase", wording("obliges in an article"))
def test_an_article_names_those_before_what_obliges_them(phrase: str) -> None:
    order = f"Điều 1. Giám đốc Sở Nội vụ {phrase} này lập danh sách hộ nghèo."
    found = record(order, kind="QUYẾT ĐỊNH", tail="Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.\n")
    assert [agency(r.agency) for r in found.recipients] == [f"Giám đốc Sở Nội vụ @ {SON_LAM}"]


def each(use: str) -> pytest.MarkDecorator:
    """A test for each phrase of a use."""
    return pytest.mark.parametrize("words", [said for name in as_written(use) for said in spoken(name)])


def work(line: str, **parts: str) -> Record:
    return record("II. NHIỆM VỤ", f"- {line}", **parts)


def relates(preamble: str) -> list[str]:
    return [cited(c) for c in record(*WORK, preamble=preamble).citations]


@each("part of a document")
def test_a_part_of_a_document_may_stand_between_a_word_and_its_name(words: str) -> None:
    assert relates(f"Căn cứ {words} 2 {BEHIND};") == ["legal_basis 21/QĐ-UBND"]
    assert relates(f"Căn cứ quy định tại {words} 2 {BEHIND};") == ["legal_basis 21/QĐ-UBND"]


@each("opens a title")
def test_a_list_goes_on_behind_a_title(words: str) -> None:
    listed = ["legal_basis 20/QĐ-UBND", "legal_basis 21/QĐ-UBND"]
    assert relates(f"Căn cứ {BEFORE} {words} cấp nước và {BEHIND};") == listed


@each("title of another in front")
def test_a_plan_issued_by_another_is_not_this_one(words: str) -> None:
    preamble = f"Căn cứ {BEFORE} {words} ban hành Kế hoạch thực hiện {BEHIND};"
    assert relates(preamble) == ["legal_basis 20/QĐ-UBND", "cites 21/QĐ-UBND"]


@each("behind the title of a law")
def test_the_title_of_a_law_ends_before_what_is_said_of_it(words: str) -> None:
    assert [c.act.title for c in work(f"Phổ biến Luật Suối nguồn {words} Nhân dân.").citations] == ["Luật Suối nguồn"]


@each("joined to a law")
def test_the_title_of_a_law_ends_before_what_is_joined_to_it(words: str) -> None:
    assert work(f"Phổ biến Luật Suối nguồn và {words} khác.").citations[0].act.title == "Luật Suối nguồn"


@each("named without a number")
def test_what_has_a_name_and_no_number_is_named(words: str) -> None:
    assert [n.title for n in work(f"Triển khai {words} cấp nước sạch vùng cao.").named] == [
        f"{words} cấp nước sạch vùng cao"
    ]


@each("behind a name without a number")
def test_a_name_without_a_number_ends(words: str) -> None:
    line = f"Triển khai Đề án cấp nước sạch vùng cao {words} 2031."
    assert [n.title for n in work(line).named] == ["Đề án cấp nước sạch vùng cao"]


def aimed(line: str) -> list[object]:
    return [target.value for target in record("II. MỤC TIÊU", f"- {line}").targets]


@each("opens a clause of aims")
def test_a_clause_of_aims_begins(words: str) -> None:
    assert aimed(f"80% hộ dân có nước sạch, {words} thất thoát dưới 15%.") == [80, 15]


@each("change by an amount")
def test_a_change_is_an_aim_of_its_own(words: str) -> None:
    assert aimed(f"80% hộ dân có nước sạch, {words} 15% lượng nước.") == [80, 15]


@each("change to an amount")
def test_what_an_amount_changes_to_is_the_aim(words: str) -> None:
    assert aimed(f"Đưa số hộ thiếu nước từ 30% {words} 15%.") == [15]


@each("no work behind what recurs")
def test_what_recurs_before_a_noun_is_no_deadline(words: str) -> None:
    assert work(f"Hằng năm {words} các thôn rà soát điểm cấp nước.").tasks[0].deadlines == ()


@each("tells of the state")
def test_what_tells_of_the_state_of_things_is_no_task(words: str) -> None:
    line = f"{words[:1].upper()}{words[1:]}, nhiều thôn còn thiếu nước sạch."
    assert [t.text for t in record(*WORK, line).tasks] == [WORK[1].removeprefix("- ")]


@each("no paragraph ends on")
def test_a_paragraph_goes_on_behind_an_open_word(words: str) -> None:
    line = f"Cấp nước sạch cho các hộ dân sống {words}"
    assert flow(Text("invented.txt", f"{line}\n\nBộ Nội vụ")).text == f"{line} Bộ Nội vụ"


@each("carried with a document")
def test_a_type_that_is_carried_with_a_document_is_a_part(words: str) -> None:
    found = record("Điều 1. Cấp nước sạch.", tail=f"{TAIL}\n\n{words.upper()}\n\nCấp nước", kind="QUYẾT ĐỊNH")
    assert [part.type for part in found.document.parts] == [words]


@each("carried without a type")
def test_what_is_carried_without_a_type_is_a_part(words: str) -> None:
    found = record(*WORK, tail=f"{TAIL}\n\n{words.upper()} CẤP NƯỚC\n\nCấp nước")
    assert [part.type for part in found.document.parts] == [words]
