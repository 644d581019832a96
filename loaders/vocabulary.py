"""The tables compiled for scanning, once a process: what the readers of facts look words up in."""

from __future__ import annotations

import re
from functools import cache

from ontology import lookup, tables
from ontology.names import folded


@cache
def type_names() -> dict[str, str]:
    """Every name and alias of a document type, folded, with the type's name: {"kế hoạch": "Kế hoạch"}."""
    found: dict[str, str] = {}
    for row in tables.document_types():
        for name in (row.name, *row.aliases):
            found.setdefault(folded(name), row.name)
    return found


@cache
def type_before_number() -> re.Pattern[str]:
    """A type name, with or without "số", that ends where a number begins: "các Quyết định số: "."""
    names = sorted(type_names(), key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?P<type>{'|'.join(map(re.escape, names))})"
        r"(?:\s+(?:liên tịch|liên ngành))?\s*(?:,?\s*số(?:\s+hiệu)?\s*:?)?\s*$"
    )


@cache
def type_of_code() -> dict[str, str]:
    """The type that a code in a number stands for, upper case: {"KH": "Kế hoạch"}; codes of several types are left
    out, but where they usually mean one.
    """
    found: dict[str, set[str]] = {}
    usual: dict[str, str] = {}
    for row in tables.document_types():
        for code in row.code:
            found.setdefault(code.upper(), set()).add(row.name)
        usual |= {code.upper(): row.name for code in row.usual_code}
    return {code: next(iter(types)) for code, types in found.items() if len(types) == 1} | usual


def issuer_of_number(number: str) -> str | None:
    """The issuer that a number fixes: "1191/QĐ-TTg" is the Prime Minister's; of a joint document the last named, None
    where the number does not tell.
    """
    rows = lookup.issuers(number)
    return rows[-1].name if rows else None
