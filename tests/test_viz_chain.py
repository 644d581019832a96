"""The page of a chain before a browser sees it: its lanes, words, evidence, and walls against hostile text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import CHAIN, DOC, EDGES, HOSTILE, NODES, data_of, document, edge

from viz import chain, documents, page, style


def _boxes(text: str) -> dict[str, Any]:
    return {box["iri"].removeprefix(DOC): box for box in data_of(text)["boxes"].values()}


def test_lanes_go_from_the_party_centre_down_to_the_commune() -> None:
    picture = chain.picture(CHAIN)
    assert [strip.label for strip in picture.strips] == [
        "Trung ương Đảng",
        "Nhà nước ở trung ương",
        "Tỉnh ủy, thành ủy",
        "Chính quyền cấp tỉnh",
        "Chính quyền cấp huyện",
        "Chính quyền cấp xã",
    ]
    depth = {iri.removeprefix(DOC): y for iri, (_, y) in picture.places.items()}
    assert depth["kl"] < depth["qd"] < depth["tu"] < depth["tinh"] < depth["van-khe"] < depth["suoi-may"]


@pytest.mark.parametrize(
    ("level", "number", "issuer", "label"),
    [
        ("central", "57-KL/TW", None, "Trung ương Đảng"),
        ("central", None, "Ban Chấp hành Trung ương", "Trung ương Đảng"),
        ("central", "1191/QĐ-TTg", "Thủ tướng Chính phủ", "Nhà nước ở trung ương"),
        ("province", None, "Ban Thường vụ Thành uỷ X", "Tỉnh ủy, thành ủy"),
        ("province", "5/KH-STTTT", "Sở Thông tin và Truyền thông tỉnh X", "Chính quyền cấp tỉnh"),
        ("district", "12-KH/HU", None, "Đảng cấp huyện"),
        ("commune", None, "Đảng ủy xã X", "Đảng cấp xã"),
        (None, "12/KH-UBND", None, "Chưa rõ cấp"),
    ],
)
def test_the_lane_of_a_document(level: str | None, number: str | None, issuer: str | None, label: str) -> None:
    assert style.lanes()[style.lane(level, number, issuer)].label == label


def test_the_summary_says_how_far_the_chain_reaches() -> None:
    assert chain.summary(CHAIN) == (
        "915-KL/TW: 7 kế hoạch triển khai, 3 cấp (tỉnh, huyện, xã); 1 văn bản được nhắc đến mà chưa có trong kho."
    )
    up = {**CHAIN, "of": DOC + "tinh", "direction": "up", "nodes": NODES[:4], "edges": EDGES[:4]}
    assert chain.summary(up).startswith("48/KH-UBND: thực hiện 1 kế hoạch, 1 kết luận, 1 quyết định;")
    alone = {**CHAIN, "nodes": NODES[1:2], "of": DOC + "qd", "edges": []}
    assert chain.summary(alone) == "9415/QĐ-TTg: trong kho chưa có văn bản nào triển khai."


def test_a_box_names_the_document_and_its_card_says_the_rest() -> None:
    box = _boxes(chain.page(CHAIN))["tinh"]
    assert (box["head"], box["strong"], box["text"]) == ("Kế hoạch", "48/KH-UBND", "Ủy ban nhân dân tỉnh Sơn Lam")
    assert box["corner"] == "18/3/2024"
    assert ["Trong kho", "Có"] in box["card"]
    assert ["Tệp", "tinh.txt"] in box["card"]


def test_what_is_not_held_is_hollow_and_says_so() -> None:
    text = chain.page(CHAIN)
    boxes, looks = _boxes(text), data_of(text)["looks"]
    assert [iri for iri, box in boxes.items() if looks[box["look"]]["hollow"]] == ["kl"]
    assert ["Trong kho", "Chưa có: chỉ được văn bản khác nhắc đến"] in boxes["kl"]["card"]


def test_a_document_without_number_is_named_by_what_it_has() -> None:
    law = document("luat", None, "Luật", "", "central", "2016", held=False, title="Luật Báo chí")
    boxes = {box.id: box for box in map(documents.box, [law, *NODES])}
    assert (boxes[DOC + "luat"].strong, boxes[DOC + "luat"].text) == ("", "Luật Báo chí")
    assert boxes[DOC + "thach-lung"].strong == "Chưa ghi số"


def test_each_line_carries_its_sentence_and_who_states_it() -> None:
    picture = chain.picture(CHAIN)
    fact = next(f for f in picture.facts if f.from_ == DOC + "tinh" and f.to == DOC + "qd")
    assert (fact.label, fact.stroke, fact.stated_by, fact.file) == ("căn cứ", "legal_basis", "48/KH-UBND", "tinh.txt")
    assert (fact.quote, fact.start, fact.end) == ("Quyết định số 9415/QĐ-TTg ngày 01/12/2023", 228, 283)
    assert picture.strokes["legal_basis"].dash == "dashed" and picture.strokes["implements"].dash == "solid"


def test_shortcuts_are_thin_and_say_what_they_are() -> None:
    picture = chain.picture(CHAIN)
    short = [f for f in picture.facts if f.stroke == documents.SHORTCUT]
    assert len(short) == 2 and all("nhắc vượt cấp" in f.note for f in short)
    assert picture.strokes["shortcut"].width < picture.strokes["implements"].width


def test_the_legend_has_exactly_what_the_picture_shows() -> None:
    data = data_of(chain.page(CHAIN))
    assert sorted(look["label"] for look in data["looks"].values()) == [
        "Kế hoạch",
        "Quyết định",
        "Viền đứt: chưa có trong kho, chỉ được nhắc đến",
    ]
    assert len(data["strokes"]) == 3


def test_the_order_of_nodes_and_edges_does_not_matter() -> None:
    turned = {**CHAIN, "nodes": NODES[::-1], "edges": EDGES[::-1]}
    assert chain.page(turned) == chain.page(CHAIN)


def test_a_chain_of_one_document_and_an_empty_one_are_pages_too() -> None:
    assert "9415/QĐ-TTg" in chain.page({**CHAIN, "of": DOC + "qd", "nodes": NODES[1:2], "edges": []})
    assert data_of(chain.page({"of": "57-KL/TW", "direction": "down", "nodes": [], "edges": [], "paths": []}))


def test_an_edge_to_a_document_that_is_not_there_is_left_out() -> None:
    picture = chain.picture({**CHAIN, "edges": [edge("tinh", "nowhere")]})
    assert picture.facts == ()


# ---------------------------------------------------------------- a page by itself


def test_the_policy_lets_only_our_own_scripts_run_and_nothing_be_fetched() -> None:
    text = chain.page(CHAIN)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy and policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy[1] and "http" not in policy[1]
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert len(hashes) == 2 and all(f"'sha256-{one}'" in policy[1] for one in hashes)


def test_a_page_names_no_address_that_a_browser_would_fetch() -> None:
    text = chain.page(CHAIN)
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!data:,)""", text.partition('id="data"')[0])
    assert "sourceMappingURL" not in text and "@import" not in text and "url(" not in text.partition('id="data"')[0]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_in_the_data_block(words: str) -> None:
    nodes = [{**NODES[0], "title": words, "number": words, "issuer": words, "type": words, "files": [words]}]
    text = chain.page({**CHAIN, "of": DOC + "kl", "nodes": nodes, "edges": [edge("kl", "kl", quote=words)]})
    block = re.search(r'id="data">(.*?)</script>', text, re.DOTALL)
    assert block and not re.search("[<>&\u2028\u2029\ud800-\udfff]", block[1])
    assert _boxes(text)["kl"]["strong"] == words
    assert text.count("<script") == chain.page(CHAIN).count("<script")
    text.encode()


@given(
    st.recursive(
        st.text() | st.none() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
@settings(max_examples=60)
def test_a_data_block_gives_the_data_back_and_cannot_end_itself(data: object) -> None:
    block = page.data_block(data)
    assert json.loads(block) == data
    assert not set(block) & set("<>&\u2028\u2029")


def test_the_same_answer_gives_the_same_page() -> None:
    assert chain.page(CHAIN) == chain.page(json.loads(json.dumps(CHAIN)))


def test_every_document_type_of_the_ontology_finds_its_colour() -> None:
    from ontology.tables import document_types

    known = {row.name for row in document_types()}
    coloured = {name for row in style.kinds().values() for name in row.types}
    assert coloured <= known
    assert style.kind("Kế hoạch").id == "plan" and style.kind("không có").id == "other"
