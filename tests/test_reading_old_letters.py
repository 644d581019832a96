"""Texts in the letters of old fonts. They are the invented plan of examples, written as those fonts wanted it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from conftest import EXAMPLES

from loaders.reading import read
from loaders.reading.docx import content
from loaders.reading.old_letters import TCVN3, VNI, OldLetter, converted, modern, of_font, old_letters
from loaders.record import extract

PLAN = EXAMPLES / "05-ke-hoach-27-ubnd-thi-xa-binh-lam.txt"
FIRST = "Căn cứ Nghị quyết số 12 của Ban Thường vụ Tỉnh ủy về đẩy mạnh chuyển đổi số trong các cơ quan"


def written(text: str, encoding: str) -> str:
    """A text as it was typed for an old font; TCVN3 has its capitals with tones as small letters."""
    letters = {row.letter: row.written for row in old_letters() if row.encoding == encoding}
    if encoding == TCVN3:
        letters |= {letter.upper(): sign for letter, sign in letters.items() if letter.upper() not in letters}
    return "".join(letters.get(letter, letter) for letter in text)


@pytest.mark.parametrize("row", old_letters(), ids=lambda row: row.id)
def test_each_row_reads_its_example(row: OldLetter) -> None:
    assert row.written in row.example and row.letter in row.reads
    assert converted(row.example, row.encoding) == row.reads


def test_each_encoding_has_every_letter_of_vietnamese_with_a_mark() -> None:
    for encoding, capitals in ((TCVN3, 7), (VNI, 67)):
        letters = [row.letter for row in old_letters() if row.encoding == encoding]
        assert len([letter for letter in letters if letter.islower()]) == 67 == len({*filter(str.islower, letters)})
        assert len([letter for letter in letters if letter.isupper()]) == capitals


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
@pytest.mark.parametrize("file_encoding", ["latin-1", "utf-8"])
def test_an_old_text_states_what_the_new_one_states(encoding: str, file_encoding: str, tmp_path: Path) -> None:
    old = tmp_path / "plan.txt"
    old.write_bytes(written(PLAN.read_text("utf-8"), encoding).encode(file_encoding, "replace"))
    text = read(old)
    new, found = extract(read(PLAN)), extract(text)
    assert [task.text for task in found.tasks] == [task.text for task in new.tasks]
    assert (found.document.number, found.document.title) == (new.document.number, new.document.title)
    assert [warning.partition(",")[0] for warning in text.warnings] == [
        f"converted from {'TCVN3 (.VnTime)' if encoding == TCVN3 else 'VNI'}"
    ]


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
def test_only_the_old_lines_of_a_mixed_text_are_converted(encoding: str) -> None:
    text = f"{written(FIRST, encoding)}\n" + "Xã hội, nhà ở, ô tô, hết giờ, có lý.\n" * 40
    assert modern(text)[0] == f"{FIRST}\n" + "Xã hội, nhà ở, ô tô, hết giờ, có lý.\n" * 40
    assert "on 1 line" in modern(text)[1][0]


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        "Le préfet a décidé que les maires étaient chargés, chacun en ce qui le concerne, de l'exécution",
        "Die Behörden prüfen, ob die Maßnahmen für die Bürger möglich wären, und äußern sich öffentlich",
        "b\xce",
        "x" * 999 + "éé",
    ],
)
def test_what_is_in_no_old_encoding_stays_as_it_is(text: str) -> None:
    assert modern(text) == (text, ())


def test_capitals_of_tcvn3_are_those_of_the_font_or_of_the_word() -> None:
    assert converted("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", TCVN3) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert converted("Uû ban nh©n d©n", TCVN3) == "Uỷ ban nhân dân"
    assert of_font("kÕ ho¹ch", ".VnTimeH") == "KẾ HOẠCH"
    assert of_font("kÕ ho¹ch", ".VnTime") == "kế hoạch"
    assert of_font("Keá hoaïch", "VNI-Times") == "Kế hoạch"
    assert of_font("é", "Times New Roman") == "é"


def test_runs_of_word_files_are_converted_by_their_fonts() -> None:
    def run(text: str, font: str) -> str:
        return f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t>{text}</w:t></w:r>'

    body = run("kÕ ho¹ch", ".VnTimeH") + run(" số 5", "Times New Roman")
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{name}"><w:body><w:p>{body}</w:p></w:body></w:document>'
        )
    assert content(out.getvalue(), "plan.docx")[0] == "KẾ HOẠCH số 5"
