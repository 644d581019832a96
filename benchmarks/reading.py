"""How fast documents become records, beside eyecite finding citations in US legal text.

    make bench        or        .venv/bin/python benchmarks/reading.py [--megabytes 20] [--rounds 3] [--corpus FOLDER]

Two stages of ours are timed on the corpus (the seeds in ../shared, else the examples), repeated to 20 MB or more:
the whole record (`loaders.record.extract`), and the citation stage alone (mentions found and made into citations with
type, date and issuer, on the flow and the names of agencies that earlier stages hand over). Theirs is
`eyecite.get_citations` with its Hyperscan tokenizer, citations built, on as many MB of generated opinions.

What keeps the comparison fair, both ways:
- both sides get one document at a time, of about the same size, already in memory, and build objects of what they find;
- repetitions are no repetitions: each copy of a document has numbers and dates of its own, each opinion its own cases,
  so that neither side lives on its caches; both packages are warmed up first (Hyperscan compiles its patterns once);
- citations stand as thickly in their text as in our seeds, about one in a thousand characters;
- their citations give a year and no court, because eyecite looks a court up by going through its whole table, which
  takes it far longer; ours are the documents as they are;
- the rounds are interleaved, so that a busy machine slows all alike; medians are reported; one core is used;
- the last line compares bytes a second; the line above it compares characters, since Vietnamese takes 1.3 bytes a
  character and English 1.0.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from loaders import citations, record
from loaders.agencies import Reader
from loaders.flow import Flow, flow
from loaders.reading import Text, read, walk

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "corpus" / "seeds"
EXAMPLES = ROOT / "examples" / "plans"
# The number of a document, 61/KH-UBND or 57-KL/TW, of which each copy gets its own.
NUMBER = re.compile(r"\b([0-9]{1,4})(?=[/-](?:[0-9]{4}/)?[A-ZĐ])")
YEAR = re.compile(r"\b20[012][0-9]\b")


@dataclass(frozen=True, slots=True)
class Stage:
    """A thing to time: what it does with one input, and the inputs with their size."""

    name: str
    work: Callable[[Any], object]
    inputs: Sequence[Any]
    characters: int
    size: int  # bytes of UTF-8

    def seconds(self) -> float:
        """One pass over all inputs."""
        start = time.perf_counter()
        for one in self.inputs:
            self.work(one)
        return time.perf_counter() - start


# ---------------------------------------------------------------- ours


def our_texts(corpus: Path, size: int) -> list[Text]:
    """Texts of the corpus, over and over with numbers of their own, until there are `size` bytes."""
    originals = [read(path) for path in walk([corpus]).files]
    if not originals:
        raise SystemExit(f"{corpus}: no documents to read")
    texts: list[Text] = []
    total = copy = 0
    while total < size:
        for text in originals:
            texts.append(replace(text, content=with_own_numbers(text.content, copy)))
            total += len(texts[-1].content.encode())
        copy += 1
    return texts


def with_own_numbers(content: str, copy: int) -> str:
    """The text with each document's number and each year moved on by `copy` (numbers stay under 3000)."""
    content = NUMBER.sub(lambda match: str((int(match[1]) + 7 * copy) % 2999 + 1), content)
    return YEAR.sub(lambda match: str(2005 + (int(match[0]) - 2005 + copy) % 20), content)


def our_stages(texts: Sequence[Text]) -> Iterator[Stage]:
    """The whole record, and the citation stage alone: swap the functions here when they change their names."""

    def cite(given: tuple[Flow, Reader]) -> object:
        return citations.entries(citations.scan(*given), None)

    characters = sum(len(text.content) for text in texts)
    size = sum(len(text.content.encode()) for text in texts)
    yield Stage("chidao: whole record", record.extract, texts, characters, size)
    flows = [flow(text) for text in texts]
    given = [(one, Reader(one, one.text.lower())) for one in flows]
    yield Stage("chidao: citation stage", cite, given, characters, size)


# ---------------------------------------------------------------- theirs

REPORTERS = ("U.S.", "S. Ct.", "F.2d", "F.3d", "F. Supp. 2d", "Cal. App. 4th", "N.E.2d", "So. 2d", "P.3d", "A.2d")
NAMES = ("Adams", "Baker", "Carter", "Dalton", "Everett", "Foster", "Garrison", "Harlow", "Ingram", "Jessup", "Keller")
SENTENCES = (
    "The district court granted the motion for summary judgment, holding that no genuine issue of fact remained.",
    "We review that ruling de novo and draw every reasonable inference in favor of the party opposing the motion.",
    "Nothing in the record suggests that the officers were aware of the warrant before they entered the premises.",
    "The contract, read as a whole, allocates that risk to the carrier and not to the owner of the goods.",
    "Counsel objected at trial, and the objection was overruled without a statement of the reasons for the ruling.",
    "A statute is not to be construed so as to render any of its provisions superfluous or without effect.",
    "The plaintiff bears the burden of showing that the harm would not have occurred but for the negligent act.",
    "On this evidence a reasonable jury could find that notice was neither timely nor sufficient in its content.",
)


def opinion(random_: random.Random, characters: int) -> str:
    """An invented opinion of at least so many characters, with a citation in about a thousand, as our seeds have."""
    parts: list[str] = []
    length = 0
    while length < characters:
        parts.append(" ".join(random_.choices(SENTENCES, k=random_.randint(7, 10))) + " " + _citation(random_))
        length += len(parts[-1]) + 2
        parts.append("\n\n")
    return " ".join(parts)


def _citation(random_: random.Random) -> str:
    one, two = random_.sample(NAMES, 2)
    volume, page = random_.randint(1, 999), random_.randint(1, 1500)
    reporter, year = random_.choice(REPORTERS), random_.randint(1950, 2020)
    kind = random_.random()
    if kind < 0.55:
        return f"See {one} v. {two}, {volume} {reporter} {page}, {page + random_.randint(1, 20)} ({year})."
    if kind < 0.7:
        return f"{one}, {volume} {reporter} at {page}."
    if kind < 0.85:
        return f"Id. at {page}."
    if kind < 0.95:
        return f"See {random_.randint(1, 50)} U.S.C. § {random_.randint(1, 3000)}."
    return f"{one}, supra, at {page}."


def their_stage(size: int, characters_each: int, folder: str) -> Stage:
    """Opinions of the size of our documents, and eyecite on them."""
    # Only the benchmark needs these two; requirements/bench.txt brings them.
    from eyecite import get_citations
    from eyecite.tokenizers import HyperscanTokenizer

    tokenizer = HyperscanTokenizer(cache_dir=folder)
    random_ = random.Random(30)
    opinions: list[str] = []
    total = 0
    while total < size:
        opinions.append(opinion(random_, characters_each))
        total += len(opinions[-1].encode())

    def find(text: str) -> object:
        return get_citations(text, tokenizer=tokenizer)

    return Stage("eyecite: Hyperscan", find, opinions, sum(map(len, opinions)), total)


# ---------------------------------------------------------------- the run


def main() -> None:
    """Print a line a stage, then the ratios; the last line is `ratio N.NN`."""
    parser = argparse.ArgumentParser(description="Speed of reading, beside eyecite's.")
    parser.add_argument("--megabytes", type=float, default=20.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--corpus", type=Path, default=SEEDS if SEEDS.is_dir() else EXAMPLES)
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

    size = int(arguments.megabytes * 1_000_000)
    texts = our_texts(arguments.corpus, size)
    with tempfile.TemporaryDirectory() as folder:
        stages = [*our_stages(texts), their_stage(size, sum(len(t.content) for t in texts) // len(texts), folder)]
        for stage in stages:
            stage.work(stage.inputs[0])
        # The inputs of all stages lie in memory; the collector need not look through them during the work.
        gc.collect()
        gc.freeze()
        seconds: dict[str, list[float]] = {stage.name: [] for stage in stages}
        for _ in range(arguments.rounds):
            for stage in stages:
                seconds[stage.name].append(stage.seconds())

    print(f"one core, {arguments.rounds} interleaved rounds, medians")
    print(f"{'stage':<26}{'documents':>10}{'MB':>8}{'MB/s':>9}{'million characters/s':>22}")
    characters, megabytes = {}, {}
    for stage in stages:
        median = statistics.median(seconds[stage.name])
        characters[stage.name], megabytes[stage.name] = stage.characters / 1e6 / median, stage.size / 1e6 / median
        print(
            f"{stage.name:<26}{len(stage.inputs):>10}{stage.size / 1e6:>8.1f}"
            f"{megabytes[stage.name]:>9.2f}{characters[stage.name]:>22.2f}"
        )
    whole, scan, theirs = (stage.name for stage in stages)
    for name in (scan, whole):
        print(
            f"{name} over {theirs}: {megabytes[name] / megabytes[theirs]:.2f} in bytes a second, "
            f"{characters[name] / characters[theirs]:.2f} in characters a second"
        )
    print(f"ratio {megabytes[whole] / megabytes[theirs]:.2f}")


if __name__ == "__main__":
    main()
