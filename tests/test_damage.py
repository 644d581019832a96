"""Documents that bad OCR has damaged: what is read of them, that nothing raises, and that the evidence is the print's.

The damage is that of benchmarks/confusions.csv, the documents are the invented ones; docs/damage.md has the figures of
real ones.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import damage
import pytest
from compare import facts
from conftest import EXAMPLES
from drafting import document, read
from evidence import broken_laws

from loaders import damaged_words, mending
from loaders import reading as files
from loaders.lines import clean
from loaders.reading import Text, walk
from loaders.record import extract
from ontology import phrases
from ontology.model import to_json

PLANS = {path.name: files.read(path) for path in walk([EXAMPLES]).files}
SHARES = (0.01, 0.02, 0.05)
POINTS = 5.0  # of recall that may be lost at two percent
Damaged = dict[tuple[str, int], damage.Damaged]


def damaged_plans(share: float, seeds: int = 3, digits: bool = False) -> Damaged:
    return {
        (name, seed): damage.damage(text.content, share, seed, digits)
        for name, text in PLANS.items()
        for seed in range(seeds)
    }


# ---------------------------------------------------------------- the damage itself


@pytest.mark.parametrize("row", damage.confusions(), ids=[row.id for row in damage.confusions()])
def test_a_row_of_confusions_does_what_its_example_shows(row: damage.Confusion) -> None:
    one = {(start, length): seen for start, length, seen in damage._places(row.example, row.kind)}
    made = {row.example[:at] + seen + row.example[at + n :] for (at, n), all_ in one.items() for seen in all_}
    assert row.damaged in made


def test_the_table_is_sorted_and_every_kind_has_its_share() -> None:
    ids = [row.id for row in damage.confusions()]
    assert ids == sorted(set(ids))
    assert {row.kind for row in damage.confusions()} == {*damage.SHARES, damage.DIGITS}


def test_digits_and_lines_are_spared_and_the_same_seed_gives_the_same_damage() -> None:
    for name, text in PLANS.items():
        one, again = (damage.damage(text.content, 0.05, 7) for _ in range(2))
        assert one.content == again.content != text.content, name
        spared = [[c for c in content if c.isdigit() or c == "\n"] for content in (text.content, one.content)]
        # An l or O may be read as a digit; none is lost.
        assert not Counter(spared[0]) - Counter(spared[1])


def test_every_place_of_a_damaged_text_leads_back_to_the_clean_one() -> None:
    text = PLANS["02-ke-hoach-112-tinh-uy-son-lam.txt"].content
    one = damage.damage(text, 0.02, 1)
    assert one.restored(0, len(one.content)) == clean(text)
    assert damage.damage(text, 0.0, 1).content == text


# ---------------------------------------------------------------- what is read


@pytest.mark.parametrize("facet", ["citations", "tasks"])
def test_two_percent_of_damaged_letters_cost_at_most_five_points(facet: str) -> None:
    total = missed = 0
    for (name, _), one in damaged_plans(0.02, 5).items():
        whole = to_json(extract(PLANS[name]))
        said, lost = damage.lost(whole, damage.record_of(PLANS[name], one), facet)
        total, missed = total + said, missed + lost
    assert total > 100
    assert 100 * missed / total <= POINTS


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("digits", [False, True], ids=["digits spared", "digits too"])
def test_the_laws_of_evidence_hold_for_damaged_texts(share: float, digits: bool) -> None:
    for (name, _), one in damaged_plans(share, 2, digits).items():
        text = replace(PLANS[name], content=one.content)
        assert broken_laws(to_json(extract(text)), one.content) == []


def test_a_damaged_file_in_decomposed_letters_reads_the_same(tmp_path: Path) -> None:
    one = damage.damage(PLANS["05-ke-hoach-27-ubnd-thi-xa-binh-lam.txt"].content, 0.02, 1)
    records = []
    for form in ("NFC", "NFD"):
        file = tmp_path / form / "plan.txt"
        file.parent.mkdir()
        file.write_text(unicodedata.normalize(form, one.content), encoding="utf-8")
        records.append(to_json(extract(files.read(file))))
    assert records[0] == records[1]


# ---------------------------------------------------------------- mending


@pytest.mark.parametrize("name", PLANS)
def test_clean_documents_are_left_alone(name: str) -> None:
    assert mending.mend(PLANS[name]) is None


@pytest.mark.parametrize("row", phrases.damaged_words(), ids=lambda row: row.id)
def test_a_row_of_damaged_words_is_read_as_its_example_says(row: phrases.DamagedWord) -> None:
    change = damaged_words.changes(row.example)
    if row.kind == "own":
        assert change == []
    else:
        said = mending.mended(Text("invented.txt", row.example), change).text.content
        assert row.name.lower() in said.lower()


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("Quyét định số 12/QĐ-UBND", "Quyết định số 12/QĐ-UBND"),
        ("Ủy ban nhân đân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("K ế hoạch", "Kế hoạch"),
        ("Kếhoạch", "Kế hoạch"),
        ("Bơn vị thực hiện: Sở Nội vụ", "Đơn vị thực hiện: Sở Nội vụ"),
        ("Quyế định", "Quyết định"),
        ("nărn 2024, thang 5", "nărn 2024, tháng 5"),
        ("ngay 20 thang 3 nam 2024", "ngày 20 tháng 3 năm 2024"),
        ("Quyết định số 9415/QD-TTg", "Quyết định số 9415/QĐ-TTg"),
        ("Hướng dẫn số 12/HD-BNV", "Hướng dẫn số 12/HD-BNV"),
        ("lII. TỔ CHỨC THỰC HIỆN", "III. TỔ CHỨC THỰC HIỆN"),
        ("HI. TỔ CHỨC THỰC HIỆN", "III. TỔ CHỨC THỰC HIỆN"),
        ("U BND tỉnh", "UBND tỉnh"),
        ("TT HĐND tỉnh", "TT HĐND tỉnh"),
        ("phổ biến pháp luật", "phổ biến pháp luật"),
        ("các các các cac", "các các các các"),
    ],
)
def test_what_is_printed_is_read_as_what_it_stands_for(printed: str, read_as: str) -> None:
    mended = mending.mended(Text("invented.txt", printed), damaged_words.changes(printed))
    assert mended.text.content == read_as


def test_only_the_matching_sees_mended_words() -> None:
    words = document(
        "II. NHIỆM VỤ",
        "1. Sở Nội vu chủ tri, phối hợp với Công an tĩnh tập huấn cán bộ cac thôn trước ngay 30/6/2024.",
        "2. Văn phòng Ủy ban nhân đân tỉnh theo dõi cac sở, cac ngành.",
    )
    found = read(words)
    task = found.tasks[0]
    assert task.text.startswith("Sở Nội vu chủ tri") and words[task.start : task.end] == task.text
    assert [(a.agency.name, a.role) for a in task.assignees] == [("Sở Nội vụ", "lead"), ("Công an", "coordinate")]
    assert [d.date for d in task.deadlines] == ["2024-06-30"]
    assert task.deadlines[0].quote == "trước ngay 30/6/2024"
    assert [note.text for note in found.warnings if note.kind == "damaged words"]


def test_a_text_read_by_ocr_is_mended_even_where_all_its_words_are_syllables() -> None:
    words = document("II. NHIỆM VỤ", "1. Sở Nội vụ đây mạnh tô chức tập huấn.")
    assert mending.mend(Text("invented.txt", words)) is None
    by_ocr = mending.mend(Text("invented.pdf", words, "application/pdf", ("text by OCR (Tesseract) on page 1",)))
    assert by_ocr is not None and "đẩy mạnh tổ chức" in by_ocr.text.content


def test_facts_of_a_clean_document_do_not_change() -> None:
    text = PLANS["03-ke-hoach-48-ubnd-tinh-son-lam.md"]
    whole = to_json(extract(text))
    same = damage.record_of(text, damage.damage(text.content, 0.0, 0))
    assert list(facts(same)) == list(facts(whole))
