"""The command sparql: any question that the store can answer, read only."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chidao import table
from chidao.options import folder_option, json_option
from ontology.errors import WrongUse

if TYPE_CHECKING:
    from ontology.store import Value
    from queries.oxigraph_store import OxigraphStore


@click.command()
@click.argument("query", metavar="FILE|QUERY")
@folder_option
@json_option
def sparql(query: str, store: Path, as_json: bool) -> None:
    """Ask the store in SPARQL: a file, the query itself, or - for standard input.

    The default graph is all graphs together; GRAPH names one. The project's prefixes need not be declared. The store
    is never changed and no other server is called. Rows come sorted unless the query orders them itself.
    """
    from queries.oxigraph_store import open_store
    from queries.readonly import checked, is_ordered

    text = checked(_text(query))
    with open_store(store) as opened:
        columns, rows = _answer(opened, text)
    if not is_ordered(text):
        rows.sort(key=lambda row: [(value is not None, str(value)) for value in row])
    said = [dict(zip(columns, row, strict=True)) for row in rows]
    if as_json:
        table.say({"question": "sparql", "parameters": {"query": text}, "columns": columns, "rows": said})
    else:
        table.show(said, columns)


def _text(query: str) -> str:
    """The query, from where it stands."""
    if query == "-":
        return sys.stdin.read()
    path = Path(query)
    # A path has no line break or brace; a query that is one word is none.
    if any(mark in query for mark in "{}\n") or not (path.suffix in (".rq", ".sparql") or _is_file(path)):
        return query
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise WrongUse(f"{path}: no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{path}: cannot be read as a query: {getattr(error, 'strerror', None) or error}") from error


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long a name, or a NUL in it
        return False


def _answer(store: OxigraphStore, text: str) -> tuple[list[str], list[list[Value]]]:
    """The columns and rows of any kind of query: ASK has one value, CONSTRUCT and DESCRIBE a row a statement."""
    import pyoxigraph as ox

    from queries.oxigraph_terms import value

    try:
        found: Any = store.query(text)
        if isinstance(found, ox.QueryBoolean):
            return ["answer"], [[bool(found)]]
        if isinstance(found, ox.QueryTriples):
            return ["subject", "predicate", "object"], [[value(term) for term in triple] for triple in found]
        columns = [variable.value for variable in found.variables]
        return columns, [[value(term) for term in solution] for solution in found]
    except (SyntaxError, ValueError) as error:
        raise WrongUse(f"not a SPARQL query: {error}") from error
    except (OSError, RuntimeError) as error:
        raise WrongUse(f"the query cannot be answered: {error}") from error
