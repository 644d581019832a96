"""Stores that are none, are in use, newer, damaged or not there: one clear line, a status that is not 0, no change."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from running import chidao

from queries.oxigraph_store import open_store
from queries.store_folder import MARK

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN LÂM

Số: 48/KH-UBND

Sơn Lâm, ngày 18 tháng 3 năm 2024

KẾ HOẠCH

Thông tin cơ sở năm 2024 (văn bản bịa)
"""
READING = [
    ("list",),
    ("show", "48/KH-UBND"),
    ("chain", "48/KH-UBND"),
    ("missing",),
    ("check",),
    ("duties", "Sở Nội vụ"),
    ("export", "--format", "ttl"),
    ("sparql", "ASK { ?s ?p ?o }"),
    ("remove", "48/KH-UBND"),
]
Bad = Callable[[Path], Path]


def not_there(folder: Path) -> Path:
    return folder / "store"


def empty_folder(folder: Path) -> Path:
    (folder / "store").mkdir()
    return folder / "store"


def a_file(folder: Path) -> Path:
    (folder / "store").write_text("mine")
    return folder / "store"


def another_folder(folder: Path) -> Path:
    (folder / "store").mkdir()
    (folder / "store" / "notes.txt").write_text("mine")
    return folder / "store"


def newer(folder: Path) -> Path:
    made(folder)
    (folder / "store" / MARK).write_text(json.dumps({"format": 2}))
    return folder / "store"


def damaged_mark(folder: Path) -> Path:
    made(folder)
    (folder / "store" / MARK).write_bytes(b"\x00\xff")
    return folder / "store"


def damaged_manifest(folder: Path) -> Path:
    made(folder)
    (folder / "store" / "manifest.db").write_bytes(b"no database" * 500)
    return folder / "store"


def lost_graph(folder: Path) -> Path:
    made(folder)
    for file in (folder / "store" / "graph").glob("MANIFEST-*"):
        file.unlink()
    return folder / "store"


def made(folder: Path) -> Path:
    (folder / "plans").mkdir()
    (folder / "plans" / "48.txt").write_text(PLAN, encoding="utf-8")
    assert chidao("load", folder / "plans", "--store", folder / "store").status == 0
    return folder / "store"


def state(folder: Path) -> dict[str, str]:
    """Every file below, by the hash of its bytes; not those that Oxigraph writes for itself whenever it opens."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in folder.rglob("*")
        if not path.name.startswith(("LOG", "LOCK"))
    }


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
@pytest.mark.parametrize("bad", [not_there, empty_folder], ids=["not there", "empty folder"])
def test_where_no_store_is_every_command_says_how_to_make_one(
    command: tuple[str, ...], bad: Bad, tmp_path: Path
) -> None:
    path = bad(tmp_path)
    before = state(tmp_path)
    done = chidao(*command, "--store", path)
    assert (done.status, done.out) == (1, "")
    assert done.err == f"chidao: {path}: no store here; make one with: chidao load PATH… --store {path}\n"
    assert state(tmp_path) == before


@pytest.mark.parametrize("command", [("list",), ("load", "plans"), ("remove", "x")], ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (a_file, "a file, not a store"),
        (another_folder, "a folder, but not a store of chidao"),
        (newer, "a store of format 2, this chidao knows format 1; update chidao"),
        (damaged_mark, "cannot be read"),
        (damaged_manifest, "the store cannot be opened: file is not a database"),
        (lost_graph, "the store cannot be opened"),
    ],
    ids=lambda bad: getattr(bad, "__name__", ""),
)
def test_what_is_no_store_is_one_clear_line_and_stays_as_it_is(
    command: tuple[str, ...], bad: Bad, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bad(tmp_path)
    (tmp_path / "plans").mkdir(exist_ok=True)
    (tmp_path / "plans" / "48.txt").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = state(tmp_path)
    done = chidao(*command, "--store", path)
    assert (done.status, done.out) == (1, "")
    (line,) = done.err.splitlines()
    assert line.startswith(f"chidao: {path}: ")
    assert words in line
    assert state(tmp_path) == before


def test_a_store_in_use_says_so(tmp_path: Path) -> None:
    path = made(tmp_path)
    with open_store(path, write=True):
        for command in (("list",), ("load", tmp_path / "plans"), ("remove", "48.txt")):
            done = chidao(*command, "--store", path)
            assert (done.status, done.out) == (1, "")
            assert "in use by another process" in done.err
    with open_store(path):
        assert chidao("list", "--store", path).status == 0
        assert chidao("remove", "48.txt", "--store", path).status == 1


@pytest.mark.parametrize("bad", [not_there, empty_folder], ids=["not there", "empty folder"])
def test_no_store_is_left_behind_where_nothing_could_be_read(bad: Bad, tmp_path: Path) -> None:
    path = bad(tmp_path)
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04")
    done = chidao("load", tmp_path / "broken.docx", tmp_path / "none.txt", "--store", path)
    assert done.status == 1
    assert len(done.err.splitlines()) == 2
    assert not (path / MARK).exists()
    assert state(tmp_path).keys() <= {"broken.docx", "store"}


def test_a_store_that_was_emptied_stays_where_nothing_could_be_read(tmp_path: Path) -> None:
    path = made(tmp_path)
    chidao("remove", "48.txt", "--store", path)
    assert chidao("load", tmp_path / "none.txt", "--store", path).status == 1
    assert chidao("list", "--store", path).status == 0


@pytest.mark.parametrize(
    "command",
    [("load",), ("remove",), ("show",), ("export",), ("export", "--format", "pdf"), ("sparql",), ("list", "extra")],
    ids=" ".join,
)
def test_wrong_use_is_status_2(command: tuple[str, ...], tmp_path: Path) -> None:
    done = chidao(*command, "--store", tmp_path / "store")
    assert (done.status, done.out) == (2, "")
    assert not (tmp_path / "store").exists()


def test_reading_commands_change_no_byte_of_the_store(tmp_path: Path) -> None:
    path = made(tmp_path)
    before = state(path)
    for command in READING[:-1]:
        chidao(*command, "--store", path)
    assert state(path) == before
