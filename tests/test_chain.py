"""Chains: what is followed, what is a shortcut, which paths there are; in an invented province and in any graph."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import invented
import networkx as nx
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from chidao import trees
from chidao.cli import cli
from ontology.errors import NotFound, WrongUse
from queries import walks
from queries.chains import DOWN, UP, Chain, Edge, arranged, chain, passes_work
from queries.documents import Document
from queries.implementers import implementers

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

STORE = invented.store_of(invented.chain())
PROVINCE, SUOI_NGA, DA_XANH, DONG_MAY = (invented.iri_of(one) for one in invented.chain())
DOC = "https://w3id.org/chidao/id/doc/"
CONCLUSION = DOC + "90-kl-tw/bo-chinh-tri/-/2023-06-15"
PARTY_PLAN = DOC + "210-kh-tu/tinh-uy/tinh-thanh-lam/2024-01-29"


def edges(found: Chain) -> set[tuple[str, str, str, bool]]:
    return {(edge.from_, edge.relation, edge.to, edge.shortcut) for edge in found.edges}


# ---------------------------------------------------------------- an invented chain


def test_a_chain_down_goes_from_conclusion_to_districts() -> None:
    found = chain(STORE, CONCLUSION, DOWN)
    assert edges(found) == {
        (PARTY_PLAN, "implements", CONCLUSION, False),
        (PROVINCE, "implements", PARTY_PLAN, False),
        (SUOI_NGA, "implements", PROVINCE, False),
        (SUOI_NGA, "implements", PARTY_PLAN, True),
        (DA_XANH, "legal_basis", PROVINCE, False),
    }
    assert found.paths == (
        (CONCLUSION, PARTY_PLAN, PROVINCE, DA_XANH),
        (CONCLUSION, PARTY_PLAN, PROVINCE, SUOI_NGA),
    )
    assert [node.held for node in found.nodes] == [False, False, True, True, True]


def test_a_chain_up_goes_the_other_way_and_leaves_laws_and_decrees_out() -> None:
    found = chain(STORE, DA_XANH, UP)
    assert found.paths == ((DA_XANH, PROVINCE, PARTY_PLAN, CONCLUSION),)
    assert {node.number for node in found.nodes} == {"31/KH-UBND", "77/KH-UBND", "210-KH/TU", "90-KL/TW"}


def test_every_edge_says_who_states_it_in_which_words() -> None:
    by = {(edge.from_, edge.to): edge for edge in chain(STORE, CONCLUSION, DOWN).edges}
    linked = by[PARTY_PLAN, CONCLUSION]
    assert (linked.stated_by, linked.quote) == (PROVINCE, "210-KH/TU thực hiện 90-KL/TW")
    assert linked.end > linked.start > 0
    assert by[SUOI_NGA, PROVINCE].stated_by == SUOI_NGA


def test_only_implements_when_so_asked() -> None:
    found = chain(STORE, CONCLUSION, DOWN, via=("implements",))
    assert DA_XANH not in {node.iri for node in found.nodes}


def test_depth_counts_drawn_steps() -> None:
    found = chain(STORE, CONCLUSION, DOWN, depth=2)
    # The plan of Suối Ngà names the Party plan too, but as a shortcut: it is three steps away.
    assert found.paths == ((CONCLUSION, PARTY_PLAN, PROVINCE),)
    assert {node.iri for node in found.nodes} == {CONCLUSION, PARTY_PLAN, PROVINCE}


def test_without_a_direction_a_chain_goes_both_ways() -> None:
    found = chain(STORE, PROVINCE)
    assert found.paths == ((PROVINCE, PARTY_PLAN, CONCLUSION), (PROVINCE, DA_XANH), (PROVINCE, SUOI_NGA))


def test_an_incomplete_name_is_the_document_that_it_must_be() -> None:
    store = invented.store_of([*invented.chain(), *invented.odd()])
    wrong = invented.iri_of(invented.odd()[0])
    assert (wrong, "implements", PROVINCE, False) in edges(chain(store, PROVINCE, DOWN))
    assert chain(store, DOC + "77-kh-ubnd/uy-ban-nhan-dan/-/-", DOWN).of == PROVINCE


def test_the_order_of_loading_does_not_matter() -> None:
    records = [*invented.chain(), *invented.odd()]
    one, other = (invented.store_of(some) for some in (records, reversed(records)))
    assert chain(one, CONCLUSION, DOWN) == chain(other, CONCLUSION, DOWN)


def test_unknown_documents_and_relations_are_refused() -> None:
    with pytest.raises(NotFound, match="no file in the store speaks of"):
        chain(STORE, DOC + "1-kh-ubnd/-/-/-", DOWN)
    with pytest.raises(WrongUse, match="a chain follows implements and legal_basis"):
        chain(STORE, CONCLUSION, DOWN, via=("cites",))


def test_implementers_are_all_with_the_longest_path() -> None:
    answer = implementers(STORE, PARTY_PLAN)
    assert [(row["iri"], row["days"], row["relation"]) for row in answer.rows] == [
        (PROVINCE, 49, "implements"),
        (SUOI_NGA, None, "implements"),
        (DA_XANH, 64, "legal_basis"),
    ]
    assert answer.rows[1]["path"] == [PARTY_PLAN, PROVINCE, SUOI_NGA]
    assert answer.rows[1]["quote"] == "Kế hoạch số 77/KH-UBND ngày 18/3/2024 của UBND tỉnh Thanh Lam"


@pytest.mark.parametrize(
    ("type", "number", "passes"),
    [
        ("Kế hoạch", "12/KH-UBND", True),
        ("Kết luận", "57-KL/TW", True),
        ("Chỉ thị", "05/CT-TTg", True),
        ("Quyết định", "1191/QĐ-TTg", True),
        ("Quyết định", "60/2017/QĐ-UBND", False),
        ("Nghị định", "72/2015/NĐ-CP", False),
        ("Thông tư", "22/2016/TT-BTTTT", False),
        ("Luật", None, False),
        (None, "12/KH-UBND", False),
    ],
)
def test_which_kinds_pass_work_on(type: str | None, number: str | None, passes: bool) -> None:
    assert passes_work(Document("x", number=number, type=type)) is passes


# ---------------------------------------------------------------- any graph

nodes = st.sampled_from("abcdefg")
graphs = st.sets(st.tuples(nodes, nodes).filter(lambda pair: pair[0] != pair[1]), max_size=16)
dags = graphs.map(lambda pairs: {pair for pair in pairs if pair[0] < pair[1]})


def stated(pairs: set[tuple[str, str]]) -> list[Edge]:
    return [Edge(a, b, "implements", False, a, "…", 0, 1) for a, b in sorted(pairs)]


def digraph(pairs: set[tuple[str, str]]) -> nx.DiGraph[str]:
    made: nx.DiGraph[str] = nx.DiGraph()
    made.add_edges_from(pairs)
    return made


@given(dags)
def test_an_edge_is_a_shortcut_if_and_only_if_a_longer_path_is_stated(pairs: set[tuple[str, str]]) -> None:
    short = walks.shortcuts(pairs)
    for one, other in pairs:
        lengths = [len(path) for path in nx.all_simple_paths(digraph(pairs), one, other)]
        assert ((one, other) in short) == (max(lengths) > 2)


@given(graphs)
def test_nothing_is_lost_without_shortcuts(pairs: set[tuple[str, str]]) -> None:
    whole, drawn = digraph(pairs), digraph(pairs - walks.shortcuts(pairs))
    for node in whole:
        assert nx.descendants(whole, node) == (nx.descendants(drawn, node) if node in drawn else set())


@given(graphs, st.sampled_from([UP, DOWN]))
def test_paths_begin_at_the_document_follow_edges_and_reach_everything(
    pairs: set[tuple[str, str]], direction: str
) -> None:
    kept, paths, left_out = arranged("a", direction, stated(pairs))
    known = {(edge.from_, edge.to) if direction == UP else (edge.to, edge.from_) for edge in kept if not edge.shortcut}
    assert not left_out
    assert list(paths) == sorted(set(paths), key=lambda path: (-len(path), path))
    for path in paths:
        assert path[0] == "a"
        assert len(set(path)) == len(path) > 1
        assert set(pairwise(path)) <= known
    whole = digraph(pairs) if direction == UP else digraph({(b, a) for a, b in pairs})
    reached = nx.descendants(whole, "a") if "a" in whole else set()
    assert {node for path in paths for node in path} == ({"a"} | reached if reached else set())


@given(graphs, st.randoms())
def test_the_order_of_edges_does_not_matter(pairs: set[tuple[str, str]], random: object) -> None:
    shuffled = stated(pairs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert arranged("a", DOWN, shuffled) == arranged("a", DOWN, stated(pairs))


@given(graphs)
def test_cycles_are_found(pairs: set[tuple[str, str]]) -> None:
    strong = nx.strongly_connected_components(digraph(pairs))
    assert walks.cycles(pairs) == sorted(tuple(sorted(some)) for some in strong if len(some) > 1)


@given(dags)
def test_trails_are_the_longest_paths(pairs: set[tuple[str, str]]) -> None:
    found = walks.trails("a", walks.following(pairs))
    made = digraph(pairs | {("a", "a")})
    assert set(found) == {"a"} | nx.descendants(made, "a")
    for node, path in found.items():
        assert (path[0], path[-1]) == ("a", node)
        lengths = [len(one) for one in nx.all_simple_paths(made, "a", node)] if node != "a" else [1]
        assert len(path) == max(lengths)


def test_many_diamonds_one_above_the_other_come_to_an_end() -> None:
    pairs = set()
    for layer in range(30):
        for side in "xy":
            pairs |= {(f"{layer}{side}", f"{layer}"), (f"{layer + 1}", f"{layer}{side}")}
    kept, paths, left_out = arranged("0", DOWN, stated(pairs))
    assert left_out
    assert len(kept) == len(pairs)
    assert {len(path) for path in paths} == {61}


# ---------------------------------------------------------------- the commands


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented.saved(tmp_path_factory.mktemp("chain") / "store", invented.chain())


def run(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(cli, [*arguments, "--store", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_the_tree_for_people(folder: Path) -> None:
    assert run(folder, "chain", "90-KL/TW", "--down").splitlines() == [
        "Những văn bản thực hiện văn bản này:",
        "Kết luận 90-KL/TW · Bộ Chính trị · Trung ương · 15/6/2023 · chưa có trong kho",
        "└─ Kế hoạch 210-KH/TU · Ban Thường vụ Tỉnh ủy Thanh Lam · cấp tỉnh · 29/01/2024 · chưa có trong kho",
        "   │  thực hiện, theo 77/KH-UBND của Ủy ban nhân dân tỉnh Thanh Lam: “210-KH/TU thực hiện 90-KL/TW”",
        "   └─ Kế hoạch 77/KH-UBND · Ủy ban nhân dân tỉnh Thanh Lam · cấp tỉnh · 18/3/2024 · có trong kho",
        "      │  Triển khai Kế hoạch số 210-KH/TU",
        "      │  thực hiện: “Kế hoạch số 210-KH/TU ngày 29/01/2024”",
        "      ├─ Kế hoạch (số trống) · Ủy ban nhân dân huyện Suối Ngà · cấp huyện · 4/2024 · có trong kho",
        "      │     thực hiện: “Kế hoạch số 77/KH-UBND ngày 18/3/2024 của UBND tỉnh Thanh Lam”",
        "      │     đường tắt: cũng thực hiện thẳng 210-KH/TU: “Kế hoạch số 210-KH/TU của Ban Thường vụ Tỉnh ủy”",
        "      └─ Kế hoạch 31/KH-UBND · Ủy ban nhân dân huyện Đá Xanh · cấp huyện · 02/4/2024 · có trong kho",
        "            Thông tin đối ngoại huyện Đá Xanh năm 2024",
        "            căn cứ: “Kế hoạch số 77/KH-UBND của UBND tỉnh Thanh Lam”",
    ]


def test_the_tree_says_where_nothing_hangs(folder: Path) -> None:
    assert "(kho chưa có văn bản nào)" in run(folder, "chain", "suoi-nga.txt", "--down")


def test_both_trees_without_a_direction(folder: Path) -> None:
    said = run(folder, "chain", "77/KH-UBND")
    assert said.index(trees.HEADINGS["up"]) < said.index(trees.HEADINGS["down"])
    assert said.count("90-KL/TW ·") == 1


def test_a_circle_is_drawn_once() -> None:
    cards = tuple(Document(name, number=name, type="Kế hoạch") for name in "abc")
    kept, paths, left_out = arranged("a", DOWN, stated({("b", "a"), ("c", "b"), ("a", "c")}))
    drawn = list(trees.lines(Chain("a", DOWN, cards, kept, paths, left_out)))
    assert [line.strip() for line in drawn if "đã nêu" in line] == ["(đã nêu ở trên)"]


def test_the_chain_as_json(folder: Path) -> None:
    said = json.loads(run(folder, "chain", "90-KL/TW", "--down", "--json"))
    assert list(said) == ["of", "direction", "nodes", "edges", "paths"]
    assert list(said["nodes"][0]) == ["iri", "number", "type", "title", "issuer", "level", "issued", "held"]
    assert list(said["edges"][0]) == ["from", "to", "relation", "shortcut", "stated_by", "quote", "start", "end"]
    assert said["of"] == CONCLUSION == said["paths"][0][0]


def test_implementers_for_people_and_programs(folder: Path) -> None:
    assert "90-KL/TW → 210-KH/TU → 77/KH-UBND → 31/KH-UBND" in run(folder, "implementers", "90-KL/TW")
    said = json.loads(run(folder, "implementers", "90-KL/TW", "--json"))
    assert len(said["rows"]) == 4
    assert list(said["rows"][0]) == said["columns"]
    assert "không có" in run(folder, "implementers", "31/KH-UBND")


def test_a_wrong_relation_is_wrong_use(folder: Path) -> None:
    result = CliRunner().invoke(cli, ["chain", "90-KL/TW", "--via", "cites", "--store", str(folder)])
    assert isinstance(result.exception, WrongUse)
    assert result.exception.status == 2


# ---------------------------------------------------------------- the founding plans


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "store"
    run(folder, "load", str(shared / "corpus" / "seeds"))
    return folder


@pytest.mark.shared
def test_the_chain_of_conclusion_57_ends_in_cao_loc(seeds: Path) -> None:
    said = json.loads(run(seeds, "chain", "57-KL/TW", "--down", "--json"))
    cards = {node["iri"]: node for node in said["nodes"]}
    assert [[cards[iri]["number"] for iri in path] for path in said["paths"]] == [
        ["57-KL/TW", "149-KH/TU", "61/KH-UBND", None]
    ]
    assert cards[said["paths"][0][-1]]["issuer"] == "Ủy ban nhân dân huyện Cao Lộc"
    assert [edge["shortcut"] for edge in said["edges"] if edge["quote"].startswith("Kế hoạch số 149-KH/TU")].count(True)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("of", "issuer", "relation"),
    [
        ("12/KH-UBND", "Ủy ban nhân dân thị xã Hương Trà", "legal_basis"),
        ("1191/QĐ-TTg", "Ủy ban nhân dân tỉnh Phú Yên", "implements"),
    ],
)
def test_implementers_of_the_founding_plans(seeds: Path, of: str, issuer: str, relation: str) -> None:
    rows = json.loads(run(seeds, "implementers", of, "--json"))["rows"]
    assert [(row["issuer"], row["relation"], row["held"]) for row in rows] == [(issuer, relation, True)]
