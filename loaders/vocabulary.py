"""The tables compiled for scanning, once a process: what the readers of facts look words up in."""

from __future__ import annotations

import re
from functools import cache

from ontology import lookup, tables
from ontology.names import folded
from ontology.wording import as_written, one_of

LAW_TYPES = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")


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


def sign_marks(meaning: str | None = None) -> str:
    """The marks of authority before a signature of this meaning, or all, in State and Party form, without their stops:
    the inside of a pattern (KT|K/T …).
    """
    rows = [row for row in tables.sign_modes() if meaning in (None, row.meaning)]
    forms = {form.rstrip(".") for row in rows for form in (row.name, *row.aliases)}
    return "|".join(sorted(map(re.escape, forms), key=lambda f: (-len(f), f)))


@cache
def recipients_heading() -> str:
    """Nơi nhận, NƠI NHẬN, as scanners find it too: the inside of a pattern, as written."""
    words = as_written("recipients heading")
    return one_of((*words, *map(str.upper, words)))


@cache
def governing_words() -> tuple[str, ...]:
    """The words that govern what a document rests on or carries out, as they begin a paragraph: Căn cứ, Thực hiện …"""
    rows = [row for row in tables.relations() if "opening" in row.stands]
    return tuple({words[:1].upper() + words[1:]: None for row in rows for words in (row.name, *row.aliases)})
