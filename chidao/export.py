"""The command that hands the graph to other programs: export."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chidao.options import folder_option
from ontology.errors import WrongUse

if TYPE_CHECKING:
    from queries.oxigraph_store import OxigraphStore

FORMATS = ("ttl", "trig", "nt", "jsonld", "graphml", "csv")


@click.command()
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), required=True, help="trig and jsonld keep the files apart."
)
@click.option("-o", "file", type=click.Path(path_type=Path), metavar="FILE", help="Write here, not to standard output.")
@click.option("--annotations", is_flag=True, help="Add each place in a text as a Web Annotation too (RDF formats).")
@folder_option
def export(format_: str, file: Path | None, annotations: bool, store: Path) -> None:
    """Write the whole graph for other programs; the same documents give the same bytes.

    graphml and csv are the property graph: documents, agencies, tasks and what joins them.
    """
    from queries.oxigraph_store import open_store

    if annotations and format_ in ("graphml", "csv"):
        raise WrongUse(f"--annotations: {format_} has no annotations; take ttl, trig, nt or jsonld")
    with open_store(store) as opened:
        pieces = _tables(opened, format_) if format_ in ("graphml", "csv") else _rdf(opened, format_, annotations)
        if file is None:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
        else:
            _write(file, pieces)


def _rdf(store: OxigraphStore, format: str, annotations: bool) -> Iterator[bytes]:
    from queries import dump

    if not annotations:
        return dump.FORMATS[format](store.graphs())
    from rdflib import Graph, URIRef

    from queries.oxigraph_terms import sha256_of, triple

    # Imported by name: mypy takes the function for the `annotations` of `from __future__`.
    annotated = importlib.import_module("loaders.annotations").annotations
    view = store.dataset().store
    return dump.FORMATS[format](
        (name, [*triples, *map(triple, annotated(Graph(view, URIRef(name)), store.text(sha256_of(name))))])
        for name, triples in store.graphs()
    )


def _tables(store: OxigraphStore, format: str) -> Iterator[bytes]:
    from queries import dump_network
    from queries.network import property_graph

    return dump_network.FORMATS[format](property_graph(store))


def _write(file: Path, pieces: Iterator[bytes]) -> None:
    """Write the file wholly or not at all."""
    half = file.with_name(f".{file.name}.half")
    try:
        with half.open("wb") as out:
            out.writelines(pieces)
        half.replace(file)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise WrongUse(f"{file}: cannot be written: {error.strerror or error}") from error
