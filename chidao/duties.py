"""The command duties: what an agency must do, by whom it is told so, and by when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from chidao import table
from chidao.options import json_option, store_option

WHEN = {
    "dated": "Có thời hạn",
    "continuous": "Thường xuyên, định kỳ",
    "undated": "Không nêu thời hạn",
}
BY = {
    "named": "Nhiệm vụ nêu tên {agency}",
    "group": "Nhiệm vụ giao cho nhóm cơ quan mà {agency} thuộc về",
}


@click.command()
@click.argument("agency")
@click.option("--of", metavar="PLACE", help="The place whose agency it is (huyện Cao Lộc).")
@click.option("--role", type=click.Choice(["lead", "coordinate"]), help="Only what it leads, or coordinates.")
@click.option("--before", metavar="DATE", help="Only what is due up to this day (2024-06-30).")
@click.option("--named-only", is_flag=True, help="Without the tasks of its groups.")
@store_option
@json_option
def duties(
    agency: str, of: str | None, role: str | None, before: str | None, named_only: bool, store: Path, as_json: bool
) -> None:
    """List the tasks that name AGENCY, and apart those of groups it belongs to on the plan's day.

    Dated tasks come first, by date; what is continuous and what has no date stands apart.
    """
    from queries.duties import duties as ask_duties
    from queries.oxigraph_store import open_store

    with open_store(store) as opened:
        answer = ask_duties(opened, agency, of, role=role, before=before, named_only=named_only)
    if as_json:
        table.say(answer.to_json())
        return
    called = agency if of is None else f"{agency} {of}"
    for by, heading in BY.items():
        if by == "group" and named_only:
            continue
        part = [row for row in answer.rows if row["by"] == by]
        click.echo(f"{heading.format(agency=called)}: {len(part)}")
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
