"""docs/adding.md, followed to the letter: its rows, its plan and its commands give what it shows."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from test_docs import lines, sessions

PAGE = ROOT / "docs" / "adding.md"
# **An agency**, `my-tables/agencies.csv`. … and the block of rows behind it.
ROWS = re.compile(r"`((?:my|wrong)-tables/\w+\.csv)`(?:(?!```).)*?```csv\n(.*?)```", re.DOTALL)
PLAN = re.compile(r"`(ke-hoach\.txt)`.*?```text\n(.*?)```", re.DOTALL)
COMMAND = [sys.executable, "-c", "from chidao.cli import main; main()"]


def run(folder: Path, arguments: list[str], tables: str = "") -> tuple[int, str]:
    """A command in a process of its own, since tables are read once in each: its status and all that it prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "CHIDAO_TABLES": tables}
    done = subprocess.run([*COMMAND, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def followed(tmp_path: Path) -> Path:
    """A folder with every file of the page."""
    text = PAGE.read_text(encoding="utf-8")
    files = [*ROWS.findall(text), *PLAN.findall(text)]
    assert len(files) == text.count("```csv") + text.count("```text")
    for name, content in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_the_page_prints_what_it_shows(followed: Path) -> None:
    tables = ""
    for command, said in sessions(PAGE):
        program, *arguments = shlex.split(command)
        if program == "export":
            tables = arguments[0].removeprefix("CHIDAO_TABLES=")
            continue
        assert program == "chidao"
        status, out = run(followed, arguments, tables)
        assert status == (1 if "wrong" in command else 0), out
        printed = iter(lines(out))
        for line in lines(said):
            assert line == "…" or line in printed, f"$ {command}\ndoes not print {line!r}, but:\n{out}"


def test_without_the_rows_the_plan_is_not_understood(followed: Path) -> None:
    assert run(followed, ["load", "ke-hoach.txt"])[0] == 0
    shown = run(followed, ["show", "77/KH-UBND"])[1]
    for words in (
        "thực hiện: Nghị quyết",
        "Bản đồng thuận 05",
        "chủ trì: Tổng đài",
        "phối hợp:",
        "thời hạn:",
        "Ban Quản lý",
    ):
        assert words not in shown, words


def test_documents_are_read_again_when_a_table_has_changed(followed: Path) -> None:
    def load() -> str:
        return run(followed, ["load", "ke-hoach.txt"], "my-tables")[1]

    assert "read 1" in load()
    assert "unchanged 1" in load()
    (followed / "my-tables" / "labels.csv").unlink()
    assert "replaced 1" in load()


HEADER = "id,name,name_en,level,system,example,source"
ROW = "to-nuoc,Tổ Nước sạch,water,commune,community,Tổ Nước sạch,invented"


@pytest.mark.parametrize(
    ("name", "rows", "words"),
    [
        ("agency.csv", [HEADER, ROW], "agency.csv: no table is called so; the tables are abbreviations.csv, "),
        ("agencies.csv", ["id,name,level", ROW], "agencies.csv:1: column name_en is missing; add it"),
        ("agencies.csv", [HEADER + ",colour", ROW + ",red"], "agencies.csv:1: no column is called 'colour'"),
        ("agencies.csv", [HEADER.replace(",", ";"), ROW], "the columns, with commas, are id,name,name_en"),
        ("agencies.csv", [HEADER, ROW + ",more"], "agencies.csv:2: 8 cells; it must have 7"),
        ("agencies.csv", [HEADER, "", ROW, ROW], "agencies.csv:4: column id: 'to-nuoc' stands in my/agencies.csv:3"),
        ("agencies.csv", [HEADER, ROW.replace("Tổ Nước sạch,inv", "Nước,inv")], "does not find the row"),
        ("agencies.csv", [HEADER + ",parent", ROW + ",nobody"], "agencies.csv has no row 'nobody'"),
        ("agencies.csv", [HEADER, ROW.replace("Tổ Nước sạch", "Ủy ban nhân dân")], "'Ủy ban nhân dân' is row 'ubnd-xa"),
        ("agencies.csv", [HEADER + ",start,end", ROW + ",2025-02-01,2025-01-01"], "2025-01-01 is before start"),
        ("succession.csv", ["id"], "rows of this table cannot be added"),
        ("places.csv", ["id,name,kind,level,parents,example,source", "9,xã Khe,xã,commune,8,xã Khe,x"], "no row '8'"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_refused_with_its_file_and_line(
    tmp_path: Path, name: str, rows: list[str], words: str
) -> None:
    (tmp_path / "my").mkdir()
    (tmp_path / "my" / name).write_text("\n".join(rows), encoding="utf-8")
    status, out = run(tmp_path, ["--tables", "my", "tables"])
    assert (status, words in out, "Traceback" in out) == (1, True, False), out


def test_a_row_with_an_id_of_chidaos_own_stands_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "my").mkdir()
    rows = (
        "id,name,kind,every,aliases,name_en,example\ntruoc,trước,before,,xong trước|ngay trước,before,trước ngày 5/6\n"
    )
    (tmp_path / "my" / "deadline_words.csv").write_text("\ufeff" + rows, encoding="utf-8")
    assert run(tmp_path, ["--tables", "my", "tables"]) == (0, "my/deadline_words.csv: 1 row, found by its example\n")


def test_a_folder_that_is_not_there_or_empty_is_told(tmp_path: Path) -> None:
    assert run(tmp_path, ["--tables", "nowhere", "list"])[1].startswith("chidao: nowhere: no folder of tables")
    assert run(tmp_path, ["--tables", ".", "tables"])[0] == 2
