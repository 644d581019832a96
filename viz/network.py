"""A picture as a pyvis network: nodes, edges and options filled in directly, positions given, physics off.

pyvis' own ways in (`add_node`, `from_nx`) look through all nodes for each new one and grow with the square;
its template is not used at all (see page.py). The ids are short names (n0, e0), never words of a document.
"""

from __future__ import annotations

import itertools
from typing import Any

from pyvis.network import Network

from viz.picture import Fact, Picture, Point

_MARGIN = 4  # vis-network takes 0 for none given, and then finds no width at all
_CHOSEN = "#e8590c"
_DASHES: dict[str, bool | list[int]] = {"solid": False, "dashed": [9, 6], "dotted": [2, 5]}


def network(picture: Picture) -> Network:
    """The network: one node a box (`n0`, …) and one for each bend of a line; one edge for each piece of a line.

    An edge's `fact` is the index of its fact in the picture.
    """
    net = Network(height="100%", width="100%", directed=True)
    ids = {box.id: f"n{index}" for index, box in enumerate(picture.boxes)}
    for box in picture.boxes:
        x, y = picture.places[box.id]
        _add(net, {"id": ids[box.id], "group": box.look, "x": x, "y": y})
    for index, fact in enumerate(picture.facts):
        if fact.from_ in ids and fact.to in ids:
            _add_line(net, index, fact, ids[fact.from_], ids[fact.to], picture)
    net.options = _options(picture)
    return net


def _add(net: Network, node: dict[str, Any]) -> None:
    net.nodes.append(node)
    net.node_ids.append(node["id"])
    net.node_map[node["id"]] = node


def _add_line(net: Network, index: int, fact: Fact, start: str, end: str, picture: Picture) -> None:
    """The pieces of one line from box to box through its bends; only the last one has the arrow."""
    stroke = picture.strokes[fact.stroke]
    stops: list[tuple[str, Point]] = [(start, picture.places[fact.from_])]
    for number, (x, y) in enumerate(fact.way):
        bend = f"e{index}.{number}"
        _add(net, {"id": bend, "group": "bend", "x": x, "y": y, "color": stroke.colour})
        stops.append((bend, (x, y)))
    stops.append((end, picture.places[fact.to]))
    for number, ((one, at), (other, to)) in enumerate(itertools.pairwise(stops)):
        inner = 0 < number < len(stops) - 2
        curved = inner and at[0] != to[0] and at[1] != to[1]
        piece: dict[str, Any] = {
            "id": f"e{index}:{number}",
            "from": one,
            "to": other,
            "fact": index,
            "color": {"color": stroke.colour},
            "width": stroke.width,
        }
        if _DASHES[stroke.dash]:
            piece["dashes"] = _DASHES[stroke.dash]
        if curved:
            direction = "vertical" if picture.upright else "horizontal"
            piece["smooth"] = {"enabled": True, "type": "cubicBezier", "forceDirection": direction, "roundness": 0.5}
        if stroke.arrow and number == len(stops) - 2:
            piece["arrows"] = "to"
        net.edges.append(piece)


def _options(picture: Picture) -> dict[str, Any]:
    groups: dict[str, Any] = {
        name: {
            "shape": "box",
            "color": {
                "background": look.fill,
                "border": look.colour,
                "highlight": {"background": look.fill, "border": look.colour},
                "hover": {"background": look.fill, "border": look.colour},
            },
            "widthConstraint": {"minimum": look.width - 2 * _MARGIN, "maximum": look.width - 2 * _MARGIN},
            "heightConstraint": {"minimum": look.height - 2 * _MARGIN},
            "shapeProperties": {"borderRadius": 6, "borderDashes": [7, 5] if look.hollow else False},
        }
        for name, look in sorted(picture.looks.items())
    }
    many = len(picture.facts) > 2000
    groups["bend"] = {"shape": "dot", "size": 0.5, "borderWidth": 0}
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "groups": groups,
        "nodes": {"margin": _MARGIN, "borderWidth": 1.5, "borderWidthSelected": 3.5, "font": {"multi": False}},
        "edges": {
            "smooth": False,
            "color": {
                "inherit": False,
                "highlight": _CHOSEN,
                "hover": _CHOSEN,
                "opacity": 0.45 if len(picture.facts) > 400 else 1.0,
            },
            "arrows": {"to": {"scaleFactor": 0.7}},
            "hoverWidth": 1,
            "selectionWidth": 2,
            "arrowStrikethrough": False,
        },
        "interaction": {
            "dragNodes": False,
            "hover": len(picture.boxes) <= 2000,
            "hideEdgesOnDrag": many,
            "hideEdgesOnZoom": many,
            "selectConnectedEdges": False,
            "hoverConnectedEdges": False,
            "keyboard": False,
        },
    }
