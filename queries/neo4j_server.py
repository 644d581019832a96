"""A connection to a Neo4j server: its address, who asks, and its faults as one line each.

The driver is imported when a server is opened, because it costs half a second.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from ontology.errors import StoreError, WrongUse

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

Result = TypeVar("Result")

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_DATABASE = re.compile(r"[A-Za-z][A-Za-z0-9.-]{2,62}")
_SECONDS_TO_CONNECT = 10.0
_SECONDS_OF_RETRY = 20.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is asked: `uri` for the driver, the user, and a database of it (None: the user's own)."""

    uri: str
    user: str
    database: str | None = None

    def __str__(self) -> str:
        return self.uri + (f"/{self.database}" if self.database else "")


def address(words: str, user: str | None = None, database: str | None = None) -> Address:
    """The address `neo4j://[user@]host[:port][/database]`; `user` and `database` where it names none.

    Raises `WrongUse` for another scheme, no host, or a password in it: what is typed is seen by others.
    """
    parts = urlsplit(words)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise WrongUse(f"{words}: no address of a Neo4j server; write neo4j://HOST[:7687][/DATABASE]")
    if parts.password is not None:
        raise WrongUse("a password in an address is seen by others; set NEO4J_PASSWORD, or wait for the prompt")
    named = parts.path.strip("/") or database
    if named is not None and not _DATABASE.fullmatch(named):
        raise WrongUse(f"{named!r} is no name of a database in Neo4j")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return Address(f"{parts.scheme}://{host}:{parts.port or 7687}", parts.username or user or "neo4j", named)


class Server:
    """An open connection. Everything it raises is a `StoreError` of one line."""

    def __init__(self, where: Address, password: str, patience: float = _SECONDS_OF_RETRY) -> None:
        """Connect, and see that the server answers and lets the user in.

        A transaction that the server refused for a moment, or that a broken connection ended, is tried again for
        `patience` seconds.
        """
        from neo4j import GraphDatabase

        self.address = where
        with self._spoken():
            self._driver: Driver = GraphDatabase.driver(
                where.uri,
                auth=(where.user, password),
                connection_timeout=_SECONDS_TO_CONNECT,
                max_transaction_retry_time=patience,
                notifications_min_severity="OFF",
                user_agent="chidao",
            )
        try:
            with self._spoken():  # at once: who mistyped an address need not wait for it
                self._driver.verify_connectivity()
        except StoreError:
            self.close()
            raise

    def read(self, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a reading query, its parameters bound."""
        with self._spoken(), self._driver.session(database=self.address.database) as session:
            return session.execute_read(lambda tx: tx.run(cypher, parameters).data())

    def write(self, work: Callable[[ManagedTransaction], Result]) -> Result:
        """What `work` returns of one transaction; it is run again where the server was busy, so it must not count."""
        with self._spoken(), self._driver.session(database=self.address.database) as session:
            return session.execute_write(work)

    def define(self, cypher: str, **parameters: Any) -> None:
        """Run a statement that must stand alone: a constraint, an index."""
        with self._spoken(), self._driver.session(database=self.address.database) as session:
            session.run(cypher, parameters).consume()

    def close(self) -> None:
        self._driver.close()

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        """Around everything that the driver does: what it raises becomes one line that says what to do."""
        from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError

        try:
            yield
        except AuthError as error:
            raise StoreError(
                f"{self.address}: the server refuses the user {self.address.user}: set NEO4J_USER and NEO4J_PASSWORD"
            ) from error
        except Neo4jError as error:
            raise StoreError(f"{self.address}: {_said(error.code or '', error.message or str(error))}") from error
        except (ConfigurationError, ValueError) as error:
            raise StoreError(f"{self.address}: {_line(str(error))}") from error
        except (DriverError, OSError) as error:
            raise StoreError(
                f"{self.address}: no Neo4j server answers, or it went away; start it and do the same again"
                " (what was written is whole)"
            ) from error


def _said(code: str, message: str) -> str:
    """A fault of the server in words that say what to do."""
    if "ReadOnly" in code or "read-only" in message or "read only" in message:
        return "the database takes no changes (it is read-only); open it for writing, or name another"
    if code.endswith("DatabaseNotFound"):
        return "there is no database of that name; name another with --database"
    if code.endswith(("Forbidden", "Unauthorized")):
        return f"the user may not do this ({_line(message)}); ask who runs the server"
    return f"the server says: {_line(message)} ({code})"


def _line(message: str) -> str:
    return " ".join(message.split())


def plain(row: Mapping[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    """A row of the server with exactly these columns."""
    return {column: row.get(column) for column in columns}
