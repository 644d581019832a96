"""The command duties: what an agency must do, by whom it is told so, and by when."""

from __future__ import annotations

from typing import Any

import click

from chidao import opening, table
from chidao.options import json_option, store_option
from ontology.tables import key

WHEN = {
    "dated": "Có thời hạn",
    "continuous": "Thường xuyên, định kỳ",
    "undated": "Không nêu thời hạn",
}
BY = {
    "named": "Nhiệm vụ nêu tên {agency}",
    "group": "Nhiệm vụ giao cho nhóm cơ quan mà {agency} thuộc về",
    "inherited": "Nhiệm vụ của cơ quan khác mà {agency} tiếp nhận đến ngày {day}",
}
TAKEN = {
    "all": "nhập vào",
    "most": "chuyển phần lớn việc{what} sang",
    "line": "chuyển mảng việc{what} sang",
    "part": "chuyển một phần việc{what} sang",
}
CONFIDENCE = {"sure": "", "likely": " (có thể)", "unsure": " (chưa chắc)"}
TOLD = {
    "doubt": "chưa rõ: văn bản không cho biết việc này thuộc phần nào",
    "title": "theo tên văn bản; câu giao việc không nói rõ thuộc phần nào",
}
FEW = 3  # heirs of a task that are listed; a district's are a dozen communes


@click.command()
@click.argument("agency")
@click.option("--of", metavar="PLACE", help="The place whose agency it is (huyện Cao Lộc).")
@click.option("--role", type=click.Choice(["lead", "coordinate"]), help="Only what it leads, or coordinates.")
@click.option("--before", metavar="DATE", help="Only what is due up to this day (2024-06-30).")
@click.option("--named-only", is_flag=True, help="Without the tasks of its groups.")
@click.option("--as-of", metavar="DATE", help="With what it took over by this day (2025-07-01), and what became of it.")
@store_option
@json_option
def duties(
    agency: str,
    of: str | None,
    role: str | None,
    before: str | None,
    named_only: bool,
    as_of: str | None,
    store: str,
    as_json: bool,
) -> None:
    """List the tasks that name AGENCY, and apart those of groups it belongs to on the plan's day.

    Dated tasks come first, by date; what is continuous and what has no date stands apart. With --as-of come the tasks
    of bodies whose work the agency had taken over by that day (ministries and departments merged, districts ended),
    each with the change through which it came.
    """
    from queries.duties import duties as ask_duties

    with opening.opened(store) as opened:
        answer = ask_duties(opened, agency, of, role=role, before=before, named_only=named_only, as_of=as_of)
    if as_json:
        table.say(answer.to_json())
        return
    called = agency if of is None else f"{agency} {of}"
    if answer.became is not None:
        _tell(called, answer.became)
    for by, heading in BY.items():
        if (by == "group" and named_only) or (by == "inherited" and as_of is None):
            continue
        part = [row for row in answer.rows if row["by"] == by]
        click.echo(f"{heading.format(agency=called, day=table.day(as_of))}: {len(part)}")
        for when, words in WHEN.items():
            _show([row for row in part if row["when"] == when], words)
        click.echo()


def _show(rows: list[dict[str, Any]], heading: str) -> None:
    """Tasks one below the other: when and as what, the sentence, where it stands."""
    from queries.deadlines import in_words

    if not rows:
        return
    click.echo(f"\n  {heading}")
    for row in rows:
        role = table.ROLES[row["role"]] + (" (được đề nghị)" if row["requested"] else "")
        when = "; ".join(in_words(deadline) for deadline in row["deadlines"])
        through = f" · qua nhóm “{'; '.join(row['groups'])}”" if row["groups"] else ""
        plan = row["number"] or f"{table.NO_NUMBER} {row['issuer'] or ''}".strip()
        click.echo(f"  - {when + ' · ' if when else ''}{role}{through} · mục {row['section']}, {plan}, {row['file']}")
        click.echo(f"    “{table.cell(row['text'])}”")
        if row["from"]:
            words = f"{row['text']} {row['title']}"
            click.echo(f"    của {row['from']}{_through(row['through'], words)}")
        if row["now"]:
            few = "; ".join(holder["body"] for holder in row["now"][:FEW])
            rest = f"; và {len(row['now']) - FEW} cơ quan khác" if len(row["now"]) > FEW else ""
            click.echo(f"    nay thuộc {few}{rest}")
        for how in sorted({row["told"], *(holder["told"] for holder in row["now"])} & TOLD.keys()):
            click.echo(f"    {TOLD[how]}")


def _tell(agency: str, became: dict[str, Any]) -> None:
    """What became of the agency by the day, where anything did."""
    day = table.day(became["day"])
    if became["exists"] is None or (became["exists"] and not became["heirs"]):
        return
    if became["exists"]:
        click.echo(f"{agency} đã chuyển việc cho cơ quan khác, tính đến ngày {day}:")
    elif became["heirs"]:
        click.echo(f"{agency} không còn vào ngày {day}. Việc của cơ quan này:")
    else:
        click.echo(f"{agency} không còn vào ngày {day}; chưa biết cơ quan nào tiếp nhận.")
    for steps in _ways(became["heirs"]):
        click.echo(f"  - {_through(steps).removeprefix(', ')}")
    click.echo()


def _ways(heirs: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The ways to the heirs, those that differ in the last body alone as one: the communes of a district."""
    found: dict[str, list[dict[str, Any]]] = {}
    for heir in heirs:
        *first, last = heir["through"]
        way = found.setdefault(str((first, last | {"to": ""})), [*first, last | {"to": ""}])
        way[-1] = way[-1] | {"to": "; ".join(filter(None, (way[-1]["to"], last["to"])))}
    return list(found.values())


def _through(steps: list[dict[str, Any]], words: str | None = None) -> str:
    """The changes that led from one body to another, in a row: what went where, since when, by which act.

    Of the words that name a function those that stand in `words`, or all without them.
    """
    said = ""
    for step in steps:
        topics = [topic for topic in step["topics"] if words is None or key(topic) in key(words)]
        what = f" ({', '.join(topics)})" if topics else ""
        land = " (một phần địa bàn)" if step["land"] == "part" else ""
        said += (
            f", {TAKEN[step['share']].format(what=what)} {step['to']}{land} từ ngày {table.day(step['date'])}"
            f" theo {step['act']}{CONFIDENCE[step['confidence']]}"
        )
    return said
