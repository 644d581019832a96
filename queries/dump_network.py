"""The property graph as bytes: GraphML for programs that draw and measure graphs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    from queries.network import Network

# What XML cannot hold, not even escaped: it occurs in texts of old word processors.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST = ("row", "id", "from", "to", "kind", "label")


def graphml(network: Network) -> Iterator[bytes]:
    """GraphML: an attribute that is a number somewhere and text elsewhere is text everywhere."""
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain.add_nodes_from((node, _scrubbed(said)) for node, said in _nodes(network))
    for one, other, key, said in _edges(network):
        plain.add_edge(one, other, key=key, **_scrubbed(said))
    whole = io.BytesIO()
    nx.write_graphml(plain, whole, prettyprint=True)
    yield whole.getvalue()


def _scrubbed(said: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value if isinstance(value, bool) or key in ("start", "end") else _NOT_XML.sub("", str(value))
        for key, value in sorted(said.items())
    }


def csv_(network: Network) -> Iterator[bytes]:
    """One table: a row a node, then a row an edge, the same columns for all; what a row does not have is empty."""
    nodes = _nodes(network)
    edges = _edges(network)
    names = {name for _, said in nodes for name in said} | {name for _, _, _, said in edges for name in said}
    columns = [*_FIRST, *sorted(names - set(_FIRST))]
    yield _line(columns)
    for node, said in nodes:
        yield _line([_cell({"row": "node", "id": node} | said, column) for column in columns])
    for one, other, key, said in edges:
        yield _line([_cell(said | {"row": "edge", "id": key, "from": one, "to": other}, column) for column in columns])


FORMATS: dict[str, Callable[[Network], Iterator[bytes]]] = {"graphml": graphml, "csv": csv_}


def _nodes(network: Network) -> list[tuple[str, dict[str, Any]]]:
    return [(node, network.nodes[node]) for node in sorted(network)]


def _edges(network: Network) -> list[tuple[str, str, str, dict[str, Any]]]:
    return sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])


def _cell(said: dict[str, Any], column: str) -> str:
    value = said.get(column, "")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _line(cells: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue().encode()
