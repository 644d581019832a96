"""The pictures of duties: tasks in order, agencies beside them, roles as lines, deadlines on tasks. All invented."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from chromium import Chromium
from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import DOC, HOSTILE, NODES, Json, data_of

from viz import columns, duties, overview
from viz.columns import Column

PLANS = {node["iri"]: node for node in NODES}


def task(name: str, plan: str, start: int, text: str, **more: Any) -> Json:
    base: Json = {"section": "II.1", "quote": None, "when": "", "due": None, "kind": "undated", "product": None}
    return base | {"task": name, "plan": DOC + plan, "text": text, "start": start, "end": start + 90} | more


def told(task: str, agent: str, name: str, role: str = "lead", **more: Any) -> Json:
    return {"task": task, "agent": agent, "name": name, "role": role, "group": False, "requested": False, **more}


TASKS = [
    task("t3", "binh-lam", 100, "Lập kế hoạch hạ tầng số", section="II.2"),
    task("t1", "tinh", 100, "Tập huấn cán bộ", when="trước 30/9/2024", due="2024-09-30", kind="dated"),
    task("t2", "tinh", 300, "Tuyên truyền trên loa", when="thường xuyên", kind="continuous"),
    task("t4", "tinh", 500, "Rà soát thủ tục", when="trước 15/6/2024", due="2024-06-15", kind="dated", section="III"),
]
ASSIGNMENTS = [
    told("t1", "noi-vu", "Sở Nội vụ tỉnh Sơn Lam"),
    told("t1", "tai-chinh", "Sở Tài chính tỉnh Sơn Lam", "coordinate"),
    told("t2", "so", "các sở, ban, ngành tỉnh Sơn Lam", group=True),
    told("t3", "noi-vu", "Sở Nội vụ tỉnh Sơn Lam", "coordinate", requested=True),
]
PLAN: Json = {
    "subject": {**PLANS[DOC + "tinh"], "kind": "plan", "name": "48/KH-UBND"},
    "plans": PLANS,
    "tasks": [one for one in TASKS if one["plan"] == DOC + "tinh"],
    "assignments": ASSIGNMENTS[:3],
}
AGENCY: Json = {
    "subject": {"kind": "agency", "name": "Sở Nội vụ tỉnh Sơn Lam"},
    "plans": PLANS,
    "tasks": TASKS[:3],
    "assignments": [
        {**ASSIGNMENTS[0], "own": True},
        {**ASSIGNMENTS[1], "own": False},
        {**ASSIGNMENTS[2], "own": True, "through": "các sở, ban, ngành tỉnh Sơn Lam"},
        {**ASSIGNMENTS[3], "own": True},
    ],
}
ALL: Json = {"subject": {"kind": "all", "name": "all"}, "plans": PLANS, "tasks": TASKS, "assignments": ASSIGNMENTS}


def test_the_tasks_of_a_plan_stand_in_the_order_of_its_text() -> None:
    picture = duties.picture(PLAN)
    assert sorted(("t1", "t2", "t4"), key=lambda name: picture.places[name][1]) == ["t1", "t2", "t4"]
    assert [strip.label for strip in picture.strips] == ["Mục II.1", "Mục III"]
    assert picture.summary == (
        "48/KH-UBND: 3 nhiệm vụ, 3 cơ quan hoặc nhóm cơ quan, 2 có thời hạn, 1 không nêu cơ quan thực hiện."
    )


def test_the_tasks_of_an_agency_stand_by_plan_and_date_those_of_its_groups_apart() -> None:
    picture = duties.picture(AGENCY)
    assert sorted(("t1", "t2", "t3"), key=lambda name: picture.places[name][1]) == ["t1", "t3", "t2"]
    assert [strip.label for strip in picture.strips] == [
        "48/KH-UBND, Ủy ban nhân dân tỉnh Sơn Lam",
        "27/KH-UBND, Ủy ban nhân dân thị xã Bình Lâm",
        "Qua nhóm: 48/KH-UBND, Ủy ban nhân dân tỉnh Sơn Lam",
    ]
    assert picture.summary == (
        "Sở Nội vụ tỉnh Sơn Lam: 3 nhiệm vụ trong 2 văn bản (2 nêu tên cơ quan, 1 giao qua nhóm cơ quan); "
        "chủ trì 2, phối hợp 1; 1 có thời hạn."
    )


def test_roles_are_lines_and_deadlines_stand_on_the_tasks() -> None:
    picture = duties.picture(PLAN)
    lines = {(fact.from_, fact.to): fact for fact in picture.facts}
    lead, help = lines["l noi-vu", "t1"], lines["l tai-chinh", "t1"]
    assert (lead.label, help.label) == ("chủ trì", "phối hợp")
    assert (picture.strokes[lead.stroke].dash, picture.strokes[help.stroke].dash) == ("solid", "dashed")
    box = next(box for box in picture.boxes if box.id == "t1")
    assert (box.corner, box.look) == ("Trước 30/9/2024", "dated")
    assert (lead.quote, lead.stated_by, lead.file) == ("Tập huấn cán bộ", "48/KH-UBND", "tinh.txt")


def test_groups_are_hollow_and_what_comes_through_one_says_so() -> None:
    assert duties.picture(PLAN).looks["group"].hollow
    picture = duties.picture(AGENCY)
    through = next(fact for fact in picture.facts if fact.to == "t2")
    assert through.from_ == "subject" and through.note == "qua nhóm “các sở, ban, ngành tỉnh Sơn Lam”"
    assert "l so" not in picture.places and "r so" not in picture.places
    assert next(fact for fact in picture.facts if fact.to == "t3").note == "được đề nghị"


def test_those_who_work_with_the_agency_stand_on_the_other_side() -> None:
    places = duties.picture(AGENCY).places
    assert places["subject"][0] < places["t1"][0] < places["r tai-chinh"][0]


def test_what_was_taken_over_says_from_whom() -> None:
    former = "Sở Thông tin và Truyền thông tỉnh Sơn Lam"
    taken = {**TASKS[2], "from": former}
    drawn = duties.picture(
        {
            **AGENCY,
            "tasks": [TASKS[1], taken],
            "assignments": [{**ASSIGNMENTS[0], "own": True}, told("t2", "tttt", former, own=True, through=former)],
        }
    )
    assert [(fact.to, fact.stroke, fact.note) for fact in drawn.facts if fact.to == "t2"] == [
        ("t2", "taken", f"của {former}")
    ]
    assert "(1 nêu tên cơ quan, 0 giao qua nhóm cơ quan, 1 tiếp nhận từ cơ quan khác)" in drawn.summary


def test_over_everything_a_line_counts_the_tasks() -> None:
    picture = overview.picture(ALL)
    assert {(f.from_, f.to.removeprefix(DOC)): f.label for f in picture.facts} == {
        ("l noi-vu", "tinh"): "chủ trì 1 nhiệm vụ",
        ("l noi-vu", "binh-lam"): "phối hợp 1 nhiệm vụ",
        ("l tai-chinh", "tinh"): "phối hợp 1 nhiệm vụ",
        ("l so", "tinh"): "chủ trì 1 nhiệm vụ",
    }
    heads = {box.id: box.head for box in picture.boxes}
    assert heads["l noi-vu"] == "Chủ trì 1, phối hợp 1 nhiệm vụ"
    assert picture.summary == "3 cơ quan hoặc nhóm cơ quan, 2 văn bản, 3 nhiệm vụ có nêu cơ quan."


@pytest.mark.parametrize(
    ("drawer", "data"), [(duties, PLAN), (duties, AGENCY), (overview, ALL)], ids=["plan", "agency", "all"]
)
def test_the_order_of_the_input_does_not_matter_and_nothing_overlaps(drawer: Any, data: Json) -> None:
    turned = {**data, "tasks": data["tasks"][::-1], "assignments": data["assignments"][::-1]}
    assert drawer.page(turned) == drawer.page(data)
    picture = drawer.picture(data)
    boxes = [(picture.places[box.id], picture.looks[box.look]) for box in picture.boxes]
    for ((x, y), one), ((u, v), other) in combinations(boxes, 2):
        assert abs(x - u) >= (one.width + other.width) / 2 or abs(y - v) >= (one.height + other.height) / 2


def test_nothing_to_draw_is_a_page_too() -> None:
    for data in (PLAN, AGENCY):
        assert data_of(duties.page({**data, "tasks": [], "assignments": []}))["facts"] == []
    assert data_of(overview.page({**ALL, "tasks": [], "assignments": []}))["boxes"] == {}


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40))
@settings(deadline=None)
def test_agencies_beside_tasks_never_overlap(pairs: list[tuple[int, int]]) -> None:
    left, right = Column(0, 100, 40, 10), Column(300, 100, 60, 10)
    tasks = columns.stacked([f"t{n}" for n in range(10)], right)
    ties = [(f"a{one}", f"t{other}") for one, other in pairs]
    found = columns.beside({one for one, _ in ties}, ties, tasks, left)
    assert all(abs(y - v) >= 50 for (_, y), (_, v) in combinations(found.values(), 2))
    assert all(y >= 20 for _, y in found.values())
    where = dict.fromkeys(found, left) | dict.fromkeys(tasks, right)
    for tie, points in columns.ways(ties, {**tasks, **found}, where).items():
        assert all(50 < x < 250 for x, _ in points)
        for name, (_, y) in zip(tie, points, strict=True):
            assert abs(y - (found | tasks)[name][1]) < where[name].height / 2


@pytest.fixture(scope="module")
def browser(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with Chromium(chromium, tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.mark.browser
@pytest.mark.parametrize("words", ["Rà soát thủ tục", *HOSTILE])
def test_a_page_of_duties_opens_offline_whatever_its_words(browser: Chromium, tmp_path: Path, words: str) -> None:
    tasks = [{**TASKS[1], "text": words, "when": words, "section": words}, *PLAN["tasks"][1:]]
    assignments = [told("t1", "noi-vu", words), *PLAN["assignments"][1:]]
    path = tmp_path / "duties.html"
    path.write_text(duties.page({**PLAN, "tasks": tasks, "assignments": assignments}), encoding="utf-8")
    browser.open(path)
    at = browser.run("chidao.onScreen('t1')")
    frame = browser.run("(({left, top}) => ({left, top}))(picture.getBoundingClientRect())")
    browser.click(frame["left"] + at["x"], frame["top"] + at["y"])
    assert browser.run("chidao.chosen()") == "t1"
    assert "Chủ trì (1)" in browser.run("document.getElementById('card').innerText")
    assert browser.run("typeof window.broken") == "undefined"
    assert browser.requests() == [] and browser.complaints() == []
