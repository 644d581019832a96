"""The property graph: everything that pictures need, with its sentence. All documents are invented."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import invented
import networkx as nx
import pytest

from queries.network import of_kind, property_graph
from queries.oxigraph_store import open_store

if TYPE_CHECKING:
    from queries.network import Network

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

PROVINCE, SUOI_NGA, DA_XANH, DONG_MAY = (invented.iri_of(one) for one in invented.chain())
DOC = "https://w3id.org/chidao/id/doc/"
PARTY_PLAN = DOC + "210-kh-tu/tinh-uy/tinh-thanh-lam/2024-01-29"


@pytest.fixture(scope="module")
def graph() -> Network:
    return property_graph(invented.store_of([*invented.chain(), *invented.odd()]))


def test_all_kinds_of_nodes_are_there(graph: Network) -> None:
    kinds = Counter(said["kind"] for _, said in graph.nodes(data=True))
    assert kinds["document"] == 10
    assert kinds["task"] == 6
    assert {kind: kinds[kind] for kind in ("target", "report")} == {"target": 1, "report": 1}
    assert all(said["label"] for _, said in graph.nodes(data=True))


def test_a_document_has_the_fields_of_a_chains_node_and_its_file(graph: Network) -> None:
    assert graph.nodes[PROVINCE] == {
        "kind": "document",
        "label": "77/KH-UBND",
        "number": "77/KH-UBND",
        "type": "Kế hoạch",
        "title": "Triển khai Kế hoạch số 210-KH/TU",
        "issuer": "Ủy ban nhân dân tỉnh Thanh Lam",
        "level": "province",
        "issued": "2024-03-18",
        "held": True,
        "file": "thanh-lam.txt",
    }
    assert graph.nodes[PARTY_PLAN]["held"] is False


def test_relations_have_their_sentence_and_shortcuts_are_marked(graph: Network) -> None:
    drawn = graph.edges[SUOI_NGA, PROVINCE, "implements"]
    assert drawn["quote"] == "Kế hoạch số 77/KH-UBND ngày 18/3/2024 của UBND tỉnh Thanh Lam"
    assert (drawn["kind"], drawn["relation"], drawn["stated_by"]) == ("relation", "implements", SUOI_NGA)
    assert not drawn["shortcut"]
    assert graph.edges[SUOI_NGA, PARTY_PLAN, "implements"]["shortcut"]


def test_tasks_hang_on_their_plan_and_on_who_does_them(graph: Network) -> None:
    task, said = next(
        (task, said) for task, said in of_kind(graph, "task") if said["text"] == "Rà soát điểm phát sóng."
    )
    assert graph.has_edge(task, SUOI_NGA, "step_of")
    assert said["deadlines"] == "trước 15/6/2024"
    does = {(graph.nodes[who]["label"], edge["role"]) for who, _, edge in graph.in_edges(task, data=True)}
    assert does == {("Phòng Nội vụ huyện Suối Ngà", "lead"), ("các phòng, ban liên quan huyện Suối Ngà", "coordinate")}


def test_only_text_numbers_and_truth_so_that_every_format_can_hold_it(graph: Network) -> None:
    values = [value for _, said in graph.nodes(data=True) for value in said.values()]
    values += [value for *_, said in graph.edges(data=True) for value in said.values()]
    assert {type(value) for value in values} <= {str, int, float, bool}
    written = io.BytesIO()
    nx.write_graphml(graph, written)
    assert nx.read_graphml(io.BytesIO(written.getvalue()), force_multigraph=True).number_of_edges() == len(graph.edges)


def test_the_order_of_loading_does_not_matter_and_the_store_gives_the_same(graph: Network, tmp_path: Path) -> None:
    records = [*invented.odd(), *invented.chain()]
    with open_store(invented.saved(tmp_path / "store", records)) as store:
        again = property_graph(store)
    assert list(again.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(again.edges(data=True, keys=True)) == list(graph.edges(data=True, keys=True))
