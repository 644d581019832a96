"""Invented answers that the tests of pictures draw: nine documents of Sơn Lam, a province that does not exist."""

from __future__ import annotations

import json
import re
from typing import Any

Json = dict[str, Any]

DOC = "https://w3id.org/chidao/id/doc/"
TITLE = "Tăng cường chuyển đổi số trong cơ quan nhà nước"
UBND = "Ủy ban nhân dân"
QUOTE = "Kế hoạch số 48/KH-UBND ngày 18/3/2024 của UBND tỉnh Sơn Lam"


def document(iri: str, number: str | None, type: str, issuer: str, level: str, issued: str, **more: Any) -> Json:
    """A node of a chain."""
    base = {"title": f"{TITLE} ({issuer})", "held": True, "files": [f"{iri}.txt"]}
    return base | {
        "iri": DOC + iri, "number": number, "type": type, "issuer": issuer, "level": level, "issued": issued, **more,
    }  # fmt: skip


def edge(one: str, other: str, relation: str = "implements", **more: Any) -> Json:
    """An edge of a chain, stated by its first document unless said otherwise."""
    base: Json = {"shortcut": False, "stated_by": DOC + one, "quote": QUOTE, "start": 228, "end": 283}
    return base | {"from": DOC + one, "to": DOC + other, "relation": relation, **more}


NODES = [
    document("kl", "915-KL/TW", "Kết luận", "Bộ Chính trị", "central", "2023-06-15", held=False, files=[]),
    document("qd", "9415/QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ", "central", "2023-12-01"),
    document("tu", "112-KH/TU", "Kế hoạch", "Ban Thường vụ Tỉnh ủy Sơn Lam", "province", "2024-01-29"),
    document("tinh", "48/KH-UBND", "Kế hoạch", f"{UBND} tỉnh Sơn Lam", "province", "2024-03-18"),
    document("van-khe", "31/KH-UBND", "Kế hoạch", f"{UBND} huyện Vân Khê", "district", "2024-04-02"),
    document("binh-lam", "27/KH-UBND", "Kế hoạch", f"{UBND} thị xã Bình Lâm", "district", "2024-04"),
    document("suoi-may", "09/KH-UBND", "Kế hoạch", f"{UBND} xã Suối Mây", "commune", "2024-05-10"),
    document("thach-lung", None, "Kế hoạch", f"{UBND} xã Thạch Lũng", "commune", "2024-05"),
    document("ben-gao", "15/KH-UBND", "Kế hoạch", f"{UBND} phường Bến Gạo", "commune", "2024-05-20"),
]
EDGES = [
    edge("tu", "kl", quote="Kết luận số 915-KL/TW ngày 15/6/2023 của Bộ Chính trị"),
    edge("tinh", "tu", quote="Kế hoạch số 112-KH/TU ngày 29/01/2024 của Ban Thường vụ Tỉnh ủy"),
    edge("tinh", "kl", shortcut=True),
    edge("tinh", "qd", "legal_basis", quote="Quyết định số 9415/QĐ-TTg ngày 01/12/2023"),
    edge("van-khe", "tinh"),
    edge("binh-lam", "tinh"),
    edge("van-khe", "kl", shortcut=True),
    edge("suoi-may", "van-khe"),
    edge("thach-lung", "van-khe"),
    edge("ben-gao", "binh-lam"),
]
CHAIN: Json = {"of": DOC + "kl", "direction": "down", "nodes": NODES, "edges": EDGES, "paths": []}

# What a document could bring along by accident or by design.
HOSTILE = [
    '</script><img src=x onerror="window.broken=1">',
    "<!--<script>window.broken=1</script>",
    "]]><svg onload=window.broken=1>",
    "'\"`${window.broken=1}{{title}}\\",
    "a\u2028b\u2029c\x00d\u202eđảo ngược\u200f",
    "&lt;b&gt; &amp; <b>",
    "dài " * 3000,
    "khôngcódấucách" * 400,
    "javascript:window.broken=1",
    "\ud800 lẻ đôi",
]


def data_of(page: str) -> Json:
    """The data block of a page."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: Json = json.loads(found[1])
    return data


def many(count: int) -> Any:
    """A property graph of so many invented documents, each of which carries out one or two of a level above."""
    import networkx as nx

    graph: Any = nx.MultiDiGraph()
    levels = {"central": 0.02, "province": 0.15, "district": 0.5, "commune": 1.0}
    ends = [0, *(int(count * share) for share in levels.values())]
    for depth, level in enumerate(levels):
        for number in range(ends[depth], ends[depth + 1]):
            iri = f"{DOC}{number}-kh-ubnd/uy-ban-nhan-dan/noi-{number}/2024"
            said = document(iri, f"{number}/KH-UBND", "Kế hoạch", f"{UBND} nơi {number}", level, "2024-03-18")
            graph.add_node(iri, kind="document", label=said["number"], file=f"{number}.txt", **_without_iri(said))
            for step in range(1 + number % 2) if depth else ():
                above = ends[depth - 1] + (number * 7 + step * 3) % (ends[depth] - ends[depth - 1])
                goal = f"{DOC}{above}-kh-ubnd/uy-ban-nhan-dan/noi-{above}/2024"
                facts = {"relation": "implements", "shortcut": False, "stated_by": iri, "quote": QUOTE}
                graph.add_edge(iri, goal, key="implements", kind="relation", start=1, end=9, **facts)
    return graph


def _without_iri(said: Json) -> Json:
    return {key: value for key, value in said.items() if key not in ("iri", "files")}
