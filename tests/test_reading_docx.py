"""Word files to text. Each is invented and written here as the XML that Word writes."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.reading import docx
from loaders.reading.docx import content
from loaders.reading.markers import numeral
from ontology.errors import UnreadableFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def relations(**targets: str) -> str:
    inner = "".join(f'<Relationship Id="{k}" Type="{OFFICE}/{k}" Target="{v}"/>' for k, v in targets.items())
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def packed(**parts: str | bytes) -> bytes:
    """A zip archive of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def word(body: str, numbering: str = "", styles: str = "", namespace: str = W) -> bytes:
    """A Word file with this body."""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": relations(numbering="numbering.xml", styles="/word/styles.xml"),
        "word/document.xml": f'<w:document xmlns:w="{namespace}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{namespace}">{numbering}</w:numbering>',
        "word/styles.xml": f'<w:styles xmlns:w="{namespace}">{styles}</w:styles>',
    }
    return packed(**parts)


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


RUN = "<w:r><w:t>một</w:t></w:r>"


def runs(*contents: str) -> str:
    return "<w:p>" + "".join(f"<w:r>{inner}</w:r>" for inner in contents) + "</w:p>"


def text(body: str, numbering: str = "", styles: str = "") -> str:
    return content(word(body, numbering, styles), "plan.docx")[0]


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        content(data, "plan.docx")
    assert "\n" not in str(refused.value)
    return refused.value.reason


# ---------------------------------------------------------------- paragraphs


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("một") + p("") + p(" hai "), "một\n\nhai"),
        (runs("<w:t>mộ</w:t>", "<w:t>t</w:t><w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t>"), "một\thai\nba"),
        (runs("<w:t>149</w:t><w:noBreakHyphen/><w:t>KH/TU</w:t>"), "149-KH/TU"),
        (runs('<w:sym w:char="00B2"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="zz"/>'), "²"),
        (f"<w:p><w:hyperlink>{RUN}</w:hyperlink><w:smartTag>{RUN}</w:smartTag></w:p>", "mộtmột"),
        (f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{p('một')}</w:sdtContent></w:sdt>", "một"),
        (f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple>{RUN}</w:fldSimple></w:p>", "một"),
    ],
)  # fmt: skip
def test_paragraphs_tabs_and_breaks(body: str, expected: str) -> None:
    assert text(body) == expected


def test_the_strict_form_of_word_files_is_read_too() -> None:
    assert content(word(p("Kế hoạch"), namespace=STRICT), "plan.docx")[0] == "Kế hoạch"


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    body = (
        "<w:p><w:r><w:t>trước ngày </w:t></w:r><w:del><w:r><w:delText>15</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>30</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>xa</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>/6</w:t></w:r></w:moveTo></w:p>"
    )
    assert text(body) == "trước ngày 30/6"


def test_a_paragraph_whose_end_was_deleted_runs_into_the_next() -> None:
    deleted_end = "<w:rPr><w:del/></w:rPr>"
    assert text(p("Sở Nội vụ ", deleted_end) + p("chủ trì") + p("khác")) == "Sở Nội vụ chủ trì\n\nkhác"
    assert text(p("cuối", deleted_end)) == "cuối"


def test_hidden_text_is_left_out() -> None:
    assert text(runs("<w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t>", "<w:t>hiện</w:t>")) == "hiện"
    assert text(runs('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>hiện</w:t>')) == "hiện"


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{p('ĐẾN Số 17')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent><w:t>Số: 5/KH</w:t></w:r></w:p>"
    )
    assert text(body) == "Số: 5/KH\n\nĐẾN Số 17"


def test_footnotes_are_left_out_with_a_warning() -> None:
    note = '<w:p><w:r><w:t>mục tiêu</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    assert content(word(note), "plan.docx") == ("mục tiêu", ("1 footnote left out",))
    assert content(word(note * 2), "plan.docx")[1] == ("2 footnotes left out",)


# ---------------------------------------------------------------- lists


def level(depth: int, style: str, pattern: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


OUTLINE = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "decimal", "%2.%3.")
    + level(3, "lowerLetter", "%4)")
    + level(4, "bullet", "-")
    + '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
)


def item(words: str, depth: int, list_id: int = 7) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_numbers_of_lists_are_counted_as_word_counts_them() -> None:
    depths = [0, 1, 2, 2, 3, 3, 4, 1, 2, 0, 1, 3]
    found = text("".join(item("x", depth) for depth in depths), OUTLINE).split("\n\n")
    markers = [line.removesuffix(" x") for line in found]
    assert markers == ["I.", "1.", "1.1.", "1.2.", "a)", "b)", "-", "2.", "2.1.", "II.", "1.", "a)"]


def test_a_paragraph_without_text_is_not_counted_and_number_0_is_no_list() -> None:
    assert text(item("", 0) + item("x", 0) + item("y", 0, 0), OUTLINE) == "I. x\n\ny"


def test_lists_share_counters_unless_one_starts_anew() -> None:
    numbering = (
        OUTLINE + '<w:num w:numId="8"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(item("x", 0, which) for which in (7, 8, 9, 9))
    assert [line[:-2] for line in text(body, numbering).split("\n\n")] == ["I.", "II.", "V.", "VI."]


def test_a_level_may_be_changed_for_one_list() -> None:
    numbering = (
        OUTLINE
        + '<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level(0, "decimal", "Điều %1.")
        + "</w:lvlOverride></w:num>"
    )
    assert text(item("Phạm vi", 0, 8), numbering) == "Điều 1. Phạm vi"


def test_a_style_may_number_its_paragraphs() -> None:
    styles = (
        '<w:style w:styleId="Muc"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
        '<w:style w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>'
    )
    body = "".join(p("x", f'<w:pStyle w:val="{name}"/>') for name in ("Muc", "MucCon", "Vong", "Khong"))
    assert text(body, OUTLINE, styles) == "1. x\n\n2. x\n\nx\n\nx"


def test_a_list_may_take_its_levels_from_a_style() -> None:
    numbering = (
        OUTLINE + '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Kieu"/></w:abstractNum>'
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = '<w:style w:styleId="Kieu"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    assert text(item("x", 0, 8), numbering, styles) == "I. x"


def test_bullets_of_symbol_fonts_become_those_of_documents() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + "".join(level(depth, "bullet", mark) for depth, mark in enumerate(("\uf0b7", "o", "+")))
        + '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert text("".join(item("x", depth) for depth in (0, 1, 2)), numbering) == "- x\n\n+ x\n\n+ x"


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (4, "upperRoman", "IV"),
        (1999, "lowerRoman", "mcmxcix"),
        (28, "lowerLetter", "bb"),
        (7, "decimalZero", "07"),
        (0, "lowerLetter", "0"),
    ],
)
def test_numerals(number: int, style: str, expected: str) -> None:
    assert numeral(number, style) == expected


# ---------------------------------------------------------------- tables

GRID = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'


def row(*cells: str, properties: str = "") -> str:
    return (
        f"<w:tr>{properties}"
        + "".join(c if c.startswith("<w:tc>") else f"<w:tc>{p(c)}</w:tc>" for c in cells)
        + "</w:tr>"
    )


def test_a_table_of_data_gives_its_rows_in_their_place() -> None:
    table = f"<w:tbl>{GRID}{row('TT', 'Nhiệm vụ', 'Chủ trì')}{row('1', 'Rà soát', 'Sở Nội vụ')}</w:tbl>"
    assert text(p("Phụ lục") + table + p("Hết")) == (
        "Phụ lục\n\n| TT | Nhiệm vụ | Chủ trì |\n| 1 | Rà soát | Sở Nội vụ |\n\nHết"
    )


def test_merged_cells_stand_in_each_of_their_rows() -> None:
    first = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("Sở Nội vụ")}</w:tc>'
    on = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('')}</w:tc>"
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("II. GIẢI PHÁP")}</w:tc>'
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    rows = row("a", first) + row("b", on) + row("c", on) + row(wide) + row("d", properties=before)
    assert text(f"<w:tbl>{GRID}{rows}</w:tbl>") == (
        "| a | Sở Nội vụ |\n| b | Sở Nội vụ |\n| c | Sở Nội vụ |\n| II. GIẢI PHÁP |  |\n|  | d |"
    )


def test_the_letterhead_is_read_column_by_column() -> None:
    head = row("UBND HUYỆN SUỐI NGÀ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + row(
        "Số: 5/KH-UBND", "Suối Ngà, ngày 02/4/2031"
    )
    expected = "UBND HUYỆN SUỐI NGÀ\n\nSố: 5/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSuối Ngà, ngày 02/4/2031"
    assert text(f"<w:tbl><w:tblPr/>{head}</w:tbl>") == expected
    assert text(f"<w:tbl>{GRID}{head}</w:tbl>") == expected


def test_lines_may_be_drawn_by_the_tables_style() -> None:
    styles = f'<w:style w:styleId="Luoi">{GRID}</w:style>'
    rows = row("a", "b") + row("c", "d")
    assert (
        text(f'<w:tbl><w:tblPr><w:tblStyle w:val="Luoi"/></w:tblPr>{rows}</w:tbl>', styles=styles)
        == "| a | b |\n| c | d |"
    )
    assert text(f"<w:tbl>{rows}</w:tbl>", styles=styles) == "a\n\nc\n\nb\n\nd"


def test_rows_that_were_deleted_are_left_out() -> None:
    rows = row("a", "b") + row("c", "d", properties="<w:trPr><w:del/></w:trPr>") + row("e", "f")
    assert text(f"<w:tbl>{GRID}{rows}</w:tbl>") == "| a | b |\n| e | f |"


# ---------------------------------------------------------------- bad input


def test_broken_archives_and_other_zip_files_are_refused() -> None:
    whole = word(p("một"))
    assert reason(whole[:200]).startswith("broken Word file (")
    assert reason(b"PK\x03\x04").startswith("broken Word file (")
    assert reason(packed(**{"a.txt": "x"})).startswith("a zip archive, not a Word file")
    assert reason(packed(**{"[Content_Types].xml": TYPES})) == (
        "broken Word file (its text, document.xml, is missing); open it in Word and save it anew"
    )
    sheet = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": "<a/>",
    }
    assert reason(packed(**sheet)).startswith("a spreadsheet or slides")
    assert reason(word("<w:p>")).startswith("broken Word file (word/document.xml: ")
    assert reason(word(p(""))).startswith("no text in this Word file")


def test_a_part_that_unpacks_beyond_all_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "LARGEST_PART", 1 << 20)
    bomb = word(p("x" * (1 << 21)))
    assert len(bomb) < 10_000
    assert reason(bomb) == "word/document.xml unpacks to more than 1 MB: no Word document"


def test_entities_are_not_expanded() -> None:
    entities = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    parts = {"[Content_Types].xml": TYPES, "word/document.xml": f"{entities}<d><p><t>&b;&f;</t></p></d>"}
    assert reason(packed(**parts)) == "word/document.xml declares XML entities: no Word document"


def test_a_part_encrypted_in_the_archive_is_refused() -> None:
    data = bytearray(word(p("một")))
    at = data.index(b"PK\x01\x02")
    while at >= 0:  # set the flag "encrypted" of each entry in the directory
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    assert "encrypted" in reason(bytes(data))


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_word_file_is_text_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(word(p("một") + item("hai", 0), OUTLINE))
    for _ in range(data.draw(st.integers(1, 5))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        content(bytes(damaged), "plan.docx")
    except UnreadableFile as error:
        assert "\n" not in str(error)


TAGS = "p r t tbl tr tc sdt sdtContent del ins tab br tcPr vMerge gridSpan pPr numPr txbxContent"


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(TAGS.split())
    return st.builds(lambda tag, children: f"<w:{tag}>{''.join(children)}</w:{tag}>", tags, st.lists(inner, max_size=3))


@given(st.recursive(st.text("ab ủ", max_size=3), element, max_leaves=20))
def test_any_nesting_is_text_or_refused(body: str) -> None:
    try:
        text(body)
    except UnreadableFile as error:
        assert "\n" not in str(error)
