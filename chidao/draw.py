"""The command draw: an answer of the store as one HTML page that opens offline."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chidao import opening
from chidao.options import store_option
from ontology.errors import NotFound, WrongUse

if TYPE_CHECKING:
    from queries.ask import Asked
    from queries.documents import Document
    from queries.identity import Documents

Json = dict[str, Any]

out_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The page to write (default: by its subject).",
)


@click.group()
def draw() -> None:
    """Draw a chain, the duties of agencies, or everything, as one HTML page that opens offline."""


@draw.command()
@click.argument("document")
@click.option("--up", is_flag=True, help="Only what the document carries out.")
@click.option("--down", is_flag=True, help="Only what carries the document out.")
@click.option("--depth", type=click.IntRange(min=1), help="Steps at most.")
@out_option
@store_option
def chain(document: str, up: bool, down: bool, depth: int | None, output: Path | None, store: str) -> None:
    """Draw what DOCUMENT carries out and what carries it out, from the Politburo down to the commune."""
    from queries.chains import chain as follow
    from queries.documents import documents
    from queries.naming import find_document
    from viz import chain as picture
    from viz.documents import name

    direction = "up" if up and not down else "down" if down and not up else "both"
    with opening.opened(store) as opened:
        found = follow(opened, find_document(opened, document), direction, depth=depth).to_json()
        cards = documents(opened, [node["iri"] for node in found["nodes"]])
    found["nodes"] = [_node(cards[node["iri"]]) if node["iri"] in cards else node for node in found["nodes"]]
    of = next((node for node in found["nodes"] if node["iri"] == found["of"]), {"title": document})
    _write(picture.page(found), output, "chain", name(of))


@draw.command()
@click.argument("subject", required=False, metavar="[AGENCY|DOC]")
@click.option("--of", metavar="PLACE", help="The place whose agency it is (huyện Cao Lộc).")
@click.option("--named-only", is_flag=True, help="Without the tasks of the agency's groups.")
@click.option("--as-of", metavar="DATE", help="With what the agency took over from others by this day (2025-07-01).")
@out_option
@store_option
def duties(
    subject: str | None, of: str | None, named_only: bool, as_of: str | None, output: Path | None, store: str
) -> None:
    """Draw who must do what by when: the tasks of an AGENCY, those of one DOC, or all agencies beside all plans."""
    from viz import duties as one
    from viz import overview

    if subject is None and (of is not None or named_only or as_of is not None):
        raise WrongUse(
            "--of, --named-only and --as-of go with an AGENCY; name it, or leave them out to draw all agencies"
        )
    with opening.opened(store) as opened:
        found = _everyone(opened) if subject is None else _of_subject(opened, subject, of, named_only, as_of)
    page = overview.page(found) if subject is None else one.page(found)
    _write(page, output, "duties", str(found["subject"]["name"]))


@draw.command(name="all")
@click.option("--agencies", is_flag=True, help="With the agencies that issued the documents.")
@out_option
@store_option
def everything(agencies: bool, output: Path | None, store: str) -> None:
    """Draw all documents of the store in their lanes."""
    from queries.network import property_graph
    from viz import everything as picture

    with opening.opened(store) as opened:
        page = picture.page(property_graph(opened), agencies)
    _write(page, output, "all", "")


def _write(page: str, output: Path | None, what: str, name: str) -> None:
    """Write the page and print where it is."""
    from ontology.names import slug

    path = output or Path("-".join(["chidao", what, *([slug(name)[:60]] if name else [])]) + ".html")
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"{path}: cannot be written ({error.strerror}); give another place with -o") from error
    click.echo(str(path))


# ---------------------------------------------------------------- what the store says of duties


def _of_subject(opened: Documents, subject: str, of: str | None, named_only: bool, as_of: str | None) -> Json:
    """The duties of the agency of this name, or those that the document of this name gives; --of says it is an agency,
    and so does --as-of.

    What has a document's number in it is first looked for as a document, all else as an agency.
    """
    from queries.duties import duties as ask_duties
    from queries.naming import find_document, read

    def of_agency() -> Json:
        answer = ask_duties(opened, subject, of, named_only=named_only, as_of=as_of)
        return _of_agency(opened, subject if of is None else f"{subject} {of}", answer.rows, answer.parameters["iris"])

    def of_document() -> Json:
        return _of_plan(opened, find_document(opened, subject))

    if of is not None or as_of is not None:
        return of_agency()
    tries = (of_document, of_agency) if read(subject).number or "://" in subject else (of_agency, of_document)
    try:
        return tries[0]()
    except NotFound as first:
        try:
            return tries[1]()
        except NotFound:
            raise first from None


def _of_agency(opened: Asked, called: str, rows: Iterable[Json], iris: Iterable[str]) -> Json:
    """The tasks of these rows; `own` marks the assignments by which the agency has them, itself or through others."""
    rows, own = list(rows), set(iris)
    groups = {row["task"]: set(row["groups"]) for row in rows}
    former = {row["task"]: row["from"] for row in rows}
    found = _gathered(opened, {"kind": "agency", "name": called}, rows)
    for one in found["assignments"]:
        through = one["group"] and one["bare"] in groups.get(one["task"], ())
        one["own"] = one["agent"] in own or through
        one["through"] = one["name"] if through else ""
        if former[one["task"]] and (through or one["name"] == former[one["task"]]):
            one["own"], one["through"] = True, former[one["task"]]
    names = sorted({one["name"] for one in found["assignments"] if one["agent"] in own})
    found["subject"]["name"] = names[0] if names else called
    return found


def _of_plan(opened: Asked, iri: str) -> Json:
    from queries.ask import ask
    from queries.documents import documents, names

    known = names(opened)
    iri = known.of(iri)
    card = documents(opened, [iri], known)[iri]
    node = _node(card)
    rows = ask(opened, "tasks", plan=known.all([iri])).rows
    if not rows:
        raise NotFound(f"{node['number'] or node['title'] or iri}: the store knows no task of this document")
    return _gathered(opened, {**node, "kind": "plan", "name": node["number"] or node["title"]}, rows)


def _everyone(opened: Asked) -> Json:
    from queries.ask import ask

    return _gathered(opened, {"kind": "all", "name": "all"}, ask(opened, "tasks").rows)


def _gathered(opened: Asked, subject: Json, rows: Iterable[Json]) -> Json:
    """The tasks of these rows with their deadlines in words, all who are told to do them, and their plans."""
    from queries import deadlines
    from queries.ask import ask
    from queries.documents import batches, body, documents, names

    known = names(opened)
    rows = list({row["task"]: row for row in rows}.values())
    due: dict[str, list[Json]] = {}
    assignments: list[Json] = []
    tasks = {str(row["task"]) for row in rows}
    for some in batches(sorted(tasks)):
        due |= deadlines.by_task(ask(opened, "deadlines", task=some).rows)
    for some in batches(known.all({known.of(str(row["plan"])) for row in rows})):
        assignments += [row for row in ask(opened, "assignments", plan=some).rows if row["task"] in tasks]
    cards = documents(opened, {str(row["plan"]) for row in rows}, known)
    return {
        "subject": subject,
        "plans": {iri: _node(card) for iri, card in cards.items()},
        "tasks": [
            {
                **{key: row[key] for key in ("task", "section", "text", "quote", "start", "end")},
                "product": row.get("product"),
                "from": row.get("from"),
                "plan": known.of(str(row["plan"])),
                "when": "; ".join(deadlines.in_words(one) for one in due.get(row["task"], ())),
                "due": deadlines.due(due.get(row["task"], ())),
                "kind": deadlines.when(due.get(row["task"], [])),
            }
            for row in rows
        ],
        "assignments": [
            {
                "task": row["task"],
                "agent": row["agent"],
                "bare": row["agent_name"],
                "name": body(row["agent_name"], row["agent_of"]),
                "group": row["agent_kind"] == "group",
                "role": str(row["role"]).rpartition("/")[2],
                "requested": row["requested"] is True,
            }
            for row in assignments
        ],
    }


def _node(card: Document) -> Json:
    return {**card.to_json(), "files": list(card.files)}
