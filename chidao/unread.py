"""What no rule understood over a corpus: each kind with its count, its commonest shapes, and an example of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from chidao.table import say, show
from loaders import unread
from loaders.reading.text import Text

_SHOWN = 5  # shapes of each kind in the table; --json has all
_LONGEST_QUOTE = 100  # characters of an example in the table

# What each kind is called in the table.
_NAMES = {
    "heading of unknown kind": "đề mục không rõ loại",
    "paragraph of work": "đoạn của phần nhiệm vụ không thành nhiệm vụ",
    "article": "điều không thành nhiệm vụ",
    "caption": "dòng ngắn, trong ngoặc",
    "table": "bảng không hiểu cột",
    "subject": "chủ ngữ không thành cơ quan",
    "label without agency": "dòng đơn vị không đọc được cơ quan",
    "label without time": "dòng thời gian không đọc được thời hạn",
    "label of unknown kind": "nhãn không rõ loại",
    "time": "cụm từ thời gian không thành thời hạn",
    "number": "số hiệu không thành trích dẫn",
    "recipient": "nơi nhận không tách được",
}


class Kinds:
    """Gathers the unread pieces of texts, like ones together."""

    def __init__(self) -> None:
        self.files = 0
        self.shapes: dict[str, Counter[str]] = {kind: Counter() for kind in unread.KINDS}
        self.documents: dict[str, set[int]] = defaultdict(set)
        self.shape_documents: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.examples: dict[tuple[str, str], dict[str, Any]] = {}

    def add(self, text: Text) -> None:
        """Count what of a text no rule understood."""
        self.files += 1
        for note in unread.find(text):
            key = note.kind, note.text
            self.shapes[note.kind][note.text] += 1
            self.documents[note.kind].add(self.files)
            self.shape_documents[key].add(self.files)
            line = text.content.count("\n", 0, note.start) + 1
            self.examples.setdefault(
                key, {"file": text.name, "line": line, "start": note.start, "end": note.end, "quote": note.quote}
            )

    def answer(self) -> dict[str, Any]:
        """All of it as JSON data: kinds in their order, shapes by how often they come, the first place of each."""
        return {
            "files": self.files,
            "kinds": [
                {
                    "kind": kind,
                    "count": shapes.total(),
                    "documents": len(self.documents[kind]),
                    "shapes": [
                        {
                            "shape": shape,
                            "count": count,
                            "documents": len(self.shape_documents[kind, shape]),
                            "example": self.examples[kind, shape],
                        }
                        for shape, count in sorted(shapes.items(), key=lambda pair: (-pair[1], pair[0]))
                    ],
                }
                for kind, shapes in self.shapes.items()
                if shapes
            ],
        }

    def print(self, as_json: bool) -> None:
        """Print the table for people, or all as JSON."""
        answer = self.answer()
        if as_json:
            say(answer)
            return
        for kind in answer["kinds"]:
            rows = [
                {
                    "shape": shape["shape"],
                    "times": shape["count"],
                    "example": "{file}:{line} “{quote}”".format(**shape["example"] | {"quote": _short(shape)}),
                }
                for shape in kind["shapes"][:_SHOWN]
            ]
            title = f"{_NAMES[kind['kind']]} ({kind['kind']}): {kind['count']}, trong {kind['documents']} văn bản"
            show(rows, ("shape", "times", "example"), title)
        if not answer["kinds"]:
            show([], (), f"Chưa hiểu, trong {self.files} văn bản")


def _short(shape: dict[str, Any]) -> str:
    """The quote of an example on one line, cut where it is long."""
    quote = " ".join(shape["example"]["quote"].split())
    return quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1] + "…"
