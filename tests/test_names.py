"""Names and numbers fold so that two spellings of one thing compare equal, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.names import document_number, folded, number_key, slug, tone_placed, unmarked

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
letters = st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + " -–/.0123456789")
words = st.text(letters, max_size=40)


@pytest.mark.parametrize(
    ("written", "placed"),
    [
        ("văn hoá", "văn hóa"),
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("thuỷ lợi", "thủy lợi"),
        ("khoẻ mạnh", "khỏe mạnh"),
        ("tuỳ theo", "tùy theo"),
        ("luỹ kế", "lũy kế"),
        ("Hoà Bình", "Hòa Bình"),
    ],
)
def test_tone_marks_stand_where_the_older_convention_has_them(written: str, placed: str) -> None:
    assert tone_placed(written) == placed
    assert tone_placed(placed) == placed


@pytest.mark.parametrize("words", ["quý", "Quý III", "quỹ", "hoàn thành", "khoảng", "thuyền", "toán", "ngoài", "quỳ"])
def test_a_tone_that_no_convention_moves_stays(words: str) -> None:
    assert tone_placed(words) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UỶ BAN", "ủy ban"),
        ("QÐ", "qđ"),
        ("định kǶ", "định kỳ"),
        ("Bà Rịa – Vũng Tàu", "bà rịa - vũng tàu"),
        ("Sở\xa0Nội vụ", "sở nội vụ"),
        ("12⁄KH", "12/kh"),
    ],
)
def test_spellings_of_one_name_fold_to_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Phú Yên", "Phù Yên"), ("hóa", "họa"), ("Sơn La", "Sơn Lâm")])
def test_names_that_differ_in_a_mark_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)
    assert number_key("12/KH-UBND") != number_key("12/KH-UBNĐ")


@given(st.text(max_size=60))
@settings(deadline=None, derandomize=True, max_examples=200)
def test_folding_keeps_the_length_so_that_offsets_stay(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(words)
@settings(deadline=None, derandomize=True, max_examples=200)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert tone_placed(tone_placed(text)) == tone_placed(text)
    assert unmarked(unmarked(text)) == unmarked(text)


@given(st.text(max_size=60))
@settings(deadline=None, derandomize=True, max_examples=200)
def test_a_slug_is_safe_in_an_iri_and_never_empty(text: str) -> None:
    assert slug(text)
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("224 /KH-UBND", "224/KH-UBND"),
        ("48/ KH - UBND", "48/KH-UBND"),
        ("9415/QÐ–TTg", "9415/QĐ-TTg"),
        ("112 - KH/TU", "112-KH/TU"),
        ("72/2015/NĐ-CP", "72/2015/NĐ-CP"),
        ("2905/BTTTT-TTĐN", "2905/BTTTT-TTĐN"),
    ],
)
def test_a_number_is_kept_as_printed_without_spaces(printed: str, number: str) -> None:
    assert document_number(printed) == number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("05/QĐ-TTg", "5/QĐ-TTg"),
        ("915/KL-TW", "915-KL/TW"),
        ("9415/QÐ-TTG", "9415/QĐ-TTg"),
        ("012/KH-UBND", "12/KH–UBND"),
        ("112/KH-TU", "112-KH/TU"),
    ],
)
def test_prints_of_one_number_have_one_key(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12/KH-UBND", "112/KH-UBND"),
        ("12/KH-UBND", "12/QĐ-UBND"),
        ("12/KH-UBND", "12/KH-HĐND"),
        ("72/2015/NĐ-CP", "72/2016/NĐ-CP"),
        ("10/NQ-CP", "1/NQ-CP"),
        ("12a/KH-UBND", "12/KH-UBND"),
    ],
)
def test_numbers_of_two_documents_have_two_keys(one: str, other: str) -> None:
    assert number_key(one) != number_key(other)


numbers = st.builds(
    "{}{}{}{}{}".format,
    st.integers(0, 99999),
    st.sampled_from(["/", "-", " / ", "–"]),
    st.sampled_from(["KH", "QĐ", "QÐ", "KL", "2015/NĐ"]),
    st.sampled_from(["-", "/", " - ", "–"]),
    st.sampled_from(["UBND", "TTg", "TW", "TU", "CP", "HU"]),
)


@given(numbers | st.text(max_size=20))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_the_key_of_a_key_is_the_key(number: str) -> None:
    assert number_key(number_key(number)) == number_key(number)
    assert document_number(document_number(number)) == document_number(number)


@given(numbers)
@settings(deadline=None, derandomize=True, max_examples=100)
def test_a_key_has_no_space_and_no_small_letter(number: str) -> None:
    key = number_key(number)
    assert key == key.upper()
    assert not any(c.isspace() for c in key)
