// vi: Kho giữ những văn bản nào, trong tệp nào?
// en: Which documents does the store hold, in which file?
// in: ?document (iri) the document
// out: ?document ?file ?name
// example: {"document": "https://w3id.org/chidao/id/doc/12-kh-ubnd/uy-ban-nhan-dan/tinh-x/2024", "file": "https://w3id.org/chidao/id/file/…", "name": "KH-12.docx"}
MATCH (d:Chidao) WHERE d.iri IN $document // ?document
MATCH (f:Chidao&File)-[:HOLDS]->(d:Chidao)
RETURN DISTINCT d.iri AS document, f.iri AS file, f.name AS name
