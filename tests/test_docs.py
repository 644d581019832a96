"""What the project says about itself is true: README, decisions, changelog, index of docs."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT
from running import chidao

from chidao.cli import COMMANDS

README = ROOT / "README.md"
# A link to a file of ours: [words](docs/graph.md).
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
PAGES = sorted(p for p in ROOT.glob("**/*.md") if not {".venv", "plans"} & set(p.relative_to(ROOT).parts))


def sessions(page: Path) -> list[tuple[str, str]]:
    """The commands of a page's ```console blocks with what the page says they print."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    return [
        (command, output)
        for block in blocks
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


def lines(output: str) -> list[str]:
    """Lines that carry words, each white space as one space: what goes into a pipe has tabs, the page has columns."""
    return [" ".join(line.split()) for line in output.splitlines() if line.strip()]


def test_the_readme_shows_what_the_commands_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All commands of the page in turn, beside the examples. A line `…` stands for lines left out; every other line
    is printed, in this order.
    """
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    page = sessions(README)
    assert len(page) >= 4
    for command, said in page:
        program, *arguments = shlex.split(command)
        assert program == "chidao"
        done = chidao(*arguments)
        assert done.status == 0, f"$ {command}\n{done.err}"
        printed = iter(lines(done.out + done.err))
        for line in lines(said):
            assert line == "…" or line in printed, f"$ {command}\ndoes not print {line!r} (any more), but:\n{done.out}"


def test_the_readme_names_every_command_with_its_help() -> None:
    text = README.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`chidao {name}" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_under_docs_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = [p.name for p in sorted((ROOT / "docs").glob("*.md")) if p.name != "README.md"]
    assert [name for name in pages if f"({name})" not in index] == []


def test_every_dependency_has_its_reasons() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    names = {re.split(r"[>=<\[ ]", requirement)[0] for group in groups for requirement in group}
    reasons = (ROOT / "decisions" / "0002-dependencies.md").read_text(encoding="utf-8")
    assert sorted(name for name in names if f"**{name}**" not in reasons) == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(path.name[:4] for path in (ROOT / "decisions").glob("*.md"))
    assert numbers == [f"{n:04}" for n in range(1, len(numbers) + 1)]


def test_the_version_is_said_once_and_has_a_place_in_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased" or headings[0] == version


def test_the_loaders_tell_the_order_in_which_a_document_meets_them() -> None:
    told = set(re.findall(r"\w+", (ROOT / "loaders" / "__init__.py").read_text(encoding="utf-8")))
    modules = {path.stem for path in (ROOT / "loaders").glob("*.py")} - {"__init__"} | {"reading"}
    assert sorted(modules - told) == []


def test_the_queries_tell_where_to_look() -> None:
    told = set(re.findall(r"\w+", (ROOT / "queries" / "__init__.py").read_text(encoding="utf-8")))
    modules = {path.stem for path in (ROOT / "queries").glob("*.py")} - {"__init__"}
    assert sorted(modules - told) == []
