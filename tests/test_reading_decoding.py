"""Bytes to characters. The texts are invented."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.decoding import decode
from loaders.reading.plain import content
from loaders.reading.syllables import is_syllable, share_of_words
from ontology.errors import UnreadableFile

PLAN = (
    "ỦY BAN NHÂN DÂN HUYỆN SUỐI NGÀ. Thực hiện Kế hoạch số 77/KH-UBND ngày 18/3/2031 của Ủy ban nhân dân tỉnh "
    "về đẩy mạnh chuyển đổi số, Ủy ban nhân dân huyện yêu cầu các phòng, ban, ngành nghiêm túc tổ chức thực hiện."
)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), min_size=1)


def windows_1258(text: str) -> bytes:
    """Encode as old Windows did: base letters with their hat or horn, tones as marks of their own."""
    out = b""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tone))
        out += (base + tone).encode("cp1258")
    return out


@given(TEXTS)
def test_utf8_comes_back_as_it_was_but_for_nfc_and_line_ends(text: str) -> None:
    assert decode(text.encode(), "plan.txt") == (unicodedata.normalize("NFC", text), ())
    assert decode(codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode(), "plan.txt")[0] == unicodedata.normalize(
        "NFC", text
    )


@given(TEXTS, st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_a_byte_order_mark_is_believed(text: str, encoding: str) -> None:
    assert decode(("\ufeff" + text).encode(encoding), "plan.txt")[0] == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_told_by_its_words(encoding: str) -> None:
    assert decode(PLAN.encode(encoding), "plan.txt")[0] == PLAN


def test_windows_1258_is_decoded_and_said() -> None:
    assert decode(windows_1258(PLAN), "plan.txt") == (PLAN, ("decoded as cp1258",))


def test_the_encoding_that_the_file_declares_is_tried_first() -> None:
    assert decode(windows_1258(PLAN), "page.html", "windows-1258")[0] == PLAN
    assert decode(windows_1258(PLAN), "page.html", "no-such-encoding")[0] == PLAN


def test_decomposed_letters_are_composed() -> None:
    assert decode(unicodedata.normalize("NFD", PLAN).encode(), "plan.txt")[0] == PLAN


@pytest.mark.parametrize(
    ("data", "text"), [(b"a\r\nb\rc\n", "a\nb\nc\n"), (b"a\r\r\nb", "a\n\nb"), (b"a\x0cb\tc", "a\x0cb\tc")]
)
def test_lines_end_in_one_way_and_nothing_else_changes(data: bytes, text: str) -> None:
    assert decode(data, "plan.txt")[0] == text


def test_a_few_broken_bytes_are_shown_and_counted() -> None:
    data = (PLAN * 9).encode()
    cut = data[:100] + b"\xff" + data[100:-1]
    text, warnings = decode(cut, "plan.txt")
    assert text.count("\ufffd") == 1
    assert warnings == ("1 broken UTF-8 sequence, shown as \ufffd",)


TCVN3 = "C¨n cø NghÞ quyÕt sè 12 cña Ban Th­êng vô TØnh ñy vÒ ®Èy m¹nh chuyÓn ®æi sè trong c¸c c¬ quan"
VNI = "Caên cöù Nghò quyeát soá 12 cuûa Ban Thöôøng vuï Tænh uûy veà ñaåy maïnh chuyeån ñoåi soá"
FRENCH = "Le préfet a décidé que les maires étaient chargés, chacun en ce qui le concerne, de l'exécution"


@pytest.mark.parametrize("text", [TCVN3, VNI])
def test_texts_in_the_letters_of_old_fonts_are_kept_for_their_converter(text: str) -> None:
    assert decode(text.encode("latin-1") * 9, "plan.txt") == (text * 9, ())


@pytest.mark.parametrize("text", [FRENCH, "x" * 999 + "éé"])
def test_what_is_no_vietnamese_in_any_encoding_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFile, match="save it as UTF-8"):
        decode(text.encode("latin-1") * 9, "plan.txt")


@pytest.mark.parametrize("data", [codecs.BOM_UTF16_LE + b"\x00\xd8a", codecs.BOM_UTF32_BE + b"\xff\xff\xff\xff"])
def test_a_broken_text_with_a_mark_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="broken at byte"):
        decode(data, "plan.txt")


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "plan.txt")
    except UnreadableFile:
        return
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "\0" not in text


def test_a_text_in_another_language_or_an_old_font_gets_a_warning() -> None:
    assert content(PLAN.encode(), "plan.txt")[1] == ()
    for odd in (
        "The committee shall report to the council before the end of each quarter.",
        "Uû ban nh©n d©n tØnh ®· giao",
    ):
        assert content(odd.encode(), "plan.txt")[1] == (
            "few words are Vietnamese; another language, or a text in an old font's encoding",
        )


# ---------------------------------------------------------------- syllables


def test_syllables_as_they_are_spelt() -> None:
    words = "Ủy Uỷ hóa hoá nghiêng khuỷu quyết giữa gìn thuở xoong ĐIỀU nguyễn ý ỳ kỹ kĩ quốc Đắk ăn yếu"
    assert [word for word in words.split() if not is_syllable(word)] == []


def test_what_is_no_syllable() -> None:
    words = "Nghj vrer cQng hoe1 nqh tiêp phat ng straße work ớ́ 12 anhh thuow"
    assert [word for word in words.split() if is_syllable(word)] == []


def test_the_share_of_words_tells_clean_from_scrambled_text() -> None:
    assert share_of_words(PLAN) == 1.0
    assert share_of_words("UBND, HĐND; a) QĐ-TTg b) VNeID") == 1.0
    assert share_of_words("") == 1.0
    scrambled = "C n c Ngh quy t s 12-NQ/TU ng y c a Ban Th ng v T nh y v y m nh ă ứ ị ế ố à ủ ườ ụ ỉ ủ ề đẩ ạ"
    assert share_of_words(scrambled) < 0.7
    assert (
        share_of_words(
            "Thirc hien Nghi quyet 20-NQ/TW cua Ban Ch~p hanh Trung irong Dang v~ tiSp tuc xay dung giai c~p"
        )
        < 0.8
    )
