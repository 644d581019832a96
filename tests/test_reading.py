"""Finding files, telling their kinds, and refusing what cannot be read. All documents here are invented."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import EXAMPLES

from loaders.reading import Walk, read, walk
from loaders.reading.reader import _has_longer_line
from ontology.errors import UnreadableFile

ROOT = Path(__file__).parent.parent
PLAN = "KẾ HOẠCH\n\nTriển khai công tác phòng cháy trên địa bàn huyện Suối Ngà năm 2031\n\n1. Công an huyện chủ trì.\n"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how Microsoft's old container begins
PAGE = f"<!DOCTYPE html><html><body><p>{PLAN}</p></body></html>"


def refusal(path: Path) -> str:
    """The reason for which a file is refused; it must be one line that begins with the file."""
    with pytest.raises(UnreadableFile) as refused:
        read(path)
    line = str(refused.value)
    assert line.startswith(f"{path}: ")
    assert "\n" not in line
    return refused.value.reason


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# ---------------------------------------------------------------- walk


def test_folders_are_walked_in_one_order_whatever_is_named_first(tmp_path: Path) -> None:
    names = ["b/2.txt", "b/10.md", "a/z.html", "c.docx"]
    for name in names:
        write(tmp_path / name, "x")
    one = walk([tmp_path])
    other = walk([tmp_path / "c.docx", tmp_path / "b", tmp_path / "a"])
    assert one.files == other.files == tuple(tmp_path / name for name in ("a/z.html", "b/10.md", "b/2.txt", "c.docx"))


def test_files_of_unknown_kind_in_folders_are_passed_over_and_counted(tmp_path: Path) -> None:
    for name in ("plan.txt", "table.xlsx", "inner/photo.gif", "PLAN.DOCX", "old.doc"):
        write(tmp_path / name, "x")
    found = walk([tmp_path])
    assert [path.name for path in found.files] == ["PLAN.DOCX", "old.doc", "plan.txt"]
    assert found.passed_over == 2


def test_hidden_files_and_locks_are_ignored_and_not_counted(tmp_path: Path) -> None:
    for name in ("plan.txt", ".hidden.txt", ".git/config.txt", "~$plan.docx"):
        write(tmp_path / name, "x")
    assert walk([tmp_path]) == Walk((tmp_path / "plan.txt",), 0)


def test_a_file_named_twice_or_through_links_is_there_once(tmp_path: Path) -> None:
    plan = write(tmp_path / "in" / "plan.txt", "x")
    (tmp_path / "in" / "same.txt").symlink_to(plan)
    (tmp_path / "door").symlink_to(tmp_path / "in")
    assert walk([plan, plan, tmp_path / "in" / ".." / "in" / "plan.txt", tmp_path]).files == (
        tmp_path / "door" / "plan.txt",
    )


def test_loops_of_links_end(tmp_path: Path) -> None:
    write(tmp_path / "a" / "plan.txt", "x")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    found = walk([tmp_path])
    assert [path.name for path in found.files] == ["plan.txt"]


def test_what_was_named_and_is_no_document_is_kept_for_read_to_refuse(tmp_path: Path) -> None:
    sheet = write(tmp_path / "table.xlsx", "x")
    (tmp_path / "empty").mkdir()
    write(tmp_path / "pictures" / "a.gif", "x")
    plan = write(tmp_path / "plan.txt", PLAN)
    named = [plan, sheet, tmp_path / "gone.txt", tmp_path / "empty", tmp_path / "pictures"]
    found = walk(named)
    assert sorted(found.files) == sorted(named)
    assert found.passed_over == 1
    assert refusal(sheet).startswith("unknown kind of file; chidao reads .txt, .md")
    assert refusal(tmp_path / "gone.txt") == "no such file or folder"
    assert refusal(tmp_path / "empty").startswith("a folder without documents")
    assert refusal(tmp_path / "pictures").startswith("a folder without documents")
    assert read(plan).content == PLAN


# ---------------------------------------------------------------- kinds


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("p.txt", "text/plain"),
        ("p.md", "text/markdown"),
        ("P.MD", "text/markdown"),
        ("p.html", "text/html"),
        ("p.htm", "text/html"),
    ],
)
def test_endings_tell_the_kind(tmp_path: Path, name: str, media_type: str) -> None:
    text = read(write(tmp_path / name, PAGE if "htm" in name else PLAN))
    assert (text.name, text.media_type) == (name, media_type)


@pytest.mark.parametrize("name", ["page.doc", "page.txt", "page.docx"])
def test_a_web_page_under_another_name_is_read_as_one(tmp_path: Path, name: str) -> None:
    text = read(write(tmp_path / name, PAGE))
    assert text.media_type == "text/html"
    assert "<p>" not in text.content


def test_a_pdf_named_txt_is_read_as_pdf(tmp_path: Path) -> None:
    pdf = min(EXAMPLES.glob("*.pdf"))
    assert read(write(tmp_path / "plan.txt", pdf.read_bytes())).content == read(pdf).content


def test_a_word_file_named_doc_is_read_as_docx(tmp_path: Path) -> None:
    docx = min(EXAMPLES.glob("*.docx"))
    text = read(write(tmp_path / "plan.doc", docx.read_bytes()))
    assert (text.content, text.name) == (read(docx).content, "plan.doc")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("old.doc", COMPOUND + bytes(600), "an old Office file that is no Word document: save it as .docx or .pdf"),
        ("shut.docx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("plain.doc", b"Ke hoach", "named .doc but no Word file inside"),
        ("shot.txt", b"\x89PNG\r\n\x1a\n" + bytes(90), "broken picture"),
        ("photo.pdf", b"\xff\xd8\xff\xe0" + bytes(90), "broken picture"),
        ("shot.png", b"KE HOACH", "no picture inside"),
        ("moving.txt", b"GIF89a" + bytes(90), "a picture: save it as .png"),
        ("many.txt", b"\x1f\x8b\x08" + bytes(90), "an archive: unpack it first"),
        ("plan.pdf", b"KE HOACH", "no PDF inside"),
        ("plan.docx", b"KE HOACH", "no Word document inside"),
        ("word.doc", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "Word file in plain XML"),
        ("mail.doc", b"MIME-Version: 1.0\r\n", "web archive"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_yet_is_refused_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    assert refusal(write(tmp_path / name, content)).startswith(reason)


# ---------------------------------------------------------------- bad input


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refusal(write(tmp_path / "plan.txt", content)) in ("empty file", "holds no text")


@pytest.mark.parametrize("content", [bytes(range(256)) * 9, b"\0\0\0\0", b"\x01\x02\x03\x04" * 50 + b"abc"])
def test_binary_data_named_txt_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refusal(write(tmp_path / "plan.txt", content)) == "binary data, not text"


@pytest.mark.skipif(os.name != "posix", reason="pipes and rights are those of POSIX")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.txt")
    assert refusal(tmp_path / "plan.txt") == "not a regular file"


def test_denied_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = write(tmp_path / "plan.txt", PLAN)

    def denied(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", denied)  # root, who runs CI, is denied nothing
    assert refusal(plan).startswith("permission denied")


def test_a_faulty_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = write(tmp_path / "plan.txt", PLAN)

    def faulty(self: Path) -> bytes:
        raise OSError(5, "Input/output error", str(self))

    monkeypatch.setattr(Path, "read_bytes", faulty)
    assert refusal(plan) == "input/output error"


def test_names_that_no_file_can_have_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 300 + ".txt")) == "file name too long"
    with pytest.raises(UnreadableFile):
        read(Path("a\0b.txt"))


def test_a_line_of_50_mb_is_refused_quickly(tmp_path: Path) -> None:
    plan = write(tmp_path / "long.txt", "Căn cứ Nghị quyết số 12-NQ/TU của Ban Thường vụ Tỉnh ủy; " * 700_000)
    assert plan.stat().st_size > 50_000_000
    start = time.perf_counter()
    assert refusal(plan) == "holds a line of more than 1,000,000 characters, so no document"
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("content", "longer"),
    [("aaa\naaa\naaa", False), ("aaa\naaaa\naa", True), ("a\na\naaaa", True), ("aaaa", True), ("\n\n\n\naaa\n", False)],
)
def test_longer_lines_are_found_wherever_they_stand(content: str, longer: bool) -> None:
    assert _has_longer_line(content, 3) == longer


def test_the_name_of_a_text_is_the_files_in_nfc(tmp_path: Path) -> None:
    plan = write(tmp_path / "Ke\u0302\u0301 hoa\u0323ch.txt", PLAN)
    assert read(plan).name == "Kế hoạch.txt"


def test_reading_imports_no_parser_before_it_meets_its_kind() -> None:
    heavy = ("lxml", "pypdfium2", "charset_normalizer", "zipfile")
    program = f"import sys, loaders.reading; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


@pytest.mark.shared
@pytest.mark.ocr
@pytest.mark.oldword
@pytest.mark.slow
def test_every_real_document_is_read_and_scans_and_old_files_say_so(shared: Path) -> None:
    texts = [read(path) for path in walk([shared / "corpus"]).files]
    assert len(texts) == 51
    scans = {text.name for text in texts if any(warning.startswith("text by OCR") for warning in text.warnings)}
    assert {name.partition("-")[0] for name in scans} == {"464", "an", "bac", "quang"} and len(scans) == 5
    assert not [text.name for text in texts if text.warnings and text.name not in scans and ".doc" not in text.name]
