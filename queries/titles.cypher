// vi: Văn bản nào, loại gì, có trích yếu thế nào?
// en: Which document, of which type, has which title?
// in: ?document (iri) the document
// out: ?document ?type ?title
// example: {"document": "https://w3id.org/chidao/id/doc/12-kh-ubnd/uy-ban-nhan-dan/tinh-x/2024", "type": "https://w3id.org/chidao/concept/type/ke-hoach", "title": "Triển khai …"}
MATCH (d:Chidao) WHERE d.iri IN $document // ?document
MATCH (:Chidao&File)-[s:DESCRIBES]->(d:Document)
WHERE s.title IS NOT NULL
RETURN DISTINCT d.iri AS document, s.title AS title, $short.type + s.type AS type
