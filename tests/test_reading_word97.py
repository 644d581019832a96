"""Word's old files to text. The one in tests/plans/old is the plan of examples, saved as .doc by LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLES

from loaders.reading import programs, read, word97
from loaders.reading.tabbed import in_columns
from loaders.record import extract
from ontology.errors import UnreadableFile
from ontology.model import Record

OLD = Path(__file__).parent / "plans" / "old" / "ke-hoach-23-ubnd-tinh-mai-giang.doc"
NEW = EXAMPLES / "11-ke-hoach-23-ubnd-tinh-mai-giang.docx"


def facts(found: Record) -> object:
    """What a record states, without the places."""
    document = found.document
    return (
        (document.type, document.number, document.issued, document.title, [s.name for s in document.signatories]),
        [(task.section, task.text, [a.agency.name for a in task.assignees]) for task in found.tasks],
        [recipient.agency.name for recipient in found.recipients],
    )


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without LibreOffice."""
    find = programs.find
    monkeypatch.setattr(programs, "find", lambda *names: None if names == word97.OFFICE else find(*names))


@pytest.mark.oldword
def test_an_old_word_file_states_what_the_new_one_states() -> None:
    text = read(OLD)
    assert text.media_type == "application/msword"
    assert facts(extract(text)) == facts(extract(read(NEW)))


@pytest.mark.oldword
@pytest.mark.usefixtures("no_office")
def test_antiword_is_enough_and_says_what_it_leaves_out() -> None:
    text = read(OLD)
    assert facts(extract(text)) == facts(extract(read(NEW)))
    assert text.warnings == (word97.PLAIN,)


@pytest.mark.oldword
@pytest.mark.usefixtures("no_office")
def test_a_broken_old_file_is_refused_in_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.doc"
    broken.write_bytes(OLD.read_bytes()[:9000])
    with pytest.raises(UnreadableFile) as refused:
        read(broken)
    assert "\n" not in str(refused.value)


def office(folder: Path, script: str) -> str:
    """A program that stands in for LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize(("data", "ending"), [(None, "doc"), (b"{\\rtf1\\ansi Ke hoach}", "rtf")])
def test_libreoffice_is_asked_for_a_docx_with_a_profile_of_its_own(
    data: bytes | None, ending: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = tmp_path / "said"
    # Its last arguments are --outdir FOLDER FILE.
    script = f'echo "$@" > {said}; for last; do :; done; cp "{NEW}" "${{last%.*}}.docx"'
    stand_in = office(tmp_path, script)
    monkeypatch.setattr(programs, "find", lambda *names: stand_in if names == word97.OFFICE else None)
    old = tmp_path / f"old.{ending}"
    old.write_bytes(OLD.read_bytes() if data is None else data)
    assert read(old).content == read(NEW).content
    assert read(old).warnings == ()
    arguments = said.read_text().split()
    assert arguments[0].startswith("-env:UserInstallation=file:///") and "--headless" in arguments
    assert arguments[-1].endswith(f"document.{ending}")
    assert not Path(arguments[-1]).exists()


@pytest.mark.parametrize(
    ("script", "why"), [("exit 0", "LibreOffice could not read it"), ("echo no >&2; exit 1", "(no)")]
)
def test_what_libreoffice_cannot_read_is_refused(
    script: str, why: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand_in = office(tmp_path, script)
    monkeypatch.setattr(programs, "find", lambda *_: stand_in)
    with pytest.raises(UnreadableFile) as refused:
        read(OLD)
    assert why in refused.value.reason and refused.value.reason.endswith("save it as .docx")


def test_without_a_program_old_files_are_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(programs, "find", lambda *_: None)
    with pytest.raises(UnreadableFile, match=r"legacy Word file: install LibreOffice or antiword"):
        read(OLD)
    rich = tmp_path / "rich.doc"
    rich.write_bytes(b"{\\rtf1\\ansi Ke hoach}")
    with pytest.raises(UnreadableFile, match=r"RTF file: install LibreOffice, or save it as .docx$"):
        read(rich)


def test_columns_set_with_tabs_are_read_one_by_one() -> None:
    head = ["ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH SƠN LAM\tĐộc lập - Tự do - Hạnh phúc"]
    foot = ["Nơi nhận:\tKT. CHỦ TỊCH", "- Như trên;\t\tPHÓ CHỦ TỊCH", "- Các sở;", "- Lưu: VT.\tTạ Minh Huấn"]
    body = ["1. Giao Sở Nội vụ:\tchủ trì", "- Thành phần:\tLãnh đạo sở"]
    assert in_columns([*head, "KẾ HOẠCH", *body, "x" * 100, *foot]) == [
        *("ỦY BAN NHÂN DÂN", "TỈNH SƠN LAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("KẾ HOẠCH", *body, "x" * 100),
        *("Nơi nhận:", "- Như trên;", "- Các sở;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Tạ Minh Huấn"),
    ]
