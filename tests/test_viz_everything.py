"""The picture of all documents: each in its lane, relations between them, agencies where they are wanted."""

from __future__ import annotations

from itertools import combinations

from pictures import data_of, many

from viz import everything


def test_every_document_stands_in_its_lane_and_every_relation_is_a_line() -> None:
    graph = many(120)
    picture = everything.picture(graph)
    assert len(picture.boxes) == 120 and len(picture.facts) == graph.number_of_edges()
    assert [strip.label for strip in picture.strips] == [
        "Nhà nước ở trung ương",
        "Chính quyền cấp tỉnh",
        "Chính quyền cấp huyện",
        "Chính quyền cấp xã",
    ]
    assert picture.summary.startswith("120 văn bản trong kho (120 kế hoạch); 0 văn bản chỉ được nhắc đến;")
    assert all(fact.quote and fact.stated_by and fact.file for fact in picture.facts)


def test_other_nodes_of_the_graph_are_no_documents() -> None:
    graph = many(60)
    document = next(iter(graph))
    graph.add_node("task", kind="task", label="II.1", text="Tập huấn")
    graph.add_edge("task", document, key="step_of", kind="step_of", label="thuộc")
    graph.add_node("ubnd", kind="agency", label="Ủy ban nhân dân tỉnh Sơn Lam")
    graph.add_edge(document, "ubnd", key="issued_by", kind="issued_by", label="do ban hành")
    assert len(everything.picture(graph).boxes) == 60
    picture = everything.picture(graph, agencies=True)
    assert len(picture.boxes) == 61 and picture.strips[-1].label == "Cơ quan ban hành"
    lowest = max(y for _, y in picture.places.values())
    assert picture.places["ubnd"][1] == lowest


def test_above_some_hundred_lines_none_is_led_and_nothing_overlaps() -> None:
    picture = everything.picture(many(600))
    assert all(fact.way == () for fact in picture.facts)
    places = list(picture.places.values())
    assert all(abs(x - u) >= 264 or abs(y - v) >= 110 for (x, y), (u, v) in combinations(places, 2))
    data = data_of(everything.page(many(600)))
    assert len(data["nodes"]) == 600, "no bends where none is led"


def test_an_empty_store_is_a_page_too() -> None:
    graph = many(60)
    graph.clear()
    assert data_of(everything.page(graph))["boxes"] == {}
