"""Which names of documents are one document, and how people's names for them are understood. All of it is invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import graph
from ontology.errors import Ambiguous, NotFound
from ontology.keys import DOCUMENTS, DocumentKey, compatible, from_iri, is_complete, is_less_specific
from ontology.model import Record, from_json
from ontology.store import SourceFile, Store
from queries.identity import Doubt, doubts, joins, series
from queries.naming import find_agency, find_document, read
from queries.oxigraph_store import OxigraphStore, open_store

UNDATED = DOCUMENTS + "905-kl-tw/-/-/-"
OF_BUREAU = DOCUMENTS + "905-kl-tw/bo-chinh-tri/-/-"
CONCLUSION = DOCUMENTS + "905-kl-tw/bo-chinh-tri/-/2023-06-15"
LATER = DOCUMENTS + "905-kl-tw/bo-chinh-tri/-/2031-02-01"
BARE = DOCUMENTS + "12-kh-ubnd/uy-ban-nhan-dan/-/-"
MAI_GIANG = DOCUMENTS + "12-kh-ubnd/uy-ban-nhan-dan/tinh-mai-giang/2024"
THANH_LAM = DOCUMENTS + "12-kh-ubnd/uy-ban-nhan-dan/tinh-thanh-lam/2024"


# ---------------------------------------------------------------- joining keys


def test_an_incomplete_name_is_the_one_complete_document_that_fits() -> None:
    assert joins([UNDATED, OF_BUREAU, CONCLUSION]) == [(UNDATED, CONCLUSION), (OF_BUREAU, CONCLUSION)]


def test_two_candidates_are_two_and_nothing_is_joined() -> None:
    assert joins([UNDATED, CONCLUSION, LATER]) == []
    assert joins([BARE, MAI_GIANG, THANH_LAM]) == []


def test_incomplete_names_alone_are_not_joined_to_each_other() -> None:
    assert joins([UNDATED, OF_BUREAU]) == []


def test_a_place_without_its_parents_is_the_one_with_them() -> None:
    without = DOCUMENTS + "7-kh-ubnd/uy-ban-nhan-dan/huyen-van-khe/2024"
    with_parents = DOCUMENTS + "7-kh-ubnd/uy-ban-nhan-dan/huyen-van-khe.tinh-mai-giang/2024"
    assert joins([without, with_parents]) == [(without, with_parents)]
    elsewhere = DOCUMENTS + "7-kh-ubnd/uy-ban-nhan-dan/huyen-van-khe.tinh-thanh-lam/2024"
    assert joins([without, with_parents, elsewhere]) == []


def test_a_law_by_title_is_the_one_of_its_year() -> None:
    title = DOCUMENTS + "title/luat-doi-dat"
    assert joins([title, title + "/2013"]) == [(title, title + "/2013")]
    assert joins([title, title + "/2013", title + "/2024"]) == []


KEYS = st.builds(
    DocumentKey,
    number=st.just("12-kh-ubnd"),
    seat=st.sampled_from(["", "uy-ban-nhan-dan", "hoi-dong-nhan-dan"]),
    place=st.sampled_from([(), ("tinh-a",), ("huyen-b",), ("huyen-b", "tinh-a"), ("huyen-b", "tinh-c")]),
    date=st.sampled_from(["", "2023", "2024"]),
)


@given(st.lists(KEYS, max_size=12, unique=True))
def test_joins_are_what_the_rule_says_whatever_the_keys(keys: list[DocumentKey]) -> None:
    """The rule word for word, tried against all pairs: one maximal complete key that fits, and it says more."""
    complete = [key for key in keys if is_complete(key)]
    best = [key for key in complete if not any(is_less_specific(key, other) for other in complete)]
    expected = []
    for key in keys:
        fitting = [other for other in best if compatible(key, other)]
        if key not in best and len(fitting) == 1 and is_less_specific(key, fitting[0]):
            expected.append((key.to_iri(), fitting[0].to_iri()))
    found = joins(key.to_iri() for key in keys)
    assert found == sorted(expected)
    assert not {one for one, _ in found} & {other for _, other in found}


@given(KEYS)
def test_what_can_be_joined_is_of_one_series(key: DocumentKey) -> None:
    assert series(key.to_iri()) == "12-kh-ubnd"
    assert from_iri(key.to_iri()) == key


# ---------------------------------------------------------------- in a store


def record(name: str, document: dict[str, Any], *citations: dict[str, Any], **facts: Any) -> Record:
    text = f"văn bản bịa: {name}"
    source = {"name": name, "sha256": sha256(text.encode()).hexdigest(), "media_type": "text/plain", "characters": 9}
    cited = [
        {"relation": "implements", "start": 10 * n, "end": 10 * n + 5, "quote": "q", **c}
        for n, c in enumerate(citations, 1)
    ]
    return from_json({"source": source, "document": {"complete": True, **document}, "citations": cited, **facts})


def put(store: Store, one: Record) -> None:
    path = f"/plans/{one.source.name}"
    store.put(
        SourceFile(path, one.source.name, one.source.sha256, "1", "text/plain", graph.graph_iri(one)),
        graph.triples(one),
        f"văn bản bịa: {one.source.name}",
    )


def issuer(name: str, of: str | None = None) -> dict[str, Any]:
    return {"name": name, "of": of}


UBND = "Ủy ban nhân dân"
HELD_CONCLUSION = record(
    "ket-luan.txt",
    {
        "type": "Kết luận", "number": "905-KL/TW", "issued": "2023-06-15", "issuer": issuer("Bộ Chính trị"),
        "level": "central", "title": "Về công tác thông tin cơ sở",
    },
)  # fmt: skip
PROVINCE = record(
    "mai-giang-2024.txt",
    {
        "type": "Kế hoạch", "number": "12/KH-UBND", "issued": "2024-03-18", "issuer": issuer(UBND, "tỉnh Mai Giang"),
        "level": "province", "title": "Thông tin cơ sở tỉnh Mai Giang năm 2024",
    },
    {"type": "Kết luận", "number": "905-KL/TW", "issued": None, "issuer": issuer("Bộ Chính trị")},
    {"type": "Quyết định", "number": "0918/QĐ-TTg", "issued": "2020-08-05", "issuer": issuer("Thủ tướng Chính phủ")},
    tasks=[
        {
            "section": "II.1",
            "text": "Tập huấn.",
            "assignees": [
                {"name": "Sở Thông tin và Truyền thông", "of": "tỉnh Mai Giang", "role": "lead"},
                {"name": "Sở Nội vụ", "of": "tỉnh Mai Giang", "role": "coordinate"},
            ],
        }
    ],
)  # fmt: skip
OTHER_PROVINCE = record(
    "thanh-lam.docx",
    {
        "type": "Kế hoạch", "number": "12/KH-UBND", "issued": "2023-02-01", "issuer": issuer(UBND, "tỉnh Thanh Lam"),
        "level": "province", "title": "Thông tin cơ sở tỉnh Thanh Lam",
    },
    {"type": "Kết luận", "number": "905-KL/TW", "issued": "2023-06-15", "issuer": issuer("Bộ Chính trị")},
    tasks=[
        {
            "section": "II.1",
            "text": "Kiểm tra.",
            "assignees": [{"name": "Sở Nội vụ", "of": "tỉnh Thanh Lam", "role": "lead"}],
        }
    ],
)  # fmt: skip
DISTRICT_DRAFT = record(
    "van-khe-du-thao.txt",
    {
        "type": "Kế hoạch", "number": None, "issued": "2024-04", "issuer": issuer(UBND, "huyện Vân Khê"),
        "level": "district", "title": "Thông tin cơ sở huyện Vân Khê",
    },
    {"type": "Kế hoạch", "number": "12/KH-UBND", "issued": "2024-03-18", "issuer": issuer(UBND, "tỉnh Mai Giang")},
)  # fmt: skip
DISTRICT = record(
    "van-khe.txt",
    {
        "type": "Kế hoạch", "number": "44/KH-UBND", "issued": "2024-04-09", "issuer": issuer(UBND, "huyện Vân Khê"),
        "level": "district", "title": "Thông tin cơ sở huyện Vân Khê",
    },
    {"type": "Kế hoạch", "number": "12/KH-UBND", "issued": None, "issuer": None},
)  # fmt: skip
ALL = (HELD_CONCLUSION, PROVINCE, OTHER_PROVINCE, DISTRICT_DRAFT, DISTRICT)
PLAN_MAI_GIANG = graph.document_iri(PROVINCE)
PLAN_THANH_LAM = graph.document_iri(OTHER_PROVINCE)


def same_as(store: OxigraphStore) -> set[tuple[str, str]]:
    return {(str(a), str(b)) for a, b in store.ask("SELECT ?a ?b { ?a owl:sameAs ?b }").rows}


def store_of(path: Path, records: Iterable[Record]) -> OxigraphStore:
    store = open_store(path, create=True)
    for one in records:
        put(store, one)
    store.settle()
    return store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OxigraphStore]:
    with store_of(tmp_path / "store", ALL) as opened:
        yield opened


@pytest.mark.parametrize("order", list(permutations([HELD_CONCLUSION, PROVINCE, OTHER_PROVINCE])))
def test_what_was_only_cited_becomes_the_document_when_it_is_loaded_in_either_order(
    tmp_path: Path, order: tuple[Record, ...]
) -> None:
    with store_of(tmp_path / "store", order) as store:
        assert same_as(store) == {(OF_BUREAU, CONCLUSION)}
        assert store.ask(f"SELECT ?f {{ ?f schema:mainEntity <{CONCLUSION}> }}").rows != ()


def test_a_join_goes_with_the_file_it_came_from_and_comes_back_with_it(tmp_path: Path) -> None:
    with store_of(tmp_path / "store", [HELD_CONCLUSION, PROVINCE]) as store:
        store.remove("/plans/ket-luan.txt")
        store.settle()
        assert same_as(store) == set()
        put(store, HELD_CONCLUSION)
        store.settle()
        assert same_as(store) == {(OF_BUREAU, CONCLUSION)}


def test_a_second_candidate_parts_what_was_joined(tmp_path: Path) -> None:
    with store_of(tmp_path / "store", [PROVINCE, DISTRICT]) as store:
        assert (BARE, PLAN_MAI_GIANG) in same_as(store)
        put(store, OTHER_PROVINCE)
        store.settle()
        assert not any(one == BARE for one, _ in same_as(store))
        store.remove("/plans/thanh-lam.docx")
        store.settle()
        assert (BARE, PLAN_MAI_GIANG) in same_as(store)


@settings(max_examples=12, deadline=None)
@given(st.permutations(ALL), st.sets(st.sampled_from(["ket-luan.txt", "thanh-lam.docx", "van-khe.txt"])))
def test_the_joins_do_not_depend_on_what_was_there_in_between(
    tmp_path_factory: pytest.TempPathFactory, order: list[Record], removed: set[str]
) -> None:
    there = tmp_path_factory.mktemp("stores")
    with store_of(there / "one", order) as one:
        for name in sorted(removed):
            one.remove(f"/plans/{name}")
            one.settle()
        with store_of(there / "other", [r for r in ALL if r.source.name not in removed]) as other:
            assert {str(quad) for quad in one.quads()} == {str(quad) for quad in other.quads()}


def test_doubts_are_listed_with_their_candidates(store: OxigraphStore) -> None:
    found = doubts(store)
    assert Doubt("several", BARE, tuple(sorted([PLAN_MAI_GIANG, PLAN_THANH_LAM]))) in found
    assert Doubt("draft", graph.document_iri(DISTRICT_DRAFT), (graph.document_iri(DISTRICT),)) in found
    assert len(found) == 2


# ---------------------------------------------------------------- names of documents


@pytest.mark.parametrize(
    ("words", "number", "date"),
    [
        ("905-KL/TW", "905-KL/TW", None),
        ("QĐ 918/QĐ-TTg 2020", "918/QĐ-TTg", "2020"),
        ("Kế hoạch số 12/KH-UBND ngày 18/3/2024", "12/KH-UBND", "2024-03-18"),
        ("Kế hoạch 12 / KH-UBND tháng 3/2024", "12/KH-UBND", "2024-03"),
        ("60/2017/QĐ-UBND", "60/2017/QĐ-UBND", None),
        ("kế hoạch năm 2024", None, "2024"),
    ],
)
def test_names_are_taken_apart(words: str, number: str | None, date: str | None) -> None:
    assert (read(words).number, read(words).date) == (number, date)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("905-KL/TW", CONCLUSION),
        ("905-kl/tw", CONCLUSION),
        ("905/KL-TW", CONCLUSION),
        ("Kết luận số 905-KL/TW ngày 15/6/2023 của Bộ Chính trị", CONCLUSION),
        (CONCLUSION, CONCLUSION),
        (f"<{OF_BUREAU}>", CONCLUSION),
        ("id:doc/905-kl-tw/bo-chinh-tri/-/-", CONCLUSION),
        (graph.graph_iri(PROVINCE), PLAN_MAI_GIANG),
        ("mai-giang-2024.txt", PLAN_MAI_GIANG),
        ("mai-giang-2024", PLAN_MAI_GIANG),
        ("plans/mai-giang-2024.txt", PLAN_MAI_GIANG),
        ("12/KH-UBND tỉnh Mai Giang", PLAN_MAI_GIANG),
        ("12/KH-UBND 2024", PLAN_MAI_GIANG),
        ("Kế hoạch số 12/KH-UBND ngày 18/3/2024 của UBND tỉnh Mai Giang", PLAN_MAI_GIANG),
        ("12/kh-ubnd thanh lam", PLAN_THANH_LAM),
        ("KH 12/KH-UBND năm 2023", PLAN_THANH_LAM),
        ("QĐ 918/QĐ-TTg 2020", DOCUMENTS + "918-qd-ttg/thu-tuong-chinh-phu/-/2020"),
        ("Quyết định 918 của Thủ tướng", DOCUMENTS + "918-qd-ttg/thu-tuong-chinh-phu/-/2020"),
        ("Thông tin cơ sở tỉnh Thanh Lam", PLAN_THANH_LAM),
        ("công tác thông tin cơ sở", CONCLUSION),
        ("van-khe-du-thao", graph.document_iri(DISTRICT_DRAFT)),
    ],
)
def test_documents_are_found_as_people_name_them(store: OxigraphStore, words: str, found: str) -> None:
    assert find_document(store, words) == found


def test_an_ambiguous_name_lists_the_candidates_and_what_tells_them_apart(store: OxigraphStore) -> None:
    with pytest.raises(Ambiguous) as caught:
        find_document(store, "12/KH-UBND")
    listed = "\n".join(caught.value.candidates)
    assert len(caught.value.candidates) == 3
    for words in ("tỉnh Mai Giang", "2024-03-18", "mai-giang-2024.txt", PLAN_MAI_GIANG, "tỉnh Thanh Lam", "2023-02-01"):
        assert words in listed
    with pytest.raises(Ambiguous):
        find_document(store, "Thông tin cơ sở")


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("906-KL/TW", "905-KL/TW"),
        ("905-KL/TW năm 1999", CONCLUSION),
        ("12/KH-UBND tỉnh Không Có", PLAN_MAI_GIANG),
        ("mai-giang-2023.txt", "mai-giang-2024.txt"),
    ],
)
def test_an_unknown_name_says_what_is_near(store: OxigraphStore, words: str, near: str) -> None:
    with pytest.raises(NotFound, match=r"the store knows no document of that name; near:") as caught:
        find_document(store, words)
    assert near in str(caught.value)


@pytest.mark.parametrize(
    "words", ["", "x", "''; DROP ALL", '"}', "0", "<>", "id:", "%", "\\", "12/", "(", "id:doc/x", DOCUMENTS, "id:file/"]
)
def test_odd_names_are_refused_in_one_clear_way(store: OxigraphStore, words: str) -> None:
    with pytest.raises((NotFound, Ambiguous)):
        find_document(store, words)


# ---------------------------------------------------------------- names of agencies

INTERNAL = "https://w3id.org/chidao/id/agency/so-noi-vu/tinh-mai-giang"
MEDIA = "https://w3id.org/chidao/id/agency/so-thong-tin-va-truyen-thong/tinh-mai-giang"


@pytest.mark.parametrize(
    ("words", "place", "found"),
    [
        ("Sở Nội vụ", "tỉnh Mai Giang", INTERNAL),
        ("sở nội vụ", "Mai Giang", INTERNAL),
        ("Sở Nội vụ tỉnh Mai Giang", None, INTERNAL),
        ("So Noi vu", "tỉnh Mai Giang", INTERNAL),
        ("Sở Thông tin và Truyền thông", None, MEDIA),
        ("Sở TTTT", None, MEDIA),
        ("Sở TTTT Mai Giang", None, MEDIA),
        (MEDIA, None, MEDIA),
    ],
)
def test_agencies_are_found_as_people_name_them(
    store: OxigraphStore, words: str, place: str | None, found: str
) -> None:
    assert find_agency(store, words, place) == (found,)


def test_an_agency_of_two_places_asks_for_the_place(store: OxigraphStore) -> None:
    with pytest.raises(Ambiguous) as caught:
        find_agency(store, "Sở Nội vụ")
    assert "Sở Nội vụ tỉnh Mai Giang" in str(caught.value)
    assert "Sở Nội vụ tỉnh Thanh Lam" in str(caught.value)


def test_an_unknown_agency_says_what_is_near(store: OxigraphStore) -> None:
    with pytest.raises(NotFound, match=r"near: .*Sở Nội vụ tỉnh Mai Giang"):
        find_agency(store, "Sở Nội vị", "tỉnh Mai Giang")
