"""The Neo4j of the tests is a real one: it asks for a password and keeps its data. deploy/ gives no password away."""

from __future__ import annotations

import re
from pathlib import Path

import neo4j
import pytest
from conftest import ROOT
from neo4j.exceptions import AuthError, ClientError
from neo4j_server import Server, empty, version

COMPOSE = ROOT / "deploy" / "compose.yaml"


def ours(server: Server) -> Server:
    """The server, where tests may end it."""
    if not server.own:
        pytest.skip("NEO4J_URI names a server that tests may not end")
    return server


@pytest.mark.neo4j
def test_it_answers_over_bolt(neo4j_empty: Server) -> None:
    assert neo4j_empty.ask("RETURN $word AS said", word="chỉ đạo") == [{"said": "chỉ đạo"}]


@pytest.mark.neo4j
def test_it_is_the_community_edition_of_the_version_that_is_pinned(neo4j_empty: Server) -> None:
    (told,) = ours(neo4j_empty).ask(
        "CALL dbms.components() YIELD name, versions, edition WITH * WHERE name = 'Neo4j Kernel' RETURN *"
    )
    assert told == {"name": "Neo4j Kernel", "versions": [version()], "edition": "community"}


@pytest.mark.neo4j
def test_a_wrong_password_is_refused(neo4j_empty: Server) -> None:
    with (
        neo4j.GraphDatabase.driver(neo4j_empty.uri, auth=(neo4j_empty.user, "not the password")) as driver,
        pytest.raises(AuthError),
    ):
        driver.verify_connectivity()


@pytest.mark.neo4j
def test_an_emptied_server_has_no_rules_left_either(neo4j_empty: Server) -> None:
    neo4j_empty.ask("CREATE CONSTRAINT `an ``odd`` name` FOR (n:Doc) REQUIRE n.id IS UNIQUE")
    neo4j_empty.ask("CREATE INDEX FOR (n:Doc) ON (n.day)")
    neo4j_empty.ask("UNWIND range(1, 6000) AS id CREATE (:Doc {id: id})-[:NEXT]->(:Doc)")
    empty(neo4j_empty)
    assert neo4j_empty.ask("MATCH (n) RETURN count(n) AS nodes") == [{"nodes": 0}]
    assert neo4j_empty.ask("SHOW CONSTRAINTS YIELD name") == []
    assert neo4j_empty.ask("SHOW INDEXES YIELD type WHERE type <> 'LOOKUP'") == []


@pytest.mark.neo4j
@pytest.mark.slow
def test_what_was_written_survives_a_kill(neo4j_empty: Server) -> None:
    server = ours(neo4j_empty)
    before = server.uri
    server.ask("CREATE (:Doc {id: 1})-[:CARRIES_OUT]->(:Doc {id: 2})")
    server.kill()
    server.start()
    assert server.uri == before
    assert server.ask("MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id") == [
        {"a.id": 1, "type(r)": "CARRIES_OUT", "b.id": 2}
    ]


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_second_one_can_be_for_reading_only(neo4j_empty: Server, tmp_path: Path) -> None:
    neo4j_empty.ask("CREATE (:Doc {id: 1})")
    second = ours(neo4j_empty).copy(tmp_path, {"server.databases.default_to_read_only": "true"})
    second.start()
    try:
        assert second.ask("MATCH (n) RETURN n.id AS id") == [{"id": 1}]
        with pytest.raises(ClientError, match=r"read-only|read only"):
            second.ask("CREATE (:Doc)")
    finally:
        second.stop()


@pytest.mark.neo4j
def test_a_server_that_cannot_start_shows_why(tmp_path: Path, neo4j_server: Server) -> None:
    ours(neo4j_server)
    broken = Server(tmp_path, {"server.memory.pagecache.size": "plenty"})
    with pytest.raises(RuntimeError, match="plenty"):
        broken.start()
    assert broken.process is None


def test_a_server_of_others_can_only_be_asked() -> None:
    server = Server.of_others("bolt://127.0.0.1:1", "neo4j", "secret")
    for end in (server.stop, server.kill, server.start):
        with pytest.raises(RuntimeError, match="not started by the tests"):
            end()


def test_the_container_is_on_loopback_and_has_no_password_of_its_own() -> None:
    lines = [line.strip() for line in COMPOSE.read_text(encoding="utf-8").splitlines()]
    ports = [line for line in lines if re.fullmatch(r'- "?[\d.:]+"?', line)]
    assert sorted(ports) == ['- "127.0.0.1:7474:7474"', '- "127.0.0.1:7687:7687"']
    # The one place of a password is the variable without which the container does not start.
    assert [line for line in lines if line.startswith("NEO4J_AUTH")] == [
        "NEO4J_AUTH: neo4j/${NEO4J_PASSWORD:?choose one of 8 letters or more}"
    ]
    assert "none" not in "".join(lines)


def test_the_container_is_of_the_version_that_tests_run_against() -> None:
    image = re.search(r"image: neo4j:(\d+\.\d+)-community$", COMPOSE.read_text(encoding="utf-8"), re.MULTILINE)
    assert image and version().startswith(image[1] + ".")
