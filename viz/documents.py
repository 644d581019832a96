"""Documents and the relations between them as boxes and facts: what a chain and the picture of all have in common.

A document is a mapping with the fields of a chain's node: iri, number, type, title, issuer, level, issued, held;
perhaps `files`, the names of its own files. A relation has those of a chain's edge: from, to, relation, shortcut,
stated_by, quote, start, end; perhaps `file`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ontology.model import IMPLEMENTS, LEGAL_BASIS
from viz import style, words
from viz.layout import Size, lay_out
from viz.picture import Box, Fact, Look, Picture, Strip, Stroke
from viz.routes import routes

Data = Mapping[str, Any]

SHORTCUT = "shortcut"
UNNUMBERED = "Chưa ghi số"  # the number is blank, as on drafts
_GHOST = " (chưa có)"
_LED = 400  # up to so many lines each is led round the boxes; above that they run straight behind them
SIZE = Size()


def name(document: Data) -> str:
    """What a document is called in a line: its number, else type and title.

    >>> name({"number": "57-KL/TW"}), name({"number": None, "type": "Luật", "title": "Luật Báo chí"})
    ('57-KL/TW', 'Luật Báo chí')
    >>> name({"number": None, "type": "Kế hoạch", "issuer": "Ủy ban nhân dân xã X"})
    'Kế hoạch chưa ghi số của Ủy ban nhân dân xã X'
    """
    if document.get("number"):
        return str(document["number"])
    title, type = str(document.get("title") or ""), str(document.get("type") or "Văn bản")
    if title and not document.get("held"):
        return title if title.lower().startswith(type.lower()) else f"{type} {title}"
    return f"{type} {UNNUMBERED.lower()}" + (f" của {document['issuer']}" if document.get("issuer") else "")


def box(document: Data) -> Box:
    """The box of a document and the rows of its card."""
    held = bool(document.get("held"))
    kind = style.kind(document.get("type"))
    strong = str(document.get("number") or "")
    text = str(document.get("issuer") or "")
    if not strong:
        # An act cited by its title alone is called by it; what a file holds without a number is a draft or a copy.
        strong = UNNUMBERED if held else ""
        text = text if held else str(document.get("title") or text)
    level = document.get("level")
    files = ", ".join(str(file) for file in document.get("files") or ())
    card = [
        ("Trích yếu", str(document.get("title") or "")),
        ("Cơ quan ban hành", str(document.get("issuer") or "")),
        ("Ngày ban hành", words.date(document.get("issued"))),
        ("Cấp", words.upper_first(words.LEVELS.get(str(level), ""))),
        ("Trong kho", "Có" if held else "Chưa có: chỉ được văn bản khác nhắc đến"),
        ("Tệp", files),
    ]
    return Box(
        id=str(document["iri"]),
        look=kind.id if held else kind.id + _GHOST,
        head=str(document.get("type") or "Văn bản"),
        strong=strong,
        text=text,
        corner=words.date(document.get("issued")),
        card=tuple(row for row in card if row[1]),
    )


def lane(document: Data) -> int:
    """The lane in which a document stands, 0 at the top."""
    return style.lane(document.get("level"), document.get("number"), document.get("issuer"), document.get("type"))


def looks(boxes: Iterable[Box]) -> dict[str, Look]:
    """The looks that these boxes use: colour by kind, hollow where the document is not held."""
    used = sorted({one.look for one in boxes})
    found = {}
    for kind in style.kinds().values():
        if kind.id in used:
            found[kind.id] = Look(kind.label, kind.colour, width=SIZE.width, height=SIZE.height)
        if kind.id + _GHOST in used:
            label = "Viền đứt: chưa có trong kho, chỉ được nhắc đến"
            # One entry for all of them: what tells them apart is said by their colour already.
            found[kind.id + _GHOST] = Look(label, kind.colour, hollow=True, width=SIZE.width, height=SIZE.height)
    return found


def fact(relation: Data, documents: Mapping[str, Data]) -> Fact:
    """The line of a relation, with the sentence that states it and who states it."""
    line = style.lines().get(str(relation["relation"])) or style.lines()["cites"]
    stated = documents.get(str(relation.get("stated_by")))
    by = str(relation.get("stated_by") or "")
    file = relation.get("file") or ", ".join(str(one) for one in (stated or {}).get("files") or ())
    return Fact(
        from_=str(relation["from"]),
        to=str(relation["to"]),
        stroke=SHORTCUT if relation.get("shortcut") else line.relation,
        label=line.label,
        passive=line.passive,
        quote=str(relation.get("quote") or ""),
        stated_by=name(stated) if stated else by.rpartition("/")[2],
        file=str(file or ""),
        start=relation.get("start"),
        end=relation.get("end"),
        note="nhắc vượt cấp: đã có đường dài hơn qua văn bản ở giữa" if relation.get("shortcut") else "",
    )


def strokes(facts: Iterable[Fact], many: bool = False) -> dict[str, Stroke]:
    """The strokes that these facts use; thinner where there are many."""
    used = {one.stroke for one in facts}
    found = {
        line.relation: Stroke(
            f"{words.upper_first(line.label)} (mũi tên chỉ văn bản được {line.label})"
            if line.relation == "implements"
            else words.upper_first(line.label),
            line.colour,
            line.dash,
            0.8 if many else line.width,
        )
        for line in style.lines().values()
        if line.relation in used
    }
    if SHORTCUT in used:
        found[SHORTCUT] = Stroke("Nhắc vượt cấp (đã có đường dài hơn)", "#9aa3b2", "solid", 1)
    return found


def drawn(
    title: str, summary: str, documents: Iterable[Data], relations: Iterable[Data], centre: str | None = None
) -> Picture:
    """The picture of documents in their lanes."""
    nodes = {str(node["iri"]): node for node in documents}
    boxes = [box(nodes[iri]) for iri in sorted(nodes)]
    lanes = {iri: lane(node) for iri, node in nodes.items()}
    return in_lanes(title, summary, boxes, lanes, [fact(one, nodes) for one in relations], looks(boxes), centre)


def in_lanes(
    title: str,
    summary: str,
    boxes: Iterable[Box],
    lanes: Mapping[str, int],
    facts: Iterable[Fact],
    looks: Mapping[str, Look],
    centre: str | None = None,
    more_lanes: Sequence[str] = (),
) -> Picture:
    """A picture of boxes in the lanes of style.py, or in those that `more_lanes` names below them.

    A fact about a box that is not there is left out. Above some hundred lines each runs straight behind the boxes.
    """
    facts = sorted(
        (one for one in facts if one.from_ in lanes and one.to in lanes),
        key=lambda one: (one.from_, one.to, one.stroke, one.start or 0, one.label),
    )
    pairs = {(one.from_, one.to) for one in facts}
    strong = {(one.from_, one.to) for one in facts if one.stroke in (IMPLEMENTS, LEGAL_BASIS)}
    led = len(facts) <= _LED
    layout = lay_out(lanes, pairs, SIZE, minor=pairs - strong, bends=led)
    ways = routes(layout, SIZE) if led else {}
    names = [*(lane.label for lane in style.lanes()), *more_lanes]
    return Picture(
        title=title,
        summary=summary,
        boxes=tuple(boxes),
        places=layout.places,
        facts=tuple(replace(one, way=ways.get((one.from_, one.to), ())) for one in facts),
        looks=dict(looks),
        strokes=strokes(facts, many=not led),
        strips=tuple(Strip(names[band.lane], band.top, band.bottom) for band in layout.bands),
        centre=centre,
    )
