"""What can go wrong, as a caller can act on it: one root, a child for each cure.

Each error is one clear line: which file and place, what is wrong, what to do. The command prints it and
exits with the error's `status` (1 nothing read, 2 wrong use, 3 some refused, 4 defects listed).
"""


class ChidaoError(Exception):
    """Anything chidao reports by itself; `status` is the exit status of a command that ends with it."""

    status = 1


class UnreadableFile(ChidaoError):
    """A file that cannot be read as a document: `UnreadableFile("KH-44.docx", "broken zip archive; save it anew")`."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class WrongUse(ChidaoError):
    """The command was asked something it cannot do as asked; the line says how to ask."""

    status = 2


class BadTable(ChidaoError):
    """A row of a table under `ontology/` is wrong; the line names file, line and column."""


class StoreError(ChidaoError):
    """The store's folder is not a store, is locked by another process, or cannot be written."""


class NotFound(ChidaoError):
    """A document, agency or place that the store does not hold; the line lists what is near."""


class Ambiguous(ChidaoError):
    """A name that fits several things; `candidates` lists them and the line tells them apart."""

    status = 2

    def __init__(self, words: str, candidates: list[str]) -> None:
        super().__init__(f"{words!r} may be any of:\n  " + "\n  ".join(candidates))
        self.candidates = candidates
