"""The command check: defects of the documents and of the graph, one by one; exit status 4 where there is any."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from chidao import opening, table, trees
from chidao.options import json_option, store_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from queries.ask import Answer
    from queries.identity import Documents

DEFECTS = 4
COLUMNS = ("kind", "document", "number", "file", "text", "start", "end", "others")
# Defects as an official reads them.
KINDS = {
    "ambiguous": "không rõ là văn bản nào",
    "blank day": "ngày để trống",
    "blank number": "số để trống",
    "cut text": "văn bản bị cắt, chưa đủ",
    "cycle": "thực hiện lẫn nhau thành vòng",
    "damaged number": "số có chữ in hỏng",
    "damaged words": "chữ hỏng đã được đọc lại",
    "dates disagree": "ngày không khớp giữa các tệp",
    "disagreement": "tên và nội dung không khớp",
    "draft": "dự thảo bên cạnh bản có số",
    "no date": "không có ngày",
    "no issuer": "không rõ cơ quan ban hành",
    "no number": "không có số",
    "older than its basis": "có trước văn bản mà nó thực hiện",
    "reading": "cách đọc tệp",
    "shape": "sai cấu trúc đồ thị",
    "titles disagree": "trích yếu không khớp giữa các tệp",
    "two roles": "vừa chủ trì vừa phối hợp",
}


@click.command()
@click.option("--shapes/--no-shapes", default=True, help="Check the shapes of the graph too (slow in large stores).")
@store_option
@json_option
def check(shapes: bool, store: str, as_json: bool) -> None:
    """Look for defects: shapes, cycles, dates and titles that disagree, double roles, drafts, blank numbers.

    Exit status 0 where nothing is wrong, 4 where defects are listed. Nothing is changed.
    """
    with opening.opened(store) as opened:
        answer = defects(opened, shapes=shapes)
        if as_json:
            table.say(answer.to_json())
        else:
            _show(opened, answer)
    if answer.rows:
        sys.exit(DEFECTS)


def defects(opened: Documents, *, shapes: bool = True) -> Answer:
    """All defects of the store, sorted by document: those that questions find, doubts of identity, shapes."""
    from queries.ask import Answer
    from queries.checks import defects as found
    from queries.documents import documents, names

    rows = [
        {"kind": d.kind, "document": d.document, "file": d.file, "text": d.text, "start": d.start, "end": d.end,
         "others": list(d.others)}
        for d in found(opened)
    ]  # fmt: skip
    rows += _doubts(opened)
    rows += _shapes(opened) if shapes else []
    known = names(opened)
    cards = documents(opened, {known.of(str(row["document"])) for row in rows}, known)
    for row in rows:
        row["document"] = known.of(str(row["document"]))
        card = cards.get(str(row["document"]))
        row["number"] = None if card is None else card.number
        row["file"] = row["file"] or (None if card is None else ", ".join(card.files) or None)
    rows.sort(key=lambda row: (str(row["file"] or "~"), str(row["document"]), str(row["kind"]), row["start"] or 0))
    return Answer("check", {}, COLUMNS, tuple({column: row[column] for column in COLUMNS} for row in rows))


def _doubts(opened: Documents) -> Iterator[dict[str, Any]]:
    """Names of documents that fit several, and drafts beside their numbered copy."""
    from queries.identity import doubts

    kinds = {"several": "ambiguous"}
    for doubt in doubts(opened):
        yield {
            "kind": kinds.get(doubt.kind, doubt.kind),
            "document": doubt.document,
            "file": None,
            "text": f"{len(doubt.candidates)} văn bản có thể: " + ", ".join(_short(one) for one in doubt.candidates),
            "start": None,
            "end": None,
            "others": list(doubt.candidates),
        }  # fmt: skip


def _short(iri: str) -> str:
    return iri.rpartition("/doc/")[2]


def _shapes(opened: Documents) -> Iterable[dict[str, Any]]:
    """What breaks shapes.ttl; of a store without triples nothing, and a line on standard error says so."""
    from chidao.shapes import Triples, breaks

    if isinstance(opened, Triples):
        return breaks(opened)
    click.echo("chidao: no shapes checked: this store keeps no triples; check the folder it was filled from", err=True)
    return ()


def _show(opened: Documents, answer: Answer) -> None:
    from queries.documents import documents

    called = {
        iri: trees.label(card) + ("" if card.number or not card.issuer else f" {card.issuer}")
        for iri, card in documents(opened, {row["document"] for row in answer.rows}).items()
    }
    table.show(
        (
            row
            | {"document": called.get(row["document"], row["document"]), "kind": KINDS.get(row["kind"], row["kind"])}
            for row in answer.rows
        ),
        ("file", "document", "kind", "text"),
        "Những điều cần xem lại",
    )
