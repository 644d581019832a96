"""Lists of recipients written out: each short form in full, and from there the way back to the words as read."""

from __future__ import annotations

import pytest
from drafting import OF_DISTRICT, OF_PROVINCE, SON_LAM, document, read
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.flow import flow
from loaders.places import Jurisdiction
from loaders.reading.text import Text
from loaders.written_out import WrittenOut, written_out
from ontology.abbreviations import replacements


def full(words: str, here: Jurisdiction = OF_PROVINCE) -> WrittenOut:
    """The words written out as one line."""
    clean = flow(Text("invented.txt", words))
    return written_out(clean, [(0, len(clean.text))], here)


def as_read(line: WrittenOut, words: str) -> str:
    """What stands in the text as read where the line has the words."""
    at = line.text.index(words)
    start, end = line.raw(at, at + len(words))
    return line.source.content[start:end]


@pytest.mark.parametrize(
    ("words", "out"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Các Bộ: TC, XD, CT", "Các Bộ: Tài chính, Xây dựng, Công Thương"),
        ("CT, PCT UBND tỉnh", "Chủ tịch, Phó Chủ tịch Ủy ban nhân dân tỉnh"),
        ("VP.Chính phủ", "Văn phòng Chính phủ"),
        ("Các Bộ: TC; TTUB: CT", "Các Bộ: Tài chính; Thường trực Ủy ban nhân dân: Chủ tịch"),
        ("Phòng: TH; Sở Y tế", "Phòng: Tổng hợp; Sở Y tế"),
        ("PCVP (NC) UBND tỉnh", "Phó Chánh Văn phòng Ủy ban nhân dân tỉnh"),
        ("UBND tinh, Sở Y tế", "Ủy ban nhân dân tỉnh, Sở Y tế"),
        ("việc tinh giản, Sở Y tế", "việc tinh giản, Sở Y tế"),
        ("UBND TSL", "Ủy ban nhân dân Sơn Lam"),
        ("UBND TP SL", "Ủy ban nhân dân tỉnh Sơn Lam"),
        ("Báo và PTTH SL", "Báo và Phát thanh, Truyền hình Sơn Lam"),
        ("các SL", "các SL"),
        ("Báo QX", "Báo QX"),
    ],
)
def test_short_forms_are_written_out_by_the_words_around_them(words: str, out: str) -> None:
    assert full(words).text == f"{out}\n"


def test_initials_are_of_the_documents_own_place() -> None:
    assert full("UBND HVK", OF_DISTRICT).text == "Ủy ban nhân dân Vân Khê\n"
    assert full("UBND HVK").text == "Ủy ban nhân dân HVK\n"


@pytest.mark.parametrize(
    ("words", "out", "quote"),
    [
        ("- Sở TC;", "Sở Tài chính", "Sở TC"),
        ("Các Bộ: TC, XD;", "Xây dựng", "XD"),
        ("Các Bộ: TC, XD;", "dựng", "XD"),  # part of a short form is all of it
        ("UBND TSL (b/c)", "Ủy ban nhân dân Sơn Lam", "UBND TSL"),
        ("Sở Y tế, **UBND** tỉnh", "tế, Ủy ban", "tế, **UBND"),
        ("**Sở Y tế**, UBND tỉnh", "Sở Y tế", "Sở Y tế"),
    ],
)
def test_the_span_of_what_is_written_out_is_that_of_the_words_as_read(words: str, out: str, quote: str) -> None:
    assert as_read(full(words), out) == quote


def test_only_what_is_written_out_was_short() -> None:
    line = full("Sở Y tế, UBND tỉnh")
    assert [
        line.was_short(line.text.index(w), line.text.index(w) + len(w)) for w in ("Sở Y tế", "nhân dân", "tỉnh")
    ] == [
        False,
        True,
        False,
    ]


def test_each_piece_is_a_line_of_its_own() -> None:
    clean = flow(Text("invented.txt", "UBND tỉnh (b/c); Sở TC"))
    out = written_out(clean, [(0, 9), (17, 22)], OF_PROVINCE)
    assert [out.text[line.start : line.end] for line in out.lines] == ["Ủy ban nhân dân tỉnh", "Sở Tài chính"]


PIECES = st.sampled_from(
    "UBND|tỉnh|Sở TC|Sở Y tế|các|Bộ:|CT|PCT|TH|SL|TSL|TP SL|tinh|&|,|;|(b/c)|\n|**|HĐND&UBND|"
    "PCVP (NC) UBND|VP.|Phòng: TH".split("|")
)


@given(st.lists(PIECES, max_size=10).map(" ".join) | st.text(max_size=30))
@settings(deadline=None, derandomize=True, max_examples=250)
def test_every_span_leads_back_into_the_text_in_order(words: str) -> None:
    line = full(words)
    spans = [line.raw(at, at + 1) for at in range(len(line.text) - 1)]
    assert all(0 <= start < end <= len(words) for start, end in spans)
    assert spans == sorted(spans)
    for at, (start, end) in enumerate(spans):
        if not line.was_short(at, at + 1):
            assert line.source.content[start:end].split() == line.text[at].split()


LINES = {
    "Sở TC": "Sở Tài chính",
    "Sở Y tế": "Sở Y tế",
    "TT Tỉnh ủy": "Thường trực Tỉnh ủy",
    "UBND TSL": "Ủy ban nhân dân",
    "Đài PT&TH tỉnh": "Đài Phát thanh và Truyền hình",
    "Các sở, ngành": "Các sở, ngành",
}


@given(st.permutations(sorted(LINES)), st.sampled_from([", ", "; ", ";\n- "]), st.sampled_from(["", " (để b/c)"]))
@settings(deadline=None, derandomize=True, max_examples=40)
def test_the_quote_of_a_recipient_is_the_words_as_read(order: list[str], joint: str, note: str) -> None:
    tail = f"Nơi nhận:\n- {(note + joint).join(order)}{note};\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTạ Minh Huấn\n"
    text = document("II. NHIỆM VỤ", "- Cấp nước sạch cho các thôn vùng cao trước mùa khô.", tail=tail)
    found = read(text)
    assert [(r.agency.name, r.agency.of) for r in found.recipients] == [(LINES[words], SON_LAM) for words in order]
    assert [text[r.agency.start : r.agency.end] for r in found.recipients] == order


def test_replacements_come_with_where_they_stand() -> None:
    assert list(replacements("HĐND&UBND tỉnh")) == [(0, 9, "Hội đồng nhân dân và Ủy ban nhân dân")]
    assert list(replacements("Sở CT & Sở TC")) == [(3, 5, "Công Thương"), (5, 8, " và "), (11, 13, "Tài chính")]
    assert list(replacements("CT", "Bộ ")) == [(0, 2, "Công Thương")]
    assert list(replacements("không có gì")) == []
