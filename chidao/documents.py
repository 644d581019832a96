"""Commands that show what the store holds: list, show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from chidao import opening, table
from chidao.options import json_option, store_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from queries.ask import Row
    from queries.documents import Document

COLUMNS = ("number", "type", "title", "issuer", "level", "issued", "files", "iri")
GROUP = "nhóm"


@click.command("list")
@store_option
@json_option
def list_(store: str, as_json: bool) -> None:
    """List the documents that the store holds, by level, issuer and date."""
    from queries.ask import ask
    from queries.documents import documents

    with opening.opened(store) as opened:
        held = ask(opened, "held").rows
        cards = [card for card in documents(opened, {row["document"] for row in held}).values() if card.held]
    rows = [_row(card) for card in sorted(cards, key=_order)]
    files = len({row["file"] for row in held})
    if as_json:
        table.say({"question": "list", "parameters": {}, "columns": list(COLUMNS), "rows": rows})
        return
    shown = [row | {"number": row["number"] or table.NO_NUMBER, "issued": table.day(row["issued"])} for row in rows]
    table.show(shown, COLUMNS[:-1], f"{len(rows)} văn bản trong {files} tệp")


def _row(card: Document) -> dict[str, Any]:
    said: Row = card.to_json()
    return {column: list(card.files) if column == "files" else said[column] for column in COLUMNS}


def _order(card: Document) -> tuple[int, str, str, str]:
    levels = tuple(table.LEVELS)
    level = levels.index(card.level) if card.level in levels else len(levels)
    return level, card.issuer or "", card.issued or "", card.iri


@click.command()
@click.argument("document", metavar="DOC")
@store_option
@json_option
def show(document: str, store: str, as_json: bool) -> None:
    """Show all that the store knows of DOC: its head, what it names and what names it, its tasks and other facts.

    DOC is a number (`57-KL/TW`, with type, issuer, place or year where several have it), a file's name, an IRI, or
    part of a title.
    """
    from queries.card import card
    from queries.naming import find_document

    with opening.opened(store) as opened:
        answer = card(opened, find_document(opened, document))
    if as_json:
        table.say(answer.to_json())
        return
    for line in _lines(answer.rows[0]):
        click.echo(line)


def _lines(row: dict[str, Any]) -> Iterator[str]:
    """The card, one line after another."""
    yield f"{row['type'] or 'Văn bản'} {row['number'] or table.NO_NUMBER}"
    if row["title"]:
        yield row["title"]
    level = table.LEVELS.get(row["level"] or "")
    yield " · ".join(part for part in (row["issuer"], level, table.day(row["issued"])) if part)
    if row["period"]:
        yield f"Giai đoạn: {row['period']['from'] or ''}-{row['period']['to'] or ''}"
    yield f"Tệp: {', '.join(row['files'])}" if row["held"] else "Chưa có trong kho: chỉ được nhắc đến."
    if not row["complete"]:
        yield "Văn bản bị cắt, chưa đủ."
    for signatory in row["signatories"]:
        yield "Ký: " + ", ".join(
            part for part in (signatory["authority"], signatory["position"], signatory["name"]) if part
        )
    yield f"IRI: {row['iri']}"
    for name in row["also_called"]:
        yield f"  = {name}"
    yield from _section("Văn bản này", row["relations"], _relation)
    yield from _section("Văn bản khác về văn bản này", row["related_by"], _relation)
    yield from _section("Nhiệm vụ", row["tasks"], _task)
    yield from _section("Chỉ tiêu", row["targets"], lambda target: [target["text"]])
    yield from _section("Báo cáo", row["reports"], _report)
    yield from _section("Kinh phí", row["funding"], lambda funding: [funding["text"]])
    yield from _section("Phần kèm theo", row["parts"], lambda part: [part["title"] or part["type"] or ""])
    yield from _section("Văn bản, chương trình được nhắc tên", row["named"], lambda named: [named["title"]])
    yield from _section("Nơi nhận", row["recipients"], _recipient)
    yield from _section("Ghi chú khi đọc", row["notes"], lambda note: [f"{note['kind']}: {note['text']}"])


def _section(heading: str, rows: list[dict[str, Any]], lines: Any) -> Iterator[str]:
    """A heading with its count, and each row's lines under it; nothing where there is no row."""
    if rows:
        yield ""
        yield f"{heading} ({len(rows)})"
    for row in rows:
        for indent, line in zip("-" + " " * 20, lines(row), strict=False):
            yield f"  {indent} {table.cell(line)}"


def _relation(row: dict[str, Any]) -> Iterator[str]:
    name = " ".join(part for part in (row["type"], row["number"] or row["title"] or table.NO_NUMBER) if part)
    issued = table.day(row["issued"]) if row["issued"] else None
    yield f"{table.RELATIONS[row['relation']]}: " + " · ".join(part for part in (name, row["issuer"], issued) if part)
    if row["quote"]:
        yield f"“{row['quote']}”"


def _task(row: dict[str, Any]) -> Iterator[str]:
    from queries.deadlines import in_words

    yield f"{row['section']}: {row['text']}"
    for assignee in row["assignees"]:
        marks = [word for word, said in ((GROUP, assignee["group"]), ("đề nghị", assignee["requested"])) if said]
        yield f"{table.ROLES[assignee['role']]}: {assignee['agent_name']}" + (f" ({', '.join(marks)})" if marks else "")
    if row["deadlines"]:
        yield "thời hạn: " + "; ".join(in_words(deadline) for deadline in row["deadlines"])
    if row["product"]:
        yield f"sản phẩm: {row['product']}"


def _report(row: dict[str, Any]) -> Iterator[str]:
    from queries.deadlines import in_words

    via = f" (qua {row['via_name']})" if row["via_name"] else ""
    due = "; ".join(in_words(deadline) for deadline in row["due"])
    yield f"{row['by_name']} → {row['to_name']}{via}" + (f": {due}" if due else "")
    if row["quote"]:
        yield f"“{row['quote']}”"


def _recipient(row: dict[str, Any]) -> Iterator[str]:
    yield row["name"] + (f" ({row['purpose']})" if row["purpose"] else "")
