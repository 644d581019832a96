"""The command `extract`: what documents state, one JSON record a line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from chidao.options import json_option
from ontology.errors import UnreadableFile, WrongUse


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--stage", type=click.Choice(["text", "outline", "record"]), help="Print one stage of one file.")
@click.option("--pretty", is_flag=True, help="Indent the JSON, for reading.")
@click.option("--unread", is_flag=True, help="List what no rule understood, by kind and count.")
@json_option
def extract(paths: tuple[Path, ...], stage: str | None, pretty: bool, unread: bool, as_json: bool) -> None:
    """Print what the documents at PATHS state, one JSON record a line.

    Folders are walked in a stable order; files of no known kind in them are passed over and counted. Offsets count code
    points of the text that --stage text prints. With --unread the pieces that look like facts and gave none are listed
    instead, like ones together (--json: all). Exit status: 0 all read, 3 some refused, 1 nothing read, 2 wrong use.
    """
    # Late, so that --help stays as fast as click.
    from chidao.unread import Kinds
    from loaders.reading import read, walk

    if unread and stage is not None:
        raise WrongUse("--unread and --stage print different things; use one of them")
    if as_json and not unread:
        raise WrongUse("--json goes with --unread; records are printed as JSON anyway")
    found = walk(paths)
    if stage is not None and len(found.files) != 1:
        raise WrongUse(f"--stage {stage} prints one file, and {len(found.files)} were named; name one file")
    refused = 0
    if found.passed_over:
        click.echo(f"chidao: {found.passed_over} files of no known kind passed over", err=True)
    done = 0
    kinds = Kinds()
    for path in found.files:
        try:
            text = read(path)
        except UnreadableFile as error:
            click.echo(f"chidao: {error}", err=True)
            refused += 1
            continue
        if unread:
            kinds.add(text)
        else:
            click.echo(_printed(text, stage, pretty), nl=stage != "text")
        done += 1
    if unread and done:
        kinds.print(as_json)
    sys.exit(0 if not refused and done else 3 if done else 1)


def _printed(text: object, stage: str | None, pretty: bool) -> str:
    from loaders import record
    from loaders.flow import flow
    from loaders.outline import parse, render
    from loaders.reading.text import Text
    from ontology.model import to_json

    assert isinstance(text, Text)
    if stage == "text":
        return text.content
    if stage == "outline":
        return render(parse(flow(text)))
    data = to_json(record.extract(text))
    return json.dumps(data, ensure_ascii=False, indent=1 if pretty or stage == "record" else None)
