"""A picture as one HTML file that needs nothing else: opens offline, asks no network, runs no word of a document.

Three walls keep words of documents from becoming script: they stand only in a data block in which every character
that could end it is escaped; the page's own script puts them into the document by `textContent` and onto the canvas;
and the page's policy (CSP) lets only the two scripts run whose hashes it names, and nothing be fetched.
pyvis' template is not used: it fetches files in every mode, leaves headings unescaped and sets titles as HTML.
vis-network's own style sheet is left out, because none of the controls that it dresses is shown.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from functools import cache
from importlib import resources
from typing import Any

from ontology import names
from viz.network import network
from viz.picture import Picture

_SCRIPTS = ("canvas.js", "card.js", "page.js")  # one script in the page, in this order
_SLOT = re.compile(r"\{\{(\w+)\}\}")
# Ends of a script element, and the two line ends that old JavaScript took for its own; a lone surrogate is no UTF-8.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def page(picture: Picture) -> str:
    """The whole page as text to be written in UTF-8; the same picture gives the same page."""
    engine, script, style = _engine(), "".join(map(_own, _SCRIPTS)), _own("page.css")
    slots = {
        "title": html.escape(_scalar(picture.title)),
        "summary": html.escape(_scalar(picture.summary)),
        "policy": (
            f"default-src 'none'; script-src {_hash(engine)} {_hash(script)}; style-src {_hash(style)}; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        ),
        "engine": engine,
        "script": script,
        "style": style,
        "data": data_block(_data(picture)),
    }
    # One pass: what is filled in is never looked through for slots again.
    return _SLOT.sub(lambda slot: slots[slot[1]], _own("template.html"))


def data_block(data: Any) -> str:
    """JSON that can stand inside a script element of any kind: `json.loads` gives the data back.

    >>> data_block("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda c: f"\\u{ord(c.group()):04x}", text)


def _data(picture: Picture) -> dict[str, Any]:
    nodes, edges, _, _, _, options = network(picture).get_network_data()
    ids = {box.id: f"n{index}" for index, box in enumerate(picture.boxes)}
    return {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "upright": picture.upright,
        "centre": ids.get(picture.centre or ""),
        "strips": [{"label": s.label, "top": s.top, "bottom": s.bottom} for s in picture.strips],
        "captions": [{"text": c.text, "x": c.x, "y": c.y} for c in picture.captions],
        "looks": {
            name: {
                "label": k.label,
                "colour": k.colour,
                "fill": k.fill,
                "hollow": k.hollow,
                "w": k.width,
                "h": k.height,
            }
            for name, k in picture.looks.items()
        },
        "strokes": [
            {"label": s.label, "colour": s.colour, "dash": s.dash, "width": s.width, "arrow": s.arrow}
            for s in picture.strokes.values()
        ],
        "boxes": {
            ids[box.id]: {
                "iri": box.id,
                "look": box.look,
                "head": box.head,
                "strong": box.strong,
                "text": box.text,
                "corner": box.corner,
                "card": [list(row) for row in box.card],
                "key": names.unmarked(" ".join([box.strong, box.head, box.text, *(value for _, value in box.card)])),
            }
            for box in picture.boxes
        },
        "facts": [
            {
                "from": ids.get(fact.from_),
                "to": ids.get(fact.to),
                "label": fact.label,
                "passive": fact.passive,
                "quote": fact.quote,
                "statedBy": fact.stated_by,
                "file": fact.file,
                "start": fact.start,
                "end": fact.end,
                "note": fact.note,
            }
            for fact in picture.facts
        ],
    }


def _scalar(text: str) -> str:
    """The text without lone surrogates, which UTF-8 cannot write."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _hash(text: str) -> str:
    """The name under which a policy allows an inline script or style."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _own(name: str) -> str:
    return (resources.files("viz") / name).read_text(encoding="utf-8")


@cache
def _engine() -> str:
    """vis-network as pyvis brings it (Apache 2.0 or MIT, its notice kept), without the address of its source map."""
    text = (resources.files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(encoding="utf-8")
    return _SOURCE_MAP.sub("", text)
