"""The places that the store knows, each with its parents."""

from __future__ import annotations

from dataclasses import dataclass

from queries.ask import Asked, ask
from queries.territory import Chain


@dataclass(frozen=True, slots=True)
class Places:
    """By the place's IRI: its name with its parents' names, nearest first; and its level where it is known."""

    chains: dict[str, Chain]
    levels: dict[str, str]

    def chain(self, iri: object, name: object = None) -> Chain:
        """The chain of a place by its IRI; by its name alone where the store has no such place; () for none."""
        return self.chains.get(str(iri), (str(name),) if name else ())


def places(store: Asked) -> Places:
    """All places of the store."""
    names: dict[str, str] = {}
    levels: dict[str, str] = {}
    parents: dict[str, str] = {}
    for row in ask(store, "places").rows:
        place = str(row["place"])
        names.setdefault(place, str(row["name"]))
        if row["level"] is not None:
            levels.setdefault(place, str(row["level"]).rpartition("/")[2])
        if row["parent"] is not None:
            parents.setdefault(place, str(row["parent"]))
    chains = {}
    for place in sorted(names):
        chain = [place]
        while (parent := parents.get(chain[-1])) is not None and parent in names and parent not in chain:
            chain.append(parent)
        chains[place] = tuple(names[one] for one in chain)
    return Places(chains, levels)
