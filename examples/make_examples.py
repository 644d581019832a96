"""Write the examples that are no plain text (docx, html, pdf) from the texts in `examples/sources`.

    python examples/make_examples.py [FOLDER]        # default: examples/plans

The results are committed, so that nobody needs fonts to run the demo; run this after changing a source, and on a
machine that has DejaVu (Debian: fonts-dejavu-core; its licence permits embedding). The same sources give the same
bytes: no clock is read, and archives are stored uncompressed, because compressed bytes differ between zlibs.

A source has parts: `[head]` (letterhead, left | right), `[type]`, `[title]`, `[body]`, `[foot]` (recipients, a line
with | alone, signature) and perhaps `[annex]` (lines, then rows of a table with |). Its name ends in the kind to write.
"""

from __future__ import annotations

import html
import re
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
# The last line of every example.
INVENTED = "(Văn bản hư cấu, chỉ dùng làm ví dụ)"
# I. MỤC ĐÍCH …, Điều 1. …, 2. Sở Tài chính: printed bold. QUYẾT ĐỊNH: stands in the middle.
HEADING = re.compile(r"[IVX]+\. |Điều [0-9]+\. |[0-9]+\. [^.;]{1,60}$")
CENTRED = re.compile(r"QUYẾT ĐỊNH:$")


@dataclass(frozen=True, slots=True)
class Source:
    """A document in parts; rows are tuples of cells, `annex` is (lines, rows)."""

    head: tuple[tuple[str, ...], ...]
    type: tuple[str, ...]
    title: str
    body: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    annex_lines: tuple[str, ...]
    annex_rows: tuple[tuple[str, ...], ...]


def read_source(path: Path) -> Source:
    """Take a source apart; blank lines fall away."""
    parts: dict[str, list[str]] = {"annex": []}
    current: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            current = parts.setdefault(line[1:-1], [])
        elif line.strip():
            current.append(line.strip())
    bar = parts["foot"].index("|")
    return Source(
        head=tuple(_cells(line) for line in parts["head"]),
        type=tuple(parts["type"]),
        title=" ".join(parts["title"]),
        body=tuple(parts["body"]),
        recipients=tuple(parts["foot"][:bar]),
        signature=tuple(parts["foot"][bar + 1 :]),
        annex_lines=tuple(line for line in parts["annex"] if " | " not in line),
        annex_rows=tuple(_cells(line) for line in parts["annex"] if " | " in line),
    )


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))


# ---------------------------------------------------------------- html, as a portal shows a document


def write_html(source: Source, path: Path) -> None:
    """A page with the furniture of a portal around the document."""
    e = html.escape
    out = [
        "<!DOCTYPE html>",
        '<html lang="vi"><head><meta charset="utf-8">',
        f"<title>{e(source.type[0])} - {e(source.title)}</title>",
        "<style>body{font-family:serif}td{vertical-align:top;text-align:center}</style></head><body>",
        '<nav><a href="#">Trang chủ</a> | <a href="#">Văn bản</a> | <a href="#">Tìm kiếm</a></nav>',
        '<div class="document">',
        '<table class="letterhead">',
    ]
    out += ["<tr>" + "".join(f"<td>{e(cell) or '&nbsp;'}</td>" for cell in row) + "</tr>" for row in source.head]
    out += ["</table>"]
    out += [f'<p align="center"><b>{e(line)}</b></p>' for line in source.type]
    out += [f'<p align="center"><b>{e(source.title)}</b></p>']
    for line in source.body:
        bold = HEADING.match(line) is not None
        out.append(f"<p><b>{e(line)}</b></p>" if bold else f"<p>{e(line)}</p>")
    out += ['<table class="signature"><tr><td align="left">']
    out += [e(line) + "<br>" for line in source.recipients]
    out += ["</td><td>"]
    out += [f"<b>{e(line)}</b><br>" for line in source.signature]
    out += ["</td></tr></table>", f"<p><i>{e(INVENTED)}</i></p>", "</div>"]
    out += ["<footer>Cổng thông tin ví dụ</footer>", "</body></html>"]
    path.write_text("\n".join(out) + "\n", encoding="utf-8")


# ---------------------------------------------------------------- docx

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def write_docx(source: Source, path: Path) -> None:
    """Paragraphs and tables in the order of the paper; the smallest archive that a word processor opens."""
    blocks = [_table([list(row) for row in source.head], bold=True)]
    blocks += [_paragraph(line, bold=True, centred=True) for line in (*source.type, source.title)]
    for line in source.body:
        centred = CENTRED.match(line) is not None
        blocks.append(_paragraph(line, bold=centred or HEADING.match(line) is not None, centred=centred))
    blocks.append(_table([["\n".join(source.recipients), "\n".join(source.signature)]]))
    blocks += [_paragraph(line, bold=True, centred=True) for line in source.annex_lines]
    if source.annex_rows:
        blocks.append(_table([list(row) for row in source.annex_rows], border=True))
    blocks.append(_paragraph(INVENTED, centred=True))
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {WORD}><w:body>'
        + "".join(blocks)
        + "<w:sectPr/></w:body></w:document>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in (
            ("[Content_Types].xml", CONTENT_TYPES),
            ("_rels/.rels", RELATIONS),
            ("word/document.xml", document),
        ):
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o644 << 16
            archive.writestr(info, content.encode())


def _paragraph(text: str, *, bold: bool = False, centred: bool = False) -> str:
    layout = '<w:pPr><w:jc w:val="center"/></w:pPr>' if centred else ""
    face = "<w:rPr><w:b/></w:rPr>" if bold else ""
    # A word processor cuts a sentence into runs where it likes; readers must put them together again.
    half = len(text) // 2
    runs = "".join(
        f'<w:r>{face}<w:t xml:space="preserve">{html.escape(piece, quote=False)}</w:t></w:r>'
        for piece in (text[:half], text[half:])
        if piece
    )
    return f"<w:p>{layout}{runs}</w:p>"


def _table(rows: list[list[str]], *, bold: bool = False, border: bool = False) -> str:
    edges = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in SIDES)
    layout = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>" if border else "<w:tblPr/>"
    columns = max(len(row) for row in rows)
    grid = "<w:tblGrid>" + "<w:gridCol/>" * columns + "</w:tblGrid>"
    body = "".join(
        "<w:tr>"
        + "".join(
            "<w:tc>" + "".join(_paragraph(line, bold=bold) for line in cell.split("\n")) + "</w:tc>" for cell in row
        )
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{layout}{grid}{body}</w:tbl>"


# ---------------------------------------------------------------- pdf

FONTS = Path("/usr/share/fonts/truetype/dejavu")


def write_pdf(source: Source, path: Path) -> None:
    """A text PDF on A4 with embedded fonts; pages after the first carry their number at the top."""
    from reportlab.lib.enums import TA_CENTER
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

    for name, file in (("Serif", "DejaVuSerif.ttf"), ("Serif-Bold", "DejaVuSerif-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, FONTS / file))
    plain = ParagraphStyle("plain", fontName="Serif", fontSize=11, leading=15, spaceAfter=5)
    bold = ParagraphStyle("bold", parent=plain, fontName="Serif-Bold")
    left = ParagraphStyle("left", parent=plain, fontSize=9, leading=12)
    middle = ParagraphStyle("middle", parent=bold, alignment=TA_CENTER)
    small = ParagraphStyle("small", parent=plain, fontSize=9, leading=12, alignment=TA_CENTER)

    def number(canvas: Canvas, document: SimpleDocTemplate) -> None:
        if document.page > 1:
            canvas.setFont("Serif", 10)
            canvas.drawCentredString(A4[0] / 2, A4[1] - 40, str(document.page))

    story: list[Flowable] = [Table([[Paragraph(html.escape(cell), small) for cell in row] for row in source.head])]
    story += [Spacer(1, 12)]
    story += [Paragraph(html.escape(line), middle) for line in (*source.type, source.title)]
    for line in source.body:
        style = middle if CENTRED.match(line) else bold if HEADING.match(line) else plain
        story.append(Paragraph(html.escape(line), style))
    recipients = [Paragraph(html.escape(line), left) for line in source.recipients]
    signature = [Paragraph(html.escape(line), middle) for line in source.signature]
    story += [Spacer(1, 12), Table([[recipients, signature]], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])]
    story += [Spacer(1, 12), Paragraph(html.escape(INVENTED), small)]
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1, title=source.title, topMargin=60).build(
        story, onFirstPage=number, onLaterPages=number
    )


def main(folder: Path, kind: str = "") -> None:
    """Write every source into `folder` as the kind that its name ends in; with `kind` (".pdf") only those."""
    writers = {".html": write_html, ".docx": write_docx, ".pdf": write_pdf}
    for path in sorted((HERE / "sources").glob(f"*{kind}.txt")):
        goal = folder / path.stem
        writers[goal.suffix](read_source(path), goal)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "plans")
