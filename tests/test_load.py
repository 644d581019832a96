"""Loading, removing, listing and showing: loading twice is loading once. All documents here are invented."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from running import chidao

from loaders import ingest
from loaders.reading import Text
from loaders.reading import read as read_file
from ontology.store import SourceFile
from queries.oxigraph_store import open_store

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SƠN LÂM

Số: {number}

Sơn Lâm, ngày 18 tháng 3 năm 2024

KẾ HOẠCH

{title}

Thực hiện Kết luận số 905-KL/TW ngày 15/6/2023 của Bộ Chính trị về thông tin cơ sở, UBND tỉnh ban hành Kế hoạch như sau:

I. NỘI DUNG

1. Sở Nội vụ

- Tổ chức tập huấn cho cán bộ cơ sở trước ngày 30/9/2024.
"""


def plan(folder: Path, name: str, number: str = "48/KH-UBND", title: str = "Thông tin cơ sở năm 2024") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(HEAD.format(number=number, title=title), encoding="utf-8")
    return folder / name


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    plan(tmp_path / "plans", "48.txt")
    plan(tmp_path / "plans", "49.txt", "49/KH-UBND", "Bưu chính năm 2024")
    return tmp_path / "plans"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def export(store: Path) -> str:
    done = chidao("export", "--format", "trig", "--store", store)
    assert (done.status, done.err) == (0, "")
    return done.out


def test_load_says_what_it_read_and_the_second_time_that_nothing_changed(plans: Path, store: Path) -> None:
    done = chidao("load", plans, "--store", store)
    assert (done.status, done.err) == (0, "")
    assert done.out == "read 2, replaced 0, unchanged 0, refused 0; the store holds 2 files\n"
    before = export(store)
    done = chidao("load", plans, "--store", store)
    assert done.out == "read 0, replaced 0, unchanged 2, refused 0; the store holds 2 files\n"
    assert export(store) == before


def test_only_changed_files_are_read_again(plans: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chidao("load", plans, "--store", store)
    os.utime(plans / "48.txt", (0, 0))  # another time, the same bytes
    plan(plans, "49.txt", "49/KH-UBND", "Bưu chính năm 2025")
    read: list[str] = []

    def reading(path: Path) -> Text:
        read.append(path.name)
        return read_file(path)

    monkeypatch.setattr("loaders.reading.read", reading)
    done = chidao("load", plans, "--store", store)
    assert done.out == "read 0, replaced 1, unchanged 1, refused 0; the store holds 2 files\n"
    assert read == ["49.txt"]
    assert "Bưu chính năm 2025" in export(store)
    assert "Bưu chính năm 2024" not in export(store)


def test_another_version_of_the_reader_reads_all_again(
    plans: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chidao("load", plans, "--store", store)
    monkeypatch.setattr(ingest, "reader", lambda: "another")
    assert chidao("load", plans, "--store", store).out.startswith("read 0, replaced 2, unchanged 0")


def test_the_reader_is_what_stands_between_bytes_and_triples() -> None:
    ingest.reader.cache_clear()
    assert ingest.reader() == ingest.reader()
    assert len(ingest.reader()) == 16


def test_a_changed_store_is_that_of_the_files_as_they_are_now(plans: Path, store: Path, tmp_path: Path) -> None:
    """Loading, changing and loading again gives what loading the last state alone gives."""
    chidao("load", plans, "--store", store)
    plan(plans, "48.txt", "148/KH-UBND", "Thông tin cơ sở, sửa")
    plan(plans, "50.txt", "50/KH-UBND", "Chuyển đổi số")
    chidao("load", plans, "--store", store)
    chidao("load", plans, "--store", tmp_path / "fresh")
    assert export(store) == export(tmp_path / "fresh")


def test_removing_takes_a_file_out_by_path_folder_or_name(plans: Path, store: Path, tmp_path: Path) -> None:
    chidao("load", plans / "48.txt", "--store", tmp_path / "alone")
    alone = export(tmp_path / "alone")
    for name in (str(plans / "49.txt"), "49.txt", "49/KH-UBND"):
        chidao("load", plans, "--store", store)
        done = chidao("remove", name, "--store", store)
        assert (done.status, done.out) == (0, "removed 1; the store holds 1 files\n")
        assert export(store) == alone
    shutil.rmtree(plans)  # also when they are not on the disk any more
    assert chidao("remove", plans, "--store", store).out == "removed 1; the store holds 0 files\n"
    assert "Kết luận" not in export(store)


@pytest.mark.parametrize(
    ("name", "words"),
    [("905-KL/TW", "no file of it is in the store"), ("nowhere.txt", "the store knows no document of that name")],
)
def test_removing_what_is_not_there_removes_nothing(plans: Path, store: Path, name: str, words: str) -> None:
    chidao("load", plans, "--store", store)
    before = export(store)
    done = chidao("remove", "48.txt", name, "--store", store)
    assert done.status == 1
    assert words in done.err
    assert export(store) == before


def test_one_content_under_two_names_is_one_document_in_either_order(tmp_path: Path) -> None:
    one, other = plan(tmp_path / "a", "sao.txt"), plan(tmp_path / "b", "goc.txt")
    chidao("load", one, "--store", tmp_path / "first")
    chidao("load", other, "--store", tmp_path / "first")
    chidao("load", other, one, "--store", tmp_path / "second")
    assert export(tmp_path / "first") == export(tmp_path / "second")
    assert "sao.txt" not in export(tmp_path / "first")
    chidao("remove", other, "--store", tmp_path / "first")
    chidao("load", one, "--store", tmp_path / "third")
    assert export(tmp_path / "first") == export(tmp_path / "third")


def test_some_refused_is_status_3_and_the_others_are_there(plans: Path, store: Path) -> None:
    (plans / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    (plans / "photo.gif").write_bytes(b"\xff\xd8")
    done = chidao("load", plans, "--store", store)
    assert done.status == 3
    assert len(done.lines_about("broken.docx")) == 1
    assert len(done.lines_about("1 files of no known kind passed over")) == 1
    assert done.out == "read 2, replaced 0, unchanged 0, refused 1; the store holds 2 files\n"


def test_a_file_that_breaks_keeps_what_it_said_before(plans: Path, store: Path) -> None:
    chidao("load", plans, "--store", store)
    before = export(store)
    (plans / "48.txt").write_bytes(b"")
    assert chidao("load", plans, "--store", store).status == 3
    assert export(store) == before


def test_load_and_remove_speak_json(plans: Path, store: Path) -> None:
    (plans / "empty.txt").write_bytes(b"")
    said = json.loads(chidao("load", plans, "--store", store, "--json").out)
    assert (said["question"], said["columns"]) == ("load", ["path", "what", "reason"])
    assert [(Path(row["path"]).name, row["what"]) for row in said["rows"]] == [
        ("48.txt", "read"), ("49.txt", "read"), ("empty.txt", "refused"),
    ]  # fmt: skip
    said = json.loads(chidao("remove", "48.txt", "--store", store, "--json").out)
    assert [(Path(row["path"]).name, row["what"]) for row in said["rows"]] == [("48.txt", "removed")]


def test_the_full_text_stays_beside_the_store_under_its_hash(plans: Path, store: Path) -> None:
    chidao("load", plans, "--store", store)
    text = (plans / "48.txt").read_text(encoding="utf-8")
    with open_store(store) as opened:
        source = opened.source(str((plans / "48.txt").resolve()))
        assert isinstance(source, SourceFile)
        assert opened.text(source.graph.rpartition("/")[2]) == text


# ---------------------------------------------------------------- list and show


def test_list_shows_what_is_held_and_nothing_else(plans: Path, store: Path) -> None:
    chidao("load", plans, "--store", store)
    said = json.loads(chidao("list", "--store", store, "--json").out)
    assert said["question"] == "list"
    assert [(row["number"], row["files"], row["issuer"]) for row in said["rows"]] == [
        ("48/KH-UBND", ["48.txt"], "Ủy ban nhân dân tỉnh Sơn Lâm"),
        ("49/KH-UBND", ["49.txt"], "Ủy ban nhân dân tỉnh Sơn Lâm"),
    ]
    table = chidao("list", "--store", store).out
    assert "2 văn bản trong 2 tệp" in table
    assert "905-KL/TW" not in table


def test_list_of_an_empty_store(plans: Path, store: Path) -> None:
    chidao("load", plans, "--store", store)
    chidao("remove", plans, "--store", store)
    assert json.loads(chidao("list", "--store", store, "--json").out)["rows"] == []
    assert chidao("list", "--store", store).status == 0


def test_show_gives_the_head_both_directions_and_the_tasks(plans: Path, store: Path) -> None:
    chidao("load", plans, "--store", store)
    said = json.loads(chidao("show", "48/KH-UBND", "--store", store, "--json").out)
    assert (said["question"], said["columns"]) == ("show", list(said["rows"][0]))
    (row,) = said["rows"]
    assert (row["number"], row["issued"], row["held"], row["files"]) == ("48/KH-UBND", "2024-03-18", True, ["48.txt"])
    (relation,) = row["relations"]
    assert (relation["relation"], relation["number"]) == ("implements", "905-KL/TW")
    text = (plans / "48.txt").read_text(encoding="utf-8")
    assert text[relation["start"] : relation["end"]] == relation["quote"]
    (task,) = row["tasks"]
    assert [(a["agent_name"], a["role"]) for a in task["assignees"]] == [("Sở Nội vụ tỉnh Sơn Lâm", "lead")]
    assert [(d["kind"], d["date"]) for d in task["deadlines"]] == [("before", "2024-09-30")]

    (row,) = json.loads(chidao("show", "905-KL/TW", "--store", store, "--json").out)["rows"]
    assert (row["held"], row["files"], row["tasks"]) == (False, [], [])
    assert [(r["relation"], r["number"]) for r in row["related_by"]] == [
        ("implements", "48/KH-UBND"), ("implements", "49/KH-UBND"),
    ]  # fmt: skip


def test_show_is_a_card_for_people(plans: Path, store: Path) -> None:
    chidao("load", plans, "--store", store)
    card = chidao("show", "48.txt", "--store", store).out
    for words in (
        "Kế hoạch 48/KH-UBND",
        "Ủy ban nhân dân tỉnh Sơn Lâm · cấp tỉnh · 18/3/2024",
        "thực hiện: Kết luận 905-KL/TW · Bộ Chính trị · 15/6/2023",
        "“Kết luận số 905-KL/TW ngày 15/6/2023 của Bộ Chính trị",
        "chủ trì: Sở Nội vụ tỉnh Sơn Lâm",
    ):
        assert words in card
    assert "Chưa có trong kho" in chidao("show", "905-KL/TW", "--store", store).out


@pytest.mark.parametrize(("name", "status"), [("2024", 2), ("51/KH-UBND", 1)])
def test_an_ambiguous_name_and_an_unknown_one_end_with_their_status(
    plans: Path, store: Path, name: str, status: int
) -> None:
    chidao("load", plans, "--store", store)
    done = chidao("show", name, "--store", store)
    assert (done.status, done.out) == (status, "")
    if status == 2:
        assert "48.txt" in done.err
        assert "49.txt" in done.err


def test_the_store_is_named_by_the_environment_too(plans: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIDAO_STORE", str(store))
    assert chidao("load", plans).status == 0
    assert "48/KH-UBND" in chidao("list").out


@pytest.mark.shared
def test_the_seeds_load_twice_and_in_any_order(shared: Path, tmp_path: Path) -> None:
    seeds = sorted((shared / "corpus" / "seeds").glob("*.txt"))
    assert chidao("load", shared / "corpus" / "seeds", "--store", tmp_path / "one").status == 0
    before = export(tmp_path / "one")
    assert chidao("load", shared / "corpus" / "seeds", "--store", tmp_path / "one").out.startswith(
        f"read 0, replaced 0, unchanged {len(seeds)}, refused 0"
    )
    assert export(tmp_path / "one") == before
    for seed in reversed(seeds):
        chidao("load", seed, "--store", tmp_path / "other")
    assert export(tmp_path / "other") == before
