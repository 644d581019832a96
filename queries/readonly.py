"""SPARQL that asks and does nothing else: no update, no SERVICE.

Oxigraph calls whatever host a SERVICE names and has no switch against it, so a query is looked at first. Its parser
needs no space where people write one (`SERVICEex:p{`, `1SERVICE<u>{`), and nor does this: in doubt it refuses.
"""

from __future__ import annotations

import re

from ontology.errors import WrongUse

# Read from left to right, so that a quote in a comment or a # in an IRI is what it is for Oxigraph.
_QUIET = re.compile(
    r'''
      (?P<string> """(?:[^"\\]|\\.|"(?!""))*"""  | \'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'
                | "(?:[^"\\\n\r]|\\.)*"          | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<iri> <[^<>"{}\x00-\x20]*> )      # with | ^ ` and \u, which Oxigraph may refuse by itself
    | (?P<comment> \#[^\n\r]* )
    | (?P<variable> [?$]\w+ )
    ''',
    re.VERBOSE | re.DOTALL,
)
_LOCAL = re.compile(r":[\w-]+")  # the part of a prefixed name after the colon
_SERVICE = re.compile(r"service\s*(?:silent)?\s*(?:<>|\?v|[\w.-]*:[\w.:%\\-]*)\s*\{", re.IGNORECASE)
_PROLOGUE = re.compile(r"\s*(?:(?:prefix\s*[\w.-]*:\s*<>|base\s*<>)\s*)*", re.IGNORECASE)
_UPDATE = re.compile(r"(?:insert|delete|load|clear|drop|create|add|move|copy|with)\b", re.IGNORECASE)
_ORDERED = re.compile(r"\border\s+by\b", re.IGNORECASE)


def checked(sparql: str) -> str:
    """The same query, or `WrongUse` where it would change something or call another server.

    >>> checked('SELECT ?service { ?service ?p "SERVICE <http://x/> {}" }  # SERVICE <http://x/> {}')
    'SELECT ?service { ?service ?p "SERVICE <http://x/> {}" }  # SERVICE <http://x/> {}'
    """
    bare = _bare(sparql)
    if _SERVICE.search(bare):
        raise WrongUse("SERVICE would call another server; chidao asks its own store only")
    prologue = _PROLOGUE.match(bare)
    if _UPDATE.match(bare, prologue.end() if prologue else 0):
        raise WrongUse("that is an update; the store is changed by `chidao load` and `chidao remove` only")
    return sparql


def is_ordered(sparql: str) -> bool:
    """Whether the query itself says in which order its rows come."""
    return _ORDERED.search(_bare(sparql)) is not None


def _bare(sparql: str) -> str:
    """The query without what its strings, IRIs, comments, variables and local names say."""

    def quiet(found: re.Match[str]) -> str:
        return {"string": '""', "iri": "<>", "comment": " ", "variable": "?v"}[found.lastgroup or ""]

    return _LOCAL.sub(":x", _QUIET.sub(quiet, sparql))
