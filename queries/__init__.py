"""Questions, the stores that answer them, and what commands make of the answers. Where to look:

A question: NAME.rq in SPARQL and its twin NAME.cypher; ask (puts it to any store), sparql_text and cypher_text (its
text with the values that were given).

The store on disk: oxigraph_store and oxigraph_terms, store_folder, manifest; what it derives: identity (names of one
document), changes (what became of bodies and places); readonly (SPARQL of people).

A Neo4j server: graph_names (what classes and terms are called there), file_network (one graph as a property graph),
neo4j_rows and neo4j_view (as rows, and as people see it), neo4j_push and neo4j_bulk (to a server, into files),
neo4j_server (the connection), neo4j_store (asks it).

What people name: naming (documents), agency_naming, places, territory.

Answers: documents and card, walks and chains, implementers, missing, coverage, deadlines, duties and inheritance,
checks.

For other programs: network (the property graph for pictures and tables), dump and dump_network.
"""
