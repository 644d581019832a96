"""Commands that change the store: load, remove."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chidao import table
from chidao.options import folder_option, json_option
from ontology.errors import NotFound

if TYPE_CHECKING:
    from loaders.ingest import LoadReport, Progress
    from queries.oxigraph_store import OxigraphStore

NOTHING_READ, SOME_REFUSED = 1, 3
COLUMNS = ("path", "what", "reason")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@folder_option
@json_option
def load(paths: tuple[Path, ...], store: Path, as_json: bool) -> None:
    """Read documents (files, or folders with all below them) into the store.

    Only files whose bytes have changed are read again. A file that cannot be read is named with the reason, and what
    it said before stays. Exit status: 0 all read, 3 some refused, 1 nothing read.
    """
    from loaders import ingest
    from queries.oxigraph_store import open_store
    from queries.store_folder import discard, is_store

    fresh = not is_store(store)
    with ExitStack() as stack:
        opened = stack.enter_context(open_store(store, create=True))
        report = ingest.load(paths, opened, _bar(stack) if sys.stderr.isatty() else None)
        files = len(opened.sources())
    if fresh and not report.held:
        discard(store)  # nothing was read: no store is left behind
    for error in report.refused:
        click.echo(f"chidao: {error}", err=True)
    if report.passed_over:
        click.echo(f"chidao: {report.passed_over} files of no known kind passed over", err=True)
    if as_json:
        table.say(_report(report, paths))
    else:
        click.echo(
            f"read {len(report.read)}, replaced {len(report.replaced)}, unchanged {len(report.unchanged)}, "
            f"refused {len(report.refused)}; the store holds {files} files"
        )
    if report.refused:
        click.get_current_context().exit(SOME_REFUSED if report.held else NOTHING_READ)


def _bar(stack: ExitStack) -> Progress:
    """A progress bar on standard error, drawn when the number of files is known."""
    bars: list[Any] = []

    def progress(done: int, of: int) -> None:
        if not bars:
            bars.append(stack.enter_context(click.progressbar(length=of, label="chidao load", file=sys.stderr)))
        bar = bars[0]
        bar.update(1)
        del done

    return progress


def _report(report: LoadReport, paths: tuple[Path, ...]) -> dict[str, object]:
    done = [("read", report.read), ("replaced", report.replaced), ("unchanged", report.unchanged)]
    rows = [{"path": str(path), "what": what, "reason": None} for what, some in done for path in some]
    rows += [{"path": error.name, "what": "refused", "reason": error.reason} for error in report.refused]
    return {
        "question": "load",
        "parameters": {"paths": [str(path) for path in paths], "passed_over": report.passed_over},
        "columns": list(COLUMNS),
        "rows": sorted(rows, key=lambda row: (str(row["path"]), str(row["what"]))),
    }


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="PATH|NAME…")
@folder_option
@json_option
def remove(names: tuple[str, ...], store: Path, as_json: bool) -> None:
    """Take files out of the store: by their path, by a folder, or by the name of a document (all its files).

    The files themselves stay where they are. Nothing is removed where one of the names is not known.
    """
    from queries.oxigraph_store import open_store

    with open_store(store, write=True) as opened:
        gone = sorted({path for name in names for path in _paths(opened, name)})
        for path in gone:
            opened.remove(path)
        opened.settle()
        files = len(opened.sources())
    if as_json:
        rows = [{"path": path, "what": "removed", "reason": None} for path in gone]
        table.say({"question": "remove", "parameters": {"names": list(names)}, "columns": list(COLUMNS), "rows": rows})
    else:
        click.echo(f"removed {len(gone)}; the store holds {files} files")


def _paths(store: OxigraphStore, name: str) -> list[str]:
    """The files that a path, a folder, or a document's name means."""
    from queries.ask import ask
    from queries.documents import names
    from queries.naming import find_document

    sources = store.sources()
    whole = Path(name).resolve()
    at = [source.path for source in sources if source.path == str(whole) or whole in Path(source.path).parents]
    at = at or [source.path for source in sources if source.name == name]
    if at:
        return at
    called = names(store).all([find_document(store, name)])
    graphs = {row["file"] for row in ask(store, "held", document=called).rows}
    found = [source.path for source in sources if source.graph in graphs]
    if not found:
        raise NotFound(f"{name!r}: cited by others, but no file of it is in the store; see `chidao list`")
    return found
