// vi: Tệp còn nói gì khác về văn bản: người ký, kinh phí, phần kèm theo, văn bản được nhắc tên, chỗ đọc được số và ngày?
// en: What else does a file say of its document: who signed, funding, parts, named documents, where its head was read?
// in: ?document (iri) the document
// out: ?document ?file ?fact ?kind ?property ?value
// example: {"document": "https://w3id.org/chidao/id/doc/12-kh-ubnd/uy-ban-nhan-dan/tinh-x/2024", "file": "https://w3id.org/chidao/id/file/…", "fact": "https://w3id.org/chidao/id/file/…/signatory/1", "kind": "http://www.w3.org/ns/prov#Attribution", "property": "https://schema.org/name", "value": "Trần Văn A"}
MATCH (d:Chidao) WHERE d.iri IN $document // ?document
MATCH (f:Chidao&File)-[:HOLDS]->(d:Document)<-[:PART_OF]-(n:Signatory|Evidence|Funding|NamedDocument|Note|Part)
WHERE n.file = f.iri
WITH d, f, n, $class[head([label IN labels(n) WHERE label <> 'Chidao'])] AS kind
UNWIND [
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#type', kind],
  ['https://w3id.org/chidao/ontology#of', d.iri]
] + [
  key IN keys(n) WHERE $term[key] IS NOT NULL AND (key <> 'name' OR n:Signatory)
  | [$term[key], coalesce($short[key] + n[key], n[key])]
] AS said
RETURN DISTINCT d.iri AS document, f.iri AS file, n.iri AS fact, kind, said[0] AS property, said[1] AS value
