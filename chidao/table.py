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
    "text": "Nội dung",
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

    table = Table(title=title or None, title_justify="left", title_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for line in lines:
        # Text, not str: square brackets in a document are no mark-up.
        table.add_row(*(Text(words) for words in line))
    Console().print(table)


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
    if not issued:
        return "không rõ ngày"
    return "/".join(part.lstrip("0") for part in reversed(issued.split("-")))
