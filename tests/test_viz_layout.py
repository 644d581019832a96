"""Where things stand in a picture: nothing overlaps, lanes keep their order, lines run beside boxes."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from viz import rows
from viz.layout import Edge, Layout, Size, lay_out, row_capacity
from viz.routes import routes
from viz.spacing import spread

SIZE = Size()


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[str, int], list[Edge]]:
    """Nodes with their lanes and any edges between them: cycles, loops, edges downwards and to nowhere as well."""
    names = draw(st.lists(st.text(max_size=3), unique=True, min_size=1, max_size=24))
    lanes = {name: draw(st.integers(0, 5)) for name in names}
    ends = st.sampled_from([*names, "nowhere at all"])
    return lanes, draw(st.lists(st.tuples(ends, ends), max_size=40))


@given(graphs(), st.booleans())
@settings(max_examples=120, deadline=None)
def test_no_two_boxes_overlap(graph: tuple[dict[str, int], list[Edge]], bends: bool) -> None:
    lanes, edges = graph
    places = lay_out(lanes, edges, SIZE, bends=bends).places
    assert places.keys() == lanes.keys()
    for (x, y), (u, v) in combinations(places.values(), 2):
        assert abs(x - u) >= SIZE.width + SIZE.beside or abs(y - v) >= SIZE.height + SIZE.below


@given(graphs())
@settings(max_examples=120, deadline=None)
def test_every_lane_lies_above_the_next_and_inside_its_strip(graph: tuple[dict[str, int], list[Edge]]) -> None:
    lanes, edges = graph
    layout = lay_out(lanes, edges, SIZE)
    assert [band.lane for band in layout.bands] == sorted(set(lanes.values()))
    assert all(one.bottom == other.top for one, other in pairwise(layout.bands))
    strips = {band.lane: band for band in layout.bands}
    for name, (_, y) in layout.places.items():
        strip = strips[lanes[name]]
        assert strip.top < y - SIZE.height / 2 and y + SIZE.height / 2 < strip.bottom


@given(graphs(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_input_does_not_matter(graph: tuple[dict[str, int], list[Edge]], chance: object) -> None:
    lanes, edges = graph
    shuffled, turned = list(lanes.items()), list(edges)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert lay_out(dict(shuffled), turned, SIZE) == lay_out(lanes, edges, SIZE)


@given(graphs())
@example(({"a": 0, "b": 1, "c": 1}, [("a", "b"), ("b", "c"), ("c", "b")]))
@settings(max_examples=120, deadline=None)
def test_a_line_meets_no_box_but_its_own(graph: tuple[dict[str, int], list[Edge]]) -> None:
    lanes, edges = graph
    layout = lay_out(lanes, edges, SIZE)
    for edge, way in routes(layout, SIZE).items():
        for (x, y), (u, v) in pairwise(way):
            # Where a line moves sideways it is between two rows; where it runs straight it has the gap for itself.
            assert all(_clear(place, (x, y), (u, v)) for place in layout.places.values()), (edge, way)


def _clear(place: tuple[int, int], one: tuple[int, int], other: tuple[int, int]) -> bool:
    x, y = place
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    beside = right < x - SIZE.width / 2 or left > x + SIZE.width / 2
    return beside or bottom < y - SIZE.height / 2 or top > y + SIZE.height / 2


def test_a_chain_stands_in_a_column_from_the_top() -> None:
    layout = _laid("abcd", {"b": "a", "c": "b", "d": "c"}, [0, 2, 3, 4])
    assert [layout.places[name][1] for name in "abcd"] == sorted(layout.places[name][1] for name in "abcd")
    assert len({layout.places[name][0] for name in "abcd"}) == 1


def test_inside_a_lane_the_one_that_carries_out_stands_below() -> None:
    layout = _laid("abc", {"b": "a", "c": "b"}, [0, 0, 0])
    assert layout.rows == (("a",), ("b",), ("c",))
    assert len(layout.bands) == 1


def test_a_shortcut_gives_way_to_the_long_way() -> None:
    lanes, edges = {"a": 0, "b": 1, "c": 2}, [("b", "a"), ("c", "b"), ("c", "a")]
    layout = lay_out(lanes, edges, SIZE, minor=[("c", "a")])
    a, b, c = (layout.places[name][0] for name in "abc")
    bend = layout.bends["c", "a"][0][0]
    assert abs(bend - b) > 5 * max(abs(a - b), abs(b - c))


def test_two_families_do_not_cross() -> None:
    # The names are such that the order of the alphabet would cross them.
    edges = [("x1", "b"), ("x4", "b"), ("x2", "a"), ("x3", "a")]
    layout = lay_out({"a": 0, "b": 0} | {f"x{n}": 1 for n in range(1, 5)}, edges, SIZE)
    below = layout.rows[1]
    assert {frozenset(below[:2]), frozenset(below[2:])} == {frozenset({"x1", "x4"}), frozenset({"x2", "x3"})}
    assert (layout.rows[0] == ("a", "b")) == ("x2" in below[:2])


def test_a_long_row_is_wrapped_inside_its_lane() -> None:
    layout = lay_out({"a": 0} | {f"{n:03}": 1 for n in range(50)}, [(f"{n:03}", "a") for n in range(50)], SIZE)
    assert max(len(row) for row in layout.rows) <= row_capacity(51)
    assert len(layout.bands) == 2 and len(layout.rows) > 2


def test_a_cycle_is_cut_at_its_first_node() -> None:
    assert rows.rows([0, 0, 0], [(0, 1), (1, 2), (2, 0)]) == [[0], [2], [1]]


@given(st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(0.1, 10)), min_size=1, max_size=20), st.floats(0, 300))
def test_spread_keeps_order_and_distance(things: list[tuple[float, float]], apart: float) -> None:
    wanted, pull = [place for place, _ in things], [weight for _, weight in things]
    found = spread(wanted, [apart] * (len(wanted) - 1), pull)
    assert all(after - before >= apart - 1e-6 for before, after in pairwise(found))
    if all(after - before >= apart for before, after in pairwise(wanted)):
        assert found == pytest.approx(wanted, abs=1e-6)


def _laid(names: str, above: dict[str, str], lanes: list[int]) -> Layout:
    return lay_out(dict(zip(names, lanes, strict=True)), above.items(), SIZE)
