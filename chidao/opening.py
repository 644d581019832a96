"""The store that a command asks, opened: the one place that knows which kinds of stores there are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.identity import Documents


@contextmanager
def opened(store: str | Path) -> Iterator[Documents]:
    """The store at `store` (the value of `--store`), open for questions until the block ends.

    Raises `StoreError` where there is none.
    """
    from queries.oxigraph_store import open_store

    with open_store(Path(store)) as found:
        yield found
