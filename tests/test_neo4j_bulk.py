"""Files for neo4j-admin: what is imported is what a push gives, whatever the texts and the order of loading."""

from __future__ import annotations

import csv
import os
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import neo4j_server as servers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import chain, odd, record, saved
from many import records

from ontology.errors import StoreError, WrongUse
from ontology.model import Record
from queries import neo4j_bulk
from queries.graph_names import VIEWED
from queries.neo4j_push import differences, push
from queries.neo4j_rows import rows, versions
from queries.neo4j_server import Server, address
from queries.oxigraph_store import open_store

if TYPE_CHECKING:
    from neo4j_server import Server as Started

ADMIN = "org.neo4j.cli.AdminTool"
BETWEEN = "\x1f"
CASTS: dict[str, Any] = {
    "string": str,
    "long": int,
    "double": float,
    "boolean": lambda text: text == "true",
    "string[]": lambda text: text.split(BETWEEN),
}

HARD = (
    'dấu "ngoặc kép", phẩy',
    'xuống\ndòng\r\nhai lần, rồi "một" lần nữa\r!',
    "tab\tvà gạch chéo \\ \\n \\",
    ";|'`$đ {x} U+001F",
    "  khoảng trắng ở hai đầu  ",
    "𝕏 ợ ợ 🙂 ‮ \x01",
    '"',
    "-1",
    "true",
)


def hard() -> Record:
    """A record with a task and an aim for each odd text."""
    head = {
        "type": "Kế hoạch",
        "number": "7/KH-UBND",
        "issued": "2024-03-18",
        "issuer": {"name": "Ủy ban nhân dân", "of": "tỉnh Thanh Lam"},
        "level": "province",
        "title": HARD[0],
        "complete": False,
    }
    tasks: list[dict[str, Any]] = [
        {"section": text, "text": text, "product": text, "assignees": [], "deadline": None} for text in HARD
    ]
    values = (100, 2.5, "gấp đôi", None, *HARD)
    targets = [{"text": str(value), "value": value, "unit": "%", "comparator": None} for value in values]
    return record("lạ, \"rất\" lạ; 'nữa'.txt", head, tasks=tasks, targets=targets)


def some() -> tuple[Record, ...]:
    return (*chain(), *odd(), hard(), *records(60))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("bulk") / "store", some())


def written(store: Path, folder: Path) -> neo4j_bulk.Written:
    with open_store(store) as opened:
        return neo4j_bulk.write(opened, folder)


def cells(line: str) -> list[tuple[str, bool]]:
    """The cells of the lines of a row, and whether they were quoted: absent and empty are two things."""
    found = []
    at = 0
    while True:
        if line[at : at + 1] == '"':
            end = at + 1
            while line[end] != '"' or line[end + 1 : end + 2] == '"':
                end += 2 if line[end] == '"' else 1
            found.append((line[at + 1 : end].replace('""', '"'), True))
            at = end + 1
        else:
            end = min(i for i in (line.find(",", at), line.find("\n", at), len(line)) if i >= 0)
            found.append((line[at:end], False))
            at = end
        if line[at : at + 1] != ",":
            return found
        at += 1


def lines(text: str) -> list[str]:
    """The rows of a file: a line break between quotes ends none."""
    found, start, within = [], 0, False
    for at, char in enumerate(text):
        within ^= char == '"'
        if char == "\n" and not within:
            found.append(text[start:at])
            start = at + 1
    assert start == len(text)
    return found


def read(folder: Path) -> tuple[list[tuple[frozenset[str], dict[str, Any]]], list[tuple[str, str, str, str]]]:
    """Nodes with their labels, and relationships, as the import tool must understand the files."""
    nodes: list[tuple[frozenset[str], dict[str, Any]]] = []
    edges = []
    for argument in (folder / neo4j_bulk.ARGUMENTS).read_text(encoding="utf-8").splitlines():
        option, kind, *names = argument.replace(",", "=").split("=")
        if option not in ("--nodes", "--relationships"):
            continue
        header, data = ((folder / name).read_bytes().decode() for name in names)
        columns = [tuple(cell.split(":")) for cell in header.rstrip("\n").split(",")]
        for line in lines(data):
            said = {}
            for (name, type_), (cell, quoted) in zip(columns, cells(line), strict=False):
                if cell or quoted:
                    said[name or type_] = CASTS.get(type_, str)(cell)
            if option == "--nodes":
                nodes.append((frozenset(kind.split(":")), said))
            else:
                one, other = said.pop("START_ID"), said.pop("END_ID")
                edges.append((one, kind, other, repr(sorted(said.items()))))
    return nodes, edges


def test_the_files_state_what_the_graphs_state(store: Path, tmp_path: Path) -> None:
    done = written(store, tmp_path / "out")
    nodes, edges = read(tmp_path / "out")
    stated = []
    own = []
    with open_store(store) as opened:
        for graph, (version, _) in versions(opened).items():
            found = rows(opened, graph, version)
            stated += [(e.from_, e.kind, e.to, repr(sorted(e.said.items()))) for e in found.edges]
            own += [(frozenset({"Chidao", n.label}), {"iri": n.iri} | n.said) for n in found.nodes if "name" in n.said]
    views = VIEWED
    assert Counter(e for e in edges if e[1] not in views) == Counter(stated)
    by_iri = {said["iri"]: (labels, said) for labels, said in nodes}
    assert len(by_iri) == len(nodes), "no node is there twice"
    for labels, said in own:
        assert by_iri[said["iri"]] == (labels, said)
    ends = {end for one, _, other, _ in edges for end in (one, other)}
    assert ends <= by_iri.keys()
    assert done.graphs == len(versions_of(store))
    assert sum(done.relationships.values()) == len(edges)
    assert done.nodes["Document"] == sum("Document" in labels for labels, _ in nodes)
    assert done.files == tuple(sorted(file.name for file in (tmp_path / "out").iterdir()))


def versions_of(store: Path) -> dict[str, tuple[str, str]]:
    with open_store(store) as opened:
        return versions(opened)


def test_numbers_and_words_of_one_property_are_in_several_tables(store: Path, tmp_path: Path) -> None:
    written(store, tmp_path / "out")
    nodes, _ = read(tmp_path / "out")
    values = {repr(said["value"]) for labels, said in nodes if "Target" in labels and "value" in said}
    assert {"100", "2.5", "'gấp đôi'", "'-1'", "'true'"} <= values
    headers = [file.read_text(encoding="utf-8") for file in sorted((tmp_path / "out").glob("Target*.header.csv"))]
    assert sorted(type_ for type_ in ("double", "long", "string") for h in headers if f",value:{type_}," in h) == [
        "double",
        "long",
        "string",
    ]


def test_shared_nodes_have_their_views(store: Path, tmp_path: Path) -> None:
    written(store, tmp_path / "out")
    nodes, edges = read(tmp_path / "out")
    by_iri = {said["iri"]: (labels, said) for labels, said in nodes}
    labels, plan = next((la, said) for la, said in by_iri.values() if said.get("number") == "77/KH-UBND")
    assert labels >= {"Chidao", "Document", "Plan"}
    assert plan["name"] == "Kế hoạch 77/KH-UBND"
    assert plan["files"] == ["thanh-lam.txt"]
    assert plan["held"] is True
    issuer = next(other for one, kind, other, _ in edges if (one, kind) == (plan["iri"], "ISSUED_BY"))
    assert by_iri[issuer][1] == {"iri": issuer, "name": "Ủy ban nhân dân tỉnh Thanh Lam", "of": "tỉnh Thanh Lam"}
    assert not any("stale" in said for _, said in nodes)


def test_the_order_of_loading_does_not_matter(tmp_path: Path) -> None:
    for name, order in (("one", some()), ("other", tuple(reversed(some())))):
        written(saved(tmp_path / f"store-{name}", order), tmp_path / name)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "other")


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_folder_with_something_in_it_is_refused(store: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.csv").touch()
    (tmp_path / "file").touch()
    for name in ("full", "file"):
        with pytest.raises(WrongUse, match="something already"):
            written(store, tmp_path / name)
    assert [file.name for file in (tmp_path / "full").iterdir()] == ["mine.csv"]
    (tmp_path / "empty").mkdir()
    assert written(store, tmp_path / "empty").files


def test_an_interrupted_writing_leaves_no_folder(store: Path, tmp_path: Path) -> None:
    def interrupt(done: int, _: int) -> None:
        if done > 3:
            raise KeyboardInterrupt

    with open_store(store) as opened, pytest.raises(KeyboardInterrupt):
        neo4j_bulk.write(opened, tmp_path / "out", interrupt)
    assert list(tmp_path.iterdir()) == []


def test_a_number_that_neo4j_cannot_have_is_an_error_in_one_line(tmp_path: Path) -> None:
    large = record("lớn.txt", {"number": "1/KH"}, targets=[{"text": "x", "value": 2**63, "unit": None}])
    with pytest.raises(StoreError, match=str(2**63)):
        written(saved(tmp_path / "store", [large]), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_command_names_the_folder_as_a_shell_takes_it(store: Path, tmp_path: Path) -> None:
    done = written(store, tmp_path / "hai từ")
    assert done.command() == f"cd '{tmp_path}/hai từ' && neo4j-admin database import full @import.args neo4j"


@settings(max_examples=50)
@given(st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_any_texts_come_back_from_a_row(texts: list[str | None]) -> None:
    line = ",".join("" if text is None else neo4j_bulk._quoted(text) for text in texts) + "\n"
    assert [cell if quoted else None for cell, quoted in cells(line)] == texts
    if any(texts) and not any("\r" in text for text in texts if text):
        # As Python reads it, too, but for what is absent.
        assert next(csv.reader([line], strict=True)) == [text or "" for text in texts]


# ---------------------------------------------------------------- with the import tool and a server


def imported(folder: Path, home: Path) -> Started:
    """A server, not yet started, whose database was made of the files."""
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").touch()
    command = ["java", *servers.JAVA, "-cp", f"{servers.jars()}/*", ADMIN]
    done = subprocess.run(
        [*command, "database", "import", "full", f"@{neo4j_bulk.ARGUMENTS}", "neo4j"],
        cwd=folder,
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return servers.Server(home)


def everything(server: Started) -> tuple[list[str], list[str]]:
    nodes = server.ask("MATCH (n) RETURN labels(n) AS labels, properties(n) AS said")
    edges = server.ask("MATCH (a)-[r]->(b) RETURN a.iri AS a, type(r) AS type, b.iri AS b, properties(r) AS said")
    return (
        sorted(repr((sorted(row["labels"]), sorted(row["said"].items()))) for row in nodes),
        sorted(repr((row["a"], row["type"], row["b"], sorted(row["said"].items()))) for row in edges),
    )


@pytest.mark.neo4j
@pytest.mark.slow
def test_an_import_gives_what_a_push_gives(store: Path, tmp_path: Path, neo4j_empty: Started) -> None:
    if not neo4j_empty.own:
        pytest.skip("the import tool fills a server of our own only")
    done = written(store, tmp_path / "out")
    ours = imported(tmp_path / "out", tmp_path / "home")
    ours.start()
    try:
        with open_store(store) as opened:
            pushing = Server(address(neo4j_empty.uri, neo4j_empty.user), neo4j_empty.password)
            pushed = push(opened, pushing)
            pushing.close()
            assert (done.nodes, done.relationships) == (pushed.nodes, pushed.relationships)
            assert everything(ours) == everything(neo4j_empty)
            server = Server(address(ours.uri, ours.user), ours.password)
            assert differences(opened, server) == ()
            again = push(opened, server)
            server.close()
            assert (again.written, again.removed, +again.changes) == (0, 0, Counter())
            assert again.nodes == pushed.nodes
    finally:
        ours.stop()
