// vi: Mỗi tệp nói gì về từng văn bản: số, loại, tên gọi, ngày, nơi ban hành, cấp; và tệp nào là chính văn bản đó?
// en: What does each file say of each document: number, type, title, date, issuer, level; and which file is it itself?
// in: ?document (iri) the document
// out: ?document ?file ?name ?own ?number ?number_status ?type ?title ?issued ?issuer ?issuer_name ?issuer_of ?place ?level ?place_level ?period_from ?period_to ?complete
// example: {"document": "https://w3id.org/chidao/id/doc/12-kh-ubnd/uy-ban-nhan-dan/tinh-x/2024", "file": "https://w3id.org/chidao/id/file/…", "name": "KH-12.docx", "own": true, "number": "12/KH-UBND", "number_status": null, "type": "https://w3id.org/chidao/concept/type/ke-hoach", "title": "Triển khai …", "issued": "2024-01-05", "issuer": "https://w3id.org/chidao/id/agency/uy-ban-nhan-dan/tinh-x", "issuer_name": "Ủy ban nhân dân", "issuer_of": "tỉnh X", "place": "https://w3id.org/chidao/id/place/tinh-x", "level": "https://w3id.org/chidao/concept/level/province", "place_level": "https://w3id.org/chidao/concept/level/province", "period_from": "2024", "period_to": "2024", "complete": null}
MATCH (d:Chidao) WHERE d.iri IN $document // ?document
MATCH (f:Chidao&File)-[s:DESCRIBES]->(d:Document)
MATCH (f)-[:HOLDS]->(main:Document)
OPTIONAL MATCH (f)-[i:DESCRIBES]->(issuer:Agency {iri: s.issuer})
OPTIONAL MATCH (f)-[p:DESCRIBES]->(place:Place {iri: i.place})
RETURN DISTINCT d.iri AS document, f.iri AS file, f.name AS name, main = d AS own, s.number AS number,
  s.number_status AS number_status, $short.type + s.type AS type, s.title AS title, s.issued AS issued,
  issuer.iri AS issuer, i.label AS issuer_name, p.label AS issuer_of, place.iri AS place,
  $short.level + s.level AS level, $short.level + p.level AS place_level, s.period_from AS period_from,
  s.period_to AS period_to, s.complete AS complete
