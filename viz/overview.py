"""The picture of all duties: every agency beside every plan that tells it to do something. Its data: see duties.py."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from viz import columns, documents, style
from viz.columns import Column
from viz.documents import Data
from viz.duties import AGENCIES, LOOKS, agent, strokes
from viz.page import page as filled
from viz.picture import Box, Caption, Fact, Picture

_PLANS = Column(x=560, width=documents.SIZE.width, height=documents.SIZE.height)


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
    # Agencies by the plans that they serve, oldest first; then each plan to the middle of its agencies.
    first = columns.beside(agents, counts, columns.stacked(order, _PLANS), AGENCIES)
    found = columns.stacked(sorted(first, key=lambda name: first[name][1]), AGENCIES)
    places = columns.beside(order, ((plan, agent) for agent, plan in counts), found, _PLANS)
    where = dict.fromkeys(found, AGENCIES) | dict.fromkeys(order, _PLANS)
    places |= found
    ways = columns.ways(counts, places, where)
    shown = [agents[name] for name in sorted(agents)] + [documents.box(plans[iri]) for iri in order]
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
        looks={k: v for k, v in LOOKS.items() if k in {box.look for box in shown}} | documents.looks(shown),
        strokes=strokes(facts),
        captions=(Caption("Cơ quan", AGENCIES.x, -60), Caption("Văn bản giao việc", _PLANS.x, -60)),
        upright=False,
    )


def _counted(count: Mapping[str, int]) -> str:
    parts = [f"{style.lines()[role].label} {count[role]}" for role in ("lead", "coordinate") if count.get(role)]
    return ", ".join(parts) + " nhiệm vụ"
