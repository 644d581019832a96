"""Tables that a portal flattened: rows and columns found again from lone pipes."""

from __future__ import annotations

import pytest
from drafting import record
from hypothesis import given
from hypothesis import strategies as st

from loaders.flat_tables import cells


def flattened(*rows: list[str]) -> list[str]:
    """The lines that a portal makes of a table."""
    lines: list[str] = []
    for row in rows:
        for cell in row:
            lines += ["|", *([cell] if cell else [])]
        lines.append("|")
    return lines


def grid(lines: list[str]) -> list[list[tuple[int, str]]]:
    """The rows of all tables: column and words of each cell."""
    rows: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for n, (table, row, column) in cells(lines).items():
        rows.setdefault((table, row), []).append((column, lines[n]))
    return list(rows.values())


HEAD = ["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"]


def words(*rows: list[str]) -> list[list[str]]:
    return [[said for _, said in row] for row in grid(flattened(*rows))]


def test_an_empty_cell_keeps_the_columns_behind_it() -> None:
    row = grid(flattened(HEAD, ["1", "Đắp đê", "", "2031"], ["2", "Nạo vét kênh", "Sở Nông nghiệp", "2032"]))[1]
    assert row == [(0, "1"), (1, "Đắp đê"), (3, "2031")]


def test_a_row_of_merged_cells_ends_before_the_next_number() -> None:
    assert words(HEAD, ["I", "ĐÊ ĐIỀU"], ["1", "Đắp đê", "Sở Nông nghiệp", "2031"], ["2", "Kè", "Sở Y tế", ""]) == [
        HEAD,
        ["I", "ĐÊ ĐIỀU"],
        ["1", "Đắp đê", "Sở Nông nghiệp", "2031"],
        ["2", "Kè", "Sở Y tế"],
    ]


def test_an_empty_last_cell_does_not_swallow_the_next_row() -> None:
    last = ["3", "Trồng rừng", "Sở Nông nghiệp", "2033"]
    assert words(HEAD, ["1", "Đắp đê", "Sở Nông nghiệp", ""], ["2", "Kè sông", "Sở Xây dựng", ""], last)[3] == last


def test_dots_for_left_out_rows_are_no_cell() -> None:
    lines = [
        *flattened(HEAD, ["1", "Đắp đê", "Sở Nông nghiệp", "2031"]),
        "…............",
        *flattened(["7", "Kè sông", "Sở Xây dựng", "2031"]),
    ]
    assert [row[0] for row in grid(lines)] == [(0, "TT"), (0, "1"), (0, "7")]


DREDGE, BANK, PLANT = (
    [number, what, "Sở Nông nghiệp", "2031"]
    for number, what in (("1", "Đắp đê"), ("7", "Kè sông"), ("9", "Trồng rừng"))
)


@pytest.mark.parametrize(
    ("group", "section"),
    [
        (["III", "RỪNG"], "Phụ lục.II.7"),
        (["III. RỪNG"], "Phụ lục.II.7"),
        (["I", "RỪNG"], "Phụ lục.7"),
        (["XXX", "RỪNG"], "Phụ lục.7"),
        (["2", "RỪNG"], "Phụ lục.7"),
    ],
)
def test_rows_behind_left_out_ones_stand_in_the_group_before_the_next(group: list[str], section: str) -> None:
    lines = [*flattened(HEAD, ["I", "ĐÊ ĐIỀU"], DREDGE), "…............", *flattened(BANK, group, PLANT)]
    tail = "\n".join(["Nơi nhận:", "- Lưu: VT.", "", "CHỦ TỊCH", "", "Tạ Minh Huấn", "", "PHỤ LỤC", "", *lines])
    found = record("I. NHIỆM VỤ", "- Rà soát các điểm cấp nước.", tail=tail)
    assert [t.section for t in found.tasks[1:3]] == ["Phụ lục.I.1", section]
    assert not found.document.complete


def test_what_stands_behind_a_full_row_is_outside_the_table() -> None:
    lines = [*flattened(HEAD, ["1", "Đắp đê", "Sở Nông nghiệp", "2031"]), "Văn bản liên quan", "|", "Tin khác", "|"]
    assert "Văn bản liên quan" not in [said for row in grid(lines) for _, said in row]


@pytest.mark.parametrize("between", [["", "Trên đây là Kế hoạch."], ["**PHỤ LỤC**", "DANH MỤC"], ["KẾ HOẠCH"]])
def test_text_between_two_tables_parts_them(between: list[str]) -> None:
    lines = [*flattened(["Số: 7/KH-UBND", "Suối Ngà, ngày 2/3/2031"]), *between, *flattened(HEAD)]
    found = cells(lines)
    assert {table for table, _, _ in found.values()} == {0, 1}
    assert not any(n in found for n, line in enumerate(lines) if line in between)


ROW = st.lists(st.sampled_from(["Đắp đê", "Sở Y tế", "2031", "nước sạch"]), min_size=3, max_size=3)


@given(st.lists(ROW, min_size=1, max_size=8))
def test_a_whole_table_comes_back(rows: list[list[str]]) -> None:
    table = [HEAD, *([str(n), *row] for n, row in enumerate(rows, 1))]
    assert words(*table) == table
