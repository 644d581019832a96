"""The tables of phrases: what is found by them (that each row's example finds it, test_tables.py proves)."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ontology import phrases, tables
from ontology.names import folded
from ontology.phrases import NoAgency
from ontology.proofs import PROOFS
from ontology.rows import read_table

TABLES = ("action_words", "columns", "group_nouns", "labels", "no_agencies", "portal_lines", "posts", "sections")
ROWS: list[tuple[str, Any]] = [(table, row) for table in TABLES for row in read_table(table, PROOFS[table].row)]


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
