// vi: Văn bản nào liên quan thế nào với văn bản nào, câu nào, trong tệp nào nói vậy?
// en: Which document has which relation to which other, and which sentence of which file says so?
// in: ?from (iri) the document that carries out, rests on, cites, amends …
// in: ?to (iri) the document that is carried out, cited, amended …
// in: ?relation (text) implements, legal_basis, cites, amends, replaces, repeals, details, promulgates, approves
// out: ?from ?relation ?to ?stated_by ?file ?quote ?start ?end
// example: {"from": "https://w3id.org/chidao/id/doc/44-kh-ubnd/uy-ban-nhan-dan/huyen-x/2024", "relation": "implements", "to": "https://w3id.org/chidao/id/doc/12-kh-ubnd/uy-ban-nhan-dan/tinh-x/2024", "stated_by": "https://w3id.org/chidao/id/doc/44-kh-ubnd/uy-ban-nhan-dan/huyen-x/2024", "file": "https://w3id.org/chidao/id/file/…", "quote": "Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh X", "start": 210, "end": 264}
MATCH (a:Chidao) WHERE a.iri IN $from // ?from
MATCH (b:Chidao) WHERE b.iri IN $to // ?to
MATCH (a:Chidao&Document)-[r:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES|REPEALS|DETAILS|PROMULGATES|APPROVES]->(b:Document)
WHERE r.file IS NOT NULL
AND r.relation IN $relation // ?relation
RETURN DISTINCT a.iri AS from, r.relation AS relation, b.iri AS to, r.stated_by AS stated_by, r.file AS file,
  r.quote AS quote, r.start AS start, r.end AS end
