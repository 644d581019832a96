// vi: Cách gọi chưa đủ nào là của văn bản nào?
// en: Which incomplete name of a document stands for which document?
// in: ?alias (iri) the incomplete key
// in: ?document (iri) the complete key
// out: ?alias ?document
// example: {"alias": "https://w3id.org/chidao/id/doc/12-kh-ubnd/-/-/-", "document": "https://w3id.org/chidao/id/doc/12-kh-ubnd/uy-ban-nhan-dan/tinh-x/2024"}
MATCH (a:Chidao) WHERE a.iri IN $alias // ?alias
MATCH (d:Chidao) WHERE d.iri IN $document // ?document
MATCH (a:Chidao&Document)-[:SAME_AS]->(d:Document)
RETURN DISTINCT a.iri AS alias, d.iri AS document
