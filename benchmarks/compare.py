"""What a change to the rules gains and loses: the facts of a corpus, read by an older version and by this one.

    make compare BASE=main      or      .venv/bin/python benchmarks/compare.py BASE [PATH …]

BASE is any revision that git knows; its files go into a temporary folder and are run by this same Python. PATHs are the
documents, files or folders (the real documents and seeds of ../shared, else the examples). Each fact that only one of
the two reads is printed with its file and sentence, `+` gained and `-` lost, facet by facet; then the counts, and the
time of both. A fact is what it says, not where it stands: moved offsets and another cut of the quote are no difference.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "corpus"
EXAMPLES = ROOT / "examples" / "plans"
EXTRACT = "from chidao.cli import main; main()"  # run in the folder of a version, which comes first on its path
READ, SOME_REFUSED = 0, 3  # the statuses of `chidao extract`
FIELDS = ("type", "number", "issued", "issuer", "level", "title", "period", "complete")
# Whose facts are taken whole; citations and tasks are taken apart, so that a new deadline is no new task.
WHOLE = ("links", "changes", "named", "targets", "reports", "funding", "recipients", "unread", "warnings")
FACETS = (
    "files", "header", "citations", "citation type", "citation issued", "citation issuer", "citation relation",
    "tasks", "task sections", "assignees", "deadlines", "products", *WHOLE,
)  # fmt: skip

Json = dict[str, Any]


class Fact(NamedTuple):
    """What a record says: of which file, in which facet, in which words."""

    file: str
    facet: str
    words: str


class Run(NamedTuple):
    """What one version read: each fact with how often it stands there, its sentence, and the seconds it took."""

    facts: Counter[Fact]
    quotes: dict[Fact, str]
    seconds: float


# ---------------------------------------------------------------- facts


def facts(record: Json) -> Iterator[tuple[Fact, str]]:
    """Every fact of a record in JSON, with its sentence; the same fact twice is given twice."""
    file = record["source"]["name"]

    def fact(facet: str, quote: str, *words: Any) -> tuple[Fact, str]:
        return Fact(file, facet, " · ".join(_said(one) for one in words)), quote

    yield fact("files", "", "read")
    head = record["document"]
    for field in FIELDS:
        yield fact("header", "", field, head[field])
    for one in (*head["signatories"], *head["parts"]):
        yield fact("header", "", one)
    for one in record["citations"]:
        name = one["number"] or one["title"]
        yield fact("citations", one["quote"], name)
        for field in ("type", "issued", "issuer", "relation"):
            yield fact(f"citation {field}", one["quote"], name, one[field])
    for one in record["tasks"]:
        yield fact("tasks", _quote(one), one["text"])
        # The task as the name of what is said of it, in its first words.
        name = " ".join(one["text"].split()[:12])
        yield fact("task sections", _quote(one), name, one["section"])
        for assignee in one["assignees"]:
            yield fact("assignees", _quote(one), name, assignee)
        for due in _several(one["deadline"]):
            yield fact("deadlines", _quote(one), name, due)
        if one["product"]:
            yield fact("products", _quote(one), name, one["product"])
    for facet in WHOLE:
        for one in record[facet]:
            yield fact(facet, _quote(one), one)


def _several(due: Json | list[Json] | None) -> list[Json]:
    return due if isinstance(due, list) else [due] if due else []


def _quote(one: Json) -> str:
    return str(one.get("quote") or one.get("text") or "")


def _said(value: Any) -> str:
    """A value in words, without where it stands: `Sở Nội vụ @ tỉnh Sơn Lam lead`."""
    if isinstance(value, dict):
        said = {key: _said(one) for key, one in value.items() if key not in ("start", "end", "quote")}
        place = said.pop("of", "")
        if place and "name" in said:
            said["name"] += f" @ {place}"
        return " ".join(one if key in ("name", "text") else f"{key}={one}" for key, one in said.items() if one)
    if isinstance(value, list):
        return "(" + "; ".join(map(_said, value)) + ")" if value else ""
    return "" if value is None else str(value)


# ---------------------------------------------------------------- versions


def checked_out(revision: str, folder: Path) -> None:
    """Put the files of a revision into a folder."""
    known = ["git", "-C", str(ROOT), "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    try:
        found = subprocess.run(known, capture_output=True, text=True)
    except FileNotFoundError:
        raise SystemExit("compare: git is not installed, and the older version is read from its history") from None
    if found.returncode:
        raise SystemExit(
            f"compare: no revision {revision!r} in {ROOT}: name a commit, tag or branch that git log knows"
        )
    archive = ["git", "-C", str(ROOT), "archive", "--format=tar", found.stdout.strip()]
    packed = subprocess.run(archive, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        files.extractall(folder, filter="data")


def run(version: Path, corpus: Iterable[Path]) -> Run:
    """What the version in a folder extracts from the corpus."""
    # Compiled beforehand, so that a fresh checkout is not timed for it.
    subprocess.run([sys.executable, "-m", "compileall", "-q", "chidao", "loaders", "ontology"], cwd=version)
    begun = time.perf_counter()
    extract = [sys.executable, "-c", EXTRACT, "extract", *map(str, corpus)]
    done = subprocess.run(extract, cwd=version, capture_output=True, encoding="utf-8")
    seconds = time.perf_counter() - begun
    if done.returncode not in (READ, SOME_REFUSED):
        raise SystemExit(f"compare: the version in {version} read nothing:\n{done.stderr.strip()}")
    counts: Counter[Fact] = Counter()
    quotes: dict[Fact, str] = {}
    for line in done.stdout.splitlines():
        for fact, quote in facts(json.loads(line)):
            counts[fact] += 1
            quotes.setdefault(fact, " ".join(quote.split()))
    return Run(counts, quotes, seconds)


# ---------------------------------------------------------------- the comparison


def report(old: Run, new: Run) -> Iterator[str]:
    """The lines to print: facts that differ by facet, then the counts of every facet, and the times."""
    gained, lost = new.facts - old.facts, old.facts - new.facts
    for facet in FACETS:
        rows = [(fact, "-", old) for fact in lost.elements() if fact.facet == facet]
        rows += [(fact, "+", new) for fact in gained.elements() if fact.facet == facet]
        if rows:
            yield f"{facet}:"
        for fact, sign, side in sorted(rows, key=lambda row: (row[0], row[1])):
            quote = side.quotes[fact]
            yield f"  {sign} {fact.file}: {fact.words}" + (f"  “{quote}”" if quote not in ("", fact.words) else "")
    yield f"{'facet':18} {'before':>7} {'after':>7} {'gained':>7} {'lost':>7}"
    for facet in FACETS:
        counts = (sum(c for f, c in side.items() if f.facet == facet) for side in (old.facts, new.facts, gained, lost))
        yield f"{facet:18} " + " ".join(f"{count:7}" for count in counts)
    yield f"{'seconds':18} {old.seconds:7.2f} {new.seconds:7.2f}"


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("base", help="the older version: a commit, tag or branch")
    cli.add_argument("paths", nargs="*", type=Path, help="the documents to read")
    given = cli.parse_args()
    corpus = [path.resolve() for path in given.paths] or (
        [SHARED / "real", SHARED / "seeds"] if SHARED.is_dir() else [EXAMPLES]
    )
    if missing := [path for path in corpus if not path.exists()]:
        raise SystemExit(f"compare: {missing[0]}: no such file or folder; name documents with CORPUS=…")
    with tempfile.TemporaryDirectory(prefix="chidao-compare-") as folder:
        checked_out(given.base, Path(folder))
        old = run(Path(folder), corpus)
    for line in report(old, run(ROOT, corpus)):
        print(line)


if __name__ == "__main__":
    main()
