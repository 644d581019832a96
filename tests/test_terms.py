"""The IRI of each thing: keys of documents, the seats behind issuers, and names that come back from their IRI."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import bodies, keys, model, seats, terms, triples
from ontology.keys import DocumentKey, blank, compatible, from_iri, is_complete, is_less_specific, numbered, titled

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("module", [bodies, keys, seats, terms, triples], ids=lambda m: m.__name__)
def test_examples_in_docstrings_hold(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def test_writing_a_graph_needs_no_rdf_library() -> None:
    code = "import loaders.graph, sys; print([m for m in ('rdflib', 'pyoxigraph', 'pyshacl') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_relation_of_the_record_has_its_property() -> None:
    relations = {
        model.IMPLEMENTS, model.LEGAL_BASIS, model.CITES, model.AMENDS, model.REPLACES, model.REPEALS, model.DETAILS,
        model.PROMULGATES, model.APPROVES,
    }  # fmt: skip
    assert set(terms.RELATIONS) == relations
    assert len(set(terms.RELATIONS.values())) == len(relations)


# ---------------------------------------------------------------- keys of documents

LANG_SON = ("tỉnh Lạng Sơn",)


@pytest.mark.parametrize(
    ("key", "iri"),
    [
        (numbered("61/KH-UBND", "Ủy ban nhân dân", LANG_SON, "2024-03-18"),
         "61-kh-ubnd/uy-ban-nhan-dan/tinh-lang-son/2024"),
        (numbered("57-KL/TW", "Bộ Chính trị", (), "2023-06-15"), "57-kl-tw/bo-chinh-tri/-/2023-06-15"),
        (numbered("57-KL/TW"), "57-kl-tw/-/-/-"),
        (numbered("149-KH/TU", "Ban Thường vụ Tỉnh ủy", LANG_SON, "2024-01-29"),
         "149-kh-tu/tinh-uy/tinh-lang-son/2024-01-29"),
        (numbered("72/2015/NĐ-CP"), "72-2015-nd-cp/chinh-phu/-/2015"),
        (numbered("22/2016/TT-BTTTT", "Bộ trưởng Bộ Thông tin và Truyền thông", (), "2016-10-19"),
         "22-2016-tt-btttt/bo-thong-tin-va-truyen-thong/-/2016"),
        (numbered("1191/QĐ-TTg", "Chính phủ", (), "2020-08-05"), "1191-qd-ttg/thu-tuong-chinh-phu/-/2020"),
        (numbered("64/2025/QH15"), "64-2025-qh15/quoc-hoi/-/2025"),
        (numbered("12/KH-UBND"), "12-kh-ubnd/uy-ban-nhan-dan/-/-"),
        (numbered("1234/UBND-VX", "Chủ tịch Ủy ban nhân dân", ("xã Mây", "tỉnh Sơn Lam"), "2026-02-01"),
         "1234-ubnd-vx/uy-ban-nhan-dan/xa-may.tinh-son-lam/2026"),
        (titled("Luật Đất đai"), "title/luat-dat-dai"),
        (titled("Luật Đất đai", "2013-11-29"), "title/luat-dat-dai/2013-11-29"),
    ],
)  # fmt: skip
def test_a_mention_alone_makes_the_iri(key: DocumentKey, iri: str) -> None:
    assert key.to_iri() == f"{terms.ID}doc/{iri}"


@pytest.mark.parametrize(
    ("one", "other"),
    [("05/QĐ-TTg", "5/QÐ–TTg"), ("57-KL/TW", "57/KL-TW"), ("224/KH-UBND", "224 /KH-UBND"), ("1/QĐ-BYT", "01/QD-BYT"),
     ("91-HD/BTGDVTW", "91/HD-BTGDVTW")],
)  # fmt: skip
def test_spellings_of_one_number_have_one_key(one: str, other: str) -> None:
    assert numbered(one, "X", (), "2024-05-06") == numbered(other, "X", (), "2024-05-06")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (numbered("12/KH-UBND", "Ủy ban nhân dân", ("tỉnh A",), "2021"),
         numbered("12/KH-UBND", "Ủy ban nhân dân", ("tỉnh B",), "2021")),
        (numbered("12/KH-UBND", "Ủy ban nhân dân", ("tỉnh A",), "2021"),
         numbered("12/KH-UBND", "Ủy ban nhân dân", ("tỉnh A",), "2022")),
        (numbered("8/KH-UBND", "Ủy ban nhân dân", ("xã Tân Lập", "huyện A"), "2021"),
         numbered("8/KH-UBND", "Ủy ban nhân dân", ("xã Tân Lập", "huyện B"), "2021")),
        (numbered("5/ĐA-UBND"), numbered("5/DA-UBND")),
        (numbered("57-KL/TW", "Bộ Chính trị", (), "2023-06-15"),
         numbered("57-KL/TW", "Bộ Chính trị", (), "2026-08-01")),
        (numbered("57-KL/TW", "Bộ Chính trị"), numbered("57-KL/TW", "Ban Bí thư")),
        (numbered("57-NQ/TW", "Ban Bí thư"), numbered("57-NQ/TW", "Ban Chấp hành Trung ương")),
        (titled("Luật Đất đai", "2013"), titled("Luật Đất đai", "2024")),
        (blank("Kế hoạch", "Tên một"), blank("Kế hoạch", "Tên hai")),
        (blank("Kế hoạch", "Tên"), blank("Quyết định", "Tên")),
    ],
)  # fmt: skip
def test_different_documents_are_never_one(one: DocumentKey, other: DocumentKey) -> None:
    assert one != other
    assert not compatible(one, other)


def test_a_blank_number_has_a_provisional_key_that_spacing_and_case_do_not_change() -> None:
    issued = ("Ủy ban nhân dân", ("huyện Cao Lộc", "tỉnh Lạng Sơn"), "2024-03-18")
    key = blank("Kế hoạch", "Triển khai  hoá đơn", *issued)
    assert key == blank("KẾ HOẠCH", "TRIỂN KHAI\nHÓA ĐƠN", *issued)
    assert key.to_iri().startswith(f"{terms.ID}doc/blank/uy-ban-nhan-dan/huyen-cao-loc.tinh-lang-son/ke-hoach/2024-03/")


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (numbered("57-KL/TW"), numbered("57-KL/TW", "Bộ Chính trị", (), "2023-06-15")),
        (numbered("57-KL/TW", issued="2023"), numbered("57-KL/TW", "Bộ Chính trị", (), "2023-06-15")),
        (numbered("8/KH-UBND", "Ủy ban nhân dân", ("xã A",), "2021"),
         numbered("8/KH-UBND", "Ủy ban nhân dân", ("xã A", "huyện B", "tỉnh C"), "2021")),
        (numbered("8/KH-UBND", "Ủy ban nhân dân", ("xã A", "tỉnh C"), "2021"),
         numbered("8/KH-UBND", "Ủy ban nhân dân", ("xã A", "huyện B", "tỉnh C"), "2021")),
    ],
)  # fmt: skip
def test_a_key_that_says_less_is_told_from_one_that_says_more(less: DocumentKey, more: DocumentKey) -> None:
    assert is_less_specific(less, more)
    assert not is_less_specific(more, less)
    assert keys.merged(less, more) == more


@pytest.mark.parametrize(
    ("key", "complete"),
    [
        (numbered("57-KL/TW", "Bộ Chính trị", (), "2023-06-15"), True),
        (numbered("57-KL/TW", "Bộ Chính trị", (), "2023"), False),  # two terms may have one in a year
        (numbered("57-KL/TW", None, (), "2023-06-15"), False),
        (numbered("1191/QĐ-TTg", None, (), "2020"), True),
        (numbered("12/KH-UBND", None, (), "2021"), False),  # of which province?
        (numbered("12/KH-UBND", None, ("tỉnh A",), "2021"), True),
        (numbered("12/KH-UBND", None, ("tỉnh A",)), False),
        (blank("Kế hoạch", "Tên", "Ủy ban nhân dân", ("tỉnh A",), "2021-04"), False),
        (titled("Luật Đất đai"), True),
    ],
)  # fmt: skip
def test_a_complete_key_tells_its_document_from_all_others(key: DocumentKey, complete: bool) -> None:
    assert is_complete(key) is complete


def test_the_number_comes_back_from_the_iri() -> None:
    assert terms.document_number(numbered("61/KH-UBND").to_iri()) == "61-kh-ubnd"
    assert terms.document_number(titled("Luật Đất đai").to_iri()) is None
    assert terms.document_number(terms.agency_iri("Bộ Y tế")) is None


@pytest.mark.parametrize("iri", ["", "doc/1", terms.ID + "doc/", terms.ID + "doc/1-kh/x", terms.ID + "doc/blank/x"])
def test_what_is_no_document_has_no_key(iri: str) -> None:
    assert from_iri(iri) is None


# ---------------------------------------------------------------- laws of keys

slugs = st.from_regex(r"\A[0-9a-z]{1,3}(-[0-9a-z]{1,3})?\Z")
few = st.sampled_from(["a", "b"])
dates = st.sampled_from(["", "2023", "2024", "2023-06", "2023-06-15"])


def all_keys(part: st.SearchStrategy[str]) -> st.SearchStrategy[DocumentKey]:
    seat, place = st.just("") | part, st.lists(part, max_size=3).map(tuple)
    return st.one_of(
        st.builds(DocumentKey, number=part, seat=seat, place=place, date=dates),
        st.builds(DocumentKey, title=part, date=dates),
        st.builds(DocumentKey, blank=part, type=seat, seat=seat, place=place, date=dates),
    )


@given(all_keys(slugs))
def test_a_key_comes_back_from_its_iri(key: DocumentKey) -> None:
    assert from_iri(key.to_iri()) == key


@given(all_keys(few), all_keys(few))
def test_to_be_compatible_is_mutual_and_less_specific_is_not(a: DocumentKey, b: DocumentKey) -> None:
    assert compatible(a, a)
    assert compatible(a, b) == compatible(b, a)
    assert not (is_less_specific(a, b) and is_less_specific(b, a))
    assert not is_less_specific(a, b) or compatible(a, b)


@given(all_keys(few), all_keys(few), all_keys(few))
def test_less_specific_is_an_order(a: DocumentKey, b: DocumentKey, c: DocumentKey) -> None:
    if is_less_specific(a, b) and is_less_specific(b, c):
        assert is_less_specific(a, c)


@given(st.text(max_size=20), st.none() | st.text(max_size=20), st.lists(st.text(max_size=9), max_size=3).map(tuple))
def test_any_words_at_all_make_a_key_that_comes_back(number: str, issuer: str | None, place: tuple[str, ...]) -> None:
    act = model.Act(number, "2024-05-06", None, "Kế hoạch", model.Agency(issuer) if issuer else None)
    key = terms.document_key(act, place)
    assert from_iri(key.to_iri()) == key


# ---------------------------------------------------------------- seats.csv


@pytest.mark.parametrize("row", seats.rows(), ids=lambda r: r.id)
def test_every_row_of_seats_proves_itself(row: seats.SeatRow) -> None:
    if row.kind == "code":
        assert seats.series(row.example)[:2] == (row.example_seat, row.place == "no")
        assert row.seat == row.example_seat
    elif row.kind == "term":
        assert seats.series(row.example).term
    else:
        assert seats.seat(row.example) == row.example_seat
        assert seats.seat(row.example_seat) == row.example_seat  # the office behind an office is that office


def test_offices_of_state_and_party_that_sound_alike_stay_apart() -> None:
    names = ["Chủ tịch nước", "Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Ủy ban Thường vụ Quốc hội",
             "Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương", "Thanh tra Chính phủ"]  # fmt: skip
    assert [seats.seat(name) for name in names] == names


# ---------------------------------------------------------------- places and bodies


@pytest.mark.parametrize(
    ("place", "within", "day", "chain"),
    [
        ("huyện Cao Lộc", (), "2024-03", ("huyện Cao Lộc", "tỉnh Lạng Sơn")),
        ("thị xã Hương Trà", (), "2022", ("thị xã Hương Trà", "tỉnh Thừa Thiên Huế")),
        ("thị xã Hương Trà", (), None, ("thị xã Hương Trà",)),  # it has had two parents
        ("huyện Vân Khê", (), "2024", ("huyện Vân Khê",)),  # no such place
        ("huyện Vân Khê", ("tỉnh Sơn Lam",), "2024", ("huyện Vân Khê", "tỉnh Sơn Lam")),
        ("xã Không Còn", ("huyện Cao Lộc",), "2024", ("xã Không Còn", "huyện Cao Lộc", "tỉnh Lạng Sơn")),
        ("phường Hương Trà", (), "2026", ("phường Hương Trà",)),  # in Huế and in Đà Nẵng
        ("phường Hương Trà", ("thành phố Huế",), "2026", ("phường Hương Trà", "thành phố Huế")),
        (None, (), "2024", ()),
    ],
)  # fmt: skip
def test_a_place_gets_the_parents_that_are_certain_on_the_day(
    place: str | None, within: tuple[str, ...], day: str | None, chain: tuple[str, ...]
) -> None:
    assert bodies.chain(place, within, day) == chain


@pytest.mark.parametrize(
    ("place", "day", "level"),
    [
        ((), None, "central"),
        (("tỉnh Sơn Lam",), None, "province"),
        (("thành phố Hà Nội",), "2021", "province"),
        (("thành phố Huế",), "2025-06", "province"),
        (("thành phố Nào Đó",), None, None),
        (("thị trấn Nhỏ", "huyện Vân Khê", "tỉnh Sơn Lam"), "2024", "commune"),
    ],
)
def test_a_place_has_a_level_where_its_row_or_kind_settles_it(
    place: tuple[str, ...], day: str | None, level: str | None
) -> None:
    assert bodies.level(place, day) == level


VAN_KHE, SON_LAM = ("huyện Vân Khê", "tỉnh Sơn Lam"), ("tỉnh Sơn Lam",)


@pytest.mark.parametrize(
    ("name", "place", "day", "parent"),
    [
        ("Phòng Y tế", VAN_KHE, "2024", ("Ủy ban nhân dân", VAN_KHE)),
        ("Ủy ban nhân dân", VAN_KHE, "2024", ("Ủy ban nhân dân", SON_LAM)),
        ("Ủy ban nhân dân", ("huyện Vân Khê",), "2024", None),  # of which province?
        ("Ủy ban nhân dân", ("xã Mây", *VAN_KHE), "2024", ("Ủy ban nhân dân", VAN_KHE)),
        ("Ủy ban nhân dân", ("xã Mây", *SON_LAM), "2024", None),  # of which district?
        ("Ủy ban nhân dân", ("xã Mây", *SON_LAM), "2026", ("Ủy ban nhân dân", SON_LAM)),  # no districts any more
        ("Ban Thường vụ Tỉnh ủy", SON_LAM, "2024", ("Tỉnh ủy", SON_LAM)),
        ("Bộ Y tế", (), "2024", ("Chính phủ", ())),
    ],
)
def test_a_body_has_the_body_above_it_where_that_is_certain(
    name: str, place: tuple[str, ...], day: str, parent: tuple[str, tuple[str, ...]] | None
) -> None:
    row = bodies.kind(name, bodies.level(place, day), day)
    assert row is not None
    above = bodies.parent(row, place, day)
    assert (above and (above[0].name, above[1])) == parent


def test_a_name_that_no_table_knows_has_no_kind() -> None:
    assert bodies.kind("Sở Chuyện Lạ", "province") is None
