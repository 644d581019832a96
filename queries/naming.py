"""Documents as people name them: `QĐ 1191/QĐ-TTg 2020`, `12/KH-UBND tỉnh X`, a file's name, part of a title.

One thing is found, or the answer is an error that helps on: `Ambiguous` lists the candidates with what tells them
apart, `NotFound` what is near. All names of one document (same-as) count as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import PurePath

from ontology import tables
from ontology.errors import Ambiguous, NotFound
from ontology.keys import ID, from_iri, is_less_specific, number_part
from ontology.names import document_number, unmarked
from queries.agency_naming import find_agency as find_agency
from queries.ask import ask
from queries.documents import Document, batches, documents
from queries.identity import Documents, series

SHOWN = 12  # candidates that an error lists
_NUMBER = re.compile(r"\d+[a-zđ]?\s?(?:/\s?\d{4}\s?)?[-/]\s?[a-zđ][\w&]*(?:\s?[-/]\s?[\w&]+)*", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?![\d/])")
# số, ngày, tháng, năm, của, về: they stand between the parts of a name and are no part of it.
_BETWEEN = {"so", "ngay", "thang", "nam", "cua", "ve"}


@dataclass(frozen=True, slots=True)
class Words:
    """A document's name taken apart: its number, its date (ISO 8601, as precise as said), the other words, unmarked."""

    number: str | None
    date: str | None
    others: frozenset[str]


def read(words: str) -> Words:
    """Take a name apart.

    >>> read("QĐ số 1191/QĐ-TTg năm 2020")
    Words(number='1191/QĐ-TTg', date='2020', others=frozenset({'qd'}))
    >>> read("57-KL/TW ngày 15/6/2023").date
    '2023-06-15'
    """
    rest, number, date = " ".join(words.split()), None, None
    if found := _NUMBER.search(rest):
        number = document_number(found[0])
        rest = rest[: found.start()] + " " + rest[found.end() :]
    if found := _DAY.search(rest):
        date = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    elif found := _MONTH.search(rest):
        date = f"{found[2]}-{int(found[1]):02}"
    elif found := _ISO.search(rest):
        date = found[1]
    if found:
        rest = rest[: found.start()] + " " + rest[found.end() :]
    return Words(number, date, _tokens(rest) - _BETWEEN)


def find_document(store: Documents, words: str) -> str:
    """The IRI of the one document that is called so in the store.

    Tried in this order: its IRI, its file's name (with or without ending), its number with whatever else is said
    (type, issuer, place, date), its title or a part of it; a bare number is tried as such first.
    """
    words = words.strip()
    ways = [_by_iri, _by_file, _by_number, _by_title]
    if _NUMBER.fullmatch(words):
        ways[1:3] = _by_number, _by_file
    found = next((found for way in ways if (found := way(store, words))), None)
    if found is None:
        raise NotFound(f"{words!r}: the store knows no document of that name{_near(store, words)}")
    if len(found) == 1:
        return found[0]
    cards = documents(store, found)
    chosen = _fullest(sorted(cards))
    if chosen is None:
        raise Ambiguous(words, _listed(label(cards[iri]) for iri in sorted(cards)))
    return chosen


def label(card: Document) -> str:
    """A document in one line, with all that tells it from others."""
    title = card.title or ""
    parts = (
        " ".join(part for part in (card.type, card.number or ("(số trống)" if card.blank else None)) if part),
        card.issuer,
        card.issued,
        title if len(title) <= 80 else title[:79] + "…",
        ", ".join(card.files) if card.held else "không có trong kho",
        card.iri,
    )
    return " · ".join(part for part in parts if part)


def _fullest(iris: list[str]) -> str | None:
    """The document of several that says all that the others say, or None."""
    keys = {iri: from_iri(iri) for iri in iris}
    for iri, key in keys.items():
        if all(other is key or (key and other and is_less_specific(other, key)) for other in keys.values()):
            return iri
    return None


def _listed(labels: Iterable[str]) -> list[str]:
    lines = list(labels)
    return lines if len(lines) <= SHOWN else [*lines[:SHOWN], f"… and {len(lines) - SHOWN} more; say more of its name"]


# ---------------------------------------------------------------- ways to find a document


def _by_iri(store: Documents, words: str) -> list[str]:
    iri = ID + words.removeprefix("id:") if words.startswith("id:") else words.strip("<>")
    if iri.startswith(ID + "file/"):
        return _meant(store, (doc for doc, file, _ in _files(store) if file == iri))
    return _meant(store, [iri]) if iri in store.documents(series(iri)) else []


def _meant(store: Documents, iris: Iterable[str]) -> list[str]:
    """The documents that these names stand for, each once, sorted."""
    names = sorted(set(iris))
    rows = (row for some in batches(names) for row in ask(store, "same_as", alias=some).rows)
    joined = {str(row["alias"]): str(row["document"]) for row in rows}
    return sorted({joined.get(iri, iri) for iri in names})


def _by_file(store: Documents, words: str) -> list[str]:
    wanted = unmarked(PurePath(words).name)
    files = [(doc, unmarked(name)) for doc, _, name in _files(store)]
    whole = [doc for doc, name in files if name == wanted]
    return _meant(store, whole or [doc for doc, name in files if PurePath(name).stem == wanted == unmarked(words)])


def _files(store: Documents) -> list[tuple[str, str, str]]:
    """Each held document with its file's IRI and name."""
    rows = ask(store, "held").rows
    return [(str(row["document"]), str(row["file"]), str(row["name"])) for row in rows if row["name"] is not None]


def _numbers(store: Documents) -> list[tuple[str, str]]:
    """Each document that bears a number, with the number."""
    return [(str(row["document"]), str(row["number"])) for row in ask(store, "numbers").rows]


def _by_number(store: Documents, words: str) -> list[str]:
    said = read(words)
    if said.number is not None:
        found = list(store.documents(number_part(said.number)))
    elif (bare := _bare(said.others)) is not None:
        # "Quyết định 1191": the running number alone.
        running = re.compile(rf"0*{bare}[a-z]?[-/]", re.IGNORECASE)
        found = [iri for iri, number in _numbers(store) if running.match(number)]
        said = Words(None, said.date, said.others - {bare})
    else:
        return []
    found = _meant(store, found)
    if len(found) < 2 and not said.others and said.date is None:
        return found  # nothing else was said that it could contradict
    cards = documents(store, found)
    fitting = [iri for iri, card in cards.items() if said.others <= _told(card)]
    if said.date is not None:
        dates = {iri: _date(cards[iri]) for iri in fitting}
        exact = [iri for iri in fitting if dates[iri] and _same_time(dates[iri], said.date)]
        fitting = exact or [iri for iri in fitting if not dates[iri]]
    return fitting


def _bare(others: frozenset[str]) -> str | None:
    numbers = [word for word in others if word.isdecimal()]
    return numbers[0].lstrip("0") or None if len(numbers) == 1 and len(others) <= 8 else None


def _date(card: Document) -> str:
    key = from_iri(card.iri)
    return card.issued or (key.date if key else "")


def _same_time(date: str, other: str) -> bool:
    return date.startswith(other) or other.startswith(date)


def _told(card: Document) -> frozenset[str]:
    """Every word that a document may be called by: of its number, type, issuer, place, title, and their short forms."""
    number = _tokens(card.number or "")
    issuer = unmarked(card.issuer_name or "").split()
    said = [card.type, card.issuer, card.place, card.title, *(name for code, name in _types() if code in number)]
    words = _tokens(" ".join(part for part in said if part)) | number
    return words | {"".join(word[0] for word in issuer)}


@cache
def _types() -> tuple[tuple[str, str], ...]:
    return tuple((unmarked(code), row.name) for row in tables.document_types() for code in row.code)


def _tokens(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", unmarked(words)))


def _by_title(store: Documents, words: str) -> list[str]:
    wanted = unmarked(words)
    titles = [(str(row["document"]), unmarked(str(row["title"]))) for row in ask(store, "titles").rows]
    same = [iri for iri, title in titles if title == wanted]
    part = [iri for iri, title in titles if wanted in title] if len(wanted) > 3 else []
    return _meant(store, same or part)


def _near(store: Documents, words: str) -> str:
    """What the words may have been meant for: the documents of that number, or else numbers and files like them."""
    number = read(words).number
    if number is not None and (same := documents(store, store.documents(number_part(number)))):
        return "; near:\n  " + "\n  ".join(_listed(label(card) for card in same.values()))
    called = {name for _, _, name in _files(store)} | {number for _, number in _numbers(store)}
    plain = {unmarked(name): name for name in sorted(called)}
    near = get_close_matches(unmarked(words), sorted(plain), n=5, cutoff=0.6)
    return "; near: " + ", ".join(plain[name] for name in near) if near else "; see `chidao list`"
