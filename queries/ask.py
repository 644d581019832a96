"""Questions as files beside this one, asked of any store: `ask(store, "duties", plan=iri)` -> `Answer`.

A question file is SPARQL with a header that says, in Vietnamese and English, what is asked, what may be given, what
comes back and how a row looks:

    # vi: Văn bản nào thực hiện văn bản nào?
    # en: Which document carries out which?
    # in: ?to (iri) the document that is carried out
    # out: ?from ?to
    # example: {"from": "id:doc/61-kh-ubnd/…", "to": "id:doc/57-kl-tw/…"}

Every parameter may be left out (then all rows come), be one value, or several (then rows for any of them).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Protocol

from ontology.errors import WrongUse
from ontology.store import Value

Row = dict[str, Value]
Given = str | Iterable[str] | None


class Asked(Protocol):
    """What a question needs of a store, in whatever language the store is asked."""

    def answer(self, question: Question, values: Mapping[str, tuple[str, ...]]) -> Iterable[Mapping[str, Value]]:
        """The rows of one question in any order, each of its parameters that is given bound to any of its values.

        `ask` has checked the values and gives at least one for each parameter. A row has all columns, absent is None.
        """


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be given with a question: `kind` is `iri`, `text` or `date`."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question file, read."""

    name: str
    vi: str
    en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    example: Row
    sparql: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that answer a question, in a stable order; `to_json` is what `--json` prints."""

    question: str
    parameters: dict[str, Any]
    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "question": self.question,
            "parameters": self.parameters,
            "columns": list(self.columns),
            "rows": list(self.rows),
        }


def ask(store: Asked, name: str, /, **parameters: Given) -> Answer:
    """Ask the question in `queries/<name>.rq`; rows sorted by all columns, absent values None.

    A value that is no IRI where the question wants one, or a parameter that it does not know, raises `WrongUse`.
    """
    asked = question(name)
    values = {key: _several(given) for key, given in parameters.items() if given is not None}
    check(asked, values)
    # Any of none is nothing: no store need be asked.
    found = store.answer(asked, values) if all(values.values()) else ()
    rows = (tuple(_plain(row[column]) for column in asked.columns) for row in found)
    return Answer(
        name,
        {key: given[0] if isinstance(parameters[key], str) else list(given) for key, given in values.items()},
        asked.columns,
        tuple(dict(zip(asked.columns, row, strict=True)) for row in sorted(rows, key=_order)),
    )


def questions() -> tuple[Question, ...]:
    """All question files, sorted by name."""
    names = (entry.name for entry in resources.files("queries").iterdir() if entry.name.endswith(".rq"))
    return tuple(question(name.removesuffix(".rq")) for name in sorted(names))


@cache
def question(name: str) -> Question:
    """The question of this name."""
    file = resources.files("queries") / f"{name}.rq"
    if not re.fullmatch(r"[a-z_]+", name) or not file.is_file():
        raise WrongUse(f"{name}: no such question; there are: {', '.join(q.name for q in questions())}")
    return parse(name, file.read_text(encoding="utf-8"))


_HEADER = re.compile(r"^# (vi|en|in|out|example): (.*)$", re.MULTILINE)
_PARAMETER = re.compile(r"\?(\w+) \((iri|text|date)\) (.+)")


def parse(name: str, text: str) -> Question:
    """Read a question file; raises `ValueError` where its header is not whole."""
    header: dict[str, list[str]] = {}
    for key, line in _HEADER.findall(text):
        header.setdefault(key, []).append(line.strip())
    lacking = [key for key in ("vi", "en", "out", "example") if key not in header]
    if lacking:
        raise ValueError(f"queries/{name}.rq: the header lacks {', '.join(lacking)}")
    parameters = []
    for line in header.get("in", []):
        match = _PARAMETER.fullmatch(line)
        if match is None:
            raise ValueError(f"queries/{name}.rq: a parameter is written '?name (iri|text|date) meaning', not {line!r}")
        parameters.append(Parameter(match[1], match[2], match[3]))
    columns = tuple(column.removeprefix("?") for column in header["out"][0].split())
    example = json.loads(header["example"][0])
    if tuple(example) != columns:
        raise ValueError(f"queries/{name}.rq: the example row has {list(example)}, the columns are {list(columns)}")
    return Question(name, header["vi"][0], header["en"][0], tuple(parameters), columns, example, text)


def check(asked: Question, values: Mapping[str, tuple[str, ...]]) -> None:
    """Raise `WrongUse` where the question knows no such parameter, or a value is not of its kind."""
    kinds = {parameter.name: parameter.kind for parameter in asked.parameters}
    for name, given in sorted(values.items()):
        if name not in kinds:
            raise WrongUse(f"{asked.name}: no parameter {name!r}; it takes: {', '.join(sorted(kinds)) or 'none'}")
        for value in given:
            check_value(kinds[name], value)


_NOT_IN_AN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def check_value(kind: str, value: str) -> None:
    """Raise `WrongUse` where the value is not of this kind; any words are a text."""
    if kind == "iri" and (_NOT_IN_AN_IRI.search(value) or ":" not in value):
        raise WrongUse(f"{value!r} is not an IRI")
    if kind == "date" and not _DATE.fullmatch(value):
        raise WrongUse(f"{value!r} is not a date; write 2024-03-18, 2024-03 or 2024")


def _plain(value: Value) -> Value:
    """The value without the store's mark for an IRI: an answer is plain data."""
    return str(value) if isinstance(value, str) else value


def _several(given: Given) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given or ())


def _order(row: tuple[Value, ...]) -> tuple[tuple[int, float, str], ...]:
    """Absent first, then numbers by size, then text: a key that any two rows can be compared by."""
    return tuple(
        (0, 0, "") if value is None else (2, 0, value) if isinstance(value, str) else (1, value, "") for value in row
    )
