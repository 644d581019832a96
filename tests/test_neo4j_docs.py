"""What docs/neo4j.md and the README say of a server is true of one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from filled import connected, loaded

from queries import graph_names
from queries.chains import DOWN, chain
from queries.naming import find_document
from queries.neo4j_push import push

if TYPE_CHECKING:
    from neo4j_server import Server

PAGE = (ROOT / "docs" / "neo4j.md").read_text(encoding="utf-8")
CHAIN = (ROOT / "examples" / "chain.cypher").read_text(encoding="utf-8").rstrip().rstrip(";")


@pytest.mark.parametrize("row", graph_names.names().values(), ids=lambda row: row.term)
def test_the_page_names_every_term(row: graph_names.Name) -> None:
    short = f", without `{row.short}`" if row.short else ""
    assert f"| `{row.name}` | `{row.term}`{short} | {row.gloss} |" in PAGE


@pytest.mark.parametrize("row", graph_names.labels().values(), ids=lambda row: row.label)
def test_the_page_names_every_label(row: graph_names.Label) -> None:
    said = f"`{row.label}` ({row.gloss})" if row.sort == "kind" else f"| `{row.label}` | `{row.term}` | {row.gloss} |"
    assert said in PAGE


@pytest.mark.neo4j
def test_the_chain_of_the_readme_is_what_chidao_answers(examples: Path, tmp_path: Path, neo4j_empty: Server) -> None:
    with loaded(tmp_path / "store", [examples]) as store:
        found = chain(store, find_document(store, "915-KL/TW"), DOWN)
        with connected(neo4j_empty) as server:
            push(store, server)
    nodes = "UNWIND nodes(path) AS n RETURN DISTINCT n.iri AS iri, n.alias AS alias, labels(n) AS labels"
    rows = neo4j_empty.ask(CHAIN.replace("RETURN path", nodes))
    drawn = {row["iri"] for row in rows if "Document" in row["labels"] and not row["alias"]}
    assert drawn == {node.iri for node in found.nodes}


@pytest.mark.neo4j
def test_the_queries_of_the_page_answer(examples: Path, tmp_path: Path, neo4j_empty: Server) -> None:
    with loaded(tmp_path / "store", [examples]) as store, connected(neo4j_empty) as server:
        push(store, server)
    queries = re.findall(r"```cypher\n(.+?)```", PAGE, re.DOTALL)
    assert len(queries) == 3
    for query in queries:
        assert neo4j_empty.ask(query), query
