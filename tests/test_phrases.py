"""Every row of the tables of phrases proves itself: its example finds it, in the field or kind that it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from ontology import phrases, tables
from ontology.names import folded
from ontology.phrases import ActionWord, Column, GroupNoun, Label, NoAgency, PortalLine, Post, SectionWord
from ontology.rows import read_table


def _words(one_of: str, example: str) -> list[str]:
    """All words of a pattern that stand alone in the example."""
    return [m.group() for m in re.finditer(rf"(?<!\w)(?:{one_of})(?!\w)", folded(example))]


def _action(row: ActionWord) -> bool:
    """The agency in front has ended at this word, and the word is the longest there."""
    longest = max((w for w in phrases.action_words() if folded(row.example).endswith(" " + w)), key=len)
    return longest == folded(row.name)


def _noun(row: GroupNoun) -> bool:
    return folded(row.name) in _words(phrases.group_nouns(), row.example)


def _post(row: Post) -> bool:
    if "name" not in row.stands:
        return row.name.upper() in row.example
    match = phrases.posts().match(folded(row.example))
    return match is not None and match.group().removeprefix("các ") in {folded(n) for n in (row.name, *row.aliases)}


def _no_agency(row: NoAgency) -> bool:
    return folded(row.example).startswith(folded(row.name)) and not phrases.agency_heads().match(folded(row.example))


def _section(row: SectionWord) -> bool:
    pattern, kinds = phrases.section_words()
    match = pattern.search(folded(row.example))
    return match is not None and match.group() == folded(row.name) and kinds[match.group()] == row.kind


def _label(row: Label) -> bool:
    found = [phrases.labels().match(folded(f"{words}: Sở Nội vụ.")) for words in (row.name, *row.aliases)]
    return phrases.labels().search(folded(row.example)) is not None and all(
        m is not None and phrases.label_field(m) == row.field for m in found
    )


def _column(row: Column) -> bool:
    return phrases.columns()[folded(row.example)] == row.field


def _portal_line(row: PortalLine) -> bool:
    match = phrases.portal_lines().match(folded(row.example))
    return match is not None and match["name"] == folded(row.name)


TABLES: dict[str, tuple[type[Any], Callable[[Any], bool]]] = {
    "action_words": (ActionWord, _action),
    "columns": (Column, _column),
    "group_nouns": (GroupNoun, _noun),
    "labels": (Label, _label),
    "no_agencies": (NoAgency, _no_agency),
    "portal_lines": (PortalLine, _portal_line),
    "posts": (Post, _post),
    "sections": (SectionWord, _section),
}
ROWS: list[tuple[str, Any]] = [(table, row) for table, (kind, _) in TABLES.items() for row in read_table(table, kind)]


@pytest.mark.parametrize(("table", "row"), ROWS, ids=[f"{table}-{row.id}" for table, row in ROWS])
def test_the_example_finds_its_row(table: str, row: Any) -> None:
    assert TABLES[table][1](row), row.example


@pytest.mark.parametrize("table", sorted(TABLES))
def test_rows_are_sorted_by_id_and_no_name_stands_twice(table: str) -> None:
    """That ids are sorted and unique in all tables, test_tables.py proves of the files; here of what is read."""
    rows: list[Any] = [row for name, row in ROWS if name == table]
    assert [row.id for row in rows] == sorted({row.id for row in rows})
    names = [name for row in rows for name in {folded(n) for n in (row.name, *getattr(row, "aliases", ()))}]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("các P. CVP", "các Phó Chánh Văn phòng"),
        ("PCT", "Phó Chủ tịch"),
        ("các PCT", "các Phó Chủ tịch"),
        ("CVP", "Chánh Văn phòng"),
        ("CT", "Chủ tịch"),
        ("Chủ tịch", "Chủ tịch"),
        ("đồng chí Bí thư", "đồng chí Bí thư"),
    ],
)
def test_a_post_is_written_out(words: str, name: str) -> None:
    assert phrases.post_name(words) == name


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("Sở Nội vụ", True),
        ("Ban Quản lý rừng", True),
        ("Ban hành kế hoạch", False),
        ("Tổ chức tập huấn", False),
        ("Báo cáo kết quả", False),
        ("Hội nghị tổng kết", False),
        ("Sởi", False),
    ],
)
def test_an_agency_begins_with_its_head_word_and_not_with_what_only_looks_like_one(words: str, begins: bool) -> None:
    assert (phrases.agency_heads().match(folded(words)) is not None) is begins


@pytest.mark.parametrize(
    ("head", "level"), [("sở", "province"), ("bộ", "central"), ("phòng", "district"), ("trung tâm", None)]
)
def test_a_head_word_tells_the_level_where_it_has_one(head: str, level: str | None) -> None:
    assert phrases.head_level(head) == level


def test_every_row_of_no_agencies_hides_what_would_be_read_as_an_agency() -> None:
    heads = re.compile(rf"(?:{'|'.join(re.escape(folded(row.name)) for row in tables.agency_heads())})(?!\w)")
    idle = [row.name for row in read_table("no_agencies", NoAgency) if not heads.match(folded(row.example))]
    assert idle == []


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Đơn vị thực hiện: X", "lead"),
        ("Các đơn vị phối hợp : X", "coordinate"),
        ("đơn vị chủ trì:X", "lead"),
        ("Cơ quan chủ trì tham mưu thực hiện: X", "lead"),
        ("Đơn vị phối hợp thực hiện: X", "coordinate"),
        ("Cơ quan, đơn vị phối hợp thực hiện: X", "coordinate"),
        ("Thời gian dự kiến hoàn thành: X", "time"),
        ("Sản phẩm dự kiến: X", "product"),
        ("Nội dung: X", "content"),
    ],
)
def test_labels_are_found_however_they_are_put_together(words: str, field: str) -> None:
    match = phrases.labels().match(folded(words))
    assert match is not None
    assert phrases.label_field(match) == field


@pytest.mark.parametrize(
    "words", ["Đơn vị thực hiện báo cáo: X", "Đơn vị thực hiện", "Thời gian qua: X", "Kế hoạch: X"]
)
def test_words_without_a_colon_or_with_more_than_a_label_are_none(words: str) -> None:
    assert phrases.labels().match(folded(words)) is None
