"""Reads a table beside this file into frozen rows, each cell checked: the one way that knowledge comes in.

A table is a UTF-8 CSV file, a line a row, sorted by its first column, whose header is exactly the fields of the
row's dataclass. The fields' types say how a cell is read:

    str               as it stands; must not be empty unless the field says `cell(empty=True)`
    str | None        the same, None where empty
    tuple[str, ...]   parts between `|`, () where empty
    bool              yes or no
    int               decimal

Fields called `start` and `end` are the first and the last day in force (ISO 8601, empty: open). Imports nothing but
`csv` and `dataclasses`, because every command pays for it.

`use` names a folder of tables of one's own: files of the same names whose rows are added, or stand in place of the
row with the same id. They are checked alike, but may be in any order and leave out columns that may be empty.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, field, fields
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from ontology.errors import BadTable

Row = TypeVar("Row")
Read = Callable[[str], Any]

FOLDER = Path(__file__).parent
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_DATES = ("start", "end")


def cell(*, empty: bool = False, one_of: tuple[str, ...] = ()) -> Any:
    """A column that may be empty, or that holds one of a few words (each part, where it holds several)."""
    return field(metadata={"empty": empty, "one_of": one_of})


def read_table(name: str, row: type[Row], folder: Path = FOLDER) -> tuple[Row, ...]:
    """All rows of `<name>.csv` in the order of the file, which is that of its first column.

    Raises `BadTable` ("agencies.csv:12: column end: …") for a file, header or row that is wrong.
    """
    path = folder / f"{name}.csv"
    columns = fields(row)  # type: ignore[arg-type]  # a dataclass of rows
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file, strict=True)
            found = tuple(_rows(path.name, lines, row, columns))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadTable(f"{path.name}: cannot be read as a UTF-8 CSV table ({error}); restore it") from error
    return _with_own(name, row, found) if _own is not None and folder == FOLDER else found


# ---------------------------------------------------------------- tables of one's own

_own: Path | None = None


def use(folder: Path) -> None:
    """From now on the tables in this folder add their rows; call it before any table is read."""
    global _own
    if not folder.is_dir():
        raise BadTable(f"{folder}: no folder of tables; name the folder that your CSV files are in")
    _own = folder
    known = {path.name for path in FOLDER.glob("*.csv")}
    for path in own_files():
        if path.name not in known:
            raise BadTable(f"{path}: no table is called so; the tables are {', '.join(sorted(known))}")


def own_files() -> tuple[Path, ...]:
    """The tables of one's own that are in use, sorted."""
    return () if _own is None else tuple(sorted(_own.glob("*.csv")))


def own_rows(name: str, row: type[Row]) -> tuple[tuple[str, Row], ...]:
    """The rows of one's own table of this name, each with its place (`my-tables/agencies.csv:2`), in their order."""
    if _own is None or not (path := _own / f"{name}.csv").exists():
        return ()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file, strict=True)
            header = next(lines, [])
            found = [(f"{path}:{lines.line_num}", cells) for cells in lines if any(cells)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadTable(f"{path}: cannot be read as a CSV table in UTF-8 ({error}); save it as CSV UTF-8") from error
    columns = {c.name: c for c in fields(row)}  # type: ignore[arg-type]  # a dataclass of rows
    _check_header(path, header, columns)
    return tuple((place, _own_row(place, cells, header, row, columns)) for place, cells in found)


def _with_own(name: str, row: type[Row], shipped: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of both tables, sorted by id; one's own stand in place of those with the same id."""
    own = own_rows(name, row)
    if not own:
        return shipped
    id = fields(row)[0].name  # type: ignore[arg-type]  # a dataclass of rows
    places: dict[str, str] = {}
    for place, one in own:
        if (key := getattr(one, id)) in places:
            raise BadTable(f"{place}: column {id}: {key!r} stands in {places[key]} already; call one otherwise")
        places[key] = place
    by_id = {getattr(one, id): one for one in shipped} | {getattr(one, id): one for _, one in own}
    return tuple(by_id[key] for key in sorted(by_id))


def _check_header(path: Path, header: list[str], columns: dict[str, Field[Any]]) -> None:
    for name in header:
        if name not in columns:
            raise BadTable(f"{path}:1: no column is called {name!r}; the columns, with commas, are {','.join(columns)}")
    for name, column in columns.items():
        if name not in header:
            try:
                _reader(column)("")
            except ValueError as error:
                raise BadTable(f"{path}:1: column {name} is missing; add it") from error


def _own_row(place: str, cells: list[str], header: list[str], row: type[Row], columns: dict[str, Field[Any]]) -> Row:
    if len(cells) != len(header):
        raise BadTable(f"{place}: {len(cells)} cells; it must have {len(header)} (a comma inside a cell needs quotes)")
    words = dict.fromkeys(columns, "") | dict(zip(header, cells, strict=True))
    values = []
    for name, column in columns.items():
        try:
            values.append(_reader(column)(words[name]))
        except ValueError as error:
            raise BadTable(f"{place}: column {name}: {error}") from error
    if words.get("start", "") > words.get("end", "") != "":
        raise BadTable(f"{place}: column end: {words['end']} is before start {words['start']}; swap them")
    return row(*values)


# ---------------------------------------------------------------- a table of chidao's own


def _rows(file: str, lines: Any, row: type[Row], columns: tuple[Field[Any], ...]) -> Iterator[Row]:
    header = [c.name for c in columns]
    found: list[str] = next(lines, [])
    if found != header:
        raise BadTable(f"{file}:1: the columns are {','.join(found)}; they must be {','.join(header)}")
    cells = list(lines)
    for number, line in enumerate(cells, 2):
        if len(line) != len(header):
            raise BadTable(f"{file}:{number}: {len(line)} cells; it must have {len(header)}")
    # Column by column, because most cells of a column repeat a few values, and each is then read once.
    words = list(zip(*cells, strict=True)) or [()] * len(header)
    _check_order(file, header[0], words[0])
    values = [_column(file, c, w) for c, w in zip(columns, words, strict=True)]
    if set(_DATES) <= set(header):
        _check_dates(file, *(words[header.index(d)] for d in _DATES))
    return map(row, *values)


def _column(file: str, column: Field[Any], words: tuple[str, ...]) -> list[Any]:
    values = _Values(_reader(column))
    try:
        return list(map(values.__getitem__, words))
    except ValueError as error:
        line = len(words[: words.index(next(w for w in words if w not in values))]) + 2
        raise BadTable(f"{file}:{line}: column {column.name}: {error}") from error


class _Values(dict[str, Any]):
    """What each distinct cell of a column is read as."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, words: str) -> Any:
        value = self[words] = self._read(words)
        return value


def _check_order(file: str, name: str, ids: tuple[str, ...]) -> None:
    for number, (before, after) in enumerate(pairwise(ids), 3):
        if after <= before:
            raise BadTable(f"{file}:{number}: column {name}: {after!r} after {before!r}; sort, each id once")


def _check_dates(file: str, starts: tuple[str, ...], ends: tuple[str, ...]) -> None:
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 2):
        if start > end != "":
            raise BadTable(f"{file}:{number}: column end: {end} is before start {start}; swap them")


# ---------------------------------------------------------------- one cell


def _reader(column: Field[Any]) -> Read:
    """How to read a cell of this column; the function raises ValueError, saying what to do."""
    one_of: tuple[str, ...] = column.metadata.get("one_of", ())
    may_be_empty: bool = column.metadata.get("empty", False) or column.default is not MISSING
    kind = str(column.type)
    if column.name in _DATES:
        return _day
    if kind == "tuple[str, ...]":
        return _parts(one_of)
    if kind == "bool":
        return _yes_or_no
    if kind == "int":
        return _integer
    if kind == "str | None":
        return lambda words: _word(words, one_of, True) or None
    if kind != "str":
        raise BadTable(f"{column.name}: no cell can be read as {kind}; use str, tuple[str, ...], bool or int")
    return lambda words: _word(words, one_of, may_be_empty)


def _word(words: str, one_of: tuple[str, ...], may_be_empty: bool) -> str:
    if words != words.strip():
        raise ValueError(f"{words!r} has spaces at an end; take them out")
    if not words and not may_be_empty:
        raise ValueError("is empty; fill it in")
    if words and one_of and words not in one_of:
        raise ValueError(f"{words!r} is none of {', '.join(one_of)}")
    return words


def _parts(one_of: tuple[str, ...]) -> Read:
    def read(words: str) -> tuple[str, ...]:
        parts = tuple(words.split("|")) if words else ()
        if len(set(parts)) != len(parts):
            raise ValueError(f"{words!r} has one part twice; take one out")
        for part in parts:
            _word(part, one_of, False)
        return parts

    return read


def _yes_or_no(words: str) -> bool:
    if words not in ("yes", "no"):
        raise ValueError(f"{words!r} is neither yes nor no")
    return words == "yes"


def _integer(words: str) -> int:
    if not words.isdecimal():
        raise ValueError(f"{words!r} is no number; write digits only")
    return int(words)


def _day(words: str) -> str:
    if words and not _DAY.fullmatch(words):
        raise ValueError(f"{words!r} is no day; write it as 2025-07-01, or leave it empty where it is open")
    return words
