"""Write the golden graphs beside the invented records anew: look at the difference before you commit it.

PYTHONPATH=. .venv/bin/python tests/plans/accept.py
"""

from __future__ import annotations

import json
from pathlib import Path

from loaders.graph import triples
from ontology import terms
from ontology.model import from_json
from ontology.triples import to_rdflib

FOLDER = Path(__file__).parent

if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*.json")):
        graph = to_rdflib(triples(from_json(json.loads(path.read_text(encoding="utf-8")))))
        for prefix, namespace in terms.PREFIXES.items():
            graph.bind(prefix, namespace)
        graph.serialize(path.with_suffix(".ttl"), format="turtle", encoding="utf-8")
