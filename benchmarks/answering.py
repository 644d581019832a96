"""How fast a Neo4j server is filled, and how it answers beside the embedded store on the same documents.

    make bench-neo4j    or    .venv/bin/python benchmarks/answering.py [--documents 2000] [--rounds 5]

The documents are those of tests/many.py: invented, the same each time. The server is the one of NEO4J_URI (with
NEO4J_USER and NEO4J_PASSWORD), which must be empty and is emptied afterwards; without it one of our own is started
(tests/neo4j_server.py; `make neo4j` fetches it), in this machine's memory and on its processors, as the embedded store.

Filling is timed once each: the first push into an empty server that has just been started, a push that finds nothing
to do, a push after one document has changed, and the files for the import tool. Answers are timed in rounds, the two
stores one after the other, so that a busy machine slows both alike; the first round warms up and does not count, the
median of the others does. Each question is asked as a whole and with one value of its first parameter.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

# What the tests have is not part of the package: it is found beside it.
sys.path.append(str(Path(__file__).parent.parent / "tests"))

from invented import PROVINCE, saved
from many import records
from neo4j_server import Server as Started
from neo4j_server import empty, lacking, of_environment

from queries import chains, coverage, duties, missing, neo4j_bulk
from queries.ask import Answer, Asked, ask, questions
from queries.neo4j_push import Pushed, differences, push
from queries.neo4j_server import Server, address
from queries.neo4j_store import Neo4jStore
from queries.oxigraph_store import open_store

if TYPE_CHECKING:
    from queries.oxigraph_store import OxigraphStore

Work = Callable[[Asked], object]


@contextmanager
def server_of(folder: Path) -> Iterator[Started]:
    """An empty server, that of the environment or one of our own in this folder."""
    theirs = of_environment()
    if theirs is not None:
        yield theirs
        empty(theirs)
        return
    if reason := lacking():
        raise SystemExit(reason)
    ours = Started(folder)
    print(f"server started in {ours.start():.1f} s")
    try:
        yield ours
    finally:
        ours.stop()


def filled(folder: Path, store: OxigraphStore, server: Server, number: int) -> None:
    """Fill the server, and print how fast that was."""

    def told(what: str, work: Callable[[], Pushed | neo4j_bulk.Written], graphs: int) -> None:
        begun = time.perf_counter()
        done = work()
        seconds = time.perf_counter() - begun
        facts = sum(done.relationships.values())
        changed = f"{done.written:>6} graphs written" if isinstance(done, Pushed) else f"{len(done.files):>6} files"
        print(
            f"{what:<36}{seconds:9.2f} s  {graphs / seconds:9.0f} documents/s  {changed}, {facts} relationships there"
        )

    told("first push", lambda: push(store, server), number)
    told("push of nothing", lambda: push(store, server), number)
    source = next(source for source in store.sources() if "Suối Ngà" in source.name)
    triples = list(_triples(number)[source.name])
    store.put(replace(source, reader="2"), triples, source.name)
    store.settle()
    told("push of one changed document", lambda: push(store, server), 1)
    told("files for the import tool", lambda: neo4j_bulk.write(store, folder / "import"), number)
    assert differences(store, server) == ()


def _triples(number: int) -> dict[str, Any]:
    from loaders import graph

    return {record.source.name: graph.triples(record) for record in records(number)}


def asked(store: Asked, name: str, told: dict[str, str]) -> Answer:
    """The answer to one question."""
    return ask(store, name, **told)


def works(store: OxigraphStore) -> Iterator[tuple[str, Work]]:
    """What is timed: every question, and what is put together from several."""
    for question in questions():
        name = question.name
        rows = ask(store, name).rows
        yield name, partial(asked, name=name, told={})
        for parameter in question.parameters[:1]:
            values = sorted({str(row[parameter.name]) for row in rows if row.get(parameter.name) is not None})
            told = {parameter.name: values[len(values) // 2]}
            yield f"{name} of one {parameter.name}", partial(asked, name=name, told=told)
    issuers = {str(row["level"]).rpartition("/")[2]: str(row["document"]) for row in ask(store, "documents").rows}
    top = next(iri for iri in store.documents() if "/90-kl-tw/" in iri)
    for what, iri, direction in (
        ("chain down of the conclusion", top, chains.DOWN),
        ("chain down of a province's plan", issuers["province"], chains.DOWN),
        ("chain up of a commune's plan", issuers["commune"], chains.UP),
    ):
        yield what, partial(chains.chain, of=iri, direction=direction)
    yield "duties of a department", lambda store: duties.duties(store, "Sở Nội vụ", PROVINCE)
    yield "duties of a district's office", lambda store: duties.duties(store, "Phòng Nội vụ", "huyện Suối Ngà")
    yield "coverage of a province's plan", lambda store: coverage.coverage(store, issuers["province"])
    yield "missing", lambda store: missing.missing(store)


def compared(store: OxigraphStore, server: Neo4jStore, rounds: int) -> None:
    """Print the milliseconds of each answer here and there, and how many times longer the server takes."""
    print(f"\n{'milliseconds (median)':<36}{'embedded':>12}{'Neo4j':>12}{'ratio':>9}")
    ratios = []
    both: tuple[Asked, Asked] = (store, server)
    for name, work in works(store):
        found: dict[int, list[float]] = {0: [], 1: []}
        for _ in range(rounds + 1):
            for which, asked in enumerate(both):
                begun = time.perf_counter()
                work(asked)
                found[which].append((time.perf_counter() - begun) * 1000)
        here, there = (statistics.median(times[1:]) for times in found.values())
        ratios.append(there / here)
        print(f"{name:<36}{here:12.1f}{there:12.1f}{there / here:9.2f}", flush=True)
    print(f"{'median of the ratios':<60}{statistics.median(ratios):9.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=2000, help="files in the store")
    parser.add_argument("--rounds", type=int, default=5, help="timed rounds of each answer")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        begun = time.perf_counter()
        saved(folder / "store", records(given.documents))
        print(f"{given.documents} documents loaded into the embedded store in {time.perf_counter() - begun:.1f} s")
        with (
            server_of(folder / "server") as started,
            open_store(folder / "store", write=True) as store,
        ):
            server = Server(address(started.uri, started.user), started.password)
            filled(folder, store, server, given.documents)
            compared(store, Neo4jStore(server), given.rounds)
            server.close()


if __name__ == "__main__":
    main()
