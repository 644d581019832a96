"""`chidao extract`: one record a line, files in a stable order, each stage printable, the exit status that tells."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES
from evidence import broken_laws, facts
from running import Done, chidao

from loaders.reading import read, walk

FILES = walk([EXAMPLES]).files
ALL_READ, NOTHING_READ, WRONG_USE, SOME_REFUSED = 0, 1, 2, 3


@pytest.fixture(scope="module")
def all_examples() -> Done:
    return chidao("extract", EXAMPLES)


def records(done: Done) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.out.splitlines()]


def test_a_folder_gives_one_record_a_line_in_the_order_of_names(all_examples: Done) -> None:
    assert all_examples.status == ALL_READ, all_examples.err
    assert [record["source"]["name"] for record in records(all_examples)] == [path.name for path in FILES]


def test_the_same_files_give_the_same_bytes_in_whatever_order_they_are_named(all_examples: Done) -> None:
    assert chidao("extract", *reversed(FILES)).out == all_examples.out


def test_records_are_printed_in_vietnamese_not_in_escapes(all_examples: Done) -> None:
    assert "Kế hoạch" in all_examples.out and "\\u1ebf" not in all_examples.out


def test_records_have_the_fields_of_the_record_format(all_examples: Done) -> None:
    wanted = "source document citations links changes named tasks targets reports funding recipients unread warnings"
    for record in records(all_examples):
        assert list(record) == wanted.split()


def test_every_fact_of_every_example_is_in_the_text(all_examples: Done) -> None:
    """The two laws of evidence: quote == text[start:end], and text == clean(quote)."""
    count = 0
    for path, record in zip(FILES, records(all_examples), strict=True):
        text = read(path).content
        assert record["source"]["sha256"] == sha256(text.encode()).hexdigest()
        assert record["source"]["characters"] == len(text)
        assert broken_laws(record, text) == []
        count += len(list(facts(record)))
    assert count > 300


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_the_stage_text_is_what_offsets_point_into(path: Path) -> None:
    done = chidao("extract", "--stage", "text", path)
    assert (done.status, done.out) == (ALL_READ, read(path).content)


def test_the_stage_outline_shows_sections_with_their_headings() -> None:
    done = chidao("extract", "--stage", "outline", EXAMPLES / "05-ke-hoach-27-ubnd-thi-xa-binh-lam.txt")
    assert done.status == ALL_READ
    for heading in ("MỤC ĐÍCH, YÊU CẦU", "Thanh toán không dùng tiền mặt", "TỔ CHỨC THỰC HIỆN"):
        assert heading in done.out


def test_the_stage_record_is_the_record(all_examples: Done) -> None:
    done = chidao("extract", "--stage", "record", FILES[0])
    assert done.status == ALL_READ
    assert json.loads(done.out) == records(all_examples)[0]


@pytest.mark.parametrize(
    "arguments",
    [("extract",), ("extract", "--stage", "graph", FILES[0]), ("extract", "--stage", "text", EXAMPLES)],
    ids=["nothing to read", "unknown stage", "a stage of a folder"],
)
def test_wrong_use_is_told_and_nothing_is_printed(arguments: tuple[str | Path, ...]) -> None:
    done = chidao(*arguments)
    assert (done.status, done.out) == (WRONG_USE, "")
    assert done.err


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Two plans, one broken archive, and three files of no known kind, in folders."""
    (tmp_path / "b").mkdir()
    shutil.copy(FILES[1], tmp_path / "b" / "plan.txt")
    shutil.copy(FILES[4], tmp_path / "a.txt")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 not an archive")
    for name in ("photo.gif", "b/list.xlsx", "b/notes"):
        (tmp_path / name).write_bytes(b"\x00\x01")
    return tmp_path


def test_some_refused_leaves_the_output_of_the_others_complete(mixed: Path) -> None:
    done = chidao("extract", mixed)
    assert done.status == SOME_REFUSED
    assert [record["source"]["name"] for record in records(done)] == ["a.txt", "plan.txt"]
    assert len(done.lines_about("broken.docx")) == 1


def test_files_of_no_known_kind_are_counted_in_one_line(mixed: Path) -> None:
    done = chidao("extract", mixed)
    (line,) = [line for line in done.err.splitlines() if "broken.docx" not in line]
    assert "3" in line
    assert not done.lines_about("photo.gif")


def test_nothing_is_said_where_there_is_nothing_to_say(all_examples: Done) -> None:
    assert all_examples.err == ""


def test_nothing_read_is_its_own_status(mixed: Path) -> None:
    done = chidao("extract", mixed / "broken.docx")
    assert (done.status, done.out) == (NOTHING_READ, "")
    assert len(done.err.splitlines()) == 1
