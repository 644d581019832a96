"""PDF files to text. Those in tests/plans/pdf are invented (make_pdfs.py wrote them); the others are made here."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from scanning import pages, scanned

from loaders.reading import read
from loaders.reading.pdf import SCAN, SCRAMBLED, content
from loaders.reading.pdf_lines import Character, Line, as_drawn, by_place
from loaders.reading.pdf_paragraphs import text_of
from loaders.reading.syllables import share_of_words
from ontology.errors import UnreadableFile

PDFS = Path(__file__).parent / "plans" / "pdf"
SENTENCE = "Phong chay chua chay rung la viec chung cua moi nguoi dan trong xa"  # in letters that every PDF font has


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        content(data, "plan.pdf")
    assert "\n" not in str(refused.value)
    return refused.value.reason


def pdf(*pages: str, password: str | None = None) -> bytes:
    """A PDF of pages with one line each."""
    out = io.BytesIO()
    page = Canvas(out, encrypt=StandardEncryption(password, ownerPassword="chu") if password else None)
    for words in pages:
        page.drawString(70, 700, words)
        page.showPage()
    page.save()
    return out.getvalue()


# ---------------------------------------------------------------- whole files


def test_number_and_day_that_signatures_stamp_into_a_line_are_read_in_it() -> None:
    out = io.BytesIO()
    page = Canvas(out)
    page.setFont("Helvetica", 12)
    page.drawString(70, 750, "UBND XA BEN GAO")
    for left, words in ((70, "So:"), (130, "/UBND-VP"), (300, "Ben Gao, ngay"), (420, "thang 3 nam 2031")):
        page.drawString(left, 730, words)
    page.drawString(70, 700, SENTENCE)
    for name, left, base, width, words in (
        ("n", 95, 724, 30, "397"),
        ("d", 385, 724, 25, "13"),
        ("s", 300, 300, 200, "Ky boi"),
    ):
        page.acroForm.textfield(
            name=name,
            x=left,
            y=base,
            width=width,
            height=16,
            value=words,
            fontSize=11,
            borderWidth=0,
            fontName="Helvetica",
        )
    page.save()
    text, _ = content(out.getvalue(), "plan.pdf")
    assert "So: 397 /UBND-VP" in text
    assert "ngay 13 thang 3 nam 2031" in text
    assert "Ky boi" not in text, "what stands in no line is no text"


def test_a_paragraph_goes_on_over_a_page_and_columns_are_read_one_by_one() -> None:
    assert read(PDFS / "page-break.pdf").content == (
        "ỦY BAN NHÂN DÂN\n\nHUYỆN SUỐI NGÀ\n\nSố: /KH-UBND\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc\n\nSuối Ngà, ngày tháng 4 năm 2031\n\n"
        "KẾ HOẠCH\n\n"
        "Căn cứ Nghị quyết số 12-NQ/TU ngày 03/02/2031 của Ban Thường vụ\n"
        "Tỉnh ủy Thanh Lam về đẩy mạnh chuyển đổi số trong các cơ quan nhà\n"
        "nước; Ủy ban nhân dân huyện Suối Ngà ban hành Kế hoạch thực hiện với\n"
        "các nội dung sau đây:\n\n"
        "1. Phòng Nội vụ chủ trì, phối hợp với Phòng Tài chính - Kế hoạch và Ủy\n"
        "ban nhân dân các xã, thị trấn tổ chức tập huấn kỹ năng số cho cán bộ,\n"
        "công chức, hoàn thành trước ngày 30/6/2031; báo cáo kết quả về Ủy ban\n"
        "\f2\n"
        "nhân dân huyện.\n\n"
        "Nơi nhận:\n\n- Như trên;\n\n- Các cơ quan chuyên môn thuộc\nỦy ban nhân dân huyện;\n\n- Lưu: VT.\n\n"
        "TM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\nLò Văn Bản"
    )


def test_letters_with_marks_drawn_apart_are_put_back_in_their_words() -> None:
    found = read(PDFS / "two-fonts.pdf").content
    assert found.startswith(
        "Căn cứ Nghị quyết số 12-NQ/TU ngày 03/02/2031 của Ban Thường vụ\nTỉnh ủy Thanh Lam về đẩy mạnh"
    )
    assert share_of_words(found) == 1.0


@pytest.mark.parametrize("name", ["annex.pdf", "lying.pdf"])
def test_a_ruled_table_gives_its_rows_also_on_a_page_that_lies_on_its_side(name: str) -> None:
    assert read(PDFS / name).content == (
        "Phụ lục kèm theo Kế hoạch số 31/KH-UBND\n\n"
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n"
        "| I TUYÊN TRUYỀN |  |  |  |\n"
        "| 1 | Tổ chức tuyên truyền trên hệ thống truyền thanh cơ sở các xã | Phòng Văn hóa và Thông tin | Hằng năm |\n"
        "| 2 | Ký cam kết bảo vệ rừng với các hộ dân | Phòng Văn hóa và Thông tin | Quý I/2031 |\n\n"
        "Hết phụ lục; các cơ quan được giao tổ chức thực hiện nghiêm túc."
    )


def test_the_same_file_gives_the_same_text() -> None:
    assert read(PDFS / "annex.pdf") == read(PDFS / "annex.pdf")


# ---------------------------------------------------------------- lines and paragraphs


def drawn(words: str, left: float = 70, base: float = 700, step: float = 6) -> list[Character]:
    return [Character(c, left + i * step, left + i * step + step, base, 12) for i, c in enumerate(words)]


def line(words: str, left: float, right: float, base: float) -> Line:
    return Line(words, left, right, base, 12, 6 * len(words.split()[0]))


def test_words_are_told_by_their_gaps_where_spaces_are_not_drawn() -> None:
    letters = [c for c in drawn("Kế hoạch số 5") if c.text != " "]
    assert [found.text for found in by_place(letters[::-1])] == ["Kế hoạch số 5"]


def test_a_wide_gap_parts_columns_but_not_what_is_left_for_a_pen() -> None:
    assert [found.text for found in as_drawn(drawn("UBND") + drawn("CHXH", left=300))] == ["UBND", "CHXH"]
    for left, right in (("Số:", "/KH-UBND"), ("ngày", "tháng 4"), ("tháng", "năm 2031")):
        assert len(as_drawn(drawn(left) + drawn(right, left=300))) == 1
    typed = [Character(" ", 94, 98, 700, 12)]
    assert [found.text for found in as_drawn(drawn("UBND") + typed + drawn("CHXH", left=300))] == ["UBND CHXH"]


def test_a_letterhead_ends_where_the_letter_is_addressed_and_a_name_may_be_wider_than_the_post() -> None:
    head = [*drawn("UBND"), *drawn("Độc lập - Tự do", left=300), *drawn("Kính gửi: Các sở", left=180, base=680)]
    assert [found.text for found in by_place(head)] == ["UBND", "Độc lập - Tự do", "Kính gửi: Các sở"]
    near = [*drawn("UBND HUYỆN SUỐI NGÀ"), *drawn("CỘNG HÒA XÃ HỘI", left=204)]
    assert [found.text for found in by_place(near)] == ["UBND HUYỆN SUỐI NGÀ", "CỘNG HÒA XÃ HỘI"]
    foot = [*drawn("Nơi nhận:"), *drawn("CHỦ TỊCH", left=360), *drawn("Phạm Trường Ước", left=320, base=680)]
    lines = [found.text for found in by_place([*foot, *drawn("- Lưu: VT.", base=660)])]
    assert lines == ["Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Phạm Trường Ước"]


def test_symbols_of_bullet_fonts_become_a_dash() -> None:
    assert [found.text for found in as_drawn(drawn("\uf0b7 Tuyên truyền\uf0fc"))] == ["- Tuyên truyền"]


BODY = [line("Tổ chức thực hiện nghiêm túc Kế hoạch này,", 70, 530, 760 - 18 * i) for i in range(5)]


@pytest.mark.parametrize(
    ("last", "following", "ended"),
    [
        (line("đầy dòng của", 70, 528, 600), line("Sở Nội vụ", 70, 200, 582), False),
        (line("hết ý.", 70, 150, 600), line("Đoạn mới", 70, 200, 582), True),
        (line("giữa câu của", 70, 470, 600), line("các cơ quan", 70, 200, 582), False),
        (line("đầy dòng của", 70, 528, 600), line("các cơ quan", 70, 200, 560), True),  # a wide gap
        (line("đầy dòng.", 70, 528, 600), line("Đoạn lùi vào", 95, 300, 582), True),
        (line("- một gạch đầu dòng dài;", 70, 528, 600), line("- hai", 70, 200, 582), True),
        (line("KẾ HOẠCH phòng cháy rừng", 90, 510, 600), line("Căn cứ", 95, 529, 582), True),  # a title in the middle
        (line("cột trái", 70, 200, 600), line("cột phải", 330, 530, 600), True),
    ],
)
def test_where_a_paragraph_ends(last: Line, following: Line, ended: bool) -> None:
    found = text_of([[*BODY, last, following]])
    assert (f"{last.text}\n\n{following.text}" in found) == ended
    assert (f"{last.text}\n{following.text}" in found) != ended


def test_page_numbers_stand_alone_at_the_top_and_at_the_foot() -> None:
    number = line("- 2 -", 290, 305, 800)
    assert text_of([BODY, [number, *BODY]]).count("\n\f- 2 -\n") == 1
    foot = line("2", 295, 300, 40)
    assert text_of([[*BODY, foot], BODY]).count("\n\n2\n\f") == 1


# ---------------------------------------------------------------- bad input


def test_scans_are_refused_with_what_to_do() -> None:
    assert reason(pdf("", "", "")) == SCAN
    assert reason(scanned(pages(PDFS / "annex.pdf"))) == SCAN
    assert SCAN.startswith("scan without a text layer: install tesseract and its Vietnamese data")


def test_pages_without_text_are_told() -> None:
    sentence = "Ban chi huy phong chay va chua chay rung cua xa ta ra quan vao dau tuan sau"
    assert content(pdf(sentence, sentence, sentence, ""), "plan.pdf")[1] == ("no text on page 4",)


def test_a_layer_of_poor_ocr_is_refused_with_what_to_do() -> None:
    noise = "CQNG HoA xA H()I CHiJ NGHiA vrer NAM DQc Iq,p tv do h~nh phuc thirc hien Nghj quyet cua Tinh uy"
    assert reason(pdf(noise)) == SCRAMBLED


def test_protected_broken_and_empty_files_are_refused() -> None:
    assert reason(pdf(SENTENCE, password="mat khau")).startswith("protected by a password")
    assert reason(pdf(SENTENCE)[:300]).startswith("broken PDF")
    assert reason(b"%PDF-1.7\n").startswith("broken PDF")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_pdf_is_text_or_refused(data: st.DataObject) -> None:
    damaged = bytearray((PDFS / "annex.pdf").read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        content(bytes(damaged), "plan.pdf")
    except UnreadableFile as error:
        assert "\n" not in str(error)


@pytest.mark.shared
def test_real_office_pdfs_keep_their_head_and_their_foot(shared: Path) -> None:
    found = read(shared / "corpus" / "real" / "vung-tau-705-qd-ubnd.pdf").content
    assert "\n\nSố: 705 /QĐ-UBND\n\n" in found
    assert "\n\fgiải quyết" not in found
    assert "viên chức thuộc thẩm quyền\n\f2\ngiải quyết của Sở Nội vụ" in found
    assert share_of_words(found) > 0.99
