"""Answers on the screen: a table for people, JSON for programs.

On a terminal rich draws the table and folds long cells; into a pipe or file go plain lines with tabs. Nothing is cut
off in either. Headings are Vietnamese, the keys of the JSON English.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from queries.deadlines import written

# One heading for one column, the same in every command.
HEADINGS = {
    "agent": "Cơ quan",
    "agent_name": "Cơ quan",
    "body": "Cơ quan",
    "by": "Được giao qua",
    "characters": "Số ký tự",
    "chains": "Chuỗi",
    "citations": "Lần nhắc",
    "cited_by": "Văn bản nhắc đến",
    "days": "Sau (ngày)",
    "deadlines": "Thời hạn",
    "document": "Văn bản",
    "documents": "Văn bản trong kho",
    "due": "Hạn",
    "example": "Ví dụ",
    "file": "Tệp",
    "files": "Tệp",
    "held": "Có trong kho",
    "iri": "IRI",
    "issued": "Ngày",
    "issuer": "Cơ quan ban hành",
    "kind": "Loại",
    "level": "Cấp",
    "name": "Tên",
    "number": "Số",
    "path": "Đường dẫn",
    "plan": "Văn bản",
    "quote": "Câu trích",
    "reason": "Lý do",
    "relation": "Quan hệ",
    "requested": "Đề nghị",
    "role": "Vai trò",
    "section": "Mục",
    "shape": "Dạng",
    "text": "Nội dung",
    "times": "Số lần",
    "title": "Trích yếu",
    "type": "Loại",
    "what": "Điều gì",
}
LEVELS = {
    "central": "Trung ương",
    "province": "cấp tỉnh",
    "district": "cấp huyện",
    "commune": "cấp xã",
}
RELATIONS = {
    "implements": "thực hiện",
    "legal_basis": "căn cứ",
    "cites": "dẫn chiếu",
    "amends": "sửa đổi",
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "details": "quy định chi tiết",
    "promulgates": "ban hành",
    "approves": "phê duyệt",
}
ROLES = {"lead": "chủ trì", "coordinate": "phối hợp"}
LONG = 18  # characters of a word that a column of the table gives way to
NO_NUMBER = "(số trống)"


def show(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], title: str = "") -> None:
    """Print the rows as a table with these columns; with no rows only the title and that there is nothing."""
    lines = [[_shown(column, row.get(column)) for column in columns] for row in rows]
    headings = [HEADINGS.get(column, column) for column in columns]
    if not lines:
        click.echo(f"{title}: không có" if title else "Không có.")
        return
    if not sys.stdout.isatty():
        if title:
            click.echo(title)
        for line in [headings, *lines]:
            click.echo("\t".join(line))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    widths = _widths([headings, *lines], console.width)
    if widths is None:
        _blocks(headings, lines, title)
        return
    table = Table(title=title or None, title_justify="left", title_style="bold", show_lines=True)
    for heading, width in zip(headings, widths, strict=True):
        table.add_column(heading, overflow="fold", width=width)
    for line in lines:
        # Text, not str: square brackets in a document are no mark-up.
        table.add_row(*(Text(words) for words in line))
    console.print(table)


def _widths(lines: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """The width of each column so that all fit into the room and no word of up to `LONG` letters breaks; or None.

    What room is left goes letter by letter to the column with the longest cell for its width.
    """
    columns = list(zip(*lines, strict=True))
    wanted = [max(map(len, column)) for column in columns]
    widths = [min(LONG, max(len(word) for cell in column for word in cell.split() or [""])) for column in columns]
    left = room - sum(widths) - 3 * len(widths) - 1  # each column has a border and two blanks
    if left < 0:
        return None
    for _ in range(left):
        at = max(range(len(widths)), key=lambda at: wanted[at] / max(widths[at], 1))
        if wanted[at] <= widths[at]:
            break
        widths[at] += 1
    return widths


def _blocks(headings: Sequence[str], lines: Iterable[Sequence[str]], title: str) -> None:
    """Where the terminal is too narrow for a table: a block a row, a line a column, empty ones left out."""
    if title:
        click.echo(title)
    for line in lines:
        click.echo()
        for heading, words in zip(headings, line, strict=True):
            if words:
                click.echo(f"  {heading}: {words}")


def say(data: Any) -> None:
    """Print data as JSON, readable and the same each time."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _shown(column: str, value: Any) -> str:
    return day(value) if column == "issued" else cell(value)


def cell(value: Any) -> str:
    """A value as one line of a cell: yes and no in words, absent empty, lists with semicolons, no line breaks."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list | tuple):
        return "; ".join(cell(one) for one in value)
    words = str(value)
    return " ".join((LEVELS.get(words) or RELATIONS.get(words) or ROLES.get(words) or words).split())


def day(issued: str | None) -> str:
    """A date as offices write it, as precise as it is known.

    >>> day("2024-03-18"), day("2024-03"), day(None)
    ('18/3/2024', '3/2024', 'không rõ ngày')
    """
    return written(issued) if issued else "không rõ ngày"
