"""A real Neo4j Community on the loopback interface: started from its jars, stopped, killed and started again by tests.

`make neo4j` fetches the jars (tests/neo4j_pom.xml says which). The server is the maker's own, started by its own main
class, with authentication on and a password made at random; it answers on 127.0.0.1 only and reports nothing.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

ROOT = Path(__file__).parent.parent
MAIN = "org.neo4j.server.CommunityEntryPoint"
OLDEST_JAVA = 17
PATIENCE = 120.0  # seconds for a start; it takes 5 to 8 on two cores
POLITENESS = 30.0  # seconds for a stop; it takes less than one
FIRST = "neo4j"  # user and password of a server that was never started; it does nothing until the password is changed

# The Java options of the maker's own start script that Java 17 needs, and what makes a small server start soon.
JAVA = (
    "-Xms128m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "
    "--add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED "
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED -Dio.netty.tryReflectionSetAccessible=true "
    "-Djdk.nio.maxCachedBufferSize=1024 -Dlog4j2.disable.jmx=true -Dfile.encoding=UTF-8"
).split()
SETTINGS = {
    "server.default_listen_address": "127.0.0.1",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "server.memory.pagecache.size": "64m",
    "dbms.usage_report.enabled": "false",
    "db.logs.query.enabled": "OFF",
    "db.tx_log.preallocate": "false",
    # Without these a start writes a thousand lines about the machine, and a stop waits ten seconds for nobody.
    "internal.dbms.dump_diagnostics": "false",
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    "internal.dbms.bolt.netty_server_shutdown_timeout": "1s",
}


def version() -> str:
    """The version of Neo4j that tests run against, as tests/neo4j_pom.xml pins it."""
    pom = (ROOT / "tests" / "neo4j_pom.xml").read_text(encoding="utf-8")
    found = re.search(r"<neo4j\.version>(.+?)</neo4j\.version>", pom)
    assert found, "tests/neo4j_pom.xml names no version"
    return found[1]


def jars() -> Path:
    """The folder of the jars, which need not be there: below CHIDAO_NEO4J_JARS, else below .cache of the checkout."""
    return Path(os.environ.get("CHIDAO_NEO4J_JARS") or ROOT / ".cache") / f"neo4j-{version()}"


def lacking() -> str | None:
    """Why no server can be had here, in words for a skipped test; None where one can."""
    if os.environ.get("NEO4J_URI"):
        return None
    if not (jars() / f"neo4j-{version()}.jar").exists():
        return f"no Neo4j {version()} here: make neo4j fetches it, or set NEO4J_URI"
    program = shutil.which("java")
    if program is None:
        return f"no Java on this machine: Neo4j needs {OLDEST_JAVA} or newer, or set NEO4J_URI"
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)  # openjdk version "17.0.15" 2025-04-15
    if found is None or int(found[1]) < OLDEST_JAVA:
        return f"Java is too old: Neo4j needs {OLDEST_JAVA} or newer, or set NEO4J_URI"
    return None


class Server:
    """A Neo4j with its address, user and password. `own` is False for one that others started: it can only be asked."""

    def __init__(self, home: Path, settings: Mapping[str, str] | None = None, password: str | None = None) -> None:
        """A server in a folder of its own, not yet started. `settings` are lines of neo4j.conf and win over ours; they
        may be changed before a start. A password is given only with a home whose data already knows it.
        """
        self.own = True
        self.home = home.resolve()
        self.settings: dict[str, str] = dict(settings or {})
        self.port = free_port()
        self.uri = f"bolt://127.0.0.1:{self.port}"
        self.user = FIRST
        self.password = password or secrets.token_urlsafe(16)
        self.process: subprocess.Popen[bytes] | None = None
        self._known = password is not None

    @classmethod
    def of_others(cls, uri: str, user: str, password: str) -> Server:
        """A server that somebody else has started and will stop."""
        server = cls.__new__(cls)
        server.own, server.uri, server.user, server.password, server.process = False, uri, user, password, None
        return server

    def driver(self, **config: Any) -> neo4j.Driver:
        """A driver that is logged in; the caller closes it."""
        return neo4j.GraphDatabase.driver(self.uri, auth=(self.user, self.password), **config)

    def ask(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of one query, in a transaction of its own, which the query may also batch itself."""
        with self.driver() as driver, driver.session() as session:
            return session.run(neo4j.Query(query), parameters).data()

    # ------------------------------------------------------------ only for a server of our own

    def start(self) -> float:
        """Start it, wait until it answers a query, and return the seconds that took. Data, port and password of an
        earlier start are kept. Errors: RuntimeError with the end of the log where it ends or does not answer.
        """
        self._must_be_ours()
        assert self.process is None, "the server runs already"
        (self.home / "conf").mkdir(parents=True, exist_ok=True)
        lines = {**SETTINGS, "server.bolt.listen_address": f"127.0.0.1:{self.port}", **self.settings}
        conf = "".join(f"{name}={value}\n" for name, value in sorted(lines.items()))
        (self.home / "conf" / "neo4j.conf").write_text(conf, encoding="utf-8")
        options = [*JAVA, "-cp", f"{jars()}/*", MAIN, f"--home-dir={self.home}", f"--config-dir={self.home}/conf"]
        begun = time.monotonic()
        with (self.home / "console.log").open("wb") as console:
            self.process = subprocess.Popen(
                ["java", *options],
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=subprocess.STDOUT,
                cwd=self.home,
                start_new_session=True,
            )
        try:
            self._wait_until(begun + PATIENCE)
        except BaseException:
            self.kill()
            raise
        return time.monotonic() - begun

    def stop(self) -> None:
        """Ask it to end and wait for that; one that does not listen is killed. Nothing happens where none runs."""
        self._must_be_ours()
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(POLITENESS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None

    def kill(self) -> None:
        """End it at once, as a power cut does. Nothing happens where none runs."""
        self._must_be_ours()
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def copy(self, home: Path, settings: Mapping[str, str] | None = None) -> Server:
        """A second server, not yet started, on a copy of the data. Nobody may write meanwhile; what a running server
        has only in its log, the second one recovers from there.
        """
        self._must_be_ours()
        shutil.copytree(self.home / "data", home / "data")
        return Server(home, settings, self.password)

    def log_tail(self, lines: int = 40) -> str:
        """The end of what it has said on the console and in its log."""
        logs = (self.home / "console.log", self.home / "logs" / "neo4j.log")
        said = [log.read_text(encoding="utf-8", errors="replace").splitlines() for log in logs if log.exists()]
        return "\n".join(line for log in said for line in log[-lines:])

    def _must_be_ours(self) -> None:
        if not self.own:
            raise RuntimeError(f"{self.uri} was not started by the tests: it can only be asked")

    def _wait_until(self, end: float) -> None:
        """Return when a query is answered; the first time the first password is exchanged for ours before."""
        while True:
            assert self.process is not None
            if self.process.poll() is not None:
                raise RuntimeError(f"Neo4j has ended with {self.process.returncode}:\n{self.log_tail()}")
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    pass
                if not self._known:
                    self._exchange_first_password()
                self.ask("RETURN 1")
                return
            except AuthError:
                raise
            except (OSError, DriverError, Neo4jError) as error:
                if time.monotonic() > end:
                    raise RuntimeError(f"Neo4j does not answer ({error}):\n{self.log_tail()}") from error
                time.sleep(0.1)

    def _exchange_first_password(self) -> None:
        change = "ALTER CURRENT USER SET PASSWORD FROM $first TO $ours"
        with (
            neo4j.GraphDatabase.driver(self.uri, auth=(FIRST, FIRST)) as driver,
            driver.session(database="system") as session,
        ):
            session.run(change, first=FIRST, ours=self.password).consume()
        self._known = True


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def empty(server: Server) -> None:
    """Remove all nodes, relationships, constraints and indexes; the two indexes of labels and types stay."""
    server.ask("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")
    for row in server.ask("SHOW CONSTRAINTS YIELD name"):
        server.ask(f"DROP CONSTRAINT {quoted(row['name'])} IF EXISTS")
    for row in server.ask("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'"):
        server.ask(f"DROP INDEX {quoted(row['name'])} IF EXISTS")


def quoted(name: str) -> str:
    """A name as Cypher wants it: the `odd` one becomes `the ``odd`` one` in backticks."""
    return "`" + name.replace("`", "``") + "`"


def of_environment() -> Server | None:
    """The server that NEO4J_URI names, with NEO4J_USER (or neo4j) and NEO4J_PASSWORD. What it holds is deleted by the
    tests, so one that holds anything is refused, unless CHIDAO_NEO4J_EMPTY=1 says that this is meant.
    """
    uri = os.environ.get("NEO4J_URI")
    if not uri:
        return None
    server = Server.of_others(uri, os.environ.get("NEO4J_USER") or FIRST, os.environ.get("NEO4J_PASSWORD", ""))
    if os.environ.get("CHIDAO_NEO4J_EMPTY") != "1" and server.ask("MATCH (n) RETURN 1 AS one LIMIT 1"):
        raise RuntimeError(
            f"{uri} holds data, which these tests would delete: name an empty database, or set CHIDAO_NEO4J_EMPTY=1"
        )
    return server
