"""Web pages to text: the document without the portal. All pages are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.reading import read
from loaders.reading.html import content
from loaders.reading.tables import Cell, blocks
from ontology.errors import UnreadableFile

LETTERHEAD = """
<table border="1"><tr>
<td style="border: none"><p>ỦY BAN NHÂN DÂN<br><b>HUYỆN SUỐI NGÀ</b></p></td>
<td style="border: none"><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br/>Độc lập - Tự do - Hạnh phúc</p></td></tr>
<tr><td style="border:none">Số: 31/KH-UBND</td>
<td style="border:none"><i>Suối Ngà, ngày 02 tháng 4 năm 2031</i></td></tr></table>
"""
PLAN = f"""
{LETTERHEAD}
<p align="center"><b>KẾ HOẠCH</b></p><p>Triển khai Kế hoạch số 77/KH-UBND
    của UBND tỉnh</p>
<p>1. Công an huyện <i>chủ trì</i>, phối hợp với <a href="/co-quan/7">Phòng Nội vụ</a>.</p>
<p>2. UBND các xã, thị trấn báo cáo trước ngày 15/11 hằng năm để tổng hợp, báo cáo UBND tỉnh theo quy định.</p>
<table class="MsoTableGrid" border="1"><tr><td><p><b>Nơi nhận:</b><br>- Như trên;<br>- Lưu: VT.</p></td>
<td>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</td></tr></table>
"""
EXPECTED = """ỦY BAN NHÂN DÂN
HUYỆN SUỐI NGÀ

Số: 31/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Suối Ngà, ngày 02 tháng 4 năm 2031

KẾ HOẠCH

Triển khai Kế hoạch số 77/KH-UBND của UBND tỉnh

1. Công an huyện chủ trì, phối hợp với Phòng Nội vụ.

2. UBND các xã, thị trấn báo cáo trước ngày 15/11 hằng năm để tổng hợp, báo cáo UBND tỉnh theo quy định.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH"""
PORTAL = f"""<!DOCTYPE html><html><head><title>Văn bản 31/KH-UBND</title><style>p {{ color: red }}</style></head><body>
<script>var menu = "<p>Không phải văn bản</p>";</script>
<form id="aspnetForm"><div class="banner">CỔNG THÔNG TIN</div><nav><a href="/">Trang chủ</a></nav>
<ul><li><a href="/1">Giới thiệu</a></li><li><a href="/2">Văn bản</a></li><li><a href="/3">Liên hệ</a></li></ul>
<table><tr><td><div>Số hiệu</div><div>31/KH-UBND</div></td><td>
<div class="tabs"><div>Toàn văn</div><div>Thuộc tính</div></div>
<div id="noi-dung">{PLAN}</div>
</td></tr></table>
<div style="display:none">Bản in ẩn đi</div><div hidden>Cũng ẩn</div><div aria-hidden="true">Vẫn ẩn</div>
<div class="toc">Mục lục <div>Điều 1. Phạm vi</div><div>Điều 2. Đối tượng</div></div>
<footer>Bản quyền thuộc về cổng thông tin</footer></form></body></html>"""


def text(page: str) -> str:
    return content(page.encode(), "page.html")[0]


def test_a_page_that_is_the_document_gives_it_whole() -> None:
    assert text(f"<html><body>{PLAN}</body></html>") == EXPECTED
    assert text(PLAN) == EXPECTED


def test_a_portals_page_gives_the_document_without_the_portal() -> None:
    assert text(PORTAL) == EXPECTED


def test_a_short_head_beside_the_long_body_is_not_lost() -> None:
    page = f"<body><div>{LETTERHEAD}</div><div>{'<p>Tổ chức thực hiện nghiêm túc Kế hoạch này.</p>' * 90}</div></body>"
    assert text(page).startswith("ỦY BAN NHÂN DÂN\nHUYỆN SUỐI NGÀ\n\nSố: 31/KH-UBND")


def test_a_paragraph_beside_a_long_part_is_not_lost() -> None:
    lead = "Thực hiện Kế hoạch số 77/KH-UBND của Ủy ban nhân dân tỉnh, Ủy ban nhân dân huyện ban hành kế hoạch, yêu cầu"
    page = f"<body><div><p>{lead} các xã thực hiện.</p></div><div>{'<p>1. Tổ chức thực hiện.</p>' * 90}</div></body>"
    assert text(page).startswith(lead)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>một</p>hai<p>ba</p>bốn", "một\n\nhai\n\nba\n\nbốn"),
        ("<p>một\n  <b>hai</b>\n</p>", "một hai"),
        ("<div>một<br><br>hai<br/></div>", "một\nhai"),
        ("<p>&nbsp;</p><p>một&nbsp;hai</p>", "một hai"),
        ("<pre>một\n  hai</pre>", "một\nhai"),
        ("<p>Số: 5<sup>2</sup> m&sup2; &lt;a&gt; &#272;</p>", "Số: 52 m² <a> Đ"),
        ("<p>một<script>x</script>hai<!-- ba -->bốn</p>", "mộthaibốn"),
        ("<ul><li>một</li><li>hai<ul><li>ba</li></ul></li></ul>", "- một\n\n- hai\n\n+ ba"),
        ("<ul><li>- một</li><li>a) hai</li><li>1.1. ba</li></ul>", "- một\n\na) hai\n\n1.1. ba"),
        ("<ol><li>một</li><li>hai</li></ol>", "1. một\n\n2. hai"),
        ("<ol start=3 type=a><li>một</li><li value=9>hai</li><li>ba</li></ol>", "c) một\n\ni) hai\n\nj) ba"),
        ('<ol type="I"><li><p>một</p><p>hai</p></li><li>ba</li></ol>', "I. một\n\nhai\n\nII. ba"),
        ("<ul><li></li><li>một</li></ul>", "- một"),
    ],
)
def test_blocks_lines_and_lists(page: str, expected: str) -> None:
    assert text(f"<body>{page}</body>") == expected


DATA = """<table border=1><tr><th>TT</th><th>Nhiệm vụ</th><th>Cơ quan<br>chủ trì</th></tr>
<tr><td>1</td><td><p>Rà soát</p><p>quy định</p></td><td rowspan=2>Sở Nội vụ</td></tr>
<tr><td>2</td><td>Tập huấn | bồi dưỡng</td></tr>
<tr><td colspan=3>II. GIẢI PHÁP</td></tr><tr><td> </td></tr></table>"""


def test_a_table_of_data_gives_its_rows_as_pipe_lines() -> None:
    assert text(f"<p>Phụ lục</p>{DATA}<p>Hết</p>") == (
        "Phụ lục\n\n"
        "| TT | Nhiệm vụ | Cơ quan chủ trì |\n"
        "| 1 | Rà soát quy định | Sở Nội vụ |\n"
        "| 2 | Tập huấn / bồi dưỡng | Sở Nội vụ |\n"
        "| II. GIẢI PHÁP |  |  |\n\n"
        "Hết"
    )


def test_a_table_around_the_page_is_only_its_layout() -> None:
    left = "Cột bên trái của trang cũng là văn bản, " * 3 + "hết"
    page = f"<table border=0><tr><td>{left}</td><td>{DATA}</td></tr></table>"
    assert text(page).startswith(f"{left}\n\n| TT | Nhiệm vụ |")


def test_cells_of_a_layout_are_read_column_by_column() -> None:
    rows = [[Cell(("A",)), Cell(("B", "C"))], [Cell(("Số: 1/KH",)), Cell(("Nơi nhận:",))]]
    assert blocks(rows, bordered=True) == ["A", "Số: 1/KH", "B", "C", "Nơi nhận:"]
    assert blocks(rows[:1], bordered=True) == ["| A | B C |"]
    assert blocks(rows[:1], bordered=False) == ["A", "B", "C"]
    assert blocks([], bordered=True) == []


def test_spans_beyond_all_measure_do_no_harm() -> None:
    rows = "<tr><td rowspan=999999 colspan=999999>một</td></tr><tr><td>hai</td></tr><tr><td>ba</td></tr>"
    assert "hai" in text(f"<table border=1>{rows}</table>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1258"])
def test_the_declared_encoding_is_used(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>Căn cư công văn</p></body></html>'
    assert content(page.encode(encoding), "page.html")[0] == "Căn cư công văn"


def test_xhtml_with_its_declaration_is_read(tmp_path: Path) -> None:
    head = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
    (tmp_path / "page.html").write_text(f"{head}<body><p>Kế hoạch</p></body></html>")
    assert read(tmp_path / "page.html").content == "Kế hoạch"


@pytest.mark.parametrize(
    "page", ["<html></html>", "<!-- -->", "<body><script>show()</script><noscript>Hãy bật JavaScript</noscript></body>"]
)
def test_a_page_without_text_is_refused_with_what_to_do(page: str) -> None:
    with pytest.raises(UnreadableFile, match=r"^page.html: no text in this page; open it in a browser"):
        text(page)


def test_elements_nested_a_thousand_deep_are_read() -> None:
    assert text("<div>" * 1_000 + "một" + "</div>" * 1_000) == "một"
    assert "một" in text("<table><tr><td>" * 300 + "một")


@given(st.text(alphabet="<>/ab ủ=\"'!-&;tdrpulo\n\0", max_size=300))
def test_any_markup_is_text_or_refused(page: str) -> None:
    try:
        found = text("<html>" + page)
    except UnreadableFile:
        return
    assert found.strip()


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        content(b"<html><p>" + data, "page.html")
    except UnreadableFile as error:
        assert "\n" not in str(error)


@pytest.mark.shared
def test_pages_of_the_national_law_portal_give_the_document_alone(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "real").glob("vbpl-*.html")):
        found = read(path).content
        number = path.stem.removeprefix("vbpl-").removesuffix("-qd-ttg").replace("-", "/")
        assert found.startswith("THỦ TƯỚNG CHÍNH PHỦ")
        assert f"\n\nSố: {number}/QĐ-TTg\n\n" in found
        assert "PHÓ THỦ TƯỚNG" in found[-60:]
        assert "Lược đồ" not in found
