"""A mention of an agency: its name, the place words behind it, and what the tables know of it."""

from __future__ import annotations

from typing import NamedTuple

from ontology import tables


class Mention(NamedTuple):
    """An agency as a document names it, with its span in the flow.

    `kind` and `proper` are the place as written: ("tỉnh", None) for a bare word, ("tỉnh", "Phú Yên") for a named one.
    `rows` are the rows of agencies.csv that the name may be, `head_level` the level of its head word where there are
    none; `foreign` marks a group that is no body of the issuer's place.
    """

    name: str
    start: int
    end: int
    kind: str | None = None
    proper: str | None = None
    rows: tuple[tables.Agency, ...] = ()
    head_level: str | None = None
    collective: bool = False
    foreign: bool = False

    @property
    def is_central(self) -> bool:
        """Whether it is a body of the centre, so that no place word of its neighbours holds for it."""
        if self.rows:
            return all(row.level == "central" for row in self.rows)
        return self.head_level == "central"
