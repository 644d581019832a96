// vi: Kho giữ bao nhiêu văn bản của mỗi cơ quan?
// en: How many documents of each body does the store hold?
// in: ?issuer (iri) the body
// out: ?issuer ?name ?of ?place ?level ?documents
// example: {"issuer": "https://w3id.org/chidao/id/agency/uy-ban-nhan-dan/tinh-x", "name": "Ủy ban nhân dân", "of": "tỉnh X", "place": "https://w3id.org/chidao/id/place/tinh-x", "level": "https://w3id.org/chidao/concept/level/province", "documents": 12}
MATCH (a:Chidao) WHERE a.iri IN $issuer // ?issuer
MATCH (f:Chidao&File)-[:HOLDS]->(d:Document)
MATCH (f)-[s:DESCRIBES]->(d)
MATCH (f)-[i:DESCRIBES]->(a:Agency {iri: s.issuer})
OPTIONAL MATCH (f)-[p:DESCRIBES]->(place:Place {iri: i.place})
RETURN a.iri AS issuer, i.label AS name, p.label AS of, place.iri AS place, $short.level + p.level AS level,
  count(DISTINCT d) AS documents
