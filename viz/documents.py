"""Documents and the relations between them as boxes and facts: what a chain and the picture of all have in common.

A document is a mapping with the fields of a chain's node: iri, number, type, title, issuer, level, issued, held;
perhaps `files`, the names of its own files. A relation has those of a chain's edge: from, to, relation, shortcut,
stated_by, quote, start, end; perhaps `file`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    """
    if document.get("number"):
        return str(document["number"])
    title, type = str(document.get("title") or ""), str(document.get("type") or "")
    if title and type and not title.lower().startswith(type.lower()):
        return f"{type} {title}"
    return title or f"{type or 'Văn bản'} {document.get('issuer') or ''}".strip()


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
    boxes = tuple(box(nodes[iri]) for iri in sorted(nodes))
    facts = sorted(
        (fact(one, nodes) for one in relations if str(one["from"]) in nodes and str(one["to"]) in nodes),
        key=lambda f: (f.from_, f.to, f.stroke, f.start or 0),
    )
    lanes = {iri: style.lane(n.get("level"), n.get("number"), n.get("issuer")) for iri, n in nodes.items()}
    pairs = {(f.from_, f.to) for f in facts}
    strong = {(f.from_, f.to) for f in facts if f.stroke in (IMPLEMENTS, LEGAL_BASIS)}
    led = len(facts) <= _LED
    layout = lay_out(lanes, pairs, SIZE, minor=pairs - strong, bends=led)
    ways = routes(layout, SIZE) if led else {}
    names = style.lanes()
    return Picture(
        title=title,
        summary=summary,
        boxes=boxes,
        places=layout.places,
        facts=tuple(replace(one, way=ways.get((one.from_, one.to), ())) for one in facts),
        looks=looks(boxes),
        strokes=strokes(facts, many=not led),
        strips=tuple(Strip(names[band.lane].label, band.top, band.bottom) for band in layout.bands),
        centre=centre,
    )
