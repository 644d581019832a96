"""The two laws of evidence, tried on every fact of a record in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loaders.lines import clean


def facts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a record that has a span."""
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield value
        for inner in value.values():
            yield from facts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from facts(inner)


def broken_laws(record: dict[str, Any], text: str) -> list[str]:
    """What is wrong with the evidence of a record of this text; empty where both laws hold for every fact:
    quote == text[start:end], and text == clean(quote). The document's own fields must point at words, and so must
    warnings, whose text is ours.
    """
    wrong = []
    for warning in record["warnings"]:
        if not text[warning["start"] : warning["end"]].strip() and warning["end"]:
            wrong.append(f"points at nothing: {warning}")
    for fact in facts({**record, "warnings": []}):
        quote = text[fact["start"] : fact["end"]]
        if not quote.strip():
            wrong.append(f"points at nothing: {fact}")
        if fact.get("quote", quote) != quote:
            wrong.append(f"quotes {fact['quote']!r} where {quote!r} stands")
        if "text" in fact and clean(quote) != fact["text"]:
            wrong.append(f"says {fact['text']!r} where {clean(quote)!r} stands")
    for field, (start, end) in record["document"]["evidence"].items():
        if not text[start:end].strip():
            wrong.append(f"{field} points at nothing")
    return wrong
