"""Tables for people: nothing is cut off, nothing in a document is mark-up, every column has one heading."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from chidao import table

ROWS: list[dict[str, Any]] = [
    {"number": "61/KH-UBND", "text": "Rà soát [bold]điểm[/bold] " + "phát sóng " * 30, "held": True},
    {"number": None, "text": "dòng một\ndòng\thai", "held": False},
]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, out: io.StringIO, columns: str = "80") -> str:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("TERM", raising=False)
    monkeypatch.setattr("sys.stdout", out)
    table.show(ROWS, ("number", "text", "held"), "Tên bảng")
    return re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())


def test_into_a_pipe_go_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO()).splitlines() == [
        "Tên bảng",
        "Số\tNội dung\tCó trong kho",
        "61/KH-UBND\t" + " ".join(ROWS[0]["text"].split()) + "\tcó",
        "\tdòng một dòng hai\tkhông",
    ]


@pytest.mark.parametrize("columns", ["48", "80", "200"])
def test_on_a_terminal_nothing_is_cut_off_and_nothing_is_mark_up(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    said = shown(monkeypatch, Terminal(), columns)
    assert said.count("ph") >= 30
    assert "…" not in said
    letters = "".join(letter for letter in said if letter.isalnum() or letter in "[]/")
    assert "[bold]" in letters
    assert max(map(len, said.splitlines())) <= int(columns)


def test_too_narrow_for_a_table_each_row_is_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    said = shown(monkeypatch, Terminal(), "30")
    assert said.startswith("Tên bảng\n\n  Số: 61/KH-UBND\n  Nội dung: Rà soát [bold]điểm[/bold] phát sóng phát")
    assert said.endswith("\n\n  Nội dung: dòng một dòng hai\n  Có trong kho: không\n")


def test_no_rows_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    table.show([], ("number",), "Văn bản")
    table.show([], ("number",))
    assert capsys.readouterr().out == "Văn bản: không có\nKhông có.\n"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (True, "có"),
        (False, "không"),
        (["a", None, "b\nc"], "a; ; b c"),
        ("legal_basis", "căn cứ"),
        ("commune", "cấp xã"),
        ("lead", "chủ trì"),
        (100, "100"),
    ],
)
def test_cells(value: object, words: str) -> None:
    assert table.cell(value) == words


@pytest.mark.parametrize(
    ("issued", "words"),
    [("2024-03-08", "08/3/2024"), ("2024-03", "3/2024"), ("2024", "2024"), (None, "không rõ ngày")],
)
def test_days(issued: str | None, words: str) -> None:
    assert table.day(issued) == words


def test_json_keeps_vietnamese_letters(capsys: pytest.CaptureFixture[str]) -> None:
    table.say({"của": ["Đ"]})
    assert capsys.readouterr().out == '{\n  "của": [\n    "Đ"\n  ]\n}\n'
