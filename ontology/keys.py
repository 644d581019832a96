"""What tells one document from another: its key, made from a mention alone, and how keys compare.

What the mention does not state is absent. A number is unique only for its seat, place and year (State) or term
(Party, so the full date): `12/KH-UBND` exists in every province every year. A key is less specific than another
where it says less and contradicts nothing; only the store, which sees all documents, may join such keys.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ontology import seats
from ontology.names import folded, number_key, slug

ID = "https://w3id.org/chidao/id/"
DOCUMENTS = ID + "doc/"
_NONE = "-"
_YEAR_IN_NUMBER = re.compile(r"\d[^/]*/(\d{4})/")
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
# Without their stroke these codes would be those of another type: DA dự án (project), HD hướng dẫn (guidance).
_STROKE = (("ĐA", "DDA"), ("HĐ", "HDD"))  # đề án (scheme), hợp đồng (contract)
_STROKED = re.compile(r"(?<![^\W_])(?:ĐA|HĐ)(?![^\W_])")


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """The parts of a document's name, each a slug, "" (or ()) where it is not stated.

    Three forms: with a `number`; a law by its `title`; a `blank` number, with the document's `type` and, in `blank`,
    the hash of its title. `place` is the seat's place and its parents, nearest first; `date` is ISO 8601: a year for
    numbers that run for a year, a day for those that run for a Party term, at most a month for a blank one.
    """

    number: str = ""
    seat: str = ""
    place: tuple[str, ...] = ()
    date: str = ""
    title: str = ""
    type: str = ""
    blank: str = ""

    def to_iri(self) -> str:
        """The document's IRI.

        >>> DocumentKey("61-kh-ubnd", "uy-ban-nhan-dan", ("tinh-lang-son",), "2024").to_iri()[len(DOCUMENTS):]
        '61-kh-ubnd/uy-ban-nhan-dan/tinh-lang-son/2024'
        """
        seat, place, date = self.seat or _NONE, ".".join(self.place) or _NONE, self.date or _NONE
        if self.number:
            return f"{DOCUMENTS}{self.number}/{seat}/{place}/{date}"
        if self.title:
            return f"{DOCUMENTS}title/{self.title}" + (f"/{self.date}" if self.date else "")
        return f"{DOCUMENTS}blank/{seat}/{place}/{self.type or _NONE}/{date}/{self.blank}"


def from_iri(iri: str) -> DocumentKey | None:
    """The key of a document's IRI, `from_iri(key.to_iri()) == key`; None for any other IRI."""
    if not iri.startswith(DOCUMENTS):
        return None
    parts = ["" if part == _NONE else part for part in iri[len(DOCUMENTS) :].split("/")]
    match parts:
        case ["title", title]:
            return DocumentKey(title=title)
        case ["title", title, date]:
            return DocumentKey(title=title, date=date)
        case ["blank", seat, place, type, date, told]:
            return DocumentKey("", seat, _places(place), date, type=type, blank=told)
        case [number, seat, place, date] if number:
            return DocumentKey(number, seat, _places(place), date)
    return None


def _places(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(".")) if joined else ()


# ---------------------------------------------------------------- from a mention


def numbered(
    number: str, issuer: str | None = None, place: tuple[str, ...] = (), issued: str | None = None
) -> DocumentKey:
    """The key of a document with a number, as printed; `issuer` a name without place, `place` names, nearest first.

    What the number itself fixes (the Prime Minister of -TTg, the year of 72/2015/NĐ-CP) beats what stands beside it:
    "Quyết định số 1191/QĐ-TTg của Chính phủ" is a common slip.

    >>> numbered("57-KL/TW", "Bộ Chính trị", (), "2023-06-15").to_iri()[len(DOCUMENTS):]
    '57-kl-tw/bo-chinh-tri/-/2023-06-15'
    >>> numbered("05/QĐ-TTg", issued="2020-08-05").to_iri()[len(DOCUMENTS):]
    '5-qd-ttg/thu-tuong-chinh-phu/-/2020'
    """
    series = seats.series(number)
    seat = series.seat or (seats.seat(issuer) if issuer else "")
    date = _date(issued, 10 if series.term else 4)
    if year := _YEAR_IN_NUMBER.match(number_key(number)):
        date = year[1]
    return DocumentKey(number_part(number), _slug(seat), () if series.central else _slugs(place), date)


def titled(title: str, issued: str | None = None) -> DocumentKey:
    """The key of a law named by its title alone.

    >>> titled("Luật An ninh mạng").to_iri()[len(DOCUMENTS):]
    'title/luat-an-ninh-mang'
    """
    return DocumentKey(title=_slug(title), date=_date(issued, 10))


def blank(
    type: str | None, title: str, issuer: str | None = None, place: tuple[str, ...] = (), issued: str | None = None
) -> DocumentKey:
    """The provisional key of a document whose number is blank: `title` tells it from its neighbours, by its hash."""
    told = hashlib.sha256(" ".join(folded(title).split()).encode()).hexdigest()[:12]
    seat = seats.seat(issuer) if issuer else ""
    return DocumentKey("", _slug(seat), _slugs(place), _date(issued, 7), type=_slug(type or ""), blank=told)


@lru_cache(maxsize=8192)
def number_part(number: str) -> str:
    """A number as a part of an IRI: one for all its spellings, also where Đ was printed as D.

    >>> number_part("05/QÐ–TTg"), number_part("57/KL-TW"), number_part("5/ĐA-UBND")
    ('5-qd-ttg', '57-kl-tw', '5-dda-ubnd')
    """
    return slug(_STROKED.sub(lambda m: dict(_STROKE)[m.group()], number_key(number)))


@lru_cache(maxsize=8192)
def _slug(words: str) -> str:
    found = slug(words)
    return "" if found == _NONE else found


def _date(issued: str | None, precision: int) -> str:
    """The first characters of an ISO date, "" where it is none."""
    return issued[:precision] if issued and _ISO.fullmatch(issued) else ""


def _slugs(place: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for name in place if (part := _slug(name)))


# ---------------------------------------------------------------- comparing


def compatible(a: DocumentKey, b: DocumentKey) -> bool:
    """Whether the two could be one document: nothing that both state differs. Symmetric, and true of a key itself."""
    return (
        (a.number, a.title, a.type, a.blank) == (b.number, b.title, b.type, b.blank)
        and (not a.seat or not b.seat or a.seat == b.seat)
        and (a.date.startswith(b.date) or b.date.startswith(a.date))
        and _compatible_places(a.place, b.place)
    )


def is_less_specific(a: DocumentKey, b: DocumentKey) -> bool:
    """Whether `b` says all that `a` says, and more: what a store may join, if no other `b` fits."""
    return a != b and compatible(a, b) and merged(a, b) == b


def merged(a: DocumentKey, b: DocumentKey) -> DocumentKey:
    """The key that says what both say; they must be compatible."""
    return replace(a, seat=a.seat or b.seat, place=max(a.place, b.place, key=len), date=max(a.date, b.date, key=len))


def is_complete(key: DocumentKey) -> bool:
    """Whether the key tells its document from all others: number, seat, its place unless central, year or date."""
    if not key.number:
        return bool(key.title)
    day_needed = seats.runs_for_a_term(key.number)
    return bool(key.seat and (key.place or seats.is_central(key.seat))) and len(key.date) >= (10 if day_needed else 4)


def _compatible_places(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter chain of parents is part of the longer one, beginning with the same place."""
    short, long = sorted((a, b), key=len)
    if not short:
        return True
    rest = iter(long[1:])
    return short[0] == long[0] and all(name in rest for name in short[1:])
