"""What is wrong or doubtful in what the store holds: defects of the documents themselves, named one by one.

Whatever is listed is a fact of the texts (a blank number, a year that disagrees, a plan older than its basis) or a
doubt that a person must settle; nothing is corrected here. Shapes are checked in `ontology/check.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ontology.names import unmarked
from queries import walks
from queries.ask import Asked, Row, ask
from queries.chains import IMPLEMENTS, LEGAL_BASIS
from queries.documents import Document, Names, documents, names

# A document that does one of these to another is the later one.
_LATER = (IMPLEMENTS, LEGAL_BASIS, "cites", "amends", "replaces", "repeals")


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect of one document: `kind`, the words or values that show it (in Vietnamese), where, and other documents.

    `others` are the documents that disagree with it or stand in a cycle with it. `start` and `end` are None where no
    single place in the text shows it.
    """

    kind: str
    document: str
    text: str
    file: str | None = None
    start: int | None = None
    end: int | None = None
    others: tuple[str, ...] = ()


def defects(store: Asked) -> tuple[Defect, ...]:
    """All defects that questions can find, sorted by document and kind."""
    known = names(store)
    cards = documents(store, known=known)
    heads = ask(store, "documents").rows
    relations = ask(store, "relations").rows
    found = [
        *_warned(ask(store, "warnings").rows, known),
        *_heads(cards.values(), {known.of(str(row["document"])) for row in _blank_numbers(store)}),
        *_older(relations, heads, known, cards),
        *_cycles(relations, known),
        *_roles(ask(store, "double_roles").rows, known),
        *_disagreeing(heads, known),
    ]
    return tuple(sorted(found, key=lambda d: (d.document, d.kind, d.start or 0, d.text)))


def _warned(rows: Iterable[Row], known: Names) -> Iterator[Defect]:
    """What the reading of the file found doubtful: a blank number, a blank day, a year that disagrees …"""
    for row in rows:
        yield Defect(str(row["kind"]), known.of(str(row["document"])), str(row["text"]), _file(row), *_span(row))


def _blank_numbers(store: Asked) -> list[Row]:
    return [row for row in ask(store, "warnings").rows if row["kind"] == "blank number"]


def _heads(cards: Iterable[Document], blank: set[str]) -> Iterator[Defect]:
    """What a held document's head lacks, and a text that is cut off."""
    for card in cards:
        if not card.held:
            continue
        file = ", ".join(card.files) or None
        if card.number is None and card.iri not in blank:
            yield Defect("no number", card.iri, "phần đầu văn bản không có số", file)
        if card.issued is None:
            yield Defect("no date", card.iri, "phần đầu văn bản không có ngày", file)
        if card.issuer is None:
            yield Defect("no issuer", card.iri, "không có chỗ nào cho biết ai ban hành", file)
        if not card.complete:
            yield Defect("cut text", card.iri, "văn bản bị cắt: phần thiếu chưa được đọc", file)


def _older(rows: Iterable[Row], heads: Iterable[Row], known: Names, cards: dict[str, Document]) -> Iterator[Defect]:
    """A document that is older than what it carries out, rests on, cites or changes: one of the dates is wrong.

    Of a document that is not held only the date counts that the same file gives: another may have it wrong.
    """
    given = {(row["file"], row["document"]): str(row["issued"]) for row in heads if row["issued"] is not None}
    seen = set()

    def date(row: Row, end: str) -> str:
        card = cards.get(known.of(str(row[end])))
        return (card.issued or "") if card is not None and card.held else given.get((row["file"], row[end]), "")

    for row in rows:
        one, other = known.of(str(row["from"])), known.of(str(row["to"]))
        a, b = date(row, "from"), date(row, "to")
        size = min(len(a), len(b))
        if row["relation"] in _LATER and (one, other) not in seen and a[:size] < b[:size]:
            seen.add((one, other))
            words = f"ngày {a}, trước {cards[other].number or cards[other].title} ngày {b}"
            yield Defect("older than its basis", one, words, None, *_span(row), others=(other,))


def _cycles(rows: Iterable[Row], known: Names) -> Iterator[Defect]:
    """Documents that carry one another out in a circle."""
    pairs = {
        (known.of(str(row["from"])), known.of(str(row["to"])))
        for row in rows
        if row["relation"] in (IMPLEMENTS, LEGAL_BASIS)
    }
    for cycle in walks.cycles(pairs):
        yield Defect("cycle", cycle[0], f"{len(cycle)} văn bản thực hiện lẫn nhau", others=cycle[1:])
    for one in sorted({a for a, b in pairs if a == b}):
        yield Defect("cycle", one, "văn bản được nói là thực hiện chính nó")


def _roles(rows: Iterable[Row], known: Names) -> Iterator[Defect]:
    """One agency that leads and coordinates one and the same task. Several leads of one task are no defect."""
    for row in rows:
        words = f"{row['section']}: {row['agent_name']} vừa chủ trì vừa phối hợp"
        yield Defect("two roles", known.of(str(row["plan"])), words, _file(row))


def _disagreeing(rows: Iterable[Row], known: Names) -> Iterator[Defect]:
    """Files that give one document different dates, or two files of one document different titles."""
    dates: dict[str, dict[str, str]] = {}
    titles: dict[str, dict[str, str]] = {}
    for row in rows:
        iri = known.of(str(row["document"]))
        if row["issued"] is not None:
            dates.setdefault(iri, {}).setdefault(str(row["issued"]), _file(row) or "?")
        if row["own"] is True and row["title"] is not None:
            titles.setdefault(iri, {}).setdefault(unmarked(str(row["title"])), _file(row) or "?")
    for iri, several in dates.items():
        full = [date for date in sorted(several) if not any(o != date and o.startswith(date) for o in several)]
        if len(full) > 1:
            words = "; ".join(f"{date} trong {several[date]}" for date in full)
            yield Defect("dates disagree", iri, words)
    for iri, several in titles.items():
        if len(several) > 1:
            yield Defect("titles disagree", iri, "; ".join(sorted(f"“{t}” trong {f}" for t, f in several.items())))


def _file(row: Row) -> str | None:
    return None if row["name"] is None else str(row["name"])


def _span(row: Row) -> tuple[int | None, int | None]:
    return (
        None if row["start"] is None else int(row["start"]),
        None if row["end"] is None else int(row["end"]),
    )
