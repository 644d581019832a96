"""Draws what a Neo4j server answers to examples/chain.cypher: `python examples/draw_cypher.py PAGE.html`.

Starts a server of its own as the tests do, loads the examples, pushes them, asks, and writes the nodes and
relationships of the answer as one page (pyvis), from which `make neo4j-picture` takes docs/neo4j.png.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

# The tests' own helpers are no part of the package: they are found beside it.
sys.path.append(str(Path(__file__).parent.parent / "tests"))

from filled import connected, loaded
from neo4j_server import Server

from queries.neo4j_push import push

HERE = Path(__file__).parent

# As Neo4j's Browser draws: a circle a node, a colour a label.
COLOURS = {"Conclusion": "#f79767", "Plan": "#57c7e3", "Agency": "#c990c0", "Decision": "#8dcc93"}
OTHER = "#d9c8ae"
ARROWS = {"CARRIES_OUT": "#333333", "ISSUED_BY": "#a5abb6"}


def asked(folder: Path) -> list[Any]:
    """The paths that the server answers, with the examples on it."""
    server = Server(folder / "neo4j")
    server.start()
    try:
        with loaded(folder / "store", [HERE / "plans"]) as store, connected(server) as connection:
            push(store, connection)
        with server.driver() as driver:
            query = (HERE / "chain.cypher").read_text(encoding="utf-8").rstrip().rstrip(";")
            return [record["path"] for record in driver.execute_query(query).records]
    finally:
        server.stop()


def page(paths: list[Any], file: Path) -> None:
    """Write the nodes and relationships of the paths as one page."""
    from pyvis.network import Network

    drawn: Any = Network("800px", "1400px", directed=True, cdn_resources="in_line")
    nodes = {node.element_id: node for path in paths for node in path.nodes}
    edges = {edge.element_id: edge for path in paths for edge in path.relationships}
    depth = {path.nodes[0].element_id: 0 for path in paths}
    for path in paths:
        for step, node in enumerate(path.nodes[:-1]):
            depth[node.element_id] = max(step, depth.get(node.element_id, 0))
        depth[path.nodes[-1].element_id] = len(path.nodes) - 1
    for key, node in sorted(nodes.items(), key=lambda item: str(item[1]["iri"])):
        colour = next((COLOURS[label] for label in sorted(node.labels) if label in COLOURS), OTHER)
        drawn.add_node(key, label=wrapped(node["name"]), color=colour, shape="circle", font={"size": 15})
    for edge in edges.values():
        drawn.add_edge(
            edge.start_node.element_id,
            edge.end_node.element_id,
            label=edge.type,
            color=ARROWS[edge.type],
            font={"size": 11},
        )
    drawn.set_options(
        '{"physics": {"solver": "forceAtlas2Based", "stabilization": {"iterations": 800},'
        ' "forceAtlas2Based": {"gravitationalConstant": -160, "springLength": 130}}, "edges": {"smooth": false},'
        ' "layout": {"randomSeed": 7}}'
    )
    file.write_text(drawn.generate_html(), encoding="utf-8")


def wrapped(name: str, width: int = 13) -> str:
    """A name in lines short enough for a circle."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        page(asked(Path(folder)), Path(sys.argv[1]))
