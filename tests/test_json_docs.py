"""docs/json.md shows what the commands print. Run as a program it writes the page anew."""

from __future__ import annotations

import json
import os
import re
import shlex
import tempfile
from pathlib import Path

from click.testing import CliRunner
from conftest import ROOT

from chidao.cli import COMMANDS, cli

PAGE = ROOT / "docs" / "json.md"
EXAMPLE = re.compile(r"```sh\nchidao (?P<command>.*)\n```\n```json\n(?P<json>(?:.*\n)*?)```\n")
# Commands that print no answer, or one that is described elsewhere: extract (the record), neo4j (docs/neo4j.md).
WITHOUT = {"extract", "export", "draw", "tables", "neo4j"}


def printed(commands: list[str]) -> list[str]:
    """What the commands print one after the other, in an empty folder beside the examples."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            Path("examples").symlink_to(ROOT / "examples")
            return [_run(command) for command in commands]
        finally:
            os.chdir(here)


def _run(command: str) -> str:
    words = [
        str(found) for word in shlex.split(command) for found in (sorted(Path().glob(word)) if "*" in word else [word])
    ]
    result = CliRunner().invoke(cli, words)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout.replace(f"{ROOT}/", "/chidao/")


def examples() -> tuple[list[str], list[str]]:
    """The commands of the page, and what it says they print."""
    found = list(EXAMPLE.finditer(PAGE.read_text(encoding="utf-8")))
    return [match["command"] for match in found], [match["json"] for match in found]


def test_every_example_is_what_the_command_prints() -> None:
    commands, shown = examples()
    for command, said, told in zip(commands, printed(commands), shown, strict=True):
        assert json.loads(said) == json.loads(told), f"chidao {command}: write the page anew if that is right"
        assert said == told


def test_every_command_that_answers_has_an_example() -> None:
    commands, _ = examples()
    assert {shlex.split(command)[0] for command in commands} == set(COMMANDS) - WITHOUT


def write() -> None:
    """Put what the commands print into the page."""
    text = PAGE.read_text(encoding="utf-8")
    commands, _ = examples()
    said = iter(printed(commands))
    PAGE.write_text(
        EXAMPLE.sub(lambda m: f"```sh\nchidao {m['command']}\n```\n```json\n{next(said)}```\n", text), encoding="utf-8"
    )


if __name__ == "__main__":
    write()
