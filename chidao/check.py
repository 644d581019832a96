"""The command check: defects of the documents and of the graph, one by one; exit status 4 where there is any."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chidao import table, trees
from chidao.options import json_option, store_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from queries.ask import Answer
    from queries.oxigraph_store import OxigraphStore

DEFECTS = 4
# Files whose shapes are checked together: enough that pySHACL's start does not count, few enough for the memory.
TOGETHER = 20
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
def check(shapes: bool, store: Path, as_json: bool) -> None:
    """Look for defects: shapes, cycles, dates and titles that disagree, double roles, drafts, blank numbers.

    Exit status 0 where nothing is wrong, 4 where defects are listed. Nothing is changed.
    """
    from queries.oxigraph_store import open_store

    with open_store(store) as opened:
        answer = defects(opened, shapes=shapes)
        if as_json:
            table.say(answer.to_json())
        else:
            _show(opened, answer)
    if answer.rows:
        sys.exit(DEFECTS)


def defects(opened: OxigraphStore, *, shapes: bool = True) -> Answer:
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


def _doubts(opened: OxigraphStore) -> Iterator[dict[str, Any]]:
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


def _shapes(opened: OxigraphStore) -> Iterator[dict[str, Any]]:
    """What breaks shapes.ttl, a few files at a time."""
    from rdflib import XSD, Graph, Literal, URIRef

    from ontology import terms
    from ontology.check import DEFECT, violations

    dataset = opened.dataset()
    files: dict[str, tuple[str, str | None]] = {
        str(row["file"]): (str(row["document"]), str(row["name"]))
        for row in opened.ask("SELECT ?file ?document ?name { ?file schema:mainEntity ?document ; schema:name ?name }")
    }
    graphs = sorted(files)
    for start in range(0, len(graphs), TOGETHER):
        joined = Graph()
        for name in graphs[start : start + TOGETHER]:
            for subject, predicate, value in Graph(store=dataset.store, identifier=URIRef(name)):
                # Oxigraph says of plain text that it is an xsd:string; rdflib takes the two for different terms.
                plain = isinstance(value, Literal) and value.datatype == XSD.string
                joined.add((subject, predicate, Literal(str(value)) if plain else value))
        for wrong in violations(joined):
            if wrong.severity != DEFECT:
                continue
            # The focus is a fact of a file, or a document or agency of any of them.
            document, file = next(
                (files[graph] for graph in graphs if wrong.focus.startswith(graph)), (wrong.focus, None)
            )
            yield {
                "kind": "shape",
                "document": document,
                "file": file,
                "text": f"{wrong.message} ({wrong.focus.removeprefix(terms.ID)})",
                "start": None,
                "end": None,
                "others": [],
            }


def _show(opened: OxigraphStore, answer: Answer) -> None:
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
