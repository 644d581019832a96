// vi: Văn bản nào mang số nào?
// en: Which document bears which number?
// in: ?document (iri) the document
// out: ?document ?number
// example: {"document": "https://w3id.org/chidao/id/doc/12-kh-ubnd/uy-ban-nhan-dan/tinh-x/2024", "number": "12/KH-UBND"}
MATCH (d:Chidao) WHERE d.iri IN $document // ?document
MATCH (:Chidao&File)-[s:DESCRIBES]->(d:Document)
WHERE s.number IS NOT NULL
RETURN DISTINCT d.iri AS document, s.number AS number
