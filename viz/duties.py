"""The picture of duties: agencies beside the tasks that they lead or coordinate, by agency or by plan.

What is drawn is a mapping, as `chidao draw duties` puts it together from the store's answers:
`subject` (kind agency or plan; `name`; for a plan also the fields of a chain's node),
`plans` (chain nodes by IRI), `tasks` (task, plan, section, text, quote, start, end, deadlines in words: `when`, the
last day: `due`, and `kind`: dated, continuous, undated) and `assignments` (task, agent, name, group, role, requested,
and `through`, the group by which the subject has the task, or the former body `from` which the task came).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from viz import columns, documents, style, words
from viz.columns import Column
from viz.documents import Data
from viz.page import page as filled
from viz.picture import Box, Caption, Fact, Look, Picture, Point, Strip, Stroke

AGENCIES = Column(x=0, width=250, height=80)
_TASKS = Column(x=500, width=440, height=104)
_PARTNERS = Column(x=1000, width=250, height=80)
_STRIP = 36  # more room between the tasks of two plans or sections
_MARGIN = 27  # of a strip above and below its boxes: half of the room between two strips

LOOKS = {
    "agency": Look("Cơ quan", "#1e3a5f", "#eef4fb", width=AGENCIES.width, height=AGENCIES.height),
    "group": Look("Nhóm cơ quan", "#1e3a5f", hollow=True, width=AGENCIES.width, height=AGENCIES.height),
    "dated": Look("Nhiệm vụ có thời hạn", "#b3261e", "#fff8f6", width=_TASKS.width, height=_TASKS.height),
    "continuous": Look("Nhiệm vụ thường xuyên, định kỳ", "#00695c", width=_TASKS.width, height=_TASKS.height),
    "undated": Look("Nhiệm vụ không nêu thời hạn", "#6b7280", width=_TASKS.width, height=_TASKS.height),
}
_THROUGH, _TAKEN = "through", "taken"


def page(duties: Data) -> str:
    """The page of duties."""
    return filled(picture(duties))


def picture(duties: Data) -> Picture:
    """The picture by the kind of its subject."""
    return _of_agency(duties) if duties["subject"]["kind"] == "agency" else _of_plan(duties)


# ---------------------------------------------------------------- one agency, one plan


def _of_agency(duties: Data) -> Picture:
    """The agency, its tasks by plan and date, and who works on them too; what it has through groups apart."""
    subject = str(duties["subject"]["name"])
    plans: Mapping[str, Data] = duties["plans"]
    own = [{**one, "agent": "subject"} for one in duties["assignments"] if one.get("own")]
    partners = [one for one in duties["assignments"] if not one.get("own")]
    named = {str(one["task"]) for one in own if not one.get("through")}
    leading = {str(one["task"]) for one in own if one["role"] == "lead"}
    tasks = sorted(
        duties["tasks"],
        key=lambda t: (
            str(t["task"]) not in named, bool(t.get("from")), _plan_order(plans, t), t.get("due") or "~", t["start"],
            t["task"],
        ),
    )  # fmt: skip
    dated = sum(task["kind"] == "dated" for task in tasks)
    several = f"{len(tasks)} nhiệm vụ trong {len({task['plan'] for task in tasks})} văn bản"
    taken = sum(bool(task.get("from")) for task in tasks)
    if len(named) < len(tasks):
        several += f" ({len(named)} nêu tên cơ quan, {len(tasks) - len(named) - taken} giao qua nhóm cơ quan"
        several += f", {taken} tiếp nhận từ cơ quan khác)" if taken else ")"
    summary = (
        f"{subject}: {several}; chủ trì {len(leading)}, phối hợp {len(tasks) - len(leading)}; {dated} có thời hạn."
    )
    labels = [
        (f"Tiếp nhận từ {task['from']}: " if task.get("from") else "" if str(task["task"]) in named else "Qua nhóm: ")
        + _plan_label(plans[str(task["plan"])])
        for task in tasks
    ]
    box = Box("subject", "agency", "", "", subject)
    return _columns(f"Nhiệm vụ của {subject}", summary, duties, tasks, labels, own, partners, [box])


def _of_plan(duties: Data) -> Picture:
    """Who does what in one plan: its tasks in the order of its text."""
    plan: Data = duties["subject"]
    tasks = sorted(duties["tasks"], key=lambda task: (task["start"], task["task"]))
    named = {str(one["task"]) for one in duties["assignments"]}
    agents = {str(one["agent"]) for one in duties["assignments"]}
    dated = sum(task["kind"] == "dated" for task in tasks)
    nobody = len(tasks) - len(named & {str(task["task"]) for task in tasks})
    summary = (
        f"{documents.name(plan)}: {len(tasks)} nhiệm vụ, {len(agents)} cơ quan hoặc nhóm cơ quan, {dated} có thời hạn"
        + (f", {nobody} không nêu cơ quan thực hiện." if nobody else ".")
    )
    title = "Phân công nhiệm vụ: " + " ".join(str(plan[key]) for key in ("type", "number") if plan.get(key))
    if plan.get("issuer"):
        title += f" của {plan['issuer']}"
    sections = [f"Mục {task['section']}" if task.get("section") else "" for task in tasks]
    return _columns(title, summary, duties, tasks, sections, duties["assignments"], [], [])


def _columns(
    title: str,
    summary: str,
    duties: Data,
    tasks: Sequence[Data],
    labels: Sequence[str],
    left: Iterable[Data],
    right: Iterable[Data],
    boxes: Sequence[Box],
) -> Picture:
    """Agencies at the left, tasks in strips, other agencies at the right; `labels` names the strip of each task."""
    groups = _runs(labels)
    places = columns.stacked([str(task["task"]) for task in tasks], _TASKS, groups, _STRIP)
    strips = _strips(tasks, labels, groups, places)
    known = {str(task["task"]): task for task in tasks}
    facts: list[Fact] = []
    where = dict.fromkeys(places, _TASKS)
    shown = list(boxes)
    for column, assignments, side in ((AGENCIES, left, "l "), (_PARTNERS, right, "r ")):
        several = [one for one in assignments if str(one["task"]) in known]
        agents = {box.id: box for box in boxes} if side == "l " else {}
        for one in several:
            name = one["agent"] if one["agent"] in agents else side + str(one["agent"])
            agents.setdefault(name, agent(name, one))
        if side == "l " and boxes:
            # The one asked about stands at the top, where the eye begins.
            found: dict[str, Point] = {boxes[0].id: (column.x, _TASKS.height // 2)}
        else:
            ties = [(side + str(one["agent"]), str(one["task"])) for one in several]
            found = columns.beside(agents, ties, places, column)
        shown += [agents[name] for name in sorted(found) if name not in {box.id for box in boxes}]
        where |= dict.fromkeys(found, column)
        facts += [_assigned(one, known[str(one["task"])], duties["plans"], side, agents) for one in several]
        places = places | found
    shown += [_task(task, duties["plans"]) for task in tasks]
    facts = _once(facts)
    ways = columns.ways([(one.from_, one.to) for one in facts], places, where)
    looks = {name: look for name, look in LOOKS.items() if name in {box.look for box in shown}}
    captions = [Caption("Cơ quan", AGENCIES.x, -60), Caption("Nhiệm vụ", _TASKS.x, -60)]
    if any(column is _PARTNERS for column in where.values()):
        captions.append(Caption("Cùng thực hiện", _PARTNERS.x, -60))
    return Picture(
        title=title,
        summary=summary,
        boxes=tuple(shown),
        places=places,
        facts=tuple(replace(one, way=ways[one.from_, one.to]) for one in facts),
        looks=looks,
        strokes=strokes(facts),
        strips=strips,
        captions=tuple(captions),
        upright=False,
        centre=boxes[0].id if boxes else None,
    )


def _runs(labels: Sequence[str]) -> list[int]:
    """The number of the run of equal labels in which each stands."""
    runs: list[int] = []
    for index, label in enumerate(labels):
        runs.append(runs[-1] + (label != labels[index - 1]) if runs else 0)
    return runs


def _strips(
    tasks: Sequence[Data], labels: Sequence[str], groups: Sequence[int], places: Mapping[str, Point]
) -> tuple[Strip, ...]:
    ends: dict[int, list[int]] = defaultdict(list)
    name = dict(zip(groups, labels, strict=True))
    for task, group in zip(tasks, groups, strict=True):
        ends[group].append(places[str(task["task"])][1])
    half = _TASKS.height // 2 + _MARGIN
    return tuple(Strip(name[group], ys[0] - half, ys[-1] + half) for group, ys in sorted(ends.items()))


def _task(task: Data, plans: Mapping[str, Data]) -> Box:
    plan = plans.get(str(task["plan"])) or {}
    section = str(task.get("section") or "")
    card = (
        ("Thời hạn", str(task.get("when") or "Không nêu")),
        ("Sản phẩm", str(task.get("product") or "")),
        ("Văn bản", documents.name(plan) if plan else ""),
        ("Mục", section),
        ("Tệp", ", ".join(str(file) for file in plan.get("files") or ())),
        ("Vị trí", f"ký tự {task['start']}–{task['end']}"),
    )
    return Box(
        id=str(task["task"]),
        look=str(task["kind"]),
        head=f"Mục {section}" if section else "Nhiệm vụ",
        strong="",
        text=str(task["text"]),
        corner=words.upper_first(str(task.get("when") or "")),
        card=tuple(row for row in card if row[1]),
    )


def agent(name: str, one: Data) -> Box:
    """The box of an agency or group that an assignment names."""
    group = bool(one.get("group"))
    return Box(
        name,
        "group" if group else "agency",
        "",
        "",
        str(one["name"]),
        card=(("Loại", "Nhóm cơ quan" if group else "Cơ quan"),),
    )


def _assigned(one: Data, task: Data, plans: Mapping[str, Data], side: str, agents: Mapping[str, Box]) -> Fact:
    plan = plans.get(str(task["plan"])) or {}
    line = style.lines()[str(one["role"])]
    notes = []
    if one.get("through"):
        notes.append(f"của {one['through']}" if task.get("from") else f"qua nhóm “{one['through']}”")
    if one.get("requested"):
        notes.append("được đề nghị")
    return Fact(
        from_=str(one["agent"]) if one["agent"] in agents else side + str(one["agent"]),
        to=str(one["task"]),
        stroke=(_TAKEN if task.get("from") else _THROUGH) if one.get("through") else line.relation,
        label=line.label,
        passive=line.passive,
        quote=str(task.get("quote") or task["text"]),
        stated_by=documents.name(plan) if plan else "",
        file=", ".join(str(file) for file in plan.get("files") or ()),
        start=task["start"],
        end=task["end"],
        note="; ".join(notes),
    )


def _once(facts: Iterable[Fact]) -> list[Fact]:
    """One line for each agency, task and role."""
    found: dict[tuple[str, str, str], Fact] = {}
    for one in facts:
        found.setdefault((one.from_, one.to, one.label), one)
    return [found[key] for key in sorted(found)]


def strokes(facts: Iterable[Fact]) -> dict[str, Stroke]:
    """The strokes of the roles that occur."""
    used = {one.stroke for one in facts}
    found = {
        line.relation: Stroke(words.upper_first(line.label), line.colour, line.dash, line.width, arrow=False)
        for line in style.lines().values()
        if line.relation in used
    }
    if _THROUGH in used:
        found[_THROUGH] = Stroke("Được giao qua nhóm cơ quan", "#6b7280", "dotted", 2, arrow=False)
    if _TAKEN in used:
        found[_TAKEN] = Stroke("Tiếp nhận từ cơ quan khác", "#6b7280", "dashed", 2, arrow=False)
    return found


def _plan_order(plans: Mapping[str, Data], task: Data) -> tuple[str, str]:
    plan = plans.get(str(task["plan"])) or {}
    return str(plan.get("issued") or "~"), str(task["plan"])


def _plan_label(plan: Data) -> str:
    name = documents.name(plan)
    return f"{name}, {plan['issuer']}" if plan.get("issuer") and plan["issuer"] not in name else name
