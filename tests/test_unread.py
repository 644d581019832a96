"""`chidao extract --unread`: what no rule understood, by kind and count, with shapes and examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import EXAMPLES
from drafting import document
from running import chidao

from chidao.unread import _NAMES
from loaders import unread
from loaders.reading import Text, read, walk

WORK = "II. NHIỆM VỤ"
PLAIN = "1. Sở Nội vụ tập huấn cán bộ các thôn."


def found(*body: str, **parts: str) -> list[tuple[str, str]]:
    """Kind and shape of all that was not understood in a drafted document."""
    return [(note.kind, note.text) for note in unread.find(Text("invented.txt", document(*body, **parts)))]


def test_a_document_that_is_understood_has_nothing_unread() -> None:
    assert found(WORK, PLAIN) == []


@pytest.mark.parametrize(
    ("body", "kind", "shape"),
    [
        (("III. LỜI NGỎ VỀ NƯỚC", PLAIN), "heading of unknown kind", "lời ngỏ về nước"),
        ((WORK, PLAIN, "2. (Mẫu số 5 gửi cùng văn bản này)"), "caption", "(mẫu số 0 gửi"),
        ((WORK, "| Tên trạm | Công suất |\n|---|---|\n| Suối Mây | 20 |"), "table", "tên trạm | công suất"),
        ((WORK, "1. Hợp phần nước sạch chủ trì khoan giếng."), "subject", "hợp phần nước sạch"),
        ((WORK, PLAIN, "- Đơn vị thực hiện: ai muốn."), "label without agency", "ai muốn"),
        ((WORK, PLAIN, "- Thời gian thực hiện: lúc rảnh."), "label without time", "lúc rảnh"),
        ((WORK, PLAIN, "- Ghi chú thêm: đọc kỹ trước khi làm."), "label of unknown kind", "ghi chú thêm"),
        ((WORK, "1. Sở Nội vụ tập huấn cán bộ, xong trong tháng 5."), "time", "tháng 0"),
        ((WORK, PLAIN + " Xem hồ sơ 17/ABC-XYZ."), "number", "00/abc-xyz"),
    ],
)
def test_each_kind_is_found(body: tuple[str, ...], kind: str, shape: str) -> None:
    assert (kind, shape) in found(*body)


def test_a_name_too_long_for_one_body_is_no_recipient_well_split() -> None:
    name = "Hợp tác xã nước sạch thôn Suối Mây cùng bà con các bản vùng cao dọc suối phía bắc"
    tail = f"Nơi nhận:\n- {name};\n- Lưu: VT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTạ Minh Huấn\n"
    assert [kind for kind, _ in found(WORK, PLAIN, tail=tail)] == ["recipient"]


def test_every_kind_has_a_name_in_the_table() -> None:
    assert set(_NAMES) == set(unread.KINDS)


@pytest.mark.parametrize("path", walk([EXAMPLES]).files, ids=lambda path: path.name)
def test_every_piece_is_quoted_as_it_stands(path: Path) -> None:
    text = read(path)
    for note in unread.find(text):
        assert note.quote == text.content[note.start : note.end] != ""


def test_pieces_of_a_damaged_text_are_quoted_as_printed() -> None:
    words = document(WORK, "1. Sở Nội vu tâp huấn cac thôn, xong trong thang 5.", "2. Sở Nội vụ họp cac thôn, cac bản.")
    notes = unread.find(Text("invented.txt", words))
    assert [note.kind for note in notes] == ["time"]
    assert all(note.quote == words[note.start : note.end] for note in notes)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans with a time that is no deadline, one of them with it twice."""
    for name, times in (("a.txt", 1), ("b.txt", 2)):
        items = (f"{n + 1}. Sở Nội vụ tập huấn đợt {n}, xong trong tháng {n + 5}." for n in range(times))
        (tmp_path / name).write_text(document(WORK, *items), encoding="utf-8")
    return tmp_path


def test_like_pieces_count_together_over_all_files(folder: Path) -> None:
    done = chidao("extract", "--unread", "--json", folder)
    assert (done.status, done.err) == (0, "")
    answer = json.loads(done.out)
    assert answer["files"] == 2
    (kind,) = answer["kinds"]
    assert (kind["kind"], kind["count"], kind["documents"]) == ("time", 3, 2)
    (shape,) = kind["shapes"]
    assert (shape["shape"], shape["count"], shape["documents"]) == ("tháng 0", 3, 2)
    content = read(folder / "a.txt").content
    example = shape["example"]
    assert example["file"] == "a.txt" and "tháng 5" in content.splitlines()[example["line"] - 1]
    assert example["quote"] == content[example["start"] : example["end"]]


def test_people_get_a_table_with_an_example_of_each_shape(folder: Path) -> None:
    done = chidao("extract", "--unread", folder)
    assert done.status == 0
    title, heading, row = done.out.splitlines()
    assert title.endswith("(time): 3, trong 2 văn bản")
    assert len(heading.split("\t")) == len(row.split("\t")) == 3
    assert row.startswith("tháng 0\t3\ta.txt:") and "xong trong tháng 5" in row


def test_nothing_unread_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(document(WORK, PLAIN), encoding="utf-8")
    assert chidao("extract", "--unread", tmp_path).out == "Chưa hiểu, trong 1 văn bản: không có\n"
    assert json.loads(chidao("extract", "--unread", "--json", tmp_path).out) == {"files": 1, "kinds": []}


def test_unread_and_stage_do_not_go_together(tmp_path: Path) -> None:
    for arguments in (("--unread", "--stage", "text"), ("--json",)):
        done = chidao("extract", *arguments, tmp_path)
        assert (done.status, done.out) == (2, "") and len(done.err.splitlines()) == 1
