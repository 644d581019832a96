"""`make compare`: the facts that a change to the rules gains and loses, facet by facet, with their sentences."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from compare import Fact, Run, facts, report
from conftest import EXAMPLES, ROOT
from drafting import record

from ontology.model import to_json

TASK = "1. Sở Nội vụ tổ chức tập huấn cho cán bộ thôn."
DUE = "1. Sở Nội vụ tổ chức tập huấn cho cán bộ thôn trước ngày 30/6/2024."


def read(*body: str, **parts: str) -> Run:
    """What is read from a drafted document, as one run of a version."""
    found = list(facts(to_json(record("II. NHIỆM VỤ", *body, **parts))))
    return Run(Counter(fact for fact, _ in found), dict(found), 1.0)


def differences(old: Run, new: Run) -> list[str]:
    """The lines of facts, without the counts below them."""
    lines = list(report(old, new))
    return lines[: next(n for n, line in enumerate(lines) if line.startswith("facet"))]


def test_every_facet_of_a_record_is_compared() -> None:
    import compare

    names = {key for key in to_json(record()) if key not in ("source", "document", "citations", "tasks")}
    assert names == set(compare.WHOLE)


def test_the_same_record_has_no_differences() -> None:
    assert differences(read(TASK), read(TASK)) == []


def test_moved_offsets_and_closed_wraps_are_no_difference() -> None:
    wrapped = TASK.replace("tập huấn", "tập huấn\n")
    assert differences(read(TASK), read("\n\n" + wrapped)) == []


def test_a_lost_fact_is_printed_with_its_file_and_sentence() -> None:
    lines = differences(read(DUE), read(TASK.replace("Sở Nội vụ", "Sở Y tế")))
    assert lines[0] == "tasks:"
    assert any(line.startswith("  - invented.txt: Sở Nội vụ tổ chức") for line in lines)
    due = lines[lines.index("deadlines:") + 1]
    assert due.startswith("  - ") and "date=2024-06-30" in due and f"“{DUE[3:]}”" in due


def test_a_fact_read_twice_counts_twice() -> None:
    once, twice = (Run(Counter({Fact("a", "named", "x"): n}), {Fact("a", "named", "x"): "x"}, 1) for n in (1, 2))
    assert differences(once, twice) == ["named:", "  + a: x"]


def compare_command(root: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command: list[Any] = [sys.executable, root / "benchmarks" / "compare.py", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8")


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of this project with one commit; then the label of coordinating bodies is taken out of its table."""
    root = tmp_path_factory.mktemp("history") / "chidao"
    for name in ("chidao", "ontology", "loaders", "queries", "viz", "benchmarks"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    git = ["git", "-C", str(root), "-c", "user.name=Test", "-c", "user.email=test@invalid"]
    for arguments in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "Rules"]):
        subprocess.run([*git, *arguments], check=True)
    table = root / "ontology" / "action_words.csv"
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(row for row in rows if not row.startswith("to-chuc,")), encoding="utf-8")
    return root


@pytest.mark.slow
def test_a_row_taken_out_of_a_table_shows_what_it_gave(history: Path) -> None:
    done = compare_command(history, "HEAD", EXAMPLES)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    counts = {line[:18].strip(): line[18:].split() for line in lines if line[18:].replace(".", " ").split()[:1]}
    assert counts["files"] == ["11", "11", "0", "0"]
    assert int(counts["assignees"][3]) > 0 and any(line.startswith("  - ") for line in lines)
    assert lines[-1].startswith("seconds")


@pytest.mark.slow
def test_nothing_is_left_in_the_repository(history: Path) -> None:
    compare_command(history, "HEAD", EXAMPLES)
    status = subprocess.run(
        ["git", "-C", str(history), "status", "--short", "--untracked-files=no"], capture_output=True, text=True
    )
    assert status.stdout.split() == ["M", "ontology/action_words.csv"]


def test_an_unknown_revision_and_a_missing_corpus_are_told_in_one_line(history: Path, tmp_path: Path) -> None:
    for arguments, words in (
        (("nonesuch", EXAMPLES), "no revision 'nonesuch'"),
        (("HEAD", tmp_path / "nowhere"), "nowhere: no such file or folder"),
        (("HEAD", tmp_path), "read nothing"),
    ):
        done = compare_command(history, *arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert words in done.stderr and "Traceback" not in done.stderr


def test_records_of_the_command_can_be_compared() -> None:
    """What `chidao extract` prints is what `facts` takes."""
    data = json.loads(json.dumps(to_json(record("II. NHIỆM VỤ", TASK))))
    assert ("invented.txt", "files", "read") in {fact for fact, _ in facts(data)}
