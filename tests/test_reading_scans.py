"""Scanned documents to text, by OCR. The scans are made here of invented documents: tests/plans/pdf and examples."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from conftest import EXAMPLES
from drafting import duties
from PIL import Image, ImageDraw
from scanning import pages, scanned, stamped, streaked

from loaders.reading import cache, ocr, pdf, pictures, programs, read
from loaders.reading.ocr import Engine, Scan
from loaders.reading.ocr_words import Word
from loaders.reading.pdf_lines import Line
from loaders.reading.scan_heads import with_marks
from loaders.reading.scans import listed
from loaders.reading.scans import read as read_scans
from loaders.record import extract
from ontology.errors import UnreadableFile

PDFS = Path(__file__).parent / "plans" / "pdf"
DECISION = EXAMPLES / "09-quyet-dinh-9415-thu-tuong.pdf"


def share_found(printed: str, found: str) -> float:
    """The share of the printed words that the other text has too."""
    there = set(found.split())
    said = printed.split()
    return sum(word in there for word in said) / len(said)


# ---------------------------------------------------------------- whole documents


@pytest.mark.ocr
@pytest.mark.slow
def test_a_scanned_document_aslant_states_what_the_printed_one_states(tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(scanned(pages(DECISION, aslant=1.4)))
    printed, found = extract(read(DECISION)), extract(read(scan))
    for field in ("type", "number", "issued", "level", "title"):
        assert getattr(found.document, field) == getattr(printed.document, field)
    assert found.source.media_type == "application/pdf"
    assert [name for _, names in duties(found) for name in names] == [n for _, names in duties(printed) for n in names]
    assert [s.name for s in found.document.signatories] == [s.name for s in printed.document.signatories]
    assert any(note.text.startswith("text by OCR (Tesseract") for note in found.warnings)


@pytest.mark.ocr
@pytest.mark.slow
def test_columns_and_page_breaks_of_a_scan_are_those_of_the_print() -> None:
    printed = read(PDFS / "page-break.pdf").content
    found, _ = pdf.content(scanned(pages(PDFS / "page-break.pdf", aslant=-0.7)), "scan.pdf")
    assert found.count("\f") == 1
    # The number at the head of page 2, alone on its line, is all that OCR passes over.
    assert found.replace("\f", "") == printed.replace("\f2\n", "")


@pytest.mark.ocr
@pytest.mark.slow
@pytest.mark.parametrize("name", ["annex.pdf", "lying.pdf"])
def test_a_scanned_table_gives_its_rows_also_on_a_page_that_lies_on_its_side(name: str) -> None:
    seen = pages(PDFS / name)
    if name == "lying.pdf":
        seen = [page.rotate(90, expand=True) for page in seen]
    found, _ = pdf.content(scanned(seen), "scan.pdf")
    assert "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |" in found
    assert "| 2 | Ký cam kết bảo vệ rừng với các hộ dân | Phòng Văn hóa và Thông tin | Quý" in found


@pytest.mark.ocr
@pytest.mark.slow
@pytest.mark.parametrize("spoilt", [streaked, stamped])
def test_streaks_of_the_scanner_and_red_seals_do_not_spoil_the_words(
    spoilt: Callable[[Image.Image], Image.Image],
) -> None:
    printed = read(PDFS / "page-break.pdf").content
    found, _ = pdf.content(scanned([spoilt(page) for page in pages(PDFS / "page-break.pdf")]), "scan.pdf")
    assert share_found(printed, found) > 0.93


@pytest.mark.ocr
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_pictures_are_read_as_pages(kind: str, tmp_path: Path) -> None:
    picture = tmp_path / f"plan.{kind.lower()}"
    picture.write_bytes(scanned(pages(PDFS / "page-break.pdf"), kind))
    found = read(picture)
    assert found.media_type == f"image/{kind.lower()}"
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in found.content
    assert ("\f" in found.content) == (kind == "TIFF")


@pytest.mark.ocr
@pytest.mark.slow
def test_a_scanned_page_in_a_printed_file_is_read_and_told() -> None:
    whole = pypdfium2.PdfDocument.new()
    parts = [(PDFS / "page-break.pdf").read_bytes(), scanned(pages(PDFS / "annex.pdf"))]
    for part in parts:
        whole.import_pages(pypdfium2.PdfDocument(part))
    out = io.BytesIO()
    whole.save(out)
    found, warnings = pdf.content(out.getvalue(), "mixed.pdf")
    assert "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |" in found
    assert warnings[0].startswith("text by OCR") and " on page 3;" in warnings[0]


@pytest.mark.ocr
@pytest.mark.slow
def test_a_picture_without_words_is_refused() -> None:
    blank = Image.new("L", (800, 1100), 255)
    ImageDraw.Draw(blank).ellipse((200, 300, 600, 700), outline=0, width=12)
    with pytest.raises(UnreadableFile, match=r"few of its words are Vietnamese|no text"):
        pdf.content(scanned([blank]), "photo.pdf")


# ---------------------------------------------------------------- once for each text


@pytest.mark.ocr
@pytest.mark.slow
def test_a_page_is_read_once_and_a_damaged_entry_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(cache.FOLDER, str(tmp_path))
    data = scanned(pages(PDFS / "annex.pdf"))
    first = pdf.content(data, "scan.pdf")
    (entry,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    run, runs = programs.run, []

    def counted(*given: object, **named: object) -> bytes:
        runs.append(given)
        return run(*given, **named)  # type: ignore[arg-type]  # the arguments of the call that it stands in for

    monkeypatch.setattr(programs, "run", counted)
    assert pdf.content(data, "renamed.pdf") == first and not runs
    entry.write_bytes(entry.read_bytes()[:-20])
    assert pdf.content(data, "scan.pdf") == first and runs


def test_the_cache_keeps_whole_entries_and_forgets_damaged_ones(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(cache.FOLDER, str(tmp_path / "cache"))
    key = cache.key("kế hoạch", "1")
    assert cache.kept(key) is None
    cache.keep(key, {"words": ["Kế", "hoạch"]})
    assert cache.kept(key) == {"words": ["Kế", "hoạch"]}
    assert cache.kept(cache.key("kế hoạch1")) is None
    (entry,) = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    entry.write_text(entry.read_text("utf-8").replace("hoạch", "khác"), "utf-8")
    assert cache.kept(key) is None
    entry.write_bytes(b"\xff")
    assert cache.kept(key) is None


def test_a_cache_that_cannot_be_written_keeps_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(cache.FOLDER, str(tmp_path / "file"))
    cache.keep(cache.key("a"), 1)
    assert cache.kept(cache.key("a")) is None


# ---------------------------------------------------------------- words and blanks


def word(text: str, left: float, sure: int = 95, line: int = 0) -> Word:
    return Word(text, left, left + 6 * len(text), 710, 698, 700, 12, sure, line)


def laid_out(monkeypatch: pytest.MonkeyPatch, *found: Word, scraps: int = 0) -> tuple[list[str], tuple[str, ...]]:
    """The lines and warnings of a page on which OCR found these words."""
    monkeypatch.setattr(ocr, "scans", lambda *_: [Scan(found, scraps, (), ())])
    monkeypatch.setattr(ocr, "engine", lambda: Engine("tesseract", "5.0", ""))
    read = read_scans([0], lambda _: Image.new("L", (1, 1)), b"", "scan.pdf")
    return [block if isinstance(block, str) else block.text for block in read.blocks[0]], read.warnings


@pytest.mark.parametrize(
    ("line", "sure", "shown"),
    [
        ("Số: ý# /CT-UBND", 20, "Số: … /CT-UBND"),
        ("Số:2ô/CT-UBND", 20, "Số:…/CT-UBND"),
        ("Số: 07 /CT-UBND", 20, "Số: … /CT-UBND"),
        ("Số: 07 /CT-UBND", 95, "Số: 07 /CT-UBND"),
        ("Số: 07/CT-UBND", 95, "Số: 07/CT-UBND"),
        ("Sơn Lam, ngày #P. tháng 4 năm 2031", 20, "Sơn Lam, ngày … tháng 4 năm 2031"),
        ("Sơn Lam, ngày 18 tháng 4 năm 2031", 95, "Sơn Lam, ngày 18 tháng 4 năm 2031"),
    ],
)
def test_handwriting_in_a_letterheads_blanks_is_shown_as_a_gap_not_guessed(
    monkeypatch: pytest.MonkeyPatch, line: str, sure: int, shown: str
) -> None:
    found, at = [], 70.0
    for text in line.split():
        printed = text in ("Số:", "/CT-UBND", "Sơn", "Lam,", "ngày", "tháng", "4", "năm", "2031")
        found.append(word(text, at, 95 if printed else sure))
        at += 6 * len(text) + 4
    assert laid_out(monkeypatch, *found)[0] == [shown]


def test_what_ocr_doubts_and_leaves_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, warnings = laid_out(monkeypatch, word("Kế", 70), word("hoạch", 90, sure=30), scraps=2)
    assert lines == ["Kế hoạch"]
    assert warnings == (
        "text by OCR (Tesseract 5.0) on page 1; unsure of 1 of 2 words",
        "2 lines of marks that are no words left out on page 1",
    )


def test_the_stamp_of_who_received_a_letter_is_kept_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    found = (word("Kính", 120), word("gửi:", 150), word("ĐẾN", 30, sure=50, line=1), word("Số", 60, line=1))
    box = (((712, 20, 100), (690, 22, 99)), ((20, 690, 712), (100, 688, 712)))
    monkeypatch.setattr(ocr, "scans", lambda *_: [Scan(found, 0, *box)])
    monkeypatch.setattr(ocr, "engine", lambda: Engine("tesseract", "5.0", ""))
    read = read_scans([0], lambda _: Image.new("L", (1, 1)), b"", "scan.pdf")
    assert [block.text for block in read.blocks[0] if not isinstance(block, str)] == ["Kính gửi:"]
    assert read.warnings[1:] == ("the stamp of who received it left out on page 1: “ĐẾN Số”",)


@pytest.mark.parametrize(
    ("seen", "shown"),
    [
        ("THÔNG BẢO", "THÔNG BÁO"),
        ("QUYÉT ĐỊNH", "QUYẾT ĐỊNH"),
        ("KẾ HOẠCH", "KẾ HOẠCH"),
        ("Thông bảo", "Thông bảo"),
        ("Ba gửi: Các sở", "Kính gửi: Các sở"),
        ("gửi:", "Kính gửi:"),
        ("để gửi kèm", "để gửi kèm"),
    ],
)
def test_of_words_that_are_known_only_the_marks_are_mended(seen: str, shown: str) -> None:
    mended = with_marks(Line(seen, 70, 200, 700, 12, 30))
    assert isinstance(mended, Line) and mended.text == shown


def test_a_table_without_words_is_none_and_splits_no_column(monkeypatch: pytest.MonkeyPatch) -> None:
    found = (word("Nơi nhận:", 70), word("Phạm Văn Ước", 330))
    lines = (((690, 300, 400), (650, 300, 400)), ((300, 650, 690), (350, 650, 690), (400, 650, 690)))
    monkeypatch.setattr(ocr, "scans", lambda *_: [Scan(found, 0, *lines)])
    monkeypatch.setattr(ocr, "engine", lambda: Engine("tesseract", "5.0", ""))
    read = read_scans([0], lambda _: Image.new("L", (1, 1)), b"", "scan.pdf")
    assert len(read.blocks[0]) == 2 and not [block for block in read.blocks[0] if isinstance(block, str)]


def test_pages_are_listed_as_people_count_them() -> None:
    assert listed([0]) == "page 1"
    assert listed([4, 0, 1, 2]) == "pages 1-3, 5"


# ---------------------------------------------------------------- without Tesseract


def test_without_tesseract_scans_are_refused_with_what_to_install() -> None:
    seen = pages(PDFS / "annex.pdf")
    for content, kind in ((pdf.content, "PDF"), (pictures.content, "PNG")):
        with pytest.raises(UnreadableFile) as refused:
            content(scanned(seen, kind), "scan")
        assert "install tesseract and its Vietnamese data" in refused.value.reason
        assert "\n" not in refused.value.reason


def test_a_tesseract_without_vietnamese_is_none(tmp_path: Path) -> None:
    other = tmp_path / "tesseract"
    other.write_text(f"#!/bin/sh\nprintf 'List of available languages in \"{tmp_path}\" (1):\\neng\\n'\n")
    other.chmod(0o755)
    found: Callable[[str], Engine | None] = ocr.found
    assert found(str(other)) is None
    other.write_text(f"#!/bin/sh\nprintf 'List of available languages in \"{tmp_path}\" (1):\\nvie\\n'\n")
    assert found(str(other)) is not None


def test_a_program_that_fails_gives_its_last_line(tmp_path: Path) -> None:
    with pytest.raises(programs.ProgramFailed, match=r"no such file"):
        programs.run([str(tmp_path / "gone")])
    with pytest.raises(programs.ProgramFailed, match=r"^why$"):
        programs.run(["sh", "-c", "echo first >&2; echo why >&2; exit 3"])
    with pytest.raises(programs.ProgramFailed, match=r"longer than 0 seconds"):
        programs.run(["sleep", "5"], seconds=0.05)
