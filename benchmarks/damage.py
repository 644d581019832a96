"""How the facts that are read fall when letters are damaged as bad OCR damages them.

    make damage      or      .venv/bin/python benchmarks/damage.py

The clean base are the seeds and real documents of ../shared that have gold records. Each is damaged at 0, 1, 2 and 5
percent of its letters, digits spared, and at 2 percent with digits like other letters; what is read of it is scored
against gold by ../shared/evaluation/score.py, recall by facet, the mean of `SEEDS` damages. The last column is what is
read where damage is not mended (loaders/mending.py). `--write` puts the table into docs/damage.md.

What goes wrong is in confusions.csv: marks and tones lost or changed, look-alike letters, words glued and letters
drawn apart, letters lost (`?` is any letter). The kinds come in the shares of `SHARES`, each at random places of the
text where it can; the same seed gives the same damage. Only the reading is judged: texts that a record takes over as
printed (tasks, titles) are put back into the clean words of their span before they are compared; names of agencies
and persons are compared as they were read.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from compare import facts

from loaders.flow import flow
from loaders.lines import clean
from loaders.outline import parse
from loaders.reading import Text, read, walk
from loaders.record import extract, of_outline
from ontology.model import to_json

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs" / "damage.md"
# Of the damaged places, how many are of each kind: OCR of Vietnamese errs most in its marks.
SHARES = {"mark": 6, "tone": 6, "shape": 2, "space": 2, "lost": 1}
DIGITS = "digit"
SHARE_OF_DIGITS = 2
SEEDS = 5
SAME = 0.8  # of all words of two texts that name one task, as in score.py
TONES = {"": "", "huyền": "\u0300", "sắc": "\u0301", "ngã": "\u0303", "hỏi": "\u0309", "nặng": "\u0323"}

Json = dict[str, Any]


class Run(NamedTuple):
    """A column of the page: the share of damaged letters, whether digits are among them, whether damage is mended."""

    heading: str
    share: float
    digits: bool = False
    mends: bool = True


RUNS = (
    Run("0 %", 0.0),
    Run("1 %", 0.01),
    Run("2 %", 0.02),
    Run("5 %", 0.05),
    Run("2 %, digits too", 0.02, digits=True),
    Run("2 %, not mended", 0.02, mends=False),
)


class Confusion(NamedTuple):
    """A row of confusions.csv: what is printed (`right`) and what is read in its place (`seen`)."""

    id: str
    kind: str
    right: str
    seen: str
    example: str
    damaged: str
    source: str


@dataclass(frozen=True, slots=True)
class Damaged:
    """A text with damaged places, and the way back to the clean one."""

    clean: str
    content: str
    _at: list[int]  # where each run of unchanged characters starts in the damaged text …
    _clean: list[int]  # … and in the clean one

    def back(self, position: int) -> int:
        """The place in the clean text of a place in the damaged one."""
        run = bisect_right(self._at, position) - 1
        return min(position - self._at[run] + self._clean[run], len(self.clean))

    def restored(self, start: int, end: int) -> str:
        """The clean words of the damaged [start:end]."""
        return clean(self.clean[self.back(start) : self.back(end - 1) + 1])


# ---------------------------------------------------------------- damage


@cache
def confusions() -> list[Confusion]:
    """The table, row by row."""
    with (ROOT / "benchmarks" / "confusions.csv").open(encoding="utf-8", newline="") as file:
        return [Confusion(**row) for row in csv.DictReader(file)]


def damage(content: str, share: float, seed: int, digits: bool = False) -> Damaged:
    """The text with this share of its letters damaged, each place once; lines and, unless asked for, digits stay."""
    chance = random.Random(f"{seed} {share} {digits} {len(content)}")
    shares = SHARES | ({DIGITS: SHARE_OF_DIGITS} if digits else {})
    letters = sum(c.isalpha() or (digits and c.isdigit()) for c in content)
    places = {kind: _places(content, kind) for kind in shares}
    places = {kind: found for kind, found in places.items() if found}
    for found in places.values():
        chance.shuffle(found)
    changes: dict[int, tuple[int, str]] = {}  # by place: how many letters it was, and what it is now
    taken: set[int] = set()
    wanted = round(letters * share)
    while len(changes) < wanted and places:
        kind = chance.choices(list(places), [shares[kind] for kind in places])[0]
        at, length, seen = places[kind].pop()
        if not places[kind]:
            del places[kind]
        if not taken & set(range(at, at + length)):
            taken.update(range(at, at + length))
            changes[at] = (length, chance.choice(seen))
    return _changed(content, changes)


def _places(content: str, kind: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where damage of this kind can be: place, length, and what may be seen there."""
    if kind in ("mark", "tone"):
        return [(at, 1, seen) for at, letter in enumerate(content) if (seen := _marked_otherwise(letter, kind))]
    found: dict[tuple[int, int], list[str]] = {}
    for pattern, shape in _shapes(kind):
        for match in pattern.finditer(content):
            letters = iter(match.groups())
            found.setdefault(match.span(), []).append("".join(next(letters) if c == "?" else c for c in shape))
    return [(start, end - start, tuple(dict.fromkeys(shapes))) for (start, end), shapes in sorted(found.items())]


@cache
def _shapes(kind: str) -> list[tuple[re.Pattern[str], str]]:
    """The rows of letters that look alike, run together or are lost; `?` is any letter."""
    rows = [row for row in confusions() if row.kind == kind]
    return [
        (re.compile("".join(r"([^\W\d_])" if c == "?" else re.escape(c) for c in row.right)), row.seen) for row in rows
    ]


@cache
def _marked_otherwise(letter: str, kind: str) -> tuple[str, ...]:
    """A letter with another tone, or with another mark under its tone: ộ without its circumflex is ọ."""
    base, tone = _toneless(letter)
    if kind == "tone":
        seen = [base + TONES[row.seen] for row in confusions() if row.kind == kind and tone == TONES[row.right]]
        return tuple(unicodedata.normalize("NFC", one) for one in seen)
    marks = {(row.right, row.seen) for row in confusions() if row.kind == kind}
    marks |= {(right.upper(), seen.upper()) for right, seen in marks}
    return tuple(unicodedata.normalize("NFC", seen + tone) for right, seen in sorted(marks) if right == base)


def _toneless(letter: str) -> tuple[str, str]:
    """A letter without its tone, and the tone."""
    if letter.isascii():
        return letter, ""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(c for c in parts if c in TONES.values())
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES.values())), tone


def _changed(content: str, changes: dict[int, tuple[int, str]]) -> Damaged:
    out: list[str] = []
    at: list[int] = [0]
    whence: list[int] = [0]
    length = position = 0
    for place, (size, seen) in sorted(changes.items()):
        out += [content[position:place], seen]
        length += place - position
        at.append(length)
        whence.append(place)
        length += len(seen)
        position = place + size
        at.append(length)
        whence.append(position)
    out.append(content[position:])
    return Damaged(content, "".join(out), at, whence)


# ---------------------------------------------------------------- what is read of it


def record_of(text: Text, damaged: Damaged, mends: bool = True) -> Json:
    """The record of the damaged text, its verbatim texts put back into the words of the clean one."""
    printed = replace(text, content=damaged.content)
    found = to_json(extract(printed) if mends else of_outline(clean_ := flow(printed), parse(clean_)))
    evidence = found["document"]["evidence"]
    if found["document"]["title"] and "title" in evidence:
        found["document"]["title"] = damaged.restored(*evidence["title"])
    for one in found["citations"]:
        if one["title"]:
            one["title"] = damaged.restored(*_beginning(one, damaged.content, one["title"]))
    for facet in ("tasks", "targets", "funding", "named"):
        for one in found[facet]:
            one["title" if facet == "named" else "text"] = damaged.restored(one["start"], one["end"])
    return found


def _beginning(fact: Json, content: str, words: str) -> tuple[int, int]:
    """The span of the words that a fact's quote begins with."""
    start = int(fact["start"])
    end = next(
        (end for end in range(start + len(words), fact["end"] + 1) if clean(content[start:end]) == words), fact["end"]
    )
    return start, int(end)


def named_alike(found: Json, whole: Json) -> Json:
    """The record with each task, sentence and aim worded as the one of `whole` that shares four fifths of its words,
    each of them once, the same words first.
    """
    for facet in ("tasks", "funding", "targets"):
        theirs = {n: one["text"].split() for n, one in enumerate(whole[facet])}
        for one in sorted(found[facet], key=lambda one: one["text"] not in [w["text"] for w in whole[facet]]):
            shares = ((_overlap(one["text"].split(), words), -n) for n, words in theirs.items())
            share, n = max(shares, default=(0.0, 0))
            if share >= SAME:
                one["text"] = whole[facet][-n]["text"]
                del theirs[-n]
    return found


def _overlap(a: list[str], b: list[str]) -> float:
    """The words that two texts share, of all their words."""
    shared = (Counter(a) & Counter(b)).total()
    return shared / max(1, len(a) + len(b) - shared)


def lost(whole: Json, found: Json, facet: str) -> tuple[int, int]:
    """How many facts of a facet the clean record has, and how many of them the damaged text's record has not."""
    clean_, damaged = (
        Counter(fact for fact, _ in facts(one) if fact.facet == facet) for one in (whole, named_alike(found, whole))
    )
    return clean_.total(), (clean_ - damaged).total()


# ---------------------------------------------------------------- the table


def gold_documents() -> Iterator[tuple[Path, Text]]:
    """The documents that have a gold record, with the folder of their gold."""
    for kind in ("seeds", "real"):
        gold = SHARED / "evaluation" / "gold" / kind
        names = {path.stem for path in gold.glob("*.json")}
        for path in walk([SHARED / "corpus" / kind]).files:
            if path.stem in names:
                yield gold, read(path)


def recalls(run: Run, seed: int) -> dict[str, tuple[int, float]]:
    """How many facts of each facet gold has, and how many of them are read."""
    records: dict[Path, list[Json]] = {}
    for gold, text in gold_documents():
        records.setdefault(gold, []).append(
            record_of(text, damage(text.content, run.share, seed, run.digits), run.mends)
        )
    counts: dict[str, tuple[int, float]] = {}
    for gold, found in records.items():
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
            lines.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in found)
            lines.flush()
            score = [sys.executable, str(SHARED / "evaluation" / "score.py"), str(gold), lines.name, "--json"]
            figures = json.loads(subprocess.run(score, capture_output=True, check=True, encoding="utf-8").stdout)
        for facet, figure in figures.items():
            said, hit = counts.get(facet, (0, 0.0))
            counts[facet] = said + figure["gold"], hit + figure["gold"] * figure["recall"]
    return counts


def table() -> Iterator[str]:
    """The rows of the page: recall by facet, in percent."""
    columns: list[dict[str, tuple[int, float]]] = []
    for run in RUNS:
        found = [recalls(run, seed) for seed in range(SEEDS if run.share else 1)]
        columns.append({f: (found[0][f][0], sum(r[f][1] for r in found) / len(found)) for f in found[0]})
    heads = [run.heading for run in RUNS]
    yield "| facet | facts | " + " | ".join(heads) + " |"
    yield "|---|---:|" + "---:|" * len(heads)
    for facet, (count, _) in columns[0].items():
        shown = (f"{100 * column[facet][1] / count:.1f}" if count else "" for column in columns)
        yield f"| {facet} | {count} | " + " | ".join(shown) + " |"


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--write", action="store_true", help="put the table into docs/damage.md")
    given = cli.parse_args()
    if not (SHARED / "evaluation" / "gold").is_dir():
        raise SystemExit(f"damage: {SHARED / 'evaluation' / 'gold'}: no such folder; the gold records are needed")
    lines = "\n".join(table())
    print(lines)
    if given.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(re.sub(r"(?m)(?:^\|.*\n)+", lines + "\n", page, count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
