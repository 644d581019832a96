"""Commands that follow documents: chain, implementers, coverage, missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from chidao import opening, table, trees
from chidao.options import json_option, store_option
from ontology.errors import WrongUse

if TYPE_CHECKING:
    from queries.ask import Answer, Asked


def _via(context: click.Context, parameter: click.Parameter, words: str) -> tuple[str, ...]:
    del context, parameter
    via = tuple(word.strip() for word in words.split(",") if word.strip())
    if not via or not set(via) <= {"implements", "legal_basis"}:
        raise WrongUse(f"--via {words}: a chain follows implements, legal_basis or both (implements,legal_basis)")
    return via


via_option = click.option(
    "--via", default="implements,legal_basis", show_default=True, callback=_via, help="Relations to follow."
)


@click.command()
@click.argument("document")
@click.option("--up", is_flag=True, help="What the document carries out.")
@click.option("--down", is_flag=True, help="What carries the document out.")
@via_option
@click.option("--depth", type=click.IntRange(min=1), help="Steps at most.")
@store_option
@json_option
def chain(
    document: str, up: bool, down: bool, via: tuple[str, ...], depth: int | None, store: str, as_json: bool
) -> None:
    """Follow what DOCUMENT carries out (--up) or what carries it out (--down); without either, both.

    Every step shows its kind and the sentence that states it. A step that a longer stated path makes
    superfluous is marked as a shortcut.
    """
    from queries.chains import chain as follow
    from queries.naming import find_document

    direction = "up" if up and not down else "down" if down and not up else "both"
    with opening.opened(store) as opened:
        found = follow(opened, find_document(opened, document), direction, via, depth)
    if as_json:
        table.say(found.to_json())
    else:
        for line in trees.lines(found):
            click.echo(line)
    if found.paths_left_out:
        click.echo(f"chidao: more than {len(found.paths)} paths; the others are left out, all steps are here", err=True)


@click.command()
@click.argument("document")
@via_option
@store_option
@json_option
def implementers(document: str, via: tuple[str, ...], store: str, as_json: bool) -> None:
    """List all documents that carry DOCUMENT out, at any distance, each with the path that leads to it."""
    from queries.implementers import implementers as carry_out
    from queries.naming import find_document

    with opening.opened(store) as opened:
        answer = carry_out(opened, find_document(opened, document), via)
        if as_json:
            table.say(answer.to_json())
            return
        called = _labels(opened, {iri for row in answer.rows for iri in row["path"]})
    table.show(
        (
            row | {"number": row["number"] or table.NO_NUMBER, "path": " → ".join(called[iri] for iri in row["path"])}
            for row in answer.rows
        ),
        ("number", "issuer", "level", "issued", "days", "held", "relation", "path", "quote"),
        "Những văn bản thực hiện văn bản này",
    )


@click.command()
@click.argument("document")
@click.option("--level", type=click.Choice(["province", "district", "commune"]), help="Bodies of this level.")
@click.option("--in", "within", metavar="PLACE", help="Bodies in this place only.")
@click.option("--as-of", metavar="DATE", help="Bodies and documents as they stood on this day.")
@store_option
@json_option
def coverage(
    document: str, level: str | None, within: str | None, as_of: str | None, store: str, as_json: bool
) -> None:
    """Tell which bodies hold a document that carries DOCUMENT out, and of which the store has none.

    That the store has none does not say that the body has not acted: the answer tells how many documents
    of each body the store holds at all.
    """
    from queries.coverage import coverage as cover
    from queries.naming import find_document

    with opening.opened(store) as opened:
        found = cover(opened, find_document(opened, document), level, within, as_of)
    if as_json:
        table.say(found.to_json())
        return
    acted = [row | {"number": row["number"] or table.NO_NUMBER} for row in found.rows if row["iri"]]
    silent = [row for row in found.rows if not row["iri"]]
    click.echo(
        f"{len({row['body'] for row in acted})} cơ quan có văn bản thực hiện mà kho biết, {len(silent)} chưa thấy"
        f" (cơ quan theo ngày {table.day(found.parameters['as_of'])})."
    )
    table.show(acted, ("body", "number", "issued", "days", "held", "documents"), "Có văn bản thực hiện")
    table.show(silent, ("body", "documents"), "Kho chưa có văn bản thực hiện (không có nghĩa là chưa thực hiện)")


@click.command()
@store_option
@json_option
def missing(store: str, as_json: bool) -> None:
    """Rank documents that are cited but not held: first those that would close most chains."""
    from queries.missing import missing as lacking

    with opening.opened(store) as opened:
        answer = lacking(opened)
        if as_json:
            table.say(answer.to_json())
            return
        shown = _shown_missing(opened, answer)
    table.show(
        shown,
        ("number", "type", "issuer", "issued", "chains", "citations", "cited_by"),
        "Văn bản được nhắc đến mà kho chưa có",
    )


def _shown_missing(opened: Asked, answer: Answer) -> list[dict[str, object]]:
    called = _labels(opened, {iri for row in answer.rows for iri in (row["iri"], *row["cited_by"])})
    return [
        row | {"number": called[row["iri"]], "cited_by": [called[iri] for iri in row["cited_by"]]}
        for row in answer.rows
    ]


def _labels(opened: Asked, iris: set[str]) -> dict[str, str]:
    """What people call each document; one without a number by whose it is."""
    from queries.documents import documents

    called = dict.fromkeys(iris, "?")
    for iri, card in documents(opened, iris).items():
        words = trees.label(card)
        called[iri] = words if card.number or not card.issuer else f"{words} {card.issuer}"
    return called
