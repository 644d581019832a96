"""The picture of all duties: every agency beside every plan that tells it to do something. Its data: see duties.py."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from viz import columns, documents, style, words
from viz.columns import Column
from viz.documents import Data
from viz.duties import LOOKS, agent, strokes
from viz.page import page as filled
from viz.picture import Box, Caption, Fact, Picture

_PLANS = Column(x=0, width=documents.SIZE.width, height=documents.SIZE.height)
_AGENCIES = Column(x=560, width=460, height=60, below=12)
_GROUP = 44  # more room between the agencies of two plans


def page(duties: Data) -> str:
    """The page of all duties."""
    return filled(picture(duties))


def picture(duties: Data) -> Picture:
    """All agencies and all plans, a line for what an agency has to do in a plan, with the count."""
    plans: Mapping[str, Data] = duties["plans"]
    plan_of = {str(task["task"]): str(task["plan"]) for task in duties["tasks"]}
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    agents: dict[str, Box] = {}
    for one in duties["assignments"]:
        if str(one["task"]) in plan_of:
            name = "l " + str(one["agent"])
            agents.setdefault(name, agent(name, one))
            counts[name, plan_of[str(one["task"])]][str(one["role"])] += 1
    order = sorted({plan for _, plan in counts}, key=lambda iri: (str(plans[iri].get("issued") or "~"), iri))
    home = _homes(counts, order)
    ranked = sorted(agents, key=lambda name: (home[name], -counts[name, order[home[name]]].total(), name))
    found = columns.stacked(ranked, _AGENCIES, [home[name] for name in ranked], _GROUP)
    # Each plan stands beside the first of its agencies, where the eye begins.
    first = {order[home[name]]: name for name in reversed(ranked)}
    places = columns.beside(order, first.items(), found, _PLANS)
    where = dict.fromkeys(found, _AGENCIES) | dict.fromkeys(order, _PLANS)
    places |= found
    ways = columns.ways(counts, places, where)
    shown = [agents[name] for name in sorted(agents)] + [documents.box(plans[iri]) for iri in order]
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, _), count in counts.items():
        total[name] += count
    shown = [
        replace(box, head=words.upper_first(_counted(total[box.id]))) if box.id in agents else box for box in shown
    ]
    looks = {
        name: replace(look, width=_AGENCIES.width, height=_AGENCIES.height)
        for name, look in LOOKS.items()
        if name in {box.look for box in shown}
    }
    facts = [
        Fact(
            *tie,
            stroke="lead" if count["lead"] else "coordinate",
            label=_counted(count),
            passive=_counted(count),
            way=ways[tie],
        )
        for tie, count in sorted(counts.items())
    ]
    tasks = len({str(one["task"]) for one in duties["assignments"]} & plan_of.keys())
    return Picture(
        title="Cơ quan nào có nhiệm vụ trong văn bản nào",
        summary=f"{len(agents)} cơ quan hoặc nhóm cơ quan, {len(order)} văn bản, {tasks} nhiệm vụ có nêu cơ quan.",
        boxes=tuple(shown),
        places=places,
        facts=tuple(facts),
        looks=looks | documents.looks(shown),
        strokes=strokes(facts),
        captions=(Caption("Văn bản giao việc", _PLANS.x, -40), Caption("Cơ quan có nhiệm vụ", _AGENCIES.x, -40)),
        upright=False,
    )


def _homes(counts: Mapping[tuple[str, str], Counter[str]], order: Sequence[str]) -> dict[str, int]:
    """For each agency the number of the plan that gives it most to do, the oldest of several."""
    most: dict[str, tuple[int, int]] = {}
    for (name, plan), count in counts.items():
        most[name] = max(most.get(name, (0, -len(order))), (count.total(), -order.index(plan)))
    return {name: -number for name, (_, number) in most.items()}


def _counted(count: Mapping[str, int]) -> str:
    parts = [f"{style.lines()[role].label} {count[role]}" for role in ("lead", "coordinate") if count.get(role)]
    return ", ".join(parts) + " nhiệm vụ"
