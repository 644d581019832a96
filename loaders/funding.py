"""Where the money comes from: the sentences of the funding section, and any other that names a source."""

from __future__ import annotations

import re
from functools import cache

from loaders import rare_words
from loaders.agencies import Reader
from loaders.outline import Outline
from loaders.sections import closing
from ontology.model import Funding
from ontology.phrases import label_field, labels
from ontology.wording import one_of, wording

_FULL_STOP = re.compile(r"(?<=\.)\s+(?=\S)")


@cache
def _source() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a sentence on a source of funds begins with, and what names the source in it."""
    return re.compile(one_of(wording("opens a sentence of funding"))), re.compile(one_of(wording("source of funds")))


@cache
def _provides() -> re.Pattern[str]:
    """bố trí kinh phí … theo phân cấp ngân sách: who finds the money, and from where."""
    verb, source = one_of(wording("provides money")), one_of(wording("budget"))
    return re.compile(rf"(?<!\w){verb}\s[^.;]{{0,60}}?(?:{source}|{one_of(wording('money'))}[^.;]*?{source})(?!\w)")


def read(outline: Outline, reader: Reader, kinds: list[str]) -> tuple[Funding, ...]:
    """The funding sentences, in order."""
    found: list[Funding] = []
    low = reader.low
    pattern = labels()
    money = reader.rare["money"]
    for item in outline.items:
        kind = kinds[item.index]
        if kind == "" or item.line.cell is not None:
            continue
        if kind == "funding":
            if not item.family and closing().match(low, item.start, item.end):
                continue
            if (item.has_children and low[item.end - 1] not in ".;") or item.end - item.start < 30:
                continue
            found.extend(_sentences(outline, item.start, item.end))
        elif kind in ("task", "assign", "order", "article"):
            if not rare_words.any_in(money, item.start, item.end):
                continue
            label = pattern.match(low, item.start, item.end)
            if label and label_field(label) == "funding":
                found.extend(_sentences(outline, label.end(), item.end))
                continue
            for start, end in _pieces(low, item.start, item.end):
                opening, source = _source()
                named = opening.match(low, start, end) and source.search(low, start, end)
                if named or _provides().search(low, start, end):
                    found.append(_fact(outline, start, end))
    return tuple(found)


def _pieces(low: str, start: int, end: int) -> list[tuple[int, int]]:
    bounds = [start, *(m.end() for m in _FULL_STOP.finditer(low, start, end))]
    return [(a, _trimmed(low, a, b)) for a, b in zip(bounds, [*bounds[1:], end], strict=True)]


def _sentences(outline: Outline, start: int, end: int) -> list[Funding]:
    return [_fact(outline, a, b) for a, b in _pieces(outline.flow.text, start, end) if b > a]


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _fact(outline: Outline, start: int, end: int) -> Funding:
    flow = outline.flow
    return Funding(flow.text[start:end], *flow.raw(start, end), flow.quote(start, end))
