"""Write the PDF files beside this script: invented pages, each with one thing that makes reading PDF hard.

    python tests/plans/pdf/make_pdfs.py

The results are committed, so that tests need no fonts; run this where DejaVu is installed (Debian: fonts-dejavu-core;
its licence permits embedding). All names of places, persons and numbers are invented.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, TOP, LEADING, SIZE = 70, 530, 780, 18, 12

BASIS = (
    "Căn cứ Nghị quyết số 12-NQ/TU ngày 03/02/2031 của Ban Thường vụ Tỉnh ủy Thanh Lam về đẩy mạnh chuyển đổi số trong "
    "các cơ quan nhà nước; Ủy ban nhân dân huyện Suối Ngà ban hành Kế hoạch thực hiện với các nội dung sau đây:"
)
ORDER = (
    "1. Phòng Nội vụ chủ trì, phối hợp với Phòng Tài chính - Kế hoạch và Ủy ban nhân dân các xã, thị trấn tổ chức tập "
    "huấn kỹ năng số cho cán bộ, công chức, hoàn thành trước ngày 30/6/2031; báo cáo kết quả về Ủy ban nhân dân huyện."
)


def canvas(name: str, width: int = WIDTH, height: int = HEIGHT) -> Canvas:
    return Canvas(str(HERE / name), pagesize=(width, height), invariant=1)


def wrapped(words: str, indent: float = 25) -> list[tuple[float, str]]:
    """A paragraph's lines, each with where it begins."""
    lines: list[tuple[float, str]] = []
    x, line = LEFT + indent, ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if x + pdfmetrics.stringWidth(longer, "DejaVu", SIZE) > RIGHT:
            lines.append((x, line))
            x, line = LEFT, word
        else:
            line = longer
    return [*lines, (x, line)]


def two_fonts() -> None:
    """As some office programs print: plain letters of the page first, those with marks after them, in another font."""
    page = canvas("two-fonts.pdf")
    pieces: list[tuple[bool, float, float, str]] = []
    y = float(TOP)
    for paragraph in (BASIS, ORDER):
        for left, line in wrapped(paragraph):
            x = left
            for letter in line:
                plain = letter.isascii()
                pieces.append((not plain, x, y if plain else y + 0.3, letter))
                x += pdfmetrics.stringWidth(letter, "Times-Roman" if plain else "DejaVu", SIZE)
            y -= LEADING
    for marked, x, height, letter in sorted(pieces, key=lambda piece: piece[0]):
        page.setFont("DejaVu" if marked else "Times-Roman", SIZE)
        page.drawString(x, height, letter)
    page.save()


def page_break() -> None:
    """A letterhead drawn row by row with room for a pen, and a paragraph that goes on over the page with its number."""
    page = canvas("page-break.pdf")
    page.setFont("DejaVu", SIZE)
    page.drawString(LEFT, TOP, "ỦY BAN NHÂN DÂN")
    page.drawString(280, TOP, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    page.drawString(LEFT, TOP - LEADING, "HUYỆN SUỐI NGÀ")
    page.drawString(310, TOP - LEADING, "Độc lập - Tự do - Hạnh phúc")
    page.drawString(LEFT, TOP - 2 * LEADING, "Số:")
    page.drawString(LEFT + 60, TOP - 2 * LEADING, "/KH-UBND")
    page.drawString(290, TOP - 2 * LEADING, "Suối Ngà, ngày")
    page.drawString(290 + 120, TOP - 2 * LEADING, "tháng 4 năm 2031")
    page.drawCentredString(WIDTH / 2, TOP - 4 * LEADING, "KẾ HOẠCH")
    y = TOP - 6 * LEADING
    lines = wrapped(BASIS) + wrapped(ORDER)
    for number, (x, line) in enumerate(lines):
        if number == len(lines) - 1:  # the last line of ORDER stands on the next page
            page.showPage()
            page.setFont("DejaVu", SIZE)
            page.drawCentredString(WIDTH / 2, HEIGHT - 30, "2")
            y = TOP
        page.drawString(x, y, line)
        y -= LEADING
    columns = (
        ["Nơi nhận:", "- Như trên;", "- Các cơ quan chuyên môn thuộc", "Ủy ban nhân dân huyện;", "- Lưu: VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", "Lò Văn Bản"],
    )
    for x, column in zip((LEFT, 350), columns, strict=True):
        for number, line in enumerate(column):
            page.drawString(x, y - (number + 2) * LEADING, line)
    page.save()


ROWS = (
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"),
    ("I", "TUYÊN TRUYỀN", "", ""),
    ("1", "Tổ chức tuyên truyền trên hệ thống|truyền thanh cơ sở các xã", "Phòng Văn hóa và|Thông tin", "Hằng năm"),
    ("2", "Ký cam kết bảo vệ rừng với các hộ dân", "", "Quý I/2031"),
)
EDGES = (50.0, 80.0, 340.0, 470.0, 560.0)


def annex() -> None:
    """A table as Word prints it: borders are filled boxes half a point thick; two rows share a cell, one row is one."""
    page = canvas("annex.pdf")
    table(page, TOP)
    page.save()


def lying() -> None:
    """The same annex on a page that is stored lying on its side."""
    page = canvas("lying.pdf", HEIGHT, WIDTH)
    page.setPageRotation(90)
    page.translate(HEIGHT, 0)
    page.rotate(90)
    page.translate(0, 100)
    table(page, HEIGHT - 150)
    page.save()


def table(page: Canvas, top: float) -> None:
    page.setFont("DejaVu", 10)
    page.drawString(EDGES[0], top, "Phụ lục kèm theo Kế hoạch số 31/KH-UBND")
    y = top - 20
    for number, row in enumerate(ROWS):
        height = 14.0 * max(cell.count("|") + 1 for cell in row) + 4
        for column, cell in enumerate(row):
            left, right = EDGES[column], EDGES[column + 1]
            for line, words in enumerate(cell.split("|")):
                page.drawString(left + 4, y - 12 - 14 * line, words)
            if number != 1 or column == 0:
                page.rect(left, y - height, 0.5, height, stroke=0, fill=1)
            if (number, column) != (3, 2):  # the third cell of row 2 goes on into row 3
                page.rect(left, y, right - left, 0.5, stroke=0, fill=1)
            if number == len(ROWS) - 1:
                page.rect(left, y - height, right - left, 0.5, stroke=0, fill=1)
        page.rect(EDGES[-1], y - height, 0.5, height, stroke=0, fill=1)
        y -= height
    page.drawString(EDGES[0], y - 20, "Hết phụ lục; các cơ quan được giao tổ chức thực hiện nghiêm túc.")


if __name__ == "__main__":
    pdfmetrics.registerFont(TTFont("DejaVu", DEJAVU))
    for write in (two_fonts, page_break, annex, lying):
        write()
