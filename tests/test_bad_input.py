"""Input that is no document: one clear line each, a status that is not zero, and the store as it was."""

from __future__ import annotations

import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import EXAMPLES
from running import chidao

PLAN = EXAMPLES / "05-ke-hoach-27-ubnd-thi-xa-binh-lam.txt"
MEGABYTE = 1_000_000
# Makes a bad file or folder inside the folder given, and says where it is.
Bad = Callable[[Path], Path]


def missing_file(folder: Path) -> Path:
    return folder / "missing.txt"


def folder_without_documents(folder: Path) -> Path:
    (folder / "empty" / "inner").mkdir(parents=True)
    (folder / "empty" / "photo.gif").write_bytes(b"\xff\xd8\xff")
    return folder / "empty"


def broken_archive(folder: Path) -> Path:
    good = next(EXAMPLES.glob("*.docx")).read_bytes()
    (folder / "cut.docx").write_bytes(good[: len(good) // 2])
    return folder / "cut.docx"


def archive_of_something_else(folder: Path) -> Path:
    import zipfile

    with zipfile.ZipFile(folder / "other.docx", "w") as archive:
        archive.writestr("hello.txt", "no document")
    return folder / "other.docx"


def broken_pdf(folder: Path) -> Path:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog" + b"\x00garbage" * 50)
    return folder / "broken.pdf"


def line_of_50_megabytes(folder: Path) -> Path:
    (folder / "line.txt").write_bytes("kế hoạch số 12/KH-UBND và ".encode() * (50 * MEGABYTE // 31))
    return folder / "line.txt"


def binary_named_txt(folder: Path) -> Path:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    return folder / "binary.txt"


def empty_file(folder: Path) -> Path:
    (folder / "empty.txt").write_bytes(b"")
    return folder / "empty.txt"


def unknown_kind(folder: Path) -> Path:
    (folder / "table.xlsx").write_bytes(b"PK\x03\x04")
    return folder / "table.xlsx"


BAD: tuple[Bad, ...] = (
    missing_file,
    folder_without_documents,
    broken_archive,
    archive_of_something_else,
    broken_pdf,
    line_of_50_megabytes,
    binary_named_txt,
    empty_file,
    unknown_kind,
)
NAMES = [bad.__name__ for bad in BAD]


def state(folder: Path) -> dict[str, str]:
    """The digest of every file under a folder."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds one plan."""
    folder = tmp_path_factory.mktemp("kept") / "store"
    done = chidao("load", PLAN, "--store", folder)
    assert done.status == 0, done.err
    return folder


def answers(store: Path) -> tuple[str, str]:
    """What the store holds, as it would answer."""
    return chidao("list", "--json", "--store", store).out, chidao("export", "--format", "nt", "--store", store).out


@pytest.mark.parametrize("bad", BAD, ids=NAMES)
def test_extract_says_one_clear_line(bad: Bad, tmp_path: Path) -> None:
    path = bad(tmp_path)
    start = time.perf_counter()
    done = chidao("extract", path)
    assert (done.status, done.out) == (1, ""), done.err
    assert len(done.lines_about(path.name)) == 1
    assert all(len(line) < 500 for line in done.err.splitlines())
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("bad", BAD, ids=NAMES)
def test_load_says_one_clear_line_and_leaves_the_store_as_it_was(bad: Bad, tmp_path: Path, store: Path) -> None:
    path = bad(tmp_path)
    before = answers(store)
    done = chidao("load", path, "--store", store)
    assert done.status == 1, done.out
    assert len([line for line in (done.err + done.out).splitlines() if path.name in line]) == 1
    assert answers(store) == before


@pytest.mark.parametrize("bad", BAD, ids=NAMES)
def test_a_good_file_beside_a_bad_one_is_read_all_the_same(bad: Bad, tmp_path: Path) -> None:
    path = bad(tmp_path)
    done = chidao("extract", path, PLAN)
    assert done.status == 3
    assert len(done.out.splitlines()) == 1
    assert len(done.lines_about(path.name)) == 1


@pytest.mark.parametrize(
    "command",
    [
        ("load", str(PLAN)),
        ("remove", str(PLAN)),
        ("list",),
        ("show", "27/KH-UBND"),
        ("chain", "27/KH-UBND", "--up"),
        ("implementers", "27/KH-UBND"),
        ("duties", "Phòng Văn hóa và Thông tin"),
        ("coverage", "27/KH-UBND"),
        ("missing",),
        ("check",),
        ("sparql", "SELECT * WHERE { ?s ?p ?o } LIMIT 1"),
        ("export", "--format", "nt"),
        ("draw", "all", "-o", "page.html"),
    ],
    ids=lambda command: command[0],
)
def test_a_folder_that_is_no_store_is_left_alone(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "letter.txt").write_text("not yours", encoding="utf-8")
    done = chidao(*command, "--store", folder)
    assert done.status not in (0, 4)
    assert done.out == ""
    (line,) = done.err.splitlines()
    assert "letters" in line
    assert state(tmp_path) == {"letters/letter.txt": sha256(b"not yours").hexdigest()}


def test_a_store_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    done = chidao("list", "--store", tmp_path / "none")
    assert done.status != 0
    assert len(done.err.splitlines()) == 1
    assert not (tmp_path / "none").exists()


def test_a_document_that_is_not_held_is_one_clear_line(store: Path) -> None:
    done = chidao("chain", "4321/KH-UBND", "--up", "--store", store)
    assert done.status != 0
    assert "4321/KH-UBND" in done.err.splitlines()[0]
